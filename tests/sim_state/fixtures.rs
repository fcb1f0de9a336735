//! Fixtures: each type of resource by its name, references between them, and refused documents.

use hetzner_cloud::{Method, Sim, UnixMillis};
use serde_json::{Value, json};

use crate::{list, success};

fn fixture(document: &Value) -> Sim {
    Sim::from_fixture(7, &document.to_string()).unwrap_or_else(|error| panic!("{error}: {document}"))
}

fn ids(resources: &[Value]) -> Vec<u64> {
    resources.iter().map(|resource| resource["id"].as_u64().expect("an id")).collect()
}

#[test]
fn a_name_is_enough() {
    for (name, status) in [
        ("servers", Some("running")),
        ("volumes", Some("available")),
        ("networks", None),
        ("firewalls", None),
        ("load_balancers", None),
        ("floating_ips", None),
        ("primary_ips", None),
        ("ssh_keys", None),
        ("certificates", None),
        ("placement_groups", None),
        ("storage_boxes", Some("active")),
    ] {
        let mut sim = fixture(&json!({ name: [{ "name": "first" }, { "name": "second" }] }));
        let found = list(&mut sim, name);
        // The servers have primary IPs of their own.
        let names: Vec<_> = found.iter().map(|it| it["name"].as_str().expect("a name")).collect();
        assert_eq!(names, ["first", "second"], "{name}");
        assert!(ids(&found).is_sorted(), "{name}");
        if let Some(status) = status {
            assert!(found.iter().all(|it| it["status"] == status), "{name}: {found:?}");
        }
        assert_eq!(found[0]["created"], "2026-11-01T00:00:00Z", "{name}");
        assert!(found[0]["locked"].as_bool() != Some(true), "{name}");
        let path = if name == "storage_boxes" { "storage_boxes/actions" } else { "servers/actions" };
        let actions = success(&mut sim, Method::Get, path, None);
        assert_eq!(actions["actions"], json!([]), "{name}: the actions of the creation are not kept");
    }
}

#[test]
fn a_server_has_the_defaults_of_a_create() {
    let mut made = fixture(&json!({ "servers": [{ "name": "web-1" }] }));
    let mut created = Sim::new(7);
    let body = json!({ "name": "web-1", "server_type": "cx23", "image": "debian-13" });
    success(&mut created, Method::Post, "servers", Some(body));
    created.advance(std::time::Duration::from_secs(60));
    assert_eq!(list(&mut made, "servers"), list(&mut created, "servers"));
    assert_eq!(list(&mut made, "primary_ips"), list(&mut created, "primary_ips"));
}

#[test]
fn zones_have_rrsets() {
    let mut sim = fixture(&json!({ "zones": [{ "name": "example.com", "rrsets": [
        { "name": "www", "type": "A", "records": ["192.0.2.1", { "value": "192.0.2.2", "comment": "second" }] },
    ] }] }));
    assert_eq!(list(&mut sim, "zones")[0]["status"], "ok");
    let rrset = success(&mut sim, Method::Get, "zones/example.com/rrsets/www/A", None);
    let records = json!([{ "value": "192.0.2.1" }, { "value": "192.0.2.2", "comment": "second" }]);
    assert_eq!(rrset["rrset"]["records"], records);
}

#[test]
fn images_need_no_server() {
    let mut sim = fixture(&json!({
        "images": [{ "description": "golden" }, { "description": "copy", "server": "web-1" }],
        "servers": [{ "name": "web-1", "image": "golden" }],
    }));
    let images = list(&mut sim, "images?type=snapshot");
    let found: Vec<_> = images.iter().map(|image| (&image["description"], &image["status"])).collect();
    assert_eq!(found, [(&json!("golden"), &json!("available")), (&json!("copy"), &json!("available"))]);
    let servers = list(&mut sim, "servers");
    assert_eq!((servers.len(), &servers[0]["image"]["id"]), (1, &images[0]["id"]));
    assert_eq!(images[1]["created_from"]["id"], servers[0]["id"]);
}

#[test]
fn storage_boxes_have_snapshots_and_subaccounts() {
    let mut sim = fixture(&json!({
        "storage_boxes": [{ "name": "attic" }],
        "storage_box_snapshots": [{ "storage_box": "attic", "description": "before" }],
        "storage_box_subaccounts": [{ "storage_box": "attic" }],
    }));
    let id = list(&mut sim, "storage_boxes")[0]["id"].clone();
    assert_eq!(list(&mut sim, &format!("storage_boxes/{id}/snapshots"))[0]["description"], "before");
    let subaccounts = list(&mut sim, &format!("storage_boxes/{id}/subaccounts"));
    assert_eq!(subaccounts[0]["home_directory"], "backups");
}

#[test]
fn references_are_names_in_any_order() {
    let mut sim = fixture(&json!({
        "load_balancers": [{ "name": "front", "network": "internal", "targets": ["web-1",
            { "type": "label_selector", "label_selector": { "selector": "env=prod" } }],
            "services": [{ "protocol": "https", "http": { "certificates": ["tls"] } }] }],
        "floating_ips": [{ "name": "entry", "server": "web-1" }],
        "volumes": [{ "name": "data", "server": "web-1" }, { "name": "free" }, { "name": "mine" }],
        "servers": [{ "name": "web-1", "networks": ["internal"], "placement_group": "near", "ssh_keys": ["laptop"],
            "firewalls": ["closed"], "volumes": ["mine"], "public_net": { "ipv4": "fixed", "enable_ipv6": false },
            "labels": { "env": "prod" } }],
        "firewalls": [{ "name": "closed" }, { "name": "open", "apply_to": ["web-1"], "rules": [
            { "direction": "in", "protocol": "tcp", "port": "443", "source_ips": ["0.0.0.0/0"] }] }],
        "networks": [{ "name": "internal" }],
        "placement_groups": [{ "name": "near" }],
        "primary_ips": [{ "name": "fixed" }],
        "certificates": [{ "name": "tls" }],
        "ssh_keys": [{ "name": "laptop" }],
    }));
    let server = list(&mut sim, "servers")[0].clone();
    let id = &server["id"];
    let volumes = list(&mut sim, "volumes");
    let attached: Vec<_> = volumes.iter().filter(|it| it["server"] == *id).map(|it| &it["name"]).collect();
    assert_eq!(attached, ["mine", "data"]);
    assert_eq!(server["volumes"].as_array().map(Vec::len), Some(2));
    assert_eq!(server["placement_group"]["name"], "near");
    assert_eq!(server["private_net"][0]["network"], list(&mut sim, "networks")[0]["id"]);
    let addresses = list(&mut sim, "primary_ips");
    assert_eq!(
        (addresses.len(), &addresses[0]["name"], &addresses[0]["assignee_id"]),
        (1, &json!("fixed"), id)
    );
    assert_eq!(server["public_net"]["ipv6"], Value::Null);
    assert_eq!(list(&mut sim, "floating_ips")[0]["server"], *id);
    let firewalls = list(&mut sim, "firewalls");
    assert!(firewalls.iter().all(|it| it["applied_to"][0]["server"]["id"] == *id), "{firewalls:?}");
    let balancer = &list(&mut sim, "load_balancers")[0];
    assert_eq!(
        (&balancer["targets"][0]["server"]["id"], &balancer["targets"][1]["targets"][0]["server"]["id"]),
        (id, id)
    );
    let certificate = list(&mut sim, "certificates")[0]["id"].clone();
    assert_eq!(balancer["services"][0]["http"]["certificates"], json!([certificate]));
}

#[test]
fn a_fixture_replaces_a_project_but_not_its_clock() {
    let mut sim = Sim::starting_at(7, UnixMillis::new(1_800_000_000_000));
    sim.set_rate_limit(100);
    sim.populate(3, 0);
    let before = sim.state();
    assert!(sim.set_state(r#"{ "servers": [{ "nmae": "web-1" }] }"#).is_err());
    assert_eq!(sim.state(), before, "a refused document changes nothing");
    sim.set_state(r#"{ "servers": [{ "name": "web-1" }] }"#).expect("a fixture");
    assert_eq!((sim.now().get(), list(&mut sim, "servers").len()), (1_800_000_000_000, 1));
    let response = crate::respond(&mut sim, Method::Get, "locations/1", None);
    assert_eq!(response.headers.get("RateLimit-Limit"), Some("100"));
    sim.set_state(&before.to_string()).expect("a state");
    assert_eq!(sim.state(), before);
    assert!(Sim::from_state("{}").is_err(), "only `set_state` takes both");
}

#[test]
fn documents_with_a_problem_are_refused() {
    for (document, message) in [
        (json!([]), "must be an object"),
        (json!({ "server": [] }), "server: is not a list of a fixture: those are ssh_keys, "),
        (json!({ "servers": {} }), "servers: must be a list"),
        (json!({ "servers": ["web-1"] }), "servers[0]: must be an object"),
        (json!({ "servers": [{}] }), "servers[0].name: is required"),
        (json!({ "servers": [{ "name": 7 }] }), "servers[0].name: must be a string"),
        (json!({ "servers": [{ "name": "a" }, { "name": "a" }] }), "servers[1].name: name is already used"),
        (
            json!({ "servers": [{ "name": "a", "nmae": "b" }] }),
            "servers[0].nmae: is not a parameter of `servers.create`",
        ),
        (
            json!({ "servers": [{ "name": "a" }, { "name": "b" }, { "name": "c", "server_type": "cx99" }] }),
            "servers[2].server_type: there is no server type `cx99`",
        ),
        (
            json!({ "servers": [{ "name": "a", "image": "golden" }] }),
            "servers[0].image: there is no image `golden`",
        ),
        (
            json!({ "servers": [{ "name": "a", "location": "moon1" }] }),
            "servers[0].location: there is no location `moon1`",
        ),
        (json!({ "servers": [{ "name": "a", "location": 1 }] }), "servers[0].location: must be a name"),
        (
            json!({ "servers": [{ "name": "a", "networks": ["x"] }] }),
            "servers[0].networks[0]: there is no network `x`",
        ),
        (
            json!({ "servers": [{ "name": "a", "public_net": { "ipv5": "x" } }] }),
            "servers[0].public_net.ipv5: is not a field of this object",
        ),
        (
            json!({ "servers": [{ "name": "a", "labels": { "a b": "c" } }] }),
            "servers[0].labels: `a b` is not a valid label",
        ),
        (
            json!({ "servers": [{ "name": "a", "server_type": "cx23", "location": "ash" }] }),
            "servers[0]: cx23 is not available in ash",
        ),
        (json!({ "volumes": [{ "name": "a", "size": 5 }] }), "volumes[0].size: must be from 10 to 10240"),
        (json!({ "volumes": [{ "name": "a", "server": "x" }] }), "volumes[0].server: there is no server `x`"),
        (
            json!({ "volumes": [{ "name": "a", "server": "web" }],
            "servers": [{ "name": "web", "server_type": "cx99" }] }),
            "servers[0].server_type: there is no server type `cx99`",
        ),
        (
            json!({ "firewalls": [{ "name": "a", "apply_to": ["x"] }] }),
            "firewalls[0].apply_to[0]: there is no server `x`",
        ),
        (
            json!({ "firewalls": [{ "name": "a", "rules": [{ "direction": "up" }] }] }),
            "firewalls[0].rules[0].direction: must be in or out",
        ),
        (
            json!({ "load_balancers": [{ "name": "a", "load_balancer_type": "x" }] }),
            "load_balancers[0].load_balancer_type: there is no load balancer type `x`",
        ),
        (
            json!({ "load_balancers": [{ "name": "a", "services": [{ "protocol": "http", "http": { "x": 1 } }] }] }),
            "load_balancers[0].services[0].http.x: is not a field of this object",
        ),
        (
            json!({ "storage_boxes": [{ "name": "a", "storage_box_type": "x" }] }),
            "storage_boxes[0].storage_box_type: there is no Storage Box type `x`",
        ),
        (
            json!({ "storage_box_snapshots": [{ "storage_box": "x" }] }),
            "storage_box_snapshots[0].storage_box: there is no Storage Box `x`",
        ),
        (json!({ "storage_box_snapshots": [{}] }), "storage_box_snapshots[0].storage_box: is missing"),
        (
            json!({ "zones": [{ "name": "example.com", "rrsets": [{ "name": "www", "type": "A", "records": ["x"] }] }] }),
            "zones[0].records[0].value: is not a valid value for type A",
        ),
        (
            json!({ "servers": [{ "name": "a", "firewalls": ["b"] }], "firewalls": [{ "name": "b", "apply_to": ["a"] }] }),
            "firewalls[0]: refers to a resource that refers to it",
        ),
    ] {
        let error = Sim::from_fixture(7, &document.to_string()).err().unwrap_or_else(|| panic!("{document}"));
        assert!(error.to_string().starts_with(message), "{error}, not {message}");
    }
    for text in ["", "{", "{} {}", r#"{"servers": [], "servers": []}"#] {
        assert_eq!(Sim::from_fixture(7, text).err().map(|error| error.path), Some(String::new()), "{text}");
    }
}
