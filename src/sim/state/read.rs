//! Reads a state.

use alloc::format;
use alloc::vec::Vec;

use serde_json::Value;

use super::collections::{Fields, KINDS};
use super::field::Field;
use super::{VERSION, check, write};
use crate::primitives::UnixMillis;
use crate::sim::actions::Actions;
use crate::sim::effect::Effect;
use crate::sim::faults::{FaultRule, FaultScript, Faults, Uses};
use crate::sim::project::Counters;
use crate::sim::{DocumentError, Project, RateLimit, Sim, inspection};

pub(super) fn document(document: &Value) -> Result<Sim, DocumentError> {
    let root = Field::root(document);
    check_version(&root)?;
    let seed = root.get("seed")?.read()?;
    let now = UnixMillis::new(root.get("unix_millis")?.counter()?);
    let mut sim = Sim {
        now,
        seed,
        project: Project::new(seed, now),
        rate_limit: rate_limit(&root.get("rate_limit")?)?,
        hides_headers: root.get("hides_headers")?.read()?,
        requests: root.get("requests")?.counter()?,
    };
    project(&mut sim.project, &root)?;
    // What is left are fields that were not read at all, and those that were read as something else.
    check::is_complete(document, &write::document(&sim, Fields::Stored))?;
    check::references(&sim.project)?;
    KINDS.iter().for_each(|kind| (kind.drop_derived)(&mut sim.project));
    inspection::discard_changes(&mut sim.project);
    check::is_consistent(document, &write::document(&sim, Fields::Complete))?;
    Ok(sim)
}

fn check_version(root: &Field<'_>) -> Result<(), DocumentError> {
    let version = root.get("version")?;
    match version.number()? {
        VERSION => Ok(()),
        other => {
            let problem = format!("{other} is not supported; this crate reads version {VERSION}");
            Err(version.error(problem))
        }
    }
}

fn rate_limit(field: &Field<'_>) -> Result<RateLimit, DocumentError> {
    let per_hour = field.get("requests_per_hour")?;
    if per_hour.number()? == 0 {
        return Err(per_hour.error("must be at least 1"));
    }
    for name in ["used", "updated"] {
        field.get(name)?.number()?;
    }
    field.read()
}

fn project(project: &mut Project, root: &Field<'_>) -> Result<(), DocumentError> {
    project.counters = counters(&root.get("counters")?)?;
    root.get("populated")?.counter()?;
    project.populated = root.get("populated")?.read()?;
    project.servers_with_keys = root.get("servers_with_keys")?.read()?;
    for kind in &KINDS {
        (kind.read)(project, &root.get(kind.name)?)?;
    }
    project.actions = actions(&root.get("actions")?)?;
    project.faults = faults(&root.get("faults")?)?;
    project.inspection = root.get("inspection")?.read()?;
    Ok(())
}

fn counters(field: &Field<'_>) -> Result<Counters, DocumentError> {
    for name in ["allocated_ipv4s", "last_id"] {
        field.get(name)?.counter()?;
    }
    field.read()
}

fn faults(field: &Field<'_>) -> Result<Faults, DocumentError> {
    if field.value.is_null() {
        return Ok(Faults::default());
    }
    let script: FaultScript = field.get("script")?.read()?;
    let uses = field.get("uses")?;
    let all = uses.list()?;
    if all.len() != script.rules.len() {
        return Err(uses.error("must have an element for each rule of the script"));
    }
    let read = |(element, rule): (&Field<'_>, &FaultRule)| {
        let (matched, used) = (element.get("matched")?.counter()?, element.get("used")?);
        if used.counter()? > matched.min(rule.times.unwrap_or(matched)) {
            return Err(used.error("is above `matched`, or above `times` of the rule"));
        }
        Ok(Uses { matched, used: used.counter()? })
    };
    let all = all.iter().zip(&script.rules).map(read).collect::<Result<Vec<_>, _>>()?;
    Ok(Faults::resumed(script, all))
}

fn actions(field: &Field<'_>) -> Result<Actions, DocumentError> {
    let next_id = field.get("next_id")?.counter()?;
    let mut last = 0;
    for element in field.get("all")?.list()? {
        let action = element.get("action")?;
        let id = action.get("id")?;
        if !(last + 1..next_id).contains(&id.number()?) {
            return Err(id.error("must be above the one before and below `actions.next_id`"));
        }
        last = id.number()?;
        if element.get("end")?.number()? < element.get("start")?.number()? {
            return Err(element.get("end")?.error("is before `start`"));
        }
        if action.get("resources")?.list()?.is_empty() {
            return Err(action.get("resources")?.error("is empty"));
        }
        let effects = element.get("effects")?;
        let has_ended = action.get("status")?.text()? != "running";
        if has_ended != effects.value.is_null() {
            return Err(effects.error("must be null for an action that has ended, and only for such"));
        }
        if !has_ended {
            for name in ["on_success", "on_failure"] {
                effects.get(name)?.read::<Effect>()?;
            }
        }
    }
    field.read()
}
