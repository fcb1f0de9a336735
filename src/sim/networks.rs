use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::addresses::Range;
use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;

use super::{Answer, listing, thing};
use crate::api::locations::NetworkZone;
use crate::api::networks::{
    Network, NetworkMember, NetworkMemberStatus, NetworkMemberType, NetworkRoute, NetworkSubnet,
    NetworkSubnetType,
};
use crate::api::protection::Protection;
use crate::primitives::Id;

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => thing::page(project, ask, |_: &Network| true),
        "create" => create(project, ask),
        "get" => thing::find::<Network>(project, ask).map(|network| Answer::one(200, network)),
        "update" => ask.flag("expose_routes_to_vswitch").and_then(|expose| {
            thing::update(project, ask, |network: &mut Network| {
                network.expose_routes_to_vswitch = expose.unwrap_or(network.expose_routes_to_vswitch);
                Ok(())
            })
        }),
        "delete" => thing::delete(project, ask, |_: &Network| Ok(())),
        "add_route" => add_route(project, ask),
        "add_subnet" => add_subnet(project, ask),
        "change_ip_range" => change_ip_range(project, ask),
        "change_protection" => thing::change_protection::<Network>(project, ask),
        "delete_route" => delete_route(project, ask),
        "delete_subnet" => delete_subnet(project, ask),
        "list_members" => list_members(project, ask),
        _ => return thing::actions::<Network>(project, ask, verb, || thing::id_of::<Network>(project, ask)),
    })
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let ip_range = ask.required_text("ip_range")?;
    Range::read_private("ip_range", ip_range)?;
    let mut network = Network {
        name: thing::needed_name::<Network>(project, ask)?,
        ip_range: ip_range.into(),
        subnets: Vec::new(),
        routes: Vec::new(),
        servers: Vec::new(),
        load_balancers: Some(Vec::new()),
        protection: Protection { delete: false },
        labels: ask.labels()?.unwrap_or_default(),
        created: project.now.into(),
        expose_routes_to_vswitch: ask.flag("expose_routes_to_vswitch")?.unwrap_or_default(),
        id: Id::new(project.id()),
    };
    for subnet in ask.list::<NetworkSubnet>("subnets")?.unwrap_or_default() {
        let subnet = checked_subnet(&network, subnet)?;
        network.subnets.push(subnet);
    }
    for route in ask.list::<NetworkRoute>("routes")?.unwrap_or_default() {
        check_route(&network, &route)?;
        network.routes.push(route);
    }
    thing::add(project, &network);
    Ok(Answer::one(201, &network))
}

fn add_route(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let route = NetworkRoute::new(ask.required_text("destination")?, ask.required_text("gateway")?);
    check_route(thing::find(project, ask)?, &route)?;
    thing::change(project, ask, "add_route", |network: &mut Network| network.routes.push(route))
}

fn check_route(network: &Network, route: &NetworkRoute) -> Result<(), Refusal> {
    let destination = Range::read("destination", &route.destination)?;
    if !Range::read("ip_range", &network.ip_range)?.has(&route.gateway) {
        return Err(Refusal::invalid("gateway", "is no address of the network"));
    }
    for other in &network.routes {
        if Range::read("destination", &other.destination)?.overlaps(destination) {
            return Err(Refusal::invalid("destination", format!("overlaps {}", other.destination)));
        }
    }
    Ok(())
}

fn delete_route(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let route = NetworkRoute::new(ask.required_text("destination")?, ask.required_text("gateway")?);
    if !thing::find::<Network>(project, ask)?.routes.contains(&route) {
        return Err(Refusal::no_such("destination"));
    }
    thing::change(project, ask, "delete_route", move |network: &mut Network| {
        network.routes.retain(|other| *other != route);
    })
}

fn add_subnet(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let wanted = NetworkSubnet {
        r#type: ask.word("type", NetworkSubnetType::VALUES)?.into(),
        ip_range: ask.text("ip_range")?.map(String::from),
        network_zone: ask.required_text("network_zone")?.into(),
        gateway: String::new(),
        vswitch_id: ask.number("vswitch_id")?,
    };
    let subnet = checked_subnet(thing::find(project, ask)?, wanted)?;
    thing::change(project, ask, "add_subnet", |network: &mut Network| network.subnets.push(subnet))
}

/// The subnet, with a range if it has none, once it fits into the network.
fn checked_subnet(network: &Network, mut subnet: NetworkSubnet) -> Result<NetworkSubnet, Refusal> {
    let whole = Range::read("ip_range", &network.ip_range)?;
    let mut taken = Vec::new();
    for other in network.subnets.iter().filter_map(|subnet| subnet.ip_range.as_ref()) {
        taken.push(Range::read("ip_range", other)?);
    }
    if !NetworkSubnetType::VALUES.contains(&subnet.r#type.as_str()) {
        return Err(Refusal::invalid(
            "type",
            format!("has to be one of {}", NetworkSubnetType::VALUES.join(", ")),
        ));
    }
    if !NetworkZone::VALUES.contains(&subnet.network_zone.as_str()) {
        return Err(Refusal::no_such("network_zone"));
    }
    let needs_vswitch = subnet.r#type == NetworkSubnetType::Vswitch;
    if needs_vswitch != subnet.vswitch_id.is_some() {
        return Err(Refusal::invalid("vswitch_id", "is needed for a vSwitch, and only then"));
    }
    let ip_range = match subnet.ip_range.take() {
        Some(ip_range) => ip_range,
        None => whole.free_subnet(&taken).ok_or_else(|| Refusal::invalid("ip_range", "no range is left"))?,
    };
    let range = Range::read_subnet("ip_range", &ip_range)?;
    if !whole.contains(range) || taken.iter().any(|taken| taken.overlaps(range)) {
        return Err(Refusal::invalid("ip_range", "is not in the network, or overlaps a subnet"));
    }
    Ok(NetworkSubnet { ip_range: Some(ip_range), gateway: whole.gateway(), ..subnet })
}

fn delete_subnet(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let ip_range = String::from(ask.required_text("ip_range")?);
    let network = thing::find::<Network>(project, ask)?;
    if !network.subnets.iter().any(|subnet| subnet.ip_range.as_ref() == Some(&ip_range)) {
        return Err(Refusal::no_such("ip_range"));
    }
    let range = Range::read("ip_range", &ip_range)?;
    if members(project, network).iter().filter_map(|member| member.ip.as_ref()).any(|ip| range.has(ip)) {
        return Err(Refusal::new(409, "conflict", "the subnet is in use"));
    }
    thing::change(project, ask, "delete_subnet", move |network: &mut Network| {
        network.subnets.retain(|subnet| subnet.ip_range.as_ref() != Some(&ip_range));
    })
}

fn change_ip_range(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let ip_range = String::from(ask.required_text("ip_range")?);
    let (new, network) = (Range::read_private("ip_range", &ip_range)?, thing::find::<Network>(project, ask)?);
    let old = Range::read("ip_range", &network.ip_range)?;
    if !new.contains(old) || new.gateway() != old.gateway() {
        return Err(Refusal::invalid("ip_range", "has to start where the old one does, and contain it"));
    }
    thing::change(project, ask, "change_ip_range", |network: &mut Network| network.ip_range = ip_range)
}

/// The address that a new member gets: the one that was asked for, or a free one of a subnet.
pub(super) fn place(
    project: &Project,
    network: &Network,
    ip: Option<&str>,
    ip_range: Option<&str>,
) -> Result<String, Refusal> {
    let members = members(project, network);
    let mut taken: Vec<&str> = members.iter().filter_map(|member| member.ip.as_deref()).collect();
    taken.extend(members.iter().flat_map(|member| &member.alias_ips).map(|ip| &**ip));
    let ranges = network.subnets.iter().filter_map(|subnet| subnet.ip_range.as_deref());
    for range in ranges.filter(|range| ip_range.is_none_or(|wanted| wanted == *range)) {
        let range = Range::read("ip_range", range)?;
        match ip {
            Some(ip) if range.has(ip) && !taken.contains(&ip) => return Ok(ip.into()),
            Some(_) => {}
            None => match range.free(&taken) {
                Some(ip) => return Ok(ip),
                None => continue,
            },
        }
    }
    Err(match ip {
        Some(_) => Refusal::new(422, "ip_not_available", "the address is taken, or in no subnet"),
        None => Refusal::new(422, "no_subnet_available", "no subnet has a free address"),
    })
}

fn list_members(project: &Project, ask: &Ask) -> Result<Answer, Refusal> {
    ask.check_words("type", NetworkMemberType::VALUES)?;
    ask.check_words("status", NetworkMemberStatus::VALUES)?;
    let members = members(project, thing::find(project, ask)?);
    let members = members.iter().filter(|member| {
        ask.allows("type", member.r#type.as_str())
            && ask.allows("status", member.status.as_str())
            && ask.allows("subnet", member.subnet.as_deref().unwrap_or_default())
    });
    let sorts: [listing::Key<NetworkMember>; 4] = [
        ("id", |a, b| a.id.cmp(&b.id)),
        ("type", |a, b| a.r#type.as_str().cmp(b.r#type.as_str())),
        ("status", |a, b| a.status.as_str().cmp(b.status.as_str())),
        ("ip", |a, b| a.ip.cmp(&b.ip)),
    ];
    listing::page(ask, members.collect(), &sorts)
}

fn members(project: &Project, network: &Network) -> Vec<NetworkMember> {
    let subnet_of = |ip: &str| {
        let ranges = network.subnets.iter().filter_map(|subnet| subnet.ip_range.clone());
        ranges.into_iter().find(|range| Range::read("ip_range", range).is_ok_and(|range| range.has(ip)))
    };
    let is_this = |id: Option<Id<Network>>| id == Some(network.id);
    let mut members = Vec::new();
    for server in project.servers.values() {
        for net in server.private_net.iter().filter(|net| is_this(net.network)) {
            members.push(NetworkMember {
                r#type: NetworkMemberType::Server,
                id: server.id.get(),
                ip: net.ip.clone(),
                alias_ips: net.alias_ips.clone().unwrap_or_default(),
                subnet: net.ip.as_deref().and_then(subnet_of),
                status: NetworkMemberStatus::Ok,
            });
        }
    }
    for balancer in project.load_balancers.values() {
        for net in balancer.private_net.iter().filter(|net| is_this(Some(net.network))) {
            members.push(NetworkMember {
                r#type: NetworkMemberType::LoadBalancer,
                id: balancer.id.get(),
                ip: Some(net.ip.clone()),
                alias_ips: Vec::new(),
                subnet: subnet_of(&net.ip),
                status: NetworkMemberStatus::Ok,
            });
        }
    }
    members
}
