//! The history of a project, for assertions of tests.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::Project;
use super::collection::Change;
use super::entity;

/// The history of a project: the requests by operation, and the resources that they created and deleted.
///
/// ```
/// use hetzner_cloud::{Hetzner, Sim, Token, servers};
///
/// let hetzner = Hetzner::new(Token::new("any")?);
/// let mut sim = Sim::new(7);
/// let created = sim.run(hetzner.call(servers::Create::new("web-1", "cx23", "debian-13")))?;
/// let seen = sim.inspect();
/// assert_eq!((seen.requests_of("servers.create"), seen.requests_of("servers.delete")), (1, 0));
/// assert_eq!(seen.created("server").collect::<Vec<_>>(), [created.server.id.get()]);
/// assert_eq!(seen.created("primary_ip").count(), 2, "an IPv4 and an IPv6");
/// # Ok::<(), hetzner_cloud::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Inspection {
    /// The requests that the API answered, by the name of the operation, such as `servers.create`. Those to no
    /// operation count as `unknown`.
    pub requests: BTreeMap<String, RequestCount>,
    /// The created resources, in the order of the operations. Those of a fixture or of
    /// [`populate`](crate::Sim::populate) are not among them.
    pub created: Vec<ResourceChange>,
    /// The deleted resources, in the order of the operations' ends.
    pub deleted: Vec<ResourceChange>,
}

/// The requests of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[non_exhaustive]
pub struct RequestCount {
    /// The number of requests.
    pub total: u64,
    /// The number of requests that the API answered with an error.
    pub refused: u64,
}

/// A resource that was created or deleted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ResourceChange {
    /// The type of the resource, such as `server`, as in the resources of actions.
    pub resource: String,
    /// The id of the resource; of an RRSet that of its zone.
    pub id: u64,
    /// The name and type of an RRSet, such as `www/A`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rrset: Option<String>,
    /// The operation that did it, such as `servers.create`; `automatic` for backups and snapshots by a plan.
    pub operation: String,
}

impl Inspection {
    /// Returns the number of requests of an operation.
    pub fn requests_of(&self, operation: &str) -> u64 {
        self.requests.get(operation).map_or(0, |count| count.total)
    }

    /// Returns the ids of the created resources of a type, such as `server`.
    pub fn created(&self, resource: &str) -> impl Iterator<Item = u64> {
        ids(&self.created, resource)
    }

    /// Returns the ids of the deleted resources of a type, such as `server`.
    pub fn deleted(&self, resource: &str) -> impl Iterator<Item = u64> {
        ids(&self.deleted, resource)
    }

    /// Counts a request that the API answered with a status.
    pub(super) fn count(&mut self, operation: Option<&str>, status: u16) {
        let operation = operation.unwrap_or("unknown");
        if !self.requests.contains_key(operation) {
            self.requests.insert(operation.into(), RequestCount::default());
        }
        if let Some(count) = self.requests.get_mut(operation) {
            count.total = count.total.saturating_add(1);
            count.refused = count.refused.saturating_add(u64::from(status >= 400));
        }
    }

    fn record(&mut self, change: Change, resource: ResourceChange) {
        match change {
            Change::Added => self.created.push(resource),
            Change::Removed => self.deleted.push(resource),
        }
    }
}

fn ids(changes: &[ResourceChange], resource: &str) -> impl Iterator<Item = u64> {
    changes.iter().filter(move |change| change.resource == resource).map(|change| change.id)
}

/// Records the resources that an operation has created and deleted.
pub(super) fn record_changes(project: &mut Project, operation: &str) {
    for (reference, change) in entity::take_changes(project) {
        let resource = String::from(reference.r#type.as_str());
        let changed = ResourceChange { resource, id: reference.id, rrset: None, operation: operation.into() };
        project.inspection.record(change, changed);
    }
    for ((zone, name, kind), change) in project.rrsets.take_changes() {
        let (resource, rrset) = ("rrset".into(), Some(format!("{name}/{kind}")));
        let changed = ResourceChange { resource, id: zone, rrset, operation: operation.into() };
        project.inspection.record(change, changed);
    }
}

/// Forgets the changes that no operation has made.
pub(super) fn discard_changes(project: &mut Project) {
    entity::take_changes(project);
    project.rrsets.take_changes();
}
