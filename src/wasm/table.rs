//! The table as one text, made at compile time: rows of pointers would take eight times as much of the wasm.
//!
//! A blank line and one of resource and api, as in `servers cloud`, come before the operations of each resource. An
//! operation is a line `name place shape parameters`, as in `update PUT2 1server names,labelso`:
//! - its name, which is left out when it is the rest of the path;
//! - its method, how many segments of its path are those of the line before, and the rest of the path, as in `GET2metrics`;
//! - the shape of its reply, a sign and the key: `0` no content, `*` the whole body, `1` one resource, `!` one that can
//!   also be found by its name, `?` one or none, `+` a list, `/` a page;
//! - the parameters that are not in the path, each with the letter of its [`JsonType`](crate::parameter::JsonType), which is
//!   a capital one when it is required, and `?` when it may be null;
//! - `s` when a reply may contain secrets.

use crate::api::RESOURCES;
use crate::flow::FINDABLE;
use crate::operation::Route;
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
        at = write_resource(bytes, at, RESOURCES[resource]);
        resource += 1;
    }
    at
}

const fn write_resource(bytes: &mut [u8], mut at: usize, routes: &[&Route]) -> usize {
    let mut path_before = "".as_bytes();
    let mut row = 0;
    while row < routes.len() {
        let (resource, _) = split(routes[row].name, b'.');
        if row == 0 {
            at = write_all(bytes, at, &[b"\n", resource, b" ", routes[row].api.as_str().as_bytes(), b"\n"]);
        }
        at = write_route(bytes, at, routes[row], path_before);
        path_before = routes[row].path.as_bytes();
        row += 1;
    }
    at
}

const fn write_route(bytes: &mut [u8], at: usize, route: &Route, path_before: &[u8]) -> usize {
    let (resource, name) = split(route.name, b'.');
    let (kept, rest) = after_shared(route.path.as_bytes(), path_before);
    let at = if is_equal(name, rest) { at } else { write_all(bytes, at, &[name]) };
    let at = write_all(bytes, at, &[b" ", route.method.as_str().as_bytes(), &[b'0' + kept], rest, b" "]);
    let (sign, key): (&[u8], &str) = match route.shape {
        Shape::Empty => (b"0", ""),
        Shape::Whole => (b"*", ""),
        Shape::One(key) if is_findable(resource) && is_equal(name, b"get") => (b"!", key),
        Shape::One(key) => (b"1", key),
        Shape::Optional(key) => (b"?", key),
        Shape::Many(key) => (b"+", key),
        Shape::Page(key) => (b"/", key),
    };
    let mut at = write_all(bytes, at, &[sign, key.as_bytes(), b" "]);
    let in_path = count(route.path, b'{');
    let mut parameter = in_path;
    while parameter < route.parameters.len() {
        let separator: &[u8] = if parameter == in_path { b"" } else { b"," };
        let Parameter { kind, is_required, is_nullable } = route.types[parameter];
        let letter = [if is_required { kind.to_ascii_uppercase() } else { kind }];
        let mark: &[u8] = if is_nullable { b"?" } else { b"" };
        at = write_all(bytes, at, &[separator, route.parameters[parameter].as_bytes(), &letter, mark]);
        parameter += 1;
    }
    write_all(bytes, at, &[if route.has_secrets { b" s" } else { b"" }, b"\n"])
}

const fn write_all(bytes: &mut [u8], mut at: usize, texts: &[&[u8]]) -> usize {
    let mut text = 0;
    while text < texts.len() {
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

/// The number of whole segments that a path has in common with the one before, and the rest without its slash.
const fn after_shared<'p>(path: &'p [u8], before: &[u8]) -> (u8, &'p [u8]) {
    let (mut segments, mut shared, mut at) = (0, 0, 1);
    while at <= path.len() && at <= before.len() {
        let ends = (at == path.len() || path[at] == b'/', at == before.len() || before[at] == b'/');
        if matches!(ends, (true, true)) {
            segments += 1;
            shared = at;
        }
        if at == path.len() || at == before.len() || path[at] != before[at] {
            break;
        }
        at += 1;
    }
    (segments, if shared == path.len() { b"" } else { path.split_at(shared + 1).1 })
}

/// Splits a text at a byte that it contains.
const fn split(text: &str, byte: u8) -> (&[u8], &[u8]) {
    let mut at = 0;
    while text.as_bytes()[at] != byte {
        at += 1;
    }
    let (first, rest) = text.as_bytes().split_at(at);
    (first, rest.split_at(1).1)
}

const fn is_equal(one: &[u8], other: &[u8]) -> bool {
    let mut at = 0;
    while at < one.len() && at < other.len() && one[at] == other[at] {
        at += 1;
    }
    at == one.len() && at == other.len()
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

/// Returns whether a resource can also be found by its name.
const fn is_findable(resource: &[u8]) -> bool {
    let mut at = 0;
    while at < FINDABLE.len() {
        if is_equal(resource, FINDABLE[at].0.as_bytes()) {
            return true;
        }
        at += 1;
    }
    false
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::String;
    use alloc::vec::Vec;

    use super::*;
    use crate::operation::Method;

    #[test]
    fn every_route_is_a_line() {
        let mut routes = crate::api::routes();
        for group in TABLE.trim_start().split("\n\n") {
            let (head, lines) = group.split_once('\n').expect(group);
            let (resource, api) = head.split_once(' ').expect(head);
            let mut path: Vec<&str> = Vec::new();
            for line in lines.lines() {
                let route = routes.next().expect(line);
                let words: Vec<&str> = line.split(' ').collect();
                let digit = words[1].find(|sign: char| sign.is_ascii_digit()).expect(line);
                let (method, place) = words[1].split_at(digit);
                let (kept, rest) = place.split_at(1);
                path.truncate(kept.parse().expect(line));
                path.extend(rest.split('/').filter(|segment| !segment.is_empty()));
                let name = if words[0].is_empty() { rest } else { words[0] };
                assert_eq!(format!("{resource}.{name}"), route.name);
                assert_eq!(
                    (Method::from_text(method), api),
                    (Some(route.method), route.api.as_str()),
                    "{line}"
                );
                let written: String = path.iter().map(|segment| format!("/{segment}")).collect();
                assert_eq!(written, route.path);
                assert_eq!(words[2].starts_with('/'), route.is_paginated(), "{line}");
                let names = words[3].split(',').filter_map(|word| {
                    let word = word.trim_end_matches('?');
                    word.get(..word.len().checked_sub(1)?)
                });
                assert_eq!(names.collect::<Vec<_>>(), route.other_parameters(), "{line}");
                assert_eq!(words[4..], ["s"][..usize::from(route.has_secrets)], "{line}");
            }
        }
        assert!(routes.next().is_none());
    }

    #[test]
    fn a_path_is_written_after_the_one_before() {
        for (path, before, kept, rest) in [
            ("/servers", "", 0, "servers"),
            ("/servers", "/servers", 1, ""),
            ("/servers", "/servers/{id}", 1, ""),
            ("/servers/{id}", "/servers", 1, "{id}"),
            ("/servers/{id}", "/servers/actions/{id}", 1, "{id}"),
            ("/servers/{id}/actions/reset", "/servers/{id}/actions/reset_password", 3, "reset"),
            ("/server_types", "/servers", 0, "server_types"),
            ("/a/b/c", "/x", 0, "a/b/c"),
        ] {
            assert_eq!(after_shared(path.as_bytes(), before.as_bytes()), (kept, rest.as_bytes()), "{path}");
        }
    }

    #[test]
    fn parameters_have_types() {
        for line in [
            "servers cloud\n",
            "storage_boxes storage\n",
            "create POST1 * nameS,server_typeX,imageX,locationx,start_after_createb",
            "update PUT2 1server names,labelso",
            "get_metrics GET2metrics 1metrics typeA,startT,endT,stepn",
            " POST3change_dns_ptr 1action ipS,dns_ptrS?",
            "get GET1{id} !server \n",
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
