//! The parts of an answer that a task looks at.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::plan::Plan;
use super::resource::Kind;
use super::state::{Followed, FollowedStatus};
use crate::api::actions::{Action, ActionOutcome};
use crate::error::{AnswerError, AnswerProblem, Error, TransportError};
use crate::flow::exchange::Received;
use crate::flow::wait::{ActionKey, TrackedAction};
use crate::operation::{Api, Route};
use crate::primitives::Id;
use crate::reply::{Pagination, Reply, Shape};
use crate::response::Response;
use crate::retry::ListPosition;
use crate::settings::Settings;

/// The body of a success; null for none.
pub(super) struct Body(pub(super) Value);

impl Reply for Body {
    const SHAPE: Shape = Shape::Whole;

    fn read(body: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(body).map(Self)
    }

    fn empty() -> Option<Self> {
        Some(Self(Value::Null))
    }
}

/// Reads an outcome. A success must have the shape of its operation.
pub(super) fn read(route: &'static Route, outcome: Result<Response, TransportError>) -> Received<Body> {
    let mut received = Received::<Body>::read(route, outcome);
    if let (Ok(Body(body)), Some(response)) = (&received.reply, received.response()) {
        if !has_shape(route.shape, body) {
            let problem = AnswerProblem::Shape("a part of the reply is missing".into());
            let (status, body) = (response.status, response.body.clone());
            received.reply =
                Err(Error::Answer(AnswerError { route: Some(route), status, problem, body }.into()));
        }
    }
    received
}

fn has_shape(shape: Shape, body: &Value) -> bool {
    match shape {
        Shape::Empty | Shape::Optional(_) => true,
        Shape::Whole => body.is_object(),
        Shape::One(key) => body.get(key).is_some_and(Value::is_object),
        Shape::Many(key) | Shape::Page(key) => body.get(key).is_some_and(Value::is_array),
    }
}

/// The value of a reply.
pub(super) fn value(route: &Route, body: &Value) -> Value {
    match route.shape {
        Shape::Empty => Value::Null,
        Shape::Whole => body.clone(),
        Shape::One(key) | Shape::Optional(key) | Shape::Many(key) | Shape::Page(key) => {
            body.get(key).cloned().unwrap_or(Value::Null)
        }
    }
}

/// Returns whether the fields have the values, or one of them.
pub(super) fn satisfies(value: &Value, until: &Map<String, Value>) -> bool {
    until.iter().all(|(path, expected)| {
        let shown = path.split('.').try_fold(value, |value, key| value.get(key)).unwrap_or(&Value::Null);
        match expected {
            Value::Array(any) => any.contains(shown),
            one => one == shown,
        }
    })
}

/// The resource in a reply of its own operations, or in that of the operation that created it.
pub(super) fn resource(kind: Kind, body: &Value) -> Option<&Value> {
    let Shape::One(key) = kind.get.shape else { return None };
    body.get(key).filter(|resource| resource.is_object())
}

/// The resource of a name or marker in the answer to a search.
pub(super) fn found(plan: &Plan, kind: Kind, name: &str, body: &Value) -> Option<Value> {
    if kind.is_found_by_path() {
        return resource(kind, body).cloned();
    }
    let Shape::Page(key) = kind.operation("list")?.shape else { return None };
    let resources = body.get(key)?.as_array()?;
    let is_named = |resource: &&Value| {
        resource.get("name").and_then(Value::as_str).is_some_and(|shown| shown.eq_ignore_ascii_case(name))
    };
    match kind.has_unique_name() {
        true => resources.iter().find(is_named).cloned(),
        false => resources.iter().find(|resource| plan.is_ours(resource)).cloned(),
    }
}

/// The resources of a page, and whether there is a next one.
pub(super) fn page(route: &Route, body: &Value, per_page: u64) -> (Vec<Value>, bool) {
    let items = value(route, body).as_array().cloned().unwrap_or_default();
    let meta = body.get("meta").and_then(|meta| meta.get("pagination"));
    let pagination: Option<Pagination> = meta.and_then(|meta| serde_json::from_value(meta.clone()).ok());
    let position = ListPosition::new(pagination.as_ref(), items.len(), per_page);
    let page = pagination.map_or(0, |pagination| pagination.page);
    (items, position.next_page.map_or(position.may_have_next, |next| next > page))
}

/// The actions in a reply: `action`, `next_actions` and `actions`.
pub(super) fn actions(body: &Value) -> Vec<Followed> {
    let several = ["next_actions", "actions"].iter().filter_map(|key| body.get(*key)?.as_array()).flatten();
    let all = body.get("action").into_iter().chain(several);
    all.filter_map(|action| serde_json::from_value::<Action>(action.clone()).ok())
        .filter(|action| action.id.get() > 0)
        .map(|action| Followed::from(&action))
        .collect()
}

impl From<&Action> for Followed {
    fn from(action: &Action) -> Self {
        let mut followed = Self::new(action.api(), action.id.get());
        followed.set(action);
        followed
    }
}

impl From<TrackedAction> for Followed {
    fn from(tracked: TrackedAction) -> Self {
        let (api, id) = tracked.key();
        tracked.last().map_or_else(|| Self::new(api, id), Self::from)
    }
}

impl Followed {
    fn new(api: Api, id: u64) -> Self {
        Self { id, api, status: FollowedStatus::Running, command: None, error: None }
    }

    fn set(&mut self, action: &Action) {
        self.status = (&action.status).into();
        if self.status == FollowedStatus::Error {
            self.command = Some(action.command.clone());
            self.error = action.error.clone();
        }
    }

    /// Updates the action from a poll of its API.
    pub(super) fn update(&mut self, api: Api, listed: &[Action], missing: &[ActionKey]) {
        if self.api != api || self.status != FollowedStatus::Running {
            return;
        }
        if let Some(action) = listed.iter().find(|action| action.id.get() == self.id) {
            self.set(action);
        } else if missing.contains(&(api, self.id)) {
            self.status = FollowedStatus::Missing;
        }
    }

    /// Removes the token from the texts, which the API may quote.
    pub(super) fn remove_token(&mut self, settings: &Settings) {
        self.command.iter_mut().for_each(|command| settings.remove_token(command));
        if let Some(error) = &mut self.error {
            settings.remove_token(&mut error.code);
            settings.remove_token(&mut error.message);
        }
    }

    pub(super) fn is_running(&self) -> bool {
        self.status == FollowedStatus::Running
    }

    pub(super) fn is_success(&self) -> bool {
        self.status == FollowedStatus::Success
    }

    /// The action as it is in the value of a task.
    pub(super) fn summary(&self) -> Value {
        serde_json::to_value(self).unwrap_or(Value::Null)
    }

    pub(super) fn outcome(&self) -> ActionOutcome {
        let Self { id, command, error, .. } = self;
        let fields = serde_json::json!({"id": id, "command": command, "status": self.status, "error": error});
        let action = serde_json::from_value::<Action>(fields).ok();
        match (self.status, action) {
            (FollowedStatus::Success, Some(action)) => ActionOutcome::Success(action),
            (FollowedStatus::Error, Some(action)) => ActionOutcome::Failed(action),
            (FollowedStatus::Missing, _) => ActionOutcome::Missing(Id::new(*id), None),
            _ => ActionOutcome::Unfinished(Id::new(*id), None),
        }
    }
}
