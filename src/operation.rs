//! What an operation is: a value with a [`Route`] and a [`Reply`].
//!
//! Every operation of the API is declared by a paragraph in [`api`](crate::api). One that is not there yet can be
//! written by hand; nothing else in the crate can tell the difference:
//!
//! ```
//! use hetzner_cloud::{Api, Hetzner, Method, Operation, Route, Shape, Token};
//!
//! /// Lists the moons of a location, which the API does not have yet.
//! #[derive(serde::Serialize)]
//! struct ListMoons {
//!     location: u64,
//!     phase: &'static str,
//! }
//!
//! impl Operation for ListMoons {
//!     type Reply = ();
//!     const ROUTE: &'static Route = &Route {
//!         name: "locations.list_moons",
//!         method: Method::Get,
//!         api: Api::Cloud,
//!         path: "/locations/{location}/moons",
//!         parameters: &["location", "phase"],
//!         shape: Shape::Empty,
//!     };
//! }
//!
//! let hetzner = Hetzner::new(Token::new("secret")?);
//! let request = hetzner.request(&ListMoons { location: 1, phase: "full" })?;
//! assert_eq!(request.url, "https://api.hetzner.cloud/v1/locations/1/moons?phase=full");
//! # Ok::<(), hetzner_cloud::Error>(())
//! ```

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::response::Reply;

/// One call of the API as a value: its parameters are the fields, in the order of the path, then of the reference.
pub trait Operation: Serialize {
    /// What the API answers.
    type Reply: Reply;
    /// How the operation is reached.
    const ROUTE: &'static Route;
}

/// Where an operation lives and what goes in and comes out: one row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// Resource and verb, as in `servers.power_on`.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// Which of the two APIs, and so which base URL.
    pub api: Api,
    /// The path below the base URL, with `{parameter}` where a value goes.
    pub path: &'static str,
    /// The names of all parameters; those of the path come first, in its order.
    pub parameters: &'static [&'static str],
    /// What the body of the answer holds.
    pub shape: Shape,
}

impl Route {
    /// The names in the path, in order.
    pub fn path_parameters(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
    }

    /// The names that go into the query of a `GET` or the body of anything else.
    pub fn other_parameters(&self) -> &'static [&'static str] {
        self.parameters.get(self.path_parameters().count()..).unwrap_or(&[])
    }

    /// Whether the answer comes in pages.
    pub fn is_paginated(&self) -> bool {
        matches!(self.shape, Shape::Page(_))
    }
}

/// The HTTP method of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Reads; may be sent again.
    Get,
    /// Creates or acts; must not be sent again blindly.
    Post,
    /// Replaces; sending it twice is the same as once.
    Put,
    /// Deletes; sending it twice is the same as once.
    Delete,
}

impl Method {
    /// The method as it stands in an HTTP request.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }

    /// Whether sending a request twice has the effect of sending it once (RFC 9110, section 9.2.2).
    pub const fn is_idempotent(self) -> bool {
        !matches!(self, Self::Post)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The two APIs that one token may open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Api {
    /// Cloud and DNS: `https://api.hetzner.cloud/v1`.
    Cloud,
    /// Storage Boxes: `https://api.hetzner.com/v1`.
    Storage,
}

impl Api {
    /// The base URL that Hetzner publishes.
    pub const fn base_url(self) -> &'static str {
        match self {
            Self::Cloud => "https://api.hetzner.cloud/v1",
            Self::Storage => "https://api.hetzner.com/v1",
        }
    }

    /// `cloud` or `storage`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cloud => "cloud",
            Self::Storage => "storage",
        }
    }

    /// Where this API lists actions by id.
    pub(crate) const fn actions_path(self) -> &'static str {
        match self {
            Self::Cloud => "/actions",
            Self::Storage => "/storage_boxes/actions",
        }
    }
}

/// What the body of a successful answer holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Nothing.
    Empty,
    /// Several keys, all of which are the reply.
    Whole,
    /// One thing under this key.
    One(&'static str),
    /// One thing under this key, or nothing.
    Maybe(&'static str),
    /// A complete list under this key.
    Many(&'static str),
    /// One page of a list under this key, and `meta.pagination`.
    Page(&'static str),
}

/// Checks at compile time that the path's parameters are the first `required` ones, in the path's order.
pub(crate) const fn check_path(path: &str, required: &[&str]) {
    let path = path.as_bytes();
    let (mut at, mut found) = (0, 0);
    while at < path.len() {
        if path[at] == b'{' {
            assert!(
                found < required.len(),
                "a {{name}} in the path has no required field of that name: declare it as `name: Type`"
            );
            let name = required[found].as_bytes();
            let mut i = 0;
            while i < name.len() {
                assert!(
                    at + 1 + i < path.len() && path[at + 1 + i] == name[i],
                    "the fields that stand in the path come first, required, in the order of the path"
                );
                i += 1;
            }
            assert!(
                at + 1 + i < path.len() && path[at + 1 + i] == b'}',
                "the fields that stand in the path come first, required, in the order of the path"
            );
            found += 1;
        }
        at += 1;
    }
}

/// The length of [`route_name`]'s text.
pub(crate) const fn route_name_len(resource: &str, operation: &str) -> usize {
    let operation = operation.as_bytes();
    let mut len = resource.len() + 1 + operation.len();
    let mut i = 1;
    while i < operation.len() {
        if operation[i].is_ascii_uppercase() {
            len += 1;
        }
        i += 1;
    }
    len
}

/// `servers` and `PowerOn` make `servers.power_on`.
pub(crate) const fn route_name<const LEN: usize>(resource: &str, operation: &str) -> [u8; LEN] {
    let (resource, operation) = (resource.as_bytes(), operation.as_bytes());
    let mut name = [b'.'; LEN];
    let mut to = 0;
    while to < resource.len() {
        name[to] = resource[to];
        to += 1;
    }
    to += 1;
    let mut i = 0;
    while i < operation.len() {
        if i > 0 && operation[i].is_ascii_uppercase() {
            name[to] = b'_';
            to += 1;
        }
        name[to] = operation[i].to_ascii_lowercase();
        to += 1;
        i += 1;
    }
    name
}

/// A field's name as it stands on the wire: `r#type` is `type`.
pub(crate) const fn wire_name(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', name @ ..] => match core::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => field,
        },
        _ => field,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_at_compile_time() {
        const NAME: [u8; route_name_len("servers", "PowerOn")] = route_name("servers", "PowerOn");
        assert_eq!(&NAME, b"servers.power_on");
        assert_eq!(wire_name("r#type"), "type");
        assert_eq!(wire_name("rescue"), "rescue");
    }

    #[test]
    fn a_path_is_checked_against_the_required_fields() {
        check_path("/servers/{id}/actions/{action_id}", &["id", "action_id", "more"]);
        for (path, required) in [
            ("/servers/{id}", &[][..]),
            ("/servers/{id}", &["name"]),
            ("/servers/{id}", &["i"]),
            ("/servers/{id}", &["idx"]),
            ("/servers/{id", &["id"]),
        ] {
            assert!(std::panic::catch_unwind(|| check_path(path, required)).is_err(), "{path} {required:?}");
        }
    }
}
