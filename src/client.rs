//! [`Hetzner`]: the client, from which requests and flows are made.

use alloc::string::String;
use alloc::sync::Arc;

use crate::error::Error;
use crate::flow::{
    ActionWaiter, Call, Find, Findable, First, FlowState, Pages, PollUntil, Task, TrackedAction,
};
use crate::operation::{Api, Operation};
use crate::primitives::{IdOrName, InputError, Secret};
use crate::reply::{Page, Reply};
use crate::request::Request;
use crate::request::encode::encode;
use crate::response::Response;
use crate::retry::RetryPolicy;
use crate::settings::{Settings, Token};

/// A client: API token, base URLs and retry policy. It holds no connection and is cheap to clone.
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
    settings: Arc<Settings>,
}

impl Hetzner {
    /// A client for the project of this token, at the base URLs that Hetzner publishes.
    pub fn new(token: Token) -> Self {
        let mut settings = Settings::new(token);
        settings.prepare_headers();
        Self { settings: settings.into() }
    }

    /// Sets the base URL of one of the APIs, as in `http://127.0.0.1:8080/v1`: a proxy, or the embedded Hetzner. The token is
    /// sent there.
    ///
    /// # Errors
    /// When it is not an `http` or `https` URL, or has a query.
    pub fn base_url(mut self, api: Api, url: &str) -> Result<Self, InputError> {
        self.settings_mut().set_base_url(api, url)?;
        Ok(self)
    }

    /// Sets the application's name and version, as in `("dashboard", "1.2")`. They stand before this crate's name in
    /// `user-agent`.
    ///
    /// # Errors
    /// When the name or version is empty, or has a character that is not visible ASCII.
    pub fn application(mut self, name: &str, version: &str) -> Result<Self, InputError> {
        let settings = self.settings_mut();
        settings.set_application(name, version)?;
        settings.prepare_headers();
        Ok(self)
    }

    /// Sends no `user-agent`. A browser sets its own, and sends a preflight request before any other.
    #[must_use = "this returns the changed value"]
    pub fn without_user_agent(mut self) -> Self {
        let settings = self.settings_mut();
        settings.remove_user_agent();
        settings.prepare_headers();
        self
    }

    /// Adds a header to every request, as in `("x-request-id", "7")`. For a single call, clone the client:
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
    /// When the name or value has a character that cannot be in a header, or the client sets this header itself.
    pub fn header(mut self, name: &str, value: &str) -> Result<Self, InputError> {
        let settings = self.settings_mut();
        settings.set_header(name, value)?;
        settings.prepare_headers();
        Ok(self)
    }

    /// Sets how often and when a request is sent again. For a single call, clone the client: that is cheap.
    #[must_use = "this returns the changed value"]
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.settings_mut().retry = policy;
        self
    }

    /// Sets the seed of the random waits between retries, 0 by default. Different seeds keep many clients from retrying at the
    /// same time; the same seed gives the same waits.
    #[must_use = "this returns the changed value"]
    pub fn seed(mut self, seed: u64) -> Self {
        self.settings_mut().seed = seed;
        self
    }

    /// Makes the request of an operation, to be sent unchanged. Read the response with
    /// [`Response::reply`](crate::Response::reply).
    ///
    /// # Errors
    /// [`Error::Input`] that names the parameter, when a value cannot be sent: an id of 0, an empty name.
    pub fn request<O: Operation>(&self, operation: &O) -> Result<Request, Error> {
        let encoded = encode(self.settings.base_url(O::ROUTE.api), O::ROUTE, operation, false)?;
        Ok(self.settings.authorize(O::ROUTE.method, encoded.url, encoded.body))
    }

    /// Reads the reply of an operation, as [`Response::reply`](crate::Response::reply) does, and removes this client's token
    /// from any text of an error that quotes it.
    ///
    /// ```
    /// use hetzner_cloud::{Hetzner, Response, Token, servers};
    ///
    /// let hetzner = Hetzner::new(Token::new("0123abcd")?);
    /// let body = r#"{"error": {"code": "unauthorized", "message": "0123abcd is not valid", "details": null}}"#;
    /// let error = hetzner.read::<servers::Get>(&Response::new(401, body)).unwrap_err();
    /// assert_eq!(error.to_string(), "servers.get: [secret] is not valid (unauthorized, status 401)");
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Api`] when the API refused; [`Error::Answer`] when the body is not the reply of this operation.
    pub fn read<O: Operation>(&self, response: &Response) -> Result<O::Reply, Error> {
        response.reply::<O>().map_err(|error| self.settings.without_token(error))
    }

    /// Calls an operation, with retries where they are safe.
    pub fn call<O: Operation>(&self, operation: O) -> Call<O> {
        Call::new(&self.settings, &operation)
    }

    /// Lists all resources, page by page.
    pub fn pages<O, T>(&self, operation: O) -> Pages<T>
    where
        O: Operation<Reply = Page<T>>,
        Page<T>: Reply,
    {
        Pages::new(&self.settings, O::ROUTE, &operation)
    }

    /// Gets the first resource of a list, or `None`.
    ///
    /// ```
    /// # #[cfg(feature = "sim")] {
    /// use hetzner_cloud::{Hetzner, Sim, Token, images};
    ///
    /// let hetzner = Hetzner::new(Token::new("any")?);
    /// let mut sim = Sim::new(1);
    /// let by_name_and_architecture = images::List::new().name("debian-13").architecture(vec!["arm".into()]);
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
        First::new(&self.settings, &list)
    }

    /// Finds a resource by its id or name, or `None`. Text that people type can be parsed to either: see [`IdOrName`].
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
    pub fn find<T: Findable>(&self, id_or_name: impl Into<IdOrName<T>>) -> Find<T> {
        Find::new(&self.settings, id_or_name.into())
    }

    /// Calls an operation repeatedly until its reply satisfies the predicate: until a server has a status, or a certificate is
    /// issued.
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
    /// let server = sim.run(hetzner.poll_until(servers::Get::new(created.server.id), runs))?;
    /// assert_eq!(server.status, ServerStatus::Running);
    /// # }
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    pub fn poll_until<O, P>(&self, operation: O, predicate: P) -> PollUntil<O, P>
    where
        O: Operation,
        P: FnMut(&O::Reply) -> bool,
    {
        PollUntil::new(&self.settings, &operation, predicate)
    }

    /// Waits until actions have ended. Accepts actions or their ids.
    ///
    /// ```
    /// use hetzner_cloud::{Hetzner, Id, Token, actions::Action};
    ///
    /// let hetzner = Hetzner::new(Token::new("secret")?);
    /// let wait = hetzner.wait([Id::<Action>::new(1), Id::new(2)]);
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    pub fn wait<A: Into<TrackedAction>>(&self, actions: impl IntoIterator<Item = A>) -> ActionWaiter {
        ActionWaiter::new(&self.settings, actions.into_iter().map(Into::into))
    }

    /// Starts a task: an operation as a conversation that any process can continue.
    ///
    /// ```
    /// # #[cfg(feature = "sim")] {
    /// use hetzner_cloud::flow::IfExists;
    /// use hetzner_cloud::{Hetzner, Sim, Token, servers};
    ///
    /// let hetzner = Hetzner::new(Token::new("any")?);
    /// let mut sim = Sim::new(1);
    /// let create = servers::Create::new("web-1", "cx23", "debian-13");
    /// let task = hetzner.start(create)?.ensure(IfExists::Fail, "job-7").wait_for_actions();
    /// let end = sim.run(task)?;
    /// assert_eq!(end["created"], true);
    /// assert_eq!(end["resource"]["status"], "running");
    /// # }
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    ///
    /// # Errors
    /// When the operation is none of the API's.
    pub fn start<O: Operation>(&self, operation: O) -> Result<Task, InputError> {
        Task::new(&self.settings, &operation)
    }

    /// Starts a task that waits until actions have ended. It ends in their ids and statuses.
    ///
    /// # Errors
    /// When there are no actions.
    pub fn start_wait<A: Into<TrackedAction>>(
        &self,
        actions: impl IntoIterator<Item = A>,
    ) -> Result<Task, InputError> {
        Task::waiting(&self.settings, actions.into_iter().map(Into::into))
    }

    /// Continues a task from its state, with the secret parameters by their paths, as in `user_data`.
    ///
    /// # Errors
    /// When the state is broken, newer, inconsistent, that of another flow, or of another base URL, and when a secret is not
    /// one of the task.
    pub fn resume(
        &self,
        state: FlowState,
        secrets: impl IntoIterator<Item = (String, Secret)>,
    ) -> Result<Task, InputError> {
        let secrets = secrets.into_iter().map(|(path, secret)| (path, secret.expose().into()));
        Task::resume(&self.settings, state, secrets.collect())
    }

    /// The settings, to be changed; copied first when a flow or another client shares them.
    fn settings_mut(&mut self) -> &mut Settings {
        Arc::make_mut(&mut self.settings)
    }
}
