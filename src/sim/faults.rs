//! Faults: what goes wrong with a request on its way, in the API, and with its response.

use alloc::collections::VecDeque;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::request::Request;
use crate::response::Response;
use crate::retry::random;

/// A fault that one request meets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Fault {
    /// The rate limit is used up. Nothing is done.
    RateLimited,
    /// The rate limit is used up, and the response asks to wait this many seconds. Nothing is done.
    RetryAfter(u64),
    /// The API refuses with this status and code. Nothing is done.
    ApiError(u16, String),
    /// A gateway responds with this status and an HTML page. Nothing is done.
    Gateway(u16),
    /// The request is carried out, but a gateway responds with this status and an HTML page.
    GatewayAfter(u16),
    /// The request is carried out, and the body of the response ends too early.
    TruncatedBody,
    /// The request is carried out, and the response has an empty body.
    EmptyBody,
    /// The request is carried out, and the response has an HTML page for a body.
    HtmlBody,
    /// The request is lost after it left. Nothing is done.
    RequestLost,
    /// The request is carried out, and the response is lost.
    ResponseLost,
    /// The connection cannot be made, so the request does not leave.
    ConnectFailed,
}

/// Faults by probability: each request meets one of them at random, by a seed.
///
/// ```
/// use hetzner_cloud::sim::{Fault, FaultRates};
///
/// let rates = FaultRates::new(7).rate(Fault::ResponseLost, 0.1).rate(Fault::Gateway(502), 0.05);
/// let json = serde_json::to_string(&rates)?;
/// assert_eq!(json, r#"{"seed":7,"rates":[["response_lost",0.1],[{"gateway":502},0.05]]}"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct FaultRates {
    seed: u64,
    rates: Vec<(Fault, f64)>,
}

impl FaultRates {
    /// No faults yet, with this seed.
    pub fn new(seed: u64) -> Self {
        Self { seed, rates: Vec::new() }
    }

    /// Adds a fault with its probability per request, from 0 to 1. The probabilities of all faults add up.
    #[must_use = "this returns the changed rates"]
    pub fn rate(mut self, fault: Fault, probability: f64) -> Self {
        self.rates.push((fault, probability));
        self
    }

    /// The fault of the request with this number, if it meets one.
    fn fault(&self, request: u64) -> Option<Fault> {
        const STEPS: u64 = 1 << 53;
        let mut left = (random(self.seed ^ random(request)) >> 11) as f64 / STEPS as f64;
        self.rates.iter().find_map(|(fault, probability)| {
            left -= probability;
            (left < 0.0).then(|| fault.clone())
        })
    }
}

/// The faults of a project: those for the next requests, and those by probability.
#[derive(Debug, PartialEq, Default, Serialize, Deserialize)]
pub(super) struct Faults {
    pub(super) next: VecDeque<Fault>,
    pub(super) rates: FaultRates,
    requests: u64,
}

impl Faults {
    /// The fault of the next request, if it meets one.
    pub(super) fn take(&mut self) -> Option<Fault> {
        self.requests += 1;
        self.next.pop_front().or_else(|| self.rates.fault(self.requests))
    }
}

impl Fault {
    /// Changes the response of a request that was carried out.
    pub(super) fn change(&self, response: &mut Response) {
        match self {
            Self::GatewayAfter(status) => *response = gateway_page(*status),
            Self::TruncatedBody => response.body.truncate(response.body.len() / 2),
            Self::EmptyBody => response.body.clear(),
            Self::HtmlBody => response.body = gateway_page(response.status).body,
            _ => {}
        }
    }
}

/// The HTML page of a gateway.
pub(super) fn gateway_page(status: u16) -> Response {
    let page = format!("<html><head><title>{status}</title></head><body>Bad Gateway</body></html>");
    let mut response = Response::new(status, page);
    response.headers.push("Content-Type", "text/html");
    response
}

/// The start of the token in a request, as the rate limit message of the real API shows it.
pub(super) fn token_start(request: &Request) -> String {
    let header = request.headers.get("authorization").unwrap_or_default();
    header.trim_start_matches("Bearer ").chars().take(8).collect()
}
