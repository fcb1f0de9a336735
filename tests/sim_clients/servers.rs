//! Servers.

use hetzner_cloud::Method;
use serde_json::{Value, json};

use crate::{Project, id};

#[test]
fn a_console_is_ready_at_once() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let (status, body) =
        project.send(Method::Post, &format!("/servers/{server}/actions/request_console"), Value::Null);
    let action = &body["action"];
    assert_eq!((status, &action["status"], &action["progress"]), (201, &json!("success"), &json!(100)));
    assert_eq!(action["finished"], action["started"]);
    assert_eq!(project.get(&format!("/servers/{server}")).1["server"]["locked"], false);
    assert_eq!(project.get(&format!("/actions/{}", id(action))).1["action"], *action);
}

#[test]
fn the_rescue_system_is_booted_once() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let path = format!("/servers/{server}");
    let is_enabled = |project: &mut Project| project.get(&path).1["server"]["rescue_enabled"].clone();
    for boot in [&["reboot"][..], &["reset"], &["poweroff", "poweron"], &["shutdown", "reset"]] {
        project.post(&format!("{path}/actions/enable_rescue"), json!({}));
        assert_eq!(is_enabled(&mut project), true);
        for action in boot {
            assert_eq!(is_enabled(&mut project), true, "before {action}");
            project.post(&format!("{path}/actions/{action}"), Value::Null);
        }
        assert_eq!(is_enabled(&mut project), false, "{boot:?}");
    }
}

#[test]
fn a_server_has_seven_backups() {
    let mut project = Project::new();
    let servers: Vec<u64> =
        (0..12).map(|number| project.server(&format!("web-{number}"), json!({}))).collect();
    let mut windows = Vec::new();
    for server in &servers {
        project.post(&format!("/servers/{server}/actions/enable_backup"), Value::Null);
        windows.push(project.get(&format!("/servers/{server}")).1["server"]["backup_window"].to_string());
    }
    assert!(windows.iter().any(|window| *window != windows[0]), "{windows:?}");
    let mut create = |kind: &str| {
        let path = format!("/servers/{}/actions/create_image", servers[0]);
        id(&project.post(&path, json!({ "type": kind }))["image"])
    };
    let snapshot = create("snapshot");
    let backups: Vec<u64> = (0..8).map(|_| create("backup")).collect();
    let (_, body) = project.get("/images?type=backup&type=snapshot");
    let kept: Vec<u64> = body["images"].as_array().expect("images").iter().map(id).collect();
    assert_eq!(kept, [&[snapshot], &backups[1..]].concat());
}

#[test]
fn metrics_are_kept_for_thirty_days() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let mut values = |start: &str, end: &str| {
        let path = format!("/servers/{server}/metrics?type=cpu&start={start}&end={end}&step=3600");
        project.get(&path).1["metrics"]["time_series"]["cpu"]["values"].as_array().map(Vec::len)
    };
    assert_eq!(values("2026-08-01T00:00:00Z", "2026-08-02T00:00:00Z"), Some(0));
    assert_eq!(values("2026-10-20T00:00:00Z", "2026-10-21T00:00:00Z"), Some(25));
    let half = values("2026-09-27T00:00:00Z", "2026-10-07T00:00:00Z").expect("values");
    assert!((1..150).contains(&half), "{half}");
}
