//! Metrics are derived when they are requested: from the seed, the resource, the time, and the actions on it. The load
//! follows the time of day, and a server that is off has none. Nothing is stored, so that the value at a time is the
//! same whatever the period and the step of the request.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;

use super::{ApiRequest, ApiResult, ErrorResponse, Project, SuccessResponse};
use crate::api::load_balancers::LoadBalancer;
use crate::api::metrics::{Metrics, Sample, TimeSeries};
use crate::api::servers::Server;
use crate::primitives::Timestamp;
use crate::retry::random;

mod power;

/// The types of metrics, each with its time series and their values at full load for each unit of size.
type Series = [(&'static str, &'static [(&'static str, u64)])];

/// The size of a server is its number of cores.
const SERVER_SERIES: &Series = &[
    ("cpu", &[("cpu", 100)]),
    (
        "disk",
        &[
            ("disk.0.iops.read", 60),
            ("disk.0.iops.write", 140),
            ("disk.0.bandwidth.read", 1_400_000),
            ("disk.0.bandwidth.write", 1_900_000),
        ],
    ),
    (
        "network",
        &[
            ("network.0.pps.in", 900),
            ("network.0.pps.out", 1_100),
            ("network.0.bandwidth.in", 350_000),
            ("network.0.bandwidth.out", 1_200_000),
        ],
    ),
];

/// The size of a load balancer is the number of connections that it can have, in ten thousands.
const LOAD_BALANCER_SERIES: &Series = &[
    ("open_connections", &[("open_connections", 400)]),
    ("connections_per_second", &[("connections_per_second", 80)]),
    ("requests_per_second", &[("requests_per_second", 190)]),
    ("bandwidth", &[("bandwidth.in", 600_000), ("bandwidth.out", 4_000_000)]),
];

const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The time that metrics are kept: 30 days.
const RETENTION: i64 = 30 * DAY;

/// The maximum number of samples in a time series.
const MAX_SAMPLES: i64 = 500;

/// The full load, and the highest that noise may raise further.
const FULL: u64 = 100_000;
const BUSIEST: u64 = 85_000;

/// The largest size: a state may have resources of any type.
const LARGEST: u64 = 1_000;

/// The time from a boot until the load is that of every day.
const BOOT: i64 = 3 * MINUTE;

pub(super) fn of_server(project: &Project, request: &ApiRequest, server: &Server) -> ApiResult {
    let power = power::History::of(project, server);
    let source = Source {
        seed: random(project.seed ^ server.id.get()),
        size: u64::from(server.server_type.cores).min(LARGEST),
        uptime: &|time| power.uptime(time),
    };
    respond(project, request, SERVER_SERIES, &source)
}

/// A load balancer has no load unless a service has a target that was running at the time.
pub(super) fn of_load_balancer(
    project: &Project,
    request: &ApiRequest,
    balancer: &LoadBalancer,
) -> ApiResult {
    let targets = power::targets(project, balancer);
    let source = Source {
        seed: random(project.seed ^ balancer.id.get()),
        size: balancer.load_balancer_type.max_connections.div_ceil(10_000).min(LARGEST),
        uptime: &|time| targets.iter().any(|target| target.is_running(time)).then_some(i64::MAX),
    };
    respond(project, request, LOAD_BALANCER_SERIES, &source)
}

/// A resource that has a load.
struct Source<'a> {
    seed: u64,
    /// At most [`LARGEST`].
    size: u64,
    /// Returns the time since its boot at a time in Unix milliseconds; `None` while it has no load.
    uptime: &'a dyn Fn(i64) -> Option<i64>,
}

fn respond(project: &Project, request: &ApiRequest, all: &Series, source: &Source<'_>) -> ApiResult {
    let (start, end) = (millis(request, "start")?, millis(request, "end")?);
    if end <= start {
        return Err(ErrorResponse::invalid_input("end", "must be after start"));
    }
    // Read as JSON: the number parser of core would add its tables to the wasm.
    let step = match request.query_value("step").map(serde_json::from_str::<f64>) {
        None => ((end - start) / 200).max(SECOND),
        Some(Ok(step)) if step >= 1.0 && step.is_finite() => (step * 1000.0) as i64,
        Some(_) => return Err(ErrorResponse::invalid_input("step", "must be a number from 1")),
    };
    let step = step.max((end - start + MAX_SAMPLES - 1) / MAX_SAMPLES);
    let now = i64::try_from(project.now.get()).unwrap_or(i64::MAX);
    let times = || {
        let times = (0..=(end - start) / step).map(|index| start + index * step);
        times.filter(|time| (now.saturating_sub(RETENTION)..=now).contains(time)).take(MAX_SAMPLES as usize)
    };
    let mut time_series = BTreeMap::new();
    for kind in request.query_values("type").flat_map(|types| types.split(',')) {
        let series = all.iter().find(|(name, _)| *name == kind);
        let (_, series) =
            series.ok_or_else(|| ErrorResponse::invalid_input("type", "is not a metric of this resource"))?;
        for (name, full) in *series {
            let sample = |time| Sample { time: seconds(time), value: source.value(name, *full, time) };
            let values: Vec<_> = times().map(sample).collect();
            time_series.insert(String::from(*name), TimeSeries { values });
        }
    }
    if time_series.is_empty() {
        return Err(ErrorResponse::missing("type"));
    }
    let (start, end) = (Timestamp::from_unix_millis(start), Timestamp::from_unix_millis(end));
    let metrics = Metrics { start, end, step: seconds(step), time_series };
    Ok(SuccessResponse::new(200).with("metrics", &metrics))
}

/// A required timestamp in the query, in Unix milliseconds.
fn millis(request: &ApiRequest, name: &str) -> ApiResult<i64> {
    Ok(request.required_timestamp(name)?.unix_millis().unwrap_or_default())
}

fn seconds(millis: i64) -> f64 {
    millis as f64 / 1000.0
}

impl Source<'_> {
    /// The value of a series that has the value `full` at full load. Series of the same direction, such as packets and
    /// bytes sent, have the same deviation from the load.
    fn value(&self, name: &str, full: u64, time: i64) -> f64 {
        let direction = name.rsplit('.').next().unwrap_or(name);
        let seed = direction.bytes().fold(self.seed, |seed, byte| random(seed ^ u64::from(byte)));
        let deviation = 850 + noise(seed, time, 30 * SECOND) * 3 / 10;
        (self.load(time) * self.size * full * deviation / FULL) as f64 / 1000.0
    }

    /// The load at a time: from zero to [`BUSIEST`].
    fn load(&self, time: i64) -> u64 {
        let Some(uptime) = (self.uptime)(time) else { return 0 };
        let habits = random(self.seed);
        // In the early afternoon (UTC).
        let busiest_time = 12 * HOUR + (habits % 240) as i64 * MINUTE;
        let after = (time - busiest_time).rem_euclid(DAY);
        let distance = after.min(DAY - after);
        // Smooth at both ends: 3x² - 2x³.
        let near = (1000 - distance * 1000 / (DAY / 2)) as u64;
        let curve = near * near * (3000 - 2 * near) / 1_000_000;
        let (idle, busy) = (1_000 + (habits >> 16) % 4_000, 15_000 + (habits >> 32) % 35_000);
        let slow = 700 + noise(self.seed, time, 10 * MINUTE) * 6 / 10;
        let fast = noise(habits, time, 15 * SECOND) * 3;
        let usual = idle + busy * (200 + curve * 8 / 10) / 1000 * slow / 1000 + fast;
        let boot = (BOOT - uptime.min(BOOT)) as u64;
        usual + BUSIEST.saturating_sub(usual) * boot / BOOT as u64
    }
}

/// Noise from 0 to 1000: between the random values at multiples of a period, it is linear.
fn noise(seed: u64, time: i64, period: i64) -> u64 {
    let (number, part) = (time.div_euclid(period) as u64, time.rem_euclid(period) as u64);
    let random_at = |number: u64| random(seed ^ random(number)) % 1001;
    let period = period as u64;
    (random_at(number) * (period - part) + random_at(number.wrapping_add(1)) * part) / period
}
