//! Parameters that are absent or have a value of a wrong type, for every operation of the facts.

use serde_json::{Value, json};

use crate::facts::facts;
use crate::world::{World, done, route, send, target};

/// Required by the facts but with a default in the API, which official clients rely on.
const WITH_DEFAULT: [(&str, &[&str]); 1] =
    [("load_balancers.add_service", &["listen_port", "destination_port", "proxyprotocol", "health_check"])];

#[test]
fn valid_requests_succeed() {
    for operation in &operations() {
        let name = text(operation, "id");
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
        assert_eq!(
            status, operation["response"][0]["status"],
            "{name} {path} {body}, which `World` in tests/sim_requests/world.rs has as valid: {response}"
        );
    }
}

#[test]
fn what_an_operation_requires_is_required() {
    let mut refusals = Refusals::new();
    for operation in &operations() {
        let name = text(operation, "id");
        let required: Vec<&Value> =
            parameters(operation, "body").filter(|field| field["required"] == true).collect();
        let names: Vec<&str> = required.iter().map(|field| text(field, "name")).collect();
        if !names.is_empty() {
            refusals.expect(name, "", None, &names, "no body");
            refusals.expect(name, "", Some("{}".into()), &names, "empty body");
        }
        let valid = refusals.world.body(name);
        let has_default = |field: &str| {
            WITH_DEFAULT.iter().any(|(operation, fields)| *operation == name && fields.contains(&field))
        };
        for field in required {
            let field_name = text(field, "name");
            if has_default(field_name) {
                continue;
            }
            refusals.expect(name, "", Some(with(&valid, field_name, None)), &[field_name], "absent");
            if field["nullable"] == false {
                let null = with(&valid, field_name, Some(Value::Null));
                refusals.expect(name, "", Some(null), &[field_name], "null");
            }
        }
    }
    refusals.finish(250);
}

/// A parameter that the embedded Hetzner does not read accepts any value.
#[test]
fn every_field_of_a_body_is_read() {
    let mut refusals = Refusals::new();
    for operation in &operations() {
        let name = text(operation, "id");
        let valid = refusals.world.body(name);
        for field in parameters(operation, "body") {
            let field_name = text(field, "name");
            let body = with(&valid, field_name, Some(wrong(text(field, "type"))));
            refusals.expect(name, "", Some(body), &[field_name], "wrong type, or not read:");
        }
    }
    refusals.finish(230);
}

/// The same for the query. Any text is a string.
#[test]
fn every_parameter_of_a_query_is_read() {
    let mut refusals = Refusals::new();
    for operation in &operations() {
        let name = text(operation, "id");
        if name.starts_with("datacenters.") {
            // Removed: every request is refused.
            continue;
        }
        for parameter in parameters(operation, "query").filter(|parameter| parameter["type"] != "string") {
            let parameter_name = text(parameter, "name");
            // The first value of a parameter counts.
            let query = format!("?{parameter_name}=x!&{}", refusals.world.query(name));
            refusals.expect(name, &query, None, &[parameter_name], "wrong type, or not read:");
        }
    }
    refusals.finish(150);
}

/// A value of a wrong type, for a type of the facts.
fn wrong(kind: &str) -> Value {
    match kind.split(['<', ':']).next() {
        Some("string" | "bool" | "int" | "int64" | "number" | "id_or_name" | "enum") => json!([]),
        Some("datetime" | "decimal" | "list" | "map" | "ref") => json!("x"),
        _ => panic!("no wrong value for {kind}"),
    }
}

/// The operations of the facts.
fn operations() -> Vec<Value> {
    facts().operations.as_array().expect("operations").clone()
}

/// The parameters of an operation in its body or its query.
fn parameters<'a>(operation: &'a Value, part: &str) -> impl Iterator<Item = &'a Value> {
    operation[part].as_array().into_iter().flatten()
}

fn text<'a>(fact: &'a Value, key: &str) -> &'a str {
    fact[key].as_str().expect("a string")
}

/// A body with another value of a field, or without the field.
fn with(body: &Value, field: &str, value: Option<Value>) -> String {
    let mut fields = body.as_object().expect("an object").clone();
    match value {
        Some(value) => fields.insert(field.into(), value),
        None => fields.remove(field),
    };
    Value::from(fields).to_string()
}

/// Requests to one project that must be refused because of a field.
struct Refusals {
    world: World,
    checked: usize,
    failures: Vec<String>,
}

impl Refusals {
    fn new() -> Self {
        Self { world: World::new(1), checked: 0, failures: Vec::new() }
    }

    /// Expects `invalid_input` that names one of these fields.
    fn expect(&mut self, name: &str, query: &str, body: Option<String>, fields: &[&str], problem: &str) {
        let path = self.world.path(route(name)) + query;
        let (status, response) = send(&mut self.world.sim, route(name).method, &path, body.as_deref());
        let error = &response["error"];
        let named = error["details"]["fields"][0]["name"].as_str().unwrap_or_default();
        self.checked += 1;
        if (status, &error["code"]) != (422, &json!("invalid_input")) || !fields.contains(&named) {
            self.failures.push(format!("{name}: {problem} {fields:?}: {status} {response}"));
            // The next request is not affected by what this one did.
            self.world = World::new(1);
        }
    }

    /// Fails unless all of at least so many requests were refused as expected.
    fn finish(self, least: usize) {
        assert!(self.failures.is_empty(), "{}", self.failures.join("\n"));
        assert!(self.checked > least, "{}", self.checked);
    }
}
