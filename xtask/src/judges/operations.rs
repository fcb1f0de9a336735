//! The operations that requests stand for.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use hetzner_cloud::api;

use super::proxy::Exchange;

/// The operations that were requested, with the tours that did.
#[derive(Default)]
pub(super) struct Seen {
    tours: BTreeMap<&'static str, BTreeSet<&'static str>>,
    succeeded: BTreeSet<&'static str>,
    /// A line for each response: the operation, the status and the body, separated by tabs.
    pub(super) responses: String,
}

/// The tour of plain requests; the others are clients that others wrote.
pub(super) const PLAIN: &str = "plain";

impl Seen {
    /// Adds the requests of a tour.
    pub(super) fn add(&mut self, tour: &'static str, exchanges: &[Exchange]) {
        for exchange in exchanges {
            let Some(operation) = operation(&exchange.method, &exchange.path) else { continue };
            self.tours.entry(operation).or_default().insert(tour);
            if exchange.status < 300 {
                self.succeeded.insert(operation);
            }
            // In JSON, a line break stands only between values.
            let body = exchange.body.replace(['\r', '\n'], " ");
            self.responses += &format!("{operation}\t{}\t{body}\n", exchange.status);
        }
    }

    /// Returns whether every operation was requested.
    pub(super) fn is_complete(&self) -> bool {
        api::routes().all(|route| self.tours.contains_key(route.name))
    }

    /// Returns the number of operations that were requested, as text.
    pub(super) fn count(&self) -> String {
        format!("operations seen {} of {}", self.tours.len(), api::routes().count())
    }
}

/// The names of the operations that were left out.
impl fmt::Display for Seen {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = |keep: &dyn Fn(&str) -> bool| -> Vec<&str> {
            api::routes().map(|route| route.name).filter(|name| keep(name)).collect()
        };
        let by_clients =
            |name: &str| self.tours.get(name).is_some_and(|tours| tours.iter().any(|tour| *tour != PLAIN));
        list(out, "requested by no client", &names(&|name| !by_clients(name)))?;
        list(out, "requested by nobody", &names(&|name| !self.tours.contains_key(name)))?;
        let refused = |name: &str| self.tours.contains_key(name) && !self.succeeded.contains(name);
        list(out, "requested without success", &names(&refused))
    }
}

fn list(out: &mut fmt::Formatter<'_>, title: &str, names: &[&str]) -> fmt::Result {
    if names.is_empty() {
        return Ok(());
    }
    writeln!(out, "{title}: {}", names.join(", "))
}

/// The operation of a request. A literal part of a path precedes a parameter, as in `/servers/actions`.
fn operation(method: &str, target: &str) -> Option<&'static str> {
    let path = target.split('?').next()?.strip_prefix("/v1")?;
    let candidates = api::routes().filter(|route| route.method.as_str() == method);
    let fitting = candidates.filter_map(|route| Some((parameters(route.path, path)?, route.name)));
    fitting.min().map(|(_, name)| name)
}

/// Marks the parts of a path that are parameters; `None` when the path does not fit.
fn parameters(template: &str, path: &str) -> Option<Vec<bool>> {
    let (expected, parts) = (template.split('/'), path.split('/'));
    if expected.clone().count() != parts.clone().count() {
        return None;
    }
    let fits = |(expected, part): (&str, &str)| match expected.starts_with('{') {
        true => (!part.is_empty()).then_some(true),
        false => (expected == part).then_some(false),
    };
    expected.zip(parts).map(fits).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_literal_part_precedes_a_parameter() {
        assert_eq!(operation("GET", "/v1/servers/actions"), Some("servers.list_all_actions"));
        assert_eq!(operation("GET", "/v1/servers/7"), Some("servers.get"));
        assert_eq!(operation("GET", "/v1/servers/7/actions?page=1"), Some("servers.list_actions"));
        assert_eq!(operation("GET", "/v1/servers/actions/7"), Some("servers.get_action_by_id"));
        assert_eq!(operation("GET", "/v1/zones/a.example/rrsets/%40/A"), Some("zone_rrsets.get"));
    }

    #[test]
    fn other_requests_are_of_no_operation() {
        for (method, path) in
            [("PATCH", "/v1/servers"), ("GET", "/servers"), ("GET", "/v1/servers/"), ("GET", "/v1")]
        {
            assert_eq!(operation(method, path), None, "{method} {path}");
        }
    }

    #[test]
    fn the_summary_names_the_operations_that_clients_leave_out() {
        let exchange = |path: &str, status| Exchange {
            method: "GET".into(),
            path: path.into(),
            status,
            body: "{}".into(),
        };
        let mut seen = Seen::default();
        seen.add(
            "python",
            &[exchange("/v1/servers", 200), exchange("/v1/datacenters", 410), exchange("/v1/x", 404)],
        );
        seen.add(PLAIN, &[exchange("/v1/pricing", 200)]);
        let text = seen.to_string();
        assert!(seen.count().starts_with("operations seen 3 of "), "{}", seen.count());
        assert!(text.contains("requested without success: datacenters.list\n"), "{text}");
        let line = |title: &str| text.lines().find(|line| line.starts_with(title)).unwrap().to_owned();
        assert!(line("requested by no client").contains("pricing.get"));
        assert!(!line("requested by nobody").contains("pricing.get"));
        assert!(!line("requested by no client").contains("servers.list,"));
        assert!(!seen.is_complete());
        let responses = "servers.list\t200\t{}\ndatacenters.list\t410\t{}\npricing.get\t200\t{}\n";
        assert_eq!(seen.responses, responses);
    }
}
