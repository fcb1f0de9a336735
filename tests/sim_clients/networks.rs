//! Networks, their addresses, and firewalls.

use hetzner_cloud::Method;
use serde_json::{Value, json};

use crate::{Project, id};

/// The first address of a network, and the first and the last one of a subnet, belong to nobody.
#[test]
fn reserved_addresses_are_not_assigned() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let network = json!({ "name": "private", "ip_range": "10.0.0.0/16",
        "subnets": [{ "type": "cloud", "network_zone": "eu-central", "ip_range": "10.0.0.0/24" }] });
    let network = id(&project.post("/networks", network)["network"]);
    let attach = format!("/servers/{server}/actions/attach_to_network");
    for (ip, code) in [
        ("10.0.0.0", "ip_not_available"),
        ("10.0.0.1", "ip_not_available"),
        ("10.0.0.255", "ip_not_available"),
        ("web", "invalid_input"),
    ] {
        let body = json!({ "network": network, "ip": ip });
        assert_eq!(project.refusal(&attach, body), (422, code.into()), "{ip}");
    }
    let twice = json!({ "network": network, "alias_ips": ["10.0.0.9", "10.0.0.9"] });
    assert_eq!(project.refusal(&attach, twice), (422, "invalid_input".into()));
    let route = format!("/networks/{network}/actions/add_route");
    for (destination, gateway) in [("10.0.0.0/25", "10.0.0.9"), ("10.9.0.0/24", "10.0.0.1")] {
        let body = json!({ "destination": destination, "gateway": gateway });
        assert_eq!(project.refusal(&route, body), (422, "invalid_input".into()), "{destination}");
    }
    project.post(&route, json!({ "destination": "0.0.0.0/0", "gateway": "10.0.0.9" }));
}

#[test]
fn alias_ips_outside_of_the_network_are_invalid() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let network = json!({ "name": "private", "ip_range": "10.0.0.0/16",
        "subnets": [{ "type": "cloud", "network_zone": "eu-central", "ip_range": "10.0.1.0/24" }] });
    let network = id(&project.post("/networks", network)["network"]);
    project.post(&format!("/servers/{server}/actions/attach_to_network"), json!({ "network": network }));
    let path = format!("/servers/{server}/actions/change_alias_ips");
    let body = json!({ "network": network, "alias_ips": ["192.168.0.1"] });
    assert_eq!(project.refusal(&path, body), (422, "invalid_input".into()));
}

#[test]
fn networks_have_limits() {
    let mut project = Project::new();
    let subnets: Vec<Value> =
        (0..51).map(|_| json!({ "type": "cloud", "network_zone": "eu-central" })).collect();
    let routes: Vec<Value> = (0..101)
        .map(|at| json!({ "destination": format!("10.9.{at}.0/24"), "gateway": "10.0.0.9" }))
        .collect();
    for (field, entries) in [("subnets", subnets), ("routes", routes)] {
        let mut body = json!({ "name": field, "ip_range": "10.0.0.0/16" });
        body[field] = json!(entries);
        assert_eq!(project.refusal("/networks", body.clone()), (403, "resource_limit_exceeded".into()));
        body[field].as_array_mut().expect("a list").pop();
        project.post("/networks", body);
    }
}

#[test]
fn networks_of_rules_and_names_of_addresses_are_checked() {
    let mut project = Project::new();
    for (network, status) in [
        ("192.0.2.1/24", 422),
        ("2001:db8::1/64", 422),
        ("192.0.2.0/33", 422),
        ("192.0.2.0/24", 201),
        ("192.0.2.1/32", 201),
        ("::/0", 201),
    ] {
        let rule = json!({ "direction": "in", "protocol": "icmp", "source_ips": [network] });
        let firewall = json!({ "name": network, "rules": [rule] });
        assert_eq!(project.send(Method::Post, "/firewalls", firewall).0, status, "{network}");
    }
    let server = project.server("web-1", json!({}));
    let ip = project.get(&format!("/servers/{server}")).1["server"]["public_net"]["ipv4"]["ip"].clone();
    let path = format!("/servers/{server}/actions/change_dns_ptr");
    let body = json!({ "ip": ip, "dns_ptr": "not a host!" });
    assert_eq!(project.refusal(&path, body), (422, "invalid_input".into()));
}

#[test]
fn firewalls_refuse_as_the_api_does() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({ "env": "prod" }));
    let other = project.server("web-2", json!({}));
    let selector = json!({ "type": "label_selector", "label_selector": { "selector": "env" } });
    let on = |server: u64| json!({ "type": "server", "server": { "id": server } });
    let created = project.post("/firewalls", json!({ "name": "web", "apply_to": [selector] }));
    let path = format!("/firewalls/{}/actions", id(&created["firewall"]));
    let (apply, remove) = (format!("{path}/apply_to_resources"), format!("{path}/remove_from_resources"));
    for (path, body, status, code) in [
        (&remove, json!({ "remove_from": [on(server)] }), 422, "firewall_managed_by_label_selector"),
        (&remove, json!({ "remove_from": [on(other)] }), 404, "firewall_resource_not_found"),
        (&remove, json!({ "remove_from": [on(7)] }), 404, "firewall_resource_not_found"),
        (&apply, json!({ "apply_to": [on(7)] }), 404, "firewall_resource_not_found"),
        (&apply, json!({ "apply_to": [selector] }), 422, "firewall_already_applied"),
        (&apply, json!({ "apply_to": [on(other), on(other)] }), 422, "firewall_already_applied"),
        (&apply, json!({ "apply_to": [] }), 422, "invalid_input"),
        (&apply, json!({}), 422, "invalid_input"),
        (&remove, json!({}), 422, "invalid_input"),
    ] {
        assert_eq!(project.refusal(path, body.clone()), (status, code.into()), "{body}");
    }
    let created = json!({ "name": "db", "apply_to": [on(7)] });
    assert_eq!(project.refusal("/firewalls", created), (422, "firewall_resource_not_found".into()));
}
