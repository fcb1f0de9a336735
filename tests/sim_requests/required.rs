//! What the facts of the API require is required.

use serde_json::{Value, json};

use crate::world::{World, done, route, send, target};

/// Required by the facts but with a default in the API, which official clients rely on.
const WITH_DEFAULT: [(&str, &[&str]); 1] =
    [("load_balancers.add_service", &["listen_port", "destination_port", "proxyprotocol", "health_check"])];

/// A value of a wrong type, for a type of the facts.
fn wrong(kind: &str) -> Value {
    match kind {
        "string" | "int" | "int64" | "id_or_name" | "bool" => json!([]),
        kind if kind.starts_with("enum:") => json!([]),
        kind if kind.starts_with("list<") || kind.starts_with("ref:") => json!("x"),
        other => panic!("no wrong value for {other}"),
    }
}

#[test]
fn valid_requests_succeed() {
    let operations: Value = serde_json::from_str(include_str!("../data/operations.json")).expect("facts");
    for operation in operations.as_array().expect("operations") {
        let name = operation["id"].as_str().expect("an id");
        if operation["method"] == "GET" {
            continue;
        }
        let mut world = World::new(1);
        let path = world.path(route(name));
        let body = world.body(name);
        if name == "load_balancers.disable_public_interface" {
            // Refused as long as a target does not use its private address.
            let remove = format!("/load_balancers/{}/actions/remove_target", world.balancer);
            done(&mut world.sim, &remove, target("env"));
        }
        if ["floating_ips.delete", "volumes.delete", "primary_ips.delete"].contains(&name) {
            assert_eq!(send(&mut world.sim, route(name).method, &path, None).0, 204, "{name}");
            continue;
        }
        let (status, response) = send(&mut world.sim, route(name).method, &path, Some(&body.to_string()));
        assert_eq!(status, operation["response"][0]["status"], "{name} {path} {body}: {response}");
    }
}

#[test]
fn what_an_operation_requires_is_required() {
    let operations: Value = serde_json::from_str(include_str!("../data/operations.json")).expect("facts");
    let mut world = World::new(1);
    let (mut checked, mut failures) = (0, Vec::new());
    for operation in operations.as_array().expect("operations") {
        let name = operation["id"].as_str().expect("an id");
        let (path, valid) = (world.path(route(name)), world.body(name));
        let fields = operation["body"].as_array().map(Vec::as_slice).unwrap_or_default();
        let required: Vec<&Value> = fields.iter().filter(|field| field["required"] == true).collect();
        let mut refuse = |body: Option<String>, fields: &[&str], problem: &str| {
            let (status, response) = send(&mut world.sim, route(name).method, &path, body.as_deref());
            let error = &response["error"];
            let field = error["details"]["fields"][0]["name"].as_str().unwrap_or_default();
            checked += 1;
            if (status, &error["code"]) != (422, &json!("invalid_input")) || !fields.contains(&field) {
                failures.push(format!("{name}: {problem} {fields:?}: {status} {response}"));
            }
        };
        let names: Vec<&str> = required.iter().filter_map(|field| field["name"].as_str()).collect();
        if !names.is_empty() {
            refuse(None, &names, "no body");
            refuse(Some("{}".into()), &names, "empty body");
        }
        for field in required {
            let field_name = field["name"].as_str().expect("a name");
            let mut with = |value: Option<Value>, problem: &str| {
                let mut body = valid.clone();
                let map = body.as_object_mut().expect("an object");
                match value {
                    Some(value) => map.insert(field_name.into(), value),
                    None => map.remove(field_name),
                };
                refuse(Some(body.to_string()), &[field_name], problem);
            };
            with(Some(wrong(field["type"].as_str().expect("a type"))), "wrong type");
            if WITH_DEFAULT
                .iter()
                .any(|(operation, fields)| *operation == name && fields.contains(&field_name))
            {
                continue;
            }
            with(None, "absent");
            if field["nullable"] == false {
                with(Some(Value::Null), "null");
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(checked > 300, "{checked}");
}
