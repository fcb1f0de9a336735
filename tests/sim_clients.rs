//! Behaviour of the embedded Hetzner that official clients of the API rely on, request by request.
#![cfg(feature = "sim")]

use std::time::Duration;

use hetzner_cloud::{Headers, Method, Request, Sim};
use serde_json::{Value, json};

/// A project, addressed by method and path.
struct Project {
    sim: Sim,
}

impl Project {
    fn new() -> Self {
        Self { sim: Sim::new(7) }
    }

    /// Returns the status and the body of a response.
    fn send(&mut self, method: Method, path: &str, body: Value) -> (u16, Value) {
        let headers = Headers::from_iter([("Authorization", "Bearer x")]);
        let request =
            Request::new(method, format!("https://api.hetzner.cloud/v1{path}")).with_headers(headers);
        let request = if body.is_null() { request } else { request.with_body(body.to_string()) };
        let response = self.sim.respond(&request);
        (response.status, serde_json::from_slice(&response.body).unwrap_or_default())
    }

    fn get(&mut self, path: &str) -> (u16, Value) {
        self.send(Method::Get, path, Value::Null)
    }

    /// Sends a request that succeeds, and waits for its actions.
    fn done(&mut self, method: Method, path: &str, body: Value) -> Value {
        let (status, body) = self.send(method, path, body);
        assert!(status < 300, "{path}: {status} {body}");
        self.sim.advance(Duration::from_secs(60));
        body
    }

    fn post(&mut self, path: &str, body: Value) -> Value {
        self.done(Method::Post, path, body)
    }

    /// Returns the status and the code of a refusal.
    fn refusal(&mut self, path: &str, body: Value) -> (u16, String) {
        let (status, body) = self.send(Method::Post, path, body);
        (status, body["error"]["code"].as_str().unwrap_or_default().into())
    }

    /// Creates a running server with these labels.
    fn server(&mut self, name: &str, labels: Value) -> u64 {
        let body = json!({ "name": name, "server_type": "cx23", "image": "debian-13", "labels": labels });
        id(&self.post("/servers", body)["server"])
    }
}

fn id(resource: &Value) -> u64 {
    resource["id"].as_u64().expect("an id")
}

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

/// Official clients send these parameters to `GET /actions`, which documents only `id`.
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

/// Tools look keys up by the fingerprint that `ssh-keygen -l -E md5` prints.
#[test]
fn the_fingerprint_of_an_ssh_key_is_the_md5_of_its_blob() {
    let mut project = Project::new();
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFjjatS4YsvuzbFeOZx7W6DgRd+a3APzji5tFnLMGn4D me@laptop";
    let created = project.post("/ssh_keys", json!({ "name": "laptop", "public_key": key }));
    let fingerprint = "07:37:ff:a5:b6:5f:b4:af:60:69:65:93:67:1c:f0:2a";
    assert_eq!(created["ssh_key"]["fingerprint"], fingerprint);
    let found = project.get(&format!("/ssh_keys?fingerprint={fingerprint}")).1;
    assert_eq!(found["ssh_keys"].as_array().map(Vec::len), Some(1));
}

#[test]
fn uploaded_certificates_are_read() {
    let mut project = Project::new();
    let key = "-----BEGIN PRIVATE KEY-----";
    let pem = include_str!("data/certificate.pem");
    let body = json!({ "name": "shop", "certificate": format!("{pem}{pem}"), "private_key": key });
    let certificate = &project.post("/certificates", body)["certificate"];
    for (field, value) in [
        ("domain_names", json!(["shop.example.com", "*.shop.example.com"])),
        ("not_valid_before", json!("2026-11-26T13:50:28Z")),
        ("not_valid_after", json!("2036-11-23T13:50:28Z")),
        (
            "fingerprint",
            json!(
                "05:67:44:8e:c8:f8:04:9b:ac:e9:a8:45:19:67:da:19:f4:1c:bf:61:3e:c7:b7:b2:30:b8:34:16:c5:e7:de:28"
            ),
        ),
    ] {
        assert_eq!(certificate[field], value, "{field}");
    }
    for (certificate, key, field) in [
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", key, "certificate"),
        ("", key, "certificate"),
        (pem, pem, "private_key"),
    ] {
        let body = json!({ "name": "bad", "certificate": certificate, "private_key": key });
        let (status, body) = project.send(Method::Post, "/certificates", body);
        assert_eq!((status, &body["error"]["details"]["fields"][0]["name"]), (422, &json!(field)));
    }
}

/// The certificate of a managed one is valid PEM, with the names and the validity that the API shows.
#[test]
fn managed_certificates_can_be_read() {
    let mut project = Project::new();
    let names = json!(["example.com", "*.example.com"]);
    let body = json!({ "name": "managed", "type": "managed", "domain_names": names });
    let id = id(&project.post("/certificates", body)["certificate"]);
    let managed = project.get(&format!("/certificates/{id}")).1["certificate"].clone();
    let body = json!({ "name": "copy", "certificate": managed["certificate"], "private_key": "-----BEGIN PRIVATE KEY-----" });
    let copy = &project.post("/certificates", body)["certificate"];
    for field in ["domain_names", "not_valid_before", "not_valid_after", "fingerprint"] {
        assert_eq!(copy[field], managed[field], "{field}");
    }
    assert_eq!(copy["domain_names"], names);
    let body = json!({ "name": "bad", "type": "managed", "domain_names": ["ex ample"] });
    assert_eq!(project.refusal("/certificates", body), (422, "invalid_input".into()));
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

#[test]
fn load_balancer_services_have_the_defaults_of_the_api() {
    let mut project = Project::new();
    let body = json!({ "name": "front", "load_balancer_type": "lb11", "location": "fsn1",
        "services": [{ "protocol": "http", "destination_port": 8080 }] });
    let created = project.post("/load_balancers", body.clone());
    let service = &created["load_balancer"]["services"][0];
    assert_eq!((&service["listen_port"], &service["health_check"]["port"]), (&json!(80), &json!(8080)));
    let path = format!("/load_balancers/{}/actions/add_service", id(&created["load_balancer"]));
    assert_eq!(
        project.refusal(&path, json!({ "protocol": "http" })),
        (412, "source_port_already_used".into())
    );
    let twice = json!({ "name": "back", "load_balancer_type": "lb11", "location": "fsn1",
        "services": [{ "protocol": "http" }, { "protocol": "http" }] });
    assert_eq!(project.refusal("/load_balancers", twice), (412, "source_port_already_used".into()));
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

#[test]
fn names_and_values_of_rrsets_are_checked() {
    let mut project = Project::new();
    let record = |name: &str, kind: &str, value: &str| json!({ "name": name, "type": kind, "records": [{ "value": value }] });
    let www = record("www", "A", "192.0.2.1");
    project.post("/zones", json!({ "name": "example.org", "mode": "primary", "rrsets": [www] }));
    for (name, kind, value, status) in [
        ("Mail", "A", "192.0.2.1", 422),
        ("mail.example.org.", "A", "192.0.2.1", 422),
        ("mail.example.org", "A", "192.0.2.1", 422),
        ("a b", "A", "192.0.2.1", 422),
        ("größe", "A", "192.0.2.1", 422),
        ("-mail._tcp", "A", "192.0.2.1", 201),
        ("*", "A", "192.0.2.1", 201),
        ("*.apps", "A", "192.0.2.1", 201),
        ("@", "MX", "mail", 422),
        ("@", "MX", "10 mail.example.org.", 201),
        ("_sip._tcp", "SRV", "mail", 422),
        ("_sip._tcp", "SRV", "10 5 5060 sip", 201),
        ("@", "CAA", "issue", 422),
        ("@", "CAA", "0 issue \"ca.example\"", 201),
        ("www", "CNAME", "example.org.", 422),
        ("docs", "CNAME", "not a name", 422),
        ("docs", "CNAME", "www", 201),
        ("docs", "A", "192.0.2.1", 422),
    ] {
        let body = record(name, kind, value);
        let (answer, _) = project.send(Method::Post, "/zones/example.org/rrsets", body.clone());
        assert_eq!(answer, status, "{body}");
        project.sim.advance(Duration::from_secs(60));
    }
    for (rrsets, name) in [
        (json!([{ "name": "www", "type": "A", "records": [] }]), "example.net"),
        (json!([record("www", "A", "192.0.2.1"), record("www", "CNAME", "a")]), "example.net"),
        (json!([]), "-example.net"),
    ] {
        let zone = json!({ "name": name, "mode": "primary", "rrsets": rrsets });
        assert_eq!(project.refusal("/zones", zone.clone()), (422, "invalid_input".into()), "{zone}");
    }
}

/// Zone files of other name servers have these forms.
#[test]
fn zone_files_of_other_servers_are_imported() {
    let mut project = Project::new();
    let zonefile = "$ORIGIN example.org.\n$TTL 600\n\
        @ IN SOA ns.example. dns.example. ( ; (\n  1 ; serial\n  2 3 4 5 )\n\
        @ in ns ns.example.\n\
        WWW 300 IN A 192.0.2.1\n\
        \tIN TXT \"a (b; c)\"\n\
        $ORIGIN eu.example.org.\n@ A 192.0.2.2\ndb A 192.0.2.3\n";
    let zone = json!({ "name": "example.org", "mode": "primary", "zonefile": zonefile });
    project.post("/zones", zone);
    for (path, ttl, value) in [
        ("@/SOA", 600, "ns.example. dns.example.    1   2 3 4 5"),
        ("@/NS", 600, "ns.example."),
        ("www/A", 300, "192.0.2.1"),
        ("www/TXT", 600, "\"a (b; c)\""),
        ("eu/A", 600, "192.0.2.2"),
        ("db.eu/A", 600, "192.0.2.3"),
    ] {
        let (_, body) = project.get(&format!("/zones/example.org/rrsets/{path}"));
        let rrset = &body["rrset"];
        let read = rrset["records"][0]["value"].as_str().unwrap_or_default();
        let fields = |text: &str| text.split_whitespace().map(String::from).collect::<Vec<_>>();
        assert_eq!((&rrset["ttl"], fields(read)), (&json!(ttl), fields(value)), "{path} {body}");
    }
    for zonefile in [
        "$INCLUDE other.zone\n",
        "www.example.com. A 192.0.2.1\n",
        "myexample.org. A 192.0.2.1\n",
        "$TTL x\n",
    ] {
        let path = "/zones/example.org/actions/import_zonefile";
        assert_eq!(project.refusal(path, json!({ "zonefile": zonefile })).0, 422, "{zonefile}");
    }
}

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
fn a_page_has_no_largest_number() {
    let (_, body) = Project::new().get("/servers?page=0");
    assert_eq!(body["error"]["message"], "invalid input in field 'page': must be a number from 1");
}

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
fn a_load_balancer_has_the_limits_of_its_type() {
    let mut project = Project::new();
    let services: Vec<Value> = (1..7)
        .map(|port| json!({ "protocol": "tcp", "listen_port": port, "destination_port": port }))
        .collect();
    let mut body = json!({ "name": "front", "load_balancer_type": "lb11", "location": "fsn1",
        "services": services });
    let refused = (403, "resource_limit_exceeded".to_string());
    assert_eq!(project.refusal("/load_balancers", body.clone()), refused);
    body["services"] = json!(services[..5]);
    let created = project.post("/load_balancers", body);
    let path = format!("/load_balancers/{}/actions", id(&created["load_balancer"]));
    assert_eq!(project.refusal(&format!("{path}/add_service"), services[5].clone()), refused);
    let target = |at: u32| json!({ "type": "ip", "ip": { "ip": format!("192.0.2.{at}") } });
    for at in 0..25 {
        project.post(&format!("{path}/add_target"), target(at));
    }
    assert_eq!(project.refusal(&format!("{path}/add_target"), target(25)), refused);
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

/// As many as a program may send: relations are recomputed once for all actions that end at the same time.
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
