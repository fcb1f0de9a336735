//! A project with resources of all types, and a valid request for every operation.

use std::time::Duration;

use hetzner_cloud::sim::{Fault, FaultScript};
use hetzner_cloud::{Headers, Method, Request, Route, Sim, api};
use serde_json::{Value, json};

pub(crate) const PASSWORD: &str = "Correct7horse9Battery";
const KEY: &str = "-----BEGIN PRIVATE KEY-----";

/// A project and the ids of its resources.
pub(crate) struct World {
    pub(crate) sim: Sim,
    pub(crate) server: u64,
    /// A server that is off and has no public addresses.
    pub(crate) off: u64,
    pub(crate) ssh_key: u64,
    pub(crate) group: u64,
    /// A network that `server` and `balancer` are attached to.
    pub(crate) network: u64,
    pub(crate) empty_network: u64,
    pub(crate) volume: u64,
    pub(crate) attached_volume: u64,
    pub(crate) floating_ip: u64,
    pub(crate) primary_ip: u64,
    /// A firewall without resources.
    pub(crate) firewall: u64,
    pub(crate) applied_firewall: u64,
    pub(crate) balancer: u64,
    pub(crate) certificate: u64,
    pub(crate) failed_certificate: u64,
    pub(crate) zone: u64,
    pub(crate) secondary: u64,
    pub(crate) storage_box: u64,
    pub(crate) snapshot: u64,
    pub(crate) subaccount: u64,
    pub(crate) image: u64,
    pub(crate) action: u64,
}

/// Returns the status and the body of a response.
pub(crate) fn send(sim: &mut Sim, method: Method, path: &str, body: Option<&str>) -> (u16, Value) {
    let headers = Headers::from_iter([("Authorization", "Bearer x")]);
    let request = Request::new(method, format!("https://api.hetzner.cloud/v1{path}")).with_headers(headers);
    let request = match body {
        Some(body) => request.with_body(body),
        None => request,
    };
    let response = sim.send(&request).expect("no transport fault");
    let json = if response.body.is_empty() {
        Value::Null
    } else {
        serde_json::from_slice(&response.body).unwrap_or_else(|error| panic!("{path}: no JSON: {error}"))
    };
    (response.status, json)
}

/// Sends a request that succeeds, and waits for its actions.
pub(crate) fn done(sim: &mut Sim, path: &str, body: Value) -> Value {
    let (status, response) = send(sim, Method::Post, path, Some(&body.to_string()));
    assert!(status < 300, "{path} {body}: {status} {response}");
    sim.advance(Duration::from_secs(60));
    response
}

pub(crate) fn id(resource: &Value) -> u64 {
    resource["id"].as_u64().expect("an id")
}

impl World {
    pub(crate) fn new(seed: u64) -> Self {
        let mut sim = Sim::new(seed);
        sim.set_rate_limit(u32::MAX);
        let mut create = |path: &str, key: &str, body: Value| id(&done(&mut sim, path, body)[key]);
        let server = json!({ "name": "web-1", "server_type": "cx23", "image": "debian-13", "location": "fsn1",
            "labels": { "env": "prod" } });
        let server = create("/servers", "server", server);
        let off = json!({ "name": "off-1", "server_type": "cx23", "image": "debian-13", "location": "fsn1",
            "start_after_create": false, "public_net": { "enable_ipv4": false, "enable_ipv6": false } });
        let off = create("/servers", "server", off);
        let ssh_key =
            create("/ssh_keys", "ssh_key", json!({ "name": "laptop", "public_key": "ssh-rsa AAAA" }));
        let group =
            create("/placement_groups", "placement_group", json!({ "name": "apart", "type": "spread" }));
        let network = create("/networks", "network", network("private", "10.0.0.0/16"));
        let empty_network = create("/networks", "network", network_of("empty", "10.1.0.0/16", "10.1.1.0/24"));
        let attach = json!({ "network": network });
        create(&format!("/servers/{server}/actions/attach_to_network"), "action", attach.clone());
        let volume =
            create("/volumes", "volume", json!({ "name": "data-1", "size": 10, "location": "fsn1" }));
        let attached_volume =
            create("/volumes", "volume", json!({ "name": "data-2", "size": 10, "server": server }));
        let floating_ip = json!({ "type": "ipv4", "home_location": "fsn1", "name": "moves" });
        let floating_ip = create("/floating_ips", "floating_ip", floating_ip);
        let primary_ip = json!({ "type": "ipv4", "location": "fsn1", "name": "stays" });
        let primary_ip = create("/primary_ips", "primary_ip", primary_ip);
        let firewall = create("/firewalls", "firewall", json!({ "name": "none" }));
        let applied_firewall =
            create("/firewalls", "firewall", json!({ "name": "web", "apply_to": [resource(server)] }));
        let balancer = json!({ "name": "front", "load_balancer_type": "lb11", "location": "fsn1",
            "network": network, "services": [{ "protocol": "http" }], "targets": [target("env")] });
        let balancer = create("/load_balancers", "load_balancer", balancer);
        let certificate = json!({ "name": "made", "type": "managed", "domain_names": ["example.com"] });
        let certificate = create("/certificates", "certificate", certificate);
        let zone = json!({ "name": "example.com", "mode": "primary",
            "rrsets": [{ "name": "www", "type": "A", "records": [{ "value": "192.0.2.1" }] }] });
        let zone = create("/zones", "zone", zone);
        let secondary = json!({ "name": "secondary.example", "mode": "secondary",
            "primary_nameservers": [{ "address": "192.0.2.53" }] });
        let secondary = create("/zones", "zone", secondary);
        let storage_box = json!({ "name": "attic", "storage_box_type": "bx11", "location": "fsn1",
            "password": PASSWORD });
        let storage_box = create("/storage_boxes", "storage_box", storage_box);
        let path = format!("/storage_boxes/{storage_box}");
        let snapshot = create(&format!("{path}/snapshots"), "snapshot", json!({}));
        let subaccount = json!({ "home_directory": "backups", "password": PASSWORD });
        let subaccount = create(&format!("{path}/subaccounts"), "subaccount", subaccount);
        let image = create(&format!("/servers/{server}/actions/create_image"), "image", json!({}));
        let action = create(&format!("/servers/{server}/actions/reboot"), "action", json!({}));
        let fault = Fault::action_failed("create_certificate");
        sim.set_faults(FaultScript::next([fault])).expect("a script");
        let failed = json!({ "name": "failed", "type": "managed", "domain_names": ["example.com"] });
        let failed_certificate = id(&done(&mut sim, "/certificates", failed)["certificate"]);
        Self {
            sim,
            server,
            off,
            ssh_key,
            group,
            network,
            empty_network,
            volume,
            attached_volume,
            floating_ip,
            primary_ip,
            firewall,
            applied_firewall,
            balancer,
            certificate,
            failed_certificate,
            zone,
            secondary,
            storage_box,
            snapshot,
            subaccount,
            image,
            action,
        }
    }

    /// The ids of the resources, by their key in responses.
    pub(crate) fn ids(&self) -> [(&'static str, Vec<u64>); 16] {
        [
            ("server", vec![self.server, self.off]),
            ("ssh_key", vec![self.ssh_key]),
            ("placement_group", vec![self.group]),
            ("network", vec![self.network, self.empty_network]),
            ("volume", vec![self.volume, self.attached_volume]),
            ("floating_ip", vec![self.floating_ip]),
            ("primary_ip", vec![self.primary_ip]),
            ("firewall", vec![self.firewall, self.applied_firewall]),
            ("load_balancer", vec![self.balancer]),
            ("certificate", vec![self.certificate, self.failed_certificate]),
            ("zone", vec![self.zone, self.secondary]),
            ("storage_box", vec![self.storage_box]),
            ("snapshot", vec![self.snapshot]),
            ("subaccount", vec![self.subaccount]),
            ("image", vec![self.image]),
            ("action", vec![self.action]),
        ]
    }

    /// The path of an operation, with parameters that exist and fit [`body`](Self::body).
    pub(crate) fn path(&self, route: &Route) -> String {
        let (resource, verb) = route.name.split_once('.').expect("a verb");
        let id = match (resource, verb) {
            ("servers", "power_on" | "change_type" | "add_to_placement_group") => self.off,
            ("volumes", "detach") => self.attached_volume,
            ("firewalls", "remove_from_resources") => self.applied_firewall,
            ("certificates", "retry_issuance") => self.failed_certificate,
            ("zones", "change_primary_nameservers") => self.secondary,
            ("actions", _) | (_, "get_action_by_id") => self.action,
            ("servers", _) => self.server,
            ("images", _) => self.image,
            ("isos", _) => 122_630,
            ("ssh_keys", _) => self.ssh_key,
            ("server_types", _) => 114,
            ("placement_groups", _) => self.group,
            ("networks", _) => self.network,
            ("volumes", _) => self.volume,
            ("floating_ips", _) => self.floating_ip,
            ("primary_ips", _) => self.primary_ip,
            ("firewalls", _) => self.firewall,
            ("load_balancers", _) => self.balancer,
            ("certificates", _) => self.certificate,
            ("storage_box_types", _) => 1333,
            ("storage_boxes" | "storage_box_snapshots" | "storage_box_subaccounts", _) => self.storage_box,
            _ => 1,
        };
        let zone = if verb == "change_primary_nameservers" { self.secondary } else { self.zone };
        let mut path = route.path.to_owned();
        for (parameter, value) in [
            ("{id}", id.to_string()),
            ("{action_id}", self.action.to_string()),
            ("{id_or_name}", zone.to_string()),
            ("{rr_name}", "www".into()),
            ("{rr_type}", "A".into()),
            ("{snapshot_id}", self.snapshot.to_string()),
            ("{subaccount_id}", self.subaccount.to_string()),
        ] {
            path = path.replace(parameter, &value);
        }
        path
    }

    /// A query with the required parameters of an operation.
    pub(crate) fn query(&self, name: &str) -> &'static str {
        match name {
            "actions.list" => "id=1",
            "servers.get_metrics" => "type=cpu&start=2026-11-01T00:00:00Z&end=2026-11-01T00:10:00Z",
            "load_balancers.get_metrics" => {
                "type=bandwidth&start=2026-11-01T00:00:00Z&end=2026-11-01T00:10:00Z"
            }
            _ => "",
        }
    }

    /// A valid body of an operation; null for one without a body.
    pub(crate) fn body(&self, name: &str) -> Value {
        let records = json!({ "records": [{ "value": "192.0.2.1", "comment": "first" }] });
        match name {
            "servers.create" => json!({ "name": "web-9", "server_type": "cx23", "image": "debian-13" }),
            "servers.add_to_placement_group" => json!({ "placement_group": self.group }),
            "servers.attach_iso" => json!({ "iso": 122_630 }),
            "servers.attach_to_network" => json!({ "network": self.empty_network }),
            "servers.change_alias_ips" => json!({ "network": self.network, "alias_ips": [] }),
            "servers.change_type" => json!({ "server_type": "cx33", "upgrade_disk": true }),
            "servers.detach_from_network" => json!({ "network": self.network }),
            "servers.rebuild" => json!({ "image": "debian-13" }),
            "servers.change_dns_ptr" => json!({ "ip": "192.0.2.1", "dns_ptr": "web.example.com" }),
            "floating_ips.change_dns_ptr" => json!({ "ip": "192.0.2.2", "dns_ptr": null }),
            "primary_ips.change_dns_ptr" => json!({ "ip": "192.0.2.3", "dns_ptr": "web.example.com" }),
            "load_balancers.change_dns_ptr" => json!({ "ip": "192.0.2.4", "dns_ptr": "web.example.com" }),
            "ssh_keys.create" => json!({ "name": "desktop", "public_key": "ssh-rsa AAAB" }),
            "placement_groups.create" => json!({ "name": "far", "type": "spread" }),
            "networks.create" => network("other", "10.2.0.0/16"),
            "networks.add_route" => json!({ "destination": "10.200.0.0/16", "gateway": "10.0.1.2" }),
            "networks.delete_route" => json!({ "destination": "10.100.0.0/16", "gateway": "10.0.1.2" }),
            "networks.add_subnet" => json!({ "type": "cloud", "network_zone": "eu-central" }),
            "networks.delete_subnet" => json!({ "ip_range": "10.0.3.0/24" }),
            "networks.change_ip_range" => json!({ "ip_range": "10.0.0.0/8" }),
            "volumes.create" => json!({ "name": "data-3", "size": 10, "location": "fsn1" }),
            "volumes.attach" => json!({ "server": self.server }),
            "volumes.resize" => json!({ "size": 20 }),
            "floating_ips.create" => json!({ "type": "ipv4", "home_location": "fsn1" }),
            "floating_ips.assign" => json!({ "server": self.server }),
            "floating_ips.change_protection" | "primary_ips.change_protection" => json!({ "delete": false }),
            "primary_ips.create" => json!({ "name": "other", "type": "ipv4", "location": "fsn1" }),
            "primary_ips.assign" => json!({ "assignee_type": "server", "assignee_id": self.off }),
            "firewalls.create" => json!({ "name": "other" }),
            "firewalls.apply_to_resources" => json!({ "apply_to": [resource(self.server)] }),
            "firewalls.remove_from_resources" => json!({ "remove_from": [resource(self.server)] }),
            "firewalls.set_rules" => json!({ "rules": [] }),
            "load_balancers.create" => {
                json!({ "name": "back", "load_balancer_type": "lb11", "location": "fsn1" })
            }
            "load_balancers.add_service" => {
                json!({ "protocol": "tcp", "listen_port": 81, "destination_port": 81,
                "proxyprotocol": false,
                "health_check": { "protocol": "tcp", "port": 81, "interval": 15, "timeout": 10, "retries": 3 } })
            }
            "load_balancers.update_service" => json!({ "listen_port": 80, "destination_port": 8080 }),
            "load_balancers.delete_service" => json!({ "listen_port": 80 }),
            "load_balancers.add_target" => target("role"),
            "load_balancers.remove_target" => target("env"),
            "load_balancers.attach_to_network" => json!({ "network": self.empty_network }),
            "load_balancers.detach_from_network" => json!({ "network": self.network }),
            "load_balancers.change_algorithm" => json!({ "type": "least_connections" }),
            "load_balancers.change_type" => json!({ "load_balancer_type": "lb21" }),
            "certificates.create" => {
                json!({ "name": "own", "certificate": include_str!("../data/certificate.pem"),
                "private_key": KEY })
            }
            "zones.create" => json!({ "name": "example.net", "mode": "primary" }),
            "zones.change_primary_nameservers" => {
                json!({ "primary_nameservers": [{ "address": "192.0.2.54" }] })
            }
            "zones.change_ttl" => json!({ "ttl": 600 }),
            "zones.import_zonefile" => json!({ "zonefile": "www IN A 192.0.2.1" }),
            "zone_rrsets.create" => {
                json!({ "name": "mail", "type": "A", "records": [{ "value": "192.0.2.1" }] })
            }
            "zone_rrsets.add_records" => json!({ "records": [{ "value": "192.0.2.2" }] }),
            "zone_rrsets.change_protection" => json!({ "change": false }),
            "zone_rrsets.change_ttl" => json!({ "ttl": 600 }),
            "zone_rrsets.set_records" | "zone_rrsets.remove_records" | "zone_rrsets.update_records" => {
                records
            }
            "storage_boxes.create" => {
                json!({ "name": "cellar", "storage_box_type": "bx11", "location": "fsn1",
                "password": PASSWORD })
            }
            "storage_boxes.change_type" => json!({ "storage_box_type": "bx21" }),
            "storage_boxes.enable_snapshot_plan" => json!({ "max_snapshots": 5, "minute": 0, "hour": 3 }),
            "storage_boxes.reset_password" | "storage_box_subaccounts.reset_password" => {
                json!({ "password": PASSWORD })
            }
            "storage_boxes.rollback_snapshot" => json!({ "snapshot": self.snapshot }),
            "storage_box_subaccounts.create" => json!({ "home_directory": "public", "password": PASSWORD }),
            "storage_box_subaccounts.change_home_directory" => json!({ "home_directory": "public" }),
            _ => match route(name).method {
                Method::Get => Value::Null,
                _ => json!({}),
            },
        }
    }
}

pub(crate) fn route(name: &str) -> &'static Route {
    api::routes().find(|route| route.name == name).unwrap_or_else(|| panic!("no route {name}"))
}

fn network(name: &str, ip_range: &str) -> Value {
    let start = ip_range.trim_end_matches("0.0/16");
    json!({ "name": name, "ip_range": ip_range,
        "subnets": [
            { "type": "cloud", "network_zone": "eu-central", "ip_range": format!("{start}1.0/24") },
            { "type": "cloud", "network_zone": "eu-central", "ip_range": format!("{start}3.0/24") },
        ],
        "routes": [{ "destination": "10.100.0.0/16", "gateway": format!("{start}1.2") }] })
}

fn network_of(name: &str, ip_range: &str, subnet: &str) -> Value {
    json!({ "name": name, "ip_range": ip_range,
        "subnets": [{ "type": "cloud", "network_zone": "eu-central", "ip_range": subnet }] })
}

/// A server as a resource of a firewall.
pub(crate) fn resource(server: u64) -> Value {
    json!({ "type": "server", "server": { "id": server } })
}

/// A label selector as a target of a load balancer.
pub(crate) fn target(selector: &str) -> Value {
    json!({ "type": "label_selector", "label_selector": { "selector": selector } })
}
