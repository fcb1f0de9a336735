//! A blocking host on `ureq` 3.
//!
//! ```no_run
//! use hetzner_cloud::{Hetzner, Token, adapter::ureq::Ureq, servers};
//!
//! let hetzner = Hetzner::new(Token::new(std::env::var("HCLOUD_TOKEN")?)?);
//! for server in Ureq::new().run(hetzner.pages(servers::List::new()))? {
//!     println!("{} is {}", server.name, server.status);
//! }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use alloc::string::ToString;
use alloc::vec::Vec;
use std::thread;

use ureq::Agent;

use super::{BODY_LIMIT, TIMEOUT, now, timeout, too_large};
use crate::error::{Error, TransportError};
use crate::flow::{Flow, drive};
use crate::operation::Method;
use crate::request::Request;
use crate::response::Response;

/// A blocking host.
#[derive(Debug, Clone)]
pub struct Ureq {
    agent: Agent,
    body_limit: u64,
}

impl Default for Ureq {
    fn default() -> Self {
        Self::new()
    }
}

impl Ureq {
    /// Creates a host with a timeout of 60 s for each attempt.
    pub fn new() -> Self {
        Self::with(Agent::config_builder().timeout_global(Some(TIMEOUT)))
    }

    /// Creates a host from a configuration with your own proxy, certificates or timeouts. Redirects stay off, so the token goes
    /// to no other host.
    ///
    /// ```
    /// use hetzner_cloud::adapter::ureq::Ureq;
    ///
    /// let host = Ureq::with(ureq::Agent::config_builder().https_only(true));
    /// ```
    pub fn with(config: ureq::config::ConfigBuilder<ureq::typestate::AgentScope>) -> Self {
        let config = config.http_status_as_error(false).max_redirects(0).max_redirects_will_error(false);
        Self { agent: config.build().into(), body_limit: BODY_LIMIT }
    }

    /// Sets the most bytes of a response's body: 64 MiB by default. A larger one is an error.
    #[must_use = "this returns the changed host"]
    pub fn body_limit(self, bytes: u64) -> Self {
        Self { body_limit: bytes, ..self }
    }

    /// Drives a flow to its end, one request at a time. An attempt ends with the flow's deadline at the latest.
    ///
    /// # Errors
    /// Those of the flow.
    pub fn run<F: Flow>(&self, flow: F) -> Result<F::Output, Error> {
        drive(flow, now, |request| self.send(request), |until| thread::sleep(now().until(until)))
    }

    /// Sends one request.
    ///
    /// # Errors
    /// When there is no response, or one that is too large.
    pub fn send(&self, request: Request) -> Result<Response, TransportError> {
        let timeout = timeout(&request, self.agent.config().timeouts().global);
        let has_body = matches!(request.method, Method::Post | Method::Put);
        let request: http::Request<Vec<u8>> =
            request.try_into().map_err(|error: http::Error| TransportError::not_sent(error.to_string()))?;
        let (parts, body) = request.into_parts();
        // An empty body of a POST or PUT has a length of 0 (RFC 9110, section 8.6); other methods have none.
        let response = if has_body {
            let request = http::Request::from_parts(parts, body);
            self.agent.run(self.agent.configure_request(request).timeout_global(timeout).build())
        } else {
            let request = http::Request::from_parts(parts, ());
            self.agent.run(self.agent.configure_request(request).timeout_global(timeout).build())
        };
        let (parts, mut body) = response.map_err(transport)?.into_parts();
        let body = body.with_config().limit(self.body_limit).read_to_vec().map_err(|error| match error {
            ureq::Error::BodyExceedsLimit(limit) => too_large(limit),
            // Part of the response has arrived, so the request had.
            error => TransportError::maybe_sent(error.to_string()),
        })?;
        Ok(http::Response::from_parts(parts, body).into())
    }
}

/// Classifies an error: known to have failed before the request left, or any other, which may have arrived.
fn transport(error: ureq::Error) -> TransportError {
    use std::io::ErrorKind;
    use ureq::{Error, Timeout};

    let message = error.to_string();
    let is_unsent = match &error {
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::BadUri(_)
        | Error::Tls(_)
        | Error::Timeout(Timeout::Resolve | Timeout::Connect) => true,
        Error::Io(error) => {
            let is_unreachable = matches!(
                error.kind(),
                ErrorKind::ConnectionRefused
                    | ErrorKind::HostUnreachable
                    | ErrorKind::NetworkUnreachable
                    | ErrorKind::AddrNotAvailable
            );
            // The resolver of the system has no kind of its own.
            is_unreachable || message.contains("failed to lookup address information")
        }
        _ => false,
    };
    if is_unsent { TransportError::not_sent(message) } else { TransportError::maybe_sent(message) }
}
