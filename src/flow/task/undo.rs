//! The rollback of a task: what it created, and only what carries its marker, is deleted.

use alloc::vec::Vec;

use serde_json::Value;

use super::answer;
use super::resource::{Kind, id_of};
use super::stage::Stage;
use super::state::{Followed, Target};
use super::{Remains, Task};
use crate::error::Error;
use crate::flow::exchange::Pause;
use crate::flow::wait::durable_interval;
use crate::primitives::UnixMillis;

impl Task {
    /// Treats the outcome of a request of the rollback.
    pub(super) fn undone(&mut self, result: Result<Value, Error>, now: UnixMillis) {
        match (self.progress.stage, result) {
            (Stage::UndoLook, result) => self.looked_to_undo(result),
            (_, Err(error)) if is_gone(&error) => self.end_incomplete(Remains::Deleted, None),
            (Stage::UndoList, Ok(body)) => self.found_running(self.actions_in(&body)),
            // A resource that is locked has an action that runs.
            (Stage::UndoDelete, Err(error)) if matches!(error, Error::Api(_)) && error.is_locked() => {
                self.look_again(now)
            }
            (Stage::UndoDelete, Ok(body)) => {
                self.progress.actions = self.actions_in(&body);
                match self.progress.actions.iter().any(Followed::is_running) {
                    true => self.go(Stage::UndoDeleteWait),
                    false => self.deleted(now),
                }
            }
            (_, Err(error)) => self.end_incomplete(Remains::Left, Some(&error)),
            (_, Ok(_)) => {}
        }
    }

    fn looked_to_undo(&mut self, result: Result<Value, Error>) {
        let Some(kind) = self.plan.kind() else { return };
        let is_known = self.progress.target.is_some();
        let found = match result {
            Ok(body) if is_known => answer::resource(kind, &body).cloned(),
            Ok(body) => answer::found(&self.plan, kind, &self.name(), &body),
            Err(error) if is_gone(&error) && (is_known || kind.is_found_by_path()) => None,
            Err(error) => return self.end_incomplete(Remains::Left, Some(&error)),
        };
        let exists = found.is_some();
        let ours = found.filter(|resource| self.plan.is_ours(resource));
        let Some(id) = ours.as_ref().and_then(id_of) else {
            let remains = match (is_known, exists) {
                // Another resource has the name, or none.
                (false, _) => Remains::Nothing,
                (true, false) => Remains::Deleted,
                // The marker was removed: it is not to be touched.
                (true, true) => Remains::Left,
            };
            return self.end_incomplete(remains, None);
        };
        self.progress.target = Some(Target { id, created: true });
        self.go(if has_actions(kind) { Stage::UndoList } else { Stage::UndoDelete });
    }

    fn found_running(&mut self, actions: Vec<Followed>) {
        self.progress.actions = actions.into_iter().filter(Followed::is_running).collect();
        self.go(if self.progress.actions.is_empty() { Stage::UndoDelete } else { Stage::UndoWait });
    }

    /// Decides what follows when the action that deletes has ended. Only a 404 of the API shows that the resource is gone.
    pub(super) fn deleted(&mut self, now: UnixMillis) {
        if self.progress.actions.iter().any(|action| action.error.is_some()) {
            let error = self.actions_error();
            return self.end_incomplete(Remains::Left, Some(&error));
        }
        self.look_again(now);
    }

    fn look_again(&mut self, now: UnixMillis) {
        self.progress.actions.clear();
        self.go(Stage::UndoLook);
        self.progress.pause = Pause::new(now, durable_interval(0));
    }
}

fn has_actions(kind: Kind) -> bool {
    kind.operation("list_actions").is_some()
}

fn is_gone(error: &Error) -> bool {
    matches!(error, Error::Api(_)) && error.is_not_found()
}
