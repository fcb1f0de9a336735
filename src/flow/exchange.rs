//! One request with its retries and deadline: the part that all flows share.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Step, Ticket};
use crate::error::{AmbiguousError, DeadlineError, Error, TransportError};
use crate::operation::{Method, Route};
use crate::primitives::{InputError, UnixMillis, millis};
use crate::reply::Reply;
use crate::response::Response;
use crate::retry::{OutcomeSummary, RetryPolicy, Verdict, WaitHeaders, backoff, decide, random};
use crate::settings::Settings;

/// The state machine of a flow. It decides what is sent when, and what an outcome means; it never sees a body.
pub(crate) trait Machine {
    /// Returns the URL of a request to send now, or how long to wait; `None` when the machine is done.
    fn step(&mut self, now: UnixMillis) -> Result<Option<Next<String>>, Stopped>;

    /// Decides about the outcome of a request; `None` when no request with this ticket is in flight.
    fn receive(&mut self, ticket: Ticket, outcome: &OutcomeSummary<'_>, now: UnixMillis) -> Option<Verdict>;

    /// The settings, deadline and ticket numbers.
    #[cfg(feature = "wasm")]
    fn context(&mut self) -> &mut Context;
}

/// The reason for which a machine stopped before it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
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
    /// Whether a request waits as long as the API asks for, also beyond the cap.
    pub(crate) is_durable: bool,
    /// The reason for which the flow stopped. It is kept, so a clock that is set back starts nothing again.
    pub(super) stopped: Option<Stopped>,
    /// The last ticket. It is saved, so that the outcome of a request of another process matches none of this one.
    pub(super) last_ticket: u32,
}

impl Context {
    // Not inlined: the npm package has it in four places.
    #[inline(never)]
    pub(crate) fn new(settings: &Arc<Settings>) -> Self {
        Self {
            settings: settings.clone(),
            deadline: Deadline::Never,
            retries: settings.retry.retries,
            is_durable: false,
            stopped: None,
            last_ticket: 0,
        }
    }

    /// Stops the flow for good.
    pub(super) fn stop(&mut self, reason: Stopped) -> Stopped {
        *self.stopped.get_or_insert(reason)
    }

    /// The step of a flow that follows from that of its machine: a request gets the client's headers, and the deadline.
    pub(super) fn complete(
        &self,
        next: Option<Next<String>>,
        method: Method,
        body: Option<&Vec<u8>>,
    ) -> Step<()> {
        match next {
            Some(Next::Send(ticket, url)) => {
                let mut request = self.settings.authorize(method, url, body.cloned());
                request.deadline = self.deadline.time();
                Step::Send(ticket, request)
            }
            Some(Next::Wait(until)) => Step::Wait(until),
            None => Step::Done(()),
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
    #[serde(rename = "never")]
    Never,
    /// This many milliseconds after the first step.
    #[serde(rename = "within")]
    Within(u64),
    #[serde(rename = "at")]
    At(UnixMillis),
}

impl Deadline {
    pub(crate) fn within(duration: Duration) -> Self {
        Self::Within(millis(duration))
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

/// A wait from one time until another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Pause {
    since: UnixMillis,
    until: UnixMillis,
}

impl Pause {
    /// No wait at all.
    pub(crate) const NONE: Self = Self { since: UnixMillis::new(0), until: UnixMillis::new(0) };

    pub(crate) fn new(now: UnixMillis, millis: u64) -> Self {
        Self { since: now, until: now.after(millis) }
    }

    /// A wait until this time, of at most this many milliseconds.
    pub(crate) fn until_at(until: UnixMillis, longest: u64) -> Self {
        Self { since: UnixMillis::new(until.get().saturating_sub(longest)), until }
    }

    pub(crate) fn until(self) -> UnixMillis {
        self.until
    }

    /// The end of the wait, if it lies ahead. When the clock was set back, the wait starts anew instead of growing by as much.
    pub(crate) fn end(&mut self, now: UnixMillis) -> Option<UnixMillis> {
        if now < self.since {
            *self = Self::new(now, self.until.get().saturating_sub(self.since.get()));
        }
        (now < self.until).then_some(self.until)
    }

    /// The later of two waits.
    pub(crate) fn or_later(self, other: Self) -> Self {
        if other.until > self.until { other } else { self }
    }
}

/// The earlier of two times, where `None` is no time at all.
fn earlier_of(a: Option<UnixMillis>, b: Option<UnixMillis>) -> Option<UnixMillis> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        _ => a.or(b),
    }
}

/// The next step of one exchange or several.
pub(crate) enum Next<R> {
    /// Send this request.
    Send(Ticket, R),
    /// Wait until this time, or until an outcome arrives.
    Wait(Option<UnixMillis>),
}

impl<R> Next<R> {
    pub(super) fn map<T>(self, request: impl FnOnce(R) -> T) -> Next<T> {
        match self {
            Self::Send(ticket, sent) => Next::Send(ticket, request(sent)),
            Self::Wait(until) => Next::Wait(until),
        }
    }
}

/// One request with its retries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Exchange {
    /// The number of attempts so far.
    pub(super) attempts: u32,
    /// The wait before the next attempt.
    pub(super) pause: Pause,
    /// Set while the request is in flight. It is saved: a process that resumes must know that a response may be lost.
    pub(super) in_flight: bool,
    /// Set when an earlier attempt may have been carried out.
    pub(super) maybe_done: bool,
    /// The ticket of the request in flight; `None` after a resume, when its outcome can no longer arrive.
    #[serde(skip)]
    ticket: Option<Ticket>,
}

impl Exchange {
    pub(crate) fn new() -> Self {
        Self::after(0, Pause::NONE)
    }

    /// An exchange that continues after some attempts and a wait.
    pub(crate) fn after(attempts: u32, pause: Pause) -> Self {
        Self { attempts, pause, in_flight: false, maybe_done: false, ticket: None }
    }

    /// Takes back an attempt that was announced and not made. An earlier execution of the turn that makes it now may have
    /// made it.
    pub(super) fn take_back(&mut self) {
        self.attempts = self.attempts.saturating_sub(1);
        (self.in_flight, self.maybe_done) = (false, true);
    }

    /// Counts an attempt that was announced as made.
    pub(super) fn suppose_sent(&mut self) {
        self.attempts = self.attempts.saturating_add(1);
        self.in_flight = true;
    }

    /// Checks an exchange that was saved.
    pub(super) fn check(&self) -> Result<(), InputError> {
        if self.in_flight && self.attempts == 0 {
            return Err(InputError::new("", "state", "has a request in flight that was never sent"));
        }
        Ok(())
    }

    /// Returns the ticket of a request to send now, or how long to wait.
    pub(super) fn step(
        &mut self,
        context: &mut Context,
        method: Method,
        now: UnixMillis,
    ) -> Result<Next<()>, Stopped> {
        if let Some(reason) = context.stopped {
            return Err(reason);
        }
        let must_not_resend = self.in_flight && !method.is_idempotent();
        if must_not_resend && self.ticket.is_none() {
            return Err(context.stop(Stopped::Lost));
        }
        if context.deadline.has_passed(now) {
            let reason = if must_not_resend { Stopped::ExpiredInFlight } else { Stopped::Expired };
            return Err(context.stop(reason));
        }
        if self.ticket.is_some() {
            return Ok(Next::Wait(context.deadline.time()));
        }
        if let Some(end) = self.pause.end(now) {
            return Ok(Next::Wait(Some(context.deadline.or_earlier(end))));
        }
        let ticket = context.next_ticket();
        self.attempts = self.attempts.saturating_add(1);
        // In flight without a ticket: sent by another process, and lost with it.
        self.maybe_done |= self.in_flight;
        (self.in_flight, self.ticket) = (true, Some(ticket));
        Ok(Next::Send(ticket, ()))
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
        if verdict == Verdict::Accept && self.maybe_done && method == Method::Delete && outcome.is_not_found()
        {
            return Verdict::AlreadyDone;
        }
        self.maybe_done |= outcome.is_unknown();
        if verdict != Verdict::Retry {
            return verdict;
        }
        let seed = context.settings.seed ^ now.get().rotate_left(20) ^ u64::from(context.last_ticket);
        let wait = backoff(&policy, self.attempts, random(seed));
        let asked = outcome.retry_after.unwrap_or(0);
        let is_too_long = (asked > millis(policy.cap).max(wait) && !context.is_durable)
            || (asked > 0 && context.deadline.has_passed(now.after(asked)));
        if is_too_long {
            // The API asks for a wait beyond the cap or the deadline: its error tells how long.
            return Verdict::Accept;
        }
        self.pause = Pause::new(now, wait.max(asked));
        if context.deadline.has_passed(now.after(wait)) { Verdict::Expired } else { Verdict::Retry }
    }
}

/// The exchanges of a `GET` each that a list or a wait has in flight, by the numbers that it gave them.
#[derive(Debug, Clone)]
pub(super) struct InFlight(Vec<(u64, Exchange)>);

impl InFlight {
    pub(super) const fn new() -> Self {
        Self(Vec::new())
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn exchanges(&self) -> impl Iterator<Item = &Exchange> {
        self.0.iter().map(|(_, exchange)| exchange)
    }

    /// Adds an exchange that continues after some attempts and a wait.
    pub(super) fn push(&mut self, number: u64, (attempts, pause): (u32, Pause)) {
        self.0.push((number, Exchange::after(attempts, pause)));
    }

    /// The number of the exchange whose request has this ticket.
    pub(super) fn number(&self, ticket: Ticket) -> Option<u64> {
        self.0.iter().find(|(_, exchange)| exchange.has_ticket(ticket)).map(|(number, _)| *number)
    }

    /// Returns the first request to send now, by its number, or the earliest time at which there may be one.
    pub(super) fn step(&mut self, context: &mut Context, now: UnixMillis) -> Result<Next<u64>, Stopped> {
        let mut earliest = None;
        for (number, exchange) in &mut self.0 {
            match exchange.step(context, Method::Get, now)? {
                Next::Send(ticket, ()) => return Ok(Next::Send(ticket, *number)),
                Next::Wait(until) => earliest = earlier_of(earliest, until),
            }
        }
        Ok(Next::Wait(earliest))
    }

    /// Decides about an outcome; returns the number of its exchange too, which is removed unless its request is sent again.
    pub(super) fn receive(
        &mut self,
        context: &Context,
        ticket: Ticket,
        outcome: &OutcomeSummary<'_>,
        now: UnixMillis,
    ) -> Option<(u64, Verdict)> {
        if context.stopped.is_some() {
            return None;
        }
        let at = self.0.iter().position(|(_, exchange)| exchange.has_ticket(ticket))?;
        let (number, exchange) = &mut self.0[at];
        let decided = (*number, exchange.receive(context, Method::Get, outcome, now));
        if decided.1 != Verdict::Retry {
            self.0.remove(at);
        }
        Some(decided)
    }
}

/// The most attempts and the latest wait of several requests: where another process continues with all of them.
pub(super) fn retry_progress<'a>(
    start: (u32, Pause),
    exchanges: impl Iterator<Item = &'a Exchange>,
) -> (u32, Pause) {
    exchanges.fold(start, |(attempts, pause), exchange| {
        (attempts.max(exchange.attempts), pause.or_later(exchange.pause))
    })
}

/// An outcome whose reply has been read.
pub(crate) struct Received<R> {
    outcome: Result<Response, TransportError>,
    pub(crate) reply: Result<R, Error>,
}

impl<R: Reply> Received<R> {
    pub(crate) fn read(route: &'static Route, outcome: Result<Response, TransportError>) -> Self {
        Self { reply: read(route, &outcome), outcome }
    }

    pub(crate) fn response(&self) -> Option<&Response> {
        self.outcome.as_ref().ok()
    }

    pub(crate) fn summary(&self, context: &Context, now: UnixMillis) -> OutcomeSummary<'_> {
        let response = match &self.outcome {
            Ok(response) => response,
            Err(error) => return OutcomeSummary::lost(error.delivery),
        };
        let code = self.reply.as_ref().err().and_then(Error::code).map_or("", |code| code.as_str());
        let cap = context.settings.retry.cap;
        OutcomeSummary {
            retry_after: WaitHeaders::of(&response.headers).retry_after(response.status, now, cap),
            is_reply: self.reply.is_ok(),
            ..OutcomeSummary::response(response.status, code)
        }
    }

    /// The reply, or the outcome that ends the flow; `None` when the request is sent again.
    pub(crate) fn into_result(self, verdict: Verdict) -> Option<Result<R, FinalOutcome>> {
        match (verdict, self.reply) {
            (Verdict::Retry, _) => None,
            (_, Ok(reply)) => Some(Ok(reply)),
            (_, Err(_)) => Some(Err(FinalOutcome { outcome: self.outcome, verdict })),
        }
    }

    /// The outcome itself; `None` when the request is sent again.
    pub(crate) fn into_final(self, verdict: Verdict) -> Option<FinalOutcome> {
        (verdict != Verdict::Retry).then_some(FinalOutcome { outcome: self.outcome, verdict })
    }
}

/// The final outcome of a request, with the machine's verdict. It is kept, so a flow that has ended says so every time.
#[derive(Debug, Clone)]
pub(crate) struct FinalOutcome {
    pub(super) outcome: Result<Response, TransportError>,
    pub(super) verdict: Verdict,
}

impl FinalOutcome {
    /// Reads the reply, or the error.
    pub(crate) fn read<R: Reply>(&self, route: &'static Route, settings: &Settings) -> Result<R, Error> {
        let reply = read(route, &self.outcome).map_err(|error| settings.without_token(error));
        match (self.verdict, reply) {
            (Verdict::Ambiguous, Err(cause)) => Err(ambiguous(route, cause)),
            (Verdict::Expired, Err(cause)) => Err(expired(route, Some(cause))),
            (Verdict::AlreadyDone, Err(error)) => R::empty().ok_or(error),
            (_, reply) => reply,
        }
    }
}

fn read<R: Reply>(route: &'static Route, outcome: &Result<Response, TransportError>) -> Result<R, Error> {
    match outcome {
        Ok(response) => response.reply_to(route),
        Err(error) => Err(error.clone().into()),
    }
}
