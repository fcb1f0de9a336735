//! The connections of servers: networks, addresses, firewalls, volumes, placement groups.

use serde_json::{Value, json};

use crate::{Story, id_of};

pub(crate) fn tell(story: &mut Story) {
    let body = json!({ "name": "app", "server_type": "cx23", "image": "debian-13", "location": "fsn1" });
    let server = id_of(&story.tell("servers.create", &[], "", body), "server");
    story.tell("servers.power_off", &[server], "", json!({}));
    placement_groups(story, server);
    networks(story, server);
    volumes(story, server);
    floating_ips(story, server);
    primary_ips(story, server);
    firewalls(story, server);
    story.tell("servers.delete", &[server], "", json!({}));
}

fn placement_groups(story: &mut Story, server: u64) {
    let created =
        story.tell("placement_groups.create", &[], "", json!({ "name": "apart", "type": "spread" }));
    let group = id_of(&created, "placement_group");
    story.tell("placement_groups.list", &[], "?type=spread&sort=name", Value::Null);
    story.tell("servers.add_to_placement_group", &[server], "", json!({ "placement_group": group }));
    let got = story.tell("placement_groups.get", &[group], "", Value::Null);
    assert_eq!(got["placement_group"]["servers"], json!([server]));
    let got = story.tell("servers.get", &[server], "", Value::Null);
    assert_eq!(got["server"]["placement_group"]["id"], group);
    story.tell("servers.remove_from_placement_group", &[server], "", json!({}));
    let labels = json!({ "name": "far apart", "labels": { "a": "b" } });
    story.tell("placement_groups.update", &[group], "", labels);
    story.tell("placement_groups.delete", &[group], "", json!({}));
}

fn networks(story: &mut Story, server: u64) {
    let body = json!({
        "name": "private", "ip_range": "10.0.0.0/16",
        "subnets": [{ "type": "cloud", "network_zone": "eu-central", "ip_range": "10.0.1.0/24" }],
        "routes": [{ "destination": "10.100.0.0/16", "gateway": "10.0.1.2" }],
    });
    let network = id_of(&story.tell("networks.create", &[], "", body), "network");
    let attach = json!({ "network": network, "alias_ips": ["10.0.1.9"] });
    story.tell("servers.attach_to_network", &[server], "", attach);
    let members = story.tell("networks.list_members", &[network], "?type=server&sort=ip:desc", Value::Null);
    assert_eq!(members["members"][0]["ip"], "10.0.1.2");
    let aliases = json!({ "network": network, "alias_ips": ["10.0.1.10"] });
    story.tell("servers.change_alias_ips", &[server], "", aliases);
    let got = story.tell("networks.get", &[network], "", Value::Null);
    assert_eq!(got["network"]["servers"], json!([server]));
    let subnet = json!({ "type": "cloud", "network_zone": "eu-central" });
    let added = story.tell("networks.add_subnet", &[network], "", subnet);
    story.look_at("networks", network, id_of(&added, "action"));
    let route = json!({ "destination": "10.101.0.0/16", "gateway": "10.0.1.2" });
    for (verb, body) in [
        ("delete_subnet", json!({ "ip_range": "10.0.0.0/24" })),
        ("add_route", route.clone()),
        ("delete_route", route),
        ("change_ip_range", json!({ "ip_range": "10.0.0.0/8" })),
        ("change_protection", json!({ "delete": false })),
        ("update", json!({ "name": "inner", "expose_routes_to_vswitch": true })),
    ] {
        story.tell(&format!("networks.{verb}"), &[network], "", body);
    }
    story.tell("servers.detach_from_network", &[server], "", json!({ "network": network }));
    story.tell("networks.delete", &[network], "", json!({}));
}

fn volumes(story: &mut Story, server: u64) {
    let body = json!({ "name": "data", "size": 10, "location": "fsn1", "format": "xfs" });
    let created = story.tell("volumes.create", &[], "", body);
    let volume = id_of(&created, "volume");
    story.look_at("volumes", volume, id_of(&created, "action"));
    story.tell("volumes.attach", &[volume], "", json!({ "server": server }));
    let got = story.tell("servers.get", &[server], "", Value::Null);
    assert_eq!(got["server"]["volumes"], json!([volume]));
    story.tell("volumes.detach", &[volume], "", json!({}));
    story.tell("volumes.resize", &[volume], "", json!({ "size": 20 }));
    story.tell("volumes.change_protection", &[volume], "", json!({ "delete": false }));
    let updated = story.tell("volumes.update", &[volume], "", json!({ "name": "more" }));
    assert_eq!(updated["volume"]["size"], 20);
    story.tell("volumes.delete", &[volume], "", json!({}));
}

fn floating_ips(story: &mut Story, server: u64) {
    let body = json!({ "type": "ipv4", "home_location": "fsn1", "description": "moves" });
    let ip = story.tell("floating_ips.create", &[], "", body);
    let (id, address) = (id_of(&ip, "floating_ip"), ip["floating_ip"]["ip"].clone());
    let assigned = story.tell("floating_ips.assign", &[id], "", json!({ "server": server }));
    story.look_at("floating_ips", id, id_of(&assigned, "action"));
    let got = story.tell("servers.get", &[server], "", Value::Null);
    assert_eq!(got["server"]["public_net"]["floating_ips"], json!([id]));
    for (verb, body) in [
        ("change_dns_ptr", json!({ "ip": address, "dns_ptr": "moves.example.com" })),
        ("change_protection", json!({ "delete": false })),
        ("unassign", json!({})),
        ("update", json!({ "description": null, "labels": {} })),
        ("delete", json!({})),
    ] {
        story.tell(&format!("floating_ips.{verb}"), &[id], "", body);
    }
}

fn primary_ips(story: &mut Story, server: u64) {
    let first = story.tell("servers.get", &[server], "", Value::Null);
    let first = id_of(&first["server"]["public_net"], "ipv4");
    story.tell("primary_ips.unassign", &[first], "", json!({}));
    let body = json!({ "name": "kept", "type": "ipv4", "location": "fsn1", "auto_delete": false });
    let created = story.tell("primary_ips.create", &[], "", body);
    let id = id_of(&created, "primary_ip");
    let assign = json!({ "assignee_type": "server", "assignee_id": server });
    let assigned = story.tell("primary_ips.assign", &[id], "", assign);
    story.look_at("primary_ips", id, id_of(&assigned, "action"));
    let got = story.tell("servers.get", &[server], "", Value::Null);
    assert_eq!(got["server"]["public_net"]["ipv4"]["ip"], created["primary_ip"]["ip"]);
    let ip = json!({ "ip": created["primary_ip"]["ip"], "dns_ptr": "app.example.com" });
    story.tell("primary_ips.change_dns_ptr", &[id], "", ip);
    story.tell("primary_ips.change_protection", &[id], "", json!({ "delete": false }));
    story.tell("primary_ips.update", &[id], "", json!({ "name": "own", "auto_delete": true }));
    story.tell("primary_ips.unassign", &[id], "", json!({}));
    story.tell("primary_ips.delete", &[id], "", json!({}));
    story.tell(
        "primary_ips.assign",
        &[first],
        "",
        json!({ "assignee_type": "server", "assignee_id": server }),
    );
}

fn firewalls(story: &mut Story, server: u64) {
    let rule =
        json!({ "direction": "in", "protocol": "tcp", "port": "443", "source_ips": ["0.0.0.0/0", "::/0"] });
    let body = json!({ "name": "web", "rules": [rule], "labels": { "a": "b" } });
    let created = story.tell("firewalls.create", &[], "", body);
    let firewall = id_of(&created, "firewall");
    story.look_at("firewalls", firewall, created["actions"][0]["id"].as_u64().expect("an id"));
    let resource = json!({ "type": "server", "server": { "id": server } });
    let selected = json!({ "type": "label_selector", "label_selector": { "selector": "env" } });
    let both = json!({ "apply_to": [resource, selected] });
    story.tell("firewalls.apply_to_resources", &[firewall], "", both);
    let got = story.tell("servers.get", &[server], "", Value::Null);
    assert_eq!(got["server"]["public_net"]["firewalls"][0]["id"], firewall);
    let got = story.tell("firewalls.get", &[firewall], "", Value::Null);
    assert_eq!(got["firewall"]["applied_to"][1]["applied_to_resources"].as_array().map(Vec::len), Some(3));
    story.tell("firewalls.set_rules", &[firewall], "", json!({ "rules": [] }));
    let both = json!({ "remove_from": [resource, selected] });
    story.tell("firewalls.remove_from_resources", &[firewall], "", both);
    story.tell("firewalls.update", &[firewall], "", json!({ "name": "none" }));
    story.tell("firewalls.delete", &[firewall], "", json!({}));
}
