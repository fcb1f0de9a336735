//! Asking again and again until what is answered is right.

use core::time::Duration;

use super::call::{Call, late};
use super::retry::{Deadline, Exchange};
use super::wait::poll_interval;
use super::{Flow, Step, Ticket, Time};
use crate::client::Hetzner;
use crate::error::{Error, TransportError};
use crate::operation::Operation;
use crate::response::Response;

/// One operation, called until its reply is right: made by [`Hetzner::until`].
///
/// Ends in the first reply that is right, or in the errors of a [`Call`]. Without [`within`](Self::within) it asks
/// forever.
#[must_use = "a flow does nothing until a host drives it"]
pub struct Until<O: Operation, P> {
    call: Call<O>,
    is_right: P,
    polls: u32,
    /// Not before then.
    due: Time,
}

impl<O: Operation, P: FnMut(&O::Reply) -> bool> Until<O, P> {
    pub(crate) fn new(hetzner: &Hetzner, operation: &O, is_right: P) -> Self {
        Self { call: Call::new(hetzner, operation), is_right, polls: 0, due: Time(0) }
    }

    /// Gives up so long after the first step.
    pub fn within(mut self, duration: Duration) -> Self {
        self.call.machine.rules.deadline = Deadline::within(duration);
        self
    }
}

impl<O: Operation, P: FnMut(&O::Reply) -> bool> Flow for Until<O, P> {
    type Output = O::Reply;

    fn step(&mut self, now: Time) -> Result<Step<O::Reply>, Error> {
        if now < self.due {
            let deadline = self.call.machine.rules.deadline;
            if deadline.is_past(now) {
                return Err(late(O::ROUTE, None));
            }
            return Ok(Step::Wait(Some(deadline.time().map_or(self.due, |deadline| deadline.min(self.due)))));
        }
        match self.call.step(now)? {
            Step::Done(reply) if !(self.is_right)(&reply) => {
                self.due = now.after(poll_interval(self.polls));
                self.polls = self.polls.saturating_add(1);
                self.call.machine.exchange = Exchange::new();
                self.step(now)
            }
            step => Ok(step),
        }
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: Time) {
        self.call.receive(ticket, outcome, now);
    }
}
