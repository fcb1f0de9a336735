//! [`Hetzner`]: who asks, where, and how patiently. It holds no connection; cloning it is cheap.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use crate::error::{Error, InputError};
use crate::flow::retry::RetryPolicy;
use crate::flow::wait::Awaited;
use crate::flow::{Call, Find, Findable, First, Pages, Until, Wait};
use crate::operation::{Api, Method, Operation};
use crate::request::rule::{decimal, draft};
use crate::request::{Headers, Request};
use crate::response::{Page, Reply};
use crate::words::IdOrName;

/// A project's API token. It does not print.
///
/// ```
/// use hetzner_cloud::Token;
///
/// let token = Token::new("jEheVytlAoFl7F8MqUQ7jAo2hOXASztX")?;
/// assert_eq!(format!("{token:?}"), "Token([secret])");
///
/// let error = Token::new("copied with a line break\n").unwrap_err();
/// assert_eq!(error.to_string(), "`token` has a character at position 6 that no token has");
/// # Ok::<(), hetzner_cloud::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Token(Arc<str>);

impl Token {
    /// Checks that the text can be a token: not empty, and of visible ASCII characters only (RFC 6750, section 2.1).
    ///
    /// # Errors
    /// Names what is wrong, without showing the text.
    pub fn new(token: impl AsRef<str>) -> Result<Self, InputError> {
        let token = token.as_ref();
        let problem = match token.bytes().position(|byte| !byte.is_ascii_graphic()) {
            Some(position) => {
                ["has a character at position ", decimal(position as u64, &mut [0; 20]), " that no token has"]
                    .concat()
            }
            None if token.is_empty() => "is empty".into(),
            None => return Ok(Self(["Bearer ", token].concat().into())),
        };
        Err(InputError::new("", "token", problem))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token([secret])")
    }
}

/// Who asks, where, and how patiently.
///
/// ```
/// use hetzner_cloud::{Hetzner, Token, servers};
///
/// let hetzner = Hetzner::new(Token::new("secret")?);
/// let request = hetzner.request(&servers::PowerOn::new(42))?;
/// assert_eq!(request.method.as_str(), "POST");
/// assert_eq!(request.url, "https://api.hetzner.cloud/v1/servers/42/actions/poweron");
/// # Ok::<(), hetzner_cloud::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct Hetzner {
    token: Token,
    cloud: Arc<str>,
    storage: Arc<str>,
    user_agent: Option<Arc<str>>,
    /// Headers of the caller's own.
    extra: Extra,
    /// What every request says, without and with a body: made once, because requests are made often.
    headers: [Headers; 2],
    pub(crate) retry: RetryPolicy,
    pub(crate) seed: u64,
}

/// Names and values; the values may be secrets, so they do not print.
#[derive(Clone)]
struct Extra(Vec<(String, Arc<str>)>);

impl fmt::Debug for Extra {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

const USER_AGENT: &str = concat!("hetzner-cloud/", env!("CARGO_PKG_VERSION"));

impl Hetzner {
    /// The project of this token, at the addresses that Hetzner publishes.
    pub fn new(token: Token) -> Self {
        Self {
            token,
            cloud: Api::Cloud.base_url().into(),
            storage: Api::Storage.base_url().into(),
            user_agent: Some(USER_AGENT.into()),
            extra: Extra(Vec::new()),
            headers: Default::default(),
            retry: RetryPolicy::default(),
            seed: 0,
        }
        .with_headers()
    }

    /// Another base URL for one of the APIs, as in `http://127.0.0.1:8080/v1`: a proxy, or the embedded Hetzner. The
    /// token is sent there.
    ///
    /// # Errors
    /// When it is no `http` or `https` URL, or has a query.
    pub fn base_url(mut self, api: Api, url: &str) -> Result<Self, InputError> {
        let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
        let usable = |host: &str| {
            !host.is_empty()
                && !host.starts_with('/')
                && host.bytes().all(|byte| byte.is_ascii_graphic() && !matches!(byte, b'?' | b'#'))
        };
        if !host.is_some_and(usable) {
            let problem = "is no http or https URL without a query";
            return Err(InputError::new("", "base_url", problem));
        }
        let url = Arc::from(url.trim_end_matches('/'));
        match api {
            Api::Cloud => self.cloud = url,
            Api::Storage => self.storage = url,
        }
        Ok(self)
    }

    /// The application that asks, as in `("dashboard", "1.2")`: it goes before this crate's name in `user-agent`.
    ///
    /// # Errors
    /// When the name or version has a character that no header has.
    pub fn application(mut self, name: &str, version: &str) -> Result<Self, InputError> {
        for (parameter, text) in [("name", name), ("version", version)] {
            if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_graphic()) {
                let problem = "has to be one word of visible ASCII characters";
                return Err(InputError::new("", parameter, problem));
            }
        }
        self.user_agent = Some([name, "/", version, " ", USER_AGENT].concat().into());
        Ok(self.with_headers())
    }

    /// Sends no `user-agent`: a browser sets its own, and asks the API for permission before it sends another.
    #[must_use = "this returns the changed value"]
    pub fn without_user_agent(mut self) -> Self {
        self.user_agent = None;
        self.with_headers()
    }

    /// A header that every request has from now on, as in `("x-request-id", "7")`. For one call only, clone the client:
    ///
    /// ```
    /// use hetzner_cloud::{Hetzner, Token, servers};
    ///
    /// let hetzner = Hetzner::new(Token::new("secret")?);
    /// let call = hetzner.clone().header("x-request-id", "7")?.call(servers::Get::new(42));
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the name or value has a character that no header has, or the name is one that the client sets itself.
    pub fn header(mut self, name: &str, value: &str) -> Result<Self, InputError> {
        const OWN: [&str; 4] = ["authorization", "accept", "content-type", "user-agent"];
        let is_sign = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        if name.is_empty() || !name.bytes().all(is_sign) {
            return Err(InputError::new("", "name", "is no header name (RFC 9110, section 5.6.2)"));
        }
        if OWN.iter().any(|own| own.eq_ignore_ascii_case(name)) {
            return Err(InputError::new("", "name", "is a header that the client sets itself"));
        }
        if !value.bytes().all(|byte| byte == b' ' || byte.is_ascii_graphic()) {
            return Err(InputError::new("", "value", "has a character that no header has"));
        }
        self.extra.0.retain(|(other, _)| !other.eq_ignore_ascii_case(name));
        self.extra.0.push((name.into(), value.into()));
        Ok(self.with_headers())
    }

    /// How often and when a request is sent again. For one call only, clone the client: that is cheap.
    #[must_use = "this returns the changed value"]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Any number: from it comes the randomness of the waits between retries, so that many clients do not come back at
    /// once. The same seed waits the same times.
    #[must_use = "this returns the changed value"]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = seed;
        self
    }

    /// The request of an operation, to be sent as it is. Read the answer with [`Response::reply`](crate::Response::reply).
    ///
    /// # Errors
    /// [`Error::Input`] that names the parameter when a value cannot be sent: an id of 0, an empty name.
    pub fn request<O: Operation>(&self, operation: &O) -> Result<Request, Error> {
        let draft = draft(self.base(O::ROUTE.api), O::ROUTE, operation, false)?;
        Ok(self.finish(O::ROUTE.method, draft.url, draft.body))
    }

    /// Calls one operation, and sends it again where that is safe and may help.
    pub fn call<O: Operation>(&self, operation: O) -> Call<O> {
        Call::new(self, &operation)
    }

    /// Lists everything, page by page.
    pub fn pages<O, T>(&self, operation: O) -> Pages<T>
    where
        O: Operation<Reply = Page<T>>,
        Page<T>: Reply,
    {
        Pages::new(self, O::ROUTE, draft(self.base(O::ROUTE.api), O::ROUTE, &operation, true))
    }

    /// The first of a list, or nothing.
    ///
    /// ```
    /// # #[cfg(feature = "sim")] {
    /// use hetzner_cloud::{Hetzner, Sim, Token, images};
    ///
    /// let hetzner = Hetzner::new(Token::new("any")?);
    /// let mut sim = Sim::new(1);
    /// let by_name_and_architecture = images::List::new().name("debian-13").architecture("arm");
    /// let image = sim.run(hetzner.first(by_name_and_architecture))?;
    /// assert_eq!(image.map(|image| image.architecture.to_string()), Some("arm".into()));
    /// # }
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    pub fn first<O, T>(&self, list: O) -> First<O>
    where
        O: Operation<Reply = Page<T>>,
        Page<T>: Reply,
    {
        First::new(self, &list)
    }

    /// One thing by its id or name, or nothing. Text that is typed by people is parsed to either: see [`IdOrName`].
    ///
    /// ```
    /// # #[cfg(feature = "sim")] {
    /// use hetzner_cloud::{Hetzner, IdOrName, Sim, Token, servers::Server};
    ///
    /// let hetzner = Hetzner::new(Token::new("any")?);
    /// let mut sim = Sim::new(1);
    /// sim.populate(1, 0);
    /// let server = sim.run(hetzner.find::<Server>("web-1"))?.expect("there is one");
    /// let typed: IdOrName<Server> = server.id.to_string().parse().expect("an id");
    /// assert_eq!(sim.run(hetzner.find(typed))?, Some(server));
    /// assert_eq!(sim.run(hetzner.find::<Server>(42))?, None);
    /// # }
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    pub fn find<T: Findable>(&self, wanted: impl Into<IdOrName<T>>) -> Find<T> {
        Find::new(self, wanted.into())
    }

    /// Calls an operation again and again until its reply is right: until a server has a status, a certificate is made.
    ///
    /// ```
    /// # #[cfg(feature = "sim")] {
    /// use hetzner_cloud::servers::{self, ServerStatus};
    /// use hetzner_cloud::{Hetzner, Sim, Token};
    ///
    /// let hetzner = Hetzner::new(Token::new("any")?);
    /// let mut sim = Sim::new(1);
    /// let created = sim.run(hetzner.call(servers::Create::new("web-1", "cx23", "debian-13")))?;
    /// let runs = |server: &servers::Server| server.status == ServerStatus::Running;
    /// let server = sim.run(hetzner.until(servers::Get::new(created.server.id), runs))?;
    /// assert_eq!(server.status, ServerStatus::Running);
    /// # }
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    pub fn until<O, P>(&self, operation: O, is_right: P) -> Until<O, P>
    where
        O: Operation,
        P: FnMut(&O::Reply) -> bool,
    {
        Until::new(self, &operation, is_right)
    }

    /// Waits until actions have ended. Takes actions or their ids.
    ///
    /// ```
    /// use hetzner_cloud::{Hetzner, Id, Token, actions::Action};
    ///
    /// let hetzner = Hetzner::new(Token::new("secret")?);
    /// let wait = hetzner.wait([Id::<Action>::new(1), Id::new(2)]);
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    pub fn wait<A: Into<Awaited>>(&self, actions: impl IntoIterator<Item = A>) -> Wait {
        Wait::new(self, actions.into_iter().map(Into::into))
    }

    pub(crate) fn base(&self, api: Api) -> &str {
        match api {
            Api::Cloud => &self.cloud,
            Api::Storage => &self.storage,
        }
    }

    /// Puts the token to a request. Its host is always one of the two base URLs.
    pub(crate) fn finish(&self, method: Method, url: String, body: Option<Vec<u8>>) -> Request {
        let headers = self.headers[usize::from(body.is_some())].clone();
        Request { method, url, headers, body }
    }

    fn with_headers(mut self) -> Self {
        let json = "application/json";
        let mut plain =
            Vec::from([("authorization".into(), self.token.0.clone()), ("accept".into(), json.into())]);
        plain.extend(self.user_agent.clone().map(|user_agent| ("user-agent".into(), user_agent)));
        plain.extend(self.extra.0.iter().map(|(name, value)| (Cow::Owned(name.clone()), value.clone())));
        let mut with_body = plain.clone();
        with_body.push(("content-type".into(), json.into()));
        self.headers = [Headers::shared(plain), Headers::shared(with_body)];
        self
    }
}
