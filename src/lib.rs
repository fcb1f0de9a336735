//! lib
#![cfg_attr(not(test), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

mod macros;

pub mod api;
pub mod client;
pub mod error;
pub mod flow;
pub mod operation;
pub mod request;
pub mod response;
mod tolerant;
#[cfg(feature = "typescript")]
pub mod typescript;
pub mod words;

pub use api::*;
pub use client::{Hetzner, Token};
pub use error::{ApiError, Error, ErrorCode, InputError, TransportError};
pub use flow::{Call, Flow, Outcome, Pages, RetryPolicy, Step, Ticket, Time, Wait, drive, drive_async};
pub use operation::{Api, Method, Operation, Route, Shape};
pub use request::{Headers, Request};
pub use response::{Page, Pagination, Reply, Response};
pub use words::{Id, IdOrName, LabelSelector, LabelSelectorError, Labels, Money, MoneyError, Secret, Sort, Timestamp, TimestampError};
