//! One run: a flow, a host that does everything wrong that a host may do, and the embedded Hetzner with faults.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::time::Duration;

use hetzner_cloud::flow::FlowState;
use hetzner_cloud::sim::{Fault, FaultScript};
use hetzner_cloud::{
    Error, Flow, Hetzner, InputError, Request, Response, RetryPolicy, Sim, Step, Ticket, Token,
    TransportError, UnixMillis,
};

use crate::choices::Choices;

pub(crate) const TOKEN: &str = "s3cr3tT0k3nOfTheFaultTest";

/// The most steps of a run; one that takes more does not end.
const MOST_STEPS: u32 = 4_000;

pub(crate) struct World<'a> {
    pub(crate) choices: &'a mut Choices,
    pub(crate) sim: Sim,
    /// The clock of the host, which may jump; the embedded Hetzner has its own.
    pub(crate) now: UnixMillis,
    pub(crate) clock_jumped: bool,
    /// A run without faults, which lasts longer.
    is_calm: bool,
    pub(crate) hetzner: Hetzner,
    pub(crate) steps: u32,
    /// The time before which a request must not be sent again, as the last response to it asked.
    not_before: BTreeMap<String, UnixMillis>,
    deadline: Option<UnixMillis>,
    pub(crate) log: String,
    pub(crate) violations: Vec<String>,
}

struct InFlight {
    ticket: Ticket,
    url: String,
    outcome: Result<Response, TransportError>,
}

/// The functions that start, save and continue a flow.
pub(crate) struct Conversation<F> {
    pub(crate) start: Box<dyn Fn(&Hetzner) -> F>,
    pub(crate) save: fn(&F) -> FlowState,
    pub(crate) resume: fn(F, FlowState) -> Result<F, InputError>,
    pub(crate) within: Option<Duration>,
}

impl<'a> World<'a> {
    pub(crate) fn new(choices: &'a mut Choices) -> Self {
        let mut sim = Sim::new(u64::from(choices.below(16)));
        sim.hide_headers(choices.rarely(3));
        let retries = [5, 0, 1, 2][choices.below(4) as usize];
        let policy = RetryPolicy::default().retries(retries).locked(choices.rarely(4));
        let hetzner = Hetzner::new(Token::new(TOKEN).expect("a token")).seed(u64::from(choices.below(1000)));
        Self {
            now: sim.now(),
            sim,
            clock_jumped: false,
            is_calm: choices.rarely(4),
            hetzner: hetzner.retry(policy),
            steps: 0,
            not_before: BTreeMap::new(),
            deadline: None,
            log: String::new(),
            violations: Vec::new(),
            choices,
        }
    }

    pub(crate) fn note(&mut self, line: impl AsRef<str>) {
        let _ = writeln!(self.log, "  {:>9} {}", self.sim.now().get() % 1_000_000_000, line.as_ref());
    }

    pub(crate) fn violation(&mut self, text: impl Into<String>) {
        let text = text.into();
        self.note(format!("VIOLATION: {text}"));
        self.violations.push(text);
    }

    /// A request outside of the flow, without faults: preparing and checking.
    pub(crate) fn quietly<O: hetzner_cloud::Operation>(&mut self, operation: O) -> Result<O::Reply, Error> {
        let call = Hetzner::new(Token::new(TOKEN).expect("a token")).call(operation);
        self.sim.run(call)
    }

    /// Drives a conversation to its end, or finds that it has none.
    pub(crate) fn run<F: Flow>(&mut self, conversation: &Conversation<F>) -> Result<F::Output, Error> {
        let hetzner = self.hetzner.clone();
        let mut flow = (conversation.start)(&hetzner);
        self.deadline = None;
        let mut in_flight: Vec<InFlight> = Vec::new();
        let mut ghosts: Vec<InFlight> = Vec::new();
        let mut idle = 0;
        loop {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                self.violation("the conversation does not end");
                return Err(TransportError::maybe_sent("given up").into());
            }
            if self.choices.rarely(24) {
                flow = self.through_state(flow, conversation);
                // What was in flight is lost with the process, or arrives at the next one.
                ghosts.append(&mut in_flight);
                idle = 0;
            }
            if self.choices.rarely(40) {
                let ticket = Ticket::from_number(self.choices.below(9).wrapping_sub(9));
                flow.receive(ticket, self.stray(), self.now);
            }
            if !ghosts.is_empty() && self.choices.rarely(8) {
                let ghost = ghosts.remove(0);
                self.note(format!("hears of {} from an earlier process", ghost.url));
                flow.receive(ghost.ticket, ghost.outcome, self.now);
            }
            if self.choices.rarely(60) {
                self.jump();
            }
            if self.deadline.is_none() {
                self.deadline = conversation.within.map(|within| self.now + within);
            }
            match flow.step(self.now) {
                Err(error) => {
                    self.note(format!("ends in {error}"));
                    self.check_text(&format!("{error} {error:?}"), "an error");
                    self.end_again(&mut flow, conversation, true);
                    return Err(error);
                }
                Ok(Step::Done(value)) => {
                    self.note("is done");
                    let mut again = self.through_state(flow, conversation);
                    if matches!(again.step(self.now), Ok(Step::Send(..) | Step::Wait(_))) {
                        self.violation("was done, and goes on after a resume");
                    }
                    return Ok(value);
                }
                Ok(Step::Send(ticket, request)) => {
                    idle = 0;
                    in_flight.push(self.send(ticket, request));
                }
                Ok(Step::Wait(until)) => {
                    self.check_wait(until);
                    let is_urgent = until.is_none() || !self.choices.rarely(6);
                    if !in_flight.is_empty() && is_urgent {
                        let at = self.choices.below(in_flight.len() as u32) as usize;
                        let heard = in_flight.remove(at);
                        self.deliver(&mut flow, heard);
                    } else if let Some(until) = until {
                        self.sleep(until);
                    } else {
                        idle += 1;
                        if idle > 2 {
                            self.violation("waits for an outcome, and no request is in flight");
                            return Err(TransportError::maybe_sent("given up").into());
                        }
                    }
                }
            }
        }
    }

    /// A flow that has ended in an error does so again, also after a resume.
    fn end_again<F: Flow>(&mut self, flow: &mut F, conversation: &Conversation<F>, is_error: bool) {
        let state = (conversation.save)(flow).to_string();
        self.check_text(&state, "a state");
        if flow.step(self.now).is_err() != is_error {
            self.violation("ended in an error, and then did not");
        }
        let again = (conversation.start)(&self.hetzner);
        match (conversation.resume)(again, state.parse().expect("a state")) {
            Ok(mut again) => {
                // A deadline that has passed is not saved as an error; it has still passed.
                if again.step(self.now).is_err() != is_error {
                    self.violation("ended in an error, and not after a resume");
                }
            }
            Err(error) => self.violation(format!("its own state is rejected: {error}")),
        }
    }

    fn through_state<F: Flow>(&mut self, flow: F, conversation: &Conversation<F>) -> F {
        let state = (conversation.save)(&flow).to_string();
        self.note(format!("saved and resumed: {state}"));
        self.check_text(&state, "a state");
        let again = (conversation.start)(&self.hetzner);
        match (conversation.resume)(again, state.parse().expect("a state")) {
            Ok(flow) => flow,
            Err(error) => {
                self.violation(format!("its own state is rejected: {error}"));
                flow
            }
        }
    }

    fn send(&mut self, ticket: Ticket, request: Request) -> InFlight {
        let url = format!("{} {}", request.method, request.url);
        if let Some(time) = self.not_before.get(&url) {
            if self.now < *time && !self.clock_jumped {
                self.violation(format!(
                    "{url} is sent {} ms earlier than asked",
                    self.now.until(*time).as_millis()
                ));
            }
        }
        if let Some(deadline) = self.deadline {
            if self.now >= deadline && !self.clock_jumped {
                self.violation(format!("{url} is sent after the deadline"));
            }
        }
        let fault = self.fault();
        self.note(format!("sends {url} and meets {fault:?}"));
        self.inject(fault);
        InFlight { ticket, url, outcome: self.sim.send(&request) }
    }

    /// The outcome of a request of a turn, with a fault and a delay.
    pub(crate) fn answer(&mut self, request: &Request) -> Result<Response, TransportError> {
        let fault = self.fault();
        self.note(format!("sends {} {} and meets {fault:?}", request.method, request.url));
        if fault.is_some() {
            self.inject(fault);
        }
        let outcome = self.sim.send(request);
        let status = outcome.as_ref().map_or(0, |response| response.status);
        self.note(format!("hears {status}"));
        let latency = [30, 30, 30, 0, 400, 5_000][self.choices.below(6) as usize];
        self.pass(latency);
        outcome
    }

    /// Lets the next action of some commands fail or vanish, at times. Returns whether it does.
    pub(crate) fn fail_actions(&mut self, commands: &[&str]) -> bool {
        let command = commands[self.choices.below(commands.len() as u32) as usize];
        let fault = match self.choices.below(6) {
            4 => Fault::action_failed(command),
            5 => Fault::action_lost(command),
            _ => return false,
        };
        self.note(format!("{fault:?}"));
        self.inject(Some(fault));
        true
    }

    fn deliver<F: Flow>(&mut self, flow: &mut F, heard: InFlight) {
        let InFlight { ticket, url, outcome } = heard;
        let status = outcome.as_ref().map_or(0, |response| response.status);
        self.note(format!("hears {status} to {url}"));
        let latency = [30, 30, 30, 0, 0, 400, 400, 5_000]
            [self.choices.below(if self.is_calm { 7 } else { 8 }) as usize];
        self.pass(latency);
        self.not_before.remove(&url);
        if let Ok(response) = &outcome {
            let seconds = response.headers.get("retry-after").and_then(|seconds| seconds.parse().ok());
            if let Some(seconds) = seconds {
                self.not_before.insert(url, self.now + Duration::from_secs(seconds));
            }
        }
        if self.choices.rarely(12) {
            flow.receive(ticket, outcome.clone(), self.now);
        }
        flow.receive(ticket, outcome, self.now);
    }

    /// An outcome that nobody asked for.
    fn stray(&mut self) -> Result<Response, TransportError> {
        match self.choices.below(4) {
            0 => Err(TransportError::maybe_sent("stray")),
            1 => Ok(Response::new(200, "{}")),
            2 => Ok(Response::new(429, "")),
            _ => Ok(Response::new(201, r#"{"actions": [], "servers": []}"#)),
        }
    }

    /// Injects a fault into the next request, or the next action that it is for.
    pub(crate) fn inject(&mut self, fault: Option<Fault>) {
        self.sim.set_faults(FaultScript::next(fault)).expect("a script");
    }

    fn fault(&mut self) -> Option<Fault> {
        if self.is_calm {
            return None;
        }
        Some(match self.choices.below(40) {
            20 => Fault::RateLimited { retry_after: None, reset_after: Some(1) },
            21 => {
                let seconds = [1, 9, 59, 61, 86_400][self.choices.below(5) as usize];
                Fault::RateLimited { retry_after: Some(seconds), reset_after: None }
            }
            22 => Fault::api_error(409, "conflict"),
            23 => Fault::api_error(423, "locked"),
            24 => Fault::api_error(422, "invalid_input"),
            25 => Fault::api_error(401, "unauthorized"),
            26 => Fault::api_error(504, "timeout"),
            27 => Fault::api_error(500, "server_error"),
            28 => Fault::gateway(502),
            29 => Fault::gateway(503),
            30 => Fault::Gateway { status: 504, after_effect: true },
            31 => Fault::Gateway { status: 502, after_effect: true },
            32 | 33 => Fault::ResponseLost,
            34 => Fault::RequestLost,
            35 | 36 => Fault::ConnectFailed,
            37 => Fault::TruncatedBody,
            38 => Fault::EmptyBody,
            39 => Fault::HtmlBody,
            _ => return None,
        })
    }

    fn check_wait(&mut self, until: Option<UnixMillis>) {
        let Some(until) = until else { return };
        if until <= self.now {
            self.violation("waits for a time that has passed");
        }
        if let Some(deadline) = self.deadline {
            if until > deadline && !self.clock_jumped {
                self.violation(format!("sleeps {} ms past the deadline", deadline.until(until).as_millis()));
            }
        }
    }

    pub(crate) fn sleep(&mut self, until: UnixMillis) {
        let whole = self.now.until(until).as_millis() as u64;
        // A host may wake early, or late.
        let millis = match self.choices.below(12) {
            10 => whole / 2,
            11 => whole + u64::from(self.choices.below(60_000)),
            _ => whole,
        };
        self.note(format!("sleeps {millis} ms"));
        self.pass(millis);
    }

    /// Time passes for both.
    pub(crate) fn pass(&mut self, millis: u64) {
        let duration = Duration::from_millis(millis);
        self.now = self.now + duration;
        self.sim.advance(duration);
    }

    /// The host's clock is set, by up to an hour in either direction.
    pub(crate) fn jump(&mut self) {
        let millis = u64::from(self.choices.below(3_600_000));
        self.now = match self.choices.below(2) {
            0 => UnixMillis::new(self.now.get() + millis),
            _ => UnixMillis::new(self.now.get() - millis),
        };
        self.clock_jumped = true;
        self.note(format!("the clock is set to {}", self.now));
    }

    /// No text of ours holds the token or a password.
    pub(crate) fn check_text(&mut self, text: &str, what: &str) {
        if text.contains(TOKEN) || (what == "a state" && text.contains("root_password")) {
            self.violation(format!("{what} holds a secret: {text}"));
        }
    }
}
