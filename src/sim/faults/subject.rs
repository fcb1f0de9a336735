//! The operation and the resources that a request concerns.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::Value;

use super::FaultRule;
use super::check::matches_route;
use super::fault::creates;
use crate::api::certificates::Certificate;
use crate::api::firewalls::Firewall;
use crate::api::floating_ips::FloatingIp;
use crate::api::images::Image;
use crate::api::load_balancers::LoadBalancer;
use crate::api::networks::Network;
use crate::api::placement_groups::PlacementGroup;
use crate::api::primary_ips::PrimaryIp;
use crate::api::servers::Server;
use crate::api::ssh_keys::SshKey;
use crate::api::storage_box_snapshots::StorageBoxSnapshot;
use crate::api::storage_box_subaccounts::StorageBoxSubaccount;
use crate::api::storage_boxes::StorageBox;
use crate::api::volumes::Volume;
use crate::api::zones::Zone;
use crate::operation::Route;
use crate::primitives::Labels;
use crate::sim::{ApiRequest, Entity, Project, entity};

/// The operation and the resources of a request, for the conditions of rules. A request that is not an operation has
/// neither.
#[derive(Default)]
pub(super) struct Subject {
    pub(super) route: Option<&'static Route>,
    resources: Vec<Resource>,
}

/// A resource that exists, or is to be created.
struct Resource {
    /// Its id and its name, as far as it has them.
    identities: Vec<String>,
    labels: Labels,
}

impl Subject {
    pub(super) fn of(project: &Project, request: &ApiRequest) -> Self {
        let existing = existing(project, request).into_iter().flatten();
        Self { route: Some(request.route), resources: existing.chain(to_be_created(request)).collect() }
    }

    pub(super) fn matches(&self, rule: &FaultRule) -> bool {
        let is_operation = |pattern: &String| self.route.is_some_and(|route| matches_route(pattern, route));
        let concerns = |is_meant: &dyn Fn(&Resource) -> bool| self.resources.iter().any(is_meant);
        rule.fault.is_possible_for(self.route)
            && (rule.operations.is_empty() || rule.operations.iter().any(is_operation))
            && rule.resource.as_ref().is_none_or(|name| concerns(&|it| it.identities.contains(name)))
            && rule
                .label_selector
                .as_ref()
                .is_none_or(|selector| concerns(&|it| selector.matches(&it.labels)))
    }
}

/// The resource in the path and its parent.
fn existing(project: &Project, request: &ApiRequest) -> [Option<Resource>; 2] {
    let (resource, verb) = request.route.name.split_once('.').unwrap_or_default();
    if verb == "get_action_by_id" {
        // The id in its path is that of the action.
        return [None, None];
    }
    let only = |resource| [resource, None];
    match resource {
        "certificates" => only(by_id::<Certificate>(project, request, "id")),
        "firewalls" => only(by_id::<Firewall>(project, request, "id")),
        "floating_ips" => only(by_id::<FloatingIp>(project, request, "id")),
        "images" => only(by_id::<Image>(project, request, "id")),
        "load_balancers" => only(by_id::<LoadBalancer>(project, request, "id")),
        "networks" => only(by_id::<Network>(project, request, "id")),
        "placement_groups" => only(by_id::<PlacementGroup>(project, request, "id")),
        "primary_ips" => only(by_id::<PrimaryIp>(project, request, "id")),
        "servers" => only(by_id::<Server>(project, request, "id")),
        "ssh_keys" => only(by_id::<SshKey>(project, request, "id")),
        "volumes" => only(by_id::<Volume>(project, request, "id")),
        "zones" => only(zone(project, request)),
        "zone_rrsets" => [rrset(project, request), zone(project, request)],
        "storage_boxes" => only(by_id::<StorageBox>(project, request, "id")),
        "storage_box_snapshots" => [
            by_id::<StorageBoxSnapshot>(project, request, "snapshot_id"),
            by_id::<StorageBox>(project, request, "id"),
        ],
        "storage_box_subaccounts" => [
            by_id::<StorageBoxSubaccount>(project, request, "subaccount_id"),
            by_id::<StorageBox>(project, request, "id"),
        ],
        _ => [None, None],
    }
}

fn by_id<T: Entity>(project: &Project, request: &ApiRequest, parameter: &str) -> Option<Resource> {
    entity::by_id::<T>(project, request.id(parameter).ok()?).ok().map(resource)
}

fn resource<T: Entity>(entity: &T) -> Resource {
    let identities = [entity.id().to_string(), entity.name().into()];
    Resource { identities: identities.into(), labels: entity.labels().clone() }
}

fn zone(project: &Project, request: &ApiRequest) -> Option<Resource> {
    entity::by_id_or_name::<Zone>(project, request.path_parameter("id_or_name")).map(resource)
}

fn rrset(project: &Project, request: &ApiRequest) -> Option<Resource> {
    let zone = entity::by_id_or_name::<Zone>(project, request.path_parameter("id_or_name"))?;
    let [name, kind] = ["rr_name", "rr_type"].map(|parameter| request.path_parameter(parameter).to_string());
    let rrset = project.rrsets.get(&(zone.id.get(), name, kind))?;
    Some(Resource {
        identities: [rrset.id.to_string(), rrset.name.clone()].into(),
        labels: rrset.labels.clone(),
    })
}

/// The resource that a request creates, by the name and the labels in its body.
fn to_be_created(request: &ApiRequest) -> Option<Resource> {
    if !creates(request.route) {
        return None;
    }
    let name = request.value("name").and_then(Value::as_str);
    let labels = request.labels().ok().flatten().unwrap_or_default();
    Some(Resource { identities: name.map(String::from).into_iter().collect(), labels })
}
