use alloc::string::String;

use serde_json::{Value, json};

use crate::response::Response;

/// An error as the API answers it.
#[derive(Debug)]
pub(super) struct Refusal {
    status: u16,
    code: String,
    message: String,
    details: Value,
}

impl Refusal {
    pub(super) fn new(status: u16, code: &str, message: impl Into<String>) -> Self {
        Self { status, code: code.into(), message: message.into(), details: Value::Null }
    }

    /// A parameter is wrong.
    pub(super) fn invalid(field: &str, problem: impl Into<String>) -> Self {
        let problem = problem.into();
        let message = alloc::format!("invalid input in field '{field}'");
        let details = json!({ "fields": [{ "name": field, "messages": [problem] }] });
        Self { details, ..Self::new(422, "invalid_input", message) }
    }

    /// A parameter names what is not there.
    pub(super) fn no_such(field: &str) -> Self {
        Self::invalid(field, "there is no such thing")
    }

    /// A value is taken.
    pub(super) fn taken(field: &str) -> Self {
        let details = json!({ "fields": [{ "name": field }] });
        Self { details, ..Self::new(409, "uniqueness_error", alloc::format!("{field} is already used")) }
    }

    pub(super) fn not_found(what: &str) -> Self {
        Self::new(404, "not_found", alloc::format!("{what} not found"))
    }

    /// There may be no more of something.
    pub(super) fn limit(name: &str) -> Self {
        let details = json!({ "limits": [{ "name": name }] });
        Self { details, ..Self::new(403, "resource_limit_exceeded", alloc::format!("{name} exceeded")) }
    }

    /// The endpoint was removed, as announced there.
    pub(super) fn gone(announcement: &str) -> Self {
        let details = json!({ "announcement": announcement });
        Self { details, ..Self::new(410, "deprecated_api_endpoint", "the endpoint was removed") }
    }

    pub(super) fn locked(what: &str) -> Self {
        Self::new(423, "locked", alloc::format!("{what} is locked"))
    }

    pub(super) fn protected(what: &str) -> Self {
        Self::new(423, "protected", alloc::format!("{what} is protected"))
    }

    pub(super) fn response(self) -> Response {
        let Self { status, code, message, details } = self;
        let body = json!({ "error": { "code": code, "message": message, "details": details } });
        let mut response = Response::new(status, alloc::string::ToString::to_string(&body));
        response.headers.push("Content-Type", "application/json");
        response
    }
}
