//! Waiting for the actions of a task, and reading its resource.

use alloc::vec::Vec;

use serde_json::{Value, json};

use super::stage::Stage;
use super::state::{Followed, FollowedStatus};
use super::{Remains, Task, TaskMachine, answer};
use crate::api::actions::{Action, ActionOutcome};
use crate::error::{ActionsError, Error, TransportError};
use crate::flow::Ticket;
use crate::flow::exchange::{Machine, Pause, Received};
use crate::flow::wait::{durable_interval, list_route};
use crate::primitives::UnixMillis;
use crate::response::Response;
use crate::retry::OutcomeSummary;

impl Task {
    /// Waits for actions; if none runs, goes on.
    pub(super) fn follow(&mut self, actions: Vec<Followed>, wait: Stage, next: Stage, now: UnixMillis) {
        self.progress.actions = actions;
        if self.progress.actions.iter().any(Followed::is_running) {
            self.go(wait);
        } else if self.progress.actions.iter().all(Followed::is_success) {
            self.go(next);
        } else {
            let error = self.actions_error();
            self.fail(error, now);
        }
    }

    /// Treats the actions of a resource that was found: those that run, and of its own resource those that failed.
    pub(super) fn found_actions(&mut self, actions: Vec<Followed>, now: UnixMillis) {
        let is_ours = self.progress.target.as_ref().is_some_and(|target| target.created);
        let matters =
            |action: &Followed| action.is_running() || (is_ours && action.status == FollowedStatus::Error);
        self.follow(actions.into_iter().filter(matters).collect(), Stage::Wait, Stage::Read, now);
    }

    /// Decides what follows when no action runs any more.
    pub(super) fn waited(&mut self, now: UnixMillis) {
        match self.progress.stage {
            Stage::BusyWait => {
                self.progress.actions.clear();
                self.send_again_after(1, Pause::NONE);
            }
            Stage::UndoWait => {
                self.progress.actions.clear();
                self.go(Stage::UndoDelete);
            }
            Stage::UndoDeleteWait => self.deleted(now),
            _ if !self.progress.actions.iter().all(Followed::is_success) => {
                let error = self.actions_error();
                self.fail(error, now);
            }
            _ if self.progress.target.is_none() => {
                let actions = self.progress.actions.iter().map(Followed::summary).collect();
                self.end(Ok(Value::Array(actions)));
            }
            _ => self.go(Stage::Read),
        }
    }

    pub(super) fn actions_error(&self) -> Error {
        let outcomes: Vec<ActionOutcome> = self.progress.actions.iter().map(Followed::outcome).collect();
        Error::Actions(ActionsError { outcomes, cause: None }.into())
    }

    /// Ends in the resource that was read. The action that creates a snapshot belongs to its server, so that of one that was
    /// found is not known, but its status is.
    pub(super) fn finish(&mut self, body: Value, now: UnixMillis) {
        let resource = self.plan.kind().and_then(|kind| answer::resource(kind, &body));
        if resource.is_some_and(|resource| resource.get("status") == Some(&json!("creating"))) {
            let polls = self.progress.polls;
            self.go(Stage::Read);
            self.progress.polls = polls.saturating_add(1);
            self.progress.pause = Pause::new(now, durable_interval(polls));
            return;
        }
        let created = self.progress.target.as_ref().is_some_and(|target| target.created);
        self.end(Ok(json!({"created": created, "resource": resource})));
    }

    /// Takes the outcome of a poll.
    pub(super) fn receive_poll(
        &mut self,
        ticket: Ticket,
        outcome: Result<Response, TransportError>,
        now: UnixMillis,
    ) {
        let Some(TaskMachine::Wait(machine)) = &mut self.machine else { return };
        let Some(api) = machine.api_of(ticket) else { return };
        let received = Received::<Vec<Action>>::read(list_route(api), outcome);
        let listed = received.reply.as_deref().unwrap_or_default();
        let statuses: Vec<(u64, bool)> =
            listed.iter().map(|action| (action.id.get(), action.has_ended())).collect();
        let summary = OutcomeSummary { actions: &statuses, ..received.summary(&machine.context, now) };
        let Some(verdict) = machine.receive(ticket, &summary, now) else { return };
        let missing = machine.missing().to_vec();
        match received.into_result(verdict) {
            Some(Ok(listed)) => {
                for action in &mut self.progress.actions {
                    action.update(api, &listed, &missing);
                    action.remove_token(&self.settings);
                }
            }
            Some(Err(end)) => {
                let error = end.read::<Vec<Action>>(list_route(api), &self.settings);
                match (self.progress.stage.is_undo(), error) {
                    (_, Ok(_)) => {}
                    (true, Err(error)) => self.end_incomplete(Remains::Left, Some(&error)),
                    (false, Err(error)) => self.fail(error, now),
                }
            }
            None => {}
        }
    }
}
