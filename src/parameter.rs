//! The JSON types of parameters, which the untyped interface checks before anything is sent.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Secret, Timestamp};

/// A parameter of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parameter {
    /// The [`JsonType`] of its values.
    pub(crate) kind: u8,
    pub(crate) is_required: bool,
    pub(crate) is_nullable: bool,
}

/// A type of values by a letter: `s` string, `n` number, `b` boolean, `i` id, `x` id or name, `t` timestamp, `a` array,
/// `o` object.
pub(crate) trait JsonType {
    const KIND: u8;
}

macro_rules! json_types {
    ($( $letter:literal: $($Type:ty),+; )+) => {
        $($( impl JsonType for $Type { const KIND: u8 = $letter; } )+)+
    };
}

json_types! {
    b's': String, LabelSelector, Secret;
    b'n': u16, u32, u64, f64;
    b'b': bool;
    b't': Timestamp;
    b'o': Labels;
}

impl<T> JsonType for Id<T> {
    const KIND: u8 = b'i';
}

impl<T> JsonType for IdOrName<T> {
    const KIND: u8 = b'x';
}

impl<T> JsonType for Vec<T> {
    const KIND: u8 = b'a';
}

impl<T: JsonType> JsonType for Box<T> {
    const KIND: u8 = T::KIND;
}
