//! Automatic backups of servers and snapshots of Storage Boxes, which come as time advances.

use std::time::Duration;

use hetzner_cloud::sim::SimState;
use hetzner_cloud::{Method, Sim, Timestamp};
use serde_json::{Value, json};

use crate::{Project, id};

const DAY: u64 = 24 * 3600;

impl Project {
    fn days(&mut self, days: u64) {
        self.sim.advance(Duration::from_secs(days * DAY));
    }

    /// The creation times of the backups of a server.
    fn backups(&mut self, server: u64) -> Vec<i64> {
        let (_, body) = self.get(&format!("/images?type=backup&bound_to={server}&per_page=50"));
        assert!(
            body["images"].as_array().expect("images").iter().all(|image| image["status"] == "available")
        );
        created(&body["images"])
    }

    fn server_with_backups(&mut self, name: &str) -> u64 {
        let server = self.server(name, json!({}));
        self.post(&format!("/servers/{server}/actions/enable_backup"), Value::Null);
        server
    }

    fn storage_box(&mut self, kind: &str) -> String {
        let body = json!({ "name": "box", "storage_box_type": kind, "location": "fsn1",
            "password": "Aa345678901234" });
        format!("/storage_boxes/{}", id(&self.post("/storage_boxes", body)["storage_box"]))
    }

    /// The creation times of the automatic snapshots of a Storage Box.
    fn snapshots(&mut self, storage_box: &str) -> Vec<String> {
        let (_, body) = self.get(&format!("{storage_box}/snapshots?is_automatic=true"));
        let snapshots = body["snapshots"].as_array().expect("snapshots");
        snapshots.iter().map(|snapshot| snapshot["created"].as_str().expect("a time").into()).collect()
    }
}

fn created(resources: &Value) -> Vec<i64> {
    let created = |resource: &Value| {
        let time: Timestamp = resource["created"].as_str().expect("a text").parse().expect("a time");
        time.unix_seconds().expect("a time")
    };
    resources.as_array().expect("a list").iter().map(created).collect()
}

#[test]
fn a_server_is_backed_up_daily_in_its_window() {
    let mut project = Project::new();
    let servers: Vec<u64> =
        (0..8).map(|number| project.server_with_backups(&format!("web-{number}"))).collect();
    let without = project.server("other", json!({}));
    for days in 1..10 {
        project.days(1);
        for server in &servers {
            let backups = project.backups(*server);
            assert_eq!(backups.len(), days.min(7), "after {days} days");
            assert!(backups.windows(2).all(|pair| pair[1] - pair[0] == DAY as i64), "{backups:?}");
            let (_, body) = project.get(&format!("/servers/{server}"));
            let window = body["server"]["backup_window"].as_str().expect("a window");
            let start: i64 = window[..2].parse().expect("an hour");
            let hour = backups[0] % DAY as i64 / 3600;
            assert!((hour - start).rem_euclid(24) < 4, "{hour} is not in {window}");
        }
    }
    assert!(project.backups(without).is_empty());
    // A backup by request takes the slot of the oldest one.
    let before = project.backups(servers[0]);
    project.post(&format!("/servers/{}/actions/create_image", servers[0]), json!({ "type": "backup" }));
    assert_eq!(project.backups(servers[0])[..6], before[1..]);
    project.post(&format!("/servers/{}/actions/disable_backup", servers[0]), Value::Null);
    project.days(3);
    assert!(project.backups(servers[0]).is_empty());
    let inspection = project.sim.inspect();
    let automatic = inspection.created.iter().filter(|change| change.operation == "automatic");
    assert_eq!(automatic.count(), 8 * 9 + 7 * 3);
}

#[test]
fn a_long_advance_creates_only_what_is_kept() {
    let mut ends = Vec::new();
    for steps in [1, 365] {
        let mut project = Project::new();
        let server = project.server_with_backups("web-1");
        let storage_box = project.storage_box("bx11");
        let plan = json!({ "max_snapshots": 5, "hour": 3, "minute": 15 });
        project.post(&format!("{storage_box}/actions/enable_snapshot_plan"), plan);
        (0..steps).for_each(|_| project.days(365 / steps));
        ends.push((project.backups(server), project.snapshots(&storage_box)));
        if steps == 1 {
            assert_eq!(
                project.sim.inspect().created.iter().filter(|it| it.operation == "automatic").count(),
                12
            );
        }
    }
    assert_eq!(ends[0], ends[1]);
    assert_eq!((ends[0].0.len(), ends[0].1.len()), (7, 5));

    let mut sim = Sim::new(7);
    sim.populate(400, 0);
    sim.advance(Duration::from_secs(5_000 * 365 * DAY));
    let state = serde_json::to_value(sim.state()).expect("JSON");
    assert_eq!(state["images"].as_array().map(Vec::len), Some(7 * 100));
    assert_eq!(Sim::from_state(&state.to_string()).expect("a state").state().to_string(), state.to_string());
    // Nothing is due at times that cannot be written.
    sim.advance(Duration::MAX);
    sim.advance(Duration::MAX);
}

#[test]
fn a_snapshot_plan_has_days_and_a_limit() {
    // The clock starts on 2026-11-01, a Sunday.
    for (plan, days, expected) in [
        (
            json!({ "max_snapshots": 3, "hour": 23, "minute": 59 }),
            10,
            &["2026-11-08T23:59:00Z", "2026-11-09T23:59:00Z", "2026-11-10T23:59:00Z"][..],
        ),
        (
            json!({ "max_snapshots": 2, "hour": 0, "minute": 0, "day_of_week": 1 }),
            15,
            &["2026-11-09T00:00:00Z", "2026-11-16T00:00:00Z"],
        ),
        (
            json!({ "max_snapshots": 9, "hour": 1, "minute": 2, "day_of_week": 7 }),
            6,
            &["2026-11-01T01:02:00Z"],
        ),
        (
            json!({ "max_snapshots": 3, "hour": 4, "minute": 5, "day_of_month": 31 }),
            200,
            &["2026-12-31T04:05:00Z", "2027-01-31T04:05:00Z", "2027-03-31T04:05:00Z"],
        ),
        (
            json!({ "max_snapshots": 9, "hour": 4, "minute": 5, "day_of_month": 13, "day_of_week": 5 }),
            365,
            &["2026-11-13T04:05:00Z", "2027-08-13T04:05:00Z"],
        ),
    ] {
        let mut project = Project::new();
        let storage_box = project.storage_box("bx11");
        let created =
            project.post(&format!("{storage_box}/snapshots"), json!({ "description": "by request" }));
        let own = id(&created["snapshot"]);
        project.post(&format!("{storage_box}/actions/enable_snapshot_plan"), plan.clone());
        project.days(days);
        assert_eq!(project.snapshots(&storage_box), expected, "{plan}");
        project.post(&format!("{storage_box}/actions/disable_snapshot_plan"), json!({}));
        project.days(50);
        assert_eq!(project.snapshots(&storage_box), expected, "{plan} is disabled");
        assert_eq!(project.get(&format!("{storage_box}/snapshots/{own}")).0, 200);
    }
    // The type of a Storage Box limits the automatic snapshots, and the others apart from them.
    let mut project = Project::new();
    let storage_box = project.storage_box("bx11");
    let plan = json!({ "max_snapshots": 250, "hour": 1, "minute": 0 });
    project.post(&format!("{storage_box}/actions/enable_snapshot_plan"), plan);
    project.days(30);
    assert_eq!(project.snapshots(&storage_box).len(), 10);
    for _ in 0..10 {
        project.post(&format!("{storage_box}/snapshots"), json!({}));
    }
    let refused = project.refusal(&format!("{storage_box}/snapshots"), json!({}));
    assert_eq!(refused, (403, "resource_limit_exceeded".into()));
    assert_eq!(project.send(Method::Delete, &storage_box, Value::Null).0, 201);
    project.days(2);
    assert!(!project.sim.state().to_string().contains("\"is_automatic\":true"));
}

#[test]
fn schedules_continue_after_loading() {
    let mut project = Project::new();
    let server = project.server_with_backups("web-1");
    let storage_box = project.storage_box("bx21");
    let plan = json!({ "max_snapshots": 4, "hour": 12, "minute": 30 });
    project.post(&format!("{storage_box}/actions/enable_snapshot_plan"), plan);
    for hours in [1, 11, 12, 13, 24, 500] {
        let mut loaded = Sim::from_state(&project.sim.state().to_string()).expect("a state");
        for sim in [&mut loaded, &mut project.sim] {
            sim.advance(Duration::from_secs(hours * 3600));
        }
        assert_eq!(SimState::difference(&loaded.state(), &project.sim.state()), []);
    }
    assert_eq!((project.backups(server).len(), project.snapshots(&storage_box).len()), (7, 4));
}
