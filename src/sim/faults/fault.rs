//! The faults.

use alloc::string::String;
use alloc::vec::Vec;

use serde::Serialize;

use crate::operation::{Method, Route};

/// A fault that a request meets, or an action that it starts. In a script, `"fault"` has its name in `snake_case`, and
/// its parameters are fields of the rule. The [module](super) has a table of all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fault {
    /// The rate limit is used up. Nothing is done.
    RateLimited {
        /// The seconds to wait, in a header `Retry-After`.
        #[serde(skip_serializing_if = "Option::is_none")]
        retry_after: Option<u64>,
        /// The seconds until the limit is refilled, in the `RateLimit-*` headers, which are absent by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        reset_after: Option<u64>,
    },
    /// The API refuses. Nothing is done.
    ApiError {
        /// The HTTP status, from 400 to 599.
        status: u16,
        /// A code of [`ErrorCode`](crate::ErrorCode).
        code: String,
    },
    /// A gateway responds with an HTML page.
    Gateway {
        /// The HTTP status, from 500 to 599.
        status: u16,
        /// `true` if the request is carried out nevertheless.
        #[serde(skip_serializing_if = "is_false")]
        after_effect: bool,
    },
    /// The connection cannot be made, so the request does not leave.
    ConnectFailed,
    /// The request is lost after it left. Nothing is done.
    RequestLost,
    /// The request is carried out, and the response is lost.
    ResponseLost,
    /// The request is carried out, and the body of the response ends too early.
    TruncatedBody,
    /// The request is carried out, and the response has an empty body.
    EmptyBody,
    /// The request is carried out, and the response has an HTML page for a body.
    HtmlBody,
    /// The project has as many resources as it may, and creates are refused. `after` counts the creates that succeed
    /// before; a deletion does not make room.
    ResourceLimitExceeded,
    /// The response is delayed.
    Slow {
        /// The delay in milliseconds, at most a day.
        millis: u64,
    },
    /// A successful response has a further field, `unknown_field`, in each of its objects.
    UnknownFields,
    /// A successful response has `unknown_value` in fields with a set of values, such as `status`.
    UnknownValues {
        /// The fields, as in `status` or `server.status`; all by default.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        fields: Vec<String>,
    },
    /// A successful response lacks fields.
    RemovedFields {
        /// The fields, as in `labels` or `server.labels`.
        fields: Vec<String>,
    },
    /// An action ends with an error.
    ActionFailed {
        /// The command of the action, as in `start_server`; any by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        command: Option<String>,
        /// The code of the error: `action_failed`, or a code of [`ErrorCode`](crate::ErrorCode).
        #[serde(skip_serializing_if = "is_default_code")]
        code: String,
    },
    /// An action stays running, and its resources locked. Actions that follow it stay running too.
    ActionStalled {
        /// The command of the action; any by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        command: Option<String>,
    },
    /// An action has its effect, but the API does not know it once it was created: 404, and lists omit it.
    ActionLost {
        /// The command of the action; any by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        command: Option<String>,
    },
    /// A server type is not available: servers cannot be created with it or changed to it.
    ResourceUnavailable {
        /// The name of the server type.
        server_type: String,
        /// The name of the location; all by default.
        #[serde(skip_serializing_if = "Option::is_none")]
        location: Option<String>,
    },
}

/// The code of a failed action.
pub(in crate::sim) const DEFAULT_ACTION_CODE: &str = "action_failed";

fn is_false(flag: &bool) -> bool {
    !flag
}

fn is_default_code(code: &str) -> bool {
    code == DEFAULT_ACTION_CODE
}

/// Constructors with the usual parameters.
impl Fault {
    /// A [`RateLimited`](Self::RateLimited) without a hint how long to wait.
    pub fn rate_limited() -> Self {
        Self::RateLimited { retry_after: None, reset_after: None }
    }

    /// An [`ApiError`](Self::ApiError).
    pub fn api_error(status: u16, code: impl Into<String>) -> Self {
        Self::ApiError { status, code: code.into() }
    }

    /// A [`Gateway`](Self::Gateway) that does not pass the request on.
    pub fn gateway(status: u16) -> Self {
        Self::Gateway { status, after_effect: false }
    }

    /// An [`ActionFailed`](Self::ActionFailed) with the code `action_failed`.
    pub fn action_failed(command: impl Into<String>) -> Self {
        Self::ActionFailed { command: Some(command.into()), code: DEFAULT_ACTION_CODE.into() }
    }

    /// An [`ActionStalled`](Self::ActionStalled).
    pub fn action_stalled(command: impl Into<String>) -> Self {
        Self::ActionStalled { command: Some(command.into()) }
    }

    /// An [`ActionLost`](Self::ActionLost).
    pub fn action_lost(command: impl Into<String>) -> Self {
        Self::ActionLost { command: Some(command.into()) }
    }
}

/// The part of an exchange that a fault affects.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    /// The outcome of the request: one fault decides it.
    Outcome,
    /// The time until the response: delays add up.
    Delay,
    /// The fields of the response: all changes are made.
    Change,
    /// The actions of the request: one fault for each action.
    Action,
    /// The availability of a server type.
    Availability,
}

impl Fault {
    pub(super) fn stage(&self) -> Stage {
        match self {
            Self::RateLimited { .. }
            | Self::ApiError { .. }
            | Self::Gateway { .. }
            | Self::ConnectFailed
            | Self::RequestLost
            | Self::ResponseLost
            | Self::TruncatedBody
            | Self::EmptyBody
            | Self::HtmlBody
            | Self::ResourceLimitExceeded => Stage::Outcome,
            Self::Slow { .. } => Stage::Delay,
            Self::UnknownFields | Self::UnknownValues { .. } | Self::RemovedFields { .. } => Stage::Change,
            Self::ActionFailed { .. } | Self::ActionStalled { .. } | Self::ActionLost { .. } => Stage::Action,
            Self::ResourceUnavailable { .. } => Stage::Availability,
        }
    }

    /// Returns whether a request of an operation, or of none, can meet the fault.
    pub(super) fn is_possible_for(&self, route: Option<&Route>) -> bool {
        match (self.stage(), self) {
            (Stage::Availability, _) => {
                route.is_some_and(|route| matches!(route.name, "servers.create" | "servers.change_type"))
            }
            (Stage::Action, _) => route.is_some_and(|route| route.method != Method::Get),
            (_, Self::ResourceLimitExceeded) => route.is_some_and(creates),
            _ => true,
        }
    }

    /// The command of the actions that a fault affects, if it is limited to one.
    pub(super) fn command(&self) -> Option<&str> {
        match self {
            Self::ActionFailed { command, .. }
            | Self::ActionStalled { command }
            | Self::ActionLost { command } => command.as_deref(),
            _ => None,
        }
    }
}

/// Returns whether an operation creates a resource.
pub(super) fn creates(route: &Route) -> bool {
    route.method == Method::Post && route.name.contains(".create")
}
