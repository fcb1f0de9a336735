//! Replies: what a successful response holds, where it stands in the body ([`Shape`]), and how it is read. Reading
//! fails with serde_json's errors only.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor,
};
use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::lenient::{InPlaceSeed, Lenient};
use crate::macros::model;
use crate::primitives::Id;

/// The value that an operation answers with.
pub trait Reply: Sized {
    /// The place of the value in the body.
    const SHAPE: Shape;

    /// Reads the value from a body that is not empty.
    ///
    /// # Errors
    /// When the body is not JSON, or does not have this shape.
    fn read(body: &str) -> Result<Self, serde_json::Error>;

    /// The value that an empty body stands for, if any.
    fn empty() -> Option<Self> {
        None
    }
}

/// The content of a successful response's body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Shape {
    /// No content.
    Empty,
    /// Several keys, which together are the reply.
    Whole,
    /// One resource under this key.
    One(&'static str),
    /// One resource under this key, or none.
    Optional(&'static str),
    /// A complete list under this key.
    Many(&'static str),
    /// One page of a list under this key, and `meta.pagination`.
    Page(&'static str),
}

/// A resource that the API lists.
pub trait Listable: Reply {
    /// The key of a list, as in `servers`.
    const PLURAL: &'static str;
    /// The key of a single resource, as in `server`.
    const SINGULAR: &'static str;

    /// Returns whether the response gave the resource an id.
    fn has_id(&self) -> bool;
}

/// An identifier: numeric, or a string for RRSets.
pub(crate) trait Identity {
    /// Returns whether the response gave it.
    fn is_set(&self) -> bool;
}

impl<T> Identity for Id<T> {
    fn is_set(&self) -> bool {
        self.get() != 0
    }
}

impl Identity for u64 {
    fn is_set(&self) -> bool {
        *self != 0
    }
}

impl Identity for String {
    fn is_set(&self) -> bool {
        !self.is_empty()
    }
}

/// The reply of operations without content; a body is ignored.
impl Reply for () {
    const SHAPE: Shape = Shape::Empty;

    fn read(_: &str) -> Result<Self, serde_json::Error> {
        Ok(())
    }

    fn empty() -> Option<Self> {
        Some(())
    }
}

/// The reply of operations that answer with a resource or with none.
impl<T: Listable + Lenient> Reply for Option<T> {
    const SHAPE: Shape = Shape::Optional(T::SINGULAR);

    fn read(body: &str) -> Result<Self, serde_json::Error> {
        let root = Root::<T>::read(body, T::SINGULAR)?;
        Ok((root.found == Some(true)).then_some(root.value))
    }

    fn empty() -> Option<Self> {
        Some(None)
    }
}

/// A complete list.
impl<T: Listable + Lenient> Reply for Vec<T> {
    const SHAPE: Shape = Shape::Many(T::PLURAL);

    fn read(body: &str) -> Result<Self, serde_json::Error> {
        Page::read(body).map(|page| page.items)
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Page<T> {
    /// The resources on this page.
    pub items: Vec<T>,
    /// The position of this page; `None` when the response does not contain it.
    pub pagination: Option<Pagination>,
}

impl<T> Page<T> {
    /// A page without pagination: a complete list.
    pub fn new(items: Vec<T>) -> Self {
        Self { items, pagination: None }
    }

    /// The parts of the page: its items and its position.
    pub fn into_parts(self) -> (Vec<T>, Option<Pagination>) {
        (self.items, self.pagination)
    }
}

impl<T: Listable + Lenient> Reply for Page<T> {
    const SHAPE: Shape = Shape::Page(T::PLURAL);

    fn read(body: &str) -> Result<Self, serde_json::Error> {
        let mut root = Root::read_into(Vec::with_capacity(room_for::<T>(body)), body, T::PLURAL)?;
        let pagination = root.meta.pagination.take();
        Ok(Self { items: root.required("array")?, pagination })
    }
}

/// Estimates the number of resources on a page: their JSON takes about six times the memory of the model. Growing a
/// list of large models step by step costs more than a wrong guess.
fn room_for<T>(body: &str) -> usize {
    const MOST: usize = 50;
    (body.len() / (6 * size_of::<T>().max(1))).min(MOST)
}

impl<T: Listable + Serialize> Serialize for Page<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_struct("Page", 2)?;
        body.serialize_field(T::PLURAL, &self.items)?;
        match &self.pagination {
            Some(pagination) => {
                body.serialize_field("meta", &Meta { pagination: Some(pagination.clone()) })?
            }
            None => body.skip_field("meta")?,
        }
        body.end()
    }
}

model! {
    /// The position of a page in its list.
    Pagination {
        /// The number of this page, from 1.
        page: u64,
        /// The number of resources per page.
        per_page: u64,
        /// The previous page; none on the first.
        previous_page?: u64,
        /// The next page; none on the last.
        next_page?: u64,
        /// The last page; none when the API does not know.
        last_page?: u64,
        /// The number of resources on all pages; none when the API does not know.
        total_entries?: u64,
    }

    /// The metadata of a list.
    Meta {
        /// The position of the page.
        pagination?: Pagination,
    }
}

/// The body of a response: the value under one key, and `meta`.
struct Root<T> {
    key: &'static str,
    value: T,
    /// `Some` when the key was found: `true` if its value has the right type.
    found: Option<bool>,
    meta: Meta,
}

impl<T: Lenient> Root<T> {
    fn read(body: &str, key: &'static str) -> Result<Self, serde_json::Error> {
        Self::read_into(T::missing(), body, key)
    }

    fn read_into(value: T, body: &str, key: &'static str) -> Result<Self, serde_json::Error> {
        let mut root = Self { key, value, found: None, meta: Meta { pagination: None } };
        let mut deserializer = serde_json::Deserializer::from_str(body);
        deserializer.deserialize_map(&mut root)?;
        deserializer.end()?;
        Ok(root)
    }

    /// The value, which must have been found and be of this JSON type.
    fn required(self, kind: &str) -> Result<T, serde_json::Error> {
        match self.found {
            Some(true) => Ok(self.value),
            Some(false) => Err(serde_json::Error::custom(format_args!("`{}` is not an {kind}", self.key))),
            None => Err(serde_json::Error::missing_field(self.key)),
        }
    }
}

impl<'de, T: Lenient> Visitor<'de> for &mut Root<T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the key `{}`", self.key)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(KeySeed(self.key))? {
            match key {
                Key::Wanted => self.found = Some(map.next_value_seed(InPlaceSeed(&mut self.value))?),
                Key::Meta => {
                    map.next_value_seed(InPlaceSeed(&mut self.meta))?;
                }
                Key::Other => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        Ok(())
    }
}

enum Key {
    Wanted,
    Meta,
    Other,
}

struct KeySeed(&'static str);

impl<'de> DeserializeSeed<'de> for KeySeed {
    type Value = Key;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: serde::de::Error>(self, key: &str) -> Result<Key, E> {
        Ok(match key {
            _ if key == self.0 => Key::Wanted,
            "meta" => Key::Meta,
            _ => Key::Other,
        })
    }
}

/// Reads a body that holds a model under `key`.
pub(crate) fn read_one<T: Lenient>(body: &str, key: &'static str) -> Result<T, serde_json::Error> {
    Root::read(body, key)?.required("object")
}

/// Reads a body that is a model itself; at least one of its fields must be present.
pub(crate) fn read_whole<T: Lenient + PartialEq + DeserializeOwned>(
    body: &str,
) -> Result<T, serde_json::Error> {
    let whole: T = serde_json::from_str(body)?;
    if whole == T::missing() {
        Err(serde_json::Error::custom("no field of the reply is present"))
    } else {
        Ok(whole)
    }
}

/// Reads a body that holds a resource under its key; without an id it is not one.
pub(crate) fn read_resource<T: Listable + Lenient>(body: &str) -> Result<T, serde_json::Error> {
    let resource: T = read_one(body, T::SINGULAR)?;
    if resource.has_id() { Ok(resource) } else { Err(serde_json::Error::missing_field("id")) }
}
