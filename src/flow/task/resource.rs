//! The resource that a task creates or acts on: the routes by which it is found, read and deleted.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value};

use crate::api::routes;
use crate::operation::Route;

/// The resources that can be created and may share their name with another one.
const WITHOUT_UNIQUE_NAME: [&str; 3] = ["images", "storage_box_snapshots", "storage_box_subaccounts"];

/// The operations that create a resource of another kind than that of their name.
const CREATE_ANOTHER: [(&str, &str); 1] = [("servers.create_image", "images")];

/// A kind of resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kind {
    /// The resource as in the name of an operation: `servers`.
    pub(super) name: &'static str,
    /// The operation that gets one.
    pub(super) get: &'static Route,
}

impl Kind {
    /// The kind that an operation creates.
    pub(super) fn created_by(route: &Route) -> Option<Self> {
        let another = CREATE_ANOTHER.iter().find(|(operation, _)| *operation == route.name);
        let name = another.map(|(_, kind)| *kind).or_else(|| route.name.strip_suffix(".create"))?;
        Self::named(name)
    }

    /// The kind that an operation acts on: that whose path begins the operation's.
    pub(super) fn acted_on_by(route: &Route) -> Option<Self> {
        let gets = routes().filter(|get| get.name.ends_with(".get") && get.api == route.api);
        let longest = gets
            .filter(|get| get.path.ends_with('}'))
            .filter(|get| {
                route.path.strip_prefix(get.path).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            })
            .max_by_key(|get| get.path.len())?;
        Self::named(longest.name.strip_suffix(".get")?)
    }

    pub(super) fn named(name: &str) -> Option<Self> {
        let get = routes().find(|route| is_operation(route, name, "get"))?;
        Some(Self { name: get.name.strip_suffix(".get")?, get })
    }

    pub(super) fn has_unique_name(self) -> bool {
        !WITHOUT_UNIQUE_NAME.contains(&self.name)
    }

    /// Another operation of this kind, as in `delete`.
    pub(super) fn operation(self, verb: &str) -> Option<&'static Route> {
        routes().find(|route| is_operation(route, self.name, verb))
    }

    /// Returns whether one is found by all that its create gives, without a list: an RRSet.
    pub(super) fn is_found_by_path(self) -> bool {
        self.get.path_parameters().any(|name| name == "rr_name")
    }

    /// The parameters in the path of an operation on the resource with this id. Those before the id are the parents, which
    /// the operation of the task has under the same names.
    pub(super) fn address(self, route: &Route, id: &str, params: &Map<String, Value>) -> Map<String, Value> {
        let names: Vec<&str> = route.path_parameters().collect();
        let last = names.len().saturating_sub(1);
        let value = |at: usize, name: &str| match name {
            "rr_name" => Some(id.rsplit_once('/').map_or(id, |(name, _)| name).into()),
            "rr_type" => Some(id.rsplit_once('/').map_or("", |(_, kind)| kind).into()),
            _ if at == last && !self.is_found_by_path() => Some(number_or_text(id)),
            _ => params.get(name).cloned(),
        };
        let pairs =
            names.iter().enumerate().filter_map(|(at, name)| Some((name.to_string(), value(at, name)?)));
        pairs.collect()
    }

    /// The id of the resource that an operation acts on, by its parameters.
    pub(super) fn id_of_path(self, params: &Map<String, Value>) -> Option<String> {
        let text = |name: &str| params.get(name).and_then(scalar);
        if self.is_found_by_path() {
            return Some([&*text("rr_name")?, "/", &text("rr_type")?].concat());
        }
        text(self.get.path_parameters().last()?)
    }
}

fn is_operation(route: &Route, resource: &str, verb: &str) -> bool {
    route.name.strip_prefix(resource).and_then(|rest| rest.strip_prefix('.')) == Some(verb)
}

/// The id of a resource in an answer.
pub(super) fn id_of(resource: &Value) -> Option<String> {
    resource.get("id").and_then(scalar)
}

/// A number or a text as text.
pub(super) fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn number_or_text(id: &str) -> Value {
    id.parse::<u64>().map_or_else(|_| id.into(), Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(name: &str) -> &'static Route {
        routes().find(|route| route.name == name).expect(name)
    }

    #[test]
    fn operations_know_their_resource() {
        for (operation, creates, acts_on) in [
            ("servers.create", Some("servers"), None),
            ("servers.create_image", Some("images"), Some("servers")),
            ("servers.power_on", None, Some("servers")),
            ("zone_rrsets.create", Some("zone_rrsets"), Some("zones")),
            ("zone_rrsets.set_records", None, Some("zone_rrsets")),
            ("storage_box_subaccounts.create", Some("storage_box_subaccounts"), Some("storage_boxes")),
            ("storage_box_subaccounts.reset_password", None, Some("storage_box_subaccounts")),
            ("pricing.get", None, None),
        ] {
            let name = |kind: Option<Kind>| kind.map(|kind| kind.name);
            assert_eq!(name(Kind::created_by(route(operation))), creates, "{operation}");
            assert_eq!(name(Kind::acted_on_by(route(operation))), acts_on, "{operation}");
        }
    }

    #[test]
    fn every_create_can_be_found_and_deleted() {
        for route in routes().filter(|route| route.name.ends_with(".create")) {
            let kind = Kind::created_by(route).expect(route.name);
            assert!(kind.operation("delete").is_some(), "{}", route.name);
            assert!(kind.operation("list").is_some(), "{}", route.name);
            assert!(route.parameters.contains(&"labels"), "{}", route.name);
            let key = if kind.has_unique_name() { "name" } else { "label_selector" };
            let list = kind.operation("list").expect("a list");
            assert!(list.parameters.contains(&key), "{}", list.name);
        }
    }

    #[test]
    fn addresses_hold_the_parents() {
        let address = |operation: &str, id: &str, params: Value| {
            let route = route(operation);
            let kind = Kind::acted_on_by(route).expect("a kind");
            Value::Object(kind.address(route, id, params.as_object().expect("an object")))
        };
        assert_eq!(address("servers.delete", "42", serde_json::json!({})), serde_json::json!({"id": 42}));
        assert_eq!(
            address("storage_box_subaccounts.delete", "7", serde_json::json!({"id": 3})),
            serde_json::json!({"id": 3, "subaccount_id": 7})
        );
        assert_eq!(
            address("zone_rrsets.delete", "www/A", serde_json::json!({"id_or_name": "example.com"})),
            serde_json::json!({"id_or_name": "example.com", "rr_name": "www", "rr_type": "A"})
        );
    }
}
