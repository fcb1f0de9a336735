//! The saved state of a task.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::plan::{Options, Plan, route};
use super::resource::Kind;
use super::stage::Stage;
use crate::api::actions::{ActionError, ActionStatus};
use crate::error::ErrorSummary;
use crate::flow::exchange::{Deadline, Exchange, Pause};
use crate::flow::state::{FlowState, VERSION, content, invalid, version};
use crate::operation::Api;
use crate::primitives::{Id, InputError};

/// The progress of a task: all that a process must know to continue it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Progress {
    pub(super) stage: Stage,
    #[serde(default = "Exchange::new", skip_serializing_if = "is_new")]
    pub(super) exchange: Exchange,
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) deadline: Deadline,
    pub(super) last_ticket: u32,
    /// The number of polls in this stage.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) polls: u32,
    /// The wait before the next request of this stage.
    #[serde(default = "no_pause", skip_serializing_if = "is_no_pause")]
    pub(super) pause: Pause,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) target: Option<Target>,
    /// Set once the operation was sent, and may have created a resource.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) maybe_created: bool,
    /// The actions that are awaited.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) actions: Vec<Followed>,
    /// The next page of a list, and the resources of those before.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub(super) page: u64,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) items: Vec<Value>,
    /// The error that started the rollback.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) cause: Option<ErrorSummary>,
    /// Set in a state that announces a request: the next turn sends it.
    #[serde(default, skip_serializing_if = "is_false")]
    pub(super) announced: bool,
}

impl Progress {
    /// The progress at the start of a stage.
    pub(super) fn at(stage: Stage) -> Self {
        Self {
            stage,
            exchange: Exchange::new(),
            deadline: Deadline::Never,
            last_ticket: 0,
            polls: 0,
            pause: Pause::NONE,
            target: None,
            maybe_created: false,
            actions: Vec::new(),
            page: 0,
            items: Vec::new(),
            cause: None,
            announced: false,
        }
    }
}

/// The resource of a task.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Target {
    pub(super) id: String,
    /// Set when this task created it.
    pub(super) created: bool,
}

/// An action that a task waits for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct Followed {
    pub(super) id: u64,
    #[serde(default = "cloud", skip_serializing_if = "is_cloud")]
    pub(super) api: Api,
    pub(super) status: FollowedStatus,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) command: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) error: Option<ActionError>,
}

/// The status of an action, as far as it decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum FollowedStatus {
    Running,
    Success,
    Error,
    /// The API does not know the action.
    Missing,
}

impl From<&ActionStatus> for FollowedStatus {
    fn from(status: &ActionStatus) -> Self {
        match status {
            ActionStatus::Success => Self::Success,
            ActionStatus::Error => Self::Error,
            // A status that this version does not know counts as still running.
            _ => Self::Running,
        }
    }
}

fn is_zero<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

fn is_false(value: &bool) -> bool {
    !value
}

fn is_new(exchange: &Exchange) -> bool {
    *exchange == Exchange::new()
}

fn no_pause() -> Pause {
    Pause::NONE
}

fn is_no_pause(pause: &Pause) -> bool {
    *pause == Pause::NONE
}

fn cloud() -> Api {
    Api::Cloud
}

fn is_cloud(api: &Api) -> bool {
    *api == Api::Cloud
}

/// A state as it is saved.
#[derive(Serialize, Deserialize)]
struct SavedTask {
    base_url: String,
    operation: String,
    params: Map<String, Value>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    secrets: Vec<String>,
    #[serde(default, skip_serializing_if = "is_zero")]
    options: Options,
    progress: Progress,
}

pub(super) fn save(plan: &Plan, progress: Progress, base_url: &str) -> FlowState {
    let saved = SavedTask {
        base_url: base_url.into(),
        operation: plan.route.name.into(),
        params: plan.params.clone(),
        secrets: plan.secrets.clone(),
        options: plan.options.clone(),
        progress,
    };
    FlowState::of_flow("task", &saved)
}

pub(super) fn load(
    state: FlowState,
    base_url: impl Fn(Api) -> String,
) -> Result<(Plan, Progress), InputError> {
    match version(&state)? {
        VERSION => {}
        other => return Err(invalid(format!("has version {other}, which had no tasks"))),
    }
    if state.flow() != "task" {
        return Err(invalid(format!("is the state of another flow: `{}`, not `task`", state.flow())));
    }
    let SavedTask { base_url: saved_url, operation, params, secrets, options, progress } = content(state)?;
    let route = route(&operation)?;
    let expected = base_url(route.api);
    if saved_url != expected {
        return Err(invalid(format!("is of another base URL: `{saved_url}`, not `{expected}`")));
    }
    let plan = Plan { route, params, secrets, options };
    plan.check()?;
    check(&plan, &progress).map_err(|problem| invalid(format!("is inconsistent: {problem}")))?;
    Ok((plan, progress))
}

/// Checks that the progress is one that the plan can reach.
fn check(plan: &Plan, progress: &Progress) -> Result<(), &'static str> {
    let Progress { stage, exchange, target, actions, page, items, cause, announced, .. } = progress;
    let (stage, ensures) = (*stage, plan.options.if_exists.is_some());
    let is_list = plan.route.is_paginated();
    if exchange.check().is_err() {
        return Err("a request is in flight that was never sent");
    }
    if *announced && !exchange.in_flight {
        return Err("it announces a request that is not in flight");
    }
    if is_list != (stage == Stage::List) || (!is_list && (*page > 0 || !items.is_empty())) {
        return Err("a list and its stage");
    }
    if stage.needs_target() && (target.is_none() || plan.kind().is_none()) {
        return Err("the resource is missing");
    }
    if stage.is_look() && !ensures {
        return Err("it looks for a resource that it does not ensure");
    }
    if matches!(stage, Stage::BusyList | Stage::BusyWait) && busy_kind(plan).is_none() {
        return Err("its resource cannot be busy");
    }
    if stage.is_undo() && (cause.is_none() || plan.options.rollback.is_none()) {
        return Err("a rollback without its cause");
    }
    if stage.is_undo() && target.as_ref().is_some_and(|target| !target.created) {
        return Err("a rollback of a resource that was not created");
    }
    if stage.is_wait() && actions.is_empty() {
        return Err("it waits for no action");
    }
    if actions.iter().any(|action| action.id == 0 || action.id > Id::<()>::MAX) {
        return Err("an action has no id");
    }
    Ok(())
}

/// The kind of resource that may be locked when the operation is sent.
pub(super) fn busy_kind(plan: &Plan) -> Option<Kind> {
    let mut kind = Kind::acted_on_by(plan.route)?;
    // An RRSet is locked with its zone, and a part of a Storage Box with the box.
    if kind.operation("list_actions").is_none() {
        let parent = match kind.name {
            "zone_rrsets" => "zones",
            "storage_box_snapshots" | "storage_box_subaccounts" => "storage_boxes",
            _ => return None,
        };
        kind = Kind::named(parent)?;
    }
    Some(kind)
}
