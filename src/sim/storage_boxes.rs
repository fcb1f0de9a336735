use alloc::format;
use alloc::string::{String, ToString};

use super::actions::NewAction;
use super::{ApiRequest, ApiResult, ErrorResponse, Project, SuccessResponse, actions, entity};
use crate::api::protection::Protection;
use crate::api::storage_box_types::StorageBoxType;
use crate::api::storage_boxes::{
    StorageBox, StorageBoxAccessSettings, StorageBoxSnapshotPlan, StorageBoxStats, StorageBoxStatus,
};
use crate::operation::Api;
use crate::primitives::Id;

/// The folders of every Storage Box of the embedded Hetzner.
const FOLDERS: [&str; 2] = ["backups", "public"];

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => entity::page(project, request, |_: &StorageBox| true),
        "create" => create(project, request),
        "get" => entity::find::<StorageBox>(project, request).map(|it| SuccessResponse::model(200, it)),
        "update" => entity::update(project, request, |_: &mut StorageBox| Ok(())),
        "delete" => delete(project, request),
        "list_folders" => list_folders(project, request),
        "change_protection" => entity::change_protection::<StorageBox>(project, request),
        "change_type" => change_type(project, request),
        "disable_snapshot_plan" => {
            entity::change(project, request, "disable_snapshot_plan", |it: &mut StorageBox| {
                it.snapshot_plan = None
            })
        }
        "enable_snapshot_plan" => enable_snapshot_plan(project, request),
        "reset_password" => check_password(request)
            .and_then(|()| entity::change(project, request, "reset_password", |_: &mut StorageBox| {})),
        "rollback_snapshot" => rollback(project, request),
        "update_access_settings" => update_access_settings(project, request),
        // Includes the actions of snapshots and subaccounts.
        "list_all_actions" => actions::page(request, project.actions.of_api(Api::Storage)),
        "get_action_by_id" => actions::get(request, project.actions.of_api(Api::Storage), "id"),
        _ => return actions::respond_for::<StorageBox>(project, request, verb),
    })
}

/// Rejects a weak password in the body.
pub(super) fn check_password(request: &ApiRequest) -> ApiResult<()> {
    let password = request.required_string("password")?;
    let has = |is: fn(&u8) -> bool| password.bytes().any(|byte| is(&byte));
    let is_strong = password.len() >= 12
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit);
    match is_strong {
        true => Ok(()),
        false => Err(ErrorResponse::invalid_input(
            "password",
            "must have at least 12 characters, with lowercase letters, uppercase letters and digits",
        )),
    }
}

fn storage_box_type(project: &Project, request: &ApiRequest) -> ApiResult<StorageBoxType> {
    let requested = request.id_or_name("storage_box_type")?;
    let requested = requested.ok_or_else(|| ErrorResponse::missing("storage_box_type"))?;
    let mut types = project.storage_box_types.iter();
    let found = types.find(|kind| kind.name == requested || kind.id.to_string() == requested);
    found.cloned().ok_or_else(|| ErrorResponse::unknown_reference("storage_box_type"))
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let name = entity::required_name::<StorageBox>(project, request)?;
    let kind = storage_box_type(project, request)?;
    let requested = request.id_or_name("location")?.ok_or_else(|| ErrorResponse::missing("location"))?;
    let location =
        project.location(&requested).ok_or_else(|| ErrorResponse::unknown_reference("location"))?;
    if !kind.prices.iter().any(|price| price.location == location.name) {
        let message = format!("{} is not available in {}", kind.name, location.name);
        return Err(ErrorResponse::new(412, "resource_unavailable", message));
    }
    check_password(request)?;
    request.list::<String>("ssh_keys")?;
    let access_settings: Option<StorageBoxAccessSettings> = request.object("access_settings")?;
    let labels = request.labels()?.unwrap_or_default();
    let id = project.next_id();
    let storage_box = StorageBox {
        id: Id::new(id),
        username: None,
        status: StorageBoxStatus::Initializing,
        name,
        storage_box_type: kind,
        location,
        access_settings: access_settings.unwrap_or(StorageBoxAccessSettings {
            reachable_externally: false,
            samba_enabled: false,
            ssh_enabled: false,
            webdav_enabled: false,
            zfs_enabled: false,
        }),
        server: None,
        system: None,
        stats: StorageBoxStats { size: 0, size_data: 0, size_snapshots: 0 },
        labels,
        protection: Protection { delete: false },
        snapshot_plan: None,
        created: project.now.into(),
    };
    entity::add(project, &storage_box);
    let activate = move |storage_box: &mut StorageBox| {
        storage_box.status = StorageBoxStatus::Active;
        storage_box.username = Some(format!("u{}", id % 1_000_000));
        storage_box.server = Some(format!("u{}.storagebox.example", id % 1_000_000));
        storage_box.system = Some("fsn1-bx1".into());
    };
    let remove = move |project: &mut Project| {
        project.storage_boxes.remove(&id);
    };
    let action = NewAction::new::<StorageBox>("create_storage_box", id)
        .millis(4_000)
        .update(activate)
        .on_failure(remove)
        .start(project)?;
    Ok(SuccessResponse::model(201, &storage_box).with("action", &action))
}

fn delete(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let id = entity::id_of::<StorageBox>(project, request)?;
    entity::check_deletable::<StorageBox>(project, id)?;
    let remove = move |project: &mut Project| {
        project.storage_boxes.remove(&id);
        project.snapshots.retain(|_, snapshot| snapshot.storage_box.get() != id);
        project.subaccounts.retain(|_, subaccount| subaccount.storage_box.get() != id);
    };
    NewAction::new::<StorageBox>("delete_storage_box", id).millis(2_000).on_success(remove).respond(project)
}

fn list_folders(project: &Project, request: &ApiRequest) -> ApiResult {
    entity::find::<StorageBox>(project, request)?;
    let path = request.query_value("path").unwrap_or(".").trim_matches(['.', '/']);
    let folders: &[&str] = match path {
        "" => &FOLDERS,
        path if FOLDERS.contains(&path) => &[],
        _ => return Err(ErrorResponse::invalid_input("path", "does not exist")),
    };
    Ok(SuccessResponse::new(200).with("folders", folders))
}

fn change_type(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let kind = storage_box_type(project, request)?;
    if entity::find::<StorageBox>(project, request)?.stats.size > kind.size {
        return Err(ErrorResponse::invalid_input("storage_box_type", "is smaller than the stored data"));
    }
    entity::change(project, request, "change_type", |it: &mut StorageBox| it.storage_box_type = kind)
}

fn enable_snapshot_plan(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let number = |field: &str, range: core::ops::RangeInclusive<u64>| match request.integer(field)? {
        Some(number) if range.contains(&number) => Ok(Some(number as u32)),
        Some(_) => {
            let problem = format!("must be from {} to {}", range.start(), range.end());
            Err(ErrorResponse::invalid_input(field, problem))
        }
        None => Ok(None),
    };
    let required = |field: &str, range| number(field, range)?.ok_or_else(|| ErrorResponse::missing(field));
    let plan = StorageBoxSnapshotPlan {
        max_snapshots: required("max_snapshots", 1..=250)?,
        minute: required("minute", 0..=59)?,
        hour: required("hour", 0..=23)?,
        day_of_week: number("day_of_week", 1..=7)?,
        day_of_month: number("day_of_month", 1..=31)?,
    };
    let change = |it: &mut StorageBox| it.snapshot_plan = Some(plan);
    entity::change(project, request, "enable_snapshot_plan", change)
}

fn rollback(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let id = entity::id_of::<StorageBox>(project, request)?;
    let requested = request.id_or_name("snapshot")?.ok_or_else(|| ErrorResponse::missing("snapshot"))?;
    let matches = |name: &str, id: Id<_>| name == requested || id.to_string() == requested;
    let mut snapshots = project.snapshots.values().filter(|snapshot| snapshot.storage_box.get() == id);
    if !snapshots.any(|snapshot| matches(&snapshot.name, snapshot.id)) {
        return Err(ErrorResponse::unknown_reference("snapshot"));
    }
    entity::change(project, request, "rollback_snapshot", |_: &mut StorageBox| {})
}

fn update_access_settings(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (external, samba, ssh, webdav, zfs) = (
        request.boolean("reachable_externally")?,
        request.boolean("samba_enabled")?,
        request.boolean("ssh_enabled")?,
        request.boolean("webdav_enabled")?,
        request.boolean("zfs_enabled")?,
    );
    entity::change(project, request, "update_access_settings", move |it: &mut StorageBox| {
        let old = &it.access_settings;
        it.access_settings = StorageBoxAccessSettings {
            reachable_externally: external.unwrap_or(old.reachable_externally),
            samba_enabled: samba.unwrap_or(old.samba_enabled),
            ssh_enabled: ssh.unwrap_or(old.ssh_enabled),
            webdav_enabled: webdav.unwrap_or(old.webdav_enabled),
            zfs_enabled: zfs.unwrap_or(old.zfs_enabled),
        };
    })
}
