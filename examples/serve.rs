//! The embedded Hetzner over HTTP on loopback, for any client in any language.
//!
//! Every token gets a project of its own. `POST /sim/faults` lets something go wrong in the project of the token:
//! `{"next": ["rate_limited", "gateway", "conflict", "cut"], "fail_action": "start_server", "lose_action": "reboot_server"}`.

// The core has no clock; a host has.
#![allow(clippy::disallowed_types)]

use std::collections::BTreeMap;
use std::io::Read;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow};
use clap::Parser;
use hetzner_cloud::sim::Fault;
use hetzner_cloud::{Headers, Method, Request, Response, Sim, UnixMillis};
use serde_json::Value;
use tiny_http::{Header, Server, StatusCode};

/// Serves the embedded Hetzner on loopback.
#[derive(Parser)]
struct Arguments {
    /// The port; 0 for any that is free.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// One project for all tokens.
    #[arg(long)]
    one_project: bool,
    /// How many servers a new project has.
    #[arg(long, default_value_t = 3)]
    servers: usize,
    /// How many snapshots a new project has.
    #[arg(long, default_value_t = 0)]
    snapshots: usize,
    /// How many times as fast as on the wall its clock runs.
    #[arg(long, default_value_t = 1.0, value_parser = speed)]
    speed: f64,
    /// How many requests an hour (of its clock) a project takes.
    #[arg(long, default_value_t = 3600)]
    limit: u32,
}

fn speed(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(speed) if (0.0..=1_000_000.0).contains(&speed) => Ok(speed),
        _ => Err("has to be a number from 0 to 1000000".into()),
    }
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let server = Server::http(("127.0.0.1", arguments.port))
        .map_err(|error| anyhow!(error))
        .context("cannot listen")?;
    let address = server.server_addr().to_ip().context("no address")?;
    println!("listening on http://{address}");
    let mut projects = Projects { arguments, all: BTreeMap::new() };
    for mut request in server.incoming_requests() {
        let answer = match read(&mut request) {
            Ok(asked) => projects.answer(request.url(), &asked),
            Err(refused) => refused,
        };
        // A client that has gone does not want its answer.
        let _ = request.respond(with_cors(answer));
    }
    Ok(())
}

/// The projects, by token.
struct Projects {
    arguments: Arguments,
    all: BTreeMap<String, Project>,
}

struct Project {
    sim: Sim,
    /// What time it was there at first, and when that was here.
    start: UnixMillis,
    since: Instant,
}

impl Projects {
    fn answer(&mut self, url: &str, asked: &Asked) -> Response {
        let Asked::Request(request) = asked else { return preflight() };
        let token = match self.arguments.one_project {
            true => "",
            false => request.headers.get("authorization").unwrap_or_default(),
        };
        let arguments = &self.arguments;
        let project = self.all.entry(token.to_owned()).or_insert_with(|| Project::new(arguments));
        let passed = project.since.elapsed().as_secs_f64() * arguments.speed;
        // Not from one request to the next: the fractions of milliseconds would be lost.
        project.sim.advance_to(project.start + Duration::from_secs_f64(passed));
        match url.split('?').next() {
            Some("/sim/faults") => match project.inject(request.body.as_deref().unwrap_or_default()) {
                Ok(()) => Response::new(204, ""),
                Err(error) => Response::new(400, error.to_string()),
            },
            _ => project.sim.respond(request),
        }
    }
}

impl Project {
    fn new(arguments: &Arguments) -> Self {
        let mut sim = Sim::new(1);
        sim.populate(arguments.servers, arguments.snapshots);
        sim.set_rate_limit(arguments.limit);
        Self { start: sim.now(), sim, since: Instant::now() }
    }

    fn inject(&mut self, body: &[u8]) -> Result<()> {
        let wanted: Value = serde_json::from_slice(body).context("no JSON")?;
        for fault in wanted["next"].as_array().into_iter().flatten() {
            self.sim.inject_fault(match fault.as_str() {
                Some("rate_limited") => Fault::RateLimited,
                Some("gateway") => Fault::Gateway(502),
                Some("cut") => Fault::TruncatedBody,
                Some("conflict") => Fault::ApiError(409, "conflict".into()),
                _ => return Err(anyhow!("no such fault: {fault}")),
            });
        }
        if let Some(command) = wanted["fail_action"].as_str() {
            self.sim.fail_action(command);
        }
        if let Some(command) = wanted["lose_action"].as_str() {
            self.sim.lose_action(command);
        }
        Ok(())
    }
}

enum Asked {
    Request(Request),
    /// A browser that asks whether it may.
    Preflight,
}

const MOST_BYTES: u64 = 1 << 20;

fn read(request: &mut tiny_http::Request) -> Result<Asked, Response> {
    let method = match request.method() {
        tiny_http::Method::Options => return Ok(Asked::Preflight),
        tiny_http::Method::Get => Method::Get,
        tiny_http::Method::Post => Method::Post,
        tiny_http::Method::Put => Method::Put,
        tiny_http::Method::Delete => Method::Delete,
        other => return Err(Response::new(405, format!("no operation has the method {other}"))),
    };
    let headers: Headers = request
        .headers()
        .iter()
        .map(|header| (header.field.as_str().as_str(), header.value.as_str()))
        .collect();
    let mut body = Vec::new();
    let url = format!("http://localhost{}", request.url());
    let mut reader = request.as_reader().take(MOST_BYTES + 1);
    reader.read_to_end(&mut body).map_err(|error| Response::new(400, error.to_string()))?;
    if body.len() as u64 > MOST_BYTES {
        return Err(Response::new(413, format!("a body has at most {MOST_BYTES} bytes")));
    }
    let request = Request::new(method, url).with_headers(headers);
    Ok(Asked::Request(if body.is_empty() { request } else { request.with_body(body) }))
}

fn preflight() -> Response {
    let mut response = Response::new(204, "");
    response.headers.push("Access-Control-Allow-Methods", "GET, PUT, POST, DELETE, PATCH, OPTIONS");
    response.headers.push(
        "Access-Control-Allow-Headers",
        "DNT,Keep-Alive,User-Agent,X-Requested-With,If-Modified-Since,Cache-Control,Content-Type,Range,Authorization",
    );
    response.headers.push("Access-Control-Max-Age", "1728000");
    response
}

/// As the real API sends it: any page may ask, and none may see the headers.
fn with_cors(mut response: Response) -> tiny_http::Response<std::io::Cursor<Vec<u8>>> {
    response.headers.push("Access-Control-Allow-Origin", "*");
    response.headers.push("Access-Control-Allow-Credentials", "true");
    let mut answer =
        tiny_http::Response::from_data(response.body).with_status_code(StatusCode(response.status));
    for (name, value) in response.headers.iter() {
        if let Ok(header) = Header::from_bytes(name, value) {
            answer.add_header(header);
        }
    }
    answer
}
