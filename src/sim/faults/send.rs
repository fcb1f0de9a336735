//! Requests that meet the faults of the script.

use alloc::format;
use core::time::Duration;

use super::{Fault, FaultReport, FaultScript, Faults};
use crate::error::TransportError;
use crate::request::{Headers, Request};
use crate::response::Response;
use crate::sim::{ApiRequest, DocumentError, ErrorResponse, Sim, api_request};

impl Sim {
    /// Sets the script of faults in place of the present one, and starts all counts again.
    ///
    /// # Errors
    /// Returns the first problem of the script; the present one then stays.
    pub fn set_faults(&mut self, script: FaultScript) -> Result<(), DocumentError> {
        script.check()?;
        self.project.faults = Faults::new(script);
        Ok(())
    }

    /// Removes all faults.
    pub fn clear_faults(&mut self) {
        self.project.faults = Faults::default();
    }

    /// Returns the rules of the script with the numbers of uses so far and left.
    pub fn faults(&self) -> FaultReport {
        self.project.faults.report()
    }

    /// Sends a request as an HTTP client does. Unlike [`respond`](Self::respond), it meets faults, and can fail in
    /// transport. A slow response advances the clock.
    ///
    /// # Errors
    /// Returns the faults [`ConnectFailed`](Fault::ConnectFailed), [`RequestLost`](Fault::RequestLost) and
    /// [`ResponseLost`](Fault::ResponseLost).
    pub fn send(&mut self, request: &Request) -> Result<Response, TransportError> {
        let (delay, outcome) = self.send_delayed(request);
        if !delay.is_zero() {
            self.advance(delay);
        }
        outcome
    }

    /// Sends a request as [`send`](Self::send) does, and returns the delay of its outcome instead of advancing the
    /// clock: for a host that waits itself, and may send other requests meanwhile.
    pub fn send_delayed(&mut self, request: &Request) -> (Duration, Result<Response, TransportError>) {
        let parsed = ApiRequest::parse(request);
        let met = self.project.begin_faults(parsed.as_ref().ok());
        let instead = met.outcome.as_ref().and_then(|fault| self.instead(fault, request));
        let outcome = match instead {
            Some(outcome) => {
                self.project.faults.end(false);
                outcome
            }
            None => {
                let mut response = self.execute(request, parsed);
                self.project.faults.end(response.status < 300);
                self.project.faults.change(&met, &mut response);
                match met.outcome {
                    Some(fault) => fault.afterwards(response),
                    None => Ok(response),
                }
            }
        };
        (met.delay, outcome.map(|response| self.without_hidden_headers(response)))
    }

    /// Returns the outcome of a request that a fault keeps from being executed.
    fn instead(&mut self, fault: &Fault, request: &Request) -> Option<Result<Response, TransportError>> {
        Some(Ok(match fault {
            Fault::ConnectFailed => {
                return Some(Err(TransportError::not_sent("injected fault: connection failed")));
            }
            Fault::RequestLost => {
                return Some(Err(TransportError::maybe_sent("injected fault: request lost")));
            }
            Fault::Gateway { status, after_effect: false } => gateway_page(*status),
            Fault::RateLimited { retry_after, reset_after } => {
                let mut response = self.refused(request, self.rate_limit_exceeded(request));
                if let Some(seconds) = retry_after {
                    response.headers.push("Retry-After", format!("{seconds}"));
                }
                if let Some(seconds) = reset_after {
                    self.push_reset(*seconds, &mut response.headers);
                }
                self.push_correlation_id(&mut response.headers);
                response
            }
            Fault::ApiError { status, code } => {
                let error = ErrorResponse::new(*status, code, format!("injected fault: {code}"));
                let response = self.refused(request, error);
                self.with_api_headers(response)
            }
            Fault::ResourceLimitExceeded => {
                let response = self.refused(request, ErrorResponse::limit_exceeded("project_limit"));
                self.with_api_headers(response)
            }
            _ => return None,
        }))
    }

    /// Counts a request that the API refuses, and returns the response.
    fn refused(&mut self, request: &Request, error: ErrorResponse) -> Response {
        let response = error.into_response();
        self.count(api_request::operation(request), response.status);
        response
    }

    /// Writes the headers of a rate limit that is used up for some seconds.
    fn push_reset(&self, seconds: u64, headers: &mut Headers) {
        let reset = (self.now.get() / 1000).saturating_add(seconds);
        headers.push("RateLimit-Limit", format!("{}", self.rate_limit.requests_per_hour));
        headers.push("RateLimit-Remaining", "0");
        headers.push("RateLimit-Reset", format!("{reset}"));
    }
}

impl Fault {
    /// Changes the outcome of a request that was executed.
    fn afterwards(&self, mut response: Response) -> Result<Response, TransportError> {
        match self {
            Self::ResponseLost => return Err(TransportError::maybe_sent("injected fault: response lost")),
            Self::Gateway { status, after_effect: true } => response = gateway_page(*status),
            Self::TruncatedBody => response.body.truncate(response.body.len() / 2),
            Self::EmptyBody => response.body.clear(),
            Self::HtmlBody => {
                let page = gateway_page(response.status);
                (response.headers, response.body) = (page.headers, page.body);
            }
            _ => {}
        }
        Ok(response)
    }
}

/// The HTML page of a gateway.
fn gateway_page(status: u16) -> Response {
    let page = format!("<html><head><title>{status}</title></head><body>Bad Gateway</body></html>");
    let mut response = Response::new(status, page);
    response.headers.push("Content-Type", "text/html");
    response
}
