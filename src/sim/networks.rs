use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::net::Ipv4Addr;

use serde::{Deserialize, Serialize};

use super::addresses::IpRange;
use super::index::Term;
use super::{
    ApiRequest, ApiResult, ErrorResponse, Project, SuccessResponse, actions, entity, listing, relations,
};

use crate::api::locations::NetworkZone;
use crate::api::networks::{
    Network, NetworkMember, NetworkMemberStatus, NetworkMemberType, NetworkRoute, NetworkSubnet,
    NetworkSubnetType,
};
use crate::api::protection::Protection;
use crate::primitives::Id;

/// The limits of a network.
const MAX_SUBNETS: usize = 50;
const MAX_ROUTES: usize = 100;
/// The address by which servers reach Hetzner's own gateway.
const RESERVED_IP: &str = "172.31.1.1";

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => entity::page(project, request, |_: &Network| true),
        "create" => create(project, request),
        "get" => entity::get::<Network>(project, request),
        "update" => request.boolean("expose_routes_to_vswitch").and_then(|expose| {
            entity::update(project, request, |network: &mut Network| {
                network.expose_routes_to_vswitch = expose.unwrap_or(network.expose_routes_to_vswitch);
                Ok(())
            })
        }),
        "delete" => entity::delete(project, request, |_: &Network| Ok(())),
        "add_route" => add_route(project, request),
        "add_subnet" => add_subnet(project, request),
        "change_ip_range" => change_ip_range(project, request),
        "change_protection" => entity::change_protection::<Network>(project, request),
        "delete_route" => delete_route(project, request),
        "delete_subnet" => delete_subnet(project, request),
        "list_members" => list_members(project, request),
        _ => return actions::respond_for::<Network>(project, request, verb),
    })
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let ip_range = request.required_string("ip_range")?;
    IpRange::parse_private("ip_range", ip_range)?;
    let mut network = Network {
        name: entity::required_name::<Network>(project, request)?,
        ip_range: ip_range.into(),
        subnets: Vec::new(),
        routes: Vec::new(),
        servers: Vec::new(),
        load_balancers: Some(Vec::new()),
        protection: Protection { delete: false },
        labels: request.labels()?.unwrap_or_default(),
        created: project.now.into(),
        expose_routes_to_vswitch: request.boolean("expose_routes_to_vswitch")?.unwrap_or_default(),
        id: Id::new(project.next_id()),
    };
    for subnet in request.list::<NetworkSubnet>("subnets")?.unwrap_or_default() {
        let subnet = validated_subnet(&network, subnet)?;
        network.subnets.push(subnet);
    }
    for route in request.list::<NetworkRoute>("routes")?.unwrap_or_default() {
        check_route(&network, &route)?;
        network.routes.push(route);
    }
    entity::add(project, &network);
    Ok(SuccessResponse::model(201, &network))
}

fn add_route(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let route =
        NetworkRoute::new(request.required_string("destination")?, request.required_string("gateway")?);
    check_route(entity::find(project, request)?, &route)?;
    change(project, request, "add_route", NetworkEffect::AddRoute(route))
}

fn check_route(network: &Network, route: &NetworkRoute) -> ApiResult<()> {
    if network.routes.len() >= MAX_ROUTES {
        return Err(ErrorResponse::limit_exceeded("network_routes_limit"));
    }
    let destination = IpRange::parse("destination", &route.destination)?;
    let whole = IpRange::parse("ip_range", &network.ip_range)?;
    if !whole.contains_ip(&route.gateway) {
        return Err(ErrorResponse::invalid_input("gateway", "is not an address of the network"));
    }
    if route.gateway == whole.gateway() || route.gateway == RESERVED_IP {
        return Err(ErrorResponse::invalid_input("gateway", "is a reserved address"));
    }
    // A default route is allowed beside subnets: they are more specific.
    for subnet in network.subnets.iter().filter_map(|subnet| subnet.ip_range.as_ref()) {
        if !destination.is_default() && IpRange::parse("ip_range", subnet)?.overlaps(destination) {
            return Err(ErrorResponse::invalid_input("destination", format!("overlaps {subnet}")));
        }
    }
    for other in &network.routes {
        if IpRange::parse("destination", &other.destination)?.overlaps(destination) {
            return Err(ErrorResponse::invalid_input(
                "destination",
                format!("overlaps {}", other.destination),
            ));
        }
    }
    Ok(())
}

fn delete_route(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let route =
        NetworkRoute::new(request.required_string("destination")?, request.required_string("gateway")?);
    if !entity::find::<Network>(project, request)?.routes.contains(&route) {
        return Err(ErrorResponse::unknown_reference("destination"));
    }
    change(project, request, "delete_route", NetworkEffect::DeleteRoute(route))
}

fn add_subnet(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let requested = NetworkSubnet {
        r#type: request.enum_value("type", NetworkSubnetType::VALUES)?.into(),
        ip_range: request.string("ip_range")?.map(String::from),
        network_zone: request.required_string("network_zone")?.into(),
        gateway: String::new(),
        vswitch_id: request.integer("vswitch_id")?,
    };
    let subnet = validated_subnet(entity::find(project, request)?, requested)?;
    change(project, request, "add_subnet", NetworkEffect::AddSubnet(subnet))
}

/// Validates a new subnet, and allocates its range if it has none.
fn validated_subnet(network: &Network, mut subnet: NetworkSubnet) -> ApiResult<NetworkSubnet> {
    if network.subnets.len() >= MAX_SUBNETS {
        return Err(ErrorResponse::limit_exceeded("network_subnets_limit"));
    }
    let whole = IpRange::parse("ip_range", &network.ip_range)?;
    let mut taken = Vec::new();
    for other in network.subnets.iter().filter_map(|subnet| subnet.ip_range.as_ref()) {
        taken.push(IpRange::parse("ip_range", other)?);
    }
    if !NetworkSubnetType::VALUES.contains(&subnet.r#type.as_str()) {
        return Err(ErrorResponse::invalid_input(
            "type",
            format!("must be one of {}", NetworkSubnetType::VALUES.join(", ")),
        ));
    }
    if subnet.network_zone.as_str().is_empty() {
        return Err(ErrorResponse::missing("network_zone"));
    }
    if !NetworkZone::VALUES.contains(&subnet.network_zone.as_str()) {
        return Err(ErrorResponse::unknown_reference("network_zone"));
    }
    let needs_vswitch = subnet.r#type == NetworkSubnetType::Vswitch;
    if needs_vswitch != subnet.vswitch_id.is_some() {
        return Err(ErrorResponse::invalid_input(
            "vswitch_id",
            "is required for type vswitch, and invalid for other types",
        ));
    }
    let ip_range = match subnet.ip_range.take() {
        Some(ip_range) => ip_range,
        None => whole
            .free_subnet(&taken)
            .ok_or_else(|| ErrorResponse::invalid_input("ip_range", "the network has no free range"))?,
    };
    let range = IpRange::parse_subnet("ip_range", &ip_range)?;
    if !whole.contains(range) || taken.iter().any(|taken| taken.overlaps(range)) {
        return Err(ErrorResponse::invalid_input("ip_range", "is outside the network, or overlaps a subnet"));
    }
    Ok(NetworkSubnet { ip_range: Some(ip_range), gateway: whole.gateway(), ..subnet })
}

fn delete_subnet(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let ip_range = String::from(request.required_string("ip_range")?);
    let network = entity::find::<Network>(project, request)?;
    if !network.subnets.iter().any(|subnet| subnet.ip_range.as_ref() == Some(&ip_range)) {
        return Err(ErrorResponse::unknown_reference("ip_range"));
    }
    let range = IpRange::parse("ip_range", &ip_range)?;
    if members(project, network)
        .iter()
        .filter_map(|member| member.ip.as_ref())
        .any(|ip| range.contains_ip(ip))
    {
        return Err(ErrorResponse::new(409, "conflict", "the subnet is in use"));
    }
    change(project, request, "delete_subnet", NetworkEffect::DeleteSubnet(ip_range))
}

fn change_ip_range(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let ip_range = String::from(request.required_string("ip_range")?);
    let (new, network) =
        (IpRange::parse_private("ip_range", &ip_range)?, entity::find::<Network>(project, request)?);
    let old = IpRange::parse("ip_range", &network.ip_range)?;
    if !new.contains(old) || new.gateway() != old.gateway() {
        return Err(ErrorResponse::invalid_input(
            "ip_range",
            "must contain the old range and start at the same address",
        ));
    }
    change(project, request, "change_ip_range", NetworkEffect::SetIpRange(ip_range))
}

fn change(
    project: &mut Project,
    request: &ApiRequest,
    command: &'static str,
    effect: NetworkEffect,
) -> ApiResult {
    entity::change::<Network>(project, request, command, effect)
}

/// The effects of the actions on networks.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum NetworkEffect {
    AddRoute(NetworkRoute),
    DeleteRoute(NetworkRoute),
    AddSubnet(NetworkSubnet),
    /// Deletes the subnet with this range.
    DeleteSubnet(String),
    SetIpRange(String),
}

impl NetworkEffect {
    pub(super) fn apply(self, project: &mut Project, id: u64) {
        let Some(mut network) = project.networks.get_mut(&id) else { return };
        match self {
            Self::AddRoute(route) => network.routes.push(route),
            Self::DeleteRoute(route) => network.routes.retain(|other| *other != route),
            Self::AddSubnet(subnet) => network.subnets.push(subnet),
            Self::DeleteSubnet(range) => {
                network.subnets.retain(|subnet| subnet.ip_range.as_ref() != Some(&range));
            }
            Self::SetIpRange(range) => network.ip_range = range,
        }
    }
}

/// The address of a new member: the requested one, or a free one of a subnet.
pub(super) fn allocate_ip(
    project: &Project,
    network: &Network,
    ip: Option<&str>,
    ip_range: Option<&str>,
) -> ApiResult<String> {
    if ip.is_some_and(|ip| ip.parse::<Ipv4Addr>().is_err()) {
        return Err(ErrorResponse::invalid_input("ip", "is not an IPv4 address"));
    }
    let gateway = IpRange::parse("ip_range", &network.ip_range)?.gateway();
    let is_reserved = |ip: &str| ip == gateway || ip == RESERVED_IP;
    let ranges = network.subnets.iter().filter_map(|subnet| subnet.ip_range.as_deref());
    for range in ranges.filter(|range| ip_range.is_none_or(|requested| requested == *range)) {
        let range = IpRange::parse("ip_range", range)?;
        match ip {
            Some(ip) if range.contains_host(ip) && !is_reserved(ip) && !is_taken(project, network.id, ip) => {
                return Ok(ip.into());
            }
            Some(_) => {}
            None => match range.free_ip(|from| free_from(project, network.id, from), is_reserved) {
                Some(ip) => return Ok(ip),
                None => continue,
            },
        }
    }
    Err(match ip {
        Some(_) => {
            ErrorResponse::new(422, "ip_not_available", "the address is in use, reserved, or not in a subnet")
        }
        None => ErrorResponse::new(422, "no_subnet_available", "no subnet has a free address"),
    })
}

/// Returns whether a member of a network has an address.
fn is_taken(project: &Project, network: Id<Network>, ip: &str) -> bool {
    let of_members = [project.servers.index(), project.load_balancers.index()];
    Term::address(network.get(), ip).is_some_and(|term| of_members.iter().any(|index| index.contains(term)))
}

/// The first address from this one on that no member of a network has.
fn free_from(project: &Project, network: Id<Network>, ip: u32) -> u32 {
    let of_servers = project.servers.index().free_from(network.get(), ip);
    match project.load_balancers.index().free_from(network.get(), of_servers) {
        free if free == of_servers => free,
        free => free_from(project, network, free),
    }
}

fn list_members(project: &Project, request: &ApiRequest) -> ApiResult {
    request.check_filter("type", NetworkMemberType::VALUES)?;
    request.check_filter("status", NetworkMemberStatus::VALUES)?;
    let members = members(project, entity::find(project, request)?);
    let members = members.iter().filter(|member| {
        request.matches_filter("type", member.r#type.as_str())
            && request.matches_filter("status", member.status.as_str())
            && request.matches_filter("subnet", member.subnet.as_deref().unwrap_or_default())
    });
    let sort_keys: [listing::SortKey<NetworkMember>; 4] = [
        ("id", |a, b| a.id.cmp(&b.id)),
        ("type", |a, b| a.r#type.as_str().cmp(b.r#type.as_str())),
        ("status", |a, b| a.status.as_str().cmp(b.status.as_str())),
        ("ip", |a, b| a.ip.cmp(&b.ip)),
    ];
    listing::page(request, members.collect(), &sort_keys, Cow::Borrowed)
}

fn members(project: &Project, network: &Network) -> Vec<NetworkMember> {
    let subnet_of = |ip: &str| {
        let ranges = network.subnets.iter().filter_map(|subnet| subnet.ip_range.clone());
        ranges
            .into_iter()
            .find(|range| IpRange::parse("ip_range", range).is_ok_and(|range| range.contains_ip(ip)))
    };
    let is_attached = |id: Option<Id<Network>>| id == Some(network.id);
    let mut members = Vec::new();
    for server in project.servers.having(relations::network(network.id)) {
        for net in server.private_net.iter().filter(|net| is_attached(net.network)) {
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
    for balancer in project.load_balancers.having(relations::network(network.id)) {
        for net in balancer.private_net.iter().filter(|net| is_attached(Some(net.network))) {
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
