//! What we say to a host: [`Request`] and its [`Headers`]. How an operation becomes one is in `rule`.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use crate::operation::Method;

pub(crate) mod rule;

/// An HTTP request for the host to send as it is.
///
/// Its `Debug` prints neither the token nor the body, which may hold a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The complete URL.
    pub url: String,
    /// The headers; `content-length`, `host` and the like are the host's business.
    pub headers: Headers,
    /// The JSON body, when there is one.
    pub body: Option<Vec<u8>>,
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

/// The headers of a request or response: few, so a list; names are compared without regard to case.
///
/// Its `Debug` prints no values but of headers that are nobody's secret.
#[derive(Clone, Default)]
pub struct Headers {
    /// Those that all requests of a client have.
    shared: Option<Arc<[SharedHeader]>>,
    own: Vec<(String, String)>,
}

type SharedHeader = (Cow<'static, str>, Arc<str>);

impl Headers {
    /// No headers: what a browser lets us see of an answer.
    pub const fn new() -> Self {
        Self { shared: None, own: Vec::new() }
    }

    /// The value of the first header of this name.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.iter().find(|(header, _)| header.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// Adds a header.
    pub fn push(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.own.push((name.into(), value.into()));
    }

    /// Names and values, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let shared =
            self.shared.as_deref().unwrap_or_default().iter().map(|(name, value)| (&**name, &**value));
        shared.chain(self.own.iter().map(|(name, value)| (&**name, &**value)))
    }

    pub(crate) fn shared(headers: Vec<SharedHeader>) -> Self {
        Self { shared: Some(headers.into()), own: Vec::new() }
    }
}

impl PartialEq for Headers {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Headers {}

impl<N: Into<String>, V: Into<String>> FromIterator<(N, V)> for Headers {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(headers: I) -> Self {
        let mut all = Self::new();
        for (name, value) in headers {
            all.push(name, value);
        }
        all
    }
}

/// Whether a header's value is nobody's secret: a caller's own may be.
fn is_open(name: &str) -> bool {
    const OPEN: [&str; 10] = [
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
    OPEN.iter().any(|open| open.eq_ignore_ascii_case(name))
}

impl fmt::Debug for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map()
            .entries(self.iter().map(|(name, value)| (name, if is_open(name) { value } else { "[hidden]" })))
            .finish()
    }
}
