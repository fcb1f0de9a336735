//! Random requests: valid paths with changed parameters and bodies. None may panic or end in a 5xx, every response is
//! JSON that matches the facts, and a refused request changes nothing.
//!
//! `REQUESTS_RUNS` runs of 400 requests each, from the seed `REQUESTS_SEED`.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

use hetzner_cloud::sim::{Difference, Fault, FaultRule, FaultScript, SimState};
use hetzner_cloud::{Method, Response, Route};
use serde_json::Value;

use crate::choices::{Choices, shrink};
use crate::errors::Errors;
use crate::facts::{Facts, facts, named};
use crate::generator::Generator;
use crate::world::World;

const REQUESTS: u32 = 400;

/// One run: a project and what happens to it.
struct Run<'a> {
    generator: Generator<'a>,
    facts: &'a Facts,
    errors: &'a Errors,
    /// The state of the project, unless it has changed since it was read: to read it costs more than a request.
    state: Option<SimState>,
}

/// Runs a number of requests and returns the first violation, if any.
fn run(choices: &mut Choices, facts: &Facts, errors: &Errors) -> Option<String> {
    let world = World::new(u64::from(choices.below(4)));
    let has_faults = choices.rarely(8);
    let mut run = Run { generator: Generator::new(choices, facts, world), facts, errors, state: None };
    if has_faults {
        let faults = [Fault::api_error(503, "unavailable"), Fault::TruncatedBody, Fault::ResponseLost];
        let rules = faults.map(|fault| FaultRule::new(fault).share(0.1));
        let script = rules.into_iter().fold(FaultScript::new(7), FaultScript::rule);
        run.generator.world.sim.set_faults(script).expect("a script");
    }
    (0..REQUESTS).find_map(|_| run.step(has_faults))
}

impl Run<'_> {
    fn step(&mut self, has_faults: bool) -> Option<String> {
        if self.generator.choices.rarely(3) {
            let millis = [1, 500, 5_000, 60_000, 90_000_000][self.generator.choices.below(5) as usize];
            self.generator.world.sim.advance(Duration::from_millis(millis));
            self.state = None;
        }
        let (route, request, text) = self.generator.next();
        let sim = &mut self.generator.world.sim;
        let before = (!has_faults).then(|| self.state.take().unwrap_or_else(|| sim.state()));
        let outcome = catch_unwind(AssertUnwindSafe(|| sim.send(&request)));
        let outcome = match outcome {
            Ok(outcome) => outcome,
            Err(_) => return Some(format!("panic: {text}")),
        };
        let before = before?;
        let problem = match outcome {
            Ok(response) => self.check(route, &before, &response),
            Err(error) => Some(format!("transport: {error}")),
        };
        problem.map(|problem| format!("{problem}\n{text}"))
    }

    fn check(&mut self, route: &Route, before: &SimState, response: &Response) -> Option<String> {
        let is_success = response.status < 300;
        if !is_success || route.method == Method::Get {
            let after = self.generator.world.sim.state();
            if let Some(changed) = changes(before, &after).first() {
                return Some(format!("changed: {}: {changed:?}", response.status));
            }
            self.state = Some(after);
        }
        let body: Value = match &response.body[..] {
            [] => Value::Null,
            body => match serde_json::from_slice(body) {
                Ok(body) => body,
                Err(error) => return Some(format!("no JSON: {error}")),
            },
        };
        let fact = named(&self.facts.operations, "id", route.name);
        if !is_success {
            return self.errors.problem(fact, response.status, &body["error"]);
        }
        let success = &fact["response"][0];
        if response.status != success["status"] {
            return Some(format!("status: {}", response.status));
        }
        if success["body"].is_null() {
            return (!body.is_null()).then(|| format!("a body: {body}"));
        }
        self.generator.collect_ids(&body);
        let facts = self.facts;
        let matches =
            catch_unwind(AssertUnwindSafe(|| facts.check_object(&body, &success["body"], route.name)));
        matches.is_err().then(|| format!("facts: {body}"))
    }
}

/// The differences of two states that a request without an effect does not make.
pub(crate) fn changes(before: &SimState, after: &SimState) -> Vec<Difference> {
    let by_any_request = ["requests", "rate_limit", "faults", "inspection.requests"];
    let is_of_effect = |it: &Difference| !by_any_request.iter().any(|field| it.path.starts_with(field));
    SimState::difference(before, after).into_iter().filter(is_of_effect).collect()
}

fn number(name: &str, default: u64) -> u64 {
    let text = std::env::var(name).ok();
    text.map_or(default, |text| text.parse().unwrap_or_else(|_| panic!("{name} is not a number: {text}")))
}

#[test]
fn random_requests_are_answered() {
    let (runs, seed) = (number("REQUESTS_RUNS", 4), number("REQUESTS_SEED", 1));
    let (facts, errors) = (facts(), Errors::new());
    let mut violations = Vec::new();
    for run_seed in seed..seed + runs {
        let mut choices = Choices::random(run_seed);
        let Some(violation) = run(&mut choices, &facts, &errors) else { continue };
        let kind: String = violation.chars().take_while(|sign| *sign != ':').collect();
        let is_same = |list: &[u32]| {
            run(&mut Choices::replay(list), &facts, &errors).is_some_and(|found| found.starts_with(&kind))
        };
        let smallest = if violations.len() < 3 { shrink(choices.made, is_same) } else { choices.made };
        let smallest = run(&mut Choices::replay(&smallest), &facts, &errors).unwrap_or_default();
        println!("\nseed {run_seed}: {violation}\nsmallest: {smallest}");
        violations.push(violation);
    }
    println!("requests {}, violations {}", runs * u64::from(REQUESTS), violations.len());
    assert!(violations.is_empty());
}
