//! An engine that continues tasks from their states, and does everything wrong that an engine may do: it kills a turn at any
//! request, executes turns twice, goes back to older states, and lets two of them work on the same state.

use std::time::Duration;

use hetzner_cloud::flow::{FlowState, Turn, TurnLimits, turn, turn_announcing};
use hetzner_cloud::{Error, Request, Response, Secret, Task, TransportError, UnixMillis};
use serde_json::Value;

use crate::world::World;

/// The most turns of a task; one that takes more does not end.
const MOST_TURNS: u32 = 600;

/// A task for the engine.
pub(crate) struct StartedTask {
    pub(crate) state: String,
    pub(crate) secrets: Vec<(String, Secret)>,
    /// Whether a unique name guards what it creates, so that two turners may work on it.
    pub(crate) is_guarded: bool,
}

/// The ends of a task, one for each turner.
pub(crate) type Ends = Vec<Result<Value, Error>>;

/// A turner: the states that it has saved, in order.
struct Turner {
    saves: Vec<String>,
    wake_at: UnixMillis,
}

/// Continues a task to its end.
pub(crate) fn run(world: &mut World<'_>, job: &StartedTask) -> Ends {
    let announces = world.choices.below(2) == 1;
    let turners = if job.is_guarded && world.choices.rarely(8) { 2 } else { 1 };
    let mut waiting: Vec<Turner> =
        (0..turners).map(|_| Turner { saves: vec![job.state.clone()], wake_at: world.now }).collect();
    let mut ends = Vec::new();
    let mut turns = 0;
    while !waiting.is_empty() {
        turns += 1;
        world.steps += 1;
        if turns > MOST_TURNS {
            world.violation("the task does not end");
            break;
        }
        let which = world.choices.below(waiting.len() as u32) as usize;
        let turner = &mut waiting[which];
        if world.now < turner.wake_at {
            world.sleep(turner.wake_at);
        }
        if world.choices.rarely(50) {
            world.jump();
        }
        if let Some(end) = one_turn(world, job, turner, announces) {
            ends.push(end);
            waiting.remove(which);
        }
    }
    ends
}

/// Executes a turn, once or twice.
fn one_turn(
    world: &mut World<'_>,
    job: &StartedTask,
    turner: &mut Turner,
    announces: bool,
) -> Option<Result<Value, Error>> {
    // Never to a state from before the last request that changes something: it was saved before that was sent.
    let last = turner.saves.iter().rposition(|state| state.contains("\"in_flight\":true"));
    let newer = last.map_or(0, |last| turner.saves.len() - 1 - last);
    if newer > 0 && world.choices.rarely(25) {
        let back = 1 + world.choices.below(newer as u32) as usize;
        world.note(format!("goes back by {back} states"));
        turner.saves.truncate(turner.saves.len() - back);
    }
    let state = turner.saves.last().cloned().unwrap_or_default();
    let mut is_repeated = false;
    if world.choices.rarely(6) {
        let kill = world.choices.below(4);
        let mut saved = Vec::new();
        let (end, _) = execute(world, job, &state, announces, false, Some(kill), &mut saved);
        world.note("that turn was lost");
        // What was saved within the turn is kept; its result is not.
        turner.saves.append(&mut saved);
        drop(end);
        is_repeated = world.choices.below(2) == 1;
    }
    let state = turner.saves.last().cloned().unwrap_or_default();
    let kill = world.choices.rarely(12).then(|| world.choices.below(4));
    let mut saved = Vec::new();
    let (end, is_killed) = execute(world, job, &state, announces, is_repeated, kill, &mut saved);
    turner.saves.append(&mut saved);
    if is_killed {
        return None;
    }
    let (state, wake_at) = match end {
        Ok(Turn::Done(value)) => return Some(Ok(value)),
        Err(error) => {
            world.note(format!("ends in {error}"));
            return Some(Err(error));
        }
        Ok(Turn::Wait { state, wake_at }) => (state, wake_at),
        Ok(Turn::WillSend { state, request }) => {
            world.note(format!("announces {request}"));
            (state, world.now)
        }
    };
    turner.saves.push(checked(world, &state));
    turner.wake_at = wake_at;
    None
}

/// Executes a turn. With `kill` the process dies at the request with that number: before it is sent or after.
fn execute(
    world: &mut World<'_>,
    job: &StartedTask,
    state: &str,
    announces: bool,
    is_repeated: bool,
    kill: Option<u32>,
    saved: &mut Vec<String>,
) -> (Result<Turn<Value>, Error>, bool) {
    let task = match world.hetzner.resume(state.parse().expect("a state"), job.secrets.clone()) {
        Ok(task) => task,
        Err(error) => {
            world.violation(format!("its own state is rejected: {error}: {state}"));
            return (Err(error.into()), false);
        }
    };
    let limits = match world.choices.below(4) {
        0 | 1 => TurnLimits::default(),
        2 => TurnLimits::default().requests(1),
        _ => TurnLimits::default().requests(2).duration(Duration::from_secs(10)),
    };
    let world = std::cell::RefCell::new(world);
    let (sent, is_dead) = (std::cell::Cell::new(0), std::cell::Cell::new(false));
    let now = || world.borrow().now;
    let send = |request: Request| -> Result<Response, TransportError> {
        let mut world = world.borrow_mut();
        world.steps += 1;
        if is_dead.get() {
            return Err(TransportError::not_sent("the process is dead"));
        }
        if kill == Some(sent.replace(sent.get() + 1)) {
            is_dead.set(true);
            if world.choices.below(2) == 0 {
                world.note(format!("dies before {} {}", request.method, request.url));
                return Err(TransportError::not_sent("the process is dead"));
            }
            world.note("dies after this request:");
        }
        world.answer(&request)
    };
    let end = if announces {
        turn_announcing(task, &limits, is_repeated, now, send)
    } else {
        let save = |state: &FlowState| -> Result<(), Error> {
            if !is_dead.get() {
                let text = checked(&mut world.borrow_mut(), state);
                saved.push(text);
            }
            Ok(())
        };
        turn(task, &limits, now, send, save)
    };
    (end, is_dead.get())
}

/// A state as text, without secrets.
fn checked(world: &mut World<'_>, state: &FlowState) -> String {
    let text = state.to_string();
    world.note(format!("saves {text}"));
    world.check_text(&text, "a state");
    for secret in SECRETS {
        if text.contains(secret) {
            world.violation(format!("a state holds a secret: {text}"));
        }
    }
    text
}

/// The secret parameters that the tasks are given.
pub(crate) const SECRETS: [&str; 2] = ["s3cret-cloud-init", "S3cret-Passw0rd!"];

/// The start of a task.
pub(crate) fn job(task: &Task, is_guarded: bool, secrets: &[(&str, &str)]) -> StartedTask {
    let state = task.state().expect("a task that has not ended").to_string();
    let secrets = secrets.iter().map(|(path, secret)| ((*path).into(), (*secret).into())).collect();
    StartedTask { state, secrets, is_guarded }
}
