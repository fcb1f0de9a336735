//! The faults that decide the outcome of a request.

use hetzner_cloud::{Delivery, Hetzner, Method, Response, Sim, Token, locations};
use serde_json::{Value, json};

use crate::{answer, counts, faults, new_server, send, servers, set, sim, status};

fn create(sim: &mut Sim) -> Result<Response, hetzner_cloud::TransportError> {
    send(sim, Method::Post, "/servers", new_server("new-1"))
}

fn is_created(sim: &mut Sim) -> bool {
    servers(sim).contains(&"new-1".into())
}

/// Returns whether a response is an HTML page.
fn is_html(response: &Response) -> bool {
    response.headers.get("content-type") == Some("text/html") && response.body.starts_with(b"<html>")
}

faults! {
    rate_limited {
        let now = Sim::new(1).now().get() / 1000;
        for (rule, retry_after, reset) in [
            (json!({ "fault": "rate_limited" }), None, None),
            (json!({ "fault": "rate_limited", "retry_after": 9 }), Some("9".into()), None),
            (json!({ "fault": "rate_limited", "reset_after": 60 }), None, Some((now + 60).to_string())),
        ] {
            let mut sim = sim(json!([rule]));
            let refused = create(&mut sim).expect("a response");
            let header = |name: &str| refused.headers.get(name).map(String::from);
            assert_eq!((refused.status, header("retry-after")), (429, retry_after));
            assert_eq!(header("ratelimit-reset"), reset);
            assert_eq!(header("ratelimit-remaining"), reset.map(|_| "0".into()));
            assert!(!is_created(&mut sim));
            sim.hide_headers(true);
            assert_eq!(create(&mut sim).expect("a response").headers.iter().count(), 0);
        }
    }

    api_error {
        let mut sim = sim(json!([{ "fault": "api_error", "status": 503, "code": "unavailable" }]));
        let (status, body) = answer(&mut sim, Method::Post, "/servers", new_server("new-1"));
        assert_eq!((status, &body["error"]["code"]), (503, &json!("unavailable")));
        assert!(!is_created(&mut sim));
    }

    gateway {
        for after_effect in [false, true] {
            let mut sim = sim(json!([{ "fault": "gateway", "status": 502, "after_effect": after_effect }]));
            let page = create(&mut sim).expect("a response");
            assert!(page.status == 502 && is_html(&page));
            assert_eq!(is_created(&mut sim), after_effect);
        }
    }

    connect_failed {
        let mut sim = sim(json!([{ "fault": "connect_failed" }]));
        assert_eq!(create(&mut sim).expect_err("no response").delivery, Delivery::NotSent);
        assert!(!is_created(&mut sim));
    }

    request_lost {
        let mut sim = sim(json!([{ "fault": "request_lost" }]));
        assert_eq!(create(&mut sim).expect_err("no response").delivery, Delivery::MaybeSent);
        assert!(!is_created(&mut sim));
    }

    response_lost {
        let mut sim = sim(json!([{ "fault": "response_lost" }]));
        assert_eq!(create(&mut sim).expect_err("no response").delivery, Delivery::MaybeSent);
        assert!(is_created(&mut sim));
    }

    truncated_body {
        let mut sim = sim(json!([{ "fault": "truncated_body" }]));
        let cut = create(&mut sim).expect("a response");
        assert!(cut.status == 201 && cut.body.starts_with(b"{\"server\""));
        assert!(serde_json::from_slice::<Value>(&cut.body).expect_err("not JSON").is_eof());
        assert!(is_created(&mut sim));
    }

    empty_body {
        let mut sim = sim(json!([{ "fault": "empty_body" }]));
        let empty = create(&mut sim).expect("a response");
        assert_eq!((empty.status, empty.body.len()), (201, 0));
        assert!(is_created(&mut sim));
    }

    html_body {
        let mut sim = sim(json!([{ "fault": "html_body" }]));
        let page = create(&mut sim).expect("a response");
        assert!(page.status == 201 && is_html(&page));
        assert!(is_created(&mut sim));
    }

    resource_limit_exceeded {
        let limit = json!([{ "fault": "resource_limit_exceeded", "operations": ["servers.*"], "after": 2 }]);
        let mut sim = sim(limit);
        let mut create = |name: &str| answer(&mut sim, Method::Post, "/servers", new_server(name));
        assert_eq!(create("a").0, 201);
        assert_eq!(create("a").0, 409, "a create that is refused otherwise takes no place");
        assert_eq!(create("b").0, 201);
        for _ in 0..2 {
            let (status, body) = create("c");
            assert_eq!((status, &body["error"]["code"]), (403, &json!("resource_limit_exceeded")));
            assert_eq!(body["error"]["details"]["limits"][0]["name"], "project_limit");
        }
        let key = json!({ "name": "laptop", "public_key": "ssh-ed25519 AAAAC3 me" });
        assert_eq!(answer(&mut sim, Method::Post, "/ssh_keys", key).0, 201);
        assert_eq!(status(&mut sim, "/servers"), 200, "only creates are limited");
        assert_eq!(counts(&sim), [(4, 2, None)]);
        set(&mut sim, json!([{ "fault": "resource_limit_exceeded" }]));
        assert_eq!(answer(&mut sim, Method::Post, "/volumes", json!({})).0, 403, "any create");
        assert_eq!(status(&mut sim, "/moons"), 404, "it is no operation, and so no create");
    }

    slow {
        let mut sim = sim(json!([
            { "fault": "slow", "millis": 300 },
            { "fault": "slow", "millis": 50, "times": 1 },
            { "fault": "connect_failed", "after": 1 },
        ]));
        let start = sim.now();
        assert_eq!(status(&mut sim, "/servers"), 200);
        assert_eq!(start.until(sim.now()).as_millis(), 350, "delays add up");
        send(&mut sim, Method::Get, "/servers", Value::Null).expect_err("no connection");
        assert_eq!(start.until(sim.now()).as_millis(), 650, "a failure is slow too");
        let (delay, _) = sim.send_delayed(&crate::request(Method::Get, "/servers", Value::Null));
        assert_eq!(delay.as_millis(), 300);
        assert_eq!(start.until(sim.now()).as_millis(), 650, "the host waits");
        set(&mut sim, json!([{ "fault": "slow", "millis": 40 }]));
        let hetzner = Hetzner::new(Token::new("any").expect("a token"));
        sim.run(hetzner.call(locations::Get::new(1))).expect("a location");
        assert_eq!(start.until(sim.now()).as_millis(), 690, "flows wait for it too");
    }

    resource_unavailable {
        let mut sim = sim(json!([
            { "fault": "resource_unavailable", "server_type": "cx23", "location": "fsn1" },
            { "fault": "resource_unavailable", "server_type": "cx33" },
        ]));
        let mut create = |server_type: &str, location: &str| {
            let body = json!({ "name": format!("{server_type}-{location}"), "server_type": server_type,
                "image": "debian-13", "location": location, "start_after_create": false });
            answer(&mut sim, Method::Post, "/servers", body)
        };
        let (status, body) = create("cx23", "fsn1");
        assert_eq!((status, &body["error"]["code"]), (412, &json!("resource_unavailable")));
        let (status, created) = create("cx23", "nbg1");
        assert_eq!(status, 201);
        assert_eq!([create("cx33", "fsn1").0, create("cx33", "nbg1").0], [412, 412], "in all locations");
        let invalid = json!({ "name": "new-1", "server_type": "cx23", "image": "none", "location": "fsn1" });
        assert_eq!(answer(&mut sim, Method::Post, "/servers", invalid).0, 422, "parameters are checked first");
        sim.advance(std::time::Duration::from_secs(60));
        let path = format!("/servers/{}/actions/change_type", created["server"]["id"]);
        let change = json!({ "server_type": "cx33", "upgrade_disk": false });
        assert_eq!(answer(&mut sim, Method::Post, &path, change).0, 412);
        assert_eq!(counts(&sim), [(1, 1, None), (3, 3, None)]);
    }
}
