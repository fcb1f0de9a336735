//! Errors, by cause: a value that cannot be sent ([`InputError`]), the API's refusal ([`ApiError`]), a failed action
//! ([`ActionsError`]), an unreadable response ([`AnswerError`]), a failed delivery ([`TransportError`]), a deadline
//! ([`DeadlineError`]), or, of tasks, a resource that exists ([`ExistsError`]) or was left ([`IncompleteError`]).
//!
//! The predicates of [`Error`] (`is_not_found`, `is_retryable` and others) tell what to do next; [`Error::kind`] classifies
//! all errors at once.

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use crate::api::actions::ActionOutcome;
use crate::operation::Route;
pub use crate::primitives::InputError;
use crate::primitives::LabelSelectorError;
use crate::request::Delivery;

mod advice;
mod answer;
mod api;
mod classify;
mod code;
mod details;
mod incomplete;
mod kind;

#[cfg(feature = "wasm")]
pub(crate) use advice::advice;
pub use answer::{AnswerError, AnswerProblem};
pub use api::ApiError;
pub(crate) use api::scrub;
#[cfg(feature = "wasm")]
pub(crate) use classify::classify;
pub use code::ErrorCode;
#[cfg(feature = "typescript")]
pub(crate) use code::VALUES;
pub use details::{Details, FieldProblem};
pub use incomplete::{ErrorSummary, ExistsError, IncompleteError, NamedResource};
pub use kind::ErrorKind;

/// The error of a request or flow.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A value cannot be sent. Nothing was sent.
    #[error(transparent)]
    Input(#[from] InputError),
    /// The API refused.
    #[error(transparent)]
    Api(Box<ApiError>),
    /// An action failed, is not known to the API, or did not end in time.
    #[error(transparent)]
    Actions(Box<ActionsError>),
    /// The response cannot be read.
    #[error(transparent)]
    Answer(Box<AnswerError>),
    /// The host could not deliver the request or the response.
    #[error(transparent)]
    Transport(TransportError),
    /// It is unknown whether a request that must not be sent twice was carried out.
    #[error(transparent)]
    Ambiguous(Box<AmbiguousError>),
    /// The deadline has passed.
    #[error(transparent)]
    Deadline(Box<DeadlineError>),
    /// A resource of the name exists, and a task may not adopt it.
    #[error(transparent)]
    Exists(Box<ExistsError>),
    /// A task ended after it had created a resource, or may have.
    #[error(transparent)]
    Incomplete(Box<IncompleteError>),
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

/// The name of an operation in messages; a request that belongs to none has no name.
pub(crate) fn operation(route: Option<&'static Route>) -> &'static str {
    route.map_or("the request", |route| route.name)
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

/// A failed delivery: how far the request got, and the message of the host.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{delivery}: {message}")]
#[non_exhaustive]
pub struct TransportError {
    /// The part of its way that the request made.
    pub delivery: Delivery,
    /// The message of the host's HTTP client.
    pub message: String,
}

impl TransportError {
    /// The request did not leave the host: the name could not be resolved, or the connection was refused. Sending it again is
    /// safe.
    pub fn not_sent(message: impl Into<String>) -> Self {
        Self { delivery: Delivery::NotSent, message: message.into() }
    }

    /// The request may have arrived: the connection broke, or the response took too long. Use this one when in doubt.
    pub fn maybe_sent(message: impl Into<String>) -> Self {
        Self { delivery: Delivery::MaybeSent, message: message.into() }
    }
}

/// A `POST` whose response was lost. It may have been carried out, and sending it twice may do it twice. Look (by name, or at
/// the actions of the resource) before sending it again.
#[derive(Debug, Clone, thiserror::Error)]
#[error(
    "{}: it is unknown whether this request was carried out; look before sending it again ({cause})",
    operation(*route)
)]
#[non_exhaustive]
pub struct AmbiguousError {
    /// The operation.
    pub route: Option<&'static Route>,
    /// The outcome of the last attempt.
    pub cause: Error,
}

/// A deadline that passed before the flow was done.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}: the deadline has passed{}", operation(*route), Cause(cause.as_ref()))]
#[non_exhaustive]
pub struct DeadlineError {
    /// The operation.
    pub route: Option<&'static Route>,
    /// The outcome of the last attempt, when a retry would have come after the deadline.
    pub cause: Option<Error>,
}

struct Cause<'a>(Option<&'a Error>);

impl fmt::Display for Cause<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |cause| write!(f, " ({cause})"))
    }
}

/// Actions of which at least one did not succeed, with the outcome of each.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", ActionsText(self))]
#[non_exhaustive]
pub struct ActionsError {
    /// The outcome of each action, in the order in which they were given.
    pub outcomes: Vec<ActionOutcome>,
    /// The error that ended the wait early, if any.
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
        cause.as_ref().map_or(Ok(()), |cause| write!(f, "{separator}the wait ended early: {cause}"))
    }
}
