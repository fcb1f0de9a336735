use alloc::boxed::Box;
use alloc::format;
use alloc::vec::Vec;

use super::Answer;
use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::thing::{self, Thing};
use crate::api::actions::Action;
use crate::api::firewalls::{
    Firewall, FirewallResource, FirewallResourceType, FirewallRule, FirewallRuleDirection,
    FirewallRuleProtocol,
};
use crate::api::references::ServerRef;
use crate::api::servers::Server;
use crate::primitives::{Id, LabelSelector};

const MOST_RULES: usize = 50;

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => thing::page(project, ask, |_: &Firewall| true),
        "create" => create(project, ask),
        "get" => thing::find::<Firewall>(project, ask).map(|firewall| Answer::one(200, firewall)),
        "update" => thing::update(project, ask, |_: &mut Firewall| Ok(())),
        "delete" => thing::delete(project, ask, |firewall: &Firewall| match firewall.applied_to.len() {
            0 => Ok(()),
            _ => Err(Refusal::new(422, "resource_in_use", "the firewall is applied")),
        }),
        "apply_to_resources" => apply(project, ask),
        "remove_from_resources" => remove(project, ask),
        "set_rules" => set_rules(project, ask),
        _ => {
            return thing::actions::<Firewall>(project, ask, verb, || thing::id_of::<Firewall>(project, ask));
        }
    })
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (rules, resources) = (rules(ask)?.unwrap_or_default(), resources(project, ask, "apply_to")?);
    check_public(project, &resources)?;
    let firewall = Firewall {
        name: thing::needed_name::<Firewall>(project, ask)?,
        labels: Some(ask.labels()?.unwrap_or_default()),
        created: project.now.into(),
        rules,
        applied_to: Vec::new(),
        id: Id::new(project.id()),
    };
    thing::add(project, &firewall);
    let id = firewall.id.get();
    let mut actions = Vec::from([start(project, id, "set_firewall_rules", &[], |_| {})?]);
    actions.extend(apply_all(project, id, resources)?);
    Ok(Answer::one(201, &firewall).with("actions", &actions))
}

/// The rules in the body, when each of them can hold.
fn rules(ask: &Ask) -> Result<Option<Vec<FirewallRule>>, Refusal> {
    let rules = ask.list::<FirewallRule>("rules")?;
    for (at, rule) in rules.iter().flatten().enumerate() {
        let invalid = |field: &str, problem: &str| Refusal::invalid(&format!("rules[{at}].{field}"), problem);
        let (ours, others) = match rule.direction {
            FirewallRuleDirection::In => (&rule.source_ips, &rule.destination_ips),
            FirewallRuleDirection::Out => (&rule.destination_ips, &rule.source_ips),
            FirewallRuleDirection::Unknown(_) => return Err(invalid("direction", "has to be in or out")),
        };
        if ours.is_empty() || !ours.iter().all(|ip| is_network(ip)) || !others.is_empty() {
            return Err(invalid("source_ips", "has to be networks, of the side that the direction names"));
        }
        let needs_port = matches!(rule.protocol, FirewallRuleProtocol::Tcp | FirewallRuleProtocol::Udp);
        if !FirewallRuleProtocol::VALUES.contains(&rule.protocol.as_str()) {
            return Err(invalid("protocol", "is unknown"));
        }
        if needs_port != rule.port.as_deref().is_some_and(is_port) {
            return Err(invalid("port", "is needed for TCP and UDP, and for them only"));
        }
    }
    match rules.as_ref().is_some_and(|rules| rules.len() > MOST_RULES) {
        true => Err(Refusal::invalid("rules", "has more than 50")),
        false => Ok(rules),
    }
}

/// An address of either version with a prefix.
fn is_network(text: &str) -> bool {
    let Some((ip, prefix)) = text.split_once('/') else { return false };
    match (ip.parse(), prefix.parse::<u8>()) {
        (Ok(core::net::IpAddr::V4(_)), Ok(prefix)) => prefix <= 32,
        (Ok(core::net::IpAddr::V6(_)), Ok(prefix)) => prefix <= 128,
        _ => false,
    }
}

/// `80` or `1024-5000`.
fn is_port(text: &str) -> bool {
    let (from, to) = text.split_once('-').unwrap_or((text, text));
    matches!((from.parse::<u16>(), to.parse::<u16>()), (Ok(from), Ok(to)) if 0 < from && from <= to)
}

/// The resources in the body, when each exists, is named once, and is free: all actions start, or none.
fn resources(project: &Project, ask: &Ask, field: &str) -> Result<Vec<FirewallResource>, Refusal> {
    let resources = ask.list::<FirewallResource>(field)?.unwrap_or_default();
    for (at, resource) in resources.iter().enumerate() {
        if resources[..at].iter().any(|other| is_same(other, resource)) {
            return Err(Refusal::new(422, "server_already_added", "the same is named twice"));
        }
        match (&resource.r#type, &resource.server, &resource.label_selector) {
            (FirewallResourceType::Server, Some(server), None) => {
                let Some(server) = project.servers.get(&server.id.get()) else {
                    let message = "there is no such server";
                    return Err(Refusal::new(422, "firewall_resource_not_found", message));
                };
                thing::check_free(project, &[(Server::kind(), server.id.get())])?;
            }
            (FirewallResourceType::LabelSelector, None, Some(label)) => {
                if label.selector.parse::<LabelSelector>().is_err() {
                    return Err(Refusal::invalid(field, "has a label selector that cannot be read"));
                }
            }
            _ => return Err(Refusal::invalid(field, "has to name a server or a label selector")),
        }
    }
    Ok(resources)
}

/// A firewall filters what comes from the internet, which has to reach a server first.
fn check_public(project: &Project, resources: &[FirewallResource]) -> Result<(), Refusal> {
    let servers =
        resources.iter().filter_map(|resource| project.servers.get(&resource.server.as_ref()?.id.get()));
    for server in servers {
        if server.public_net.ipv4.is_none() && server.public_net.ipv6.is_none() {
            return Err(Refusal::new(422, "private_net_only_server", "the server has no public address"));
        }
    }
    Ok(())
}

/// A firewall's being applied to a server.
pub(super) fn on_server(server: Id<Server>) -> FirewallResource {
    FirewallResource {
        r#type: FirewallResourceType::Server,
        server: Some(ServerRef::new(server)),
        label_selector: None,
        applied_to_resources: None,
    }
}

fn apply(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (id, resources) = (thing::id_of::<Firewall>(project, ask)?, resources(project, ask, "apply_to")?);
    check_public(project, &resources)?;
    let firewall = thing::by_id::<Firewall>(project, id)?;
    if resources.iter().any(|resource| firewall.applied_to.iter().any(|other| is_same(other, resource))) {
        return Err(Refusal::new(422, "firewall_already_applied", "the firewall is applied already"));
    }
    apply_all(project, id, resources).map(|actions| Answer::new(201).with("actions", &actions))
}

fn is_same(a: &FirewallResource, b: &FirewallResource) -> bool {
    a.r#type == b.r#type
        && a.server.as_ref().map(|server| server.id) == b.server.as_ref().map(|server| server.id)
        && a.label_selector == b.label_selector
}

fn apply_all(
    project: &mut Project,
    id: u64,
    resources: Vec<FirewallResource>,
) -> Result<Vec<Action>, Refusal> {
    let apply = |resource: FirewallResource| {
        let server = resource.server.as_ref().map(|server| (Server::kind(), server.id.get()));
        start(project, id, "apply_firewall", server.as_slice(), move |firewall| {
            firewall.applied_to.push(resource);
        })
    };
    resources.into_iter().map(apply).collect()
}

fn remove(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (id, resources) = (thing::id_of::<Firewall>(project, ask)?, resources(project, ask, "remove_from")?);
    let firewall = thing::by_id::<Firewall>(project, id)?;
    if !resources.iter().all(|resource| firewall.applied_to.iter().any(|other| is_same(other, resource))) {
        return Err(Refusal::new(422, "firewall_resource_not_found", "the firewall is not applied to it"));
    }
    let remove = |resource: FirewallResource| {
        let server = resource.server.as_ref().map(|server| (Server::kind(), server.id.get()));
        start(project, id, "remove_firewall", server.as_slice(), move |firewall| {
            firewall.applied_to.retain(|other| !is_same(other, &resource));
        })
    };
    let actions = resources.into_iter().map(remove).collect::<Result<Vec<_>, _>>()?;
    Ok(Answer::new(201).with("actions", &actions))
}

fn set_rules(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let rules = rules(ask)?.ok_or_else(|| Refusal::invalid("rules", "is required"))?;
    let id = thing::id_of::<Firewall>(project, ask)?;
    let action = start(project, id, "set_firewall_rules", &[], |firewall| firewall.rules = rules)?;
    Ok(Answer::new(201).with("actions", &[action]))
}

/// Starts an action on a firewall. Several may be at work on it: one request applies it to many.
fn start(
    project: &mut Project,
    id: u64,
    command: &'static str,
    others: &[(crate::api::references::ResourceType, u64)],
    change: impl FnOnce(&mut Firewall) + Send + 'static,
) -> Result<Action, Refusal> {
    thing::check_free(project, others)?;
    let effect = move |project: &mut Project| {
        if let Some(firewall) = project.firewalls.get_mut(&id) {
            change(firewall);
        }
    };
    let about = core::iter::once((Firewall::kind(), id)).chain(others.iter().cloned()).collect();
    let plan =
        super::jobs::Plan { command, millis: 1_000, about, effect: Box::new(effect), undo: Box::new(|_| {}) };
    let now = project.now;
    Ok(project.jobs.start(plan, now))
}
