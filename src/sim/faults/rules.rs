//! The rules of a project at work: which of them a request meets, and how often each was used.

use alloc::vec::Vec;
use core::iter;
use core::time::Duration;

use serde::Serialize;

use super::fault::Stage;
use super::subject::Subject;
use super::{Fault, FaultRule, FaultScript};
use crate::response::Response;
use crate::retry::random;
use crate::sim::{ApiRequest, Project};

/// The uses of a script so far: what was used, and what is left.
///
/// ```
/// use hetzner_cloud::sim::{Fault, FaultScript};
/// use hetzner_cloud::{Hetzner, Sim, Token, locations};
///
/// let hetzner = Hetzner::new(Token::new("any")?);
/// let mut sim = Sim::new(7);
/// sim.set_faults(FaultScript::next([Fault::gateway(502), Fault::EmptyBody]))?;
/// sim.send(&hetzner.request(&locations::Get::new(1))?)?;
/// assert_eq!(
///     serde_json::to_string(&sim.faults().rules).expect("JSON"),
///     concat!(
///         r#"[{"rule":{"fault":"gateway","status":502,"times":1},"matched":1,"used":1,"left":0},"#,
///         r#"{"rule":{"fault":"empty_body","times":1},"matched":1,"used":0,"left":1}]"#,
///     ),
/// );
/// # Ok::<(), hetzner_cloud::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FaultReport {
    /// The seed of the script.
    pub seed: u64,
    /// The rules of the script, in its order.
    pub rules: Vec<RuleReport>,
}

/// The uses of a rule so far.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct RuleReport {
    /// The rule, as it was set.
    pub rule: FaultRule,
    /// The number of requests that met its conditions, or of actions if the fault is one of actions. Of
    /// `resource_limit_exceeded`, the number of creates that succeeded or were refused.
    pub matched: u64,
    /// The number of times that the fault had an effect.
    pub used: u64,
    /// The number of uses that are left; `None` if they are unlimited.
    pub left: Option<u64>,
}

/// The rules of a project.
#[derive(PartialEq, Default)]
pub(in crate::sim) struct Faults {
    seed: u64,
    rules: Vec<Rule>,
}

#[derive(PartialEq)]
struct Rule {
    rule: FaultRule,
    matched: u64,
    used: u64,
    /// `true` while a request that meets its conditions is executed.
    is_met: bool,
}

/// The faults that a request meets.
#[derive(Default)]
pub(super) struct Met {
    /// The fault that decides the outcome.
    pub(super) outcome: Option<Fault>,
    pub(super) delay: Duration,
    /// The rules that change the response.
    changes: Vec<usize>,
}

/// The numbers of a rule in a saved state.
#[derive(Clone, Copy, Default, Serialize)]
pub(in crate::sim) struct Uses {
    pub(in crate::sim) matched: u64,
    pub(in crate::sim) used: u64,
}

impl Faults {
    pub(super) fn new(script: FaultScript) -> Self {
        Self::resumed(script, iter::repeat(Uses::default()))
    }

    /// Continues a script whose rules had these uses, in its order.
    pub(in crate::sim) fn resumed(script: FaultScript, uses: impl IntoIterator<Item = Uses>) -> Self {
        let rules = script.rules.into_iter().zip(uses);
        let rules =
            rules.map(|(rule, Uses { matched, used })| Rule { rule, matched, used, is_met: false }).collect();
        Self { seed: script.seed, rules }
    }

    /// The script, and the uses of its rules.
    pub(in crate::sim) fn saved(&self) -> (FaultScript, Vec<Uses>) {
        let rules = self.rules.iter().map(|rule| rule.rule.clone()).collect();
        let uses = self.rules.iter().map(|rule| Uses { matched: rule.matched, used: rule.used }).collect();
        (FaultScript { rules, ..FaultScript::new(self.seed) }, uses)
    }

    pub(super) fn report(&self) -> FaultReport {
        let rules = self.rules.iter().map(|rule| RuleReport {
            rule: rule.rule.clone(),
            matched: rule.matched,
            used: rule.used,
            left: rule.left(),
        });
        FaultReport { seed: self.seed, rules: rules.collect() }
    }

    fn begin(&mut self, subject: &Subject) -> Met {
        let mut met = Met::default();
        for (index, rule) in self.rules.iter_mut().enumerate() {
            rule.is_met = subject.matches(&rule.rule);
            let stage = rule.rule.fault.stage();
            // The others are due when an action starts, or when a server type is ordered.
            let is_of_request = matches!(stage, Stage::Outcome | Stage::Delay | Stage::Change);
            if !rule.is_met || !is_of_request || !rule.is_due(self.seed, index) {
                continue;
            }
            match &rule.rule.fault {
                Fault::Slow { millis } => met.delay += Duration::from_millis(*millis),
                // Counted as used when it has changed the response.
                _ if stage == Stage::Change => {
                    met.changes.push(index);
                    continue;
                }
                _ if met.outcome.is_some() => continue,
                fault => met.outcome = Some(fault.clone()),
            }
            rule.used += 1;
        }
        met
    }

    /// Changes a response, and counts the rules that did.
    pub(super) fn change(&mut self, met: &Met, response: &mut Response) {
        for index in &met.changes {
            let rule = &mut self.rules[*index];
            rule.used += u64::from(rule.rule.fault.change(response));
        }
    }

    /// Returns the fault of an action that starts.
    pub(in crate::sim) fn action(&mut self, command: &str) -> Option<Fault> {
        let affects =
            |fault: &Fault| fault.stage() == Stage::Action && fault.command().is_none_or(|it| it == command);
        self.first_due(affects)
    }

    /// Returns whether a server type is not available in a location.
    pub(in crate::sim) fn is_unavailable(&mut self, server_type: &str, location: &str) -> bool {
        let affects = |fault: &Fault| match fault {
            Fault::ResourceUnavailable { server_type: affected, location: place } => {
                affected == server_type && place.as_ref().is_none_or(|place| place == location)
            }
            _ => false,
        };
        self.first_due(affects).is_some()
    }

    fn first_due(&mut self, affects: impl Fn(&Fault) -> bool) -> Option<Fault> {
        let mut first: Option<&mut Rule> = None;
        for (index, rule) in self.rules.iter_mut().enumerate() {
            if rule.is_met && affects(&rule.rule.fault) && rule.is_due(self.seed, index) && first.is_none() {
                first = Some(rule);
            }
        }
        first.map(|rule| {
            rule.used += 1;
            rule.rule.fault.clone()
        })
    }

    /// Ends the request.
    pub(super) fn end(&mut self, is_success: bool) {
        for rule in &mut self.rules {
            if rule.is_met && is_success && rule.has_capacity() {
                rule.matched += 1;
            }
            rule.is_met = false;
        }
    }
}

impl Project {
    /// Begins a request, and returns the faults that it meets.
    pub(super) fn begin_faults(&mut self, request: Option<&ApiRequest>) -> Met {
        if self.faults.rules.is_empty() {
            return Met::default();
        }
        let subject = request.map(|request| Subject::of(self, request)).unwrap_or_default();
        self.faults.begin(&subject)
    }
}

impl Rule {
    /// Counts a match, and returns whether it meets the fault.
    fn is_due(&mut self, seed: u64, index: usize) -> bool {
        if self.has_capacity() {
            return false;
        }
        self.matched += 1;
        let is_chosen =
            self.rule.share.is_none_or(|share| fraction(seed, index as u64, self.matched) < share);
        self.matched > self.rule.after && self.left() != Some(0) && is_chosen
    }

    /// Returns whether it is a limit of resources that has not run out. Only creates that succeed count.
    fn has_capacity(&self) -> bool {
        self.rule.fault == Fault::ResourceLimitExceeded && self.matched < self.rule.after
    }

    fn left(&self) -> Option<u64> {
        self.rule.times.map(|times| times - self.used)
    }
}

/// A number from 0 to below 1 that is random for each match of each rule.
fn fraction(seed: u64, rule: u64, matched: u64) -> f64 {
    const STEPS: u64 = 1 << 53;
    (random(seed ^ random(matched ^ random(rule))) >> 11) as f64 / STEPS as f64
}
