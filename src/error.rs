//! What can go wrong, by whose fault it was: ours to mend ([`InputError`]), Hetzner's answer ([`ApiError`],
//! [`ActionsError`], [`AnswerError`]), the way there ([`TransportError`]), or time ([`DeadlineError`]).
//!
//! What an [`Error`] means for what comes next is asked by its methods: `is_not_found`, `is_retryable` and so on, or
//! [`kind`](Error::kind) for all at once.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::flow::wait::Outcome;
use crate::operation::Method;
use crate::words::LabelSelectorError;

mod answer;
mod api;
mod code;
mod details;
mod hint;
mod kind;

pub use answer::{AnswerError, AnswerProblem};
pub use api::ApiError;
#[cfg(feature = "wasm")]
pub(crate) use api::scrub;
pub use code::ErrorCode;
#[cfg(feature = "typescript")]
pub(crate) use code::WORDS;
pub use details::{Details, FieldProblem};
pub use kind::ErrorKind;

/// Why something could not be done.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// What was given cannot be sent. Nothing was sent.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The API refused.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// An action failed, vanished or did not end in time.
    #[error(transparent)]
    Actions(Box<ActionsError>),
    /// The answer cannot be read.
    #[error(transparent)]
    Answer(Box<AnswerError>),
    /// The host could not deliver the request, or the answer.
    #[error(transparent)]
    Transport(TransportError),
    /// A request that must not be sent twice may have been carried out.
    #[error(transparent)]
    Ambiguous(Box<AmbiguousError>),
    /// The time was up.
    #[error(transparent)]
    Deadline(Box<DeadlineError>),
}

impl From<ApiError> for Error {
    fn from(error: ApiError) -> Self {
        Self::Api(error.into())
    }
}

impl From<LabelSelectorError> for Error {
    fn from(error: LabelSelectorError) -> Self {
        Self::Input(InputError::new("", "label_selector", error.to_string()))
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

/// A value that cannot be sent: which parameter of which operation, and why.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", InputText(self))]
pub struct InputError {
    /// The operation, as in `servers.create`; empty for what belongs to no operation.
    pub operation: String,
    /// The parameter, as in `name`; empty when the operation itself is meant.
    pub parameter: String,
    /// What is wrong with it.
    pub problem: String,
}

impl InputError {
    pub(crate) fn new(operation: &str, parameter: &str, problem: impl Into<String>) -> Self {
        Self { operation: operation.into(), parameter: parameter.into(), problem: problem.into() }
    }
}

struct InputText<'a>(&'a InputError);

impl fmt::Display for InputText<'_> {
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

/// The host could not deliver: whether the request may have reached the API, and the host's own words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{sent}: {message}")]
pub struct TransportError {
    /// Whether the request may have reached the API.
    pub sent: Sent,
    /// The host's own words.
    pub message: String,
}

impl TransportError {
    /// The request did not leave: the name could not be resolved, the connection was refused. Safe to send again.
    pub fn before_sending(message: impl Into<String>) -> Self {
        Self { sent: Sent::No, message: message.into() }
    }

    /// The request may have arrived: the connection broke, or the answer took too long. When in doubt, it is this one.
    pub fn after_sending(message: impl Into<String>) -> Self {
        Self { sent: Sent::Perhaps, message: message.into() }
    }
}

/// Whether a request may have reached the API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sent {
    /// It did not leave.
    No,
    /// It may have arrived.
    Perhaps,
}

impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::No => "could not send the request",
            Self::Perhaps => "no answer to a request that may have arrived",
        })
    }
}

/// A `POST` whose answer was lost: it may have been carried out, and doing it twice would not be the same as once. Look
/// (by name, or at the actions of the resource) before sending it again.
#[derive(Debug, Clone, thiserror::Error)]
#[error(
    "{operation}: it is unknown whether this {method} was carried out; look before sending it again ({cause})"
)]
#[non_exhaustive]
pub struct AmbiguousError {
    /// The operation, as in `servers.create`.
    pub operation: &'static str,
    /// The method.
    pub method: Method,
    /// What came instead of an answer.
    pub cause: Error,
}

/// The time was up before there was an answer.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{operation}: the time was up{}", After(cause.as_ref()))]
#[non_exhaustive]
pub struct DeadlineError {
    /// The operation, as in `servers.create`.
    pub operation: &'static str,
    /// What was last heard, when a retry would have come too late.
    pub cause: Option<Error>,
}

struct After<'a>(Option<&'a Error>);

impl fmt::Display for After<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |cause| write!(f, " ({cause})"))
    }
}

/// Not all actions ended well. What is known of each is kept.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", ActionsText(self))]
#[non_exhaustive]
pub struct ActionsError {
    /// What became of each action, in the order they were given.
    pub outcomes: Vec<Outcome>,
    /// Why waiting broke off early, when it did.
    pub cause: Option<Error>,
}

struct ActionsText<'a>(&'a ActionsError);

impl fmt::Display for ActionsText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ActionsError { outcomes, cause } = self.0;
        let mut separator = "";
        for outcome in outcomes.iter().filter(|outcome| !outcome.is_success()) {
            write!(f, "{separator}{outcome}")?;
            separator = "; ";
        }
        cause.as_ref().map_or(Ok(()), |cause| write!(f, "{separator}waiting broke off: {cause}"))
    }
}
