//! Conversions from and to the types of the `http` crate, which most HTTP stacks share.
//!
//! ```
//! use hetzner_cloud::{Hetzner, Response, Token, servers};
//!
//! let hetzner = Hetzner::new(Token::new("secret")?);
//! let request: http::Request<Vec<u8>> = hetzner.request(&servers::Get::new(42))?.try_into().expect("valid");
//! assert_eq!(request.uri().path(), "/v1/servers/42");
//! assert!(request.headers()["authorization"].is_sensitive());
//!
//! let response = http::Response::builder().status(404).body(Vec::new()).expect("valid");
//! assert_eq!(Response::from(response).status, 404);
//! # Ok::<(), hetzner_cloud::Error>(())
//! ```

use alloc::vec::Vec;

use crate::operation::Method;
use crate::request::{Headers, Request};
use crate::response::Response;

impl TryFrom<Request> for http::Request<Vec<u8>> {
    type Error = http::Error;

    /// Fails only when a base URL is not a valid URI.
    fn try_from(request: Request) -> Result<Self, http::Error> {
        let mut parts = http::Request::builder().method(http::Method::from(request.method)).uri(request.url);
        for (name, value) in request.headers.iter() {
            let mut value = http::HeaderValue::try_from(value)?;
            value.set_sensitive(name == "authorization");
            parts = parts.header(name, value);
        }
        parts.body(request.body.unwrap_or_default())
    }
}

impl From<Method> for http::Method {
    fn from(method: Method) -> Self {
        match method {
            Method::Get => Self::GET,
            Method::Post => Self::POST,
            Method::Put => Self::PUT,
            Method::Delete => Self::DELETE,
        }
    }
}

impl From<&http::HeaderMap> for Headers {
    /// Leaves out headers whose value is not text.
    fn from(headers: &http::HeaderMap) -> Self {
        headers.iter().filter_map(|(name, value)| Some((name.as_str(), value.to_str().ok()?))).collect()
    }
}

impl<B: Into<Vec<u8>>> From<http::Response<B>> for Response {
    fn from(response: http::Response<B>) -> Self {
        let (parts, body) = response.into_parts();
        Self { status: parts.status.as_u16(), headers: (&parts.headers).into(), body: body.into() }
    }
}
