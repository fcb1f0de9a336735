use alloc::format;
use alloc::string::String;

use serde::{Deserialize, Serialize};

use super::actions::NewAction;
use super::{
    ApiRequest, ApiResult, Entity, ErrorResponse, Project, SuccessResponse, actions, addresses, entity,
};
use crate::api::actions::Action;
use crate::api::floating_ips::FloatingIp;
use crate::api::ip_type::IpType;
use crate::api::protection::Protection;
use crate::api::servers::Server;
use crate::primitives::Id;

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => entity::page(project, request, |_: &FloatingIp| true),
        "create" => create(project, request),
        "get" => entity::get::<FloatingIp>(project, request),
        "update" => request.nullable_string("description").and_then(|description| {
            entity::update(project, request, |ip: &mut FloatingIp| {
                ip.description = description.unwrap_or_else(|| ip.description.take());
                Ok(())
            })
        }),
        "delete" => entity::delete(project, request, |ip: &FloatingIp| match ip.server {
            Some(_) => Err(ErrorResponse::new(422, "must_be_unassigned", "the floating IP is assigned")),
            None => Ok(()),
        }),
        "assign" => assign(project, request),
        "change_dns_ptr" => change_dns_ptr(project, request),
        "change_protection" => request
            .required_boolean("delete")
            .and_then(|_| entity::change_protection::<FloatingIp>(project, request)),
        "unassign" => unassign(project, request),
        _ => return actions::respond_for::<FloatingIp>(project, request, verb),
    })
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let version: IpType = request.enum_value("type", IpType::VALUES)?.into();
    let name = entity::new_name::<FloatingIp>(project, request, None)?;
    let description = request.string("description")?.map(String::from);
    let server = entity::referenced::<Server>(project, request, "server")?;
    let home_location = match (server, request.id_or_name("home_location")?) {
        (Some(_), Some(_)) => {
            return Err(ErrorResponse::invalid_input(
                "home_location",
                "must not be set together with a server",
            ));
        }
        (Some(server), None) => server.location.clone(),
        (None, Some(requested)) => {
            project.location(&requested).ok_or_else(|| ErrorResponse::unknown_reference("home_location"))?
        }
        (None, None) => {
            return Err(ErrorResponse::invalid_input("home_location", "is required without a server"));
        }
    };
    let (server, labels) = (server.map(|server| server.id), request.labels()?.unwrap_or_default());
    if let Some(server) = server {
        project.actions.check_unlocked(&[Server::reference(server.get())])?;
    }
    let id = project.next_id();
    let (ip, dns_ptr) = addresses::allocate(project, &version, id);
    let floating_ip = FloatingIp {
        id: Id::new(id),
        name: name.unwrap_or_else(|| format!("floating-ip-{id}")),
        description,
        ip,
        r#type: version,
        server: None,
        dns_ptr,
        home_location,
        blocked: false,
        protection: Protection { delete: false },
        labels,
        created: project.now.into(),
    };
    entity::add(project, &floating_ip);
    let action = server.map(|server| start_assignment(project, id, server)).transpose()?;
    Ok(SuccessResponse::model(201, &floating_ip).with_optional("action", &action))
}

fn assign(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let floating_ip = entity::find::<FloatingIp>(project, request)?;
    let server = entity::required::<Server>(project, request, "server")?;
    if floating_ip.server.is_some() {
        return Err(ErrorResponse::new(422, "floating_ip_assigned", "the floating IP is assigned"));
    }
    if server.location.network_zone != floating_ip.home_location.network_zone {
        return Err(ErrorResponse::invalid_input("server", "is in another network zone"));
    }
    let (id, server) = (floating_ip.id.get(), server.id);
    start_assignment(project, id, server).map(|action| SuccessResponse::model(201, &action))
}

fn start_assignment(project: &mut Project, id: u64, server: Id<Server>) -> ApiResult<Action> {
    NewAction::new::<FloatingIp>("assign_floating_ip", id)
        .with_resources([Server::reference(server.get())])
        .on_success(FloatingIpEffect::Assign(Some(server)))
        .start(project)
}

fn unassign(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let floating_ip = entity::find::<FloatingIp>(project, request)?;
    let id = floating_ip.id.get();
    let server = floating_ip.server.map(|server| Server::reference(server.get()));
    NewAction::new::<FloatingIp>("unassign_floating_ip", id)
        .with_resources(server)
        .on_success(FloatingIpEffect::Assign(None))
        .respond(project)
}

fn change_dns_ptr(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (ip, name) = addresses::requested_dns_ptr(request)?;
    if !addresses::belongs_to(&ip, &entity::find::<FloatingIp>(project, request)?.ip) {
        return Err(ErrorResponse::invalid_input("ip", "is not an address of this floating IP"));
    }
    let effect = FloatingIpEffect::SetDnsPtr { ip, name };
    entity::change::<FloatingIp>(project, request, "change_dns_ptr", effect)
}

/// The effects of the actions on floating IPs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum FloatingIpEffect {
    /// Assigns the address to a server, or to none.
    Assign(Option<Id<Server>>),
    SetDnsPtr {
        ip: String,
        name: Option<String>,
    },
}

impl FloatingIpEffect {
    pub(super) fn apply(self, project: &mut Project, id: u64) {
        let Some(mut floating_ip) = project.floating_ips.get_mut(&id) else { return };
        match self {
            Self::Assign(server) => {
                floating_ip.server = server.filter(|id| project.servers.contains_key(&id.get()));
            }
            Self::SetDnsPtr { ip, name } => addresses::set_dns_ptr(&mut floating_ip.dns_ptr, ip, name),
        }
    }
}
