//! Storage Boxes, their snapshots and subaccounts.

use serde_json::{Value, json};

use crate::{Scenario, id_of};

const PASSWORD: &str = "Correct7horse9Battery";

pub(crate) fn run(scenario: &mut Scenario) {
    scenario.call("storage_box_types.list", &[], "", Value::Null);
    scenario.call("storage_box_types.get", &[1333], "", Value::Null);
    let body = json!({ "name": "archive", "storage_box_type": "bx11", "location": "fsn1", "password": PASSWORD,
        "access_settings": { "ssh_enabled": true } });
    let created = scenario.call("storage_boxes.create", &[], "", body);
    let id = id_of(&created, "storage_box");
    scenario.read_back("storage_boxes", id, id_of(&created, "action"));
    let folders = scenario.call("storage_boxes.list_folders", &[id], "?path=.", Value::Null);
    assert_eq!(folders["folders"], json!(["backups", "public"]));
    for (verb, body) in [
        ("update", json!({ "name": "attic", "labels": { "a": "b" } })),
        ("change_protection", json!({ "delete": false })),
        ("change_type", json!({ "storage_box_type": "bx21" })),
        ("enable_snapshot_plan", json!({ "max_snapshots": 5, "minute": 0, "hour": 3, "day_of_week": null })),
        ("disable_snapshot_plan", json!({})),
        ("reset_password", json!({ "password": PASSWORD })),
        ("update_access_settings", json!({ "webdav_enabled": true })),
    ] {
        scenario.call(&format!("storage_boxes.{verb}"), &[id], "", body);
    }
    let got = scenario.call("storage_boxes.get", &[id], "", Value::Null);
    let access = &got["storage_box"]["access_settings"];
    assert_eq!((&access["ssh_enabled"], &access["webdav_enabled"]), (&json!(true), &json!(true)));
    snapshots(scenario, id);
    subaccounts(scenario, id);
    scenario.call("storage_boxes.delete", &[id], "", json!({}));
}

fn snapshots(scenario: &mut Scenario, id: u64) {
    let created =
        scenario.call("storage_box_snapshots.create", &[id], "", json!({ "description": "before" }));
    let snapshot = id_of(&created, "snapshot");
    let list =
        scenario.call("storage_box_snapshots.list", &[id], "?is_automatic=false&sort=created", Value::Null);
    assert_eq!(list["snapshots"].as_array().map(Vec::len), Some(1));
    scenario.call("storage_box_snapshots.get", &[id, snapshot], "", Value::Null);
    scenario.call("storage_box_snapshots.update", &[id, snapshot], "", json!({ "description": "after" }));
    scenario.call("storage_boxes.rollback_snapshot", &[id], "", json!({ "snapshot": snapshot }));
    scenario.call("storage_box_snapshots.delete", &[id, snapshot], "", json!({}));
}

fn subaccounts(scenario: &mut Scenario, id: u64) {
    let body = json!({ "home_directory": "backups", "password": PASSWORD, "description": "reads",
        "access_settings": { "readonly": true } });
    let created = scenario.call("storage_box_subaccounts.create", &[id], "", body);
    let subaccount = id_of(&created, "subaccount");
    scenario.call("storage_box_subaccounts.list", &[id], "?sort=created", Value::Null);
    for (verb, body) in [
        ("get", Value::Null),
        ("update", json!({ "name": "reader", "labels": { "a": "b" } })),
        ("change_home_directory", json!({ "home_directory": "public" })),
        ("reset_password", json!({ "password": PASSWORD })),
        ("update_access_settings", json!({ "readonly": false })),
        ("delete", json!({})),
    ] {
        scenario.call(&format!("storage_box_subaccounts.{verb}"), &[id, subaccount], "", body);
    }
}
