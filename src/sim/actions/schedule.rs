//! The actions of a project: when they end, what they lock, and what they are found by.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize, Serializer};

use super::{Effects, NewAction};
use crate::api::actions::{Action, ActionError, ActionStatus};
use crate::api::references::{ResourceRef, ResourceType};
use crate::operation::Api;
use crate::primitives::{Id, UnixMillis};
use crate::sim::collection::sorted;
use crate::sim::effect::Effect;
use crate::sim::faults::{DEFAULT_ACTION_CODE, Fault, commands};
use crate::sim::index::{Index, Term};
use crate::sim::project::Operation;
use crate::sim::{ApiResult, ErrorResponse, Project};

/// The time for which ended actions are kept: 30 days. The API documents none.
const KEPT_MILLIS: u64 = 30 * 24 * 3_600_000;

/// The actions of a project by id. Everything but `all` and `next_id` is derived from them.
#[derive(Deserialize)]
#[serde(from = "SavedActions")]
pub(in crate::sim) struct Actions {
    all: BTreeMap<u64, Box<ScheduledAction>>,
    next_id: u64,
    /// The time up to which actions have made progress. `None` in a state that was loaded, which has their progress.
    now: Option<UnixMillis>,
    /// The terms by which they are found: their resources, what they lock, and the times of their next events.
    index: Index,
}

/// The actions in a state.
#[derive(Deserialize)]
struct SavedActions {
    all: Vec<ScheduledAction>,
    next_id: u64,
}

#[derive(Deserialize)]
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
pub(in crate::sim) struct ActionEnd {
    pub(in crate::sim) time: UnixMillis,
    /// The operation that has started the action.
    pub(in crate::sim) operation: Operation,
    effect: Effect,
    resource: Option<ResourceRef>,
}

impl ActionEnd {
    /// Applies the effect.
    pub(in crate::sim) fn apply(self, project: &mut Project) {
        project.operation = self.operation;
        if let Some(resource) = &self.resource {
            self.effect.apply(project, resource);
        }
    }
}

impl Actions {
    pub(in crate::sim) fn new() -> Self {
        SavedActions { all: Vec::new(), next_id: 590_000_001 }.into()
    }

    /// Schedules an action that makes progress only after a delay, while those before it run. Its `started` is the time
    /// of the request all the same. Does not check the locks.
    pub(in crate::sim) fn schedule(
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
        self.insert(ScheduledAction {
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

    fn insert(&mut self, scheduled: ScheduledAction) {
        let id = scheduled.action.id.get();
        self.index.replace(id, &[], &scheduled.terms());
        self.all.insert(id, scheduled.into());
    }

    /// Advances all actions to `now`. Ends the earliest action that is due.
    pub(in crate::sim) fn advance(&mut self, now: UnixMillis) -> Option<ActionEnd> {
        self.now = Some(now);
        while let Some((_, id)) = self.index.first_up_to(due(now)) {
            let scheduled = self.all.get_mut(&id)?;
            let terms = scheduled.terms();
            match scheduled.end() {
                Some(end) => {
                    self.index.replace(id, &terms, &scheduled.terms());
                    return Some(end);
                }
                None => {
                    self.index.replace(id, &terms, &[]);
                    self.all.remove(&id);
                }
            }
        }
        None
    }

    /// Returns whether the index is as it would be derived from the actions now.
    pub(in crate::sim) fn are_indexed(&self) -> bool {
        let mut index = Index::default();
        self.all.iter().for_each(|(id, scheduled)| index.replace(*id, &[], &scheduled.terms()));
        index == self.index
    }

    /// Makes all actions of a resource fail.
    pub(in crate::sim) fn fail_all(&mut self, resource: &ResourceRef) {
        let ids: Vec<u64> = self.index.ids(Term::reference(resource)).collect();
        for id in ids {
            if let Some(scheduled) = self.all.get_mut(&id) {
                scheduled.failure.get_or_insert_with(|| DEFAULT_ACTION_CODE.into());
            }
        }
    }

    /// Returns whether an action that follows another on the same resource has to wait for ever.
    pub(in crate::sim) fn is_stalled(&self, follower: &NewAction) -> bool {
        let Some(resource) = follower.resources.first() else { return false };
        let mut running = self.index.ids(lock(resource)).filter_map(|id| self.all.get(&id));
        running.any(|it| it.is_stalled && it.action.resources.first() == Some(resource))
    }

    /// Rejects resources that have a running or scheduled action.
    pub(in crate::sim) fn check_unlocked(&self, resources: &[ResourceRef]) -> ApiResult<()> {
        match resources.iter().find(|resource| self.is_locked(resource)) {
            Some(locked) => Err(ErrorResponse::locked(locked.r#type.as_str())),
            None => Ok(()),
        }
    }

    /// Returns whether a resource has a running or scheduled action.
    pub(in crate::sim) fn is_locked(&self, resource: &ResourceRef) -> bool {
        self.index.contains(lock(resource))
    }

    /// The action with this id, even a lost one.
    pub(super) fn by_id(&self, id: Id<Action>) -> Option<&Action> {
        self.all.get(&id.get()).map(|scheduled| &scheduled.action)
    }

    /// The action with this id, unless it is lost.
    pub(super) fn known(&self, id: u64) -> Option<&Action> {
        self.all.get(&id).filter(|scheduled| !scheduled.is_lost).map(|scheduled| &scheduled.action)
    }

    /// The actions of resources of a kind.
    pub(super) fn of_kind(&self, kind: &ResourceType) -> impl Iterator<Item = &Action> {
        self.having(of_kind(kind))
    }

    /// The actions of one resource.
    pub(super) fn of_resource(&self, resource: &ResourceRef) -> impl Iterator<Item = &Action> {
        self.having(Term::reference(resource))
    }

    /// The actions of a resource that have succeeded, including those that the API has lost.
    pub(in crate::sim) fn succeeded(&self, resource: &ResourceRef) -> impl Iterator<Item = &Action> {
        let all = self.index.ids(Term::reference(resource)).filter_map(|id| self.all.get(&id));
        all.map(|scheduled| &scheduled.action).filter(|action| action.status == ActionStatus::Success)
    }

    /// The actions of the API of Storage Boxes.
    pub(in crate::sim) fn of_storage_boxes(&self) -> impl Iterator<Item = &Action> {
        self.having(of_storage_boxes())
    }

    fn having(&self, term: Term) -> impl Iterator<Item = &Action> {
        self.index.ids(term).filter_map(|id| self.known(id))
    }

    /// An action with its progress.
    pub(super) fn view<'a>(&self, action: &'a Action) -> Cow<'a, Action> {
        match (self.all.get(&action.id.get()), self.now) {
            (Some(scheduled), Some(now)) if !action.has_ended() => {
                Cow::Owned(Action { progress: scheduled.progress(now), ..action.clone() })
            }
            _ => Cow::Borrowed(action),
        }
    }
}

impl ScheduledAction {
    /// Ends the action if it is running.
    fn end(&mut self) -> Option<ActionEnd> {
        let Effects { on_success, on_failure } = *self.effects.take()?;
        self.action.finished = Some(self.end.into());
        let effect = if let Some(code) = self.failure.take() {
            self.action.progress = self.progress(self.end);
            self.action.status = ActionStatus::Error;
            self.action.error = Some(ActionError { code, message: "injected failure".into() });
            on_failure
        } else {
            self.action.status = ActionStatus::Success;
            self.action.progress = 100;
            on_success
        };
        let resource = self.action.resources.first().cloned();
        Some(ActionEnd { time: self.end, operation: self.operation.clone(), effect, resource })
    }

    /// The progress of a running action. It reaches 100 only when the action has ended.
    fn progress(&self, now: UnixMillis) -> u32 {
        let duration = self.end.get() - self.start.get();
        let elapsed = now.get().saturating_sub(self.start.get()).min(duration);
        (elapsed * 100 / duration.max(1)).min(99) as u32
    }

    /// The time of its end, or the time to forget it.
    fn next_event(&self) -> Option<UnixMillis> {
        match &self.effects {
            Some(_) if self.is_stalled => None,
            Some(_) => Some(self.end),
            None => Some(self.end.after(KEPT_MILLIS)),
        }
    }

    /// The terms by which it is found, sorted.
    fn terms(&self) -> Vec<Term> {
        let mut terms = Vec::new();
        for resource in &self.action.resources {
            terms.extend([Term::reference(resource), of_kind(&resource.r#type)]);
            terms.extend(self.effects.as_ref().map(|_| lock(resource)));
        }
        terms.extend((self.action.api() == Api::Storage).then(of_storage_boxes));
        terms.extend(self.next_event().map(due));
        sorted(terms)
    }
}

/// The time of the next event.
fn due(time: UnixMillis) -> Term {
    Term::number("due", time.get())
}

fn lock(resource: &ResourceRef) -> Term {
    Term::relation("locks", resource)
}

fn of_kind(kind: &ResourceType) -> Term {
    Term::text("kind", kind.as_str())
}

fn of_storage_boxes() -> Term {
    Term::text("api", "storage")
}

impl From<SavedActions> for Actions {
    fn from(saved: SavedActions) -> Self {
        let (all, index) = (BTreeMap::new(), Index::default());
        let mut actions = Self { all, next_id: saved.next_id, now: None, index };
        saved.all.into_iter().for_each(|scheduled| actions.insert(scheduled));
        actions
    }
}

/// The actions as they are written to a state.
#[derive(Serialize)]
struct WrittenActions<'a> {
    all: Vec<WrittenAction<'a>>,
    next_id: u64,
}

/// A [`ScheduledAction`] with its progress.
#[derive(Serialize)]
struct WrittenAction<'a> {
    action: Cow<'a, Action>,
    start: UnixMillis,
    end: UnixMillis,
    failure: &'a Option<String>,
    is_stalled: bool,
    is_lost: bool,
    operation: &'a Operation,
    effects: &'a Option<Box<Effects>>,
}

impl Serialize for Actions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let all = self.all.values().map(|scheduled| {
            let ScheduledAction { action, start, end, failure, is_stalled, is_lost, operation, effects } =
                &**scheduled;
            let (action, start, end) = (self.view(action), *start, *end);
            let (is_stalled, is_lost) = (*is_stalled, *is_lost);
            WrittenAction { action, start, end, failure, is_stalled, is_lost, operation, effects }
        });
        WrittenActions { all: all.collect(), next_id: self.next_id }.serialize(serializer)
    }
}
