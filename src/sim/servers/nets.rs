//! Servers in private networks.

use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::ServerEffect;
use crate::api::networks::Network;
use crate::api::servers::{Server, ServerPrivateNet};
use crate::primitives::Id;
use crate::sim::actions::NewAction;
use crate::sim::addresses::IpRange;
use crate::sim::networks::allocate_ip;
use crate::sim::{ApiRequest, ApiResult, Entity, ErrorResponse, Project, entity};

/// The limit of alias IPs of a server in a network.
const MAX_ALIASES: usize = 5;

pub(super) fn attach(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let server = entity::find::<Server>(project, request)?;
    let network = entity::required::<Network>(project, request, "network")?;
    if server.private_net.iter().any(|net| net.network == Some(network.id)) {
        return Err(ErrorResponse::new(
            422,
            "server_already_attached",
            "the server is already attached to the network",
        ));
    }
    let ip = allocate_ip(project, network, request.string("ip")?, request.string("ip_range")?)?;
    if overlaps_attached(project, server, network)? {
        let message = "the network overlaps a network that the server is attached to";
        return Err(ErrorResponse::new(422, "networks_overlap", message));
    }
    let aliases = aliases(project, network, request)?.unwrap_or_default();
    let net = private_net(server.id, network.id, ip, aliases);
    change(project, request, "attach_to_network", net.network, ServerEffect::AttachToNetwork(net))
}

/// Returns whether the range of a network overlaps that of another one that the server is attached to.
fn overlaps_attached(project: &Project, server: &Server, network: &Network) -> ApiResult<bool> {
    let range = IpRange::parse("network", &network.ip_range)?;
    let attached = server.private_net.iter().filter_map(|net| project.networks.get(&net.network?.get()));
    for other in attached {
        if IpRange::parse("network", &other.ip_range)?.overlaps(range) {
            return Ok(true);
        }
    }
    Ok(false)
}

pub(super) fn private_net(
    server: Id<Server>,
    network: Id<Network>,
    ip: String,
    alias_ips: Vec<String>,
) -> ServerPrivateNet {
    let [.., c, d, e, f] = (server.get() ^ (network.get() << 12)).to_be_bytes();
    ServerPrivateNet {
        network: Some(network),
        ip: Some(ip),
        alias_ips: Some(alias_ips),
        mac_address: Some(format!("86:00:{c:02x}:{d:02x}:{e:02x}:{f:02x}")),
    }
}

pub(super) fn change_alias_ips(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let server = entity::find::<Server>(project, request)?;
    let network = entity::required::<Network>(project, request, "network")?;
    let id = attached_id(server, network)?;
    let aliases = aliases(project, network, request)?.ok_or_else(|| ErrorResponse::missing("alias_ips"))?;
    let effect = ServerEffect::SetAliasIps { network: id, alias_ips: aliases };
    change(project, request, "change_alias_ips", Some(id), effect)
}

pub(super) fn detach(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let server = entity::find::<Server>(project, request)?;
    let id = attached_id(server, entity::required::<Network>(project, request, "network")?)?;
    change(project, request, "detach_from_network", Some(id), ServerEffect::DetachFromNetwork(id))
}

/// The id of a network that the server is attached to.
fn attached_id(server: &Server, network: &Network) -> ApiResult<Id<Network>> {
    match server.private_net.iter().any(|net| net.network == Some(network.id)) {
        true => Ok(network.id),
        false => Err(ErrorResponse::invalid_input("network", "the server is not attached to this network")),
    }
}

/// The alias IPs in the body, which must be free or belong to the server.
fn aliases(project: &Project, network: &Network, request: &ApiRequest) -> ApiResult<Option<Vec<String>>> {
    let aliases: Option<Vec<String>> = request.list("alias_ips")?;
    let id = request.id("id")?;
    if aliases.as_ref().is_some_and(|aliases| aliases.len() > MAX_ALIASES) {
        return Err(ErrorResponse::invalid_input("alias_ips", "must have at most 5 entries"));
    }
    let mut seen = BTreeSet::new();
    for alias in aliases.iter().flatten() {
        if !seen.insert(alias) {
            return Err(ErrorResponse::invalid_input("alias_ips", "has a duplicate"));
        }
        let is_own = project.servers.get(&id).is_some_and(|server| {
            let mut own = server.private_net.iter().filter_map(|net| net.alias_ips.as_ref()).flatten();
            own.any(|own| own == alias)
        });
        if !is_own {
            allocate_ip(project, network, Some(alias), None)
                .map_err(|_| ErrorResponse::invalid_input("alias_ips", "is in use, or not in a subnet"))?;
        }
    }
    Ok(aliases)
}

/// Starts an action on the server in the path and on the network.
fn change(
    project: &mut Project,
    request: &ApiRequest,
    command: &'static str,
    network: Option<Id<Network>>,
    effect: ServerEffect,
) -> ApiResult {
    let id = entity::id_of::<Server>(project, request)?;
    let network = network.map(|network| Network::reference(network.get()));
    NewAction::new::<Server>(command, id).with_resources(network).on_success(effect).respond(project)
}
