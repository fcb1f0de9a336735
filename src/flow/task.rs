//! Tasks: conversations that any process can continue. A task is an operation and what belongs to it: the search for what it
//! may have created, waiting for its actions, reading the result, and the rollback.
//!
//! A task works on JSON, so that one core serves both languages, and a state saved in one is continued in the other.

use alloc::borrow::ToOwned;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::time::Duration;

use serde_json::{Map, Value, json};

use super::call::CallMachine;
use super::exchange::{Deadline, Exchange, Machine, Pause, Stopped};
use super::state::{FlowState, remove_secrets};
use super::wait::{TrackedAction, WaitMachine, durable_interval};
use super::{Flow, Step, Ticket};
use crate::error::{Error, ErrorSummary, IncompleteError, NamedResource, TransportError};
use crate::operation::Operation;
use crate::primitives::{InputError, UnixMillis, millis};
use crate::response::Response;
use crate::retry::Verdict;
use crate::settings::Settings;

mod answer;
mod compare;
mod ensure;
mod plan;
mod request;
mod resource;
mod stage;
mod state;
mod undo;
mod waits;

pub(crate) use plan::Options;
pub use plan::{IfExists, MARKER_LABEL};

use answer::Body;
use plan::Plan;
use stage::Stage;
use state::{Followed, Progress};

/// The time that a rollback has by default.
const ROLLBACK: Duration = Duration::from_secs(120);

/// A conversation that any process can continue: made by [`Hetzner::start`](crate::Hetzner::start), and continued from its
/// state by [`Hetzner::resume`](crate::Hetzner::resume).
///
/// Without options it is one operation, with the retries of a [`Call`](super::Call), or a whole list. It ends in the reply as
/// JSON; with [`ensure`](Self::ensure) or [`wait_for_actions`](Self::wait_for_actions) in
/// `{"created": …, "resource": …}`. Besides the errors of a [`Call`](super::Call) it may end in
/// - [`Error::Input`] when a secret is missing that is to be sent now; the task is unchanged then,
/// - [`Error::Actions`] when an action failed,
/// - [`Error::Exists`] when a resource of the name exists, and may not be adopted,
/// - [`Error::Incomplete`] when it created a resource, or may have, and could not be finished.
///
/// With a deadline it retries until then, otherwise as often as the client's policy says.
#[must_use = "a flow does nothing until a host drives it"]
#[derive(Debug, Clone)]
pub struct Task {
    settings: Arc<Settings>,
    plan: Plan,
    /// The secret parameters by their paths. They are in no state.
    secrets: Map<String, Value>,
    progress: Progress,
    machine: Option<TaskMachine>,
    /// Set when the next write was announced by an earlier turn, and may be sent.
    is_announced: bool,
    /// Set when this process has looked for a resource that no unique name guards.
    has_looked: bool,
    /// Set when the operation had been sent before the last attempt, perhaps by a process whose later states were lost.
    was_sent: bool,
    /// The refusal after which the task looks for what an earlier attempt may have created.
    refusal: Option<Error>,
    end: Option<Result<Value, Error>>,
}

/// What an incomplete task leaves.
enum Remains {
    /// It created nothing.
    Nothing,
    /// What it created was deleted.
    Deleted,
    /// What it created is left, or may be.
    Left,
}

/// The machine of a stage.
#[derive(Debug, Clone)]
enum TaskMachine {
    Call(CallMachine),
    Wait(WaitMachine),
}

impl TaskMachine {
    fn step(&mut self, now: UnixMillis) -> Result<Step<()>, Stopped> {
        match self {
            Self::Call(machine) => machine.flow_step(now),
            Self::Wait(machine) => machine.flow_step(now),
        }
    }
}

impl Task {
    pub(crate) fn new<O: Operation>(settings: &Arc<Settings>, operation: &O) -> Result<Self, InputError> {
        let params = match serde_json::to_value(operation) {
            Ok(Value::Object(params)) => params,
            _ => {
                return Err(InputError::new(
                    O::ROUTE.name,
                    "",
                    "is not a struct whose fields are its parameters",
                ));
            }
        };
        Self::untyped(settings, O::ROUTE.name, params, Options::default())
    }

    /// A task of an operation by its name.
    pub(crate) fn untyped(
        settings: &Arc<Settings>,
        operation: &str,
        params: Map<String, Value>,
        options: Options,
    ) -> Result<Self, InputError> {
        let (plan, secrets) = Plan::new(operation, params, options)?;
        let stage = if plan.route.is_paginated() { Stage::List } else { Stage::Send };
        Ok(Self::at(settings, plan, secrets, Progress::at(stage)))
    }

    /// A task that waits for actions.
    pub(crate) fn waiting(
        settings: &Arc<Settings>,
        actions: impl Iterator<Item = TrackedAction>,
    ) -> Result<Self, InputError> {
        let params = Map::from_iter([("id".to_owned(), json!([]))]);
        let (plan, secrets) = Plan::new("actions.list", params, Options::default())?;
        let mut progress = Progress::at(Stage::Wait);
        progress.actions = actions.map(Followed::from).collect();
        if progress.actions.is_empty() {
            return Err(InputError::new("", "actions", "are missing: there is nothing to wait for"));
        }
        Ok(Self::at(settings, plan, secrets, progress))
    }

    /// Continues where another process stopped.
    pub(crate) fn resume(
        settings: &Arc<Settings>,
        state: FlowState,
        secrets: Map<String, Value>,
    ) -> Result<Self, InputError> {
        let (plan, mut progress) = state::load(state, |api| settings.base_url(api).into())?;
        plan.check_secrets(&secrets)?;
        let is_announced = core::mem::take(&mut progress.announced);
        let mut task = Self::at(settings, plan, secrets, progress);
        if is_announced {
            task.take_up_announced();
        }
        Ok(task)
    }

    fn at(settings: &Arc<Settings>, plan: Plan, secrets: Map<String, Value>, progress: Progress) -> Self {
        Self {
            settings: settings.clone(),
            plan,
            secrets,
            progress,
            machine: None,
            is_announced: false,
            has_looked: false,
            was_sent: false,
            refusal: None,
            end: None,
        }
    }

    /// Sets the deadline: this long after the first step. There is none by default.
    pub fn within(mut self, duration: Duration) -> Self {
        self.progress.deadline = Deadline::within(duration);
        self
    }

    /// Makes the create safe to repeat: when its answer is lost, or the name is taken, the task looks for the resource, and goes
    /// on with it if it carries the marker. `if_exists` is the treatment of any other resource of the name.
    ///
    /// The marker names this conversation, and is the value of the label [`MARKER_LABEL`]: the id of a job, say. It must differ
    /// from that of any other conversation.
    pub fn ensure(mut self, if_exists: IfExists, marker: impl Into<String>) -> Self {
        (self.plan.options.if_exists, self.plan.options.marker) = (Some(if_exists), Some(marker.into()));
        self
    }

    /// Waits for the actions of the reply, and then reads the resource.
    pub fn wait_for_actions(mut self) -> Self {
        self.plan.options.wait = true;
        self
    }

    /// Deletes what this task created when it cannot be finished, within this time: 120 s by default (`None`). Needs
    /// [`ensure`](Self::ensure).
    pub fn rollback(mut self, within: impl Into<Option<Duration>>) -> Self {
        self.plan.options.rollback = Some(millis(within.into().unwrap_or(ROLLBACK)));
        self
    }

    /// When the resource is locked, waits for its running actions and then sends the request again.
    pub fn wait_if_locked(mut self) -> Self {
        self.plan.options.busy = true;
        self
    }

    /// Repeats the request until a field of the reply has this value. A dot leads into an object.
    pub fn until(mut self, field: &str, value: impl Into<Value>) -> Self {
        self.plan.options.until.insert(field.into(), value.into());
        self
    }

    /// The state at this moment: see [`FlowState`]. It holds the parameters without the secret ones. `None` at the end: there is
    /// nothing to continue.
    pub fn state(&self) -> Option<FlowState> {
        if self.end.is_some() {
            return None;
        }
        let mut progress = self.progress.clone();
        match &self.machine {
            Some(TaskMachine::Call(machine)) => progress.exchange = machine.exchange.clone(),
            Some(TaskMachine::Wait(machine)) => {
                let [polls, next_poll, _] = machine.checkpoint();
                progress.polls = u32::try_from(polls).unwrap_or(u32::MAX);
                progress.pause = Pause::until_at(UnixMillis::new(next_poll), durable_interval(u32::MAX));
            }
            None => {}
        }
        Some(state::save(&self.plan, progress, self.settings.base_url(self.plan.route.api)))
    }

    /// Returns whether the task has just looked for what it creates now: only in the same turn is that of use.
    pub(super) fn has_just_looked(&self) -> bool {
        self.has_looked && self.progress.stage == Stage::Send && self.machine.is_none()
    }

    /// The state that announces the request of the last step, which is not sent in this turn.
    pub(super) fn announcement(&mut self) -> Option<FlowState> {
        self.progress.announced = true;
        let state = self.state();
        self.progress.announced = false;
        state
    }

    /// Returns whether the request of the last step was announced by an earlier turn.
    pub(super) fn takes_up_announcement(&mut self) -> bool {
        core::mem::take(&mut self.is_announced)
    }

    /// Lets the next step send what was announced. The turn that does so may be repeated, so it may have been sent before.
    fn take_up_announced(&mut self) {
        self.progress.exchange.take_back();
        self.is_announced = true;
    }

    /// Treats an announced request as one that was sent: the turn that sends it is known to be repeated.
    pub(crate) fn suppose_sent(&mut self) {
        if core::mem::take(&mut self.is_announced) {
            self.progress.exchange.suppose_sent();
        }
    }

    /// Starts another stage.
    fn go(&mut self, stage: Stage) {
        let Progress { exchange, pause, polls, .. } = &mut self.progress;
        (*exchange, *pause, *polls) = (Exchange::new(), Pause::NONE, 0);
        self.progress.stage = stage;
        self.machine = None;
    }

    /// Ends the task, or starts the rollback.
    fn fail(&mut self, error: Error, now: UnixMillis) {
        let error = self.settings.without_token(error);
        let is_created = self.progress.target.as_ref().is_some_and(|target| target.created);
        let ensures = self.plan.options.if_exists.is_some();
        let may_exist = is_created || (ensures && self.progress.maybe_created);
        if !may_exist {
            return self.end(Err(error));
        }
        self.progress.cause = Some(ErrorSummary::of(&error));
        match self.plan.options.rollback {
            Some(limit) => {
                self.progress.deadline = Deadline::At(now.after(limit));
                self.progress.actions.clear();
                self.go(Stage::UndoLook);
            }
            None => self.end_incomplete(Remains::Left, None),
        }
    }

    /// Ends a task that created a resource, or may have.
    fn end_incomplete(&mut self, remains: Remains, rollback: Option<&Error>) {
        let Some(cause) = self.progress.cause.clone() else { return };
        let resource = || alloc::vec![self.created()];
        let (created, deleted, left) = match remains {
            Remains::Nothing => Default::default(),
            Remains::Deleted => (resource(), resource(), Vec::new()),
            Remains::Left => (resource(), Vec::new(), resource()),
        };
        let rollback = rollback.map(|error| ErrorSummary::of(&self.settings.without_token(error.clone())));
        self.end(Err(Error::Incomplete(IncompleteError { cause, created, deleted, left, rollback }.into())));
    }

    /// The actions in a reply, without the token in their texts: they are part of the state.
    fn actions_in(&self, body: &Value) -> Vec<Followed> {
        let mut actions = answer::actions(body);
        actions.iter_mut().for_each(|action| action.remove_token(&self.settings));
        actions
    }

    fn end(&mut self, end: Result<Value, Error>) {
        self.machine = None;
        self.end = Some(end.map_err(|error| self.settings.without_token(error)));
    }

    fn created(&self) -> NamedResource {
        let kind = self.plan.kind().map_or("", |kind| kind.name);
        let id = self.progress.target.as_ref().map_or("", |target| &*target.id);
        NamedResource::new(kind, id, &self.name())
    }

    /// Treats the final outcome of the request of this stage.
    fn replied(&mut self, result: Result<Value, Error>, attempts: u32, now: UnixMillis) {
        match self.progress.stage {
            Stage::Send => self.sent(result, attempts, now),
            Stage::List => self.listed(result, now),
            stage if stage.is_look() => self.looked(result, now),
            Stage::BusyList => match result {
                Ok(body) => self.busy(self.actions_in(&body), now),
                Err(error) => self.fail(error, now),
            },
            Stage::Actions => match result {
                Ok(body) => self.found_actions(self.actions_in(&body), now),
                Err(error) => self.fail(error, now),
            },
            Stage::Read => match result {
                Ok(body) => self.finish(body, now),
                Err(error) => self.fail(error, now),
            },
            _ => self.undone(result, now),
        }
    }

    /// Treats one page of a list.
    fn listed(&mut self, result: Result<Value, Error>, now: UnixMillis) {
        let body = match result {
            Ok(body) => body,
            Err(error) => return self.fail(error, now),
        };
        let per_page = self.plan.params.get("per_page").and_then(Value::as_u64).unwrap_or(50);
        let (items, has_next) = answer::page(self.plan.route, &body, per_page);
        for mut item in items {
            // One that moved to a later page meanwhile.
            let id = item.get("id").filter(|id| !id.is_null());
            if id.is_none() || !self.progress.items.iter().any(|known| known.get("id") == id) {
                remove_secrets(&mut item);
                self.progress.items.push(item);
            }
        }
        if has_next {
            let page = self.progress.page.saturating_add(1);
            self.go(Stage::List);
            self.progress.page = page;
        } else {
            let items = core::mem::take(&mut self.progress.items);
            self.end(Ok(Value::Array(items)));
        }
    }

    /// Decides what follows when the machine of this stage has stopped.
    fn stopped(&mut self, reason: Stopped, now: UnixMillis) {
        let Progress { stage, exchange, .. } = &self.progress;
        let (stage, mut attempts) = (*stage, exchange.attempts);
        if let Some(TaskMachine::Call(machine)) = &self.machine {
            attempts = machine.exchange.attempts;
        }
        let error = reason.into_error(self.route());
        if stage.is_undo() {
            return self.end_incomplete(Remains::Left, Some(&error));
        }
        let is_unknown = stage == Stage::Send && reason != Stopped::Expired;
        let ensures = self.plan.options.if_exists.is_some();
        if is_unknown && reason == Stopped::Lost && ensures {
            return self.look(Stage::LookLost, attempts);
        }
        self.fail(error, now);
    }
}

impl Flow for Task {
    type Output = Value;

    fn step(&mut self, now: UnixMillis) -> Result<Step<Value>, Error> {
        self.progress.deadline.start(now);
        loop {
            if let Some(end) = &self.end {
                return end.clone().map(Step::Done);
            }
            if self.machine.is_none() && !self.progress.stage.is_wait() {
                let deadline = self.progress.deadline;
                if let Some(until) = self.progress.pause.end(now).filter(|_| !deadline.has_passed(now)) {
                    return Ok(Step::Wait(Some(deadline.or_earlier(until))));
                }
            }
            let machine = match &mut self.machine {
                Some(machine) => machine,
                None => self.start_machine()?,
            };
            match machine.step(now) {
                Ok(Step::Send(ticket, request)) => {
                    self.progress.last_ticket = ticket.number();
                    if self.progress.stage == Stage::Send {
                        self.was_sent = core::mem::replace(&mut self.progress.maybe_created, true);
                    }
                    return Ok(Step::Send(ticket, request));
                }
                Ok(Step::Wait(until)) => return Ok(Step::Wait(until)),
                Ok(Step::Done(())) => self.waited(now),
                Err(stopped) => self.stopped(stopped, now),
            }
        }
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
        match &self.machine {
            Some(TaskMachine::Call(machine)) if machine.has_ticket(ticket) => {}
            Some(TaskMachine::Wait(_)) => return self.receive_poll(ticket, outcome, now),
            _ => return,
        }
        let route = match self.progress.stage {
            Stage::Send | Stage::List => self.plan.route,
            _ => self.route(),
        };
        let Some(TaskMachine::Call(machine)) = &mut self.machine else { return };
        let received = answer::read(route, outcome);
        let summary = received.summary(&machine.context, now);
        let verdict = machine.receive(ticket, &summary, now);
        let attempts = machine.exchange.attempts;
        let Some(verdict) = verdict else { return };
        // A body of another shape is read once more as the end of the request, which does not look at the shape.
        let misshapen = received.reply.as_ref().err().cloned();
        let result = match received.into_result(verdict) {
            Some(Ok(Body(body))) => Ok(body),
            Some(Err(end)) => match (end.read::<Body>(route, &self.settings), misshapen) {
                (Ok(_), Some(error)) if verdict != Verdict::AlreadyDone => Err(error),
                (result, _) => result.map(|Body(body)| body),
            },
            None => return,
        };
        self.machine = None;
        self.replied(result, attempts, now);
    }
}
