use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Answer;
use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::storage_boxes::check_password;
use super::thing::{self, Thing};
use crate::api::storage_box_subaccounts::{
    StorageBoxSubaccount, StorageBoxSubaccountAccessSettings, StorageBoxSubaccountRef,
};
use crate::api::storage_boxes::StorageBox;
use crate::primitives::Id;

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => thing::find::<StorageBox>(project, ask).and_then(|storage_box| {
            thing::whole(project, ask, |subaccount: &StorageBoxSubaccount| {
                subaccount.storage_box == storage_box.id && ask.allows("username", &subaccount.username)
            })
        }),
        "create" => create(project, ask),
        "get" => find(project, ask).map(|subaccount| Answer::one(200, subaccount)),
        "update" => update(project, ask),
        "delete" => delete(project, ask),
        "change_home_directory" => home_directory(ask).and_then(|home| {
            change(project, ask, "change_home_directory", |subaccount| subaccount.home_directory = home)
        }),
        "reset_password" => {
            check_password(ask).and_then(|()| change(project, ask, "reset_subaccount_password", |_| {}))
        }
        "update_access_settings" => update_access_settings(project, ask),
        _ => return None,
    })
}

/// The subaccount in the path, if it is of the Storage Box there.
fn find<'a>(project: &'a Project, ask: &Ask) -> Result<&'a StorageBoxSubaccount, Refusal> {
    let storage_box = thing::find::<StorageBox>(project, ask)?.id;
    let subaccount = thing::by_id::<StorageBoxSubaccount>(project, ask.id("subaccount_id")?)?;
    match subaccount.storage_box == storage_box {
        true => Ok(subaccount),
        false => Err(Refusal::not_found("subaccount")),
    }
}

fn home_directory(ask: &Ask) -> Result<String, Refusal> {
    let home = ask.required_text("home_directory")?;
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b" ./_-".contains(&byte);
    match home.len() < 1000 && home.bytes().all(is_plain) {
        true => Ok(home.into()),
        false => Err(Refusal::invalid("home_directory", "has signs that it cannot have, or too many")),
    }
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let storage_box = thing::find::<StorageBox>(project, ask)?;
    let (home_directory, box_id) = (home_directory(ask)?, storage_box.id);
    check_password(ask)?;
    let Some((user, server)) = storage_box.username.clone().zip(storage_box.server.clone()) else {
        return Err(Refusal::locked("storage_box"));
    };
    let others = project.subaccounts.values().filter(|other| other.storage_box == box_id);
    let taken: Vec<&str> = others.map(|other| &*other.username).collect();
    if taken.len() >= storage_box.storage_box_type.subaccounts_limit as usize {
        return Err(Refusal::limit("subaccounts_limit"));
    }
    let mut names = (1..).map(|number| format!("{user}-sub{number}"));
    let username = names.find(|name| !taken.contains(&&**name)).unwrap_or_default();
    let access_settings: Option<StorageBoxSubaccountAccessSettings> = ask.object("access_settings")?;
    let subaccount = StorageBoxSubaccount {
        name: ask.text("name")?.unwrap_or(&username).into(),
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
        description: ask.text("description")?.unwrap_or_default().into(),
        labels: ask.labels()?.unwrap_or_default(),
        created: project.now.into(),
        storage_box: box_id,
        id: Id::new(project.id()),
    };
    let id = subaccount.id.get();
    let undo = move |project: &mut Project| {
        project.subaccounts.remove(&id);
    };
    let action = begin(project, id, box_id, ("create_subaccount", 1_000), |_| {}, undo)?;
    thing::add(project, &subaccount);
    let reference = StorageBoxSubaccountRef { id: subaccount.id, storage_box: box_id };
    Ok(Answer::new(201).with("subaccount", &reference).with("action", &action))
}

fn begin(
    project: &mut Project,
    id: u64,
    storage_box: Id<StorageBox>,
    length: (&'static str, u64),
    effect: impl FnOnce(&mut Project) + Send + 'static,
    undo: impl FnOnce(&mut Project) + Send + 'static,
) -> Result<crate::api::actions::Action, Refusal> {
    let others = [(StorageBox::kind(), storage_box.get())];
    thing::begin::<StorageBoxSubaccount>(project, id, length, &others, Box::new(effect), Box::new(undo))
}

fn update(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (name, description) =
        (ask.text("name")?.map(String::from), ask.text("description")?.map(String::from));
    let (id, labels) = (find(project, ask)?.id.get(), ask.labels()?);
    let subaccount = thing::by_id_mut::<StorageBoxSubaccount>(project, id)?;
    if let Some(name) = name {
        subaccount.name = name;
    }
    if let Some(description) = description {
        subaccount.description = description;
    }
    if let Some(labels) = labels {
        subaccount.labels = labels;
    }
    Ok(Answer::one(200, subaccount))
}

/// Starts an action that changes the subaccount in the path.
fn change(
    project: &mut Project,
    ask: &Ask,
    command: &'static str,
    change: impl FnOnce(&mut StorageBoxSubaccount) + Send + 'static,
) -> Result<Answer, Refusal> {
    let subaccount = find(project, ask)?;
    let (id, storage_box) = (subaccount.id.get(), subaccount.storage_box);
    let effect = move |project: &mut Project| {
        if let Some(subaccount) = project.subaccounts.get_mut(&id) {
            change(subaccount);
        }
    };
    let action = begin(project, id, storage_box, (command, 1_000), effect, |_| {})?;
    Ok(Answer::one(201, &action))
}

fn delete(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let subaccount = find(project, ask)?;
    let (id, storage_box) = (subaccount.id.get(), subaccount.storage_box);
    let effect = move |project: &mut Project| {
        project.subaccounts.remove(&id);
    };
    let action = begin(project, id, storage_box, ("delete_subaccount", 1_000), effect, |_| {})?;
    Ok(Answer::one(201, &action))
}

fn update_access_settings(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (external, readonly, samba, ssh, webdav) = (
        ask.flag("reachable_externally")?,
        ask.flag("readonly")?,
        ask.flag("samba_enabled")?,
        ask.flag("ssh_enabled")?,
        ask.flag("webdav_enabled")?,
    );
    change(project, ask, "update_access_settings", move |subaccount| {
        let old = &subaccount.access_settings;
        subaccount.access_settings = StorageBoxSubaccountAccessSettings {
            reachable_externally: external.unwrap_or(old.reachable_externally),
            readonly: readonly.unwrap_or(old.readonly),
            samba_enabled: samba.unwrap_or(old.samba_enabled),
            ssh_enabled: ssh.unwrap_or(old.ssh_enabled),
            webdav_enabled: webdav.unwrap_or(old.webdav_enabled),
        };
    })
}
