//! Tasks whose states are recorded at every turn: read here and in `tests/js/task-states.test.mjs`, which make the same
//! turns of them. `TASK_STATES_RECORD=1 cargo test --features sim --test task_states` records them again; those of a
//! released version stay, and are read for ever.
#![cfg(feature = "sim")]

use std::cell::RefCell;
use std::time::Duration;
use std::{env, fs};

use hetzner_cloud::flow::{FlowState, IfExists, Turn, TurnLimits, turn, turn_announcing};
use hetzner_cloud::sim::FaultScript;
use hetzner_cloud::{Hetzner, Id, Request, Secret, Sim, Task, Token, actions, servers};
use serde_json::{Value, json};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/task-states-2.json");
const SECRET: &str = "#cloud-config s3cret";

/// All stages of a task.
const STAGES: [&str; 16] = [
    "send",
    "list",
    "look_first",
    "look_taken",
    "look_lost",
    "look_refused",
    "busy_list",
    "busy_wait",
    "actions",
    "wait",
    "read",
    "undo_look",
    "undo_list",
    "undo_wait",
    "undo_delete",
    "undo_delete_wait",
];

/// A task, and the project in which it runs.
struct Scenario {
    name: &'static str,
    /// Tasks that come before it.
    before: Vec<Task>,
    faults: Value,
    announces: bool,
    /// The most requests of a turn.
    requests: u32,
    /// Makes the task, given the ends of those before.
    task: fn(&Hetzner, &[Value]) -> Task,
}

#[test]
fn the_recorded_states_go_on_as_recorded() {
    let is_recording = env::var_os("TASK_STATES_RECORD").is_some();
    let recorded: Value = match is_recording {
        true => Value::Null,
        false => serde_json::from_str(&fs::read_to_string(FILE).expect("the recording")).expect("JSON"),
    };
    let made: Vec<Value> =
        scenarios().into_iter().enumerate().map(|(at, it)| play(it, &recorded[at])).collect();
    let lines: Vec<String> = made.iter().map(Value::to_string).collect();
    let text = format!("[\n{}\n]\n", lines.join(",\n"));
    for stage in STAGES {
        assert!(text.contains(&format!("\"stage\":\"{stage}\"")), "no state of the stage `{stage}`");
    }
    assert!(!text.contains("any-token") && !text.contains(SECRET), "the recording holds a secret");
    if is_recording {
        fs::write(FILE, text).expect("the recording is written");
        return;
    }
    for (made, recorded) in made.iter().zip(recorded.as_array().expect("a list")) {
        assert_eq!(made, recorded, "{}", recorded["name"]);
    }
    assert_eq!(Some(made.len()), recorded.as_array().map(Vec::len));
}

fn scenarios() -> Vec<Scenario> {
    let hetzner = hetzner();
    let create = |hetzner: &Hetzner| {
        hetzner.start(servers::Create::new("made-1", "cx23", "debian-13")).expect("a task")
    };
    let snapshot =
        |hetzner: &Hetzner| hetzner.start(servers::CreateImage::new(first_server())).expect("a task");
    let lost = || json!([{"fault": "response_lost", "operations": ["servers.create"], "times": 1}]);
    let failed = json!([{"fault": "action_failed", "command": "start_server"}]);
    let refused = json!([
        {"fault": "request_lost", "operations": ["servers.create"], "times": 1},
        {"fault": "api_error", "status": 422, "code": "invalid_input", "operations": ["servers.create"], "times": 1},
    ]);
    let plain = || json!([]);
    let scenario = |name, faults, task| Scenario {
        name,
        before: Vec::new(),
        faults,
        announces: false,
        requests: 1,
        task,
    };
    vec![
        scenario("create with a secret", plain(), |hetzner, _| {
            let create = servers::Create::new("made-1", "cx23", "debian-13").user_data(SECRET);
            hetzner
                .start(create)
                .expect("a task")
                .ensure(IfExists::Adopt, "job-7")
                .wait_for_actions()
                .within(Duration::from_secs(600))
        }),
        scenario("answer lost", lost(), |hetzner, _| made(hetzner)),
        Scenario { announces: true, ..scenario("announced", lost(), |hetzner, _| made(hetzner)) },
        Scenario {
            before: vec![create(&hetzner)],
            ..scenario("name taken", plain(), |hetzner, _| made(hetzner))
        },
        scenario("refused", refused, |hetzner, _| made(hetzner)),
        Scenario {
            // One to look for it, and one to send.
            requests: 2,
            ..scenario("snapshot", plain(), |hetzner, _| {
                let create = servers::CreateImage::new(first_server()).description("nightly");
                hetzner.start(create).expect("a task").ensure(IfExists::Fail, "job-7").wait_for_actions()
            })
        },
        scenario("list", plain(), |hetzner, _| {
            hetzner.start(servers::List::new().per_page(1u64)).expect("a task")
        }),
        Scenario {
            before: vec![snapshot(&hetzner)],
            ..scenario("locked", plain(), |hetzner, _| {
                let reboot = hetzner.start(servers::Reboot::new(first_server())).expect("a task");
                reboot.wait_if_locked().wait_for_actions()
            })
        },
        scenario("rollback", failed, |hetzner, _| made(hetzner).rollback(None)),
        scenario("rollback at the deadline", plain(), |hetzner, _| {
            made(hetzner).rollback(None).within(Duration::from_secs(3))
        }),
        Scenario {
            before: vec![snapshot(&hetzner)],
            ..scenario("actions", plain(), |hetzner, ends| {
                let id = ends[0]["action"]["id"].as_u64().expect("an action");
                hetzner.start_wait([Id::<actions::Action>::new(id)]).expect("a task")
            })
        },
        Scenario {
            before: vec![hetzner.start(servers::Shutdown::new(first_server())).expect("a task")],
            ..scenario("until", plain(), |hetzner, _| {
                hetzner
                    .start(servers::Get::new(first_server()))
                    .expect("a task")
                    .until("status", json!(["off", "unknown"]))
            })
        },
    ]
}

fn made(hetzner: &Hetzner) -> Task {
    let create = servers::Create::new("made-1", "cx23", "debian-13");
    hetzner.start(create).expect("a task").ensure(IfExists::Adopt, "job-7").wait_for_actions()
}

fn hetzner() -> Hetzner {
    Hetzner::new(Token::new("any-token").expect("a token")).seed(0)
}

/// A project with two servers.
fn project() -> Sim {
    let mut sim = Sim::new(7);
    sim.populate(2, 0);
    sim
}

/// The id of the first server of every such project.
fn first_server() -> Id<servers::Server> {
    let mut sim = project();
    sim.run(hetzner().call(servers::List::new())).expect("servers").items[0].id
}

/// The turns of a task, each from the recorded state if there is one.
fn play(scenario: Scenario, recorded: &Value) -> Value {
    let Scenario { name, before, faults, announces, requests, task } = scenario;
    let hetzner = hetzner();
    let sim = RefCell::new(project());
    let before: Vec<Value> = before.iter().map(|task| state_of(&task.state().expect("a start"))).collect();
    let ends: Vec<Value> =
        before.iter().map(|state| to_the_end(&hetzner, &sim, state)["value"].clone()).collect();
    let faults = script(faults);
    let script: FaultScript = faults.to_string().parse().expect("a script");
    sim.borrow_mut().set_faults(script).expect("a script");
    let mut state = state_of(&task(&hetzner, &ends).state().expect("a start"));
    let mut turns = Vec::new();
    let end = loop {
        assert!(turns.len() < 100, "{name} does not end");
        let start = match &recorded["turns"][turns.len()] {
            Value::Null => state,
            turn => turn["from"].clone(),
        };
        let (saved, outcome) = one_turn(&hetzner, &sim, &start, requests, announces);
        saved.iter().chain([&start]).for_each(check_size);
        turns.push(json!({"from": start, "saved": saved}));
        match outcome {
            Ok(next) => state = next,
            Err(end) => break end,
        }
    };
    // A process that died after a save: its successor ends too.
    let saved = turns.iter().flat_map(|turn| turn["saved"].as_array().cloned().unwrap_or_default());
    let successors: Vec<Value> = saved.map(|state| to_the_end(&hetzner, &sim, &state)).collect();
    json!({
        "name": name, "before": before, "faults": faults, "announces": announces, "requests": requests,
        "turns": turns, "end": end, "successors": successors,
    })
}

/// A state is small enough to be kept anywhere, but for the parameters and what was listed.
fn check_size(state: &Value) {
    let length = state.to_string().len() - state["params"].to_string().len();
    let items =
        state["progress"]["items"].as_array().map_or(0, |_| state["progress"]["items"].to_string().len());
    assert!(length - items <= 600, "{length} bytes: {state}");
}

/// A script with these rules. Besides, the first request of each kind that reads or deletes meets a gateway, so that a
/// turn ends at its stage.
fn script(mut rules: Value) -> Value {
    for operation in ["servers.list", "servers.get", "servers.list_actions", "servers.delete", "images.list"]
    {
        let gateway = json!({"fault": "gateway", "status": 502, "operations": [operation], "times": 1});
        rules.as_array_mut().expect("rules").push(gateway);
    }
    json!({"version": 1, "rules": rules})
}

fn to_the_end(hetzner: &Hetzner, sim: &RefCell<Sim>, state: &Value) -> Value {
    let mut state = state.clone();
    for _ in 0..100 {
        match one_turn(hetzner, sim, &state, u32::MAX, false).1 {
            Ok(next) => state = next,
            Err(end) => return end,
        }
    }
    panic!("a task does not end")
}

/// A turn: what was saved, and the next state, or the end. The time passes until the next turn.
fn one_turn(
    hetzner: &Hetzner,
    sim: &RefCell<Sim>,
    state: &Value,
    requests: u32,
    announces: bool,
) -> (Vec<Value>, Result<Value, Value>) {
    let secrets = state["secrets"].as_array().into_iter().flatten().filter_map(Value::as_str);
    let secrets: Vec<(String, Secret)> = secrets.map(|path| (path.into(), SECRET.into())).collect();
    let state: FlowState = serde_json::from_value(state.clone()).expect("a state");
    let task = hetzner.resume(state, secrets).expect("a state of this version");
    let limits = TurnLimits::default().requests(requests);
    let mut saved = Vec::new();
    let now = || sim.borrow().now();
    let send = |request: Request| sim.borrow_mut().send(&request);
    let turn = match announces {
        true => turn_announcing(task, &limits, false, now, send),
        false => turn(task, &limits, now, send, |state| {
            saved.push(state_of(state));
            Ok(())
        }),
    };
    let outcome = match turn {
        Ok(Turn::Done(value)) => Err(json!({"value": value})),
        Ok(Turn::WillSend { state, .. }) => Ok(state_of(&state)),
        Ok(Turn::Wait { state, wake_at }) => {
            let now = now();
            sim.borrow_mut().advance(now.until(wake_at));
            Ok(state_of(&state))
        }
        Err(error) => Err(json!({"error": error.to_string()})),
    };
    (saved, outcome)
}

fn state_of(state: &FlowState) -> Value {
    serde_json::to_value(state).expect("JSON")
}
