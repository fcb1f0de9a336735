//! Actions: operations that Hetzner performs asynchronously. Wait for them with
//! [`Hetzner::wait`](crate::Hetzner::wait), which polls many actions with one request.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::references::{ResourceRef, ResourceType};
use crate::macros::{model, operations, string_enum};
use crate::operation::Api;
use crate::primitives::{Id, Timestamp};

string_enum! {
    /// The status of an action.
    ActionStatus {
        /// The action is running.
        Running = "running",
        /// The action succeeded.
        Success = "success",
        /// The action failed; its `error` gives the cause.
        Error = "error",
    }

    /// A sort key of actions.
    ActionSort {
        /// The id; actions are numbered in the order of the requests.
        Id = "id",
        /// The command.
        Command = "command",
        /// The status.
        Status = "status",
        /// The start time.
        Started = "started",
        /// The end time.
        Finished = "finished",
    }
}

model! {
    /// An action: an operation that Hetzner performs asynchronously.
    Action: "action", "actions" {
        /// The id. Actions of Storage Boxes are numbered separately.
        id: Id<Action>,
        /// The command, as in `create_server`.
        command: String,
        /// The status.
        status: ActionStatus,
        /// The start time.
        started: Timestamp,
        /// The end time.
        finished?: Timestamp,
        /// The progress, from 0 to 100 percent.
        progress: u32,
        /// The resources that the action concerns.
        resources: Vec<ResourceRef>,
        /// The error of a failed action.
        error?: ActionError,
    }

    /// The error of a failed action.
    ActionError {
        /// The error code.
        code: String,
        /// The error message.
        message: String,
    }
}

impl Action {
    /// Returns whether the action has ended. A status that this version does not know counts as still running.
    pub fn has_ended(&self) -> bool {
        matches!(self.status, ActionStatus::Success | ActionStatus::Error)
    }

    /// Returns the API that the action belongs to.
    pub fn api(&self) -> Api {
        let is_storage = self.resources.iter().any(|resource| {
            matches!(
                resource.r#type,
                ResourceType::StorageBox
                    | ResourceType::StorageBoxSnapshot
                    | ResourceType::StorageBoxSubaccount
            )
        });
        if is_storage { Api::Storage } else { Api::Cloud }
    }
}

/// The outcome of waiting for an action.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ActionOutcome {
    /// The action succeeded.
    Success(Action),
    /// The action ended in an error.
    Failed(Action),
    /// The API does not know the action (any more). Holds its last known state, if any.
    Missing(Id<Action>, Option<Action>),
    /// The wait ended before the action did. Holds its last known state, if any.
    Unfinished(Id<Action>, Option<Action>),
}

impl ActionOutcome {
    /// Returns whether the action succeeded.
    pub fn is_success(&self) -> bool {
        matches!(self, Self::Success(_))
    }

    /// Returns the last known state of the action, if any.
    pub fn action(&self) -> Option<&Action> {
        match self {
            Self::Success(action) | Self::Failed(action) => Some(action),
            Self::Missing(_, action) | Self::Unfinished(_, action) => action.as_ref(),
        }
    }
}

impl fmt::Display for ActionOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let command = |f: &mut fmt::Formatter<'_>, id: &Id<Action>, action: Option<&Action>| {
            write!(f, "action {id}")?;
            action.map_or(Ok(()), |action| write!(f, " ({})", action.command))
        };
        match self {
            Self::Success(action) => {
                command(f, &action.id, Some(action))?;
                f.write_str(" succeeded")
            }
            Self::Failed(action) => {
                command(f, &action.id, Some(action))?;
                match &action.error {
                    Some(error) => write!(f, " failed: {} ({})", error.message, error.code),
                    None => f.write_str(" failed without a reason"),
                }
            }
            Self::Missing(id, action) => {
                command(f, id, action.as_ref())?;
                f.write_str(" is not known to the API")
            }
            Self::Unfinished(id, action) => {
                command(f, id, action.as_ref())?;
                f.write_str(" has not ended")
            }
        }
    }
}

operations! { Cloud "actions"
    /// Lists actions by their ids. Ids that do not exist are left out of the reply.
    GET "/actions" => List {
        /// The ids; with at most 25, the reply holds all of them.
        id: Vec<Id<Action>>,
    } -> Vec<Action>;

    /// Gets an action.
    GET "/actions/{id}" => Get {
        /// The action.
        id: Id<Action>,
    } -> Action;
}
