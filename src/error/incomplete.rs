//! The errors of tasks: a resource that exists already, and a task that could not be finished.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use super::{Error, ErrorCode, ErrorKind};
use crate::operation::Route;

/// A resource that exists under the name of one that was to be created, and was not created by this task.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", ExistsText(self))]
#[non_exhaustive]
pub struct ExistsError {
    /// The operation.
    pub route: &'static Route,
    /// The resource; `None` when the name is taken and no resource has it.
    pub existing: Option<NamedResource>,
    /// The parameters that it shows with another value; empty when it may not be adopted whatever it shows.
    pub differences: Vec<String>,
}

struct ExistsText<'a>(&'a ExistsError);

impl fmt::Display for ExistsText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ExistsError { route, existing, differences } = self.0;
        write!(f, "{}: ", route.name)?;
        match existing {
            Some(existing) => write!(f, "{existing} exists, and was not created by this task")?,
            None => f.write_str("the name is taken, and no resource has it")?,
        }
        match differences.is_empty() {
            true => Ok(()),
            false => write!(f, "; it differs in {}", differences.join(", ")),
        }
    }
}

/// A resource by its kind, id and name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct NamedResource {
    /// The resource as in the name of an operation, as in `servers`.
    pub resource: String,
    /// The id; empty when it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub id: String,
    /// The name; empty for a resource without one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
}

impl NamedResource {
    pub(crate) fn new(resource: &str, id: &str, name: &str) -> Self {
        Self { resource: resource.into(), id: id.into(), name: name.into() }
    }
}

impl fmt::Display for NamedResource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.resource)?;
        if !self.id.is_empty() {
            write!(f, " {}", self.id)?;
        }
        if self.name.is_empty() { Ok(()) } else { write!(f, " `{}`", self.name) }
    }
}

/// A task that ended after it had created a resource, or may have: what was created, and what a rollback made of it.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{}", IncompleteText(self))]
#[non_exhaustive]
pub struct IncompleteError {
    /// The error that ended the task.
    pub cause: ErrorSummary,
    /// The resources that the task created, or may have created; empty when the rollback found none.
    pub created: Vec<NamedResource>,
    /// Those of them that a rollback deleted.
    pub deleted: Vec<NamedResource>,
    /// Those of them that are left, or may be.
    pub left: Vec<NamedResource>,
    /// The error that ended the rollback early.
    pub rollback: Option<ErrorSummary>,
}

struct IncompleteText<'a>(&'a IncompleteError);

impl fmt::Display for IncompleteText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let IncompleteError { cause, created, deleted, left, rollback } = self.0;
        write!(f, "{cause}")?;
        for (word, resources) in [("created", created), ("deleted", deleted), ("left", left)] {
            let mut separator = "";
            for resource in resources {
                match separator {
                    "" => write!(f, "; {word}: {resource}")?,
                    _ => write!(f, ", {resource}")?,
                }
                separator = ", ";
            }
        }
        rollback.as_ref().map_or(Ok(()), |error| write!(f, "; the rollback ended early: {error}"))
    }
}

/// An error as a task saves it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct ErrorSummary {
    /// The kind.
    pub kind: ErrorKind,
    /// The HTTP status; `None` without a response.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<u16>,
    /// The error code of the API.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<ErrorCode>,
    /// The message.
    pub message: String,
}

impl ErrorSummary {
    pub(crate) fn of(error: &Error) -> Self {
        Self {
            kind: error.kind(),
            status: error.status(),
            code: error.code().cloned(),
            message: error.to_string(),
        }
    }
}

impl fmt::Display for ErrorSummary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}
