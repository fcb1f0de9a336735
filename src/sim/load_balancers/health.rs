//! The health of targets, which follows the power of their servers and the networks of the load balancer.

use alloc::vec::Vec;

use crate::api::load_balancers::{
    LoadBalancer, LoadBalancerService, LoadBalancerTargetHealth, LoadBalancerTargetHealthDetail,
    LoadBalancerTargetHealthStatus, LoadBalancerTargetType,
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
        let networks: Vec<_> = private_net.iter().map(|net| net.network).collect();
        for target in targets {
            let is_reachable = |server: &Server| match target.use_private_ip {
                Some(true) => shares_network(server, &networks),
                _ => public_net.enabled && server.public_net.ipv4.is_some(),
            };
            let health = |id: Id<Server>| match servers.get(&id.get()) {
                Some(server) => for_each(services, &of_server(server, is_reachable(server))),
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

/// Returns whether a server is attached to one of the networks.
pub(super) fn shares_network(server: &Server, networks: &[Id<Network>]) -> bool {
    let mut attached = server.private_net.iter().filter_map(|net| net.network);
    attached.any(|network| networks.contains(&network))
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
