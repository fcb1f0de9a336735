//! Writes a state.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::Value;

use super::VERSION;
use super::collections::{Fields, KINDS};
use crate::sim::faults::{FaultScript, Faults, Uses};
use crate::sim::{Project, Sim, entity, json};

pub(super) fn document(sim: &Sim, fields: Fields) -> Value {
    serde_json::from_str(&text(sim, fields)).expect("what was written is JSON")
}

/// Writes a document without building it as a value first.
pub(super) fn text(sim: &Sim, fields: Fields) -> String {
    let Sim { now, seed, project, rate_limit, hides_headers, requests } = sim;
    debug_assert!(
        entity::are_indexed(project) && project.actions.are_indexed(),
        "an index is not up to date"
    );
    let mut object = Object(String::new());
    object.put("version", &VERSION);
    object.put("seed", seed);
    object.put("unix_millis", &now.get());
    object.put("requests", requests);
    object.put("hides_headers", hides_headers);
    object.put("rate_limit", rate_limit);
    for kind in &KINDS {
        (kind.write)(project, fields, kind.name, &mut object);
    }
    put_other_fields(project, &mut object);
    object.0 + "}"
}

/// The text of an object without its closing brace.
pub(super) struct Object(String);

impl Object {
    pub(super) fn put<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        let Self(text) = self;
        text.extend([if text.is_empty() { "{\"" } else { ",\"" }, name, "\":"]);
        json::push_complete(text, value).expect("models are maps with string keys");
    }
}

/// The fields of a project that are no resources. All fields are named, so that none is forgotten.
fn put_other_fields(project: &Project, object: &mut Object) {
    let Project {
        // In the `Sim`.
        now: _,
        seed: _,
        // Found again.
        next_automatic: _,
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
    object.put("servers_with_keys", servers_with_keys);
    object.put("populated", populated);
    object.put("actions", actions);
    object.put("faults", &saved_faults(faults));
    object.put("counters", counters);
    object.put("inspection", inspection);
}

/// The faults in a document.
#[derive(Serialize)]
struct SavedFaults {
    script: FaultScript,
    uses: Vec<Uses>,
}

fn saved_faults(faults: &Faults) -> Option<SavedFaults> {
    let (script, uses) = faults.saved();
    (*faults != Faults::default()).then_some(SavedFaults { script, uses })
}
