use alloc::collections::BTreeSet;
use alloc::format;
use alloc::vec::Vec;
use core::net::IpAddr;

use serde::{Deserialize, Serialize};

use super::actions::NewAction;
use super::effect::Effect;
use super::relations::Related;
use super::{
    ApiRequest, ApiResult, Entity, ErrorResponse, Project, SuccessResponse, actions, entity, relations,
};
use crate::api::actions::Action;
use crate::api::firewalls::{
    Firewall, FirewallResource, FirewallResourceType, FirewallRule, FirewallRuleDirection,
    FirewallRuleProtocol,
};
use crate::api::references::{ResourceRef, ServerRef};
use crate::api::servers::Server;
use crate::primitives::{Id, LabelSelector};

const MAX_RULES: usize = 50;

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => entity::page(project, request, |_: &Firewall| true),
        "create" => create(project, request),
        "get" => entity::get::<Firewall>(project, request),
        "update" => entity::update(project, request, |_: &mut Firewall| Ok(())),
        "delete" => entity::delete(project, request, |firewall: &Firewall| match firewall.applied_to.len() {
            0 => Ok(()),
            _ => Err(ErrorResponse::new(422, "resource_in_use", "the firewall is in use")),
        }),
        "apply_to_resources" => apply(project, request),
        "remove_from_resources" => remove(project, request),
        "set_rules" => set_rules(project, request),
        _ => return actions::respond_for::<Firewall>(project, request, verb),
    })
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (rules, resources) =
        (rules(request)?.unwrap_or_default(), resources(project, request, "apply_to", 422)?);
    if has_private_server(project, &resources) {
        let message = "the server has no public address";
        return Err(ErrorResponse::new(422, "incompatible_network_type", message));
    }
    let firewall = Firewall {
        name: entity::required_name::<Firewall>(project, request)?,
        labels: Some(request.labels()?.unwrap_or_default()),
        created: project.now.into(),
        rules,
        applied_to: Vec::new(),
        id: Id::new(project.next_id()),
    };
    entity::add(project, &firewall);
    let id = firewall.id.get();
    let mut actions = Vec::from([start(project, id, "set_firewall_rules", None, Effect::None)?]);
    actions.extend(apply_all(project, id, resources)?);
    Ok(SuccessResponse::model(201, &firewall).with("actions", &actions))
}

/// The rules in the body, validated.
fn rules(request: &ApiRequest) -> ApiResult<Option<Vec<FirewallRule>>> {
    let rules = request.list::<FirewallRule>("rules")?;
    if rules.as_ref().is_some_and(|rules| rules.len() > MAX_RULES) {
        return Err(ErrorResponse::invalid_input("rules", "must have at most 50 entries"));
    }
    for (at, rule) in rules.iter().flatten().enumerate() {
        let invalid = |field: &str, problem: &str| {
            ErrorResponse::invalid_input(&format!("rules[{at}].{field}"), problem)
        };
        let (ips, other_ips) = match rule.direction {
            FirewallRuleDirection::In => (&rule.source_ips, &rule.destination_ips),
            FirewallRuleDirection::Out => (&rule.destination_ips, &rule.source_ips),
            FirewallRuleDirection::Unknown(_) => return Err(invalid("direction", "must be in or out")),
        };
        if ips.is_empty() || !ips.iter().all(|ip| is_network(ip)) || !other_ips.is_empty() {
            return Err(invalid("source_ips", "must list networks, and only for the side of the direction"));
        }
        let needs_port = matches!(rule.protocol, FirewallRuleProtocol::Tcp | FirewallRuleProtocol::Udp);
        if !FirewallRuleProtocol::VALUES.contains(&rule.protocol.as_str()) {
            return Err(invalid("protocol", "has an unknown value"));
        }
        if needs_port != rule.port.as_deref().is_some_and(is_port) {
            return Err(invalid("port", "is required for TCP and UDP, and invalid for other protocols"));
        }
    }
    Ok(rules)
}

/// Returns whether the text is the first address of an IPv4 or IPv6 network in CIDR notation.
fn is_network(text: &str) -> bool {
    let Some((ip, prefix)) = text.split_once('/') else { return false };
    match (ip.parse(), prefix.parse::<u8>()) {
        (Ok(IpAddr::V4(ip)), Ok(prefix @ 0..=32)) => {
            ip.to_bits() & !u32::MAX.checked_shl(32 - u32::from(prefix)).unwrap_or(0) == 0
        }
        (Ok(IpAddr::V6(ip)), Ok(prefix @ 0..=128)) => {
            ip.to_bits() & !u128::MAX.checked_shl(128 - u32::from(prefix)).unwrap_or(0) == 0
        }
        _ => false,
    }
}

/// Returns whether the text is a port or a range of ports, such as `80` or `1024-5000`.
fn is_port(text: &str) -> bool {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    matches!((from.parse::<u16>(), to.parse::<u16>()), (Ok(from), Ok(to)) if 0 < from && from <= to)
}

/// The resources in the body. Each must exist, be listed once and be unlocked, so that all actions start or none.
/// `missing` is the status of a response to a server that does not exist, which differs between the operations.
fn resources(
    project: &Project,
    request: &ApiRequest,
    field: &str,
    missing: u16,
) -> ApiResult<Vec<FirewallResource>> {
    let resources = request.list::<FirewallResource>(field)?.unwrap_or_default();
    let mut seen = BTreeSet::new();
    for resource in &resources {
        if !seen.insert(identity(resource)) {
            return Err(listed_twice(request, field));
        }
        match (&resource.r#type, &resource.server, &resource.label_selector) {
            (FirewallResourceType::Server, Some(server), None) => {
                let Some(server) = project.servers.get(&server.id.get()) else {
                    let message = "the server does not exist";
                    return Err(ErrorResponse::new(missing, "firewall_resource_not_found", message));
                };
                project.actions.check_unlocked(&[Server::reference(server.id.get())])?;
            }
            (FirewallResourceType::LabelSelector, None, Some(label)) => {
                if label.selector.parse::<LabelSelector>().is_err() {
                    return Err(ErrorResponse::invalid_input(field, "has an invalid label selector"));
                }
            }
            _ => {
                return Err(ErrorResponse::invalid_input(field, "must contain a server or a label selector"));
            }
        }
    }
    Ok(resources)
}

/// The resources in a required field of the body.
fn required_resources(
    project: &Project,
    request: &ApiRequest,
    field: &str,
) -> ApiResult<Vec<FirewallResource>> {
    match resources(project, request, field, 404)? {
        resources if resources.is_empty() => Err(ErrorResponse::missing(field)),
        resources => Ok(resources),
    }
}

fn listed_twice(request: &ApiRequest, field: &str) -> ErrorResponse {
    let message = "a resource is listed twice";
    match request.route.name {
        "firewalls.create" => ErrorResponse::new(422, "server_already_added", message),
        "firewalls.apply_to_resources" => ErrorResponse::new(422, "firewall_already_applied", message),
        _ => ErrorResponse::invalid_input(field, message),
    }
}

/// Returns whether one of the servers has no public address: firewalls filter the traffic of public interfaces.
fn has_private_server(project: &Project, resources: &[FirewallResource]) -> bool {
    let mut servers =
        resources.iter().filter_map(|resource| project.servers.get(&resource.server.as_ref()?.id.get()));
    servers.any(|server| project.primary_ips.having(relations::server(server.id)).next().is_none())
}

/// A server as a resource that a firewall is applied to.
pub(super) fn server_resource(server: Id<Server>) -> FirewallResource {
    FirewallResource {
        r#type: FirewallResourceType::Server,
        server: Some(ServerRef::new(server)),
        label_selector: None,
        applied_to_resources: None,
    }
}

fn apply(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (id, resources) =
        (entity::id_of::<Firewall>(project, request)?, required_resources(project, request, "apply_to")?);
    if has_private_server(project, &resources) {
        let message = "the server has no public address";
        return Err(ErrorResponse::new(422, "private_net_only_server", message));
    }
    let firewall = entity::by_id::<Firewall>(project, id)?;
    if resources.iter().any(|resource| firewall.applied_to.iter().any(|other| is_same(other, resource))) {
        return Err(ErrorResponse::new(
            422,
            "firewall_already_applied",
            "the firewall is already applied to the resource",
        ));
    }
    apply_all(project, id, resources).map(|actions| SuccessResponse::new(201).with("actions", &actions))
}

fn is_same(a: &FirewallResource, b: &FirewallResource) -> bool {
    identity(a) == identity(b)
}

/// The server or the label selector by which resources differ.
fn identity(resource: &FirewallResource) -> (Option<u64>, Option<&str>) {
    let server = resource.server.as_ref().map(|server| server.id.get());
    (server, resource.label_selector.as_ref().map(|label| &*label.selector))
}

fn apply_all(project: &mut Project, id: u64, resources: Vec<FirewallResource>) -> ApiResult<Vec<Action>> {
    let apply = |resource: FirewallResource| {
        let server = resource.server.as_ref().map(|server| Server::reference(server.id.get()));
        start(project, id, "apply_firewall", server, FirewallEffect::Apply(resource))
    };
    resources.into_iter().map(apply).collect()
}

fn remove(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (id, resources) =
        (entity::id_of::<Firewall>(project, request)?, required_resources(project, request, "remove_from")?);
    let firewall = entity::by_id::<Firewall>(project, id)?;
    let firewall = firewall.view(project);
    resources.iter().try_for_each(|resource| check_removable(&firewall, resource))?;
    let remove = |resource: FirewallResource| {
        let server = resource.server.as_ref().map(|server| Server::reference(server.id.get()));
        start(project, id, "remove_firewall", server, FirewallEffect::Remove(resource))
    };
    let actions = resources.into_iter().map(remove).collect::<Result<Vec<_>, _>>()?;
    Ok(SuccessResponse::new(201).with("actions", &actions))
}

/// Rejects a resource that the firewall is not applied to, or only by a label selector.
fn check_removable(firewall: &Firewall, resource: &FirewallResource) -> ApiResult<()> {
    if firewall.applied_to.iter().any(|other| is_same(other, resource)) {
        return Ok(());
    }
    let server = |server: &Option<ServerRef>| server.as_ref().map(|server| server.id);
    let mut selected =
        firewall.applied_to.iter().flat_map(|other| other.applied_to_resources.iter().flatten());
    if resource.server.is_some() && selected.any(|it| server(&it.server) == server(&resource.server)) {
        let message = "the firewall is applied to the server by a label selector";
        return Err(ErrorResponse::new(422, "firewall_managed_by_label_selector", message));
    }
    let message = "the firewall is not applied to the resource";
    Err(ErrorResponse::new(404, "firewall_resource_not_found", message))
}

fn set_rules(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let rules = rules(request)?.ok_or_else(|| ErrorResponse::missing("rules"))?;
    let id = entity::id_of::<Firewall>(project, request)?;
    let action = start(project, id, "set_firewall_rules", None, FirewallEffect::SetRules(rules))?;
    Ok(SuccessResponse::new(201).with("actions", &[action]))
}

/// Starts an action on a firewall. Several actions on a firewall may run at the same time: a request can apply it to
/// many resources.
fn start(
    project: &mut Project,
    id: u64,
    command: &'static str,
    server: Option<ResourceRef>,
    effect: impl Into<Effect>,
) -> ApiResult<Action> {
    NewAction::new::<Firewall>(command, id)
        .with_resources(server)
        .concurrent()
        .on_success(effect)
        .start(project)
}

/// The effects of the actions on firewalls.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum FirewallEffect {
    Apply(FirewallResource),
    Remove(FirewallResource),
    SetRules(Vec<FirewallRule>),
}

impl FirewallEffect {
    pub(super) fn apply(self, project: &mut Project, id: u64) {
        let Some(mut firewall) = project.firewalls.get_mut(&id) else { return };
        match self {
            Self::Apply(resource) if relations::exists(&project.servers, resource.server.as_ref()) => {
                firewall.applied_to.push(resource);
            }
            Self::Apply(_) => {}
            Self::Remove(resource) => firewall.applied_to.retain(|other| !is_same(other, &resource)),
            Self::SetRules(rules) => firewall.rules = rules,
        }
    }
}
