//! Requests: [`Request`], its [`Headers`], and how far one got ([`Delivery`]). The rule that makes a request of an
//! operation is in `encode`.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::operation::Method;
use crate::primitives::UnixMillis;

pub(crate) mod encode;

/// An HTTP request for the host to send unchanged.
///
/// Its `Debug` prints neither the token nor the body, which may hold a password.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The complete URL.
    pub url: String,
    /// The headers. `content-length`, `host` and other headers of the connection are left to the host.
    pub headers: Headers,
    /// The JSON body, if there is one.
    pub body: Option<Vec<u8>>,
    /// The time after which the response is of no use: the deadline of the flow, if it has one. A host that blocks must not
    /// wait longer.
    pub deadline: Option<UnixMillis>,
}

impl Request {
    /// A request without headers and body, as a server or a test receives it. A client gets its requests from
    /// [`Hetzner::request`](crate::Hetzner::request) and from flows.
    pub fn new(method: Method, url: impl Into<String>) -> Self {
        Self { method, url: url.into(), headers: Headers::new(), body: None, deadline: None }
    }

    /// Sets the headers.
    #[must_use = "this returns the changed request"]
    pub fn with_headers(self, headers: Headers) -> Self {
        Self { headers, ..self }
    }

    /// Sets the body.
    #[must_use = "this returns the changed request"]
    pub fn with_body(self, body: impl Into<Vec<u8>>) -> Self {
        Self { body: Some(body.into()), ..self }
    }

    /// The method, URL, headers and body.
    pub fn into_parts(self) -> (Method, String, Headers, Option<Vec<u8>>) {
        (self.method, self.url, self.headers, self.body)
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {:?}", self.method, self.url, self.headers)?;
        match &self.body {
            Some(body) => write!(f, " and {} bytes", body.len()),
            None => Ok(()),
        }
    }
}

/// The progress of a request that got no response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Delivery {
    /// The request did not leave the host. Sending it again is safe.
    NotSent,
    /// The request may have reached the API, and may have been carried out.
    MaybeSent,
}

impl fmt::Display for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSent => "could not send the request",
            Self::MaybeSent => "no response to a request that may have arrived",
        })
    }
}

/// The headers of a request or response. They are few, so this is a list; names are compared ignoring ASCII case.
///
/// `Debug` redacts all values except those of an allow-list of harmless headers.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Headers {
    /// Shared by the requests of a client until one is changed; `None` when there are none.
    list: Option<Arc<Vec<(String, String)>>>,
}

impl Headers {
    /// An empty list: what a browser sees of a response.
    pub const fn new() -> Self {
        Self { list: None }
    }

    /// The value of the first header with this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(header, _)| header.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Adds a header.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        Arc::make_mut(self.list.get_or_insert_default()).push((name.into(), value.into()));
    }

    /// The names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.list.iter().flat_map(|list| list.iter()).map(|(name, value)| (&**name, &**value))
    }
}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(headers: I) -> Self {
        let list: Vec<_> = headers.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
        Self { list: (!list.is_empty()).then(|| list.into()) }
    }
}

/// Returns whether the values of this header are never secret. A header of the caller may hold anything.
pub(crate) fn is_harmless(name: &str) -> bool {
    const HARMLESS: [&str; 10] = [
        "accept",
        "content-type",
        "link",
        "ratelimit-limit",
        "ratelimit-remaining",
        "ratelimit-reset",
        "retry-after",
        "user-agent",
        "x-correlation-id",
        "x-request-id",
    ];
    HARMLESS.iter().any(|harmless| harmless.eq_ignore_ascii_case(name))
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |(name, value)| (name, if is_harmless(name) { value } else { "[hidden]" });
        f.debug_map().entries(self.iter().map(shown)).finish()
    }
}
