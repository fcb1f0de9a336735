//! Changes of the fields of a successful response.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::Fault;
use super::names;
use crate::response::Response;

const UNKNOWN_FIELD: &str = "unknown_field";
const UNKNOWN_VALUE: &str = "unknown_value";

impl Fault {
    /// Changes the fields of a successful response. Returns `false` if it has none to change.
    pub(super) fn change(&self, response: &mut Response) -> bool {
        if response.status >= 300 {
            return false;
        }
        let Ok(mut body) = serde_json::from_slice::<Value>(&response.body) else { return false };
        let mut change = Change { fault: self, path: Vec::new(), is_made: false };
        change.value(&mut body);
        if change.is_made {
            response.body = body.to_string().into_bytes();
        }
        change.is_made
    }
}

/// A change that is being made.
struct Change<'a> {
    fault: &'a Fault,
    /// The keys from the root to the value.
    path: Vec<String>,
    is_made: bool,
}

impl Change<'_> {
    fn value(&mut self, value: &mut Value) {
        match value {
            Value::Array(items) => items.iter_mut().for_each(|item| self.value(item)),
            Value::Object(map) => self.object(map),
            _ => {}
        }
    }

    fn object(&mut self, map: &mut Map<String, Value>) {
        let names: Vec<String> = map.keys().cloned().collect();
        for name in names {
            self.path.push(name.clone());
            let is_removed = matches!(self.fault, Fault::RemovedFields { fields } if self.is_one_of(fields));
            if is_removed {
                map.remove(&name);
                self.is_made = true;
            } else if let Some(value) = map.get_mut(&name) {
                self.field(value);
            }
            self.path.pop();
        }
        // The keys of series are not names of fields.
        let is_model = self.name() != "time_series";
        if matches!(self.fault, Fault::UnknownFields) && is_model {
            map.insert(UNKNOWN_FIELD.into(), "unknown".into());
            self.is_made = true;
        }
    }

    fn field(&mut self, value: &mut Value) {
        // The keys of labels are not names of fields.
        if self.name() == "labels" {
            return;
        }
        let is_value = matches!(self.fault, Fault::UnknownValues { fields }
            if names::value_fields().any(|name| name == self.name()) && (fields.is_empty() || self.is_one_of(fields)));
        match value {
            Value::String(text) if is_value => {
                *text = UNKNOWN_VALUE.to_string();
                self.is_made = true;
            }
            value => self.value(value),
        }
    }

    /// The key of the value.
    fn name(&self) -> &str {
        self.path.last().map_or("", String::as_str)
    }

    /// Returns whether the path ends with one of these fields.
    fn is_one_of(&self, fields: &[String]) -> bool {
        fields.iter().any(|field| {
            let mut path = self.path.iter().rev();
            field.rsplit('.').all(|name| path.next().is_some_and(|key| key == name))
        })
    }
}
