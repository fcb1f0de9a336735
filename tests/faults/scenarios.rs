//! The conversations, and what must hold after each.

use std::time::Duration;

use hetzner_cloud::actions::{Action, ActionOutcome, ActionStatus};
use hetzner_cloud::servers::{Server, ServerStatus};
use hetzner_cloud::sim::Fault;
use hetzner_cloud::{Delivery, Error, Hetzner, Id, images, servers};

use crate::world::{Conversation, World};

pub(crate) fn run(world: &mut World<'_>) {
    let scenarios: [fn(&mut World<'_>); 9] =
        [get, create, reset_password, delete, list, wait, find, first, poll_until];
    let which = world.choices.below(scenarios.len() as u32) as usize;
    scenarios[which](world);
}

fn within(world: &mut World<'_>) -> Option<Duration> {
    [None, Some(5), Some(9), Some(60), Some(600)][world.choices.below(5) as usize].map(Duration::from_secs)
}

macro_rules! conversation {
    ($world:expr, $start:expr, $save:expr) => {{
        let within = within($world);
        let start = $start;
        let start = move |hetzner: &Hetzner| {
            let flow = start(hetzner);
            match within {
                Some(within) => flow.within(within),
                None => flow,
            }
        };
        Conversation { start: Box::new(start), save: $save, resume: |flow, state| flow.resume(state), within }
    }};
    (without deadline $start:expr, $save:expr) => {
        Conversation {
            start: Box::new($start),
            save: $save,
            resume: |flow, state| flow.resume(state),
            within: None,
        }
    };
}

/// The ids of the servers of a new project.
fn servers(world: &mut World<'_>, count: usize) -> Vec<Id<Server>> {
    world.sim.populate(count, 0);
    let list = servers::List::new().sort(vec![servers::ServerSort::Id.into()]);
    let hetzner = Hetzner::new(hetzner_cloud::Token::new("other").expect("a token"));
    world.sim.run(hetzner.pages(list)).expect("servers").iter().map(|server| server.id).collect()
}

/// Checks the end of a call against the number of times that the API carried it out.
fn check_call<T>(world: &mut World<'_>, result: &Result<T, Error>, done: usize, is_post: bool) {
    if done > 1 {
        world.violation(format!("carried out {done} times"));
    }
    let is_possible = match result {
        Ok(_) => done == 1,
        Err(Error::Ambiguous(_)) => is_post,
        Err(Error::Api(error)) => error.status < 400 || done == 0,
        Err(Error::Answer(error)) => (200..300).contains(&error.status) == (done == 1),
        Err(Error::Transport(error)) => error.delivery == Delivery::NotSent && done == 0,
        Err(Error::Deadline(_)) => done == 0,
        Err(_) => false,
    };
    if !is_possible {
        let result = result.as_ref().err().map_or_else(|| "success".into(), ToString::to_string);
        world.violation(format!("told as {result}, and carried out {done} times"));
    }
}

fn get(world: &mut World<'_>) {
    let id = servers(world, 2)[0];
    let call =
        conversation!(world, move |hetzner: &Hetzner| hetzner.call(servers::Get::new(id)), |call| call
            .state());
    match world.run(&call) {
        Ok(server) if server.id != id => world.violation("another server"),
        Err(error) if error.is_ambiguous() => world.violation("a GET is never ambiguous"),
        Err(error) if error.is_not_found() => world.violation("a server that exists is not found"),
        _ => {}
    }
}

fn create(world: &mut World<'_>) {
    let id = servers(world, 1)[0];
    let start = move |hetzner: &Hetzner| hetzner.call(servers::CreateImage::new(id).description("nightly"));
    let call = conversation!(world, start, |call| call.state());
    let result = world.run(&call);
    let snapshots = images::List::new().r#type(vec![images::ImageType::Snapshot]);
    let found = world.quietly(snapshots).expect("images").items;
    check_call(world, &result, found.len(), true);
    if let (Ok(reply), [image]) = (&result, &found[..]) {
        if reply.image.id != image.id {
            world.violation("told of another image");
        }
    }
}

fn reset_password(world: &mut World<'_>) {
    let id = servers(world, 1)[0];
    let start = move |hetzner: &Hetzner| hetzner.call(servers::ResetPassword::new(id));
    let call = conversation!(world, start, |call| call.state());
    let result = world.run(&call);
    let actions = world.quietly(servers::ListActions::new(id)).expect("actions").items;
    let done = actions.iter().filter(|action| action.command == "reset_password").count();
    check_call(world, &result, done, true);
}

fn delete(world: &mut World<'_>) {
    let id = servers(world, 2)[1];
    let call =
        conversation!(world, move |hetzner: &Hetzner| hetzner.call(servers::Delete::new(id)), |call| call
            .state());
    let result = world.run(&call);
    world.sim.advance(Duration::from_secs(600));
    let is_gone = world.quietly(servers::Get::new(id)).is_err_and(|error| error.is_not_found());
    match result {
        Ok(_) if !is_gone => world.violation("told as deleted, and still there"),
        Err(error) if error.is_not_found() => world.violation("deleted, and told as not found"),
        Err(error) if error.is_ambiguous() => world.violation("a DELETE is never ambiguous"),
        _ => {}
    }
}

fn list(world: &mut World<'_>) {
    let count = [3, 0, 1, 10, 11, 25, 57][world.choices.below(7) as usize];
    let expected = servers(world, count);
    let per_page: u64 = [10, 1, 5, 50][world.choices.below(4) as usize];
    let concurrency = 1 + world.choices.below(5) as usize;
    let start = move |hetzner: &Hetzner| {
        let list = servers::List::new().sort(vec![servers::ServerSort::Id.into()]).per_page(per_page);
        hetzner.pages(list).concurrency(concurrency)
    };
    let pages = conversation!(world, start, |pages| pages.state());
    match world.run(&pages) {
        Ok(found) => {
            let found: Vec<Id<Server>> = found.iter().map(|server| server.id).collect();
            if found != expected {
                world.violation(format!("a list of {} told as one of {}", expected.len(), found.len()));
            }
        }
        Err(error) if error.is_ambiguous() => world.violation("a GET is never ambiguous"),
        Err(_) => {}
    }
}

fn wait(world: &mut World<'_>) {
    let count = [1, 2, 5, 27][world.choices.below(4) as usize];
    let ids = servers(world, count);
    let mut actions = Vec::new();
    for id in ids {
        // Some take longer than a short deadline.
        let is_slow = world.choices.below(3) == 2;
        let command = if is_slow { "create_image" } else { "reboot_server" };
        match world.choices.below(8) {
            6 => world.inject(Some(Fault::action_failed(command))),
            7 => world.inject(Some(Fault::action_lost(command))),
            _ => {}
        }
        actions.push(if is_slow {
            world.quietly(servers::CreateImage::new(id)).expect("a reply").action
        } else {
            world.quietly(servers::Reboot::new(id)).expect("an action")
        });
    }
    let is_whole = world.choices.below(2) == 0;
    let given: Vec<Action> = actions.clone();
    let start = move |hetzner: &Hetzner| match is_whole {
        true => hetzner.wait(&given),
        false => hetzner.wait(given.iter().map(|action| action.id)),
    };
    let waiter = conversation!(world, start, |waiter| waiter.state());
    let result = world.run(&waiter);
    let (outcomes, is_whole) = match &result {
        Ok(done) => (done.iter().cloned().map(ActionOutcome::Success).collect(), true),
        Err(Error::Actions(error)) => (error.outcomes.clone(), error.cause.is_none()),
        Err(error) => {
            world.violation(format!("a wait ends in {error}"));
            return;
        }
    };
    if outcomes.len() != actions.len() {
        world.violation(format!("{} outcomes of {} actions", outcomes.len(), actions.len()));
    }
    world.sim.advance(Duration::from_secs(3600));
    for (action, outcome) in actions.iter().zip(&outcomes) {
        let listed = world.quietly(hetzner_cloud::actions::List::new(vec![action.id])).expect("a list");
        let is_true = match (outcome, listed.first()) {
            (ActionOutcome::Success(told), Some(truth)) => {
                told.id == action.id && truth.status == ActionStatus::Success
            }
            (ActionOutcome::Failed(told), Some(truth)) => {
                told.id == action.id && truth.status == ActionStatus::Error
            }
            (ActionOutcome::Missing(id, _), None) => *id == action.id,
            (ActionOutcome::Unfinished(id, _), _) => *id == action.id && !is_whole,
            _ => false,
        };
        if !is_true {
            world.violation(format!("told that {outcome}, and it is not so"));
        }
    }
    if is_whole && result.is_err() && outcomes.iter().all(ActionOutcome::is_success) {
        world.violation("all succeeded, told as an error");
    }
}

fn find(world: &mut World<'_>) {
    let ids = servers(world, 2);
    let exists = world.choices.below(2) == 0;
    let result = if world.choices.below(2) == 0 {
        let id = if exists { ids[0] } else { Id::new(7) };
        let start = move |hetzner: &Hetzner| hetzner.find::<Server>(id);
        world.run(&conversation!(without deadline start, |find| find.state().expect("a state")))
    } else {
        let name = if exists { "web-1" } else { "none" };
        let start = move |hetzner: &Hetzner| hetzner.find::<Server>(name);
        world.run(&conversation!(without deadline start, |find| find.state().expect("a state")))
    };
    if let Ok(found) = result {
        if found.is_some() != exists {
            world.violation(format!("exists: {exists}, found: {}", found.is_some()));
        }
    }
}

fn first(world: &mut World<'_>) {
    let count = world.choices.below(2) as usize;
    servers(world, count);
    let start = |hetzner: &Hetzner| hetzner.first(servers::List::new());
    let result = world.run(&conversation!(without deadline start, |first| first.state()));
    if result.is_ok_and(|first| first.is_some() != (count == 1)) {
        world.violation("the first of a list is not the first");
    }
}

fn poll_until(world: &mut World<'_>) {
    let id = servers(world, 1)[0];
    world.quietly(servers::PowerOff::new(id)).expect("an action");
    type IsOff = fn(&Server) -> bool;
    let is_off: IsOff = |server| server.status == ServerStatus::Off;
    let start = move |hetzner: &Hetzner| hetzner.poll_until(servers::Get::new(id), is_off);
    let poll = conversation!(world, start, |poll| poll.state());
    if world.run(&poll).is_ok_and(|server| server.status != ServerStatus::Off) {
        world.violation("polled until off, and is not");
    }
}
