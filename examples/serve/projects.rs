//! One embedded Hetzner per API token, each with a clock of its own.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use hetzner_cloud::{Method, Request, Response, Sim, Token, TransportError};
use tokio::sync::Mutex as AsyncMutex;
use tokio::task::spawn_blocking;
use tokio::time::Instant;

use crate::clock::Clock;
use crate::http::error;
use crate::{Arguments, control};

/// The outcome of a request, and how long it is delayed. An error is a fault that loses the response.
pub(crate) type Delayed = (Duration, Result<Response, TransportError>);

pub(crate) fn immediate(response: Response) -> Delayed {
    (Duration::ZERO, Ok(response))
}

/// The projects by token.
pub(crate) struct Projects {
    arguments: Arguments,
    by_token: Mutex<BTreeMap<String, Entry>>,
}

struct Entry {
    project: Arc<AsyncMutex<Project>>,
    last_used: Instant,
}

impl Projects {
    /// The maximum number of projects when any token is accepted. For a further one, the least recently used project is
    /// dropped with all that it has; its token then gets a new one.
    pub(crate) const MAX: usize = 100;
    /// A longer body can take so long to execute that it gets a thread of its own.
    const LARGE_BODY_BYTES: usize = 8 << 10;

    pub(crate) fn new(arguments: Arguments) -> Self {
        Self { arguments, by_token: Mutex::default() }
    }

    /// Responds to a request. While it is executed, others of the same project wait; those of other projects do not.
    pub(crate) async fn respond(&self, request: Request) -> Delayed {
        let project = match self.authorize(&request) {
            Ok(token) => self.project(token),
            Err(refusal) => return immediate(refusal),
        };
        let mut project = project.lock_owned().await;
        let is_large = request.body.as_ref().is_some_and(|body| body.len() > Self::LARGE_BODY_BYTES);
        if !is_large {
            return project.respond(&request);
        }
        let executed = spawn_blocking(move || project.respond(&request)).await;
        executed
            .unwrap_or_else(|_| immediate(error(500, "server_error", "the request could not be executed")))
    }

    /// Returns the token of a request, if it may execute the request.
    fn authorize<'a>(&self, request: &'a Request) -> Result<&'a str, Response> {
        let token = self.accepted_token(request);
        let token = token.ok_or_else(|| error(401, "unauthorized", "unable to authenticate"))?;
        let is_write = request.method != Method::Get && control::path(request).is_none();
        match is_write && self.is_read_only(token) {
            true => Err(error(401, "token_readonly", "the token is only allowed to read")),
            false => Ok(token),
        }
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.by_token().len()
    }

    fn accepted_token<'a>(&self, request: &'a Request) -> Option<&'a str> {
        let token = request.headers.get("authorization")?.strip_prefix("Bearer ")?;
        let accepted = &self.arguments.tokens;
        let is_accepted = match accepted.is_empty() {
            true => Token::new(token).is_ok(),
            false => accepted.iter().any(|accepted| accepted == token) || self.is_read_only(token),
        };
        is_accepted.then_some(token)
    }

    fn is_read_only(&self, token: &str) -> bool {
        self.arguments.read_only_tokens.iter().any(|read_only| read_only == token)
    }

    fn project(&self, token: &str) -> Arc<AsyncMutex<Project>> {
        let key = if self.arguments.one_project { "" } else { token };
        let mut by_token = self.by_token();
        let is_full = self.arguments.tokens.is_empty() && by_token.len() >= Self::MAX;
        if is_full && !by_token.contains_key(key) {
            let least_recent = by_token.iter().min_by_key(|(_, entry)| entry.last_used);
            if let Some(token) = least_recent.map(|(token, _)| token.clone()) {
                by_token.remove(&token);
            }
        }
        if let Some(entry) = by_token.get_mut(key) {
            entry.last_used = Instant::now();
            return Arc::clone(&entry.project);
        }
        let project = Arc::new(AsyncMutex::new(Project::new(&self.arguments)));
        by_token.insert(key.to_owned(), Entry { project: Arc::clone(&project), last_used: Instant::now() });
        project
    }

    fn by_token(&self) -> MutexGuard<'_, BTreeMap<String, Entry>> {
        self.by_token.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A project with its clock.
pub(crate) struct Project {
    pub(crate) sim: Sim,
    pub(crate) clock: Clock,
    arguments: Arguments,
}

impl Project {
    fn new(arguments: &Arguments) -> Self {
        let clock = Clock::start(arguments.speed);
        let mut sim = Sim::starting_at(1, clock.now());
        sim.populate(arguments.servers, arguments.snapshots);
        sim.set_rate_limit(arguments.limit);
        Self { sim, clock, arguments: arguments.clone() }
    }

    /// Starts again, as a new project.
    pub(crate) fn reset(&mut self) {
        *self = Self::new(&self.arguments);
    }

    fn respond(&mut self, request: &Request) -> Delayed {
        self.update_time();
        match control::path(request) {
            Some(path) => immediate(control::respond(self, path, request)),
            None => self.sim.send_delayed(request),
        }
    }

    /// Advances the project to the time of its clock.
    pub(crate) fn update_time(&mut self) {
        self.sim.advance_to(self.clock.now());
    }
}
