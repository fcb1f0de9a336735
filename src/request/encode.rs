//! The rule that makes a request of an operation: **path parameters go into the path; the others are the query of a `GET`
//! and the JSON body of every other method.** It holds for every operation, so one function builds every request.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::Cell;
use core::fmt::{self, Write};

use serde::ser::{self, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

use crate::operation::{Method, Route};
use crate::primitives::{ID, InputError, check_id, concat, push_decimal, split_before, split_once};

/// The URL and body of a request, without method and headers.
#[derive(Debug, Clone, Default)]
pub(crate) struct EncodedRequest {
    pub(crate) url: String,
    pub(crate) body: Option<Vec<u8>>,
    /// The `page` and `per_page` parameters, which [`Pages`](crate::Pages) writes itself.
    pub(crate) page: Option<u64>,
    pub(crate) per_page: Option<u64>,
}

impl EncodedRequest {
    /// The number of resources per page: the most that nearly every list allows by default.
    pub(crate) fn per_page(&self) -> u64 {
        self.per_page.unwrap_or(50)
    }

    /// The URL of one page of a list whose page parameters were deferred.
    pub(crate) fn page_url(&self, page: u64) -> String {
        let has_query = self.url.bytes().any(|byte| byte == b'?');
        let mut url = concat(&[&self.url, if has_query { "&page=" } else { "?page=" }]);
        push_decimal(&mut url, page);
        url.push_str("&per_page=");
        push_decimal(&mut url, self.per_page());
        url
    }
}

/// Encodes an operation: a value whose fields are the parameters. With `defer_page`, the page parameters stay out of the URL.
pub(crate) fn encode<P: Serialize + ?Sized>(
    base: &str,
    route: &'static Route,
    parameters: &P,
    defer_page: bool,
) -> Result<EncodedRequest, InputError> {
    let url = UrlWriter::new(base, route.path);
    let mut writer = Writer { url, method: route.method, defer_page, page: None, per_page: None, at: "" };
    if let Err(Unencodable(problem)) = parameters.serialize(&mut writer) {
        return Err(InputError::new(route.name, writer.at, problem));
    }
    let Writer { url, page, per_page, .. } = writer;
    if let Some(missing) = url.next_path_parameter() {
        return Err(InputError::new(route.name, missing, "is missing"));
    }
    Ok(EncodedRequest { url: url.into_url(), body: body(route, parameters)?, page, per_page })
}

/// Writes the parameters of one operation, in order.
struct Writer {
    url: UrlWriter<'static>,
    method: Method,
    defer_page: bool,
    page: Option<u64>,
    per_page: Option<u64>,
    /// The parameter being written, for errors.
    at: &'static str,
}

impl Writer {
    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Unencodable> {
        self.at = name;
        if self.url.next_path_parameter() == Some(name) {
            value.serialize(UrlText::new(self, Destination::Path))
        } else if self.defer_page && name == "page" {
            value.serialize(UrlText::new(self, Destination::Page))
        } else if self.defer_page && name == "per_page" {
            value.serialize(UrlText::new(self, Destination::PerPage))
        } else if self.method == Method::Get {
            value.serialize(UrlText::new(self, Destination::Query(name)))
        } else {
            // The body is written separately, in one piece.
            Ok(())
        }
    }
}

/// Writes parameters into a URL; those of the path come first.
pub(crate) struct UrlWriter<'p> {
    /// The base URL, and the path up to the next path parameter.
    url: String,
    /// The path from the next path parameter on.
    rest: &'p str,
    has_query: bool,
}

impl<'p> UrlWriter<'p> {
    pub(crate) fn new(base: &str, path: &'p str) -> Self {
        let mut url = String::with_capacity(base.len() + path.len() + 48);
        url.push_str(base);
        let mut writer = Self { url, rest: "", has_query: false };
        writer.push_fixed(path);
        writer
    }

    /// The name of the path parameter to be written next.
    pub(crate) fn next_path_parameter(&self) -> Option<&'p str> {
        split_before(self.rest, b'}').0.get(1..)
    }

    /// Writes the next path parameter, and the path up to the one after it.
    pub(crate) fn push_path(&mut self, text: &str) -> Result<(), &'static str> {
        match text {
            "" => return Err("is empty"),
            "." | ".." => return Err("would change the path"),
            _ => push_encoded(&mut self.url, text),
        }
        self.end_path_parameter();
        Ok(())
    }

    fn push_path_number(&mut self, number: u64) {
        push_decimal(&mut self.url, number);
        self.end_path_parameter();
    }

    fn end_path_parameter(&mut self) {
        let (_, path) = split_once(self.rest, b'}').unwrap_or_default();
        self.push_fixed(path);
    }

    /// Writes a path up to its first parameter.
    fn push_fixed(&mut self, path: &'p str) {
        let (fixed, rest) = split_before(path, b'{');
        self.url.push_str(fixed);
        self.rest = rest;
    }

    pub(crate) fn push_query(&mut self, name: &str, text: &str) {
        self.begin_query(name);
        push_encoded(&mut self.url, text);
    }

    pub(crate) fn push_query_number(&mut self, name: &str, number: u64) {
        self.begin_query(name);
        push_decimal(&mut self.url, number);
    }

    fn begin_query(&mut self, name: &str) {
        self.url.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        self.url.push_str(name);
        self.url.push('=');
    }

    /// The URL written so far; complete once there is no next path parameter.
    pub(crate) fn into_url(self) -> String {
        self.url
    }
}

/// Encodes the JSON body of every method but `GET`: the parameters that are not in the path. An operation with such parameters
/// always sends a body, at least `{}`.
fn body<P: Serialize + ?Sized>(route: &'static Route, parameters: &P) -> Result<Option<Vec<u8>>, InputError> {
    if route.method == Method::Get || route.other_parameters().is_empty() {
        return Ok(None);
    }
    let at = Cell::new("");
    let body = Body { parameters, in_path: route.path_parameters().count(), at: &at };
    serde_json::to_vec(&body)
        .map(Some)
        .map_err(|error| InputError::new(route.name, at.get(), error.to_string()))
}

/// A struct without its first fields, which are in the path.
struct Body<'a, P: ?Sized> {
    parameters: &'a P,
    in_path: usize,
    at: &'a Cell<&'static str>,
}

impl<P: Serialize + ?Sized> Serialize for Body<'_, P> {
    fn serialize<S: Serializer>(&self, inner: S) -> Result<S::Ok, S::Error> {
        self.parameters.serialize(BodyWriter { inner, in_path: self.in_path, at: self.at })
    }
}

struct BodyWriter<'a, S> {
    inner: S,
    in_path: usize,
    at: &'a Cell<&'static str>,
}

/// Appends text, percent-encoding all but the unreserved characters (RFC 3986, section 2.3).
pub(crate) fn push_encoded(url: &mut String, text: &str) {
    const HEX: [u8; 16] = *b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~') {
            url.push(char::from(byte));
        } else {
            url.push('%');
            url.push(char::from(HEX[usize::from(byte >> 4)]));
            url.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}

/// The problem with a parameter that cannot be encoded.
#[derive(Debug)]
pub(crate) struct Unencodable(String);

impl fmt::Display for Unencodable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Unencodable {}

impl ser::Error for Unencodable {
    fn custom<T: fmt::Display>(problem: T) -> Self {
        Self(problem.to_string())
    }
}

/// Rejects types of values.
macro_rules! reject {
    ($problem:literal: $($method:ident($($Type:ty),*) $(<$T:ident>)?),* $(,)?) => { $(
        fn $method $(<$T: Serialize + ?Sized>)? (self, $(_: $Type),*) -> Result<Self::Ok, Self::Error> {
            Err(ser::Error::custom($problem))
        }
    )* };
}

macro_rules! reject_compounds {
    ($problem:literal: $($method:ident($($Type:ty),*) -> $Compound:ident),* $(,)?) => { $(
        fn $method(self, $(_: $Type),*) -> Result<Self::$Compound, Self::Error> {
            Err(ser::Error::custom($problem))
        }
    )* };
}

/// Rejects everything but a struct, whose fields are the parameters of an operation.
macro_rules! only_a_struct {
    () => {
        type SerializeSeq = Impossible<Self::Ok, Self::Error>;
        type SerializeTuple = Impossible<Self::Ok, Self::Error>;
        type SerializeTupleStruct = Impossible<Self::Ok, Self::Error>;
        type SerializeTupleVariant = Impossible<Self::Ok, Self::Error>;
        type SerializeMap = Impossible<Self::Ok, Self::Error>;
        type SerializeStructVariant = Impossible<Self::Ok, Self::Error>;

        fn serialize_newtype_struct<T: Serialize + ?Sized>(
            self,
            _: &'static str,
            value: &T,
        ) -> Result<Self::Ok, Self::Error> {
            value.serialize(self)
        }

        reject!("an operation is a struct whose fields are its parameters":
            serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
            serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64), serialize_f32(f32),
            serialize_f64(f64), serialize_char(char), serialize_str(&str), serialize_bytes(&[u8]), serialize_none(),
            serialize_some(&T) <T>, serialize_unit(), serialize_unit_variant(&'static str, u32, &'static str),
            serialize_newtype_variant(&'static str, u32, &'static str, &T) <T>,
        );
        reject_compounds!("an operation is a struct whose fields are its parameters":
            serialize_seq(Option<usize>) -> SerializeSeq,
            serialize_tuple(usize) -> SerializeTuple,
            serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct,
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant,
            serialize_map(Option<usize>) -> SerializeMap,
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant,
        );
    };
}

/// Writes the fields of the outermost struct to the URL.
impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Unencodable;
    type SerializeStruct = Fields<'w>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'w>, Unencodable> {
        Ok(Fields(self))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Unencodable> {
        Ok(())
    }

    only_a_struct!();
}

/// Skips the first fields, which are in the path: `operations!` declares them first, required, in its order.
impl<'a, S: Serializer> Serializer for BodyWriter<'a, S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeStruct = BodyFields<'a, S::SerializeStruct>;

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<Self::SerializeStruct, S::Error> {
        let inner = self.inner.serialize_struct(name, len.saturating_sub(self.in_path))?;
        Ok(BodyFields { inner, in_path: self.in_path, at: self.at })
    }

    fn serialize_unit_struct(self, name: &'static str) -> Result<S::Ok, S::Error> {
        self.inner.serialize_struct(name, 0)?.end()
    }

    only_a_struct!();
}

struct BodyFields<'a, S> {
    inner: S,
    in_path: usize,
    at: &'a Cell<&'static str>,
}

impl<S: SerializeStruct> SerializeStruct for BodyFields<'_, S> {
    type Ok = S::Ok;
    type Error = S::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), S::Error> {
        if self.in_path > 0 {
            self.in_path -= 1;
            return Ok(());
        }
        self.at.set(name);
        self.inner.serialize_field(name, value)
    }

    fn end(self) -> Result<S::Ok, S::Error> {
        self.inner.end()
    }
}

struct Fields<'w>(&'w mut Writer);

impl SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = Unencodable;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unencodable> {
        self.0.field(name, value)
    }

    fn end(self) -> Result<(), Unencodable> {
        Ok(())
    }
}

/// The part of the request that a text is written to.
#[derive(Clone, Copy)]
enum Destination {
    Path,
    Query(&'static str),
    /// Deferred: [`Pages`](crate::Pages) writes the page parameters itself.
    Page,
    PerPage,
}

/// Writes a scalar as text, and a list in a query as one `name=value` per element.
struct UrlText<'w> {
    writer: &'w mut Writer,
    destination: Destination,
    is_id: bool,
}

impl<'w> UrlText<'w> {
    fn new(writer: &'w mut Writer, destination: Destination) -> Self {
        Self { writer, destination, is_id: false }
    }
}

impl UrlText<'_> {
    fn text(self, text: &str) -> Result<(), Unencodable> {
        match self.destination {
            Destination::Path => {
                self.writer.url.push_path(text).map_err(|problem| Unencodable(problem.into()))
            }
            Destination::Query(name) => {
                self.writer.url.push_query(name, text);
                Ok(())
            }
            Destination::Page => {
                self.writer.page = text.parse().ok();
                Ok(())
            }
            Destination::PerPage => {
                self.writer.per_page = text.parse().ok();
                Ok(())
            }
        }
    }

    fn display(self, value: impl fmt::Display) -> Result<(), Unencodable> {
        let mut text = StackText { bytes: [0; 64], len: 0 };
        match write!(text, "{value}") {
            Ok(()) => self.text(text.as_str()),
            Err(_) => self.text(&alloc::format!("{value}")),
        }
    }
}

/// A buffer on the stack for the text of a number, which saves an allocation.
struct StackText {
    bytes: [u8; 64],
    len: usize,
}

impl StackText {
    fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

impl Write for StackText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

macro_rules! display {
    ($($method:ident($Type:ty)),* $(,)?) => { $(
        fn $method(self, value: $Type) -> Result<(), Unencodable> {
            self.display(value)
        }
    )* };
}

impl Serializer for UrlText<'_> {
    type Ok = ();
    type Error = Unencodable;
    type SerializeSeq = Self;
    type SerializeTuple = Impossible<(), Unencodable>;
    type SerializeTupleStruct = Impossible<(), Unencodable>;
    type SerializeTupleVariant = Impossible<(), Unencodable>;
    type SerializeMap = Impossible<(), Unencodable>;
    type SerializeStruct = Impossible<(), Unencodable>;
    type SerializeStructVariant = Impossible<(), Unencodable>;

    display!(
        serialize_bool(bool),
        serialize_i8(i8),
        serialize_i16(i16),
        serialize_i32(i32),
        serialize_i64(i64),
        serialize_u8(u8),
        serialize_u16(u16),
        serialize_u32(u32),
        serialize_f32(f32),
        serialize_f64(f64),
        serialize_char(char),
    );

    fn serialize_u64(self, number: u64) -> Result<(), Unencodable> {
        if self.is_id {
            check_id(number).map_err(Unencodable)?;
        }
        match self.destination {
            Destination::Path => self.writer.url.push_path_number(number),
            Destination::Query(name) => self.writer.url.push_query_number(name, number),
            Destination::Page => self.writer.page = Some(number),
            Destination::PerPage => self.writer.per_page = Some(number),
        }
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Unencodable> {
        self.text(text)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Unencodable> {
        self.display(value)
    }

    /// A query cannot express null, so the parameter is left out.
    fn serialize_none(self) -> Result<(), Unencodable> {
        match self.destination {
            Destination::Path => Err(Unencodable("is null".into())),
            _ => Ok(()),
        }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Unencodable> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Unencodable> {
        // An id serializes as a newtype of this name, so that it is checked here.
        self.is_id = name == ID;
        value.serialize(self)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Unencodable> {
        self.text(variant)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Unencodable> {
        match self.destination {
            Destination::Query(_) => Ok(self),
            _ => Err(Unencodable("is a list".into())),
        }
    }

    reject!("cannot be written into a path or query":
        serialize_bytes(&[u8]), serialize_unit(), serialize_unit_struct(&'static str),
        serialize_newtype_variant(&'static str, u32, &'static str, &T) <T>,
    );
    reject_compounds!("cannot be written into a path or query":
        serialize_tuple(usize) -> SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant,
        serialize_map(Option<usize>) -> SerializeMap,
        serialize_struct(&'static str, usize) -> SerializeStruct,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant,
    );
}

impl SerializeSeq for UrlText<'_> {
    type Ok = ();
    type Error = Unencodable;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, element: &T) -> Result<(), Unencodable> {
        element.serialize(UrlText::new(self.writer, self.destination))
    }

    fn end(self) -> Result<(), Unencodable> {
        Ok(())
    }
}
