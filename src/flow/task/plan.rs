//! The plan of a task: an operation with its parameters, and what is done besides.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::ser::{Serialize, SerializeStruct, Serializer};
use serde::{Deserialize, Serialize as SerializeDerive};
use serde_json::{Map, Value};

use super::resource::Kind;
use crate::api::{SECRET_PARAMETERS, routes};
use crate::operation::{Method, Route};
use crate::primitives::{InputError, is_label_value};

/// The label by which a task knows what it created. Its value is the marker.
pub const MARKER_LABEL: &str = "hetzner-cloud/marker";

/// The treatment of a resource that exists under the name and was not created by this task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, SerializeDerive, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IfExists {
    /// It is adopted as it is.
    Adopt,
    /// It is adopted if it shows what the parameters say; otherwise the task ends in the differences.
    Compare,
    /// The task ends in an error.
    Fail,
}

/// The options of a task, as they are saved.
#[derive(Debug, Clone, Default, PartialEq, SerializeDerive, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Options {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) if_exists: Option<IfExists>,
    /// The value of the marker label.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) marker: Option<String>,
    /// Set to wait for the actions, and then to read the resource.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) wait: bool,
    /// The limit of a rollback in milliseconds; none without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) rollback: Option<u64>,
    /// Set to wait for a locked resource.
    #[serde(skip_serializing_if = "is_false")]
    pub(crate) busy: bool,
    /// The values, or lists of values, that the fields of the reply must have.
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub(crate) until: Map<String, Value>,
}

fn is_false(value: &bool) -> bool {
    !value
}

/// An operation with its parameters, and options.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) route: &'static Route,
    /// The parameters without the secret ones.
    pub(super) params: Map<String, Value>,
    /// The paths of the secret parameters, as in `primary_nameservers.0.tsig_key`.
    pub(super) secrets: Vec<String>,
    pub(super) options: Options,
}

impl Plan {
    /// A plan, and its secret parameters by their paths.
    pub(super) fn new(
        operation: &str,
        params: Map<String, Value>,
        options: Options,
    ) -> Result<(Self, Map<String, Value>), InputError> {
        let route = route(operation)?;
        let (mut params, mut secrets) = (Value::Object(params), Map::new());
        take_secrets(&mut params, "", &mut secrets);
        let Value::Object(params) = params else { return Err(invalid(route, "", "must be an object")) };
        let plan = Self { route, params, secrets: secrets.keys().cloned().collect(), options };
        plan.check()?;
        Ok((plan, secrets))
    }

    /// Checks a plan, also one that was saved.
    pub(super) fn check(&self) -> Result<(), InputError> {
        let Self { route, params, options, .. } = self;
        let refuse = |parameter: &str, problem: &str| Err(invalid(route, parameter, problem));
        if let Some(unknown) = params.keys().find(|name| !route.parameters.contains(&name.as_str())) {
            return refuse(unknown, "is not a parameter of this operation");
        }
        let Options { if_exists, marker, rollback, until, .. } = options;
        if if_exists.is_none() && marker.is_some() {
            return refuse("marker", "is for a create with `if_exists`");
        }
        if rollback.is_some() && if_exists.is_none() {
            return refuse("rollback", "needs `if_exists`: without a marker nobody knows what was created");
        }
        if !until.is_empty() && (route.method != Method::Get || route.is_paginated()) {
            return refuse("until", "is for an operation that gets a resource");
        }
        if if_exists.is_none() {
            return Ok(());
        }
        let Some(kind) = Kind::created_by(route) else {
            return refuse("if_exists", "is for an operation that creates a resource");
        };
        match marker.as_deref() {
            None => return refuse("marker", "is missing: give the id of this conversation"),
            Some(marker) if marker.is_empty() || !is_label_value(marker) => {
                return refuse(
                    "marker",
                    "must be the value of a label: 1 to 63 letters, digits, `-`, `_` and `.`",
                );
            }
            Some(_) => {}
        }
        if kind.has_unique_name()
            && !matches!(params.get("name"), Some(Value::String(name)) if !name.is_empty())
        {
            return refuse("name", "is missing: the resource is found by it");
        }
        match params.get("labels") {
            None | Some(Value::Null | Value::Object(_)) => Ok(()),
            Some(_) => refuse("labels", "must be an object"),
        }
    }

    /// The parameters of the operation with the secret ones and the marker.
    pub(super) fn complete(&self, secrets: &Map<String, Value>) -> Result<Map<String, Value>, InputError> {
        let mut params = Value::Object(self.params.clone());
        for path in &self.secrets {
            let Some(secret) = secrets.get(path) else {
                return Err(invalid(
                    self.route,
                    path,
                    "is secret and not in the state: hand it in with `secrets`",
                ));
            };
            put(&mut params, path, secret.clone());
        }
        let Value::Object(mut params) = params else { return Ok(Map::new()) };
        if let Some(marker) = &self.options.marker {
            let labels = params.entry("labels").or_insert(Value::Null);
            if !labels.is_object() {
                *labels = Value::Object(Map::new());
            }
            labels[MARKER_LABEL] = marker.as_str().into();
        }
        Ok(params)
    }

    /// Refuses secrets that the operation does not need: one of them may be a misspelled name.
    pub(super) fn check_secrets(&self, secrets: &Map<String, Value>) -> Result<(), InputError> {
        match secrets.keys().find(|path| !self.secrets.contains(path)) {
            Some(unknown) if self.secrets.is_empty() => {
                Err(invalid(self.route, unknown, "is not a secret of this state, which needs none"))
            }
            Some(unknown) => {
                let problem =
                    format!("is not a secret of this state, which needs: {}", self.secrets.join(", "));
                Err(invalid(self.route, unknown, &problem))
            }
            None => Ok(()),
        }
    }

    /// The kind of resource that the task creates or acts on.
    pub(super) fn kind(&self) -> Option<Kind> {
        Kind::created_by(self.route).or_else(|| Kind::acted_on_by(self.route))
    }

    /// Returns whether a resource carries the marker of this task.
    pub(super) fn is_ours(&self, resource: &Value) -> bool {
        let label = resource.get("labels").and_then(|labels| labels.get(MARKER_LABEL));
        label.and_then(Value::as_str).is_some_and(|label| self.options.marker.as_deref() == Some(label))
    }
}

/// The operation with this name.
pub(super) fn route(operation: &str) -> Result<&'static Route, InputError> {
    routes()
        .find(|route| route.name == operation)
        .ok_or_else(|| InputError::new(operation, "operation", "is not an operation of this version"))
}

fn invalid(route: &Route, parameter: &str, problem: &str) -> InputError {
    InputError::new(route.name, parameter, problem)
}

/// Moves the secret parameters out of a value.
fn take_secrets(value: &mut Value, path: &str, secrets: &mut Map<String, Value>) {
    let join = |name: &str| if path.is_empty() { name.into() } else { format!("{path}.{name}") };
    match value {
        Value::Object(entries) => {
            let is_secret = |name: &str, value: &Value| {
                value.is_string() && SECRET_PARAMETERS.split(' ').any(|secret| secret == name)
            };
            let names: Vec<String> = entries
                .iter()
                .filter(|(name, value)| is_secret(name, value))
                .map(|(name, _)| name.clone())
                .collect();
            for name in names {
                if let Some(secret) = entries.remove(&name) {
                    secrets.insert(join(&name), secret);
                }
            }
            // Labels have names of their own.
            for (name, entry) in entries.iter_mut().filter(|(name, _)| *name != "labels") {
                take_secrets(entry, &join(name), secrets);
            }
        }
        Value::Array(items) => {
            for (at, item) in items.iter_mut().enumerate() {
                take_secrets(item, &join(&at.to_string()), secrets);
            }
        }
        _ => {}
    }
}

/// Puts a value back at its path, as far as the path still exists.
fn put(value: &mut Value, path: &str, secret: Value) {
    match (path.split_once('.'), value) {
        (None, Value::Object(entries)) => {
            entries.insert(path.into(), secret);
        }
        (Some((name, rest)), Value::Object(entries)) => {
            if let Some(inner) = entries.get_mut(name) {
                put(inner, rest, secret);
            }
        }
        (Some((at, rest)), Value::Array(items)) => {
            if let Some(inner) = at.parse::<usize>().ok().and_then(|at| items.get_mut(at)) {
                put(inner, rest, secret);
            }
        }
        _ => {}
    }
}

/// The parameters of an operation, serialized as its type would be.
pub(super) struct Parameters<'a> {
    pub(super) route: &'static Route,
    pub(super) values: &'a Map<String, Value>,
}

impl Serialize for Parameters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_struct(self.route.name, self.values.len())?;
        for name in self.route.parameters {
            if let Some(value) = self.values.get(*name) {
                fields.serialize_field(name, value)?;
            }
        }
        fields.end()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn secrets_leave_the_parameters_and_return() {
        let given = json!({
            "name": "example.com", "mode": "secondary", "labels": {"password": "no secret"},
            "primary_nameservers": [{"address": "1.2.3.4", "tsig_key": "k"}, {"address": "5.6.7.8"}],
        });
        let (plan, secrets) =
            Plan::new("zones.create", given.as_object().expect("an object").clone(), Options::default())
                .expect("a plan");
        assert_eq!(plan.secrets, ["primary_nameservers.0.tsig_key"]);
        assert!(!Value::Object(plan.params.clone()).to_string().contains("\"k\""));
        assert_eq!(Value::Object(plan.complete(&secrets).expect("complete")), given);
        let error = plan.complete(&Map::new()).expect_err("a secret is missing");
        assert_eq!(error.parameter, "primary_nameservers.0.tsig_key");
        assert!(plan.check_secrets(&secrets).is_ok());
        let other = json!({"password": "x"});
        assert_eq!(
            plan.check_secrets(other.as_object().expect("an object")).expect_err("unknown").parameter,
            "password"
        );
    }

    #[test]
    fn plans_are_checked() {
        let check = |operation: &str, params: Value, options: Value| {
            let options = serde_json::from_value(options).expect("options");
            let params = params.as_object().expect("an object").clone();
            Plan::new(operation, params, options).map(|_| ()).map_err(|error| error.parameter)
        };
        let server = json!({"name": "web-1", "server_type": "cx23", "image": "debian-13"});
        let adopt = json!({"if_exists": "adopt", "marker": "job-7"});
        assert_eq!(check("servers.create", server.clone(), adopt.clone()), Ok(()));
        for (operation, params, options, parameter) in [
            ("servers.invent", json!({}), json!({}), "operation"),
            ("servers.create", json!({"nam": "x"}), json!({}), "nam"),
            ("servers.create", server.clone(), json!({"marker": "x"}), "marker"),
            ("servers.create", server.clone(), json!({"if_exists": "adopt"}), "marker"),
            ("servers.create", server.clone(), json!({"if_exists": "adopt", "marker": "a b"}), "marker"),
            ("servers.create", server.clone(), json!({"if_exists": "adopt", "marker": ""}), "marker"),
            ("servers.create", json!({}), adopt.clone(), "name"),
            ("servers.create", json!({"name": ""}), adopt.clone(), "name"),
            ("servers.create", json!({"name": "x", "labels": 7}), adopt.clone(), "labels"),
            ("servers.create", server.clone(), json!({"rollback": 1}), "rollback"),
            ("servers.power_on", json!({"id": 1}), adopt, "if_exists"),
            ("servers.create", server, json!({"until": {"status": "running"}}), "until"),
        ] {
            assert_eq!(check(operation, params, options), Err(parameter.into()), "{operation}");
        }
    }
}
