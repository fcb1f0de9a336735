//! One operation, with its retries.

use alloc::string::String;
use alloc::sync::Arc;
use core::marker::PhantomData;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::exchange::{Context, Deadline, Exchange, FinalOutcome, Machine, Next, Received, Stopped};
use super::state::{FlowState, Identity, SavedOutcome, invalid};
use super::{Flow, Step, Ticket};
use crate::error::{Error, TransportError};
use crate::operation::{Method, Operation};
use crate::primitives::{InputError, UnixMillis};
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
    pub(super) exchange: Exchange,
    has_ended: bool,
}

impl CallMachine {
    pub(crate) fn new(settings: &Arc<Settings>, method: Method, request: EncodedRequest) -> Self {
        Self { context: Context::new(settings), method, request, exchange: Exchange::new(), has_ended: false }
    }

    pub(crate) fn has_ticket(&self, ticket: Ticket) -> bool {
        self.exchange.has_ticket(ticket)
    }

    /// The step of a flow of this machine.
    pub(super) fn flow_step(&mut self, now: UnixMillis) -> Result<Step<()>, Stopped> {
        let next = self.step(now)?;
        Ok(self.context.complete(next, self.method, self.request.body.as_ref()))
    }
}

impl Machine for CallMachine {
    fn step(&mut self, now: UnixMillis) -> Result<Option<Next<String>>, Stopped> {
        if self.has_ended {
            return Ok(None);
        }
        self.context.deadline.start(now);
        let next = self.exchange.step(&mut self.context, self.method, now)?;
        Ok(Some(next.map(|()| self.request.url.clone())))
    }

    fn receive(&mut self, ticket: Ticket, outcome: &OutcomeSummary<'_>, now: UnixMillis) -> Option<Verdict> {
        if !self.has_ticket(ticket) || self.context.stopped.is_some() {
            return None;
        }
        let verdict = self.exchange.receive(&self.context, self.method, outcome, now);
        self.has_ended = verdict != Verdict::Retry;
        Some(verdict)
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
    machine: CallMachine,
    /// The problem of an operation that cannot be sent.
    problem: Option<InputError>,
    end: Option<FinalOutcome>,
    operation: PhantomData<fn() -> O>,
}

/// The state of a call as it is saved.
#[derive(Serialize, Deserialize)]
pub(super) struct SavedCall {
    exchange: Exchange,
    last_ticket: u32,
    deadline: Deadline,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    stopped: Option<Stopped>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    end: Option<SavedOutcome>,
}

impl<O: Operation> Call<O> {
    pub(crate) fn new(settings: &Arc<Settings>, operation: &O) -> Self {
        let encoded = encode(settings.base_url(O::ROUTE.api), O::ROUTE, operation, false);
        let (request, problem) = match encoded {
            Ok(request) => (request, None),
            Err(error) => (EncodedRequest::default(), Some(error)),
        };
        let machine = CallMachine::new(settings, O::ROUTE.method, request);
        Self { machine, problem, end: None, operation: PhantomData }
    }

    /// Sets the deadline: this long after the first step. There is none by default.
    pub fn within(mut self, duration: Duration) -> Self {
        self.machine.context.deadline = Deadline::within(duration);
        self
    }

    /// The state at this moment: see [`FlowState`].
    pub fn state(&self) -> FlowState {
        self.identity("call").save(&self.saved())
    }

    /// Continues where another process stopped.
    ///
    /// # Errors
    /// When the state is broken, newer, or that of another flow or request.
    pub fn resume(self, state: FlowState) -> Result<Self, InputError> {
        let saved = self.identity("call").load(state)?;
        self.restored(saved)
    }

    pub(super) fn context(&mut self) -> &mut Context {
        &mut self.machine.context
    }

    /// Prepares the same call once more, under the same deadline.
    pub(super) fn restart(&mut self) {
        (self.machine.exchange, self.machine.has_ended, self.end) = (Exchange::new(), false, None);
    }

    pub(super) fn identity(&self, flow: &'static str) -> Identity {
        let CallMachine { context, request, .. } = &self.machine;
        Identity::new(flow, O::ROUTE.method, &request.url, context.settings.base_url(O::ROUTE.api))
    }

    pub(super) fn saved(&self) -> SavedCall {
        let CallMachine { context, exchange, .. } = &self.machine;
        SavedCall {
            exchange: exchange.clone(),
            last_ticket: context.last_ticket,
            deadline: context.deadline,
            stopped: context.stopped,
            end: self.end.as_ref().map(|end| SavedOutcome::save(end, &context.settings)),
        }
    }

    pub(super) fn restored(mut self, saved: SavedCall) -> Result<Self, InputError> {
        let SavedCall { exchange, last_ticket, deadline, stopped, end } = saved;
        exchange.check()?;
        if end.is_some() && (exchange.in_flight || exchange.attempts == 0) {
            return Err(invalid("has an end, and a request that has not ended"));
        }
        self.machine.has_ended = end.is_some();
        self.machine.exchange = exchange;
        self.machine.context.stopped = stopped;
        (self.machine.context.last_ticket, self.machine.context.deadline) = (last_ticket, deadline);
        self.end = end.map(SavedOutcome::load);
        Ok(self)
    }
}

impl<O: Operation> Flow for Call<O> {
    type Output = O::Reply;

    fn step(&mut self, now: UnixMillis) -> Result<Step<O::Reply>, Error> {
        if let Some(problem) = &self.problem {
            return Err(problem.clone().into());
        }
        if let Some(end) = &self.end {
            return end.read(O::ROUTE, &self.machine.context.settings).map(Step::Done);
        }
        match self.machine.flow_step(now) {
            Ok(Step::Send(ticket, request)) => Ok(Step::Send(ticket, request)),
            Ok(Step::Wait(until)) => Ok(Step::Wait(until)),
            // The outcome that ended the machine has been taken above.
            Ok(Step::Done(())) => Ok(Step::Wait(None)),
            Err(stopped) => Err(stopped.into_error(O::ROUTE)),
        }
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
        if !self.machine.has_ticket(ticket) {
            return;
        }
        // The reply itself is read when the flow gives it.
        let received = Received::<()>::read(O::ROUTE, outcome);
        let summary = received.summary(&self.machine.context, now);
        if let Some(verdict) = self.machine.receive(ticket, &summary, now) {
            self.end = received.into_final(verdict);
        }
    }
}
