//! The endpoints below `/sim`, which control a project and are no part of the API.

use std::time::Duration;

use hetzner_cloud::sim::{DocumentError, FaultScript};
use hetzner_cloud::{Method, Request, Response, Timestamp, UnixMillis};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::json;

use crate::http::{ORIGIN, error, no_operation};
use crate::projects::Project;

/// The endpoints, each with its methods.
pub(crate) const ENDPOINTS: [(&str, &[Method]); 5] = [
    ("/sim/clock", &[Method::Get, Method::Post]),
    ("/sim/faults", &[Method::Get, Method::Put, Method::Delete]),
    ("/sim/inspect", &[Method::Get]),
    ("/sim/reset", &[Method::Post]),
    (STATE, &[Method::Get, Method::Put]),
];

const STATE: &str = "/sim/state";

/// Returns whether a path is that of the state, which may be large.
pub(crate) fn is_state(path: &str) -> bool {
    path == STATE
}

/// The path of a request below `/sim`; `None` if it is a request to the API.
pub(crate) fn path(request: &Request) -> Option<&str> {
    let path = request.url.split('?').next()?.strip_prefix(ORIGIN)?;
    path.starts_with("/sim/").then_some(path)
}

/// Responds to a request below `/sim`.
pub(crate) fn respond(project: &mut Project, path: &str, request: &Request) -> Response {
    let body = request.body.as_deref().unwrap_or_default();
    let result = match (path, request.method) {
        ("/sim/clock", Method::Get) => Ok(clock(project)),
        ("/sim/clock", Method::Post) => parse(body).and_then(|advance| advance_clock(project, advance)),
        ("/sim/faults", Method::Get) => Ok(faults(project)),
        ("/sim/faults", Method::Put) => set_faults(project, body),
        ("/sim/faults", Method::Delete) => {
            project.sim.clear_faults();
            Ok(Response::new(204, ""))
        }
        ("/sim/inspect", Method::Get) => Ok(json_response(&json!({ "inspection": project.sim.inspect() }))),
        ("/sim/reset", Method::Post) => {
            project.reset();
            Ok(Response::new(204, ""))
        }
        (STATE, Method::Get) => Ok(json_response(&project.sim.state())),
        (STATE, Method::Put) => set_state(project, body),
        (path, method) => Err(no_operation(method.as_str(), path)),
    };
    result.unwrap_or_else(|refusal| refusal)
}

fn parse<T: DeserializeOwned>(body: &[u8]) -> Result<T, Response> {
    serde_json::from_slice(body).map_err(|problem| invalid_input(&problem.to_string()))
}

fn invalid_input(message: &str) -> Response {
    error(400, "invalid_input", message)
}

/// The body of `POST /sim/clock`.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Advance {
    /// By a number of seconds.
    AdvanceSeconds(f64),
    /// To a time that has not passed.
    AdvanceTo(Timestamp),
}

fn advance_clock(project: &mut Project, advance: Advance) -> Result<Response, Response> {
    let now = project.clock.now();
    let by = match advance {
        Advance::AdvanceSeconds(seconds) => Duration::try_from_secs_f64(seconds).ok(),
        Advance::AdvanceTo(time) => {
            unix_millis(&time).filter(|time| *time >= now).map(|time| now.until(time))
        }
    };
    let by = by.ok_or_else(|| invalid_input("the clock can be advanced only to a time in the future"))?;
    if Timestamp::from(now + by) >= Timestamp::from_unix_millis(i64::MAX) {
        return Err(invalid_input("the clock ends with the year 9999"));
    }
    project.clock.advance(by);
    project.update_time();
    Ok(clock(project))
}

fn unix_millis(time: &Timestamp) -> Option<UnixMillis> {
    time.unix_millis()?.try_into().ok().map(UnixMillis::new)
}

fn clock(project: &Project) -> Response {
    let now = project.sim.now();
    json_response(&json!({ "clock": { "now": Timestamp::from(now), "unix_millis": now.get() } }))
}

/// Replaces the project by a state or a fixture.
fn set_state(project: &mut Project, body: &[u8]) -> Result<Response, Response> {
    project.sim.set_state(text(body)?).map_err(refused)?;
    project.clock.set(project.sim.now());
    Ok(Response::new(204, ""))
}

fn set_faults(project: &mut Project, body: &[u8]) -> Result<Response, Response> {
    let script: FaultScript = text(body)?.parse().map_err(refused)?;
    project.sim.set_faults(script).map_err(refused)?;
    Ok(faults(project))
}

fn text(body: &[u8]) -> Result<&str, Response> {
    std::str::from_utf8(body).map_err(|problem| invalid_input(&problem.to_string()))
}

fn refused(error: DocumentError) -> Response {
    invalid_input(&error.to_string())
}

/// The rules of the script, with the numbers of their uses.
fn faults(project: &Project) -> Response {
    json_response(&json!({ "faults": project.sim.faults() }))
}

fn json_response(body: &impl ToString) -> Response {
    let mut response = Response::new(200, body.to_string());
    response.headers.push("Content-Type", "application/json");
    response
}
