//! One request with its retries and deadline: the part that all flows share.

use alloc::sync::Arc;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Step, Ticket};
use crate::error::{AmbiguousError, DeadlineError, Error, TransportError};
use crate::operation::{Method, Route};
use crate::primitives::UnixMillis;
use crate::reply::Reply;
use crate::request::{Delivery, Request};
use crate::response::Response;
use crate::retry::{OutcomeSummary, RetryPolicy, Verdict, WaitHeaders, backoff, decide, random};
use crate::settings::Settings;

/// The state machine of a flow. It decides what is sent when, and what an outcome means; it never sees a body.
pub(crate) trait Machine {
    /// Returns the next step.
    fn step(&mut self, now: UnixMillis) -> Result<Step<()>, Stopped>;

    /// Decides about the outcome of a request; `None` when no request with this ticket is in flight.
    fn receive(&mut self, ticket: Ticket, outcome: &OutcomeSummary<'_>, now: UnixMillis) -> Option<Verdict>;

    /// The settings, deadline and ticket numbers.
    #[cfg(feature = "wasm")]
    fn context(&mut self) -> &mut Context;
}

/// Why a machine stopped before it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Stopped {
    /// The deadline has passed.
    Expired,
    /// The deadline has passed while a request was in flight that must not be sent twice.
    ExpiredInFlight,
    /// A request that must not be sent twice was in flight when the process that sent it stopped.
    Lost,
}

impl Stopped {
    pub(crate) fn into_error(self, route: &'static Route) -> Error {
        match self {
            Self::Expired => expired(route, None),
            Self::ExpiredInFlight => ambiguous(route, expired(route, None)),
            Self::Lost => {
                let message = "the process that sent it stopped before the response arrived";
                ambiguous(route, TransportError::maybe_sent(message).into())
            }
        }
    }
}

fn ambiguous(route: &'static Route, cause: Error) -> Error {
    Error::Ambiguous(AmbiguousError { route: Some(route), cause }.into())
}

fn expired(route: &'static Route, cause: Option<Error>) -> Error {
    Error::Deadline(DeadlineError { route: Some(route), cause }.into())
}

/// The settings, deadline and ticket numbers that the exchanges of a flow share.
#[derive(Debug, Clone)]
pub(crate) struct Context {
    pub(crate) settings: Arc<Settings>,
    pub(crate) deadline: Deadline,
    /// The most retries of each request: those of the settings by default.
    pub(crate) retries: u32,
    last_ticket: u32,
}

impl Context {
    pub(crate) fn new(settings: &Arc<Settings>) -> Self {
        Self {
            settings: settings.clone(),
            deadline: Deadline::Never,
            retries: settings.retry.retries,
            last_ticket: 0,
        }
    }

    fn next_ticket(&mut self) -> Ticket {
        self.last_ticket = self.last_ticket.wrapping_add(1);
        Ticket(self.last_ticket)
    }
}

/// The time at which a flow gives up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub(crate) enum Deadline {
    #[default]
    Never,
    /// This many milliseconds after the first step.
    Within(u64),
    At(UnixMillis),
}

impl Deadline {
    pub(crate) fn within(duration: Duration) -> Self {
        Self::Within(duration.as_millis().try_into().unwrap_or(u64::MAX))
    }

    /// Starts the time of a deadline that counts from the first step.
    pub(crate) fn start(&mut self, now: UnixMillis) {
        if let Self::Within(millis) = *self {
            *self = Self::At(now.after(millis));
        }
    }

    pub(crate) fn time(self) -> Option<UnixMillis> {
        match self {
            Self::At(time) => Some(time),
            _ => None,
        }
    }

    pub(crate) fn has_passed(self, now: UnixMillis) -> bool {
        self.time().is_some_and(|deadline| now >= deadline)
    }

    /// The earlier of this deadline and a time.
    pub(crate) fn or_earlier(self, time: UnixMillis) -> UnixMillis {
        self.time().map_or(time, |deadline| deadline.min(time))
    }
}

/// One request with its retries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Exchange {
    /// The number of attempts so far.
    attempts: u32,
    /// The earliest time of the next attempt.
    due: UnixMillis,
    /// Whether the request is in flight. It is saved: a process that resumes must know that a response may be lost.
    in_flight: bool,
    /// The ticket of the request in flight; `None` after a resume, when its outcome can no longer arrive.
    #[serde(skip)]
    ticket: Option<Ticket>,
}

impl Exchange {
    pub(crate) fn new() -> Self {
        Self { attempts: 0, due: UnixMillis::new(0), in_flight: false, ticket: None }
    }

    pub(crate) fn step(
        &mut self,
        context: &mut Context,
        method: Method,
        now: UnixMillis,
        request: impl FnOnce(&Settings) -> Request,
    ) -> Result<Step<()>, Stopped> {
        let must_not_resend = self.in_flight && !method.is_idempotent();
        if must_not_resend && self.ticket.is_none() {
            return Err(Stopped::Lost);
        }
        if context.deadline.has_passed(now) {
            return Err(if must_not_resend { Stopped::ExpiredInFlight } else { Stopped::Expired });
        }
        if self.ticket.is_some() {
            return Ok(Step::Wait(context.deadline.time()));
        }
        if now < self.due {
            return Ok(Step::Wait(Some(context.deadline.or_earlier(self.due))));
        }
        let ticket = context.next_ticket();
        self.attempts = self.attempts.saturating_add(1);
        (self.in_flight, self.ticket) = (true, Some(ticket));
        Ok(Step::Send(ticket, request(&context.settings)))
    }

    pub(crate) fn has_ticket(&self, ticket: Ticket) -> bool {
        self.ticket == Some(ticket)
    }

    pub(crate) fn receive(
        &mut self,
        context: &Context,
        method: Method,
        outcome: &OutcomeSummary<'_>,
        now: UnixMillis,
    ) -> Verdict {
        (self.in_flight, self.ticket) = (false, None);
        let policy = RetryPolicy { retries: context.retries, ..context.settings.retry.clone() };
        let verdict = decide(&policy, method, outcome, self.attempts);
        if verdict != Verdict::Retry {
            return verdict;
        }
        let seed = context.settings.seed ^ now.get().rotate_left(20) ^ u64::from(context.last_ticket);
        let wait = backoff(&policy, self.attempts, random(seed)).max(outcome.retry_after.unwrap_or(0));
        self.due = now.after(wait);
        if context.deadline.has_passed(self.due) { Verdict::Expired } else { Verdict::Retry }
    }
}

/// An outcome whose reply has been read.
pub(crate) struct Received<R> {
    route: &'static Route,
    response: Option<Response>,
    pub(crate) reply: Result<R, Error>,
}

impl<R: Reply> Received<R> {
    pub(crate) fn read(route: &'static Route, outcome: Result<Response, TransportError>) -> Self {
        match outcome {
            Ok(response) => Self { route, reply: response.reply_to(route), response: Some(response) },
            Err(error) => Self { route, reply: Err(error.into()), response: None },
        }
    }

    pub(crate) fn response(&self) -> Option<&Response> {
        self.response.as_ref()
    }

    pub(crate) fn summary(&self, context: &Context, now: UnixMillis) -> OutcomeSummary<'_> {
        let Some(response) = &self.response else {
            let delivery = match &self.reply {
                Err(Error::Transport(error)) => error.delivery,
                _ => Delivery::MaybeSent,
            };
            return OutcomeSummary::lost(delivery);
        };
        let code = self.reply.as_ref().err().and_then(Error::code).map_or("", |code| code.as_str());
        OutcomeSummary {
            retry_after: WaitHeaders::of(&response.headers).retry_after(now, context.settings.retry.cap),
            is_reply: self.reply.is_ok(),
            ..OutcomeSummary::response(response.status, code)
        }
    }

    /// The final result by the machine's verdict; `None` when the request is sent again.
    pub(crate) fn into_result(self, verdict: Verdict) -> Option<Result<R, Error>> {
        match (verdict, self.reply) {
            (Verdict::Retry, _) => None,
            (Verdict::Ambiguous, Err(cause)) => Some(Err(ambiguous(self.route, cause))),
            (Verdict::Expired, Err(cause)) => Some(Err(expired(self.route, Some(cause)))),
            (_, reply) => Some(reply),
        }
    }
}
