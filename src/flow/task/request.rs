//! The request of each stage.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value, json};

use super::plan::{MARKER_LABEL, Parameters};
use super::stage::Stage;
use super::state::{self, FollowedStatus, Progress};
use super::{Task, TaskMachine};
use crate::flow::call::CallMachine;
use crate::flow::exchange::Deadline;
use crate::flow::wait::{ActionKey, WaitMachine, durable_interval};
use crate::operation::Route;
use crate::primitives::InputError;
use crate::request::encode::encode;

impl Task {
    /// The name that the resource has, or will have.
    pub(super) fn name(&self) -> String {
        let text = |key: &str| self.plan.params.get(key).and_then(Value::as_str).unwrap_or_default();
        match self.plan.kind() {
            Some(kind) if kind.is_found_by_path() => [text("name"), "/", text("type")].concat(),
            _ => text("name").into(),
        }
    }

    /// The operation of this stage, and its parameters.
    pub(super) fn request(&self) -> Result<(&'static Route, Map<String, Value>), InputError> {
        let Self { plan, progress, .. } = self;
        let missing =
            |what: &str| InputError::new(plan.route.name, "", format!("has no operation that {what}"));
        let target = || progress.target.as_ref().map(|target| &*target.id).unwrap_or_default();
        let kind = || plan.kind().ok_or_else(|| missing("gets its resource"));
        let of_target = |verb: &str| {
            let route = kind()?.operation(verb).ok_or_else(|| missing(verb))?;
            Ok((route, kind()?.address(route, target(), &plan.params)))
        };
        match progress.stage {
            Stage::Send => Ok((plan.route, plan.complete(&self.secrets)?)),
            Stage::List => {
                let mut params = plan.params.clone();
                let first = params.get("page").and_then(Value::as_u64).unwrap_or(1).max(1);
                params.insert("page".into(), first.saturating_add(progress.page).into());
                params.entry("per_page").or_insert(json!(50));
                Ok((plan.route, params))
            }
            Stage::UndoLook if progress.target.is_some() => of_target("get"),
            Stage::LookFirst | Stage::LookTaken | Stage::LookLost | Stage::LookRefused | Stage::UndoLook => {
                let kind = kind()?;
                if kind.is_found_by_path() {
                    return Ok((kind.get, kind.address(kind.get, &self.name(), &plan.params)));
                }
                let list = kind.operation("list").ok_or_else(|| missing("list"))?;
                let mut params = kind.address(list, "", &plan.params);
                // The path of a list has no id of its own: its parameters are those of the parents.
                params.extend(
                    list.path_parameters()
                        .filter_map(|name| Some((name.into(), plan.params.get(name)?.clone()))),
                );
                if kind.has_unique_name() {
                    params.insert("name".into(), self.name().into());
                } else {
                    let marker = plan.options.marker.as_deref().unwrap_or_default();
                    params.insert("label_selector".into(), format!("{MARKER_LABEL}=={marker}").into());
                }
                Ok((list, params))
            }
            Stage::BusyList => {
                let kind =
                    state::busy_kind(plan).ok_or_else(|| missing("lists the actions of its resource"))?;
                let route = kind.operation("list_actions").ok_or_else(|| missing("list_actions"))?;
                let id = kind.id_of_path(&plan.params).unwrap_or_default();
                Ok((route, running(kind.address(route, &id, &plan.params))))
            }
            Stage::Actions => {
                let (route, mut params) = of_target("list_actions")?;
                params.insert("sort".into(), json!(["id:desc"]));
                params.insert("per_page".into(), json!(50));
                Ok((route, params))
            }
            Stage::UndoList => of_target("list_actions").map(|(route, params)| (route, running(params))),
            Stage::Read => of_target("get"),
            Stage::UndoDelete => of_target("delete"),
            Stage::BusyWait | Stage::Wait | Stage::UndoWait | Stage::UndoDeleteWait => Err(missing("waits")),
        }
    }

    /// The machine of this stage.
    pub(super) fn start_machine(&mut self) -> Result<&mut TaskMachine, InputError> {
        self.plan.check()?;
        if self.must_look_first() {
            self.go(Stage::LookFirst);
        }
        let mut machine = if self.progress.stage.is_wait() {
            let Progress { actions, polls, pause, .. } = &self.progress;
            let running = actions.iter().filter(|action| action.status == FollowedStatus::Running);
            let mut pending: Vec<ActionKey> = running.map(|action| (action.api, action.id)).collect();
            pending.sort_unstable();
            pending.dedup();
            let mut machine = WaitMachine::new(&self.settings, pending, false);
            machine.interval = durable_interval;
            machine.resume(*polls, pause.until().get(), 0);
            TaskMachine::Wait(machine)
        } else {
            let (route, params) = self.request()?;
            let base_url = self.settings.base_url(route.api);
            let request = encode(base_url, route, &Parameters { route, values: &params }, false)?;
            let mut machine = CallMachine::new(&self.settings, route.method, request);
            machine.exchange = self.progress.exchange.clone();
            TaskMachine::Call(machine)
        };
        let context = match &mut machine {
            TaskMachine::Call(machine) => &mut machine.context,
            TaskMachine::Wait(machine) => &mut machine.context,
        };
        context.is_durable = true;
        context.deadline = self.progress.deadline;
        context.last_ticket = self.progress.last_ticket;
        if self.progress.deadline != Deadline::Never {
            context.retries = u32::MAX;
        }
        Ok(self.machine.insert(machine))
    }

    /// Returns whether a create comes next that no unique name guards: an older process may have sent it.
    pub(super) fn must_look_first(&self) -> bool {
        let Progress { stage, exchange, .. } = &self.progress;
        let is_create = *stage == Stage::Send && self.plan.options.if_exists.is_some() && !exchange.in_flight;
        is_create && !self.has_looked && self.plan.kind().is_some_and(|kind| !kind.has_unique_name())
    }

    /// The route of the request in flight, for its errors.
    pub(super) fn route(&self) -> &'static Route {
        self.request().map_or(self.plan.route, |(route, _)| route)
    }
}

/// The parameters of a list of actions, for those that run.
fn running(mut params: Map<String, Value>) -> Map<String, Value> {
    params.insert("status".into(), json!(["running"]));
    params.insert("per_page".into(), json!(50));
    params
}
