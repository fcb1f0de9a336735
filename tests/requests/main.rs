//! Encoded requests as one line of text each: method, path and body.
//!
//! Every operation has a line with only its required parameters and one with all, even where the API accepts only one
//! of several parameters.
#![allow(deprecated)]

mod actions;
mod catalogue;
mod dns;
mod load_balancers;
mod networks;
mod servers;
mod storage;

use std::collections::{BTreeMap, BTreeSet};

use hetzner_cloud::{
    Api, Error, Hetzner, LabelSelector, Labels, Method, Operation, Request, Route, Timestamp, Token, api,
};
use serde_json::{Map, Value};

/// A request of an operation, with the expected text.
struct Line {
    operation: &'static str,
    sent: String,
    expected: &'static str,
}

impl Line {
    /// The names of the parameters in the query or the body.
    fn parameters(&self) -> BTreeSet<String> {
        let mut parts = self.sent.splitn(3, ' ').skip(1);
        let url = parts.next().expect("a URL");
        match parts.next() {
            Some(body) => {
                serde_json::from_str::<Map<_, _>>(body).expect("an object").keys().cloned().collect()
            }
            None => {
                let pairs = url.split_once('?').map_or("", |(_, pairs)| pairs).split_terminator('&');
                pairs.map(|pair| pair.split('=').next().expect("a name").into()).collect()
            }
        }
    }
}

fn line<O: Operation>(operation: O, expected: &'static str) -> Line {
    Line { operation: O::ROUTE.name, sent: sent(operation), expected }
}

fn sent<O: Operation>(operation: O) -> String {
    let request = hetzner().request(&operation).expect("a request");
    let url = request.url.strip_prefix(O::ROUTE.api.base_url()).expect("the base URL");
    let content_type = request.headers.get("content-type");
    assert_eq!(content_type.is_some(), request.body.is_some(), "{url}");
    match request.body {
        Some(body) => format!("{} {url} {}", request.method, String::from_utf8(body).expect("UTF-8")),
        None => format!("{} {url}", request.method),
    }
}

fn hetzner() -> Hetzner {
    Hetzner::new(Token::new("secret").expect("a token"))
}

fn selector(text: &str) -> LabelSelector {
    text.parse().expect("a label selector")
}

fn labels() -> Labels {
    Labels::from([("env".into(), "prod".into())])
}

fn day(day: u8) -> Timestamp {
    format!("2026-11-{day:02}T00:00:00Z").parse().expect("a day")
}

fn lines() -> Vec<Line> {
    let mut lines = actions::lines();
    lines.extend(servers::lines());
    lines.extend(catalogue::lines());
    lines.extend(networks::lines());
    lines.extend(load_balancers::lines());
    lines.extend(dns::lines());
    lines.extend(storage::lines());
    lines
}

#[test]
fn every_request() {
    for Line { operation, sent, expected } in lines() {
        assert_eq!(sent, expected, "{operation}");
    }
}

/// Compared with the facts, so that no operation and no parameter is missing.
#[test]
fn every_operation_with_required_and_with_all_parameters() {
    let facts: Vec<Value> = serde_json::from_str(include_str!("../data/operations.json")).expect("facts");
    let facts: BTreeMap<_, _> =
        facts.iter().map(|fact| (fact["id"].as_str().expect("an id"), fact)).collect();
    let lines = lines();
    for route in api::routes() {
        let fact = facts.get(route.name).unwrap_or_else(|| panic!("operations.json has no `{}`", route.name));
        let parameters = || [&fact["query"], &fact["body"]].into_iter().filter_map(Value::as_array).flatten();
        let name = |parameter: &Value| parameter["name"].as_str().expect("a name").to_string();
        let required = parameters().filter(|parameter| parameter["required"] == true).map(name).collect();
        let everything = parameters().map(name).collect();

        let used: Vec<_> =
            lines.iter().filter(|line| line.operation == route.name).map(Line::parameters).collect();
        assert!(used.contains(&required), "{}: no line with {required:?}, but {used:?}", route.name);
        assert!(used.contains(&everything), "{}: no line with {everything:?}, but {used:?}", route.name);
    }
}

#[test]
fn each_api_has_its_base_url() {
    let url = |request: Result<Request, Error>| request.expect("a request").url;
    assert_eq!(
        url(hetzner().request(&api::zones::Get::new("example.com"))),
        "https://api.hetzner.cloud/v1/zones/example.com"
    );
    assert_eq!(
        url(hetzner().request(&api::storage_boxes::Get::new(9))),
        "https://api.hetzner.com/v1/storage_boxes/9"
    );
}

#[test]
fn a_request_has_three_headers() {
    let request = hetzner().request(&api::servers::PowerOn::new(1)).expect("a request");
    let headers: Vec<_> = request.headers.iter().collect();
    let user_agent = concat!("hetzner-cloud/", env!("CARGO_PKG_VERSION"));
    assert_eq!(
        headers,
        [("authorization", "Bearer secret"), ("accept", "application/json"), ("user-agent", user_agent)]
    );
    let dashboard = hetzner().application("dashboard", "1.2").expect("an application");
    let request = dashboard.request(&api::servers::PowerOn::new(1)).expect("a request");
    assert_eq!(request.headers.get("User-Agent"), Some(&*format!("dashboard/1.2 {user_agent}")));
    let request = hetzner().without_user_agent().request(&api::servers::PowerOn::new(1)).expect("a request");
    assert_eq!(request.headers.get("user-agent"), None);
}

#[test]
fn the_base_url_can_be_replaced() {
    for url in ["http://127.0.0.1:8080/v1", "http://127.0.0.1:8080/v1/"] {
        let proxy = hetzner().base_url(Api::Cloud, url).expect("a base URL");
        let request = proxy.request(&api::servers::Get::new(1)).expect("a request");
        assert_eq!(request.url, "http://127.0.0.1:8080/v1/servers/1");
    }
    for url in ["", "api.hetzner.cloud", "ftp://x", "https://", "https:///v1", "https://x/v1?y", "http://x y"]
    {
        let error = hetzner().base_url(Api::Cloud, url).expect_err(url);
        assert_eq!(error.parameter, "base_url", "{error}");
    }
}

#[test]
fn an_input_error_names_its_parameter() {
    let refusal = |result: Result<Request, Error>| match result.expect_err("a refusal") {
        Error::Input(error) => error.to_string(),
        error => panic!("{error}"),
    };
    let hetzner = hetzner();
    assert_eq!(
        refusal(hetzner.request(&api::servers::Delete::new(0))),
        "servers.delete: `id` 0 is not an id: ids go from 1 to 9007199254740991"
    );
    assert_eq!(
        refusal(hetzner.request(&api::servers::Get::new(1u64 << 53))),
        "servers.get: `id` 9007199254740992 is not an id: ids go from 1 to 9007199254740991"
    );
    assert_eq!(
        refusal(hetzner.request(&api::servers::Create::new("web", "cx23", ""))),
        "servers.create: `image` is empty: give an id or a name"
    );
    assert_eq!(
        refusal(hetzner.request(&api::servers::AttachIso::new(1, 0))),
        "servers.attach_iso: `iso` 0 is not an id: ids go from 1 to 9007199254740991"
    );
}

/// A declaration expands to code like this: see the documentation of `operation`.
#[test]
fn an_operation_can_be_written_by_hand() {
    #[derive(serde::Serialize)]
    struct Rename<'a> {
        zone: &'a str,
        name: Option<&'a str>,
    }

    impl Operation for Rename<'_> {
        type Reply = ();
        const ROUTE: &'static Route = &Route::new("zones.rename", Method::Post, "/zones/{zone}/rename")
            .api(Api::Storage)
            .parameters(&["zone", "name"]);
    }

    assert_eq!(
        sent(Rename { zone: "a/b?c@ä", name: None }),
        r#"POST /zones/a%2Fb%3Fc%40%C3%A4/rename {"name":null}"#
    );
    for zone in ["", ".", ".."] {
        let error = hetzner().request(&Rename { zone, name: None }).expect_err(zone);
        assert!(error.to_string().starts_with("zones.rename: `zone` "), "{error}");
    }
}

#[test]
fn debug_output_has_no_token_and_no_secret() {
    let hetzner = Hetzner::new(Token::new("s3cr3t-token").expect("a token"));
    let operation = api::servers::Create::new("web", "cx23", "debian-13").user_data("s3cr3t-data");
    let request = hetzner.request(&operation).expect("a request");
    for text in
        [format!("{hetzner:?}"), format!("{operation:?}"), format!("{request:?}"), format!("{request:#?}")]
    {
        assert!(!text.contains("s3cr3t"), "{text}");
    }
    assert!(String::from_utf8_lossy(&request.body.expect("a body")).contains("s3cr3t-data"));
    for token in ["", "a\nb", "a\r\n", "a b", "ä"] {
        let error = Token::new(token).expect_err(token);
        assert!(error.to_string().starts_with("`token` "), "{error}");
    }
}
