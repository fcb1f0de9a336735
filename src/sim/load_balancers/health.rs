//! The health of targets, which follows the power of their servers and the networks of the load balancer.

use alloc::vec::Vec;

use crate::api::ip_type::IpType;
use crate::api::load_balancers::{
    LoadBalancer, LoadBalancerResolvedTarget, LoadBalancerService, LoadBalancerTarget,
    LoadBalancerTargetHealth, LoadBalancerTargetHealthDetail, LoadBalancerTargetHealthStatus,
    LoadBalancerTargetType,
};
use crate::api::networks::Network;
use crate::api::references::ServerRef;
use crate::api::servers::{Server, ServerStatus};
use crate::primitives::Id;
use crate::sim::{Project, relations};

type Health = (LoadBalancerTargetHealthStatus, Option<LoadBalancerTargetHealthDetail>);

/// Sets the servers of a label selector, and the health of a target.
pub(in crate::sim) fn complete(project: &Project, balancer: &LoadBalancer, target: &mut LoadBalancerTarget) {
    let use_private_ip = target.use_private_ip;
    let health = |server: &Server| {
        let is_reachable = is_reachable(project, balancer, use_private_ip, server);
        for_each(&balancer.services, &of_server(server, is_reachable))
    };
    if target.r#type == LoadBalancerTargetType::LabelSelector {
        let servers = relations::matching(project, &target.label_selector).into_iter();
        let resolved = servers.map(|server| LoadBalancerResolvedTarget {
            r#type: "server".into(),
            server: ServerRef::new(server.id),
            health_status: health(server),
            use_private_ip: use_private_ip.unwrap_or_default(),
        });
        target.targets = Some(resolved.collect());
        return;
    }
    target.health_status = Some(match &target.server {
        Some(server) => project.servers.get(&server.id.get()).map(health).unwrap_or_default(),
        // The servers of an IP target are outside of the project.
        None => for_each(&balancer.services, &(LoadBalancerTargetHealthStatus::Undetermined, None)),
    });
}

/// The servers of all targets that a load balancer reaches, whether they are running or not.
pub(in crate::sim) fn reachable_servers<'a>(
    project: &'a Project,
    balancer: &LoadBalancer,
) -> Vec<&'a Server> {
    let of_target = |target: &LoadBalancerTarget| {
        let mut servers = relations::matching(project, &target.label_selector);
        servers.extend(target.server.as_ref().and_then(|server| project.servers.get(&server.id.get())));
        servers.retain(|server| is_reachable(project, balancer, target.use_private_ip, server));
        servers
    };
    balancer.targets.iter().flat_map(of_target).collect()
}

fn is_reachable(
    project: &Project,
    balancer: &LoadBalancer,
    use_private_ip: Option<bool>,
    server: &Server,
) -> bool {
    match use_private_ip {
        Some(true) => balancer.private_net.iter().any(|net| is_attached(server, net.network)),
        _ => {
            balancer.public_net.enabled && relations::primary_ip(project, server.id, &IpType::Ipv4).is_some()
        }
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
