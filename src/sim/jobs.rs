use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::String;
use alloc::vec::Vec;

use super::project::Project;
use crate::api::actions::{Action, ActionError, ActionStatus};
use crate::api::references::{ResourceRef, ResourceType};
use crate::primitives::Id;
use crate::primitives::UnixMillis;

/// What an action does to the project when it succeeds.
pub(super) type Effect = Box<dyn FnOnce(&mut Project) + Send>;

/// The actions of a project, and what they will do.
pub(super) struct Jobs {
    all: Vec<Job>,
    next_id: u64,
    /// The commands of actions that are to fail, and to be forgotten.
    pub(super) to_fail: Vec<String>,
    pub(super) to_lose: Vec<String>,
}

struct Job {
    action: Action,
    from: UnixMillis,
    until: UnixMillis,
    fails: bool,
    lost: bool,
    effect: Option<Effect>,
    /// What is done when the action fails.
    undo: Option<Effect>,
}

/// An action that is to be started.
pub(super) struct Plan {
    pub(super) command: &'static str,
    pub(super) millis: u64,
    /// What it is about; it locks all of them.
    pub(super) about: Vec<(ResourceType, u64)>,
    pub(super) effect: Effect,
    pub(super) undo: Effect,
}

impl Jobs {
    pub(super) fn new() -> Self {
        Self { all: Vec::new(), next_id: 590_000_001, to_fail: Vec::new(), to_lose: Vec::new() }
    }

    /// Starts an action at a time, which may lie ahead.
    pub(super) fn start(&mut self, plan: Plan, from: UnixMillis) -> Action {
        let Plan { command, millis, about, effect, undo } = plan;
        let marked = |marks: &mut Vec<String>| {
            let at = marks.iter().position(|mark| mark == command);
            at.map(|at| marks.remove(at)).is_some()
        };
        let action = Action {
            id: Id::new(self.next_id),
            command: command.into(),
            status: ActionStatus::Running,
            started: from.into(),
            finished: None,
            progress: 0,
            resources: about.into_iter().map(|(kind, id)| ResourceRef { id, r#type: kind }).collect(),
            error: None,
        };
        self.next_id += 1;
        self.all.push(Job {
            action: action.clone(),
            from,
            until: from.after(millis),
            fails: marked(&mut self.to_fail),
            lost: marked(&mut self.to_lose),
            effect: Some(effect),
            undo: Some(undo),
        });
        action
    }

    /// Says what is done when an action fails, in place of what its plan said.
    pub(super) fn undo_with(&mut self, action: Id<Action>, undo: Effect) {
        if let Some(job) = self.all.iter_mut().find(|job| job.action.id == action) {
            job.undo = Some(undo);
        }
    }

    /// Lets what was to follow about a thing fail too.
    pub(super) fn fail_rest(&mut self, kind: &ResourceType, id: u64) {
        for job in &mut self.all {
            job.fails |= job.action.resources.iter().any(|about| about.id == id && about.r#type == *kind);
        }
    }

    /// Whether an action is at work on a thing, or about to be.
    pub(super) fn is_busy(&self, kind: &ResourceType, id: u64) -> bool {
        self.about(kind, id).any(|job| !job.action.has_ended())
    }

    /// All things of a kind that an action is at work on.
    pub(super) fn busy(&self, kind: &ResourceType) -> BTreeSet<u64> {
        let running = self.all.iter().filter(|job| !job.action.has_ended());
        let resources = running.flat_map(|job| &job.action.resources);
        resources.filter(|resource| resource.r#type == *kind).map(|resource| resource.id).collect()
    }

    fn about<'a>(&'a self, kind: &'a ResourceType, id: u64) -> impl Iterator<Item = &'a Job> {
        self.all.iter().filter(move |job| {
            job.action.resources.iter().any(|resource| resource.id == id && resource.r#type == *kind)
        })
    }

    /// The actions that the API still knows.
    pub(super) fn actions(&self) -> impl Iterator<Item = &Action> {
        self.all.iter().filter(|job| !job.lost).map(|job| &job.action)
    }

    /// The actions about one thing.
    pub(super) fn actions_about<'a>(
        &'a self,
        kind: &'a ResourceType,
        id: u64,
    ) -> impl Iterator<Item = &'a Action> {
        self.about(kind, id).filter(|job| !job.lost).map(|job| &job.action)
    }

    /// Moves all actions to `now`; gives what the next one that has ended does and when, the earliest first.
    pub(super) fn settle_next(&mut self, now: UnixMillis) -> Option<(UnixMillis, Effect)> {
        for job in self.all.iter_mut().filter(|job| !job.action.has_ended()) {
            let whole = job.until.get() - job.from.get();
            let done = now.get().saturating_sub(job.from.get()).min(whole);
            // It says 100 only when it has ended.
            job.action.progress = (done * 100 / whole.max(1)).min(99) as u32;
        }
        let ended = self.all.iter_mut().filter(|job| !job.action.has_ended() && job.until <= now);
        let job = ended.min_by_key(|job| (job.until, job.action.id))?;
        job.action.finished = Some(job.until.into());
        if job.fails {
            job.action.status = ActionStatus::Error;
            job.action.error = Some(ActionError {
                code: "action_failed".into(),
                message: "the embedded Hetzner was told to let this fail".into(),
            });
            return Some((job.until, job.undo.take()?));
        }
        job.action.status = ActionStatus::Success;
        job.action.progress = 100;
        Some((job.until, job.effect.take()?))
    }
}
