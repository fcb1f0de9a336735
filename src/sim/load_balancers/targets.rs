//! The targets of load balancers.

use alloc::vec::Vec;

use super::LoadBalancerEffect;
use super::health::is_attached;
use crate::api::ip_type::IpType;
use crate::api::load_balancers::{LoadBalancer, LoadBalancerTarget, LoadBalancerTargetType};
use crate::api::networks::Network;
use crate::api::servers::Server;
use crate::primitives::{Id, LabelSelector};
use crate::sim::actions::NewAction;
use crate::sim::{ApiRequest, ApiResult, Entity, ErrorResponse, Project, entity, relations};

/// The targets in the body of a new load balancer.
pub(super) fn parse_all(project: &Project, request: &ApiRequest) -> ApiResult<Vec<LoadBalancerTarget>> {
    let mut targets = request.list::<LoadBalancerTarget>("targets")?.unwrap_or_default();
    targets.iter_mut().try_for_each(|target| validate(project, target))?;
    if (1..targets.len()).any(|at| targets[..at].iter().any(|other| is_same(other, &targets[at]))) {
        return Err(already_defined());
    }
    let network = entity::referenced::<Network>(project, request, "network")?.map(|network| network.id);
    if targets.iter().any(|target| target.use_private_ip == Some(true)) && network.is_none() {
        return Err(not_attached());
    }
    targets.iter().try_for_each(|target| check_reachable(project, target, network.as_slice()))?;
    Ok(targets)
}

/// Validates a target and sets the defaults of the fields that it omits.
fn validate(project: &Project, target: &mut LoadBalancerTarget) -> ApiResult<()> {
    match (&target.r#type, &target.server, &target.label_selector, &target.ip) {
        (LoadBalancerTargetType::Server, Some(server), None, None) => {
            if !project.servers.contains_key(&server.id.get()) {
                return Err(ErrorResponse::unknown_reference("server"));
            }
            target.use_private_ip.get_or_insert(false);
        }
        (LoadBalancerTargetType::LabelSelector, None, Some(label), None) => {
            if label.selector.parse::<LabelSelector>().is_err() {
                return Err(ErrorResponse::invalid_input("label_selector", "is invalid"));
            }
            target.use_private_ip.get_or_insert(false);
        }
        (LoadBalancerTargetType::Ip, None, None, Some(ip)) => {
            if ip.ip.parse::<core::net::IpAddr>().is_err() {
                return Err(ErrorResponse::invalid_input("ip", "is not an IP address"));
            }
        }
        _ => {
            return Err(ErrorResponse::invalid_input(
                "type",
                "must be server, label_selector or ip, with the matching field only",
            ));
        }
    }
    Ok(())
}

/// Rejects a server that a load balancer in these networks cannot reach: by its private address, a server needs a
/// network in common; by its public one, it needs an IPv4.
fn check_reachable(
    project: &Project,
    target: &LoadBalancerTarget,
    networks: &[Id<Network>],
) -> ApiResult<()> {
    let server = target.server.as_ref().and_then(|server| project.servers.get(&server.id.get()));
    let Some(server) = server else { return Ok(()) };
    match target.use_private_ip {
        Some(true) if !networks.iter().any(|network| is_attached(server, *network)) => {
            let message = "the server is not attached to a network of the load balancer";
            Err(ErrorResponse::new(422, "resolve_cloud_private_targets_error", message))
        }
        Some(false) if relations::primary_ip(project, server.id, &IpType::Ipv4).is_none() => {
            let message = "the server has no public IPv4";
            Err(ErrorResponse::new(422, "resolve_cloud_public_targets_error", message))
        }
        _ => Ok(()),
    }
}

/// Parses the body as a target.
fn parse(request: &ApiRequest) -> ApiResult<LoadBalancerTarget> {
    request.body_model()?.ok_or_else(|| ErrorResponse::missing("type"))
}

pub(super) fn is_same(a: &LoadBalancerTarget, b: &LoadBalancerTarget) -> bool {
    a.r#type == b.r#type
        && a.server.as_ref().map(|server| server.id) == b.server.as_ref().map(|server| server.id)
        && a.label_selector == b.label_selector
        && a.ip == b.ip
}

fn already_defined() -> ErrorResponse {
    ErrorResponse::new(422, "target_already_defined", "the load balancer already has this target")
}

fn not_attached() -> ErrorResponse {
    let message = "the load balancer is not attached to a network";
    ErrorResponse::new(422, "load_balancer_not_attached_to_network", message)
}

pub(super) fn add(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let mut target = parse(request)?;
    validate(project, &mut target)?;
    let balancer = entity::find::<LoadBalancer>(project, request)?;
    if balancer.targets.iter().any(|other| is_same(other, &target)) {
        return Err(already_defined());
    }
    super::check_limit("targets", balancer.targets.len() + 1, balancer.load_balancer_type.max_targets)?;
    let is_private = target.use_private_ip == Some(true);
    if is_private && balancer.private_net.is_empty() {
        return Err(not_attached());
    }
    if !is_private && !balancer.public_net.enabled {
        let message = "the public interface of the load balancer is disabled";
        return Err(ErrorResponse::new(422, "load_balancer_public_interface_disabled", message));
    }
    let networks: Vec<_> = balancer.private_net.iter().map(|net| net.network).collect();
    check_reachable(project, &target, &networks)?;
    change(project, request, "add_target", target, LoadBalancerEffect::AddTarget)
}

pub(super) fn remove(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let target = parse(request)?;
    let balancer = entity::find::<LoadBalancer>(project, request)?;
    if !balancer.targets.iter().any(|other| is_same(other, &target)) {
        return Err(ErrorResponse::unknown_reference("type"));
    }
    change(project, request, "remove_target", target, LoadBalancerEffect::RemoveTarget)
}

fn change(
    project: &mut Project,
    request: &ApiRequest,
    command: &'static str,
    target: LoadBalancerTarget,
    effect: fn(LoadBalancerTarget) -> LoadBalancerEffect,
) -> ApiResult {
    let id = entity::id_of::<LoadBalancer>(project, request)?;
    let server = target.server.as_ref().map(|server| Server::reference(server.id.get()));
    NewAction::new::<LoadBalancer>(command, id)
        .with_resources(server)
        .on_success(effect(target))
        .respond(project)
}
