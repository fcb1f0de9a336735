//! Finding a resource by name or id, and polling until a predicate holds.

use hetzner_cloud::servers::{Server, ServerStatus};
use hetzner_cloud::ssh_keys::SshKey;

use crate::*;

#[test]
fn find_by_name() {
    let find = |hetzner: Hetzner| hetzner.find::<SshKey>("key-1");
    let url = "GET /ssh_keys?name=key-1";
    converse(find, &[(url, page(&[1], 1, 1))], |found, _| {
        assert_eq!(found.expect("a response").map(|key| key.id.get()), Some(1));
    });
    converse(find, &[(url, page(&[], 1, 1))], |found, _| assert_eq!(found.expect("a response"), None));
    converse(find, &[(url, refusal(403, "forbidden"))], |found, _| {
        assert!(found.expect_err("a refusal").is_forbidden());
    });
}

#[test]
fn find_rejects_an_empty_name() {
    converse(
        |hetzner| hetzner.find::<SshKey>(""),
        &[],
        |found, _| {
            assert!(matches!(found, Err(Error::Input(_))), "{found:?}");
        },
    );
}

#[test]
fn find_by_id() {
    let find = |hetzner: Hetzner| hetzner.find::<SshKey>(7);
    let url = "GET /ssh_keys/7";
    converse(find, &[(url, ok(json!({ "ssh_key": key(7) })))], |found, _| {
        assert_eq!(found.expect("a response").map(|key| key.id.get()), Some(7));
    });
    converse(find, &[(url, refusal(404, "not_found"))], |found, _| {
        assert_eq!(found.expect("a response"), None);
    });
    // A 404 that does not come from the API does not mean that the key is absent.
    converse(find, &[(url, raw(404, "<html>"))], |found, _| assert!(found.is_err()));
}

fn server(status: &str) -> Answer {
    ok(json!({ "server": { "id": 42, "status": status } }))
}

#[test]
fn polls_until_a_server_has_a_status() {
    let runs = |server: &Server| server.status == ServerStatus::Running;
    let poll = |hetzner: Hetzner| hetzner.poll_until(servers::Get::new(42), runs);
    let url = "GET /servers/42";
    let turns = [
        (url, server("initializing")),
        (url, refusal(429, "rate_limit_exceeded")),
        (url, server("starting")),
        (url, server("running")),
    ];
    converse(poll, &turns, |server, script| {
        assert_eq!(server.expect("a server").id.get(), 42);
        assert!(script.sent[1] - script.sent[0] >= 500, "{:?}", script.sent);
        assert!(script.sent[2] - script.sent[1] >= 1000, "no wait after a refusal: {:?}", script.sent);
    });
    let gone = [(url, server("deleting")), (url, refusal(404, "not_found"))];
    converse(poll, &gone, |server, _| assert!(server.expect_err("gone").is_not_found()));
}

#[test]
fn polling_ends_at_its_deadline() {
    let poll = |hetzner: Hetzner| {
        hetzner.poll_until(servers::Get::new(42), |_: &Server| false).within(Duration::from_secs(1))
    };
    let url = "GET /servers/42";
    converse(poll, &[(url, server("off")), (url, server("off"))], |server, script| {
        assert!(server.expect_err("the predicate never holds").is_timeout());
        assert_eq!(START.until(script.now), Duration::from_secs(1));
    });
}
