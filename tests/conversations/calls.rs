//! Calls: one operation with its retries.

use crate::*;

#[test]
fn a_call() {
    converse(get, &[(GET, ok(json!({ "ssh_key": key(7) })))], |outcome, _| {
        assert_eq!(outcome.expect("a key").name, "key-7");
    });
    converse(
        |hetzner| hetzner.call(ssh_keys::Delete::new(7)),
        &[("DELETE /ssh_keys/7", raw(204, ""))],
        |outcome, _| outcome.expect("nothing"),
    );
}

#[test]
fn a_refusal_has_its_code_and_details() {
    converse(get, &[(GET, refusal(404, "not_found"))], |outcome, script| {
        let error = outcome.expect_err("a refusal");
        let api = error.api().expect("the API's");
        assert!(error.is_not_found());
        assert_eq!(
            (api.status, &api.code, error.operation()),
            (404, &ErrorCode::NotFound, Some("ssh_keys.get"))
        );
        assert_eq!(api.message, "not_found with token '[secret]'");
        assert_eq!(api.correlation_id.as_deref(), script.with_headers.then_some("c0ffee"));
    });
    let details = json!({ "error": { "code": "invalid_input", "message": "no", "details": {
        "fields": [{ "name": "name", "messages": ["is too long"] }] } } });
    converse(power_on, &[(POWER_ON, answer(422, details))], |outcome, _| {
        let error = outcome.expect_err("a refusal");
        let Some(Details::InvalidInput { fields }) = error.api().map(|error| error.details()) else {
            panic!("{error:?}")
        };
        assert_eq!((&*fields[0].name, &*fields[0].messages), ("name", &["is too long".to_owned()][..]));
    });
}

#[test]
fn a_request_that_was_not_carried_out_is_retried() {
    for refused in [
        refusal(429, "rate_limit_exceeded"),
        raw(429, "<html>"),
        refusal(409, "conflict"),
        Err(TransportError::not_sent("no route")),
    ] {
        let done = answer(201, json!({ "action": action(1, "running", 0) }));
        converse(
            power_on,
            &[(POWER_ON, refused.clone()), (POWER_ON, refused), (POWER_ON, done)],
            |outcome, script| {
                assert_eq!(outcome.expect("an action").id.get(), 1);
                assert_eq!(script.sent[..2], [0, 1030]);
                assert!((2060..=3060).contains(&script.sent[2]), "{:?}", script.sent);
            },
        );
    }
}

#[test]
fn retry_after_lengthens_the_wait() {
    let mut limited = refusal(429, "rate_limit_exceeded");
    limited.as_mut().expect("a response").headers.push("Retry-After", "9");
    let done = ok(json!({ "ssh_key": key(7) }));
    converse(get, &[(GET, limited), (GET, done)], |outcome, script| {
        assert!(outcome.is_ok());
        assert_eq!(script.sent, [0, if script.with_headers { 9030 } else { 1030 }]);
    });
}

#[test]
fn retries_are_limited() {
    let turns = vec![(GET, refusal(429, "rate_limit_exceeded")); 6];
    converse(get, &turns, |outcome, _| assert!(outcome.expect_err("a refusal").is_rate_limited()));
    converse(
        |hetzner| get(hetzner.retry(RetryPolicy::never())),
        &[(GET, refusal(409, "conflict"))],
        |outcome, _| assert!(outcome.expect_err("a refusal").is_conflict()),
    );
    let locked = refusal(423, "locked");
    converse(power_on, &[(POWER_ON, locked.clone())], |outcome, _| {
        assert!(outcome.expect_err("no").is_locked())
    });
    converse(
        |hetzner| power_on(hetzner.retry(RetryPolicy::default().locked(true))),
        &[(POWER_ON, locked), (POWER_ON, answer(201, json!({ "action": action(1, "running", 0) })))],
        |outcome, _| assert!(outcome.is_ok()),
    );
}

#[test]
fn a_post_whose_response_was_lost_is_not_retried() {
    let html = raw(502, "<html>Bad Gateway</html>");
    let lost = Err(TransportError::maybe_sent("connection reset"));
    for lost in [html, refusal(504, "timeout"), raw(503, ""), lost] {
        converse(power_on, &[(POWER_ON, lost.clone())], |outcome, _| {
            let Error::Ambiguous(error) = outcome.expect_err("no response") else { panic!("not ambiguous") };
            assert_eq!(error.route.map(|route| route.name), Some("servers.power_on"));
        });
        let done = ok(json!({ "ssh_key": key(7) }));
        converse(get, &[(GET, lost.clone()), (GET, done)], |outcome, _| assert!(outcome.is_ok()));
        converse(
            |hetzner| hetzner.call(ssh_keys::Delete::new(7)),
            &[("DELETE /ssh_keys/7", lost), ("DELETE /ssh_keys/7", raw(204, ""))],
            |outcome, _| assert!(outcome.is_ok()),
        );
    }
}

#[test]
fn an_unreadable_response_is_kept() {
    let whole = json!({ "ssh_key": key(7) }).to_string();
    for (answer, problem) in [
        (raw(200, "<html>hunter2</html>"), AnswerProblem::NotJson { line: 1, column: 1 }),
        (raw(200, &whole[..whole.len() - 2]), AnswerProblem::CutShort),
        (raw(200, ""), AnswerProblem::Empty),
        (raw(204, ""), AnswerProblem::Empty),
        (raw(404, ""), AnswerProblem::Empty),
        (raw(404, "<html>"), AnswerProblem::NoError),
        (raw(404, "{}"), AnswerProblem::NoError),
        (raw(302, ""), AnswerProblem::Status),
        (raw(0, ""), AnswerProblem::Status),
        (Ok(Response::new(200, b"{\"ssh_key\": \"\xff\"}".to_vec())), AnswerProblem::NotText { at: 13 }),
    ] {
        let body = answer.clone().expect("a response").body;
        converse(get, &[(GET, answer)], |outcome, _| {
            let Error::Answer(error) = outcome.expect_err("unreadable") else {
                panic!("not an answer error")
            };
            assert_eq!(error.route.map(|route| route.name), Some("ssh_keys.get"));
            assert_eq!((&error.problem, &error.body), (&problem, &body));
        });
    }
    for wrong in [
        r#"{}"#,
        r#"[]"#,
        r#"{"ssh_key": null}"#,
        r#"{"ssh_key": "hunter2"}"#,
        r#"{"ssh_key": {}}"#,
        "\"hunter2\"",
    ] {
        converse(get, &[(GET, raw(200, wrong))], |outcome, _| {
            let Error::Answer(error) = outcome.expect_err(wrong) else { panic!("not an answer error") };
            assert!(matches!(error.problem, AnswerProblem::Shape(_)), "{wrong}: {error}");
        });
    }
    let html = raw(502, "<html>");
    converse(get, &vec![(GET, html); 6], |outcome, _| {
        let Error::Answer(error) = outcome.expect_err("unreadable") else { panic!("not an answer error") };
        assert_eq!((error.status, &error.body[..]), (502, &b"<html>"[..]));
    });
}

#[test]
fn a_failed_delivery_is_retried_then_returned() {
    let refused = Err(TransportError::not_sent("refused"));
    converse(get, &vec![(GET, refused); 6], |outcome, _| {
        let Error::Transport(error) = outcome.expect_err("no response") else {
            panic!("not a transport error")
        };
        assert_eq!((error.delivery, &*error.message), (Delivery::NotSent, "refused"));
    });
}

#[test]
fn a_deadline_is_kept() {
    converse(
        |hetzner| get(hetzner).within(Duration::from_millis(1500)),
        &[(GET, refusal(429, "rate_limit_exceeded")), (GET, refusal(429, "rate_limit_exceeded"))],
        |outcome, script| {
            let error = outcome.expect_err("too late");
            assert!(matches!(error, Error::Deadline(_)) && error.is_rate_limited(), "{error}");
            assert_eq!(script.sent, [0, 1030]);
        },
    );
    let mut call = power_on(hetzner()).within(Duration::from_secs(1));
    let Step::Send(..) = call.step(START).expect("a request") else { panic!("nothing sent") };
    let end = START + Duration::from_secs(1);
    assert_eq!(call.step(START).expect("a wait"), Step::Wait(Some(end)));
    assert!(matches!(call.step(end), Err(Error::Ambiguous(_))));
}

#[test]
fn an_invalid_parameter_ends_a_flow_immediately() {
    let mut call = hetzner().call(servers::Delete::new(0));
    assert!(matches!(call.step(START), Err(Error::Input(error)) if error.parameter == "id"));
    let mut pages = hetzner().pages(servers::ListActions::new(0));
    assert!(matches!(pages.step(START), Err(Error::Input(error)) if error.parameter == "id"));
}

fn limited(retry_after: &str) -> Answer {
    let mut limited = refusal(429, "rate_limit_exceeded");
    limited.as_mut().expect("a response").headers.push("Retry-After", retry_after);
    limited
}

#[test]
fn a_wait_longer_than_the_cap_ends_the_call_with_its_time() {
    for (retry_after, within, millis) in
        [("61", None, 61_000), ("2592000", None, 2_592_000_000), ("9", Some(5), 9_000)]
    {
        let mut call = get(hetzner());
        if let Some(seconds) = within {
            call = call.within(Duration::from_secs(seconds));
        }
        let Ok(Step::Send(ticket, _)) = call.step(START) else { panic!("nothing sent") };
        call.receive(ticket, limited(retry_after), START);
        let Err(Error::Api(error)) = call.step(START) else { panic!("not the refusal") };
        assert_eq!(error.retry_after, Some(Duration::from_millis(millis)), "{error}");
    }
}

#[test]
fn a_clock_that_goes_back_does_not_lengthen_a_wait() {
    let mut call = get(hetzner());
    let Ok(Step::Send(ticket, _)) = call.step(START) else { panic!("nothing sent") };
    call.receive(ticket, refusal(429, "rate_limit_exceeded"), START);
    let an_hour_ago = UnixMillis::new(START.get() - 3_600_000);
    let Ok(Step::Wait(Some(until))) = call.step(an_hour_ago) else { panic!("not waiting") };
    assert_eq!(an_hour_ago.until(until), Duration::from_secs(1));
    assert!(matches!(call.step(until), Ok(Step::Send(..))));
}

#[test]
fn no_sleep_goes_past_the_deadline() {
    let mut call = get(hetzner());
    let Ok(Step::Send(ticket, _)) = call.step(START) else { panic!("nothing sent") };
    call.receive(ticket, limited("30"), START);
    let mut call = get(hetzner()).within(Duration::from_secs(7)).resume(call.state()).expect("a state");
    assert_eq!(
        call.step(START).expect("a wait"),
        Step::Wait(Some(START + Duration::from_secs(30))),
        "as it was saved"
    );
    let mut state: Value = serde_json::to_value(call.state()).expect("json");
    state["deadline"] = json!({ "at": START.get() + 7_000 });
    let state = serde_json::from_value(state).expect("a state");
    let mut call = get(hetzner()).resume(state).expect("a state");
    assert_eq!(call.step(START).expect("a wait"), Step::Wait(Some(START + Duration::from_secs(7))));
    assert!(matches!(call.step(START + Duration::from_secs(7)), Err(Error::Deadline(_))));
}

#[test]
fn one_odd_value_does_not_fail_a_reply() {
    for odd in ["1e999", "\"\\ud800\"", "-1e999", "[1e999]"] {
        let body = format!(
            r#"{{"ssh_keys": [{{"id": 1, "name": {odd}}}, {{"id": 2, "name": "b", "labels": {{"x": {odd}}}}}]}}"#
        );
        let response = Response::new(200, body.clone());
        let page = response.reply::<ssh_keys::List>().unwrap_or_else(|error| panic!("{body}: {error}"));
        assert_eq!(page.items.len(), 2, "{body}");
        assert_eq!(page.items[1].name, "b");
    }
    let twice = Response::new(200, r#"{"ssh_keys": [{"id": 1}, {"id": 2}], "ssh_keys": [{"id": 3}]}"#);
    let page = twice.reply::<ssh_keys::List>().expect("a page");
    assert_eq!(page.items.iter().map(|key| key.id.get()).collect::<Vec<_>>(), [3]);
}

#[test]
fn an_odd_message_does_not_hide_the_code() {
    for message in ["7", "null", "[\"no\"]", "{}", "1e999", "\"\\udc00\""] {
        let body = format!(
            r#"{{"error": {{"code": "invalid_input", "message": {message}, "details": {{"fields": [{{"name": "name"}}]}}}}}}"#
        );
        let error = Response::new(422, body).reply::<ssh_keys::Get>().expect_err("an error");
        assert!(error.is_invalid_input(), "{message}: {error}");
        let Some(Details::InvalidInput { fields }) = error.api().map(|error| error.details()) else {
            panic!("{error}")
        };
        assert_eq!(&*fields[0].name, "name");
    }
}

#[test]
fn the_token_is_cut_out_of_every_text() {
    let echo = json!({ "error": { "code": "unauthorized", "message": "bad header: Bearer s3cr3t-token!",
        "details": { "header": "Bearer s3cr3t-token", "s3cr3t-token": ["s3cr3t-token"] } } });
    converse(get, &[(GET, answer(401, echo.clone()))], |outcome, _| {
        let error = outcome.expect_err("a refusal");
        assert!(error.to_string().contains("bad header: Bearer [secret]!"), "{error}");
    });
    let error =
        hetzner().read::<ssh_keys::Get>(&Response::new(401, echo.to_string())).expect_err("a refusal");
    assert!(!format!("{error:?}").contains("s3cr3t"), "{error:?}");
    let lost = Err(TransportError::maybe_sent("GET with authorization Bearer s3cr3t-token failed"));
    converse(power_on, &[(POWER_ON, lost)], |outcome, _| assert!(outcome.is_err()));
}

#[test]
fn a_client_takes_no_header_of_the_connection_and_no_password_in_its_url() {
    for name in ["Host", "content-length", "Transfer-Encoding", "connection", "authorization"] {
        assert!(hetzner().header(name, "1").is_err(), "{name}");
    }
    for url in ["https://user:hunter2@proxy.example/v1", "http://hunter2@127.0.0.1"] {
        let error = hetzner().base_url(hetzner_cloud::Api::Cloud, url).expect_err(url);
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
    assert!(hetzner().base_url(hetzner_cloud::Api::Cloud, "https://proxy.example/@v1").is_ok());
}
