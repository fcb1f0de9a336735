//! The state of a project: read, replaced, inspected and reset.

use serde_json::{Value, json};

use super::client::{Client, Server};
use crate::http::{MAX_BODY_BYTES, MAX_STATE_BYTES};

const FIXTURE: &str = r#"{"servers": [{"name": "web-1", "networks": ["internal"]}],
    "networks": [{"name": "internal"}]}"#;

fn put(client: &mut Client, token: &str, state: &str) -> u16 {
    client.request_as(token, "PUT", "/sim/state", state).status
}

/// The names of the servers of a project.
fn servers(client: &mut Client, token: &str) -> Vec<Value> {
    let servers = client.get_as(token, "/v1/servers").json()["servers"].take();
    servers.as_array().unwrap().iter().map(|server| server["name"].clone()).collect()
}

fn now(client: &mut Client, token: &str) -> u64 {
    client.get_as(token, "/sim/clock").json()["clock"]["unix_millis"].as_u64().unwrap()
}

#[test]
fn a_state_is_saved_and_loaded_into_one_project() {
    let server = Server::start(&["--speed", "0"]);
    let mut client = server.connect();
    let start = now(&mut client, "first");
    assert_eq!(put(&mut client, "first", FIXTURE), 204);
    assert_eq!(servers(&mut client, "first"), ["web-1"]);
    assert_eq!(servers(&mut client, "second").len(), 3, "another project");
    assert_eq!(now(&mut client, "first"), start, "a fixture keeps the time");

    client.create_ssh_key("first");
    let saved = client.get_as("first", "/sim/state");
    assert_eq!((saved.status, saved.header("content-type")), (200, Some("application/json")));
    assert_eq!(saved.json()["ssh_keys"][0]["name"], "laptop");
    client.post_as("second", "/sim/clock", r#"{"advance_seconds": 86400}"#);
    assert_eq!(put(&mut client, "second", &saved.body), 204);
    assert_eq!(client.get_as("second", "/sim/state").body, saved.body);
    assert_eq!(now(&mut client, "second"), start, "the clock has the time of the state");
    client.post_as("second", "/sim/clock", r#"{"advance_seconds": 60}"#);
    assert_eq!(now(&mut client, "second"), start + 60_000, "and runs on from there");
}

#[test]
fn refused_states_change_nothing() {
    let server = Server::start(&["--speed", "0"]);
    let mut client = server.connect();
    let before = client.get("/sim/state").body;
    for (state, message) in [
        ("", "EOF while parsing"),
        ("[]", "must be an object"),
        ("\u{0}", "expected value"),
        (r#"{"version": 2}"#, "version: 2 is not supported"),
        (r#"{"version": 1}"#, "seed: is missing"),
        (
            r#"{"servers": [{"name": "a", "server_type": "cx99"}]}"#,
            "servers[0].server_type: there is no server type",
        ),
    ] {
        let refused = client.request_as("any", "PUT", "/sim/state", state);
        assert_eq!((refused.status, refused.code()), (400, "invalid_input".into()), "{state}");
        let problem = refused.json()["error"]["message"].to_string();
        assert!(problem.contains(message), "{problem}");
    }
    assert_eq!(client.get("/sim/state").body, before);
}

#[test]
fn states_may_be_larger_than_requests() {
    let server = Server::start(&["--servers", "400", "--speed", "0"]);
    let mut client = server.connect();
    let state = client.get("/sim/state").body;
    assert!((MAX_BODY_BYTES..MAX_STATE_BYTES).contains(&state.len()), "{}", state.len());
    assert_eq!(put(&mut client, "other", &state), 204);
    let body = "x".repeat(MAX_STATE_BYTES + 1);
    assert_eq!(server.connect().request_as("any", "PUT", "/sim/state", &body).status, 413);
    assert_eq!(server.connect().request_as("any", "PUT", "/sim/clock", &state).status, 413);
}

#[test]
fn requests_are_inspected_and_a_project_is_reset() {
    let server = Server::start(&[]);
    let mut client = server.connect();
    client.create_ssh_key("any");
    client.get("/v1/ssh_keys");
    client.get("/v1/ssh_keys/1");
    let inspection = client.get("/sim/inspect").json()["inspection"].take();
    let requests = json!({ "ssh_keys.create": { "total": 1, "refused": 0 },
        "ssh_keys.list": { "total": 1, "refused": 0 }, "ssh_keys.get": { "total": 1, "refused": 1 } });
    assert_eq!(inspection["requests"], requests);
    assert_eq!(inspection["created"][0]["operation"], "ssh_keys.create");

    assert_eq!(client.post_as("any", "/sim/reset", "").status, 204);
    assert_eq!(client.get("/sim/inspect").json()["inspection"]["requests"], json!({}));
    assert_eq!(client.get("/v1/ssh_keys").json()["ssh_keys"], json!([]));
    assert_eq!(servers(&mut client, "any").len(), 3, "as a new project");
}
