//! The names and numbers of a script, whether it was read or built.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::str::SplitWhitespace;

use serde_json::Number;

use super::fault::DEFAULT_ACTION_CODE;
use super::names;
use super::{Fault, FaultRule, FaultScript};
use crate::api;
use crate::error::ErrorCode;
use crate::operation::Route;
use crate::sim::{DocumentError, catalogue};

const DAY_MILLIS: u64 = 86_400_000;

pub(super) fn script(script: &FaultScript) -> Result<(), DocumentError> {
    script.rules.iter().enumerate().try_for_each(|(index, rule)| {
        check_rule(rule)
            .map_err(|(field, problem)| DocumentError::new(format!("rules[{index}].{field}"), problem))
    })
}

/// A field of a rule, and its problem.
type Problem = (String, String);

fn check_rule(rule: &FaultRule) -> Result<(), Problem> {
    for (index, operations) in rule.operations.iter().enumerate() {
        check_operations(operations, &rule.fault)
            .map_err(|problem| (format!("operations[{index}]"), problem))?;
    }
    if rule.resource.as_deref() == Some("") {
        return Err(("resource".into(), "must not be empty".into()));
    }
    if rule.times == Some(0) {
        return Err(("times".into(), "must be at least 1".into()));
    }
    match rule.share {
        Some(share) if !(0.0..=1.0).contains(&share) => {
            Err(("share".into(), format!("{} is not a share from 0 to 1", number_text(share))))
        }
        _ => check_fault(&rule.fault),
    }
}

/// A number as text. Written as JSON: the formatter of core would be another 10 KB of wasm.
fn number_text(number: f64) -> String {
    let finite = Number::from_f64(number).map(|number| number.to_string());
    finite.unwrap_or_else(|| if number.is_nan() { "NaN" } else { "an infinite number" }.into())
}

fn check_operations(pattern: &str, fault: &Fault) -> Result<(), String> {
    let mut matching = api::routes().filter(|route| matches_route(pattern, route)).peekable();
    if matching.peek().is_none() {
        return Err(unknown(pattern, "an operation", operations().iter().map(String::as_str)));
    }
    match matching.any(|route| fault.is_possible_for(Some(route))) {
        true => Ok(()),
        false => Err(format!("`{pattern}` cannot meet this fault")),
    }
}

/// Returns whether `servers.create`, `servers.*` or `*.create` stands for an operation.
pub(super) fn matches_route(pattern: &str, route: &Route) -> bool {
    let (pattern, name) = (pattern.split_once('.'), route.name.split_once('.'));
    pattern.zip(name).is_some_and(|((resources, verbs), (resource, verb))| {
        [(resources, resource), (verbs, verb)]
            .iter()
            .all(|(pattern, part)| *pattern == "*" || pattern == part)
    })
}

/// The names of all operations, and those of all operations of a resource.
fn operations() -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for route in api::routes() {
        names.push(route.name.into());
        let resource = route.name.split('.').next().unwrap_or_default();
        let all = format!("{resource}.*");
        if !names.contains(&all) {
            names.push(all);
        }
    }
    names
}

fn check_fault(fault: &Fault) -> Result<(), Problem> {
    let of = |field: &'static str| move |problem: String| (field.to_string(), problem);
    match fault {
        Fault::ApiError { status, code } => {
            check_status(*status, 400).map_err(of("status"))?;
            check_name(code, "a code of the API", ErrorCode::VALUES.iter().copied()).map_err(of("code"))
        }
        Fault::Gateway { status, .. } => check_status(*status, 500).map_err(of("status")),
        Fault::Slow { millis } if *millis > DAY_MILLIS => {
            Err(("millis".into(), format!("must be at most {DAY_MILLIS}")))
        }
        Fault::UnknownValues { fields } => {
            check_fields(fields, "a field with a set of values", names::value_fields())
        }
        Fault::RemovedFields { fields } if fields.is_empty() => {
            Err(("fields".into(), "must not be empty".into()))
        }
        Fault::RemovedFields { fields } => check_fields(fields, "a field of a response", names::fields()),
        Fault::ActionFailed { code, .. } => {
            let codes = ErrorCode::VALUES.iter().copied().chain([DEFAULT_ACTION_CODE]);
            check_name(code, "a code of the API", codes).map_err(of("code"))?;
            check_command(fault)
        }
        Fault::ActionStalled { .. } | Fault::ActionLost { .. } => check_command(fault),
        Fault::ResourceUnavailable { server_type, location } => {
            let (types, locations) = (catalogue::server_types(), catalogue::locations());
            let types = types.iter().map(|it| &*it.name);
            check_name(server_type, "a server type", types).map_err(of("server_type"))?;
            let Some(location) = location else { return Ok(()) };
            check_name(location, "a location", locations.iter().map(|it| &*it.name)).map_err(of("location"))
        }
        _ => Ok(()),
    }
}

fn check_status(status: u16, lowest: u16) -> Result<(), String> {
    match (lowest..=599).contains(&status) {
        true => Ok(()),
        false => Err(format!("{status} is not a status from {lowest} to 599")),
    }
}

/// Checks the last part of each field: the others are names of fields or keys of the response.
fn check_fields(fields: &[String], kind: &str, known: SplitWhitespace<'static>) -> Result<(), Problem> {
    fields.iter().enumerate().try_for_each(|(index, field)| {
        let (parents, name) =
            field.rsplit_once('.').map_or(("", &**field), |(parents, name)| (parents, name));
        let parents = parents.split('.').filter(|_| !parents.is_empty());
        let checked = parents
            .map(|parent| check_name(parent, "a field of a response", names::fields()))
            .chain([check_name(name, kind, known.clone())])
            .collect::<Result<(), String>>();
        checked.map_err(|problem| (format!("fields[{index}]"), problem))
    })
}

fn check_command(fault: &Fault) -> Result<(), Problem> {
    let Some(command) = fault.command() else { return Ok(()) };
    let checked = check_name(command, "a command of an action", names::commands());
    checked.map_err(|problem| ("command".into(), problem))
}

fn check_name<'a>(
    name: &str,
    kind: &str,
    known: impl Iterator<Item = &'a str> + Clone,
) -> Result<(), String> {
    match known.clone().any(|known| known == name) {
        true => Ok(()),
        false => Err(unknown(name, kind, known)),
    }
}

/// The problem of a name that is not known, with the most similar one that is.
pub(super) fn unknown<'a>(name: &str, kind: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    const MOST_CHARACTERS: usize = 80;
    if name.chars().count() > MOST_CHARACTERS {
        let start: String = name.chars().take(MOST_CHARACTERS).collect();
        return format!("`{start}…` is not {kind}");
    }
    let most = 2.max(name.len() / 4);
    let similar = known.into_iter().map(|known| (distance(name, known), known));
    match similar.filter(|(distance, _)| *distance <= most).min() {
        Some((_, similar)) => format!("`{name}` is not {kind}; did you mean `{similar}`?"),
        None => format!("`{name}` is not {kind}"),
    }
}

/// The number of characters to insert, remove or replace until two names are equal (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let mut row: Vec<usize> = (0..=b.chars().count()).collect();
    for (index, from) in a.chars().enumerate() {
        let mut diagonal = index;
        row[0] = index + 1;
        for (at, to) in b.chars().enumerate() {
            let replaced = diagonal + usize::from(from != to);
            diagonal = row[at + 1];
            row[at + 1] = replaced.min(row[at] + 1).min(diagonal + 1);
        }
    }
    row.last().copied().unwrap_or_default()
}
