//! An async host on `reqwest` and tokio's timer. What is in flight runs side by side.
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

use super::{TIMEOUT, now};
use crate::error::{Error, TransportError};
use crate::flow::{Flow, drive_async};
use crate::request::Request;
use crate::response::Response;

/// An async host.
#[derive(Debug, Clone)]
pub struct Reqwest {
    client: Client,
}

impl Default for Reqwest {
    fn default() -> Self {
        Self::new()
    }
}

impl Reqwest {
    /// With a timeout of 60 s for each attempt.
    ///
    /// # Panics
    /// When the system's TLS cannot be set up, as [`Client::new`] does.
    #[expect(clippy::expect_used, reason = "as `reqwest::Client::new`, whose place this takes")]
    pub fn new() -> Self {
        Self::with(Client::builder().timeout(TIMEOUT)).expect("TLS can be set up")
    }

    /// With a proxy, certificates or timeouts of one's own. Redirects stay off, so that the token stays here.
    ///
    /// # Errors
    /// Those of [`ClientBuilder::build`].
    pub fn with(builder: ClientBuilder) -> Result<Self, reqwest::Error> {
        Ok(Self { client: builder.redirect(Policy::none()).build()? })
    }

    /// Drives a flow to its end, with what is in flight side by side. Needs a tokio runtime with its timer on.
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
    /// When there is no answer.
    pub async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let unsendable = |message: &dyn core::fmt::Display| TransportError::not_sent(format!("{message}"));
        let request: http::Request<Vec<u8>> =
            request.try_into().map_err(|error: http::Error| unsendable(&error))?;
        let request = reqwest::Request::try_from(request).map_err(|error| unsendable(&error))?;
        let response = self.client.execute(request).await.map_err(transport)?;
        let (status, headers) = (response.status().as_u16(), response.headers().into());
        let body = response.bytes().await.map_err(transport)?.into();
        Ok(Response { status, headers, body })
    }
}

/// What is known to have failed before the request left; anything else may have arrived.
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
