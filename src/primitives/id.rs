use alloc::string::String;
use core::cmp::Ordering;
use core::fmt;
use core::hash::{Hash, Hasher};
use core::marker::PhantomData;
use core::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, ser};

use super::decimal::push_decimal;
use super::input_error::InputError;
use crate::lenient::{self, Lenient};

/// The id of a `T`: an integer from 1 to 9007199254740991, so that JavaScript can represent it.
///
/// ```
/// use hetzner_cloud::{Id, servers::Server};
///
/// let id: Id<Server> = 42.into();
/// assert_eq!(id.get(), 42);
/// assert_eq!("42".parse(), Ok(id));
/// assert!("+42".parse::<Id<Server>>().is_err());
/// ```
///
/// When a response lacks an id that it should have, the id is `0`, which no path accepts.
pub struct Id<T> {
    number: u64,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The largest id.
    pub const MAX: u64 = (1 << 53) - 1;

    /// Creates an id from its number.
    pub const fn new(number: u64) -> Self {
        Self { number, of: PhantomData }
    }

    /// Returns the number.
    pub const fn get(self) -> u64 {
        self.number
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Id<T> {}

impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.number == other.number
    }
}

impl<T> Eq for Id<T> {}

impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number.cmp(&other.number)
    }
}

impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number.hash(state);
    }
}

impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({})", self.number)
    }
}

impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(f)
    }
}

impl<T> From<u64> for Id<T> {
    fn from(number: u64) -> Self {
        Self::new(number)
    }
}

impl<T> FromStr for Id<T> {
    type Err = core::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // `u64` accepts a plus sign; an id has none.
        let has_sign = text.bytes().next() == Some(b'+');
        if has_sign { "+" } else { text }.parse().map(Self::new)
    }
}

/// The newtype name by which paths and queries recognize an id, to validate it. Everywhere else it is a plain number.
pub(crate) const ID: &str = "Id";

/// Validates the number of an id.
pub(crate) fn check_id(number: u64) -> Result<(), String> {
    const MAX: u64 = Id::<()>::MAX;
    if (1..=MAX).contains(&number) {
        return Ok(());
    }
    let mut problem = String::new();
    push_decimal(&mut problem, number);
    problem.push_str(" is not an id: ids go from 1 to ");
    push_decimal(&mut problem, MAX);
    Err(problem)
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_newtype_struct(ID, &self.number)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        lenient::read(deserializer)
    }
}

impl<T> Lenient for Id<T> {
    fn missing() -> Self {
        Self::new(0)
    }

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn from_u64(number: u64) -> Option<Self> {
        Some(Self::new(number))
    }

    fn from_i64(number: i64) -> Option<Self> {
        u64::from_i64(number).map(Self::new)
    }

    fn from_f64(number: f64) -> Option<Self> {
        u64::from_f64(number).map(Self::new)
    }
}

/// A resource given by its id or by its name: a server type, an image, a location, an SSH key.
///
/// It is always sent as a string, which every such parameter accepts. The API reads a string of digits as an id, so a
/// resource whose *name* is all digits can only be given by its id.
///
/// ```
/// use hetzner_cloud::{Id, IdOrName, images::Image};
///
/// let by_name: IdOrName<Image> = "debian-13".into();
/// let by_id: IdOrName<Image> = Id::new(114690387).into();
/// assert_eq!(by_name.to_string(), "debian-13");
/// assert_eq!(by_id.to_string(), "114690387");
/// ```
pub enum IdOrName<T> {
    /// The id.
    Id(Id<T>),
    /// The name; not empty.
    Name(String),
}

impl<T> Clone for IdOrName<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Id(id) => Self::Id(*id),
            Self::Name(name) => Self::Name(name.clone()),
        }
    }
}

impl<T> PartialEq for IdOrName<T> {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Id(a), Self::Id(b)) => a == b,
            (Self::Name(a), Self::Name(b)) => a == b,
            _ => false,
        }
    }
}

impl<T> Eq for IdOrName<T> {}

impl<T> fmt::Debug for IdOrName<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(f),
            Self::Name(name) => name.fmt(f),
        }
    }
}

impl<T> fmt::Display for IdOrName<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Id(id) => id.fmt(f),
            Self::Name(name) => name.fmt(f),
        }
    }
}

impl<T> From<Id<T>> for IdOrName<T> {
    fn from(id: Id<T>) -> Self {
        Self::Id(id)
    }
}

impl<T> From<u64> for IdOrName<T> {
    fn from(id: u64) -> Self {
        Self::Id(Id::new(id))
    }
}

impl<T> From<&str> for IdOrName<T> {
    fn from(name: &str) -> Self {
        Self::Name(name.into())
    }
}

impl<T> From<String> for IdOrName<T> {
    fn from(name: String) -> Self {
        Self::Name(name)
    }
}

/// Parses user input: digits are an id, anything else is a name.
impl<T> FromStr for IdOrName<T> {
    type Err = InputError;

    fn from_str(text: &str) -> Result<Self, InputError> {
        if text.is_empty() {
            return Err(InputError::new("", "id_or_name", "is empty: give an id or a name"));
        }
        Ok(text.parse().map_or_else(|_| Self::Name(text.into()), Self::Id))
    }
}

impl<T> Serialize for IdOrName<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Id(id) => {
                check_id(id.get()).map_err(ser::Error::custom)?;
                serializer.collect_str(id)
            }
            Self::Name(name) if name.is_empty() => Err(ser::Error::custom("is empty: give an id or a name")),
            Self::Name(name) => serializer.serialize_str(name),
        }
    }
}
