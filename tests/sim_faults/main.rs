//! The faults of the embedded Hetzner by script: each fault, the conditions of rules, and refused scripts.
#![cfg(feature = "sim")]

mod actions;
mod changes;
mod conditions;
mod outcomes;
mod refusals;

use std::collections::BTreeSet;

use hetzner_cloud::sim::{Fault, FaultScript};
use hetzner_cloud::{Headers, Method, Request, Response, Sim, TransportError};
use serde_json::{Value, json};

/// A project with three servers, and a script of these rules with the seed 7.
fn sim(rules: Value) -> Sim {
    let mut sim = Sim::new(1);
    sim.populate(3, 0);
    set(&mut sim, rules);
    sim
}

fn set(sim: &mut Sim, rules: Value) {
    let script = json!({ "version": 1, "seed": 7, "rules": rules }).to_string();
    sim.set_faults(script.parse::<FaultScript>().expect("a script")).expect("a valid script");
}

fn request(method: Method, path: &str, body: Value) -> Request {
    let headers = Headers::from_iter([("Authorization", "Bearer x")]);
    let request = Request::new(method, format!("https://api.hetzner.cloud/v1{path}")).with_headers(headers);
    if body.is_null() { request } else { request.with_body(body.to_string()) }
}

fn send(sim: &mut Sim, method: Method, path: &str, body: Value) -> Result<Response, TransportError> {
    sim.send(&request(method, path, body))
}

/// The status and the body of a response that must arrive. A body that is not JSON is null.
fn answer(sim: &mut Sim, method: Method, path: &str, body: Value) -> (u16, Value) {
    let response = send(sim, method, path, body).expect("a response");
    (response.status, serde_json::from_slice(&response.body).unwrap_or_default())
}

/// The status and the body of a response without any fault.
fn quiet(sim: &mut Sim, path: &str) -> (u16, Value) {
    let response = sim.respond(&request(Method::Get, path, Value::Null));
    (response.status, serde_json::from_slice(&response.body).unwrap_or_default())
}

fn status(sim: &mut Sim, path: &str) -> u16 {
    answer(sim, Method::Get, path, Value::Null).0
}

fn new_server(name: &str) -> Value {
    json!({ "name": name, "server_type": "cx23", "image": "debian-13", "location": "fsn1" })
}

/// The names of the servers, without any fault.
fn servers(sim: &mut Sim) -> Vec<String> {
    let (_, body) = quiet(sim, "/servers");
    let names = body["servers"].as_array().expect("servers").iter().map(|server| server["name"].as_str());
    names.map(|name| name.expect("a name").into()).collect()
}

/// The path of the server with a name.
fn server(sim: &mut Sim, name: &str) -> String {
    let (_, body) = quiet(sim, &format!("/servers?name={name}"));
    format!("/servers/{}", body["servers"][0]["id"])
}

/// The matches and uses of each rule, and the uses left.
fn counts(sim: &Sim) -> Vec<(u64, u64, Option<u64>)> {
    sim.faults().rules.iter().map(|rule| (rule.matched, rule.used, rule.left)).collect()
}

/// Defines a test for each fault, under the name of the fault.
macro_rules! faults {
    ($($name:ident $body:block)+) => {
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name)),+];

        $(
            #[test]
            fn $name() $body
        )+
    };
}
use faults;

#[test]
fn every_fault_has_a_test_and_is_documented() {
    let tested: BTreeSet<&str> =
        [outcomes::NAMES, actions::NAMES, changes::NAMES].concat().into_iter().collect();
    assert_eq!(tested, BTreeSet::from(Fault::NAMES));
    let documentation = include_str!("../../src/sim/faults.rs");
    for name in Fault::NAMES {
        assert!(documentation.contains(&format!("//! | `{name}` |")), "{name} is not in the table");
    }
    let variants = include_str!("../../src/sim/faults/fault.rs");
    let variants = variants.split("pub enum Fault {").nth(1).and_then(|rest| rest.split("\n}").next());
    let is_variant = |line: &&str| line.starts_with("    ") && line[4..].starts_with(char::is_uppercase);
    assert_eq!(
        variants.map(|variants| variants.lines().filter(is_variant).count()),
        Some(Fault::NAMES.len())
    );
}
