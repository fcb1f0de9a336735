//! The conditions of rules, their order, and the counts of their uses.

use std::time::Duration;

use hetzner_cloud::sim::{Fault, FaultRule, FaultScript};
use hetzner_cloud::{LabelSelector, Method, Sim};
use serde_json::{Value, json};

use crate::{answer, counts, new_server, send, server, sim, status};

/// A rule with a fault that shows in the status, and conditions.
fn rule(status: u16, conditions: Value) -> Value {
    let mut rule = json!({ "fault": "gateway", "status": status });
    let fields = rule.as_object_mut().expect("an object");
    fields.extend(conditions.as_object().expect("conditions").clone());
    rule
}

#[test]
fn rules_apply_in_order() {
    let mut sim = sim(json!([
        rule(501, json!({ "times": 2 })),
        rule(502, json!({ "times": 1 })),
        rule(503, json!({ "after": 5, "times": 1 })),
    ]));
    let statuses: Vec<u16> = (0..7).map(|_| status(&mut sim, "/servers")).collect();
    assert_eq!(
        statuses,
        [501, 501, 502, 200, 200, 503, 200],
        "`after` counts what earlier rules decided too"
    );
    assert_eq!(counts(&sim), [(7, 2, Some(0)), (7, 1, Some(0)), (7, 1, Some(0))]);
}

#[test]
fn operations_are_matched_by_name() {
    for (operations, expected) in [
        (json!(["servers.list"]), [502, 200, 200, 200]),
        (json!(["servers.*"]), [502, 502, 200, 200]),
        (json!(["*.get"]), [200, 502, 502, 200]),
        (json!(["*.*"]), [502, 502, 502, 200]),
        (json!(["locations.get", "servers.list"]), [502, 200, 502, 200]),
    ] {
        let mut sim = sim(json!([rule(502, json!({ "operations": operations }))]));
        let web_1 = server(&mut sim, "web-1");
        let found = ["/servers", &web_1, "/locations/1"].map(|path| status(&mut sim, path));
        assert_eq!(found[..], expected[..3], "{operations}");
        assert_eq!(status(&mut sim, "/moons"), 404, "it is no operation");
    }
    let mut any = sim(json!([rule(502, json!({}))]));
    assert_eq!(status(&mut any, "/moons"), 502);
}

#[test]
fn resources_are_matched_by_id_and_name() {
    let mut plain = sim(json!([]));
    let web_1 = server(&mut plain, "web-1");
    let id: u64 = web_1.trim_start_matches("/servers/").parse().expect("an id");
    for resource in [json!("web-1"), json!(id), json!(id.to_string())] {
        let mut sim = sim(json!([rule(502, json!({ "resource": resource }))]));
        let db_1 = server(&mut sim, "db-1");
        let actions = format!("{web_1}/actions");
        let found = [&web_1, &actions, &db_1, "/servers"].map(|path| status(&mut sim, path));
        assert_eq!(found, [502, 502, 200, 200], "{resource}");
        assert_eq!(status(&mut sim, &format!("/servers/actions/{id}")), 404, "the id is that of an action");
    }
}

#[test]
fn resources_to_be_created_and_their_parents_are_matched() {
    let mut sim = sim(json!([
        rule(502, json!({ "resource": "new-1" })),
        rule(503, json!({ "label_selector": "env in (prod),!canary", "operations": ["*.create"] })),
        rule(504, json!({ "resource": "example.com" })),
        rule(501, json!({ "resource": "attic", "operations": ["storage_box_subaccounts.*"] })),
    ]));
    let create = |sim: &mut Sim, path: &str, body: Value| answer(sim, Method::Post, path, body);
    assert_eq!(create(&mut sim, "/servers", new_server("new-1")).0, 502);
    assert_eq!(create(&mut sim, "/servers", new_server("new-2")).0, 201);
    for (labels, expected) in [(json!({ "env": "prod" }), 503), (json!({ "env": "prod", "canary": "" }), 201)]
    {
        assert_eq!(create(&mut sim, "/firewalls", json!({ "name": "web", "labels": labels })).0, expected);
    }
    assert_eq!(create(&mut sim, "/zones", json!({ "name": "example.com", "mode": "primary" })).0, 504);
    assert_eq!(create(&mut sim, "/zones", json!({ "name": "example.org", "mode": "primary" })).0, 201);
    sim.advance(Duration::from_secs(60));
    let rrset = json!({ "name": "www", "type": "A", "records": [{ "value": "192.0.2.1" }] });
    assert_eq!(create(&mut sim, "/zones/example.org/rrsets", rrset).0, 201);
    let storage_box = json!({ "name": "attic", "storage_box_type": "bx11", "location": "fsn1", "password": "aB3$aB3$aB3$" });
    let (created, storage_box) = create(&mut sim, "/storage_boxes", storage_box);
    assert_eq!(created, 201, "{storage_box}");
    let subaccounts = format!("/storage_boxes/{}/subaccounts", storage_box["storage_box"]["id"]);
    assert_eq!(status(&mut sim, &subaccounts), 501, "the parent is concerned");
    crate::set(
        &mut sim,
        json!([rule(504, json!({ "resource": "example.org" })), rule(505, json!({ "resource": "www/A" }))]),
    );
    assert_eq!(status(&mut sim, "/zones/example.org/rrsets/www/A"), 504);
    crate::set(&mut sim, json!([rule(505, json!({ "resource": "www/A" }))]));
    assert_eq!(status(&mut sim, "/zones/example.org/rrsets/www/A"), 505);
    assert_eq!(status(&mut sim, "/zones/example.org/rrsets"), 200);
}

#[test]
fn label_selectors_match_existing_resources() {
    let mut sim = sim(json!([rule(502, json!({ "label_selector": "role=db" }))]));
    let paths = ["web-1", "db-1", "cache-1"].map(|name| server(&mut sim, name));
    assert_eq!(paths.map(|path| status(&mut sim, &path)), [200, 502, 200]);
    assert_eq!(status(&mut sim, "/servers?label_selector=role%3Ddb"), 200, "a list concerns no resource");
}

#[test]
fn shares_are_chosen_by_the_seed() {
    let failed = |seed: u64, share: f64| -> Vec<usize> {
        let mut sim = Sim::new(1);
        let rule = FaultRule::new(Fault::gateway(502)).share(share);
        sim.set_faults(FaultScript::new(seed).rule(rule)).expect("a script");
        (0..1000).filter(|_| status(&mut sim, "/locations/1") == 502).collect()
    };
    let first = failed(7, 0.1);
    assert!((70..130).contains(&first.len()), "{}", first.len());
    assert_eq!(failed(7, 0.1), first, "the same seed");
    assert_ne!(failed(8, 0.1), first);
    assert_eq!([failed(7, 0.0).len(), failed(7, 1.0).len()], [0, 1000]);
}

#[test]
fn rules_with_the_same_share_are_independent() {
    let rules: Vec<Value> = (0..2).map(|_| json!({ "fault": "slow", "millis": 1, "share": 0.5 })).collect();
    let mut sim = sim(Value::Array(rules));
    let start = sim.now();
    let mut delays = [0; 3];
    let mut before = 0;
    for _ in 0..400 {
        assert_eq!(status(&mut sim, "/locations/1"), 200);
        let after = start.until(sim.now()).as_millis() as usize;
        delays[after - before] += 1;
        before = after;
    }
    assert!(delays.iter().all(|count| *count > 60), "{delays:?}");
}

#[test]
fn the_same_seed_and_calls_give_the_same_bytes() {
    let run = || {
        let mut sim = sim(json!([
            { "fault": "slow", "millis": 40, "share": 0.2 },
            { "fault": "gateway", "status": 502, "after_effect": true, "share": 0.1 },
            { "fault": "response_lost", "share": 0.1 },
            { "fault": "unknown_fields", "share": 0.3 },
            { "fault": "action_stalled", "share": 0.2 },
        ]));
        let mut outcomes = Vec::new();
        for index in 0..100 {
            outcomes.push(send(&mut sim, Method::Post, "/servers", new_server(&format!("new-{index}"))));
            outcomes.push(send(&mut sim, Method::Get, "/servers?per_page=2", Value::Null));
        }
        (format!("{outcomes:?}"), counts(&sim), sim.now(), sim.state())
    };
    assert_eq!(run(), run());
}

#[test]
fn setting_a_script_starts_again_and_clearing_removes_it() {
    let mut sim = Sim::new(1);
    let script = FaultScript::next([Fault::gateway(502), Fault::gateway(503)]);
    for _ in 0..2 {
        sim.set_faults(script.clone()).expect("a script");
        assert_eq!(counts(&sim), [(0, 0, Some(1)), (0, 0, Some(1))]);
        assert_eq!(status(&mut sim, "/servers"), 502);
    }
    sim.clear_faults();
    assert_eq!(counts(&sim), []);
    assert_eq!(status(&mut sim, "/servers"), 200);
}

#[test]
fn requests_without_faults_and_refused_ones() {
    let mut sim = sim(json!([rule(502, json!({})), { "fault": "action_failed" }]));
    assert_eq!(crate::quiet(&mut sim, "/servers").0, 200, "`respond` meets no faults");
    let reboot =
        crate::request(Method::Post, &format!("{}/actions/reboot", server(&mut sim, "web-1")), Value::Null);
    assert_eq!(sim.respond(&reboot).status, 201);
    assert_eq!(counts(&sim), [(0, 0, None), (0, 0, None)]);
    let unauthorized = hetzner_cloud::Request::new(Method::Get, "https://api.hetzner.cloud/v1/servers");
    assert_eq!(
        sim.send(&unauthorized).expect("a response").status,
        502,
        "a gateway does not look at the token"
    );
}

#[test]
fn a_script_is_written_as_it_is_read() {
    let text = concat!(
        r#"{"version":1,"seed":9,"rules":["#,
        r#"{"fault":"rate_limited","retry_after":1,"reset_after":2,"operations":["servers.*"],"resource":"web-1","#,
        r#""label_selector":"env=prod","after":1,"times":2,"share":0.5},"#,
        r#"{"fault":"gateway","status":502,"after_effect":true},{"fault":"unknown_values"},"#,
        r#"{"fault":"action_failed","command":"start_server","code":"placement_error"},{"fault":"action_stalled"},"#,
        r#"{"fault":"resource_unavailable","server_type":"cx23","location":"fsn1"},"#,
        r#"{"fault":"removed_fields","fields":["labels"]}]}"#,
    );
    let script: FaultScript = text.parse().expect("a script");
    assert_eq!(serde_json::to_string(&script).expect("JSON"), text);
    assert_eq!(serde_json::from_str::<FaultScript>(text).expect("a script"), script);
    let selector: LabelSelector = "env=prod".parse().expect("a selector");
    let fault = Fault::RateLimited { retry_after: Some(1), reset_after: Some(2) };
    let built = FaultRule::new(fault).operations(["servers.*"]).resource("web-1").label_selector(selector);
    assert_eq!(script.rules[0], built.after(1).times(2).share(0.5));
}
