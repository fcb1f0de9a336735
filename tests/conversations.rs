//! Conversations as scripts of requests and answers. Every one runs twice, with response headers and without any, and has
//! to end the same.

use std::collections::VecDeque;
use std::time::Duration;

use hetzner_cloud::error::{AnswerProblem, Sent};
use hetzner_cloud::{
    Error, ErrorCode, Flow, Headers, Hetzner, Id, Outcome, Response, RetryPolicy, Step, Time, Token,
    TransportError, actions, servers, ssh_keys,
};
use serde_json::{Value, json};

const START: Time = Time::from_millis(1_795_000_000_000);

fn hetzner() -> Hetzner {
    Hetzner::new(Token::new("s3cr3t-token").expect("a token")).seed(7)
}

type Answer = Result<Response, TransportError>;

/// A host that knows what it will be asked.
struct Script {
    turns: VecDeque<(String, Answer)>,
    with_headers: bool,
    now: Time,
    /// When each request was sent, in milliseconds after the start.
    sent: Vec<u64>,
}

impl Script {
    fn run<F: Flow>(&mut self, flow: &mut F) -> Result<F::Output, Error> {
        for _ in 0..1000 {
            match flow.step(self.now)? {
                Step::Send(ticket, request) => {
                    assert_eq!(request.headers.get("authorization"), Some("Bearer s3cr3t-token"));
                    let url = request.url.strip_prefix("https://api.hetzner.cloud/v1").expect("the base URL");
                    let line = format!("{} {url}", request.method);
                    let (expected, mut answer) =
                        self.turns.pop_front().unwrap_or_else(|| panic!("unexpected {line}"));
                    assert_eq!(line, expected);
                    if let (Ok(response), false) = (&mut answer, self.with_headers) {
                        response.headers = Headers::new();
                    }
                    self.sent.push(START.until(self.now).as_millis() as u64);
                    self.now = self.now + Duration::from_millis(30);
                    flow.receive(ticket, answer, self.now);
                }
                Step::Wait(until) => {
                    let until = until.expect("a time, since nothing is under way");
                    assert!(until > self.now, "waiting for the past");
                    self.now = until;
                }
                Step::Done(value) => return Ok(value),
            }
        }
        panic!("the conversation does not end");
    }
}

/// Runs a conversation with headers and without, and hands both outcomes to the check.
fn converse<F: Flow>(
    flow: impl Fn(Hetzner) -> F,
    turns: &[(&str, Answer)],
    check: impl Fn(Result<F::Output, Error>, &Script),
) {
    for with_headers in [true, false] {
        let turns = turns.iter().map(|(line, answer)| ((*line).to_owned(), answer.clone())).collect();
        let mut script = Script { turns, with_headers, now: START, sent: Vec::new() };
        let outcome = script.run(&mut flow(hetzner()));
        if let Err(error) = &outcome {
            let text = format!("{error} {error:?}");
            assert!(!text.contains("s3cr3t") && !text.contains("hunter2"), "{text}");
        }
        check(outcome, &script);
        assert!(script.turns.is_empty(), "not asked: {:?}", script.turns);
    }
}

fn ok(body: Value) -> Answer {
    answer(200, body)
}

fn answer(status: u16, body: Value) -> Answer {
    let headers = [
        ("Content-Type", "application/json"),
        ("RateLimit-Limit", "3600"),
        ("RateLimit-Remaining", "17"),
        ("RateLimit-Reset", "1795003600"),
        ("X-Correlation-Id", "c0ffee"),
    ];
    Ok(Response { status, headers: headers.into_iter().collect(), body: body.to_string().into_bytes() })
}

fn refusal(status: u16, code: &str) -> Answer {
    answer(status, json!({ "error": { "code": code, "message": format!("{code} with token 's3cr3t-t…'") } }))
}

fn raw(status: u16, body: &str) -> Answer {
    Ok(Response::new(status, body))
}

fn key(id: u64) -> Value {
    json!({ "id": id, "name": format!("key-{id}") })
}

fn page(ids: &[u64], page: u64, last: u64) -> Answer {
    let next = (page < last).then_some(page + 1);
    let keys: Vec<Value> = ids.iter().copied().map(key).collect();
    ok(json!({
        "ssh_keys": keys,
        "meta": { "pagination": { "page": page, "per_page": 50, "previous_page": null, "next_page": next,
                                  "last_page": last, "total_entries": 99 } },
    }))
}

fn action(id: u64, status: &str, progress: u64) -> Value {
    let error = (status == "error").then(|| json!({ "code": "action_failed", "message": "no luck" }));
    json!({ "id": id, "command": "start_server", "status": status, "progress": progress, "error": error,
            "started": "2026-11-21T00:00:00Z", "finished": null, "resources": [] })
}

fn actions_now(actions: &[Value]) -> Answer {
    ok(json!({ "actions": actions }))
}

fn get(hetzner: Hetzner) -> hetzner_cloud::Call<ssh_keys::Get> {
    hetzner.call(ssh_keys::Get::new(7))
}

fn power_on(hetzner: Hetzner) -> hetzner_cloud::Call<servers::PowerOn> {
    hetzner.call(servers::PowerOn::new(42))
}

const GET: &str = "GET /ssh_keys/7";
const POWER_ON: &str = "POST /servers/42/actions/poweron";

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
fn a_refusal_says_why() {
    converse(get, &[(GET, refusal(404, "not_found"))], |outcome, script| {
        let error = outcome.expect_err("a refusal");
        let api = error.api().expect("the API's");
        assert!(error.is_not_found());
        assert_eq!((api.status, &api.code, api.operation), (404, &ErrorCode::NotFound, "ssh_keys.get"));
        assert_eq!(api.message, "not_found with token '[secret]'");
        assert_eq!(api.correlation_id.as_deref(), script.with_headers.then_some("c0ffee"));
    });
    let details = json!({ "error": { "code": "invalid_input", "message": "no", "details": {
        "fields": [{ "name": "name", "messages": ["is too long"] }] } } });
    converse(power_on, &[(POWER_ON, answer(422, details))], |outcome, _| {
        let error = outcome.expect_err("a refusal");
        assert_eq!(error.api().expect("the API's").fields().collect::<Vec<_>>(), [("name", "is too long")]);
    });
}

#[test]
fn what_was_refused_before_it_ran_is_sent_again() {
    for refused in [
        refusal(429, "rate_limit_exceeded"),
        raw(429, "<html>"),
        refusal(409, "conflict"),
        Err(TransportError::before_sending("no route")),
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
fn the_api_may_ask_for_more_patience() {
    let mut limited = refusal(429, "rate_limit_exceeded");
    limited.as_mut().expect("an answer").headers.push("Retry-After", "9");
    let done = ok(json!({ "ssh_key": key(7) }));
    converse(get, &[(GET, limited), (GET, done)], |outcome, script| {
        assert!(outcome.is_ok());
        assert_eq!(script.sent, [0, if script.with_headers { 9030 } else { 1030 }]);
    });
}

#[test]
fn retries_come_to_an_end() {
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
fn a_post_whose_answer_was_lost_is_not_sent_again() {
    let html = raw(502, "<html>Bad Gateway</html>");
    let lost = Err(TransportError::after_sending("connection reset"));
    for lost in [html, refusal(504, "timeout"), raw(503, ""), lost] {
        converse(power_on, &[(POWER_ON, lost.clone())], |outcome, _| {
            let Error::Ambiguous(error) = outcome.expect_err("no answer") else { panic!("not ambiguous") };
            assert_eq!(error.operation, "servers.power_on");
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
fn an_answer_that_cannot_be_read_is_kept() {
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
        let body = answer.clone().expect("an answer").body;
        converse(get, &[(GET, answer)], |outcome, _| {
            let Error::Answer(error) = outcome.expect_err("unreadable") else {
                panic!("not about the answer")
            };
            assert_eq!((error.operation, &error.problem, &error.body), ("ssh_keys.get", &problem, &body));
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
            let Error::Answer(error) = outcome.expect_err(wrong) else { panic!("not about the answer") };
            assert!(matches!(error.problem, AnswerProblem::Shape(_)), "{wrong}: {error}");
        });
    }
    let html = raw(502, "<html>");
    converse(get, &vec![(GET, html); 6], |outcome, _| {
        let Error::Answer(error) = outcome.expect_err("unreadable") else { panic!("not about the answer") };
        assert_eq!((error.status, &error.body[..]), (502, &b"<html>"[..]));
    });
}

#[test]
fn the_host_may_not_deliver() {
    let refused = Err(TransportError::before_sending("refused"));
    converse(get, &vec![(GET, refused); 6], |outcome, _| {
        let Error::Transport(error) = outcome.expect_err("no answer") else { panic!("not about the host") };
        assert_eq!((error.sent, &*error.message), (Sent::No, "refused"));
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
    assert_eq!(call.step(START).expect("patience"), Step::Wait(Some(end)));
    assert!(matches!(call.step(end), Err(Error::Ambiguous(_))));
}

#[test]
fn a_list() {
    let pages = |hetzner: Hetzner| hetzner.pages(ssh_keys::List::new());
    let turns = [
        ("GET /ssh_keys?page=1&per_page=50", page(&[1, 2], 1, 3)),
        ("GET /ssh_keys?page=2&per_page=50", refusal(429, "rate_limit_exceeded")),
        ("GET /ssh_keys?page=2&per_page=50", page(&[3], 2, 3)),
        ("GET /ssh_keys?page=3&per_page=50", page(&[4], 3, 3)),
    ];
    converse(pages, &turns, |outcome, _| {
        let ids: Vec<u64> = outcome.expect("keys").iter().map(|key| key.id.get()).collect();
        assert_eq!(ids, [1, 2, 3, 4]);
    });
    converse(
        |hetzner| hetzner.pages(ssh_keys::List::new().name("a b").page(2u64).per_page(1u64)),
        &[("GET /ssh_keys?name=a%20b&page=2&per_page=1", page(&[2], 2, 2))],
        |outcome, _| assert_eq!(outcome.expect("keys").len(), 1),
    );
    converse(pages, &[("GET /ssh_keys?page=1&per_page=50", ok(json!({ "ssh_keys": [] })))], |outcome, _| {
        assert!(outcome.expect("no keys").is_empty());
    });
    converse(
        pages,
        &[
            ("GET /ssh_keys?page=1&per_page=50", page(&[1], 1, 2)),
            ("GET /ssh_keys?page=2&per_page=50", refusal(401, "unauthorized")),
        ],
        |outcome, _| assert!(outcome.expect_err("a refusal").is_unauthorized()),
    );
}

/// Where the body does not say, the `Link` header serves; where neither does, there is one page.
#[test]
fn a_list_by_its_link_header() {
    let link = "<https://api.hetzner.cloud/ssh_keys?page=2>; rel=next, <https://api.hetzner.cloud/ssh_keys?page=2>; rel=\"last\"";
    let mut first = ok(json!({ "ssh_keys": [key(1)] })).expect("an answer");
    first.headers.push("Link", link);
    let second = ok(json!({ "ssh_keys": [key(2)] }));
    let turns: [(String, Answer); 2] = [(1, Ok(first)), (2, second)]
        .map(|(page, answer)| (format!("GET /ssh_keys?page={page}&per_page=50"), answer));
    let mut script = Script { turns: turns.into(), with_headers: true, now: START, sent: Vec::new() };
    assert_eq!(script.run(&mut hetzner().pages(ssh_keys::List::new())).expect("keys").len(), 2);
}

#[test]
fn pages_side_by_side_stay_in_order() {
    let mut pages = hetzner().pages(ssh_keys::List::new()).at_once(3);
    let Ok(Step::Send(first, _)) = pages.step(START) else { panic!("nothing sent") };
    assert_eq!(pages.step(START).expect("patience"), Step::Wait(None));
    pages.receive(first, page(&[1], 1, 5), START);
    let mut tickets = Vec::new();
    while let Ok(Step::Send(ticket, request)) = pages.step(START) {
        tickets.push((ticket, request.url));
    }
    let asked: Vec<&str> = tickets.iter().map(|(_, url)| &url[url.len() - 18..]).collect();
    assert_eq!(asked, ["page=2&per_page=50", "page=3&per_page=50", "page=4&per_page=50"]);
    pages.receive(tickets[2].0, page(&[4], 4, 5), START);
    pages.receive(tickets[1].0, page(&[3], 3, 5), START);
    assert_eq!(pages.take().map(|keys| keys.len()), Some(1), "the first page");
    assert_eq!(pages.take(), None, "the second is still under way");
    pages.receive(tickets[0].0, page(&[2], 2, 5), START);
    pages.receive(tickets[0].0, page(&[2], 2, 5), START); // told twice: nobody waits for it any more
    let Ok(Step::Send(last, _)) = pages.step(START) else { panic!("nothing sent") };
    pages.receive(last, page(&[5], 5, 5), START);
    let Ok(Step::Done(rest)) = pages.step(START) else { panic!("not done") };
    assert_eq!(rest.iter().map(|key| key.id.get()).collect::<Vec<_>>(), [2, 3, 4, 5]);
}

fn ids(ids: impl IntoIterator<Item = u64>) -> Vec<Id<actions::Action>> {
    ids.into_iter().map(Id::new).collect()
}

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
fn waiting_tells_what_became_of_each_action() {
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
            let Error::Actions(error) = error else { panic!("not about actions") };
            assert!(matches!(
                &error.outcomes[..],
                [Outcome::Failed(_), Outcome::Missing(..), Outcome::Success(_)]
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
            let Error::Actions(error) = outcome.expect_err("no more answers") else {
                panic!("not about actions")
            };
            assert!(error.cause.as_ref().is_some_and(Error::is_unauthorized));
            let [Outcome::Unfinished(_, Some(last))] = &error.outcomes[..] else {
                panic!("{:?}", error.outcomes)
            };
            assert_eq!(last.progress, 50);
        },
    );
}

#[test]
fn waiting_may_take_too_long() {
    let running = |id| actions_now(&[action(id, "running", 1)]);
    converse(
        |hetzner| hetzner.wait(ids([1])).within(Duration::from_millis(1200)),
        &[
            ("GET /actions?id=1", running(1)),
            ("GET /actions?id=1", running(1)),
            ("GET /actions?id=1", running(1)),
        ],
        |outcome, script| {
            let Error::Actions(error) = outcome.expect_err("too long") else { panic!("not about actions") };
            assert!(matches!(error.cause, Some(Error::Deadline(_))));
            assert_eq!(script.now, START + Duration::from_millis(1200));
        },
    );
}

#[test]
fn many_actions_are_asked_for_in_chunks() {
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
fn actions_of_storage_boxes_are_asked_for_where_they_are() {
    let mut of_storage = action(1, "running", 0);
    of_storage["resources"] = json!([{ "id": 4, "type": "storage_box" }]);
    let action: actions::Action = serde_json::from_value(of_storage).expect("an action");
    let mut wait = hetzner().wait([action]);
    let now = START + Duration::from_secs(1);
    assert!(matches!(wait.step(START), Ok(Step::Wait(Some(_)))));
    let Ok(Step::Send(_, request)) = wait.step(now) else { panic!("nothing sent") };
    assert_eq!(request.url, "https://api.hetzner.com/v1/storage_boxes/actions?id=1");
}

/// Saves a state as text and reads it again, as another process would.
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
    assert_eq!(wait.step(START).expect("patience"), Step::Wait(Some(next)));
    let Ok(Step::Send(_, request)) = wait.step(next) else { panic!("nothing sent") };
    assert!(request.url.ends_with("/actions?id=2"));
    let mut wait = hetzner().wait(ids([])).resume(through_text(wait.state()));
    let Ok(Step::Send(ticket, request)) = wait.step(next) else { panic!("not asked again") };
    assert!(request.url.ends_with("/actions?id=2"));
    wait.receive(ticket, actions_now(&[action(2, "success", 100)]), next);
    assert!(matches!(wait.step(next), Ok(Step::Done(actions)) if actions.len() == 2));
}

#[test]
fn a_list_is_saved_and_resumed() {
    let mut pages = hetzner().pages(ssh_keys::List::new()).at_once(2);
    let Ok(Step::Send(first, _)) = pages.step(START) else { panic!("nothing sent") };
    pages.receive(first, page(&[1], 1, 3), START);
    let (Ok(Step::Send(..)), Ok(Step::Send(third, _))) = (pages.step(START), pages.step(START)) else {
        panic!("nothing sent")
    };
    pages.receive(third, page(&[3], 3, 3), START);
    let mut pages = hetzner().pages(ssh_keys::List::new()).resume(through_text(pages.state()));
    let Ok(Step::Send(second, request)) = pages.step(START) else { panic!("not asked again") };
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

#[test]
fn what_cannot_be_sent_ends_a_flow_at_once() {
    let mut call = hetzner().call(servers::Delete::new(0));
    assert!(matches!(call.step(START), Err(Error::Input(error)) if error.parameter == "id"));
    let mut pages = hetzner().pages(servers::ListActions::new(0));
    assert!(matches!(pages.step(START), Err(Error::Input(error)) if error.parameter == "id"));
}
