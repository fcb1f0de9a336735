//! Relations of resources. Each is stored once, in the resource that refers to others (a volume has its server), and is
//! found from the other side by the index of the collection. The fields of the other side (the volumes of a server) are
//! not stored: [`Related::view`] completes a resource when it is written.

use alloc::borrow::Cow;
use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::collection::Collection;
use super::index::{Term, conditions};
use super::load_balancers::health;
use super::servers::{complete_type, shorten_type};
use super::{Entity, Project};
use crate::api::certificates::Certificate;
use crate::api::firewalls::{
    Firewall, FirewallAppliedResource, FirewallAppliedResourceType, FirewallResourceType,
};
use crate::api::floating_ips::FloatingIp;
use crate::api::images::Image;
use crate::api::ip_type::IpType;
use crate::api::load_balancers::{LoadBalancer, LoadBalancerTarget, LoadBalancerTargetType};
use crate::api::networks::Network;
use crate::api::placement_groups::PlacementGroup;
use crate::api::primary_ips::{PrimaryIp, PrimaryIpAssigneeType};
use crate::api::references::{LabelSelectorRef, ResourceRef, ServerRef};
use crate::api::server_types::ServerType;
use crate::api::servers::{Server, ServerFirewall, ServerFirewallStatus, ServerPublicIpv4, ServerPublicIpv6};
use crate::api::ssh_keys::SshKey;
use crate::api::storage_box_snapshots::StorageBoxSnapshot;
use crate::api::storage_box_subaccounts::StorageBoxSubaccount;
use crate::api::storage_boxes::StorageBox;
use crate::api::volumes::Volume;
use crate::api::zones::Zone;
use crate::primitives::{Id, LabelSelector};

/// A resource with relations to others.
pub(super) trait Related: Clone {
    /// Adds what the resource refers to, and what else it is found by.
    fn add_references(&self, _terms: &mut Vec<Term>) {}

    /// The resource with its derived fields.
    fn view(&self, _project: &Project) -> Cow<'_, Self> {
        Cow::Borrowed(self)
    }
}

/// A resource with derived fields, which a state has.
pub(super) trait Derived: Related {
    /// Drops the derived fields.
    fn drop_derived(&mut self, server_types: &[ServerType]);
}

/// A reference to a server.
pub(super) fn server(id: Id<Server>) -> Term {
    Term::reference(&Server::reference(id.get()))
}

/// A reference to a network.
pub(super) fn network(id: Id<Network>) -> Term {
    Term::reference(&Network::reference(id.get()))
}

/// A reference to a Storage Box.
pub(super) fn storage_box(id: Id<StorageBox>) -> Term {
    Term::reference(&StorageBox::reference(id.get()))
}

/// The term of resources that have label selectors.
fn selects_servers() -> Term {
    Term::text("selects", "servers")
}

/// The term of servers with automatic backups, and of Storage Boxes with a snapshot plan.
pub(super) fn has_schedule() -> Term {
    Term::text("has", "schedule")
}

/// Returns whether a server exists, if there is a reference to one. An effect must not add any other reference: that of
/// an edited state may refer to a server that does not exist.
pub(super) fn exists(servers: &Collection<Server>, server: Option<&ServerRef>) -> bool {
    server.is_none_or(|server| servers.contains_key(&server.id.get()))
}

/// Drops the references to a server or a network that was removed. A primary IP with `auto_delete` is deleted with its
/// server.
pub(super) fn drop_references(project: &mut Project, removed: &ResourceRef) {
    let term = Term::reference(removed);
    if removed.r#type == Network::kind() {
        let network = Id::<Network>::new(removed.id);
        project.servers.change_having(term, |it| it.private_net.retain(|net| net.network != Some(network)));
        project.load_balancers.change_having(term, |it| it.private_net.retain(|net| net.network != network));
    }
    if removed.r#type != Server::kind() {
        return;
    }
    let id = Id::<Server>::new(removed.id);
    project.volumes.change_having(term, |volume| volume.server = None);
    project.floating_ips.change_having(term, |floating_ip| floating_ip.server = None);
    let primary_ips: Vec<_> =
        project.primary_ips.having(term).map(|it| (it.id.get(), it.auto_delete)).collect();
    for (id, _) in primary_ips.into_iter().filter(|(_, auto_delete)| *auto_delete) {
        project.primary_ips.remove(&id);
    }
    project.primary_ips.change_having(term, |primary_ip| {
        primary_ip.assignee_id = None;
        primary_ip.assignee_type = PrimaryIpAssigneeType::Unassigned;
    });
    project.placement_groups.change_having(term, |group| group.servers.retain(|server| *server != id));
    let refers = |server: &Option<ServerRef>| server.as_ref().is_some_and(|server| server.id == id);
    project.firewalls.change_having(term, |it| it.applied_to.retain(|resource| !refers(&resource.server)));
    project.load_balancers.change_having(term, |it| it.targets.retain(|target| !refers(&target.server)));
}

/// The servers that a label selector matches.
pub(super) fn matching<'a>(project: &'a Project, selector: &Option<LabelSelectorRef>) -> Vec<&'a Server> {
    let Some(selector) = parsed(selector) else { return Vec::new() };
    let conditions: Vec<_> = conditions(&selector).collect();
    let mut servers = project.servers.meeting(&conditions);
    servers.retain(|server| selector.matches(&server.labels));
    servers
}

fn parsed(selector: &Option<LabelSelectorRef>) -> Option<LabelSelector> {
    selector.as_ref()?.selector.parse().ok()
}

fn selects(selector: &Option<LabelSelectorRef>, server: &Server) -> bool {
    parsed(selector).is_some_and(|selector| selector.matches(&server.labels))
}

/// The ids of the firewalls that are applied to a server, itself or by a label selector.
fn firewalls(project: &Project, of: &Server) -> BTreeSet<u64> {
    let mut ids: BTreeSet<u64> = project.firewalls.keys_having(server(of.id)).collect();
    for firewall in project.firewalls.having(selects_servers()) {
        let mut resources = firewall.applied_to.iter();
        if resources
            .any(|it| it.r#type == FirewallResourceType::LabelSelector && selects(&it.label_selector, of))
        {
            ids.insert(firewall.id.get());
        }
    }
    ids
}

/// The ids of the load balancers with this server as a target, itself or by a label selector.
pub(super) fn load_balancers(project: &Project, of: &Server) -> BTreeSet<u64> {
    let mut ids: BTreeSet<u64> = project.load_balancers.keys_having(server(of.id)).collect();
    for load_balancer in project.load_balancers.having(selects_servers()) {
        if load_balancer.targets.iter().any(|target| is_selected(target, of)) {
            ids.insert(load_balancer.id.get());
        }
    }
    ids
}

/// Returns whether the label selector of a target matches a server.
pub(super) fn is_selected(target: &LoadBalancerTarget, server: &Server) -> bool {
    target.r#type == LoadBalancerTargetType::LabelSelector && selects(&target.label_selector, server)
}

/// The placement group of a server.
pub(super) fn placement_group(project: &Project, of: Id<Server>) -> Option<&PlacementGroup> {
    project.placement_groups.having(server(of)).next()
}

/// The primary IP of a server with this IP version.
pub(super) fn primary_ip<'a>(
    project: &'a Project,
    of: Id<Server>,
    version: &IpType,
) -> Option<&'a PrimaryIp> {
    project.primary_ips.having(server(of)).find(|primary_ip| primary_ip.r#type == *version)
}

impl Related for Server {
    fn add_references(&self, terms: &mut Vec<Term>) {
        for net in &self.private_net {
            let Some(id) = net.network else { continue };
            terms.push(network(id));
            let ips = net.ip.iter().chain(net.alias_ips.iter().flatten());
            terms.extend(ips.filter_map(|ip| Term::address(id.get(), ip)));
        }
        terms.extend(self.backup_window.as_ref().map(|_| has_schedule()));
    }

    fn view(&self, project: &Project) -> Cow<'_, Self> {
        let (id, term) = (self.id, server(self.id));
        let mut server = self.clone();
        complete_type(&project.server_types, &mut server.server_type);
        server.locked = project.actions.is_locked(&Self::reference(id.get()));
        server.volumes = Some(project.volumes.keys_having(term).map(Id::new).collect());
        server.load_balancers = Some(load_balancers(project, self).into_iter().map(Id::new).collect());
        server.placement_group = placement_group(project, id).cloned().map(Into::into);
        let net = &mut server.public_net;
        net.floating_ips = project.floating_ips.keys_having(term).map(Id::new).collect();
        let applied = firewalls(project, self).into_iter().map(|firewall| ServerFirewall {
            id: Some(Id::new(firewall)),
            status: Some(ServerFirewallStatus::Applied),
        });
        net.firewalls = Some(applied.collect());
        net.ipv4 = primary_ip(project, id, &IpType::Ipv4).map(|ip| ServerPublicIpv4 {
            id: Some(ip.id),
            ip: ip.ip.clone(),
            blocked: ip.blocked,
            dns_ptr: ip.dns_ptr.first().map(|entry| entry.dns_ptr.clone()).unwrap_or_default(),
        });
        net.ipv6 = primary_ip(project, id, &IpType::Ipv6).map(|ip| ServerPublicIpv6 {
            id: Some(ip.id),
            ip: ip.ip.clone(),
            blocked: ip.blocked,
            dns_ptr: Some(ip.dns_ptr.clone()),
        });
        Cow::Owned(server)
    }
}

impl Derived for Server {
    fn drop_derived(&mut self, server_types: &[ServerType]) {
        shorten_type(server_types, &mut self.server_type);
        (self.volumes, self.load_balancers, self.placement_group) = (None, None, None);
        let net = &mut self.public_net;
        (net.ipv4, net.ipv6, net.floating_ips, net.firewalls) = (None, None, Vec::new(), None);
    }
}

impl Related for Volume {
    fn add_references(&self, terms: &mut Vec<Term>) {
        terms.extend(self.server.map(server));
    }
}

impl Related for FloatingIp {
    fn add_references(&self, terms: &mut Vec<Term>) {
        terms.extend(self.server.map(server));
    }
}

impl Related for PrimaryIp {
    fn add_references(&self, terms: &mut Vec<Term>) {
        terms.extend(self.assignee_id.map(|id| server(Id::new(id))));
    }
}

impl Related for PlacementGroup {
    fn add_references(&self, terms: &mut Vec<Term>) {
        terms.extend(self.servers.iter().map(|id| server(*id)));
    }
}

impl Related for Image {
    fn add_references(&self, terms: &mut Vec<Term>) {
        terms.extend(self.bound_to.map(server));
    }
}

impl Related for SshKey {
    fn add_references(&self, terms: &mut Vec<Term>) {
        terms.push(Term::text("fingerprint", &self.fingerprint));
    }
}

impl Related for StorageBox {
    fn add_references(&self, terms: &mut Vec<Term>) {
        terms.extend(self.snapshot_plan.as_ref().map(|_| has_schedule()));
    }
}

impl Related for StorageBoxSnapshot {
    fn add_references(&self, terms: &mut Vec<Term>) {
        terms.push(storage_box(self.storage_box));
    }
}

impl Related for StorageBoxSubaccount {
    fn add_references(&self, terms: &mut Vec<Term>) {
        terms.push(storage_box(self.storage_box));
    }
}

impl Related for Firewall {
    fn add_references(&self, terms: &mut Vec<Term>) {
        let servers = self.applied_to.iter().filter_map(|resource| resource.server.as_ref());
        terms.extend(servers.map(|it| server(it.id)));
        let selects = self.applied_to.iter().any(|it| it.r#type == FirewallResourceType::LabelSelector);
        terms.extend(selects.then(selects_servers));
    }

    fn view(&self, project: &Project) -> Cow<'_, Self> {
        let mut firewall = self.clone();
        for resource in &mut firewall.applied_to {
            if resource.r#type == FirewallResourceType::LabelSelector {
                let servers = matching(project, &resource.label_selector);
                let applied = servers.into_iter().map(|server| FirewallAppliedResource {
                    r#type: Some(FirewallAppliedResourceType::Server),
                    server: Some(ServerRef::new(server.id)),
                });
                resource.applied_to_resources = Some(applied.collect());
            }
        }
        Cow::Owned(firewall)
    }
}

impl Derived for Firewall {
    fn drop_derived(&mut self, _: &[ServerType]) {
        for resource in &mut self.applied_to {
            if resource.r#type == FirewallResourceType::LabelSelector {
                resource.applied_to_resources = None;
            }
        }
    }
}

impl Related for LoadBalancer {
    fn add_references(&self, terms: &mut Vec<Term>) {
        let servers = self.targets.iter().filter_map(|target| target.server.as_ref());
        terms.extend(servers.map(|it| server(it.id)));
        let selects = self.targets.iter().any(|it| it.r#type == LoadBalancerTargetType::LabelSelector);
        terms.extend(selects.then(selects_servers));
        for net in &self.private_net {
            terms.push(network(net.network));
            terms.extend(Term::address(net.network.get(), &net.ip));
        }
        let primary_ips = [self.public_net.ipv4.id, self.public_net.ipv6.id].into_iter().flatten();
        terms.extend(primary_ips.map(|id| Term::reference(&PrimaryIp::reference(id.get()))));
        let http = self.services.iter().filter_map(|service| service.http.as_ref()?.certificates.as_ref());
        terms.extend(http.flatten().map(|id| Term::reference(&Certificate::reference(id.get()))));
    }

    fn view(&self, project: &Project) -> Cow<'_, Self> {
        let mut load_balancer = self.clone();
        load_balancer.targets.iter_mut().for_each(|target| health::complete(project, self, target));
        Cow::Owned(load_balancer)
    }
}

impl Derived for LoadBalancer {
    fn drop_derived(&mut self, _: &[ServerType]) {
        for target in &mut self.targets {
            match target.r#type {
                LoadBalancerTargetType::LabelSelector => target.targets = None,
                _ => target.health_status = None,
            }
        }
    }
}

impl Related for Network {
    fn view(&self, project: &Project) -> Cow<'_, Self> {
        let term = network(self.id);
        Cow::Owned(Self {
            servers: project.servers.keys_having(term).map(Id::new).collect(),
            load_balancers: Some(project.load_balancers.keys_having(term).map(Id::new).collect()),
            ..self.clone()
        })
    }
}

impl Derived for Network {
    fn drop_derived(&mut self, _: &[ServerType]) {
        (self.servers, self.load_balancers) = (Vec::new(), None);
    }
}

impl Related for Certificate {
    fn view(&self, project: &Project) -> Cow<'_, Self> {
        let users = project.load_balancers.keys_having(Term::reference(&Self::reference(self.id.get())));
        Cow::Owned(Self { used_by: users.map(LoadBalancer::reference).collect(), ..self.clone() })
    }
}

impl Derived for Certificate {
    fn drop_derived(&mut self, _: &[ServerType]) {
        self.used_by.clear();
    }
}

impl Related for Zone {
    fn view(&self, project: &Project) -> Cow<'_, Self> {
        let records = project.rrsets_of(self.id).map(|rrset| rrset.records.len() as u32);
        Cow::Owned(Self { record_count: records.sum(), ..self.clone() })
    }
}
