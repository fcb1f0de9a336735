//! Servers, their images and SSH keys, and the catalogue.

use serde_json::{Value, json};

use crate::{Scenario, id_of};

pub(crate) fn run(scenario: &mut Scenario) {
    let key =
        scenario.call("ssh_keys.create", &[], "", json!({ "name": "laptop", "public_key": "ssh-rsa AAAA" }));
    let key = id_of(&key, "ssh_key");
    let body = json!({ "name": "web-9", "server_type": "cx23", "image": "debian-13", "unknown": [{}] });
    let created = scenario.call("servers.create", &[], "", body);
    let (server, action) = (id_of(&created, "server"), id_of(&created, "action"));
    for (name, path, query) in [
        ("actions.list", &[][..], format!("?id={action}&id={}", action + 1)),
        ("actions.get", &[action], String::new()),
        ("servers.list", &[], String::new()),
        ("servers.get", &[server], String::new()),
        ("servers.list_all_actions", &[], String::new()),
        ("servers.get_action_by_id", &[action], String::new()),
        ("servers.list_actions", &[server], "?sort=status&sort=id:desc&status=success".into()),
        ("servers.get_action", &[server, action], String::new()),
        (
            "servers.get_metrics",
            &[server],
            "?type=cpu,disk&type=network&start=2026-10-31T00:00:00Z&end=2026-11-01T00:00:00Z".into(),
        ),
        ("images.list", &[], "?include_deprecated=true&per_page=50".into()),
        ("isos.list", &[], String::new()),
        ("isos.get", &[122_630], String::new()),
        ("server_types.list", &[], String::new()),
        ("server_types.get", &[114], String::new()),
        ("locations.list", &[], "?sort=name:desc".into()),
        ("locations.get", &[1], String::new()),
        ("pricing.get", &[], String::new()),
        ("ssh_keys.list", &[], String::new()),
        ("ssh_keys.get", &[key], String::new()),
    ] {
        scenario.call(name, path, &query, Value::Null);
    }
    for (name, body) in [
        ("update", json!({ "name": "web-10", "labels": { "a": "b" } })),
        ("reboot", json!({})),
        ("reset", json!({})),
        ("attach_iso", json!({ "iso": 122_630 })),
        ("detach_iso", json!({})),
        ("enable_rescue", json!({ "type": "linux64", "ssh_keys": [key] })),
        ("disable_rescue", json!({})),
        ("request_console", json!({})),
        ("reset_password", json!({})),
        ("enable_backup", json!({})),
        ("rebuild", json!({ "image": "ubuntu-24.04" })),
        ("change_dns_ptr", json!({ "ip": created["server"]["public_net"]["ipv4"]["ip"], "dns_ptr": null })),
        ("change_protection", json!({ "delete": true, "rebuild": true })),
        ("change_protection", json!({ "delete": false, "rebuild": false })),
        ("remove_from_placement_group", json!({})),
        ("shutdown", json!({})),
        ("change_type", json!({ "server_type": "cx33", "upgrade_disk": true })),
        ("power_on", json!({})),
        ("power_off", json!({})),
    ] {
        scenario.call(&format!("servers.{name}"), &[server], "", body);
    }
    let copy = scenario.call("servers.create_image", &[server], "", json!({ "type": "backup" }));
    let image = id_of(&copy, "image");
    scenario.call("servers.disable_backup", &[server], "", json!({}));
    let copy = scenario.call("servers.create_image", &[server], "", json!({ "description": "before" }));
    assert!(id_of(&copy, "image") > image);
    let image = id_of(&copy, "image");
    let protect = scenario.call("images.change_protection", &[image], "", json!({ "delete": true }));
    let action = id_of(&protect, "action");
    scenario.call("images.change_protection", &[image], "", json!({ "delete": false }));
    for (name, path) in [
        ("images.get", &[image][..]),
        ("images.list_all_actions", &[]),
        ("images.get_action_by_id", &[action]),
        ("images.list_actions", &[image]),
        ("images.get_action", &[image, action]),
    ] {
        scenario.call(name, path, "", Value::Null);
    }
    scenario.call("images.update", &[image], "", json!({ "description": "after", "type": "snapshot" }));
    scenario.call("images.delete", &[image], "", json!({}));
    scenario.call("servers.delete", &[server], "", json!({}));
    scenario.call("ssh_keys.update", &[key], "", json!({ "name": "desktop" }));
    scenario.call("ssh_keys.delete", &[key], "", json!({}));
}
