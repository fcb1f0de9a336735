use alloc::boxed::Box;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::actions::NewAction;
use super::{
    ApiRequest, ApiResult, Entity, ErrorResponse, Project, SuccessResponse, actions, addresses, catalogue,
    entity, images, metrics, relations,
};
use crate::api::actions::Action;
use crate::api::images::{Image, ImageStatus, ImageType};
use crate::api::isos::Iso;
use crate::api::locations::Location;
use crate::api::server_types::ServerType;
use crate::api::servers::{BackupWindow, Server, ServerProtection, ServerStatus};
use crate::primitives::Id;
use crate::retry::random;

pub(super) mod create;
mod effect;
mod nets;
mod placement;

use create::create;
pub(super) use effect::ServerEffect;

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    use ServerStatus::{Off, Running, Starting, Stopping};
    Some(match verb {
        "list" => list(project, request),
        "get" => entity::get::<Server>(project, request),
        "create" => create(project, request),
        "update" => update(project, request),
        "delete" => delete(project, request),
        "power_on" => power(project, request, ("start_server", 2_000), Starting, Running),
        "power_off" => power(project, request, ("stop_server", 1_500), Stopping, Off),
        "shutdown" => power(project, request, ("shutdown_server", 3_000), Stopping, Off),
        "reboot" => new_action(project, request, "reboot_server")
            .and_then(|action| action.millis(4_000).on_success(ServerEffect::Reboot).respond(project)),
        "reset" => new_action(project, request, "reset_server")
            .and_then(|action| action.millis(2_000).on_success(ServerEffect::Reset).respond(project)),
        "rebuild" => rebuild(project, request),
        "change_type" => change_type(project, request),
        "create_image" => create_image(project, request),
        "enable_backup" => change(project, request, "enable_backup", ServerEffect::EnableBackup),
        "disable_backup" => change(project, request, "disable_backup", ServerEffect::DisableBackup),
        "enable_rescue" => enable_rescue(project, request),
        "disable_rescue" => change(project, request, "disable_rescue", ServerEffect::SetRescue(false)),
        "attach_iso" => attach_iso(project, request),
        "detach_iso" => change(project, request, "detach_iso", ServerEffect::SetIso(None)),
        "change_dns_ptr" => change_dns_ptr(project, request),
        "change_protection" => change_protection(project, request),
        "reset_password" => reset_password(project, request),
        "request_console" => request_console(project, request),
        "add_to_placement_group" => placement::add(project, request),
        "remove_from_placement_group" => placement::remove(project, request),
        "attach_to_network" => nets::attach(project, request),
        "change_alias_ips" => nets::change_alias_ips(project, request),
        "detach_from_network" => nets::detach(project, request),
        "get_metrics" => entity::find::<Server>(project, request)
            .and_then(|server| metrics::of_server(project, request, server)),
        _ => return actions::respond_for::<Server>(project, request, verb),
    })
}

/// The hours (UTC) of the backups of a server, which the API chooses.
pub(super) fn backup_window(server: Id<Server>) -> BackupWindow {
    let windows = BackupWindow::VALUES;
    windows[(random(server.get()) % windows.len() as u64) as usize].into()
}

fn list(project: &Project, request: &ApiRequest) -> ApiResult {
    request.check_filter("status", ServerStatus::VALUES)?;
    entity::page(project, request, |server: &Server| request.matches_filter("status", server.status.as_str()))
}

fn update(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let id = entity::id_of::<Server>(project, request)?;
    if let Some(name) = request.string("name")? {
        host_name(project, name, Some(Id::new(id)))?;
    }
    entity::update(project, request, |_: &mut Server| Ok(()))
}

fn delete(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let id = entity::id_of::<Server>(project, request)?;
    entity::check_deletable::<Server>(project, id)?;
    let action = NewAction::new::<Server>("delete_server", id).millis(2_000).on_success(ServerEffect::Delete);
    let action = start_with_status(project, id, ServerStatus::Deleting, action)?;
    Ok(SuccessResponse::model(200, &action))
}

/// A new action on the server in the path.
fn new_action(project: &Project, request: &ApiRequest, command: &'static str) -> ApiResult<NewAction> {
    entity::id_of::<Server>(project, request).map(|id| NewAction::new::<Server>(command, id))
}

/// Starts an action on the server in the path, and responds with it.
fn change(
    project: &mut Project,
    request: &ApiRequest,
    command: &'static str,
    effect: ServerEffect,
) -> ApiResult {
    entity::change::<Server>(project, request, command, effect)
}

/// Starts an action during which the server has this status. If the action fails, the server gets its old status back.
fn start_with_status(
    project: &mut Project,
    id: u64,
    status: ServerStatus,
    action: NewAction,
) -> ApiResult<Action> {
    let old_status = entity::by_id::<Server>(project, id)?.status.clone();
    let action = action.on_failure(ServerEffect::SetStatus(old_status)).start(project)?;
    ServerEffect::SetStatus(status).apply(project, id);
    Ok(action)
}

fn power(
    project: &mut Project,
    request: &ApiRequest,
    (command, millis): (&'static str, u64),
    during: ServerStatus,
    after: ServerStatus,
) -> ApiResult {
    let server = entity::find::<Server>(project, request)?;
    let id = server.id.get();
    // Powering on a server that is running succeeds, and its status does not change.
    let during = if server.status == after { after.clone() } else { during };
    let boots = during == ServerStatus::Starting;
    let effect = ServerEffect::Power { status: after, boots };
    let action = NewAction::new::<Server>(command, id).millis(millis).on_success(effect);
    start_with_status(project, id, during, action).map(|action| SuccessResponse::model(201, &action))
}

fn rebuild(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let server = entity::find::<Server>(project, request)?;
    let image = compatible_image(project, request, &server.server_type, server.primary_disk_size)?;
    check_user_data(request)?;
    if server.protection.rebuild {
        return Err(ErrorResponse::protected("server"));
    }
    let id = server.id.get();
    let effect = ServerEffect::Rebuild(image.into());
    let action = NewAction::new::<Server>("rebuild_server", id).millis(8_000).on_success(effect);
    let action = start_with_status(project, id, ServerStatus::Rebuilding, action)?;
    let has_keys = project.servers_with_keys.contains(&id);
    let root_password = (!has_keys).then(|| project.random_password());
    Ok(SuccessResponse::new(201).with("action", &action).with("root_password", &root_password))
}

fn change_type(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let server_type = required_by_name(request, "server_type", |name| server_type(project, name))?;
    let Some(upgrade_disk) = request.boolean("upgrade_disk")? else {
        return Err(ErrorResponse::missing("upgrade_disk"));
    };
    let server = entity::find::<Server>(project, request)?;
    if server.status != ServerStatus::Off {
        return Err(ErrorResponse::new(422, "server_not_stopped", "the server must be off"));
    }
    let is_compatible = server.server_type.architecture == server_type.architecture
        && server.primary_disk_size <= server_type.disk;
    if !is_compatible {
        let message = "the server type is not compatible with the server";
        return Err(ErrorResponse::new(422, "invalid_server_type", message));
    }
    let (id, location) = (server.id.get(), server.location.clone());
    check_available(project, &server_type, &location)?;
    let effect = ServerEffect::ChangeType { server_type: server_type.into(), upgrade_disk };
    let action = NewAction::new::<Server>("change_server_type", id).millis(10_000).on_success(effect);
    let action = start_with_status(project, id, ServerStatus::Migrating, action)?;
    Ok(SuccessResponse::model(201, &action))
}

fn create_image(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (description, labels) =
        (request.string("description")?.map(String::from), request.labels()?.unwrap_or_default());
    let kind = match request.string("type")?.unwrap_or("snapshot") {
        "snapshot" => ImageType::Snapshot,
        "backup" => ImageType::Backup,
        _ => return Err(ErrorResponse::invalid_input("type", "must be snapshot or backup")),
    };
    let server = entity::find::<Server>(project, request)?.clone();
    if kind == ImageType::Backup && server.backup_window.is_none() {
        return Err(ErrorResponse::new(422, "service_error", "backups are not enabled for this server"));
    }
    let server_id = server.id.get();
    project.actions.check_unlocked(&[Server::reference(server_id)])?;
    let image = images::create_from(project, &server, kind, description, labels);
    let image_id = image.id.get();
    let action = NewAction::new::<Server>("create_image", server_id)
        .millis(20_000)
        .on_success(ServerEffect::CompleteImage(image_id))
        .on_failure(ServerEffect::DiscardImage(image_id))
        .start(project)?;
    Ok(SuccessResponse::new(201).with("image", &image).with("action", &action))
}

fn enable_rescue(project: &mut Project, request: &ApiRequest) -> ApiResult {
    if request.string("type")?.is_some_and(|kind| kind != "linux64") {
        return Err(ErrorResponse::invalid_input("type", "must be linux64"));
    }
    for requested in request.ids_or_names("ssh_keys")? {
        let key = requested.parse().ok().and_then(|id| project.ssh_keys.get(&id));
        if key.is_none_or(|key| key.id.to_string() != requested) {
            return Err(ErrorResponse::unknown_reference("ssh_keys"));
        }
    }
    let action = new_action(project, request, "enable_rescue")?;
    let action = action.on_success(ServerEffect::SetRescue(true)).start(project)?;
    let root_password = project.random_password();
    Ok(SuccessResponse::new(201).with("action", &action).with("root_password", &root_password))
}

fn attach_iso(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let id = entity::id_of::<Server>(project, request)?;
    project.actions.check_unlocked(&[Server::reference(id)])?;
    let iso = required_by_name(request, "iso", |requested| {
        let matches = |iso: &&Iso| iso.name.as_deref() == Some(requested) || iso.id.to_string() == requested;
        project.isos.iter().find(matches).cloned()
    })?;
    if catalogue::has_ended(&iso.deprecation, project.now) {
        return Err(ErrorResponse::invalid_input("iso", "is not available"));
    }
    change(project, request, "attach_iso", ServerEffect::SetIso(Some(Box::new(iso))))
}

fn change_protection(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (delete, rebuild) = (request.boolean("delete")?, request.boolean("rebuild")?);
    let protection = &entity::find::<Server>(project, request)?.protection;
    let protection = ServerProtection {
        delete: delete.unwrap_or(protection.delete),
        rebuild: rebuild.unwrap_or(protection.rebuild),
    };
    if protection.delete != protection.rebuild {
        return Err(ErrorResponse::invalid_input("rebuild", "must be the same as delete"));
    }
    change(project, request, "change_protection", ServerEffect::SetProtection(protection))
}

fn change_dns_ptr(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (ip, name) = addresses::requested_dns_ptr(request)?;
    let id = entity::id_of::<Server>(project, request)?;
    let primary_ip = primary_ip_with(project, Id::new(id), &ip);
    let Some(primary_ip) = primary_ip else {
        return Err(ErrorResponse::invalid_input("ip", "is not an address of this server"));
    };
    change(project, request, "change_dns_ptr", ServerEffect::SetDnsPtr { primary_ip, ip, name })
}

/// The id of the primary IP of a server that an address belongs to.
fn primary_ip_with(project: &Project, server: Id<Server>, ip: &str) -> Option<u64> {
    let mut assigned = project.primary_ips.having(relations::server(server));
    assigned.find(|it| addresses::belongs_to(ip, &it.ip)).map(|it| it.id.get())
}

fn reset_password(project: &mut Project, request: &ApiRequest) -> ApiResult {
    if entity::find::<Server>(project, request)?.status != ServerStatus::Running {
        return Err(ErrorResponse::new(422, "service_error", "the server must be running"));
    }
    let action = new_action(project, request, "reset_password")?.start(project)?;
    let root_password = project.random_password();
    Ok(SuccessResponse::new(201).with("action", &action).with("root_password", &root_password))
}

fn request_console(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let id = entity::id_of::<Server>(project, request)?;
    let action = NewAction::new::<Server>("request_console", id).finish(project)?;
    let (token, password) = (project.random_password(), project.random_password());
    let wss_url = format!("wss://console.example.com/?server_id={id}&token={token}");
    let response = SuccessResponse::new(201).with("wss_url", &wss_url).with("password", &password);
    Ok(response.with("action", &action))
}

/// A valid host name (RFC 1123) that no other server has.
fn host_name(project: &Project, name: &str, own: Option<Id<Server>>) -> ApiResult<String> {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    if name.len() > 253 || !name.split('.').all(is_label) {
        return Err(ErrorResponse::invalid_input("name", "is not a valid host name"));
    }
    if entity::named::<Server>(project, name).any(|server| Some(server.id) != own) {
        return Err(ErrorResponse::not_unique("name"));
    }
    Ok(name.into())
}

/// The value that a required parameter refers to by id or name.
fn required_by_name<T>(
    request: &ApiRequest,
    field: &str,
    find: impl FnOnce(&str) -> Option<T>,
) -> ApiResult<T> {
    let requested = request.id_or_name(field)?.ok_or_else(|| ErrorResponse::missing(field))?;
    find(&requested).ok_or_else(|| ErrorResponse::unknown_reference(field))
}

fn server_type(project: &Project, requested: &str) -> Option<ServerType> {
    project
        .server_types
        .iter()
        .find(|kind| kind.name == requested || kind.id.to_string() == requested)
        .cloned()
}

/// Drops the long fields of a server type if it is that of the catalogue: they would be stored with every server.
pub(super) fn shorten_type(catalogue: &[ServerType], server_type: &mut ServerType) {
    if catalogue.iter().any(|kind| kind == server_type) {
        (server_type.prices, server_type.locations) = (Vec::new(), Vec::new());
        server_type.description = String::new();
    }
}

/// Completes a server type that was shortened. In the catalogue, each has a price.
pub(super) fn complete_type(catalogue: &[ServerType], server_type: &mut ServerType) {
    let kind = catalogue.iter().find(|kind| kind.id == server_type.id);
    if let Some(kind) = kind.filter(|_| server_type.prices.is_empty()) {
        *server_type = kind.clone();
    }
}

/// Rejects a script that is too long.
fn check_user_data(request: &ApiRequest) -> ApiResult<()> {
    match request.string("user_data")?.is_some_and(|data| data.len() > 32_768) {
        true => Err(ErrorResponse::invalid_input("user_data", "must have at most 32 KiB")),
        false => Ok(()),
    }
}

/// The requested image, if it is available and compatible with the server type and the disk size.
fn compatible_image(
    project: &Project,
    request: &ApiRequest,
    server_type: &ServerType,
    disk: u32,
) -> ApiResult<Image> {
    let image =
        required_by_name(request, "image", |requested| images::find(project, requested, server_type))?;
    if image.architecture != server_type.architecture {
        return Err(ErrorResponse::invalid_input("image", "has another architecture than the server type"));
    }
    if image.status != ImageStatus::Available || images::is_unavailable(&image, project) {
        return Err(ErrorResponse::invalid_input("image", "is not available"));
    }
    if image.disk_size > f64::from(disk) {
        return Err(ErrorResponse::invalid_input("image", "requires a larger disk"));
    }
    Ok(image)
}

fn check_available(project: &mut Project, server_type: &ServerType, location: &Location) -> ApiResult<()> {
    let is_offered = server_type.locations.iter().any(|offer| {
        offer.id == location.id && offer.available && !catalogue::has_ended(&offer.deprecation, project.now)
    });
    if is_offered && !project.faults.is_unavailable(&server_type.name, &location.name) {
        return Ok(());
    }
    let message = format!("{} is not available in {}", server_type.name, location.name);
    Err(ErrorResponse::new(412, "resource_unavailable", message))
}
