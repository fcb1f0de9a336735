//! States from which another process continues.

use hetzner_cloud::flow::FlowState;
use hetzner_cloud::{Call, InputError, load_balancers, zones};

use crate::*;

/// Saves a state as text and reads it again, as another process would.
fn through_text(state: FlowState) -> FlowState {
    let text = state.to_string();
    assert!(!text.contains("s3cr3t") && !text.contains("hunter2"), "{text}");
    text.parse().expect("a state")
}

fn resumed<O: hetzner_cloud::Operation>(call: &Call<O>, again: Call<O>) -> Call<O> {
    again.resume(through_text(call.state())).expect("a state of the same call")
}

fn sent<F: Flow>(flow: &mut F, now: UnixMillis) -> (hetzner_cloud::Ticket, String) {
    match flow.step(now) {
        Ok(Step::Send(ticket, request)) => (ticket, request.url),
        Ok(Step::Wait(until)) => panic!("waits until {until:?}"),
        Ok(Step::Done(_)) => panic!("is done"),
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn a_wait_is_saved_and_resumed() {
    let mut wait = hetzner().wait(ids([1, 2])).within(Duration::from_secs(60));
    let (ticket, _) = sent(&mut wait, START);
    wait.receive(ticket, actions_now(&[action(1, "success", 100), action(2, "running", 40)]), START);
    let Ok(Step::Wait(Some(next))) = wait.step(START) else { panic!("not waiting") };
    let mut wait = hetzner().wait(ids([])).resume(through_text(wait.state())).expect("a state");
    assert_eq!(wait.actions().map(|action| action.progress).collect::<Vec<_>>(), [100, 40]);
    assert_eq!(wait.step(START).expect("a wait"), Step::Wait(Some(next)));
    assert!(sent(&mut wait, next).1.ends_with("/actions?id=2"));
    let mut wait = hetzner().wait(ids([])).resume(through_text(wait.state())).expect("a state");
    let (ticket, url) = sent(&mut wait, next);
    assert!(url.ends_with("/actions?id=2"));
    wait.receive(ticket, actions_now(&[action(2, "success", 100)]), next);
    for mut wait in [hetzner().wait(ids([])).resume(through_text(wait.state())).expect("a state"), wait] {
        assert!(matches!(wait.step(next), Ok(Step::Done(actions)) if actions.len() == 2));
        assert!(matches!(wait.step(next), Ok(Step::Done(actions)) if actions.len() == 2), "and again");
    }
}

#[test]
fn a_wait_does_not_poll_earlier_than_asked() {
    let mut limited = refusal(429, "rate_limit_exceeded");
    limited.as_mut().expect("a response").headers.push("Retry-After", "30");
    let mut wait = hetzner().wait(ids([1]));
    let (ticket, _) = sent(&mut wait, START);
    wait.receive(ticket, limited, START);
    let mut wait = hetzner().wait(ids([])).resume(through_text(wait.state())).expect("a state");
    assert_eq!(wait.step(START).expect("a wait"), Step::Wait(Some(START + Duration::from_secs(30))));
}

#[test]
fn a_wait_whose_poll_failed_fails_after_a_resume_too() {
    for unreadable in [
        raw(200, ""),
        raw(200, "{"),
        raw(200, "<html>hunter2</html>"),
        raw(200, "{}"),
        refusal(401, "unauthorized"),
    ] {
        let mut wait = hetzner().wait(ids([1, 2]));
        let (ticket, _) = sent(&mut wait, START);
        wait.receive(ticket, unreadable, START);
        for mut wait in [hetzner().wait(ids([])).resume(through_text(wait.state())).expect("a state"), wait] {
            let Err(Error::Actions(error)) = wait.step(START) else { panic!("not about the actions") };
            assert!(error.cause.is_some());
            let is_unfinished = |outcome: &ActionOutcome| matches!(outcome, ActionOutcome::Unfinished(..));
            assert!(error.outcomes.iter().all(is_unfinished), "{error}");
            assert!(matches!(wait.step(START), Err(Error::Actions(_))), "and again");
        }
    }
}

#[test]
fn a_list_is_saved_and_resumed() {
    let mut pages = hetzner().pages(ssh_keys::List::new()).concurrency(2);
    let (first, _) = sent(&mut pages, START);
    pages.receive(first, page(&[1], 1, 3), START);
    let (_, (third, _)) = (sent(&mut pages, START), sent(&mut pages, START));
    pages.receive(third, page(&[3], 3, 3), START);
    let mut pages =
        hetzner().pages(ssh_keys::List::new()).resume(through_text(pages.state())).expect("a state");
    let (second, url) = sent(&mut pages, START);
    assert!(url.ends_with("?page=2&per_page=50"));
    pages.receive(second, page(&[2], 2, 3), START);
    let Ok(Step::Done(keys)) = pages.step(START) else { panic!("not done") };
    assert_eq!(keys.iter().map(|key| key.id.get()).collect::<Vec<_>>(), [1, 2, 3]);
    assert!(pages.step(START).is_err(), "an empty list would look like a success");
    let mut pages =
        hetzner().pages(ssh_keys::List::new()).resume(through_text(pages.state())).expect("a state");
    assert!(pages.step(START).is_err(), "and after a resume too");
}

#[test]
fn a_list_whose_page_failed_fails_after_a_resume_too() {
    let mut pages = hetzner().pages(ssh_keys::List::new());
    let (first, _) = sent(&mut pages, START);
    pages.receive(first, page(&[1], 1, 2), START);
    let (second, _) = sent(&mut pages, START);
    pages.receive(second, refusal(401, "unauthorized"), START);
    let mut pages =
        hetzner().pages(ssh_keys::List::new()).resume(through_text(pages.state())).expect("a state");
    for _ in 0..2 {
        assert!(pages.step(START).is_err_and(|error| error.is_unauthorized()));
    }
    assert_eq!(pages.take().map(|keys| keys.len()), Some(1), "what arrived before can be taken");
}

#[test]
fn a_saved_list_holds_no_secret() {
    let zone = json!({ "id": 1, "name": "example.com", "primary_nameservers": [
        { "address": "192.0.2.1", "port": 53, "tsig_algorithm": "hmac-sha256", "tsig_key": "hunter2" }] });
    let body =
        json!({ "zones": [zone], "meta": { "pagination": { "page": 1, "next_page": 2, "last_page": 2 } } });
    let mut pages = hetzner().pages(zones::List::new());
    let (first, _) = sent(&mut pages, START);
    pages.receive(first, ok(body), START);
    let text = through_text(pages.state()).to_string();
    assert!(text.contains("192.0.2.1"), "{text}");
}

#[test]
fn a_call_is_saved_and_resumed() {
    let mut call = power_on(hetzner());
    let (ticket, _) = sent(&mut call, START);
    call.receive(ticket, refusal(429, "rate_limit_exceeded"), START);
    let mut call = resumed(&call, power_on(hetzner()));
    let Ok(Step::Wait(Some(next))) = call.step(START) else { panic!("not waiting") };
    sent(&mut call, next);
    let mut lost = resumed(&call, power_on(hetzner()));
    for _ in 0..2 {
        assert!(matches!(lost.step(next), Err(Error::Ambiguous(_))));
    }
    let mut get_call = get(hetzner());
    sent(&mut get_call, START);
    sent(&mut resumed(&get_call, get(hetzner())), START);
}

#[test]
fn a_call_that_has_ended_gives_its_end_after_a_resume_too() {
    let create = || hetzner().call(servers::ResetPassword::new(42));
    let body = json!({ "action": action(1, "running", 0), "root_password": "hunter2" });
    let mut call = create();
    let (ticket, _) = sent(&mut call, START);
    call.receive(ticket, answer(201, body), START);
    let mut again = resumed(&call, create());
    let Ok(Step::Done(reply)) = again.step(START) else { panic!("not done") };
    assert_eq!(reply.action.id.get(), 1);
    for _ in 0..2 {
        let Ok(Step::Done(reply)) = call.step(START) else { panic!("not done") };
        assert_eq!(reply.root_password.expose(), "hunter2");
    }
    for (lost, is_expected) in [
        (raw(502, "<html>"), Error::is_ambiguous as fn(&Error) -> bool),
        (Err(TransportError::maybe_sent("reset, with s3cr3t-token")), Error::is_ambiguous),
        (refusal(422, "invalid_input"), Error::is_invalid_input),
        (raw(201, "{\"action\": {\"id\""), |error| matches!(error, Error::Answer(_))),
        (raw(201, "<html>hunter2"), |error| matches!(error, Error::Answer(_))),
    ] {
        let mut call = power_on(hetzner());
        let (ticket, _) = sent(&mut call, START);
        call.receive(ticket, lost, START);
        for mut call in [resumed(&call, power_on(hetzner())), call] {
            for _ in 0..2 {
                let error = call.step(START).expect_err("an error");
                assert!(is_expected(&error), "{error}");
            }
        }
    }
}

#[test]
fn a_delete_that_was_sent_twice_is_done() {
    let delete = || hetzner().call(load_balancers::Delete::new(42));
    for lost in [raw(504, ""), Err(TransportError::maybe_sent("reset"))] {
        let mut call = delete();
        let (ticket, _) = sent(&mut call, START);
        call.receive(ticket, lost, START);
        let mut call = resumed(&call, delete());
        let later = START + Duration::from_secs(90);
        let (ticket, _) = sent(&mut call, later);
        call.receive(ticket, refusal(404, "not_found"), later);
        for mut call in [resumed(&call, delete()), call] {
            assert!(matches!(call.step(later), Ok(Step::Done(None))));
        }
    }
    let mut call = delete();
    sent(&mut call, START);
    let mut call = resumed(&call, delete());
    let (ticket, _) = sent(&mut call, START);
    call.receive(ticket, refusal(404, "not_found"), START);
    assert!(matches!(call.step(START), Ok(Step::Done(None))), "the first one was lost with its process");
    let mut call = delete();
    let (ticket, _) = sent(&mut call, START);
    call.receive(ticket, refusal(404, "not_found"), START);
    assert!(call.step(START).is_err_and(|error| error.is_not_found()), "it was sent once");
}

#[test]
fn searches_and_polls_are_saved_and_resumed() {
    let first = || hetzner().first(ssh_keys::List::new().name("a"));
    let mut flow = first();
    let (ticket, _) = sent(&mut flow, START);
    flow.receive(ticket, page(&[7], 1, 1), START);
    let mut flow = first().resume(through_text(flow.state())).expect("a state");
    assert!(matches!(flow.step(START), Ok(Step::Done(Some(key))) if key.id.get() == 7));

    let find = |id: u64| hetzner().find::<ssh_keys::SshKey>(id);
    let mut flow = find(7);
    let (ticket, _) = sent(&mut flow, START);
    flow.receive(ticket, refusal(404, "not_found"), START);
    let state = through_text(flow.state().expect("a state"));
    let mut flow = find(7).resume(state.clone()).expect("a state");
    assert!(matches!(flow.step(START), Ok(Step::Done(None))));
    assert!(find(8).resume(state).is_err(), "of another resource");

    let poll = || hetzner().poll_until(ssh_keys::Get::new(7), |key: &ssh_keys::SshKey| key.name == "key-7");
    let mut flow = poll();
    let (ticket, _) = sent(&mut flow, START);
    flow.receive(ticket, ok(json!({ "ssh_key": { "id": 7, "name": "other" } })), START);
    let Ok(Step::Wait(Some(next))) = flow.step(START) else { panic!("not waiting") };
    let mut flow = poll().resume(through_text(flow.state())).expect("a state");
    assert_eq!(flow.step(START).expect("a wait"), Step::Wait(Some(next)));
    let (ticket, _) = sent(&mut flow, next);
    flow.receive(ticket, ok(json!({ "ssh_key": key(7) })), next);
    let mut flow = poll().resume(through_text(flow.state())).expect("a state");
    assert!(matches!(flow.step(next), Ok(Step::Done(key)) if key.id.get() == 7));
}

#[test]
fn an_odd_body_means_the_same_after_a_resume() {
    // Repaired when it is read, so it must be when it is saved.
    let odd = json!({ "action": action(1, "running", 0) })
        .to_string()
        .replace("\"progress\":0", "\"progress\":1e999");
    let mut call = power_on(hetzner());
    let (ticket, _) = sent(&mut call, START);
    call.receive(ticket, raw(201, &odd), START);
    for mut call in [resumed(&call, power_on(hetzner())), call] {
        assert!(matches!(call.step(START), Ok(Step::Done(action)) if action.id.get() == 1));
    }
    // Not text, and so an error also for an operation whose reply is empty.
    let delete = || hetzner().call(ssh_keys::Delete::new(7));
    let mut call = delete();
    let (ticket, _) = sent(&mut call, START);
    call.receive(ticket, Ok(Response::new(200, b"\xff\xfe".to_vec())), START);
    for mut call in [resumed(&call, delete()), call] {
        assert!(matches!(call.step(START), Err(Error::Answer(_))));
    }
}

#[test]
fn a_flow_that_has_expired_stays_so() {
    let start = || power_on(hetzner()).within(Duration::from_secs(1));
    let mut call = start();
    let (ticket, _) = sent(&mut call, START);
    let end = START + Duration::from_secs(1);
    assert!(matches!(call.step(end), Err(Error::Ambiguous(_))));
    call.receive(ticket, answer(201, json!({ "action": action(1, "running", 0) })), end);
    for mut call in [resumed(&call, start()), call] {
        assert!(matches!(call.step(START), Err(Error::Ambiguous(_))), "also when the clock is set back");
    }
}

#[test]
fn a_predicate_is_not_asked_again_once_it_was_satisfied() {
    let mut asked = 0;
    let mut poll = hetzner().poll_until(ssh_keys::Get::new(7), |_: &ssh_keys::SshKey| {
        asked += 1;
        asked == 1
    });
    let (ticket, _) = sent(&mut poll, START);
    poll.receive(ticket, ok(json!({ "ssh_key": key(7) })), START);
    for _ in 0..2 {
        assert!(matches!(poll.step(START), Ok(Step::Done(_))));
    }
    let state = through_text(poll.state());
    let mut poll = hetzner()
        .poll_until(ssh_keys::Get::new(7), |_: &ssh_keys::SshKey| false)
        .resume(state)
        .expect("a state");
    assert!(matches!(poll.step(START), Ok(Step::Done(_))));
}

#[test]
fn a_list_is_resumed_with_the_same_pages() {
    let list = || ssh_keys::List::new();
    let mut pages = hetzner().pages(list());
    let (first, _) = sent(&mut pages, START);
    pages.receive(first, page(&[1], 1, 3), START);
    let state = pages.state();
    assert!(
        problem(hetzner().pages(list().per_page(10u64)).resume(state.clone())).contains("another request")
    );
    assert!(problem(hetzner().pages(list().page(2u64)).resume(state)).contains("another request"));
}

#[test]
fn a_full_page_without_a_position_has_a_next_one() {
    let mut pages = hetzner().pages(ssh_keys::List::new().per_page(2u64));
    let (first, _) = sent(&mut pages, START);
    pages.receive(first, ok(json!({ "ssh_keys": [key(1), key(2)] })), START);
    let (second, url) = sent(&mut pages, START);
    assert!(url.ends_with("?page=2&per_page=2"), "{url}");
    pages.receive(second, ok(json!({ "ssh_keys": [key(3)] })), START);
    assert!(matches!(pages.step(START), Ok(Step::Done(keys)) if keys.len() == 3));
}

fn problem<T>(result: Result<T, InputError>) -> String {
    match result {
        Ok(_) => panic!("the state was accepted"),
        Err(error) => error.to_string(),
    }
}

#[test]
fn a_state_that_does_not_fit_is_rejected() {
    let mut call = power_on(hetzner());
    sent(&mut call, START);
    let state = call.state();
    assert!(
        problem(hetzner().call(servers::PowerOn::new(43)).resume(state.clone())).contains("another request")
    );
    assert!(
        problem(hetzner().call(servers::PowerOff::new(42)).resume(state.clone())).contains("another request")
    );
    assert!(problem(hetzner().wait(ids([])).resume(state.clone())).contains("another flow"));
    assert!(problem("{".parse::<FlowState>()).contains("not JSON"));
    let good: Value = serde_json::to_value(&state).expect("json");
    for (pointer, value) in [
        ("/version", json!(3)),
        ("/version", json!("2")),
        ("/version", json!(1)),
        ("/version", Value::Null),
        ("/flow", json!("wait")),
        ("/exchange", Value::Null),
        ("/exchange/attempts", json!(0)),
        ("/exchange/attempts", json!(-1)),
        ("/exchange/pause", json!({})),
        ("/deadline", json!("soon")),
        ("/end", json!({ "response": { "verdict": "accept", "status": 200 } })),
        ("/end", json!({ "response": { "verdict": "retry", "status": 200 } })),
    ] {
        let mut broken = good.clone();
        match broken.pointer_mut(pointer) {
            Some(place) => *place = value.clone(),
            None => {
                broken.as_object_mut().expect("an object").insert(pointer[1..].into(), value.clone());
            }
        }
        let state: FlowState = serde_json::from_value(broken).expect("any JSON");
        let problem = problem(power_on(hetzner()).resume(state));
        assert!(problem.starts_with("`state` "), "{pointer} {value}: {problem}");
    }
    let mut pages = hetzner().pages(ssh_keys::List::new()).concurrency(2);
    let (first, _) = sent(&mut pages, START);
    pages.receive(first, page(&[1], 1, 3), START);
    let good: Value = serde_json::to_value(pages.state()).expect("json");
    for (pointer, value) in [
        ("/next", json!(0)),
        ("/next", json!(2)),
        ("/last_page", json!(0)),
        ("/next", json!(100)),
        ("/arrived", json!({ "0": [] })),
        ("/arrived", json!({ "9": [] })),
        ("/arrived", json!([])),
        ("/attempts", json!(4_294_967_296u64)),
    ] {
        let mut broken = good.clone();
        *broken.pointer_mut(pointer).expect(pointer) = value.clone();
        let state: FlowState = serde_json::from_value(broken).expect("any JSON");
        let problem = problem(hetzner().pages(ssh_keys::List::new()).resume(state));
        assert!(problem.starts_with("`state` "), "{pointer} {value}: {problem}");
    }
}

#[test]
fn large_counters_do_not_overflow() {
    let mut call = get(hetzner());
    sent(&mut call, START);
    let mut state: Value = serde_json::to_value(call.state()).expect("json");
    state["exchange"]["attempts"] = json!(u32::MAX);
    state["exchange"]["pause"] = json!({ "since": 0, "until": u64::MAX });
    let state: FlowState = serde_json::from_value(state).expect("a state");
    let mut call = get(hetzner()).resume(state).expect("a state");
    assert_eq!(call.step(START).expect("a wait"), Step::Wait(Some(UnixMillis::new(u64::MAX))));

    let mut pages = hetzner().pages(ssh_keys::List::new().page(u64::MAX));
    let (ticket, url) = sent(&mut pages, START);
    assert!(url.contains("page=18446744073709551615"), "{url}");
    pages.receive(ticket, page(&[1], 1, u64::MAX), START);
    assert!(matches!(pages.step(START), Ok(Step::Done(keys)) if keys.len() == 1));

    let mut wait = hetzner().wait(ids([3, 1, 3]));
    sent(&mut wait, START);
    let mut state: Value = serde_json::to_value(wait.state()).expect("json");
    state["polls"] = json!(u32::MAX);
    state["attempts"] = json!(u32::MAX);
    let state: FlowState = serde_json::from_value(state).expect("a state");
    let mut wait = hetzner().wait(ids([])).resume(state).expect("a state");
    assert!(sent(&mut wait, START).1.ends_with("/actions?id=1&id=3"));
}

/// One state of each version stays here, and is read for ever.
#[test]
fn states_of_every_version_are_read() {
    for (version, text) in
        [(1, include_str!("../data/wait-state-1.json")), (2, include_str!("../data/wait-state-2.json"))]
    {
        let state: FlowState = text.parse().expect("JSON");
        let mut wait =
            hetzner().wait(ids([])).resume(state).unwrap_or_else(|error| panic!("{version}: {error}"));
        assert_eq!(wait.outcomes().len(), 3, "{version}");
        let missing = |outcome: &&ActionOutcome| matches!(outcome, ActionOutcome::Missing(..));
        assert_eq!(wait.outcomes().iter().filter(missing).count(), 1, "{version}");
        let next = UnixMillis::new(1_795_000_002_500);
        assert_eq!(wait.step(START).expect("a wait"), Step::Wait(Some(next)), "{version}");
        let (_, url) = sent(&mut wait, next);
        assert!(url.ends_with("/storage_boxes/actions?id=7"), "{version}: {url}");
        assert!(wait.step(UnixMillis::new(1_795_000_060_000)).is_err(), "{version}: the deadline is kept");
    }
    let state: FlowState = include_str!("../data/call-state-2.json").parse().expect("JSON");
    assert!(matches!(
        power_on(hetzner()).resume(state).expect("a state").step(START),
        Err(Error::Ambiguous(_))
    ));
    let state: FlowState = include_str!("../data/pages-state-2.json").parse().expect("JSON");
    let mut pages = hetzner().pages(ssh_keys::List::new()).resume(state).expect("a state");
    assert_eq!(pages.take().map(|keys| keys.len()), Some(1));
    assert!(sent(&mut pages, START).1.ends_with("?page=2&per_page=50"));
}
