//! Tasks: conversations that any process can continue. A task is an operation and what belongs to it: the search for what it
//! may have created, waiting for its actions, reading the result, and the rollback.
//!
//! A task works on JSON, so that one core serves both languages, and a state saved in one is continued in the other.

use alloc::borrow::ToOwned;
use alloc::format;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::time::Duration;

use serde_json::{Map, Value, json};

use super::call::CallMachine;
use super::exchange::{Deadline, Exchange, Machine, Pause, Received, Stopped};
use super::state::FlowState;
use super::wait::{ActionKey, TrackedAction, WaitMachine, durable_interval, list_route};
use super::{Flow, Step, Ticket};
use crate::api::actions::{Action, ActionOutcome};
use crate::error::{
    ActionsError, Error, ErrorSummary, ExistsError, IncompleteError, NamedResource, TransportError,
};
use crate::operation::{Operation, Route};
use crate::primitives::{InputError, UnixMillis, millis};
use crate::request::encode::encode;
use crate::response::Response;
use crate::retry::{OutcomeSummary, Verdict, backoff, random};
use crate::settings::Settings;

mod answer;
mod compare;
mod plan;
mod resource;
mod stage;
mod state;
mod undo;

pub(crate) use plan::Options;
pub use plan::{IfExists, MARKER_LABEL};

use answer::Body;
use plan::{Parameters, Plan};
use resource::{Kind, id_of};
use stage::Stage;
use state::{Followed, FollowedStatus, Progress, Target};

/// The wait for a resource that is locked although none of its actions runs, in milliseconds.
const BUSY_WAIT: u64 = 5_000;

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
    /// Whether the operation had been sent before the last attempt, perhaps by a process whose later states were lost.
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
    fn machine(&mut self) -> &mut dyn Machine {
        match self {
            Self::Call(machine) => machine,
            Self::Wait(machine) => machine,
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
    /// on with it if it carries the marker. A resource of somebody else is treated as told.
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

    /// Sends the operation again after a wait, as another attempt.
    fn send_again(&mut self, attempts: u32, now: UnixMillis) {
        let seed = self.settings.seed ^ now.get() ^ u64::from(self.progress.last_ticket);
        let wait = backoff(&self.settings.retry, attempts, random(seed));
        self.send_again_after(attempts, Pause::new(now, wait));
    }

    /// Sends the operation after a pause. The attempts so far tell that this is not the first.
    fn send_again_after(&mut self, attempts: u32, pause: Pause) {
        self.go(Stage::Send);
        self.progress.exchange = Exchange::after(attempts, pause);
    }

    /// Returns whether another attempt is allowed after this many.
    fn may_retry(&self, attempts: u32) -> bool {
        self.progress.deadline != Deadline::Never || attempts <= self.settings.retry.retries
    }

    /// The operation of this stage, and its parameters.
    fn request(&self) -> Result<(&'static Route, Map<String, Value>), InputError> {
        let Self { plan, progress, .. } = self;
        let missing =
            |what: &str| InputError::new(plan.route.name, "", format!("has no operation that {what}"));
        let target = || progress.target.as_ref().map(|target| &*target.id).unwrap_or_default();
        let kind = || plan.kind().ok_or_else(|| missing("gets its resource"));
        let of_target = |verb: &str| {
            let route = kind()?.operation(verb).ok_or_else(|| missing(verb))?;
            Ok((route, kind()?.address(route, target(), &plan.params)))
        };
        match progress.stage {
            Stage::Send => Ok((plan.route, plan.complete(&self.secrets)?)),
            Stage::List => {
                let mut params = plan.params.clone();
                let first = params.get("page").and_then(Value::as_u64).unwrap_or(1).max(1);
                params.insert("page".into(), first.saturating_add(progress.page).into());
                params.entry("per_page").or_insert(json!(50));
                Ok((plan.route, params))
            }
            Stage::UndoLook if progress.target.is_some() => of_target("get"),
            Stage::LookFirst | Stage::LookTaken | Stage::LookLost | Stage::LookRefused | Stage::UndoLook => {
                let kind = kind()?;
                if kind.is_found_by_path() {
                    return Ok((kind.get, kind.address(kind.get, &self.name(), &plan.params)));
                }
                let list = kind.operation("list").ok_or_else(|| missing("list"))?;
                let mut params = kind.address(list, "", &plan.params);
                // The path of a list has no id of its own: its parameters are those of the parents.
                params.extend(
                    list.path_parameters()
                        .filter_map(|name| Some((name.into(), plan.params.get(name)?.clone()))),
                );
                if kind.has_unique_name() {
                    params.insert("name".into(), self.name().into());
                } else {
                    let marker = plan.options.marker.as_deref().unwrap_or_default();
                    params.insert("label_selector".into(), format!("{MARKER_LABEL}=={marker}").into());
                }
                Ok((list, params))
            }
            Stage::BusyList => {
                let kind =
                    state::busy_kind(plan).ok_or_else(|| missing("lists the actions of its resource"))?;
                let route = kind.operation("list_actions").ok_or_else(|| missing("list_actions"))?;
                let id = kind.id_of_path(&plan.params).unwrap_or_default();
                Ok((route, running(kind.address(route, &id, &plan.params))))
            }
            Stage::Actions => {
                let (route, mut params) = of_target("list_actions")?;
                params.insert("sort".into(), json!(["id:desc"]));
                params.insert("per_page".into(), json!(50));
                Ok((route, params))
            }
            Stage::UndoList => of_target("list_actions").map(|(route, params)| (route, running(params))),
            Stage::Read => of_target("get"),
            Stage::UndoDelete => of_target("delete"),
            Stage::BusyWait | Stage::Wait | Stage::UndoWait | Stage::UndoDeleteWait => Err(missing("waits")),
        }
    }

    /// The machine of this stage.
    fn start_machine(&mut self) -> Result<&mut TaskMachine, InputError> {
        self.plan.check()?;
        if self.must_look_first() {
            self.go(Stage::LookFirst);
        }
        let mut machine = if self.progress.stage.is_wait() {
            let Progress { actions, polls, pause, .. } = &self.progress;
            let running = actions.iter().filter(|action| action.status == FollowedStatus::Running);
            let mut pending: Vec<ActionKey> = running.map(|action| (action.api, action.id)).collect();
            pending.sort_unstable();
            pending.dedup();
            let mut machine = WaitMachine::new(&self.settings, pending, false);
            machine.interval = durable_interval;
            machine.resume(*polls, pause.until().get(), 0);
            TaskMachine::Wait(machine)
        } else {
            let (route, params) = self.request()?;
            let base_url = self.settings.base_url(route.api);
            let request = encode(base_url, route, &Parameters { route, values: &params }, false)?;
            let mut machine = CallMachine::new(&self.settings, route.method, request);
            machine.exchange = self.progress.exchange.clone();
            TaskMachine::Call(machine)
        };
        let context = match &mut machine {
            TaskMachine::Call(machine) => &mut machine.context,
            TaskMachine::Wait(machine) => &mut machine.context,
        };
        context.is_durable = true;
        context.deadline = self.progress.deadline;
        context.last_ticket = self.progress.last_ticket;
        if self.progress.deadline != Deadline::Never {
            context.retries = u32::MAX;
        }
        Ok(self.machine.insert(machine))
    }

    /// Returns whether a create comes next that no unique name guards: an older process may have sent it.
    fn must_look_first(&self) -> bool {
        let Progress { stage, exchange, .. } = &self.progress;
        let is_create = *stage == Stage::Send && self.plan.options.if_exists.is_some() && !exchange.in_flight;
        is_create && !self.has_looked && self.plan.kind().is_some_and(|kind| !kind.has_unique_name())
    }

    /// The route of the request in flight, for its errors.
    fn route(&self) -> &'static Route {
        self.request().map_or(self.plan.route, |(route, _)| route)
    }

    /// Ends the task, or starts the rollback.
    fn fail(&mut self, error: Error, now: UnixMillis) {
        let is_created = self.progress.target.as_ref().is_some_and(|target| target.created);
        let ensures = self.plan.options.if_exists.is_some();
        if !is_created && !(ensures && self.progress.maybe_created) {
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
        let rollback = rollback.map(ErrorSummary::of);
        self.end(Err(Error::Incomplete(IncompleteError { cause, created, deleted, left, rollback }.into())));
    }

    fn end(&mut self, end: Result<Value, Error>) {
        self.machine = None;
        self.end = Some(end.map_err(|error| self.settings.without_token(error)));
    }

    /// The name that the resource has, or will have.
    fn name(&self) -> String {
        let text = |key: &str| self.plan.params.get(key).and_then(Value::as_str).unwrap_or_default();
        match self.plan.kind() {
            Some(kind) if kind.is_found_by_path() => [text("name"), "/", text("type")].concat(),
            _ => text("name").into(),
        }
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
                Ok(body) => self.busy(answer::actions(&body), now),
                Err(error) => self.fail(error, now),
            },
            Stage::Actions => match result {
                Ok(body) => self.found_actions(answer::actions(&body), now),
                Err(error) => self.fail(error, now),
            },
            Stage::Read => match result {
                Ok(body) => self.finish(body, now),
                Err(error) => self.fail(error, now),
            },
            _ => self.undone(result, now),
        }
    }

    fn sent(&mut self, result: Result<Value, Error>, attempts: u32, now: UnixMillis) {
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
    fn look(&mut self, stage: Stage, attempts: u32) {
        self.go(stage);
        self.progress.polls = attempts;
    }

    /// Treats the reply to the operation.
    fn accepted(&mut self, body: Value, attempts: u32, now: UnixMillis) {
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
            self.follow(answer::actions(&body), Stage::Wait, Stage::Read, now);
        } else {
            self.end(Ok(json!({"created": created, "resource": resource})));
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
        for item in items {
            // One that moved to a later page meanwhile.
            let id = item.get("id").filter(|id| !id.is_null());
            if id.is_none() || !self.progress.items.iter().any(|known| known.get("id") == id) {
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

    /// Treats the outcome of the search for the resource.
    fn looked(&mut self, result: Result<Value, Error>, now: UnixMillis) {
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
            // A resource of somebody else has the name, so nothing was created.
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
    fn found_none(&mut self, stage: Stage, attempts: u32, now: UnixMillis) {
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

    fn exists(&self, existing: Option<NamedResource>, differences: Vec<String>) -> Error {
        Error::Exists(ExistsError { route: self.plan.route, existing, differences }.into())
    }

    /// Waits for the actions that lock the resource, or a while.
    fn busy(&mut self, actions: Vec<Followed>, now: UnixMillis) {
        self.progress.actions = actions.into_iter().filter(Followed::is_running).collect();
        if !self.progress.actions.is_empty() {
            return self.go(Stage::BusyWait);
        }
        self.send_again_after(1, Pause::new(now, BUSY_WAIT));
    }

    /// Treats the actions of a resource that was found: those that run, and of its own resource those that failed.
    fn found_actions(&mut self, actions: Vec<Followed>, now: UnixMillis) {
        let is_ours = self.progress.target.as_ref().is_some_and(|target| target.created);
        let matters =
            |action: &Followed| action.is_running() || (is_ours && action.status == FollowedStatus::Error);
        self.follow(actions.into_iter().filter(matters).collect(), Stage::Wait, Stage::Read, now);
    }

    /// Waits for actions; if none runs, goes on.
    fn follow(&mut self, actions: Vec<Followed>, wait: Stage, next: Stage, now: UnixMillis) {
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

    /// Decides what follows when no action runs any more.
    fn waited(&mut self, now: UnixMillis) {
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

    fn actions_error(&self) -> Error {
        let outcomes: Vec<ActionOutcome> = self.progress.actions.iter().map(Followed::outcome).collect();
        Error::Actions(ActionsError { outcomes, cause: None }.into())
    }

    /// Ends in the resource that was read. The action that creates a snapshot belongs to its server, so that of one that was
    /// found is not known, but its status is.
    fn finish(&mut self, body: Value, now: UnixMillis) {
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

    /// Takes the outcome of a poll.
    fn receive_poll(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
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

/// The parameters of a list of actions, for those that run.
fn running(mut params: Map<String, Value>) -> Map<String, Value> {
    params.insert("status".into(), json!(["running"]));
    params.insert("per_page".into(), json!(50));
    params
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
            match machine.machine().step(now) {
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
