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

#[test]
fn a_placement_group_has_ten_servers() {
    let mut project = Project::new();
    let group = id(
        &project.post("/placement_groups", json!({ "name": "spread", "type": "spread" }))["placement_group"],
    );
    let create = |name: String| json!({ "name": name, "server_type": "cx23", "image": "debian-13", "placement_group": group });
    let members: Vec<u64> = (0..9)
        .map(|number| id(&project.post("/servers", create(format!("web-{number}")))["server"]))
        .collect();
    let full = (422, "placement_error".to_string());
    let others = ["other-1", "other-2"].map(|name| project.server(name, json!({})));
    let add = others.map(|server| format!("/servers/{server}/actions/add_to_placement_group"));
    let body = json!({ "placement_group": group });
    assert_eq!(project.refusal(&add[0], body.clone()), (422, "server_not_stopped".into()));
    for server in others {
        project.post(&format!("/servers/{server}/actions/poweroff"), Value::Null);
    }
    // While the tenth is being added, it has its place already.
    assert_eq!(project.send(Method::Post, &add[0], body.clone()).0, 201);
    assert_eq!(project.refusal("/servers", create("web-10".into())), full);
    project.sim.advance(std::time::Duration::from_secs(10));
    assert_eq!(project.refusal("/servers", create("web-10".into())), full);
    assert_eq!(project.refusal(&add[1], body.clone()), (422, "invalid_input".into()));
    let (_, got) = project.get(&format!("/placement_groups/{group}"));
    assert_eq!(got["placement_group"]["servers"].as_array().map(Vec::len), Some(10));
    // A place becomes free with a server that leaves or is deleted.
    project.post(&format!("/servers/{}/actions/remove_from_placement_group", members[0]), Value::Null);
    project.post(&add[1], body);
    project.done(Method::Delete, &format!("/servers/{}", members[1]), Value::Null);
    project.post("/servers", create("web-10".into()));
    assert_eq!(project.refusal("/servers", create("web-11".into())), full);
}
