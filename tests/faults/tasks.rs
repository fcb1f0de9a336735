//! The tasks, and what must hold after each.

use std::time::Duration;

use hetzner_cloud::flow::{IfExists, MARKER_LABEL};
use hetzner_cloud::servers::{self, ServerStatus};
use hetzner_cloud::{Error, Id, Task, images, ssh_keys, volumes, zone_rrsets, zones};
use serde_json::Value;

use crate::engine::{self, Ends, SECRETS, job};
use crate::world::World;

const MARKER: &str = "job-7";
const NAME: &str = "made-1";

pub(crate) fn run(world: &mut World<'_>) {
    let scenarios: [fn(&mut World<'_>); 9] = [
        ensure_server,
        ensure_volume,
        ensure_key,
        ensure_rrset,
        ensure_snapshot,
        delete_server,
        wait_for_actions,
        list,
        power_on_when_free,
    ];
    let which = world.choices.below(scenarios.len() as u32) as usize;
    scenarios[which](world);
}

/// The resources of a kind, as a check sees them.
struct Found {
    ours: usize,
    of_the_name: usize,
}

/// What was asked of a task that ensures a resource.
struct Asked {
    if_exists: IfExists,
    waits: bool,
    rolls_back: bool,
    foreign: bool,
    /// Whether an action is made to fail.
    fails: bool,
}

/// Chooses the options of a task that ensures a resource.
fn options(world: &mut World<'_>, task: Task, foreign: bool) -> (Task, Asked) {
    let if_exists = [IfExists::Adopt, IfExists::Compare, IfExists::Fail][world.choices.below(3) as usize];
    let mut task = task.ensure(if_exists, MARKER);
    let waits = world.choices.below(3) > 0;
    if waits {
        task = task.wait_for_actions();
    }
    let rolls_back = world.choices.below(2) == 1;
    if rolls_back {
        task = task.rollback(None);
    }
    if world.choices.below(2) == 1 {
        task = task.wait_if_locked();
    }
    if let Some(within) = [None, Some(9), Some(60), Some(900)][world.choices.below(4) as usize] {
        task = task.within(Duration::from_secs(within));
    }
    (task, Asked { if_exists, waits, rolls_back, foreign, fails: false })
}

/// Checks the ends of a task that ensures a resource.
fn check(world: &mut World<'_>, ends: &Ends, asked: &Asked, found: &Found, is_guarded: bool) {
    if found.ours > 1 || (is_guarded && found.of_the_name > 1) {
        world.violation(format!("{} resources of the marker, {} of the name", found.ours, found.of_the_name));
    }
    if asked.foreign && found.of_the_name == 0 {
        world.violation("the resource of somebody else is gone");
    }
    // Of two turners, the rollback of one deletes what the other reports.
    let [end] = &ends[..] else { return };
    match end {
        Ok(value) => {
            let created = value["created"].as_bool();
            let is_true = match created {
                // Without waiting, an action may fail later, and the resource vanish.
                Some(true) => found.ours == 1 || (!asked.waits && asked.fails),
                Some(false) => asked.foreign && found.ours == 0 && asked.if_exists != IfExists::Fail,
                None => false,
            };
            if !is_true || value["resource"]["id"].is_null() {
                world.violation(format!("told as {value}, and there are {} of ours", found.ours));
            }
        }
        Err(Error::Incomplete(error)) => {
            let is_true = match (error.deleted.is_empty(), error.left.is_empty()) {
                (false, true) => asked.rolls_back && found.ours == 0,
                // Left, or maybe left.
                (true, false) => found.ours <= 1 && (error.rollback.is_some() || !asked.rolls_back),
                // The rollback found nothing.
                (true, true) => asked.rolls_back && found.ours == 0 && error.created.is_empty(),
                (false, false) => false,
            };
            if !is_true {
                world.violation(format!("told as {error}, and there are {} of ours", found.ours));
            }
        }
        Err(Error::Exists(_)) if asked.foreign && found.ours == 0 => {}
        Err(Error::Exists(error)) => {
            world.violation(format!("told as {error}, and there are {} of ours", found.ours));
        }
        Err(Error::Input(error)) => world.violation(format!("an input error: {error}")),
        Err(error) if found.ours > 0 => world.violation(format!("told as {error}, and it was created")),
        Err(_) => {}
    }
}

fn count<T>(items: &[T], labels: impl Fn(&T) -> bool, name: impl Fn(&T) -> bool) -> Found {
    Found {
        ours: items.iter().filter(|item| labels(item)).count(),
        of_the_name: items.iter().filter(|item| name(item)).count(),
    }
}

macro_rules! found {
    ($world:expr, $list:expr) => {
        found!($world, $list, |item| item.name == NAME)
    };
    ($world:expr, $list:expr, $name:expr) => {{
        let items = $world.quietly($list).expect("a list").items;
        count(&items, |item| item.labels.get(MARKER_LABEL).is_some_and(|value| value == MARKER), $name)
    }};
}

fn ensure_server(world: &mut World<'_>) {
    let foreign = world.choices.rarely(4);
    if foreign {
        let kind = ["cx23", "cx33"][world.choices.below(2) as usize];
        world.quietly(servers::Create::new(NAME, kind, "debian-13")).expect("a server");
    }
    let create = servers::Create::new(NAME, "cx23", "debian-13").user_data(SECRETS[0]);
    let task = world.hetzner.start(create).expect("a task");
    let (task, mut asked) = options(world, task, foreign);
    asked.fails = world.fail_actions(&["create_server", "start_server"]);
    let ends = engine::run(world, &job(&task, true, &[("user_data", SECRETS[0])]));
    let found = found!(world, servers::List::new());
    check(world, &ends, &asked, &found, true);
    if let ([Ok(value)], true) = (&ends[..], asked.waits) {
        let id = Id::new(value["resource"]["id"].as_u64().unwrap_or_default());
        let Ok(server) = world.quietly(servers::Get::new(id)) else { return };
        let listed = world.quietly(servers::ListActions::new(id)).expect("actions").items;
        if listed.iter().any(|action| !action.has_ended()) {
            world.violation("told as done, and an action runs");
        }
        // The action that starts it may have vanished.
        if value["created"] == true && !asked.fails && server.status != ServerStatus::Running {
            world.violation(format!("told as done, and the server is {}", server.status));
        }
    }
}

fn ensure_volume(world: &mut World<'_>) {
    let foreign = world.choices.rarely(4);
    if foreign {
        let size: u32 = [10, 20][world.choices.below(2) as usize];
        world.quietly(volumes::Create::new(size, NAME).location("fsn1")).expect("a volume");
    }
    let task = world.hetzner.start(volumes::Create::new(10u32, NAME).location("fsn1")).expect("a task");
    let (task, mut asked) = options(world, task, foreign);
    asked.fails = world.fail_actions(&["create_volume"]);
    let ends = engine::run(world, &job(&task, true, &[]));
    let found = found!(world, volumes::List::new());
    check(world, &ends, &asked, &found, true);
}

const KEY: &str =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ2bJ8hKq8nT9w5jv5mZ0k1yQe3R7xWcVb2LhGf4sDpU me@laptop";

fn ensure_key(world: &mut World<'_>) {
    let task = world.hetzner.start(ssh_keys::Create::new(NAME, KEY)).expect("a task");
    let (task, asked) = options(world, task, false);
    let ends = engine::run(world, &job(&task, true, &[]));
    let found = found!(world, ssh_keys::List::new());
    check(world, &ends, &asked, &found, true);
}

fn ensure_rrset(world: &mut World<'_>) {
    world.quietly(zones::Create::new("example.com", zones::ZoneMode::Primary)).expect("a zone");
    world.pass(60_000);
    let foreign = world.choices.rarely(4);
    let records = |value: &str| vec![zone_rrsets::RrsetRecord::new(value)];
    let create = |value: &str| {
        zone_rrsets::Create::new("example.com", NAME, zone_rrsets::RrsetType::A, records(value))
    };
    if foreign {
        let value = ["192.0.2.1", "192.0.2.2"][world.choices.below(2) as usize];
        world.quietly(create(value)).expect("an RRSet");
        world.pass(60_000);
    }
    let task = world.hetzner.start(create("192.0.2.1")).expect("a task");
    let (task, asked) = options(world, task, foreign);
    let ends = engine::run(world, &job(&task, true, &[]));
    let found = found!(world, zone_rrsets::List::new("example.com"));
    check(world, &ends, &asked, &found, true);
}

fn ensure_snapshot(world: &mut World<'_>) {
    world.sim.populate(1, 0);
    let id = world.quietly(servers::List::new()).expect("servers").items[0].id;
    let task = world.hetzner.start(servers::CreateImage::new(id).description("nightly")).expect("a task");
    let (task, mut asked) = options(world, task, false);
    asked.fails = world.fail_actions(&["create_image"]);
    let ends = engine::run(world, &job(&task, false, &[]));
    let snapshots = images::List::new().r#type(vec![images::ImageType::Snapshot]);
    let found = found!(world, snapshots, |_| false);
    check(world, &ends, &asked, &found, false);
}

fn delete_server(world: &mut World<'_>) {
    world.sim.populate(1, 0);
    let id = world.quietly(servers::List::new()).expect("servers").items[0].id;
    let task = world.hetzner.start(servers::Delete::new(id)).expect("a task");
    let ends = engine::run(world, &job(&task, false, &[]));
    world.sim.advance(Duration::from_secs(600));
    let is_gone = world.quietly(servers::Get::new(id)).is_err_and(|error| error.is_not_found());
    match &ends[..] {
        [Ok(_)] if !is_gone => world.violation("told as deleted, and still there"),
        [Err(error)] if error.is_ambiguous() => world.violation("a DELETE is never ambiguous"),
        _ => {}
    }
}

fn wait_for_actions(world: &mut World<'_>) {
    let count = [1, 2, 27][world.choices.below(3) as usize];
    world.sim.populate(count, 0);
    world.fail_actions(&["reboot_server", "create_image"]);
    let servers = world.quietly(servers::List::new().per_page(50u64)).expect("servers").items;
    let mut actions = Vec::new();
    for server in servers {
        actions.push(if world.choices.below(3) == 2 {
            world.quietly(servers::CreateImage::new(server.id)).expect("a reply").action
        } else {
            world.quietly(servers::Reboot::new(server.id)).expect("an action")
        });
    }
    let task = world.hetzner.start_wait(&actions).expect("a task");
    let ends = engine::run(world, &job(&task, false, &[]));
    world.sim.advance(Duration::from_secs(7200));
    let [end] = &ends[..] else { return };
    for action in &actions {
        let listed = world.quietly(hetzner_cloud::actions::List::new(vec![action.id])).expect("a list");
        let truth = listed.first().map(|action| action.status.to_string());
        let told = match end {
            Ok(value) => value
                .as_array()
                .and_then(|told| told.iter().find(|told| told["id"] == action.id.get()))
                .map(|told| told["status"].as_str().unwrap_or_default().to_owned()),
            Err(Error::Actions(error)) => {
                let outcome = error.outcomes.iter().find(|outcome| match outcome {
                    hetzner_cloud::actions::ActionOutcome::Missing(id, _)
                    | hetzner_cloud::actions::ActionOutcome::Unfinished(id, _) => *id == action.id,
                    other => other.action().is_some_and(|known| known.id == action.id),
                });
                match outcome {
                    Some(hetzner_cloud::actions::ActionOutcome::Success(_)) => Some("success".to_owned()),
                    Some(hetzner_cloud::actions::ActionOutcome::Failed(_)) => Some("error".to_owned()),
                    Some(hetzner_cloud::actions::ActionOutcome::Missing(..)) => None,
                    other => {
                        world.violation(format!("{other:?} of action {}", action.id));
                        continue;
                    }
                }
            }
            // The poll failed for good.
            Err(_) => return,
        };
        if told != truth {
            world.violation(format!("action {} is {truth:?}, told as {told:?}", action.id));
        }
    }
}

fn list(world: &mut World<'_>) {
    let count = [3, 0, 1, 57][world.choices.below(4) as usize];
    world.sim.populate(count, 0);
    let per_page: u64 = [10, 25, 50][world.choices.below(3) as usize];
    let list = servers::List::new().sort(vec![servers::ServerSort::Id.into()]).per_page(per_page);
    let task = world.hetzner.start(list).expect("a task");
    let ends = engine::run(world, &job(&task, false, &[]));
    if let [Ok(Value::Array(items))] = &ends[..] {
        if items.len() != count {
            world.violation(format!("a list of {count} told as one of {}", items.len()));
        }
    }
}

fn power_on_when_free(world: &mut World<'_>) {
    world.sim.populate(1, 0);
    let id = world.quietly(servers::List::new()).expect("servers").items[0].id;
    world.quietly(servers::CreateImage::new(id)).expect("an image");
    let task = world.hetzner.start(servers::Reboot::new(id)).expect("a task");
    let task = task.wait_if_locked().wait_for_actions().within(Duration::from_secs(3600));
    let ends = engine::run(world, &job(&task, false, &[]));
    let rebooted = world.quietly(servers::ListActions::new(id)).expect("actions").items;
    let times = rebooted.iter().filter(|action| action.command == "reboot_server").count();
    if matches!(&ends[..], [Ok(_)]) && times == 0 {
        world.violation("told as rebooted, and was not");
    }
}
