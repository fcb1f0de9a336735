//! Volumes and Storage Boxes.

use serde_json::json;

use crate::{Project, id};

#[test]
fn a_volume_is_attached_after_its_creation() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let body = json!({ "name": "data", "size": 10, "server": server });
    let created = project.post("/volumes", body);
    let next = &created["next_actions"][0];
    assert_eq!((&next["command"], &next["status"]), (&json!("attach_volume"), &json!("running")));
    assert_eq!(project.get(&format!("/actions/{}", id(next))).1["action"]["status"], "success");
    let volume = project.get(&format!("/volumes/{}", id(&created["volume"]))).1;
    assert_eq!(volume["volume"]["server"], server);
}

#[test]
fn a_subaccount_stays_inside_its_storage_box() {
    let mut project = Project::new();
    let password = "Correct7horse9Battery";
    let body =
        json!({ "name": "attic", "storage_box_type": "bx11", "location": "fsn1", "password": password });
    let path =
        format!("/storage_boxes/{}/subaccounts", id(&project.post("/storage_boxes", body)["storage_box"]));
    let body = json!({ "home_directory": "backups/../../other", "password": password });
    assert_eq!(project.refusal(&path, body), (422, "invalid_input".into()));
}
