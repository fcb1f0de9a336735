//! The effects of the actions on load balancers.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::targets::is_same;
use crate::api::dns_ptr::DnsPtr;
use crate::api::load_balancer_types::LoadBalancerType;
use crate::api::load_balancers::{
    LoadBalancer, LoadBalancerAlgorithm, LoadBalancerPrivateNet, LoadBalancerService, LoadBalancerTarget,
};
use crate::api::networks::Network;
use crate::primitives::Id;
use crate::sim::{Project, addresses, relations};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(in crate::sim) enum LoadBalancerEffect {
    SetAlgorithm(LoadBalancerAlgorithm),
    SetPublicInterface(bool),
    ChangeType(Box<LoadBalancerType>),
    SetDnsPtr {
        ip: String,
        name: Option<String>,
    },
    AttachToNetwork(LoadBalancerPrivateNet),
    DetachFromNetwork(Id<Network>),
    AddService(LoadBalancerService),
    /// Replaces the service that listens on this port.
    UpdateService {
        port: u16,
        service: LoadBalancerService,
    },
    /// Deletes the service that listens on this port.
    DeleteService(u16),
    AddTarget(LoadBalancerTarget),
    RemoveTarget(LoadBalancerTarget),
}

impl LoadBalancerEffect {
    pub(in crate::sim) fn apply(self, project: &mut Project, id: u64) {
        let Some(mut balancer) = project.load_balancers.get_mut(&id) else { return };
        match self {
            Self::SetAlgorithm(algorithm) => balancer.algorithm = algorithm,
            Self::SetPublicInterface(enabled) => balancer.public_net.enabled = enabled,
            Self::ChangeType(kind) => balancer.load_balancer_type = *kind,
            Self::SetDnsPtr { ip, name } => set_dns_ptr(&mut balancer, &ip, &name),
            Self::AttachToNetwork(net) if project.networks.contains_key(&net.network.get()) => {
                balancer.private_net.push(net);
            }
            Self::AttachToNetwork(_) => {}
            Self::DetachFromNetwork(network) => balancer.private_net.retain(|net| net.network != network),
            Self::AddService(service) => balancer.services.push(service),
            Self::UpdateService { port, service } => {
                if let Some(old) = balancer.services.iter_mut().find(|old| old.listen_port == port) {
                    *old = service;
                }
            }
            Self::DeleteService(port) => balancer.services.retain(|service| service.listen_port != port),
            Self::AddTarget(target) if relations::exists(&project.servers, target.server.as_ref()) => {
                balancer.targets.push(target);
            }
            Self::AddTarget(_) => {}
            Self::RemoveTarget(target) => balancer.targets.retain(|other| !is_same(other, &target)),
        }
    }
}

fn set_dns_ptr(balancer: &mut LoadBalancer, ip: &String, name: &Option<String>) {
    let net = &mut balancer.public_net;
    for address in [&mut net.ipv4, &mut net.ipv6] {
        if address.ip.as_ref() == Some(ip) {
            let mut entries: Vec<DnsPtr> = Vec::new();
            addresses::set_dns_ptr(&mut entries, ip.clone(), name.clone());
            address.dns_ptr = entries.pop().map(|entry| entry.dns_ptr);
        }
    }
}
