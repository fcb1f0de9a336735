//! Comparison of the parameters of a create with the resource that exists.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::resource::scalar;

/// The parameters that the resource shows with another value. What an answer does not show under the parameter's name cannot
/// differ.
pub(super) fn differences(params: &Map<String, Value>, resource: &Value) -> Vec<String> {
    let differs = |(name, given): &(&String, &Value)| {
        resource.get(name.as_str()).is_some_and(|shown| !agrees(given, shown))
    };
    params.iter().filter(differs).map(|(name, _)| name.clone()).collect()
}

/// Returns whether a resource shows what was given. It may show more: labels of others, and defaults.
fn agrees(given: &Value, shown: &Value) -> bool {
    match (given, shown) {
        (Value::Null, _) => true,
        (Value::Object(given), Value::Object(shown)) => given
            .iter()
            .all(|(key, value)| shown.get(key).map_or(value.is_null(), |shown| agrees(value, shown))),
        (Value::Array(given), Value::Array(shown)) => {
            given.len() == shown.len() && given.iter().all(|one| shown.iter().any(|shown| agrees(one, shown)))
        }
        // A resource is given by its id or its name, and shown as a whole.
        (_, Value::Object(shown)) => {
            let given = scalar(given);
            let is_named = |key: &str| shown.get(key).and_then(scalar) == given;
            is_named("id") || is_named("name")
        }
        _ => match (scalar(given), scalar(shown)) {
            (Some(given), Some(shown)) => given.trim() == shown.trim(),
            _ => given == shown,
        },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn differences_are_named() {
        let shown = json!({
            "name": "web-1", "size": 10, "server_type": {"id": 22, "name": "cx23"}, "image": null,
            "labels": {"env": "prod", "hetzner-cloud/marker": "job-7"}, "volumes": [1, 2],
            "records": [{"value": "1.2.3.4", "comment": null}], "ttl": 60, "automount": false,
        });
        for (given, expected) in [
            (json!({}), ""),
            (json!({"name": "web-1", "size": 10, "server_type": "cx23", "user_data": "x"}), ""),
            (json!({"server_type": 22, "volumes": [2, 1], "labels": {"env": "prod"}}), ""),
            (json!({"records": [{"value": "1.2.3.4"}]}), ""),
            (json!({"image": null, "labels": null}), ""),
            (json!({"size": 11}), "size"),
            (json!({"server_type": "cx33"}), "server_type"),
            (json!({"image": "debian-13"}), "image"),
            (json!({"labels": {"env": "test"}, "volumes": [1]}), "labels volumes"),
            (json!({"labels": {"other": "1"}}), "labels"),
            (json!({"records": [{"value": "1.2.3.5"}], "automount": true}), "automount records"),
        ] {
            let mut found = differences(given.as_object().expect("an object"), &shown);
            found.sort();
            assert_eq!(found.join(" "), expected, "{given}");
        }
    }
}
