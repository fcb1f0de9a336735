//! An asynchronous host on `reqwest` and tokio's timer. It sends several requests at the same time.
//!
//! ```no_run
//! use hetzner_cloud::{Hetzner, Token, adapter::reqwest::Reqwest, servers};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let hetzner = Hetzner::new(Token::new(std::env::var("HCLOUD_TOKEN")?)?);
//! for server in Reqwest::new().run(hetzner.pages(servers::List::new()).concurrency(10)).await? {
//!     println!("{} is {}", server.name, server.status);
//! }
//! # Ok(())
//! # }
//! ```

use alloc::format;
use alloc::vec::Vec;
use core::error::Error as _;

use reqwest::redirect::Policy;
use reqwest::{Client, ClientBuilder};

use super::{BODY_LIMIT, TIMEOUT, now, timeout, too_large};
use crate::error::{Error, TransportError};
use crate::flow::{Flow, drive_async};
use crate::operation::Method;
use crate::request::Request;
use crate::response::Response;

/// An asynchronous host.
#[derive(Debug, Clone)]
pub struct Reqwest {
    client: Client,
    body_limit: u64,
}

impl Default for Reqwest {
    fn default() -> Self {
        Self::new()
    }
}

impl Reqwest {
    /// Creates a host with a timeout of 60 s for each attempt.
    ///
    /// # Panics
    /// When the system's TLS cannot be set up, as [`Client::new`] does.
    #[expect(clippy::expect_used, reason = "panics like `reqwest::Client::new`, which it replaces")]
    pub fn new() -> Self {
        Self::with(Client::builder().timeout(TIMEOUT)).expect("TLS can be set up")
    }

    /// Creates a host from a client with your own proxy, certificates or timeouts. Redirects stay off, so the token goes to no
    /// other host.
    ///
    /// # Errors
    /// Those of [`ClientBuilder::build`].
    pub fn with(builder: ClientBuilder) -> Result<Self, reqwest::Error> {
        Ok(Self { client: builder.redirect(Policy::none()).build()?, body_limit: BODY_LIMIT })
    }

    /// Sets the most bytes of a response's body: 64 MiB by default. A larger one is an error.
    #[must_use = "this returns the changed host"]
    pub fn body_limit(self, bytes: u64) -> Self {
        Self { body_limit: bytes, ..self }
    }

    /// Drives a flow to its end, with several requests in flight. Needs a tokio runtime with its timer enabled.
    ///
    /// # Errors
    /// Those of the flow.
    pub async fn run<F: Flow>(&self, flow: F) -> Result<F::Output, Error> {
        drive_async(flow, now, |request| self.send(request), |until| tokio::time::sleep(now().until(until)))
            .await
    }

    /// Sends one request.
    ///
    /// # Errors
    /// When there is no response, or one that is too large.
    pub async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let timeout = timeout(&request, None);
        let has_length = matches!(request.method, Method::Post | Method::Put) && request.body.is_none();
        let not_sent = |message: &dyn core::fmt::Display| TransportError::not_sent(format!("{message}"));
        let request: http::Request<Vec<u8>> =
            request.try_into().map_err(|error: http::Error| not_sent(&error))?;
        let mut request = reqwest::Request::try_from(request).map_err(|error| not_sent(&error))?;
        if has_length {
            // RFC 9110, section 8.6.
            request.headers_mut().insert(http::header::CONTENT_LENGTH, http::HeaderValue::from_static("0"));
        }
        if let Some(timeout) = timeout {
            *request.timeout_mut() = Some(timeout.min(TIMEOUT));
        }
        let mut response = self.client.execute(request).await.map_err(transport)?;
        let (status, headers) = (response.status().as_u16(), response.headers().into());
        let mut body = Vec::new();
        // Part of the response has arrived, so the request had.
        let broken = |error: reqwest::Error| TransportError::maybe_sent(format!("{error}"));
        while let Some(chunk) = response.chunk().await.map_err(broken)? {
            if (body.len() + chunk.len()) as u64 > self.body_limit {
                return Err(too_large(self.body_limit));
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Response { status, headers, body })
    }
}

/// Classifies an error: known to have failed before the request left, or any other, which may have arrived.
fn transport(error: reqwest::Error) -> TransportError {
    let message = match error.source() {
        Some(source) => format!("{error}: {source}"),
        None => format!("{error}"),
    };
    if error.is_connect() || error.is_builder() {
        TransportError::not_sent(message)
    } else {
        TransportError::maybe_sent(message)
    }
}
