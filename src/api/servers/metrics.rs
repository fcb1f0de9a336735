use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::de::{IgnoredAny, SeqAccess};
use serde::ser::{Serialize, SerializeTuple, Serializer};

use crate::macros::model;
use crate::tolerant::{Compound, CompoundVisitor, Tolerant};
use crate::words::Timestamp;

model! {
    /// What was measured.
    Metrics: "metrics" {
        /// From when.
        start: Timestamp,
        /// Until when.
        end: Timestamp,
        /// Seconds from one sample to the next.
        step: f64,
        /// The series by name, as in `network.0.bandwidth.in`.
        time_series: BTreeMap<String, TimeSeries>,
    }

    /// One line of a chart.
    TimeSeries {
        /// The samples in order of time.
        values: Vec<Sample>,
    }
}

/// What was measured at a moment. On the wire a pair of a number and a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// Seconds since the Unix epoch.
    pub time: f64,
    /// The value, in the unit of its series.
    pub value: f64,
}

impl Tolerant for Sample {
    fn absent() -> Self {
        Self { time: 0.0, value: f64::NAN }
    }

    fn try_read<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(CompoundVisitor::new())
    }
}

impl<'de> Compound<'de> for Sample {
    fn from_seq<A: SeqAccess<'de>>(mut seq: A) -> Result<Option<Self>, A::Error> {
        let time = seq.next_element_seed(Number)?.flatten();
        let value = seq.next_element_seed(Number)?.flatten();
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(time.zip(value).map(|(time, value)| Self { time, value }))
    }
}

/// A number, also as text.
struct Number;

impl<'de> serde::de::DeserializeSeed<'de> for Number {
    type Value = Option<f64>;

    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        f64::try_read(deserializer)
    }
}

impl Serialize for Sample {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut pair = serializer.serialize_tuple(2)?;
        pair.serialize_element(&self.time)?;
        pair.serialize_element(&alloc::format!("{}", self.value))?;
        pair.end()
    }
}
