use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::refusal::Refusal;
use crate::api;
use crate::operation::Route;
use crate::primitives::{LabelSelector, Labels, Requirement};
use crate::request::Request;
use crate::request::encode::push_encoded;

/// A request, read by the same table that made it.
pub(super) struct Ask {
    pub(super) route: &'static Route,
    /// The path below the base URL, as it was asked for.
    pub(super) target: String,
    path: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    /// An object.
    body: Value,
}

impl Ask {
    pub(super) fn read(request: &Request) -> Result<Self, Refusal> {
        let (path, query) = request.url.split_once('?').unwrap_or((&request.url, ""));
        let path = below_base(path);
        let mut other_method = false;
        for route in api::routes() {
            let Some(parameters) = matches(route.path, path) else { continue };
            if route.method != request.method {
                other_method = true;
                continue;
            }
            return Ok(Self {
                route,
                target: path.into(),
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
        self.in_path(name).parse().map_err(|_| Refusal::not_found("resource"))
    }

    /// A text in the path.
    pub(super) fn in_path(&self, name: &str) -> &str {
        self.path.iter().find(|(parameter, _)| *parameter == name).map_or("", |(_, text)| text)
    }

    /// The values of a parameter in the query.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.query.iter().filter(move |(key, _)| key == name).map(|(_, value)| &**value)
    }

    pub(super) fn first(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// The query but for some parameters, as it could stand in a URL.
    pub(super) fn query_without(&self, names: &[&str]) -> String {
        let rest = self.query.iter().filter(|(name, _)| !names.contains(&&**name));
        let mut query = String::new();
        for (name, value) in rest {
            push_encoded(&mut query, name);
            query.push('=');
            push_encoded(&mut query, value);
            query.push('&');
        }
        query
    }

    /// Refuses values of a filter that are none of these words.
    pub(super) fn check_words(&self, name: &str, words: &[&str]) -> Result<(), Refusal> {
        match self.all(name).find(|value| !words.contains(value)) {
            Some(value) => Err(Refusal::invalid(name, format!("there is no `{value}`"))),
            None => Ok(()),
        }
    }

    /// Whether a value passes a filter: nothing was asked for, or it was.
    pub(super) fn allows(&self, name: &str, value: &str) -> bool {
        self.first(name).is_none() || self.all(name).any(|wanted| wanted == value)
    }

    pub(super) fn label_selector(&self) -> Result<Option<LabelSelector>, Refusal> {
        self.first("label_selector")
            .filter(|text| !text.is_empty())
            .map(|text| {
                text.parse().map_err(|error: crate::primitives::LabelSelectorError| {
                    Refusal::invalid("label_selector", error.to_string())
                })
            })
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

    pub(super) fn body(&self) -> &Value {
        &self.body
    }

    /// What is said to be nothing is another thing than what is not said.
    pub(super) fn nullable_text(&self, name: &str) -> Result<Option<Option<String>>, Refusal> {
        match self.body.get(name) {
            Some(Value::Null) => Ok(Some(None)),
            _ => Ok(self.text(name)?.map(|text| Some(text.into()))),
        }
    }

    /// One of these words.
    pub(super) fn word(&self, name: &str, words: &[&str]) -> Result<&str, Refusal> {
        let word = self.required_text(name)?;
        match words.contains(&word) {
            true => Ok(word),
            false => Err(Refusal::invalid(name, format!("has to be one of {}", words.join(", ")))),
        }
    }

    /// An object that reads as a model; what is missing in it is absent there.
    pub(super) fn object<T: DeserializeOwned>(&self, name: &str) -> Result<Option<T>, Refusal> {
        self.typed(name, "an object", |value| {
            value.as_object()?;
            serde_json::from_value(value.clone()).ok()
        })
    }

    /// A list of such objects, or of plain values.
    pub(super) fn list<T: DeserializeOwned>(&self, name: &str) -> Result<Option<Vec<T>>, Refusal> {
        self.typed(name, "a list", |value| {
            value.as_array()?;
            serde_json::from_value(value.clone()).ok()
        })
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
        let all = self
            .typed(name, "a list of ids or names", |value| value.as_array()?.iter().map(text_of).collect());
        Ok(all?.unwrap_or_default())
    }

    pub(super) fn labels(&self) -> Result<Option<Labels>, Refusal> {
        let labels: Option<Labels> = self.typed("labels", "an object of strings", |value| {
            value
                .as_object()?
                .iter()
                .map(|(key, value)| Some((key.clone(), value.as_str()?.to_string())))
                .collect()
        })?;
        match labels.iter().flatten().find(|(key, value)| !is_label(key, value)) {
            Some((key, _)) => Err(Refusal::invalid("labels", format!("`{key}` is no label"))),
            None => Ok(labels),
        }
    }

    fn typed<'a, T>(
        &'a self,
        name: &str,
        kind: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        self.value(name)
            .map(|value| read(value).ok_or_else(|| Refusal::invalid(name, format!("has to be {kind}"))))
            .transpose()
    }
}

/// What a selector can ask for can be a label.
fn is_label(key: &str, value: &str) -> bool {
    let selector: Result<LabelSelector, _> = format!("{key}={value}").parse();
    let wanted = [Requirement::Equals(key.into(), value.into())];
    selector.is_ok_and(|selector| selector.requirements() == wanted)
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// What follows `/v1`, wherever that stands; else what follows the host.
fn below_base(url: &str) -> &str {
    let after_host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = after_host.find('/').map_or("/", |at| &after_host[at..]);
    path.find("/v1/").map_or(path, |at| &path[at + "/v1".len()..])
}

/// The parameters, when the path is one of this pattern. A word that a pattern spells out is never a parameter.
fn matches(pattern: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
    let (mut patterns, mut parts) = (pattern.split('/'), path.split('/'));
    let mut parameters = Vec::new();
    loop {
        match (patterns.next(), parts.next()) {
            (None, None) => return Some(parameters),
            (Some(pattern), Some(part)) => {
                match pattern.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                    Some(_) if part.is_empty() || part == "actions" => return None,
                    Some(name) => parameters.push((name, decoded(part))),
                    None if pattern == part => {}
                    None => return None,
                }
            }
            _ => return None,
        }
    }
}

fn read_body(body: &[u8]) -> Result<Value, Refusal> {
    if body.trim_ascii().is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    match serde_json::from_slice(body) {
        Ok(body @ Value::Object(_)) => Ok(body),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Method;

    fn ask(method: Method, url: &str, body: &str) -> Result<Ask, Refusal> {
        Ask::read(&Request::new(method, url).with_body(body))
    }

    #[test]
    fn a_request_is_found_wherever_it_is_sent() {
        for (url, name) in [
            ("https://api.hetzner.cloud/v1/servers/7", "servers.get"),
            ("http://127.0.0.1:8080/v1/servers/7?x=/v1/images/8", "servers.get"),
            ("https://proxy.example/hetzner/v1/servers", "servers.list"),
            ("/servers/actions", "servers.list_all_actions"),
            ("/v1/servers/actions/7", "servers.get_action_by_id"),
            ("/v1/servers/7/actions/8", "servers.get_action"),
        ] {
            assert_eq!(ask(Method::Get, url, "").map(|ask| ask.route.name).ok(), Some(name), "{url}");
        }
        for url in
            ["https://api.hetzner.cloud", "/v1", "/v1x/servers", "/v1/servers//actions", "/v1/servers/7/"]
        {
            assert!(ask(Method::Get, url, "").is_err(), "{url}");
        }
    }

    #[test]
    fn a_query_is_decoded_and_encoded() {
        let ask = ask(Method::Get, "/servers?name=a%26b&sort=id%3Adesc&sort=name&page=2&odd=100%&lone", "");
        let ask = ask.expect("a request");
        assert_eq!(ask.first("name"), Some("a&b"));
        assert_eq!(ask.all("sort").collect::<Vec<_>>(), ["id:desc", "name"]);
        assert_eq!(ask.first("odd"), Some("100%"));
        assert_eq!(ask.query_without(&["page", "odd"]), "name=a%26b&sort=id%3Adesc&sort=name&");
    }

    #[test]
    fn labels_are_checked() {
        for (labels, is_right) in [
            (r#"{"env": "prod", "example.com/tier": "", "a.b_c": "1"}"#, true),
            (r#"{"env": "a,b=c"}"#, false),
            (r#"{"-env": "prod"}"#, false),
            (r#"{"env": 7}"#, false),
            (r#"["env"]"#, false),
        ] {
            let ask = ask(Method::Post, "/servers", &format!("{{\"labels\": {labels}}}")).expect("a request");
            assert_eq!(ask.labels().is_ok(), is_right, "{labels}");
        }
    }
}
