//! Waiting until actions have ended.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::exchange::{Context, Deadline, Exchange, Machine, Received, Stopped};
use super::{Flow, Step, Ticket};
use crate::api::actions::{self, Action, ActionOutcome, ActionStatus};
use crate::api::storage_boxes;
use crate::error::{ActionsError, Error, TransportError};
use crate::operation::{Api, Method, Operation, Route};
use crate::primitives::{Id, UnixMillis, decimal};
use crate::request::encode::Writer;
use crate::response::Response;
use crate::retry::{OutcomeSummary, Verdict};
use crate::settings::Settings;

/// The most actions in one request: as many as fit on a page when `per_page` is not sent.
const CHUNK: usize = 25;

/// The wait before the `poll`-th poll, counted from 0, in milliseconds. Most actions end within seconds, the others take
/// minutes, and every poll costs one of the project's 3600 requests an hour.
pub(crate) fn poll_interval(poll: u32) -> u64 {
    const FIRST: u64 = 500;
    const LAST: u64 = 2500;
    let mut interval = FIRST;
    for _ in 10..poll.min(20) {
        interval = interval * 3 / 2;
    }
    interval.min(LAST)
}

/// The operation that lists actions of an API by their ids.
fn list_route(api: Api) -> &'static Route {
    match api {
        Api::Cloud => actions::List::ROUTE,
        Api::Storage => storage_boxes::ListAllActions::ROUTE,
    }
}

/// An action of one of the two APIs, which number their actions separately.
pub(crate) type ActionKey = (Api, u64);

/// The machine of a wait: the actions that have not ended, and the time of the next poll.
#[derive(Debug, Clone)]
pub(crate) struct WaitMachine {
    pub(crate) context: Context,
    progress: Progress,
}

/// The part of the machine that is saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Progress {
    /// The actions that are not known to have ended, sorted.
    pending: Vec<ActionKey>,
    /// The actions that the API did not know, in the order in which this was found out.
    missing: Vec<ActionKey>,
    /// The number of polls so far.
    polls: u32,
    next_poll: NextPoll,
    in_flight: Vec<Chunk>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum NextPoll {
    /// At the first step.
    Immediately,
    /// One interval after the first step.
    AfterInterval,
    At(UnixMillis),
}

/// Actions of one API that are requested together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Chunk {
    keys: Vec<ActionKey>,
    exchange: Exchange,
}

/// The API of actions that are requested together.
fn api_of(keys: &[ActionKey]) -> Api {
    keys.first().map_or(Api::Cloud, |(api, _)| *api)
}

/// The URL that lists these actions.
fn url(settings: &Settings, keys: &[ActionKey]) -> String {
    let route = list_route(api_of(keys));
    let mut writer = Writer::new(settings.base_url(route.api), route.method, route.path, false);
    for (_, id) in keys {
        writer.push_query("id", decimal(*id, &mut [0; 20]));
    }
    writer.into_url()
}

impl WaitMachine {
    /// A machine that waits for these actions, sorted and without duplicates. The first poll is immediate when the state of
    /// an action is not known yet.
    pub(crate) fn new(settings: &Arc<Settings>, pending: Vec<ActionKey>, immediately: bool) -> Self {
        let next_poll = if immediately { NextPoll::Immediately } else { NextPoll::AfterInterval };
        let progress = Progress { pending, missing: Vec::new(), polls: 0, next_poll, in_flight: Vec::new() };
        Self { context: Context::new(settings), progress }
    }

    /// The API that was asked with this ticket.
    pub(crate) fn api_of(&self, ticket: Ticket) -> Option<Api> {
        self.progress
            .in_flight
            .iter()
            .find(|chunk| chunk.exchange.has_ticket(ticket))
            .map(|chunk| api_of(&chunk.keys))
    }

    /// The actions that the API did not know.
    pub(crate) fn missing(&self) -> &[ActionKey] {
        &self.progress.missing
    }

    /// The number of polls, and the times of the next one and of the deadline (0 for none): all that another process needs to
    /// continue waiting for the actions that have not ended.
    #[cfg(feature = "wasm")]
    pub(crate) fn checkpoint(&self) -> [u64; 3] {
        let next_poll = match self.progress.next_poll {
            NextPoll::At(time) => time.get(),
            _ => 0,
        };
        [self.progress.polls.into(), next_poll, self.context.deadline.time().map_or(0, UnixMillis::get)]
    }

    /// Continues from a [`checkpoint`](Self::checkpoint).
    #[cfg(feature = "wasm")]
    pub(crate) fn resume(&mut self, polls: u32, next_poll: u64, deadline: u64) {
        self.progress.polls = polls;
        if next_poll > 0 {
            self.progress.next_poll = NextPoll::At(UnixMillis::new(next_poll));
        }
        if deadline > 0 {
            self.context.deadline = Deadline::At(UnixMillis::new(deadline));
        }
    }
}

impl Machine for WaitMachine {
    fn step(&mut self, now: UnixMillis) -> Result<Step<()>, Stopped> {
        let Self { context, progress } = self;
        context.deadline.start(now);
        if progress.pending.is_empty() {
            return Ok(Step::Done(()));
        }
        if progress.in_flight.is_empty() {
            let time = progress.time_of_next_poll(now);
            if context.deadline.has_passed(now) {
                return Err(Stopped::Expired);
            }
            if now < time {
                return Ok(Step::Wait(Some(context.deadline.or_earlier(time))));
            }
            progress.poll();
        }
        let mut earliest = None;
        for chunk in &mut progress.in_flight {
            let Chunk { keys, exchange } = chunk;
            let send = |settings: &Settings| settings.authorize(Method::Get, url(settings, keys), None);
            match exchange.step(context, Method::Get, now, send)? {
                Step::Wait(until) => earliest = [earliest, until].into_iter().flatten().min(),
                step => return Ok(step),
            }
        }
        Ok(Step::Wait(earliest))
    }

    fn receive(&mut self, ticket: Ticket, outcome: &OutcomeSummary<'_>, now: UnixMillis) -> Option<Verdict> {
        let Self { context, progress } = self;
        let at = progress.in_flight.iter().position(|chunk| chunk.exchange.has_ticket(ticket))?;
        let verdict = progress.in_flight[at].exchange.receive(context, Method::Get, outcome, now);
        if verdict != Verdict::Retry {
            let chunk = progress.in_flight.remove(at);
            if outcome.is_reply {
                progress.update(&chunk.keys, outcome.actions);
            }
            if progress.in_flight.is_empty() {
                progress.next_poll = NextPoll::At(now.after(poll_interval(progress.polls)));
            }
        }
        Some(verdict)
    }

    #[cfg(feature = "wasm")]
    fn context(&mut self) -> &mut Context {
        &mut self.context
    }
}

impl Progress {
    fn time_of_next_poll(&mut self, now: UnixMillis) -> UnixMillis {
        let time = match self.next_poll {
            NextPoll::Immediately => now,
            NextPoll::AfterInterval => now.after(poll_interval(self.polls)),
            NextPoll::At(time) => time,
        };
        self.next_poll = NextPoll::At(time);
        time
    }

    /// Requests all actions that have not ended.
    fn poll(&mut self) {
        self.polls = self.polls.saturating_add(1);
        for api in [Api::Cloud, Api::Storage] {
            let keys: Vec<ActionKey> = self.pending.iter().copied().filter(|key| key.0 == api).collect();
            for keys in keys.chunks(CHUNK) {
                self.in_flight.push(Chunk { keys: keys.to_vec(), exchange: Exchange::new() });
            }
        }
    }

    /// Updates the requested actions from a reply: an action that it does not list is missing.
    fn update(&mut self, requested: &[ActionKey], listed: &[(u64, bool)]) {
        for key in requested {
            match listed.iter().find(|(id, _)| *id == key.1) {
                Some((_, false)) => continue,
                Some((_, true)) => {}
                None => self.missing.push(*key),
            }
            self.pending.retain(|pending| pending != key);
        }
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
    failure: Option<Error>,
}

/// The state of an [`ActionWaiter`], to be saved and [resumed](ActionWaiter::resume) in another process. It does not hold the
/// token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ActionWaiterState {
    progress: Progress,
    deadline: Deadline,
    tracked: Vec<TrackedAction>,
}

/// An action to wait for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
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
    fn key(&self) -> ActionKey {
        (self.api, self.id)
    }

    fn has_ended(&self) -> bool {
        self.last.as_ref().is_some_and(Action::has_ended)
    }

    fn outcome(&self, missing: &[ActionKey]) -> ActionOutcome {
        match &self.last {
            _ if missing.contains(&self.key()) => ActionOutcome::Missing(Id::new(self.id), self.last.clone()),
            Some(action) if action.status == ActionStatus::Success => ActionOutcome::Success(action.clone()),
            Some(action) if action.has_ended() => ActionOutcome::Failed(action.clone()),
            _ => ActionOutcome::Unfinished(Id::new(self.id), self.last.clone()),
        }
    }
}

impl ActionWaiter {
    pub(crate) fn new(settings: &Arc<Settings>, tracked: impl Iterator<Item = TrackedAction>) -> Self {
        let tracked: Vec<TrackedAction> = tracked.collect();
        let mut pending: Vec<ActionKey> =
            tracked.iter().filter(|tracked| !tracked.has_ended()).map(TrackedAction::key).collect();
        pending.sort_unstable();
        pending.dedup();
        let immediately = tracked.iter().any(|tracked| tracked.last.is_none());
        Self { machine: WaitMachine::new(settings, pending, immediately), tracked, failure: None }
    }

    /// Sets the deadline: this long after the first step. Without one it waits as long as an action runs: a snapshot may take
    /// an hour.
    pub fn within(mut self, duration: Duration) -> Self {
        self.machine.context.deadline = Deadline::within(duration);
        self
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

    /// The state so far.
    pub fn state(&self) -> ActionWaiterState {
        ActionWaiterState {
            progress: self.machine.progress.clone(),
            deadline: self.machine.context.deadline,
            tracked: self.tracked.clone(),
        }
    }

    /// Continues where another process stopped, with its actions.
    pub fn resume(mut self, state: ActionWaiterState) -> Self {
        self.machine.progress = state.progress;
        self.machine.context.deadline = state.deadline;
        self.tracked = state.tracked;
        self
    }

    fn error(&self, cause: Option<Error>) -> Error {
        Error::Actions(ActionsError { outcomes: self.outcomes(), cause }.into())
    }
}

impl Flow for ActionWaiter {
    type Output = Vec<Action>;

    fn step(&mut self, now: UnixMillis) -> Result<Step<Vec<Action>>, Error> {
        if let Some(error) = self.failure.take() {
            return Err(self.error(Some(error)));
        }
        let step = self.machine.step(now);
        match step.map_err(|stopped| self.error(Some(stopped.into_error(list_route(Api::Cloud)))))? {
            Step::Done(()) if !self.outcomes().iter().all(ActionOutcome::is_success) => Err(self.error(None)),
            step => Ok(step.map(|()| self.actions().cloned().collect())),
        }
    }

    // Compiled in the crate that calls it, like all reading of responses: the core alone needs none of it.
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
            Some(Err(error)) => self.failure = Some(error),
            None => {}
        }
    }
}

impl ActionWaiter {
    /// Updates the tracked actions of one API from a reply.
    fn update(&mut self, api: Api, actions: &[Action]) {
        for tracked in self.tracked.iter_mut().filter(|tracked| tracked.api == api) {
            if let Some(action) = actions.iter().find(|action| action.id.get() == tracked.id) {
                tracked.last = Some(action.clone());
            }
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
}
