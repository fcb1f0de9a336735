//! States and fixtures with random changes: each is refused, or is a project that answers requests. None may panic.
//!
//! `SIM_STATE_MUTATIONS` changes, from the seed `SIM_STATE_SEED`.

use std::time::Duration;

use hetzner_cloud::{Method, Sim, api};
use serde_json::{Value, json};

use crate::choices::Choices;
use crate::respond;
use crate::walk::number;
use crate::world::World;

/// The pointers (RFC 6901) to all values.
fn pointers(value: &Value, pointer: &str, all: &mut Vec<String>) {
    all.push(pointer.into());
    match value {
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| pointers(item, &format!("{pointer}/{index}"), all));
        }
        Value::Object(fields) => fields.iter().for_each(|(name, value)| {
            let name = name.replace('~', "~0").replace('/', "~1");
            pointers(value, &format!("{pointer}/{name}"), all);
        }),
        _ => {}
    }
}

fn change(choices: &mut Choices, value: &mut Value) {
    let numbers = [0, 1, 7, 255, 65_536, 4_294_967_296, 1 << 53, u64::MAX];
    *value = match choices.below(10) {
        0 => Value::Null,
        1 => json!(true),
        2 => json!([]),
        3 => json!({}),
        4 => json!("x"),
        5 => json!(""),
        6 => json!("255.255.255.255/32"),
        7 => json!(-1.5),
        _ => json!(numbers[choices.below(numbers.len() as u32) as usize]),
    };
}

#[test]
fn changed_states_are_refused_or_work() {
    let (mutations, seed) = (number("SIM_STATE_MUTATIONS", 200), number("SIM_STATE_SEED", 1));
    let mut world = World::new(seed);
    for (path, body) in [("servers", world.body("servers.create")), ("volumes", world.body("volumes.create"))]
    {
        crate::success(&mut world.sim, Method::Post, path, Some(body));
    }
    let state = serde_json::to_value(world.sim.state()).expect("JSON");
    let mut all = Vec::new();
    pointers(&state, "", &mut all);
    let mut choices = Choices::random(seed);
    let mut accepted = 0;
    for _ in 0..mutations {
        let mut changed = state.clone();
        let pointer = &all[choices.below(all.len() as u32) as usize];
        change(&mut choices, changed.pointer_mut(pointer).expect("a value"));
        let Ok(mut sim) = Sim::from_state(&changed.to_string()) else { continue };
        accepted += 1;
        for route in api::routes().filter(|route| route.method != Method::Delete) {
            let (path, body) = (world.path(route), world.body(route.name));
            let body = (route.method != Method::Get).then_some(body);
            respond(&mut sim, route.method, path.trim_start_matches('/'), body);
        }
        sim.advance(Duration::from_secs(3600));
        let saved = sim.state().to_string();
        assert!(Sim::from_state(&saved).is_ok(), "{pointer}: a state that was accepted can be saved again");
    }
    assert!(accepted > mutations / 20, "{accepted} were accepted");
}

const FIXTURE: &str = r#"{
    "ssh_keys": [{ "name": "laptop" }],
    "networks": [{ "name": "internal", "ip_range": "10.0.0.0/16", "routes": [],
        "subnets": [{ "type": "cloud", "network_zone": "eu-central", "ip_range": "10.0.1.0/24" }] }],
    "firewalls": [{ "name": "open", "apply_to": ["web-1"], "rules": [
        { "direction": "in", "protocol": "tcp", "port": "443", "source_ips": ["0.0.0.0/0"] }] }],
    "certificates": [{ "name": "tls", "domain_names": ["example.com"], "type": "managed" }],
    "zones": [{ "name": "example.com", "ttl": 60, "rrsets": [
        { "name": "www", "type": "A", "records": ["192.0.2.1", { "value": "192.0.2.2" }] }] }],
    "storage_boxes": [{ "name": "attic", "access_settings": { "ssh_enabled": true } }],
    "storage_box_subaccounts": [{ "storage_box": "attic" }],
    "images": [{ "description": "golden" }],
    "servers": [{ "name": "web-1", "networks": ["internal"], "ssh_keys": ["laptop"], "image": "golden",
        "labels": { "env": "prod" }, "public_net": { "enable_ipv6": false }, "start_after_create": false }],
    "volumes": [{ "name": "data", "server": "web-1", "size": 20 }],
    "load_balancers": [{ "name": "front", "network": "internal", "targets": ["web-1"],
        "services": [{ "protocol": "https", "http": { "certificates": ["tls"] } }] }]
}"#;

#[test]
fn changed_fixtures_are_refused_or_work() {
    let (mutations, seed) = (number("SIM_STATE_MUTATIONS", 200), number("SIM_STATE_SEED", 1));
    assert!(Sim::from_fixture(seed, FIXTURE).is_ok());
    let fixture: Value = serde_json::from_str(FIXTURE).expect("JSON");
    let mut all = Vec::new();
    pointers(&fixture, "", &mut all);
    let mut choices = Choices::random(seed);
    let (mut accepted, mut refused) = (0, 0);
    for _ in 0..mutations {
        let mut changed = fixture.clone();
        let pointer = &all[choices.below(all.len() as u32) as usize];
        change(&mut choices, changed.pointer_mut(pointer).expect("a value"));
        match Sim::from_fixture(seed, &changed.to_string()) {
            Ok(sim) => {
                accepted += 1;
                assert!(Sim::from_state(&sim.state().to_string()).is_ok(), "{pointer}");
            }
            Err(error) => {
                refused += 1;
                // A problem may show at the resource that refers to the changed one.
                assert!(pointer.is_empty() || !error.path.is_empty(), "{pointer}: {error}");
            }
        }
    }
    assert!(accepted > mutations / 20 && refused > mutations / 4, "{accepted} accepted, {refused} refused");
}
