//! The table as one text, made at compile time: rows of pointers would take eight times as much of the wasm.
//!
//! A line is `name method api path shape parameters`, as in
//! `servers.update PUT cloud /servers/{id} 1server names,labelso`; the parameters are those that are not in the path, each
//! with the letter of its [`JsonType`](crate::parameter::JsonType), which is a capital one when it is required, and `?` when
//! it may be null. The sign before the key of the shape: `0` no content, `*` the whole body, `1` one resource, `!` one that can also be found
//! by its name, `?` one or none, `+` a list, `/` a page. A line ends with a space and `s` when a reply may contain
//! secrets.

use crate::api::RESOURCES;
use crate::flow::FINDABLE;
use crate::operation::{Api, Method, Route};
use crate::parameter::Parameter;
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
    let in_path = count(route.path, b'{');
    let mut parameter = in_path;
    while parameter < route.parameters.len() {
        let separator = if parameter == in_path { "" } else { "," };
        at = write_text(bytes, at, separator, route.parameters[parameter]);
        let Parameter { kind, is_required, is_nullable } = route.types[parameter];
        let letter = [if is_required { kind.to_ascii_uppercase() } else { kind }];
        let Ok(letter) = core::str::from_utf8(&letter) else { panic!("a letter is ASCII") };
        at = write_text(bytes, at, letter, if is_nullable { "?" } else { "" });
        parameter += 1;
    }
    write_text(bytes, at, if route.has_secrets { " s" } else { "" }, "\n")
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

/// Counts a byte in a text.
const fn count(text: &str, byte: u8) -> usize {
    let (mut count, mut at) = (0, 0);
    while at < text.len() {
        if text.as_bytes()[at] == byte {
            count += 1;
        }
        at += 1;
    }
    count
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

/// One line of the table: the part that a request is made of.
#[derive(Clone, Copy)]
pub(super) struct Row {
    pub(super) name: &'static str,
    pub(super) method: Method,
    pub(super) api: Api,
    pub(super) path: &'static str,
}

impl Row {
    /// Reads the line that starts at this position of the table.
    pub(super) fn at(position: usize) -> Option<Self> {
        let mut words = crate::primitives::split(TABLE.get(position..)?, b' ');
        Some(Self {
            name: words.next()?,
            method: Method::from_text(words.next()?)?,
            api: if words.next()? == "cloud" { Api::Cloud } else { Api::Storage },
            path: words.next()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    #[test]
    fn every_route_is_a_row() {
        let mut position = 0;
        for (route, line) in crate::api::routes().zip(TABLE.lines()) {
            let row = Row::at(position).expect(route.name);
            position += line.len() + 1;
            assert_eq!(
                (row.name, row.method, row.api, row.path),
                (route.name, route.method, route.api, route.path)
            );
            assert_eq!(
                line.split(' ').nth(4).is_some_and(|shape| shape.starts_with('/')),
                route.is_paginated()
            );
            let words: Vec<&str> = line.split(' ').skip(5).collect();
            let names = words[0].split(',').filter_map(|word| {
                let word = word.trim_end_matches('?');
                word.get(..word.len().checked_sub(1)?)
            });
            assert_eq!(names.collect::<Vec<_>>(), route.other_parameters(), "{}", route.name);
            assert_eq!(words[1..], ["s"][..usize::from(route.has_secrets)], "{}", route.name);
        }
        assert_eq!(position, TABLE.len());
        assert!(Row::at(TABLE.len() + 1).is_none());
    }

    #[test]
    fn parameters_have_types() {
        for line in [
            "servers.create POST cloud /servers *",
            "servers.update PUT cloud /servers/{id} 1server names,labelso",
            "servers.get_metrics GET cloud /servers/{id}/metrics 1metrics typeA,startT,endT,stepn",
            "servers.change_dns_ptr POST cloud /servers/{id}/actions/change_dns_ptr 1action ipS,dns_ptrS?",
            "volumes.attach POST cloud /volumes/{id}/actions/attach 1action serverI,automountb",
        ] {
            assert!(TABLE.contains(line), "{line}");
        }
    }

    #[test]
    fn some_replies_contain_secrets() {
        let secret = |name| crate::api::routes().any(|route| route.name == name && route.has_secrets);
        for name in
            ["servers.create", "servers.rebuild", "servers.request_console", "zones.get", "zones.list"]
        {
            assert!(secret(name), "{name}");
        }
        for name in ["servers.list", "servers.get", "images.list", "actions.list", "pricing.get"] {
            assert!(!secret(name), "{name}");
        }
    }
}
