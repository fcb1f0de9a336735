use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::Answer;
use super::ask::Ask;
use super::refusal::Refusal;
use crate::api::metrics::{Metrics, Sample, TimeSeries};
use crate::primitives::Timestamp;
use crate::primitives::UnixMillis;
use crate::retry::random;

/// What can be measured: each type with its series and the height of their hills.
pub(super) type Series = [(&'static str, &'static [(&'static str, f64)])];

pub(super) const OF_SERVERS: &Series = &[
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

pub(super) const OF_LOAD_BALANCERS: &Series = &[
    ("open_connections", &[("open_connections", 200.0)]),
    ("connections_per_second", &[("connections_per_second", 40.0)]),
    ("requests_per_second", &[("requests_per_second", 90.0)]),
    ("bandwidth", &[("bandwidth.in", 600_000.0), ("bandwidth.out", 2_000_000.0)]),
];

const MOST_SAMPLES: f64 = 500.0;

/// Measures the thing of this id.
pub(super) fn answer(ask: &Ask, all: &Series, id: u64, now: UnixMillis) -> Result<Answer, Refusal> {
    let (start, end) = (moment(ask, "start")?, moment(ask, "end")?);
    if end <= start {
        return Err(Refusal::invalid("end", "has to be after start"));
    }
    let step = match ask.first("step").map(str::parse::<f64>) {
        None => ((end - start) / 200.0).max(1.0),
        Some(Ok(step)) if step >= 1.0 && step.is_finite() => step,
        Some(_) => return Err(Refusal::invalid("step", "has to be a number from 1")),
    };
    let step = step.max((end - start) / MOST_SAMPLES);
    let mut time_series = BTreeMap::new();
    for kind in ask.all("type").flat_map(|types| types.split(',')) {
        let series = all.iter().find(|(name, _)| *name == kind);
        let (_, series) = series.ok_or_else(|| Refusal::invalid("type", "cannot be measured"))?;
        for (name, height) in *series {
            let values = samples(id, name, *height, (start, end.min(now.get() as f64 / 1000.0)), step);
            time_series.insert(String::from(*name), TimeSeries { values });
        }
    }
    if time_series.is_empty() {
        return Err(Refusal::invalid("type", "is required"));
    }
    let timestamp = |seconds: f64| Timestamp::from_unix_millis((seconds * 1000.0) as i64);
    let metrics = Metrics { start: timestamp(start), end: timestamp(end), step, time_series };
    Ok(Answer::new(200).with("metrics", &metrics))
}

fn moment(ask: &Ask, name: &str) -> Result<f64, Refusal> {
    let text = ask.first(name).ok_or_else(|| Refusal::invalid(name, "is required"))?;
    let time: Timestamp = text.parse().map_err(|_| Refusal::invalid(name, "is no time"))?;
    Ok(time.unix_millis().unwrap_or_default() as f64 / 1000.0)
}

/// Hills of an hour, with grass on them.
fn samples(id: u64, name: &str, height: f64, (start, end): (f64, f64), step: f64) -> Vec<Sample> {
    let seed = name.bytes().fold(id, |seed, byte| random(seed ^ u64::from(byte)));
    if end <= start {
        return Vec::new();
    }
    let count = ((end - start) / step) as u64;
    let sample = |at: u64| {
        let time = start + at as f64 * step;
        let phase = (time / 3600.0 + (seed % 60) as f64 / 60.0) % 1.0;
        let hill = 1.0 - (2.0 * phase - 1.0) * (2.0 * phase - 1.0);
        let grass = (random(seed ^ time as u64) % 1000) as f64 / 5000.0;
        Sample { time, value: ((hill * 0.8 + grass) * height * 1000.0) as u64 as f64 / 1000.0 }
    };
    (0..=count).map(sample).take(MOST_SAMPLES as usize).collect()
}
