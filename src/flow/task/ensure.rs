//! The create that is safe to repeat: what follows the answer to the operation, and the search for the resource.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Value, json};

use super::plan::{IfExists, Options};
use super::resource::{Kind, id_of};
use super::stage::Stage;
use super::state::{self, Followed, Target};
use super::{Task, answer, compare};
use crate::error::{Error, ExistsError, NamedResource};
use crate::flow::exchange::{Deadline, Exchange, Pause, Stopped};
use crate::flow::wait::durable_interval;
use crate::primitives::UnixMillis;
use crate::retry::{backoff, random};

/// The wait for a resource that is locked although none of its actions runs, in milliseconds.
const BUSY_WAIT: u64 = 5_000;

impl Task {
    /// Sends the operation again after a wait, as another attempt.
    pub(super) fn send_again(&mut self, attempts: u32, now: UnixMillis) {
        let seed = self.settings.seed ^ now.get() ^ u64::from(self.progress.last_ticket);
        let wait = backoff(&self.settings.retry, attempts, random(seed));
        self.send_again_after(attempts, Pause::new(now, wait));
    }

    /// Sends the operation after a pause. The attempts so far tell that this is not the first.
    pub(super) fn send_again_after(&mut self, attempts: u32, pause: Pause) {
        self.go(Stage::Send);
        self.progress.exchange = Exchange::after(attempts, pause);
    }

    /// Returns whether another attempt is allowed after this many.
    pub(super) fn may_retry(&self, attempts: u32) -> bool {
        self.progress.deadline != Deadline::Never || attempts <= self.settings.retry.retries
    }

    pub(super) fn sent(&mut self, result: Result<Value, Error>, attempts: u32, now: UnixMillis) {
        let ensures = self.plan.options.if_exists.is_some();
        let error = match result {
            Ok(body) => return self.accepted(body, attempts, now),
            Err(error) => error,
        };
        let is_refusal = matches!(error, Error::Api(_));
        let is_unknown = error.is_maybe_done();
        if !is_unknown {
            self.progress.maybe_created = self.was_sent;
        }
        if ensures && is_unknown {
            self.look(Stage::LookLost, attempts);
        } else if ensures && is_refusal && error.is_taken() {
            self.look(Stage::LookTaken, attempts);
        } else if self.plan.options.busy
            && is_refusal
            && error.is_locked()
            && state::busy_kind(&self.plan).is_some()
        {
            self.go(Stage::BusyList);
        } else if ensures && self.was_sent {
            self.refusal = Some(error);
            self.look(Stage::LookRefused, attempts);
        } else {
            self.fail(error, now);
        }
    }

    /// Looks for the resource, and remembers the attempts of the create.
    pub(super) fn look(&mut self, stage: Stage, attempts: u32) {
        self.go(stage);
        self.progress.polls = attempts;
    }

    /// Treats the reply to the operation.
    pub(super) fn accepted(&mut self, body: Value, attempts: u32, now: UnixMillis) {
        let Options { if_exists, wait, until, .. } = &self.plan.options;
        if !until.is_empty() && !answer::satisfies(&answer::value(self.plan.route, &body), until) {
            let polls = self.progress.polls;
            self.go(Stage::Send);
            self.progress.polls = polls.saturating_add(1);
            self.progress.pause = Pause::new(now, durable_interval(polls));
            return;
        }
        let wait = *wait;
        let Some(kind) = self.plan.kind().filter(|_| wait || if_exists.is_some()) else {
            return self.end(Ok(answer::value(self.plan.route, &body)));
        };
        let created = Kind::created_by(self.plan.route).is_some();
        let resource = answer::resource(kind, &body);
        let id = if created { resource.and_then(id_of) } else { kind.id_of_path(&self.plan.params) };
        let Some(id) = id else {
            // It was created, and the answer does not tell its id.
            self.progress.maybe_created = true;
            return match if_exists {
                Some(_) => self.look(Stage::LookLost, attempts),
                None => self.end(Ok(answer::value(self.plan.route, &body))),
            };
        };
        self.progress.target = Some(Target { id, created });
        if wait {
            self.follow(self.actions_in(&body), Stage::Wait, Stage::Read, now);
        } else {
            self.end(Ok(json!({"created": created, "resource": resource})));
        }
    }

    /// Treats the outcome of the search for the resource.
    pub(super) fn looked(&mut self, result: Result<Value, Error>, now: UnixMillis) {
        let (stage, attempts) = (self.progress.stage, self.progress.polls);
        let Some((kind, if_exists)) = self.plan.kind().zip(self.plan.options.if_exists) else { return };
        let found = match result {
            Ok(body) => answer::found(&self.plan, kind, &self.name(), &body),
            Err(error)
                if matches!(error, Error::Api(_)) && error.is_not_found() && kind.is_found_by_path() =>
            {
                None
            }
            Err(error) => return self.fail(error, now),
        };
        let Some(resource) = found else { return self.found_none(stage, attempts, now) };
        self.is_announced = false;
        let created = self.plan.is_ours(&resource);
        if !created {
            // Another resource has the name, so nothing was created.
            self.progress.maybe_created = false;
            let differences = match if_exists {
                IfExists::Adopt => Vec::new(),
                _ => compare::differences(&self.plan.params, &resource),
            };
            if if_exists == IfExists::Fail || !differences.is_empty() {
                let id = id_of(&resource).unwrap_or_default();
                let existing = Some(NamedResource::new(kind.name, &id, &self.name()));
                return self.end(Err(self.exists(existing, differences)));
            }
        }
        let Some(id) = id_of(&resource) else { return self.found_none(stage, attempts, now) };
        self.progress.target = Some(Target { id, created });
        match (self.plan.options.wait, kind.operation("list_actions")) {
            (false, _) => self.end(Ok(json!({"created": created, "resource": resource}))),
            (true, Some(_)) => self.go(Stage::Actions),
            (true, None) => self.go(Stage::Read),
        }
    }

    /// Decides what follows when there is no such resource.
    pub(super) fn found_none(&mut self, stage: Stage, attempts: u32, now: UnixMillis) {
        let is_guarded = self.plan.kind().is_some_and(Kind::has_unique_name);
        match stage {
            Stage::LookFirst => {
                self.go(Stage::Send);
                self.has_looked = true;
            }
            Stage::LookRefused => {
                match self.refusal.take() {
                    Some(error) => {
                        self.progress.maybe_created = false;
                        self.fail(error, now);
                    }
                    // Another process has it; the API refuses again.
                    None => self.go(Stage::Send),
                }
            }
            Stage::LookTaken if self.may_retry(attempts) => self.send_again(attempts, now),
            Stage::LookTaken => {
                let error = self.exists(None, Vec::new());
                self.fail(error, now);
            }
            _ if is_guarded && self.may_retry(attempts) => self.send_again(attempts, now),
            _ => self.fail(Stopped::Lost.into_error(self.plan.route), now),
        }
    }

    pub(super) fn exists(&self, existing: Option<NamedResource>, differences: Vec<String>) -> Error {
        Error::Exists(ExistsError { route: self.plan.route, existing, differences }.into())
    }

    /// Waits for the actions that lock the resource, or a while.
    pub(super) fn busy(&mut self, actions: Vec<Followed>, now: UnixMillis) {
        self.progress.actions = actions.into_iter().filter(Followed::is_running).collect();
        if !self.progress.actions.is_empty() {
            return self.go(Stage::BusyWait);
        }
        self.send_again_after(1, Pause::new(now, BUSY_WAIT));
    }
}
