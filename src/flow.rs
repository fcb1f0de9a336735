//! Flows: conversations with the API as state machines without I/O. A [`Flow`] says what to send or how long to wait, and is
//! told the outcome.
//!
//! A host may send one request at a time. It is faster to keep calling [`step`](Flow::step) until it says
//! [`Wait`](Step::Wait), and to send those requests concurrently. The outcome of a request is its [`Response`], or the
//! [`TransportError`] of a request without one.
//!
//! Each flow wraps a machine. The flow reads the response; the machine decides, and sees only a summary of the outcome. So the
//! npm package runs the same machines, although JavaScript reads the bodies there.

use crate::error::{Error, TransportError};
use crate::primitives::UnixMillis;
use crate::request::Request;
use crate::response::Response;

pub(crate) mod call;
mod drive;
pub(crate) mod exchange;
mod find;
pub(crate) mod pages;
mod poll_until;
mod state;
pub(crate) mod task;
pub(crate) mod turn;
pub(crate) mod wait;

pub use call::Call;
pub use drive::{drive, drive_async};
#[cfg(any(feature = "typescript", feature = "wasm"))]
pub(crate) use find::FINDABLE;
pub use find::{Find, Findable, First};
pub use pages::Pages;
pub use poll_until::PollUntil;
pub use state::FlowState;
pub use task::{IfExists, MARKER_LABEL, Task};
pub use turn::{SaveState, Turn, TurnLimits, turn, turn_announcing};
pub use wait::{ActionWaiter, TrackedAction};

/// A conversation: a call with its retries, a list with its pages, or waiting for actions.
///
/// ```
/// # use hetzner_cloud::*;
/// /// A complete host.
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
/// #     fn now(&mut self) -> UnixMillis;
/// #     fn send(&mut self, request: Request) -> Result<Response, TransportError>;
/// #     fn sleep(&mut self, until: Option<UnixMillis>);
/// # }
/// ```
#[must_use = "a flow does nothing until a host drives it"]
pub trait Flow {
    /// The value of the flow when it is done.
    type Output;

    /// Returns the next step at this time.
    ///
    /// # Errors
    /// The error that ended the flow.
    fn step(&mut self, now: UnixMillis) -> Result<Step<Self::Output>, Error>;

    /// Tells the outcome of the request with this ticket. An outcome that no request waits for is ignored.
    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis);

    /// Shows the flow to a function after every outcome, for a progress bar.
    fn watch<W: FnMut(&Self)>(self, watcher: W) -> Watch<Self, W>
    where
        Self: Sized,
    {
        Watch { flow: self, watcher }
    }
}

/// The next step of a flow.
#[derive(Debug, Clone, PartialEq)]
pub enum Step<T> {
    /// Send this request, then [`receive`](Flow::receive) its outcome with this ticket.
    Send(Ticket, Request),
    /// Wait until this time, or until an outcome arrives; `None` when only an outcome can lead on.
    Wait(Option<UnixMillis>),
    /// The flow is done, with this value.
    Done(T),
}

impl<T> Step<T> {
    /// Applies a function to the value of a flow that is done.
    pub fn map<U>(self, done: impl FnOnce(T) -> U) -> Step<U> {
        match self {
            Self::Send(ticket, request) => Step::Send(ticket, request),
            Self::Wait(until) => Step::Wait(until),
            Self::Done(value) => Step::Done(done(value)),
        }
    }
}

/// The number of a request within its flow, by which its outcome is matched.
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

/// A flow that is shown to a function: see [`Flow::watch`].
#[must_use = "a flow does nothing until a host drives it"]
pub struct Watch<F, W> {
    flow: F,
    watcher: W,
}

impl<F: Flow, W: FnMut(&F)> Flow for Watch<F, W> {
    type Output = F::Output;

    fn step(&mut self, now: UnixMillis) -> Result<Step<F::Output>, Error> {
        self.flow.step(now)
    }

    fn receive(&mut self, ticket: Ticket, outcome: Result<Response, TransportError>, now: UnixMillis) {
        self.flow.receive(ticket, outcome, now);
        (self.watcher)(&self.flow);
    }
}
