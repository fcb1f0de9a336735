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

use super::{TIMEOUT, now};
use crate::error::{Error, TransportError};
use crate::flow::{Flow, drive};
use crate::request::Request;
use crate::response::Response;

/// A blocking host.
#[derive(Debug, Clone)]
pub struct Ureq {
    agent: Agent,
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
        Self { agent: config.build().into() }
    }

    /// Drives a flow to its end, one request at a time.
    ///
    /// # Errors
    /// Those of the flow.
    pub fn run<F: Flow>(&self, flow: F) -> Result<F::Output, Error> {
        drive(flow, now, |request| self.send(request), |until| thread::sleep(now().until(until)))
    }

    /// Sends one request.
    ///
    /// # Errors
    /// When there is no response.
    pub fn send(&self, request: Request) -> Result<Response, TransportError> {
        let request: http::Request<Vec<u8>> =
            request.try_into().map_err(|error: http::Error| TransportError::not_sent(error.to_string()))?;
        let (parts, body) = request.into_parts();
        let response = if body.is_empty() {
            self.agent.run(http::Request::from_parts(parts, ()))
        } else {
            self.agent.run(http::Request::from_parts(parts, body))
        };
        let (parts, mut body) = response.map_err(transport)?.into_parts();
        let body = body.with_config().limit(u64::MAX).read_to_vec().map_err(transport)?;
        Ok(http::Response::from_parts(parts, body).into())
    }
}

/// Classifies an error: known to have failed before the request left, or any other, which may have arrived.
fn transport(error: ureq::Error) -> TransportError {
    use ureq::{Error, Timeout};

    let message = error.to_string();
    match error {
        Error::HostNotFound
        | Error::ConnectionFailed
        | Error::BadUri(_)
        | Error::Tls(_)
        | Error::Timeout(Timeout::Resolve | Timeout::Connect) => TransportError::not_sent(message),
        Error::Io(error) if error.kind() == std::io::ErrorKind::ConnectionRefused => {
            TransportError::not_sent(message)
        }
        _ => TransportError::maybe_sent(message),
    }
}
