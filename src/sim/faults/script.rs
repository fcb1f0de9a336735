//! The script: rules, each with a fault and the requests that meet it.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::str::FromStr;

use serde::ser::SerializeStruct;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Fault, check, read};
use crate::primitives::LabelSelector;
use crate::sim::{Document, DocumentError};

/// A script of faults: a list of rules, and the seed of their shares.
///
/// [`Sim::set_faults`](crate::Sim::set_faults) takes it. It is one JSON document in Rust, in JavaScript and over HTTP:
///
/// ```
/// use hetzner_cloud::sim::FaultScript;
/// use hetzner_cloud::{Hetzner, Sim, Token, servers};
///
/// let script: FaultScript = r#"{
///   "version": 1,
///   "seed": 7,
///   "rules": [
///     { "fault": "rate_limited", "retry_after": 2, "times": 1 },
///     { "fault": "gateway", "status": 502, "operations": ["servers.*"], "share": 0.05 },
///     { "fault": "response_lost", "operations": ["servers.create"], "resource": "web-2", "times": 1 },
///     { "fault": "action_failed", "command": "start_server", "after": 3 },
///     { "fault": "resource_unavailable", "server_type": "cx23", "location": "fsn1" },
///     { "fault": "slow", "millis": 300, "label_selector": "env=prod" }
///   ]
/// }"#
/// .parse()?;
///
/// let hetzner = Hetzner::new(Token::new("any")?);
/// let mut sim = Sim::new(7);
/// sim.set_faults(script)?;
/// let start = sim.now();
/// let web_1 = servers::Create::new("web-1", "cx23", "debian-13").location("nbg1");
/// sim.run(hetzner.call(web_1))?;
/// assert_eq!(start.until(sim.now()).as_secs(), 2, "the first request was limited, and sent again");
/// assert_eq!(sim.faults().rules[0].left, Some(0));
/// # Ok::<(), hetzner_cloud::Error>(())
/// ```
///
/// In Rust it can also be built:
///
/// ```
/// use hetzner_cloud::sim::{Fault, FaultRule, FaultScript};
///
/// let script = FaultScript::new(7)
///     .rule(FaultRule::new(Fault::gateway(502)).share(0.05))
///     .rule(FaultRule::new(Fault::ResponseLost).operations(["servers.create"]).times(1));
/// assert_eq!(
///     serde_json::to_string(&script)?,
///     concat!(
///         r#"{"version":1,"seed":7,"rules":["#,
///         r#"{"fault":"gateway","status":502,"share":0.05},"#,
///         r#"{"fault":"response_lost","operations":["servers.create"],"times":1}]}"#,
///     ),
/// );
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct FaultScript {
    /// The seed of all shares.
    pub seed: u64,
    /// The rules, in the order in which they are tried.
    pub rules: Vec<FaultRule>,
}

impl FaultScript {
    /// The version of the document that this crate reads and writes.
    pub const VERSION: u64 = 1;

    /// Creates a script without rules.
    pub fn new(seed: u64) -> Self {
        Self { seed, rules: Vec::new() }
    }

    /// Creates a script that injects these faults into the next requests, one into each.
    pub fn next(faults: impl IntoIterator<Item = Fault>) -> Self {
        let rules = faults.into_iter().map(|fault| FaultRule::new(fault).times(1)).collect();
        Self { rules, ..Self::new(0) }
    }

    /// Adds a rule at the end.
    #[must_use = "this returns the changed script"]
    pub fn rule(mut self, rule: FaultRule) -> Self {
        self.rules.push(rule);
        self
    }

    /// Checks all names and numbers.
    ///
    /// # Errors
    /// Returns the first problem, with the path of the field.
    pub fn check(&self) -> Result<(), DocumentError> {
        check::script(self)
    }
}

/// Reads and checks a JSON document.
impl FromStr for FaultScript {
    type Err = DocumentError;

    fn from_str(text: &str) -> Result<Self, DocumentError> {
        let Document(document) =
            serde_json::from_str(text).map_err(|error| DocumentError::new("", error.to_string()))?;
        let script = read::script(&document)?;
        script.check()?;
        Ok(script)
    }
}

/// Writes the document, with its version.
impl Serialize for FaultScript {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut document = serializer.serialize_struct("FaultScript", 3)?;
        document.serialize_field("version", &Self::VERSION)?;
        document.serialize_field("seed", &self.seed)?;
        document.serialize_field("rules", &self.rules)?;
        document.end()
    }
}

/// Reads and checks a document in any format.
impl<'de> Deserialize<'de> for FaultScript {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Document(document) = Document::deserialize(deserializer)?;
        let script = read::script(&document).and_then(|script| script.check().map(|()| script));
        script.map_err(serde::de::Error::custom)
    }
}

/// A rule of a [`FaultScript`]: a fault, and the requests that meet it. Without a condition these are all requests.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct FaultRule {
    /// The fault, with its parameters.
    #[serde(flatten)]
    pub fault: Fault,
    /// Only requests of these operations, as in `servers.create`, `servers.*` or `*.delete`. Empty for any request.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<String>,
    /// Only requests that concern the resource with this id or name: the resource in the path or its parent, or the one
    /// to be created.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Only requests that concern a resource with such labels.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub label_selector: Option<LabelSelector>,
    /// The number of matching requests that do not meet the fault before the others do.
    #[serde(skip_serializing_if = "is_zero")]
    pub after: u64,
    /// The maximum number of uses; unlimited by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub times: Option<u64>,
    /// The share of matching requests that meet the fault, from 0 to 1, chosen by the seed; all by default.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
}

fn is_zero(number: &u64) -> bool {
    *number == 0
}

impl FaultRule {
    /// Creates a rule by which every request meets the fault.
    pub fn new(fault: Fault) -> Self {
        let (operations, resource, label_selector) = (Vec::new(), None, None);
        Self { fault, operations, resource, label_selector, after: 0, times: None, share: None }
    }

    /// Limits the rule to operations, as in `servers.create`, `servers.*` or `*.delete`.
    #[must_use = "this returns the changed rule"]
    pub fn operations<O: Into<String>>(self, operations: impl IntoIterator<Item = O>) -> Self {
        Self { operations: operations.into_iter().map(Into::into).collect(), ..self }
    }

    /// Limits the rule to requests that concern the resource with this id or name.
    #[must_use = "this returns the changed rule"]
    pub fn resource(self, id_or_name: impl ToString) -> Self {
        Self { resource: Some(id_or_name.to_string()), ..self }
    }

    /// Limits the rule to requests that concern a resource with such labels.
    #[must_use = "this returns the changed rule"]
    pub fn label_selector(self, selector: LabelSelector) -> Self {
        Self { label_selector: Some(selector), ..self }
    }

    /// Lets this number of matching requests pass first.
    #[must_use = "this returns the changed rule"]
    pub fn after(self, requests: u64) -> Self {
        Self { after: requests, ..self }
    }

    /// Limits the number of uses.
    #[must_use = "this returns the changed rule"]
    pub fn times(self, times: u64) -> Self {
        Self { times: Some(times), ..self }
    }

    /// Limits the rule to a share of the matching requests, from 0 to 1, chosen by the seed.
    #[must_use = "this returns the changed rule"]
    pub fn share(self, share: f64) -> Self {
        Self { share: Some(share), ..self }
    }
}
