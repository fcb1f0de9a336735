//! Lenient deserialization: a missing, null or unexpected value never fails the response around it.
//!
//! Every value starts as [`missing`](Lenient::missing) and is filled in place, so a missing key needs no handling and
//! large models are not moved. An optional field stays `None`. A required field that is missing becomes an empty list,
//! `false`, `0`, an `Unknown` value, an unreadable [`Timestamp`](crate::Timestamp) or [`Money`](crate::Money), or an
//! [`Id`](crate::Id) that no request accepts. Returning the other fifty servers of a page is worth more than rejecting
//! all of them.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
#[cfg(any(test, feature = "sim-wasm"))]
use serde_json::{Map, Value};

/// A value with lenient deserialization. Implementors override the `from_*` and `fill_from_*` methods for the JSON
/// types that the value accepts; any other JSON leaves it unchanged.
pub(crate) trait Lenient: Sized {
    /// `true` when the value is a secret, or may contain one.
    const HAS_SECRETS: bool = false;

    /// The value of a missing key.
    fn missing() -> Self;

    fn from_text(_: &str) -> Option<Self> {
        None
    }

    fn from_u64(number: u64) -> Option<Self> {
        Self::from_f64(number as f64)
    }

    fn from_i64(number: i64) -> Option<Self> {
        Self::from_f64(number as f64)
    }

    fn from_f64(_: f64) -> Option<Self> {
        None
    }

    fn from_bool(_: bool) -> Option<Self> {
        None
    }

    fn fill_from_seq<'de, A: SeqAccess<'de>>(&mut self, mut seq: A) -> Result<bool, A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(false)
    }

    fn fill_from_map<'de, A: MapAccess<'de>>(&mut self, mut map: A) -> Result<bool, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(false)
    }

    /// Deserializes into this value. Returns `false`, and leaves the value unchanged, for null and for other JSON
    /// types. Fails only when the text is not JSON.
    fn fill<'de, D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(InPlaceSeed(self))
    }

    /// Fills this value from parsed JSON, with the same result as [`fill`](Self::fill). It is slower, but takes a
    /// fraction of the code, which counts in a wasm.
    #[cfg(any(test, feature = "sim-wasm"))]
    fn fill_from_value(&mut self, value: &Value) -> bool {
        let read = match value {
            Value::String(text) => Self::from_text(text),
            Value::Bool(value) => Self::from_bool(*value),
            Value::Number(number) => match (number.as_u64(), number.as_i64()) {
                (Some(number), _) => Self::from_u64(number),
                (None, Some(number)) => Self::from_i64(number),
                (None, None) => number.as_f64().and_then(Self::from_f64),
            },
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        };
        read.map(|read| *self = read).is_some()
    }
}

/// Implements `Deserialize` for all lenient types.
pub(crate) fn read<'de, D: Deserializer<'de>, T: Lenient>(deserializer: D) -> Result<T, D::Error> {
    let mut value = T::missing();
    #[cfg(not(feature = "sim-wasm"))]
    value.fill(deserializer)?;
    #[cfg(feature = "sim-wasm")]
    value.fill_from_value(&serde::Deserialize::deserialize(deserializer)?);
    Ok(value)
}

/// The field of an object, or null.
#[cfg(any(test, feature = "sim-wasm"))]
pub(crate) fn get<'a>(object: &'a Map<String, Value>, name: &str) -> &'a Value {
    object.get(name).unwrap_or(&Value::Null)
}

/// A seed that deserializes into an existing value.
pub(crate) struct InPlaceSeed<'a, T>(pub &'a mut T);

impl<'de, T: Lenient> DeserializeSeed<'de> for InPlaceSeed<'_, T> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        self.0.fill(deserializer)
    }
}

impl<T> InPlaceSeed<'_, T> {
    fn put<E>(self, value: Option<T>) -> Result<bool, E> {
        let fits = value.is_some();
        if let Some(value) = value {
            *self.0 = value;
        }
        Ok(fits)
    }
}

impl<'de, T: Lenient> Visitor<'de> for InPlaceSeed<'_, T> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<bool, E> {
        self.put(T::from_bool(value))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<bool, E> {
        self.put(T::from_u64(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<bool, E> {
        self.put(T::from_i64(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<bool, E> {
        self.put(T::from_f64(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<bool, E> {
        self.put(T::from_text(text))
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_none<E: Error>(self) -> Result<bool, E> {
        Ok(false)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        self.0.fill(deserializer)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        self.0.fill(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<bool, A::Error> {
        self.0.fill_from_seq(seq)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<bool, A::Error> {
        self.0.fill_from_map(map)
    }
}

/// The keys of a model, in the order in which the API writes them.
pub(crate) struct Keys {
    names: &'static [&'static str],
    next: usize,
}

impl Keys {
    pub(crate) fn new(names: &'static [&'static str]) -> Self {
        Self { names, next: 0 }
    }
}

/// Reads a key and returns its index; `usize::MAX` for an unknown key.
impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut Keys {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        // It is nearly always the key after the previous one.
        let number = match self.names.get(self.next) {
            Some(name) if is_same(name.as_bytes(), key.as_bytes()) => self.next,
            _ => match self.names.iter().position(|name| *name == key) {
                Some(number) => number,
                None => return Ok(usize::MAX),
            },
        };
        self.next = number + 1;
        Ok(number)
    }
}

/// Compares short texts by two chunks that may overlap: a call of `memcmp` would cost more than the comparison.
#[inline]
fn is_same(a: &[u8], b: &[u8]) -> bool {
    fn edges<const N: usize>(a: &[u8], b: &[u8]) -> bool {
        a.first_chunk::<N>() == b.first_chunk::<N>() && a.last_chunk::<N>() == b.last_chunk::<N>()
    }
    a.len() == b.len()
        && match a.len() {
            2..=4 => edges::<2>(a, b),
            5..=8 => edges::<4>(a, b),
            9..=16 => edges::<8>(a, b),
            _ => a == b,
        }
}

impl<T: Lenient> Lenient for Option<T> {
    const HAS_SECRETS: bool = T::HAS_SECRETS;

    fn missing() -> Self {
        None
    }

    fn fill<'de, D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_option(OptionSeed(self))
    }

    #[cfg(any(test, feature = "sim-wasm"))]
    fn fill_from_value(&mut self, value: &Value) -> bool {
        if !value.is_null() && !self.insert(T::missing()).fill_from_value(value) {
            *self = None;
        }
        true
    }
}

/// A seed that deserializes into an optional value, which is created only for JSON other than null.
struct OptionSeed<'a, T>(&'a mut Option<T>);

impl<'de, T: Lenient> Visitor<'de> for OptionSeed<'_, T> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_unit<E: Error>(self) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_none<E: Error>(self) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        if !self.0.insert(T::missing()).fill(deserializer)? {
            *self.0 = None;
        }
        Ok(true)
    }
}

impl<T: Lenient> Lenient for Box<T> {
    const HAS_SECRETS: bool = T::HAS_SECRETS;

    fn missing() -> Self {
        T::missing().into()
    }

    fn fill<'de, D: Deserializer<'de>>(&mut self, deserializer: D) -> Result<bool, D::Error> {
        (**self).fill(deserializer)
    }

    #[cfg(any(test, feature = "sim-wasm"))]
    fn fill_from_value(&mut self, value: &Value) -> bool {
        (**self).fill_from_value(value)
    }
}

/// Leaves out elements that cannot be read.
impl<T: Lenient> Lenient for Vec<T> {
    const HAS_SECRETS: bool = T::HAS_SECRETS;

    fn missing() -> Self {
        Self::new()
    }

    fn fill_from_seq<'de, A: SeqAccess<'de>>(&mut self, mut seq: A) -> Result<bool, A::Error> {
        while seq.next_element_seed(Push(self))?.is_some() {}
        Ok(true)
    }

    #[cfg(any(test, feature = "sim-wasm"))]
    fn fill_from_value(&mut self, value: &Value) -> bool {
        let Value::Array(elements) = value else { return false };
        for value in elements {
            let mut element = T::missing();
            if element.fill_from_value(value) {
                self.push(element);
            }
        }
        true
    }
}

/// The initial capacity of a list of small elements: most have one element for each location. Growing by doubling would
/// request more than a kilobyte, for which allocators are slow.
const USUAL: usize = 6;
/// The maximum size of a small element, in bytes.
const SMALL: usize = 128;

/// A seed that deserializes the next element of a list.
struct Push<'a, T>(&'a mut Vec<T>);

impl<'de, T: Lenient> DeserializeSeed<'de> for Push<'_, T> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        if self.0.capacity() == 0 && size_of::<T>() <= SMALL {
            self.0.reserve_exact(USUAL);
        }
        self.0.push(T::missing());
        let fits = match self.0.last_mut() {
            Some(place) => place.fill(deserializer)?,
            None => false,
        };
        if !fits {
            self.0.pop();
        }
        Ok(())
    }
}

/// Leaves out entries whose values cannot be read.
impl<T: Lenient> Lenient for BTreeMap<String, T> {
    const HAS_SECRETS: bool = T::HAS_SECRETS;

    fn missing() -> Self {
        Self::new()
    }

    fn fill_from_map<'de, A: MapAccess<'de>>(&mut self, mut map: A) -> Result<bool, A::Error> {
        while let Some(key) = map.next_key()? {
            let mut value = T::missing();
            if map.next_value_seed(InPlaceSeed(&mut value))? {
                self.insert(key, value);
            }
        }
        Ok(true)
    }

    #[cfg(any(test, feature = "sim-wasm"))]
    fn fill_from_value(&mut self, value: &Value) -> bool {
        let Value::Object(fields) = value else { return false };
        for (key, value) in fields {
            let mut entry = T::missing();
            if entry.fill_from_value(value) {
                self.insert(key.clone(), entry);
            }
        }
        true
    }
}

impl Lenient for bool {
    fn missing() -> Self {
        false
    }

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }
}

impl Lenient for f64 {
    fn missing() -> Self {
        0.0
    }

    fn from_text(text: &str) -> Option<Self> {
        // The tables of `parse` are 10 KB that cannot be compressed, and JSON has a parser without them.
        #[cfg(feature = "sim-wasm")]
        return serde_json::from_str(text).ok();
        #[cfg(not(feature = "sim-wasm"))]
        text.parse().ok()
    }

    fn from_f64(number: f64) -> Option<Self> {
        Some(number)
    }
}

/// Implements `Lenient` for integers: a number without a fraction, or a string of digits.
macro_rules! integer_scalar {
    ($($Int:ty),*) => { $(
        impl Lenient for $Int {
            fn missing() -> Self {
                0
            }

            fn from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }

            fn from_u64(number: u64) -> Option<Self> {
                number.try_into().ok()
            }

            fn from_i64(number: i64) -> Option<Self> {
                number.try_into().ok()
            }

            fn from_f64(number: f64) -> Option<Self> {
                // `as` saturates, so a number that does not fit differs from the result.
                let integer = number as $Int;
                (integer as f64 == number).then_some(integer)
            }
        }
    )* };
}
integer_scalar!(u64, i64, u32, u16);

impl Lenient for String {
    fn missing() -> Self {
        Self::new()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(text.into())
    }

    fn from_u64(number: u64) -> Option<Self> {
        Some(alloc::format!("{number}"))
    }

    fn from_i64(number: i64) -> Option<Self> {
        Some(alloc::format!("{number}"))
    }

    fn from_f64(number: f64) -> Option<Self> {
        Some(alloc::format!("{number}"))
    }

    fn from_bool(value: bool) -> Option<Self> {
        Some(alloc::format!("{value}"))
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    fn lenient<T: Lenient + PartialEq + fmt::Debug>(json: &str) -> Option<T> {
        let (mut value, mut parsed) = (T::missing(), T::missing());
        let fits = value.fill(&mut serde_json::Deserializer::from_str(json)).expect(json);
        assert_eq!(parsed.fill_from_value(&serde_json::from_str(json).expect(json)), fits, "{json}");
        assert!(!fits || parsed == value, "{json}: {parsed:?} is not {value:?}");
        fits.then_some(value)
    }

    #[test]
    fn a_scalar_is_read_from_equivalent_json() {
        assert_eq!(lenient::<u64>("42"), Some(42));
        assert_eq!(lenient::<u64>("\"42\""), Some(42));
        assert_eq!(lenient::<u64>("42.0"), Some(42));
        assert_eq!(lenient::<u64>("42.5"), None);
        assert_eq!(lenient::<u64>("-1"), None);
        assert_eq!(lenient::<u32>("4294967296"), None);
        assert_eq!(lenient::<f64>("4"), Some(4.0));
        assert_eq!(lenient::<String>("24.04"), Some("24.04".into()));
        for odd in ["null", "[1, 2]", "{\"a\": [true]}"] {
            assert_eq!(lenient::<bool>(odd), None, "{odd}");
        }
    }

    #[test]
    fn unreadable_elements_do_not_fail_a_list() {
        assert_eq!(lenient::<Vec<u64>>("[1, null, \"x\", {\"y\": 2}, 3]"), Some(vec![1, 3]));
        assert_eq!(lenient::<Vec<u64>>("7"), None);
        let map = lenient::<BTreeMap<String, String>>("{\"a\": \"1\", \"b\": null}").expect("a map");
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a".into(), "1".into())]);
    }

    #[test]
    fn invalid_json_fails() {
        assert!(0u64.fill(&mut serde_json::Deserializer::from_str("[1,")).is_err());
    }
}
