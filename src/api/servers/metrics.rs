use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use serde::de::{IgnoredAny, SeqAccess};
use serde::ser::{Serialize, SerializeTuple, Serializer};

use crate::macros::model;
use crate::tolerant::{Place, Tolerant};
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

    fn fill_from_seq<'de, A: SeqAccess<'de>>(&mut self, mut seq: A) -> Result<bool, A::Error> {
        let time = seq.next_element_seed(Place(&mut self.time))?;
        let value = seq.next_element_seed(Place(&mut self.value))?;
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(time == Some(true) && value == Some(true))
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
