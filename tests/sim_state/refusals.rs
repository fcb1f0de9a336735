//! States that are refused, each with the path of the field.

use hetzner_cloud::Sim;
use serde_json::{Value, json};

use crate::world::World;

/// Sets the value at a pointer (RFC 6901); without a value, removes it.
fn edit(state: &mut Value, pointer: &str, value: Option<Value>) {
    let (parent, name) = pointer.rsplit_once('/').expect("a pointer");
    let parent = state.pointer_mut(parent).unwrap_or_else(|| panic!("no {parent}"));
    match (parent, value) {
        (Value::Object(fields), Some(value)) => drop(fields.insert(name.into(), value)),
        (Value::Object(fields), None) => assert!(fields.remove(name).is_some(), "no {pointer}"),
        (parent, value) => parent[name.parse::<usize>().expect("an index")] = value.unwrap_or_default(),
    }
}

/// A state with resources of all types, and a running action at the end.
fn state() -> Value {
    let mut world = World::new(7);
    let path = format!("servers/{}/actions/reboot", world.server);
    crate::success(&mut world.sim, hetzner_cloud::Method::Post, &path, None);
    serde_json::to_value(world.sim.state()).expect("JSON")
}

#[test]
fn states_with_a_problem_are_refused() {
    let state = state();
    assert!(Sim::from_state(&state.to_string()).is_ok());
    let last = state["actions"]["all"].as_array().expect("actions").len() - 1;
    let action = format!("/actions/all/{last}");
    let attached = {
        let volumes = state["volumes"].as_array().expect("volumes");
        volumes.iter().position(|volume| !volume["server"].is_null()).expect("an attached volume")
    };
    let with_network = {
        let servers = state["servers"].as_array().expect("servers");
        servers.iter().position(|it| it["private_net"] != json!([])).expect("an attached server")
    };
    let second = state["servers"][1]["id"].clone();
    let cases: Vec<(String, Option<Value>, String)> = [
        ("/version", None, "version: is missing"),
        ("/version", Some(json!(2)), "version: 2 is not supported; this crate reads version 1"),
        ("/version", Some(json!("1")), "version: must be an integer"),
        ("/seed", Some(json!(-1)), "seed: cannot be read"),
        ("/unix_millis", Some(json!(1e300)), "unix_millis: must be an integer from 0 to 4503599627370496"),
        ("/unix_millis", None, "unix_millis: is missing"),
        ("/requests", Some(json!(u64::MAX)), "requests: must be an integer"),
        ("/hides_headers", Some(json!("yes")), "hides_headers: cannot be read"),
        ("/moons", Some(json!([])), "moons: is not a field of the format"),
        ("/rate_limit/requests_per_hour", Some(json!(0)), "rate_limit.requests_per_hour: must be at least 1"),
        ("/rate_limit/used", None, "rate_limit.used: is missing"),
        ("/faults", Some(json!({})), "faults.script: is missing"),
        (
            "/faults/script/version",
            Some(json!(2)),
            "faults.script: cannot be read: version: 2 is not supported",
        ),
        (
            "/faults/script/rules/0/fault",
            Some(json!("moon")),
            "faults.script: cannot be read: rules[0].fault: `moon` is not a fault",
        ),
        ("/faults/uses", Some(json!([])), "faults.uses: must have an element for each rule of the script"),
        ("/faults/uses/0/matched", Some(json!(u64::MAX)), "faults.uses[0].matched: must be an integer"),
        ("/faults/uses/0/used", None, "faults.uses[0].used: is missing"),
        ("/faults/uses/0/used", Some(json!(2)), "faults.uses[0].used: is above `matched`"),
        ("/faults/uses/0/left", Some(json!(2)), "faults.uses[0].left: is not a field of the format"),
        ("/faults/moons", Some(json!(2)), "faults.moons: is not a field of the format"),
        ("/counters/last_id", Some(json!(u64::MAX)), "counters.last_id: must be an integer"),
        ("/counters/last_id", Some(json!(1_u64 << 53)), "counters.last_id: must be an integer from 0 to"),
        ("/counters/last_id", Some(json!(7)), "certificates[0].id: is above `counters.last_id`"),
        ("/counters/random", Some(json!("x")), "counters: cannot be read"),
        ("/counters/luck", Some(json!(1)), "counters.luck: is not a field of the format"),
        ("/servers", Some(json!({})), "servers: must be a list"),
        ("/servers/0", Some(json!(7)), "servers[0]: must be an object"),
        ("/servers/0/name", None, "servers[0].name: is missing"),
        ("/servers/0/name", Some(json!(7)), "servers[0].name: has a value of another type"),
        ("/servers/0/nmae", Some(json!("x")), "servers[0].nmae: is not a field of the format"),
        ("/servers/0/created", Some(json!("yesterday")), "servers[0].created: is not a time"),
        (
            "/servers/0/server_type/cores",
            Some(json!("two")),
            "servers[0].server_type.cores: has a value of another",
        ),
        ("/servers/0/id", Some(second), "servers[1].id: is used twice"),
        ("/servers/0/volumes", Some(json!([7])), "servers[0].volumes[0]: contradicts the other resources"),
        ("/servers/0/locked", Some(json!(false)), "servers[0].locked: contradicts the other resources"),
        ("/networks/0/ip_range", Some(json!("255.255.255.255/32")), "networks[0].ip_range: is not a range"),
        (
            "/networks/0/subnets/0/ip_range",
            Some(json!("x")),
            "networks[0].subnets[0].ip_range: is not a range",
        ),
        (
            "/placement_groups/0/servers",
            Some(json!([7])),
            "placement_groups[0].servers[0]: there is no server 7",
        ),
        ("/rrsets/0/zone", Some(json!(7)), "rrsets[0].zone: there is no zone 7"),
        (
            "/storage_box_snapshots/0/storage_box",
            Some(json!(7)),
            "storage_box_snapshots[0].storage_box: there is no",
        ),
        (
            "/storage_box_subaccounts/0/storage_box",
            Some(json!(7)),
            "storage_box_subaccounts[0].storage_box: there",
        ),
        (
            "/load_balancers/0/private_net/0/network",
            Some(json!(7)),
            "load_balancers[0].private_net[0].network: there",
        ),
        ("/actions/next_id", Some(json!(7)), "actions.all[0].action.id: must be above"),
        ("/actions/moons", Some(json!(7)), "actions.moons: is not a field of the format"),
        ("/inspection/created", Some(json!(7)), "inspection: cannot be read"),
        ("/servers_with_keys", Some(json!(["x"])), "servers_with_keys: cannot be read"),
    ]
    .into_iter()
    .map(|(pointer, value, message)| (pointer.to_owned(), value, message.to_owned()))
    .chain([
        (
            format!("/volumes/{attached}/server"),
            Some(json!(7)),
            format!("volumes[{attached}].server: there is no server 7"),
        ),
        (
            format!("/servers/{with_network}/private_net/0/network"),
            Some(json!(7)),
            format!("servers[{with_network}].private_net[0].network: there is no network 7"),
        ),
        (
            format!("{action}/effects"),
            Some(Value::Null),
            format!("actions.all[{last}].effects: must be null"),
        ),
        (
            format!("{action}/effects/on_success"),
            Some(json!({ "server": "fly" })),
            format!("actions.all[{last}].effects.on_success: cannot be read: unknown variant `fly`"),
        ),
        (
            format!("{action}/effects/on_failure"),
            None,
            format!("actions.all[{last}].effects.on_failure: is missing"),
        ),
        (format!("{action}/end"), Some(json!(1)), format!("actions.all[{last}].end: is before `start`")),
        (
            format!("{action}/action/resources"),
            Some(json!([])),
            format!("actions.all[{last}].action.resources: is empty"),
        ),
        (
            format!("{action}/action/progress"),
            Some(json!("x")),
            format!("actions.all[{last}].action.progress: has a value of another type"),
        ),
        (
            format!("{action}/moons"),
            Some(json!(1)),
            format!("actions.all[{last}].moons: is not a field of the format"),
        ),
    ])
    .collect();
    for (pointer, value, message) in cases {
        let mut broken = state.clone();
        edit(&mut broken, &pointer, value);
        let error =
            Sim::from_state(&broken.to_string()).err().unwrap_or_else(|| panic!("{pointer}: {message}"));
        assert!(error.to_string().starts_with(&message), "{error}, not {message}");
        let mut sim = Sim::new(1);
        let before = sim.state();
        // Without a version it is read as a fixture, which it is not either.
        assert!(sim.set_state(&broken.to_string()).is_err(), "{pointer}");
        assert_eq!(sim.state(), before, "{pointer}");
    }
}

#[test]
fn texts_that_are_no_documents_are_refused() {
    for text in ["", "null", "[]", "{", "7", r#"{"version": 1, "version": 1}"#] {
        let error = Sim::from_state(text).err().unwrap_or_else(|| panic!("{text}"));
        assert!(error.path.is_empty(), "{text}: {error}");
    }
}

#[test]
fn every_field_is_required_or_checked() {
    // Without any of the fields of the document, or with null in its place, a state is refused or the same.
    let state = state();
    for name in state.as_object().expect("an object").keys().filter(|name| *name != "faults") {
        for value in [None, Some(Value::Null)] {
            let mut broken = state.clone();
            edit(&mut broken, &format!("/{name}"), value);
            let error = Sim::from_state(&broken.to_string()).err().unwrap_or_else(|| panic!("{name}"));
            assert_eq!(error.path, *name, "{error}");
        }
    }
}

#[test]
fn numbers_may_be_written_as_javascript_does() {
    let state = state();
    let text = state.to_string();
    let rewritten = text.replace(".0,", ",").replace(".0}", "}");
    assert_ne!(rewritten, text);
    let loaded = Sim::from_state(&rewritten).expect("a state");
    assert_eq!(loaded.state().to_string(), text);
}
