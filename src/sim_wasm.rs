//! The embedded Hetzner for JavaScript: the entry `hetzner-cloud/sim` of the npm package consists of this and a driver in
//! TypeScript, which has the clock, and makes `Response`s of outcomes. Documents cross the boundary as JSON text.
#![allow(
    missing_docs,
    reason = "the interface between the driver and the core; the declarations in pkg-js document what users see"
)]

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::time::Duration;

use wasm_bindgen::prelude::*;

use crate::operation::Method;
use crate::primitives::UnixMillis;
use crate::request::{Delivery, Headers, Request};
use crate::response::Response;
use crate::sim::{DocumentError, FaultScript, Sim, SimState};

/// A project. The driver frees it.
#[wasm_bindgen]
pub struct SimHandle {
    sim: Sim,
}

#[wasm_bindgen]
impl SimHandle {
    /// Creates an empty project whose clock starts at a time.
    #[wasm_bindgen(constructor)]
    pub fn new(seed: f64, start: f64) -> SimHandle {
        SimHandle { sim: Sim::starting_at(seed as u64, UnixMillis::new(start as u64)) }
    }

    /// Replaces the project by an empty one.
    pub fn reset(&mut self, seed: f64, start: f64) {
        *self = Self::new(seed, start);
    }

    /// The time of the clock, in milliseconds since the Unix epoch.
    pub fn now(&self) -> f64 {
        self.sim.now().get() as f64
    }

    /// Advances the clock to a time. A time in the past leaves it unchanged.
    pub fn advance_to(&mut self, millis: f64) {
        self.sim.advance_to(UnixMillis::new(millis as u64));
    }

    pub fn populate(&mut self, servers: usize, snapshots: usize) {
        self.sim.populate(servers, snapshots);
    }

    pub fn set_rate_limit(&mut self, requests_per_hour: u32) {
        self.sim.set_rate_limit(requests_per_hour);
    }

    pub fn hide_headers(&mut self, hide: bool) {
        self.sim.hide_headers(hide);
    }

    /// The state of the project.
    pub fn state(&self) -> String {
        self.sim.state_text()
    }

    /// Replaces the project by that of a state or a fixture. Errors are those of `refused`.
    pub fn set_state(&mut self, document: &str) -> Result<(), String> {
        self.sim.set_exact_state(document).map_err(refused)
    }

    /// The requests by operation, and the resources that they created and deleted.
    pub fn inspect(&self) -> Result<String, String> {
        serde_json::to_string(self.sim.inspect()).map_err(|error| error.to_string())
    }

    /// Sets the script of faults. Errors are those of `refused`.
    pub fn set_faults(&mut self, script: &str) -> Result<(), String> {
        script.parse().and_then(|script: FaultScript| self.sim.set_faults(script)).map_err(refused)
    }

    /// The rules of the script with the numbers of their uses.
    pub fn faults(&self) -> Result<String, String> {
        serde_json::to_string(&self.sim.faults()).map_err(|error| error.to_string())
    }

    pub fn clear_faults(&mut self) {
        self.sim.clear_faults();
    }

    /// Sends a request. Of its headers, only `authorization` concerns the API.
    pub fn send(
        &mut self,
        method: &str,
        url: &str,
        authorization: Option<String>,
        body: Option<Vec<u8>>,
    ) -> SimOutcome {
        let Some(method) = Method::from_text(method) else {
            return SimOutcome::response(Duration::ZERO, Sim::refuse_method(url));
        };
        let mut request = Request::new(method, url);
        request.headers = Headers::from_iter(authorization.map(|value| ("authorization", value)));
        request.body = body;
        let (delay, outcome) = self.sim.send_delayed(&request);
        match outcome {
            Ok(response) => SimOutcome::response(delay, response),
            Err(error) => SimOutcome {
                delay: delay.as_millis() as f64,
                status: u16::from(error.delivery == Delivery::NotSent),
                headers: String::new(),
                problem: error.message,
                body: Vec::new(),
            },
        }
    }
}

/// The differences between two states. Errors are those of `refused`.
#[wasm_bindgen]
pub fn difference(before: &str, after: &str) -> Result<String, String> {
    let parse = |text: &str| text.parse::<SimState>().map_err(refused);
    let differences = SimState::difference(&parse(before)?, &parse(after)?);
    serde_json::to_string(&differences).map_err(|error| error.to_string())
}

/// The error of a document: the path of the field and the problem, separated by a line feed.
fn refused(DocumentError { path, problem, .. }: DocumentError) -> String {
    [&*path, "\n", &*problem].concat()
}

/// The outcome of a request: a response, or a failure of the transport.
#[wasm_bindgen(getter_with_clone)]
pub struct SimOutcome {
    /// The delay of the outcome in milliseconds.
    pub delay: f64,
    /// The HTTP status; 0 for a request that was lost and 1 for one that did not leave.
    pub status: u16,
    /// The headers: names and values in turn, one line each.
    pub headers: String,
    /// The failure of the transport.
    pub problem: String,
    body: Vec<u8>,
}

#[wasm_bindgen]
impl SimOutcome {
    /// The body of the response, which ends the outcome.
    pub fn into_body(self) -> Vec<u8> {
        self.body
    }
}

impl SimOutcome {
    fn response(delay: Duration, response: Response) -> Self {
        let Response { status, headers, body } = response;
        let mut lines = String::new();
        headers.iter().for_each(|(name, value)| lines.extend([name, "\n", value, "\n"]));
        Self { delay: delay.as_millis() as f64, status, headers: lines, problem: String::new(), body }
    }
}
