//! Differences between two states.

use std::time::Duration;

use hetzner_cloud::sim::SimState;
use hetzner_cloud::{Method, Sim};
use serde_json::{Value, json};

use crate::{list, success};

/// The differences other than those that every request makes.
fn difference(before: &SimState, after: &SimState) -> Vec<(String, Value, Value)> {
    let own = ["actions", "counters", "inspection", "rate_limit", "requests", "unix_millis"];
    let differences = SimState::difference(before, after).into_iter();
    differences
        .filter(|it| !own.iter().any(|own| it.path.starts_with(own)))
        .map(|it| (it.path, it.before, it.after))
        .collect()
}

#[test]
fn resources_are_compared_by_id() {
    let fixture = r#"{ "servers": [{ "name": "web-1" }, { "name": "web-2" }],
        "placement_groups": [{ "name": "near" }, { "name": "far" }] }"#;
    let mut sim = Sim::from_fixture(7, fixture).expect("a fixture");
    let before = sim.state();
    let (servers, groups) = (list(&mut sim, "servers"), list(&mut sim, "placement_groups"));
    assert_eq!(difference(&before, &sim.state()), [], "reading changes nothing else");
    success(&mut sim, Method::Delete, &format!("placement_groups/{}", groups[0]["id"]), None);
    let id = &servers[1]["id"];
    success(&mut sim, Method::Post, &format!("servers/{id}/actions/poweroff"), None);
    sim.advance(Duration::from_secs(60));
    let expected = [
        (format!("placement_groups[id={}]", groups[0]["id"]), groups[0].clone(), Value::Null),
        (format!("servers[id={id}].status"), json!("running"), json!("off")),
    ];
    assert_eq!(difference(&before, &sim.state()), expected);
    assert_eq!(difference(&before, &before), []);
}

#[test]
fn rrsets_and_added_fields_have_paths() {
    let fixture = r#"{ "zones": [{ "name": "example.com",
        "rrsets": [{ "name": "www", "type": "A", "records": ["192.0.2.1"] }] }] }"#;
    let mut sim = Sim::from_fixture(7, fixture).expect("a fixture");
    let before = sim.state();
    let id = list(&mut sim, "zones")[0]["id"].clone();
    success(&mut sim, Method::Put, &format!("zones/{id}"), Some(json!({ "labels": { "env": "prod" } })));
    let ttl = Some(json!({ "ttl": 60 }));
    success(&mut sim, Method::Post, &format!("zones/{id}/rrsets/www/A/actions/change_ttl"), ttl);
    sim.advance(Duration::from_secs(60));
    let expected = [
        (format!("rrsets[id={id}/www/A].ttl"), Value::Null, json!(60)),
        (format!("zones[id={id}].labels.env"), Value::Null, json!("prod")),
    ];
    assert_eq!(difference(&before, &sim.state()), expected);
}

#[test]
fn saved_texts_can_be_compared() {
    let before: SimState = Sim::new(7).state().to_string().parse().expect("JSON");
    let mut sim = Sim::new(7);
    sim.advance(Duration::from_millis(5));
    let differences = SimState::difference(&before, &sim.state());
    let paths: Vec<&str> = differences.iter().map(|difference| &*difference.path).collect();
    assert_eq!(paths, ["unix_millis"]);
    assert!("{".parse::<SimState>().is_err());
}
