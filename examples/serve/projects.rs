//! One embedded Hetzner per API token, each with a clock of its own.

use std::collections::BTreeMap;

use hetzner_cloud::{Method, Request, Response, Sim, Token, TransportError};
use tokio::time::Instant;

use crate::clock::Clock;
use crate::http::error;
use crate::{Arguments, control};

/// The projects by token.
pub(crate) struct Projects {
    arguments: Arguments,
    by_token: BTreeMap<String, Project>,
}

impl Projects {
    /// The maximum number of projects when any token is accepted. For a further one, the least recently used project is
    /// dropped with all that it has; its token then gets a new one.
    pub(crate) const MAX: usize = 100;

    pub(crate) fn new(arguments: Arguments) -> Self {
        Self { arguments, by_token: BTreeMap::new() }
    }

    pub(crate) fn respond(&mut self, path: &str, request: &Request) -> Result<Response, TransportError> {
        let Some(token) = self.accepted_token(request) else {
            return Ok(error(401, "unauthorized", "unable to authenticate"));
        };
        let is_control = path.starts_with("/sim/");
        if !is_control && request.method != Method::Get && self.is_read_only(token) {
            return Ok(error(401, "token_readonly", "the token is only allowed to read"));
        }
        let project = self.project(token);
        project.update_time();
        if is_control {
            return Ok(control::respond(project, path, request));
        }
        project.sim.send(request)
    }

    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.by_token.len()
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

    fn project(&mut self, token: &str) -> &mut Project {
        let key = if self.arguments.one_project { "" } else { token };
        let is_full = self.arguments.tokens.is_empty() && self.by_token.len() >= Self::MAX;
        if is_full && !self.by_token.contains_key(key) {
            let least_recent = self.by_token.iter().min_by_key(|(_, project)| project.last_used);
            if let Some(token) = least_recent.map(|(token, _)| token.clone()) {
                self.by_token.remove(&token);
            }
        }
        let arguments = &self.arguments;
        let project = self.by_token.entry(key.to_owned()).or_insert_with(|| Project::new(arguments));
        project.last_used = Instant::now();
        project
    }
}

/// A project with its clock.
pub(crate) struct Project {
    pub(crate) sim: Sim,
    pub(crate) clock: Clock,
    last_used: Instant,
}

impl Project {
    fn new(arguments: &Arguments) -> Self {
        let clock = Clock::start(arguments.speed);
        let mut sim = Sim::starting_at(1, clock.now());
        sim.populate(arguments.servers, arguments.snapshots);
        sim.set_rate_limit(arguments.limit);
        Self { sim, clock, last_used: Instant::now() }
    }

    /// Advances the project to the time of its clock.
    pub(crate) fn update_time(&mut self) {
        self.sim.advance_to(self.clock.now());
    }
}
