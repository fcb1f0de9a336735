//! The details of an API error, beyond its message: [`Details`], parsed on demand from the unchanged JSON.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::{ApiError, ErrorCode};

/// The details of an API error, beyond its message. Their shape depends on the code.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Details {
    /// No details.
    None,
    /// For `invalid_input`: the invalid parameters, and the reasons.
    InvalidInput {
        /// The problems, by parameter.
        fields: Vec<FieldProblem>,
    },
    /// For `uniqueness_error`: the parameters whose values are taken.
    Uniqueness {
        /// The names of the parameters.
        fields: Vec<String>,
    },
    /// For `resource_limit_exceeded`: the limits that the project has reached.
    ResourceLimitExceeded {
        /// The names of the limits.
        limits: Vec<String>,
    },
    /// For `deprecated_api_endpoint`: the announcement of the removal.
    DeprecatedApiEndpoint {
        /// The URL.
        announcement: String,
    },
    /// Details of another shape, or for another code; unchanged.
    Other(Value),
}

/// The problems with one parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct FieldProblem {
    /// The parameter.
    pub name: String,
    /// The problems with it, as the API describes them.
    pub messages: Vec<String>,
}

impl ApiError {
    /// Parses the details. This never fails: details of another shape are [`Details::Other`]. The field of the same
    /// name holds the unchanged JSON.
    ///
    /// ```
    /// use hetzner_cloud::error::Details;
    /// use hetzner_cloud::{Response, servers};
    ///
    /// let response = Response::new(
    ///     422,
    ///     r#"{"error": {"code": "invalid_input", "message": "invalid input in field 'name'",
    ///         "details": {"fields": [{"name": "name", "messages": ["is too long", "must be a hostname"]}]}}}"#,
    /// );
    /// let error = response.reply::<servers::Create>().unwrap_err();
    /// let Some(Details::InvalidInput { fields }) = error.api().map(|error| error.details()) else { panic!() };
    /// assert_eq!(fields[0].name, "name");
    /// assert_eq!(fields[0].messages, ["is too long", "must be a hostname"]);
    /// ```
    pub fn details(&self) -> Details {
        let Some(raw) = self.details.as_ref().filter(|raw| !raw.is_null()) else { return Details::None };
        let list = |key| raw.get(key).and_then(Value::as_array);
        let read = match self.code {
            ErrorCode::InvalidInput => list("fields")
                .map(|fields| Details::InvalidInput { fields: fields.iter().filter_map(problem).collect() }),
            ErrorCode::UniquenessError => {
                list("fields").map(|fields| Details::Uniqueness { fields: names(fields) })
            }
            ErrorCode::ResourceLimitExceeded => {
                list("limits").map(|limits| Details::ResourceLimitExceeded { limits: names(limits) })
            }
            ErrorCode::DeprecatedApiEndpoint => raw
                .get("announcement")
                .and_then(Value::as_str)
                .map(|url| Details::DeprecatedApiEndpoint { announcement: url.into() }),
            _ => None,
        };
        read.unwrap_or_else(|| Details::Other(raw.clone()))
    }
}

fn names(list: &[Value]) -> Vec<String> {
    list.iter().filter_map(name).map(Into::into).collect()
}

/// The name in an object, or a bare name.
fn name(value: &Value) -> Option<&str> {
    value.get("name").unwrap_or(value).as_str()
}

fn problem(field: &Value) -> Option<FieldProblem> {
    let messages = match field.get("messages") {
        Some(Value::Array(messages)) => messages.iter().filter_map(Value::as_str).map(Into::into).collect(),
        Some(Value::String(message)) => Vec::from([message.clone()]),
        _ => Vec::new(),
    };
    Some(FieldProblem { name: name(field)?.into(), messages })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn details(code: &str, details: Value) -> Details {
        ApiError {
            route: None,
            status: 422,
            code: code.into(),
            message: String::new(),
            details: Some(details),
            correlation_id: None,
            retry_after: None,
        }
        .details()
    }

    fn strings(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).into()).collect()
    }

    #[test]
    fn each_code_has_its_shape() {
        let problem =
            |name: &str, messages: &[&str]| FieldProblem { name: name.into(), messages: strings(messages) };
        for (code, raw, read) in [
            (
                "invalid_input",
                json!({ "fields": [{ "name": "a", "messages": ["b", "c"] }, { "name": "d" }] }),
                Details::InvalidInput { fields: Vec::from([problem("a", &["b", "c"]), problem("d", &[])]) },
            ),
            (
                "uniqueness_error",
                json!({ "fields": [{ "name": "name" }] }),
                Details::Uniqueness { fields: strings(&["name"]) },
            ),
            (
                "resource_limit_exceeded",
                json!({ "limits": [{ "name": "server_limit" }] }),
                Details::ResourceLimitExceeded { limits: strings(&["server_limit"]) },
            ),
            (
                "deprecated_api_endpoint",
                json!({ "announcement": "https://docs.example/changelog#a" }),
                Details::DeprecatedApiEndpoint { announcement: "https://docs.example/changelog#a".into() },
            ),
            // Unexpected entries are skipped, or read if they are unambiguous.
            (
                "invalid_input",
                json!({ "fields": ["a", 7, { "messages": ["b"] }, { "name": "c", "messages": "d" }, { "name": "e", "messages": [1] }] }),
                Details::InvalidInput {
                    fields: Vec::from([problem("a", &[]), problem("c", &["d"]), problem("e", &[])]),
                },
            ),
            ("uniqueness_error", json!({ "fields": [null] }), Details::Uniqueness { fields: Vec::new() }),
            ("locked", Value::Null, Details::None),
            ("invalid_input", Value::Null, Details::None),
        ] {
            assert_eq!(details(code, raw.clone()), read, "{code}: {raw}");
        }
    }

    #[test]
    fn another_shape_is_kept() {
        for code in ErrorCode::VALUES.iter().copied().chain(["moon_is_full"]) {
            for raw in
                [json!(7), json!("text"), json!([]), json!({ "fields": 7, "limits": {}, "announcement": [] })]
            {
                assert_eq!(details(code, raw.clone()), Details::Other(raw.clone()), "{code}: {raw}");
            }
        }
    }
}
