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
