//! Scripts of faults in states: a project that is saved and loaded between any two requests meets the same faults.

use hetzner_cloud::sim::faults::FaultReport;
use hetzner_cloud::sim::{FaultScript, SimState};
use hetzner_cloud::{Headers, Method, Request, Sim};
use serde_json::{Value, json};

/// A script whose faults depend on counts and on shares, and concern all parts of an exchange.
const SCRIPT: &str = r#"{
  "version": 1,
  "seed": 11,
  "rules": [
    { "fault": "rate_limited", "retry_after": 2, "after": 5, "times": 2 },
    { "fault": "resource_limit_exceeded", "after": 12 },
    { "fault": "response_lost", "operations": ["servers.create"], "share": 0.2 },
    { "fault": "gateway", "status": 502, "after_effect": true, "resource": "web-10" },
    { "fault": "slow", "millis": 700, "label_selector": "env=prod", "share": 0.5 },
    { "fault": "removed_fields", "fields": ["server.labels"], "times": 3 },
    { "fault": "unknown_values", "share": 0.3 },
    { "fault": "action_failed", "command": "start_server", "after": 1, "times": 2 },
    { "fault": "action_stalled", "command": "create_server", "share": 0.3 },
    { "fault": "action_lost", "share": 0.2 },
    { "fault": "resource_unavailable", "server_type": "cx33", "after": 1 }
  ]
}"#;

const STEPS: usize = 40;

fn project() -> Sim {
    let mut sim = Sim::new(7);
    sim.set_faults(SCRIPT.parse::<FaultScript>().expect("a script")).expect("a script");
    sim
}

/// Sends a request of a series, and returns the outcome and the time after it.
fn step(sim: &mut Sim, index: usize) -> String {
    let (server_type, env) = (["cx23", "cx33"][index % 2], ["prod", "test"][index / 2 % 2]);
    let server = json!({ "name": format!("web-{index}"), "server_type": server_type, "image": "debian-13",
        "labels": { "env": env } });
    let (method, path, body) = match index % 4 {
        3 => (Method::Get, "servers?per_page=2", Value::Null),
        _ => (Method::Post, "servers", server),
    };
    let headers = Headers::from_iter([("Authorization", "Bearer x")]);
    let request = Request::new(method, format!("https://api.hetzner.cloud/v1/{path}")).with_headers(headers);
    let outcome = sim.send(&request.with_body(body.to_string()));
    sim.advance(std::time::Duration::from_secs(3));
    format!("{outcome:?} {}", sim.now())
}

fn steps(sim: &mut Sim, from: usize) -> (Vec<String>, FaultReport, SimState) {
    let outcomes = (from..STEPS).map(|index| step(sim, index)).collect();
    (outcomes, sim.faults(), sim.state())
}

#[test]
fn a_script_continues_after_loading_at_any_request() {
    let mut sim = project();
    let (outcomes, report, end) = steps(&mut sim, 0);
    for rule in &report.rules {
        assert!(rule.used > 0, "the series does not meet {:?}", rule.rule);
    }
    let mut sim = project();
    for from in 0..STEPS {
        let mut loaded = Sim::from_state(&sim.state().to_string()).expect("a state");
        assert_eq!(loaded.faults(), sim.faults(), "before request {from}");
        let (left, loaded_report, loaded_end) = steps(&mut loaded, from);
        assert_eq!(left, outcomes[from..], "from request {from}");
        assert_eq!(loaded_report, report, "from request {from}");
        assert_eq!(SimState::difference(&loaded_end, &end), [], "from request {from}");
        step(&mut sim, from);
    }
}

#[test]
fn a_state_without_a_script_has_null() {
    let faults = |sim: &Sim| serde_json::to_value(sim.state()).expect("JSON")["faults"].clone();
    let mut sim = project();
    assert_eq!(faults(&sim)["uses"][0], json!({ "matched": 0, "used": 0 }));
    assert_eq!(faults(&sim)["script"], serde_json::from_str::<Value>(SCRIPT).expect("JSON"));
    sim.clear_faults();
    assert_eq!(faults(&sim), Value::Null);
    let loaded = Sim::from_state(&sim.state().to_string()).expect("a state");
    assert_eq!(loaded.faults(), sim.faults());
}

#[test]
fn requests_that_the_api_refuses_by_a_fault_are_counted() {
    let rules = json!([
        { "fault": "rate_limited", "times": 1 },
        { "fault": "api_error", "status": 503, "code": "unavailable", "after": 1, "times": 1 },
        { "fault": "resource_limit_exceeded", "times": 1 },
        { "fault": "gateway", "status": 502, "after": 3, "times": 1 },
        { "fault": "request_lost", "after": 4, "times": 1 },
        { "fault": "response_lost", "after": 5, "times": 1 },
    ]);
    let script = json!({ "version": 1, "rules": rules }).to_string();
    let mut sim = Sim::new(7);
    sim.set_faults(script.parse::<FaultScript>().expect("a script")).expect("a script");
    for index in [0, 1, 2, 4, 5, 6] {
        step(&mut sim, index);
    }
    let creates = sim.inspect().requests["servers.create"];
    assert_eq!((creates.total, creates.refused), (4, 3), "the gateway and the lost request are not counted");
}
