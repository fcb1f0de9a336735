//! The server as clients see it: raw HTTP on loopback. Each read and write has a timeout, and each loop an end.

mod client;
#[cfg(target_os = "linux")]
mod numbers;
mod states;

use std::io::{ErrorKind, Write};
use std::net::TcpStream;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use clap::Parser;
use hetzner_cloud::{Method, Request, Timestamp};
use tokio::time::Instant;

use self::client::{Client, PATIENCE, Server};
use super::*;
use crate::http::MAX_BODY_BYTES;
use crate::projects::Projects;
use crate::server::{MAX_HEADER_BYTES, STOP_TIMEOUT};

#[test]
fn answers_new_connections_while_others_are_kept_alive() {
    let server = Server::start(&[]);
    let start = Instant::now();
    let mut kept: Vec<Client> = (0..10).map(|_| server.connect()).collect();
    for round in 0..3 {
        for client in &mut kept {
            assert_eq!(client.get("/v1/locations/1").status, 200, "round {round}");
        }
    }
    let new: Vec<JoinHandle<u16>> = (0..20)
        .map(|_| server.connect())
        .map(|mut client| thread::spawn(move || client.get("/v1/locations/1").status))
        .collect();
    for client in new {
        assert_eq!(client.join().unwrap(), 200);
    }
    for client in &mut kept {
        assert_eq!(client.get("/v1/locations/1").status, 200, "the connection is still open");
    }
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
}

#[test]
fn survives_absurd_content_lengths() {
    let server = Server::start(&[]);
    let post =
        |length: &str| format!("POST /v1/ssh_keys HTTP/1.1\r\nHost: x\r\nContent-Length: {length}\r\n\r\n");
    let refused = server.connect().exchange(&post("100000000000"));
    assert_eq!((refused.status, refused.code()), (413, "request_entity_too_large".into()));
    for length in ["18446744073709551615", "18446744073709551614", "99999999999999999999999", "-1"] {
        let refused = server.connect().exchange(&post(length));
        assert!((400..500).contains(&refused.status), "{length}: {}", refused.status);
    }
    assert_eq!(server.connect().get("/v1/locations/1").status, 200);
}

#[test]
fn bounds_bodies_and_headers() {
    let server = Server::start(&[]);
    let authorized = "Host: x\r\nAuthorization: Bearer any\r\n";
    let post = |headers: &str, body: &str| {
        server
            .connect()
            .exchange(&format!("POST /v1/ssh_keys HTTP/1.1\r\n{authorized}{headers}\r\n\r\n{body}"))
    };
    let padded = |length: usize| format!("{{\"name\":\"{}\"}}", "x".repeat(length - 11));
    let largest = padded(MAX_BODY_BYTES);
    assert_eq!(post(&format!("Content-Length: {}", largest.len()), &largest).status, 422);
    let declared = post(&format!("Content-Length: {}", MAX_BODY_BYTES + 1), "");
    assert_eq!((declared.status, declared.code()), (413, "request_entity_too_large".into()));
    let too_large = padded(MAX_BODY_BYTES + 1);
    let chunked = format!("{:x}\r\n{too_large}\r\n0\r\n\r\n", too_large.len());
    assert_eq!(post("Transfer-Encoding: chunked", &chunked).status, 413);
    let much_too_large = padded(20 * MAX_BODY_BYTES);
    let sent = post(&format!("Content-Length: {}", much_too_large.len()), &much_too_large);
    assert_eq!(sent.status, 413, "a client that sends all of it first receives the response too");

    let get = |padding: usize| {
        format!("GET /v1/locations/1 HTTP/1.1\r\n{authorized}X: {}\r\n\r\n", "x".repeat(padding))
    };
    assert_eq!(server.connect().exchange(&get(MAX_HEADER_BYTES - 200)).status, 200);
    assert_eq!(server.connect().exchange(&get(MAX_HEADER_BYTES)).status, 431);
}

#[test]
fn slow_clients_hold_up_no_others() {
    let server = Server::start(&["--snapshots", "50"]);
    let mut withholding = server.connect();
    withholding.send(
        "POST /v1/ssh_keys HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer any\r\nContent-Length: 100\r\n\r\n{",
    );
    let mut mute = server.connect();
    mute.send("GET /v1/loc");
    let mut deaf = server.connect();
    deaf.stall();

    let start = Instant::now();
    assert_eq!(server.connect().get("/v1/locations/1").status, 200);
    assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    let body = format!("{:>99}", r#""name": "laptop", "public_key": "ssh-ed25519 AAAAC3 me"}"#);
    assert_eq!(withholding.exchange(&body).status, 201, "it is served as soon as its body is complete");
}

#[test]
fn requests_that_take_long_hold_up_no_other_project() {
    let server = Server::start(&[]);
    // The embedded Hetzner looks each of them up, and compares it with all before.
    let networks: Vec<u64> = (1_000_000..1_015_000).collect();
    let body = serde_json::json!({
        "name": "web", "server_type": "cx23", "image": "debian-13", "networks": networks,
    });
    let (mut slow, mut other) = (server.connect(), server.connect());
    assert_eq!(other.get_as("other", "/v1/locations/1").status, 200);
    let slow = thread::spawn(move || slow.post_as("slow", "/v1/servers", &body.to_string()).status);
    thread::sleep(Duration::from_millis(50));
    for _ in 0..10 {
        let start = Instant::now();
        assert_eq!(other.get_as("other", "/v1/locations/1").status, 200);
        assert!(start.elapsed() < Duration::from_millis(300), "{:?}", start.elapsed());
    }
    assert_eq!(slow.join().unwrap(), 422);
}

#[test]
fn closes_the_connection_that_waits_longest_for_a_further_one() {
    let limits = Limits { connections: 4, ..Limits::default() };
    let server = Server::start_with(limits, &["--latency", "500", "--snapshots", "50"]);
    let withholding =
        "POST /v1/ssh_keys HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer any\r\nContent-Length: 9\r\n\r\n{";
    let request = "GET /v1/locations/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer any\r\n\r\n";
    let mut waiting: Vec<Client> = ["", "GET /v1/loc", withholding]
        .map(|start| {
            let mut client = server.connect();
            client.send(start);
            // Accepted in this order.
            thread::sleep(Duration::from_millis(20));
            client
        })
        .into();
    let mut busy = server.connect();
    busy.send(request);
    thread::sleep(Duration::from_millis(50));
    let start = Instant::now();
    let mut others: Vec<Client> = (0..3).map(|_| server.connect()).collect();
    for client in &mut others {
        client.send(request);
    }
    let mut statuses = vec![busy.read(true).status];
    statuses.extend(others.iter_mut().map(|client| client.read(true).status));
    assert_eq!(statuses, [200; 4]);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    for client in &mut waiting {
        assert!(client.is_closed(), "it waited for its client, and its slot was needed");
    }
    // While all execute requests, a further connection waits.
    for client in &mut others {
        client.send(request);
    }
    busy.send(request);
    assert_eq!(server.connect().exchange(request).status, 200);
    assert_eq!(others.iter_mut().map(|client| client.read(true).status).sum::<u16>(), 600);
}

#[test]
fn closes_connections_whose_clients_take_too_long() {
    let limits = Limits { client_timeout: Duration::from_millis(400), ..Limits::default() };
    let server = Server::start_with(limits, &["--latency", "1000", "--snapshots", "50"]);
    let mut busy = server.connect();
    busy.send("GET /v1/locations/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer any\r\n\r\n");
    let (mut idle, mut mute, mut withholding) = (server.connect(), server.connect(), server.connect());
    mute.send("GET /v1/loc");
    withholding.send("POST /v1/ssh_keys HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n{");
    for client in [&mut idle, &mut mute, &mut withholding] {
        assert!(client.is_closed());
    }
    assert_eq!(busy.read(true).status, 200, "the latency is not the client's");
    assert!(busy.is_closed());

    let server = Server::start_with(limits, &["--snapshots", "50"]);
    let mut deaf = server.connect();
    deaf.stall();
    let is_closed = (0..100).any(|_| {
        thread::sleep(Duration::from_millis(50));
        let sent = deaf.stream.write_all(b"GET");
        sent.is_err_and(|error| matches!(error.kind(), ErrorKind::BrokenPipe | ErrorKind::ConnectionReset))
    });
    assert!(is_closed, "it does not read its responses");
}

#[test]
fn answers_preflights_as_the_api_does() {
    let server = Server::start(&["--token", "listed"]);
    let preflight = server.connect().exchange(
        "OPTIONS /v1/servers HTTP/1.1\r\nHost: x\r\nOrigin: http://page.test\r\n\
         Access-Control-Request-Method: PUT\r\n\r\n",
    );
    assert_eq!((preflight.status, &*preflight.body), (204, ""));
    assert_eq!(preflight.header("access-control-allow-origin"), Some("*"));
    assert!(preflight.header("access-control-allow-methods").unwrap().contains("put"));
    assert!(preflight.header("access-control-allow-headers").unwrap().contains("authorization"));

    let refused = server.connect().get("/v1/servers");
    assert_eq!(refused.header("access-control-allow-origin"), Some("*"));
    assert_eq!(refused.header("access-control-expose-headers"), None);
}

#[test]
fn accepts_only_listed_tokens() {
    let server = Server::start(&["--token", "first", "--token", "second"]);
    let mut client = server.connect();
    for (token, status) in [("first", 200), ("second", 200), ("third", 401), ("firs", 401), ("", 401)] {
        assert_eq!(client.get_as(token, "/v1/servers").status, status, "{token}");
    }
    assert_eq!(client.get_as("third", "/v1/servers").code(), "unauthorized");
    assert_eq!(client.get_as("third", "/sim/faults").status, 401);
    assert!(Arguments::try_parse_from(["serve", "--token", "two words"]).is_err());
}

#[test]
fn read_only_tokens_only_read() {
    let server = Server::start(&["--token", "full", "--read-only-token", "reader", "--one-project"]);
    let mut client = server.connect();
    client.create_ssh_key("full");
    let keys = client.get_as("reader", "/v1/ssh_keys").json();
    let path = format!("/v1/ssh_keys/{}", keys["ssh_keys"][0]["id"]);
    for (method, path) in [("POST", "/v1/ssh_keys"), ("PUT", &path), ("DELETE", &path)] {
        let headers = "Host: x\r\nAuthorization: Bearer reader\r\nContent-Length: 2";
        let refused = client.exchange(&format!("{method} {path} HTTP/1.1\r\n{headers}\r\n\r\n{{}}"));
        assert_eq!((refused.status, refused.code()), (401, "token_readonly".into()), "{method}");
    }
    assert_eq!(client.get_as("reader", &path).status, 200, "it was not deleted");
    assert_eq!(client.post_as("reader", "/sim/clock", r#"{"advance_seconds": 1}"#).status, 200);
    assert_eq!(client.get_as("other", "/v1/ssh_keys").status, 401);

    let server = Server::start(&["--read-only-token", "reader"]);
    let mut client = server.connect();
    client.create_ssh_key("other");
    assert_eq!(client.post_as("reader", "/v1/ssh_keys", "{}").code(), "token_readonly");
}

#[tokio::test]
async fn refused_tokens_have_no_project() {
    let arguments = Arguments::parse_from(["serve", "--token", "listed", "--read-only-token", "reader"]);
    let projects = Projects::new(arguments);
    for (token, method) in
        [("", Method::Get), ("two words", Method::Get), ("other", Method::Get), ("reader", Method::Post)]
    {
        let headers = [("authorization", format!("Bearer {token}"))].into_iter().collect();
        let request = Request::new(method, "http://localhost/v1/servers").with_headers(headers);
        assert_eq!(projects.respond(request).await.1.unwrap().status, 401, "{token}");
    }
    assert_eq!(projects.len(), 0);
}

#[test]
fn links_lead_to_the_server() {
    let server = Server::start(&["--snapshots", "30"]);
    let mut client = server.connect();
    let link = |client: &mut Client, target: &str, headers: &str| {
        let request = format!("GET {target} HTTP/1.1\r\n{headers}Authorization: Bearer any\r\n\r\n");
        client.exchange(&request).header("link").unwrap().to_owned()
    };
    let expected = |base: &str| {
        format!(
            "<{base}/images?type=snapshot&page=2&per_page=25>; rel=\"next\", \
             <{base}/images?type=snapshot&page=2&per_page=25>; rel=\"last\""
        )
    };
    let images = "/v1/images?type=snapshot";
    assert_eq!(link(&mut client, images, "Host: hetzner.test:81\r\n"), expected("http://hetzner.test:81/v1"));
    assert_eq!(
        link(&mut client, &format!("/proxy{images}"), "Host: x\r\n"),
        expected("http://x/proxy/v1"),
        "the base URL may have a path"
    );
    assert_eq!(
        link(&mut client, &format!("http://api.hetzner.cloud{images}"), "Host: x\r\n"),
        expected("http://api.hetzner.cloud/v1"),
        "a proxy is asked for the complete URL"
    );
    let own = expected(&format!("http://{}/v1", server.address));
    for headers in ["", "Host: \r\n", "Host: a b\r\n", "Host: <x>; rel=\"next\"\r\n"] {
        assert_eq!(link(&mut client, images, headers), own, "{headers}");
    }
    let boxes = link(&mut client, "/v1/storage_boxes", "Host: x\r\n");
    assert!(boxes.starts_with("<http://x/v1/storage_boxes?"), "both APIs are below /v1: {boxes}");
}

#[test]
fn any_well_formed_token_has_its_own_project() {
    let server = Server::start(&[]);
    let mut client = server.connect();
    assert_eq!(client.get_as("two words", "/v1/servers").status, 401);
    client.create_ssh_key("first");
    let count = |client: &mut Client, token: &str| {
        client.get_as(token, "/v1/ssh_keys").json()["ssh_keys"].as_array().unwrap().len()
    };
    assert_eq!((count(&mut client, "first"), count(&mut client, "second")), (1, 0));
    for other in 0..Projects::MAX - 2 {
        assert_eq!(client.get_as(&format!("other-{other}"), "/v1/locations/1").status, 200);
    }
    assert_eq!(count(&mut client, "first"), 1, "there are as many projects as there may be");
    client.get_as("one-more", "/v1/locations/1");
    assert_eq!(count(&mut client, "first"), 1, "the least recently used one is dropped: that of `second`");
    for other in 0..Projects::MAX {
        client.get_as(&format!("newer-{other}"), "/v1/locations/1");
    }
    assert_eq!(count(&mut client, "first"), 0, "dropped, and created anew");
}

#[test]
fn delays_concurrent_responses_concurrently() {
    let server = Server::start(&["--latency", "300"]);
    let start = Instant::now();
    let clients: Vec<JoinHandle<(u16, Duration)>> = (0..20)
        .map(|_| server.connect())
        .map(|mut client| {
            thread::spawn(move || {
                let start = Instant::now();
                (client.get("/v1/locations/1").status, start.elapsed())
            })
        })
        .collect();
    for client in clients {
        let (status, elapsed) = client.join().unwrap();
        assert_eq!(status, 200);
        assert!(elapsed >= Duration::from_millis(300), "{elapsed:?}");
    }
    assert!(start.elapsed() < Duration::from_secs(3), "20 responses took {:?}", start.elapsed());
}

#[test]
fn refuses_in_json() {
    let server = Server::start(&[]);
    let mut client = server.connect();
    for method in ["PATCH", "TRACE", "BREW"] {
        let headers = "Host: x\r\nContent-Length: 2";
        let refused = client.exchange(&format!("{method} /v1/servers HTTP/1.1\r\n{headers}\r\n\r\n{{}}"));
        assert_eq!((refused.status, refused.code()), (405, "method_not_allowed".into()), "{method}");
        assert_eq!(refused.header("allow"), Some("get, post, options"), "{method}");
    }
    for path in ["/", "/nowhere", "/v1", "/v1/moons", "/sim", "/%00", "//"] {
        let refused = client.get(path);
        assert_eq!((refused.status, refused.code()), (404, "not_found".into()), "{path}");
        assert_eq!(refused.header("content-type"), Some("application/json"), "{path}");
    }
    for (method, path, status, allow) in [
        ("DELETE", "/v1/servers", 405, Some("get, post, options")),
        ("DELETE", "/servers", 405, Some("get, post, options")),
        ("POST", "/v1/servers/42", 405, Some("get, put, delete, options")),
        ("PUT", "/proxy/v1/servers/42/metrics", 405, Some("get, options")),
        ("GET", "/v1/servers/42/actions/poweron", 405, Some("post, options")),
        ("POST", "/v1/servers/42/actions/powerup", 404, None),
        ("DELETE", "/sim/clock", 405, Some("get, post, options")),
        ("PATCH", "/sim/clock", 405, Some("get, post, options")),
        ("PATCH", "/v1/moons", 404, None),
    ] {
        let headers = "Host: x\r\nAuthorization: Bearer any\r\nContent-Length: 0";
        let refused = client.exchange(&format!("{method} {path} HTTP/1.1\r\n{headers}\r\n\r\n"));
        assert_eq!((refused.status, refused.header("allow")), (status, allow), "{method} {path}");
    }
    let post = client.post_as("any", "/sim/faults", "{}");
    assert_eq!((post.status, post.header("allow")), (405, Some("get, put, delete, options")));
    let head = server.connect().exchange_without_body("HEAD /v1/servers HTTP/1.1\r\nHost: x\r\n\r\n");
    assert_eq!((head.status, head.header("allow").is_some()), (405, true));
}

#[test]
fn refuses_what_is_not_http_in_json() {
    let server = Server::start(&[]);
    for (request, status) in [
        ("GET\r\n\r\n".to_owned(), 400),
        ("GET /v1/servers HTTP/1.1\r\nHo st: x\r\n\r\n".to_owned(), 400),
        ("GET /v1/servers HTTP/7.5\r\n\r\n".to_owned(), 400),
        ("GET /a b HTTP/1.1\r\n\r\n".to_owned(), 400),
        ("POST /v1/servers HTTP/1.1\r\nContent-Length: -1\r\n\r\n".to_owned(), 400),
        (format!("GET /{} HTTP/1.1\r\n\r\n", "x".repeat(MAX_HEADER_BYTES)), 431),
        (format!("GET / HTTP/1.1\r\nX: {}\r\n\r\n", "x".repeat(MAX_HEADER_BYTES)), 431),
    ] {
        let mut client = server.connect();
        assert_eq!(client.get("/v1/locations/1").status, 200);
        let refused = client.exchange(&request);
        assert_eq!((refused.status, refused.code()), (status, "invalid_input".into()), "{request}");
        assert_eq!(refused.header("content-type"), Some("application/json"), "{request}");
        assert_eq!(refused.header("access-control-allow-origin"), Some("*"), "{request}");
        assert!(client.is_closed());
    }
    let texts = r#"{"name": "HTTP/1.1 400 Bad Request", "public_key": "ssh-ed25519 AAAAC3 me"}"#;
    assert_eq!(server.connect().post_as("any", "/v1/ssh_keys", texts).status, 201);
}

#[test]
fn injects_faults_into_one_project() {
    let server = Server::start(&[]);
    let mut client = server.connect();
    let script = r#"{"version": 1, "rules": [
        {"fault": "rate_limited", "times": 1}, {"fault": "gateway", "status": 502, "times": 1},
        {"fault": "api_error", "status": 409, "code": "conflict", "times": 1},
        {"fault": "truncated_body", "times": 1, "operations": ["locations.get"]}
    ]}"#;
    let set = client.request_as("first", "PUT", "/sim/faults", script);
    assert_eq!((set.status, &set.json()["faults"]["rules"][1]["left"]), (200, &1.into()));
    for (wrong, message) in [
        ("", "EOF while parsing"),
        ("[", "EOF while parsing"),
        ("\u{0}", "expected value"),
        (r#"{"version": 2, "rules": []}"#, "version: 2 is not supported"),
        (r#"{"version": 1, "rules": [{"fault": "meteor"}]}"#, "rules[0].fault: `meteor` is not a fault"),
    ] {
        let refused = client.request_as("first", "PUT", "/sim/faults", wrong);
        assert_eq!((refused.status, refused.code()), (400, "invalid_input".into()), "{wrong}");
        let problem = refused.json()["error"]["message"].to_string();
        assert!(problem.contains(message), "{problem}");
    }
    assert_eq!(client.get_as("second", "/v1/locations/1").status, 200);
    let statuses: Vec<u16> = (0..4).map(|_| client.get_as("first", "/v1/locations/1").status).collect();
    assert_eq!(statuses, [429, 502, 409, 200]);
    assert_eq!(client.get_as("first", "/v1/locations/1").status, 200);

    let left = client.get_as("first", "/sim/faults").json();
    let used: Vec<_> = left["faults"]["rules"].as_array().unwrap().iter().map(|rule| &rule["used"]).collect();
    assert_eq!(used, [1, 1, 1, 1]);
    assert_eq!(client.request_as("first", "DELETE", "/sim/faults", "").status, 204);
    assert_eq!(client.get_as("first", "/sim/faults").json()["faults"]["rules"], serde_json::json!([]));
}

#[test]
fn closes_the_connection_of_a_lost_response() {
    let server = Server::start(&[]);
    for (fault, keys) in [("connect_failed", 0), ("request_lost", 0), ("response_lost", 1)] {
        let mut client = server.connect();
        let script = format!(r#"{{"version": 1, "rules": [{{"fault": "{fault}", "times": 1}}]}}"#);
        assert_eq!(client.request_as(fault, "PUT", "/sim/faults", &script).status, 200);
        let body = r#"{"name": "laptop", "public_key": "ssh-ed25519 AAAAC3 me"}"#;
        let head = format!("Host: x\r\nAuthorization: Bearer {fault}\r\nContent-Length: {}", body.len());
        client.send(&format!("POST /v1/ssh_keys HTTP/1.1\r\n{head}\r\n\r\n{body}"));
        assert!(client.is_closed(), "{fault}");
        let listed = server.connect().get_as(fault, "/v1/ssh_keys").json();
        assert_eq!(listed["ssh_keys"].as_array().unwrap().len(), keys, "{fault}");
    }
}

#[test]
fn slow_responses_hold_up_no_others() {
    let server = Server::start(&[]);
    let mut client = server.connect();
    let script =
        r#"{"version": 1, "rules": [{"fault": "slow", "millis": 700, "operations": ["locations.get"]}]}"#;
    assert_eq!(client.request_as("any", "PUT", "/sim/faults", script).status, 200);
    let start = Instant::now();
    let mut slow = server.connect();
    slow.send("GET /v1/locations/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer any\r\n\r\n");
    thread::sleep(Duration::from_millis(50));
    assert_eq!(client.get_as("any", "/v1/servers").status, 200);
    assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
    assert_eq!(slow.read(true).status, 200);
    assert!(start.elapsed() >= Duration::from_millis(700), "{:?}", start.elapsed());
}

#[test]
fn starts_at_the_time_of_the_system() {
    let server = Server::start(&[]);
    let mut client = server.connect();
    let (before, after) = (unix_seconds(), || unix_seconds() + 1);
    let reset = client.get("/v1/locations/1").header("ratelimit-reset").unwrap().parse().unwrap();
    assert!((before..=after() + 1).contains(&reset), "{reset}");
    client.create_ssh_key("any");
    let keys = client.get("/v1/ssh_keys").json();
    let created: Timestamp = serde_json::from_value(keys["ssh_keys"][0]["created"].clone()).unwrap();
    assert!((before..=after()).contains(&(created.unix_seconds().unwrap() as u64)), "{created}");

    let id = client.get("/v1/servers").json()["servers"][0]["id"].as_u64().unwrap();
    let [start, end] = [before - 3600, before].map(|seconds| Timestamp::from_unix_seconds(seconds as i64));
    let metrics = format!("/v1/servers/{id}/metrics?type=cpu&start={start}&end={end}&step=60");
    let metrics = client.get(&metrics).json();
    let cpu = metrics["metrics"]["time_series"]["cpu"]["values"].as_array().unwrap();
    assert_eq!(cpu.len(), 61, "there is a sample for each minute of the last hour");
}

#[test]
fn a_stopped_clock_moves_by_control_only() {
    let server = Server::start(&["--speed", "0"]);
    let mut client = server.connect();
    let now = |client: &mut Client| client.get("/sim/clock").json()["clock"]["unix_millis"].as_u64().unwrap();
    let start = now(&mut client);
    thread::sleep(Duration::from_millis(20));
    assert_eq!(now(&mut client), start);

    let server_type = r#"{"name": "web", "server_type": "cx23", "image": "debian-13"}"#;
    let created = client.post_as("any", "/v1/servers", server_type).json();
    let path = format!("/v1/actions/{}", created["action"]["id"]);
    let status = |client: &mut Client| client.get(&path).json()["action"]["status"].clone();
    assert_eq!(status(&mut client), "running");
    let advanced = client.post_as("any", "/sim/clock", r#"{"advance_seconds": 86400.5}"#);
    assert_eq!((advanced.status, now(&mut client)), (200, start + 86_400_500));
    assert_eq!(status(&mut client), "success");
    let advanced = client.post_as("any", "/sim/clock", r#"{"advance_to": "2200-01-01T01:00:00+01:00"}"#);
    assert_eq!(advanced.json()["clock"]["now"], "2200-01-01T00:00:00Z");

    for wrong in [
        "",
        "{}",
        r#"{"advance_seconds": -1}"#,
        r#"{"advance_seconds": 1e300}"#,
        r#"{"advance_seconds": 1e12}"#,
        r#"{"advance_to": "2001-01-01T00:00:00Z"}"#,
        r#"{"advance_to": "tomorrow"}"#,
        r#"{"advance_to": 4}"#,
        r#"{"rewind_seconds": 1}"#,
    ] {
        let refused = client.post_as("any", "/sim/clock", wrong);
        assert_eq!((refused.status, refused.code()), (400, "invalid_input".into()), "{wrong}");
    }
    assert_eq!(client.get("/sim/clock").json()["clock"]["now"], "2200-01-01T00:00:00Z");
}

#[test]
fn a_fast_clock_can_be_advanced_too() {
    let server = Server::start(&["--speed", "1000"]);
    let mut client = server.connect();
    let now = |client: &mut Client| client.get("/sim/clock").json()["clock"]["unix_millis"].as_u64().unwrap();
    let start = now(&mut client);
    client.post_as("any", "/sim/clock", r#"{"advance_seconds": 1000000}"#);
    thread::sleep(Duration::from_millis(20));
    assert!((1_000_020_000..1_005_000_000).contains(&(now(&mut client) - start)));
}

#[test]
fn limits_requests_and_runs_the_clock() {
    let server = Server::start(&["--limit", "2", "--speed", "0"]);
    let mut client = server.connect();
    let statuses: Vec<u16> = (0..3).map(|_| client.get("/v1/locations/1").status).collect();
    assert_eq!(statuses, [200, 200, 429]);

    let server = Server::start(&["--limit", "2", "--speed", "1000000"]);
    let mut client = server.connect();
    for _ in 0..5 {
        assert_eq!(client.get("/v1/locations/1").status, 200);
        // A virtual hour takes 3.6 ms.
        thread::sleep(Duration::from_millis(4));
    }
}

#[test]
fn completes_requests_in_flight_when_it_stops() {
    // Longer than the time that the server takes otherwise.
    let mut server = Server::start(&["--latency", "2100"]);
    let (mut idle, mut busy) = (server.connect(), server.connect());
    assert_eq!(idle.get("/v1/locations/1").status, 200);
    busy.send("GET /v1/locations/1 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer any\r\n\r\n");
    thread::sleep(Duration::from_millis(100));
    let start = Instant::now();
    server.stop();
    assert!(start.elapsed() < STOP_TIMEOUT + PATIENCE, "{:?}", start.elapsed());
    assert_eq!(busy.read(true).status, 200);
    assert!(idle.is_closed());
    assert!(TcpStream::connect(server.address).is_err());
}

fn unix_seconds() -> u64 {
    clock::system_time().get() / 1000
}
