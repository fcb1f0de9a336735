//! The effects of all actions: a project that is saved and loaded while an action runs ends as one that is not.

use std::collections::BTreeSet;
use std::time::Duration;

use hetzner_cloud::sim::{Fault, FaultScript, SimState};
use hetzner_cloud::{Method, Route, Sim, api};

use crate::world::{World, send};

/// The operations whose valid request depends on one before it.
const REFUSED: [&str; 1] = ["load_balancers.disable_public_interface"];

/// Sends the valid request of an operation to a new project, and returns the project while its actions run.
fn started(world: &World, route: &Route, fault: Option<Fault>) -> Option<Sim> {
    let mut sim = Sim::from_state(&world.sim.state().to_string()).expect("a state");
    sim.set_faults(FaultScript::next(fault)).expect("a script");
    let (path, body) = (world.path(route), world.body(route.name));
    let (status, _) = send(&mut sim, route.method, &path, Some(&body.to_string()));
    (status < 300).then_some(sim)
}

/// The commands of the actions that run.
fn running(sim: &Sim) -> BTreeSet<String> {
    let state = serde_json::to_value(sim.state()).expect("JSON");
    let all = state["actions"]["all"].as_array().expect("actions").iter();
    let running = all.filter(|scheduled| scheduled["action"]["status"] == "running");
    running.map(|scheduled| scheduled["action"]["command"].as_str().expect("a command").into()).collect()
}

/// Ends the actions with and without loading, and returns the state, which is the same.
fn end(route: &Route, mut sim: Sim) -> SimState {
    let mut loaded = Sim::from_state(&sim.state().to_string()).expect("a state");
    for sim in [&mut sim, &mut loaded] {
        sim.advance(Duration::from_secs(3600));
    }
    assert_eq!(SimState::difference(&sim.state(), &loaded.state()), [], "{}", route.name);
    sim.state()
}

/// Returns whether the end of actions has changed more than the actions and the locks.
fn has_effect(before: &SimState, after: &SimState) -> bool {
    let is_effect = |path: &str| {
        !["actions", "unix_millis", "inspection"].iter().any(|other| path.starts_with(other))
            && !path.ends_with(".locked")
    };
    SimState::difference(before, after).iter().any(|difference| is_effect(&difference.path))
}

#[test]
fn every_action_continues_after_loading() {
    let world = World::new(7);
    let (mut effects, mut failures) = (0, 0);
    let faulty = |route: &Route, fault| started(&world, route, Some(fault)).expect("the same request");
    for route in api::routes().filter(|route| route.method != Method::Get) {
        let Some(sim) = started(&world, route, None) else {
            assert!(REFUSED.contains(&route.name), "{} is refused", route.name);
            continue;
        };
        let (before, commands) = (sim.state(), running(&sim));
        effects += usize::from(has_effect(&before, &end(route, sim)));
        for command in &commands {
            let sim = faulty(route, Fault::action_failed(command));
            let before = sim.state();
            failures += usize::from(has_effect(&before, &end(route, sim)));
            let stalled = end(route, faulty(route, Fault::action_stalled(command)));
            let loaded = Sim::from_state(&stalled.to_string()).expect("a state");
            assert!(running(&loaded).contains(command), "{command} has ended");
            end(route, faulty(route, Fault::action_lost(command)));
        }
    }
    assert!(effects > 55 && failures > 10, "{effects} effects, {failures} effects of failures");
}
