//! Load balancers.

use serde_json::{Value, json};

use crate::{Project, id};

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

/// The health of each server: of a target, or of those that a label selector finds.
fn health(project: &mut Project, balancer: u64) -> Vec<(Value, Value)> {
    let (_, body) = project.get(&format!("/load_balancers/{balancer}"));
    let target = &body["load_balancer"]["targets"][0];
    let resolved = target["targets"].as_array().cloned().unwrap_or_else(|| vec![target.clone()]);
    let health = |target: &Value| {
        (target["health_status"][0]["status"].clone(), target["health_status"][0]["detail"].clone())
    };
    resolved.iter().map(health).collect()
}

#[test]
fn the_health_of_targets_follows_the_power_of_their_servers() {
    let mut project = Project::new();
    let servers = ["web-1", "web-2"].map(|name| project.server(name, json!({ "role": "web" })));
    let healthy = (json!("healthy"), Value::Null);
    let off = (json!("unhealthy"), json!("layer4_timeout"));
    for target in [
        json!({ "type": "server", "server": { "id": servers[0] } }),
        json!({ "type": "label_selector", "label_selector": { "selector": "role=web" } }),
    ] {
        let body = json!({ "name": target["type"], "load_balancer_type": "lb11", "location": "fsn1",
            "services": [{ "protocol": "tcp", "listen_port": 80, "destination_port": 80 }], "targets": [target] });
        let balancer = id(&project.post("/load_balancers", body)["load_balancer"]);
        assert!(health(&mut project, balancer).iter().all(|it| *it == healthy), "{target}");
        let power = |action: &str| format!("/servers/{}/actions/{action}", servers[0]);
        project.post(&power("poweroff"), Value::Null);
        assert_eq!(health(&mut project, balancer)[0], off, "{target}");
        assert!(health(&mut project, balancer)[1..].iter().all(|it| *it == healthy), "{target}");
        project.post(&power("poweron"), Value::Null);
        assert_eq!(health(&mut project, balancer)[0], healthy, "{target}");
    }
}

#[test]
fn targets_out_of_reach_are_unhealthy() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({ "role": "web" }));
    let network = json!({ "name": "internal", "ip_range": "10.0.0.0/16",
        "subnets": [{ "type": "cloud", "network_zone": "eu-central", "ip_range": "10.0.1.0/24" }] });
    let network = id(&project.post("/networks", network)["network"]);
    let body = json!({ "name": "front", "load_balancer_type": "lb11", "location": "fsn1", "network": network,
        "services": [{ "protocol": "tcp", "listen_port": 80, "destination_port": 80 }],
        "targets": [{ "type": "label_selector", "label_selector": { "selector": "role=web" },
            "use_private_ip": true }] });
    let balancer = id(&project.post("/load_balancers", body)["load_balancer"]);
    let no_connection = (json!("unhealthy"), json!("layer4_no_connection"));
    assert_eq!(health(&mut project, balancer), std::slice::from_ref(&no_connection));
    for (action, expected) in
        [("attach_to_network", (json!("healthy"), Value::Null)), ("detach_from_network", no_connection)]
    {
        project.post(&format!("/servers/{server}/actions/{action}"), json!({ "network": network }));
        assert_eq!(health(&mut project, balancer), [expected], "{action}");
    }
}
