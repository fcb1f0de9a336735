//! Every error code of the facts, for every operation that it is listed for: provoked, or with the reason why it cannot
//! happen in the embedded Hetzner.

use hetzner_cloud::Method;
use std::collections::BTreeSet;

use hetzner_cloud::sim::{Fault, FaultScript};
use serde_json::{Value, json};

use crate::facts::facts;
use crate::random::changes;
use crate::world::{World, done, id, resource, route, send, target};

/// Operations (a prefix is enough), the code, and the reason.
const IMPOSSIBLE: [(&str, &str, &str); 10] = [
    ("", "conflict", "requests are executed one after the other; only a used subnet conflicts"),
    ("certificates.retry_issuance", "ca", "no certificate authority is asked"),
    (
        "certificates.retry_issuance",
        "could_not_verify_domain_delegated_to_zone",
        "no certificate authority is asked",
    ),
    ("certificates.retry_issuance", "dns_zone_", "managed certificates do not depend on zones"),
    ("volumes.create", "no_space_left_in_location", "the space is unlimited"),
    ("firewalls.apply_to_resources", "incompatible_network_type", "answered as private_net_only_server"),
    (
        "load_balancers.update_service",
        "source_port_already_used",
        "the port identifies the service and cannot change",
    ),
    ("load_balancers", "ip_not_owned", "there are no dedicated servers; every address counts as one of them"),
    (
        "load_balancers.add_target",
        "ip_not_in_vswitch_subnet",
        "there are no vSwitches with dedicated servers",
    ),
    (
        "load_balancers.add_target",
        "network_has_no_vswitch_subnet",
        "there are no vSwitches with dedicated servers",
    ),
];

/// The path and the body of a request that is refused with a code. Prepares the project.
fn refused(world: &mut World, name: &str, code: &str) -> Option<(String, Value)> {
    let usual = world.path(route(name));
    let mut body = world.body(name);
    let (server, off, balancer) =
        (world.server, world.off, format!("/load_balancers/{}/actions", world.balancer));
    let post = |world: &mut World, path: &str, body: Value| done(&mut world.sim, path, body);
    let primary_ip = |world: &mut World, kind: &str, location: &str| {
        let body = json!({ "name": "extra", "type": kind, "location": location });
        id(&done(&mut world.sim, "/primary_ips", body)["primary_ip"])
    };
    let assign = |world: &mut World| {
        let body = json!({ "assignee_type": "server", "assignee_id": world.off });
        let path = format!("/primary_ips/{}/actions/assign", world.primary_ip);
        done(&mut world.sim, &path, body);
    };
    let mut path = usual.clone();
    match (name, code) {
        (_, "incorrect_zone_mode") => {
            let (from, to) = match name {
                "zones.change_primary_nameservers" => (world.secondary, world.zone),
                _ => (world.zone, world.secondary),
            };
            path = usual.replace(&from.to_string(), &to.to_string());
        }
        ("servers.create", "primary_ip_version_mismatch") => {
            body["public_net"] = json!({ "ipv4": primary_ip(world, "ipv6", "fsn1") });
        }
        ("servers.create", "primary_ip_assigned") => {
            assign(world);
            body["public_net"] = json!({ "ipv4": world.primary_ip });
        }
        ("servers.create", "primary_ip_datacenter_mismatch") => {
            body["public_net"] = json!({ "ipv4": primary_ip(world, "ipv4", "hel1") });
        }
        ("servers.create", "placement_error") => {
            body["placement_group"] = json!(world.group);
            for number in 0..10 {
                body["name"] = json!(format!("spread-{number}"));
                post(world, "/servers", body.clone());
            }
            body["name"] = json!("spread-10");
        }
        ("servers.add_to_placement_group", "server_not_stopped") => {
            path = usual.replace(&off.to_string(), &server.to_string());
        }
        ("servers.add_to_placement_group", "already_in_placement_group") => {
            post(world, &usual, body.clone());
        }
        ("servers.attach_to_network", "server_already_attached") => body["network"] = json!(world.network),
        ("servers.attach_to_network", "ip_not_available")
        | ("load_balancers.attach_to_network", "ip_not_available") => body["ip"] = json!("10.9.9.9"),
        ("servers.attach_to_network", "no_subnet_available")
        | ("load_balancers.attach_to_network", "no_subnet_available") => {
            let network = json!({ "name": "bare", "ip_range": "10.9.0.0/16" });
            body["network"] = json!(id(&post(world, "/networks", network)["network"]));
        }
        ("servers.attach_to_network", "networks_overlap") => {
            let network = json!({ "name": "again", "ip_range": "10.0.0.0/16",
                "subnets": [{ "type": "cloud", "network_zone": "eu-central", "ip_range": "10.0.1.0/24" }] });
            body["network"] = json!(id(&post(world, "/networks", network)["network"]));
        }
        ("servers.change_type", "server_not_stopped") => {
            path = usual.replace(&off.to_string(), &server.to_string());
        }
        ("servers.change_type", "invalid_server_type") => body["server_type"] = json!("cax11"),
        ("primary_ips.create", "server_not_stopped") => {
            body =
                json!({ "name": "other", "type": "ipv4", "assignee_type": "server", "assignee_id": server });
        }
        ("primary_ips.assign", "server_not_stopped") => body["assignee_id"] = json!(server),
        ("primary_ips.create" | "primary_ips.assign", "server_has_ipv4" | "server_has_ipv6") => {
            let stopped = format!("/servers/{server}/actions/poweroff");
            post(world, &stopped, json!({}));
            let kind = code.trim_start_matches("server_has_");
            body = json!({ "name": "other", "type": kind, "assignee_type": "server", "assignee_id": server });
            if name == "primary_ips.assign" {
                let extra = primary_ip(world, kind, "fsn1");
                path = usual.replace(&world.primary_ip.to_string(), &extra.to_string());
            }
        }
        ("primary_ips.assign", "primary_ip_already_assigned") => assign(world),
        ("primary_ips.delete", "must_be_unassigned") => assign(world),
        ("primary_ips.unassign", "server_not_stopped") => {
            assign(world);
            post(world, &format!("/servers/{off}/actions/poweron"), json!({}));
        }
        ("primary_ips.unassign", "server_is_load_balancer_target") => {
            assign(world);
            let target = json!({ "type": "server", "server": { "id": off } });
            post(world, &format!("{balancer}/add_target"), target);
        }
        ("floating_ips.delete", "must_be_unassigned") | ("floating_ips.assign", "floating_ip_assigned") => {
            let assign = format!("/floating_ips/{}/actions/assign", world.floating_ip);
            post(world, &assign, json!({ "server": server }));
        }
        ("firewalls.create", "server_already_added") => {
            body["apply_to"] = json!([resource(server), resource(server)]);
        }
        ("firewalls.create", "incompatible_network_type")
        | ("firewalls.apply_to_resources", "private_net_only_server") => {
            body["apply_to"] = json!([resource(off)]);
        }
        ("firewalls.create" | "firewalls.apply_to_resources", "firewall_resource_not_found") => {
            body["apply_to"] = json!([resource(7)]);
        }
        ("firewalls.apply_to_resources", "firewall_already_applied") => {
            post(world, &usual, body.clone());
        }
        ("firewalls.remove_from_resources", "firewall_resource_not_found") => {
            body["remove_from"] = json!([resource(off)]);
        }
        ("firewalls.remove_from_resources", "firewall_managed_by_label_selector") => {
            path = usual.replace(&world.applied_firewall.to_string(), &world.firewall.to_string());
            let apply = path.replace("remove_from_resources", "apply_to_resources");
            post(world, &apply, json!({ "apply_to": [target("env")] }));
        }
        ("firewalls.delete", "resource_in_use") => {
            path = usual.replace(&world.firewall.to_string(), &world.applied_firewall.to_string());
        }
        ("load_balancers.create", "source_port_already_used") => {
            body["services"] = json!([{ "protocol": "http" }, { "protocol": "http" }]);
        }
        ("load_balancers.create", "target_already_defined") => {
            body["targets"] = json!([target("a"), target("a")]);
        }
        ("load_balancers.create", "load_balancer_not_attached_to_network") => {
            body["targets"] =
                json!([{ "type": "server", "server": { "id": server }, "use_private_ip": true }]);
        }
        ("load_balancers.add_service", "source_port_already_used") => body["listen_port"] = json!(80),
        ("load_balancers.add_target", "target_already_defined") => body = target("env"),
        ("load_balancers.add_target", "load_balancer_not_attached_to_network")
        | ("load_balancers.disable_public_interface", "load_balancer_not_attached_to_network") => {
            post(world, &format!("{balancer}/detach_from_network"), json!({ "network": world.network }));
            if name == "load_balancers.add_target" {
                body["use_private_ip"] = json!(true);
            }
        }
        ("load_balancers.add_target", "load_balancer_public_interface_disabled") => {
            post(world, &format!("{balancer}/remove_target"), target("env"));
            post(world, &format!("{balancer}/disable_public_interface"), json!({}));
        }
        ("load_balancers.disable_public_interface", "targets_without_use_private_ip") => {}
        // `off` has neither a public address nor a network.
        (_, "resolve_cloud_public_targets_error" | "resolve_cloud_private_targets_error") => {
            let is_private = code == "resolve_cloud_private_targets_error";
            let target = json!({ "type": "server", "server": { "id": off }, "use_private_ip": is_private });
            match name {
                "load_balancers.create" => {
                    (body["targets"], body["network"]) = (json!([target]), json!(world.network))
                }
                _ => body = target,
            }
        }
        ("load_balancers.attach_to_network", "load_balancer_already_attached") => {
            body["network"] = json!(world.network);
        }
        ("load_balancers.change_type", "invalid_load_balancer_type") => {
            post(world, &usual, json!({ "load_balancer_type": "lb21" }));
            for port in 81..87 {
                let service = json!({ "protocol": "tcp", "listen_port": port, "destination_port": port });
                post(world, &format!("{balancer}/add_service"), service);
            }
            body["load_balancer_type"] = json!("lb11");
        }
        ("networks.delete_subnet", "conflict") => body["ip_range"] = json!("10.0.1.0/24"),
        _ => return None,
    }
    Some((path, body))
}

#[test]
fn every_code_of_an_operation_can_be_provoked() {
    let (mut provoked, mut failures, mut used) = (0, Vec::new(), BTreeSet::new());
    for operation in facts().operations.as_array().expect("operations") {
        let name = operation["id"].as_str().expect("an id");
        for listed in operation["errors"].as_array().into_iter().flatten() {
            let code = listed["code"].as_str().expect("a code");
            let mut world = World::new(1);
            let reason = IMPOSSIBLE
                .iter()
                .find(|(prefix, start, _)| name.starts_with(prefix) && code.starts_with(start));
            match (refused(&mut world, name, code), reason) {
                (Some((path, body)), _) => {
                    let method = route(name).method;
                    let body = (method != Method::Get).then(|| body.to_string());
                    let before = world.sim.state();
                    let (status, response) = send(&mut world.sim, method, &path, body.as_deref());
                    if listed["status"] != status || response["error"]["code"] != code {
                        failures.push(format!("{name} {code}: {status} {response}"));
                    }
                    assert_eq!(changes(&before, &world.sim.state()), [], "{name} {code}");
                    provoked += 1;
                }
                (None, Some((.., reason))) => {
                    used.insert(reason);
                }
                (None, None) => failures.push(format!(
                    "{name} {code}: has neither an arm in `refused` nor a reason in `IMPOSSIBLE`; a code that \
                     error_codes.json marks as `general` is not listed for an operation"
                )),
            }
        }
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
    assert!(provoked > 50, "{provoked}");
    let reasons: BTreeSet<_> = IMPOSSIBLE.iter().map(|(.., reason)| reason).collect();
    assert_eq!(used, reasons, "every reason is needed");
}

/// A code that is listed for one operation is not used for another that checks the same.
#[test]
fn codes_are_used_for_their_operations_only() {
    let mut world = World::new(1);
    let bare = done(&mut world.sim, "/networks", json!({ "name": "bare", "ip_range": "10.9.0.0/16" }));
    let (bare, group, off) = (id(&bare["network"]), world.group, world.off);
    let server = |name: &str| json!({ "name": name, "server_type": "cx23", "image": "debian-13" });
    for number in 0..10 {
        let mut body = server(&format!("spread-{number}"));
        body["placement_group"] = json!(group);
        done(&mut world.sim, "/servers", body);
    }
    let mut created = server("web-9");
    created["networks"] = json!([bare]);
    let balancer =
        json!({ "name": "back", "load_balancer_type": "lb11", "location": "fsn1", "network": bare });
    for (path, body, field) in [
        ("/servers", created, "networks"),
        ("/load_balancers", balancer, "network"),
        (
            &*format!("/servers/{off}/actions/add_to_placement_group"),
            json!({ "placement_group": group }),
            "placement_group",
        ),
    ] {
        let (status, response) = send(&mut world.sim, Method::Post, path, Some(&body.to_string()));
        let fields = &response["error"]["details"]["fields"];
        assert_eq!((status, &fields[0]["name"]), (422, &json!(field)), "{path}: {response}");
    }
}

/// The codes of any operation. Those without a request here are faults, which can be injected.
#[test]
fn every_general_code_can_be_provoked() {
    let codes: Value = serde_json::from_str(include_str!("../data/error_codes.json")).expect("facts");
    for fact in codes.as_array().expect("codes").iter().filter(|fact| fact["general"] == true) {
        let (code, status) =
            (fact["code"].as_str().expect("a code"), fact["status"].as_u64().expect("a status"));
        let mut world = World::new(1);
        let (method, path, body): (_, String, _) = match code {
            "deprecated_api_endpoint" => (Method::Get, "/datacenters".into(), json!({})),
            "forbidden" => (Method::Delete, "/images/161547267".into(), json!({})),
            "invalid_input" => (Method::Post, "/servers".into(), json!({})),
            "json_error" => (Method::Post, "/servers".into(), json!([])),
            "locked" => {
                let path = format!("/servers/{}/actions/reboot", world.server);
                send(&mut world.sim, Method::Post, &path, None);
                (Method::Post, path, json!({}))
            }
            "method_not_allowed" => (Method::Delete, "/servers".into(), json!({})),
            "not_found" => (Method::Get, "/servers/7".into(), json!({})),
            "protected" => {
                let path = format!("/volumes/{}", world.volume);
                done(&mut world.sim, &format!("{path}/actions/change_protection"), json!({ "delete": true }));
                (Method::Delete, path, json!({}))
            }
            "conflict" => {
                let path = format!("/networks/{}/actions/delete_subnet", world.network);
                (Method::Post, path, json!({ "ip_range": "10.0.1.0/24" }))
            }
            "rate_limit_exceeded" => {
                world.sim.set_rate_limit(1);
                send(&mut world.sim, Method::Get, "/servers", None);
                (Method::Get, "/servers".into(), json!({}))
            }
            "resource_limit_exceeded" => {
                let path = format!("/storage_boxes/{}/snapshots", world.storage_box);
                for _ in 0..9 {
                    done(&mut world.sim, &path, json!({}));
                }
                (Method::Post, path, json!({}))
            }
            "resource_unavailable" => {
                let server =
                    json!({ "name": "far", "server_type": "cx23", "image": "debian-13", "location": "sin" });
                (Method::Post, "/servers".into(), server)
            }
            "service_error" => {
                let path = format!("/servers/{}/actions/reset_password", world.off);
                (Method::Post, path, json!({}))
            }
            "uniqueness_error" => (Method::Post, "/firewalls".into(), json!({ "name": "web" })),
            "unsupported_error" => {
                let path = format!("/certificates/{}/actions/retry", world.certificate);
                (Method::Post, path, json!({}))
            }
            "bad_gateway" | "maintenance" | "server_error" | "timeout" | "token_readonly"
            | "unauthorized" | "unavailable" => {
                // `unauthorized` needs a request without a token, which `tests/sim.rs` sends.
                let fault = Fault::api_error(status as u16, code);
                world.sim.set_faults(FaultScript::next([fault])).expect("a script");
                (Method::Get, "/servers".into(), json!({}))
            }
            other => panic!("{other} is neither provoked nor a fault"),
        };
        let body = (method != Method::Get).then(|| body.to_string());
        let (got, response) = send(&mut world.sim, method, &path, body.as_deref());
        assert_eq!(
            (u64::from(got), &response["error"]["code"]),
            (status, &json!(code)),
            "{path}: {response}"
        );
    }
}
