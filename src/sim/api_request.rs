use alloc::collections::BTreeSet;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{ApiResult, ErrorResponse, json};
use crate::api;
use crate::operation::{Method, Route};
use crate::primitives::{LabelSelector, Labels, Requirement, Timestamp};
use crate::request::Request;
use crate::request::encode::push_encoded;

/// A request, parsed with the table of operations that the client builds requests with.
pub(super) struct ApiRequest {
    pub(super) route: &'static Route,
    /// The path below the base URL, as received.
    pub(super) path: String,
    path_parameters: Vec<(&'static str, String)>,
    /// The query parameters that the operation has; the API ignores all others.
    query: Vec<(String, String)>,
    /// A JSON object.
    body: Value,
}

impl ApiRequest {
    pub(super) fn parse(request: &Request) -> ApiResult<Self> {
        let (path, query) = split_query(&request.url);
        let path = strip_base(path);
        let Some((route, path_parameters)) =
            routes_at(path).find(|(route, _)| route.method == request.method)
        else {
            return Err(no_operation(path));
        };
        Ok(Self {
            route,
            path: path.into(),
            path_parameters,
            query: parse_query(route, query),
            body: parse_body(request.body.as_deref().unwrap_or_default())?,
        })
    }

    /// Creates a request of an operation, which must exist.
    pub(super) fn new(operation: &str, path_parameters: &[(&'static str, u64)], body: Value) -> Self {
        let mut routes = api::routes();
        let route = routes.find(|route| route.name == operation).expect("an operation of the API");
        Self {
            route,
            path: route.path.into(),
            path_parameters: path_parameters.iter().map(|(name, id)| (*name, id.to_string())).collect(),
            query: Vec::new(),
            body,
        }
    }

    /// An id in a path parameter.
    pub(super) fn id(&self, name: &str) -> ApiResult<u64> {
        self.path_parameter(name).parse().map_err(|_| ErrorResponse::not_found("resource"))
    }

    pub(super) fn path_parameter(&self, name: &str) -> &str {
        let parameter = self.path_parameters.iter().find(|(parameter, _)| *parameter == name);
        parameter.map_or("", |(_, value)| value)
    }

    /// All values of a query parameter.
    pub(super) fn query_values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.query.iter().filter(move |(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// The first value of a query parameter.
    pub(super) fn query_value(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| &**value)
    }

    /// The encoded query without some parameters. It is empty or ends with `&`.
    pub(super) fn query_without(&self, names: &[&str]) -> String {
        let remaining = self.query.iter().filter(|(name, _)| !names.contains(&&**name));
        let mut query = String::new();
        for (name, value) in remaining {
            push_encoded(&mut query, name);
            query.push('=');
            push_encoded(&mut query, value);
            query.push('&');
        }
        query
    }

    /// Returns whether the query has a parameter other than those of the page and the order.
    pub(super) fn has_filter(&self) -> bool {
        self.query.iter().any(|(name, _)| !["page", "per_page", "sort"].contains(&&**name))
    }

    /// Rejects values of a filter other than these.
    pub(super) fn check_filter(&self, name: &str, values: &[&str]) -> ApiResult<()> {
        match self.query_values(name).find(|value| !values.contains(value)) {
            Some(value) => Err(ErrorResponse::invalid_input(name, format!("unknown value `{value}`"))),
            None => Ok(()),
        }
    }

    /// Rejects values of a filter that are not ids.
    pub(super) fn check_id_filter(&self, name: &str) -> ApiResult<()> {
        match self.query_values(name).all(|value| value.parse::<u64>().is_ok()) {
            true => Ok(()),
            false => Err(ErrorResponse::invalid_input(name, "must be an id")),
        }
    }

    /// Returns whether a value matches a filter. A filter that is not set matches any value.
    pub(super) fn matches_filter(&self, name: &str, value: &str) -> bool {
        self.query_value(name).is_none() || self.query_values(name).any(|requested| requested == value)
    }

    /// The boolean in the query. The official Python client writes it with a capital.
    pub(super) fn query_flag(&self, name: &str) -> ApiResult<Option<bool>> {
        let Some(text) = self.query_value(name) else { return Ok(None) };
        match ["false", "true"].into_iter().position(|known| known.eq_ignore_ascii_case(text)) {
            Some(at) => Ok(Some(at == 1)),
            None => Err(ErrorResponse::invalid_input(name, "must be true or false")),
        }
    }

    pub(super) fn label_selector(&self) -> ApiResult<Option<LabelSelector>> {
        self.query_value("label_selector")
            .filter(|text| !text.is_empty())
            .map(|text| {
                text.parse().map_err(|error: crate::primitives::LabelSelectorError| {
                    ErrorResponse::invalid_input("label_selector", error.to_string())
                })
            })
            .transpose()
    }

    /// A field of the body that is not null.
    pub(super) fn value(&self, name: &str) -> Option<&Value> {
        self.body.get(name).filter(|value| !value.is_null())
    }

    pub(super) fn string(&self, name: &str) -> ApiResult<Option<&str>> {
        self.typed(name, "a string", Value::as_str)
    }

    pub(super) fn required_string(&self, name: &str) -> ApiResult<&str> {
        match self.string(name)? {
            Some(text) if !text.is_empty() => Ok(text),
            _ => Err(ErrorResponse::missing(name)),
        }
    }

    /// Rejects the location by `datacenter`, which the API has removed.
    pub(super) fn check_datacenter(&self) -> ApiResult<()> {
        match self.value("datacenter") {
            Some(_) => Err(ErrorResponse::invalid_input("datacenter", "was removed, use location")),
            None => Ok(()),
        }
    }

    pub(super) fn body(&self) -> &Value {
        &self.body
    }

    /// A nullable field of the body: `Some(None)` for an explicit null, `None` when it is absent.
    pub(super) fn nullable_string(&self, name: &str) -> ApiResult<Option<Option<String>>> {
        match self.body.get(name) {
            Some(Value::Null) => Ok(Some(None)),
            _ => Ok(self.string(name)?.map(|text| Some(text.into()))),
        }
    }

    /// A required field of the body, which may be null.
    pub(super) fn required_nullable_string(&self, name: &str) -> ApiResult<Option<String>> {
        self.nullable_string(name)?.ok_or_else(|| ErrorResponse::missing(name))
    }

    pub(super) fn required_boolean(&self, name: &str) -> ApiResult<bool> {
        self.boolean(name)?.ok_or_else(|| ErrorResponse::missing(name))
    }

    /// Returns whether the body has a field, even if it is null.
    pub(super) fn has(&self, name: &str) -> bool {
        self.body.get(name).is_some()
    }

    /// A required field of the body with one of these values.
    pub(super) fn enum_value(&self, name: &str, values: &[&str]) -> ApiResult<&str> {
        let value = self.required_string(name)?;
        match values.contains(&value) {
            true => Ok(value),
            false => Err(ErrorResponse::invalid_input(name, format!("must be one of {}", values.join(", ")))),
        }
    }

    /// An object in the body, as a model.
    pub(super) fn object<T: DeserializeOwned + Serialize>(&self, name: &str) -> ApiResult<Option<T>> {
        self.model(name, "an object", Value::is_object)
    }

    /// A list in the body, of models or of plain values.
    pub(super) fn list<T: DeserializeOwned + Serialize>(&self, name: &str) -> ApiResult<Option<Vec<T>>> {
        self.model(name, "a list", Value::is_array)
    }

    /// A field of the body as a model. Models ignore values of another type, for which the API has an error.
    fn model<T: DeserializeOwned + Serialize>(
        &self,
        name: &str,
        kind: &str,
        is_kind: fn(&Value) -> bool,
    ) -> ApiResult<Option<T>> {
        let model: Option<T> = self.typed(name, kind, |value| {
            is_kind(value).then(|| serde_json::from_value(value.clone()).ok()).flatten()
        })?;
        if let Some((given, model)) = self.value(name).zip(model.as_ref()) {
            check_kept(given, model, name)?;
        }
        Ok(model)
    }

    /// The body as a model; `None` if a required field is absent.
    pub(super) fn body_model<T: DeserializeOwned + Serialize>(&self) -> ApiResult<Option<T>> {
        let model: Option<T> = serde_json::from_value(self.body.clone()).ok();
        model.iter().try_for_each(|model| check_kept(&self.body, model, ""))?;
        Ok(model)
    }

    pub(super) fn boolean(&self, name: &str) -> ApiResult<Option<bool>> {
        self.typed(name, "a boolean", Value::as_bool)
    }

    pub(super) fn integer(&self, name: &str) -> ApiResult<Option<u64>> {
        self.typed(name, "an integer", Value::as_u64)
    }

    pub(super) fn required_integer(&self, name: &str) -> ApiResult<u64> {
        self.integer(name)?.ok_or_else(|| ErrorResponse::missing(name))
    }

    /// A timestamp in the query of a `GET`, or in the body of any other request.
    pub(super) fn timestamp(&self, name: &str) -> ApiResult<Option<Timestamp>> {
        let text = match self.route.method {
            Method::Get => self.query_value(name),
            _ => self.string(name)?,
        };
        let parse =
            |text: &str| text.parse().map_err(|_| ErrorResponse::invalid_input(name, "must be a timestamp"));
        text.map(parse).transpose()
    }

    pub(super) fn required_timestamp(&self, name: &str) -> ApiResult<Timestamp> {
        self.timestamp(name)?.ok_or_else(|| ErrorResponse::missing(name))
    }

    /// An id or a name, as a string.
    pub(super) fn id_or_name(&self, name: &str) -> ApiResult<Option<String>> {
        self.typed(name, "an id or a name", id_or_name)
    }

    pub(super) fn ids_or_names(&self, name: &str) -> ApiResult<Vec<String>> {
        let all = self.typed(name, "a list of ids or names", |value| {
            value.as_array()?.iter().map(id_or_name).collect()
        });
        Ok(all?.unwrap_or_default())
    }

    pub(super) fn labels(&self) -> ApiResult<Option<Labels>> {
        let labels: Option<Labels> = self.typed("labels", "an object of strings", |value| {
            value
                .as_object()?
                .iter()
                .map(|(key, value)| Some((key.clone(), value.as_str()?.to_string())))
                .collect()
        })?;
        match labels.iter().flatten().find(|(key, value)| !is_label(key, value)) {
            Some((key, _)) => {
                Err(ErrorResponse::invalid_input("labels", format!("`{key}` is not a valid label")))
            }
            None => Ok(labels),
        }
    }

    /// A field of the body that `read` accepts.
    fn typed<'a, T>(
        &'a self,
        name: &str,
        kind: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> ApiResult<Option<T>> {
        self.value(name)
            .map(|value| {
                read(value).ok_or_else(|| ErrorResponse::invalid_input(name, format!("must be {kind}")))
            })
            .transpose()
    }
}

/// Rejects a value that a model did not keep because of its type.
fn check_kept(given: &Value, model: &impl Serialize, path: &str) -> ApiResult<()> {
    let read = json::complete(model).ok();
    match read.and_then(|read| mistyped(given, &read, path)) {
        Some(field) => Err(ErrorResponse::invalid_input(&field, "has a value of another type")),
        None => Ok(()),
    }
}

/// The path of the first value that a model did not keep, as in `rules[0].port`. Null stands for any absent value, and
/// keys that the model does not have are ignored, as the API ignores them.
fn mistyped(given: &Value, read: &Value, path: &str) -> Option<String> {
    match (given, read) {
        (Value::Null, _)
        | (Value::Bool(_), Value::Bool(_))
        | (Value::Number(_), Value::Number(_))
        | (Value::String(_), Value::String(_)) => None,
        (Value::Array(given), Value::Array(read)) if given.len() == read.len() => (given.iter().zip(read))
            .enumerate()
            .find_map(|(at, (given, read))| mistyped(given, read, &format!("{path}[{at}]"))),
        (Value::Object(given), Value::Object(read)) => given
            .iter()
            .filter_map(|(key, given)| Some((key, given, read.get(key)?)))
            .find_map(|(key, given, read)| match path {
                "" => mistyped(given, read, key),
                _ => mistyped(given, read, &format!("{path}.{key}")),
            }),
        _ => Some(path.into()),
    }
}

/// Returns whether a label is valid: its key has no prefix that Hetzner reserves, and a label selector can require it.
fn is_label(key: &str, value: &str) -> bool {
    if key.starts_with("hetzner.cloud/") {
        return false;
    }
    let selector: Result<LabelSelector, _> = format!("{key}={value}").parse();
    let expected = [Requirement::Equals(key.into(), value.into())];
    selector.is_ok_and(|selector| selector.requirements() == expected)
}

fn id_or_name(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The name of the operation that a request has.
pub(super) fn operation(request: &Request) -> Option<&'static str> {
    let mut routes = routes_at(strip_base(split_query(&request.url).0));
    routes.find(|(route, _)| route.method == request.method).map(|(route, _)| route.name)
}

/// The methods that have an operation at a URL, sorted.
pub(super) fn methods(url: &str) -> Vec<Method> {
    methods_at(strip_base(split_query(url).0))
}

/// The error of a request to a URL whose method no operation has.
#[cfg(feature = "sim-wasm")]
pub(super) fn refuse_method(url: &str) -> ErrorResponse {
    no_operation(strip_base(split_query(url).0))
}

/// The error of a request to a path that has no operation with its method.
fn no_operation(path: &str) -> ErrorResponse {
    match &methods_at(path)[..] {
        [] => ErrorResponse::not_found("endpoint"),
        methods => ErrorResponse::method_not_allowed(methods),
    }
}

fn methods_at(path: &str) -> Vec<Method> {
    let methods: BTreeSet<Method> = routes_at(path).map(|(route, _)| route.method).collect();
    methods.into_iter().collect()
}

/// The routes that match a path, with its parameters.
fn routes_at(path: &str) -> impl Iterator<Item = (&'static Route, Vec<(&'static str, String)>)> {
    api::routes().filter_map(move |route| Some((route, match_path(route.path, path)?)))
}

fn split_query(url: &str) -> (&str, &str) {
    url.split_once('?').unwrap_or((url, ""))
}

/// The path after the first `/v1`, or the whole path if it has none.
fn strip_base(url: &str) -> &str {
    let after_host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = after_host.find('/').map_or("/", |at| &after_host[at..]);
    path.find("/v1/").map_or(path, |at| &path[at + "/v1".len()..])
}

/// The path parameters, if the path matches the pattern. `actions` is never the value of a parameter, and the id of an
/// action is a number: `/servers/7/actions/poweron` has another operation.
fn match_path(pattern: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
    let (mut patterns, mut segments) = (pattern.split('/'), path.split('/'));
    let mut parameters = Vec::new();
    loop {
        match (patterns.next(), segments.next()) {
            (None, None) => return Some(parameters),
            (Some(pattern), Some(segment)) => {
                match pattern.strip_prefix('{').and_then(|name| name.strip_suffix('}')) {
                    Some(_) if segment.is_empty() || segment == "actions" => return None,
                    Some("action_id") if segment.parse::<u64>().is_err() => return None,
                    Some(name) => parameters.push((name, decode(segment))),
                    None if pattern == segment => {}
                    None => return None,
                }
            }
            _ => return None,
        }
    }
}

fn parse_body(body: &[u8]) -> ApiResult<Value> {
    if body.trim_ascii().is_empty() {
        return Ok(Value::Object(Map::new()));
    }
    match serde_json::from_slice(body) {
        Ok(body @ Value::Object(_)) => Ok(body),
        Ok(_) => Err(ErrorResponse::new(400, "json_error", "the body is not a JSON object")),
        Err(error) => Err(ErrorResponse::new(400, "json_error", error.to_string())),
    }
}

fn parse_query(route: &Route, query: &str) -> Vec<(String, String)> {
    // Not documented for this operation, but official clients send them and the API accepts them.
    let accepted: &[&str] =
        if route.name == "actions.list" { &["page", "per_page", "sort", "status"] } else { &[] };
    let is_known = |name: &str| route.other_parameters().contains(&name) || accepted.contains(&name);
    let pairs = query.split('&').filter_map(|pair| pair.split_once('=')).map(decode_pair);
    pairs.filter(|(name, _)| is_known(name)).collect()
}

fn decode_pair((name, value): (&str, &str)) -> (String, String) {
    (decode(name), decode(value))
}

/// Decodes percent-encoding and `+`. Invalid escapes are left unchanged.
fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%')
            .then(|| text.get(at + 1..at + 3).and_then(|digits| u8::from_str_radix(digits, 16).ok()))
            .flatten();
        decoded.push(match hex {
            Some(byte) => byte,
            None if bytes[at] == b'+' => b' ',
            None => bytes[at],
        });
        at += if hex.is_some() { 3 } else { 1 };
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(method: Method, url: &str, body: &str) -> ApiResult<ApiRequest> {
        ApiRequest::parse(&Request::new(method, url).with_body(body))
    }

    #[test]
    fn routes_are_matched_below_any_base_url() {
        for (url, name) in [
            ("https://api.hetzner.cloud/v1/servers/7", "servers.get"),
            ("http://127.0.0.1:8080/v1/servers/7?x=/v1/images/8", "servers.get"),
            ("https://proxy.example/hetzner/v1/servers", "servers.list"),
            ("/servers/actions", "servers.list_all_actions"),
            ("/v1/servers/actions/7", "servers.get_action_by_id"),
            ("/v1/servers/7/actions/8", "servers.get_action"),
        ] {
            assert_eq!(
                parse(Method::Get, url, "").map(|request| request.route.name).ok(),
                Some(name),
                "{url}"
            );
        }
        for url in [
            "https://api.hetzner.cloud",
            "/v1",
            "/v1x/servers",
            "/v1/servers/7/actions/poweron",
            "/v1/servers//actions",
            "/v1/servers/7/",
        ] {
            assert!(parse(Method::Get, url, "").is_err(), "{url}");
        }
    }

    #[test]
    fn a_query_is_decoded_and_encoded() {
        let request = parse(
            Method::Get,
            "/servers?name=a%26b&sort=id%3Adesc&sort=name&page=2&status=100%&odd=1&lone",
            "",
        );
        let request = request.expect("a request");
        assert_eq!(request.query_value("name"), Some("a&b"));
        assert_eq!(request.query_values("sort").collect::<Vec<_>>(), ["id:desc", "name"]);
        assert_eq!(request.query_value("status"), Some("100%"));
        assert_eq!(request.query_value("odd"), None, "the operation has no such parameter");
        assert_eq!(request.query_without(&["page", "status"]), "name=a%26b&sort=id%3Adesc&sort=name&");
    }

    #[test]
    fn a_timestamp_is_read_where_the_method_has_it() {
        let query = parse(Method::Get, "/servers/7/metrics?start=2026-11-01T00:00:00Z&end=soon", "");
        let query = query.expect("a request");
        let start = query.required_timestamp("start").expect("a timestamp");
        assert_eq!(start.to_string(), "2026-11-01T00:00:00Z");
        assert!(query.timestamp("end").is_err(), "not a timestamp");
        assert_eq!(query.timestamp("step").ok(), Some(None));
        assert!(query.required_timestamp("step").is_err(), "required");
        // No operation has one in its body, but the reader is independent of the field.
        let body = parse(Method::Post, "/servers", r#"{"at": "2026-11-01T00:00:00Z", "name": 7}"#);
        let body = body.expect("a request");
        assert_eq!(body.timestamp("at").ok(), Some(Some(start)));
        assert!(body.timestamp("name").is_err(), "a number");
    }

    #[test]
    fn labels_are_checked() {
        for (labels, is_valid) in [
            (r#"{"env": "prod", "example.com/tier": "", "a.b_c": "1"}"#, true),
            (r#"{"env": "a,b=c"}"#, false),
            (r#"{"-env": "prod"}"#, false),
            (r#"{"hetzner.cloud/tier": "prod"}"#, false),
            (r#"{"env": 7}"#, false),
            (r#"["env"]"#, false),
        ] {
            let request =
                parse(Method::Post, "/servers", &format!("{{\"labels\": {labels}}}")).expect("a request");
            assert_eq!(request.labels().is_ok(), is_valid, "{labels}");
        }
    }
}
