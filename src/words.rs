//! Words that cannot be wrong: ids, names, labels, times, money, secrets, TXT records.

mod id;
mod label_selector;
mod money;
mod secret;
mod sort;
mod timestamp;
pub mod txt;

use alloc::collections::BTreeMap;
use alloc::string::String;

pub(crate) use id::{ID, check_id};
pub use id::{Id, IdOrName};
pub use label_selector::{LabelSelector, LabelSelectorError, Requirement};
pub use money::{Money, MoneyError};
pub use secret::Secret;
pub use sort::{Direction, Sort};
pub use timestamp::{Timestamp, TimestampError};

/// The labels of a resource: keys of at most 63 characters (with an optional DNS prefix and slash before), values of at
/// most 63, both of letters, digits, `-`, `_` and `.`.
pub type Labels = BTreeMap<String, String>;
