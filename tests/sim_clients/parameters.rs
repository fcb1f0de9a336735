//! Parameters of the query and the body: accepted, ignored and refused.

use hetzner_cloud::Method;
use serde_json::json;

use crate::{Project, id};

#[test]
fn unknown_query_parameters_are_ignored() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    for path in [
        "/server_types?sort=name",
        "/isos?sort=shoe_size&odd=1",
        "/load_balancer_types?sort=id:asc&status=on",
        "/storage_box_types?sort=id",
        "/pricing?page=0",
        &format!("/servers/{server}?per_page=0"),
    ] {
        assert_eq!(project.get(path).0, 200, "{path}");
    }
    let (status, keys) = project.get("/server_types?sort=name&label_selector=a");
    assert_eq!((status, &keys["server_types"][0]["name"]), (200, &json!("cx23")));
}

/// The official Python client writes booleans with a capital.
#[test]
fn booleans_in_the_query_may_have_a_capital() {
    let mut project = Project::new();
    let storage_box = json!({
        "name": "archive", "storage_box_type": "bx11", "location": "fsn1", "password": "Correct7horse9Battery",
    });
    let storage_box = id(&project.post("/storage_boxes", storage_box)["storage_box"]);
    let snapshots = format!("/storage_boxes/{storage_box}/snapshots");
    project.post(&snapshots, json!({}));
    for (is_automatic, count) in [("False", 1), ("false", 1), ("True", 0), ("true", 0)] {
        let (_, list) = project.get(&format!("{snapshots}?is_automatic={is_automatic}"));
        assert_eq!(list["snapshots"].as_array().map(Vec::len), Some(count), "{is_automatic}");
    }
}

#[test]
fn a_page_has_no_largest_number() {
    let (_, body) = Project::new().get("/servers?page=0");
    assert_eq!(body["error"]["message"], "invalid input in field 'page': must be a number from 1");
}

/// The message of `invalid_input` is what most clients print.
#[test]
fn the_message_of_an_invalid_input_names_the_reason() {
    let mut project = Project::new();
    let (_, body) =
        project.send(Method::Post, "/ssh_keys", json!({ "name": "laptop", "public_key": "none" }));
    let error = &body["error"];
    assert_eq!(error["message"], "invalid input in field 'public_key': is not an OpenSSH public key");
    let field = json!({ "name": "public_key", "messages": ["is not an OpenSSH public key"] });
    assert_eq!(error["details"]["fields"], json!([field]));
}

#[test]
fn a_missing_parameter_is_required() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let storage_box = json!({ "name": "attic", "location": "fsn1", "password": "Correct7horse9Battery" });
    for (path, body, field) in [
        ("/volumes", json!({ "name": "data", "location": "fsn1" }), "size"),
        (&format!("/servers/{server}/actions/attach_iso"), json!({}), "iso"),
        ("/storage_boxes", storage_box, "storage_box_type"),
    ] {
        let (_, response) = project.send(Method::Post, path, body);
        let expected = json!([{ "name": field, "messages": ["is required"] }]);
        assert_eq!(response["error"]["details"]["fields"], expected, "{path}");
    }
}

/// A value of the wrong type is refused with the path of the field, however deep in the body it is.
#[test]
fn values_of_another_type_are_refused() {
    let mut project = Project::new();
    let server = json!({ "name": "web-1", "server_type": "cx23", "image": "debian-13" });
    let rule = json!({ "direction": "in", "protocol": "tcp", "port": 80, "source_ips": ["0.0.0.0/0"] });
    let storage_box = json!({ "name": "attic", "storage_box_type": "bx11", "location": "fsn1",
        "password": "Correct7horse9Battery" });
    let zone = json!({ "name": "example.org", "mode": "primary" });
    let address = json!({ "name": "web-1", "type": "ipv4", "location": "fsn1" });
    let record = json!([{ "name": "www", "type": "A", "records": [{ "value": 1 }] }]);
    for (path, body, key, value, field) in [
        ("/servers", &server, "public_net", json!("none"), "public_net"),
        ("/servers", &server, "public_net", json!({ "enable_ipv4": "no" }), "public_net.enable_ipv4"),
        ("/servers", &server, "public_net", json!({ "ipv4": "x" }), "public_net.ipv4"),
        ("/servers", &server, "automount", json!("yes"), "automount"),
        ("/firewalls", &json!({ "name": "web" }), "rules", json!([rule]), "rules[0].port"),
        (
            "/storage_boxes",
            &storage_box,
            "access_settings",
            json!({ "ssh_enabled": "x" }),
            "access_settings.ssh_enabled",
        ),
        ("/primary_ips", &address, "assignee_type", json!("client"), "assignee_type"),
        ("/zones", &zone, "rrsets", record, "rrsets[0].records[0].value"),
    ] {
        let mut body = body.clone();
        body[key] = value;
        let (status, response) = project.send(Method::Post, path, body);
        let name = &response["error"]["details"]["fields"][0]["name"];
        assert_eq!((status, name), (422, &json!(field)), "{path} {response}");
    }
}

/// The API removed the property; a server in another location would be a surprise.
#[test]
fn a_datacenter_is_refused() {
    let mut project = Project::new();
    let server =
        json!({ "name": "web-1", "server_type": "cx23", "image": "debian-13", "datacenter": "hel1-dc2" });
    let address = json!({ "name": "web-1", "type": "ipv4", "location": "hel1", "datacenter": "hel1-dc2" });
    for (path, body) in [("/servers", server), ("/primary_ips", address)] {
        let (status, body) = project.send(Method::Post, path, body);
        assert_eq!(
            (status, &body["error"]["details"]["fields"][0]["name"]),
            (422, &json!("datacenter")),
            "{path}"
        );
    }
}

#[test]
fn what_is_not_offered_is_refused() {
    let mut project = Project::new();
    let storage_box = json!({ "name": "attic", "storage_box_type": "bx11", "location": "ash",
        "password": "Correct7horse9Battery" });
    assert_eq!(project.refusal("/storage_boxes", storage_box), (412, "resource_unavailable".into()));
    assert_eq!(project.get("/isos?architecture=vax").0, 422);
    let labels = json!({ "name": "web", "labels": { "hetzner.cloud/tier": "1" } });
    assert_eq!(project.refusal("/firewalls", labels), (422, "invalid_input".into()));
    let zone = json!({ "name": "example.org", "mode": "secondary",
        "primary_nameservers": [{ "address": "192.0.2.1", "tsig_algorithm": "rot13" }] });
    assert_eq!(project.refusal("/zones", zone), (422, "invalid_input".into()));
}
