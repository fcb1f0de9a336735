//! Conversations as scripts of requests and responses. Each runs with response headers and without, and must end the
//! same way in both.

mod calls;
mod finding;
mod lists;
mod saved;
mod tasks;
mod waiting;

use std::collections::VecDeque;
use std::time::Duration;

use hetzner_cloud::error::{AnswerProblem, Details};
use hetzner_cloud::{
    Delivery, Error, ErrorCode, Flow, Headers, Hetzner, Id, Response, RetryPolicy, Step, Token,
    TransportError, UnixMillis,
    actions::{self, ActionOutcome},
    servers, ssh_keys,
};
use serde_json::{Value, json};

const START: UnixMillis = UnixMillis::new(1_795_000_000_000);

fn hetzner() -> Hetzner {
    Hetzner::new(Token::new("s3cr3t-token").expect("a token")).seed(7)
}

type Answer = Result<Response, TransportError>;

/// A host that expects given requests and returns given responses.
struct Script {
    turns: VecDeque<(String, Answer)>,
    with_headers: bool,
    now: UnixMillis,
    /// The time of each request, in milliseconds after the start.
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
                    let until = until.expect("a time, since no request is in flight");
                    assert!(until > self.now, "waiting for a time in the past");
                    self.now = until;
                }
                Step::Done(value) => return Ok(value),
            }
        }
        panic!("the conversation does not end");
    }
}

/// Runs a conversation with headers and without, and checks both outcomes.
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
        assert!(script.turns.is_empty(), "not sent: {:?}", script.turns);
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
    Ok(Response::new(status, body.to_string()).with_headers(headers.into_iter().collect()))
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

fn ids(ids: impl IntoIterator<Item = u64>) -> Vec<Id<actions::Action>> {
    ids.into_iter().map(Id::new).collect()
}
