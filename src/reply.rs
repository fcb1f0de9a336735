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
    /// `true` when the value may contain a [`Secret`](crate::Secret).
    const HAS_SECRETS: bool = false;

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
    const HAS_SECRETS: bool = <T as Lenient>::HAS_SECRETS;

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
    const HAS_SECRETS: bool = <T as Lenient>::HAS_SECRETS;

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
    const HAS_SECRETS: bool = <T as Lenient>::HAS_SECRETS;

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
                Key::Wanted => {
                    // Of a key that stands twice, the last one counts, as everywhere in JSON.
                    if self.found.is_some() {
                        self.value = T::missing();
                    }
                    self.found = Some(map.next_value_seed(InPlaceSeed(&mut self.value))?);
                }
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

/// Reads a body; and once more, repaired, when it holds a value that JSON allows and Rust does not.
pub(crate) fn read_leniently<T>(
    body: &str,
    read: impl Fn(&str) -> Result<T, serde_json::Error>,
) -> Result<T, serde_json::Error> {
    read(body).or_else(|error| match repaired(body) {
        Some(repaired) => read(&repaired),
        None => Err(error),
    })
}

/// Replaces numbers beyond the range of `f64` by null, and lone surrogates by U+FFFD; `None` when there is neither.
fn repaired(body: &str) -> Option<String> {
    let bytes = body.as_bytes();
    let mut out = String::new();
    let (mut copied, mut at) = (0, 0);
    while at < bytes.len() {
        let (end, replacement) = match bytes[at] {
            b'"' => {
                at += 1;
                while at < bytes.len() && bytes[at] != b'"' {
                    if let Some(end) = lone_surrogate(bytes, at) {
                        out.push_str(body.get(copied..at)?);
                        out.push('\u{fffd}');
                        (copied, at) = (end, end);
                    } else {
                        at += escape_len(bytes, at);
                    }
                }
                at += 1;
                continue;
            }
            b'-' | b'0'..=b'9' => {
                let is_number = |byte: &u8| matches!(byte, b'0'..=b'9' | b'+' | b'-' | b'.' | b'e' | b'E');
                let end = at + bytes[at..].iter().take_while(|byte| is_number(byte)).count();
                let is_infinite = body.get(at..end)?.parse::<f64>().is_ok_and(f64::is_infinite);
                (end, is_infinite.then_some("null"))
            }
            _ => (at + 1, None),
        };
        if let Some(replacement) = replacement {
            out.push_str(body.get(copied..at)?);
            out.push_str(replacement);
            copied = end;
        }
        at = end;
    }
    if copied == 0 {
        return None;
    }
    out.push_str(body.get(copied..)?);
    Some(out)
}

/// The length of the escape or byte at this place of a string: `\ud83d\ude00` is one.
fn escape_len(bytes: &[u8], at: usize) -> usize {
    match (bytes[at], surrogate(bytes, at)) {
        (b'\\', Some(_)) => 12,
        (b'\\', None) => 2,
        _ => 1,
    }
}

/// The code unit of a `\uD800` to `\uDFFF` at this place.
fn surrogate(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    let unit = u32::from_str_radix(core::str::from_utf8(digits).ok()?, 16).ok()?;
    (0xD800..0xE000).contains(&unit).then_some(unit)
}

/// The end of a surrogate at this place that has no other half.
fn lone_surrogate(bytes: &[u8], at: usize) -> Option<usize> {
    let is_high = surrogate(bytes, at)? < 0xDC00;
    let has_low = surrogate(bytes, at + 6).is_some_and(|unit| unit >= 0xDC00);
    (!(is_high && has_low)).then_some(at + 6)
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

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn odd_values_are_repaired() {
        for (body, expected) in [
            (r#"{"a": 1e999, "b": -1E+999, "c": 1e3}"#, Some(r#"{"a": null, "b": null, "c": 1e3}"#)),
            (r#"{"a": "\ud800"}"#, Some("{\"a\": \"\u{fffd}\"}")),
            (r#"{"a": "\udc00x\ud83d\ude00"}"#, Some("{\"a\": \"\u{fffd}x\\ud83d\\ude00\"}")),
            (r#"{"a": "\ud800\ud83d\ude00"}"#, Some("{\"a\": \"\u{fffd}\\ud83d\\ude00\"}")),
            (r#"{"a": "\\ud800"}"#, None),
            (r#"{"a": "\ud83d\ude00 1e999 \" "}"#, None),
            ("{\"a\": \"\\ud8", None),
            ("{\"\\", None),
            ("", None),
        ] {
            assert_eq!(repaired(body).as_deref(), expected, "{body}");
        }
    }
}
