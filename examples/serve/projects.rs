//! One embedded Hetzner per API token, each with a clock of its own.

use std::collections::BTreeMap;
use std::time::Duration;

use hetzner_cloud::sim::Fault;
use hetzner_cloud::{Method, Request, Response, Sim, Token, TransportError, UnixMillis};
use serde::Deserialize;
use tokio::time::Instant;

use crate::{Arguments, error, method_not_allowed};

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
        let speed = self.arguments.speed;
        let project = self.project(token);
        project.advance_clock(speed);
        match path {
            "/sim/faults" if request.method != Method::Post => {
                Ok(method_not_allowed(request.method.as_str(), "POST, OPTIONS"))
            }
            "/sim/faults" => Ok(project.inject(request.body.as_deref().unwrap_or_default())),
            _ => project.sim.send(request),
        }
    }

    fn accepted_token<'a>(&self, request: &'a Request) -> Option<&'a str> {
        let token = request.headers.get("authorization")?.strip_prefix("Bearer ")?;
        let accepted = &self.arguments.tokens;
        let is_accepted = match accepted.is_empty() {
            true => Token::new(token).is_ok(),
            false => accepted.iter().any(|accepted| accepted == token),
        };
        is_accepted.then_some(token)
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

struct Project {
    sim: Sim,
    /// The virtual and the real time of its creation.
    start: UnixMillis,
    created: Instant,
    last_used: Instant,
}

impl Project {
    fn new(arguments: &Arguments) -> Self {
        let mut sim = Sim::new(1);
        sim.populate(arguments.servers, arguments.snapshots);
        sim.set_rate_limit(arguments.limit);
        Self { start: sim.now(), sim, created: Instant::now(), last_used: Instant::now() }
    }

    fn advance_clock(&mut self, speed: f64) {
        let elapsed = self.created.elapsed().as_secs_f64() * speed;
        // From the start, not from the previous request: that would lose fractions of milliseconds.
        self.sim.advance_to(self.start + Duration::from_secs_f64(elapsed));
    }

    fn inject(&mut self, body: &[u8]) -> Response {
        let faults: Faults = match serde_json::from_slice(body) {
            Ok(faults) => faults,
            Err(problem) => return error(400, "invalid_input", &problem.to_string()),
        };
        for fault in faults.next {
            self.sim.inject_fault(fault);
        }
        if let Some(command) = faults.fail_action {
            self.sim.fail_action(&command);
        }
        if let Some(command) = faults.lose_action {
            self.sim.lose_action(&command);
        }
        Response::new(204, "")
    }
}

/// The body of `POST /sim/faults`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Faults {
    /// One fault for each of the next requests.
    #[serde(default)]
    next: Vec<Fault>,
    /// The command of the next action that ends in an error.
    fail_action: Option<String>,
    /// The command of the next action that is forgotten once it was created.
    lose_action: Option<String>,
}
