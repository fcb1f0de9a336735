//! The automatic backups of servers and snapshots of Storage Boxes, which are created as time advances.
//!
//! Only those are created that are kept: the work of an advance depends on the number of resources and not on the
//! duration.

use alloc::collections::BTreeSet;
use alloc::vec::Vec;

use super::{Project, entity, images, inspection, relations, storage_box_snapshots};
use crate::api::servers::Server;
use crate::api::storage_boxes::{StorageBox, StorageBoxSnapshotPlan};
use crate::primitives::{UnixMillis, day_of_month};
use crate::retry::random;

/// The name under which the inspection lists what no operation has done.
const OPERATION: &str = "automatic";

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;

/// The last time that can be written, in the year 9999. After it, nothing is due.
const END: i64 = 253_402_300_799_999;

/// The maximum number of days between two snapshots of a plan: all that has both a weekday and a day of the month comes
/// within a few years.
const LONGEST_WAIT: i64 = 3_660;

/// The times at which something is due: at a minute of the day, on some days.
struct Schedule<'a> {
    minute: i64,
    plan: Option<&'a StorageBoxSnapshotPlan>,
    /// The number of backups or snapshots that are kept.
    kept: usize,
}

impl<'a> Schedule<'a> {
    /// The backup of a server, in the window of four hours that begins with its hour.
    fn of_server(server: &Server) -> Option<Self> {
        let (start, _) = server.backup_window.as_ref()?.as_str().split_once('-')?;
        let hour: i64 = start.parse().ok().filter(|hour| (0..24).contains(hour))?;
        let minute = hour * 60 + (random(server.id.get()) % 240) as i64;
        Some(Self { minute, plan: None, kept: images::BACKUP_SLOTS })
    }

    fn of_storage_box(storage_box: &'a StorageBox) -> Option<Self> {
        let plan = storage_box.snapshot_plan.as_ref()?;
        let limit = storage_box.storage_box_type.automatic_snapshot_limit.unwrap_or(u32::MAX);
        let minute = i64::from(plan.hour.min(23) * 60 + plan.minute.min(59));
        Some(Self { minute, plan: Some(plan), kept: plan.max_snapshots.min(limit).min(250) as usize })
    }

    /// The last day, counted from 1970, on which the minute is not after a time.
    fn day(&self, time: i64) -> i64 {
        (time - self.minute * MINUTE).div_euclid(DAY)
    }

    fn time(&self, day: i64) -> i64 {
        day * DAY + self.minute * MINUTE
    }

    /// Returns whether something is due on a day. A plan with a weekday and a day of the month needs both.
    fn includes(&self, day: i64) -> bool {
        let Some(plan) = self.plan else { return true };
        // 1970-01-01 was a Thursday; Monday is 1.
        let weekday = (day + 3).rem_euclid(7) + 1;
        plan.day_of_week.is_none_or(|wanted| i64::from(wanted) == weekday)
            && plan.day_of_month.is_none_or(|wanted| i64::from(wanted) == day_of_month(day))
    }

    /// The times after `from` up to `to`, from the last one; only those whose results are kept.
    fn due(&self, from: i64, to: i64) -> impl Iterator<Item = i64> {
        let days = (self.day(from) + 1..=self.day(to)).rev();
        days.filter(|day| self.includes(*day)).map(|day| self.time(day)).take(self.kept)
    }

    /// The first time after `time`, or a time before it at which to look again.
    fn next(&self, time: i64) -> i64 {
        let first = self.day(time) + 1;
        let days = first..first + LONGEST_WAIT;
        self.time(days.clone().find(|day| self.includes(*day)).unwrap_or(days.end))
    }
}

/// Creates what is due until a time, in order of time, and removes what is not kept any more.
pub(super) fn advance(project: &mut Project, until: UnixMillis) {
    if until < project.next_automatic {
        return;
    }
    let millis = |time: UnixMillis| i64::try_from(time.get()).unwrap_or(END).min(END);
    let (from, to) = (millis(project.now), millis(until));
    let (mut resources, mut due) = (Vec::new(), BTreeSet::new());
    let mut next = i64::MAX;
    let mut add = |schedule: Option<Schedule<'_>>, kind: Kind, id: u64| {
        let Some(schedule) = schedule else { return };
        // The minute and the index of the resource in one number: sets of those are in the code already.
        let index = resources.len() as u64;
        due.extend(schedule.due(from, to).map(|time| (((time / MINUTE) as u64) << 32) | index));
        resources.push((kind, id));
        next = next.min(schedule.next(to));
    };
    for server in project.servers.having(relations::has_schedule()) {
        add(Schedule::of_server(server), Kind::Backup, server.id.get());
    }
    for storage_box in project.storage_boxes.having(relations::has_schedule()) {
        add(Schedule::of_storage_box(storage_box), Kind::Snapshot, storage_box.id.get());
    }
    project.next_automatic = UnixMillis::new(if to == END { u64::MAX } else { next.unsigned_abs() });
    if due.is_empty() {
        return;
    }
    for due in due {
        project.now = UnixMillis::new((due >> 32) * MINUTE as u64);
        match resources[(due & u64::from(u32::MAX)) as usize] {
            (Kind::Backup, id) => images::back_up(project, id),
            (Kind::Snapshot, id) => take_snapshot(project, id),
        }
    }
    inspection::record_changes(project, OPERATION);
}

/// Looks again for what is due, after a server or a Storage Box got a schedule.
pub(super) fn reschedule(project: &mut Project) {
    project.next_automatic = UnixMillis::new(0);
}

#[derive(Clone, Copy)]
enum Kind {
    Backup,
    Snapshot,
}

/// Takes a snapshot of a Storage Box. It replaces the oldest one of those that are not kept any more.
fn take_snapshot(project: &mut Project, id: u64) {
    let Some(storage_box) = project.storage_boxes.get(&id) else { return };
    let Some(Schedule { kept, .. }) = Schedule::of_storage_box(storage_box) else { return };
    let id = storage_box.id;
    let snapshot = storage_box_snapshots::new(project, id, true);
    entity::add(project, &snapshot);
    let all = project.snapshots.having(relations::storage_box(id)).filter(|it| it.is_automatic);
    // Ids are ascending, so the first are the oldest.
    let all: Vec<u64> = all.map(|snapshot| snapshot.id.get()).collect();
    all[..all.len().saturating_sub(kept)].iter().for_each(|oldest| project.snapshots.remove(oldest));
}
