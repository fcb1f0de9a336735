//! The one rule: **path parameters go into the path; what remains is the query of a `GET` and the JSON body of everything
//! else.** It holds for every operation, so one function builds every request.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::cell::Cell;
use core::fmt::{self, Write};

use serde::ser::{self, Impossible, Serialize, SerializeSeq, SerializeStruct, Serializer};

use crate::error::InputError;
use crate::operation::{Method, Route};
use crate::words::{ID, check_id};

/// What an operation becomes before a token is put to it.
pub(crate) struct Draft {
    pub(crate) url: String,
    pub(crate) body: Option<Vec<u8>>,
    /// The `page` and `per_page` of a listing that [`Pages`](crate::Pages) is to number itself.
    pub(crate) page: Option<u64>,
    pub(crate) per_page: Option<u64>,
}

impl Draft {
    /// Numbers a page of a listing whose own numbers were held back.
    pub(crate) fn push_page(url: &mut String, page: u64, per_page: u64) {
        url.push(if url.bytes().any(|byte| byte == b'?') { '&' } else { '?' });
        for (name, number) in [("page=", page), ("&per_page=", per_page)] {
            url.push_str(name);
            url.push_str(decimal(number, &mut [0; 20]));
        }
    }
}

/// The one rule, for a value whose fields are the parameters.
pub(crate) fn draft<P: Serialize + ?Sized>(
    base: &str,
    route: &'static Route,
    parameters: &P,
    hold_page: bool,
) -> Result<Draft, InputError> {
    let mut writer = Writer::new(base, route.method, route.path, hold_page);
    if let Err(Refused(problem)) = parameters.serialize(&mut writer) {
        return Err(InputError::new(route.name, writer.at, problem));
    }
    if let Some(missing) = writer.due() {
        return Err(InputError::new(route.name, missing, "is missing"));
    }
    let Writer { url, page, per_page, .. } = writer;
    Ok(Draft { url, body: body(route, parameters)?, page, per_page })
}

/// Writes the parameters of one operation where they belong, as they come; those of the path come first.
pub(crate) struct Writer {
    method: Method,
    /// The base URL, and the path up to the parameter that is due.
    url: String,
    /// The path from the parameter that is due.
    rest: &'static str,
    has_query: bool,
    hold_page: bool,
    page: Option<u64>,
    per_page: Option<u64>,
    /// The parameter that is being written, for errors.
    at: &'static str,
}

impl Writer {
    pub(crate) fn new(base: &str, method: Method, path: &'static str, hold_page: bool) -> Self {
        let mut url = String::with_capacity(base.len() + path.len() + 48);
        url.push_str(base);
        let fixed = path.bytes().position(|byte| byte == b'{').unwrap_or(path.len());
        url.push_str(&path[..fixed]);
        Self {
            method,
            url,
            rest: &path[fixed..],
            has_query: false,
            hold_page,
            page: None,
            per_page: None,
            at: "",
        }
    }

    /// The parameter that the path waits for.
    pub(crate) fn due(&self) -> Option<&'static str> {
        let end = self.rest.bytes().position(|byte| byte == b'}')?;
        self.rest.get(1..end)
    }

    /// Fills the parameter that is due, and goes on to the next.
    pub(crate) fn push_path(&mut self, text: &str) -> Result<(), &'static str> {
        match text {
            "" => return Err("is empty"),
            "." | ".." => return Err("would be another path"),
            _ => push_encoded(&mut self.url, text),
        }
        let position = |text: &str, sign: u8| text.bytes().position(|byte| byte == sign);
        let after = &self.rest[position(self.rest, b'}').map_or(self.rest.len(), |end| end + 1)..];
        let fixed = position(after, b'{').unwrap_or(after.len());
        self.url.push_str(&after[..fixed]);
        self.rest = &after[fixed..];
        Ok(())
    }

    pub(crate) fn push_query(&mut self, name: &str, text: &str) {
        self.url.push(if self.has_query { '&' } else { '?' });
        self.has_query = true;
        self.url.push_str(name);
        self.url.push('=');
        push_encoded(&mut self.url, text);
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), Refused> {
        self.at = name;
        if self.due() == Some(name) {
            value.serialize(Text::new(self, Place::Path))
        } else if self.hold_page && name == "page" {
            value.serialize(Text::new(self, Place::Page))
        } else if self.hold_page && name == "per_page" {
            value.serialize(Text::new(self, Place::PerPage))
        } else if self.method == Method::Get {
            value.serialize(Text::new(self, Place::Query(name)))
        } else {
            // The body is written on its own, in one piece.
            Ok(())
        }
    }

    /// The URL so far: all of it once no parameter is due.
    pub(crate) fn into_url(self) -> String {
        self.url
    }
}

/// The JSON body of everything but a `GET`: the parameters that are not in the path. An operation that may have a body
/// always sends one, if only `{}`.
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

/// Percent-encodes all but the unreserved characters (RFC 3986, section 2.3).
pub(crate) fn push_encoded(url: &mut String, text: &str) {
    const HEX: [u8; 16] = *b"0123456789ABCDEF";
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    let mut plain_from = 0;
    for (at, byte) in text.bytes().enumerate() {
        if is_plain(&byte) {
            continue;
        }
        // What is not plain may be a part of a character; what stands before it never is.
        url.push_str(text.get(plain_from..at).unwrap_or_default());
        plain_from = at + 1;
        url.push('%');
        url.push(char::from(HEX[usize::from(byte >> 4)]));
        url.push(char::from(HEX[usize::from(byte & 15)]));
    }
    url.push_str(text.get(plain_from..).unwrap_or_default());
}

/// Why a parameter cannot be sent.
#[derive(Debug)]
pub(crate) struct Refused(String);

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl core::error::Error for Refused {}

impl ser::Error for Refused {
    fn custom<T: fmt::Display>(problem: T) -> Self {
        Self(problem.to_string())
    }
}

/// Refuses kinds of values.
macro_rules! refuse {
    ($problem:literal: $($method:ident($($Type:ty),*) $(<$T:ident>)?),* $(,)?) => { $(
        fn $method $(<$T: Serialize + ?Sized>)? (self, $(_: $Type),*) -> Result<Self::Ok, Self::Error> {
            Err(ser::Error::custom($problem))
        }
    )* };
}

macro_rules! refuse_compounds {
    ($problem:literal: $($method:ident($($Type:ty),*) -> $Compound:ident),* $(,)?) => { $(
        fn $method(self, $(_: $Type),*) -> Result<Self::$Compound, Self::Error> {
            Err(ser::Error::custom($problem))
        }
    )* };
}

/// Refuses everything but a struct, whose fields are the parameters of an operation.
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

        refuse!("an operation is a struct whose fields are its parameters":
            serialize_bool(bool), serialize_i8(i8), serialize_i16(i16), serialize_i32(i32), serialize_i64(i64),
            serialize_u8(u8), serialize_u16(u16), serialize_u32(u32), serialize_u64(u64), serialize_f32(f32),
            serialize_f64(f64), serialize_char(char), serialize_str(&str), serialize_bytes(&[u8]), serialize_none(),
            serialize_some(&T) <T>, serialize_unit(), serialize_unit_variant(&'static str, u32, &'static str),
            serialize_newtype_variant(&'static str, u32, &'static str, &T) <T>,
        );
        refuse_compounds!("an operation is a struct whose fields are its parameters":
            serialize_seq(Option<usize>) -> SerializeSeq,
            serialize_tuple(usize) -> SerializeTuple,
            serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct,
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant,
            serialize_map(Option<usize>) -> SerializeMap,
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant,
        );
    };
}

/// Routes the fields of the outermost struct.
impl<'w> Serializer for &'w mut Writer {
    type Ok = ();
    type Error = Refused;
    type SerializeStruct = Fields<'w>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fields<'w>, Refused> {
        Ok(Fields(self))
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Refused> {
        Ok(())
    }

    only_a_struct!();
}

/// Leaves out the fields that are in the path.
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

pub(crate) struct Fields<'w>(&'w mut Writer);

impl SerializeStruct for Fields<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        self.0.field(name, value)
    }

    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}

/// Where a text goes.
#[derive(Clone, Copy)]
enum Place {
    Path,
    Query(&'static str),
    /// Held back: the listing numbers its pages itself.
    Page,
    PerPage,
}

/// Writes a plain value as text, and a list in a query as one `name=value` per element.
struct Text<'w> {
    writer: &'w mut Writer,
    place: Place,
    is_id: bool,
}

impl<'w> Text<'w> {
    fn new(writer: &'w mut Writer, place: Place) -> Self {
        Self { writer, place, is_id: false }
    }
}

impl Text<'_> {
    fn text(self, text: &str) -> Result<(), Refused> {
        match self.place {
            Place::Path => self.writer.push_path(text).map_err(|problem| Refused(problem.into())),
            Place::Query(name) => {
                self.writer.push_query(name, text);
                Ok(())
            }
            Place::Page => {
                self.writer.page = text.parse().ok();
                Ok(())
            }
            Place::PerPage => {
                self.writer.per_page = text.parse().ok();
                Ok(())
            }
        }
    }

    fn display(self, value: impl fmt::Display) -> Result<(), Refused> {
        let mut text = SmallText { bytes: [0; 64], len: 0 };
        match write!(text, "{value}") {
            Ok(()) => self.text(text.as_str()),
            Err(_) => self.text(&alloc::format!("{value}")),
        }
    }
}

/// The digits of a number. Ids are in nearly every request, and `fmt` takes several times as long.
pub(crate) fn decimal(mut number: u64, digits: &mut [u8; 20]) -> &str {
    let mut from = digits.len();
    loop {
        from -= 1;
        digits[from] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return core::str::from_utf8(&digits[from..]).unwrap_or_default();
        }
    }
}

/// Room for a number, so that it needs no allocation.
struct SmallText {
    bytes: [u8; 64],
    len: usize,
}

impl SmallText {
    fn as_str(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}

impl Write for SmallText {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.len + text.len();
        self.bytes.get_mut(self.len..end).ok_or(fmt::Error)?.copy_from_slice(text.as_bytes());
        self.len = end;
        Ok(())
    }
}

macro_rules! display {
    ($($method:ident($Type:ty)),* $(,)?) => { $(
        fn $method(self, value: $Type) -> Result<(), Refused> {
            self.display(value)
        }
    )* };
}

impl<'w> Serializer for Text<'w> {
    type Ok = ();
    type Error = Refused;
    type SerializeSeq = Self;
    type SerializeTuple = Impossible<(), Refused>;
    type SerializeTupleStruct = Impossible<(), Refused>;
    type SerializeTupleVariant = Impossible<(), Refused>;
    type SerializeMap = Impossible<(), Refused>;
    type SerializeStruct = Impossible<(), Refused>;
    type SerializeStructVariant = Impossible<(), Refused>;

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

    fn serialize_u64(self, number: u64) -> Result<(), Refused> {
        if self.is_id {
            check_id(number).map_err(Refused)?;
        }
        let mut digits = [0; 20];
        self.text(decimal(number, &mut digits))
    }

    fn serialize_str(self, text: &str) -> Result<(), Refused> {
        self.text(text)
    }

    fn collect_str<T: fmt::Display + ?Sized>(self, value: &T) -> Result<(), Refused> {
        self.display(value)
    }

    /// Null: a query has no word for it but to leave the parameter out.
    fn serialize_none(self) -> Result<(), Refused> {
        match self.place {
            Place::Path => Err(Refused("is null".into())),
            _ => Ok(()),
        }
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Refused> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Refused> {
        self.is_id = name == ID;
        value.serialize(self)
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Result<(), Refused> {
        self.text(variant)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Self, Refused> {
        match self.place {
            Place::Query(_) => Ok(self),
            _ => Err(Refused("is a list".into())),
        }
    }

    refuse!("has no place in a path or query":
        serialize_bytes(&[u8]), serialize_unit(), serialize_unit_struct(&'static str),
        serialize_newtype_variant(&'static str, u32, &'static str, &T) <T>,
    );
    refuse_compounds!("has no place in a path or query":
        serialize_tuple(usize) -> SerializeTuple,
        serialize_tuple_struct(&'static str, usize) -> SerializeTupleStruct,
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> SerializeTupleVariant,
        serialize_map(Option<usize>) -> SerializeMap,
        serialize_struct(&'static str, usize) -> SerializeStruct,
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> SerializeStructVariant,
    );
}

impl SerializeSeq for Text<'_> {
    type Ok = ();
    type Error = Refused;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, element: &T) -> Result<(), Refused> {
        element.serialize(Text::new(self.writer, self.place))
    }

    fn end(self) -> Result<(), Refused> {
        Ok(())
    }
}
