use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec;

use super::ask::Ask;
use super::jobs::{Effect, Plan};
use super::project::Project;
use super::refusal::Refusal;
use super::{Answer, addresses, images, metrics, thing};
use crate::api::actions::Action;
use crate::api::images::{Image, ImageStatus, ImageType};
use crate::api::locations::Location;
use crate::api::references::ResourceType;
use crate::api::server_types::ServerType;
use crate::api::servers::{Server, ServerProtection, ServerStatus};
use crate::primitives::Id;

pub(super) mod create;
mod nets;
mod placement;

use create::create;

const KIND: ResourceType = ResourceType::Server;

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    use ServerStatus::{Deleting, Off, Rebuilding, Running, Starting, Stopping};
    let pass: fn(&mut Project, u64) -> Result<Effect, Refusal> = |_, _| Ok(Box::new(|_| {}));
    Some(match verb {
        "list" => list(project, ask),
        "get" => thing::find::<Server>(project, ask).map(|server| Answer::one(200, server)),
        "create" => create(project, ask),
        "update" => update(project, ask),
        "delete" => {
            change(project, ask, "delete_server", 2_000, Some(Deleting), check_delete, |_, server| {
                Ok(Box::new(move |project: &mut Project| {
                    images::delete_backups(project, Id::new(server));
                    project.servers.remove(&server);
                }))
            })
            .map(|mut answer| {
                answer.status = 200;
                answer
            })
        }
        "power_on" => power(project, ask, "start_server", 2_000, Starting, Running),
        "power_off" => power(project, ask, "stop_server", 1_500, Stopping, Off),
        "shutdown" => power(project, ask, "shutdown_server", 3_000, Stopping, Off),
        // A system that is off does not hear that it is to reboot.
        "reboot" => change(project, ask, "reboot_server", 4_000, None, allow, pass),
        "reset" => {
            change(project, ask, "reset_server", 2_000, None, allow, |_, id| Ok(set_status(id, Running)))
        }
        "rebuild" => rebuild(project, ask, Rebuilding),
        "change_type" => change_type(project, ask),
        "create_image" => create_image(project, ask),
        "enable_backup" => set(project, ask, "enable_backup", |_, _| {
            Ok(Box::new(|server| server.backup_window = Some("22-02".into())))
        }),
        "disable_backup" => change(project, ask, "disable_backup", 1_000, None, allow, |_, server| {
            Ok(Box::new(move |project: &mut Project| {
                images::delete_backups(project, Id::new(server));
                if let Some(server) = project.servers.get_mut(&server) {
                    server.backup_window = None;
                }
            }))
        }),
        "enable_rescue" => enable_rescue(project, ask),
        "disable_rescue" => {
            set(project, ask, "disable_rescue", |_, _| Ok(Box::new(|server| server.rescue_enabled = false)))
        }
        "attach_iso" => set(project, ask, "attach_iso", |project, ask| {
            let wanted = ask.id_or_name("iso")?.unwrap_or_default();
            let named = |iso: &&crate::api::isos::Iso| {
                iso.name.as_deref() == Some(&wanted) || iso.id.to_string() == wanted
            };
            let iso = project.isos.iter().find(named).cloned();
            let iso = iso.ok_or_else(|| Refusal::invalid("iso", "there is no such ISO"))?;
            Ok(Box::new(|server| server.iso = Some(iso)))
        }),
        "detach_iso" => set(project, ask, "detach_iso", |_, _| Ok(Box::new(|server| server.iso = None))),
        "change_dns_ptr" => change_dns_ptr(project, ask),
        "change_protection" => change_protection(project, ask),
        "reset_password" => reset_password(project, ask),
        "request_console" => request_console(project, ask),
        "add_to_placement_group" => placement::join(project, ask),
        "remove_from_placement_group" => placement::leave(project, ask),
        "attach_to_network" => nets::attach(project, ask),
        "change_alias_ips" => nets::change_alias_ips(project, ask),
        "detach_from_network" => nets::detach(project, ask),
        "get_metrics" => thing::id_of::<Server>(project, ask)
            .and_then(|id| metrics::answer(ask, metrics::OF_SERVERS, id, project.now)),
        _ => return thing::actions::<Server>(project, ask, verb, || thing::id_of::<Server>(project, ask)),
    })
}

fn list(project: &Project, ask: &Ask) -> Result<Answer, Refusal> {
    ask.check_words("status", ServerStatus::VALUES)?;
    thing::page(project, ask, |server: &Server| ask.allows("status", server.status.as_str()))
}

fn update(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let id = thing::id_of::<Server>(project, ask)?;
    if let Some(name) = ask.text("name")? {
        host_name(project, name, Some(Id::new(id)))?;
    }
    thing::update(project, ask, |_: &mut Server| Ok(()))
}

/// Starts an action on a server: not while another is at work, and only if the check allows it.
fn change(
    project: &mut Project,
    ask: &Ask,
    command: &'static str,
    millis: u64,
    meanwhile: Option<ServerStatus>,
    check: impl FnOnce(&Server) -> Result<(), Refusal>,
    effect: impl FnOnce(&mut Project, u64) -> Result<Effect, Refusal>,
) -> Result<Answer, Refusal> {
    let action = start(project, ask, command, millis, meanwhile, check, effect)?;
    Ok(Answer::one(201, &action))
}

fn start(
    project: &mut Project,
    ask: &Ask,
    command: &'static str,
    millis: u64,
    meanwhile: Option<ServerStatus>,
    check: impl FnOnce(&Server) -> Result<(), Refusal>,
    effect: impl FnOnce(&mut Project, u64) -> Result<Effect, Refusal>,
) -> Result<Action, Refusal> {
    let server = thing::find::<Server>(project, ask)?;
    let (id, before) = (server.id.get(), server.status.clone());
    check(server)?;
    if project.jobs.is_busy(&KIND, id) {
        return Err(Refusal::locked("server"));
    }
    let effect = effect(project, id)?;
    if let Some(meanwhile) = meanwhile {
        thing::by_id_mut::<Server>(project, id)?.status = meanwhile;
    }
    let plan = Plan { command, millis, about: vec![(KIND, id)], effect, undo: set_status(id, before) };
    Ok(project.jobs.start(plan, project.now))
}

fn allow(_: &Server) -> Result<(), Refusal> {
    Ok(())
}

fn check_delete(server: &Server) -> Result<(), Refusal> {
    if server.protection.delete { Err(Refusal::protected("server")) } else { Ok(()) }
}

type Setter = Box<dyn FnOnce(&mut Server) + Send>;

/// Sets something of a server, which takes a second.
fn set(
    project: &mut Project,
    ask: &Ask,
    command: &'static str,
    setter: impl FnOnce(&Project, &Ask) -> Result<Setter, Refusal>,
) -> Result<Answer, Refusal> {
    change(project, ask, command, 1_000, None, allow, |project, id| {
        let setter = setter(project, ask)?;
        Ok(Box::new(move |project: &mut Project| {
            if let Some(server) = project.servers.get_mut(&id) {
                setter(server);
            }
        }))
    })
}

fn power(
    project: &mut Project,
    ask: &Ask,
    command: &'static str,
    millis: u64,
    meanwhile: ServerStatus,
    after: ServerStatus,
) -> Result<Answer, Refusal> {
    // Turning on what is on succeeds, and nothing happens.
    let meanwhile = (thing::find::<Server>(project, ask)?.status != after).then_some(meanwhile);
    change(project, ask, command, millis, meanwhile, allow, |_, id| Ok(set_status(id, after)))
}

fn set_status(id: u64, status: ServerStatus) -> Effect {
    Box::new(move |project| {
        if let Some(server) = project.servers.get_mut(&id) {
            server.status = status;
        }
    })
}

fn rebuild(project: &mut Project, ask: &Ask, meanwhile: ServerStatus) -> Result<Answer, Refusal> {
    let server = thing::find::<Server>(project, ask)?;
    let image = fitting_image(project, ask, &server.server_type, server.primary_disk_size)?;
    let has_keys = project.servers_with_keys.contains(&server.id.get());
    let check =
        |server: &Server| if server.protection.rebuild { Err(Refusal::protected("server")) } else { Ok(()) };
    let action = start(project, ask, "rebuild_server", 8_000, Some(meanwhile), check, |_, id| {
        Ok(Box::new(move |project: &mut Project| {
            if let Some(server) = project.servers.get_mut(&id) {
                (server.image, server.status) = (Some(image.into()), ServerStatus::Running);
            }
        }))
    })?;
    let root_password = (!has_keys).then(|| project.password());
    Ok(Answer::new(201).with("action", &action).with("root_password", &root_password))
}

fn change_type(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let wanted = required(ask, "server_type", |wanted| server_type(project, wanted))?;
    let Some(upgrade_disk) = ask.flag("upgrade_disk")? else {
        return Err(Refusal::invalid("upgrade_disk", "is required"));
    };
    let offer = wanted.clone();
    let check = move |server: &Server| {
        if server.status != ServerStatus::Off {
            return Err(Refusal::new(422, "server_not_stopped", "the server has to be off"));
        }
        if server.server_type.architecture != offer.architecture || server.primary_disk_size > offer.disk {
            return Err(Refusal::new(422, "invalid_server_type", "the server type does not fit this server"));
        }
        check_offered(&offer, &server.location)
    };
    let meanwhile = Some(ServerStatus::Migrating);
    change(project, ask, "change_server_type", 10_000, meanwhile, check, |_, id| {
        Ok(Box::new(move |project: &mut Project| {
            if let Some(server) = project.servers.get_mut(&id) {
                if upgrade_disk {
                    server.primary_disk_size = wanted.disk;
                }
                (server.server_type, server.status) = (wanted.into(), ServerStatus::Off);
            }
        }))
    })
}

fn create_image(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (description, labels) =
        (ask.text("description")?.map(String::from), ask.labels()?.unwrap_or_default());
    let kind = match ask.text("type")?.unwrap_or("snapshot") {
        "snapshot" => ImageType::Snapshot,
        "backup" => ImageType::Backup,
        _ => return Err(Refusal::invalid("type", "has to be snapshot or backup")),
    };
    let server = thing::find::<Server>(project, ask)?.clone();
    let check = |server: &Server| {
        if kind == ImageType::Backup && server.backup_window.is_none() {
            return Err(Refusal::new(422, "service_error", "backups are not enabled for this server"));
        }
        Ok(())
    };
    let mut copied = None;
    let action = start(project, ask, "create_image", 20_000, None, check, |project, _| {
        let image = images::copy(project, &server, kind.clone(), description, labels);
        let id = image.id.get();
        copied = Some(image);
        Ok(Box::new(move |project: &mut Project| images::finish_copy(project, id)))
    })?;
    if let Some(image) = copied.as_ref().map(|image| image.id.get()) {
        project.jobs.undo_with(action.id, Box::new(move |project| images::discard(project, image)));
    }
    Ok(Answer::new(201).with("image", &copied).with("action", &action))
}

fn enable_rescue(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    if ask.text("type")?.is_some_and(|kind| kind != "linux64") {
        return Err(Refusal::invalid("type", "has to be linux64"));
    }
    for wanted in ask.ids_or_names("ssh_keys")? {
        if !project.ssh_keys.keys().any(|id| id.to_string() == wanted) {
            return Err(Refusal::no_such("ssh_keys"));
        }
    }
    let action = start(project, ask, "enable_rescue", 1_000, None, allow, |_, id| {
        Ok(Box::new(move |project: &mut Project| {
            if let Some(server) = project.servers.get_mut(&id) {
                server.rescue_enabled = true;
            }
        }))
    })?;
    let root_password = project.password();
    Ok(Answer::new(201).with("action", &action).with("root_password", &root_password))
}

fn change_protection(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (delete, rebuild) = (ask.flag("delete")?, ask.flag("rebuild")?);
    let protection = &thing::find::<Server>(project, ask)?.protection;
    let wanted = ServerProtection {
        delete: delete.unwrap_or(protection.delete),
        rebuild: rebuild.unwrap_or(protection.rebuild),
    };
    if wanted.delete != wanted.rebuild {
        return Err(Refusal::invalid("rebuild", "has to be the same as delete"));
    }
    set(project, ask, "change_protection", |_, _| Ok(Box::new(|server| server.protection = wanted)))
}

fn change_dns_ptr(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (ip, name) = (String::from(ask.required_text("ip")?), ask.text("dns_ptr")?.map(String::from));
    let server = thing::find::<Server>(project, ask)?.id.get();
    let mut own = project.primary_ips.values().filter(|it| it.assignee_id == Some(server));
    let Some(primary_ip) = own.find(|it| addresses::is_of(&ip, &it.ip)).map(|it| it.id.get()) else {
        return Err(Refusal::invalid("ip", "is no address of this server"));
    };
    change(project, ask, "change_dns_ptr", 1_000, None, allow, |_, _| {
        Ok(Box::new(move |project: &mut Project| {
            if let Some(primary_ip) = project.primary_ips.get_mut(&primary_ip) {
                addresses::set_dns_ptr(&mut primary_ip.dns_ptr, ip, name);
            }
        }))
    })
}

fn reset_password(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let check = |server: &Server| {
        if server.status == ServerStatus::Running {
            return Ok(());
        }
        Err(Refusal::new(422, "service_error", "the server has to run"))
    };
    let action = start(project, ask, "reset_password", 1_000, None, check, |_, _| Ok(Box::new(|_| {})))?;
    let root_password = project.password();
    Ok(Answer::new(201).with("action", &action).with("root_password", &root_password))
}

fn request_console(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let id = thing::find::<Server>(project, ask)?.id;
    let action = start(project, ask, "request_console", 500, None, allow, |_, _| Ok(Box::new(|_| {})))?;
    let (token, password) = (project.password(), project.password());
    let wss_url = format!("wss://console.example.com/?server_id={id}&token={token}");
    Ok(Answer::new(201).with("wss_url", &wss_url).with("password", &password).with("action", &action))
}

/// A host name by RFC 1123 that no other server has.
fn host_name(project: &Project, name: &str, own: Option<Id<Server>>) -> Result<String, Refusal> {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if name.len() > 253 || !name.split('.').all(is_label) {
        return Err(Refusal::invalid("name", "is no host name"));
    }
    if project.servers.values().any(|server| server.name == name && Some(server.id) != own) {
        return Err(Refusal::taken("name"));
    }
    Ok(name.into())
}

/// What a parameter names.
fn required<T>(ask: &Ask, field: &str, find: impl FnOnce(&str) -> Option<T>) -> Result<T, Refusal> {
    let wanted = ask.id_or_name(field)?.ok_or_else(|| Refusal::invalid(field, "is required"))?;
    find(&wanted).ok_or_else(|| Refusal::no_such(field))
}

fn server_type(project: &Project, wanted: &str) -> Option<ServerType> {
    project.server_types.iter().find(|kind| kind.name == wanted || kind.id.to_string() == wanted).cloned()
}

/// The image that was asked for, if a server of this type and disk can start with it.
fn fitting_image(
    project: &Project,
    ask: &Ask,
    server_type: &ServerType,
    disk: u32,
) -> Result<Image, Refusal> {
    let image = required(ask, "image", |wanted| image(project, wanted, server_type))?;
    if image.status != ImageStatus::Available || images::is_gone(&image, project) {
        return Err(Refusal::invalid("image", "is not available"));
    }
    if image.disk_size > f64::from(disk) {
        return Err(Refusal::invalid("image", "needs a bigger disk"));
    }
    Ok(image)
}

fn check_offered(server_type: &ServerType, location: &Location) -> Result<(), Refusal> {
    if server_type.locations.iter().any(|offer| offer.id == location.id && offer.available) {
        return Ok(());
    }
    let message = format!("{} is not to be had in {}", server_type.name, location.name);
    Err(Refusal::new(412, "resource_unavailable", message))
}

/// An image by id, or by name for the instruction set of the server type.
pub(super) fn image(project: &Project, wanted: &str, server_type: &ServerType) -> Option<Image> {
    let fits = |image: &&Image| image.architecture == server_type.architecture;
    let mut images = project.images.values().filter(fits);
    images.find(|image| image.name.as_deref() == Some(wanted) || image.id.to_string() == wanted).cloned()
}
