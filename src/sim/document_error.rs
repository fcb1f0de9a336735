use alloc::string::String;
use core::fmt;

use crate::error::Error;
use crate::primitives::InputError;

/// A problem of a JSON document that was given to the embedded Hetzner. Nothing was changed.
///
/// ```
/// use hetzner_cloud::sim::FaultScript;
///
/// let script = r#"{"version": 1, "rules": [{"fault": "slow", "millis": 50, "operations": ["servers.creat"]}]}"#;
/// let error = script.parse::<FaultScript>().unwrap_err();
/// assert_eq!(
///     error.to_string(),
///     "rules[0].operations[0]: `servers.creat` is not an operation; did you mean `servers.create`?"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct DocumentError {
    /// The path of the field, as in `rules[2].operations[0]`; empty for the whole document.
    pub path: String,
    /// The problem, as in `is missing`.
    pub problem: String,
}

impl DocumentError {
    pub(super) fn new(path: impl Into<String>, problem: impl Into<String>) -> Self {
        Self { path: path.into(), problem: problem.into() }
    }
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, problem } = self;
        match path.is_empty() {
            true => f.write_str(problem),
            false => write!(f, "{path}: {problem}"),
        }
    }
}

impl core::error::Error for DocumentError {}

impl From<DocumentError> for Error {
    fn from(error: DocumentError) -> Self {
        InputError::new("", &error.path, error.problem).into()
    }
}
