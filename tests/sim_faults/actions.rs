//! The faults of actions.

use std::time::Duration;

use hetzner_cloud::{Method, Sim};
use serde_json::{Value, json};

use crate::{answer, counts, faults, new_server, quiet, server, set, sim, status};

/// Starts an action on a server, and returns its id.
fn start(sim: &mut Sim, name: &str, verb: &str) -> u64 {
    let path = format!("{}/actions/{verb}", server(sim, name));
    let (status, body) = answer(sim, Method::Post, &path, Value::Null);
    assert_eq!(status, 201, "{body}");
    body["action"]["id"].as_u64().expect("an id")
}

/// The action after an hour, without any fault.
fn ended(sim: &mut Sim, action: u64) -> Value {
    sim.advance(Duration::from_secs(3600));
    quiet(sim, &format!("/actions/{action}")).1["action"].take()
}

faults! {
    action_failed {
        let mut sim = sim(json!([{ "fault": "action_failed", "times": 1 }]));
        let action = start(&mut sim, "web-1", "poweroff");
        let action = ended(&mut sim, action);
        assert_eq!((&action["status"], &action["error"]["code"]), (&json!("error"), &json!("action_failed")));
        let path = server(&mut sim, "web-1");
        assert_eq!(quiet(&mut sim, &path).1["server"]["status"], "running", "it is undone");
        let again = start(&mut sim, "web-1", "poweroff");
        assert_eq!(ended(&mut sim, again)["status"], "success", "only once");

        let placement = json!({ "fault": "action_failed", "command": "start_server", "code": "placement_error" });
        set(&mut sim, json!([placement]));
        let (_, created) = answer(&mut sim, Method::Post, "/servers", new_server("new-1"));
        let create = ended(&mut sim, created["action"]["id"].as_u64().expect("an id"));
        let start = ended(&mut sim, created["next_actions"][0]["id"].as_u64().expect("an id"));
        assert_eq!((&create["status"], &start["status"]), (&json!("success"), &json!("error")));
        assert_eq!(start["error"]["code"], "placement_error");
        assert_eq!(counts(&sim), [(1, 1, None)], "the rule counts actions");
    }

    action_stalled {
        let mut sim = sim(json!([{ "fault": "action_stalled", "command": "create_server" }]));
        let (_, created) = answer(&mut sim, Method::Post, "/servers", new_server("new-1"));
        for action in [&created["action"], &created["next_actions"][0]] {
            let action = ended(&mut sim, action["id"].as_u64().expect("an id"));
            assert_eq!((&action["status"], &action["finished"]), (&json!("running"), &Value::Null), "{action}");
        }
        let path = format!("/servers/{}", created["server"]["id"]);
        assert_eq!(quiet(&mut sim, &path).1["server"]["status"], "initializing");
        let refused = answer(&mut sim, Method::Post, &format!("{path}/actions/reboot"), Value::Null);
        assert_eq!((refused.0, &refused.1["error"]["code"]), (423, &json!("locked")));
        let other = start(&mut sim, "web-1", "poweroff");
        assert_eq!(ended(&mut sim, other)["status"], "success");
    }

    action_lost {
        let mut sim = sim(json!([{ "fault": "action_lost", "command": "stop_server", "resource": "web-1" }]));
        let lost = start(&mut sim, "web-1", "poweroff");
        assert_eq!(status(&mut sim, &format!("/actions/{lost}")), 404);
        let (_, listed) = quiet(&mut sim, &format!("/actions?id={lost}"));
        assert_eq!(listed["actions"], json!([]));
        sim.advance(Duration::from_secs(60));
        let path = server(&mut sim, "web-1");
        assert_eq!(quiet(&mut sim, &path).1["server"]["status"], "off", "it has its effect");
        let known = start(&mut sim, "db-1", "poweroff");
        assert_eq!(status(&mut sim, &format!("/actions/{known}")), 200);
    }
}

#[test]
fn an_action_meets_the_first_rule_that_is_due() {
    let mut sim = sim(json!([
        { "fault": "action_failed", "command": "stop_server", "times": 1 },
        { "fault": "action_lost", "command": "stop_server" },
    ]));
    let failed = start(&mut sim, "web-1", "poweroff");
    assert_eq!(ended(&mut sim, failed)["status"], "error");
    let lost = start(&mut sim, "web-1", "poweroff");
    assert_eq!(status(&mut sim, &format!("/actions/{lost}")), 404);
    assert_eq!(counts(&sim), [(2, 1, Some(0)), (2, 1, None)]);
}
