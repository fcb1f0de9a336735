//! Tasks for the driver in JavaScript. Here the bodies cross the boundary, because a state must be the same in both languages.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::time::Duration;

use serde::Deserialize;
use serde_json::{Map, Value, json};
use wasm_bindgen::prelude::*;

use super::{Client, split};
use crate::api::actions::{Action, ActionOutcome};
use crate::error::{Error, TransportError};
use crate::flow::task::{Options, Task};
use crate::flow::turn::{Turn, TurnCourse, TurnLimits, TurnStep};
use crate::flow::{Flow, FlowState, Ticket, TrackedAction};
use crate::primitives::{InputError, UnixMillis};
use crate::request::{Delivery, Headers, Request};
use crate::response::Response;

#[wasm_bindgen]
impl Client {
    /// The state of a new task of an operation; `None` after a `problem`. Parameters and options are JSON. The deadline comes
    /// `within` milliseconds after the first step, or never (0).
    pub fn start_task(
        &mut self,
        operation: &str,
        params: &str,
        options: &str,
        within: f64,
    ) -> Option<String> {
        let settings = self.settings.clone()?;
        let start = || {
            let params: Map<String, Value> = parse(operation, "params", params)?;
            let options: Options = parse(operation, "options", options)?;
            let task = Task::untyped(&settings, operation, params, options)?;
            Ok(state_of(task, within))
        };
        let started = start();
        self.noting(started)
    }

    /// The state of a new task that waits for actions, which are JSON; `None` after a `problem`.
    pub fn start_wait_task(&mut self, actions: &str, within: f64) -> Option<String> {
        let settings = self.settings.clone()?;
        let start = || {
            let actions: Vec<Action> = parse("", "actions", actions)?;
            let task = Task::waiting(&settings, actions.into_iter().map(TrackedAction::from))?;
            Ok(state_of(task, within))
        };
        let started = start();
        self.noting(started)
    }

    /// A turn of the task with this state and these secrets, which are JSON; `None` after a `problem`. `max_requests` and
    /// `max_millis` may be infinite.
    #[allow(
        clippy::too_many_arguments,
        reason = "plain numbers and strings are what crosses the boundary for free"
    )]
    pub fn turn(
        &mut self,
        state: &str,
        secrets: &str,
        max_requests: f64,
        max_millis: f64,
        announces: bool,
        is_repeated: bool,
        now: f64,
    ) -> Option<TaskTurn> {
        let settings = self.settings.clone()?;
        let resume = || {
            let state: FlowState = state.parse()?;
            let mut task = Task::resume(&settings, state, parse("", "secrets", secrets)?)?;
            if is_repeated {
                task.suppose_sent();
            }
            let duration =
                if max_millis.is_finite() { Duration::from_millis(max_millis as u64) } else { Duration::MAX };
            let limits = TurnLimits::default().requests(max_requests as u32).duration(duration);
            let course = TurnCourse::new(limits, announces, UnixMillis::new(now as u64))?;
            Ok(TaskTurn {
                task,
                course,
                request: None,
                ticket: Ticket::from_number(0),
                text: String::new(),
                until: 0.0,
            })
        };
        let resumed = resume();
        self.noting(resumed)
    }
}

fn state_of(task: Task, within: f64) -> String {
    let task = if within > 0.0 { task.within(Duration::from_millis(within as u64)) } else { task };
    task.state().map(|state| state.to_string()).unwrap_or_default()
}

fn parse<'t, T: Deserialize<'t>>(operation: &str, name: &str, text: &'t str) -> Result<T, InputError> {
    serde_json::from_str(text).map_err(|error| InputError::new(operation, name, error.to_string()))
}

/// The steps of a turn: send, save and then send, wait, announce, the value, an error.
const SEND: u8 = 1;
const SAVE: u8 = 2;
const WAIT: u8 = 3;
const ANNOUNCE: u8 = 4;
const DONE: u8 = 5;
const FAILED: u8 = 6;

/// A turn of a task.
#[wasm_bindgen]
pub struct TaskTurn {
    task: Task,
    course: TurnCourse,
    request: Option<Request>,
    ticket: Ticket,
    text: String,
    /// The time at which to wake, after a step that waits.
    #[wasm_bindgen(readonly)]
    pub until: f64,
}

#[wasm_bindgen]
impl TaskTurn {
    /// Takes the next step; what belongs to it is in `text`: the state, the request that is announced, the value or the error.
    pub fn step(&mut self, now: f64) -> u8 {
        let (step, text) = match self.course.step(&mut self.task, UnixMillis::new(now as u64)) {
            Ok(TurnStep::Send(ticket, request, state)) => {
                (self.ticket, self.request) = (ticket, Some(request));
                match state {
                    Some(state) => (SAVE, state.to_string()),
                    None => (SEND, String::new()),
                }
            }
            Ok(TurnStep::End(Turn::Wait { state, wake_at })) => {
                self.until = wake_at.get() as f64;
                (WAIT, state.to_string())
            }
            Ok(TurnStep::End(Turn::WillSend { state, request })) => {
                (ANNOUNCE, [&request, "\0", &*state.to_string()].concat())
            }
            Ok(TurnStep::End(Turn::Done(value))) => (DONE, value.to_string()),
            Err(error) => (FAILED, described(&error).to_string()),
        };
        self.text = text;
        step
    }

    /// What belongs to the step.
    pub fn text(&self) -> String {
        self.text.clone()
    }

    /// The method and the URL of the request to send.
    pub fn request(&self) -> String {
        self.request
            .as_ref()
            .map_or_else(String::new, |request| [request.method.as_str(), "\0", &request.url].concat())
    }

    /// The body of the request to send.
    pub fn body(&self) -> Option<String> {
        let body = self.request.as_ref()?.body.as_ref()?;
        Some(String::from_utf8_lossy(body).into_owned())
    }

    /// Tells the outcome of the request. The status is 0 for one that was lost and 1 for one that did not leave, with the
    /// message as body. The headers are `retry-after`, `ratelimit-reset` and `x-correlation-id`.
    pub fn receive(&mut self, status: u16, headers: &str, body: String, now: f64) {
        let [retry_after, reset, correlation_id] = split(headers);
        let headers =
            [("retry-after", retry_after), ("ratelimit-reset", reset), ("x-correlation-id", correlation_id)];
        let outcome = match status {
            0 => Err(TransportError { delivery: Delivery::MaybeSent, message: body }),
            1 => Err(TransportError { delivery: Delivery::NotSent, message: body }),
            _ => Ok(Response::new(status, body.into_bytes()).with_headers(Headers::from_iter(
                headers.into_iter().filter(|(_, value)| !value.is_empty()),
            ))),
        };
        self.task.receive(self.ticket, outcome, UnixMillis::new(now as u64));
    }
}

/// The outcome of an action, as in an `ActionsError` of the other entries, with less of the action.
fn outcome(outcome: &ActionOutcome) -> Value {
    let (status, id) = match outcome {
        ActionOutcome::Success(action) => ("success", action.id),
        ActionOutcome::Failed(action) => ("failed", action.id),
        ActionOutcome::Missing(id, _) => ("missing", *id),
        ActionOutcome::Unfinished(id, _) => ("unfinished", *id),
    };
    let action = outcome.action();
    json!({
        "status": status,
        "id": id,
        "command": action.map(|action| &action.command),
        "error": action.map(|action| &action.error),
    })
}

/// An error as JSON.
fn described(error: &Error) -> Value {
    let name = match error {
        Error::Input(_) => "InputError",
        Error::Api(_) => "ApiError",
        Error::Actions(_) => "ActionsError",
        Error::Answer(_) => "AnswerError",
        Error::Transport(_) => "TransportError",
        Error::Ambiguous(_) => "AmbiguousError",
        Error::Deadline(_) => "DeadlineError",
        Error::Exists(_) => "ExistsError",
        Error::Incomplete(_) => "IncompleteError",
    };
    let mut facts = json!({
        "name": name,
        "kind": error.kind(),
        "operation": error.operation(),
        "status": error.status(),
        "code": error.code(),
        "correlationId": error.correlation_id(),
        "retryable": error.is_retryable(),
        "message": error.to_string(),
    });
    let more = match error {
        Error::Input(error) => json!({"parameter": error.parameter}),
        Error::Actions(error) => json!({"outcomes": error.outcomes.iter().map(outcome).collect::<Vec<_>>()}),
        Error::Exists(error) => json!({"existing": error.existing, "differences": error.differences}),
        Error::Incomplete(error) => json!({
            "created": error.created, "deleted": error.deleted, "left": error.left, "rollback": error.rollback,
        }),
        _ => json!({}),
    };
    if let (Value::Object(facts), Value::Object(more)) = (&mut facts, more) {
        facts.extend(more);
    }
    facts
}
