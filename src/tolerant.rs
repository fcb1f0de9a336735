//! How a model survives what the API changes: a missing, null or odd value never fails the answer around it.
//!
//! Every field of every model is read through [`read`], and stands as [`absent`] when its key is not there. An optional
//! field becomes `None`; a guaranteed one that vanished becomes an empty list, `false`, `0`, an `Unknown` word, an
//! unreadable [`Timestamp`](crate::Timestamp) or [`Money`](crate::Money), or an [`Id`](crate::Id) that no request
//! accepts. Serving the other fifty servers of a page is worth more than refusing them all.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::de::value::MapAccessDeserializer;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// A value that can be read from anything.
pub(crate) trait Tolerant: Sized {
    /// What stands for a value that is not there.
    fn absent() -> Self;

    /// Reads the value; `None` when it is null or of another type. Fails only where the text is no JSON.
    fn try_read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error>;
}

/// For `#[serde(default = "…")]`.
pub(crate) fn absent<T: Tolerant>() -> T {
    T::absent()
}

/// For `#[serde(deserialize_with = "…")]`.
#[inline]
pub(crate) fn read<'de, D: Deserializer<'de>, T: Tolerant>(deserializer: D) -> Result<T, D::Error> {
    Ok(T::try_read(deserializer)?.unwrap_or_else(T::absent))
}

impl<T: Tolerant> Tolerant for Option<T> {
    fn absent() -> Self {
        None
    }

    fn try_read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        T::try_read(deserializer).map(Some)
    }
}

impl<T: Tolerant> Tolerant for Box<T> {
    fn absent() -> Self {
        T::absent().into()
    }

    fn try_read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        Ok(T::try_read(deserializer)?.map(Self::new))
    }
}

/// A value written as one string, number or boolean.
pub(crate) trait Scalar: Sized {
    /// What stands for a value that is not there.
    fn absent() -> Self;

    fn from_text(text: &str) -> Option<Self>;

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
}

/// Makes every listed [`Scalar`] [`Tolerant`]. A blanket implementation would collide with those for models.
macro_rules! tolerant_scalar {
    ($($Type:ty),* $(,)?) => { $(
        impl $crate::tolerant::Tolerant for $Type {
            fn absent() -> Self {
                $crate::tolerant::Scalar::absent()
            }

            fn try_read<'de, D: serde::Deserializer<'de>>(
                deserializer: D,
            ) -> Result<Option<Self>, D::Error> {
                deserializer.deserialize_any($crate::tolerant::ScalarVisitor::new())
            }
        }
    )* };
}
pub(crate) use tolerant_scalar;

tolerant_scalar!(bool, u64, i64, u32, f64, String);

impl Scalar for bool {
    fn absent() -> Self {
        false
    }

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn from_bool(value: bool) -> Option<Self> {
        Some(value)
    }
}

impl Scalar for f64 {
    fn absent() -> Self {
        0.0
    }

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }

    fn from_f64(number: f64) -> Option<Self> {
        Some(number)
    }
}

/// Integers: a number without a fraction, or a text of digits.
macro_rules! integer_scalar {
    ($($Int:ty),*) => { $(
        impl Scalar for $Int {
            fn absent() -> Self {
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
                // `as` saturates, so a number that does not fit is not equal to its own image.
                let integer = number as $Int;
                (integer as f64 == number).then_some(integer)
            }
        }
    )* };
}
integer_scalar!(u64, i64, u32);

impl Scalar for String {
    fn absent() -> Self {
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

/// Reads a [`Scalar`] from whatever is there.
pub(crate) struct ScalarVisitor<T>(PhantomData<T>);

impl<T> ScalarVisitor<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Scalar> Visitor<'de> for ScalarVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(T::from_bool(value))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(T::from_u64(number))
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(T::from_i64(number))
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(T::from_f64(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(T::from_text(text))
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        skip_seq(seq)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        skip_map(map)
    }
}

/// What a value made of others does with the JSON it likes.
pub(crate) trait Compound<'de>: Sized {
    fn from_seq<A: SeqAccess<'de>>(seq: A) -> Result<Option<Self>, A::Error> {
        skip_seq(seq)
    }

    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Option<Self>, A::Error> {
        skip_map(map)
    }
}

/// Reads a [`Compound`] from whatever is there.
pub(crate) struct CompoundVisitor<T>(PhantomData<T>);

impl<T> CompoundVisitor<T> {
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Compound<'de>> Visitor<'de> for CompoundVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        T::from_seq(seq)
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::from_map(map)
    }
}

fn skip_seq<'de, T, A: SeqAccess<'de>>(mut seq: A) -> Result<Option<T>, A::Error> {
    while seq.next_element::<IgnoredAny>()?.is_some() {}
    Ok(None)
}

fn skip_map<'de, T, A: MapAccess<'de>>(mut map: A) -> Result<Option<T>, A::Error> {
    while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
    Ok(None)
}

/// Reads a model, whose own `Deserialize` is tolerant field by field, from the map at hand.
#[inline]
pub(crate) fn model_from_map<'de, T: serde::Deserialize<'de>, A: MapAccess<'de>>(
    map: A,
) -> Result<Option<T>, A::Error> {
    T::deserialize(MapAccessDeserializer::new(map)).map(Some)
}

/// One element of a list or map; `None` for an odd one.
struct Element<T>(Option<T>);

impl<'de, T: Tolerant> serde::Deserialize<'de> for Element<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::try_read(deserializer).map(Self)
    }
}

impl<'de, T: Tolerant> Compound<'de> for Vec<T> {
    fn from_seq<A: SeqAccess<'de>>(mut seq: A) -> Result<Option<Self>, A::Error> {
        let mut items = Self::new();
        while let Some(Element(item)) = seq.next_element()? {
            if let Some(item) = item {
                items.push(item);
            }
        }
        Ok(Some(items))
    }
}

impl<T: Tolerant> Tolerant for Vec<T> {
    fn absent() -> Self {
        Self::new()
    }

    fn try_read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(CompoundVisitor::new())
    }
}

impl<'de, T: Tolerant> Compound<'de> for BTreeMap<String, T> {
    fn from_map<A: MapAccess<'de>>(mut map: A) -> Result<Option<Self>, A::Error> {
        let mut entries = Self::new();
        while let Some((key, Element(value))) = map.next_entry()? {
            if let Some(value) = value {
                entries.insert(key, value);
            }
        }
        Ok(Some(entries))
    }
}

impl<T: Tolerant> Tolerant for BTreeMap<String, T> {
    fn absent() -> Self {
        Self::new()
    }

    fn try_read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(CompoundVisitor::new())
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec;

    use super::*;

    fn tolerate<T: Tolerant>(json: &str) -> Option<T> {
        T::try_read(&mut serde_json::Deserializer::from_str(json)).expect(json)
    }

    #[test]
    fn a_scalar_is_read_from_what_means_the_same() {
        assert_eq!(tolerate::<u64>("42"), Some(42));
        assert_eq!(tolerate::<u64>("\"42\""), Some(42));
        assert_eq!(tolerate::<u64>("42.0"), Some(42));
        assert_eq!(tolerate::<u64>("42.5"), None);
        assert_eq!(tolerate::<u64>("-1"), None);
        assert_eq!(tolerate::<u32>("4294967296"), None);
        assert_eq!(tolerate::<f64>("4"), Some(4.0));
        assert_eq!(tolerate::<String>("24.04"), Some("24.04".into()));
        for odd in ["null", "[1, 2]", "{\"a\": [true]}"] {
            assert_eq!(tolerate::<bool>(odd), None, "{odd}");
        }
    }

    #[test]
    fn odd_elements_do_not_fail_a_list() {
        assert_eq!(tolerate::<Vec<u64>>("[1, null, \"x\", {\"y\": 2}, 3]"), Some(vec![1, 3]));
        assert_eq!(tolerate::<Vec<u64>>("7"), None);
        let map = tolerate::<BTreeMap<String, String>>("{\"a\": \"1\", \"b\": null}").expect("a map");
        assert_eq!(map.into_iter().collect::<Vec<_>>(), [("a".into(), "1".into())]);
    }

    #[test]
    fn what_is_no_json_fails() {
        assert!(u64::try_read(&mut serde_json::Deserializer::from_str("[1,")).is_err());
    }
}
