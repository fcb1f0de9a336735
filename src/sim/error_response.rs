use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Value, json};

use crate::operation::Method;
use crate::response::Response;

/// An error response of the API.
#[derive(Debug)]
pub(super) struct ErrorResponse {
    status: u16,
    code: String,
    message: String,
    details: Value,
    /// The value of the header `Allow`.
    allow: Option<String>,
}

impl ErrorResponse {
    pub(super) fn new(status: u16, code: &str, message: impl Into<String>) -> Self {
        let (code, message) = (code.into(), message.into());
        Self { status, code, message, details: Value::Null, allow: None }
    }

    /// `invalid_input`: a parameter has an invalid value.
    pub(super) fn invalid_input(field: &str, problem: impl Into<String>) -> Self {
        let problem = problem.into();
        let message = format!("invalid input in field '{field}': {problem}");
        let details = json!({ "fields": [{ "name": field, "messages": [problem] }] });
        Self { details, ..Self::new(422, "invalid_input", message) }
    }

    /// `invalid_input`: a required parameter is absent or null.
    pub(super) fn missing(field: &str) -> Self {
        Self::invalid_input(field, "is required")
    }

    /// `invalid_input`: a parameter refers to a resource that does not exist.
    pub(super) fn unknown_reference(field: &str) -> Self {
        Self::invalid_input(field, "does not exist")
    }

    /// `uniqueness_error`: another resource has the same value in this field.
    pub(super) fn not_unique(field: &str) -> Self {
        let details = json!({ "fields": [{ "name": field }] });
        Self { details, ..Self::new(409, "uniqueness_error", format!("{field} is already used")) }
    }

    pub(super) fn not_found(resource: &str) -> Self {
        Self::new(404, "not_found", format!("{resource} not found"))
    }

    /// `method_not_allowed`: only these methods have an operation at the path.
    pub(super) fn method_not_allowed(methods: &[Method]) -> Self {
        let allowed: Vec<&str> = methods.iter().map(|method| method.as_str()).collect();
        let message = "the method is not allowed for this endpoint";
        Self { allow: Some(allowed.join(", ")), ..Self::new(405, "method_not_allowed", message) }
    }

    /// `resource_limit_exceeded`: the project has as many of a resource as the named limit allows.
    pub(super) fn limit_exceeded(limit: &str) -> Self {
        let details = json!({ "limits": [{ "name": limit }] });
        Self { details, ..Self::new(403, "resource_limit_exceeded", format!("{limit} exceeded")) }
    }

    /// `deprecated_api_endpoint`: the endpoint was removed, as announced at this URL.
    pub(super) fn gone(announcement: &str) -> Self {
        let details = json!({ "announcement": announcement });
        Self { details, ..Self::new(410, "deprecated_api_endpoint", "the endpoint was removed") }
    }

    pub(super) fn locked(resource: &str) -> Self {
        Self::new(423, "locked", format!("{resource} is locked"))
    }

    pub(super) fn protected(resource: &str) -> Self {
        Self::new(423, "protected", format!("{resource} is protected"))
    }

    pub(super) fn message(&self) -> &str {
        &self.message
    }

    /// The first field with a problem, and the problem.
    pub(super) fn field(&self) -> Option<(&str, &str)> {
        let field = self.details.get("fields")?.get(0)?;
        let problem = field["messages"][0].as_str();
        Some((field["name"].as_str()?, problem.unwrap_or(&self.message)))
    }

    pub(super) fn into_response(self) -> Response {
        let Self { status, code, message, details, allow } = self;
        let body = json!({ "error": { "code": code, "message": message, "details": details } });
        let mut response = Response::new(status, body.to_string());
        response.headers.push("Content-Type", "application/json");
        if let Some(allow) = allow {
            response.headers.push("Allow", allow);
        }
        response
    }
}
