//! The steps of the tours, and the known faults of the clients.

use std::{fmt, ptr};

/// A step that fails because of the client.
struct KnownFault {
    tour: &'static str,
    step: &'static str,
    reason: &'static str,
}

const KNOWN_FAULTS: &[KnownFault] = &[
    fault("python", "images.get_all by status", "sends the page size as the status"),
    fault("python", "zones.reload", "its zones have no `get_by_id`, which `reload` requires"),
    fault("cli", "primary-ip create --type ipv4 --name judge --datacenter fsn1-dc14", OLD_DATACENTER),
    fault(
        "cli",
        "placement-group describe judge -o json",
        "rejects what the API's reference shows, from any server",
    ),
    fault("go", "PrimaryIP.Create", OLD_DATACENTER),
    fault("hcloud-js", "servers.build", OLD_DATACENTER),
    fault("hcloud-js", "servers.list", OLD_DATACENTER),
    fault("hcloud-js", "servers.get", OLD_DATACENTER),
    fault("hcloud-js", "servers.changeName", OLD_DATACENTER),
    fault("hcloud-js", "networks.list", "requests the servers"),
    fault("hcloud-js", "loadBalancers.getMetrics", "cannot send the required type, start and end"),
    fault("hcloud-js", "actions.list", "reads a pagination, which this list does not have"),
];

const OLD_DATACENTER: &str = "requires the datacenter, which the API has replaced by the location";

const fn fault(tour: &'static str, step: &'static str, reason: &'static str) -> KnownFault {
    KnownFault { tour, step, reason }
}

/// The outcome of all steps so far.
#[derive(Default)]
pub(super) struct Report {
    passed: usize,
    failures: Vec<String>,
    met: Vec<&'static KnownFault>,
}

impl Report {
    /// Reads and prints a line of a tour: `ok NAME` or `FAILED NAME: REASON`. Other lines are printed only.
    pub(super) fn line(&mut self, tour: &str, line: &str) {
        match Step::read(line) {
            Some(Step::Ok(name)) => self.check(tour, name, None),
            Some(Step::Failed(name, reason)) => self.failed(tour, name, reason),
            None => println!("{tour}: {line}"),
        }
    }

    /// Adds a step, which failed if there is a reason.
    pub(super) fn check(&mut self, tour: &str, name: &str, reason: Option<&str>) {
        if let Some(reason) = reason {
            return self.failed(tour, name, reason);
        }
        println!("{tour}: ok {name}");
        self.passed += 1;
    }

    /// Adds a failed step.
    pub(super) fn failed(&mut self, tour: &str, name: &str, reason: &str) {
        if let Some(fault) = known_fault(tour, name) {
            println!("{tour}: known fault of the client {name}: {reason}");
            self.met.push(fault);
            return;
        }
        self.add_failure(tour, name, reason);
    }

    /// Fails for each known fault of a tour that did not occur: its line is outdated.
    pub(super) fn check_faults(&mut self, tour: &str) {
        for fault in KNOWN_FAULTS.iter().filter(|fault| fault.tour == tour) {
            if !self.met.iter().any(|met| ptr::eq(*met, fault)) {
                self.add_failure(tour, fault.step, "is listed as a fault of the client, but did not fail");
            }
        }
    }

    fn add_failure(&mut self, tour: &str, name: &str, reason: &str) {
        let line = format!("{tour}: FAILED {name}: {reason}");
        println!("{line}");
        self.failures.push(line);
    }

    pub(super) fn passed(&self) -> usize {
        self.passed
    }

    /// The number of steps, without the known faults of the clients.
    pub(super) fn steps(&self) -> usize {
        self.passed + self.failures.len()
    }

    pub(super) fn is_success(&self) -> bool {
        self.failures.is_empty() && self.passed > 0
    }
}

fn known_fault(tour: &str, step: &str) -> Option<&'static KnownFault> {
    KNOWN_FAULTS.iter().find(|fault| fault.tour == tour && fault.step == step)
}

impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        for failure in &self.failures {
            writeln!(out, "{failure}")?;
        }
        if !self.met.is_empty() {
            writeln!(out, "\nknown faults of the clients, not counted:")?;
        }
        for fault in &self.met {
            writeln!(out, "{:9} {:66} {}", fault.tour, fault.step, fault.reason)?;
        }
        Ok(())
    }
}

/// A line of a tour.
#[derive(Debug, PartialEq)]
enum Step<'a> {
    Ok(&'a str),
    Failed(&'a str, &'a str),
}

impl<'a> Step<'a> {
    fn read(line: &'a str) -> Option<Step<'a>> {
        if let Some(name) = line.strip_prefix("ok ") {
            return Some(Step::Ok(name));
        }
        let failure = line.strip_prefix("FAILED ")?;
        let (name, reason) = failure.split_once(": ").unwrap_or((failure, "no reason given"));
        Some(Step::Failed(name, reason))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_tours_are_read() {
        assert_eq!(Step::read("ok servers.get by name"), Some(Step::Ok("servers.get by name")));
        assert_eq!(Step::read("FAILED a b: c: d"), Some(Step::Failed("a b", "c: d")));
        assert_eq!(Step::read("FAILED a"), Some(Step::Failed("a", "no reason given")));
        assert_eq!(Step::read("okay"), None);
    }

    #[test]
    fn a_known_fault_is_not_counted() {
        let KnownFault { tour, step, .. } = KNOWN_FAULTS[0];
        let mut report = Report::default();
        report.line("python", "ok a");
        report.line(tour, &format!("FAILED {step}: why"));
        assert_eq!((report.passed(), report.steps(), report.is_success()), (1, 1, true));
        assert!(report.to_string().contains(KNOWN_FAULTS[0].reason));
    }

    #[test]
    fn a_known_fault_must_occur() {
        let KnownFault { tour, step, .. } = KNOWN_FAULTS[0];
        let mut report = Report::default();
        report.line(tour, &format!("ok {step}"));
        assert!(report.is_success());
        report.check_faults("plain");
        assert!(report.is_success());
        report.check_faults(tour);
        assert!(!report.is_success());
        assert!(report.to_string().contains(&format!("{tour}: FAILED {step}: ")), "{report}");
    }

    #[test]
    fn a_report_without_steps_is_no_success() {
        let mut report = Report::default();
        assert!(!report.is_success());
        report.line("python", "FAILED a: b");
        assert_eq!((report.passed(), report.steps(), report.is_success()), (0, 1, false));
    }
}
