//! Writes a state.

use serde::Serialize;
use serde_json::{Map, Value};

use super::VERSION;
use super::collections::KINDS;
use crate::sim::{Faults, Sim};

pub(super) fn document(sim: &Sim) -> Value {
    let Sim { now, seed, project, rate_limit, faults, hides_headers, requests } = sim;
    let mut document = Map::new();
    let mut put = |name: &str, value: Value| document.insert(name.into(), value);
    put("version", VERSION.into());
    put("seed", (*seed).into());
    put("unix_millis", now.get().into());
    put("requests", (*requests).into());
    put("hides_headers", (*hides_headers).into());
    put("rate_limit", to_value(rate_limit));
    put("faults", if *faults == Faults::default() { Value::Null } else { to_value(faults) });
    put("counters", to_value(&project.counters));
    put("populated", project.populated.into());
    put("servers_with_keys", to_value(&project.servers_with_keys));
    put("actions", to_value(&project.actions));
    put("inspection", to_value(&project.inspection));
    for kind in &KINDS {
        put(kind.name, (kind.write)(project));
    }
    document.into()
}

pub(super) fn to_value<T: Serialize + ?Sized>(value: &T) -> Value {
    serde_json::to_value(value).expect("models are maps with string keys")
}
