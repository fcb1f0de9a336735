//! Scripts that are refused, with the path of the field, and names that are compared with the facts.

use hetzner_cloud::sim::{Fault, FaultRule, FaultScript};
use hetzner_cloud::{Error, Sim};
use serde_json::Value;

/// Documents, and the start of the error of each.
const DOCUMENTS: &[(&str, &str)] = &[
    ("", "EOF while parsing"),
    ("{", "EOF while parsing"),
    (r#"{"version":1,"rules":[]}}"#, "trailing characters"),
    (r#"{"version":1,"rules":[],"rules":[]}"#, "`rules` is there twice at line 1 column 35"),
    ("[]", "must be an object"),
    ("{}", "version: is missing"),
    (r#"{"version":"1","rules":[]}"#, "version: must be a number"),
    (r#"{"version":0,"rules":[]}"#, "version: 0 is not supported; this crate reads version 1"),
    (r#"{"version":2,"rules":[],"new":1}"#, "version: 2 is not supported; this crate reads version 1"),
    (r#"{"version":1}"#, "rules: is missing"),
    (r#"{"version":1,"rules":{}}"#, "rules: must be a list"),
    (r#"{"version":1,"rule":[]}"#, "rule: `rule` is not a field of a script; did you mean `rules`?"),
    (r#"{"version":1,"rules":[],"seed":-1}"#, "seed: must be an integer from 0"),
    (r#"{"version":1,"rules":[],"seed":1.5}"#, "seed: must be an integer from 0"),
    (r#"{"version":1,"rules":[7]}"#, "rules[0]: must be an object"),
];

/// Rules, and the error of each after `rules[1]`.
const RULES: &[(&str, &str)] = &[
    // The fault and its parameters.
    (r#"{}"#, ".fault: is missing"),
    (r#"{"fault":7}"#, ".fault: must be a string"),
    (r#"{"fault":"meteor"}"#, ".fault: `meteor` is not a fault"),
    (r#"{"fault":"slov"}"#, ".fault: `slov` is not a fault; did you mean `slow`?"),
    (r#"{"fault":"slow"}"#, ".millis: is missing"),
    (r#"{"fault":"slow","millis":-1}"#, ".millis: must be an integer from 0"),
    (r#"{"fault":"slow","millis":86400001}"#, ".millis: must be at most 86400000"),
    (
        r#"{"fault":"slow","milis":5}"#,
        ".milis: `milis` is not a field of a rule of `slow`; did you mean `millis`?",
    ),
    (r#"{"fault":"empty_body","status":200}"#, ".status: `status` is not a field of a rule of `empty_body`"),
    (r#"{"fault":"rate_limited","retry_after":"9"}"#, ".retry_after: must be an integer from 0"),
    (r#"{"fault":"rate_limited","reset_after":null}"#, ".reset_after: must be an integer from 0"),
    (r#"{"fault":"api_error","code":"conflict"}"#, ".status: is missing"),
    (r#"{"fault":"api_error","status":409}"#, ".code: is missing"),
    (r#"{"fault":"api_error","status":"409","code":"conflict"}"#, ".status: must be an HTTP status"),
    (r#"{"fault":"api_error","status":70000,"code":"conflict"}"#, ".status: must be an HTTP status"),
    (
        r#"{"fault":"api_error","status":200,"code":"conflict"}"#,
        ".status: 200 is not a status from 400 to 599",
    ),
    (
        r#"{"fault":"api_error","status":409,"code":"conflikt"}"#,
        ".code: `conflikt` is not a code of the API; did you mean `conflict`?",
    ),
    (r#"{"fault":"gateway","status":404}"#, ".status: 404 is not a status from 500 to 599"),
    (r#"{"fault":"gateway","status":502,"after_effect":1}"#, ".after_effect: must be true or false"),
    (r#"{"fault":"removed_fields"}"#, ".fields: is missing"),
    (r#"{"fault":"removed_fields","fields":[]}"#, ".fields: must not be empty"),
    (r#"{"fault":"removed_fields","fields":["name",7]}"#, ".fields[1]: must be a string"),
    (
        r#"{"fault":"removed_fields","fields":["servr.name"]}"#,
        ".fields[0]: `servr` is not a field of a response; did you mean `server`?",
    ),
    (r#"{"fault":"removed_fields","fields":["server."]}"#, ".fields[0]: `` is not a field of a response"),
    (
        r#"{"fault":"unknown_values","fields":["status","name"]}"#,
        ".fields[1]: `name` is not a field with a set of values",
    ),
    (
        r#"{"fault":"action_failed","command":"start_servers"}"#,
        ".command: `start_servers` is not a command of an action; did you mean `start_server`?",
    ),
    (r#"{"fault":"action_failed","code":"broken"}"#, ".code: `broken` is not a code of the API"),
    (r#"{"fault":"action_stalled","command":"dance"}"#, ".command: `dance` is not a command of an action"),
    (r#"{"fault":"action_lost","command":["reboot_server"]}"#, ".command: must be a string"),
    (r#"{"fault":"resource_unavailable"}"#, ".server_type: is missing"),
    (
        r#"{"fault":"resource_unavailable","server_type":"cx24"}"#,
        ".server_type: `cx24` is not a server type; did you mean `cx23`?",
    ),
    (
        r#"{"fault":"resource_unavailable","server_type":"cx23","location":"fsn2"}"#,
        ".location: `fsn2` is not a location; did you mean `fsn1`?",
    ),
    // Conditions.
    (
        r#"{"fault":"slow","millis":5,"operations":["servers.creat"]}"#,
        ".operations[0]: `servers.creat` is not an operation; did you mean `servers.create`?",
    ),
    (
        r#"{"fault":"slow","millis":5,"operations":["servers.create","server.*"]}"#,
        ".operations[1]: `server.*` is not an operation; did you mean `servers.*`?",
    ),
    (r#"{"fault":"slow","millis":5,"operations":["*"]}"#, ".operations[0]: `*` is not an operation"),
    (r#"{"fault":"slow","millis":5,"operations":"servers.create"}"#, ".operations: must be a list"),
    (r#"{"fault":"slow","millis":5,"operations":[]}"#, ".operations: must not be empty"),
    (
        r#"{"fault":"resource_limit_exceeded","operations":["servers.delete"]}"#,
        ".operations[0]: `servers.delete` cannot meet this fault",
    ),
    (
        r#"{"fault":"action_failed","operations":["servers.list"]}"#,
        ".operations[0]: `servers.list` cannot meet this fault",
    ),
    (r#"{"fault":"slow","millis":5,"resource":""}"#, ".resource: must not be empty"),
    (r#"{"fault":"slow","millis":5,"resource":-7}"#, ".resource: must be an id or a name"),
    (
        r#"{"fault":"slow","millis":5,"label_selector":"env in"}"#,
        ".label_selector: `env in` cannot be read at position 6",
    ),
    (r#"{"fault":"slow","millis":5,"after":-1}"#, ".after: must be an integer from 0"),
    (r#"{"fault":"slow","millis":5,"times":0}"#, ".times: must be at least 1"),
    (r#"{"fault":"slow","millis":5,"times":1.5}"#, ".times: must be an integer from 0"),
    (r#"{"fault":"slow","millis":5,"share":1.01}"#, ".share: 1.01 is not a share from 0 to 1"),
    (r#"{"fault":"slow","millis":5,"share":-0.5}"#, ".share: -0.5 is not a share from 0 to 1"),
    (r#"{"fault":"slow","millis":5,"share":"all"}"#, ".share: must be a number"),
    (
        r#"{"fault":"slow","millis":5,"time":1}"#,
        ".time: `time` is not a field of a rule of `slow`; did you mean `times`?",
    ),
];

fn refusal(document: &str) -> String {
    let error = document.parse::<FaultScript>().expect_err(document);
    let by_serde = serde_json::from_str::<FaultScript>(document).expect_err(document).to_string();
    assert!(by_serde.starts_with(&error.to_string()), "{by_serde}");
    error.to_string()
}

#[test]
fn refused_scripts_name_the_field() {
    for (document, expected) in DOCUMENTS {
        let error = refusal(document);
        assert!(error.starts_with(expected), "{document}: {error}");
    }
    for (rule, expected) in RULES {
        let document = format!(r#"{{"version":1,"rules":[{{"fault":"request_lost"}},{rule}]}}"#);
        let error = refusal(&document);
        let expected = format!("rules[1]{expected}");
        assert!(error.starts_with(&expected), "{rule}: {error}");
    }
    let long = format!(r#"{{"version":1,"rules":[{{"fault":"{}"}}]}}"#, "x".repeat(1 << 20));
    assert!(refusal(&long).len() < 200, "a long name is not repeated as a whole");
}

#[test]
fn scripts_built_in_rust_are_checked_too_and_change_nothing() {
    let mut sim = Sim::new(1);
    sim.set_faults(FaultScript::next([Fault::EmptyBody])).expect("a script");
    let before = sim.faults();
    for (rule, expected) in [
        (FaultRule::new(Fault::EmptyBody).share(f64::NAN), "`rules[1].share` NaN is not a share from 0 to 1"),
        (FaultRule::new(Fault::EmptyBody).times(0), "`rules[1].times` must be at least 1"),
        (FaultRule::new(Fault::api_error(409, "none")), "`rules[1].code` `none` is not a code of the API"),
        (FaultRule::new(Fault::RemovedFields { fields: Vec::new() }), "`rules[1].fields` must not be empty"),
        (
            FaultRule::new(Fault::EmptyBody).operations(["servers.creat"]),
            "`rules[1].operations[0]` `servers.creat` is not an operation; did you mean `servers.create`?",
        ),
    ] {
        let script = FaultScript::next([Fault::HtmlBody]).rule(rule);
        let error = Error::from(sim.set_faults(script).expect_err(expected));
        assert_eq!(error.to_string(), expected);
        assert_eq!(sim.faults(), before);
    }
}

/// Checks that a script may name every field, value field and command of the facts, and every operation.
#[test]
fn all_names_of_the_api_are_known() {
    let models: Vec<Value> = serde_json::from_str(include_str!("../data/models.json")).expect("facts");
    let operations: Vec<Value> =
        serde_json::from_str(include_str!("../data/operations.json")).expect("facts");
    let in_responses =
        models.iter().filter(|model| matches!(model["direction"].as_str(), Some("response" | "both")));
    let of_models = in_responses.flat_map(|model| model["fields"].as_array().into_iter().flatten());
    let responses =
        operations.iter().flat_map(|operation| operation["response"].as_array().into_iter().flatten());
    let of_bodies = responses.flat_map(|response| response["body"].as_array().into_iter().flatten());
    let mut checked = 0;
    for field in of_models.chain(of_bodies) {
        let (name, kind) = (field["name"].as_str().expect("a name"), field["type"].as_str().expect("a type"));
        let fields = vec![name.to_string()];
        let check = |fault: Fault| FaultScript::next([fault]).check();
        assert_eq!(check(Fault::RemovedFields { fields: fields.clone() }), Ok(()));
        let is_value = check(Fault::UnknownValues { fields }).is_ok();
        assert!(is_value || !kind.contains("enum:"), "{name} has a set of values");
        checked += 1;
    }
    for route in hetzner_cloud::api::routes() {
        let rule = FaultRule::new(Fault::EmptyBody).operations([route.name]);
        assert_eq!(FaultScript::new(0).rule(rule).check(), Ok(()));
    }
    assert!(checked > 500, "{checked}");
}
