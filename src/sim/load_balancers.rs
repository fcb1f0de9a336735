use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::thing::{self, Thing};
use super::{Answer, addresses, metrics, networks};
use crate::api::dns_ptr::DnsPtr;
use crate::api::ip_type::IpType;
use crate::api::load_balancer_types::LoadBalancerType;
use crate::api::load_balancers::{
    LoadBalancer, LoadBalancerAlgorithm, LoadBalancerAlgorithmType, LoadBalancerPrivateNet,
    LoadBalancerPublicNet, LoadBalancerPublicNetIp,
};
use crate::api::locations::Location;
use crate::api::networks::Network;
use crate::api::protection::Protection;
use crate::primitives::Id;

mod services;
mod targets;

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => thing::page(project, ask, |_: &LoadBalancer| true),
        "create" => create(project, ask),
        "get" => thing::find::<LoadBalancer>(project, ask).map(|balancer| Answer::one(200, balancer)),
        "update" => thing::update(project, ask, |_: &mut LoadBalancer| Ok(())),
        "delete" => delete(project, ask),
        "get_metrics" => thing::id_of::<LoadBalancer>(project, ask)
            .and_then(|id| metrics::answer(ask, metrics::OF_LOAD_BALANCERS, id, project.now)),
        "add_service" => services::add(project, ask),
        "update_service" => services::update(project, ask),
        "delete_service" => services::delete(project, ask),
        "add_target" => targets::add(project, ask),
        "remove_target" => targets::remove(project, ask),
        "attach_to_network" => attach(project, ask),
        "detach_from_network" => detach(project, ask),
        "change_algorithm" => ask.word("type", LoadBalancerAlgorithmType::VALUES).and_then(|word| {
            let algorithm = LoadBalancerAlgorithm::new(word);
            thing::change(project, ask, "change_algorithm", |it: &mut LoadBalancer| it.algorithm = algorithm)
        }),
        "change_dns_ptr" => change_dns_ptr(project, ask),
        "change_protection" => thing::change_protection::<LoadBalancer>(project, ask),
        "change_type" => change_type(project, ask),
        "disable_public_interface" => disable_public_interface(project, ask),
        "enable_public_interface" => {
            thing::change(project, ask, "enable_public_interface", |balancer: &mut LoadBalancer| {
                balancer.public_net.enabled = true;
            })
        }
        _ => {
            return thing::actions::<LoadBalancer>(project, ask, verb, || {
                thing::id_of::<LoadBalancer>(project, ask)
            });
        }
    })
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let name = thing::needed_name::<LoadBalancer>(project, ask)?;
    let kind = load_balancer_type(project, ask)?;
    let location = location(project, ask)?;
    let algorithm: Option<LoadBalancerAlgorithm> = ask.object("algorithm")?;
    let algorithm = algorithm.unwrap_or(LoadBalancerAlgorithm::new("round_robin"));
    if !LoadBalancerAlgorithmType::VALUES.contains(&algorithm.r#type.as_str()) {
        return Err(Refusal::invalid("algorithm", "is unknown"));
    }
    let (services, targets) = (services::all(project, ask)?, targets::all(project, ask)?);
    let private_net = match thing::in_body::<Network>(project, ask, "network")? {
        Some(network) => Vec::from([LoadBalancerPrivateNet {
            ip: networks::place(project, network, None, None)?,
            network: network.id,
        }]),
        None => Vec::new(),
    };
    let (enabled, labels) =
        (ask.flag("public_interface")?.unwrap_or(true), ask.labels()?.unwrap_or_default());
    let id = project.id();
    let price = kind.prices.iter().find(|price| price.location == location.name);
    let balancer = LoadBalancer {
        id: Id::new(id),
        name,
        public_net: LoadBalancerPublicNet {
            enabled,
            ipv4: public_ip(project, &IpType::Ipv4, id),
            ipv6: public_ip(project, &IpType::Ipv6, id),
        },
        private_net,
        location,
        included_traffic: price.map(|price| price.included_traffic).unwrap_or_default(),
        load_balancer_type: kind,
        protection: Protection { delete: false },
        labels,
        created: project.now.into(),
        services,
        targets,
        algorithm,
        outgoing_traffic: Some(0),
        ingoing_traffic: Some(0),
    };
    thing::add(project, &balancer);
    let action = thing::start::<LoadBalancer>(project, id, "create_load_balancer", &[], |_| {})?;
    Ok(Answer::one(201, &balancer).with("action", &action))
}

fn public_ip(project: &mut Project, version: &IpType, id: u64) -> LoadBalancerPublicNetIp {
    let (ip, entries) = addresses::public(project, version, id);
    // A load balancer has the first address of its network.
    let ip = match ip.strip_suffix("/64") {
        Some(start) => alloc::format!("{start}1"),
        None => ip,
    };
    let dns_ptr = entries.into_iter().next().map(|entry| entry.dns_ptr);
    LoadBalancerPublicNetIp { ip: Some(ip), dns_ptr, id: Some(Id::new(project.id())), blocked: Some(false) }
}

fn load_balancer_type(project: &Project, ask: &Ask) -> Result<LoadBalancerType, Refusal> {
    let wanted = ask.id_or_name("load_balancer_type")?.unwrap_or_default();
    let mut types = project.load_balancer_types.iter();
    let found = types.find(|kind| kind.name == wanted || alloc::format!("{}", kind.id) == wanted);
    found.cloned().ok_or_else(|| Refusal::no_such("load_balancer_type"))
}

fn location(project: &Project, ask: &Ask) -> Result<Location, Refusal> {
    match (ask.id_or_name("location")?, ask.text("network_zone")?) {
        (Some(wanted), None) => project.location(&wanted).ok_or_else(|| Refusal::no_such("location")),
        (None, Some(zone)) => {
            let mut locations = project.locations.iter();
            let location = locations.find(|location| location.network_zone == zone);
            location.cloned().ok_or_else(|| Refusal::no_such("network_zone"))
        }
        _ => Err(Refusal::invalid("location", "either location or network_zone is required")),
    }
}

fn delete(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let id = thing::id_of::<LoadBalancer>(project, ask)?;
    thing::deletable::<LoadBalancer>(project, id)?;
    let effect = move |project: &mut Project| {
        project.load_balancers.remove(&id);
    };
    let length = ("delete_load_balancer", 1_000);
    let action = thing::begin::<LoadBalancer>(project, id, length, &[], Box::new(effect), Box::new(|_| {}))?;
    Ok(Answer::one(201, &action))
}

fn attach(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let balancer = thing::find::<LoadBalancer>(project, ask)?;
    let network = thing::needed::<Network>(project, ask, "network")?;
    let (id, network_id) = (balancer.id.get(), network.id);
    if balancer.private_net.iter().any(|net| net.network == network_id) {
        let message = "the load balancer is in the network already";
        return Err(Refusal::new(422, "load_balancer_already_attached", message));
    }
    let ip = networks::place(project, network, ask.text("ip")?, ask.text("ip_range")?)?;
    let others = [(Network::kind(), network_id.get())];
    let action = thing::start::<LoadBalancer>(project, id, "attach_to_network", &others, move |balancer| {
        balancer.private_net.push(LoadBalancerPrivateNet { network: network_id, ip });
    })?;
    Ok(Answer::one(201, &action))
}

fn detach(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let balancer = thing::find::<LoadBalancer>(project, ask)?;
    let network = thing::needed::<Network>(project, ask, "network")?.id;
    if !balancer.private_net.iter().any(|net| net.network == network) {
        return Err(Refusal::invalid("network", "the load balancer is not in this network"));
    }
    let (id, others) = (balancer.id.get(), [(Network::kind(), network.get())]);
    let action =
        thing::start::<LoadBalancer>(project, id, "detach_from_network", &others, move |balancer| {
            balancer.private_net.retain(|net| net.network != network);
        })?;
    Ok(Answer::one(201, &action))
}

fn change_dns_ptr(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (ip, name) = (String::from(ask.required_text("ip")?), ask.text("dns_ptr")?.map(String::from));
    let net = &thing::find::<LoadBalancer>(project, ask)?.public_net;
    if ![&net.ipv4, &net.ipv6].iter().any(|address| address.ip.as_ref() == Some(&ip)) {
        return Err(Refusal::invalid("ip", "is no address of this load balancer"));
    }
    thing::change(project, ask, "change_dns_ptr", move |balancer: &mut LoadBalancer| {
        let net = &mut balancer.public_net;
        for address in [&mut net.ipv4, &mut net.ipv6] {
            if address.ip.as_ref() == Some(&ip) {
                let mut entries: Vec<DnsPtr> = Vec::new();
                addresses::set_dns_ptr(&mut entries, ip.clone(), name.clone());
                address.dns_ptr = entries.pop().map(|entry| entry.dns_ptr);
            }
        }
    })
}

fn change_type(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let kind = load_balancer_type(project, ask)?;
    let balancer = thing::find::<LoadBalancer>(project, ask)?;
    if balancer.services.len() as u64 > kind.max_services || balancer.targets.len() as u64 > kind.max_targets
    {
        let message = "the load balancer has more than this type can have";
        return Err(Refusal::new(422, "invalid_load_balancer_type", message));
    }
    thing::change(project, ask, "change_load_balancer_type", |balancer: &mut LoadBalancer| {
        balancer.load_balancer_type = kind;
    })
}

fn disable_public_interface(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let balancer = thing::find::<LoadBalancer>(project, ask)?;
    if balancer.private_net.is_empty() {
        let message = "the load balancer is in no network";
        return Err(Refusal::new(422, "load_balancer_not_attached_to_network", message));
    }
    if balancer.targets.iter().any(|target| target.use_private_ip == Some(false)) {
        let message = "a target is reached over the internet";
        return Err(Refusal::new(422, "targets_without_use_private_ip", message));
    }
    thing::change(project, ask, "disable_public_interface", |balancer: &mut LoadBalancer| {
        balancer.public_net.enabled = false;
    })
}
