//! Load balancers and certificates.

use hetzner_cloud::sim::{Fault, FaultScript};
use serde_json::{Value, json};

use crate::{Scenario, id_of};

pub(crate) fn run(scenario: &mut Scenario) {
    scenario.call("load_balancer_types.list", &[], "?name=lb11", Value::Null);
    scenario.call("load_balancer_types.get", &[1], "", Value::Null);
    let certificate = certificates(scenario);
    let network = json!({
        "name": "behind", "ip_range": "10.1.0.0/16",
        "subnets": [{ "type": "cloud", "network_zone": "eu-central", "ip_range": "10.1.0.0/24" }],
    });
    let network = id_of(&scenario.call("networks.create", &[], "", network), "network");
    let selected = json!({ "type": "label_selector", "label_selector": { "selector": "env" } });
    let body = json!({
        "name": "front", "load_balancer_type": "lb11", "location": "fsn1", "algorithm": { "type": "round_robin" },
        "services": [{ "protocol": "https", "http": { "certificates": [certificate] } }], "targets": [selected],
    });
    let created = scenario.call("load_balancers.create", &[], "", body);
    let balancer = id_of(&created, "load_balancer");
    scenario.read_back("load_balancers", balancer, id_of(&created, "action"));
    let used = scenario.call("certificates.get", &[certificate], "", Value::Null);
    assert_eq!(used["certificate"]["used_by"], json!([{ "id": balancer, "type": "load_balancer" }]));
    let span = "?type=open_connections,bandwidth&start=2026-10-31T00:00:00Z&end=2026-11-01T00:00:00Z";
    scenario.call("load_balancers.get_metrics", &[balancer], span, Value::Null);
    let check = json!({ "protocol": "http", "port": 80, "interval": 15, "timeout": 10, "retries": 3,
        "http": { "path": "/", "domain": null } });
    let service = json!({ "protocol": "http", "listen_port": 80, "destination_port": 8080, "proxyprotocol": false,
        "health_check": check });
    let address = created["load_balancer"]["public_net"]["ipv4"]["ip"].clone();
    for (verb, body) in [
        ("add_service", service),
        ("update_service", json!({ "listen_port": 80, "http": { "sticky_sessions": true } })),
        ("update_service", json!({ "listen_port": 80, "protocol": "tcp" })),
        (
            "update_service",
            json!({ "listen_port": 80, "protocol": "http", "http": { "sticky_sessions": true } }),
        ),
        ("remove_target", selected),
        ("attach_to_network", json!({ "network": network })),
        (
            "add_target",
            json!({ "type": "label_selector", "label_selector": { "selector": "a" }, "use_private_ip": true }),
        ),
        ("disable_public_interface", json!({})),
        ("enable_public_interface", json!({})),
        ("add_target", json!({ "type": "ip", "ip": { "ip": "192.0.2.250" } })),
        ("change_algorithm", json!({ "type": "least_connections" })),
        ("change_dns_ptr", json!({ "ip": address, "dns_ptr": "front.example.com" })),
        ("change_protection", json!({ "delete": false })),
        ("change_type", json!({ "load_balancer_type": "lb21" })),
        ("update", json!({ "name": "face" })),
    ] {
        scenario.call(&format!("load_balancers.{verb}"), &[balancer], "", body);
    }
    let got = scenario.call("load_balancers.get", &[balancer], "", Value::Null);
    let http = &got["load_balancer"]["services"][1]["http"];
    assert_eq!((&http["sticky_sessions"], &http["cookie_name"]), (&json!(true), &json!("HCLBSTICKY")));
    scenario.call("load_balancers.delete_service", &[balancer], "", json!({ "listen_port": 80 }));
    scenario.call("load_balancers.detach_from_network", &[balancer], "", json!({ "network": network }));
    scenario.call("load_balancers.delete", &[balancer], "", json!({}));
    scenario.call("certificates.delete", &[certificate], "", json!({}));
}

fn certificates(scenario: &mut Scenario) -> u64 {
    let pem = include_str!("../data/certificate.pem");
    let body = json!({ "name": "own", "certificate": pem, "private_key": "-----BEGIN PRIVATE KEY-----" });
    scenario.call("certificates.create", &[], "", body);
    let fault = Fault::action_failed("create_certificate");
    scenario.sim.set_faults(FaultScript::next([fault])).expect("a script");
    let body = json!({ "name": "made", "type": "managed", "domain_names": ["example.com"] });
    let created = scenario.call("certificates.create", &[], "", body);
    let certificate = id_of(&created, "certificate");
    scenario.call("certificates.retry_issuance", &[certificate], "", json!({}));
    scenario.read_back("certificates", certificate, id_of(&created, "action"));
    let updated = scenario.call("certificates.update", &[certificate], "", json!({ "name": "renewed" }));
    assert_eq!(updated["certificate"]["status"]["issuance"], "completed");
    certificate
}
