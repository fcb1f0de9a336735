//! The embedded Hetzner against the facts of the API in `tests/data`: one story that takes every route, whose every
//! answer has the status, the fields, the types and the words that the facts give.
#![cfg(feature = "sim")]

mod dns;
mod load_balancers;
mod networks;
mod servers;
mod storage;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use hetzner_cloud::error::Details;
use hetzner_cloud::{Headers, Method, Request, Sim, api, datacenters};
use serde_json::Value;

struct Facts {
    operations: Value,
    models: Value,
    enums: Value,
}

fn facts() -> Facts {
    let read = |text| serde_json::from_str(text).expect("facts");
    Facts {
        operations: read(include_str!("../data/operations.json")),
        models: read(include_str!("../data/models.json")),
        enums: read(include_str!("../data/enums.json")),
    }
}

fn named<'a>(list: &'a Value, key: &str, name: &str) -> &'a Value {
    let found = list.as_array().and_then(|list| list.iter().find(|one| one[key] == name));
    found.unwrap_or_else(|| panic!("the facts have no {name}"))
}

impl Facts {
    /// Checks that an object has these fields and no others; what may be missing may be missing.
    fn check_object(&self, object: &Value, fields: &Value, at: &str) {
        let object = object.as_object().unwrap_or_else(|| panic!("{at} is no object"));
        let fields = fields.as_array().expect("fields");
        let known: BTreeSet<&str> = fields.iter().filter_map(|field| field["name"].as_str()).collect();
        let unknown: Vec<&String> = object.keys().filter(|key| !known.contains(key.as_str())).collect();
        assert!(unknown.is_empty(), "{at} has {unknown:?}");
        for field in fields {
            let (name, kind) =
                (field["name"].as_str().expect("a name"), field["type"].as_str().expect("a type"));
            match object.get(name).unwrap_or(&Value::Null) {
                // What may be missing may be null too.
                Value::Null => {
                    assert!(field["nullable"] == true || field["required"] == false, "{at}.{name} is null")
                }
                value => self.check_value(value, kind, &format!("{at}.{name}")),
            }
        }
    }

    fn check_value(&self, value: &Value, kind: &str, at: &str) {
        let inside = |start: &str, end: &str| kind.strip_prefix(start)?.strip_suffix(end);
        if let Some(kind) = inside("list<", ">") {
            let list = value.as_array().unwrap_or_else(|| panic!("{at} is no list"));
            list.iter().for_each(|value| self.check_value(value, kind, &format!("{at}[]")));
        } else if let Some(kind) = inside("map<string,", ">") {
            let map = value.as_object().unwrap_or_else(|| panic!("{at} is no map"));
            map.values().for_each(|value| self.check_value(value, kind, &format!("{at}{{}}")));
        } else if at.ends_with(".meta") {
            self.check_object(&value["pagination"], &named(&self.models, "name", "Pagination")["fields"], at);
        } else if let Some(model) = inside("ref:", "") {
            self.check_object(value, &named(&self.models, "name", model)["fields"], at);
        } else if let Some(words) = inside("enum:", "") {
            let words = named(&self.enums, "name", words);
            let is_known = words["values"].as_array().is_some_and(|words| words.contains(value));
            assert!(is_known, "{at}: there is no {value}");
        } else {
            let matches = match kind {
                "string" | "datetime" | "decimal" => value.is_string(),
                "int" | "int32" | "int64" => value.is_u64(),
                "number" | "float64" => value.is_number(),
                "bool" => value.is_boolean(),
                // Lists of pairs, in metrics.
                "object" => value.is_array() || value.is_object(),
                other => value.is_array() && other.starts_with("tuple"),
            };
            assert!(matches, "{at} is not {kind}: {value}");
        }
    }
}

/// The requests, in order.
struct Story {
    facts: Facts,
    sim: Sim,
    told: BTreeSet<&'static str>,
}

impl Story {
    /// Takes a route, checks what it answers, and lets its action end.
    fn tell(&mut self, name: &str, path: &[u64], query: &str, body: Value) -> Value {
        let path: Vec<String> = path.iter().map(u64::to_string).collect();
        self.tell_at(name, &path.iter().map(String::as_str).collect::<Vec<_>>(), query, body)
    }

    /// The same, where not only ids are in the path.
    fn tell_at(&mut self, name: &str, path: &[&str], query: &str, body: Value) -> Value {
        let route =
            api::routes().find(|route| route.name == name).unwrap_or_else(|| panic!("no route {name}"));
        let mut url = format!("/v1{}{query}", route.path);
        for (parameter, value) in route.path_parameters().zip(path) {
            url = url.replace(&format!("{{{parameter}}}"), value);
        }
        let headers = Headers::from_iter([("Authorization", "Bearer x")]);
        let request = Request::new(route.method, url).with_headers(headers);
        let is_get = route.method == Method::Get;
        let response = self.sim.respond(&if is_get { request } else { request.with_body(body.to_string()) });
        let answer: Value = serde_json::from_slice(&response.body).unwrap_or_default();
        let fact = &named(&self.facts.operations, "id", name)["response"][0];
        assert_eq!(response.status, fact["status"], "{name}: {answer}");
        if !fact["body"].is_null() {
            self.facts.check_object(&answer, &fact["body"], name);
        }
        self.sim.advance(core::time::Duration::from_secs(60));
        self.told.insert(route.name);
        answer
    }

    /// Gets and lists a thing, and what its actions are.
    fn look_at(&mut self, resource: &str, id: u64, action: u64) {
        for (verb, path) in [
            ("list", &[][..]),
            ("get", &[id]),
            ("list_all_actions", &[]),
            ("get_action_by_id", &[action]),
            ("list_actions", &[id]),
            ("get_action", &[id, action]),
        ] {
            self.tell(&format!("{resource}.{verb}"), path, "", Value::Null);
        }
    }
}

fn id_of(answer: &Value, key: &str) -> u64 {
    answer[key]["id"].as_u64().expect("an id")
}

#[test]
fn every_answer_is_as_the_facts_say() {
    let mut story = Story { facts: facts(), sim: Sim::new(1), told: BTreeSet::new() };
    story.sim.populate(3, 3);
    servers::tell(&mut story);
    networks::tell(&mut story);
    load_balancers::tell(&mut story);
    dns::tell(&mut story);
    storage::tell(&mut story);
    // Datacenters are gone: the facts have what they answered before.
    let untold = api::routes().map(|route| route.name).filter(|name| !story.told.contains(name));
    assert_eq!(untold.collect::<Vec<_>>(), ["datacenters.list", "datacenters.get"]);
}

#[test]
fn datacenters_are_gone() {
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

/// Every refusal that is spelled out in the embedded Hetzner has a code and a status of the facts.
#[test]
fn refusals_are_those_of_the_facts() {
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
    let mut seen = 0;
    for path in all {
        let source = std::fs::read_to_string(&path).expect("a source file");
        for refusal in source.split("ErrorResponse::new(").chain(source.split("Self::new(")).skip(1) {
            let mut words = refusal.splitn(3, ',').map(str::trim);
            let Some(Ok(status)) = words.next().map(str::parse::<u64>) else { continue };
            let code = words.next().and_then(|code| code.strip_prefix('"')?.strip_suffix('"'));
            // 501 is the embedded Hetzner's own: it has an answer to every route.
            let Some(code) = code.filter(|_| status != 501) else { continue };
            let fact = facts.as_array().and_then(|facts| facts.iter().find(|fact| fact["code"] == code));
            let fact = fact.unwrap_or_else(|| panic!("{}: the facts have no {code}", path.display()));
            assert!(fact["status"].is_null() || fact["status"] == status, "{}: {code}", path.display());
            seen += 1;
        }
    }
    assert!(seen > 40, "{seen}");
}
