//! The API's error codes, compared with the facts in `tests/data`.

use std::collections::BTreeSet;

use hetzner_cloud::{Error, ErrorCode, Operation, Response, servers};
use serde_json::{Value, json};

fn facts() -> Vec<Value> {
    serde_json::from_str(include_str!("data/error_codes.json")).expect("a list")
}

fn code_name(fact: &Value) -> &str {
    fact["code"].as_str().expect("a code")
}

/// A status that the API returns with this code.
fn status(fact: &Value) -> u16 {
    let status = fact["status"].as_u64().or_else(|| fact["op_statuses"][0].as_u64());
    status.unwrap_or(422).try_into().expect("a status")
}

fn refusal<O: Operation>(status: u16, code: &str) -> Error {
    let body = json!({ "error": { "code": code, "message": "no", "details": null } });
    match Response::new(status, body.to_string()).reply::<O>() {
        Ok(_) => panic!("{status} {code} is not a refusal"),
        Err(error) => error,
    }
}

#[test]
fn the_codes_are_those_of_the_facts() {
    let facts = facts();
    let expected: BTreeSet<&str> = facts.iter().map(code_name).collect();
    let codes: BTreeSet<&str> = ErrorCode::VALUES.iter().copied().collect();
    let differing: Vec<_> = codes.symmetric_difference(&expected).collect();
    assert!(
        differing.is_empty(),
        "only in `ErrorCode` of src/error/code.rs, or only in error_codes.json: {differing:?}"
    );
    assert_eq!(ErrorCode::VALUES.len(), codes.len(), "a duplicate code");
}

#[test]
fn the_codes_of_operations_are_known() {
    let operations: Vec<Value> = serde_json::from_str(include_str!("data/operations.json")).expect("a list");
    let listed = |operation: &Value| operation["errors"].as_array().cloned().unwrap_or_default();
    let listed: Vec<Value> = operations.iter().flat_map(listed).collect();
    assert!(listed.len() > 50, "{}", listed.len());
    for fact in &listed {
        let code = code_name(fact);
        assert!(ErrorCode::VALUES.contains(&code), "`{code}` of operations.json is not in error_codes.json");
    }
}

#[test]
fn every_code_is_read_and_written_back() {
    for fact in facts() {
        let (name, status) = (code_name(&fact), status(&fact));
        let error = refusal::<servers::Create>(status, name);
        let code = error.code().expect("a code");
        assert!(!matches!(code, ErrorCode::Unknown(_)), "{name}");
        assert_eq!(serde_json::to_value(code).expect("a string"), name);
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.to_string(), format!("servers.create: no ({name}, status {status})"));
        assert_eq!(error.api().and_then(|error| error.advice()), code.advice());
    }
}

/// An error is retryable if the official clients retry it, except a `POST` that may have been carried out. They do not
/// retry a 503, because they would retry a `POST`, too.
#[test]
fn retryable_errors_are_those_of_the_facts() {
    for fact in facts() {
        let (name, status) = (code_name(&fact), status(&fact));
        let retried = fact["retry_go"] == true;
        assert_eq!(refusal::<servers::Get>(status, name).is_retryable(), retried || status == 503, "{name}");
        let is_safe = retried && status < 500;
        assert_eq!(refusal::<servers::Create>(status, name).is_retryable(), is_safe, "POST, {name}");
    }
}
