use alloc::string::String;
use core::fmt;

/// A value that cannot be sent: the operation, its parameter, and the problem. Nothing was sent.
///
/// ```
/// use hetzner_cloud::{Hetzner, Token, servers};
///
/// let hetzner = Hetzner::new(Token::new("secret")?);
/// let error = hetzner.request(&servers::Get::new(0)).unwrap_err();
/// assert_eq!(error.to_string(), "servers.get: `id` 0 is not an id: ids go from 1 to 9007199254740991");
/// # Ok::<(), hetzner_cloud::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", Text(self))]
#[non_exhaustive]
pub struct InputError {
    /// The operation, as in `servers.create`; empty for a value that belongs to no operation.
    pub operation: String,
    /// The parameter, as in `name`; empty when the problem is not one of a parameter.
    pub parameter: String,
    /// The problem with the value, as in `is missing`.
    pub problem: String,
}

impl InputError {
    /// Creates an error, for a host or for an operation written by hand.
    pub fn new(operation: &str, parameter: &str, problem: impl Into<String>) -> Self {
        Self { operation: operation.into(), parameter: parameter.into(), problem: problem.into() }
    }
}

struct Text<'a>(&'a InputError);

impl fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let InputError { operation, parameter, problem } = self.0;
        match (operation.is_empty(), parameter.is_empty()) {
            (true, true) => f.write_str(problem),
            (true, false) => write!(f, "`{parameter}` {problem}"),
            (false, true) => write!(f, "{operation}: {problem}"),
            (false, false) => write!(f, "{operation}: `{parameter}` {problem}"),
        }
    }
}
