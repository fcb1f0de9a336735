//! What can go wrong, by whose fault it was: ours to mend ([`InputError`]), Hetzner's answer ([`ApiError`],
//! [`ActionsError`], [`AnswerError`]), the way there ([`TransportError`]), or time ([`DeadlineError`]).

use alloc::boxed::Box;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::flow::wait::Outcome;
use crate::operation::Method;
use crate::response::Response;
use crate::words::LabelSelectorError;

mod code;

pub use code::ErrorCode;
#[cfg(feature = "typescript")]
pub(crate) use code::WORDS;

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

impl Error {
    /// The API's refusal, also when it was the last thing heard before a deadline.
    pub fn api(&self) -> Option<&ApiError> {
        match self {
            Self::Api(error) => Some(error),
            Self::Ambiguous(error) => error.cause.api(),
            Self::Deadline(error) => error.cause.as_ref()?.api(),
            Self::Actions(error) => error.cause.as_ref()?.api(),
            _ => None,
        }
    }

    /// The code of the API's refusal.
    pub fn code(&self) -> Option<&ErrorCode> {
        self.api().map(|error| &error.code)
    }

    /// Whether there is no such thing (any more).
    pub fn is_not_found(&self) -> bool {
        self.api().is_some_and(|error| error.code == ErrorCode::NotFound || error.status == 404)
    }

    /// Whether the project's requests of this hour are used up.
    pub fn is_rate_limited(&self) -> bool {
        self.api().is_some_and(|error| error.code == ErrorCode::RateLimitExceeded || error.status == 429)
    }

    /// Whether the token is missing, wrong or only reads.
    pub fn is_unauthorized(&self) -> bool {
        self.api().is_some_and(|error| {
            matches!(error.code, ErrorCode::Unauthorized | ErrorCode::TokenReadonly) || error.status == 401
        })
    }

    /// Whether another change was under way at the same time.
    pub fn is_conflict(&self) -> bool {
        self.code() == Some(&ErrorCode::Conflict)
    }

    /// Whether the resource is busy with an action.
    pub fn is_locked(&self) -> bool {
        self.code() == Some(&ErrorCode::Locked)
    }

    /// Whether the name (or what else has to be unique) is taken.
    pub fn is_taken(&self) -> bool {
        self.code() == Some(&ErrorCode::UniquenessError)
    }
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

/// The API's refusal.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{operation}: {message} ({code}, status {status}{})", Correlation(correlation_id.as_deref()))]
#[non_exhaustive]
pub struct ApiError {
    /// The operation, as in `servers.create`.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// The reason in one word.
    pub code: ErrorCode,
    /// The reason in the API's words, with what looks like a token taken out.
    pub message: String,
    /// More, whose shape depends on the code; `invalid_input` has `fields`.
    pub details: Option<serde_json::Value>,
    /// What Hetzner's support asks for; only where the host can see response headers.
    pub correlation_id: Option<String>,
}

impl ApiError {
    /// Reads the error that a response holds, if it holds one.
    pub(crate) fn read(operation: &'static str, response: &Response) -> Option<Self> {
        #[derive(Deserialize)]
        struct Envelope {
            error: Body,
        }

        #[derive(Deserialize)]
        struct Body {
            code: ErrorCode,
            #[serde(default)]
            message: Option<String>,
            #[serde(default)]
            details: Option<serde_json::Value>,
        }

        let text = core::str::from_utf8(&response.body).ok()?;
        let Envelope { error } = serde_json::from_str(text).ok()?;
        Some(Self {
            operation,
            status: response.status,
            code: error.code,
            message: scrub(&error.message.unwrap_or_default()),
            details: error.details,
            correlation_id: response.headers.get("x-correlation-id").map(Into::into),
        })
    }

    /// The names of the parameters that the API complains about, with its words.
    pub fn fields(&self) -> impl Iterator<Item = (&str, &str)> {
        let fields = self.details.as_ref().and_then(|details| details.get("fields")?.as_array());
        fields.into_iter().flatten().filter_map(|field| {
            let messages = field.get("messages").and_then(|messages| messages.get(0)?.as_str());
            Some((field.get("name")?.as_str()?, messages.unwrap_or_default()))
        })
    }
}

struct Correlation<'a>(Option<&'a str>);

impl fmt::Display for Correlation<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |id| write!(f, ", correlation id {id}"))
    }
}

/// Takes out what follows the word "token" in quotes: the API's rate limit message shows the start of the token.
pub(crate) fn scrub(message: &str) -> String {
    const WORD: &[u8] = b"token";
    let is_quote = |byte: &u8| matches!(byte, b'\'' | b'"' | b'`');
    let mut scrubbed = String::with_capacity(message.len());
    let mut rest = message;
    while let Some(found) =
        rest.as_bytes().windows(WORD.len()).position(|word| word.eq_ignore_ascii_case(WORD))
    {
        // The word is ASCII, so the text can be split around it.
        let Some((before, after)) = rest.split_at_checked(found + WORD.len()) else { break };
        scrubbed.push_str(before);
        rest = after;
        let spaces = rest.bytes().take_while(|byte| *byte == b' ').count();
        let Some(value) = rest.as_bytes().get(spaces..).filter(|text| text.first().is_some_and(is_quote))
        else {
            continue;
        };
        let end = value.iter().skip(1).position(is_quote).map_or(rest.len(), |end| spaces + end + 2);
        scrubbed.push_str(" '[secret]'");
        rest = rest.get(end..).unwrap_or_default();
    }
    scrubbed.push_str(rest);
    scrubbed
}

/// An answer that is not what the operation answers. Its `Debug` does not print the body, which may hold a password.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{operation}: the answer (status {status}, {} bytes) {problem}", body.len())]
#[non_exhaustive]
pub struct AnswerError {
    /// The operation, as in `servers.create`.
    pub operation: &'static str,
    /// The HTTP status.
    pub status: u16,
    /// What is wrong with the answer.
    pub problem: AnswerProblem,
    /// The body as it came.
    pub body: Vec<u8>,
}

impl fmt::Debug for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AnswerError({self})")
    }
}

/// What is wrong with an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnswerProblem {
    /// It is no JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It ends too early.
    CutShort,
    /// It is JSON of another shape.
    Shape(String),
    /// It is no UTF-8.
    NotText {
        /// How many bytes are.
        at: usize,
    },
    /// There is a status and no body.
    Empty,
    /// The status says that the API refused, and the body does not say why.
    NoError,
    /// The status is none that the API gives: a redirect, which is never followed, so that the token stays here.
    Status,
}

impl AnswerProblem {
    pub(crate) fn of(error: &serde_json::Error) -> Self {
        match error.classify() {
            serde_json::error::Category::Eof => Self::CutShort,
            serde_json::error::Category::Data => Self::Shape(without_values(&error.to_string())),
            _ => Self::NotJson { line: error.line(), column: error.column() },
        }
    }
}

/// The parser quotes the value that it did not expect; it may be a password.
fn without_values(message: &str) -> String {
    let mut parts = message.split('"');
    let mut text: String = parts.next().unwrap_or_default().into();
    let last = parts.next_back();
    if let Some(last) = last {
        text.push('…');
        text.push_str(last);
    }
    text
}

impl fmt::Display for AnswerProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotJson { line, column } => write!(f, "is no JSON (line {line}, column {column})"),
            Self::CutShort => f.write_str("ends too early"),
            Self::Shape(problem) => write!(f, "has another shape: {problem}"),
            Self::NotText { at } => write!(f, "is no UTF-8 after byte {at}"),
            Self::Empty => f.write_str("has no body"),
            Self::NoError => f.write_str("does not say why"),
            Self::Status => f.write_str("is no success and no error of the API; redirects are not followed"),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_shows_no_token() {
        for (message, scrubbed) in [
            (
                "Limit of '3600' requests per hour for token '6MWq3U8c…' reached.",
                "Limit of '3600' requests per hour for token '[secret]' reached.",
            ),
            ("unknown Token \"abc", "unknown Token '[secret]'"),
            ("the token is read-only", "the token is read-only"),
            ("", ""),
        ] {
            assert_eq!(scrub(message), scrubbed);
        }
    }

    #[test]
    fn a_shape_error_shows_no_value() {
        let error = serde_json::from_str::<u64>("\"hunter\\\"2\"").expect_err("no number");
        let AnswerProblem::Shape(problem) = AnswerProblem::of(&error) else { panic!("{error}") };
        assert!(!problem.contains("hunter") && problem.contains("expected u64"), "{problem}");
    }
}
