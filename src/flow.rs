//! Conversations with the API as state machines that do no I/O: a [`Flow`] says what to send or how long to wait, and
//! is told what came back.
//!
//! A host that sends one request at a time is right; a host that keeps asking [`step`](Flow::step) until it says
//! [`Wait`](Step::Wait), and sends what it got side by side, is faster. Nothing else differs.

use core::fmt;
use core::ops::Add;
use core::time::Duration;

use serde::{Deserialize, Serialize};

use crate::error::{Error, TransportError};
use crate::request::Request;
use crate::response::Response;

pub mod call;
mod drive;
pub mod find;
pub mod pages;
pub mod retry;
pub mod until;
pub mod wait;

pub use call::{Call, CallState};
pub use drive::{drive, drive_async};
pub use find::{Find, Findable, First};
pub use pages::{Pages, PagesState};
pub use retry::RetryPolicy;
pub use until::Until;
pub use wait::{Outcome, Wait, WaitState};

/// A conversation: a call with its retries, a listing, waiting for actions.
///
/// ```
/// # use hetzner_cloud::*;
/// /// The whole host.
/// fn run<F: Flow>(mut flow: F, host: &mut impl Host) -> Result<F::Output, Error> {
///     loop {
///         match flow.step(host.now())? {
///             Step::Send(ticket, request) => {
///                 let outcome = host.send(request);
///                 flow.receive(ticket, outcome, host.now());
///             }
///             Step::Wait(until) => host.sleep(until),
///             Step::Done(value) => break Ok(value),
///         }
///     }
/// }
/// # trait Host {
/// #     fn now(&mut self) -> Time;
/// #     fn send(&mut self, request: Request) -> Result<Response, TransportError>;
/// #     fn sleep(&mut self, until: Option<Time>);
/// # }
/// ```
#[must_use = "a flow does nothing until a host drives it"]
pub trait Flow {
    /// What it ends in.
    type Output;

    /// What to do next.
    ///
    /// # Errors
    /// Why the conversation ended without its output. Then it is over.
    fn step(&mut self, now: Time) -> Result<Step<Self::Output>, Error>;

    /// Tells what became of the request with this ticket.
    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: Time);

    /// Shows the flow to a function after everything that was received, for a progress bar.
    fn watch<W: FnMut(&Self)>(self, watcher: W) -> Watch<Self, W>
    where
        Self: Sized,
    {
        Watch { flow: self, watcher }
    }
}

/// What a flow wants next.
#[derive(Debug, Clone, PartialEq)]
pub enum Step<T> {
    /// Send this request, then [`receive`](Flow::receive) its outcome under this ticket.
    Send(Ticket, Request),
    /// Nothing to send before then (`None`: before an outcome arrives).
    Wait(Option<Time>),
    /// It is over.
    Done(T),
}

/// Which request of a flow an outcome belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(u32);

impl Ticket {
    /// The number, for hosts that pass it through another language.
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The ticket with this number.
    pub const fn from_number(number: u32) -> Self {
        Self(number)
    }
}

/// A moment on the host's clock: milliseconds since the Unix epoch, as `Date.now()` counts. Only differences matter, but
/// for `RateLimit-Reset`, which is a time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Time(u64);

impl Time {
    /// So many milliseconds after the Unix epoch.
    pub const fn from_millis(millis: u64) -> Self {
        Self(millis)
    }

    /// Milliseconds since the Unix epoch.
    pub const fn as_millis(self) -> u64 {
        self.0
    }

    /// How long until `later`; nothing when it has passed.
    pub const fn until(self, later: Self) -> Duration {
        Duration::from_millis(later.0.saturating_sub(self.0))
    }

    pub(crate) const fn after(self, millis: u64) -> Self {
        Self(self.0.saturating_add(millis))
    }
}

impl Add<Duration> for Time {
    type Output = Self;

    fn add(self, duration: Duration) -> Self {
        self.after(duration.as_millis().try_into().unwrap_or(u64::MAX))
    }
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        crate::Timestamp::from(*self).fmt(f)
    }
}

impl From<Time> for crate::Timestamp {
    fn from(time: Time) -> Self {
        Self::from_unix_millis(time.0.try_into().unwrap_or(i64::MAX))
    }
}

/// A flow that is shown to a function: see [`Flow::watch`].
#[must_use = "a flow does nothing until a host drives it"]
pub struct Watch<F, W> {
    flow: F,
    watcher: W,
}

impl<F: Flow, W: FnMut(&F)> Flow for Watch<F, W> {
    type Output = F::Output;

    fn step(&mut self, now: Time) -> Result<Step<F::Output>, Error> {
        self.flow.step(now)
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: Time) {
        self.flow.receive(ticket, outcome, now);
        (self.watcher)(&self.flow);
    }
}
