//! The stages of a task.

use serde::{Deserialize, Serialize};

/// What a task does now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Stage {
    /// Sends the operation.
    Send,
    /// Reads a list.
    List,
    /// Looks for the resource before it is created: no unique name guards it, and an older process may have created it.
    LookFirst,
    /// Looks for the resource because its name is taken.
    LookTaken,
    /// Looks for the resource because the answer to the operation was lost.
    LookLost,
    /// Looks for the resource because the operation was refused, and an earlier attempt may have been carried out.
    LookRefused,
    /// Looks for the actions that lock the resource.
    BusyList,
    /// Waits for the actions that lock the resource.
    BusyWait,
    /// Looks for the actions of a resource that was found.
    Actions,
    /// Waits for the actions of the operation.
    Wait,
    /// Reads the resource.
    Read,
    /// Rollback: looks for the resource.
    UndoLook,
    /// Rollback: looks for running actions of the resource.
    UndoList,
    /// Rollback: waits for running actions of the resource.
    UndoWait,
    /// Rollback: deletes the resource.
    UndoDelete,
    /// Rollback: waits for the action that deletes the resource.
    UndoDeleteWait,
}

impl Stage {
    /// Returns whether this is a stage of a rollback.
    pub(super) fn is_undo(self) -> bool {
        use Stage::*;
        matches!(self, UndoLook | UndoList | UndoWait | UndoDelete | UndoDeleteWait)
    }

    /// Returns whether the task waits for actions.
    pub(super) fn is_wait(self) -> bool {
        matches!(self, Self::BusyWait | Self::Wait | Self::UndoWait | Self::UndoDeleteWait)
    }

    /// Returns whether the task looks for the resource by its name or marker.
    pub(super) fn is_look(self) -> bool {
        matches!(self, Self::LookFirst | Self::LookTaken | Self::LookLost | Self::LookRefused)
    }

    /// Returns whether the id of the resource must be known.
    pub(super) fn needs_target(self) -> bool {
        use Stage::*;
        matches!(self, Actions | Read | UndoList | UndoWait | UndoDelete | UndoDeleteWait)
    }
}
