//! The error codes of the facts, with their status for an operation.

use serde_json::Value;

pub(crate) struct Errors {
    codes: Value,
}

/// Codes that the facts list for no operation, and the operations that refuse with them here.
const UNLISTED: [(&str, &[&str]); 2] = [
    // The only code of the facts for a volume that is attached.
    ("volume_already_attached", &["volumes.attach", "volumes.delete"]),
    // Listed for firewalls only; a certificate in use cannot be deleted either.
    ("resource_in_use", &["certificates.delete"]),
];

impl Errors {
    pub(crate) fn new() -> Self {
        let codes = include_str!("../data/error_codes.json");
        Self { codes: serde_json::from_str(codes).expect("facts") }
    }

    /// What is wrong with an error of an operation, if anything.
    pub(crate) fn problem(&self, operation: &Value, status: u16, error: &Value) -> Option<String> {
        let (Some(code), Some(_)) = (error["code"].as_str(), error["message"].as_str()) else {
            return Some(format!("error without code or message: {status} {error}"));
        };
        if status >= 500 {
            return Some(format!("5xx: {error}"));
        }
        let listed =
            operation["errors"].as_array().into_iter().flatten().find(|listed| listed["code"] == code);
        if let Some(listed) = listed {
            let is_same = listed["status"].is_null() || listed["status"] == status;
            return (!is_same).then(|| format!("status of {code}: {status}"));
        }
        let name = operation["id"].as_str().unwrap_or_default();
        if UNLISTED.iter().any(|(unlisted, operations)| *unlisted == code && operations.contains(&name)) {
            return None;
        }
        let fact = self.codes.as_array().into_iter().flatten().find(|fact| fact["code"] == code);
        let is_general = fact.is_some_and(|fact| fact["general"] == true && fact["status"] == status);
        (!is_general).then(|| format!("code of {name}: {status} {code}"))
    }
}
