//! The health of targets, which follows the power of their servers and the networks of the load balancer.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use crate::api::load_balancers::{
    LoadBalancer, LoadBalancerPrivateNet, LoadBalancerService, LoadBalancerTarget, LoadBalancerTargetHealth,
    LoadBalancerTargetHealthDetail, LoadBalancerTargetHealthStatus, LoadBalancerTargetType,
};
use crate::api::networks::Network;
use crate::api::servers::{Server, ServerStatus};
use crate::primitives::Id;
use crate::sim::Project;

type Health = (LoadBalancerTargetHealthStatus, Option<LoadBalancerTargetHealthDetail>);

/// Sets the health of all targets. The servers of label selectors and the addresses of servers must be up to date.
pub(in crate::sim) fn update(project: &mut Project) {
    let servers = &project.servers;
    for balancer in project.load_balancers.values_mut() {
        let LoadBalancer { targets, services, private_net, public_net, .. } = balancer;
        for target in targets {
            let use_private_ip = target.use_private_ip;
            let health = |id: Id<Server>| match servers.get(&id.get()) {
                Some(server) => {
                    let is_reachable = is_reachable(server, use_private_ip, private_net, public_net.enabled);
                    for_each(services, &of_server(server, is_reachable))
                }
                None => Vec::new(),
            };
            for resolved in target.targets.iter_mut().flatten() {
                resolved.health_status = health(resolved.server.id);
            }
            if target.r#type != LoadBalancerTargetType::LabelSelector {
                // The servers of an IP target are outside of the project.
                let undetermined =
                    || for_each(services, &(LoadBalancerTargetHealthStatus::Undetermined, None));
                let server = target.server.as_ref().map(|server| server.id);
                target.health_status = Some(server.map_or_else(undetermined, health));
            }
        }
    }
}

/// The servers of all targets that a load balancer reaches, whether they are running or not.
pub(in crate::sim) fn reachable_servers<'a>(
    servers: &'a BTreeMap<u64, Server>,
    balancer: &LoadBalancer,
) -> Vec<&'a Server> {
    let of_target = |target: &LoadBalancerTarget| {
        let selected = target.targets.iter().flatten().map(|resolved| &resolved.server);
        let all = selected.chain(&target.server).filter_map(|server| servers.get(&server.id.get()));
        let (private_net, enabled) = (&balancer.private_net, balancer.public_net.enabled);
        let is_reachable = |server: &&_| is_reachable(server, target.use_private_ip, private_net, enabled);
        all.filter(is_reachable).collect::<Vec<_>>()
    };
    balancer.targets.iter().flat_map(of_target).collect()
}

fn is_reachable(
    server: &Server,
    use_private_ip: Option<bool>,
    private_net: &[LoadBalancerPrivateNet],
    is_public: bool,
) -> bool {
    match use_private_ip {
        Some(true) => private_net.iter().any(|net| is_attached(server, net.network)),
        _ => is_public && server.public_net.ipv4.is_some(),
    }
}

/// Returns whether a server is attached to a network.
pub(super) fn is_attached(server: &Server, network: Id<Network>) -> bool {
    server.private_net.iter().any(|net| net.network == Some(network))
}

fn of_server(server: &Server, is_reachable: bool) -> Health {
    use LoadBalancerTargetHealthStatus::{Healthy, Unhealthy};
    match (is_reachable, server.status == ServerStatus::Running) {
        (true, true) => (Healthy, None),
        (true, false) => (Unhealthy, Some(LoadBalancerTargetHealthDetail::Layer4Timeout)),
        (false, _) => (Unhealthy, Some(LoadBalancerTargetHealthDetail::Layer4NoConnection)),
    }
}

fn for_each(services: &[LoadBalancerService], (status, detail): &Health) -> Vec<LoadBalancerTargetHealth> {
    let health = |service: &LoadBalancerService| LoadBalancerTargetHealth {
        listen_port: service.listen_port,
        status: status.clone(),
        detail: detail.clone(),
        http_status_code: None,
    };
    services.iter().map(health).collect()
}
