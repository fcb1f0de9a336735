use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;

use serde::{Deserialize, Serialize};

use super::actions::NewAction;
use super::effect::Effect;
use super::storage_boxes::check_password;
use super::{ApiRequest, ApiResult, Entity, ErrorResponse, Project, SuccessResponse, entity, relations};
use crate::api::storage_box_subaccounts::{
    StorageBoxSubaccount, StorageBoxSubaccountAccessSettings, StorageBoxSubaccountRef,
};
use crate::api::storage_boxes::StorageBox;
use crate::primitives::Id;

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => entity::find::<StorageBox>(project, request).and_then(|storage_box| {
            let parent = relations::storage_box(storage_box.id);
            entity::list(project, request, parent, |subaccount: &StorageBoxSubaccount| {
                request.matches_filter("username", &subaccount.username)
            })
        }),
        "create" => create(project, request),
        "get" => find(project, request).map(|subaccount| SuccessResponse::model(200, subaccount)),
        "update" => update(project, request),
        "delete" => delete(project, request),
        "change_home_directory" => home_directory(request).and_then(|home| {
            let effect = SubaccountEffect::SetHomeDirectory(home);
            change(project, request, "change_home_directory", effect)
        }),
        "reset_password" => check_password(request)
            .and_then(|()| change(project, request, "reset_subaccount_password", Effect::None)),
        "update_access_settings" => update_access_settings(project, request),
        _ => return None,
    })
}

/// Finds the subaccount in the path, which must belong to the Storage Box in the path.
fn find<'a>(project: &'a Project, request: &ApiRequest) -> ApiResult<&'a StorageBoxSubaccount> {
    let storage_box = entity::find::<StorageBox>(project, request)?.id;
    let subaccount = entity::by_id::<StorageBoxSubaccount>(project, request.id("subaccount_id")?)?;
    match subaccount.storage_box == storage_box {
        true => Ok(subaccount),
        false => Err(ErrorResponse::not_found("subaccount")),
    }
}

fn home_directory(request: &ApiRequest) -> ApiResult<String> {
    let home = request.required_string("home_directory")?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" ./_-".contains(&byte);
    let is_inside = home.split('/').all(|folder| folder != "..");
    match home.len() < 1000 && home.bytes().all(is_plain) && is_inside {
        true => Ok(home.into()),
        false => Err(ErrorResponse::invalid_input(
            "home_directory",
            "has invalid characters, is too long, or leaves the Storage Box",
        )),
    }
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let storage_box = entity::find::<StorageBox>(project, request)?;
    let (home_directory, box_id) = (home_directory(request)?, storage_box.id);
    check_password(request)?;
    let Some((user, server)) = storage_box.username.clone().zip(storage_box.server.clone()) else {
        return Err(ErrorResponse::locked("storage_box"));
    };
    let others = project.subaccounts.having(relations::storage_box(box_id));
    let taken: BTreeSet<&str> = others.map(|other| &*other.username).collect();
    if taken.len() >= storage_box.storage_box_type.subaccounts_limit as usize {
        return Err(ErrorResponse::limit_exceeded("subaccounts_limit"));
    }
    let mut names = (1..).map(|number| format!("{user}-sub{number}"));
    let username = names.find(|name| !taken.contains(&**name)).unwrap_or_default();
    let access_settings: Option<StorageBoxSubaccountAccessSettings> = request.object("access_settings")?;
    let subaccount = StorageBoxSubaccount {
        name: request.string("name")?.unwrap_or(&username).into(),
        server: format!("{username}.{}", server.split_once('.').map_or("", |(_, domain)| domain)),
        username,
        home_directory,
        access_settings: access_settings.unwrap_or(StorageBoxSubaccountAccessSettings {
            reachable_externally: false,
            samba_enabled: false,
            ssh_enabled: false,
            webdav_enabled: false,
            readonly: false,
        }),
        description: request.string("description")?.unwrap_or_default().into(),
        labels: request.labels()?.unwrap_or_default(),
        created: project.now.into(),
        storage_box: box_id,
        id: Id::new(project.next_id()),
    };
    let action = new_action("create_subaccount", subaccount.id.get(), box_id);
    let action = action.on_failure(Effect::Delete).start(project)?;
    entity::add(project, &subaccount);
    let reference = StorageBoxSubaccountRef { id: subaccount.id, storage_box: box_id };
    Ok(SuccessResponse::new(201).with("subaccount", &reference).with("action", &action))
}

/// A new action on a subaccount and its Storage Box.
fn new_action(command: &'static str, id: u64, storage_box: Id<StorageBox>) -> NewAction {
    let storage_box = StorageBox::reference(storage_box.get());
    NewAction::new::<StorageBoxSubaccount>(command, id).with_resources([storage_box])
}

fn update(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (name, description) =
        (request.string("name")?.map(String::from), request.string("description")?.map(String::from));
    let (id, labels) = (find(project, request)?.id.get(), request.labels()?);
    let mut subaccount = entity::by_id_mut::<StorageBoxSubaccount>(project, id)?;
    if let Some(name) = name {
        subaccount.name = name;
    }
    if let Some(description) = description {
        subaccount.description = description;
    }
    if let Some(labels) = labels {
        subaccount.labels = labels;
    }
    Ok(SuccessResponse::model(200, &*subaccount))
}

/// Starts an action that changes the subaccount in the path.
fn change(
    project: &mut Project,
    request: &ApiRequest,
    command: &'static str,
    effect: impl Into<Effect>,
) -> ApiResult {
    let subaccount = find(project, request)?;
    new_action(command, subaccount.id.get(), subaccount.storage_box).on_success(effect).respond(project)
}

fn delete(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let subaccount = find(project, request)?;
    let (id, storage_box) = (subaccount.id.get(), subaccount.storage_box);
    new_action("delete_subaccount", id, storage_box).on_success(Effect::Delete).respond(project)
}

fn update_access_settings(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let settings = AccessSettings {
        reachable_externally: request.boolean("reachable_externally")?,
        readonly: request.boolean("readonly")?,
        samba_enabled: request.boolean("samba_enabled")?,
        ssh_enabled: request.boolean("ssh_enabled")?,
        webdav_enabled: request.boolean("webdav_enabled")?,
    };
    change(project, request, "update_access_settings", SubaccountEffect::SetAccessSettings(settings))
}

/// The effects of the actions on subaccounts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SubaccountEffect {
    SetHomeDirectory(String),
    SetAccessSettings(AccessSettings),
}

impl SubaccountEffect {
    pub(super) fn apply(self, project: &mut Project, id: u64) {
        let Some(mut subaccount) = project.subaccounts.get_mut(&id) else { return };
        match self {
            Self::SetHomeDirectory(home) => subaccount.home_directory = home,
            Self::SetAccessSettings(settings) => settings.apply(&mut subaccount.access_settings),
        }
    }
}

/// The access settings to be changed; those that are absent keep their values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct AccessSettings {
    reachable_externally: Option<bool>,
    readonly: Option<bool>,
    samba_enabled: Option<bool>,
    ssh_enabled: Option<bool>,
    webdav_enabled: Option<bool>,
}

impl AccessSettings {
    fn apply(self, settings: &mut StorageBoxSubaccountAccessSettings) {
        let old = &*settings;
        *settings = StorageBoxSubaccountAccessSettings {
            reachable_externally: self.reachable_externally.unwrap_or(old.reachable_externally),
            readonly: self.readonly.unwrap_or(old.readonly),
            samba_enabled: self.samba_enabled.unwrap_or(old.samba_enabled),
            ssh_enabled: self.ssh_enabled.unwrap_or(old.ssh_enabled),
            webdav_enabled: self.webdav_enabled.unwrap_or(old.webdav_enabled),
        };
    }
}
