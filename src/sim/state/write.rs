//! Writes a state.

use alloc::string::String;

use serde::Serialize;
use serde_json::{Map, Value, json};

use super::VERSION;
use super::collections::{Fields, KINDS};
use crate::sim::faults::Faults;
use crate::sim::{Project, Sim, entity};

pub(super) fn document(sim: &Sim, fields: Fields) -> Value {
    let Sim { now, seed, project, rate_limit, hides_headers, requests } = sim;
    debug_assert!(
        entity::are_indexed(project) && project.actions.are_indexed(),
        "an index is not up to date"
    );
    let mut document = other_fields(project);
    let mut put = |name: &str, value: Value| document.insert(name.into(), value);
    put("version", VERSION.into());
    put("seed", (*seed).into());
    put("unix_millis", now.get().into());
    put("requests", (*requests).into());
    put("hides_headers", (*hides_headers).into());
    put("rate_limit", to_value(rate_limit));
    for kind in &KINDS {
        put(kind.name, (kind.write)(project, fields));
    }
    document.into()
}

/// The fields of a project that are no resources. All fields are named, so that none is forgotten.
fn other_fields(project: &Project) -> Map<String, Value> {
    let Project {
        now: _,
        // The catalogue.
        locations: _,
        server_types: _,
        isos: _,
        load_balancer_types: _,
        storage_box_types: _,
        // In `KINDS`.
        images: _,
        servers: _,
        ssh_keys: _,
        placement_groups: _,
        networks: _,
        volumes: _,
        floating_ips: _,
        primary_ips: _,
        firewalls: _,
        load_balancers: _,
        certificates: _,
        zones: _,
        rrsets: _,
        storage_boxes: _,
        snapshots: _,
        subaccounts: _,
        // Set before it is used.
        operation: _,
        servers_with_keys,
        populated,
        actions,
        faults,
        counters,
        inspection,
    } = project;
    let fields = [
        ("servers_with_keys", to_value(servers_with_keys)),
        ("populated", to_value(populated)),
        ("actions", to_value(actions)),
        ("faults", write_faults(faults)),
        ("counters", to_value(counters)),
        ("inspection", to_value(inspection)),
    ];
    fields.map(|(name, value)| (name.into(), value)).into_iter().collect()
}

fn write_faults(faults: &Faults) -> Value {
    if *faults == Faults::default() {
        return Value::Null;
    }
    let (script, uses) = faults.saved();
    json!({ "script": script, "uses": uses })
}

pub(super) fn to_value<T: Serialize + ?Sized>(value: &T) -> Value {
    serde_json::to_value(value).expect("models are maps with string keys")
}
