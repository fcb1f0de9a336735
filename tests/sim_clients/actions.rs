//! Actions.

use serde_json::{Value, json};

use crate::{Project, id};

#[test]
fn actions_of_storage_boxes_are_known_to_the_cloud_api() {
    let mut project = Project::new();
    let body = json!({ "name": "attic", "storage_box_type": "bx11", "location": "fsn1",
        "password": "Correct7horse9Battery" });
    let created = project.post("/storage_boxes", body);
    let action = id(&created["action"]);
    for path in [format!("/actions/{action}"), format!("/storage_boxes/actions/{action}")] {
        assert_eq!(project.get(&path).1["action"]["status"], "success", "{path}");
    }
    let listed = project.get(&format!("/actions?id={action}")).1;
    assert_eq!(id(&listed["actions"][0]), action);
    assert_eq!(
        listed["actions"][0]["resources"],
        json!([{ "id": created["storage_box"]["id"], "type": "storage_box" }])
    );
}

/// Official clients send these parameters to `GET /actions`, which documents only `id`.
#[test]
fn the_list_of_actions_is_filtered_sorted_and_paged() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let ids: Vec<u64> = (0..30)
        .map(|_| id(&project.post(&format!("/servers/{server}/actions/reboot"), Value::Null)["action"]))
        .collect();
    let query: String = ids.iter().map(|id| format!("&id={id}")).collect();
    let mut count = |more: &str| {
        let (status, body) = project.get(&format!("/actions?{more}{query}"));
        assert_eq!(status, 200, "{body}");
        assert!(body.get("meta").is_none());
        let actions = body["actions"].as_array().expect("actions").clone();
        (actions.len(), id(&actions[0]))
    };
    assert_eq!(count(""), (25, ids[0]));
    assert_eq!(count("per_page=50&status=success"), (30, ids[0]));
    assert_eq!(count("per_page=20&page=2&sort=id:desc"), (10, ids[9]));
}

#[test]
fn a_misspelt_action_is_not_found() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let path = format!("/servers/{server}/actions");
    assert_eq!(project.refusal(&format!("{path}/powerup"), json!({})), (404, "not_found".into()));
    assert_eq!(project.get(&format!("{path}/poweron")).0, 405);
    for path in ["/actions?id=last", "/images?bound_to=web-1"] {
        assert_eq!(project.get(path).0, 422, "{path}");
    }
}

/// As many as a program may send. The effect of each is on the same firewall.
#[test]
fn thousands_of_actions_end_at_once() {
    let mut project = Project::new();
    let selector =
        |at: u32| json!({ "type": "label_selector", "label_selector": { "selector": format!("k{at}") } });
    let resources: Vec<Value> = (0..4000).map(selector).collect();
    let created = project.post("/firewalls", json!({ "name": "web", "apply_to": resources }));
    let firewall = project.get(&format!("/firewalls/{}", id(&created["firewall"]))).1;
    assert_eq!(firewall["firewall"]["applied_to"].as_array().map(Vec::len), Some(4000));
}
