//! The structure of a script in JSON: which fields it has, and of which types. Names and ranges are checked later, as
//! those of scripts that were built in Rust are.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::fault::DEFAULT_ACTION_CODE;
use super::{Fault, FaultRule, FaultScript, check};
use crate::primitives::{LabelSelector, LabelSelectorError};
use crate::sim::DocumentError;

/// The faults by name, with the names of their parameters.
const FAULTS: [(&str, &[&str]); 18] = [
    ("rate_limited", &["retry_after", "reset_after"]),
    ("api_error", &["status", "code"]),
    ("gateway", &["status", "after_effect"]),
    ("connect_failed", &[]),
    ("request_lost", &[]),
    ("response_lost", &[]),
    ("truncated_body", &[]),
    ("empty_body", &[]),
    ("html_body", &[]),
    ("resource_limit_exceeded", &[]),
    ("slow", &["millis"]),
    ("unknown_fields", &[]),
    ("unknown_values", &["fields"]),
    ("removed_fields", &["fields"]),
    ("action_failed", &["command", "code"]),
    ("action_stalled", &["command"]),
    ("action_lost", &["command"]),
    ("resource_unavailable", &["server_type", "location"]),
];

impl Fault {
    /// The names of all faults, as in a script.
    pub const NAMES: [&'static str; FAULTS.len()] = {
        let mut names = [""; FAULTS.len()];
        let mut index = 0;
        while index < names.len() {
            names[index] = FAULTS[index].0;
            index += 1;
        }
        names
    };
}

/// The fields of every rule.
const CONDITIONS: [&str; 7] =
    ["fault", "operations", "resource", "label_selector", "after", "times", "share"];

pub(super) fn script(document: &Value) -> Result<FaultScript, DocumentError> {
    let fields = Fields::of(document, String::new())?;
    // A newer version may have fields that this one does not know.
    match fields.required("version", "a number", Value::as_u64)? {
        FaultScript::VERSION => {}
        version => {
            let problem =
                format!("{version} is not supported; this crate reads version {}", FaultScript::VERSION);
            return Err(DocumentError::new("version", problem));
        }
    }
    fields.check_names(&["version", "seed", "rules"], "a script")?;
    let rules = fields.required("rules", "a list", Value::as_array)?;
    let rules = rules.iter().enumerate().map(|(index, value)| rule(value, format!("rules[{index}]")));
    Ok(FaultScript {
        rules: rules.collect::<Result<_, _>>()?,
        ..FaultScript::new(fields.integer("seed")?.unwrap_or_default())
    })
}

fn rule(value: &Value, path: String) -> Result<FaultRule, DocumentError> {
    let fields = Fields::of(value, path)?;
    let name = fields.required("fault", "a string", Value::as_str)?;
    let Some((name, parameters)) = FAULTS.into_iter().find(|(known, _)| *known == name) else {
        let problem = check::unknown(name, "a fault", Fault::NAMES);
        return Err(DocumentError::new(fields.path("fault"), problem));
    };
    fields.check_names(&[&CONDITIONS, parameters].concat(), &format!("a rule of `{name}`"))?;
    Ok(FaultRule {
        fault: fault(name, &fields)?,
        operations: fields.strings("operations")?.unwrap_or_default(),
        resource: fields.optional("resource", "an id or a name", id_or_name)?,
        label_selector: label_selector(&fields)?,
        after: fields.integer("after")?.unwrap_or_default(),
        times: fields.integer("times")?,
        share: fields.optional("share", "a number", Value::as_f64)?,
    })
}

fn fault(name: &'static str, fields: &Fields<'_>) -> Result<Fault, DocumentError> {
    Ok(match name {
        "rate_limited" => Fault::RateLimited {
            retry_after: fields.integer("retry_after")?,
            reset_after: fields.integer("reset_after")?,
        },
        "api_error" => Fault::ApiError { status: status(fields)?, code: fields.required_string("code")? },
        "gateway" => Fault::Gateway {
            status: status(fields)?,
            after_effect: fields
                .optional("after_effect", "true or false", Value::as_bool)?
                .unwrap_or_default(),
        },
        "connect_failed" => Fault::ConnectFailed,
        "request_lost" => Fault::RequestLost,
        "response_lost" => Fault::ResponseLost,
        "truncated_body" => Fault::TruncatedBody,
        "empty_body" => Fault::EmptyBody,
        "html_body" => Fault::HtmlBody,
        "resource_limit_exceeded" => Fault::ResourceLimitExceeded,
        "slow" => Fault::Slow { millis: fields.required("millis", INTEGER, Value::as_u64)? },
        "unknown_fields" => Fault::UnknownFields,
        "unknown_values" => Fault::UnknownValues { fields: fields.strings("fields")?.unwrap_or_default() },
        "removed_fields" => Fault::RemovedFields {
            fields: fields.strings("fields")?.ok_or_else(|| fields.missing("fields"))?,
        },
        "action_failed" => Fault::ActionFailed {
            command: fields.string("command")?,
            code: fields.string("code")?.unwrap_or_else(|| DEFAULT_ACTION_CODE.into()),
        },
        "action_stalled" => Fault::ActionStalled { command: fields.string("command")? },
        "action_lost" => Fault::ActionLost { command: fields.string("command")? },
        "resource_unavailable" => Fault::ResourceUnavailable {
            server_type: fields.required_string("server_type")?,
            location: fields.string("location")?,
        },
        // Unreachable as long as `FAULTS` has these names only, which a test compares.
        other => return Err(DocumentError::new(fields.path("fault"), format!("`{other}` is not a fault"))),
    })
}

fn status(fields: &Fields<'_>) -> Result<u16, DocumentError> {
    fields.required("status", "an HTTP status", |value| value.as_u64()?.try_into().ok())
}

fn label_selector(fields: &Fields<'_>) -> Result<Option<LabelSelector>, DocumentError> {
    let Some(text) = fields.string("label_selector")? else { return Ok(None) };
    let invalid = |error: LabelSelectorError| {
        DocumentError::new(fields.path("label_selector"), format!("`{text}` {error}"))
    };
    text.parse().map(Some).map_err(invalid)
}

fn id_or_name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        value => value.as_u64().map(|id| id.to_string()),
    }
}

const INTEGER: &str = "an integer from 0";

/// The fields of an object, with its path.
struct Fields<'a> {
    map: &'a Map<String, Value>,
    path: String,
}

impl<'a> Fields<'a> {
    fn of(value: &'a Value, path: String) -> Result<Self, DocumentError> {
        match value.as_object() {
            Some(map) => Ok(Self { map, path }),
            None => Err(DocumentError::new(path, "must be an object")),
        }
    }

    fn path(&self, name: &str) -> String {
        match self.path.is_empty() {
            true => name.into(),
            false => format!("{}.{name}", self.path),
        }
    }

    /// Rejects fields with other names.
    fn check_names(&self, known: &[&'static str], owner: &str) -> Result<(), DocumentError> {
        match self.map.keys().find(|name| !known.contains(&name.as_str())) {
            Some(name) => {
                let problem = check::unknown(name, &format!("a field of {owner}"), known.iter().copied());
                Err(DocumentError::new(self.path(name), problem))
            }
            None => Ok(()),
        }
    }

    fn optional<T>(
        &self,
        name: &str,
        kind: &str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, DocumentError> {
        let invalid = || DocumentError::new(self.path(name), format!("must be {kind}"));
        self.map.get(name).map(|value| read(value).ok_or_else(invalid)).transpose()
    }

    fn required<T>(
        &self,
        name: &str,
        kind: &str,
        read: impl FnOnce(&'a Value) -> Option<T>,
    ) -> Result<T, DocumentError> {
        self.optional(name, kind, read)?.ok_or_else(|| self.missing(name))
    }

    fn missing(&self, name: &str) -> DocumentError {
        DocumentError::new(self.path(name), "is missing")
    }

    fn integer(&self, name: &str) -> Result<Option<u64>, DocumentError> {
        self.optional(name, INTEGER, Value::as_u64)
    }

    fn string(&self, name: &str) -> Result<Option<String>, DocumentError> {
        self.optional(name, "a string", |value| value.as_str().map(String::from))
    }

    fn required_string(&self, name: &str) -> Result<String, DocumentError> {
        self.string(name)?.ok_or_else(|| self.missing(name))
    }

    /// A list of strings that has at least one.
    fn strings(&self, name: &str) -> Result<Option<Vec<String>>, DocumentError> {
        let Some(list) = self.optional(name, "a list", Value::as_array)? else { return Ok(None) };
        if list.is_empty() {
            return Err(DocumentError::new(self.path(name), "must not be empty"));
        }
        let strings = list.iter().enumerate().map(|(index, value)| {
            let invalid = || DocumentError::new(format!("{}[{index}]", self.path(name)), "must be a string");
            value.as_str().map(String::from).ok_or_else(invalid)
        });
        strings.collect::<Result<_, _>>().map(Some)
    }
}
