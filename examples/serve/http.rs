//! Requests and responses in HTTP.

use std::net::SocketAddr;
use std::time::Duration;

use hetzner_cloud::{Api, Headers, Method, Request, Response, Sim, TransportError};
use http_body_util::{BodyExt, Full, LengthLimitError, Limited};
use hyper::body::{Body, Bytes, Incoming};
use hyper::header::{AUTHORIZATION, HOST, HeaderName, HeaderValue};
use hyper::http::request::Parts;
use hyper::http::uri::Authority;
use serde_json::json;
use tokio::time::{sleep, timeout};

use crate::connections::Connection;
use crate::control;
use crate::projects::{Delayed, Projects, immediate};

pub(crate) const MAX_BODY_BYTES: usize = 1 << 20;
/// The limit of a state. Two thousand servers with their volumes and addresses stay below it.
pub(crate) const MAX_STATE_BYTES: usize = 16 << 20;
/// The origin of the URLs that projects get; the embedded Hetzner ignores it.
pub(crate) const ORIGIN: &str = "http://localhost";
/// A header of each response: any page may send requests.
pub(crate) const ALLOW_ORIGIN: &str = "access-control-allow-origin";
const MAX_DISCARDED_BYTES: usize = 32 << 20;
const BODY_TIMEOUT: Duration = Duration::from_secs(30);

/// The state that all connections share.
pub(crate) struct Service {
    pub(crate) projects: Projects,
    pub(crate) latency: Duration,
    /// The address of the server, for a request without a `Host` header.
    pub(crate) address: SocketAddr,
}

impl Service {
    /// Responds to a request. An error is a fault that loses the response, and closes the connection.
    pub(crate) async fn respond(
        &self,
        request: hyper::Request<Incoming>,
        connection: &Connection,
    ) -> Result<hyper::Response<Full<Bytes>>, TransportError> {
        let (parts, body) = request.into_parts();
        let limit = if control::is_state(parts.uri.path()) { MAX_STATE_BYTES } else { MAX_BODY_BYTES };
        let body = read_body(body, limit).await;
        let _executing = connection.execute();
        let (delay, response) = match body {
            Ok(body) => self.execute(&parts, body).await,
            Err(refusal) => immediate(refusal),
        };
        let delay = self.latency.saturating_add(delay);
        if !delay.is_zero() {
            sleep(delay).await;
        }
        response.map(|response| into_hyper(response, || self.base_url(&parts)))
    }

    async fn execute(&self, parts: &Parts, body: Bytes) -> Delayed {
        let method = match parts.method {
            hyper::Method::OPTIONS => return immediate(preflight()),
            hyper::Method::GET => Method::Get,
            hyper::Method::POST => Method::Post,
            hyper::Method::PUT => Method::Put,
            hyper::Method::DELETE => Method::Delete,
            ref other => return immediate(no_operation(other.as_str(), parts.uri.path())),
        };
        let target = parts.uri.path_and_query().map_or("/", |target| target.as_str());
        let request = Request::new(method, format!("{ORIGIN}{target}"));
        // The other headers concern only the connection.
        let authorization = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok());
        let authorization = authorization.map(|value| (AUTHORIZATION.as_str(), value));
        let request = request.with_headers(Headers::from_iter(authorization));
        let request = if body.is_empty() { request } else { request.with_body(body) };
        self.projects.respond(request).await
    }

    /// The base URL to which a request was sent.
    fn base_url(&self, parts: &Parts) -> String {
        let authority = || Authority::try_from(parts.headers.get(HOST)?.as_bytes()).ok();
        let authority = parts.uri.authority().cloned().or_else(authority);
        let authority = authority.map_or_else(|| self.address.to_string(), |authority| authority.to_string());
        let prefix = parts.uri.path().split_once("/v1/").map_or("", |(prefix, _)| prefix);
        format!("http://{authority}{prefix}/v1")
    }
}

async fn read_body(mut body: Incoming, limit: usize) -> Result<Bytes, Response> {
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    // A declared length is refused at once, and nothing is allocated for it.
    if body.size_hint().lower() > limit as u64 {
        return Err(too_large(body, limit));
    }
    let read = timeout(BODY_TIMEOUT, Limited::new(&mut body, limit).collect()).await;
    match read {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(problem)) if problem.is::<LengthLimitError>() => Err(too_large(body, limit)),
        Ok(Err(_)) => Err(error(400, "invalid_input", "the request body cannot be read")),
        Err(_) => Err(error(408, "timeout", "the request body did not arrive in time")),
    }
}

/// Rejects a body but reads on, up to a bound: a client that is still sending would otherwise lose the response with
/// the connection.
fn too_large(body: Incoming, limit: usize) -> Response {
    tokio::spawn(timeout(BODY_TIMEOUT, async {
        let mut rest = Limited::new(body, MAX_DISCARDED_BYTES);
        while let Some(Ok(_)) = rest.frame().await {}
    }));
    error(413, "request_entity_too_large", &format!("the request body exceeds {limit} bytes"))
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

/// Refuses a request for which there is no operation: 405 if another method has one, 404 otherwise.
pub(crate) fn no_operation(method: &str, path: &str) -> Response {
    let endpoint = control::ENDPOINTS.iter().find(|(endpoint, _)| *endpoint == path);
    let methods = endpoint.map_or_else(|| Sim::methods(path), |(_, methods)| methods.to_vec());
    if methods.is_empty() {
        return error(404, "not_found", "endpoint not found");
    }
    let mut response = error(405, "method_not_allowed", &format!("the method {method} is not allowed here"));
    let methods: Vec<&str> = methods.into_iter().map(Method::as_str).collect();
    response.headers.push("Allow", methods.join(", "));
    response
}

/// Creates an error response as the API sends it.
pub(crate) fn error(status: u16, code: &str, message: &str) -> Response {
    let body = json!({ "error": { "code": code, "message": message, "details": null } });
    let mut response = Response::new(status, body.to_string());
    response.headers.push("Content-Type", "application/json");
    response
}

/// Converts a response, and adds the CORS headers of the real API, which exposes no response headers. The URLs in its
/// `Link` header get the base URL of the server; its `Allow` header gets `OPTIONS`, because preflights are answered
/// everywhere.
fn into_hyper(response: Response, base_url: impl Fn() -> String) -> hyper::Response<Full<Bytes>> {
    let (status, mut headers, body) = response.into_parts();
    headers.push(ALLOW_ORIGIN, "*");
    headers.push("Access-Control-Allow-Credentials", "true");
    let mut response = hyper::Response::new(Full::from(body));
    *response.status_mut() = hyper::StatusCode::from_u16(status).expect("statuses have three digits");
    for (name, value) in headers.iter() {
        let value = match name {
            "Allow" => HeaderValue::try_from(format!("{value}, OPTIONS")),
            "Link" => HeaderValue::try_from(with_base_url(value, &base_url())),
            _ => HeaderValue::try_from(value),
        };
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), value) {
            response.headers_mut().append(name, value);
        }
    }
    response
}

fn with_base_url(link: &str, base_url: &str) -> String {
    let replace =
        |link: String, api: Api| link.replace(&format!("<{}/", api.base_url()), &format!("<{base_url}/"));
    [Api::Cloud, Api::Storage].into_iter().fold(link.to_owned(), replace)
}
