//! Resources that servers are attached to: networks, addresses, firewalls, volumes, placement groups.

use serde_json::{Value, json};

use crate::{Scenario, id_of};

pub(crate) fn run(scenario: &mut Scenario) {
    let body = json!({ "name": "app", "server_type": "cx23", "image": "debian-13", "location": "fsn1" });
    let server = id_of(&scenario.call("servers.create", &[], "", body), "server");
    scenario.call("servers.power_off", &[server], "", json!({}));
    placement_groups(scenario, server);
    networks(scenario, server);
    volumes(scenario, server);
    floating_ips(scenario, server);
    primary_ips(scenario, server);
    firewalls(scenario, server);
    scenario.call("servers.delete", &[server], "", json!({}));
}

fn placement_groups(scenario: &mut Scenario, server: u64) {
    let created =
        scenario.call("placement_groups.create", &[], "", json!({ "name": "apart", "type": "spread" }));
    let group = id_of(&created, "placement_group");
    scenario.call("placement_groups.list", &[], "?type=spread&sort=name", Value::Null);
    scenario.call("servers.add_to_placement_group", &[server], "", json!({ "placement_group": group }));
    let got = scenario.call("placement_groups.get", &[group], "", Value::Null);
    assert_eq!(got["placement_group"]["servers"], json!([server]));
    let got = scenario.call("servers.get", &[server], "", Value::Null);
    assert_eq!(got["server"]["placement_group"]["id"], group);
    scenario.call("servers.remove_from_placement_group", &[server], "", json!({}));
    let labels = json!({ "name": "far apart", "labels": { "a": "b" } });
    scenario.call("placement_groups.update", &[group], "", labels);
    scenario.call("placement_groups.delete", &[group], "", json!({}));
}

fn networks(scenario: &mut Scenario, server: u64) {
    let body = json!({
        "name": "private", "ip_range": "10.0.0.0/16",
        "subnets": [{ "type": "cloud", "network_zone": "eu-central", "ip_range": "10.0.1.0/24" }],
        "routes": [{ "destination": "10.100.0.0/16", "gateway": "10.0.1.2" }],
    });
    let network = id_of(&scenario.call("networks.create", &[], "", body), "network");
    let attach = json!({ "network": network, "alias_ips": ["10.0.1.9"] });
    scenario.call("servers.attach_to_network", &[server], "", attach);
    let members =
        scenario.call("networks.list_members", &[network], "?type=server&sort=ip:desc", Value::Null);
    assert_eq!(members["members"][0]["ip"], "10.0.1.2");
    let aliases = json!({ "network": network, "alias_ips": ["10.0.1.10"] });
    scenario.call("servers.change_alias_ips", &[server], "", aliases);
    let got = scenario.call("networks.get", &[network], "", Value::Null);
    assert_eq!(got["network"]["servers"], json!([server]));
    let subnet = json!({ "type": "cloud", "network_zone": "eu-central" });
    let added = scenario.call("networks.add_subnet", &[network], "", subnet);
    scenario.read_back("networks", network, id_of(&added, "action"));
    let route = json!({ "destination": "10.101.0.0/16", "gateway": "10.0.1.2" });
    for (verb, body) in [
        ("delete_subnet", json!({ "ip_range": "10.0.0.0/24" })),
        ("add_route", route.clone()),
        ("delete_route", route),
        ("change_ip_range", json!({ "ip_range": "10.0.0.0/8" })),
        ("change_protection", json!({ "delete": false })),
        ("update", json!({ "name": "inner", "expose_routes_to_vswitch": true })),
    ] {
        scenario.call(&format!("networks.{verb}"), &[network], "", body);
    }
    scenario.call("servers.detach_from_network", &[server], "", json!({ "network": network }));
    scenario.call("networks.delete", &[network], "", json!({}));
}

fn volumes(scenario: &mut Scenario, server: u64) {
    let body = json!({ "name": "data", "size": 10, "location": "fsn1", "format": "xfs" });
    let created = scenario.call("volumes.create", &[], "", body);
    let volume = id_of(&created, "volume");
    scenario.read_back("volumes", volume, id_of(&created, "action"));
    scenario.call("volumes.attach", &[volume], "", json!({ "server": server }));
    let got = scenario.call("servers.get", &[server], "", Value::Null);
    assert_eq!(got["server"]["volumes"], json!([volume]));
    scenario.call("volumes.detach", &[volume], "", json!({}));
    scenario.call("volumes.resize", &[volume], "", json!({ "size": 20 }));
    scenario.call("volumes.change_protection", &[volume], "", json!({ "delete": false }));
    let updated = scenario.call("volumes.update", &[volume], "", json!({ "name": "more" }));
    assert_eq!(updated["volume"]["size"], 20);
    scenario.call("volumes.delete", &[volume], "", json!({}));
}

fn floating_ips(scenario: &mut Scenario, server: u64) {
    let body = json!({ "type": "ipv4", "home_location": "fsn1", "description": "moves" });
    let ip = scenario.call("floating_ips.create", &[], "", body);
    let (id, address) = (id_of(&ip, "floating_ip"), ip["floating_ip"]["ip"].clone());
    let assigned = scenario.call("floating_ips.assign", &[id], "", json!({ "server": server }));
    scenario.read_back("floating_ips", id, id_of(&assigned, "action"));
    let got = scenario.call("servers.get", &[server], "", Value::Null);
    assert_eq!(got["server"]["public_net"]["floating_ips"], json!([id]));
    for (verb, body) in [
        ("change_dns_ptr", json!({ "ip": address, "dns_ptr": "moves.example.com" })),
        ("change_protection", json!({ "delete": false })),
        ("unassign", json!({})),
        ("update", json!({ "description": null, "labels": {} })),
        ("delete", json!({})),
    ] {
        scenario.call(&format!("floating_ips.{verb}"), &[id], "", body);
    }
}

fn primary_ips(scenario: &mut Scenario, server: u64) {
    let first = scenario.call("servers.get", &[server], "", Value::Null);
    let first = id_of(&first["server"]["public_net"], "ipv4");
    scenario.call("primary_ips.unassign", &[first], "", json!({}));
    let body = json!({ "name": "kept", "type": "ipv4", "location": "fsn1", "auto_delete": false });
    let created = scenario.call("primary_ips.create", &[], "", body);
    let id = id_of(&created, "primary_ip");
    let assign = json!({ "assignee_type": "server", "assignee_id": server });
    let assigned = scenario.call("primary_ips.assign", &[id], "", assign);
    scenario.read_back("primary_ips", id, id_of(&assigned, "action"));
    let got = scenario.call("servers.get", &[server], "", Value::Null);
    assert_eq!(got["server"]["public_net"]["ipv4"]["ip"], created["primary_ip"]["ip"]);
    let ip = json!({ "ip": created["primary_ip"]["ip"], "dns_ptr": "app.example.com" });
    scenario.call("primary_ips.change_dns_ptr", &[id], "", ip);
    scenario.call("primary_ips.change_protection", &[id], "", json!({ "delete": false }));
    scenario.call("primary_ips.update", &[id], "", json!({ "name": "own", "auto_delete": true }));
    scenario.call("primary_ips.unassign", &[id], "", json!({}));
    scenario.call("primary_ips.delete", &[id], "", json!({}));
    scenario.call(
        "primary_ips.assign",
        &[first],
        "",
        json!({ "assignee_type": "server", "assignee_id": server }),
    );
}

fn firewalls(scenario: &mut Scenario, server: u64) {
    let rule =
        json!({ "direction": "in", "protocol": "tcp", "port": "443", "source_ips": ["0.0.0.0/0", "::/0"] });
    let body = json!({ "name": "web", "rules": [rule], "labels": { "a": "b" } });
    let created = scenario.call("firewalls.create", &[], "", body);
    let firewall = id_of(&created, "firewall");
    scenario.read_back("firewalls", firewall, created["actions"][0]["id"].as_u64().expect("an id"));
    let resource = json!({ "type": "server", "server": { "id": server } });
    let selected = json!({ "type": "label_selector", "label_selector": { "selector": "env" } });
    let both = json!({ "apply_to": [resource, selected] });
    scenario.call("firewalls.apply_to_resources", &[firewall], "", both);
    let got = scenario.call("servers.get", &[server], "", Value::Null);
    assert_eq!(got["server"]["public_net"]["firewalls"][0]["id"], firewall);
    let got = scenario.call("firewalls.get", &[firewall], "", Value::Null);
    assert_eq!(got["firewall"]["applied_to"][1]["applied_to_resources"].as_array().map(Vec::len), Some(3));
    scenario.call("firewalls.set_rules", &[firewall], "", json!({ "rules": [] }));
    let both = json!({ "remove_from": [resource, selected] });
    scenario.call("firewalls.remove_from_resources", &[firewall], "", both);
    scenario.call("firewalls.update", &[firewall], "", json!({ "name": "none" }));
    scenario.call("firewalls.delete", &[firewall], "", json!({}));
}
