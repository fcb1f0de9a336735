//! One operation, with its retries.

use core::marker::PhantomData;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::retry::{Deadline, Exchange, Heard, Rules, Seen, Todo, hint};
use super::{Flow, Step, Ticket, Time};
use crate::client::Hetzner;
use crate::error::{AmbiguousError, DeadlineError, Error, InputError, TransportError};
use crate::operation::{Operation, Route};
use crate::request::rule::{Draft, draft};
use crate::response::{Reply, Response};

/// The machine: one exchange, and a deadline.
#[derive(Debug, Clone)]
pub(crate) struct CallMachine {
    pub(crate) exchange: Exchange,
    pub(crate) rules: Rules,
}

impl CallMachine {
    pub(crate) fn new(hetzner: &Hetzner) -> Self {
        Self { exchange: Exchange::new(), rules: Rules::new(hetzner.retry.clone(), hetzner.seed) }
    }

    pub(crate) fn step(&mut self, now: Time) -> Todo {
        self.rules.deadline.start(now);
        self.exchange.step(&mut self.rules, now)
    }
}

/// One operation, with its retries: made by [`Hetzner::call`].
///
/// Ends in the operation's reply, or in
/// - [`Error::Input`] when a parameter cannot be sent,
/// - [`Error::Api`] when the API refuses,
/// - [`Error::Answer`] when the answer cannot be read,
/// - [`Error::Transport`] when the host cannot deliver,
/// - [`Error::Ambiguous`] when it is unknown whether a `POST` was carried out,
/// - [`Error::Deadline`] when the time is up.
#[must_use = "a flow does nothing until a host drives it"]
pub struct Call<O: Operation> {
    hetzner: Hetzner,
    pub(super) machine: CallMachine,
    draft: Result<Draft, InputError>,
    answer: Option<Result<O::Reply, Error>>,
    operation: PhantomData<fn() -> O>,
}

/// What a [`Call`] knows, to be saved and [resumed](Call::resume) in another process. It holds neither the token nor the
/// operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallState {
    exchange: Exchange,
    deadline: Deadline,
}

impl<O: Operation> Call<O> {
    pub(crate) fn new(hetzner: &Hetzner, operation: &O) -> Self {
        Self {
            hetzner: hetzner.clone(),
            machine: CallMachine::new(hetzner),
            draft: draft(hetzner.base(O::ROUTE.api), O::ROUTE, operation, false),
            answer: None,
            operation: PhantomData,
        }
    }

    /// Gives up so long after the first step.
    pub fn within(mut self, duration: Duration) -> Self {
        self.machine.rules.deadline = Deadline::within(duration);
        self
    }

    /// What it knows so far.
    pub fn state(&self) -> CallState {
        CallState { exchange: self.machine.exchange.clone(), deadline: self.machine.rules.deadline }
    }

    /// Goes on where another process stopped. A `POST` that was under way then ends in [`Error::Ambiguous`].
    pub fn resume(mut self, state: CallState) -> Self {
        self.machine.exchange = state.exchange;
        self.machine.rules.deadline = state.deadline;
        if self.machine.exchange.is_sent() {
            if O::ROUTE.method.is_idempotent() {
                self.machine.exchange.forget_sent();
            } else {
                let lost =
                    TransportError::after_sending("the process that sent it stopped before the answer");
                self.answer = Some(Err(ambiguous(O::ROUTE, lost.into())));
            }
        }
        self
    }
}

impl<O: Operation> Flow for Call<O> {
    type Output = O::Reply;

    fn step(&mut self, now: Time) -> Result<Step<O::Reply>, Error> {
        if let Some(answer) = self.answer.take() {
            return answer.map(Step::Done);
        }
        let Draft { url, body, .. } = self.draft.as_ref().map_err(Clone::clone)?;
        Ok(match self.machine.step(now) {
            Todo::Send(ticket) => {
                Step::Send(ticket, self.hetzner.finish(O::ROUTE.method, url.clone(), body.clone()))
            }
            Todo::Wait(until) => Step::Wait(until),
            Todo::Late if self.machine.exchange.is_sent() && !O::ROUTE.method.is_idempotent() => {
                return Err(ambiguous(O::ROUTE, late(O::ROUTE, None)));
            }
            Todo::Late => return Err(late(O::ROUTE, None)),
        })
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: Time) {
        if !self.machine.exchange.is_under(ticket) {
            return;
        }
        let reading = Reading::of(O::ROUTE, outcome);
        let CallMachine { exchange, rules } = &mut self.machine;
        let heard = exchange.receive(rules, O::ROUTE.method, reading.seen(now, rules), now);
        if heard != Heard::Again {
            self.answer = Some(reading.settle(O::ROUTE, heard));
        }
    }
}

/// An outcome that has been read: what a machine sees of it, and the value.
pub(crate) struct Reading<R> {
    response: Option<Response>,
    pub(crate) value: Result<R, Error>,
}

impl<R: Reply> Reading<R> {
    pub(crate) fn of(route: &Route, outcome: Result<Response, TransportError>) -> Self {
        match outcome {
            Ok(response) => Self { value: response.reply_to(route.name), response: Some(response) },
            Err(error) => Self { value: Err(error.into()), response: None },
        }
    }

    pub(crate) fn response(&self) -> Option<&Response> {
        self.response.as_ref()
    }

    pub(crate) fn seen(&self, now: Time, rules: &Rules) -> Seen<'_> {
        match (&self.response, &self.value) {
            (_, Err(Error::Transport(error))) => Seen::Lost(error.sent),
            (Some(response), value) => Seen::Answer {
                status: response.status,
                code: value.as_ref().err().and_then(Error::code).map_or("", |code| code.as_str()),
                hint: hint(&response.headers, now, rules.policy.cap),
            },
            (None, _) => Seen::Lost(crate::error::Sent::Perhaps),
        }
    }

    /// What it comes to in the end.
    pub(crate) fn settle(self, route: &Route, heard: Heard) -> Result<R, Error> {
        match (heard, self.value) {
            (Heard::Ambiguous, Err(cause)) => Err(ambiguous(route, cause)),
            (Heard::Late, Err(cause)) => Err(late(route, Some(cause))),
            (_, value) => value,
        }
    }
}

pub(crate) fn ambiguous(route: &Route, cause: Error) -> Error {
    Error::Ambiguous(AmbiguousError { operation: route.name, method: route.method, cause }.into())
}

pub(crate) fn late(route: &Route, cause: Option<Error>) -> Error {
    Error::Deadline(DeadlineError { operation: route.name, cause }.into())
}
