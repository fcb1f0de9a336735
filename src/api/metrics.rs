//! Metrics of servers and load balancers over a period.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde::de::{IgnoredAny, SeqAccess};
use serde::ser::{Serialize, SerializeTuple, Serializer};

use crate::lenient::{InPlaceSeed, Lenient};
use crate::macros::model;
use crate::primitives::Timestamp;

model! {
    /// Metrics over a period.
    Metrics: "metrics" {
        /// The start of the period.
        start: Timestamp,
        /// The end of the period.
        end: Timestamp,
        /// The interval between samples, in seconds.
        step: f64,
        /// The series by name, as in `network.0.bandwidth.in`.
        time_series: BTreeMap<String, TimeSeries>,
    }

    /// A time series: one line of a chart.
    TimeSeries {
        /// The samples in order of time.
        values: Vec<Sample>,
    }
}

impl Metrics {
    /// Returns the series in order of name, each with its unit.
    ///
    /// ```
    /// use hetzner_cloud::metrics::Unit;
    /// use hetzner_cloud::{Response, servers};
    ///
    /// let response = Response::new(200, r#"{"metrics": {"step": 60, "time_series": {
    ///     "network.0.pps.in": {"values": [[1435781470.5, "42"], [1435781530.5, "NaN"]]}
    /// }}}"#);
    /// let metrics = response.reply::<servers::GetMetrics>()?;
    /// for series in metrics.series() {
    ///     assert_eq!((series.name, series.unit), ("network.0.pps.in", Some(Unit::PacketsPerSecond)));
    ///     assert_eq!(series.points().collect::<Vec<_>>(), [(1435781470.5, 42.0)]);
    /// }
    /// # Ok::<(), hetzner_cloud::Error>(())
    /// ```
    pub fn series(&self) -> impl Iterator<Item = Series<'_>> {
        self.time_series.iter().map(|(name, line)| Series {
            name,
            unit: Unit::of(name),
            samples: &line.values,
        })
    }
}

/// A time series with its name and unit.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct Series<'a> {
    /// The name, as in `network.0.bandwidth.in`.
    pub name: &'a str,
    /// The unit; `None` for a name that this version does not know.
    pub unit: Option<Unit>,
    /// The samples in order of time, including those that are not a number.
    pub samples: &'a [Sample],
}

impl<'a> Series<'a> {
    /// Returns the points to plot: seconds since the Unix epoch, and the value. Samples that are `NaN` or infinite are
    /// left out, but are in `samples`, to be shown as gaps. Samples that could not be read as a number are in neither.
    pub fn points(self) -> impl Iterator<Item = (f64, f64)> + 'a {
        let points = self.samples.iter().map(|sample| (sample.time, sample.value));
        points.filter(|(time, value)| time.is_finite() && value.is_finite())
    }
}

/// The unit of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Percent.
    Percent,
    /// Reads or writes of a disk per second.
    OperationsPerSecond,
    /// Bytes per second.
    BytesPerSecond,
    /// Packets per second.
    PacketsPerSecond,
    /// Connections.
    Connections,
    /// New connections per second.
    ConnectionsPerSecond,
    /// Requests per second.
    RequestsPerSecond,
}

impl Unit {
    /// Returns the unit of the series with this name, of a server or a load balancer; `None` for a name that this
    /// version does not know.
    ///
    /// ```
    /// use hetzner_cloud::metrics::Unit;
    ///
    /// assert_eq!(Unit::of("disk.0.bandwidth.read"), Some(Unit::BytesPerSecond));
    /// assert_eq!(Unit::BytesPerSecond.to_string(), "bytes/s");
    /// ```
    pub fn of(series: &str) -> Option<Self> {
        let parts: Vec<&str> = series.split('.').collect();
        Some(match parts[..] {
            ["cpu"] => Self::Percent,
            ["disk", _, "iops", "read" | "write"] => Self::OperationsPerSecond,
            ["disk", _, "bandwidth", "read" | "write"] => Self::BytesPerSecond,
            ["network", _, "pps", "in" | "out"] => Self::PacketsPerSecond,
            ["network", _, "bandwidth", "in" | "out"] | ["bandwidth", "in" | "out"] => Self::BytesPerSecond,
            ["open_connections"] => Self::Connections,
            ["connections_per_second"] => Self::ConnectionsPerSecond,
            ["requests_per_second"] => Self::RequestsPerSecond,
            _ => return None,
        })
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Percent => "%",
            Self::OperationsPerSecond => "operations/s",
            Self::BytesPerSecond => "bytes/s",
            Self::PacketsPerSecond => "packets/s",
            Self::Connections => "connections",
            Self::ConnectionsPerSecond => "connections/s",
            Self::RequestsPerSecond => "requests/s",
        })
    }
}

/// A measurement at one time. On the wire it is a pair of a number and a string.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sample {
    /// Seconds since the Unix epoch.
    pub time: f64,
    /// The value, in the unit of its series.
    pub value: f64,
}

impl Lenient for Sample {
    fn missing() -> Self {
        Self { time: 0.0, value: f64::NAN }
    }

    fn fill_from_seq<'de, A: SeqAccess<'de>>(&mut self, mut seq: A) -> Result<bool, A::Error> {
        let time = seq.next_element_seed(InPlaceSeed(&mut self.time))?;
        let value = seq.next_element_seed(InPlaceSeed(&mut self.value))?;
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(time == Some(true) && value == Some(true))
    }

    #[cfg(any(test, feature = "sim-wasm"))]
    fn fill_from_value(&mut self, value: &serde_json::Value) -> bool {
        let [Some(time), Some(amount)] = [value.get(0), value.get(1)] else { return false };
        let fits = self.time.fill_from_value(time);
        self.value.fill_from_value(amount) && fits
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

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn every_documented_series_has_its_unit() {
        for (name, unit) in [
            ("cpu", "%"),
            ("disk.0.iops.read", "operations/s"),
            ("disk.1.iops.write", "operations/s"),
            ("disk.0.bandwidth.read", "bytes/s"),
            ("disk.0.bandwidth.write", "bytes/s"),
            ("network.0.pps.in", "packets/s"),
            ("network.12.pps.out", "packets/s"),
            ("network.0.bandwidth.in", "bytes/s"),
            ("network.0.bandwidth.out", "bytes/s"),
            ("open_connections", "connections"),
            ("connections_per_second", "connections/s"),
            ("requests_per_second", "requests/s"),
            ("bandwidth.in", "bytes/s"),
            ("bandwidth.out", "bytes/s"),
        ] {
            assert_eq!(Unit::of(name).map(|unit| unit.to_string()).as_deref(), Some(unit), "{name}");
        }
        for name in ["", ".", "cpu.0", "disk", "disk.0.iops", "disk.0.iops.read.p99", "memory"] {
            assert_eq!(Unit::of(name), None, "{name}");
        }
    }

    #[test]
    fn samples_that_are_not_numbers_are_not_plotted() {
        let json = r#"{"time_series": {
            "memory": {"values": []},
            "cpu": {"values": [[1, "0.5"], [2, "NaN"], [3, "+Inf"], [4, "?"], ["5", 7], [6], null]}
        }}"#;
        let metrics: Metrics = serde_json::from_str(json).expect("lenient");
        let series: Vec<Series> = metrics.series().collect();
        assert_eq!(series.iter().map(|series| series.name).collect::<Vec<_>>(), ["cpu", "memory"]);
        assert_eq!(series[0].points().collect::<Vec<_>>(), [(1.0, 0.5), (5.0, 7.0)]);
        assert_eq!(series[0].samples.len(), 4);
        assert_eq!(series[1].unit, None);
    }
}
