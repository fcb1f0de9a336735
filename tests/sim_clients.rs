//! Behaviour of the embedded Hetzner that official clients of the API rely on, request by request.
#![cfg(feature = "sim")]

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

#[test]
fn actions_of_storage_boxes_are_known_to_the_cloud_api() {
    let mut project = Project::new();
    let body = json!({ "name": "attic", "storage_box_type": "bx11", "location": "fsn1",
        "password": "Correct7horse9Battery" });
    let created = project.post("/storage_boxes", body);
    let action = id(&created["action"]);
    for path in [format!("/actions/{action}"), format!("/storage_boxes/actions/{action}")] {
        assert_eq!(project.get(&path).1["action"]["status"], "success", "{path}");
    }
    let listed = project.get(&format!("/actions?id={action}")).1;
    assert_eq!(id(&listed["actions"][0]), action);
    assert_eq!(
        listed["actions"][0]["resources"],
        json!([{ "id": created["storage_box"]["id"], "type": "storage_box" }])
    );
}

#[test]
fn unknown_query_parameters_are_ignored() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    for path in [
        "/server_types?sort=name",
        "/isos?sort=shoe_size&odd=1",
        "/load_balancer_types?sort=id:asc&status=on",
        "/storage_box_types?sort=id",
        "/pricing?page=0",
        &format!("/servers/{server}?per_page=0"),
    ] {
        assert_eq!(project.get(path).0, 200, "{path}");
    }
    let (status, keys) = project.get("/server_types?sort=name&label_selector=a");
    assert_eq!((status, &keys["server_types"][0]["name"]), (200, &json!("cx23")));
}

/// Official clients send these parameters to `GET /actions`, which documents only `id`.
#[test]
fn the_list_of_actions_is_filtered_sorted_and_paged() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let ids: Vec<u64> = (0..30)
        .map(|_| id(&project.post(&format!("/servers/{server}/actions/reboot"), Value::Null)["action"]))
        .collect();
    let query: String = ids.iter().map(|id| format!("&id={id}")).collect();
    let mut count = |more: &str| {
        let (status, body) = project.get(&format!("/actions?{more}{query}"));
        assert_eq!(status, 200, "{body}");
        assert!(body.get("meta").is_none());
        let actions = body["actions"].as_array().expect("actions").clone();
        (actions.len(), id(&actions[0]))
    };
    assert_eq!(count(""), (25, ids[0]));
    assert_eq!(count("per_page=50&status=success"), (30, ids[0]));
    assert_eq!(count("per_page=20&page=2&sort=id:desc"), (10, ids[9]));
}
