use alloc::string::String;

use serde::{Deserialize, Serialize};

use super::actions::NewAction;
use super::index::Term;
use super::{
    ApiRequest, ApiResult, Entity, ErrorResponse, Project, SuccessResponse, actions, addresses, entity,
    relations,
};
use crate::api::actions::Action;
use crate::api::ip_type::IpType;
use crate::api::locations::Location;
use crate::api::primary_ips::{PrimaryIp, PrimaryIpAssigneeType};
use crate::api::protection::Protection;
use crate::api::servers::{Server, ServerStatus};
use crate::primitives::{Id, Labels};

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => entity::page(project, request, |primary_ip: &PrimaryIp| {
            request.matches_filter("ip", &primary_ip.ip)
        }),
        "create" => create(project, request),
        "get" => entity::get::<PrimaryIp>(project, request),
        "update" => update(project, request),
        "delete" => delete(project, request),
        "assign" => assign(project, request),
        "change_dns_ptr" => change_dns_ptr(project, request),
        "change_protection" => change_protection(project, request),
        "unassign" => unassign(project, request),
        _ => return actions::respond_for::<PrimaryIp>(project, request, verb),
    })
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    request.check_datacenter()?;
    let version: IpType = request.enum_value("type", IpType::VALUES)?.into();
    let name = entity::required_name::<PrimaryIp>(project, request)?;
    let assignee = entity::referenced::<Server>(project, request, "assignee_id")?;
    // An unassigned primary IP may omit it.
    if assignee.is_some() || request.value("assignee_type").is_some() {
        request.enum_value("assignee_type", &["server"])?;
    }
    if let Some(server) = assignee {
        check_accepts(project, server, &version)?;
        project.actions.check_unlocked(&[Server::reference(server.id.get())])?;
    }
    let location = match (assignee, request.id_or_name("location")?) {
        (Some(_), Some(_)) => {
            return Err(ErrorResponse::invalid_input(
                "location",
                "must not be set together with an assignee",
            ));
        }
        (Some(server), None) => server.location.clone(),
        (None, Some(requested)) => {
            project.location(&requested).ok_or_else(|| ErrorResponse::unknown_reference("location"))?
        }
        (None, None) => {
            return Err(ErrorResponse::invalid_input("location", "is required without an assignee"));
        }
    };
    let (assignee, labels) = (assignee.map(|server| server.id), request.labels()?.unwrap_or_default());
    let auto_delete = request.boolean("auto_delete")?.unwrap_or_default();
    let primary_ip = PrimaryIp { auto_delete, labels, ..new(project, name, version, location) };
    entity::add(project, &primary_ip);
    let action = assignee.map(|server| start_assignment(project, primary_ip.id.get(), server)).transpose()?;
    Ok(SuccessResponse::model(201, &primary_ip).with_optional("action", &action))
}

fn update(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let auto_delete = request.boolean("auto_delete")?;
    entity::update(project, request, |primary_ip: &mut PrimaryIp| {
        if auto_delete == Some(true) && primary_ip.protection.delete {
            return Err(ErrorResponse::invalid_input("auto_delete", "cannot be enabled while protected"));
        }
        primary_ip.auto_delete = auto_delete.unwrap_or(primary_ip.auto_delete);
        Ok(())
    })
}

fn delete(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let is_assigned = is_assigned(project, entity::find(project, request)?);
    entity::delete(project, request, |_: &PrimaryIp| match is_assigned {
        true => Err(ErrorResponse::new(422, "must_be_unassigned", "the primary IP is assigned")),
        false => Ok(()),
    })
}

/// Returns whether a server or a load balancer has the address. Of load balancers, a primary IP does not know: the API
/// has no `assignee_type` for them.
pub(super) fn is_assigned(project: &Project, primary_ip: &PrimaryIp) -> bool {
    let reference = PrimaryIp::reference(primary_ip.id.get());
    primary_ip.assignee_id.is_some() || project.load_balancers.index().contains(Term::reference(&reference))
}

/// Creates an unassigned primary IP.
pub(super) fn new(project: &mut Project, name: String, version: IpType, location: Location) -> PrimaryIp {
    let id = project.next_id();
    let (ip, dns_ptr) = addresses::allocate(project, &version, id);
    PrimaryIp {
        id: Id::new(id),
        name,
        labels: Labels::new(),
        created: project.now.into(),
        blocked: false,
        location,
        ip,
        dns_ptr,
        protection: Protection { delete: false },
        r#type: version,
        auto_delete: false,
        assignee_type: PrimaryIpAssigneeType::Unassigned,
        assignee_id: None,
    }
}

/// Rejects a server that cannot be assigned a primary IP of this version.
fn check_accepts(project: &Project, server: &Server, version: &IpType) -> ApiResult<()> {
    if server.status != ServerStatus::Off {
        return Err(ErrorResponse::new(422, "server_not_stopped", "the server must be off"));
    }
    match (relations::primary_ip(project, server.id, version), version) {
        (Some(_), IpType::Ipv4) => Err(ErrorResponse::new(422, "server_has_ipv4", "the server has an IPv4")),
        (Some(_), IpType::Ipv6) => Err(ErrorResponse::new(422, "server_has_ipv6", "the server has an IPv6")),
        _ => Ok(()),
    }
}

fn assign(project: &mut Project, request: &ApiRequest) -> ApiResult {
    request.enum_value("assignee_type", &["server"])?;
    let primary_ip = entity::find::<PrimaryIp>(project, request)?;
    let server = entity::required::<Server>(project, request, "assignee_id")?;
    if is_assigned(project, primary_ip) {
        return Err(ErrorResponse::new(422, "primary_ip_already_assigned", "the primary IP is assigned"));
    }
    if primary_ip.location.id != server.location.id {
        return Err(ErrorResponse::invalid_input("assignee_id", "is in another location"));
    }
    check_accepts(project, server, &primary_ip.r#type)?;
    let (id, server) = (primary_ip.id.get(), server.id);
    start_assignment(project, id, server).map(|action| SuccessResponse::model(201, &action))
}

fn start_assignment(project: &mut Project, id: u64, server: Id<Server>) -> ApiResult<Action> {
    NewAction::new::<PrimaryIp>("assign_primary_ip", id)
        .with_resources([Server::reference(server.get())])
        .on_success(PrimaryIpEffect::Assign(server))
        .start(project)
}

/// Assigns a primary IP to a server.
pub(super) fn assign_to(primary_ip: &mut PrimaryIp, server: Id<Server>) {
    primary_ip.assignee_type = PrimaryIpAssigneeType::Server;
    primary_ip.assignee_id = Some(server.get());
}

fn unassign(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let primary_ip = entity::find::<PrimaryIp>(project, request)?;
    let (id, server) = (primary_ip.id.get(), primary_ip.assignee_id);
    let server = server.and_then(|server| project.servers.get(&server));
    if server.is_some_and(|server| server.status != ServerStatus::Off) {
        return Err(ErrorResponse::new(422, "server_not_stopped", "the server must be off"));
    }
    if server.is_some_and(|server| is_public_target(project, server)) {
        let message = "the server is a target of a load balancer, by its public address";
        return Err(ErrorResponse::new(422, "server_is_load_balancer_target", message));
    }
    let server = server.map(|server| Server::reference(server.id.get()));
    let action = NewAction::new::<PrimaryIp>("unassign_primary_ip", id).with_resources(server);
    action.on_success(PrimaryIpEffect::Unassign).respond(project)
}

/// Returns whether a load balancer reaches the server by its public address.
fn is_public_target(project: &Project, server: &Server) -> bool {
    let balancers = relations::load_balancers(project, server);
    let balancers = balancers.iter().filter_map(|id| project.load_balancers.get(id));
    balancers.flat_map(|balancer| &balancer.targets).any(|target| {
        let is_server = target.server.as_ref().is_some_and(|it| it.id == server.id);
        target.use_private_ip == Some(false) && (is_server || relations::is_selected(target, server))
    })
}

fn change_dns_ptr(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (ip, name) = addresses::requested_dns_ptr(request)?;
    if !addresses::belongs_to(&ip, &entity::find::<PrimaryIp>(project, request)?.ip) {
        return Err(ErrorResponse::invalid_input("ip", "is not an address of this primary IP"));
    }
    let effect = PrimaryIpEffect::SetDnsPtr { ip, name };
    entity::change::<PrimaryIp>(project, request, "change_dns_ptr", effect)
}

/// The effects of the actions on primary IPs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum PrimaryIpEffect {
    Assign(Id<Server>),
    Unassign,
    SetDnsPtr { ip: String, name: Option<String> },
}

impl PrimaryIpEffect {
    pub(super) fn apply(self, project: &mut Project, id: u64) {
        let Some(mut primary_ip) = project.primary_ips.get_mut(&id) else { return };
        match self {
            Self::Assign(server) if project.servers.contains_key(&server.get()) => {
                assign_to(&mut primary_ip, server);
            }
            Self::Assign(_) => {}
            Self::Unassign => {
                primary_ip.assignee_type = PrimaryIpAssigneeType::Unassigned;
                primary_ip.assignee_id = None;
            }
            Self::SetDnsPtr { ip, name } => addresses::set_dns_ptr(&mut primary_ip.dns_ptr, ip, name),
        }
    }
}

fn change_protection(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let delete = request.required_boolean("delete")?;
    if entity::find::<PrimaryIp>(project, request)?.auto_delete && delete {
        return Err(ErrorResponse::invalid_input("delete", "cannot be set while auto_delete is enabled"));
    }
    entity::change_protection::<PrimaryIp>(project, request)
}
