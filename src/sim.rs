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

use alloc::collections::VecDeque;
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
use limit::Limit;
use project::Project;
use refusal::Refusal;

/// One project of the embedded Hetzner.
pub struct Sim {
    now: UnixMillis,
    seed: u64,
    project: Project,
    limit: Limit,
    faults: VecDeque<Fault>,
    hides_headers: bool,
    /// How many requests there were, for correlation ids.
    requests: u64,
}

/// Something that goes wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// The rate limit is used up. Nothing is done.
    RateLimited,
    /// The API refuses with this status and code. Nothing is done.
    Refused(u16, String),
    /// A gateway answers with this status and a page that is no JSON. Nothing is done.
    Gateway(u16),
    /// It is done, and the answer ends too early.
    Cut,
    /// It is done, and the answer is lost.
    Unheard,
    /// It does not leave the host.
    Unsent,
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
            faults: VecDeque::new(),
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
        self.faults.push_back(fault);
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

    /// Carries a request out, as a client would see it: the way there and back may fail.
    ///
    /// # Errors
    /// Those that [`fail_next`](Self::fail_next) asked for.
    pub fn send(&mut self, request: &Request) -> Result<Response, TransportError> {
        match self.faults.front() {
            Some(Fault::Unsent) => {
                self.faults.pop_front();
                Err(TransportError::not_sent("the embedded Hetzner cannot be reached"))
            }
            Some(Fault::Unheard) => {
                // `respond` takes the fault, and carries the request out.
                self.respond(request);
                Err(TransportError::maybe_sent("the embedded Hetzner hung up"))
            }
            _ => Ok(self.respond(request)),
        }
    }

    /// Carries a request out. Its host does not matter, only what follows `/v1` in its URL.
    pub fn respond(&mut self, request: &Request) -> Response {
        self.requests += 1;
        let mut response = match self.admit(request) {
            Ok(fault) => self.answer(request, fault),
            Err(refusal) => refusal.response(),
        };
        if self.hides_headers {
            response.headers = Headers::new();
        } else {
            self.limit.tell(&mut response.headers);
            let id = crate::retry::random(self.seed ^ self.requests);
            response.headers.push("X-Correlation-Id", format!("{id:016x}"));
        }
        response
    }

    /// Checks the token, the rate limit, and what is to go wrong before anything is done.
    fn admit(&mut self, request: &Request) -> Result<Option<Fault>, Refusal> {
        let token = request.headers.get("authorization").and_then(|header| header.strip_prefix("Bearer "));
        let Some(token) = token.filter(|token| !token.is_empty()) else {
            return Err(Refusal::new(401, "unauthorized", "unable to authenticate"));
        };
        let fault = self.faults.pop_front();
        if fault == Some(Fault::RateLimited) || !self.limit.take(self.now) {
            // The real one shows the start of the token too; clients have to take it out.
            let start: String = token.chars().take(8).collect();
            let limit = self.limit.requests_per_hour;
            let message = format!("Limit of '{limit}' requests per hour for token '{start}…' reached.");
            return Err(Refusal::new(429, "rate_limit_exceeded", message));
        }
        match fault {
            Some(Fault::Refused(status, code)) => {
                Err(Refusal::new(status, &code, format!("the embedded Hetzner was told to answer {code}")))
            }
            fault => Ok(fault),
        }
    }

    fn answer(&mut self, request: &Request, fault: Option<Fault>) -> Response {
        if let Some(Fault::Gateway(status)) = fault {
            let page = format!("<html><head><title>{status}</title></head><body>Bad Gateway</body></html>");
            let mut response = Response::new(status, page);
            response.headers.push("Content-Type", "text/html");
            return response;
        }
        let answer = Ask::read(request).and_then(|ask| self.project.answer(&ask, self.now));
        let mut response = answer.map_or_else(|refusal| refusal.response(), Answer::response);
        if fault == Some(Fault::Cut) {
            response.body.truncate(response.body.len() / 2);
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
