//! What the host tells us: [`Response`], and how its body is read into a [`Reply`].

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{
    DeserializeOwned, DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor,
};
use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};

use crate::error::{AnswerError, AnswerProblem, ApiError, Error};
use crate::macros::model;
use crate::operation::{Operation, Shape};
use crate::request::Headers;
use crate::tolerant::{Place, Tolerant};
use crate::words::Id;

/// An HTTP response as the host received it.
///
/// Its `Debug` does not print the body, which may hold a password.
#[derive(Clone, PartialEq, Eq)]
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers that the host could see; none of them is needed.
    pub headers: Headers,
    /// The whole body.
    pub body: Vec<u8>,
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {:?} and {} bytes", self.status, self.headers, self.body.len())
    }
}

impl Response {
    /// A response without headers.
    pub fn new(status: u16, body: impl Into<Vec<u8>>) -> Self {
        Self { status, headers: Headers::new(), body: body.into() }
    }

    /// Reads the answer to an operation.
    ///
    /// ```
    /// use hetzner_cloud::{Response, ssh_keys};
    ///
    /// let response = Response::new(200, r#"{"ssh_key": {"id": 7, "name": "laptop"}}"#);
    /// let key = response.reply::<ssh_keys::Get>()?;
    /// assert_eq!(key.name, "laptop");
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Api`] when the API refused; [`Error::Answer`] when the body is not what the operation answers.
    pub fn reply<O: Operation>(&self) -> Result<O::Reply, Error> {
        self.reply_to(O::ROUTE.name)
    }

    /// Reads the answer into a model of the caller's own, which may borrow from the body and leave out what it does not
    /// need. That is the fastest way.
    ///
    /// ```
    /// #[derive(serde::Deserialize)]
    /// struct Names<'a> {
    ///     #[serde(borrow)]
    ///     servers: Vec<Name<'a>>,
    /// }
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Name<'a> {
    ///     name: &'a str,
    /// }
    ///
    /// let response = hetzner_cloud::Response::new(200, r#"{"servers": [{"id": 1, "name": "web"}]}"#);
    /// assert_eq!(response.read::<Names>()?.servers[0].name, "web");
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`Error::Api`] when the API refused; [`Error::Answer`] when the body does not fit the model.
    pub fn read<'a, T: Deserialize<'a>>(&'a self) -> Result<T, Error> {
        let body = self.accepted("the request")?;
        serde_json::from_str(body).map_err(|error| self.unreadable("the request", AnswerProblem::of(&error)))
    }

    pub(crate) fn reply_to<R: Reply>(&self, operation: &'static str) -> Result<R, Error> {
        let body = self.accepted(operation)?;
        if body.trim_ascii().is_empty() {
            return R::empty().ok_or_else(|| self.unreadable(operation, AnswerProblem::Empty));
        }
        R::read(body).map_err(|error| self.unreadable(operation, AnswerProblem::of(&error)))
    }

    /// The body as text, once the status says that it is what was asked for.
    // As all reading of answers, it is compiled where it is called.
    #[inline]
    fn accepted(&self, operation: &'static str) -> Result<&str, Error> {
        match self.status {
            200..=299 => core::str::from_utf8(&self.body).map_err(|error| {
                self.unreadable(operation, AnswerProblem::NotText { at: error.valid_up_to() })
            }),
            400.. => Err(match ApiError::read(operation, self) {
                Some(error) => Error::Api(error.into()),
                None if self.body.is_empty() => self.unreadable(operation, AnswerProblem::Empty),
                None => self.unreadable(operation, AnswerProblem::NoError),
            }),
            _ => Err(self.unreadable(operation, AnswerProblem::Status)),
        }
    }

    fn unreadable(&self, operation: &'static str, problem: AnswerProblem) -> Error {
        Error::Answer(AnswerError { operation, status: self.status, problem, body: self.body.clone() }.into())
    }
}

/// What an operation answers.
pub trait Reply: Sized {
    /// Where it stands in the body.
    const SHAPE: Shape;

    /// Reads it from a body that is not empty.
    ///
    /// # Errors
    /// When the body is no JSON, or not of this shape.
    fn read(body: &str) -> Result<Self, serde_json::Error>;

    /// What an empty body stands for, if anything.
    fn empty() -> Option<Self> {
        None
    }
}

/// A thing of which the API has lists.
pub trait Listed: Reply {
    /// The key of the list.
    const KEY: &'static str;
    /// The key of one alone.
    const ONE: &'static str;

    /// Whether the answer gave it an id.
    fn has_id(&self) -> bool;
}

/// What tells things of a kind apart: a number, or a text.
pub(crate) trait Identity {
    /// Whether the answer gave it.
    fn is_given(&self) -> bool;
}

impl<T> Identity for Id<T> {
    fn is_given(&self) -> bool {
        self.get() != 0
    }
}

impl Identity for u64 {
    fn is_given(&self) -> bool {
        *self != 0
    }
}

impl Identity for String {
    fn is_given(&self) -> bool {
        !self.is_empty()
    }
}

/// Operations that answer with nothing; a body is passed over.
impl Reply for () {
    const SHAPE: Shape = Shape::Empty;

    fn read(_: &str) -> Result<Self, serde_json::Error> {
        Ok(())
    }

    fn empty() -> Option<Self> {
        Some(())
    }
}

/// Operations that may or may not answer with one.
impl<T: Listed + Tolerant> Reply for Option<T> {
    const SHAPE: Shape = Shape::Maybe(T::ONE);

    fn read(body: &str) -> Result<Self, serde_json::Error> {
        let root = Root::<T>::read(body, T::ONE)?;
        Ok((root.found == Some(true)).then_some(root.value))
    }

    fn empty() -> Option<Self> {
        Some(None)
    }
}

/// Complete lists.
impl<T: Listed + Tolerant> Reply for Vec<T> {
    const SHAPE: Shape = Shape::Many(T::KEY);

    fn read(body: &str) -> Result<Self, serde_json::Error> {
        Page::read(body).map(|page| page.items)
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// What is on it.
    pub items: Vec<T>,
    /// Where it stands among the others; `None` when the answer does not say.
    pub pagination: Option<Pagination>,
}

impl<T: Listed + Tolerant> Reply for Page<T> {
    const SHAPE: Shape = Shape::Page(T::KEY);

    fn read(body: &str) -> Result<Self, serde_json::Error> {
        let mut root = Root::read_into(Vec::with_capacity(room_for::<T>(body)), body, T::KEY)?;
        let pagination = root.meta.pagination.take();
        Ok(Self { items: root.required("list")?, pagination })
    }
}

/// How many things are on a page, roughly: what is written takes about six times the room of what is read. Growing a list
/// of large things step by step costs more than a guess that is wrong.
fn room_for<T>(body: &str) -> usize {
    const MOST: usize = 50;
    (body.len() / (6 * size_of::<T>().max(1))).min(MOST)
}

impl<T: Listed + Serialize> Serialize for Page<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut body = serializer.serialize_struct("Page", 2)?;
        body.serialize_field(T::KEY, &self.items)?;
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
    /// Where a page stands among the others.
    Pagination {
        /// This page, from 1.
        page: u64,
        /// How many to a page.
        per_page: u64,
        /// The page before; none on the first.
        previous_page?: u64,
        /// The page after; none on the last.
        next_page?: u64,
        /// The last page; none when the API does not know.
        last_page?: u64,
        /// How many there are on all pages; none when the API does not know.
        total_entries?: u64,
    }

    /// What stands beside a list.
    Meta {
        /// Where the page stands.
        pagination?: Pagination,
    }
}

/// Where a page stands, from the `Link` header (RFC 8288), for an answer whose body does not say.
pub(crate) fn link_pagination(headers: &Headers) -> Option<Pagination> {
    let link = headers.get("link")?;
    let page_of = |relation: &str| -> Option<u64> {
        let entry = link.split(',').find(|entry| {
            entry.split(';').skip(1).any(|parameter| {
                parameter.trim().strip_prefix("rel=").is_some_and(|value| value.trim_matches('"') == relation)
            })
        })?;
        let url = entry.split(';').next()?.trim().strip_prefix('<')?.strip_suffix('>')?;
        url.split_once('?')?.1.split('&').find_map(|pair| pair.strip_prefix("page="))?.parse().ok()
    };
    let (previous_page, next_page) = (page_of("prev"), page_of("next"));
    Some(Pagination {
        page: next_page
            .map_or_else(|| previous_page.map_or(1, |page| page + 1), |page| page.saturating_sub(1)),
        per_page: 0,
        previous_page,
        next_page,
        last_page: page_of("last"),
        total_entries: None,
    })
}

/// The body of an answer: one key that matters, and `meta`.
struct Root<T> {
    key: &'static str,
    value: T,
    /// Whether the key was there, and its value of the right kind.
    found: Option<bool>,
    meta: Meta,
}

impl<T: Tolerant> Root<T> {
    fn read(body: &str, key: &'static str) -> Result<Self, serde_json::Error> {
        Self::read_into(T::absent(), body, key)
    }

    fn read_into(value: T, body: &str, key: &'static str) -> Result<Self, serde_json::Error> {
        let mut root = Self { key, value, found: None, meta: Meta { pagination: None } };
        let mut deserializer = serde_json::Deserializer::from_str(body);
        deserializer.deserialize_map(&mut root)?;
        deserializer.end()?;
        Ok(root)
    }

    /// The value, which has to be of its `kind`.
    fn required(self, kind: &str) -> Result<T, serde_json::Error> {
        match self.found {
            Some(true) => Ok(self.value),
            Some(false) => Err(serde_json::Error::custom(format_args!("`{}` is no {kind}", self.key))),
            None => Err(serde_json::Error::missing_field(self.key)),
        }
    }
}

impl<'de, T: Tolerant> Visitor<'de> for &mut Root<T> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with the key `{}`", self.key)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(key) = map.next_key_seed(KeySeed(self.key))? {
            match key {
                Key::Wanted => self.found = Some(map.next_value_seed(Place(&mut self.value))?),
                Key::Meta => {
                    map.next_value_seed(Place(&mut self.meta))?;
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
pub(crate) fn read_one<T: Tolerant>(body: &str, key: &'static str) -> Result<T, serde_json::Error> {
    Root::read(body, key)?.required("object")
}

/// Reads a body that is a model itself: some of it has to be there.
pub(crate) fn read_whole<T: Tolerant + PartialEq + DeserializeOwned>(
    body: &str,
) -> Result<T, serde_json::Error> {
    let whole: T = serde_json::from_str(body)?;
    if whole == T::absent() {
        Err(serde_json::Error::custom("nothing of the reply is in it"))
    } else {
        Ok(whole)
    }
}

/// Reads a body that holds a thing under its key: without an id it is none.
pub(crate) fn read_thing<T: Listed + Tolerant>(body: &str) -> Result<T, serde_json::Error> {
    let thing: T = read_one(body, T::ONE)?;
    if thing.has_id() { Ok(thing) } else { Err(serde_json::Error::missing_field("id")) }
}
