//! Waiting until actions have ended.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::call::{Reading, late};
use super::retry::{Deadline, Exchange, Heard, Rules, Seen, Todo};
use super::{Flow, Step, Ticket, Time};
use crate::api::actions::{Action, ActionStatus};
use crate::client::Hetzner;
use crate::error::{ActionsError, Error, TransportError};
use crate::operation::{Api, Method, Route, Shape};
use crate::request::rule::{Writer, decimal};
use crate::response::Response;
use crate::words::Id;

/// How many actions one request asks for: what fits on a page where `per_page` is not sent.
const CHUNK: usize = 25;

/// How many milliseconds to wait before the `poll`-th poll, counted from 0: most actions end in a few seconds, the others
/// in minutes, and every poll costs one of the project's 3600 requests an hour.
pub(crate) fn poll_interval(poll: u32) -> u64 {
    const FIRST: u64 = 500;
    const LAST: u64 = 2500;
    let mut interval = FIRST;
    for _ in 10..poll.min(20) {
        interval = interval * 3 / 2;
    }
    interval.min(LAST)
}

const fn polling(api: Api) -> &'static Route {
    const fn route(api: Api) -> Route {
        Route {
            name: "actions.list",
            method: Method::Get,
            api,
            path: api.actions_path(),
            parameters: &["id"],
            shape: Shape::Many("actions"),
        }
    }
    const CLOUD: Route = route(Api::Cloud);
    const STORAGE: Route = route(Api::Storage);
    match api {
        Api::Cloud => &CLOUD,
        Api::Storage => &STORAGE,
    }
}

/// An action of one of the two APIs, whose ids may coincide.
pub(crate) type Key = (Api, u64);

/// The machine: which actions have not ended, and when to ask again.
#[derive(Debug, Clone)]
pub(crate) struct WaitMachine {
    pub(crate) plan: Plan,
    pub(crate) rules: Rules,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Plan {
    /// The actions that are not known to have ended, sorted.
    pending: Vec<Key>,
    /// How often they were asked for.
    polls: u32,
    /// When to ask again; before the first step, whether to wait first.
    next: Next,
    under_way: Vec<Chunk>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Next {
    AtOnce,
    AfterInterval,
    At(Time),
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Chunk {
    keys: Vec<Key>,
    exchange: Exchange,
}

/// What waiting wants.
pub(crate) enum WaitTodo {
    /// Ask for these actions, all of one API.
    Send(Ticket, Vec<Key>),
    Wait(Option<Time>),
    Late,
    Done,
}

impl WaitMachine {
    /// Actions of which nothing is known yet are asked for at once.
    pub(crate) fn new(hetzner: &Hetzner, pending: Vec<Key>, at_once: bool) -> Self {
        let next = if at_once { Next::AtOnce } else { Next::AfterInterval };
        Self {
            plan: Plan { pending, polls: 0, next, under_way: Vec::new() },
            rules: Rules::new(hetzner.retry.clone(), hetzner.seed),
        }
    }

    pub(crate) fn step(&mut self, now: Time) -> WaitTodo {
        let Self { plan, rules } = self;
        rules.deadline.start(now);
        if plan.pending.is_empty() {
            return WaitTodo::Done;
        }
        if plan.under_way.is_empty() {
            let time = match plan.next {
                Next::AtOnce => now,
                Next::AfterInterval => now.after(poll_interval(plan.polls)),
                Next::At(time) => time,
            };
            plan.next = Next::At(time);
            if rules.deadline.is_past(now) {
                return WaitTodo::Late;
            }
            if now < time {
                let until = rules.deadline.time().map_or(time, |deadline| deadline.min(time));
                return WaitTodo::Wait(Some(until));
            }
            plan.poll();
        }
        let mut earliest = None;
        for Chunk { keys, exchange } in &mut plan.under_way {
            match exchange.step(rules, now) {
                Todo::Send(ticket) => return WaitTodo::Send(ticket, keys.clone()),
                Todo::Late => return WaitTodo::Late,
                Todo::Wait(until) => earliest = [earliest, until].into_iter().flatten().min(),
            }
        }
        WaitTodo::Wait(earliest)
    }

    /// What to make of an outcome, and which of the actions it asked for are missing in it; `None` when nobody waits for
    /// it. `ended` are the ids in the answer, and whether each has ended.
    pub(crate) fn receive(
        &mut self,
        ticket: Ticket,
        seen: Seen<'_>,
        told: &[(u64, bool)],
        now: Time,
    ) -> Option<(Heard, Vec<Key>)> {
        let Self { plan, rules } = self;
        let at = plan.under_way.iter().position(|chunk| chunk.exchange.is_under(ticket))?;
        let heard = plan.under_way[at].exchange.receive(rules, Method::Get, seen, now);
        if heard == Heard::Again {
            return Some((heard, Vec::new()));
        }
        let Chunk { keys, .. } = plan.under_way.remove(at);
        let mut missing = Vec::new();
        if seen.is_success() {
            for key in keys {
                match told.iter().find(|(id, _)| *id == key.1) {
                    Some((_, false)) => continue,
                    Some((_, true)) => {}
                    None => missing.push(key),
                }
                if let Ok(at) = plan.pending.binary_search(&key) {
                    plan.pending.remove(at);
                }
            }
        }
        if plan.under_way.is_empty() {
            plan.next = Next::At(now.after(poll_interval(plan.polls)));
        }
        Some((heard, missing))
    }

    /// Polls, the time of the next and of the deadline (0 for none): all that a process needs to go on with the actions
    /// that have not ended.
    #[cfg(feature = "wasm")]
    pub(crate) fn progress(&self) -> [u64; 3] {
        let next = match self.plan.next {
            Next::At(time) => time.as_millis(),
            _ => 0,
        };
        [self.plan.polls.into(), next, self.rules.deadline.time().map_or(0, Time::as_millis)]
    }

    /// Goes on from what [`progress`](Self::progress) said.
    #[cfg(feature = "wasm")]
    pub(crate) fn go_on(&mut self, polls: u32, next: u64, deadline: u64) {
        self.plan.polls = polls;
        if next > 0 {
            self.plan.next = Next::At(Time::from_millis(next));
        }
        if deadline > 0 {
            self.rules.deadline = Deadline::At(Time::from_millis(deadline));
        }
    }

    /// The API of the request under this ticket.
    pub(crate) fn api_of(&self, ticket: Ticket) -> Option<Api> {
        let chunk = self.plan.under_way.iter().find(|chunk| chunk.exchange.is_under(ticket))?;
        chunk.keys.first().map(|(api, _)| *api)
    }

    /// The URL that asks for actions of one API.
    pub(crate) fn url(hetzner: &Hetzner, keys: &[Key]) -> (&'static Route, String) {
        let route = polling(keys.first().map_or(Api::Cloud, |(api, _)| *api));
        let mut writer = Writer::new(hetzner.base(route.api), route.method, route.path, false);
        for (_, id) in keys {
            writer.push_query("id", decimal(*id, &mut [0; 20]));
        }
        (route, writer.into_url())
    }
}

impl Plan {
    /// Asks for all that has not ended.
    fn poll(&mut self) {
        self.polls += 1;
        for api in [Api::Cloud, Api::Storage] {
            let keys: Vec<Key> = self.pending.iter().copied().filter(|key| key.0 == api).collect();
            for keys in keys.chunks(CHUNK) {
                self.under_way.push(Chunk { keys: keys.to_vec(), exchange: Exchange::new() });
            }
        }
    }

    fn resume(&mut self) {
        for chunk in &mut self.under_way {
            chunk.exchange.forget_sent();
        }
    }
}

/// Waits until actions have ended: made by [`Hetzner::wait`]. Ends in the actions, in the order they were given, when all
/// of them succeeded, and in [`Error::Actions`] otherwise.
///
/// One failure does not stop the waiting for the others, and an action that the API does not know (any more) counts as
/// missing, so waiting always ends. What is known on the way is in [`actions`](Self::actions).
#[must_use = "a flow does nothing until a host drives it"]
pub struct Wait {
    hetzner: Hetzner,
    machine: WaitMachine,
    awaited: Vec<Awaited>,
    failure: Option<Error>,
}

/// What a [`Wait`] knows, to be saved and [resumed](Wait::resume) in another process. It does not hold the token.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct WaitState {
    plan: Plan,
    deadline: Deadline,
    awaited: Vec<Awaited>,
}

/// An action to wait for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Awaited {
    api: Api,
    id: u64,
    last: Option<Action>,
    missing: bool,
}

impl From<Action> for Awaited {
    fn from(action: Action) -> Self {
        Self { api: action.api(), id: action.id.get(), last: Some(action), missing: false }
    }
}

impl From<&Action> for Awaited {
    fn from(action: &Action) -> Self {
        action.clone().into()
    }
}

/// An action of the Cloud API; those of Storage Boxes have to be given whole, because their ids are numbered apart.
impl From<Id<Action>> for Awaited {
    fn from(id: Id<Action>) -> Self {
        Self { api: Api::Cloud, id: id.get(), last: None, missing: false }
    }
}

impl Awaited {
    fn has_ended(&self) -> bool {
        self.missing || self.last.as_ref().is_some_and(Action::has_ended)
    }

    fn outcome(&self) -> Outcome {
        match &self.last {
            _ if self.missing => Outcome::Missing(Id::new(self.id), self.last.clone()),
            Some(action) if action.status == ActionStatus::Success => Outcome::Success(action.clone()),
            Some(action) if action.has_ended() => Outcome::Failed(action.clone()),
            _ => Outcome::Unfinished(Id::new(self.id), self.last.clone()),
        }
    }
}

/// What became of an action.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Outcome {
    /// It succeeded.
    Success(Action),
    /// It ended in an error.
    Failed(Action),
    /// The API does not know it (any more). What was last heard of it, if anything.
    Missing(Id<Action>, Option<Action>),
    /// Waiting broke off before it ended. What was last heard of it, if anything.
    Unfinished(Id<Action>, Option<Action>),
}

impl Outcome {
    /// Whether the action succeeded.
    pub fn is_success(&self) -> bool {
        matches!(self, Self::Success(_))
    }

    /// What was last heard of the action.
    pub fn action(&self) -> Option<&Action> {
        match self {
            Self::Success(action) | Self::Failed(action) => Some(action),
            Self::Missing(_, action) | Self::Unfinished(_, action) => action.as_ref(),
        }
    }
}

impl fmt::Display for Outcome {
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
                    None => f.write_str(" failed without saying why"),
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

impl Wait {
    pub(crate) fn new(hetzner: &Hetzner, awaited: impl Iterator<Item = Awaited>) -> Self {
        let awaited: Vec<Awaited> = awaited.collect();
        let mut pending: Vec<Key> = awaited
            .iter()
            .filter(|awaited| !awaited.has_ended())
            .map(|awaited| (awaited.api, awaited.id))
            .collect();
        pending.sort_unstable();
        pending.dedup();
        let at_once = awaited.iter().any(|awaited| awaited.last.is_none());
        Self {
            hetzner: hetzner.clone(),
            machine: WaitMachine::new(hetzner, pending, at_once),
            awaited,
            failure: None,
        }
    }

    /// Gives up so long after the first step. Without this it waits as long as an action runs: a snapshot may take an
    /// hour.
    pub fn within(mut self, duration: Duration) -> Self {
        self.machine.rules.deadline = Deadline::within(duration);
        self
    }

    /// What was last heard of each action, in the order they were given; those not heard of yet are left out.
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        self.awaited.iter().filter_map(|awaited| awaited.last.as_ref())
    }

    /// What is known of each action by now, in the order they were given.
    pub fn outcomes(&self) -> Vec<Outcome> {
        self.awaited.iter().map(Awaited::outcome).collect()
    }

    /// What it knows so far.
    pub fn state(&self) -> WaitState {
        WaitState {
            plan: self.machine.plan.clone(),
            deadline: self.machine.rules.deadline,
            awaited: self.awaited.clone(),
        }
    }

    /// Goes on where another process stopped, with the actions of that one.
    pub fn resume(mut self, state: WaitState) -> Self {
        self.machine.plan = state.plan;
        self.machine.plan.resume();
        self.machine.rules.deadline = state.deadline;
        self.awaited = state.awaited;
        self
    }

    fn error(&self, cause: Option<Error>) -> Error {
        Error::Actions(ActionsError { outcomes: self.outcomes(), cause }.into())
    }
}

impl Flow for Wait {
    type Output = Vec<Action>;

    fn step(&mut self, now: Time) -> Result<Step<Vec<Action>>, Error> {
        if let Some(error) = self.failure.take() {
            return Err(self.error(Some(error)));
        }
        match self.machine.step(now) {
            WaitTodo::Send(ticket, keys) => {
                let (route, url) = WaitMachine::url(&self.hetzner, &keys);
                Ok(Step::Send(ticket, self.hetzner.finish(route.method, url, None)))
            }
            WaitTodo::Wait(until) => Ok(Step::Wait(until)),
            WaitTodo::Late => Err(self.error(Some(late(polling(Api::Cloud), None)))),
            WaitTodo::Done if self.awaited.iter().all(|awaited| awaited.outcome().is_success()) => {
                Ok(Step::Done(self.actions().cloned().collect()))
            }
            WaitTodo::Done => Err(self.error(None)),
        }
    }

    // Compiled where it is called, as all reading of answers is: the core alone needs none of it.
    #[inline]
    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: Time) {
        let Some(api) = self.machine.api_of(ticket) else { return };
        let reading = Reading::<Vec<Action>>::of(polling(api), outcome);
        let actions = reading.value.as_deref().unwrap_or_default();
        let told: Vec<(u64, bool)> =
            actions.iter().map(|action| (action.id.get(), action.has_ended())).collect();
        let seen = reading.seen(now, &self.machine.rules);
        let Some((heard, missing)) = self.machine.receive(ticket, seen, &told, now) else { return };
        if heard == Heard::Again {
            return;
        }
        for awaited in self.awaited.iter_mut().filter(|awaited| awaited.api == api) {
            if let Some(action) = actions.iter().find(|action| action.id.get() == awaited.id) {
                awaited.last = Some(action.clone());
            }
            awaited.missing |= missing.contains(&(awaited.api, awaited.id));
        }
        if let Err(error) = reading.settle(polling(api), heard) {
            self.failure = Some(error);
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
