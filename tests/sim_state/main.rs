//! States and fixtures of the embedded Hetzner: saved, loaded, refused, compared and inspected.
#![cfg(feature = "sim")]

#[expect(dead_code, reason = "a walk is not made smaller")]
#[path = "../faults/choices.rs"]
mod choices;
mod differences;
mod effects;
#[path = "../sim_facts/facts.rs"]
mod facts;
mod faults;
mod fixtures;
#[path = "../sim_requests/generator.rs"]
mod generator;
mod inspections;
mod mutations;
mod refusals;
mod versions;
mod walk;
#[expect(dead_code, reason = "only `sim_requests` needs queries")]
#[path = "../sim_requests/world.rs"]
mod world;

use hetzner_cloud::{Headers, Method, Request, Response, Sim};
use serde_json::Value;

/// Sends a request without a fault.
fn respond(sim: &mut Sim, method: Method, path: &str, body: Option<Value>) -> Response {
    let headers = Headers::from_iter([("Authorization", "Bearer x")]);
    let request = Request::new(method, format!("https://api.hetzner.cloud/v1/{path}")).with_headers(headers);
    sim.respond(&match body {
        Some(body) => request.with_body(body.to_string()),
        None => request,
    })
}

/// Sends a request that succeeds, and returns the body of the response.
fn success(sim: &mut Sim, method: Method, path: &str, body: Option<Value>) -> Value {
    let response = respond(sim, method, path, body);
    let text = String::from_utf8(response.body).expect("UTF-8");
    assert!(response.status < 300, "{path}: {text}");
    if text.is_empty() { Value::Null } else { serde_json::from_str(&text).expect("JSON") }
}

/// The resources in a list.
fn list(sim: &mut Sim, path: &str) -> Vec<Value> {
    let body = success(sim, Method::Get, path, None);
    let name = path.split('?').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    body[name].as_array().unwrap_or_else(|| panic!("{path}: {body}")).clone()
}
