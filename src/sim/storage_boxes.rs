use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};

use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::{Answer, thing};
use crate::api::actions::Action;
use crate::api::protection::Protection;
use crate::api::storage_box_types::StorageBoxType;
use crate::api::storage_boxes::{
    StorageBox, StorageBoxAccessSettings, StorageBoxSnapshotPlan, StorageBoxStats, StorageBoxStatus,
};
use crate::operation::Api;
use crate::primitives::Id;

/// What is in every Storage Box here.
const FOLDERS: [&str; 2] = ["backups", "public"];

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    let of_storage = |action: &&Action| action.api() == Api::Storage;
    Some(match verb {
        "list" => thing::page(project, ask, |_: &StorageBox| true),
        "create" => create(project, ask),
        "get" => thing::find::<StorageBox>(project, ask).map(|it| Answer::one(200, it)),
        "update" => thing::update(project, ask, |_: &mut StorageBox| Ok(())),
        "delete" => delete(project, ask),
        "list_folders" => list_folders(project, ask),
        "change_protection" => thing::change_protection::<StorageBox>(project, ask),
        "change_type" => change_type(project, ask),
        "disable_snapshot_plan" => {
            thing::change(project, ask, "disable_snapshot_plan", |it: &mut StorageBox| {
                it.snapshot_plan = None
            })
        }
        "enable_snapshot_plan" => enable_snapshot_plan(project, ask),
        "reset_password" => check_password(ask)
            .and_then(|()| thing::change(project, ask, "reset_password", |_: &mut StorageBox| {})),
        "rollback_snapshot" => rollback(project, ask),
        "update_access_settings" => update_access_settings(project, ask),
        // Those of snapshots and subaccounts are here too.
        "list_all_actions" => project.action_page(ask, project.jobs.actions().filter(of_storage)),
        "get_action_by_id" => project.action(ask, project.jobs.actions().filter(of_storage), "id"),
        _ => {
            return thing::actions::<StorageBox>(project, ask, verb, || {
                thing::id_of::<StorageBox>(project, ask)
            });
        }
    })
}

/// Refuses what is easily guessed.
pub(super) fn check_password(ask: &Ask) -> Result<(), Refusal> {
    let password = ask.required_text("password")?;
    let has = |is: fn(&u8) -> bool| password.bytes().any(|byte| is(&byte));
    let is_strong = password.len() >= 12
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit);
    match is_strong {
        true => Ok(()),
        false => Err(Refusal::invalid(
            "password",
            "has to have at least 12 characters, small and capital letters and digits among them",
        )),
    }
}

fn storage_box_type(project: &Project, ask: &Ask) -> Result<StorageBoxType, Refusal> {
    let wanted = ask.id_or_name("storage_box_type")?.unwrap_or_default();
    let mut types = project.storage_box_types.iter();
    let found = types.find(|kind| kind.name == wanted || kind.id.to_string() == wanted);
    found.cloned().ok_or_else(|| Refusal::no_such("storage_box_type"))
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let name = thing::needed_name::<StorageBox>(project, ask)?;
    let kind = storage_box_type(project, ask)?;
    let wanted = ask.id_or_name("location")?.unwrap_or_default();
    let location = project.location(&wanted).ok_or_else(|| Refusal::no_such("location"))?;
    check_password(ask)?;
    ask.list::<String>("ssh_keys")?;
    let access_settings: Option<StorageBoxAccessSettings> = ask.object("access_settings")?;
    let labels = ask.labels()?.unwrap_or_default();
    let id = project.id();
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
    thing::add(project, &storage_box);
    let effect = move |project: &mut Project| {
        if let Some(storage_box) = project.storage_boxes.get_mut(&id) {
            storage_box.status = StorageBoxStatus::Active;
            storage_box.username = Some(format!("u{}", id % 1_000_000));
            storage_box.server = Some(format!("u{}.storagebox.example", id % 1_000_000));
            storage_box.system = Some("fsn1-bx1".into());
        }
    };
    let undo = move |project: &mut Project| {
        project.storage_boxes.remove(&id);
    };
    let length = ("create_storage_box", 4_000);
    let action = thing::begin::<StorageBox>(project, id, length, &[], Box::new(effect), Box::new(undo))?;
    Ok(Answer::one(201, &storage_box).with("action", &action))
}

fn delete(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let id = thing::id_of::<StorageBox>(project, ask)?;
    thing::deletable::<StorageBox>(project, id)?;
    let effect = move |project: &mut Project| {
        project.storage_boxes.remove(&id);
        project.snapshots.retain(|_, snapshot| snapshot.storage_box.get() != id);
        project.subaccounts.retain(|_, subaccount| subaccount.storage_box.get() != id);
    };
    let length = ("delete_storage_box", 2_000);
    let action = thing::begin::<StorageBox>(project, id, length, &[], Box::new(effect), Box::new(|_| {}))?;
    Ok(Answer::one(201, &action))
}

fn list_folders(project: &Project, ask: &Ask) -> Result<Answer, Refusal> {
    thing::find::<StorageBox>(project, ask)?;
    let path = ask.first("path").unwrap_or(".").trim_matches(['.', '/']);
    let folders: &[&str] = match path {
        "" => &FOLDERS,
        path if FOLDERS.contains(&path) => &[],
        _ => return Err(Refusal::invalid("path", "there is no such folder")),
    };
    Ok(Answer::new(200).with("folders", folders))
}

fn change_type(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let kind = storage_box_type(project, ask)?;
    if thing::find::<StorageBox>(project, ask)?.stats.size > kind.size {
        return Err(Refusal::invalid("storage_box_type", "is smaller than what is stored"));
    }
    thing::change(project, ask, "change_type", |it: &mut StorageBox| it.storage_box_type = kind)
}

fn enable_snapshot_plan(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let number = |field: &str, range: core::ops::RangeInclusive<u64>| match ask.number(field)? {
        Some(number) if range.contains(&number) => Ok(Some(number as u32)),
        Some(_) => {
            let problem = format!("has to be from {} to {}", range.start(), range.end());
            Err(Refusal::invalid(field, problem))
        }
        None => Ok(None),
    };
    let needed =
        |field: &str, range| number(field, range)?.ok_or_else(|| Refusal::invalid(field, "is required"));
    let plan = StorageBoxSnapshotPlan {
        max_snapshots: needed("max_snapshots", 1..=250)?,
        minute: needed("minute", 0..=59)?,
        hour: needed("hour", 0..=23)?,
        day_of_week: number("day_of_week", 1..=7)?,
        day_of_month: number("day_of_month", 1..=31)?,
    };
    let change = |it: &mut StorageBox| it.snapshot_plan = Some(plan);
    thing::change(project, ask, "enable_snapshot_plan", change)
}

fn rollback(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let id = thing::id_of::<StorageBox>(project, ask)?;
    let wanted = ask.id_or_name("snapshot")?.unwrap_or_default();
    let is_it = |name: &str, id: Id<_>| name == wanted || id.to_string() == wanted;
    let mut snapshots = project.snapshots.values().filter(|snapshot| snapshot.storage_box.get() == id);
    if !snapshots.any(|snapshot| is_it(&snapshot.name, snapshot.id)) {
        return Err(Refusal::no_such("snapshot"));
    }
    thing::change(project, ask, "rollback_snapshot", |_: &mut StorageBox| {})
}

fn update_access_settings(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (external, samba, ssh, webdav, zfs) = (
        ask.flag("reachable_externally")?,
        ask.flag("samba_enabled")?,
        ask.flag("ssh_enabled")?,
        ask.flag("webdav_enabled")?,
        ask.flag("zfs_enabled")?,
    );
    thing::change(project, ask, "update_access_settings", move |it: &mut StorageBox| {
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
