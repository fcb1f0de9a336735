use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{ApiRequest, ApiResult, ErrorResponse, SuccessResponse};
use crate::api::metrics::{Metrics, Sample, TimeSeries};
use crate::primitives::{Timestamp, UnixMillis};
use crate::retry::random;

/// The types of metrics, each with its time series and their maxima.
pub(super) type Series = [(&'static str, &'static [(&'static str, f64)])];

pub(super) const SERVER_SERIES: &Series = &[
    ("cpu", &[("cpu", 60.0)]),
    (
        "disk",
        &[
            ("disk.0.iops.read", 120.0),
            ("disk.0.iops.write", 80.0),
            ("disk.0.bandwidth.read", 900_000.0),
            ("disk.0.bandwidth.write", 500_000.0),
        ],
    ),
    (
        "network",
        &[
            ("network.0.pps.in", 300.0),
            ("network.0.pps.out", 250.0),
            ("network.0.bandwidth.in", 400_000.0),
            ("network.0.bandwidth.out", 700_000.0),
        ],
    ),
];

pub(super) const LOAD_BALANCER_SERIES: &Series = &[
    ("open_connections", &[("open_connections", 200.0)]),
    ("connections_per_second", &[("connections_per_second", 40.0)]),
    ("requests_per_second", &[("requests_per_second", 90.0)]),
    ("bandwidth", &[("bandwidth.in", 600_000.0), ("bandwidth.out", 2_000_000.0)]),
];

/// The number of seconds that metrics are kept: 30 days.
const RETENTION: f64 = 30.0 * 24.0 * 3600.0;

/// The maximum number of samples in a time series.
const MAX_SAMPLES: f64 = 500.0;

/// Responds with the metrics of the resource with this id.
pub(super) fn respond(request: &ApiRequest, all: &Series, id: u64, now: UnixMillis) -> ApiResult {
    let (start, end) = (seconds(request, "start")?, seconds(request, "end")?);
    if end <= start {
        return Err(ErrorResponse::invalid_input("end", "must be after start"));
    }
    // Read as JSON: the number parser of core would add its tables to the wasm.
    let step = match request.query_value("step").map(serde_json::from_str::<f64>) {
        None => ((end - start) / 200.0).max(1.0),
        Some(Ok(step)) if step >= 1.0 && step.is_finite() => step,
        Some(_) => return Err(ErrorResponse::invalid_input("step", "must be a number from 1")),
    };
    let step = step.max((end - start) / MAX_SAMPLES);
    let now = now.get() as f64 / 1000.0;
    let kept = (start.max(now - RETENTION), end.min(now));
    let mut time_series = BTreeMap::new();
    for kind in request.query_values("type").flat_map(|types| types.split(',')) {
        let series = all.iter().find(|(name, _)| *name == kind);
        let (_, series) =
            series.ok_or_else(|| ErrorResponse::invalid_input("type", "is not a metric of this resource"))?;
        for (name, max) in *series {
            let values = samples(id, name, *max, kept, step);
            time_series.insert(String::from(*name), TimeSeries { values });
        }
    }
    if time_series.is_empty() {
        return Err(ErrorResponse::missing("type"));
    }
    let timestamp = |seconds: f64| Timestamp::from_unix_millis((seconds * 1000.0) as i64);
    let metrics = Metrics { start: timestamp(start), end: timestamp(end), step, time_series };
    Ok(SuccessResponse::new(200).with("metrics", &metrics))
}

/// A required timestamp in the query, in Unix seconds.
fn seconds(request: &ApiRequest, name: &str) -> ApiResult<f64> {
    let time = request.required_timestamp(name)?;
    Ok(time.unix_millis().unwrap_or_default() as f64 / 1000.0)
}

/// Samples of a parabola with a period of one hour, plus noise, bounded by `max`.
fn samples(id: u64, name: &str, max: f64, (start, end): (f64, f64), step: f64) -> Vec<Sample> {
    let seed = name.bytes().fold(id, |seed, byte| random(seed ^ u64::from(byte)));
    if end <= start {
        return Vec::new();
    }
    let count = ((end - start) / step) as u64;
    let sample = |index: u64| {
        let time = start + index as f64 * step;
        let phase = (time / 3600.0 + (seed % 60) as f64 / 60.0) % 1.0;
        let parabola = 1.0 - (2.0 * phase - 1.0) * (2.0 * phase - 1.0);
        let noise = (random(seed ^ time as u64) % 1000) as f64 / 5000.0;
        Sample { time, value: ((parabola * 0.8 + noise) * max * 1000.0) as u64 as f64 / 1000.0 }
    };
    (0..=count).map(sample).take(MAX_SAMPLES as usize).collect()
}
