//! States: everything that a project is, as one JSON document of a versioned format.
//!
//! | field | content |
//! |---|---|
//! | `version` | the version of the format, 1 |
//! | `seed`, `unix_millis` | the seed, and the time of the clock |
//! | `servers`, `volumes`, … | the resources of each type, as the API returns them |
//! | `storage_box_snapshots`, `storage_box_subaccounts`, `rrsets` | those of all Storage Boxes and of all zones |
//! | `actions` | the actions with their times, and the effects of those that have not ended |
//! | `counters` | the sources of ids, addresses and random values |
//! | `requests`, `rate_limit`, `hides_headers` | what the headers of responses depend on |
//! | `faults` | the `script` of faults, and the `uses` of each of its rules; null without a script |
//! | `inspection` | what [`Sim::inspect`](crate::Sim::inspect) returns |
//!
//! The catalogue of locations, server types and images of Hetzner is not part of it.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Document, DocumentError, RateLimit, Sim, fixture};

mod check;
mod collections;
mod difference;
pub(super) mod field;
mod read;
mod write;

use collections::Fields;
pub use difference::Difference;

/// The version of the format that this version of the crate writes and reads.
const VERSION: u64 = 1;

/// The state of a [`Sim`], to be saved, compared, and loaded by [`Sim::from_state`]. Written as JSON, by serde or as
/// text.
///
/// A `Sim` that was loaded responds to every request with the same bytes as the one that was saved. The state holds
/// secrets that the API needs later, such as the TSIG keys of secondary zones, but no token and no password.
///
/// ```
/// use hetzner_cloud::{Hetzner, Sim, Token, servers};
///
/// let hetzner = Hetzner::new(Token::new("any")?);
/// let mut sim = Sim::new(7);
/// let created = sim.run(hetzner.call(servers::Create::new("web-1", "cx23", "debian-13")))?;
/// let saved = sim.state().to_string(); // while the server is created
///
/// let mut loaded = Sim::from_state(&saved)?;
/// loaded.run(hetzner.wait(created.actions()))?;
/// let server = loaded.run(hetzner.call(servers::Get::new(created.server.id)))?;
/// assert_eq!(server.status, servers::ServerStatus::Running);
/// # Ok::<(), hetzner_cloud::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SimState(Value);

impl SimState {
    /// Returns the differences between two states, sorted by path. Resources and actions are compared by id.
    ///
    /// ```
    /// use hetzner_cloud::sim::SimState;
    /// use hetzner_cloud::{Hetzner, Sim, Token, servers};
    ///
    /// let hetzner = Hetzner::new(Token::new("any")?);
    /// let mut sim = Sim::from_fixture(7, r#"{"servers": [{"name": "web-1"}]}"#)?;
    /// let before = sim.state();
    /// let id = sim.run(hetzner.call(servers::List::new()))?.items[0].id;
    /// sim.run(hetzner.call(servers::Update::new(id).name("web-2")))?;
    /// let differences = SimState::difference(&before, &sim.state());
    /// let path = format!("servers[id={id}].name");
    /// let name = differences.iter().find(|difference| difference.path == path).expect("a difference");
    /// assert_eq!((&name.before, &name.after), (&"web-1".into(), &"web-2".into()));
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    pub fn difference(before: &Self, after: &Self) -> Vec<Difference> {
        difference::between(&before.0, &after.0)
    }
}

impl fmt::Display for SimState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// Reads a state to compare it. Only that it is JSON is checked; [`Sim::from_state`] checks the rest.
impl FromStr for SimState {
    type Err = DocumentError;

    fn from_str(text: &str) -> Result<Self, DocumentError> {
        parse(text).map(Self)
    }
}

/// Parses a document.
pub(super) fn parse(text: &str) -> Result<Value, DocumentError> {
    let document: Result<Document, _> = serde_json::from_str(text);
    document.map(|document| document.0).map_err(|error| DocumentError::new("", error.to_string()))
}

impl Sim {
    /// Returns the state of the project, with the clock and all that later responses depend on.
    pub fn state(&self) -> SimState {
        SimState(write::document(self, Fields::Complete))
    }

    /// Returns the state as JSON, for less than [`state`](Self::state) costs.
    #[cfg(feature = "sim-wasm")]
    pub(crate) fn state_text(&self) -> String {
        write::text(self, Fields::Complete)
    }

    /// Creates a project from a [state](SimState).
    ///
    /// # Errors
    /// Returns the first problem of the document: that it is not JSON, has another version, unknown fields, values of
    /// other types, or references to resources that do not exist.
    pub fn from_state(text: &str) -> Result<Self, DocumentError> {
        read::document(&parse(text)?)
    }

    /// Creates a project with the resources of a fixture, which is a state in short form: of each resource only the
    /// parameters of its creation that matter to the test. The guide of [fixtures](super::fixture) has them all.
    ///
    /// # Errors
    /// Returns the first problem of the document.
    pub fn from_fixture(seed: u64, text: &str) -> Result<Self, DocumentError> {
        let mut sim = Self::new(seed);
        fixture::create(&mut sim, &parse(text)?)?;
        Ok(sim)
    }

    /// Replaces the project by that of a state, or of a fixture if the document has no `version`. A fixture keeps the
    /// seed, the time of the clock and the rate limit, and starts with what else a new project has.
    ///
    /// # Errors
    /// Returns the first problem of the document; the project is then unchanged.
    pub fn set_state(&mut self, text: &str) -> Result<(), DocumentError> {
        self.replace(&parse(text)?)
    }

    /// Replaces the project as [`set_state`](Self::set_state) does, unless the document has integers that JavaScript
    /// would round when the state is read from it again.
    #[cfg(feature = "sim-wasm")]
    pub(crate) fn set_exact_state(&mut self, text: &str) -> Result<(), DocumentError> {
        let document = parse(text)?;
        check::is_exact(&document)?;
        self.replace(&document)
    }

    fn replace(&mut self, document: &Value) -> Result<(), DocumentError> {
        *self = if document.get("version").is_some() {
            read::document(document)?
        } else {
            let mut sim = Self::starting_at(self.seed, self.now);
            fixture::create(&mut sim, document)?;
            sim.rate_limit = RateLimit::new(self.rate_limit.requests_per_hour, self.now);
            sim.hides_headers = self.hides_headers;
            sim
        };
        Ok(())
    }
}

/// Returns the path of a field below another one.
fn join(path: &str, name: &str) -> String {
    match path.is_empty() {
        true => name.into(),
        false => format!("{path}.{name}"),
    }
}
