//! Behaviour of the embedded Hetzner that official clients of the API rely on, request by request.
#![cfg(feature = "sim")]

mod actions;
mod automatic;
mod catalogue;
mod certificates;
mod dns;
mod load_balancers;
mod metrics;
mod networks;
mod parameters;
mod servers;
mod storage;
mod zonefiles;

use std::time::Duration;

use hetzner_cloud::{Headers, Method, Request, Sim};
use serde_json::{Value, json};

/// A project, addressed by method and path.
struct Project {
    sim: Sim,
}

impl Project {
    fn new() -> Self {
        Self { sim: Sim::new(7) }
    }

    /// Returns the status and the body of a response.
    fn send(&mut self, method: Method, path: &str, body: Value) -> (u16, Value) {
        let headers = Headers::from_iter([("Authorization", "Bearer x")]);
        let request =
            Request::new(method, format!("https://api.hetzner.cloud/v1{path}")).with_headers(headers);
        let request = if body.is_null() { request } else { request.with_body(body.to_string()) };
        let response = self.sim.respond(&request);
        (response.status, serde_json::from_slice(&response.body).unwrap_or_default())
    }

    fn get(&mut self, path: &str) -> (u16, Value) {
        self.send(Method::Get, path, Value::Null)
    }

    /// Sends a request that succeeds, and waits for its actions.
    fn done(&mut self, method: Method, path: &str, body: Value) -> Value {
        let (status, body) = self.send(method, path, body);
        assert!(status < 300, "{path}: {status} {body}");
        self.sim.advance(Duration::from_secs(60));
        body
    }

    fn post(&mut self, path: &str, body: Value) -> Value {
        self.done(Method::Post, path, body)
    }

    /// Returns the status and the code of a refusal.
    fn refusal(&mut self, path: &str, body: Value) -> (u16, String) {
        let (status, body) = self.send(Method::Post, path, body);
        (status, body["error"]["code"].as_str().unwrap_or_default().into())
    }

    /// Creates a running server with these labels.
    fn server(&mut self, name: &str, labels: Value) -> u64 {
        let body = json!({ "name": name, "server_type": "cx23", "image": "debian-13", "labels": labels });
        id(&self.post("/servers", body)["server"])
    }
}

fn id(resource: &Value) -> u64 {
    resource["id"].as_u64().expect("an id")
}
