//! States that another process resumes from.

use crate::*;

/// Serializes a state and reads it again, as another process would.
fn through_text<S: serde::Serialize + serde::de::DeserializeOwned>(state: S) -> S {
    let text = serde_json::to_string(&state).expect("json");
    assert!(!text.contains("s3cr3t") && !text.contains("hunter2"), "{text}");
    serde_json::from_str(&text).expect("a state")
}

#[test]
fn a_wait_is_saved_and_resumed() {
    let mut wait = hetzner().wait(ids([1, 2])).within(Duration::from_secs(60));
    let Ok(Step::Send(ticket, _)) = wait.step(START) else { panic!("nothing sent") };
    wait.receive(ticket, actions_now(&[action(1, "success", 100), action(2, "running", 40)]), START);
    let Ok(Step::Wait(Some(next))) = wait.step(START) else { panic!("not waiting") };
    let state = through_text(wait.state());
    let mut wait = hetzner().wait(ids([])).resume(state);
    assert_eq!(wait.actions().map(|action| action.progress).collect::<Vec<_>>(), [100, 40]);
    assert_eq!(wait.step(START).expect("a wait"), Step::Wait(Some(next)));
    let Ok(Step::Send(_, request)) = wait.step(next) else { panic!("nothing sent") };
    assert!(request.url.ends_with("/actions?id=2"));
    let mut wait = hetzner().wait(ids([])).resume(through_text(wait.state()));
    let Ok(Step::Send(ticket, request)) = wait.step(next) else { panic!("not requested again") };
    assert!(request.url.ends_with("/actions?id=2"));
    wait.receive(ticket, actions_now(&[action(2, "success", 100)]), next);
    assert!(matches!(wait.step(next), Ok(Step::Done(actions)) if actions.len() == 2));
}

#[test]
fn a_list_is_saved_and_resumed() {
    let mut pages = hetzner().pages(ssh_keys::List::new()).concurrency(2);
    let Ok(Step::Send(first, _)) = pages.step(START) else { panic!("nothing sent") };
    pages.receive(first, page(&[1], 1, 3), START);
    let (Ok(Step::Send(..)), Ok(Step::Send(third, _))) = (pages.step(START), pages.step(START)) else {
        panic!("nothing sent")
    };
    pages.receive(third, page(&[3], 3, 3), START);
    let mut pages = hetzner().pages(ssh_keys::List::new()).resume(through_text(pages.state()));
    let Ok(Step::Send(second, request)) = pages.step(START) else { panic!("not requested again") };
    assert!(request.url.ends_with("?page=2&per_page=50"));
    pages.receive(second, page(&[2], 2, 3), START);
    let Ok(Step::Done(keys)) = pages.step(START) else { panic!("not done") };
    assert_eq!(keys.iter().map(|key| key.id.get()).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn a_call_is_saved_and_resumed() {
    let limited = refusal(429, "rate_limit_exceeded");
    let mut call = power_on(hetzner());
    let Ok(Step::Send(ticket, _)) = call.step(START) else { panic!("nothing sent") };
    call.receive(ticket, limited, START);
    let mut call = power_on(hetzner()).resume(through_text(call.state()));
    let Ok(Step::Wait(Some(next))) = call.step(START) else { panic!("not waiting") };
    let Ok(Step::Send(..)) = call.step(next) else { panic!("nothing sent") };
    let state = through_text(call.state());
    assert!(matches!(power_on(hetzner()).resume(state.clone()).step(next), Err(Error::Ambiguous(_))));
    assert!(matches!(get(hetzner()).resume(state).step(next), Ok(Step::Send(..))));
}
