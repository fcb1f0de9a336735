//! Waiting until actions have ended.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::exchange::{
    Context, Deadline, FinalOutcome, InFlight, Machine, Next, Pause, Received, Stopped, retry_progress,
};
use super::state::{FlowState, Identity, SavedOutcome, content, invalid, version};
use super::{Flow, Step, Ticket};
use crate::api::actions::{self, Action, ActionOutcome, ActionStatus};
use crate::api::storage_boxes;
use crate::error::{ActionsError, Error, TransportError};
use crate::operation::{Api, Method, Operation, Route};
use crate::primitives::{Id, InputError, UnixMillis, concat, push_decimal};
use crate::response::Response;
use crate::retry::{OutcomeSummary, Verdict};
use crate::settings::Settings;

/// The most actions in one request: as many as fit on a page when `per_page` is not sent.
const CHUNK: usize = 25;

/// The wait before the `poll`-th poll, counted from 0, in milliseconds. Most actions end within seconds, the others take
/// minutes, and every poll costs one of the project's 3600 requests an hour.
pub(crate) fn poll_interval(poll: u32) -> u64 {
    lengthened(500, poll.saturating_sub(10)).min(2_500)
}

/// The wait before the `poll`-th poll of a task: a process is started for it, and an action may take an hour.
pub(super) fn durable_interval(poll: u32) -> u64 {
    lengthened(1_000, poll.saturating_sub(5)).min(60_000)
}

/// Lengthens an interval by half, so many times. Twenty times are more than any interval needs.
fn lengthened(interval: u64, times: u32) -> u64 {
    (0..times.min(20)).fold(interval, |interval, _| interval * 3 / 2)
}

/// The operation that lists actions of an API by their ids.
pub(super) fn list_route(api: Api) -> &'static Route {
    match api {
        Api::Cloud => actions::List::ROUTE,
        Api::Storage => storage_boxes::ListAllActions::ROUTE,
    }
}

/// The path of that operation: all of its route that a build of the machines alone contains.
fn list_path(api: Api) -> &'static str {
    match api {
        Api::Cloud => actions::List::ROUTE.path,
        Api::Storage => storage_boxes::ListAllActions::ROUTE.path,
    }
}

/// An action of one of the two APIs, which number their actions separately.
pub(crate) type ActionKey = (Api, u64);

/// The machine of a wait: the actions that have not ended, and the time of the next poll.
#[derive(Debug, Clone)]
pub(crate) struct WaitMachine {
    pub(crate) context: Context,
    /// The actions that are not known to have ended, sorted.
    pending: Vec<ActionKey>,
    /// The actions that the API did not know, in the order in which this was found out.
    missing: Vec<ActionKey>,
    /// The number of polls so far.
    polls: u32,
    next_poll: NextPoll,
    /// The actions of the last poll. Those that are requested together are numbered by the position of the first.
    requested: Vec<ActionKey>,
    in_flight: InFlight,
    /// The attempts and the wait that the next poll starts with, from another process.
    resumed_retry: (u32, Pause),
    has_failed: bool,
    /// The wait before a poll.
    pub(super) interval: fn(u32) -> u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum NextPoll {
    /// At the first step.
    Immediately,
    /// One interval after the first step.
    AfterInterval,
    After(Pause),
}

/// The actions that are requested together with the one at this position: the next ones of the same API.
fn chunk(keys: &[ActionKey], at: usize) -> &[ActionKey] {
    let keys = keys.get(at..).unwrap_or_default();
    let len = keys.iter().take(CHUNK).take_while(|(api, _)| *api == api_of(keys)).count();
    keys.get(..len).unwrap_or_default()
}

/// The API of actions that are requested together.
fn api_of(keys: &[ActionKey]) -> Api {
    keys.first().map_or(Api::Cloud, |(api, _)| *api)
}

/// The URL that lists these actions.
fn url(settings: &Settings, keys: &[ActionKey]) -> String {
    let api = api_of(keys);
    let mut url = concat(&[settings.base_url(api), list_path(api)]);
    let mut start = "?id=";
    for (_, id) in keys {
        url.push_str(start);
        push_decimal(&mut url, *id);
        start = "&id=";
    }
    url
}

impl WaitMachine {
    /// A machine that waits for these actions, sorted and without duplicates. The first poll is immediate when the state of
    /// an action is not known yet.
    pub(crate) fn new(settings: &Arc<Settings>, pending: Vec<ActionKey>, immediately: bool) -> Self {
        Self {
            context: Context::new(settings),
            pending,
            missing: Vec::new(),
            polls: 0,
            next_poll: if immediately { NextPoll::Immediately } else { NextPoll::AfterInterval },
            requested: Vec::new(),
            in_flight: InFlight::new(),
            resumed_retry: (0, Pause::NONE),
            has_failed: false,
            interval: poll_interval,
        }
    }

    /// Waits for one more action, which the next poll requests.
    pub(crate) fn add(&mut self, key: ActionKey) {
        if let Err(at) = self.pending.binary_search(&key) {
            self.pending.insert(at, key);
        }
    }

    /// The step of a flow of this machine.
    pub(super) fn flow_step(&mut self, now: UnixMillis) -> Result<Step<()>, Stopped> {
        let next = self.step(now)?;
        Ok(self.context.complete(next, Method::Get, None))
    }

    /// The API that was asked with this ticket.
    pub(crate) fn api_of(&self, ticket: Ticket) -> Option<Api> {
        Some(self.requested.get(self.in_flight.number(ticket)? as usize)?.0)
    }

    /// The API of the first action that has not ended.
    fn next_api(&self) -> Api {
        api_of(&self.pending)
    }

    /// The actions that the API did not know.
    pub(crate) fn missing(&self) -> &[ActionKey] {
        &self.missing
    }

    /// The number of polls, and the times of the next one and of the deadline (0 for none), without retries in progress: enough
    /// for another process to continue waiting for the actions that have not ended. Complete after the first step.
    pub(crate) fn checkpoint(&self) -> [u64; 3] {
        let next_poll = match self.next_poll {
            NextPoll::After(pause) => pause.until().get(),
            _ => 0,
        };
        [self.polls.into(), next_poll, self.context.deadline.time().map_or(0, UnixMillis::get)]
    }

    /// Continues from a [`checkpoint`](Self::checkpoint).
    pub(crate) fn resume(&mut self, polls: u32, next_poll: u64, deadline: u64) {
        self.polls = polls;
        if next_poll > 0 {
            let longest = (self.interval)(u32::MAX);
            self.next_poll = NextPoll::After(Pause::until_at(UnixMillis::new(next_poll), longest));
        }
        if deadline > 0 {
            self.context.deadline = Deadline::At(UnixMillis::new(deadline));
        }
    }

    /// The end of the wait before the next poll, if it lies ahead.
    fn end_of_pause(&mut self, now: UnixMillis) -> Option<UnixMillis> {
        let mut pause = match self.next_poll {
            NextPoll::Immediately => Pause::NONE,
            NextPoll::AfterInterval => Pause::new(now, (self.interval)(self.polls)),
            NextPoll::After(pause) => pause,
        };
        let end = pause.end(now);
        self.next_poll = NextPoll::After(pause);
        end
    }

    /// Requests all actions that have not ended.
    fn poll(&mut self) {
        self.polls = self.polls.saturating_add(1);
        let retry = core::mem::replace(&mut self.resumed_retry, (0, Pause::NONE));
        self.requested = self.pending.clone();
        let mut at = 0;
        while at < self.requested.len() {
            self.in_flight.push(at as u64, retry);
            at += chunk(&self.requested, at).len();
        }
    }

    /// Updates the requested actions from a reply: an action that it does not list is missing.
    fn update(&mut self, number: u64, listed: &[(u64, bool)]) {
        for key in chunk(&self.requested, number as usize) {
            match listed.iter().find(|(id, _)| *id == key.1) {
                Some((_, false)) => continue,
                Some((_, true)) => {}
                None => self.missing.push(*key),
            }
            if let Some(at) = self.pending.iter().position(|pending| pending == key) {
                self.pending.remove(at);
            }
        }
    }
}

impl Machine for WaitMachine {
    fn step(&mut self, now: UnixMillis) -> Result<Option<Next<String>>, Stopped> {
        self.context.deadline.start(now);
        if self.pending.is_empty() {
            return Ok(None);
        }
        if let Some(reason) = self.context.stopped {
            return Err(reason);
        }
        if self.in_flight.is_empty() {
            if self.has_failed {
                return Ok(Some(Next::Wait(None)));
            }
            if self.context.deadline.has_passed(now) {
                return Err(self.context.stop(Stopped::Expired));
            }
            if let Some(end) = self.end_of_pause(now) {
                return Ok(Some(Next::Wait(Some(self.context.deadline.or_earlier(end)))));
            }
            self.poll();
        }
        let next = self.in_flight.step(&mut self.context, now)?;
        let url = |number| url(&self.context.settings, chunk(&self.requested, number as usize));
        Ok(Some(next.map(url)))
    }

    fn receive(&mut self, ticket: Ticket, outcome: &OutcomeSummary<'_>, now: UnixMillis) -> Option<Verdict> {
        let (number, verdict) = self.in_flight.receive(&self.context, ticket, outcome, now)?;
        if verdict == Verdict::Retry {
            return Some(verdict);
        }
        if outcome.is_reply {
            self.update(number, outcome.actions);
        } else {
            self.has_failed = true;
        }
        if self.in_flight.is_empty() {
            self.next_poll = NextPoll::After(Pause::new(now, (self.interval)(self.polls)));
        }
        Some(verdict)
    }

    #[cfg(feature = "wasm")]
    fn context(&mut self) -> &mut Context {
        &mut self.context
    }
}

/// Waits until actions have ended: made by [`Hetzner::wait`](crate::Hetzner::wait). Ends in the actions, in the order in which
/// they were given, when all of them succeeded, and in [`Error::Actions`] otherwise.
///
/// One failure does not stop the wait for the others, and an action that the API does not know (any more) counts as missing,
/// so waiting always ends. The states known so far are in [`actions`](Self::actions).
#[must_use = "a flow does nothing until a host drives it"]
pub struct ActionWaiter {
    machine: WaitMachine,
    tracked: Vec<TrackedAction>,
    /// The API whose poll failed for good, and its outcome.
    failure: Option<(Api, FinalOutcome)>,
}

/// The state of a wait as it is saved.
#[derive(Serialize, Deserialize)]
struct SavedWait {
    actions: Vec<SavedAction>,
    polls: u32,
    next_poll: NextPoll,
    attempts: u32,
    pause: Pause,
    last_ticket: u32,
    deadline: Deadline,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stopped: Option<Stopped>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    failure: Option<(Api, SavedOutcome)>,
}

#[derive(Serialize, Deserialize)]
struct SavedAction {
    api: Api,
    id: u64,
    #[serde(default)]
    action: Option<Action>,
    #[serde(default)]
    missing: bool,
}

/// The state of a wait as the first npm package wrote it, version 1.
#[derive(Deserialize)]
struct SavedWaitV1 {
    awaited: Vec<SavedActionV1>,
    /// The polls, and the times of the next one and of the deadline.
    #[serde(default)]
    progress: Option<(u32, u64, u64)>,
}

#[derive(Deserialize)]
struct SavedActionV1 {
    storage: bool,
    id: u64,
    #[serde(default)]
    action: Option<Action>,
    #[serde(default)]
    missing: bool,
}

/// An action to wait for.
#[derive(Debug, Clone, PartialEq)]
pub struct TrackedAction {
    api: Api,
    id: u64,
    /// The last known state.
    last: Option<Action>,
}

impl From<Action> for TrackedAction {
    fn from(action: Action) -> Self {
        Self { api: action.api(), id: action.id.get(), last: Some(action) }
    }
}

impl From<&Action> for TrackedAction {
    fn from(action: &Action) -> Self {
        action.clone().into()
    }
}

/// An action of the Cloud API. Actions of Storage Boxes must be given whole, because they are numbered separately.
impl From<Id<Action>> for TrackedAction {
    fn from(id: Id<Action>) -> Self {
        Self { api: Api::Cloud, id: id.get(), last: None }
    }
}

impl TrackedAction {
    pub(super) fn key(&self) -> ActionKey {
        (self.api, self.id)
    }

    pub(super) fn last(&self) -> Option<&Action> {
        self.last.as_ref()
    }

    fn has_ended(&self) -> bool {
        self.last.as_ref().is_some_and(Action::has_ended)
    }

    fn outcome(&self, missing: &[ActionKey]) -> ActionOutcome {
        match &self.last {
            Some(action) if action.status == ActionStatus::Success => ActionOutcome::Success(action.clone()),
            Some(action) if action.has_ended() => ActionOutcome::Failed(action.clone()),
            _ if missing.contains(&self.key()) => ActionOutcome::Missing(Id::new(self.id), self.last.clone()),
            _ => ActionOutcome::Unfinished(Id::new(self.id), self.last.clone()),
        }
    }
}

impl ActionWaiter {
    pub(crate) fn new(settings: &Arc<Settings>, tracked: impl Iterator<Item = TrackedAction>) -> Self {
        Self::start(settings, tracked.collect(), &[])
    }

    /// A wait for the actions that have neither ended nor are missing.
    fn start(settings: &Arc<Settings>, tracked: Vec<TrackedAction>, missing: &[ActionKey]) -> Self {
        let is_pending = |tracked: &&TrackedAction| !tracked.has_ended() && !missing.contains(&tracked.key());
        let mut pending: Vec<ActionKey> = tracked.iter().filter(is_pending).map(TrackedAction::key).collect();
        pending.sort_unstable();
        pending.dedup();
        let immediately = tracked.iter().any(|tracked| tracked.last.is_none());
        let mut machine = WaitMachine::new(settings, pending, immediately);
        machine.missing = missing.to_vec();
        Self { machine, tracked, failure: None }
    }

    /// Sets the deadline: this long after the first step. Without one it waits as long as an action runs: a snapshot may take
    /// an hour.
    pub fn within(mut self, duration: Duration) -> Self {
        self.machine.context.deadline = Deadline::within(duration);
        self
    }

    /// Waits for more actions, also while the flow runs or after it was done: one poll serves all. They come after the others.
    ///
    /// ```
    /// # #[cfg(feature = "sim")] {
    /// use hetzner_cloud::{Hetzner, Sim, Token, actions::Action, servers};
    ///
    /// let hetzner = Hetzner::new(Token::new("any")?);
    /// let mut sim = Sim::new(1);
    /// let mut waiter = hetzner.wait::<Action>([]);
    /// for name in ["web-1", "web-2"] {
    ///     let created = sim.run(hetzner.call(servers::Create::new(name, "cx23", "debian-13")))?;
    ///     waiter.add(created.actions());
    /// }
    /// assert_eq!(sim.run(waiter)?.len(), 4);
    /// # }
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    pub fn add<A: Into<TrackedAction>>(&mut self, actions: impl IntoIterator<Item = A>) {
        for action in actions {
            let tracked: TrackedAction = action.into();
            let is_known = self.machine.missing.contains(&tracked.key());
            if !tracked.has_ended() && !is_known {
                self.machine.add(tracked.key());
            }
            self.tracked.push(tracked);
        }
    }

    /// The last known state of each action, in the order in which they were given. Actions without a known state are left
    /// out.
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.tracked.iter().filter_map(|tracked| tracked.last.as_ref())
    }

    /// The outcome of each action so far, in the order in which they were given.
    pub fn outcomes(&self) -> Vec<ActionOutcome> {
        let missing = self.machine.missing();
        self.tracked.iter().map(|tracked| tracked.outcome(missing)).collect()
    }

    /// The state at this moment: see [`FlowState`]. It holds the actions.
    // Inlined like all saving: a program that saves nothing compiles none of it.
    #[inline]
    pub fn state(&self) -> FlowState {
        let WaitMachine { context, missing, polls, next_poll, in_flight, resumed_retry, .. } = &self.machine;
        let (attempts, pause) = retry_progress(*resumed_retry, in_flight.exchanges());
        let saved = |tracked: &TrackedAction| SavedAction {
            api: tracked.api,
            id: tracked.id,
            action: tracked.last.clone(),
            missing: missing.contains(&tracked.key()),
        };
        identity().save(&SavedWait {
            actions: self.tracked.iter().map(saved).collect(),
            polls: *polls,
            next_poll: *next_poll,
            attempts,
            pause,
            last_ticket: context.last_ticket,
            deadline: context.deadline,
            stopped: context.stopped,
            failure: self
                .failure
                .as_ref()
                .map(|(api, end)| (*api, SavedOutcome::save(end, &context.settings))),
        })
    }

    /// Continues where another process stopped, with its actions in place of those given to this waiter.
    ///
    /// # Errors
    /// When the state is broken, newer, or that of another flow.
    #[inline]
    pub fn resume(self, state: FlowState) -> Result<Self, InputError> {
        if version(&state)? == 1 {
            return self.resume_v1(content(state)?);
        }
        let saved: SavedWait = identity().load(state)?;
        let mut waiter = self.with_actions(saved.actions)?;
        let machine = &mut waiter.machine;
        (machine.polls, machine.next_poll) = (saved.polls, saved.next_poll);
        machine.resumed_retry = (saved.attempts, saved.pause);
        (machine.context.last_ticket, machine.context.deadline) = (saved.last_ticket, saved.deadline);
        machine.context.stopped = saved.stopped;
        machine.has_failed = saved.failure.is_some();
        waiter.failure = saved.failure.map(|(api, end)| (api, end.load()));
        Ok(waiter)
    }

    #[inline]
    fn resume_v1(self, saved: SavedWaitV1) -> Result<Self, InputError> {
        let actions = saved.awaited.into_iter().map(|SavedActionV1 { storage, id, action, missing }| {
            let api = if storage { Api::Storage } else { Api::Cloud };
            SavedAction { api, id, action, missing }
        });
        let mut waiter = self.with_actions(actions.collect())?;
        if let Some((polls, next_poll, deadline)) = saved.progress {
            waiter.machine.resume(polls, next_poll, deadline);
        }
        Ok(waiter)
    }

    /// The same wait for the actions of a saved state.
    #[inline]
    fn with_actions(self, saved: Vec<SavedAction>) -> Result<Self, InputError> {
        let is_valid = |saved: &SavedAction| {
            let is_same = saved.action.as_ref().is_none_or(|action| action.id.get() == saved.id);
            is_same && saved.id <= Id::<Action>::MAX
        };
        if !saved.iter().all(is_valid) {
            return Err(invalid("has an action under another id"));
        }
        let missing: Vec<ActionKey> =
            saved.iter().filter(|saved| saved.missing).map(|saved| (saved.api, saved.id)).collect();
        let tracked =
            saved.into_iter().map(|saved| TrackedAction { api: saved.api, id: saved.id, last: saved.action });
        Ok(Self::start(&self.machine.context.settings, tracked.collect(), &missing))
    }

    fn error(&self, cause: Option<Error>) -> Error {
        Error::Actions(ActionsError { outcomes: self.outcomes(), cause }.into())
    }

    /// Updates the tracked actions of one API from a reply.
    fn update(&mut self, api: Api, actions: &[Action]) {
        for tracked in self.tracked.iter_mut().filter(|tracked| tracked.api == api) {
            if let Some(action) = actions.iter().find(|action| action.id.get() == tracked.id) {
                tracked.last = Some(action.clone());
            }
        }
    }
}

/// All waits share one identity: a state holds its actions, and they replace those given to the waiter.
fn identity() -> Identity {
    Identity::new("wait", Method::Get, "/actions", "")
}

impl Flow for ActionWaiter {
    type Output = Vec<Action>;

    fn step(&mut self, now: UnixMillis) -> Result<Step<Vec<Action>>, Error> {
        if let Some((api, end)) = &self.failure {
            let cause = end.read::<Vec<Action>>(list_route(*api), &self.machine.context.settings).err();
            return Err(self.error(cause));
        }
        let step = self.machine.flow_step(now);
        match step
            .map_err(|stopped| self.error(Some(stopped.into_error(list_route(self.machine.next_api())))))?
        {
            Step::Done(()) if !self.outcomes().iter().all(ActionOutcome::is_success) => Err(self.error(None)),
            step => Ok(step.map(|()| self.actions().cloned().collect())),
        }
    }

    // Inlined, so that a build of the machines alone reads no JSON.
    #[inline]
    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
        let Some(api) = self.machine.api_of(ticket) else { return };
        let received = Received::<Vec<Action>>::read(list_route(api), outcome);
        let listed = received.reply.as_deref().unwrap_or_default();
        let statuses: Vec<(u64, bool)> =
            listed.iter().map(|action| (action.id.get(), action.has_ended())).collect();
        let summary = OutcomeSummary { actions: &statuses, ..received.summary(&self.machine.context, now) };
        let Some(verdict) = self.machine.receive(ticket, &summary, now) else { return };
        match received.into_result(verdict) {
            Some(Ok(actions)) => self.update(api, &actions),
            // The first failure is the one that is told.
            Some(Err(end)) => drop(self.failure.get_or_insert((api, end))),
            None => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn polls_come_less_often_in_time() {
        let intervals: Vec<u64> = (0..16).map(poll_interval).collect();
        assert_eq!(intervals[..11], [500; 11]);
        assert_eq!(intervals[11..], [750, 1125, 1687, 2500, 2500]);
        assert_eq!(poll_interval(u32::MAX), 2500);
    }

    #[test]
    fn a_task_polls_less_than_a_hundred_times_an_hour() {
        let hour = (0..).scan(0, |time, poll| {
            *time += durable_interval(poll);
            Some(*time)
        });
        assert_eq!(hour.take_while(|time| *time <= 3_600_000).count(), 73);
        assert_eq!([0, 5, 6, 20, u32::MAX].map(durable_interval), [1_000, 1_000, 1_500, 60_000, 60_000]);
    }
}
