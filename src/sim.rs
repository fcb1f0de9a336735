//! The embedded Hetzner: the API itself as a state machine. Request in, response out, and a virtual clock. It does no I/O
//! either.
//!
//! It is what runs when there is no token, what tests talk to, and what a dashboard demos on. The same seed and the same
//! calls give the same bytes.
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
use core::time::Duration;

use serde::Serialize;

use crate::error::{Error, TransportError};
use crate::flow::{Flow, Step};
use crate::primitives::UnixMillis;
use crate::reply::Listable;
use crate::request::{Headers, Request};
use crate::response::Response;

mod addresses;
mod ask;
mod catalogue;
mod certificates;
mod faults;
mod firewalls;
mod floating_ips;
mod images;
mod jobs;
mod limit;
mod links;
mod listing;
mod load_balancers;
mod metrics;
mod networks;
mod placement_groups;
mod populate;
mod primary_ips;
mod project;
mod refusal;
mod servers;
mod ssh_keys;
mod storage_box_snapshots;
mod storage_box_subaccounts;
mod storage_boxes;
mod thing;
mod volumes;
mod zone_rrsets;
mod zonefile;
mod zones;

use ask::Ask;
pub use faults::{Fault, FaultRates};
use faults::{Faults, gateway_page, token_start};
use limit::Limit;
use project::Project;
use refusal::Refusal;

/// One project of the embedded Hetzner.
pub struct Sim {
    now: UnixMillis,
    seed: u64,
    project: Project,
    limit: Limit,
    faults: Faults,
    hides_headers: bool,
    /// How many requests there were, for correlation ids.
    requests: u64,
}

impl Sim {
    /// An empty project on 2026-11-01. Whatever is random comes from the seed.
    pub fn new(seed: u64) -> Self {
        const START: UnixMillis = UnixMillis::new(1_793_491_200_000);
        Self {
            now: START,
            seed,
            project: Project::new(seed, START),
            limit: Limit::new(3600, START),
            faults: Faults::default(),
            hides_headers: false,
            requests: 0,
        }
    }

    /// What time it is there.
    pub fn now(&self) -> UnixMillis {
        self.now
    }

    /// Lets time pass.
    pub fn advance(&mut self, duration: Duration) {
        self.advance_to(self.now + duration);
    }

    /// Lets time pass until then; a time that has passed changes nothing.
    pub fn advance_to(&mut self, time: UnixMillis) {
        self.now = self.now.max(time);
        self.project.settle(self.now);
    }

    /// Fills the project with running servers and with snapshots.
    pub fn populate(&mut self, servers: usize, snapshots: usize) {
        self.project.populate(servers, snapshots);
    }

    /// How many requests an hour it takes: 3600 unless said otherwise.
    pub fn limit(&mut self, requests_per_hour: u32) {
        self.limit = Limit::new(requests_per_hour, self.now);
    }

    /// Answers without headers, as a browser sees them.
    pub fn hide_headers(&mut self, hide: bool) {
        self.hides_headers = hide;
    }

    /// Lets something go wrong with the next request that has no fault yet.
    pub fn fail_next(&mut self, fault: Fault) {
        self.faults.next.push_back(fault);
    }

    /// Sets the faults that requests meet by probability, in place of those set before.
    pub fn set_fault_rates(&mut self, rates: FaultRates) {
        self.faults.rates = rates;
    }

    /// Lets the next action with this command, as in `start_server`, end in an error.
    pub fn fail_action(&mut self, command: &str) {
        self.project.jobs.to_fail.push(command.into());
    }

    /// Lets the next action with this command be forgotten once it was created: lists do not have it.
    pub fn lose_action(&mut self, command: &str) {
        self.project.jobs.to_lose.push(command.into());
    }

    /// Drives a flow to its end on this project and its clock.
    ///
    /// # Errors
    /// Those of the flow.
    pub fn run<F: Flow>(&mut self, mut flow: F) -> Result<F::Output, Error> {
        loop {
            match flow.step(self.now)? {
                Step::Send(ticket, request) => {
                    let outcome = self.send(&request);
                    flow.receive(ticket, outcome, self.now);
                }
                Step::Wait(Some(until)) => self.advance_to(until),
                Step::Wait(None) => {
                    let stalled = "the flow waits for an answer, and no request is under way";
                    return Err(TransportError::not_sent(stalled).into());
                }
                Step::Done(value) => return Ok(value),
            }
        }
    }

    /// Sends a request, as a client would see it: it may meet a fault on its way there and back.
    ///
    /// # Errors
    /// Those of the faults [`ConnectFailed`](Fault::ConnectFailed), [`RequestLost`](Fault::RequestLost) and
    /// [`ResponseLost`](Fault::ResponseLost).
    pub fn send(&mut self, request: &Request) -> Result<Response, TransportError> {
        match self.faults.take() {
            Some(Fault::ConnectFailed) => {
                Err(TransportError::not_sent("the embedded Hetzner cannot be reached"))
            }
            Some(Fault::RequestLost) => Err(TransportError::maybe_sent("the connection broke")),
            Some(Fault::ResponseLost) => {
                self.respond_with(request, None);
                Err(TransportError::maybe_sent("the embedded Hetzner hung up"))
            }
            fault => Ok(self.respond_with(request, fault)),
        }
    }

    /// Responds to a request, without any fault. Its host does not matter, only what follows `/v1` in its URL.
    pub fn respond(&mut self, request: &Request) -> Response {
        self.respond_with(request, None)
    }

    fn respond_with(&mut self, request: &Request, fault: Option<Fault>) -> Response {
        self.requests += 1;
        let mut response = match self.admit(request, fault.as_ref()) {
            Ok(()) => self.answer(request, fault.as_ref()),
            Err(refusal) => refusal.response(),
        };
        if let Some(Fault::RetryAfter(seconds)) = &fault {
            response.headers.push("Retry-After", format!("{seconds}"));
        }
        if self.hides_headers {
            response.headers = Headers::new();
        } else {
            self.limit.tell(&mut response.headers);
            let id = crate::retry::random(self.seed ^ self.requests);
            response.headers.push("X-Correlation-Id", format!("{id:016x}"));
        }
        response
    }

    /// Checks the token, the rate limit, and the faults that let nothing be done.
    fn admit(&mut self, request: &Request, fault: Option<&Fault>) -> Result<(), Refusal> {
        let token = request.headers.get("authorization").and_then(|header| header.strip_prefix("Bearer "));
        if token.is_none_or(str::is_empty) {
            return Err(Refusal::new(401, "unauthorized", "unable to authenticate"));
        }
        let is_limited = matches!(fault, Some(Fault::RateLimited | Fault::RetryAfter(_)));
        if is_limited || !self.limit.take(self.now) {
            let (limit, start) = (self.limit.requests_per_hour, token_start(request));
            let message = format!("Limit of '{limit}' requests per hour for token '{start}…' reached.");
            return Err(Refusal::new(429, "rate_limit_exceeded", message));
        }
        match fault {
            Some(Fault::ApiError(status, code)) => {
                let message = format!("the embedded Hetzner was told to answer {code}");
                Err(Refusal::new(*status, code, message))
            }
            _ => Ok(()),
        }
    }

    fn answer(&mut self, request: &Request, fault: Option<&Fault>) -> Response {
        if let Some(Fault::Gateway(status)) = fault {
            return gateway_page(*status);
        }
        let answer = Ask::read(request).and_then(|ask| self.project.answer(&ask, self.now));
        let mut response = answer.map_or_else(|refusal| refusal.response(), Answer::response);
        if let Some(fault) = fault {
            fault.change(&mut response);
        }
        response
    }
}

/// What the API answers when it does not refuse.
struct Answer {
    status: u16,
    /// JSON, but for the last brace; empty when there is no body.
    body: String,
    /// The `Link` header of a list.
    link: Option<String>,
}

impl Answer {
    /// An answer without a body.
    fn new(status: u16) -> Self {
        Self { status, body: String::new(), link: None }
    }

    /// Adds a key to the body. Keys and fields keep their order, as those of the real one do.
    fn with<T: Serialize + ?Sized>(mut self, key: &str, value: &T) -> Self {
        self.body.push(if self.body.is_empty() { '{' } else { ',' });
        let value = serde_json::to_string(value).expect("models are maps with keys of text");
        self.body.push_str(&format!("\"{key}\":{value}"));
        self
    }

    /// A model under its key.
    fn one<T: Listable + Serialize>(status: u16, thing: &T) -> Self {
        Self::new(status).with(T::SINGULAR, thing)
    }

    fn response(self) -> Response {
        if self.body.is_empty() {
            return Response::new(self.status, "");
        }
        let mut response = Response::new(self.status, self.body + "}");
        response.headers.push("Content-Type", "application/json");
        if let Some(link) = self.link {
            response.headers.push("Link", link);
        }
        response
    }
}
