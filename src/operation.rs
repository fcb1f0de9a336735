//! Operations: values with a [`Route`] and a [`Reply`].
//!
//! Every operation of the API is declared in [`api`](crate::api). An operation that is not declared there yet can be
//! written by hand; the rest of the crate treats both alike:
//!
//! ```
//! use hetzner_cloud::{Hetzner, Method, Operation, Route, Token};
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
//!     const ROUTE: &'static Route = &Route::new("locations.list_moons", Method::Get, "/locations/{location}/moons")
//!         .parameters(&["location", "phase"]);
//! }
//!
//! let hetzner = Hetzner::new(Token::new("secret")?);
//! let request = hetzner.request(&ListMoons { location: 1, phase: "full" })?;
//! assert_eq!(request.url, "https://api.hetzner.cloud/v1/locations/1/moons?phase=full");
//! # Ok::<(), hetzner_cloud::Error>(())
//! ```

use core::fmt;

use serde::{Deserialize, Serialize};

use crate::reply::{Reply, Shape};

/// A call of the API as a value. Its fields are the parameters: those of the path first, in the order of the path, then
/// the others in the order of the reference.
pub trait Operation: Serialize {
    /// The value that the API answers with.
    type Reply: Reply;
    /// The method, path and parameters of the operation.
    const ROUTE: &'static Route;
}

/// The method, path, parameters and reply of an operation: one row of the table. Its `Debug` prints the name only, because
/// errors contain their route.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Route {
    /// Resource and verb, as in `servers.power_on`.
    pub name: &'static str,
    /// The HTTP method.
    pub method: Method,
    /// The API, and so the base URL.
    pub api: Api,
    /// The path below the base URL, with `{parameter}` in place of each value.
    pub path: &'static str,
    /// The names of all parameters; those of the path come first, in its order.
    pub parameters: &'static [&'static str],
    /// The content of a successful response's body.
    pub shape: Shape,
    /// `true` when a successful response may contain a secret.
    pub has_secrets: bool,
    /// The types of the parameters.
    #[cfg(feature = "wasm")]
    pub(crate) types: &'static [crate::parameter::Parameter],
}

impl fmt::Debug for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name)
    }
}

impl Route {
    /// Creates the route of a Cloud API operation without parameters and without a reply.
    pub const fn new(name: &'static str, method: Method, path: &'static str) -> Self {
        Self {
            name,
            method,
            api: Api::Cloud,
            path,
            parameters: &[],
            shape: Shape::Empty,
            has_secrets: false,
            #[cfg(feature = "wasm")]
            types: &[],
        }
    }

    /// Sets the API: [`Api::Cloud`] by default.
    #[must_use = "this returns the changed route"]
    pub const fn api(self, api: Api) -> Self {
        Self { api, ..self }
    }

    /// Sets the names of all parameters; those of the path must come first, in its order.
    ///
    /// # Panics
    /// At compile time, when used in a constant, if the path names other parameters.
    #[must_use = "this returns the changed route"]
    pub const fn parameters(self, parameters: &'static [&'static str]) -> Self {
        assert!(
            matches!(check_path(self.path, parameters), PathCheck::Fits),
            "the parameters of the path must come first, in the order of the path"
        );
        Self { parameters, ..self }
    }

    /// Sets the content of a successful response's body, as in `<Page<Moon> as Reply>::SHAPE`: [`Shape::Empty`] by
    /// default.
    #[must_use = "this returns the changed route"]
    pub const fn shape(self, shape: Shape) -> Self {
        Self { shape, ..self }
    }

    /// Declares that a successful response may contain a secret, as in `<Moon as Reply>::HAS_SECRETS`: `false` by default.
    #[must_use = "this returns the changed route"]
    pub const fn has_secrets(self, has_secrets: bool) -> Self {
        Self { has_secrets, ..self }
    }

    /// The names in the path, in order.
    pub fn path_parameters(&self) -> impl Iterator<Item = &'static str> + use<> {
        self.path.split('{').skip(1).filter_map(|rest| rest.split('}').next())
    }

    /// The names in the query of a `GET`, or in the body of any other method.
    pub fn other_parameters(&self) -> &'static [&'static str] {
        self.parameters.get(self.path_parameters().count()..).unwrap_or(&[])
    }

    /// Returns whether the reply is a page of a list.
    pub fn is_paginated(&self) -> bool {
        matches!(self.shape, Shape::Page(_))
    }
}

/// An operation as data, for the TypeScript types; written by `operations!`.
#[cfg(feature = "typescript")]
pub(crate) struct Declaration {
    pub(crate) route: &'static Route,
    pub(crate) doc: &'static [&'static str],
    pub(crate) deprecated: &'static str,
    pub(crate) fields: &'static [crate::declaration::Field],
    pub(crate) reply: &'static str,
}

/// The HTTP method of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// Reads; can be sent again.
    Get,
    /// Creates or acts; must not be sent again blindly.
    Post,
    /// Replaces; sending it twice is the same as once.
    Put,
    /// Deletes; sending it twice is the same as once.
    Delete,
}

impl Method {
    /// The method as HTTP writes it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Delete => "DELETE",
        }
    }

    /// The method by its text.
    #[cfg(any(feature = "wasm", feature = "sim-wasm"))]
    pub(crate) fn from_text(text: &str) -> Option<Self> {
        [Self::Get, Self::Post, Self::Put, Self::Delete].into_iter().find(|method| method.as_str() == text)
    }

    /// Returns whether sending a request twice has the effect of sending it once (RFC 9110, section 9.2.2).
    pub const fn is_idempotent(self) -> bool {
        !matches!(self, Self::Post)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The two APIs, which accept the same token.
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

    /// The name: `cloud` or `storage`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cloud => "cloud",
            Self::Storage => "storage",
        }
    }
}

/// The result of [`check_path`].
pub(crate) enum PathCheck {
    /// The path's parameters are the first required fields, in the order of the path.
    Fits,
    /// The path has a parameter without a required field.
    NoField,
    /// The fields are in another order than the path's parameters.
    Order,
}

/// Compares, at compile time, the parameters of a path with the names of the required fields.
pub(crate) const fn check_path(path: &str, required: &[&str]) -> PathCheck {
    let path = path.as_bytes();
    let (mut at, mut found) = (0, 0);
    while at < path.len() {
        if path[at] == b'{' {
            if found == required.len() {
                return PathCheck::NoField;
            }
            let name = required[found].as_bytes();
            let mut i = 0;
            while i < name.len() {
                if at + 1 + i == path.len() || path[at + 1 + i] != name[i] {
                    return PathCheck::Order;
                }
                i += 1;
            }
            if at + 1 + i == path.len() || path[at + 1 + i] != b'}' {
                return PathCheck::Order;
            }
            found += 1;
        }
        at += 1;
    }
    PathCheck::Fits
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

/// Makes the name of a route: `servers` and `PowerOn` are `servers.power_on`.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_at_compile_time() {
        const NAME: [u8; route_name_len("servers", "PowerOn")] = route_name("servers", "PowerOn");
        assert_eq!(&NAME, b"servers.power_on");
    }

    #[test]
    fn a_path_is_checked_against_the_required_fields() {
        for (path, required, result) in [
            ("/servers", &["name"][..], "fits"),
            ("/servers/{id}/actions/{action_id}", &["id", "action_id", "more"], "fits"),
            ("/servers/{id}", &[], "no field"),
            ("/servers/{id}", &["name"], "order"),
            ("/servers/{id}", &["i"], "order"),
            ("/servers/{id}", &["idx"], "order"),
            ("/servers/{id", &["id"], "order"),
        ] {
            let seen = match check_path(path, required) {
                PathCheck::Fits => "fits",
                PathCheck::NoField => "no field",
                PathCheck::Order => "order",
            };
            assert_eq!(seen, result, "{path} {required:?}");
        }
    }
}
