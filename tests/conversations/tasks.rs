//! The end of tasks that cannot be finished.
#![cfg(feature = "sim")]

use std::time::Duration;

use hetzner_cloud::flow::{IfExists, Turn, TurnLimits, turn_announcing};
use hetzner_cloud::sim::{Fault, FaultScript};
use hetzner_cloud::{Error, Hetzner, Labels, Sim, Token, servers};

/// A rollback leaves a resource whose marker was removed meanwhile, and says so.
#[test]
fn a_resource_without_its_marker_is_left() {
    let hetzner = Hetzner::new(Token::new("any").expect("a token"));
    let sim = std::cell::RefCell::new(Sim::new(7));
    let failure = FaultScript::next(Some(Fault::action_failed("start_server")));
    sim.borrow_mut().set_faults(failure).expect("a script");
    let create = servers::Create::new("made-1", "cx23", "debian-13");
    let task = hetzner.start(create).expect("a task").ensure(IfExists::Fail, "job-7");
    let mut task = task.wait_for_actions().rollback(None);
    let error = loop {
        let now = || sim.borrow().now();
        let send = |request| sim.borrow_mut().send(&request);
        match turn_announcing(task, &TurnLimits::default(), false, now, send) {
            Ok(Turn::Wait { state, .. } | Turn::WillSend { state, .. }) => {
                task = hetzner.resume(state, []).expect("a state");
                let found =
                    sim.borrow_mut().run(hetzner.find::<servers::Server>("made-1")).expect("an answer");
                if let Some(server) = found {
                    let unmark = servers::Update::new(server.id).labels(Labels::new());
                    sim.borrow_mut().run(hetzner.call(unmark)).expect("a server");
                }
                sim.borrow_mut().advance(Duration::from_secs(1));
            }
            Ok(Turn::Done(value)) => panic!("done with {value}"),
            Err(error) => break error,
        }
    };
    let Error::Incomplete(error) = error else { panic!("{error}") };
    assert_eq!((error.created.len(), error.deleted.len(), error.left.len()), (1, 0, 1), "{error}");
    let left = sim.borrow_mut().run(hetzner.find::<servers::Server>("made-1")).expect("an answer");
    assert!(left.is_some(), "it was deleted");
}
