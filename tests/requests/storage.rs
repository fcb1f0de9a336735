//! Volumes, and Storage Boxes with their snapshots and subaccounts.

use hetzner_cloud::storage_box_snapshots::{self, StorageBoxSnapshotSort};
use hetzner_cloud::storage_box_subaccounts::{
    self, StorageBoxSubaccountAccessSettingsInput, StorageBoxSubaccountSort,
};
use hetzner_cloud::storage_boxes::{self, StorageBoxAccessSettingsInput, StorageBoxSort};
use hetzner_cloud::volumes::{self, VolumeFormat, VolumeSort, VolumeStatus};
use hetzner_cloud::{Id, Sort};

use super::{Line, labels, line, selector};

pub(crate) fn lines() -> Vec<Line> {
    let mut lines = volumes();
    lines.extend(storage_boxes());
    lines.extend(storage_box_snapshots());
    lines.extend(storage_box_subaccounts());
    lines
}

fn volumes() -> Vec<Line> {
    vec![
        line(volumes::List::new(), "GET /volumes"),
        line(
            volumes::List::new()
                .status(vec![VolumeStatus::Available, VolumeStatus::Creating])
                .sort(vec![Sort::asc(VolumeSort::Name)])
                .name("data")
                .label_selector(selector("env=prod"))
                .page(1u64)
                .per_page(50u64),
            "GET /volumes?status=available&status=creating&sort=name%3Aasc&name=data&label_selector=env%3Dprod\
             &page=1&per_page=50",
        ),
        line(volumes::Create::new(10u32, "data"), r#"POST /volumes {"size":10,"name":"data"}"#),
        line(
            volumes::Create::new(10u32, "data")
                .labels(labels())
                .automount(false)
                .format(VolumeFormat::Ext4)
                .location(Id::new(1))
                .server(42),
            r#"POST /volumes {"size":10,"name":"data","labels":{"env":"prod"},"automount":false,"format":"ext4","location":"1","server":42}"#,
        ),
        line(volumes::Get::new(4), "GET /volumes/4"),
        line(volumes::Update::new(4), "PUT /volumes/4 {}"),
        line(
            volumes::Update::new(4).name("more").labels(labels()),
            r#"PUT /volumes/4 {"name":"more","labels":{"env":"prod"}}"#,
        ),
        line(volumes::Delete::new(4), "DELETE /volumes/4"),
        line(volumes::Attach::new(4, 42), r#"POST /volumes/4/actions/attach {"server":42}"#),
        line(
            volumes::Attach::new(4, 42).automount(true),
            r#"POST /volumes/4/actions/attach {"server":42,"automount":true}"#,
        ),
        line(volumes::ChangeProtection::new(4), "POST /volumes/4/actions/change_protection {}"),
        line(
            volumes::ChangeProtection::new(4).delete(true),
            r#"POST /volumes/4/actions/change_protection {"delete":true}"#,
        ),
        line(volumes::Detach::new(4), "POST /volumes/4/actions/detach"),
        line(volumes::Resize::new(4, 20u32), r#"POST /volumes/4/actions/resize {"size":20}"#),
    ]
}

fn storage_boxes() -> Vec<Line> {
    vec![
        line(storage_boxes::List::new(), "GET /storage_boxes"),
        line(
            storage_boxes::List::new()
                .name("attic")
                .label_selector(selector("env=prod"))
                .sort(vec![Sort::desc(StorageBoxSort::Size), StorageBoxSort::SizeFilesystem.into()])
                .page(1u64)
                .per_page(50u64),
            "GET /storage_boxes?name=attic&label_selector=env%3Dprod&sort=stats.size%3Adesc\
             &sort=stats.size_filesystem&page=1&per_page=50",
        ),
        line(
            storage_boxes::Create::new("bx11", "fsn1", "attic", "s3cr3t"),
            r#"POST /storage_boxes {"storage_box_type":"bx11","location":"fsn1","name":"attic","password":"s3cr3t"}"#,
        ),
        line(
            storage_boxes::Create::new(1333, 1, "attic", "s3cr3t")
                .labels(labels())
                .ssh_keys(vec!["ssh-ed25519 AAAA".into()])
                .access_settings(
                    StorageBoxAccessSettingsInput::new()
                        .reachable_externally(false)
                        .samba_enabled(true)
                        .ssh_enabled(true)
                        .webdav_enabled(false)
                        .zfs_enabled(true),
                ),
            r#"POST /storage_boxes {"storage_box_type":"1333","location":"1","name":"attic","password":"s3cr3t","labels":{"env":"prod"},"ssh_keys":["ssh-ed25519 AAAA"],"access_settings":{"reachable_externally":false,"samba_enabled":true,"ssh_enabled":true,"webdav_enabled":false,"zfs_enabled":true}}"#,
        ),
        line(storage_boxes::Get::new(15), "GET /storage_boxes/15"),
        line(storage_boxes::Update::new(15), "PUT /storage_boxes/15 {}"),
        line(
            storage_boxes::Update::new(15).name("cellar").labels(labels()),
            r#"PUT /storage_boxes/15 {"name":"cellar","labels":{"env":"prod"}}"#,
        ),
        line(storage_boxes::Delete::new(15), "DELETE /storage_boxes/15"),
        line(storage_boxes::ListFolders::new(15), "GET /storage_boxes/15/folders"),
        line(
            storage_boxes::ListFolders::new(15).path("./a b"),
            "GET /storage_boxes/15/folders?path=.%2Fa%20b",
        ),
        line(storage_boxes::ChangeProtection::new(15), "POST /storage_boxes/15/actions/change_protection {}"),
        line(
            storage_boxes::ChangeProtection::new(15).delete(false),
            r#"POST /storage_boxes/15/actions/change_protection {"delete":false}"#,
        ),
        line(
            storage_boxes::ChangeType::new(15, "bx21"),
            r#"POST /storage_boxes/15/actions/change_type {"storage_box_type":"bx21"}"#,
        ),
        line(
            storage_boxes::DisableSnapshotPlan::new(15),
            "POST /storage_boxes/15/actions/disable_snapshot_plan",
        ),
        line(
            storage_boxes::EnableSnapshotPlan::new(15, 10u32, 30u32, 3u32),
            r#"POST /storage_boxes/15/actions/enable_snapshot_plan {"max_snapshots":10,"minute":30,"hour":3}"#,
        ),
        line(
            storage_boxes::EnableSnapshotPlan::new(15, 10u32, 30u32, 3u32)
                .day_of_week(Some(7))
                .day_of_month(None),
            r#"POST /storage_boxes/15/actions/enable_snapshot_plan {"max_snapshots":10,"minute":30,"hour":3,"day_of_week":7,"day_of_month":null}"#,
        ),
        line(
            storage_boxes::EnableSnapshotPlan::new(15, 10u32, 30u32, 3u32)
                .day_of_week(None)
                .day_of_month(Some(31)),
            r#"POST /storage_boxes/15/actions/enable_snapshot_plan {"max_snapshots":10,"minute":30,"hour":3,"day_of_week":null,"day_of_month":31}"#,
        ),
        line(
            storage_boxes::ResetPassword::new(15, "s3cr3t"),
            r#"POST /storage_boxes/15/actions/reset_password {"password":"s3cr3t"}"#,
        ),
        line(
            storage_boxes::RollbackSnapshot::new(15, 16),
            r#"POST /storage_boxes/15/actions/rollback_snapshot {"snapshot":"16"}"#,
        ),
        line(
            storage_boxes::RollbackSnapshot::new(15, "2026-11-01T00-00-00"),
            r#"POST /storage_boxes/15/actions/rollback_snapshot {"snapshot":"2026-11-01T00-00-00"}"#,
        ),
        line(
            storage_boxes::UpdateAccessSettings::new(15),
            "POST /storage_boxes/15/actions/update_access_settings {}",
        ),
        line(
            storage_boxes::UpdateAccessSettings::new(15)
                .reachable_externally(true)
                .samba_enabled(false)
                .ssh_enabled(true)
                .webdav_enabled(false)
                .zfs_enabled(false),
            r#"POST /storage_boxes/15/actions/update_access_settings {"reachable_externally":true,"samba_enabled":false,"ssh_enabled":true,"webdav_enabled":false,"zfs_enabled":false}"#,
        ),
    ]
}

fn storage_box_snapshots() -> Vec<Line> {
    vec![
        line(storage_box_snapshots::List::new(15), "GET /storage_boxes/15/snapshots"),
        line(
            storage_box_snapshots::List::new(15)
                .name("2026-11-01T00-00-00")
                .is_automatic(true)
                .label_selector(selector("env=prod"))
                .sort(vec![Sort::desc(StorageBoxSnapshotSort::Created)]),
            "GET /storage_boxes/15/snapshots?name=2026-11-01T00-00-00&is_automatic=true&label_selector=env%3Dprod\
             &sort=created%3Adesc",
        ),
        line(storage_box_snapshots::Create::new(15), "POST /storage_boxes/15/snapshots {}"),
        line(
            storage_box_snapshots::Create::new(15).description("before").labels(labels()),
            r#"POST /storage_boxes/15/snapshots {"description":"before","labels":{"env":"prod"}}"#,
        ),
        line(storage_box_snapshots::Get::new(15, 16), "GET /storage_boxes/15/snapshots/16"),
        line(storage_box_snapshots::Update::new(15, 16), "PUT /storage_boxes/15/snapshots/16 {}"),
        line(
            storage_box_snapshots::Update::new(15, 16).description("after").labels(labels()),
            r#"PUT /storage_boxes/15/snapshots/16 {"description":"after","labels":{"env":"prod"}}"#,
        ),
        line(storage_box_snapshots::Delete::new(15, 16), "DELETE /storage_boxes/15/snapshots/16"),
    ]
}

fn storage_box_subaccounts() -> Vec<Line> {
    vec![
        line(storage_box_subaccounts::List::new(15), "GET /storage_boxes/15/subaccounts"),
        line(
            storage_box_subaccounts::List::new(15)
                .name("guest")
                .username("u1-sub1")
                .label_selector(selector("env=prod"))
                .sort(vec![StorageBoxSubaccountSort::Id.into()]),
            "GET /storage_boxes/15/subaccounts?name=guest&username=u1-sub1&label_selector=env%3Dprod&sort=id",
        ),
        line(
            storage_box_subaccounts::Create::new(15, "guests/a", "s3cr3t"),
            r#"POST /storage_boxes/15/subaccounts {"home_directory":"guests/a","password":"s3cr3t"}"#,
        ),
        line(
            storage_box_subaccounts::Create::new(15, "guests/a", "s3cr3t")
                .name("guest")
                .description("a guest")
                .access_settings(
                    StorageBoxSubaccountAccessSettingsInput::new()
                        .reachable_externally(true)
                        .samba_enabled(false)
                        .ssh_enabled(true)
                        .webdav_enabled(false)
                        .readonly(true),
                )
                .labels(labels()),
            r#"POST /storage_boxes/15/subaccounts {"home_directory":"guests/a","password":"s3cr3t","name":"guest","description":"a guest","access_settings":{"reachable_externally":true,"samba_enabled":false,"ssh_enabled":true,"webdav_enabled":false,"readonly":true},"labels":{"env":"prod"}}"#,
        ),
        line(storage_box_subaccounts::Get::new(15, 17), "GET /storage_boxes/15/subaccounts/17"),
        line(storage_box_subaccounts::Update::new(15, 17), "PUT /storage_boxes/15/subaccounts/17 {}"),
        line(
            storage_box_subaccounts::Update::new(15, 17).name("friend").description("b").labels(labels()),
            r#"PUT /storage_boxes/15/subaccounts/17 {"name":"friend","description":"b","labels":{"env":"prod"}}"#,
        ),
        line(storage_box_subaccounts::Delete::new(15, 17), "DELETE /storage_boxes/15/subaccounts/17"),
        line(
            storage_box_subaccounts::ChangeHomeDirectory::new(15, 17, "friends/a"),
            r#"POST /storage_boxes/15/subaccounts/17/actions/change_home_directory {"home_directory":"friends/a"}"#,
        ),
        line(
            storage_box_subaccounts::ResetPassword::new(15, 17, "s3cr3t"),
            r#"POST /storage_boxes/15/subaccounts/17/actions/reset_subaccount_password {"password":"s3cr3t"}"#,
        ),
        line(
            storage_box_subaccounts::UpdateAccessSettings::new(15, 17),
            "POST /storage_boxes/15/subaccounts/17/actions/update_access_settings {}",
        ),
        line(
            storage_box_subaccounts::UpdateAccessSettings::new(15, 17)
                .reachable_externally(false)
                .samba_enabled(true)
                .ssh_enabled(false)
                .webdav_enabled(true)
                .readonly(false),
            r#"POST /storage_boxes/15/subaccounts/17/actions/update_access_settings {"reachable_externally":false,"samba_enabled":true,"ssh_enabled":false,"webdav_enabled":true,"readonly":false}"#,
        ),
    ]
}
