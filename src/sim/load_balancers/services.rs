//! What load balancers listen to.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use crate::api::load_balancers::{
    LoadBalancer, LoadBalancerHealthCheckProtocol, LoadBalancerService, LoadBalancerServiceProtocol,
};
use crate::sim::Answer;
use crate::sim::ask::Ask;
use crate::sim::project::Project;
use crate::sim::refusal::Refusal;
use crate::sim::thing;

/// The services in the body of a new load balancer.
pub(super) fn all(project: &Project, ask: &Ask) -> Result<Vec<LoadBalancerService>, Refusal> {
    let mut services: Vec<LoadBalancerService> = Vec::new();
    for service in ask.list::<Map<String, Value>>("services")?.unwrap_or_default() {
        let service = read(project, &service.into())?;
        if services.iter().any(|other| other.listen_port == service.listen_port) {
            return Err(taken());
        }
        services.push(service);
    }
    Ok(services)
}

pub(super) fn add(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let service = read(project, ask.body())?;
    let balancer = thing::find::<LoadBalancer>(project, ask)?;
    if balancer.services.iter().any(|other| other.listen_port == service.listen_port) {
        return Err(taken());
    }
    thing::change(project, ask, "add_service", |balancer: &mut LoadBalancer| balancer.services.push(service))
}

pub(super) fn update(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let port = listen_port(project, ask)?;
    let balancer = thing::find::<LoadBalancer>(project, ask)?;
    let service = balancer.services.iter().find(|service| service.listen_port == port);
    // What is not said stays as it is.
    let mut merged = serde_json::to_value(service).unwrap_or_default();
    merge(&mut merged, ask.body());
    let service = read(project, &merged)?;
    thing::change(project, ask, "update_service", move |balancer: &mut LoadBalancer| {
        if let Some(old) = balancer.services.iter_mut().find(|service| service.listen_port == port) {
            *old = service;
        }
    })
}

pub(super) fn delete(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let port = listen_port(project, ask)?;
    thing::change(project, ask, "delete_service", move |balancer: &mut LoadBalancer| {
        balancer.services.retain(|service| service.listen_port != port);
    })
}

/// The port in the body, which the load balancer listens to.
fn listen_port(project: &Project, ask: &Ask) -> Result<u16, Refusal> {
    let port = ask.number("listen_port")?.and_then(|port| u16::try_from(port).ok());
    let services = &thing::find::<LoadBalancer>(project, ask)?.services;
    match services.iter().find(|service| Some(service.listen_port) == port) {
        Some(service) => Ok(service.listen_port),
        None => Err(Refusal::no_such("listen_port")),
    }
}

fn taken() -> Refusal {
    Refusal::new(422, "source_port_already_used", "the load balancer listens to this port already")
}

fn merge(old: &mut Value, new: &Value) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            // What was nothing says nothing.
            for (key, value) in new.iter().filter(|(_, value)| !value.is_null()) {
                merge(old.entry(key).or_insert(Value::Null), value);
            }
        }
        (old, new) => *old = new.clone(),
    }
}

/// A service, with what is usual where nothing was said.
fn read(project: &Project, said: &Value) -> Result<LoadBalancerService, Refusal> {
    let protocol = said["protocol"].as_str().unwrap_or_default();
    let usual_port = if protocol == "https" { 443 } else { 80 };
    let listen_port = said["listen_port"].as_u64().unwrap_or(usual_port);
    let mut full = json!({
        "protocol": protocol,
        "listen_port": listen_port,
        "destination_port": said["destination_port"].as_u64().unwrap_or(listen_port),
        "proxyprotocol": false,
        "health_check": { "protocol": "tcp", "port": listen_port, "interval": 15, "timeout": 10, "retries": 3 },
    });
    if protocol != "tcp" {
        full["http"] = json!({
            "sticky_sessions": false, "cookie_name": "HCLBSTICKY", "cookie_lifetime": 300, "timeout_idle": 50,
            "certificates": [], "redirect_http": false,
        });
    }
    if said["health_check"]["protocol"] == "http" {
        full["health_check"]["http"] = json!({ "domain": null, "path": "/", "response": "", "status_codes": ["2??", "3??"], "tls": false });
    }
    merge(&mut full, said);
    if protocol == "tcp" {
        full["http"] = Value::Null;
    }
    if full["health_check"]["protocol"] == "tcp" {
        full["health_check"]["http"] = Value::Null;
    }
    let service: LoadBalancerService =
        serde_json::from_value(full).map_err(|_| Refusal::invalid("protocol", "is required"))?;
    check(project, &service)?;
    Ok(service)
}

fn check(project: &Project, service: &LoadBalancerService) -> Result<(), Refusal> {
    let LoadBalancerService { protocol, health_check, http, .. } = service;
    if !LoadBalancerServiceProtocol::VALUES.contains(&protocol.as_str()) {
        return Err(Refusal::invalid("protocol", "has to be tcp, http or https"));
    }
    if service.listen_port == 0 || service.destination_port == 0 || health_check.port == 0 {
        return Err(Refusal::invalid("listen_port", "ports go from 1 to 65535"));
    }
    if !LoadBalancerHealthCheckProtocol::VALUES.contains(&health_check.protocol.as_str()) {
        return Err(Refusal::invalid("health_check", "has to be tcp or http"));
    }
    let limits = [
        ("interval", health_check.interval, 3..=60),
        ("timeout", health_check.timeout, 1..=60),
        ("retries", health_check.retries, 1..=5),
    ];
    for (field, value, range) in limits {
        if !range.contains(&value) {
            return Err(Refusal::invalid(&format!("health_check.{field}"), "is out of its range"));
        }
    }
    let certificates = http.iter().filter_map(|http| http.certificates.as_ref()).flatten();
    for certificate in certificates {
        if !project.certificates.contains_key(&certificate.get()) {
            return Err(Refusal::no_such("certificates"));
        }
    }
    Ok(())
}
