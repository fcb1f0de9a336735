//! Derived relations. Each relation is stored once (a volume has its server); the reverse side (a server's volumes) is
//! recomputed after every change.

use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use super::Project;
use super::load_balancers::health;
use crate::api::firewalls::{FirewallAppliedResource, FirewallAppliedResourceType, FirewallResourceType};
use crate::api::ip_type::IpType;
use crate::api::load_balancers::{LoadBalancerResolvedTarget, LoadBalancerService, LoadBalancerTargetType};
use crate::api::primary_ips::PrimaryIpAssigneeType;
use crate::api::references::{LabelSelectorRef, ResourceRef, ResourceType, ServerRef};
use crate::api::servers::{Server, ServerFirewall, ServerFirewallStatus, ServerPublicIpv4, ServerPublicIpv6};
use crate::primitives::{Id, LabelSelector};

/// Recomputes all derived relations.
pub(super) fn update(project: &mut Project) {
    drop_dangling(project);
    resolve_firewalls(project);
    resolve_targets(project);
    sync_servers(project);
    health::update(project);
    sync_networks(project);
    sync_certificates(project);
    sync_zones(project);
}

/// Drops the references to servers and networks that no longer exist. A primary IP with `auto_delete` is deleted with
/// its server.
fn drop_dangling(project: &mut Project) {
    let Project { servers, networks, .. } = project;
    let exists = |id: &Id<Server>| servers.contains_key(&id.get());
    for volume in project.volumes.values_mut() {
        volume.server.take_if(|id| !exists(id));
    }
    for floating_ip in project.floating_ips.values_mut() {
        floating_ip.server.take_if(|id| !exists(id));
    }
    project.primary_ips.retain(|_, primary_ip| {
        let is_unassigned = primary_ip.assignee_id.is_none_or(|id| !servers.contains_key(&id));
        if is_unassigned && primary_ip.assignee_id.is_some() && primary_ip.auto_delete {
            return false;
        }
        if is_unassigned {
            primary_ip.assignee_id = None;
            primary_ip.assignee_type = PrimaryIpAssigneeType::Unassigned;
        }
        true
    });
    for group in project.placement_groups.values_mut() {
        group.servers.retain(exists);
    }
    let exists = |server: &Option<ServerRef>| server.as_ref().is_none_or(|server| exists(&server.id));
    for firewall in project.firewalls.values_mut() {
        firewall.applied_to.retain(|resource| exists(&resource.server));
    }
    for load_balancer in project.load_balancers.values_mut() {
        load_balancer.targets.retain(|target| exists(&target.server));
        load_balancer.private_net.retain(|net| networks.contains_key(&net.network.get()));
    }
    for server in project.servers.values_mut() {
        server.private_net.retain(|net| net.network.is_some_and(|id| networks.contains_key(&id.get())));
    }
}

/// Returns the servers that a label selector matches.
fn matching(servers: &BTreeMap<u64, Server>, selector: &Option<LabelSelectorRef>) -> Vec<Id<Server>> {
    let selector: Option<LabelSelector> = selector.as_ref().and_then(|label| label.selector.parse().ok());
    let Some(selector) = selector else { return Vec::new() };
    servers.values().filter(|server| selector.matches(&server.labels)).map(|server| server.id).collect()
}

fn resolve_firewalls(project: &mut Project) {
    for firewall in project.firewalls.values_mut() {
        for resource in &mut firewall.applied_to {
            if resource.r#type == FirewallResourceType::LabelSelector {
                let servers = matching(&project.servers, &resource.label_selector);
                let applied = servers.into_iter().map(|id| FirewallAppliedResource {
                    r#type: Some(FirewallAppliedResourceType::Server),
                    server: Some(ServerRef::new(id)),
                });
                resource.applied_to_resources = Some(applied.collect());
            }
        }
    }
}

/// Sets the servers of label selectors. Their health follows in [`health::update`].
fn resolve_targets(project: &mut Project) {
    for load_balancer in project.load_balancers.values_mut() {
        for target in &mut load_balancer.targets {
            if target.r#type == LoadBalancerTargetType::LabelSelector {
                let resolved = matching(&project.servers, &target.label_selector).into_iter().map(|id| {
                    LoadBalancerResolvedTarget {
                        r#type: "server".into(),
                        server: ServerRef::new(id),
                        health_status: Vec::new(),
                        use_private_ip: target.use_private_ip.unwrap_or_default(),
                    }
                });
                target.targets = Some(resolved.collect());
            }
        }
    }
}

fn sync_servers(project: &mut Project) {
    let volumes = by_server(project.volumes.values().map(|it| (it.server, it.id)));
    let floating_ips = by_server(project.floating_ips.values().map(|it| (it.server, it.id)));
    let firewalls = by_server(project.firewalls.values().flat_map(|firewall| {
        let resolved = firewall.applied_to.iter().filter_map(|it| it.applied_to_resources.as_ref()).flatten();
        let servers = firewall.applied_to.iter().map(|it| &it.server).chain(resolved.map(|it| &it.server));
        servers.map(|server| (server.as_ref().map(|server| server.id), firewall.id))
    }));
    let load_balancers = by_server(project.load_balancers.values().flat_map(|load_balancer| {
        let resolved = load_balancer.targets.iter().filter_map(|it| it.targets.as_ref()).flatten();
        let servers = load_balancer.targets.iter().map(|it| it.server.as_ref().map(|server| server.id));
        servers.chain(resolved.map(|it| Some(it.server.id))).map(|server| (server, load_balancer.id))
    }));
    let groups = by_server(
        project
            .placement_groups
            .values()
            .flat_map(|group| group.servers.iter().map(|server| (Some(*server), group.id))),
    );
    let addresses = by_server(project.primary_ips.values().map(|it| (it.assignee_id.map(Id::new), it.id)));
    for (id, server) in project.servers.iter_mut() {
        server.volumes = Some(volumes.get(id).cloned().unwrap_or_default());
        server.public_net.floating_ips = floating_ips.get(id).cloned().unwrap_or_default();
        server.load_balancers = Some(load_balancers.get(id).cloned().unwrap_or_default());
        let applied = firewalls.get(id).into_iter().flatten().map(|firewall| ServerFirewall {
            id: Some(*firewall),
            status: Some(ServerFirewallStatus::Applied),
        });
        server.public_net.firewalls = Some(applied.collect());
        let group = groups.get(id).and_then(|groups| project.placement_groups.get(&groups.first()?.get()));
        server.placement_group = group.cloned().map(Into::into);
        let own = addresses.get(id).into_iter().flatten();
        let own = own.filter_map(|address| project.primary_ips.get(&address.get()));
        let address = |version| own.clone().find(|address| address.r#type == version);
        server.public_net.ipv4 = address(IpType::Ipv4).map(|ip| ServerPublicIpv4 {
            id: Some(ip.id),
            ip: ip.ip.clone(),
            blocked: ip.blocked,
            dns_ptr: ip.dns_ptr.first().map(|entry| entry.dns_ptr.clone()).unwrap_or_default(),
        });
        server.public_net.ipv6 = address(IpType::Ipv6).map(|ip| ServerPublicIpv6 {
            id: Some(ip.id),
            ip: ip.ip.clone(),
            blocked: ip.blocked,
            dns_ptr: Some(ip.dns_ptr.clone()),
        });
    }
}

/// Groups ids by server, without consecutive duplicates. One pass for all servers: a project may have thousands of
/// them.
fn by_server<T>(pairs: impl Iterator<Item = (Option<Id<Server>>, Id<T>)>) -> BTreeMap<u64, Vec<Id<T>>> {
    let mut all: BTreeMap<u64, Vec<Id<T>>> = BTreeMap::new();
    for (server, id) in pairs {
        let Some(server) = server else { continue };
        let ids = all.entry(server.get()).or_default();
        if ids.last() != Some(&id) {
            ids.push(id);
        }
    }
    all
}

fn sync_networks(project: &mut Project) {
    for network in project.networks.values_mut() {
        let id = network.id;
        let servers = project.servers.values();
        let servers = servers.filter(|server| server.private_net.iter().any(|net| net.network == Some(id)));
        network.servers = servers.map(|server| server.id).collect();
        let load_balancers = project.load_balancers.values();
        let load_balancers = load_balancers.filter(|it| it.private_net.iter().any(|net| net.network == id));
        network.load_balancers = Some(load_balancers.map(|load_balancer| load_balancer.id).collect());
    }
}

fn sync_certificates(project: &mut Project) {
    for certificate in project.certificates.values_mut() {
        let uses = |service: &LoadBalancerService| {
            let certificates = service.http.as_ref().and_then(|http| http.certificates.as_ref());
            certificates.is_some_and(|certificates| certificates.contains(&certificate.id))
        };
        let users = project.load_balancers.values().filter(|it| it.services.iter().any(uses));
        let reference = |id| ResourceRef { id, r#type: ResourceType::LoadBalancer };
        certificate.used_by = users.map(|load_balancer| reference(load_balancer.id.get())).collect();
    }
}

fn sync_zones(project: &mut Project) {
    let mut counts: BTreeMap<u64, u32> = BTreeMap::new();
    for rrset in project.rrsets.values() {
        *counts.entry(rrset.zone.get()).or_default() += rrset.records.len() as u32;
    }
    for (id, zone) in project.zones.iter_mut() {
        zone.record_count = counts.get(id).copied().unwrap_or_default();
    }
}
