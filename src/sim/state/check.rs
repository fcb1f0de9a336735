//! Checks of a state: every field was read, references lead to resources, and derived fields fit what they are derived
//! from.

use alloc::format;
use alloc::string::String;

use serde_json::{Number, Value};

#[cfg(feature = "sim-wasm")]
use super::field::MAX_NUMBER;
use super::join;
use crate::api::primary_ips::PrimaryIpAssigneeType;
use crate::primitives::Id;
use crate::sim::addresses::IpRange;
use crate::sim::collection::Collection;
use crate::sim::{DocumentError, Project};

/// Checks that nothing in a document was ignored when it was read, and that no field is missing.
pub(super) fn is_complete(given: &Value, written: &Value) -> Result<(), DocumentError> {
    let problem = |given: &Value, written: Option<&Value>| match (given, written) {
        (Value::Null, _) => "is missing",
        (_, None) => "is not a field of the format",
        _ => "has a value of another type",
    };
    refuse(compare(given, written, &problem))
}

/// Checks that derived fields, such as the volumes of a server, fit what they are derived from.
pub(super) fn is_consistent(given: &Value, written: &Value) -> Result<(), DocumentError> {
    refuse(compare(given, written, &|_, _| CONTRADICTION))
}

const CONTRADICTION: &str = "contradicts the other resources";

fn contradiction(path: String) -> DocumentError {
    DocumentError::new(path, CONTRADICTION)
}

/// A value with a problem: its path from the value that was looked at, and the problem. The path is made from its end,
/// only where there is a problem.
type Found = (String, &'static str);

fn refuse(found: Option<Found>) -> Result<(), DocumentError> {
    found.map_or(Ok(()), |(path, problem)| Err(DocumentError::new(path, problem)))
}

fn below(step: String, (rest, problem): Found) -> Found {
    match rest.is_empty() || rest.starts_with('[') {
        true => (step + &rest, problem),
        false => (join(&step, &rest), problem),
    }
}

/// Compares what was given with what was read. An optional field may be absent: an older version may not have had it.
fn compare(
    given: &Value,
    written: &Value,
    problem: &dyn Fn(&Value, Option<&Value>) -> &'static str,
) -> Option<Found> {
    match (given, written) {
        (Value::Object(given), Value::Object(written)) => {
            let mut fields = written.iter();
            let different = fields.find_map(|(name, value)| {
                let found = compare(given.get(name).unwrap_or(&Value::Null), value, problem)?;
                Some(below(name.clone(), found))
            });
            different.or_else(|| {
                let (name, value) = given.iter().find(|(name, _)| !written.contains_key(*name))?;
                Some((name.clone(), problem(value, None)))
            })
        }
        (Value::Array(given), Value::Array(written)) if given.len() == written.len() => {
            let mut pairs = given.iter().zip(written).enumerate();
            pairs.find_map(|(index, (given, written))| {
                Some(below(format!("[{index}]"), compare(given, written, problem)?))
            })
        }
        // Other writers of JSON write 40.0 as 40.
        (Value::Number(given), Value::Number(written)) if is_same(given, written) => None,
        (given, written) if given == written => None,
        (given, written) => Some((String::new(), problem(given, Some(written)))),
    }
}

fn is_same(a: &Number, b: &Number) -> bool {
    a == b || (a.is_f64() != b.is_f64() && a.as_f64() == b.as_f64())
}

/// Checks that no integer is above those that JavaScript represents exactly.
#[cfg(feature = "sim-wasm")]
pub(super) fn is_exact(document: &Value) -> Result<(), DocumentError> {
    fn inexact(value: &Value) -> Option<Found> {
        match value {
            Value::Number(number) if number.as_u64().is_some_and(|number| number > MAX_NUMBER) => {
                Some((String::new(), "is above 2^53, up to which JavaScript represents integers"))
            }
            Value::Array(elements) => {
                let mut elements = elements.iter().enumerate();
                elements.find_map(|(index, value)| Some(below(format!("[{index}]"), inexact(value)?)))
            }
            Value::Object(fields) => {
                fields.iter().find_map(|(name, value)| Some(below(name.clone(), inexact(value)?)))
            }
            _ => None,
        }
    }
    refuse(inexact(document))
}

/// Checks that the resources exist that others refer to, and that networks have valid ranges.
pub(super) fn references(project: &Project) -> Result<(), DocumentError> {
    let Project { servers, networks, zones, storage_boxes, .. } = project;
    for (index, volume) in project.volumes.values().enumerate() {
        exists(volume.server, servers, "server", || format!("volumes[{index}].server"))?;
    }
    for (index, floating_ip) in project.floating_ips.values().enumerate() {
        exists(floating_ip.server, servers, "server", || format!("floating_ips[{index}].server"))?;
    }
    for (index, primary_ip) in project.primary_ips.values().enumerate() {
        let assignee = primary_ip.assignee_id.map(Id::<()>::new);
        exists(assignee, servers, "server", || format!("primary_ips[{index}].assignee_id"))?;
        if assignee.is_none() && primary_ip.assignee_type != PrimaryIpAssigneeType::Unassigned {
            return Err(contradiction(format!("primary_ips[{index}].assignee_type")));
        }
    }
    for (index, image) in project.own_images().enumerate() {
        exists(image.bound_to, servers, "server", || format!("images[{index}].bound_to"))?;
    }
    for (index, group) in project.placement_groups.values().enumerate() {
        for (at, server) in group.servers.iter().enumerate() {
            exists(Some(*server), servers, "server", || format!("placement_groups[{index}].servers[{at}]"))?;
        }
    }
    for (index, firewall) in project.firewalls.values().enumerate() {
        for (at, resource) in firewall.applied_to.iter().enumerate() {
            let server = resource.server.as_ref().map(|server| server.id);
            let path = || format!("firewalls[{index}].applied_to[{at}].server.id");
            exists(server, servers, "server", path)?;
        }
    }
    for (index, balancer) in project.load_balancers.values().enumerate() {
        for (at, target) in balancer.targets.iter().enumerate() {
            let server = target.server.as_ref().map(|server| server.id);
            let path = || format!("load_balancers[{index}].targets[{at}].server.id");
            exists(server, servers, "server", path)?;
        }
        for (at, net) in balancer.private_net.iter().enumerate() {
            let path = || format!("load_balancers[{index}].private_net[{at}].network");
            exists(Some(net.network), networks, "network", path)?;
        }
    }
    for (index, server) in servers.values().enumerate() {
        for (at, net) in server.private_net.iter().enumerate() {
            let path = || format!("servers[{index}].private_net[{at}].network");
            exists(net.network, networks, "network", path)?;
            if net.network.is_none() {
                return Err(contradiction(path()));
            }
        }
    }
    for (index, rrset) in project.rrsets.values().enumerate() {
        exists(Some(rrset.zone), zones, "zone", || format!("rrsets[{index}].zone"))?;
    }
    for (index, snapshot) in project.snapshots.values().enumerate() {
        let path = || format!("storage_box_snapshots[{index}].storage_box");
        exists(Some(snapshot.storage_box), storage_boxes, "Storage Box", path)?;
    }
    for (index, subaccount) in project.subaccounts.values().enumerate() {
        let path = || format!("storage_box_subaccounts[{index}].storage_box");
        exists(Some(subaccount.storage_box), storage_boxes, "Storage Box", path)?;
    }
    ranges(project)
}

fn exists<T, V>(
    id: Option<Id<T>>,
    all: &Collection<V>,
    kind: &str,
    path: impl FnOnce() -> String,
) -> Result<(), DocumentError> {
    match id.filter(|id| !all.contains_key(&id.get())) {
        Some(id) => Err(DocumentError::new(path(), format!("there is no {kind} {}", id.get()))),
        None => Ok(()),
    }
}

/// The calculations with the ranges of networks rely on these limits.
fn ranges(project: &Project) -> Result<(), DocumentError> {
    let invalid = |path: String| DocumentError::new(path, "is not a range of a network");
    for (index, network) in project.networks.values().enumerate() {
        let path = format!("networks[{index}]");
        IpRange::parse_private("ip_range", &network.ip_range)
            .map_err(|_| invalid(format!("{path}.ip_range")))?;
        for (at, subnet) in network.subnets.iter().enumerate() {
            IpRange::parse_subnet("ip_range", subnet.ip_range.as_deref().unwrap_or_default())
                .map_err(|_| invalid(format!("{path}.subnets[{at}].ip_range")))?;
        }
    }
    Ok(())
}
