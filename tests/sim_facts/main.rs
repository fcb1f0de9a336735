//! The embedded Hetzner against the facts of the API in `tests/data`: a scenario that calls every operation and checks
//! the status, the fields, the types and the values of every response.
#![cfg(feature = "sim")]

mod checks;
mod dns;
mod facts;
mod load_balancers;
mod networks;
mod servers;
mod storage;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hetzner_cloud::error::Details;
use hetzner_cloud::{Headers, Method, Request, Sim, api, datacenters};
use serde_json::Value;

use facts::{Facts, facts, named};

/// A sequence of calls to one project.
struct Scenario {
    facts: Facts,
    sim: Sim,
    called: BTreeSet<&'static str>,
}

impl Scenario {
    /// Calls an operation, checks its response, and waits for its action.
    fn call(&mut self, name: &str, path: &[u64], query: &str, body: Value) -> Value {
        let path: Vec<String> = path.iter().map(u64::to_string).collect();
        self.call_at(name, &path.iter().map(String::as_str).collect::<Vec<_>>(), query, body)
    }

    /// Calls an operation whose path parameters are not all ids.
    fn call_at(&mut self, name: &str, path: &[&str], query: &str, body: Value) -> Value {
        let route =
            api::routes().find(|route| route.name == name).unwrap_or_else(|| panic!("no route {name}"));
        let mut url = format!("/v1{}{query}", route.path);
        for (parameter, value) in route.path_parameters().zip(path) {
            url = url.replace(&format!("{{{parameter}}}"), value);
        }
        let headers = Headers::from_iter([("Authorization", "Bearer x")]);
        let request = Request::new(route.method, url).with_headers(headers);
        let is_get = route.method == Method::Get;
        let request = if is_get { request } else { request.with_body(body.to_string()) };
        let response = self.sim.send(&request).expect("no transport fault");
        let response_body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
        let fact = &named(&self.facts.operations, "id", name)["response"][0];
        assert_eq!(response.status, fact["status"], "{name}: {response_body}");
        if !fact["body"].is_null() {
            self.facts.check_object(&response_body, &fact["body"], name);
        }
        self.sim.advance(core::time::Duration::from_secs(60));
        self.called.insert(route.name);
        response_body
    }

    /// Gets and lists a resource and its actions.
    fn read_back(&mut self, resource: &str, id: u64, action: u64) {
        for (verb, path) in [
            ("list", &[][..]),
            ("get", &[id]),
            ("list_all_actions", &[]),
            ("get_action_by_id", &[action]),
            ("list_actions", &[id]),
            ("get_action", &[id, action]),
        ] {
            self.call(&format!("{resource}.{verb}"), path, "", Value::Null);
        }
    }
}

fn id_of(response: &Value, key: &str) -> u64 {
    response[key]["id"].as_u64().expect("an id")
}

#[test]
fn every_response_matches_the_facts() {
    let mut scenario = Scenario { facts: facts(), sim: Sim::new(1), called: BTreeSet::new() };
    scenario.sim.populate(3, 3);
    servers::run(&mut scenario);
    networks::run(&mut scenario);
    load_balancers::run(&mut scenario);
    dns::run(&mut scenario);
    storage::run(&mut scenario);
    // Datacenters were removed: the facts have their former responses.
    let called = scenario.called;
    let routes = api::routes().map(|route| route.name).filter(|name| !name.starts_with("datacenters."));
    let not_called: Vec<_> = routes.filter(|name| !called.contains(name)).collect();
    assert!(
        not_called.is_empty(),
        "add a `scenario.call` beside those of the same resource in tests/sim_facts: {not_called:?}"
    );
}

#[test]
fn datacenters_are_removed() {
    let mut sim = Sim::new(1);
    for url in ["/v1/datacenters", "/v1/datacenters/1"] {
        let headers = Headers::from_iter([("Authorization", "Bearer x")]);
        let request = Request::new(Method::Get, url).with_headers(headers);
        #[allow(deprecated)]
        let error = sim.respond(&request).reply::<datacenters::Get>().expect_err("gone");
        assert!(error.is_gone(), "{error}");
        let details = error.api().map(|error| error.details());
        assert!(matches!(details, Some(Details::DeprecatedApiEndpoint { .. })), "{details:?}");
    }
}

/// Checks that every error in the source of the embedded Hetzner has a code and a status of the facts.
#[test]
fn errors_match_the_facts() {
    fn files(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder").filter_map(Result::ok) {
            match entry.path() {
                path if path.is_dir() => files(&path, found),
                path => found.push(path),
            }
        }
    }
    let facts: Value = serde_json::from_str(include_str!("../data/error_codes.json")).expect("facts");
    let mut all = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/sim"), &mut all);
    let mut checked = 0;
    for path in all {
        let source = std::fs::read_to_string(&path).expect("a source file");
        for arguments in source.split("ErrorResponse::new(").chain(source.split("Self::new(")).skip(1) {
            let mut arguments = arguments.splitn(3, ',').map(str::trim);
            let Some(Ok(status)) = arguments.next().map(str::parse::<u64>) else { continue };
            let code = arguments.next().and_then(|code| code.strip_prefix('"')?.strip_suffix('"'));
            // 501 is not in the facts: it would be an operation that the embedded Hetzner does not implement.
            let Some(code) = code.filter(|_| status != 501) else { continue };
            let fact = facts.as_array().and_then(|facts| facts.iter().find(|fact| fact["code"] == code));
            let fact = fact.unwrap_or_else(|| panic!("{}: the facts have no {code}", path.display()));
            assert!(fact["status"].is_null() || fact["status"] == status, "{}: {code}", path.display());
            checked += 1;
        }
    }
    assert!(checked > 40, "{checked}");
}
