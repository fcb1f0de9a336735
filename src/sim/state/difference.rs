//! Compares two states.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use serde_json::Value;

use super::join;

/// A difference between two states.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Difference {
    /// The path of the value, as in `servers[id=114000001].status`.
    pub path: String,
    /// The value in the first state; null if it is absent.
    pub before: Value,
    /// The value in the second state; null if it is absent.
    pub after: Value,
}

pub(super) fn between(before: &Value, after: &Value) -> Vec<Difference> {
    let mut differences = Vec::new();
    compare(String::new(), before, after, &mut differences);
    differences
}

fn compare<'a>(path: String, before: &'a Value, after: &'a Value, found: &mut Vec<Difference>) {
    if before == after {
        return;
    }
    match (fields(&path, before), fields(&path, after)) {
        (Some(before), Some(after)) => {
            let mut paths = BTreeSet::new();
            for path in before.keys().chain(after.keys()) {
                paths.insert(path);
            }
            for path in paths {
                let value =
                    |fields: &BTreeMap<String, &'a Value>| fields.get(path).copied().unwrap_or(&Value::Null);
                compare(path.clone(), value(&before), value(&after), found);
            }
        }
        _ => found.push(Difference { path, before: before.clone(), after: after.clone() }),
    }
}

/// The fields of an object, or the elements of a list of resources, by their paths.
fn fields<'a>(path: &str, value: &'a Value) -> Option<BTreeMap<String, &'a Value>> {
    match value {
        Value::Object(fields) => Some(fields.iter().map(|(name, value)| (join(path, name), value)).collect()),
        Value::Array(elements) => {
            let element = |element: &'a Value| Some((format!("{path}[id={}]", id(element)?), element));
            let by_id: BTreeMap<_, _> = elements.iter().map(element).collect::<Option<_>>()?;
            (by_id.len() == elements.len()).then_some(by_id)
        }
        _ => None,
    }
}

/// The id of a resource, of a scheduled action, or of an RRSet in its zone.
fn id(element: &Value) -> Option<String> {
    let id = element.get("id").or_else(|| element.get("action")?.get("id"))?;
    match (id, element.get("zone")) {
        (Value::String(id), Some(zone)) => Some(format!("{zone}/{id}")),
        (Value::Number(id), _) => Some(id.to_string()),
        _ => None,
    }
}
