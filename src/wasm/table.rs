//! The table as one text, made at compile time: rows of pointers would take eight times as much of the wasm.
//!
//! A line is `name method api path shape parameters`, as in `servers.get GET cloud /servers/{id} !server id`. The sign before
//! the key of the shape: `0` no content, `*` the whole body, `1` one resource, `!` one that can also be found by its name,
//! `?` one or none, `+` a list, `/` a page.

use crate::api::RESOURCES;
use crate::flow::FINDABLE;
use crate::operation::{Api, Method, Route};
use crate::reply::Shape;

const LEN: usize = write(&mut []);
static BYTES: [u8; LEN] = {
    let mut bytes = [0; LEN];
    write(&mut bytes);
    bytes
};

pub(super) static TABLE: &str = match core::str::from_utf8(&BYTES) {
    Ok(text) => text,
    Err(_) => panic!("the table is ASCII"),
};

/// Writes as much of the table as fits; returns its length.
const fn write(bytes: &mut [u8]) -> usize {
    let mut at = 0;
    let mut resource = 0;
    while resource < RESOURCES.len() {
        let mut row = 0;
        while row < RESOURCES[resource].len() {
            at = write_route(bytes, at, RESOURCES[resource][row]);
            row += 1;
        }
        resource += 1;
    }
    at
}

const fn write_route(bytes: &mut [u8], at: usize, route: &Route) -> usize {
    let at = write_text(bytes, at, route.name, " ");
    let at = write_text(bytes, at, route.method.as_str(), " ");
    let at = write_text(bytes, at, route.api.as_str(), " ");
    let at = write_text(bytes, at, route.path, " ");
    let (sign, key) = match route.shape {
        Shape::Empty => ("0", ""),
        Shape::Whole => ("*", ""),
        Shape::One(key) if is_findable(route.name) => ("!", key),
        Shape::One(key) => ("1", key),
        Shape::Optional(key) => ("?", key),
        Shape::Many(key) => ("+", key),
        Shape::Page(key) => ("/", key),
    };
    let at = write_text(bytes, at, sign, key);
    let mut at = write_text(bytes, at, " ", "");
    let mut parameter = 0;
    while parameter < route.parameters.len() {
        let separator = if parameter == 0 { "" } else { "," };
        at = write_text(bytes, at, separator, route.parameters[parameter]);
        parameter += 1;
    }
    write_text(bytes, at, "\n", "")
}

const fn write_text(bytes: &mut [u8], mut at: usize, first: &str, second: &str) -> usize {
    let texts = [first.as_bytes(), second.as_bytes()];
    let mut text = 0;
    while text < 2 {
        let mut i = 0;
        while i < texts[text].len() {
            if at < bytes.len() {
                bytes[at] = texts[text][i];
            }
            at += 1;
            i += 1;
        }
        text += 1;
    }
    at
}

/// Returns whether the operation gets a resource that can also be found by its name.
const fn is_findable(operation: &str) -> bool {
    let mut at = 0;
    while at < FINDABLE.len() {
        if is_get(operation.as_bytes(), FINDABLE[at].0.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

/// Returns whether the operation is `get` of this resource.
const fn is_get(operation: &[u8], resource: &[u8]) -> bool {
    const VERB: &[u8] = b".get";
    if operation.len() != resource.len() + VERB.len() {
        return false;
    }
    let mut i = 0;
    while i < operation.len() {
        let expected = if i < resource.len() { resource[i] } else { VERB[i - resource.len()] };
        if operation[i] != expected {
            return false;
        }
        i += 1;
    }
    true
}

/// One line of the table.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) method: Method,
    pub(super) api: Api,
    pub(super) path: &'static str,
    pub(super) is_paginated: bool,
    pub(super) parameters: &'static str,
}

impl Row {
    pub(super) fn find(name: &str) -> Option<Self> {
        let line = TABLE.lines().find(|line| line.split(' ').next() == Some(name))?;
        let mut words = line.split(' ');
        Some(Self {
            name: words.next()?,
            method: match words.next()? {
                "GET" => Method::Get,
                "POST" => Method::Post,
                "PUT" => Method::Put,
                _ => Method::Delete,
            },
            api: if words.next()? == "cloud" { Api::Cloud } else { Api::Storage },
            path: words.next()?,
            is_paginated: words.next()?.starts_with('/'),
            parameters: words.next()?,
        })
    }

    pub(super) fn parameters(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.parameters.split(',').filter(|name| !name.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_route_is_a_row() {
        for route in crate::api::routes() {
            let row = Row::find(route.name).expect(route.name);
            assert_eq!((row.method, row.api, row.path), (route.method, route.api, route.path));
            assert_eq!(row.is_paginated, route.is_paginated());
            assert!(row.parameters().eq(route.parameters.iter().copied()), "{}", route.name);
        }
        assert!(Row::find("servers").is_none());
    }
}
