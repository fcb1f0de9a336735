use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::effect::Effect;
use super::faults::{DEFAULT_ACTION_CODE, Fault, commands};
use super::project::Operation;
use super::{ApiRequest, ApiResult, Entity, ErrorResponse, Project, SuccessResponse, entity, listing};
use crate::api::actions::{Action, ActionError, ActionStatus};
use crate::api::references::{ResourceRef, ResourceType};
use crate::operation::Api;
use crate::primitives::{Id, UnixMillis};

pub(super) fn respond(project: &Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        // Includes the actions of Storage Boxes, although they belong to an API of their own.
        "get" => get(request, project.actions.known(), "id"),
        "list" => list(project, request),
        _ => return None,
    })
}

/// Responds with the actions of the requested ids, without pagination metadata.
fn list(project: &Project, request: &ApiRequest) -> ApiResult {
    if request.query_value("id").is_none() {
        return Err(ErrorResponse::missing("id"));
    }
    let mut actions = matching(request, project.actions.known())?;
    listing::sort(request, &mut actions, &SORT_KEYS)?;
    let (actions, ..) = listing::slice(request, actions)?;
    Ok(SuccessResponse::new(200).with("actions", &actions))
}

/// The four operations on the actions of a resource type.
pub(super) fn respond_for<T: Entity>(
    project: &Project,
    request: &ApiRequest,
    verb: &str,
) -> Option<ApiResult> {
    respond_for_id::<T>(project, request, verb, entity::id_of::<T>(project, request))
}

/// The same four operations. `id` is that of the resource in the path.
pub(super) fn respond_for_id<T: Entity>(
    project: &Project,
    request: &ApiRequest,
    verb: &str,
    id: ApiResult<u64>,
) -> Option<ApiResult> {
    let actions = &project.actions;
    Some(match verb {
        "list_all_actions" => page(request, actions.of_kind(&T::kind())),
        "get_action_by_id" => get(request, actions.of_kind(&T::kind()), "id"),
        "list_actions" => id.and_then(|id| page(request, actions.of_resource(&T::reference(id)))),
        "get_action" => id.and_then(|id| get(request, actions.of_resource(&T::reference(id)), "action_id")),
        _ => return None,
    })
}

/// Responds with the action whose id is in a path parameter.
pub(super) fn get<'a>(
    request: &ApiRequest,
    mut actions: impl Iterator<Item = &'a Action>,
    parameter: &str,
) -> ApiResult {
    let id = request.id(parameter)?;
    let action = actions.find(|action| action.id.get() == id);
    let action = action.ok_or_else(|| ErrorResponse::not_found("action"))?;
    Ok(SuccessResponse::model(200, action))
}

/// Responds with a page of the actions that match the filters of the request.
pub(super) fn page<'a>(request: &ApiRequest, actions: impl Iterator<Item = &'a Action>) -> ApiResult {
    listing::page(request, matching(request, actions)?, &SORT_KEYS)
}

const SORT_KEYS: [listing::SortKey<Action>; 5] = [
    ("id", |a, b| a.id.cmp(&b.id)),
    ("command", |a, b| a.command.cmp(&b.command)),
    ("status", |a, b| a.status.cmp(&b.status)),
    ("started", |a, b| a.started.cmp(&b.started)),
    ("finished", |a, b| a.finished.cmp(&b.finished)),
];

/// The actions that match the filters of the request.
fn matching<'a>(
    request: &ApiRequest,
    actions: impl Iterator<Item = &'a Action>,
) -> ApiResult<Vec<&'a Action>> {
    request.check_filter("status", ActionStatus::VALUES)?;
    request.check_id_filter("id")?;
    let actions = actions.filter(|action| {
        request.matches_filter("id", &action.id.to_string())
            && request.matches_filter("status", action.status.as_str())
    });
    Ok(actions.collect())
}

/// An action to be started. By default it takes a second and has no effect.
pub(super) struct NewAction {
    command: &'static str,
    millis: u64,
    /// The resources of the action. It locks all of them.
    resources: Vec<ResourceRef>,
    /// `true` if the first resource may be locked already.
    is_concurrent: bool,
    effects: Effects,
}

/// The effects of an action, one of which is applied when it ends.
#[derive(Serialize, Deserialize)]
struct Effects {
    on_success: Effect,
    on_failure: Effect,
}

impl NewAction {
    /// Creates an action on a resource.
    pub(super) fn new<T: Entity>(command: &'static str, id: u64) -> Self {
        Self {
            command,
            millis: 1_000,
            resources: Vec::from([T::reference(id)]),
            is_concurrent: false,
            effects: Effects { on_success: Effect::None, on_failure: Effect::None },
        }
    }

    /// Sets the duration.
    pub(super) fn millis(self, millis: u64) -> Self {
        Self { millis, ..self }
    }

    /// Adds further resources.
    pub(super) fn with_resources(mut self, resources: impl IntoIterator<Item = ResourceRef>) -> Self {
        self.resources.extend(resources);
        self
    }

    /// Allows other actions on the first resource at the same time.
    pub(super) fn concurrent(self) -> Self {
        Self { is_concurrent: true, ..self }
    }

    /// Sets the effect of a successful action.
    pub(super) fn on_success(mut self, effect: impl Into<Effect>) -> Self {
        self.effects.on_success = effect.into();
        self
    }

    /// Sets the effect of a failed action.
    pub(super) fn on_failure(mut self, effect: impl Into<Effect>) -> Self {
        self.effects.on_failure = effect.into();
        self
    }

    pub(super) fn command(&self) -> &'static str {
        self.command
    }

    /// Starts the action, unless one of its resources is locked.
    pub(super) fn start(self, project: &mut Project) -> ApiResult<Action> {
        let exclusive = &self.resources[usize::from(self.is_concurrent)..];
        project.actions.check_unlocked(exclusive)?;
        Ok(project.schedule(self, 0))
    }

    /// Starts and ends the action at once.
    pub(super) fn finish(self, project: &mut Project) -> ApiResult<Action> {
        let action = self.millis(0).start(project)?;
        project.advance(project.now);
        let finished = project.actions.all.iter().map(|scheduled| &scheduled.action);
        Ok(finished.rev().find(|finished| finished.id == action.id).cloned().unwrap_or(action))
    }

    /// Starts the action and responds with it.
    pub(super) fn respond(self, project: &mut Project) -> ApiResult {
        self.start(project).map(|action| SuccessResponse::model(201, &action))
    }
}

/// The actions of a project.
#[derive(Serialize, Deserialize)]
pub(super) struct Actions {
    all: Vec<ScheduledAction>,
    next_id: u64,
}

#[derive(Serialize, Deserialize)]
struct ScheduledAction {
    action: Action,
    start: UnixMillis,
    end: UnixMillis,
    /// The code of its error, if it fails.
    failure: Option<String>,
    /// `true` if it stays running.
    is_stalled: bool,
    /// `true` if the API does not know it.
    is_lost: bool,
    /// The operation that has started it.
    operation: Operation,
    /// The effects, until the action ends.
    effects: Option<Box<Effects>>,
}

/// The end of an action: its time, and the effect on its first resource.
pub(super) struct ActionEnd {
    pub(super) time: UnixMillis,
    /// The operation that has started the action.
    pub(super) operation: Operation,
    effect: Effect,
    resource: Option<ResourceRef>,
}

impl ActionEnd {
    /// Applies the effect.
    pub(super) fn apply(self, project: &mut Project) {
        project.operation = self.operation;
        if let Some(resource) = &self.resource {
            self.effect.apply(project, resource);
        }
    }
}

impl Actions {
    pub(super) fn new() -> Self {
        Self { all: Vec::new(), next_id: 590_000_001 }
    }

    /// Schedules an action that makes progress only after a delay, while those before it run. Its `started` is the time
    /// of the request all the same. Does not check the locks.
    pub(super) fn schedule(
        &mut self,
        new: NewAction,
        operation: Operation,
        now: UnixMillis,
        delay: u64,
        fault: Option<Fault>,
    ) -> Action {
        let NewAction { command, millis, resources, is_concurrent: _, effects } = new;
        debug_assert!(
            commands().any(|known| known == command),
            "`{command}` is missing in the names of faults"
        );
        let start = now.after(delay);
        let action = Action {
            id: Id::new(self.next_id),
            command: command.into(),
            status: ActionStatus::Running,
            started: now.into(),
            finished: None,
            progress: 0,
            resources,
            error: None,
        };
        self.next_id += 1;
        self.all.push(ScheduledAction {
            action: action.clone(),
            start,
            end: start.after(millis),
            is_stalled: matches!(fault, Some(Fault::ActionStalled { .. })),
            is_lost: matches!(fault, Some(Fault::ActionLost { .. })),
            failure: match fault {
                Some(Fault::ActionFailed { code, .. }) => Some(code),
                _ => None,
            },
            operation,
            effects: Some(Box::new(effects)),
        });
        action
    }

    /// Makes all actions of a resource fail.
    pub(super) fn fail_all(&mut self, resource: &ResourceRef) {
        for scheduled in self.all.iter_mut().filter(|it| it.action.resources.contains(resource)) {
            scheduled.failure.get_or_insert_with(|| DEFAULT_ACTION_CODE.into());
        }
    }

    /// Returns whether an action that follows another on the same resource has to wait for ever.
    pub(super) fn is_stalled(&self, follower: &NewAction) -> bool {
        let resource = follower.resources.first();
        self.all.iter().any(|it| it.is_stalled && it.action.resources.first() == resource)
    }

    /// Rejects resources that have a running or scheduled action.
    pub(super) fn check_unlocked(&self, resources: &[ResourceRef]) -> ApiResult<()> {
        let running = self.all.iter().map(|scheduled| &scheduled.action).filter(|action| !action.has_ended());
        let is_locked =
            |resource: &&ResourceRef| running.clone().any(|action| action.resources.contains(resource));
        match resources.iter().find(is_locked) {
            Some(locked) => Err(ErrorResponse::locked(locked.r#type.as_str())),
            None => Ok(()),
        }
    }

    /// The ids of the locked resources of a kind.
    pub(super) fn locked_ids(&self, kind: &ResourceType) -> BTreeSet<u64> {
        let running = self.all.iter().filter(|scheduled| !scheduled.action.has_ended());
        let resources = running.flat_map(|scheduled| &scheduled.action.resources);
        resources.filter(|resource| resource.r#type == *kind).map(|resource| resource.id).collect()
    }

    /// The actions of resources of a kind.
    fn of_kind<'a>(&'a self, kind: &'a ResourceType) -> impl Iterator<Item = &'a Action> {
        self.known().filter(move |action| action.resources.iter().any(|resource| resource.r#type == *kind))
    }

    /// The actions of one resource.
    fn of_resource<'a>(&'a self, resource: &'a ResourceRef) -> impl Iterator<Item = &'a Action> {
        self.known().filter(move |action| action.resources.contains(resource))
    }

    /// The actions of a resource that have succeeded, including those that the API has lost.
    pub(super) fn succeeded<'a>(&'a self, resource: &'a ResourceRef) -> impl Iterator<Item = &'a Action> {
        let all = self.all.iter().map(|scheduled| &scheduled.action);
        all.filter(move |it| it.status == ActionStatus::Success && it.resources.contains(resource))
    }

    /// The actions of one of the APIs.
    pub(super) fn of_api(&self, api: Api) -> impl Iterator<Item = &Action> {
        self.known().filter(move |action| action.api() == api)
    }

    /// All actions but the lost ones.
    fn known(&self) -> impl Iterator<Item = &Action> {
        self.all.iter().filter(|scheduled| !scheduled.is_lost).map(|scheduled| &scheduled.action)
    }

    /// Advances all actions to `now`. Ends the earliest action that is due.
    pub(super) fn advance(&mut self, now: UnixMillis) -> Option<ActionEnd> {
        for scheduled in self.all.iter_mut().filter(|scheduled| !scheduled.action.has_ended()) {
            let duration = scheduled.end.get() - scheduled.start.get();
            let elapsed = now.get().saturating_sub(scheduled.start.get()).min(duration);
            // The progress reaches 100 only when the action has ended.
            scheduled.action.progress = (elapsed * 100 / duration.max(1)).min(99) as u32;
        }
        let due = |scheduled: &&mut ScheduledAction| {
            !scheduled.action.has_ended() && !scheduled.is_stalled && scheduled.end <= now
        };
        let due = self.all.iter_mut().filter(due);
        let scheduled = due.min_by_key(|scheduled| (scheduled.end, scheduled.action.id))?;
        scheduled.action.finished = Some(scheduled.end.into());
        let Effects { on_success, on_failure } = *scheduled.effects.take()?;
        let effect = if let Some(code) = scheduled.failure.take() {
            scheduled.action.status = ActionStatus::Error;
            scheduled.action.error = Some(ActionError { code, message: "injected failure".into() });
            on_failure
        } else {
            scheduled.action.status = ActionStatus::Success;
            scheduled.action.progress = 100;
            on_success
        };
        let resource = scheduled.action.resources.first().cloned();
        Some(ActionEnd { time: scheduled.end, operation: scheduled.operation.clone(), effect, resource })
    }
}
