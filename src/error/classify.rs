//! The predicates of errors by status and code alone, for the typed interface and for the driver in JavaScript.

#[cfg(any(test, feature = "wasm"))]
use alloc::string::String;

#[cfg(any(test, feature = "wasm"))]
use super::ErrorKind;
#[cfg(any(test, feature = "wasm"))]
use crate::operation::Method;
#[cfg(any(test, feature = "wasm"))]
use crate::retry::{OutcomeSummary, RetryPolicy, Verdict, decide};

/// The status of a response (0 for none) and the code of its error (empty for none).
#[derive(Debug, Clone, Copy)]
pub(super) struct ResponseFacts<'a> {
    pub(super) status: u16,
    pub(super) code: &'a str,
}

/// The predicates are documented at [`Error`](super::Error).
impl ResponseFacts<'_> {
    pub(super) fn is_not_found(self) -> bool {
        self.code == "not_found" || (self.status == 404 && !self.code.is_empty())
    }

    pub(super) fn is_rate_limited(self) -> bool {
        matches!(self.code, "rate_limit_exceeded" | "limit_reached") || self.status == 429
    }

    pub(super) fn is_unauthorized(self) -> bool {
        matches!(self.code, "unauthorized" | "token_readonly") || self.status == 401
    }

    pub(super) fn is_forbidden(self) -> bool {
        self.code == "forbidden"
            || (self.status == 403
                && !self.is_limit_exceeded()
                && !self.is_maintenance()
                && !self.is_unauthorized())
    }

    pub(super) fn is_conflict(self) -> bool {
        self.code == "conflict"
    }

    pub(super) fn is_locked(self) -> bool {
        self.code == "locked"
    }

    pub(super) fn is_protected(self) -> bool {
        self.code == "protected"
    }

    pub(super) fn is_taken(self) -> bool {
        self.code == "uniqueness_error"
    }

    pub(super) fn is_invalid_input(self) -> bool {
        self.code == "invalid_input"
    }

    pub(super) fn is_limit_exceeded(self) -> bool {
        self.code == "resource_limit_exceeded"
    }

    pub(super) fn is_unavailable(self) -> bool {
        matches!(self.code, "resource_unavailable" | "placement_error" | "no_space_left_in_location")
    }

    pub(super) fn is_maintenance(self) -> bool {
        self.code == "maintenance"
    }

    pub(super) fn is_gone(self) -> bool {
        self.code == "deprecated_api_endpoint" || self.status == 410
    }

    pub(super) fn is_server_error(self) -> bool {
        self.status >= 500
    }

    pub(super) fn is_timeout(self) -> bool {
        self.code == "timeout" || self.status == 504
    }
}

/// Gives the predicates by the names that both languages use, and whether each holds.
#[cfg(any(test, feature = "wasm"))]
pub(super) fn each_predicate(facts: ResponseFacts<'_>, note: &mut impl FnMut(&'static str, bool)) {
    note("not_found", facts.is_not_found());
    note("rate_limited", facts.is_rate_limited());
    note("unauthorized", facts.is_unauthorized());
    note("forbidden", facts.is_forbidden());
    note("conflict", facts.is_conflict());
    note("locked", facts.is_locked());
    note("protected", facts.is_protected());
    note("taken", facts.is_taken());
    note("invalid_input", facts.is_invalid_input());
    note("limit_exceeded", facts.is_limit_exceeded());
    note("unavailable", facts.is_unavailable());
    note("maintenance", facts.is_maintenance());
    note("gone", facts.is_gone());
    note("server_error", facts.is_server_error());
    note("timeout", facts.is_timeout());
}

/// The kind of an error, then the names of the predicates that hold, separated by spaces. `response` is the outcome of the
/// request; a response without an error of the API has no code.
#[cfg(any(test, feature = "wasm"))]
pub(crate) fn classify(method: Method, status: u16, code: &str, outcome: &OutcomeSummary<'_>) -> String {
    let kind = if status < 100 { ErrorKind::Connection } else { ErrorKind::of_status(status) };
    let mut words = String::from(kind.as_str());
    let mut note = |name, holds| {
        if holds {
            words.push(' ');
            words.push_str(name);
        }
    };
    each_predicate(ResponseFacts { status, code }, &mut note);
    note("retryable", decide(&RetryPolicy::default(), method, outcome, 1) == Verdict::Retry);
    words
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use serde_json::Value;

    use super::*;
    use crate::error::ApiError;
    use crate::response::Response;
    use crate::servers;

    /// The same cases run in JavaScript: `tests/js/errors.test.mjs`.
    #[test]
    fn both_languages_classify_alike() {
        let cases: Value = serde_json::from_str(include_str!("../../tests/data/errors.json")).expect("JSON");
        let cases = cases.as_array().expect("a list");
        for case in cases {
            let status = case["status"].as_u64().expect("a status") as u16;
            let is_post = case["method"] == "POST";
            let response = Response::new(status, case["body"].as_str().expect("a body"));
            let error = match is_post {
                true => response.reply::<servers::PowerOn>().expect_err("an error"),
                false => response.reply::<servers::Get>().expect_err("an error"),
            };
            let (code, api) = (error.code().map_or("", |code| code.as_str()), error.api());
            assert_eq!(error.kind().as_str(), case["kind"], "{case}");
            assert_eq!(case["code"].as_str().unwrap_or_default(), code, "{case}");
            assert_eq!(case["message"].as_str(), api.map(|api| &*api.message), "{case}");
            assert_eq!(case["advice"].as_str(), api.and_then(ApiError::advice), "{case}");
            let method = if is_post { Method::Post } else { Method::Get };
            let outcome = OutcomeSummary::response(status, code);
            let predicates = case["predicates"].as_array().expect("a list").iter().filter_map(Value::as_str);
            let expected: Vec<&str> = [error.kind().as_str()].into_iter().chain(predicates).collect();
            assert_eq!(classify(method, status, code, &outcome), expected.join(" "), "{case}");
        }
        assert!(cases.len() > 20);
    }
}
