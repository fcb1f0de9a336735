//! The rules of the facts for parameters, beyond their type and presence.

use hetzner_cloud::Method;
use serde_json::{Value, json};

use crate::world::{World, id, send};

/// Sends a request that is refused with `invalid_input`, and returns the field and the reason.
fn refused(world: &mut World, method: Method, path: &str, body: Value) -> (String, String) {
    let (status, response) = send(&mut world.sim, method, path, Some(&body.to_string()));
    let error = &response["error"];
    assert_eq!((status, &error["code"]), (422, &json!("invalid_input")), "{path} {body}: {response}");
    let field = &error["details"]["fields"][0];
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (text(&field["name"]), text(&field["messages"][0]))
}

#[test]
fn the_name_of_a_volume_has_at_most_64_characters() {
    let mut world = World::new(1);
    let volume = format!("/volumes/{}", world.volume);
    let long = "v".repeat(65);
    let body = json!({ "name": long, "size": 10, "location": "fsn1" });
    assert_eq!(refused(&mut world, Method::Post, "/volumes", body).0, "name");
    assert_eq!(refused(&mut world, Method::Put, &volume, json!({ "name": long })).0, "name");
    let body = json!({ "name": long[1..] }).to_string();
    assert_eq!(send(&mut world.sim, Method::Put, &volume, Some(&body)).0, 200);
    // Other resources may have longer names.
    let network = format!("/networks/{}", world.network);
    let body = json!({ "name": long }).to_string();
    assert_eq!(send(&mut world.sim, Method::Put, &network, Some(&body)).0, 200);
}

#[test]
fn automount_requires_a_volume() {
    let mut world = World::new(1);
    let mut server =
        json!({ "name": "web-9", "server_type": "cx23", "image": "debian-13", "automount": true });
    assert_eq!(refused(&mut world, Method::Post, "/servers", server.clone()).0, "automount");
    server["automount"] = json!(false);
    assert_eq!(send(&mut world.sim, Method::Post, "/servers", Some(&server.to_string())).0, 201);
}

#[test]
fn the_idle_timeout_of_a_service_is_limited() {
    let mut world = World::new(1);
    let path = format!("/load_balancers/{}/actions/add_service", world.balancer);
    let service = |seconds: u32| {
        json!({ "protocol": "http", "listen_port": 8081, "destination_port": 80, "proxyprotocol": false,
            "health_check": { "protocol": "tcp", "port": 80, "interval": 15, "timeout": 10, "retries": 3 },
            "http": { "timeout_idle": seconds } })
    };
    for seconds in [0, 29, 301] {
        assert_eq!(refused(&mut world, Method::Post, &path, service(seconds)).0, "http.timeout_idle");
    }
    let (status, response) = send(&mut world.sim, Method::Post, &path, Some(&service(30).to_string()));
    assert_eq!(status, 201, "{response}");
}

#[test]
fn a_load_balancer_gets_the_requested_primary_ip() {
    let mut world = World::new(1);
    let primary_ip = world.primary_ip;
    let path = format!("/primary_ips/{primary_ip}");
    let address = send(&mut world.sim, Method::Get, &path, None).1["primary_ip"].clone();
    let balancer = |name: &str, public_net: Value| {
        json!({ "name": name, "load_balancer_type": "lb11", "location": address["location"]["name"],
            "public_net": public_net })
    };
    for public_net in [json!({ "ipv4": 1 }), json!({ "ipv4": "x" })] {
        let body = balancer("edge", public_net);
        assert_eq!(refused(&mut world, Method::Post, "/load_balancers", body).0, "public_net.ipv4");
    }
    let body = balancer("edge", json!({ "ipv6": primary_ip }));
    assert_eq!(refused(&mut world, Method::Post, "/load_balancers", body).0, "public_net.ipv6");
    let mut body = balancer("edge", json!({ "ipv4": primary_ip, "ipv6": null }));
    body["public_interface"] = json!(false);
    assert_eq!(refused(&mut world, Method::Post, "/load_balancers", body.clone()).0, "public_net");
    body["public_interface"] = json!(true);
    let (status, response) = send(&mut world.sim, Method::Post, "/load_balancers", Some(&body.to_string()));
    assert_eq!(status, 201, "{response}");
    let net = &response["load_balancer"]["public_net"];
    assert_eq!((&net["ipv4"]["id"], &net["ipv4"]["ip"]), (&address["id"], &address["ip"]), "{net}");
    // An address of its own is not a primary IP, so no id leads to one.
    assert!(net["ipv6"]["id"].is_null() && net["ipv6"]["ip"].is_string(), "{net}");
    // It is in use until the load balancer is deleted.
    let body = balancer("back", json!({ "ipv4": primary_ip }));
    assert_eq!(refused(&mut world, Method::Post, "/load_balancers", body).0, "public_net.ipv4");
    let (status, error) = send(&mut world.sim, Method::Delete, &path, None);
    assert_eq!((status, &error["error"]["code"]), (422, &json!("must_be_unassigned")));
    world.sim.advance(core::time::Duration::from_secs(2));
    let balancer = format!("/load_balancers/{}", id(&response["load_balancer"]));
    assert_eq!(send(&mut world.sim, Method::Delete, &balancer, None).0, 201);
    world.sim.advance(core::time::Duration::from_secs(2));
    assert_eq!(send(&mut world.sim, Method::Delete, &path, None).0, 204);
}

#[test]
fn an_absent_parameter_is_named_as_required() {
    let mut world = World::new(1);
    let (balancer, server, storage_box) = (world.balancer, world.server, world.storage_box);
    for (path, field) in [
        (format!("/load_balancers/{balancer}/actions/change_type"), "load_balancer_type"),
        (format!("/load_balancers/{balancer}/actions/update_service"), "listen_port"),
        (format!("/load_balancers/{balancer}/actions/delete_service"), "listen_port"),
        (format!("/storage_boxes/{storage_box}/actions/rollback_snapshot"), "snapshot"),
        // The server is running, and would have to be off.
        (format!("/servers/{server}/actions/add_to_placement_group"), "placement_group"),
    ] {
        let expected = (field.to_owned(), "is required".to_owned());
        assert_eq!(refused(&mut world, Method::Post, &path, json!({})), expected, "{path}");
    }
}

#[test]
fn booleans_in_the_query_are_true_or_false() {
    let mut world = World::new(1);
    let snapshots = format!("/storage_boxes/{}/snapshots?is_automatic", world.storage_box);
    for (path, field) in [
        ("/images?include_deprecated", "include_deprecated"),
        ("/isos?include_architecture_wildcard", "include_architecture_wildcard"),
        (&*snapshots, "is_automatic"),
    ] {
        for value in ["maybe", "1", ""] {
            let (status, response) = send(&mut world.sim, Method::Get, &format!("{path}={value}"), None);
            assert_eq!((status, &response["error"]["details"]["fields"][0]["name"]), (422, &json!(field)));
        }
        assert_eq!(send(&mut world.sim, Method::Get, &format!("{path}=true"), None).0, 200, "{path}");
    }
}

#[test]
fn deprecated_images_are_listed_on_request() {
    let mut world = World::new(1);
    let mut names = |query: &str| {
        let list =
            send(&mut world.sim, Method::Get, &format!("/images?type=system&per_page=50{query}"), None).1;
        let names = list["images"].as_array().expect("images").iter().map(|image| image["name"].clone());
        names.collect::<Vec<_>>()
    };
    // Deprecated, but available until the end of November 2026.
    assert!(!names("").contains(&json!("debian-11")));
    assert!(names("&include_deprecated=true").contains(&json!("debian-11")));
    let server = json!({ "name": "old", "server_type": "cx23", "image": "debian-11" });
    assert_eq!(send(&mut world.sim, Method::Post, "/servers", Some(&server.to_string())).0, 201);
}

#[test]
fn an_image_of_another_architecture_is_named_so() {
    let mut world = World::new(1);
    let images = send(&mut world.sim, Method::Get, "/images?name=debian-13&architecture=x86", None).1;
    let server = json!({ "name": "arm", "server_type": "cax11", "image": images["images"][0]["id"] });
    let expected = ("image".to_owned(), "has another architecture than the server type".to_owned());
    assert_eq!(refused(&mut world, Method::Post, "/servers", server), expected);
}

#[test]
fn a_protected_primary_ip_is_not_deleted_with_its_server() {
    let mut world = World::new(1);
    let path = format!("/primary_ips/{}", world.primary_ip);
    let protect = json!({ "delete": true }).to_string();
    let change = format!("{path}/actions/change_protection");
    assert_eq!(send(&mut world.sim, Method::Post, &change, Some(&protect)).0, 201);
    world.sim.advance(core::time::Duration::from_secs(2));
    let auto_delete = json!({ "auto_delete": true });
    assert_eq!(refused(&mut world, Method::Put, &path, auto_delete).0, "auto_delete");
}

#[test]
fn a_queued_action_has_started_when_it_was_requested() {
    let mut world = World::new(1);
    let server = world.server;
    for (path, body) in [
        ("/servers", json!({ "name": "web-9", "server_type": "cx23", "image": "debian-13" })),
        ("/volumes", json!({ "name": "v9", "size": 10, "server": server })),
    ] {
        let (status, response) = send(&mut world.sim, Method::Post, path, Some(&body.to_string()));
        assert_eq!(status, 201, "{response}");
        let (first, next) = (&response["action"], &response["next_actions"][0]);
        assert_eq!(next["started"], first["started"], "{path}");
        world.sim.advance(core::time::Duration::from_millis(1_000));
        let progress = |world: &mut World, action: &Value| {
            let path = format!("/actions/{}", id(action));
            send(&mut world.sim, Method::Get, &path, None).1["action"]["progress"].clone()
        };
        assert_ne!(progress(&mut world, first), 0, "{path}");
        assert_eq!(progress(&mut world, next), 0, "{path}");
    }
}

#[test]
fn the_description_of_an_image_names_its_kind() {
    let mut world = World::new(1);
    let actions = format!("/servers/{}/actions", world.server);
    send(&mut world.sim, Method::Post, &format!("{actions}/enable_backup"), None);
    for kind in ["snapshot", "backup"] {
        world.sim.advance(core::time::Duration::from_secs(60));
        let body = json!({ "type": kind }).to_string();
        let image = send(&mut world.sim, Method::Post, &format!("{actions}/create_image"), Some(&body)).1;
        assert_eq!(image["image"]["description"], format!("{kind} of web-1"), "{image}");
    }
}
