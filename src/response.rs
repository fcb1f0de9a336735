//! Responses: [`Response`], and how its body is read into a reply or an error.

use alloc::vec::Vec;
use core::fmt;
use core::time::Duration;

use serde::Deserialize;

use crate::error::{AnswerError, AnswerProblem, ApiError, Error, scrub};
use crate::operation::{Operation, Route};
use crate::primitives::{read_decimal, split, split_once};
use crate::reply::{Pagination, Reply, read_leniently};
use crate::request::Headers;

/// An HTTP response as the host received it.
///
/// Its `Debug` does not print the body, which may hold a password.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers that the host could see; none is required.
    pub headers: Headers,
    /// The whole body.
    pub body: Vec<u8>,
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?} and {} bytes", self.status, self.headers, self.body.len())
    }
}

impl Response {
    /// A response without headers.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Headers::new(), body: body.into() }
    }

    /// Sets the headers.
    #[must_use = "this returns the changed response"]
    pub fn with_headers(self, headers: Headers) -> Self {
        Self { headers, ..self }
    }

    /// The status, headers and body.
    pub fn into_parts(self) -> (u16, Headers, Vec<u8>) {
        (self.status, self.headers, self.body)
    }

    /// Reads the reply of an operation.
    ///
    /// ```
    /// use hetzner_cloud::{Response, ssh_keys};
    ///
    /// let response = Response::new(200, r#"{"ssh_key": {"id": 7, "name": "laptop"}}"#);
    /// let key = response.reply::<ssh_keys::Get>()?;
    /// assert_eq!(key.name, "laptop");
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Api`] when the API refused; [`Error::Answer`] when the body is not the reply of this operation.
    pub fn reply<O: Operation>(&self) -> Result<O::Reply, Error> {
        self.reply_to(O::ROUTE)
    }

    /// Reads the body into a model of the caller, which may borrow from the body and leave fields out. This is the
    /// fastest way.
    ///
    /// ```
    /// #[derive(serde::Deserialize)]
    /// struct Names<'a> {
    ///     #[serde(borrow)]
    ///     servers: Vec<Name<'a>>,
    /// }
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Name<'a> {
    ///     name: &'a str,
    /// }
    ///
    /// let response = hetzner_cloud::Response::new(200, r#"{"servers": [{"id": 1, "name": "web"}]}"#);
    /// assert_eq!(response.read::<Names>()?.servers[0].name, "web");
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Api`] when the API refused; [`Error::Answer`] when the body does not fit the model.
    pub fn read<'a, T: Deserialize<'a>>(&'a self) -> Result<T, Error> {
        let body = self.success_body(None)?;
        serde_json::from_str(body).map_err(|error| self.unreadable(None, AnswerProblem::of(&error)))
    }

    pub(crate) fn reply_to<R: Reply>(&self, route: &'static Route) -> Result<R, Error> {
        let body = self.success_body(Some(route))?;
        if body.trim_ascii().is_empty() {
            return R::empty().ok_or_else(|| self.unreadable(Some(route), AnswerProblem::Empty));
        }
        read_leniently(body, R::read).map_err(|error| self.unreadable(Some(route), AnswerProblem::of(&error)))
    }

    /// The body of a success as text; the error of any other status.
    fn success_body(&self, route: Option<&'static Route>) -> Result<&str, Error> {
        match self.status {
            200..=299 => core::str::from_utf8(&self.body)
                .map_err(|error| self.unreadable(route, AnswerProblem::NotText { at: error.valid_up_to() })),
            400.. => Err(match self.api_error(route) {
                Some(error) => Error::Api(error.into()),
                None if self.body.is_empty() => self.unreadable(route, AnswerProblem::Empty),
                None => self.unreadable(route, AnswerProblem::NoError),
            }),
            _ => Err(self.unreadable(route, AnswerProblem::Status)),
        }
    }

    /// Reads the error in the body, if it holds one.
    fn api_error(&self, route: Option<&'static Route>) -> Option<ApiError> {
        let text = core::str::from_utf8(&self.body).ok()?;
        let envelope: serde_json::Value = read_leniently(text, |text| serde_json::from_str(text)).ok()?;
        let error = envelope.get("error")?;
        let message = error.get("message").and_then(serde_json::Value::as_str).unwrap_or_default();
        let seconds = self.headers.get("retry-after").and_then(|seconds| seconds.trim().parse().ok());
        Some(ApiError {
            route,
            status: self.status,
            code: error.get("code")?.as_str()?.into(),
            message: scrub(message),
            details: error.get("details").filter(|details| !details.is_null()).cloned(),
            correlation_id: self.headers.get("x-correlation-id").map(Into::into),
            retry_after: seconds.map(Duration::from_secs),
        })
    }

    fn unreadable(&self, route: Option<&'static Route>, problem: AnswerProblem) -> Error {
        Error::Answer(AnswerError { route, status: self.status, problem, body: self.body.clone() }.into())
    }
}

/// The position of a page by the `Link` header (RFC 8288), for a response whose body does not tell.
pub(crate) fn link_pagination(link: &str) -> Option<Pagination> {
    let (mut previous_page, mut next_page, mut last_page) = (None, None, None);
    for entry in split(link, b',') {
        let mut parts = split(entry, b';');
        let page = parts.next().and_then(page_of);
        for relation in parts.filter_map(|part| part.trim_ascii().strip_prefix("rel=")) {
            let quoted = relation.strip_prefix('"').and_then(|relation| relation.strip_suffix('"'));
            match quoted.unwrap_or(relation) {
                "prev" => previous_page = page,
                "next" => next_page = page,
                "last" => last_page = page,
                _ => {}
            }
        }
    }
    let page = match (next_page, previous_page) {
        (Some(next), _) => next.saturating_sub(1),
        (None, Some(previous)) => previous.saturating_add(1),
        (None, None) => 1,
    };
    Some(Pagination { page, per_page: 0, previous_page, next_page, last_page, total_entries: None })
}

/// The `page` parameter of a URL in angle brackets.
fn page_of(url: &str) -> Option<u64> {
    let url = url.trim_ascii().strip_prefix('<')?.strip_suffix('>')?;
    let (_, query) = split_once(url, b'?')?;
    split(query, b'&').find_map(|pair| pair.strip_prefix("page=")).and_then(read_decimal)
}
