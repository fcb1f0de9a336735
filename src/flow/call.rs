//! One operation, with its retries.

use alloc::sync::Arc;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::exchange::{Context, Deadline, Exchange, Machine, Received, Stopped};
use super::{Flow, Step, Ticket};
use crate::error::{Error, InputError, TransportError};
use crate::operation::{Method, Operation};
use crate::primitives::UnixMillis;
use crate::request::encode::{EncodedRequest, encode};
use crate::response::Response;
use crate::retry::{OutcomeSummary, Verdict};
use crate::settings::Settings;

/// The machine of a call: one exchange.
#[derive(Debug, Clone)]
pub(crate) struct CallMachine {
    pub(crate) context: Context,
    method: Method,
    request: EncodedRequest,
    exchange: Exchange,
}

impl CallMachine {
    pub(crate) fn new(settings: &Arc<Settings>, method: Method, request: EncodedRequest) -> Self {
        Self { context: Context::new(settings), method, request, exchange: Exchange::new() }
    }

    pub(crate) fn has_ticket(&self, ticket: Ticket) -> bool {
        self.exchange.has_ticket(ticket)
    }
}

impl Machine for CallMachine {
    fn step(&mut self, now: UnixMillis) -> Result<Step<()>, Stopped> {
        let Self { context, method, request, exchange } = self;
        context.deadline.start(now);
        exchange.step(context, *method, now, |settings| {
            settings.authorize(*method, request.url.clone(), request.body.clone())
        })
    }

    fn receive(&mut self, ticket: Ticket, outcome: &OutcomeSummary<'_>, now: UnixMillis) -> Option<Verdict> {
        let is_expected = self.has_ticket(ticket);
        is_expected.then(|| self.exchange.receive(&self.context, self.method, outcome, now))
    }

    #[cfg(feature = "wasm")]
    fn context(&mut self) -> &mut Context {
        &mut self.context
    }
}

/// One operation, with its retries: made by [`Hetzner::call`](crate::Hetzner::call).
///
/// Ends in the operation's reply, or in
/// - [`Error::Input`] when a parameter cannot be sent,
/// - [`Error::Api`] when the API refuses,
/// - [`Error::Answer`] when the response cannot be read,
/// - [`Error::Transport`] when the host cannot deliver,
/// - [`Error::Ambiguous`] when it is unknown whether a `POST` was carried out,
/// - [`Error::Deadline`] when the deadline has passed.
#[must_use = "a flow does nothing until a host drives it"]
pub struct Call<O: Operation> {
    pub(super) machine: CallMachine,
    /// The problem of an operation that cannot be sent.
    invalid: Option<InputError>,
    result: Option<Result<O::Reply, Error>>,
}

/// The state of a [`Call`], to be saved and [resumed](Call::resume) in another process. It holds neither the token nor the
/// operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CallState {
    exchange: Exchange,
    deadline: Deadline,
}

impl<O: Operation> Call<O> {
    pub(crate) fn new(settings: &Arc<Settings>, operation: &O) -> Self {
        let encoded = encode(settings.base_url(O::ROUTE.api), O::ROUTE, operation, false);
        let (request, invalid) = match encoded {
            Ok(request) => (request, None),
            Err(error) => (EncodedRequest::default(), Some(error)),
        };
        Self { machine: CallMachine::new(settings, O::ROUTE.method, request), invalid, result: None }
    }

    /// Sets the deadline: this long after the first step. There is none by default.
    pub fn within(mut self, duration: Duration) -> Self {
        self.machine.context.deadline = Deadline::within(duration);
        self
    }

    /// The state so far.
    pub fn state(&self) -> CallState {
        CallState { exchange: self.machine.exchange.clone(), deadline: self.machine.context.deadline }
    }

    /// Continues where another process stopped. A `POST` that was in flight then ends in [`Error::Ambiguous`].
    pub fn resume(mut self, state: CallState) -> Self {
        self.machine.exchange = state.exchange;
        self.machine.context.deadline = state.deadline;
        self
    }

    /// Prepares the same call once more, under the same deadline.
    pub(super) fn restart(&mut self) {
        self.machine.exchange = Exchange::new();
    }
}

impl<O: Operation> Flow for Call<O> {
    type Output = O::Reply;

    fn step(&mut self, now: UnixMillis) -> Result<Step<O::Reply>, Error> {
        if let Some(result) = self.result.take() {
            return result.map(Step::Done);
        }
        if let Some(error) = &self.invalid {
            return Err(error.clone().into());
        }
        match self.machine.step(now) {
            Ok(Step::Send(ticket, request)) => Ok(Step::Send(ticket, request)),
            Ok(Step::Wait(until)) => Ok(Step::Wait(until)),
            // Only a result ends a call.
            Ok(Step::Done(())) => Ok(Step::Wait(None)),
            Err(stopped) => Err(stopped.into_error(O::ROUTE)),
        }
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
        if !self.machine.has_ticket(ticket) {
            return;
        }
        let received = Received::<O::Reply>::read(O::ROUTE, outcome);
        let summary = received.summary(&self.machine.context, now);
        if let Some(verdict) = self.machine.receive(ticket, &summary, now) {
            self.result = received.into_result(verdict);
        }
    }
}
