//! A client core for the Hetzner Cloud, DNS and Storage Box APIs that does no I/O: requests out, responses in, values back.
//! It owns no socket, clock, timer or thread, and works without std.
//!
//! # Requests and responses
//! An operation is a value: [`servers::Create`], [`servers::PowerOn`]. [`Hetzner`] makes a [`Request`] of it for any HTTP
//! client. The [`Response`] is read into the operation's [`Reply`]; [`Error::Answer`] is a response that cannot be read.
//! ```
//! use hetzner_cloud::{Hetzner, Response, Token, servers};
//!
//! let hetzner = Hetzner::new(Token::new("secret")?);
//! let request = hetzner.request(&servers::List::new().name("web-1"))?;
//! assert_eq!(request.url, "https://api.hetzner.cloud/v1/servers?name=web-1");
//!
//! let response = Response::new(200, r#"{"servers": [{"id": 42, "name": "web-1", "status": "running"}]}"#);
//! let page = response.reply::<servers::List>()?;
//! assert_eq!(page.items[0].status, servers::ServerStatus::Running);
//! # Ok::<(), hetzner_cloud::Error>(())
//! ```
//!
//! # Flows
//! A [`Flow`] is a conversation as a state machine: [`Hetzner::call`] is one operation with its retries, [`Hetzner::pages`] a
//! whole list, and [`Hetzner::wait`] waits until actions have ended. A host drives it: a loop of your own, [`drive`],
//! [`drive_async`], or an [`adapter`] for a common HTTP client.
//! ```
//! # #[cfg(feature = "sim")] {
//! use hetzner_cloud::{Hetzner, Sim, Token, servers};
//!
//! let hetzner = Hetzner::new(Token::new("secret")?);
//! let mut sim = Sim::new(7); // the API simulated in memory, in place of an HTTP client
//! let created = sim.run(hetzner.call(servers::Create::new("web-1", "cx23", "debian-13")))?;
//! sim.run(hetzner.wait(created.actions()))?;
//! let server = sim.run(hetzner.call(servers::Get::new(created.server.id)))?;
//! assert_eq!(server.status, servers::ServerStatus::Running);
//! # }
//! # Ok::<(), hetzner_cloud::Error>(())
//! ```
//!
//! # Modules
//! From the ground up: each module uses only those above it in this table.
//!
//! | module | contents |
//! |---|---|
//! | [`primitives`] | validated value types: ids, label selectors, timestamps, money, secrets |
//! | [`reply`], [`operation`] | the reply of an operation, and the operation itself |
//! | [`api`] | one file per resource, with its values, models and operations |
//! | [`request`], [`retry`], [`error`], [`response`] | requests, when they are sent again, errors, and reading a response |
//! | [`flow`] | the conversations, and the functions that drive them |
//! | [`client`] | [`Hetzner`], which makes requests and flows |
//! | [`adapter`] | hosts on common HTTP clients, each behind a feature of its name: `http`, `ureq`, `reqwest`, `fetch` |
//! | `sim` | the embedded Hetzner, a simulation of the API in memory, behind the feature `sim`; its guide is `testing` |
//! | `wasm`, `typescript` | the untyped interface of which the npm package consists, and its types |
//! | `sim_wasm` | the embedded Hetzner of the npm package, behind the feature `sim-wasm` |
//!
//! # Changes of the API
//! The API changes monthly. An unknown field is ignored, an unknown value is kept and written back unchanged, and a field that
//! is missing, null or odd does not fail the response around it, except the id of a single resource, and a reply without any
//! of its fields: these are an [`Error::Answer`].

#![no_std]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![cfg_attr(not(any(feature = "wasm", feature = "sim-wasm")), forbid(unsafe_code))]
#![deny(clippy::std_instead_of_core, clippy::std_instead_of_alloc, clippy::alloc_instead_of_core)]

extern crate alloc;
#[cfg(any(test, feature = "ureq", feature = "reqwest"))]
extern crate std;

pub mod adapter;
pub mod api;
pub mod client;
#[cfg(feature = "typescript")]
mod declaration;
pub mod error;
pub mod flow;
mod lenient;
mod macros;
pub mod operation;
#[cfg(feature = "wasm")]
mod parameter;
pub mod primitives;
pub mod reply;
pub mod request;
pub mod response;
pub mod retry;
#[cfg(all(target_arch = "wasm32", any(feature = "wasm", feature = "sim-wasm")))]
#[allow(unsafe_code)]
mod runtime;
mod settings;
#[cfg(feature = "sim")]
#[cfg_attr(docsrs, doc(cfg(feature = "sim")))]
pub mod sim;
#[cfg(feature = "sim-wasm")]
#[cfg_attr(docsrs, doc(cfg(feature = "sim-wasm")))]
pub mod sim_wasm;
#[cfg(feature = "typescript")]
#[cfg_attr(docsrs, doc(cfg(feature = "typescript")))]
pub mod typescript;
#[cfg(feature = "wasm")]
#[cfg_attr(docsrs, doc(cfg(feature = "wasm")))]
pub mod wasm;

#[doc = include_str!("../docs/migrating.md")]
pub mod migrating {}

// One of its samples needs `ureq`.
#[cfg(feature = "sim")]
#[cfg_attr(docsrs, doc(cfg(feature = "sim")))]
#[cfg_attr(any(not(doctest), feature = "ureq"), doc = include_str!("../docs/testing.md"))]
pub mod testing {}

pub use api::*;
pub use client::Hetzner;
pub use error::{ApiError, Error, ErrorCode, ErrorKind, TransportError};
pub use flow::{
    ActionWaiter, Call, Find, First, Flow, Pages, PollUntil, Step, Task, Ticket, drive, drive_async,
};
pub use operation::{Api, Method, Operation, Route};
pub use primitives::{
    Id, IdOrName, InputError, LabelSelector, LabelSelectorError, Labels, Money, MoneyError, Nullable, Secret,
    Sort, Timestamp, TimestampError, UnixMillis, txt,
};
pub use reply::{Page, Pagination, Reply, Shape};
pub use request::{Delivery, Headers, Request};
pub use response::Response;
pub use retry::RetryPolicy;
pub use settings::Token;
#[cfg(feature = "sim")]
#[cfg_attr(docsrs, doc(cfg(feature = "sim")))]
pub use sim::Sim;

/// The code of the README runs as a test.
#[cfg(all(doctest, feature = "sim", feature = "ureq"))]
#[doc = include_str!("../README.md")]
struct Readme;
