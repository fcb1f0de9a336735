//! The embedded Hetzner against the facts of the API in `tests/data`: one story that takes every route, whose every
//! answer has the status, the fields, the types and the words that the facts give.
#![cfg(feature = "sim")]

use std::collections::BTreeSet;

use hetzner_cloud::{Headers, Method, Request, Sim, api};
use serde_json::{Value, json};

struct Facts {
    operations: Value,
    models: Value,
    enums: Value,
}

fn facts() -> Facts {
    let read = |text| serde_json::from_str(text).expect("facts");
    Facts {
        operations: read(include_str!("data/operations.json")),
        models: read(include_str!("data/models.json")),
        enums: read(include_str!("data/enums.json")),
    }
}

fn named<'a>(list: &'a Value, key: &str, name: &str) -> &'a Value {
    let found = list.as_array().and_then(|list| list.iter().find(|one| one[key] == name));
    found.unwrap_or_else(|| panic!("the facts have no {name}"))
}

impl Facts {
    /// Checks that an object has exactly these fields.
    fn check_object(&self, object: &Value, fields: &Value, at: &str) {
        let object = object.as_object().unwrap_or_else(|| panic!("{at} is no object"));
        let fields = fields.as_array().expect("fields");
        let wanted: BTreeSet<&str> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
        let present: BTreeSet<&str> = object.keys().map(String::as_str).collect();
        assert_eq!(present, wanted, "{at}");
        for field in fields {
            let (name, kind) =
                (field["name"].as_str().expect("a name"), field["type"].as_str().expect("a type"));
            match &object[name] {
                // What may be missing may be null too.
                Value::Null => {
                    assert!(field["nullable"] == true || field["required"] == false, "{at}.{name} is null")
                }
                value => self.check_value(value, kind, &format!("{at}.{name}")),
            }
        }
    }

    fn check_value(&self, value: &Value, kind: &str, at: &str) {
        let inside = |start: &str, end: &str| kind.strip_prefix(start)?.strip_suffix(end);
        if let Some(kind) = inside("list<", ">") {
            let list = value.as_array().unwrap_or_else(|| panic!("{at} is no list"));
            list.iter().for_each(|value| self.check_value(value, kind, &format!("{at}[]")));
        } else if let Some(kind) = inside("map<string,", ">") {
            let map = value.as_object().unwrap_or_else(|| panic!("{at} is no map"));
            map.values().for_each(|value| self.check_value(value, kind, &format!("{at}{{}}")));
        } else if at.ends_with(".meta") {
            self.check_object(&value["pagination"], &named(&self.models, "name", "Pagination")["fields"], at);
        } else if let Some(model) = inside("ref:", "") {
            self.check_object(value, &named(&self.models, "name", model)["fields"], at);
        } else if let Some(words) = inside("enum:", "") {
            let words = named(&self.enums, "name", words);
            let is_known = words["values"].as_array().is_some_and(|words| words.contains(value));
            assert!(is_known, "{at}: there is no {value}");
        } else {
            let is_right = match kind {
                "string" | "datetime" | "decimal" => value.is_string(),
                "int" | "int32" | "int64" => value.is_u64(),
                "number" | "float64" => value.is_number(),
                "bool" => value.is_boolean(),
                // Lists of pairs, in metrics.
                "object" => value.is_array() || value.is_object(),
                other => value.is_array() && other.starts_with("tuple"),
            };
            assert!(is_right, "{at} is no {kind}: {value}");
        }
    }
}

/// What was asked for, in order.
struct Story {
    facts: Facts,
    sim: Sim,
    told: BTreeSet<&'static str>,
}

impl Story {
    /// Takes a route, checks what it answers, and lets its action end.
    fn tell(&mut self, name: &str, path: &[u64], query: &str, body: Value) -> Value {
        let route =
            api::routes().find(|route| route.name == name).unwrap_or_else(|| panic!("no route {name}"));
        let mut url = format!("/v1{}{query}", route.path);
        for (parameter, id) in route.path_parameters().zip(path) {
            url = url.replace(&format!("{{{parameter}}}"), &id.to_string());
        }
        let headers = Headers::from_iter([("Authorization", "Bearer x")]);
        let body = (route.method != Method::Get).then(|| body.to_string().into_bytes());
        let response = self.sim.respond(&Request { method: route.method, url, headers, body });
        let answer: Value = serde_json::from_slice(&response.body).unwrap_or_default();
        let fact = &named(&self.facts.operations, "id", name)["response"][0];
        assert_eq!(response.status, fact["status"], "{name}: {answer}");
        if !fact["body"].is_null() {
            self.facts.check_object(&answer, &fact["body"], name);
        }
        self.sim.advance(core::time::Duration::from_secs(60));
        self.told.insert(route.name);
        answer
    }
}

#[test]
fn every_answer_is_as_the_facts_say() {
    let mut story = Story { facts: facts(), sim: Sim::new(1), told: BTreeSet::new() };
    let id_of = |answer: &Value, key: &str| answer[key]["id"].as_u64().expect("an id");
    story.sim.populate(3, 3);

    let key =
        story.tell("ssh_keys.create", &[], "", json!({ "name": "laptop", "public_key": "ssh-rsa AAAA" }));
    let key = id_of(&key, "ssh_key");
    let body = json!({ "name": "web-9", "server_type": "cx23", "image": "debian-13", "unknown": [{}] });
    let created = story.tell("servers.create", &[], "", body);
    let (server, action) = (id_of(&created, "server"), id_of(&created, "action"));
    for (name, path, query) in [
        ("actions.list", &[][..], format!("?id={action}&id={}", action + 1)),
        ("actions.get", &[action], String::new()),
        ("servers.list", &[], String::new()),
        ("servers.get", &[server], String::new()),
        ("servers.list_all_actions", &[], String::new()),
        ("servers.get_action_by_id", &[action], String::new()),
        ("servers.list_actions", &[server], "?sort=status&sort=id:desc&status=success".into()),
        ("servers.get_action", &[server, action], String::new()),
        (
            "servers.get_metrics",
            &[server],
            "?type=cpu,disk&type=network&start=2026-10-31T00:00:00Z&end=2026-11-01T00:00:00Z".into(),
        ),
        ("images.list", &[], "?include_deprecated=true&per_page=50".into()),
        ("isos.list", &[], String::new()),
        ("isos.get", &[122_630], String::new()),
        ("server_types.list", &[], String::new()),
        ("server_types.get", &[114], String::new()),
        ("locations.list", &[], "?sort=name:desc".into()),
        ("locations.get", &[1], String::new()),
        ("pricing.get", &[], String::new()),
        ("ssh_keys.list", &[], String::new()),
        ("ssh_keys.get", &[key], String::new()),
    ] {
        story.tell(name, path, &query, Value::Null);
    }
    for (name, body) in [
        ("update", json!({ "name": "web-10", "labels": { "a": "b" } })),
        ("reboot", json!({})),
        ("reset", json!({})),
        ("attach_iso", json!({ "iso": 122_630 })),
        ("detach_iso", json!({})),
        ("enable_rescue", json!({ "type": "linux64", "ssh_keys": [key] })),
        ("disable_rescue", json!({})),
        ("request_console", json!({})),
        ("reset_password", json!({})),
        ("enable_backup", json!({})),
        ("rebuild", json!({ "image": "ubuntu-24.04" })),
        ("change_dns_ptr", json!({ "ip": created["server"]["public_net"]["ipv4"]["ip"], "dns_ptr": null })),
        ("change_protection", json!({ "delete": true, "rebuild": true })),
        ("change_protection", json!({ "delete": false, "rebuild": false })),
        ("remove_from_placement_group", json!({})),
        ("shutdown", json!({})),
        ("change_type", json!({ "server_type": "cx33", "upgrade_disk": true })),
        ("power_on", json!({})),
        ("power_off", json!({})),
    ] {
        story.tell(&format!("servers.{name}"), &[server], "", body);
    }
    let copy = story.tell("servers.create_image", &[server], "", json!({ "type": "backup" }));
    let image = id_of(&copy, "image");
    story.tell("servers.disable_backup", &[server], "", json!({}));
    let copy = story.tell("servers.create_image", &[server], "", json!({ "description": "before" }));
    assert!(id_of(&copy, "image") > image);
    let image = id_of(&copy, "image");
    let protect = story.tell("images.change_protection", &[image], "", json!({ "delete": true }));
    let action = id_of(&protect, "action");
    story.tell("images.change_protection", &[image], "", json!({ "delete": false }));
    for (name, path) in [
        ("images.get", &[image][..]),
        ("images.list_all_actions", &[]),
        ("images.get_action_by_id", &[action]),
        ("images.list_actions", &[image]),
        ("images.get_action", &[image, action]),
    ] {
        story.tell(name, path, "", Value::Null);
    }
    story.tell("images.update", &[image], "", json!({ "description": "after", "type": "snapshot" }));
    story.tell("images.delete", &[image], "", json!({}));
    story.tell("servers.delete", &[server], "", json!({}));
    story.tell("ssh_keys.update", &[key], "", json!({ "name": "desktop" }));
    story.tell("ssh_keys.delete", &[key], "", json!({}));

    // There are no networks and placement groups to succeed with.
    let untold: Vec<&str> =
        api::routes().map(|route| route.name).filter(|name| !story.told.contains(name)).collect();
    let missing = ["add_to_placement_group", "attach_to_network", "change_alias_ips", "detach_from_network"];
    assert_eq!(untold, missing.map(|name| format!("servers.{name}")));
}
