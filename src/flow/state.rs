//! Saved states: JSON of one versioned format, from which another process continues a flow.

use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::{String, ToString};
use core::fmt;
use core::str::FromStr;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::exchange::FinalOutcome;
use crate::api::SECRET_FIELDS;
use crate::error::{TransportError, scrub};
use crate::operation::Method;
use crate::primitives::InputError;
use crate::reply::read_leniently;
use crate::request::{Delivery, Headers, is_harmless};
use crate::response::Response;
use crate::retry::Verdict;
use crate::settings::Settings;

/// The format that this version writes. Version 1 is the state of a wait as the first npm package wrote it.
pub(super) const VERSION: u64 = 2;

/// The state of a flow, to be saved and resumed in another process. Written as JSON, by serde or as text.
///
/// It may be taken at any moment; save it after every [`Step::Send`](crate::Step::Send), before the request is sent: a request
/// that was sent after the last save is unknown to the state, and would be sent again. A request that was in flight counts as
/// lost: resumed, a `POST` then ends in [`Error::Ambiguous`](crate::Error::Ambiguous), and any other request is sent again. A
/// flow that has ended gives the same result or error again, except that a list gives its resources once. The deadline comes
/// from the state; the retry policy and the concurrency come from the flow that resumes.
///
/// It holds neither the token nor a secret: of a response it keeps the body without passwords and keys. The body of a request
/// is not in it either, so only method, path and query are compared: resume with the same operation.
///
/// ```
/// # #[cfg(feature = "sim")] {
/// use hetzner_cloud::flow::FlowState;
/// use hetzner_cloud::{Flow, Hetzner, Sim, Step, Token, servers};
///
/// let hetzner = Hetzner::new(Token::new("any")?);
/// let mut sim = Sim::new(7);
/// let mut call = hetzner.call(servers::Create::new("web-1", "cx23", "debian-13"));
/// let Step::Send(..) = call.step(sim.now())? else { panic!("nothing to send") };
/// let saved = call.state().to_string(); // and the process ends, before the response
///
/// let state: FlowState = saved.parse()?;
/// let mut call = hetzner.call(servers::Create::new("web-1", "cx23", "debian-13")).resume(state)?;
/// assert!(call.step(sim.now()).unwrap_err().is_ambiguous(), "it may have been created");
/// # }
/// # Ok::<(), hetzner_cloud::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct FlowState(Value);

impl fmt::Display for FlowState {
    // Inlined like all saving: a program that saves nothing compiles none of it.
    #[inline]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for FlowState {
    type Err = InputError;

    #[inline]
    fn from_str(text: &str) -> Result<Self, InputError> {
        serde_json::from_str(text).map_err(|_| invalid("is not JSON"))
    }
}

impl FlowState {
    /// Writes the state of a flow. What it holds must be a struct.
    pub(super) fn of_flow<T: Serialize>(flow: &str, content: &T) -> Self {
        let mut state = Map::new();
        state.insert("version".into(), VERSION.into());
        state.insert("flow".into(), flow.into());
        if let Ok(Value::Object(content)) = serde_json::to_value(content) {
            state.extend(content);
        }
        Self(Value::Object(state))
    }

    /// The kind of flow.
    pub(super) fn flow(&self) -> &str {
        self.text("flow")
    }

    fn text(&self, key: &str) -> &str {
        self.0.get(key).and_then(Value::as_str).unwrap_or_default()
    }
}

/// The header of a state: the kind of flow, and the request without the base URL.
pub(super) struct Identity {
    flow: &'static str,
    request: String,
}

impl Identity {
    pub(super) fn new(flow: &'static str, method: Method, url: &str, base_url: &str) -> Self {
        let target = url.strip_prefix(base_url).unwrap_or(url);
        Self { flow, request: format!("{method} {target}") }
    }

    /// Writes a state. What it holds must be a struct.
    pub(super) fn save<T: Serialize>(&self, content: &T) -> FlowState {
        let FlowState(mut state) = FlowState::of_flow(self.flow, content);
        if let Some(state) = state.as_object_mut() {
            state.insert("request".into(), self.request.as_str().into());
        }
        FlowState(state)
    }

    /// Reads a state of the same kind and request.
    pub(super) fn load<T: DeserializeOwned>(&self, state: FlowState) -> Result<T, InputError> {
        match version(&state)? {
            VERSION => {}
            other => {
                return Err(invalid(format!("has version {other}, which had no state of a {}", self.flow)));
            }
        }
        let text = |key: &str| state.text(key);
        if text("flow") != self.flow {
            return Err(invalid(format!(
                "is the state of another flow: `{}`, not `{}`",
                text("flow"),
                self.flow
            )));
        }
        if text("request") != self.request {
            let problem =
                format!("is the state of another request: `{}`, not `{}`", text("request"), self.request);
            return Err(invalid(problem));
        }
        content(state)
    }
}

/// The version of a state. Newer ones are rejected.
pub(super) fn version(state: &FlowState) -> Result<u64, InputError> {
    match state.0.get("version").and_then(Value::as_u64) {
        Some(version @ 1..=VERSION) => Ok(version),
        Some(version) => {
            Err(invalid(format!("has version {version}; this version of the library reads up to {VERSION}")))
        }
        None => Err(invalid("has no `version`: it is not the state of a flow")),
    }
}

/// Reads the content of a state whose version is known.
pub(super) fn content<T: DeserializeOwned>(state: FlowState) -> Result<T, InputError> {
    serde_json::from_value(state.0).map_err(|error| invalid(format!("cannot be read: {error}")))
}

pub(super) fn invalid(problem: impl Into<String>) -> InputError {
    InputError::new("", "state", problem)
}

/// A final outcome without secrets.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum SavedOutcome {
    Response {
        verdict: Verdict,
        status: u16,
        #[serde(default)]
        headers: BTreeMap<String, String>,
        /// Null for a body that was not saved.
        body: Option<String>,
    },
    Lost {
        verdict: Verdict,
        delivery: Delivery,
        message: String,
    },
}

/// The body in place of one that was not saved: no text at all, so that it is not taken for a reply without content.
const NOT_SAVED: &[u8] = &[0xFF];

impl SavedOutcome {
    #[inline]
    pub(super) fn save(end: &FinalOutcome, settings: &Settings) -> Self {
        let verdict = end.verdict;
        match &end.outcome {
            Ok(response) => Self::Response {
                verdict,
                status: response.status,
                headers: response
                    .headers
                    .iter()
                    .filter(|(name, _)| is_harmless(name))
                    .map(|(name, value)| (name.to_ascii_lowercase(), value.into()))
                    .collect(),
                body: body_without_secrets(&response.body, settings),
            },
            Err(error) => {
                let mut message = error.message.clone();
                settings.remove_token(&mut message);
                Self::Lost { verdict, delivery: error.delivery, message }
            }
        }
    }

    pub(super) fn load(self) -> FinalOutcome {
        match self {
            Self::Response { verdict, status, headers, body } => {
                let body = body.map_or_else(|| NOT_SAVED.into(), String::into_bytes);
                let response = Response::new(status, body).with_headers(Headers::from_iter(headers));
                FinalOutcome { outcome: Ok(response), verdict }
            }
            Self::Lost { verdict, delivery, message } => {
                let error = match delivery {
                    Delivery::NotSent => TransportError::not_sent(message),
                    Delivery::MaybeSent => TransportError::maybe_sent(message),
                };
                FinalOutcome { outcome: Err(error), verdict }
            }
        }
    }
}

/// The body without secrets; `None` for one that is not JSON, and might hold anything.
#[inline]
fn body_without_secrets(body: &[u8], settings: &Settings) -> Option<String> {
    if body.trim_ascii().is_empty() {
        return Some(String::new());
    }
    let text = core::str::from_utf8(body).ok();
    let value = text.and_then(|text| read_leniently(text, |text| serde_json::from_str::<Value>(text)).ok());
    let mut value = value?;
    remove_secrets(&mut value);
    settings.remove_token_from_value(&mut value);
    if let Some(Value::String(message)) = value.pointer_mut("/error/message") {
        *message = scrub(message);
    }
    Some(value.to_string())
}

/// Removes the fields that hold secrets, wherever they are; labels have names of their own.
pub(super) fn remove_secrets(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(remove_secrets),
        Value::Object(entries) => {
            entries.retain(|key, _| !SECRET_FIELDS.split(' ').any(|secret| secret == key));
            entries
                .iter_mut()
                .filter(|(key, _)| *key != "labels")
                .for_each(|(_, entry)| remove_secrets(entry));
        }
        _ => {}
    }
}
