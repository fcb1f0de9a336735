use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::refusal::Refusal;
use crate::api;
use crate::operation::Route;
use crate::request::Request;
use crate::words::{LabelSelector, Labels};

/// A request, read by the same table that made it.
pub(super) struct Ask {
    pub(super) route: &'static Route,
    path: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    body: Map<String, Value>,
}

impl Ask {
    pub(super) fn read(request: &Request) -> Result<Self, Refusal> {
        let after_host = request.url.split_once("://").map_or(&*request.url, |(_, rest)| rest);
        let target = after_host.find('/').map_or("/", |at| &after_host[at..]);
        let target = target.strip_prefix("/v1").unwrap_or(target);
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut other_method = false;
        for route in api::routes() {
            let Some(parameters) = matches(route.path, path) else { continue };
            if route.method != request.method {
                other_method = true;
                continue;
            }
            return Ok(Self {
                route,
                path: parameters,
                query: query.split('&').filter_map(|pair| pair.split_once('=')).map(decoded_pair).collect(),
                body: read_body(request.body.as_deref().unwrap_or_default())?,
            });
        }
        Err(if other_method {
            Refusal::new(405, "method_not_allowed", "the method is not allowed here")
        } else {
            Refusal::not_found("endpoint")
        })
    }

    /// An id in the path.
    pub(super) fn id(&self, name: &str) -> Result<u64, Refusal> {
        let text = self.path.iter().find(|(parameter, _)| *parameter == name).map(|(_, text)| &**text);
        text.unwrap_or_default().parse().map_err(|_| Refusal::not_found("resource"))
    }

    /// The values of a parameter in the query.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.query.iter().filter(move |(key, _)| key == name).map(|(_, value)| &**value)
    }

    pub(super) fn first(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// Whether a value passes a filter: nothing was asked for, or it was.
    pub(super) fn allows(&self, name: &str, value: &str) -> bool {
        self.first(name).is_none() || self.all(name).any(|wanted| wanted == value)
    }

    pub(super) fn label_selector(&self) -> Result<Option<LabelSelector>, Refusal> {
        self.first("label_selector")
            .filter(|text| !text.is_empty())
            .map(|text| text.parse().map_err(|error: crate::LabelSelectorError| {
                Refusal::invalid("label_selector", error.to_string())
            }))
            .transpose()
    }

    /// A value in the body that is not null.
    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        self.body.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn text(&self, name: &str) -> Result<Option<&str>, Refusal> {
        self.typed(name, "a string", Value::as_str)
    }

    pub(super) fn required_text(&self, name: &str) -> Result<&str, Refusal> {
        match self.text(name)? {
            Some(text) if !text.is_empty() => Ok(text),
            _ => Err(Refusal::invalid(name, "is required")),
        }
    }

    pub(super) fn flag(&self, name: &str) -> Result<Option<bool>, Refusal> {
        self.typed(name, "a boolean", Value::as_bool)
    }

    pub(super) fn number(&self, name: &str) -> Result<Option<u64>, Refusal> {
        self.typed(name, "a whole number", Value::as_u64)
    }

    /// An id or a name, as text.
    pub(super) fn id_or_name(&self, name: &str) -> Result<Option<String>, Refusal> {
        self.typed(name, "an id or a name", text_of)
    }

    pub(super) fn ids_or_names(&self, name: &str) -> Result<Vec<String>, Refusal> {
        let all = self.typed(name, "a list of ids or names", |value| value.as_array()?.iter().map(text_of).collect());
        Ok(all?.unwrap_or_default())
    }

    pub(super) fn labels(&self) -> Result<Option<Labels>, Refusal> {
        self.typed("labels", "an object of strings", |value| {
            value.as_object()?.iter().map(|(key, value)| Some((key.clone(), value.as_str()?.to_string()))).collect()
        })
    }

    fn typed<'a, T>(
        &'a self,
        name: &str,
        kind: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        self.value(name)
            .map(|value| read(value).ok_or_else(|| Refusal::invalid(name, alloc::format!("has to be {kind}"))))
            .transpose()
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The parameters, when the path is one of this pattern. A word that a pattern spells out is never a parameter.
fn matches(pattern: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
    let (mut patterns, mut parts) = (pattern.split('/'), path.split('/'));
    let mut parameters = Vec::new();
    loop {
        match (patterns.next(), parts.next()) {
            (None, None) => return Some(parameters),
            (Some(pattern), Some(part)) => match pattern.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                Some(_) if part.is_empty() || part == "actions" => return None,
                Some(name) => parameters.push((name, decoded(part))),
                None if pattern == part => {}
                None => return None,
            },
            _ => return None,
        }
    }
}

fn read_body(body: &[u8]) -> Result<Map<String, Value>, Refusal> {
    if body.trim_ascii().is_empty() {
        return Ok(Map::new());
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(body)) => Ok(body),
        Ok(_) => Err(Refusal::new(400, "json_error", "the body is no object")),
        Err(error) => Err(Refusal::new(400, "json_error", error.to_string())),
    }
}

fn decoded_pair((name, value): (&str, &str)) -> (String, String) {
    (decoded(name), decoded(value))
}

/// Undoes percent-encoding; what is none stays as it is.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok()))
            .flatten();
        plain.push(match hex {
            Some(byte) => byte,
            None if bytes[at] == b'+' => b' ',
            None => bytes[at],
        });
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&plain).into_owned()
}
