//! The services of load balancers.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use super::LoadBalancerEffect;
use crate::api::load_balancers::{
    LoadBalancer, LoadBalancerHealthCheckProtocol, LoadBalancerService, LoadBalancerServiceProtocol,
};
use crate::sim::{ApiRequest, ApiResult, ErrorResponse, Project, entity, json};

/// The valid idle timeouts of a service in seconds.
const TIMEOUTS_IDLE: core::ops::RangeInclusive<u32> = 30..=300;

/// The services in the body of a new load balancer.
pub(super) fn parse_all(project: &Project, request: &ApiRequest) -> ApiResult<Vec<LoadBalancerService>> {
    let mut services: Vec<LoadBalancerService> = Vec::new();
    for service in request.list::<Map<String, Value>>("services")?.unwrap_or_default() {
        let service = parse(project, &service.into())?;
        if services.iter().any(|other| other.listen_port == service.listen_port) {
            return Err(port_in_use());
        }
        services.push(service);
    }
    Ok(services)
}

pub(super) fn add(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let service = parse(project, request.body())?;
    let balancer = entity::find::<LoadBalancer>(project, request)?;
    if balancer.services.iter().any(|other| other.listen_port == service.listen_port) {
        return Err(port_in_use());
    }
    super::check_limit("services", balancer.services.len() + 1, balancer.load_balancer_type.max_services)?;
    super::change(project, request, "add_service", LoadBalancerEffect::AddService(service))
}

pub(super) fn update(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let port = listen_port(project, request)?;
    let balancer = entity::find::<LoadBalancer>(project, request)?;
    let service = balancer.services.iter().find(|service| service.listen_port == port);
    // Omitted fields are unchanged.
    let mut merged = json::complete(&service).unwrap_or_default();
    merge(&mut merged, request.body());
    let service = parse(project, &merged)?;
    super::change(project, request, "update_service", LoadBalancerEffect::UpdateService { port, service })
}

pub(super) fn delete(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let port = listen_port(project, request)?;
    super::change(project, request, "delete_service", LoadBalancerEffect::DeleteService(port))
}

/// The listen port in the body, which must be that of a service of the load balancer.
fn listen_port(project: &Project, request: &ApiRequest) -> ApiResult<u16> {
    let port = request.required_integer("listen_port")?;
    let services = &entity::find::<LoadBalancer>(project, request)?.services;
    match services.iter().find(|service| u64::from(service.listen_port) == port) {
        Some(service) => Ok(service.listen_port),
        None => Err(ErrorResponse::unknown_reference("listen_port")),
    }
}

fn port_in_use() -> ErrorResponse {
    ErrorResponse::new(412, "source_port_already_used", "the load balancer already listens on this port")
}

/// Merges the fields of `new` into `old`.
fn merge(old: &mut Value, new: &Value) {
    match (old, new) {
        (Value::Object(old), Value::Object(new)) => {
            // Null is treated as absent.
            for (key, value) in new.iter().filter(|(_, value)| !value.is_null()) {
                merge(old.entry(key).or_insert(Value::Null), value);
            }
        }
        (old, new) => *old = new.clone(),
    }
}

/// Rejects values whose type differs from that of the defaults.
fn check_types(defaults: &Value, given: &Value, path: &str) -> ApiResult<()> {
    for (key, value) in given.as_object().into_iter().flatten().filter(|(_, value)| !value.is_null()) {
        let field = format!("{path}{key}");
        let kind = match &defaults[key] {
            Value::Bool(_) if !value.is_boolean() => "a boolean",
            Value::Number(_) if !value.is_u64() => "an integer",
            Value::String(_) if !value.is_string() => "a string",
            Value::Array(_) if !value.is_array() => "a list",
            Value::Object(_) if !value.is_object() => "an object",
            defaults => {
                check_types(defaults, value, &format!("{field}."))?;
                continue;
            }
        };
        return Err(ErrorResponse::invalid_input(&field, format!("must be {kind}")));
    }
    Ok(())
}

/// Parses a service, with defaults for the omitted fields.
fn parse(project: &Project, given: &Value) -> ApiResult<LoadBalancerService> {
    let protocol = given["protocol"].as_str().ok_or_else(|| ErrorResponse::missing("protocol"))?;
    let default_port = if protocol == "https" { 443 } else { 80 };
    let listen_port = given["listen_port"].as_u64().unwrap_or(default_port);
    let destination_port = given["destination_port"].as_u64().unwrap_or(listen_port);
    let mut service = json!({
        "protocol": protocol,
        "listen_port": listen_port,
        "destination_port": destination_port,
        "proxyprotocol": false,
        "health_check": {
            "protocol": "tcp", "port": destination_port, "interval": 15, "timeout": 10, "retries": 3,
            "http": {
                "domain": null, "path": "/", "response": "", "status_codes": ["2??", "3??"], "tls": false,
            },
        },
        "http": {
            "sticky_sessions": false, "cookie_name": "HCLBSTICKY", "cookie_lifetime": 300, "timeout_idle": 50,
            "certificates": [], "redirect_http": false,
        },
    });
    check_types(&service, given, "")?;
    merge(&mut service, given);
    if protocol == "tcp" {
        service["http"] = Value::Null;
    }
    if service["health_check"]["protocol"] == "tcp" {
        service["health_check"]["http"] = Value::Null;
    }
    let service: LoadBalancerService =
        serde_json::from_value(service).map_err(|_| ErrorResponse::missing("protocol"))?;
    check(project, &service)?;
    Ok(service)
}

fn check(project: &Project, service: &LoadBalancerService) -> ApiResult<()> {
    let LoadBalancerService { protocol, health_check, http, .. } = service;
    if !LoadBalancerServiceProtocol::VALUES.contains(&protocol.as_str()) {
        return Err(ErrorResponse::invalid_input("protocol", "must be tcp, http or https"));
    }
    for (field, port) in [
        ("listen_port", service.listen_port),
        ("destination_port", service.destination_port),
        ("health_check.port", health_check.port),
    ] {
        // A number that is out of range is read as 0.
        if port == 0 {
            return Err(ErrorResponse::invalid_input(field, "must be from 1 to 65535"));
        }
    }
    if !LoadBalancerHealthCheckProtocol::VALUES.contains(&health_check.protocol.as_str()) {
        return Err(ErrorResponse::invalid_input("health_check", "must be tcp or http"));
    }
    let limits = [
        ("interval", health_check.interval, 3..=60),
        ("timeout", health_check.timeout, 1..=60),
        ("retries", health_check.retries, 1..=5),
    ];
    for (field, value, range) in limits {
        if !range.contains(&value) {
            return Err(ErrorResponse::invalid_input(&format!("health_check.{field}"), "is out of range"));
        }
    }
    if http.as_ref().is_some_and(|http| !TIMEOUTS_IDLE.contains(&http.timeout_idle)) {
        return Err(ErrorResponse::invalid_input("http.timeout_idle", "must be from 30 to 300"));
    }
    let certificates = http.iter().filter_map(|http| http.certificates.as_ref()).flatten();
    for certificate in certificates {
        if !project.certificates.contains_key(&certificate.get()) {
            return Err(ErrorResponse::unknown_reference("certificates"));
        }
    }
    Ok(())
}
