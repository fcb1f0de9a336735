//! The times at which servers were running, as their actions tell.

use alloc::vec::Vec;

use crate::api::actions::Action;
use crate::api::load_balancers::LoadBalancer;
use crate::api::servers::{Server, ServerStatus};
use crate::primitives::Timestamp;
use crate::sim::load_balancers::health;
use crate::sim::{Entity, Project};

/// The power of a server over time.
pub(super) struct History {
    /// The times in Unix milliseconds from which the server was off, or on since a boot; ascending.
    states: Vec<(i64, Option<i64>)>,
}

impl History {
    pub(super) fn of(project: &Project, server: &Server) -> Self {
        let reference = Server::reference(server.id.get());
        let mut changes: Vec<Change> = Vec::new();
        for change in project.actions.succeeded(&reference).filter_map(Change::of) {
            // Nearly all actions end in the order of their start. A sort would be much of the code here.
            let at = changes.partition_point(|earlier| earlier.time <= change.time);
            changes.insert(at, change);
        }
        let created = millis(&server.created);
        // Actions are not kept for ever; before the first that is known, the server was as that one needs it.
        let was_on = match changes.first() {
            Some(first) => !matches!(first.kind, ChangeKind::Create | ChangeKind::Start),
            None => server.status != ServerStatus::Off,
        };
        let mut states = Vec::from([(created, was_on.then_some(created))]);
        let mut booted = states[0].1;
        for Change { time, kind } in changes {
            booted = match (kind, booted) {
                (ChangeKind::Create | ChangeKind::Stop, _) => None,
                (ChangeKind::Start, Some(_)) => continue,
                (ChangeKind::Reboot, None) => continue,
                (ChangeKind::Start | ChangeKind::Boot | ChangeKind::Reboot, _) => Some(time),
            };
            states.push((time, booted));
        }
        // A state may have another status than its actions tell.
        if let Some((_, booted)) = states.last_mut().filter(|_| server.status == ServerStatus::Off) {
            *booted = None;
        }
        Self { states }
    }

    /// Returns the time since the last boot, in milliseconds; `None` while the server is off or does not exist.
    pub(super) fn uptime(&self, time: i64) -> Option<i64> {
        let known = self.states.partition_point(|(from, _)| *from <= time);
        let (_, booted) = self.states[..known].last()?;
        booted.map(|booted| time - booted)
    }
}

/// A change of a server's power.
struct Change {
    time: i64,
    kind: ChangeKind,
}

#[derive(Clone, Copy)]
enum ChangeKind {
    Create,
    Start,
    /// Boots a server even if it is off.
    Boot,
    /// Boots a server that is on.
    Reboot,
    Stop,
}

impl Change {
    fn of(action: &Action) -> Option<Self> {
        let kind = match &*action.command {
            "create_server" => ChangeKind::Create,
            "start_server" => ChangeKind::Start,
            "reset_server" | "rebuild_server" => ChangeKind::Boot,
            "reboot_server" => ChangeKind::Reboot,
            "stop_server" | "shutdown_server" => ChangeKind::Stop,
            _ => return None,
        };
        Some(Self { time: millis(action.finished.as_ref()?), kind })
    }
}

/// A server that a load balancer has as a target since a time.
pub(super) struct Target {
    since: i64,
    power: History,
}

impl Target {
    pub(super) fn is_running(&self, time: i64) -> bool {
        self.since <= time && self.power.uptime(time).is_some()
    }
}

/// The servers that the load balancer reaches; none if it has no service.
pub(super) fn targets(project: &Project, balancer: &LoadBalancer) -> Vec<Target> {
    let reference = LoadBalancer::reference(balancer.id.get());
    let target = |server: &Server| {
        let own = Server::reference(server.id.get());
        let is_addition =
            |action: &&Action| action.command == "add_target" && action.resources.contains(&own);
        let added =
            project.actions.succeeded(&reference).filter(is_addition).filter_map(|it| it.finished.as_ref());
        let since = added.map(millis).max().unwrap_or(millis(&balancer.created));
        Target { since, power: History::of(project, server) }
    };
    match balancer.services.is_empty() {
        true => Vec::new(),
        false => health::reachable_servers(project, balancer).into_iter().map(target).collect(),
    }
}

fn millis(time: &Timestamp) -> i64 {
    time.unix_millis().unwrap_or_default()
}
