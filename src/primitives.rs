//! Validated value types: ids, label selectors, timestamps, money, secrets, TXT records.

mod decimal;
mod id;
mod input_error;
mod label_selector;
mod money;
mod nullable;
mod secret;
mod sort;
mod text;
mod timestamp;
pub mod txt;
mod unix_millis;

use alloc::collections::BTreeMap;
use alloc::string::String;

pub(crate) use decimal::{push_decimal, read_decimal};
pub(crate) use id::{ID, check_id};
pub use id::{Id, IdOrName};
pub use input_error::InputError;
#[cfg(feature = "wasm")]
pub(crate) use label_selector::check_selector;
pub(crate) use label_selector::is_value as is_label_value;
pub use label_selector::{LabelSelector, LabelSelectorError, Requirement};
pub use money::{Money, MoneyError};
pub use nullable::Nullable;
pub use secret::Secret;
pub use sort::{Direction, Sort};
#[cfg(feature = "wasm")]
pub(crate) use text::push_all;
pub(crate) use text::{concat, split, split_before, split_once};
#[cfg(feature = "sim")]
pub(crate) use timestamp::day_of_month;
pub use timestamp::{Timestamp, TimestampError};
pub use unix_millis::UnixMillis;
pub(crate) use unix_millis::{millis, seconds_to_millis};

/// The labels of a resource. Keys have at most 63 characters, with an optional DNS prefix and slash before them; values
/// have at most 63. Both consist of letters, digits, `-`, `_` and `.`.
pub type Labels = BTreeMap<String, String>;
