use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use super::operation;
use crate::operation::Route;

/// A response that cannot be read as the operation's reply. Its `Debug` does not print the body, which may hold a
/// password.
#[derive(Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}: the response (status {status}, {} bytes) {problem}", operation(*route), body.len())]
#[non_exhaustive]
pub struct AnswerError {
    /// The operation, if known.
    pub route: Option<&'static Route>,
    /// The HTTP status.
    pub status: u16,
    /// The problem with the response.
    pub problem: AnswerProblem,
    /// The body as it was received.
    pub body: Vec<u8>,
}

impl fmt::Debug for AnswerError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "AnswerError({self})")
    }
}

/// The problem with a response that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum AnswerProblem {
    /// The body is not JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The body ends too early.
    CutShort,
    /// The body is JSON, but not of the expected shape.
    Shape(String),
    /// The body is not UTF-8.
    NotText {
        /// The number of valid bytes before the first invalid one.
        at: usize,
    },
    /// The body is empty.
    Empty,
    /// The status is an error, and the body does not hold an error of the API.
    NoError,
    /// The status is neither a success nor an error: a redirect, which is never followed, so that the token is not sent
    /// to another host.
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

/// Removes the value that the parser quotes: it may be a password.
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
            Self::NotJson { line, column } => write!(f, "is not JSON (line {line}, column {column})"),
            Self::CutShort => f.write_str("ends too early"),
            Self::Shape(problem) => write!(f, "has another shape: {problem}"),
            Self::NotText { at } => write!(f, "is not UTF-8 after byte {at}"),
            Self::Empty => f.write_str("has no body"),
            Self::NoError => f.write_str("does not say why"),
            Self::Status => {
                f.write_str("is neither a success nor an error of the API; redirects are not followed")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_error_shows_no_value() {
        let error = serde_json::from_str::<u64>("\"hunter\\\"2\"").expect_err("not a number");
        let AnswerProblem::Shape(problem) = AnswerProblem::of(&error) else { panic!("{error}") };
        assert!(!problem.contains("hunter") && problem.contains("expected u64"), "{problem}");
    }
}
