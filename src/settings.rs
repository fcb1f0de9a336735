//! The settings of a client: API token, base URLs, headers, retry policy and seed. A client and its flows share one
//! copy.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_json::Value;

use crate::error::{AnswerProblem, Error};
use crate::operation::{Api, Method};
use crate::primitives::{InputError, concat, push_decimal, split_before};
use crate::request::{Headers, Request};
use crate::retry::RetryPolicy;

const BEARER: &str = "Bearer ";

/// A project's API token. `Debug` does not print it.
///
/// ```
/// use hetzner_cloud::Token;
///
/// let token = Token::new("jEheVytlAoFl7F8MqUQ7jAo2hOXASztX")?;
/// assert_eq!(format!("{token:?}"), "Token([secret])");
///
/// let error = Token::new("copied with a line break\n").unwrap_err();
/// assert_eq!(error.to_string(), "`token` has a character at position 6 that cannot be in a token");
/// # Ok::<(), hetzner_cloud::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Token {
    /// The value of the `authorization` header.
    authorization: String,
}

impl Token {
    /// Validates the text: not empty, and visible ASCII characters only (RFC 6750, section 2.1).
    ///
    /// # Errors
    /// Names the problem without showing the text.
    pub fn new(token: impl AsRef<str>) -> Result<Self, InputError> {
        let token = token.as_ref();
        let problem = match token.bytes().position(|byte| !byte.is_ascii_graphic()) {
            Some(position) => {
                let mut problem = String::from("has a character at position ");
                push_decimal(&mut problem, position as u64);
                problem.push_str(" that cannot be in a token");
                problem
            }
            None if token.is_empty() => "is empty".into(),
            None => return Ok(Self { authorization: concat(&[BEARER, token]) }),
        };
        Err(InputError::new("", "token", problem))
    }
}

impl Token {
    fn as_str(&self) -> &str {
        self.authorization.get(BEARER.len()..).unwrap_or_default()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token([secret])")
    }
}

/// The settings of a client.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    token: Token,
    /// Those of the two APIs.
    base_urls: [String; 2],
    /// Empty for none.
    user_agent: String,
    /// The caller's.
    custom_headers: Headers,
    /// The headers of every request, without and with a body: made once, because requests are made often. Those of the npm
    /// package are not made.
    headers: [Headers; 2],
    pub(crate) retry: RetryPolicy,
    pub(crate) seed: u64,
}

const JSON: &str = "application/json";
const USER_AGENT: &str = concat!("hetzner-cloud/", env!("CARGO_PKG_VERSION"));

impl Settings {
    pub(crate) fn new(token: Token) -> Self {
        Self {
            token,
            base_urls: [Api::Cloud.base_url().into(), Api::Storage.base_url().into()],
            user_agent: USER_AGENT.into(),
            custom_headers: Headers::new(),
            headers: Default::default(),
            retry: RetryPolicy::default(),
            seed: 0,
        }
    }

    pub(crate) fn base_url(&self, api: Api) -> &str {
        &self.base_urls[api as usize]
    }

    /// Makes a request with the client's headers, the token among them. Its URL must start with one of the two base
    /// URLs.
    pub(crate) fn authorize(&self, method: Method, url: String, body: Option<Vec<u8>>) -> Request {
        let headers = self.headers[usize::from(body.is_some())].clone();
        Request { method, url, headers, body, deadline: None }
    }

    /// The headers that the client sets itself, without or with a body.
    pub(crate) fn own_headers(&self, with_body: bool) -> impl Iterator<Item = (&str, &str)> {
        let content_type = if with_body { JSON } else { "" };
        let headers = [
            ("authorization", &*self.token.authorization),
            ("accept", JSON),
            ("user-agent", &self.user_agent),
            ("content-type", content_type),
        ];
        headers.into_iter().filter(|(_, value)| !value.is_empty())
    }

    /// Makes the headers of every request, after a change.
    pub(crate) fn prepare_headers(&mut self) {
        let settings = &*self;
        let headers = [false, true]
            .map(|with_body| settings.own_headers(with_body).chain(settings.custom_headers.iter()).collect());
        self.headers = headers;
    }

    /// Removes the token from the texts of an error: a server may quote it, and so may the host's HTTP client.
    pub(crate) fn without_token(&self, mut error: Error) -> Error {
        match &mut error {
            Error::Api(error) => {
                self.remove_token(&mut error.message);
                error.details.iter_mut().for_each(|details| self.remove_token_from_value(details));
            }
            Error::Answer(error) => {
                if let AnswerProblem::Shape(problem) = &mut error.problem {
                    self.remove_token(problem);
                }
            }
            Error::Transport(error) => self.remove_token(&mut error.message),
            _ => {}
        }
        error
    }

    /// Removes the token from a text.
    pub(crate) fn remove_token(&self, text: &mut String) {
        let token = self.token.as_str();
        if text.contains(token) {
            *text = text.replace(token, "[secret]");
        }
    }

    /// Removes the token from all texts of a JSON value, keys included.
    pub(crate) fn remove_token_from_value(&self, value: &mut Value) {
        match value {
            Value::String(text) => self.remove_token(text),
            Value::Array(items) => items.iter_mut().for_each(|item| self.remove_token_from_value(item)),
            Value::Object(entries) => {
                let token = self.token.as_str();
                if entries.keys().any(|key| key.contains(token)) {
                    let renamed = core::mem::take(entries).into_iter();
                    *entries = renamed.map(|(key, value)| (key.replace(token, "[secret]"), value)).collect();
                }
                entries.values_mut().for_each(|entry| self.remove_token_from_value(entry));
            }
            _ => {}
        }
    }

    pub(crate) fn set_base_url(&mut self, api: Api, url: &str) -> Result<(), InputError> {
        let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
        let (host, _) = split_before(rest, b'/');
        let is_usable = |byte: u8| byte.is_ascii_graphic() && !matches!(byte, b'?' | b'#');
        if host.is_empty() || !rest.bytes().all(is_usable) {
            return Err(InputError::new("", "base_url", "must be an http or https URL without a query"));
        }
        // It would be printed with every URL, and browsers refuse it.
        if host.bytes().any(|byte| byte == b'@') {
            return Err(InputError::new("", "base_url", "must not hold a user name or password"));
        }
        let mut url = url;
        while let Some(shorter) = url.strip_suffix('/') {
            url = shorter;
        }
        let url: String = url.into();
        self.base_urls[api as usize] = url;
        Ok(())
    }

    pub(crate) fn set_application(&mut self, name: &str, version: &str) -> Result<(), InputError> {
        for (parameter, text) in [("name", name), ("version", version)] {
            if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
                let problem = "must be one word of visible ASCII characters";
                return Err(InputError::new("", parameter, problem));
            }
        }
        self.user_agent = concat(&[name, "/", version, " ", USER_AGENT]);
        Ok(())
    }

    pub(crate) fn remove_user_agent(&mut self) {
        self.user_agent.clear();
    }

    pub(crate) fn set_header(&mut self, name: &str, value: &str) -> Result<(), InputError> {
        const RESERVED: [&str; 8] = [
            "authorization",
            "accept",
            "content-type",
            "user-agent",
            "host",
            "content-length",
            "transfer-encoding",
            "connection",
        ];
        let is_token_character =
            |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if name.is_empty() || !name.bytes().all(is_token_character) {
            return Err(InputError::new("", "name", "is not a header name (RFC 9110, section 5.6.2)"));
        }
        if RESERVED.iter().any(|reserved| reserved.eq_ignore_ascii_case(name)) {
            return Err(InputError::new("", "name", "is a header that the client or its host sets itself"));
        }
        if !value.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
            return Err(InputError::new("", "value", "has a character that cannot be in a header"));
        }
        let others = self.custom_headers.iter().filter(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.custom_headers = others.chain([(name, value)]).collect();
        Ok(())
    }
}
