//! Turns: a flow is continued as far as it can be at once, and its state is kept until the next turn.

use alloc::format;
use alloc::string::String;
use core::time::Duration;

use super::state::FlowState;
use super::{ActionWaiter, Call, Flow, Pages, Step, Task, Ticket};
use crate::error::{Error, TransportError};
use crate::operation::{Method, Operation};
use crate::primitives::{InputError, UnixMillis};
use crate::reply::{Page, Reply};
use crate::request::Request;
use crate::response::Response;

/// A flow whose state can be saved at any moment before its end.
pub trait SaveState: Flow {
    /// The state at this moment; `None` at the end.
    fn save(&self) -> Option<FlowState>;

    /// Returns whether the next request belongs to the last one, and is sent also at the limits of a turn.
    fn is_in_the_midst(&self) -> bool {
        false
    }

    /// Returns the state that announces the request of the last step, to be sent by the next turn; `None` when an earlier turn
    /// has announced it.
    ///
    /// # Errors
    /// When the flow cannot announce requests: only tasks can.
    fn announce(&mut self) -> Result<Option<FlowState>, InputError> {
        Err(InputError::new("", "sends", "is for tasks: another flow cannot announce its requests"))
    }
}

impl SaveState for Task {
    fn save(&self) -> Option<FlowState> {
        self.state()
    }

    fn is_in_the_midst(&self) -> bool {
        self.has_just_looked()
    }

    fn announce(&mut self) -> Result<Option<FlowState>, InputError> {
        if self.takes_up_announcement() { Ok(None) } else { Ok(self.announcement()) }
    }
}

impl<O: Operation> SaveState for Call<O> {
    fn save(&self) -> Option<FlowState> {
        Some(self.state())
    }
}

impl SaveState for ActionWaiter {
    fn save(&self) -> Option<FlowState> {
        Some(self.state())
    }
}

impl<T: serde::Serialize> SaveState for Pages<T>
where
    Page<T>: Reply,
{
    fn save(&self) -> Option<FlowState> {
        Some(self.state())
    }
}

/// The limits of a turn. At the limit it stops before the next request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct TurnLimits {
    /// The most requests: no limit by default.
    pub requests: u32,
    /// The time after which no request is sent any more: no limit by default.
    pub duration: Duration,
}

impl Default for TurnLimits {
    fn default() -> Self {
        Self { requests: u32::MAX, duration: Duration::MAX }
    }
}

impl TurnLimits {
    /// Sets the most requests.
    #[must_use = "this returns the changed value"]
    pub fn requests(mut self, requests: u32) -> Self {
        self.requests = requests;
        self
    }

    /// Sets the time after which no request is sent any more.
    #[must_use = "this returns the changed value"]
    pub fn duration(mut self, duration: Duration) -> Self {
        self.duration = duration;
        self
    }
}

/// The end of a turn.
#[derive(Debug, Clone, PartialEq)]
pub enum Turn<T> {
    /// Continue from this state at this time; no time means at once.
    Wait {
        /// The state.
        state: FlowState,
        /// The time at which there is something to do.
        wake_at: UnixMillis,
    },
    /// Save this state, and continue from it at once: that turn sends the request.
    WillSend {
        /// The state.
        state: FlowState,
        /// The request, as in `POST /servers`.
        request: String,
    },
    /// The flow is done, with this value.
    Done(T),
}

/// The next step of a turn.
#[derive(Debug)]
pub(crate) enum TurnStep<T> {
    /// Save the state, if there is one, and then send the request.
    Send(Ticket, Request, Option<FlowState>),
    End(Turn<T>),
}

/// The course of a turn: its limits, and what it has done.
#[derive(Debug, Clone)]
pub(crate) struct TurnCourse {
    limits: TurnLimits,
    announces: bool,
    begun: UnixMillis,
    requests: u32,
}

impl TurnCourse {
    /// Begins a turn. A limit of 0 is refused: the task would never end.
    pub(crate) fn new(limits: TurnLimits, announces: bool, now: UnixMillis) -> Result<Self, InputError> {
        let refuse =
            |limit: &str| Err(InputError::new("", limit, "must be at least 1: a turn of 0 does nothing"));
        if limits.requests == 0 {
            return refuse("requests");
        }
        if limits.duration.as_millis() == 0 {
            return refuse("duration");
        }
        Ok(Self { limits, announces, begun: now, requests: 0 })
    }

    pub(crate) fn step<F: SaveState>(
        &mut self,
        flow: &mut F,
        now: UnixMillis,
    ) -> Result<TurnStep<F::Output>, Error> {
        let is_at_limit =
            self.requests >= self.limits.requests || self.begun.until(now) >= self.limits.duration;
        let is_over = is_at_limit && !flow.is_in_the_midst();
        // A step that would send changes the state, so the one before it is kept.
        let before = if is_over { flow.save() } else { None };
        let (ticket, request) = match flow.step(now)? {
            Step::Done(value) => return Ok(TurnStep::End(Turn::Done(value))),
            Step::Wait(until) => {
                let state = flow.save().ok_or_else(stalled)?;
                return Ok(TurnStep::End(Turn::Wait { state, wake_at: until.ok_or_else(stalled)? }));
            }
            Step::Send(ticket, request) => (ticket, request),
        };
        if let Some(state) = before {
            return Ok(TurnStep::End(Turn::Wait { state, wake_at: now }));
        }
        self.requests = self.requests.saturating_add(1);
        if request.method == Method::Get {
            return Ok(TurnStep::Send(ticket, request, None));
        }
        if !self.announces {
            return Ok(TurnStep::Send(ticket, request, flow.save()));
        }
        match flow.announce()? {
            Some(state) => {
                let request = format!("{} {}", request.method, path(&request.url));
                Ok(TurnStep::End(Turn::WillSend { state, request }))
            }
            None => Ok(TurnStep::Send(ticket, request, None)),
        }
    }
}

/// The path of a URL without its version, as the reference writes it.
fn path(url: &str) -> &str {
    let after_host = url.split_once("://").map_or(url, |(_, rest)| rest);
    let path = after_host.find('/').and_then(|at| after_host.get(at..)).unwrap_or_default();
    path.strip_prefix("/v1").unwrap_or(path)
}

/// The error of a flow that waits for an outcome without a request in flight. None of this crate does.
fn stalled() -> Error {
    TransportError::not_sent("the flow waits for an outcome, and no request is in flight").into()
}

/// Continues a flow: does all that is due, one request at a time, and stops at the limits or when there is nothing to do now.
///
/// Before a request that changes something is sent, `save` is called with the state to keep: when the process dies, the next
/// one continues from there, and knows that the request may have been sent. An error of `save` ends the turn, and nothing is
/// sent.
///
/// ```
/// # #[cfg(feature = "sim")] {
/// use std::cell::RefCell;
///
/// use hetzner_cloud::flow::{IfExists, Turn, TurnLimits, turn};
/// use hetzner_cloud::{Hetzner, Sim, Token, servers};
///
/// let hetzner = Hetzner::new(Token::new("any")?);
/// let sim = RefCell::new(Sim::new(1));
/// let create = servers::Create::new("web-1", "cx23", "debian-13");
/// let mut task = hetzner.start(create)?.ensure(IfExists::Adopt, "job-7").wait_for_actions();
/// let mut disk = String::new();
/// let end = loop {
///     let now = || sim.borrow().now();
///     let send = |request| sim.borrow_mut().send(&request);
///     let save = |state: &_| Ok(disk = format!("{state}"));
///     match turn(task, &TurnLimits::default(), now, send, save)? {
///         Turn::Done(value) => break value,
///         Turn::Wait { state, wake_at } => {
///             // Here the process may end. Another one continues when it is time.
///             let now = sim.borrow().now();
///             sim.borrow_mut().advance(now.until(wake_at));
///             task = hetzner.resume(state, [])?;
///         }
///         Turn::WillSend { .. } => unreachable!("nothing is announced"),
///     }
/// };
/// assert_eq!(end["resource"]["name"], "web-1");
/// assert!(disk.contains("job-7"));
/// # }
/// # Ok::<(), hetzner_cloud::Error>(())
/// ```
///
/// # Errors
/// Those of the flow and of `save`, and [`Error::Input`] for a limit of 0.
pub fn turn<F: SaveState>(
    mut flow: F,
    limits: &TurnLimits,
    mut now: impl FnMut() -> UnixMillis,
    mut send: impl FnMut(Request) -> Result<Response, TransportError>,
    mut save: impl FnMut(&FlowState) -> Result<(), Error>,
) -> Result<Turn<F::Output>, Error> {
    let mut course = TurnCourse::new(limits.clone(), false, now())?;
    loop {
        match course.step(&mut flow, now())? {
            TurnStep::End(end) => return Ok(end),
            TurnStep::Send(ticket, request, state) => {
                state.as_ref().map_or(Ok(()), &mut save)?;
                let outcome = send(request);
                flow.receive(ticket, outcome, now());
            }
        }
    }
}

/// Continues a task as [`turn`] does, where nothing can be saved in the midst of a turn: a request that changes something is
/// announced by [`Turn::WillSend`], and sent by the next turn, which continues from that state.
///
/// The next turn may be executed twice. A task with [`ensure`](Task::ensure) makes no second resource then; any other request
/// may be sent twice, unless `is_repeated` tells that the turn was begun before with the same state: then the request counts
/// as sent and its answer as lost.
///
/// # Errors
/// Those of the task, and [`Error::Input`] for a limit of 0.
pub fn turn_announcing(
    mut task: Task,
    limits: &TurnLimits,
    is_repeated: bool,
    mut now: impl FnMut() -> UnixMillis,
    mut send: impl FnMut(Request) -> Result<Response, TransportError>,
) -> Result<Turn<<Task as Flow>::Output>, Error> {
    if is_repeated {
        task.suppose_sent();
    }
    let mut course = TurnCourse::new(limits.clone(), true, now())?;
    loop {
        match course.step(&mut task, now())? {
            TurnStep::End(end) => return Ok(end),
            TurnStep::Send(ticket, request, _) => {
                let outcome = send(request);
                task.receive(ticket, outcome, now());
            }
        }
    }
}
