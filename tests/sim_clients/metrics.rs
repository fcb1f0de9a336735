//! Metrics of servers and load balancers, which follow what is done to them.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use hetzner_cloud::{Sim, Timestamp};
use serde_json::{Value, json};

use crate::{Project, id};

const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// The values of a series by time, in Unix seconds.
type Values = BTreeMap<i64, f64>;

impl Project {
    fn seconds(&self) -> i64 {
        (self.sim.now().get() / 1000) as i64
    }

    /// Returns the series of all types between two times.
    fn metrics(
        &mut self,
        path: &str,
        types: &str,
        (start, end): (i64, i64),
        step: i64,
    ) -> BTreeMap<String, Values> {
        let time = |seconds| Timestamp::from_unix_seconds(seconds).to_string();
        let (start, end) = (time(start), time(end));
        let path = format!("{path}/metrics?type={types}&start={start}&end={end}&step={step}");
        let (status, body) = self.get(&path);
        assert_eq!(status, 200, "{body}");
        let value = |pair: &Value| {
            let value = pair[1].as_str().expect("a text").parse().expect("a number");
            (pair[0].as_f64().expect("a time") as i64, value)
        };
        let series = body["metrics"]["time_series"].as_object().expect("series").iter();
        series
            .map(|(name, series)| {
                (name.clone(), series["values"].as_array().expect("values").iter().map(value).collect())
            })
            .collect()
    }

    fn cpu(&mut self, server: u64, period: (i64, i64), step: i64) -> Values {
        self.metrics(&format!("/servers/{server}"), "cpu", period, step).remove("cpu").expect("a series")
    }

    fn power(&mut self, server: u64, action: &str) {
        self.post(&format!("/servers/{server}/actions/{action}"), Value::Null);
    }
}

fn mean(values: &Values) -> f64 {
    values.values().sum::<f64>() / values.len() as f64
}

fn between(values: &Values, from: i64, to: i64) -> Values {
    values.range(from..to).map(|(time, value)| (*time, *value)).collect()
}

#[test]
fn a_server_has_load_only_while_it_runs() {
    let mut project = Project::new();
    let start = project.seconds();
    project.sim.advance(Duration::from_secs(600));
    let created = project.seconds();
    let server = project.server("web-1", json!({}));
    project.sim.advance(Duration::from_secs(1200));
    let stopped = project.seconds();
    project.power(server, "poweroff");
    project.sim.advance(Duration::from_secs(1200));
    let started = project.seconds();
    project.power(server, "poweron");
    project.sim.advance(Duration::from_secs(1200));
    let end = project.seconds();
    let values = project.cpu(server, (start, end), 10);
    assert!(values.len() > 300);
    // Creation and start take eight seconds.
    for (from, to) in [(start, created + 8), (stopped + 2, started + 2)] {
        let off = between(&values, from, to);
        assert!(off.len() > 50 && off.values().all(|value| *value == 0.0), "{off:?}");
    }
    for (from, to) in [(created + 8, stopped), (started + 2, end)] {
        let on = between(&values, from, to);
        assert!(on.values().all(|value| *value > 0.5 && *value <= 200.0), "{on:?}");
        let (boot, later) = (between(&on, from, from + 20), between(&on, from + 300, to));
        let highest = later.values().fold(0.0, |a: f64, b| a.max(*b));
        assert!(mean(&boot) > 120.0 && mean(&boot) > highest, "{boot:?} {later:?}");
    }
    for (action, boots) in [("reboot", true), ("reset", true), ("poweron", false)] {
        project.power(server, action);
        let now = project.seconds();
        let usual = mean(&project.cpu(server, (now - 600, now - 60), 5));
        let highest = project.cpu(server, (now - 59, now), 1).values().fold(0.0, |a: f64, b| a.max(*b));
        assert_eq!(highest > 120.0, boots, "{action}: {usual} {highest}");
        project.sim.advance(Duration::from_secs(1200));
    }
}

#[test]
fn a_value_does_not_depend_on_the_period_and_the_step() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    project.sim.advance(Duration::from_secs(10 * DAY as u64));
    let now = project.seconds();
    let fine = project.cpu(server, (now - 400, now), 1);
    assert_eq!(fine.len(), 401);
    for (start, step) in [(now - 300, 7), (now - 5 * DAY, HOUR), (now - 20 * DAY, DAY), (now - 199, 1)] {
        let coarse = project.cpu(server, (start, now), step);
        let common: Vec<_> = coarse.iter().filter(|(time, _)| fine.contains_key(time)).collect();
        assert!(!common.is_empty(), "{coarse:?}");
        for (time, value) in common {
            assert_eq!(fine[time], *value, "{time} from {start} by {step}");
        }
    }
    // Neither does it change with time, or when the state is saved and loaded.
    project.sim = Sim::from_state(&project.sim.state().to_string()).expect("a state");
    project.sim.advance(Duration::from_secs(100));
    assert_eq!(project.cpu(server, (now - 400, now), 1), fine);
    let distinct: BTreeSet<_> = fine.values().map(|value| value.to_string()).collect();
    assert!(distinct.len() > 300, "{} distinct values", distinct.len());
}

#[test]
fn the_load_follows_the_time_of_day() {
    for seed in 0..8 {
        let mut project = Project { sim: Sim::new(seed) };
        let server = project.server("web-1", json!({}));
        project.sim.advance(Duration::from_secs(6 * DAY as u64));
        let midnight = project.seconds() / DAY * DAY;
        for day in 1..5 {
            let hours =
                |from: i64, to: i64| (midnight - day * DAY + from * HOUR, midnight - day * DAY + to * HOUR);
            let night = mean(&project.cpu(server, hours(0, 4), 120));
            let noon = mean(&project.cpu(server, hours(12, 16), 120));
            assert!(noon > 1.8 * night, "seed {seed}, day {day}: {night} {noon}");
        }
    }
}

#[test]
fn larger_servers_do_more_and_disk_and_network_follow_the_cpu() {
    let mut project = Project::new();
    let create = |name: &str, kind: &str| json!({ "name": name, "server_type": kind, "image": "debian-13" });
    let servers: Vec<u64> = [("small", "cpx22"), ("large", "cpx62"), ("other", "cpx22")]
        .map(|(name, kind)| id(&project.post("/servers", create(name, kind))["server"]))
        .into();
    project.sim.advance(Duration::from_secs(2 * DAY as u64));
    let now = project.seconds();
    let all: Vec<_> = servers
        .iter()
        .map(|server| {
            project.metrics(&format!("/servers/{server}"), "cpu,disk,network", (now - DAY, now), 300)
        })
        .collect();
    assert_ne!(all[0], all[2], "servers have habits of their own");
    for (name, small) in &all[0] {
        assert!(mean(&all[1][name]) > 2.0 * mean(small), "{name}");
        // The ratio to the CPU stays within the deviations of both.
        let ratios: Vec<f64> = small.iter().map(|(time, value)| value / all[0]["cpu"][time]).collect();
        let (least, most) =
            ratios.iter().fold((f64::MAX, 0.0), |(a, b): (f64, f64), it| (a.min(*it), b.max(*it)));
        assert!(least > 0.0 && most / least < 2.0, "{name}: {least} {most}");
    }
    assert_eq!(all[0].len(), 9);
}

#[test]
fn a_load_balancer_has_requests_only_with_healthy_targets() {
    let mut project = Project::new();
    let server = project.server("web-1", json!({}));
    let balancer = json!({ "name": "front", "load_balancer_type": "lb11", "location": "fsn1",
        "services": [{ "protocol": "http", "destination_port": 80 }] });
    let path = format!("/load_balancers/{}", id(&project.post("/load_balancers", balancer)["load_balancer"]));
    let types = "open_connections,connections_per_second,requests_per_second,bandwidth";
    let is_serving = |project: &mut Project| {
        project.sim.advance(Duration::from_secs(600));
        let now = project.seconds();
        let all = project.metrics(&path, types, (now - 300, now), 10);
        assert_eq!(all.len(), 5);
        let is_zero = |values: &Values| values.len() == 31 && values.values().all(|value| *value == 0.0);
        let is_busy = |values: &Values| values.len() == 31 && values.values().all(|value| *value > 0.0);
        let busy = all.values().all(is_busy);
        assert!(busy || all.values().all(is_zero), "{all:?}");
        busy
    };
    assert!(!is_serving(&mut project), "it has no target");
    let before = project.seconds();
    let target = json!({ "type": "server", "server": { "id": server } });
    project.post(&format!("{path}/actions/add_target"), target.clone());
    assert!(is_serving(&mut project));
    let earlier = project.metrics(&path, "requests_per_second", (before - 300, before), 10);
    assert!(
        earlier["requests_per_second"].values().all(|value| *value == 0.0),
        "before the target was added"
    );
    project.power(server, "poweroff");
    assert!(!is_serving(&mut project), "the target is off");
    project.power(server, "poweron");
    assert!(is_serving(&mut project));
    project.post(&format!("{path}/actions/remove_target"), target);
    assert!(!is_serving(&mut project), "it has no target any more");
}
