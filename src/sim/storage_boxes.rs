use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::actions::NewAction;
use super::effect::Effect;
use super::{
    ApiRequest, ApiResult, ErrorResponse, Project, SuccessResponse, actions, automatic, entity, relations,
};
use crate::api::protection::Protection;
use crate::api::storage_box_snapshots::StorageBoxSnapshot;
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
        "get" => entity::get::<StorageBox>(project, request),
        "update" => entity::update(project, request, |_: &mut StorageBox| Ok(())),
        "delete" => delete(project, request),
        "list_folders" => list_folders(project, request),
        "change_protection" => entity::change_protection::<StorageBox>(project, request),
        "change_type" => change_type(project, request),
        "disable_snapshot_plan" => {
            change(project, request, "disable_snapshot_plan", StorageBoxEffect::SetSnapshotPlan(None))
        }
        "enable_snapshot_plan" => enable_snapshot_plan(project, request),
        "reset_password" => {
            check_password(request).and_then(|()| change(project, request, "reset_password", Effect::None))
        }
        "rollback_snapshot" => rollback(project, request),
        "update_access_settings" => update_access_settings(project, request),
        // Includes the actions of snapshots and subaccounts.
        "list_all_actions" => actions::page(project, request, project.actions.of_storage_boxes()),
        "get_action_by_id" => actions::get(project, request, "id", |action| action.api() == Api::Storage),
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
    let action = NewAction::new::<StorageBox>("create_storage_box", id)
        .millis(4_000)
        .on_success(StorageBoxEffect::Activate)
        .on_failure(Effect::Delete)
        .start(project)?;
    Ok(SuccessResponse::model(201, &storage_box).with("action", &action))
}

fn delete(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let id = entity::id_of::<StorageBox>(project, request)?;
    entity::check_deletable::<StorageBox>(project, id)?;
    NewAction::new::<StorageBox>("delete_storage_box", id)
        .millis(2_000)
        .on_success(StorageBoxEffect::Delete)
        .respond(project)
}

/// Starts an action on the Storage Box in the path, and responds with it.
fn change(
    project: &mut Project,
    request: &ApiRequest,
    command: &'static str,
    effect: impl Into<Effect>,
) -> ApiResult {
    entity::change::<StorageBox>(project, request, command, effect)
}

/// The effects of the actions on Storage Boxes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum StorageBoxEffect {
    Activate,
    ChangeType(Box<StorageBoxType>),
    SetSnapshotPlan(Option<StorageBoxSnapshotPlan>),
    SetAccessSettings(AccessSettings),
    /// Deletes the Storage Box with its snapshots and subaccounts.
    Delete,
}

impl StorageBoxEffect {
    pub(super) fn apply(self, project: &mut Project, id: u64) {
        let Some(mut storage_box) = project.storage_boxes.get_mut(&id) else { return };
        match self {
            Self::Activate => {
                storage_box.status = StorageBoxStatus::Active;
                storage_box.username = Some(format!("u{}", id % 1_000_000));
                storage_box.server = Some(format!("u{}.storagebox.example", id % 1_000_000));
                storage_box.system = Some("fsn1-bx1".into());
            }
            Self::ChangeType(kind) => storage_box.storage_box_type = *kind,
            Self::SetSnapshotPlan(plan) => {
                storage_box.snapshot_plan = plan;
                drop(storage_box);
                automatic::reschedule(project);
            }
            Self::SetAccessSettings(settings) => settings.apply(&mut storage_box.access_settings),
            Self::Delete => {
                drop(storage_box);
                project.storage_boxes.remove(&id);
                let term = relations::storage_box(Id::new(id));
                let snapshots: Vec<u64> = project.snapshots.keys_having(term).collect();
                snapshots.iter().for_each(|snapshot| project.snapshots.remove(snapshot));
                let subaccounts: Vec<u64> = project.subaccounts.keys_having(term).collect();
                subaccounts.iter().for_each(|subaccount| project.subaccounts.remove(subaccount));
            }
        }
    }
}

/// The access settings to be changed; those that are absent keep their values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct AccessSettings {
    reachable_externally: Option<bool>,
    samba_enabled: Option<bool>,
    ssh_enabled: Option<bool>,
    webdav_enabled: Option<bool>,
    zfs_enabled: Option<bool>,
}

impl AccessSettings {
    fn apply(self, settings: &mut StorageBoxAccessSettings) {
        let old = &*settings;
        *settings = StorageBoxAccessSettings {
            reachable_externally: self.reachable_externally.unwrap_or(old.reachable_externally),
            samba_enabled: self.samba_enabled.unwrap_or(old.samba_enabled),
            ssh_enabled: self.ssh_enabled.unwrap_or(old.ssh_enabled),
            webdav_enabled: self.webdav_enabled.unwrap_or(old.webdav_enabled),
            zfs_enabled: self.zfs_enabled.unwrap_or(old.zfs_enabled),
        };
    }
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
    change(project, request, "change_type", StorageBoxEffect::ChangeType(kind.into()))
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
    change(project, request, "enable_snapshot_plan", StorageBoxEffect::SetSnapshotPlan(Some(plan)))
}

fn rollback(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let id = entity::id_of::<StorageBox>(project, request)?;
    let requested = request.id_or_name("snapshot")?.ok_or_else(|| ErrorResponse::missing("snapshot"))?;
    let snapshots = entity::all_by_id_or_name::<StorageBoxSnapshot>(project, &requested);
    if !snapshots.iter().any(|snapshot| snapshot.storage_box.get() == id) {
        return Err(ErrorResponse::unknown_reference("snapshot"));
    }
    change(project, request, "rollback_snapshot", Effect::None)
}

fn update_access_settings(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let settings = AccessSettings {
        reachable_externally: request.boolean("reachable_externally")?,
        samba_enabled: request.boolean("samba_enabled")?,
        ssh_enabled: request.boolean("ssh_enabled")?,
        webdav_enabled: request.boolean("webdav_enabled")?,
        zfs_enabled: request.boolean("zfs_enabled")?,
    };
    change(project, request, "update_access_settings", StorageBoxEffect::SetAccessSettings(settings))
}
