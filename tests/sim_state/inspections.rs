//! The history of a project, by operation.

use std::time::Duration;

use hetzner_cloud::sim::ResourceChange;
use hetzner_cloud::{Method, Sim};
use serde_json::{Value, json};

use crate::{list, respond, success};

fn changes(changes: &[ResourceChange]) -> Vec<(&str, &str)> {
    changes.iter().map(|change| (&*change.resource, &*change.operation)).collect()
}

#[test]
fn requests_are_counted_by_operation() {
    let mut sim = Sim::from_fixture(7, r#"{ "servers": [{ "name": "web-1" }] }"#).expect("a fixture");
    assert_eq!(sim.inspect(), &hetzner_cloud::sim::Inspection::default(), "a fixture counts as nothing");
    list(&mut sim, "servers");
    list(&mut sim, "servers?page=2");
    respond(&mut sim, Method::Get, "servers/1", None);
    respond(&mut sim, Method::Post, "servers", Some(json!([])));
    respond(&mut sim, Method::Get, "moons", None);
    sim.set_rate_limit(1);
    list(&mut sim, "volumes");
    respond(&mut sim, Method::Get, "volumes", None);
    let requests = serde_json::to_value(&sim.inspect().requests).expect("JSON");
    let expected = json!({
        "servers.list": { "total": 2, "refused": 0 }, "servers.get": { "total": 1, "refused": 1 },
        "servers.create": { "total": 1, "refused": 1 }, "unknown": { "total": 1, "refused": 1 },
        "volumes.list": { "total": 2, "refused": 1 },
    });
    assert_eq!(requests, expected);
    assert_eq!((sim.inspect().requests_of("servers.list"), sim.inspect().requests_of("images.list")), (2, 0));
}

#[test]
fn created_and_deleted_resources_have_their_operation() {
    let mut sim = Sim::new(7);
    let server = json!({ "name": "web-1", "server_type": "cx23", "image": "debian-13" });
    let server = success(&mut sim, Method::Post, "servers", Some(server))["server"]["id"].clone();
    let expected =
        [("primary_ip", "servers.create"), ("primary_ip", "servers.create"), ("server", "servers.create")];
    assert_eq!(changes(&sim.inspect().created), expected);
    assert!(sim.inspect().created("server").map(Value::from).eq([server.clone()]));
    sim.advance(Duration::from_secs(60));

    let key = json!({ "name": "laptop", "public_key": "ssh-ed25519 AAAA" });
    let key = success(&mut sim, Method::Post, "ssh_keys", Some(key))["ssh_key"]["id"].clone();
    success(&mut sim, Method::Delete, &format!("servers/{server}"), None);
    success(&mut sim, Method::Delete, &format!("ssh_keys/{key}"), None);
    assert_eq!(changes(&sim.inspect().deleted), [("ssh_key", "ssh_keys.delete")]);
    // Saved and loaded while the server is deleted.
    let mut sim = Sim::from_state(&sim.state().to_string()).expect("a state");
    sim.advance(Duration::from_secs(60));
    let expected = [
        ("ssh_key", "ssh_keys.delete"),
        ("primary_ip", "servers.delete"),
        ("primary_ip", "servers.delete"),
        ("server", "servers.delete"),
    ];
    assert_eq!(changes(&sim.inspect().deleted), expected);
}

#[test]
fn rrsets_have_their_name_and_type() {
    let mut sim = Sim::new(7);
    success(&mut sim, Method::Post, "zones", Some(json!({ "name": "example.com", "mode": "primary" })));
    let rrset = json!({ "name": "www", "type": "A", "records": [{ "value": "192.0.2.1" }] });
    sim.advance(Duration::from_secs(60));
    success(&mut sim, Method::Post, "zones/example.com/rrsets", Some(rrset));
    let created = sim.inspect().created.last().expect("an RRSet");
    assert_eq!((&*created.resource, created.rrset.as_deref()), ("rrset", Some("www/A")));
    assert_eq!(created.operation, "zone_rrsets.create");
}

#[test]
fn operations_that_end_at_the_same_time_are_distinguished() {
    let fixture = r#"{ "servers": [{ "name": "web-1" }], "load_balancers": [{ "name": "front" }],
        "storage_boxes": [{ "name": "attic" }] }"#;
    let mut sim = Sim::from_fixture(7, fixture).expect("a fixture");
    for path in ["servers", "storage_boxes"] {
        let id = list(&mut sim, path)[0]["id"].clone();
        success(&mut sim, Method::Delete, &format!("{path}/{id}"), None);
    }
    sim.advance(Duration::from_secs(60));
    let expected = [
        ("primary_ip", "servers.delete"),
        ("primary_ip", "servers.delete"),
        ("server", "servers.delete"),
        ("storage_box", "storage_boxes.delete"),
    ];
    assert_eq!(changes(&sim.inspect().deleted), expected);
}

#[test]
fn populated_resources_are_not_listed() {
    let mut sim = Sim::new(7);
    sim.populate(3, 1);
    list(&mut sim, "servers");
    success(&mut sim, Method::Post, "placement_groups", Some(json!({ "name": "far", "type": "spread" })));
    assert_eq!(changes(&sim.inspect().created), [("placement_group", "placement_groups.create")]);
}

#[test]
fn counts_end_at_the_largest_number() {
    let mut sim = Sim::new(7);
    list(&mut sim, "servers");
    let saved = sim.state().to_string();
    let largest = saved.replace(r#""total":1"#, &format!(r#""total":{}"#, u64::MAX));
    assert_ne!(largest, saved);
    let mut sim = Sim::from_state(&largest).expect("a state");
    list(&mut sim, "servers");
    assert_eq!(sim.inspect().requests_of("servers.list"), u64::MAX);
}
