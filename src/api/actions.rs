//! Actions: what Hetzner does on request and in its own time. Wait for them with
//! [`Hetzner::wait`](crate::Hetzner::wait), which asks for many at once.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use super::references::{ResourceRef, ResourceType};
use crate::macros::{model, operations, string_enum};
use crate::operation::Api;
use crate::primitives::{Id, Timestamp};

string_enum! {
    /// How far an action is.
    ActionStatus {
        /// It is at work.
        Running = "running",
        /// It ended well.
        Success = "success",
        /// It ended in an error, which the action holds.
        Error = "error",
    }

    /// What lists of actions can be sorted by.
    ActionSort {
        /// The id: the order in which they were asked for.
        Id = "id",
        /// The command.
        Command = "command",
        /// How far they are.
        Status = "status",
        /// When they began.
        Started = "started",
        /// When they ended.
        Finished = "finished",
    }
}

model! {
    /// Something that Hetzner does in its own time.
    Action: "action", "actions" {
        /// The id; Storage Boxes number their actions apart.
        id: Id<Action>,
        /// What is done, as in `create_server`.
        command: String,
        /// How far it is.
        status: ActionStatus,
        /// When it began.
        started: Timestamp,
        /// When it ended.
        finished?: Timestamp,
        /// How far it is, from 0 to 100 percent.
        progress: u32,
        /// What it is about.
        resources: Vec<ResourceRef>,
        /// Why it failed.
        error?: ActionError,
    }

    /// Why an action failed.
    ActionError {
        /// The reason in one word.
        code: String,
        /// The reason in a sentence.
        message: String,
    }
}

impl Action {
    /// Whether nothing more will happen. A status that this version does not know counts as still running.
    pub fn has_ended(&self) -> bool {
        matches!(self.status, ActionStatus::Success | ActionStatus::Error)
    }

    /// Which of the two APIs knows it.
    pub fn api(&self) -> Api {
        let of_storage = self.resources.iter().any(|resource| {
            matches!(
                resource.r#type,
                ResourceType::StorageBox
                    | ResourceType::StorageBoxSnapshot
                    | ResourceType::StorageBoxSubaccount
            )
        });
        if of_storage { Api::Storage } else { Api::Cloud }
    }
}

/// The outcome of an action that was waited for.
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

    /// The last known state of the action.
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
    /// Gets several actions by their ids; those that do not exist are left out.
    GET "/actions" => List {
        /// The ids, at most 25 so that all of them are answered.
        id: Vec<Id<Action>>,
    } -> Vec<Action>;

    /// Gets an action.
    GET "/actions/{id}" => Get {
        /// The action.
        id: Id<Action>,
    } -> Action;
}
