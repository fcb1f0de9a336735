//! What the embedded Hetzner finds by its indices is what a look at everything finds, and what it forgets.
#![cfg(feature = "sim")]

use std::collections::BTreeSet;
use std::time::Duration;

use hetzner_cloud::sim::{Fault, FaultScript};
use hetzner_cloud::{Headers, Labels, Method, Request, Sim};
use serde_json::{Value, json};

const DAY: Duration = Duration::from_secs(24 * 3600);

/// Returns the status and the body of a response.
fn send(sim: &mut Sim, method: Method, path: &str, body: Value) -> (u16, Value) {
    let headers = Headers::from_iter([("Authorization", "Bearer x")]);
    let request = Request::new(method, format!("https://api.hetzner.cloud/v1/{path}")).with_headers(headers);
    let request = match body {
        Value::Null => request,
        body => request.with_body(body.to_string()),
    };
    let response = sim.send(&request).expect("no fault of the transport");
    (response.status, serde_json::from_slice(&response.body).unwrap_or_default())
}

fn success(sim: &mut Sim, method: Method, path: &str, body: Value) -> Value {
    let (status, body) = send(sim, method, path, body);
    assert!(status < 300, "{method:?} {path}: {status} {body}");
    body
}

fn get(sim: &mut Sim, path: &str) -> Value {
    success(sim, Method::Get, path, Value::Null)
}

/// Sends a `POST`, and waits for its actions.
fn done(sim: &mut Sim, path: &str, body: Value) -> Value {
    let response = success(sim, Method::Post, path, body);
    sim.advance(Duration::from_secs(60));
    response
}

fn project() -> Sim {
    let mut sim = Sim::new(7);
    sim.set_rate_limit(u32::MAX);
    sim
}

fn server(sim: &mut Sim, name: &str, labels: Value) -> u64 {
    let body = json!({ "name": name, "server_type": "cx23", "image": "debian-13", "labels": labels });
    done(sim, "servers", body)["server"]["id"].as_u64().expect("an id")
}

#[test]
fn ended_actions_are_kept_for_thirty_days() {
    let mut sim = project();
    let id = server(&mut sim, "web-1", json!({}));
    let ended = success(&mut sim, Method::Post, &format!("servers/{id}/actions/reboot"), json!({}));
    let ended = ended["action"]["id"].as_u64().expect("an id");
    sim.advance(Duration::from_secs(4));
    sim.set_faults(FaultScript::next([Fault::action_stalled("reset_server")])).expect("a script");
    let stalled = success(&mut sim, Method::Post, &format!("servers/{id}/actions/reset"), json!({}));
    let stalled = stalled["action"]["id"].as_u64().expect("an id");

    sim.advance(30 * DAY - Duration::from_millis(1));
    assert_eq!(get(&mut sim, &format!("actions/{ended}"))["action"]["status"], "success");
    assert_eq!(get(&mut sim, &format!("servers/{id}/actions?id={ended}"))["actions"][0]["id"], ended);

    sim.advance(Duration::from_millis(1));
    let (status, _) = send(&mut sim, Method::Get, &format!("actions/{ended}"), Value::Null);
    assert_eq!(status, 404);
    let left = get(&mut sim, &format!("servers/{id}/actions"));
    let left: Vec<_> =
        left["actions"].as_array().expect("a list").iter().map(|it| it["id"].as_u64()).collect();
    assert_eq!(left, [Some(stalled)], "a running action is not forgotten");
    assert!(get(&mut sim, &format!("servers/{id}"))["server"]["locked"].as_bool().expect("a boolean"));
}

/// The ids of all servers that a query finds.
fn ids(sim: &mut Sim, query: &str) -> Vec<u64> {
    let mut ids = Vec::new();
    for page in 1.. {
        let body = get(sim, &format!("servers?per_page=7&page={page}&{query}"));
        ids.extend(
            body["servers"].as_array().expect("a list").iter().map(|it| it["id"].as_u64().expect("an id")),
        );
        if body["meta"]["pagination"]["next_page"].is_null() {
            assert_eq!(body["meta"]["pagination"]["total_entries"], ids.len());
            break;
        }
    }
    ids
}

/// Returns whether labels match the label selector at this place of the list.
type Matches = fn(&Labels) -> bool;

const SELECTORS: [(&str, Matches); 9] = [
    ("a=1", |labels| labels.get("a").is_some_and(|value| value == "1")),
    ("a!=1", |labels| labels.get("a").is_none_or(|value| value != "1")),
    ("a", |labels| labels.contains_key("a")),
    ("!a", |labels| !labels.contains_key("a")),
    ("a in (0,2)", |labels| labels.get("a").is_some_and(|value| value == "0" || value == "2")),
    ("a notin (0,2)", |labels| labels.get("a").is_none_or(|value| value != "0" && value != "2")),
    ("a,b=1", |labels| labels.contains_key("a") && labels.get("b").is_some_and(|value| value == "1")),
    ("a in (0,1),b in (1,2),!c", |labels| {
        let is_one_of =
            |key, values: [&str; 2]| labels.get(key).is_some_and(|it: &String| values.contains(&&**it));
        is_one_of("a", ["0", "1"]) && is_one_of("b", ["1", "2"]) && !labels.contains_key("c")
    }),
    ("d", |labels| labels.contains_key("d")),
];

#[test]
fn lists_by_label_and_name_are_those_of_a_look_at_all() {
    let mut sim = project();
    let mut random = 1_u64;
    let mut below = |limit: u64| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) % limit
    };
    let mut servers: Vec<(u64, String, Labels)> = Vec::new();
    for step in 0..200 {
        let label = |key: &str| Some((key.into(), below(6).checked_sub(3)?.to_string()));
        let labels: Labels = ["a", "b", "c"].into_iter().filter_map(label).collect();
        match below(4) {
            0 if servers.len() > 20 => {
                let (id, ..) = servers.remove(below(servers.len() as u64) as usize);
                success(&mut sim, Method::Delete, &format!("servers/{id}"), Value::Null);
                sim.advance(Duration::from_secs(60));
            }
            1 if !servers.is_empty() => {
                let at = below(servers.len() as u64) as usize;
                let (id, name, old) = &mut servers[at];
                (*name, *old) = (format!("renamed-{step}"), labels);
                let body = json!({ "name": name, "labels": old });
                success(&mut sim, Method::Put, &format!("servers/{id}"), body);
            }
            _ => {
                let name = format!("web-{step}");
                servers.push((server(&mut sim, &name, json!(labels)), name, labels));
            }
        }
        let (selector, matches) = SELECTORS[below(SELECTORS.len() as u64) as usize];
        let expected: Vec<u64> =
            servers.iter().filter(|(_, _, labels)| matches(labels)).map(|(id, ..)| *id).collect();
        let selector =
            selector.replace(' ', "%20").replace(',', "%2C").replace('!', "%21").replace('=', "%3D");
        assert_eq!(ids(&mut sim, &format!("label_selector={selector}")), expected, "step {step}: {selector}");
        let [one, other] = [0, 1].map(|_| &servers[below(servers.len() as u64) as usize]);
        let expected: Vec<u64> = BTreeSet::from([one.0, other.0]).into_iter().collect();
        let query = format!("name={}&name={}&name=none", one.1, other.1);
        assert_eq!(ids(&mut sim, &query), expected, "step {step}: {query}");
    }
    let all: Vec<u64> = servers.iter().map(|(id, ..)| *id).collect();
    assert_eq!((ids(&mut sim, ""), ids(&mut sim, "sort=id:asc")), (all.clone(), all.clone()));
    assert_eq!(ids(&mut sim, "sort=id:desc"), all.into_iter().rev().collect::<Vec<_>>());
}

#[test]
fn a_private_address_is_the_first_free_one() {
    let mut sim = project();
    let subnet = json!({ "type": "cloud", "network_zone": "eu-central", "ip_range": "10.0.1.0/29" });
    let network = json!({ "name": "small", "ip_range": "10.0.0.0/16", "subnets": [subnet] });
    let network = done(&mut sim, "networks", network)["network"]["id"].clone();
    let attached = |sim: &mut Sim, name: &str| {
        let body =
            json!({ "name": name, "server_type": "cx23", "image": "debian-13", "networks": [network] });
        let (status, body) = send(sim, Method::Post, "servers", body);
        sim.advance(Duration::from_secs(60));
        let ip = body["server"]["private_net"][0]["ip"].as_str().map(String::from);
        (status, body["server"]["id"].as_u64(), ip)
    };
    let mut ids = Vec::new();
    for host in 2..=5 {
        let (_, id, ip) = attached(&mut sim, &format!("web-{host}"));
        assert_eq!(ip.as_deref(), Some(&*format!("10.0.1.{host}")));
        ids.extend(id);
    }
    let aliases = json!({ "network": network, "alias_ips": ["10.0.1.6"] });
    done(&mut sim, &format!("servers/{}/actions/change_alias_ips", ids[0]), aliases);
    assert_eq!(attached(&mut sim, "none").0, 422, "all are taken");

    success(&mut sim, Method::Delete, &format!("servers/{}", ids[2]), Value::Null);
    sim.advance(Duration::from_secs(60));
    let balancer =
        json!({ "name": "front", "load_balancer_type": "lb11", "location": "fsn1", "network": network });
    let balancer = done(&mut sim, "load_balancers", balancer)["load_balancer"].clone();
    assert_eq!(balancer["private_net"][0]["ip"], "10.0.1.4");
    assert_eq!(attached(&mut sim, "none").0, 422, "the load balancer has the address");

    success(&mut sim, Method::Delete, &format!("servers/{}", ids[0]), Value::Null);
    sim.advance(Duration::from_secs(60));
    assert_eq!(attached(&mut sim, "web-6").2.as_deref(), Some("10.0.1.2"));
    assert_eq!(attached(&mut sim, "web-7").2.as_deref(), Some("10.0.1.6"));
}

#[test]
fn an_update_of_labels_returns_what_selects_the_server_then() {
    let mut sim = project();
    let id = server(&mut sim, "web-1", json!({}));
    let selector = json!({ "type": "label_selector", "label_selector": { "selector": "role=web" } });
    let balancer =
        json!({ "name": "front", "load_balancer_type": "lb11", "location": "fsn1", "targets": [selector] });
    let balancer = done(&mut sim, "load_balancers", balancer)["load_balancer"]["id"].clone();
    let firewall = done(&mut sim, "firewalls", json!({ "name": "web", "apply_to": [selector] }))["firewall"]
        ["id"]
        .clone();
    let body = json!({ "labels": { "role": "web" } });
    let updated = success(&mut sim, Method::Put, &format!("servers/{id}"), body)["server"].clone();
    assert_eq!(updated["load_balancers"], json!([balancer]));
    assert_eq!(updated["public_net"]["firewalls"], json!([{ "id": firewall, "status": "applied" }]));
    assert_eq!(updated, get(&mut sim, &format!("servers/{id}"))["server"]);
    let target = &get(&mut sim, &format!("load_balancers/{balancer}"))["load_balancer"]["targets"][0];
    assert_eq!(target["targets"][0]["server"]["id"], id);
}

#[test]
fn sample_servers_have_valid_private_addresses() {
    let mut sim = project();
    sim.populate(32_100, 0);
    let attached = |server: &Value| server["private_net"].as_array().map(Vec::len);
    let last = get(&mut sim, "servers?per_page=50&page=640")["servers"][0].clone();
    assert_eq!((attached(&last), &last["private_net"][0]["ip"]), (Some(1), &json!("10.0.127.203")));
    let beyond = get(&mut sim, "servers?per_page=50&page=642")["servers"].clone();
    assert!(beyond.as_array().expect("a list").iter().all(|server| attached(server) == Some(0)));
}
