//! Checks of responses against the facts.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::facts::{Facts, named};

/// Returns whether a rule such as `required_if:type=server|ip` applies to an object.
fn is_required_by_rule(object: &serde_json::Map<String, Value>, rules: &Value) -> bool {
    let mut conditions = rules.as_array().into_iter().flatten().filter_map(|rule| {
        let (field, values) = rule.as_str()?.strip_prefix("required_if:")?.split_once('=')?;
        Some(values.split('|').any(|value| object.get(field).is_some_and(|given| given == value)))
    });
    conditions.any(|applies| applies)
}

impl Facts {
    /// Checks that an object has these fields and no others. Optional fields may be absent.
    pub(crate) fn check_object(&self, object: &Value, fields: &Value, at: &str) {
        let object = object.as_object().unwrap_or_else(|| panic!("{at} is not an object"));
        let fields = fields.as_array().expect("fields");
        let known: BTreeSet<&str> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
        let unknown: Vec<&String> = object.keys().filter(|key| !known.contains(key.as_str())).collect();
        assert!(unknown.is_empty(), "{at} has {unknown:?}");
        for field in fields {
            let (name, kind) =
                (field["name"].as_str().expect("a name"), field["type"].as_str().expect("a type"));
            match object.get(name) {
                None => {
                    let is_required =
                        field["required"] == true || is_required_by_rule(object, &field["rules"]);
                    assert!(!is_required, "{at}.{name} is missing");
                }
                Some(Value::Null) => assert_eq!(field["nullable"], true, "{at}.{name} is null"),
                Some(value) => self.check_value(value, kind, &format!("{at}.{name}")),
            }
        }
    }

    fn check_value(&self, value: &Value, kind: &str, at: &str) {
        let inside = |start: &str, end: &str| kind.strip_prefix(start)?.strip_suffix(end);
        if let Some(kind) = inside("list<", ">") {
            let list = value.as_array().unwrap_or_else(|| panic!("{at} is not a list"));
            list.iter().for_each(|value| self.check_value(value, kind, &format!("{at}[]")));
        } else if let Some(kind) = inside("map<string,", ">") {
            let map = value.as_object().unwrap_or_else(|| panic!("{at} is not a map"));
            map.values().for_each(|value| self.check_value(value, kind, &format!("{at}{{}}")));
        } else if at.ends_with(".meta") {
            self.check_object(&value["pagination"], &named(&self.models, "name", "Pagination")["fields"], at);
        } else if let Some(model) = inside("ref:", "") {
            self.check_object(value, &named(&self.models, "name", model)["fields"], at);
        } else if let Some(values) = inside("enum:", "") {
            let values = named(&self.enums, "name", values);
            let is_known = values["values"].as_array().is_some_and(|values| values.contains(value));
            assert!(is_known, "{at}: unknown value {value}");
        } else {
            let is_valid = match kind {
                "string" | "datetime" | "decimal" => value.is_string(),
                "int" | "int32" | "int64" => value.is_u64(),
                "number" | "float64" => value.is_number(),
                "bool" => value.is_boolean(),
                // The lists of pairs in metrics.
                "object" => value.is_array() || value.is_object(),
                other => value.is_array() && other.starts_with("tuple"),
            };
            assert!(is_valid, "{at} is not of type {kind}: {value}");
        }
    }
}
