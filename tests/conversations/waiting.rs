//! Waiting for actions.

use crate::*;

#[test]
fn waiting_for_actions() {
    converse(
        |hetzner| hetzner.wait(ids([1, 2])),
        &[
            ("GET /actions?id=1&id=2", actions_now(&[action(1, "running", 10), action(2, "success", 100)])),
            ("GET /actions?id=1", refusal(429, "rate_limit_exceeded")),
            ("GET /actions?id=1", actions_now(&[action(1, "running", 60)])),
            ("GET /actions?id=1", actions_now(&[action(1, "success", 100)])),
        ],
        |outcome, script| {
            let actions = outcome.expect("success");
            assert_eq!(actions.iter().map(|action| action.progress).collect::<Vec<_>>(), [100, 100]);
            assert_eq!(script.sent, [0, 530, 1560, 2090]);
        },
    );
    let ended: actions::Action = serde_json::from_value(action(1, "success", 100)).expect("an action");
    converse(
        |hetzner| hetzner.wait([ended.clone()]),
        &[],
        |outcome, _| assert_eq!(outcome.expect("success").len(), 1),
    );
    converse(
        |hetzner| hetzner.wait(ids([])),
        &[],
        |outcome, _| assert!(outcome.expect("success").is_empty()),
    );
}

#[test]
fn a_wait_reports_the_outcome_of_each_action() {
    let turns = [
        (
            "GET /actions?id=1&id=2&id=3",
            actions_now(&[action(1, "error", 30), action(3, "running", 50), action(9, "running", 1)]),
        ),
        ("GET /actions?id=3", actions_now(&[action(3, "success", 100)])),
    ];
    converse(
        |hetzner| hetzner.wait(ids([1, 2, 3])),
        &turns,
        |outcome, _| {
            let error = outcome.expect_err("not all");
            assert_eq!(
                error.to_string(),
                "action 1 (start_server) failed: no luck (action_failed); action 2 is not known to the API"
            );
            let Error::Actions(error) = error else { panic!("not an actions error") };
            assert!(matches!(
                &error.outcomes[..],
                [ActionOutcome::Failed(_), ActionOutcome::Missing(..), ActionOutcome::Success(_)]
            ));
        },
    );
    let turns = [
        ("GET /actions?id=1", actions_now(&[action(1, "running", 50)])),
        ("GET /actions?id=1", refusal(401, "unauthorized")),
    ];
    converse(
        |hetzner| hetzner.wait(ids([1])),
        &turns,
        |outcome, _| {
            let Error::Actions(error) = outcome.expect_err("a refusal") else {
                panic!("not an actions error")
            };
            assert!(error.cause.as_ref().is_some_and(Error::is_unauthorized));
            let [ActionOutcome::Unfinished(_, Some(last))] = &error.outcomes[..] else {
                panic!("{:?}", error.outcomes)
            };
            assert_eq!(last.progress, 50);
        },
    );
}

#[test]
fn a_wait_ends_at_its_deadline() {
    let running = |id| actions_now(&[action(id, "running", 1)]);
    converse(
        |hetzner| hetzner.wait(ids([1])).within(Duration::from_millis(1200)),
        &[
            ("GET /actions?id=1", running(1)),
            ("GET /actions?id=1", running(1)),
            ("GET /actions?id=1", running(1)),
        ],
        |outcome, script| {
            let Error::Actions(error) = outcome.expect_err("too long") else {
                panic!("not an actions error")
            };
            assert!(matches!(error.cause, Some(Error::Deadline(_))));
            assert_eq!(script.now, START + Duration::from_millis(1200));
        },
    );
}

#[test]
fn many_actions_are_requested_in_chunks() {
    let line = |from: u64, to: u64| {
        let query: Vec<String> = (from..=to).map(|id| format!("id={id}")).collect();
        format!("GET /actions?{}", query.join("&"))
    };
    let done = |from: u64, to: u64| {
        actions_now(&(from..=to).map(|id| action(id, "success", 100)).collect::<Vec<_>>())
    };
    let (first, second, third) = (line(1, 25), line(26, 50), line(51, 60));
    converse(
        |hetzner| hetzner.wait(ids(1..=60)),
        &[(&first, done(1, 25)), (&second, done(26, 50)), (&third, done(51, 60))],
        |outcome, _| assert_eq!(outcome.expect("success").len(), 60),
    );
}

#[test]
fn actions_of_storage_boxes_are_requested_from_their_api() {
    let mut storage_action = action(1, "running", 0);
    storage_action["resources"] = json!([{ "id": 4, "type": "storage_box" }]);
    let action: actions::Action = serde_json::from_value(storage_action).expect("an action");
    let mut wait = hetzner().wait([action]);
    let now = START + Duration::from_secs(1);
    assert!(matches!(wait.step(START), Ok(Step::Wait(Some(_)))));
    let Ok(Step::Send(_, request)) = wait.step(now) else { panic!("nothing sent") };
    assert_eq!(request.url, "https://api.hetzner.com/v1/storage_boxes/actions?id=1");
}
