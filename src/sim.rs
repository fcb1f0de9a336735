//! The embedded Hetzner: an in-memory test double of the API, as a state machine with a virtual clock. It takes
//! requests and returns responses, and does no I/O.
//!
//! Use it in tests, in demos of a dashboard, and to work without a token. The same seed and the same calls give the
//! same bytes. The guide is [`testing`](crate::testing).
//!
//! ```
//! use hetzner_cloud::{Hetzner, Sim, Token, servers};
//!
//! let hetzner = Hetzner::new(Token::new("any")?);
//! let mut sim = Sim::new(7);
//! let created = sim.run(hetzner.call(servers::Create::new("web-1", "cx23", "debian-13")))?;
//! assert_eq!(created.server.status, servers::ServerStatus::Initializing);
//!
//! let start = sim.now();
//! sim.run(hetzner.wait(created.actions()))?;
//! assert!(start.until(sim.now()).as_secs() >= 8, "the virtual clock has moved");
//! # Ok::<(), hetzner_cloud::Error>(())
//! ```

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::time::Duration;

use crate::error::{Error, TransportError};
use crate::flow::{Flow, Step};
use crate::operation::Method;
use crate::primitives::UnixMillis;
use crate::request::{Headers, Request};
use crate::response::Response;

mod actions;
mod addresses;
mod api_request;
mod automatic;
mod catalogue;
mod certificates;
mod collection;
mod document;
mod document_error;
mod effect;
mod entity;
mod error_response;
pub mod faults;
mod firewalls;
pub mod fixture;
mod floating_ips;
mod images;
mod index;
mod inspection;
mod json;
mod listing;
mod load_balancers;
mod metrics;
mod networks;
mod placement_groups;
mod populate;
mod primary_ips;
mod project;
mod rate_limit;
mod relations;
mod servers;
mod ssh_keys;
pub mod state;
mod storage_box_snapshots;
mod storage_box_subaccounts;
mod storage_boxes;
mod success_response;
mod volumes;
mod x509;
mod zone_rrsets;
mod zonefile;
mod zones;

use api_request::ApiRequest;
use document::Document;
pub use document_error::DocumentError;
use entity::Entity;
use error_response::ErrorResponse;
pub use faults::{Fault, FaultRule, FaultScript};
pub use inspection::{Inspection, RequestCount, ResourceChange};
use project::Project;
use rate_limit::RateLimit;
pub use state::{Difference, SimState};
use success_response::SuccessResponse;

/// The outcome of an API request, or of a step of one.
type ApiResult<T = SuccessResponse> = Result<T, ErrorResponse>;

/// A project of the embedded Hetzner, with its virtual clock.
///
/// Ended actions are kept for 30 days of virtual time. The cost of a request does not grow with the number of
/// resources, unless it concerns all of them.
pub struct Sim {
    now: UnixMillis,
    seed: u64,
    project: Project,
    rate_limit: RateLimit,
    hides_headers: bool,
    /// The number of correlation ids so far.
    requests: u64,
}

impl Sim {
    /// Creates an empty project. The clock starts on 2026-11-01. All random values are derived from the seed.
    pub fn new(seed: u64) -> Self {
        Self::starting_at(seed, UnixMillis::new(1_793_491_200_000))
    }

    /// Creates an empty project whose clock starts at a time, such as that of the system.
    ///
    /// ```
    /// use hetzner_cloud::{Sim, UnixMillis};
    ///
    /// let sim = Sim::starting_at(7, UnixMillis::new(1_700_000_000_000));
    /// assert_eq!(sim.now().to_string(), "2023-11-14T22:13:20Z");
    /// ```
    pub fn starting_at(seed: u64, start: UnixMillis) -> Self {
        Self {
            now: start,
            seed,
            project: Project::new(seed, start),
            rate_limit: RateLimit::new(3600, start),
            hides_headers: false,
            requests: 0,
        }
    }

    /// Returns the current time of the virtual clock.
    pub fn now(&self) -> UnixMillis {
        self.now
    }

    /// Advances the clock by a duration.
    pub fn advance(&mut self, duration: Duration) {
        self.advance_to(self.now + duration);
    }

    /// Advances the clock to a time. A time in the past leaves it unchanged.
    pub fn advance_to(&mut self, time: UnixMillis) {
        self.now = self.now.max(time);
        self.project.advance(self.now);
    }

    /// Adds running servers with volumes, addresses, a network, a firewall and placement groups, and snapshots of the
    /// first server.
    pub fn populate(&mut self, servers: usize, snapshots: usize) {
        self.project.populate(servers, snapshots);
        inspection::discard_changes(&mut self.project);
    }

    /// Sets the rate limit in requests per hour, and refills it. The default is 3600.
    pub fn set_rate_limit(&mut self, requests_per_hour: u32) {
        self.rate_limit = RateLimit::new(requests_per_hour, self.now);
    }

    /// Omits the response headers, which browsers cannot read.
    pub fn hide_headers(&mut self, hide: bool) {
        self.hides_headers = hide;
    }

    /// Returns the requests so far by operation, and the resources that they created and deleted.
    pub fn inspect(&self) -> &Inspection {
        &self.project.inspection
    }

    /// Drives a flow to completion on this project and its clock.
    ///
    /// # Errors
    /// Returns the errors of the flow.
    pub fn run<F: Flow>(&mut self, mut flow: F) -> Result<F::Output, Error> {
        loop {
            match flow.step(self.now)? {
                Step::Send(ticket, request) => {
                    let outcome = self.send(&request);
                    flow.receive(ticket, outcome, self.now);
                }
                Step::Wait(Some(until)) => self.advance_to(until),
                Step::Wait(None) => {
                    let stalled = "the flow waits for an outcome, and no request is in flight";
                    return Err(TransportError::not_sent(stalled).into());
                }
                Step::Done(value) => return Ok(value),
            }
        }
    }

    /// Returns the methods that have an operation at a URL, sorted; none if the API has no such path. Only the part after
    /// `/v1` counts.
    ///
    /// ```
    /// use hetzner_cloud::{Method, Sim};
    ///
    /// assert_eq!(Sim::methods("/v1/servers/42"), [Method::Get, Method::Put, Method::Delete]);
    /// assert!(Sim::methods("/v1/moons").is_empty());
    /// ```
    pub fn methods(url: &str) -> Vec<Method> {
        api_request::methods(url)
    }

    /// Responds to a request with a method that no operation has, such as `PATCH`.
    #[cfg(feature = "sim-wasm")]
    pub(crate) fn refuse_method(url: &str) -> Response {
        api_request::refuse_method(url).into_response()
    }

    /// Executes a request without any fault. The host of its URL is ignored; only the part after `/v1` counts.
    pub fn respond(&mut self, request: &Request) -> Response {
        let response = self.execute(request, ApiRequest::parse(request));
        self.without_hidden_headers(response)
    }

    fn execute(&mut self, request: &Request, parsed: ApiResult<ApiRequest>) -> Response {
        let operation = match &parsed {
            Ok(parsed) => Some(parsed.route.name),
            Err(_) => api_request::operation(request),
        };
        let result = self.admit(request).and_then(|()| self.project.respond(&parsed?, self.now));
        let response = result.map_or_else(ErrorResponse::into_response, SuccessResponse::into_response);
        self.count(operation, response.status);
        self.with_api_headers(response)
    }

    /// Checks the token and the rate limit.
    fn admit(&mut self, request: &Request) -> ApiResult<()> {
        let token = request.headers.get("authorization").and_then(|header| header.strip_prefix("Bearer "));
        if token.is_none_or(str::is_empty) {
            return Err(ErrorResponse::new(401, "unauthorized", "unable to authenticate"));
        }
        match self.rate_limit.acquire(self.now) {
            true => Ok(()),
            false => Err(self.rate_limit_exceeded(request)),
        }
    }

    /// Counts a request that the API answered with a status.
    fn count(&mut self, operation: Option<&str>, status: u16) {
        self.project.inspection.count(operation, status);
    }

    fn rate_limit_exceeded(&self, request: &Request) -> ErrorResponse {
        let (limit, start) = (self.rate_limit.requests_per_hour, token_start(request));
        let message = format!("Limit of '{limit}' requests per hour for token '{start}…' reached.");
        ErrorResponse::new(429, "rate_limit_exceeded", message)
    }

    fn with_api_headers(&mut self, mut response: Response) -> Response {
        self.rate_limit.write_headers(&mut response.headers);
        self.push_correlation_id(&mut response.headers);
        response
    }

    fn push_correlation_id(&mut self, headers: &mut Headers) {
        self.requests += 1;
        let id = crate::retry::random(self.seed ^ self.requests);
        headers.push("X-Correlation-Id", format!("{id:016x}"));
    }

    fn without_hidden_headers(&self, response: Response) -> Response {
        match self.hides_headers {
            true => Response::new(response.status, response.body),
            false => response,
        }
    }
}

/// The start of the token in a request, as the rate limit message of the real API shows it.
fn token_start(request: &Request) -> String {
    let header = request.headers.get("authorization").unwrap_or_default();
    header.trim_start_matches("Bearer ").chars().take(8).collect()
}
