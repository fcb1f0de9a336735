use alloc::collections::BTreeSet;
use alloc::string::ToString;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::effect::Effect;
use super::{ApiRequest, ApiResult, Entity, ErrorResponse, Project, SuccessResponse, entity, listing};
use crate::api::actions::{Action, ActionStatus};
use crate::api::references::ResourceRef;

mod schedule;

pub(super) use schedule::Actions;

pub(super) fn respond(project: &Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        // Includes the actions of Storage Boxes, although they belong to an API of their own.
        "get" => get(project, request, "id", |_| true),
        "list" => list(project, request),
        _ => return None,
    })
}

/// Responds with the actions of the requested ids, without pagination metadata.
fn list(project: &Project, request: &ApiRequest) -> ApiResult {
    if request.query_value("id").is_none() {
        return Err(ErrorResponse::missing("id"));
    }
    let actions = &project.actions;
    let ids: BTreeSet<u64> = request.query_values("id").filter_map(|id| id.parse().ok()).collect();
    let mut matching = matching(request, ids.into_iter().filter_map(|id| actions.known(id)))?;
    listing::sort(request, &mut matching, &SORT_KEYS)?;
    let slice = listing::Slice::parse(request)?;
    let items: Vec<_> = slice.of(matching).map(|action| actions.view(action)).collect();
    Ok(SuccessResponse::new(200).with("actions", &items))
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
    let (actions, kind) = (&project.actions, T::kind());
    Some(match verb {
        "list_all_actions" => page(project, request, actions.of_kind(&kind)),
        "get_action_by_id" => {
            get(project, request, "id", |action| action.resources.iter().any(|it| it.r#type == kind))
        }
        "list_actions" => id.and_then(|id| page(project, request, actions.of_resource(&T::reference(id)))),
        "get_action" => id.and_then(|id| {
            get(project, request, "action_id", |action| action.resources.contains(&T::reference(id)))
        }),
        _ => return None,
    })
}

/// Responds with the action whose id is in a path parameter, if `is_member` accepts it.
pub(super) fn get(
    project: &Project,
    request: &ApiRequest,
    parameter: &str,
    is_member: impl Fn(&Action) -> bool,
) -> ApiResult {
    let action = project.actions.known(request.id(parameter)?).filter(|action| is_member(action));
    let action = action.ok_or_else(|| ErrorResponse::not_found("action"))?;
    Ok(SuccessResponse::model(200, &*project.actions.view(action)))
}

/// Responds with a page of the actions that match the filters of the request.
pub(super) fn page<'a>(
    project: &'a Project,
    request: &ApiRequest,
    actions: impl Iterator<Item = &'a Action>,
) -> ApiResult {
    listing::page(request, matching(request, actions)?, &SORT_KEYS, |action| project.actions.view(action))
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
        Ok(project.actions.by_id(action.id).cloned().unwrap_or(action))
    }

    /// Starts the action and responds with it.
    pub(super) fn respond(self, project: &mut Project) -> ApiResult {
        self.start(project).map(|action| SuccessResponse::model(201, &action))
    }
}
