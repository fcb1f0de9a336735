//! What load balancers spread over.

use alloc::vec::Vec;

use crate::api::load_balancers::{LoadBalancer, LoadBalancerTarget, LoadBalancerTargetType};
use crate::api::servers::Server;
use crate::primitives::LabelSelector;
use crate::sim::Answer;
use crate::sim::ask::Ask;
use crate::sim::project::Project;
use crate::sim::refusal::Refusal;
use crate::sim::thing::{self, Thing};

/// The targets in the body of a new load balancer.
pub(super) fn all(project: &Project, ask: &Ask) -> Result<Vec<LoadBalancerTarget>, Refusal> {
    let mut targets = ask.list::<LoadBalancerTarget>("targets")?.unwrap_or_default();
    targets.iter_mut().try_for_each(|target| complete(project, target))?;
    Ok(targets)
}

/// Checks that there is something to spread over, and says what nobody has said.
fn complete(project: &Project, target: &mut LoadBalancerTarget) -> Result<(), Refusal> {
    match (&target.r#type, &target.server, &target.label_selector, &target.ip) {
        (LoadBalancerTargetType::Server, Some(server), None, None) => {
            if !project.servers.contains_key(&server.id.get()) {
                return Err(Refusal::no_such("server"));
            }
            target.use_private_ip.get_or_insert(false);
        }
        (LoadBalancerTargetType::LabelSelector, None, Some(label), None) => {
            if label.selector.parse::<LabelSelector>().is_err() {
                return Err(Refusal::invalid("label_selector", "cannot be read"));
            }
            target.use_private_ip.get_or_insert(false);
        }
        (LoadBalancerTargetType::Ip, None, None, Some(ip)) => {
            if ip.ip.parse::<core::net::IpAddr>().is_err() {
                return Err(Refusal::invalid("ip", "is no address"));
            }
        }
        _ => return Err(Refusal::invalid("type", "has to be server, label_selector or ip, with that")),
    }
    Ok(())
}

/// The target that is the body itself.
fn read(ask: &Ask) -> Result<LoadBalancerTarget, Refusal> {
    serde_json::from_value(ask.body().clone()).map_err(|_| Refusal::invalid("type", "is required"))
}

fn is_same(a: &LoadBalancerTarget, b: &LoadBalancerTarget) -> bool {
    a.r#type == b.r#type
        && a.server.as_ref().map(|server| server.id) == b.server.as_ref().map(|server| server.id)
        && a.label_selector == b.label_selector
        && a.ip == b.ip
}

pub(super) fn add(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let mut target = read(ask)?;
    complete(project, &mut target)?;
    let balancer = thing::find::<LoadBalancer>(project, ask)?;
    if balancer.targets.iter().any(|other| is_same(other, &target)) {
        return Err(Refusal::new(422, "target_already_defined", "the load balancer has this target"));
    }
    let is_private = target.use_private_ip == Some(true);
    if is_private && balancer.private_net.is_empty() {
        let message = "the load balancer is in no network";
        return Err(Refusal::new(422, "load_balancer_not_attached_to_network", message));
    }
    if !is_private && !balancer.public_net.enabled {
        let message = "the load balancer reaches its targets over a network only";
        return Err(Refusal::new(422, "load_balancer_public_interface_disabled", message));
    }
    change(project, ask, "add_target", target, |balancer, target| balancer.targets.push(target))
}

pub(super) fn remove(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let target = read(ask)?;
    let balancer = thing::find::<LoadBalancer>(project, ask)?;
    if !balancer.targets.iter().any(|other| is_same(other, &target)) {
        return Err(Refusal::no_such("type"));
    }
    change(project, ask, "remove_target", target, |balancer, target| {
        balancer.targets.retain(|other| !is_same(other, &target));
    })
}

fn change(
    project: &mut Project,
    ask: &Ask,
    command: &'static str,
    target: LoadBalancerTarget,
    change: fn(&mut LoadBalancer, LoadBalancerTarget),
) -> Result<Answer, Refusal> {
    let id = thing::id_of::<LoadBalancer>(project, ask)?;
    let server = target.server.as_ref().map(|server| (Server::kind(), server.id.get()));
    let action = thing::start::<LoadBalancer>(project, id, command, server.as_slice(), move |balancer| {
        change(balancer, target);
    })?;
    Ok(Answer::one(201, &action))
}
