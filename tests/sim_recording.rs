//! A recorded conversation with the embedded Hetzner: the same bytes here and in `tests/js/sim.test.mjs`, which has its
//! own WebAssembly. `SIM_RECORD=1 cargo test --features sim --test sim_recording` records it again.
#![cfg(feature = "sim")]

use std::time::Duration;
use std::{env, fs};

use hetzner_cloud::sim::FaultScript;
use hetzner_cloud::{Headers, Method, Request, Sim};
use serde_json::{Value, json};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/sim-conversation.json");

#[test]
fn a_recorded_conversation_has_the_same_bytes() {
    let mut recorded: Value =
        serde_json::from_str(&fs::read_to_string(FILE).expect("the recording")).expect("JSON");
    let count = |name: &str| recorded[name].as_u64().expect("a number");
    let mut sim = Sim::new(count("seed"));
    sim.populate(count("servers") as usize, count("snapshots") as usize);
    let script: FaultScript = recorded["faults"].to_string().parse().expect("a script");
    sim.set_faults(script).expect("a script");
    let is_recording = env::var_os("SIM_RECORD").is_some();
    let steps = recorded["steps"].as_array_mut().expect("steps");
    assert!(steps.len() > 8, "the recording has lost its steps");
    for step in steps {
        sim.advance(Duration::from_millis(step["advance"].as_u64().unwrap_or_default()));
        let response = sim.send(&request(step)).expect("a response");
        let body = String::from_utf8(response.body).expect("UTF-8");
        if is_recording {
            step["status"] = response.status.into();
            step["response"] = body.into();
        } else {
            assert_eq!(
                (json!(response.status), json!(body)),
                (step["status"].clone(), step["response"].clone())
            );
        }
    }
    if is_recording {
        let text = serde_json::to_string_pretty(&recorded).expect("JSON");
        fs::write(FILE, text + "\n").expect("the recording is written");
    }
}

fn request(step: &Value) -> Request {
    let method = match step["method"].as_str() {
        Some("GET") => Method::Get,
        Some("POST") => Method::Post,
        Some("DELETE") => Method::Delete,
        other => panic!("{other:?} is not a method of the recording"),
    };
    let url = format!("https://api.hetzner.cloud/v1{}", step["path"].as_str().expect("a path"));
    let request =
        Request::new(method, url).with_headers(Headers::from_iter([("authorization", "Bearer any")]));
    match &step["body"] {
        Value::Null => request,
        body => request.with_body(body.to_string()),
    }
}
