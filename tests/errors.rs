//! The words for what the API refuses, held against the facts.

use std::collections::BTreeSet;

use hetzner_cloud::{Error, ErrorCode, Operation, Response, servers};
use serde_json::{Value, json};

fn facts() -> Vec<Value> {
    serde_json::from_str(include_str!("data/error_codes.json")).expect("a list")
}

fn word(fact: &Value) -> &str {
    fact["code"].as_str().expect("a code")
}

/// A status that the API gives with this word.
fn status(fact: &Value) -> u16 {
    let status = fact["status"].as_u64().or_else(|| fact["op_statuses"][0].as_u64());
    status.unwrap_or(422).try_into().expect("a status")
}

fn refusal<O: Operation>(status: u16, code: &str) -> Error {
    let body = json!({ "error": { "code": code, "message": "no", "details": null } });
    match Response::new(status, body.to_string()).reply::<O>() {
        Ok(_) => panic!("{status} {code} is no refusal"),
        Err(error) => error,
    }
}

#[test]
fn the_words_are_those_of_the_facts() {
    let facts = facts();
    let expected: BTreeSet<&str> = facts.iter().map(word).collect();
    let words: BTreeSet<&str> = ErrorCode::VALUES.iter().copied().collect();
    assert_eq!(words, expected);
    assert_eq!(ErrorCode::VALUES.len(), words.len(), "a word is there twice");
}

#[test]
fn every_word_is_read_and_written_back() {
    for fact in facts() {
        let (word, status) = (word(&fact), status(&fact));
        let error = refusal::<servers::Create>(status, word);
        let code = error.code().expect("a code");
        assert!(!matches!(code, ErrorCode::Unknown(_)), "{word}");
        assert_eq!(serde_json::to_value(code).expect("a word"), word);
        assert_eq!(error.status(), Some(status));
        assert_eq!(error.to_string(), format!("servers.create: no ({word}, status {status})"));
        assert_eq!(error.api().and_then(|error| error.advice()), code.advice());
    }
}

/// What the official clients send again is what is worth sending again, but for a `POST` that may have been carried out.
/// They leave 503 alone, because they send a `POST` again, too.
#[test]
fn what_is_retryable_is_what_the_facts_say() {
    for fact in facts() {
        let (word, status) = (word(&fact), status(&fact));
        let retried = fact["retry_go"] == true;
        assert_eq!(refusal::<servers::Get>(status, word).is_retryable(), retried || status == 503, "{word}");
        let is_safe = retried && status < 500;
        assert_eq!(refusal::<servers::Create>(status, word).is_retryable(), is_safe, "POST, {word}");
    }
}
