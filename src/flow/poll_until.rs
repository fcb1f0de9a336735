//! Calling an operation until its reply satisfies a predicate.

use alloc::sync::Arc;
use core::time::Duration;

use super::call::Call;
use super::exchange::{Deadline, Stopped};
use super::wait::poll_interval;
use super::{Flow, Step, Ticket};
use crate::error::{Error, TransportError};
use crate::operation::Operation;
use crate::primitives::UnixMillis;
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
    /// The earliest time of the next poll.
    due: UnixMillis,
}

impl<O: Operation, P: FnMut(&O::Reply) -> bool> PollUntil<O, P> {
    pub(crate) fn new(settings: &Arc<Settings>, operation: &O, predicate: P) -> Self {
        Self { call: Call::new(settings, operation), predicate, polls: 0, due: UnixMillis::new(0) }
    }

    /// Sets the deadline: this long after the first step. There is none by default.
    pub fn within(mut self, duration: Duration) -> Self {
        self.call.machine.context.deadline = Deadline::within(duration);
        self
    }
}

impl<O: Operation, P: FnMut(&O::Reply) -> bool> Flow for PollUntil<O, P> {
    type Output = O::Reply;

    fn step(&mut self, now: UnixMillis) -> Result<Step<O::Reply>, Error> {
        if now < self.due {
            let deadline = self.call.machine.context.deadline;
            if deadline.has_passed(now) {
                return Err(Stopped::Expired.into_error(O::ROUTE));
            }
            return Ok(Step::Wait(Some(deadline.or_earlier(self.due))));
        }
        match self.call.step(now)? {
            Step::Done(reply) if !(self.predicate)(&reply) => {
                self.due = now.after(poll_interval(self.polls));
                self.polls = self.polls.saturating_add(1);
                self.call.restart();
                self.step(now)
            }
            step => Ok(step),
        }
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
        self.call.receive(ticket, outcome, now);
    }
}
