//! Calling an operation until its reply satisfies a predicate.

use alloc::sync::Arc;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::call::{Call, SavedCall};
use super::exchange::{Pause, Stopped};
use super::state::FlowState;
use super::wait::poll_interval;
use super::{Flow, Step, Ticket};
use crate::error::{Error, TransportError};
use crate::operation::Operation;
use crate::primitives::{InputError, UnixMillis};
use crate::response::Response;
use crate::settings::Settings;

/// One operation, called until its reply satisfies a predicate: made by [`Hetzner::poll_until`](crate::Hetzner::poll_until).
///
/// Ends in the first reply that satisfies it, or in the errors of a [`Call`]. Without a deadline ([`within`](Self::within)) it
/// polls forever.
#[must_use = "a flow does nothing until a host drives it"]
pub struct PollUntil<O: Operation, P> {
    call: Call<O>,
    predicate: P,
    polls: u32,
    /// The wait before the next poll.
    pause: Pause,
    /// Set when a reply has satisfied the predicate, which is then not asked again.
    is_done: bool,
}

/// The state of a poll as it is saved.
#[derive(Serialize, Deserialize)]
struct SavedPoll {
    call: SavedCall,
    polls: u32,
    pause: Pause,
    is_done: bool,
}

impl<O: Operation, P: FnMut(&O::Reply) -> bool> PollUntil<O, P> {
    pub(crate) fn new(settings: &Arc<Settings>, operation: &O, predicate: P) -> Self {
        Self { call: Call::new(settings, operation), predicate, polls: 0, pause: Pause::NONE, is_done: false }
    }

    /// Sets the deadline: this long after the first step. There is none by default.
    pub fn within(mut self, duration: Duration) -> Self {
        self.call = self.call.within(duration);
        self
    }

    /// The state at this moment: see [`FlowState`].
    pub fn state(&self) -> FlowState {
        let Self { call, polls, pause, is_done, .. } = self;
        call.identity("poll_until").save(&SavedPoll {
            call: call.saved(),
            polls: *polls,
            pause: *pause,
            is_done: *is_done,
        })
    }

    /// Continues where another process stopped, with the predicate of this one.
    ///
    /// # Errors
    /// When the state is broken, newer, or that of another flow or request.
    pub fn resume(self, state: FlowState) -> Result<Self, InputError> {
        let SavedPoll { call, polls, pause, is_done } = self.call.identity("poll_until").load(state)?;
        Ok(Self { call: self.call.restored(call)?, predicate: self.predicate, polls, pause, is_done })
    }
}

impl<O: Operation, P: FnMut(&O::Reply) -> bool> Flow for PollUntil<O, P> {
    type Output = O::Reply;

    fn step(&mut self, now: UnixMillis) -> Result<Step<O::Reply>, Error> {
        if let Some(reason) = self.call.context().stopped {
            return Err(reason.into_error(O::ROUTE));
        }
        if let Some(end) = self.pause.end(now) {
            let context = self.call.context();
            if context.deadline.has_passed(now) {
                return Err(context.stop(Stopped::Expired).into_error(O::ROUTE));
            }
            return Ok(Step::Wait(Some(context.deadline.or_earlier(end))));
        }
        match self.call.step(now)? {
            Step::Done(reply) if !self.is_done && !(self.predicate)(&reply) => {
                self.pause = Pause::new(now, poll_interval(self.polls));
                self.polls = self.polls.saturating_add(1);
                self.call.restart();
                self.step(now)
            }
            step => {
                self.is_done = matches!(step, Step::Done(_));
                Ok(step)
            }
        }
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
        self.call.receive(ticket, outcome, now);
    }
}
