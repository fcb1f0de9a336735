use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::actions::NewAction;
use super::effect::Effect;
use super::primary_ips::is_assigned;
use super::{
    ApiRequest, ApiResult, Entity, ErrorResponse, Project, actions, addresses, entity, metrics, networks,
};
use crate::api::dns_ptr::DnsPtr;
use crate::api::ip_type::IpType;
use crate::api::load_balancer_types::LoadBalancerType;
use crate::api::load_balancers::{
    LoadBalancer, LoadBalancerAlgorithm, LoadBalancerAlgorithmType, LoadBalancerPrivateNet,
    LoadBalancerPublicNet, LoadBalancerPublicNetIp,
};
use crate::api::locations::Location;
use crate::api::networks::Network;
use crate::api::primary_ips::PrimaryIp;
use crate::api::protection::Protection;
use crate::primitives::Id;

mod effect;
pub(super) mod health;
mod services;
mod targets;

pub(super) use effect::LoadBalancerEffect;

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => entity::page(project, request, |_: &LoadBalancer| true),
        "create" => create(project, request),
        "get" => entity::get::<LoadBalancer>(project, request),
        "update" => entity::update(project, request, |_: &mut LoadBalancer| Ok(())),
        "delete" => delete(project, request),
        "get_metrics" => entity::find::<LoadBalancer>(project, request)
            .and_then(|balancer| metrics::of_load_balancer(project, request, balancer)),
        "add_service" => services::add(project, request),
        "update_service" => services::update(project, request),
        "delete_service" => services::delete(project, request),
        "add_target" => targets::add(project, request),
        "remove_target" => targets::remove(project, request),
        "attach_to_network" => attach(project, request),
        "detach_from_network" => detach(project, request),
        "change_algorithm" => {
            request.enum_value("type", LoadBalancerAlgorithmType::VALUES).and_then(|value| {
                let effect = LoadBalancerEffect::SetAlgorithm(LoadBalancerAlgorithm::new(value));
                change(project, request, "change_algorithm", effect)
            })
        }
        "change_dns_ptr" => change_dns_ptr(project, request),
        "change_protection" => entity::change_protection::<LoadBalancer>(project, request),
        "change_type" => change_type(project, request),
        "disable_public_interface" => disable_public_interface(project, request),
        "enable_public_interface" => {
            let effect = LoadBalancerEffect::SetPublicInterface(true);
            change(project, request, "enable_public_interface", effect)
        }
        _ => return actions::respond_for::<LoadBalancer>(project, request, verb),
    })
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let name = entity::required_name::<LoadBalancer>(project, request)?;
    let kind = load_balancer_type(project, request)?;
    let location = location(project, request)?;
    let algorithm: Option<LoadBalancerAlgorithm> = request.object("algorithm")?;
    let algorithm = algorithm.unwrap_or(LoadBalancerAlgorithm::new("round_robin"));
    if !LoadBalancerAlgorithmType::VALUES.contains(&algorithm.r#type.as_str()) {
        return Err(ErrorResponse::invalid_input("algorithm", "has an unknown value"));
    }
    for (field, limit) in [("services", kind.max_services), ("targets", kind.max_targets)] {
        let count = request.value(field).and_then(Value::as_array).map_or(0, Vec::len);
        check_limit(field, count, limit)?;
    }
    let (services, targets) = (services::parse_all(project, request)?, targets::parse_all(project, request)?);
    let private_net = match entity::referenced::<Network>(project, request, "network")? {
        Some(network) => Vec::from([LoadBalancerPrivateNet {
            ip: networks::allocate_ip(project, network, None, None)
                .map_err(|_| ErrorResponse::invalid_input("network", "has no subnet with a free address"))?,
            network: network.id,
        }]),
        None => Vec::new(),
    };
    let (enabled, labels) =
        (request.boolean("public_interface")?.unwrap_or(true), request.labels()?.unwrap_or_default());
    if !enabled && request.value("public_net").is_some() {
        return Err(ErrorResponse::invalid_input("public_net", "requires the public interface"));
    }
    let primary_ips = primary_ips(project, request, &location)?;
    let id = project.next_id();
    let [ipv4, ipv6] = primary_ips.map(|(version, primary_ip)| match primary_ip {
        Some(primary_ip) => assigned_ip(primary_ip),
        None => allocated_ip(project, &version, id),
    });
    let price = kind.prices.iter().find(|price| price.location == location.name);
    let balancer = LoadBalancer {
        id: Id::new(id),
        name,
        public_net: LoadBalancerPublicNet { enabled, ipv4, ipv6 },
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
    entity::add(project, &balancer);
    let action = NewAction::new::<LoadBalancer>("create_load_balancer", id).start(project)?;
    Ok(entity::model(project, 201, &balancer).with("action", &action))
}

/// Rejects more services or targets than the type of a load balancer allows.
fn check_limit(field: &str, count: usize, limit: u64) -> ApiResult<()> {
    match count as u64 > limit {
        true => Err(ErrorResponse::limit_exceeded(&format!("load_balancer_{field}_limit"))),
        false => Ok(()),
    }
}

/// The primary IPs in the body that a new load balancer gets, for both versions.
fn primary_ips(
    project: &Project,
    request: &ApiRequest,
    location: &Location,
) -> ApiResult<[(IpType, Option<PrimaryIp>); 2]> {
    let public_net: Map<String, Value> = request.object("public_net")?.unwrap_or_default();
    let primary_ip = |version: IpType| {
        let field = format!("public_net.{}", version.as_str());
        let invalid = |problem: &str| Err(ErrorResponse::invalid_input(&field, problem));
        let Some(id) = public_net.get(version.as_str()).filter(|id| !id.is_null()) else {
            return Ok((version, None));
        };
        let Some(id) = id.as_u64() else { return invalid("must be an integer") };
        match project.primary_ips.get(&id) {
            None => Err(ErrorResponse::unknown_reference(&field)),
            Some(primary_ip) if primary_ip.r#type != version => invalid("has another IP version"),
            Some(primary_ip) if primary_ip.location.id != location.id => invalid("is in another location"),
            Some(primary_ip) if is_assigned(project, primary_ip) => invalid("is assigned"),
            Some(primary_ip) => Ok((version, Some(primary_ip.clone()))),
        }
    };
    Ok([primary_ip(IpType::Ipv4)?, primary_ip(IpType::Ipv6)?])
}

/// The public address of a load balancer that has a primary IP of the project.
fn assigned_ip(primary_ip: PrimaryIp) -> LoadBalancerPublicNetIp {
    LoadBalancerPublicNetIp { id: Some(primary_ip.id), ..public_ip(primary_ip.ip, primary_ip.dns_ptr) }
}

/// A new public address of a load balancer. It has no id: it is not a primary IP, which cannot be assigned to load
/// balancers.
fn allocated_ip(project: &mut Project, version: &IpType, id: u64) -> LoadBalancerPublicNetIp {
    let (ip, entries) = addresses::allocate(project, version, id);
    public_ip(ip, entries)
}

/// A public address without an id. Of an IPv6 network, a load balancer has the first address.
fn public_ip(ip: String, entries: Vec<DnsPtr>) -> LoadBalancerPublicNetIp {
    let ip = match ip.strip_suffix("/64") {
        Some(start) => format!("{start}1"),
        None => ip,
    };
    let dns_ptr = entries.into_iter().find(|entry| entry.ip == ip).map(|entry| entry.dns_ptr);
    LoadBalancerPublicNetIp { ip: Some(ip), dns_ptr, id: None, blocked: Some(false) }
}

fn load_balancer_type(project: &Project, request: &ApiRequest) -> ApiResult<LoadBalancerType> {
    let requested = request.id_or_name("load_balancer_type")?;
    let requested = requested.ok_or_else(|| ErrorResponse::missing("load_balancer_type"))?;
    let mut types = project.load_balancer_types.iter();
    let found = types.find(|kind| kind.name == requested || format!("{}", kind.id) == requested);
    found.cloned().ok_or_else(|| ErrorResponse::unknown_reference("load_balancer_type"))
}

fn location(project: &Project, request: &ApiRequest) -> ApiResult<Location> {
    match (request.id_or_name("location")?, request.string("network_zone")?) {
        (Some(requested), None) => {
            project.location(&requested).ok_or_else(|| ErrorResponse::unknown_reference("location"))
        }
        (None, Some(zone)) => {
            let mut locations = project.locations.iter();
            let location = locations.find(|location| location.network_zone == zone);
            location.cloned().ok_or_else(|| ErrorResponse::unknown_reference("network_zone"))
        }
        _ => Err(ErrorResponse::invalid_input("location", "either location or network_zone is required")),
    }
}

fn delete(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let id = entity::id_of::<LoadBalancer>(project, request)?;
    entity::check_deletable::<LoadBalancer>(project, id)?;
    NewAction::new::<LoadBalancer>("delete_load_balancer", id).on_success(Effect::Delete).respond(project)
}

/// Starts an action on the load balancer in the path, and responds with it.
fn change(
    project: &mut Project,
    request: &ApiRequest,
    command: &'static str,
    effect: LoadBalancerEffect,
) -> ApiResult {
    entity::change::<LoadBalancer>(project, request, command, effect)
}

fn attach(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let balancer = entity::find::<LoadBalancer>(project, request)?;
    let network = entity::required::<Network>(project, request, "network")?;
    let (id, network_id) = (balancer.id.get(), network.id);
    if balancer.private_net.iter().any(|net| net.network == network_id) {
        let message = "the load balancer is already attached to the network";
        return Err(ErrorResponse::new(422, "load_balancer_already_attached", message));
    }
    let ip = networks::allocate_ip(project, network, request.string("ip")?, request.string("ip_range")?)?;
    let private_net = LoadBalancerPrivateNet { network: network_id, ip };
    NewAction::new::<LoadBalancer>("attach_to_network", id)
        .with_resources([Network::reference(network_id.get())])
        .on_success(LoadBalancerEffect::AttachToNetwork(private_net))
        .respond(project)
}

fn detach(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let balancer = entity::find::<LoadBalancer>(project, request)?;
    let network = entity::required::<Network>(project, request, "network")?.id;
    if !balancer.private_net.iter().any(|net| net.network == network) {
        return Err(ErrorResponse::invalid_input(
            "network",
            "the load balancer is not attached to this network",
        ));
    }
    NewAction::new::<LoadBalancer>("detach_from_network", balancer.id.get())
        .with_resources([Network::reference(network.get())])
        .on_success(LoadBalancerEffect::DetachFromNetwork(network))
        .respond(project)
}

fn change_dns_ptr(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (ip, name) = addresses::requested_dns_ptr(request)?;
    let net = &entity::find::<LoadBalancer>(project, request)?.public_net;
    if ![&net.ipv4, &net.ipv6].iter().any(|address| address.ip.as_ref() == Some(&ip)) {
        return Err(ErrorResponse::invalid_input("ip", "is not an address of this load balancer"));
    }
    change(project, request, "change_dns_ptr", LoadBalancerEffect::SetDnsPtr { ip, name })
}

fn change_type(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let kind = load_balancer_type(project, request)?;
    let balancer = entity::find::<LoadBalancer>(project, request)?;
    if balancer.services.len() as u64 > kind.max_services || balancer.targets.len() as u64 > kind.max_targets
    {
        let message = "the load balancer has more services or targets than the type allows";
        return Err(ErrorResponse::new(422, "invalid_load_balancer_type", message));
    }
    change(project, request, "change_load_balancer_type", LoadBalancerEffect::ChangeType(kind.into()))
}

fn disable_public_interface(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let balancer = entity::find::<LoadBalancer>(project, request)?;
    if balancer.private_net.is_empty() {
        let message = "the load balancer is not attached to a network";
        return Err(ErrorResponse::new(422, "load_balancer_not_attached_to_network", message));
    }
    if balancer.targets.iter().any(|target| target.use_private_ip == Some(false)) {
        let message = "a target does not use its private IP";
        return Err(ErrorResponse::new(422, "targets_without_use_private_ip", message));
    }
    change(project, request, "disable_public_interface", LoadBalancerEffect::SetPublicInterface(false))
}
