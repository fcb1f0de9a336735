//! The state of a project as text, to compare it.

use alloc::string::String;
use alloc::vec::Vec;

use super::{Project, json};

/// Writes everything that requests can change, except for the clock. The effects of running actions are not part of
/// it.
pub(super) fn write(project: &Project) -> String {
    let Project {
        now: _,
        locations: _,
        server_types: _,
        isos: _,
        images,
        servers,
        ssh_keys,
        placement_groups,
        networks,
        volumes,
        floating_ips,
        primary_ips,
        firewalls,
        load_balancer_types: _,
        load_balancers,
        certificates,
        zones,
        rrsets,
        storage_box_types: _,
        storage_boxes,
        snapshots,
        subaccounts,
        servers_with_keys,
        populated,
        actions,
        faults: _,
        counters,
    } = project;
    let rrsets: Vec<_> = rrsets.values().collect();
    let numbers = (servers_with_keys, populated, counters);
    let parts = [
        json::to_string(images),
        json::to_string(servers),
        json::to_string(ssh_keys),
        json::to_string(placement_groups),
        json::to_string(networks),
        json::to_string(volumes),
        json::to_string(floating_ips),
        json::to_string(primary_ips),
        json::to_string(firewalls),
        json::to_string(load_balancers),
        json::to_string(certificates),
        json::to_string(zones),
        json::to_string(&rrsets),
        json::to_string(storage_boxes),
        json::to_string(snapshots),
        json::to_string(subaccounts),
        json::to_string(&actions.all().collect::<Vec<_>>()),
        json::to_string(&numbers),
    ];
    parts.map(|part| part.expect("models are maps with string keys")).join("\n")
}
