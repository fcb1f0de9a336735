//! The embedded Hetzner over HTTP on loopback, for any client in any language.
//!
//! Each API token has a project of its own, whose clock starts at the system's time. The endpoints below `/sim` control
//! the project of the token. `POST /sim/faults` injects faults:
//! ```json
//! {
//!   "next": ["rate_limited", {"gateway": 502}, {"api_error": [409, "conflict"]}, "truncated_body"],
//!   "fail_action": "start_server",
//!   "lose_action": "reboot_server"
//! }
//! ```
//! `GET /sim/clock` returns the time, and `POST /sim/clock` advances it, with one of these bodies:
//! ```json
//! {"advance_seconds": 3600}
//! {"advance_to": "2027-01-01T00:00:00Z"}
//! ```

mod clock;
mod control;
mod projects;
#[cfg(test)]
mod tests;

use std::net::Ipv4Addr;
use std::pin::pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use clap::Parser;
use hetzner_cloud::{Headers, Method, Request, Response, Token, TransportError};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use serde_json::json;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};

use crate::projects::Projects;

/// Serves the embedded Hetzner on loopback.
#[derive(Parser, Clone)]
struct Arguments {
    /// Port to listen on; 0 picks a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// API token to accept; may be repeated. By default, any well-formed token is accepted.
    #[arg(long = "token", value_name = "TOKEN", value_parser = token)]
    tokens: Vec<String>,
    /// Uses one project for all tokens.
    #[arg(long)]
    one_project: bool,
    /// Number of servers in a new project.
    #[arg(long, default_value_t = 3)]
    servers: usize,
    /// Number of snapshots in a new project.
    #[arg(long, default_value_t = 0)]
    snapshots: usize,
    /// Speed of a project's clock, as a multiple of real time; at 0 it moves only by POST /sim/clock.
    #[arg(long, default_value_t = 1.0, value_parser = speed)]
    speed: f64,
    /// Rate limit of a project, in requests per hour of its clock.
    #[arg(long, default_value_t = 3600)]
    limit: u32,
    /// Delay of each response, in milliseconds of real time.
    #[arg(long, value_name = "MS", default_value_t = 0)]
    latency: u64,
}

fn token(text: &str) -> Result<String, String> {
    Token::new(text).map(|_| text.into()).map_err(|error| error.to_string())
}

fn speed(text: &str) -> Result<f64, String> {
    match text.parse() {
        Ok(speed) if (0.0..=1_000_000.0).contains(&speed) => Ok(speed),
        _ => Err("must be a number from 0 to 1000000".into()),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, arguments.port)).await.context("cannot listen")?;
    println!("listening on http://{}", listener.local_addr()?);
    serve(listener, arguments, stop_signal()).await;
    Ok(())
}

/// Completes on SIGINT and SIGTERM.
async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminate = signal(SignalKind::terminate()).expect("SIGTERM can be handled");
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    let _ = interrupt.await;
}

/// Further connections wait until one is closed.
const MAX_CONNECTIONS: usize = 1000;
const MAX_HEADER_BYTES: usize = 16 << 10;
const MAX_BODY_BYTES: usize = 1 << 20;
const MAX_DISCARDED_BYTES: usize = 32 << 20;
/// Also the longest time that a connection may be idle between two requests.
const HEADER_TIMEOUT: Duration = Duration::from_secs(10);
const BODY_TIMEOUT: Duration = Duration::from_secs(30);
/// The time that requests in flight have to complete when the server stops.
const STOP_TIMEOUT: Duration = Duration::from_secs(2);

/// Serves connections until `stop` completes.
async fn serve(listener: TcpListener, arguments: Arguments, stop: impl Future<Output = ()>) {
    let latency = Duration::from_millis(arguments.latency);
    let projects = Arc::new(Mutex::new(Projects::new(arguments)));
    let slots = Arc::new(Semaphore::new(MAX_CONNECTIONS));
    let connections = GracefulShutdown::new();
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEADER_TIMEOUT);
    // The first bound is that of a complete header section, the second that of an incomplete one.
    http.max_header_size(MAX_HEADER_BYTES).max_buf_size(MAX_HEADER_BYTES);

    let mut stop = pin!(stop);
    loop {
        let slot = Arc::clone(&slots).acquire_owned();
        let (slot, stream) = tokio::select! {
            accepted = async { (slot.await, accept(&listener).await) } => accepted,
            () = &mut stop => break,
        };
        let projects = Arc::clone(&projects);
        let service = service_fn(move |request| {
            let projects = Arc::clone(&projects);
            async move {
                let response = respond(request, &projects).await;
                if !latency.is_zero() {
                    sleep(latency).await;
                }
                // A fault that loses the response closes the connection.
                response.map(with_cors)
            }
        });
        let connection = connections.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A failed connection concerns only its client.
            let _ = connection.await;
            drop(slot);
        });
    }
    drop(listener);
    let _ = timeout(STOP_TIMEOUT, connections.shutdown()).await;
}

async fn accept(listener: &TcpListener) -> TcpStream {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => {
                // Without it, small responses may be delayed; they arrive nevertheless.
                let _ = stream.set_nodelay(true);
                return stream;
            }
            // The client has gone, or the process has no file descriptor left.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
}

async fn respond(
    request: hyper::Request<Incoming>,
    projects: &Mutex<Projects>,
) -> Result<Response, TransportError> {
    let (parts, body) = request.into_parts();
    let body = match read_body(body).await {
        Ok(body) => body,
        Err(refusal) => return Ok(refusal),
    };
    let method = match parts.method {
        hyper::Method::OPTIONS => return Ok(preflight()),
        hyper::Method::GET => Method::Get,
        hyper::Method::POST => Method::Post,
        hyper::Method::PUT => Method::Put,
        hyper::Method::DELETE => Method::Delete,
        other => return Ok(method_not_allowed(other.as_str(), "GET, POST, PUT, DELETE, OPTIONS")),
    };
    let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
    let request = Request::new(method, format!("http://localhost{target}"));
    let request = request.with_headers(Headers::from(&parts.headers));
    let request = if body.is_empty() { request } else { request.with_body(body) };
    // A panic ends only its own request.
    projects.lock().unwrap_or_else(PoisonError::into_inner).respond(parts.uri.path(), &request)
}

async fn read_body(mut body: Incoming) -> Result<Bytes, Response> {
    // A declared length is refused at once, and nothing is allocated for it.
    if body.size_hint().lower() > MAX_BODY_BYTES as u64 {
        return Err(too_large(body));
    }
    let read = timeout(BODY_TIMEOUT, Limited::new(&mut body, MAX_BODY_BYTES).collect()).await;
    match read {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(problem)) if problem.is::<LengthLimitError>() => Err(too_large(body)),
        Ok(Err(_)) => Err(error(400, "invalid_input", "the request body cannot be read")),
        Err(_) => Err(error(408, "timeout", "the request body did not arrive in time")),
    }
}

/// Refuses a body but reads on, up to a bound: a client that is still sending would otherwise lose the response with
/// the connection.
fn too_large(body: Incoming) -> Response {
    tokio::spawn(timeout(BODY_TIMEOUT, async {
        let mut rest = Limited::new(body, MAX_DISCARDED_BYTES);
        while let Some(Ok(_)) = rest.frame().await {}
    }));
    error(413, "request_entity_too_large", &format!("the request body exceeds {MAX_BODY_BYTES} bytes"))
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

fn method_not_allowed(method: &str, allowed: &str) -> Response {
    let mut response = error(405, "method_not_allowed", &format!("the method {method} is not allowed here"));
    response.headers.push("Allow", allowed);
    response
}

/// Creates an error response as the API sends it.
fn error(status: u16, code: &str, message: &str) -> Response {
    let body = json!({ "error": { "code": code, "message": message, "details": null } });
    let mut response = Response::new(status, body.to_string());
    response.headers.push("Content-Type", "application/json");
    response
}

/// Adds the CORS headers of the real API: any page may send requests, and no response headers are exposed.
fn with_cors(response: Response) -> hyper::Response<Full<Bytes>> {
    let (status, mut headers, body) = response.into_parts();
    headers.push("Access-Control-Allow-Origin", "*");
    headers.push("Access-Control-Allow-Credentials", "true");
    let mut response = hyper::Response::new(Full::from(body));
    *response.status_mut() = hyper::StatusCode::from_u16(status).expect("statuses have three digits");
    for (name, value) in headers.iter() {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().append(name, value);
        }
    }
    response
}
