use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shape_error_shows_no_value() {
        let error = serde_json::from_str::<u64>("\"hunter\\\"2\"").expect_err("no number");
        let AnswerProblem::Shape(problem) = AnswerProblem::of(&error) else { panic!("{error}") };
        assert!(!problem.contains("hunter") && problem.contains("expected u64"), "{problem}");
    }
}
