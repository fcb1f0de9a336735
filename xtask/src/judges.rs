//! Runs clients that others wrote against the embedded Hetzner over HTTP, and counts the operations that they request.

mod operations;
mod proxy;
mod report;
mod tours;

use std::fs;
use std::process::ExitCode;

use anyhow::{Result, ensure};

use self::operations::Seen;
use self::proxy::Proxy;
use self::report::Report;
use self::tours::Tour;
use crate::serve::Server;

/// Empty projects, whose actions end within milliseconds, and which no tour exhausts.
const SERVE: [&str; 6] = ["--speed", "1000", "--servers", "0", "--limit", "4000000000"];

/// Runs all tours, or those whose name contains `filter`. Fails when a step fails that is not a known fault of its
/// client, and when all tours together leave out an operation.
pub(crate) fn run(filter: Option<&str>) -> Result<ExitCode> {
    let tours: Vec<_> = tours::all()
        .into_iter()
        .filter(|tour| filter.is_none_or(|filter| tour.name.contains(filter)))
        .collect();
    ensure!(!tours.is_empty(), "no tour is named so");
    let server = Server::start(&SERVE)?;
    let proxy = Proxy::start(server.address)?;
    let mut report = Report::default();
    let mut seen = Seen::default();
    for tour in &tours {
        run_tour(tour, &proxy, &mut report);
        report.check_faults(tour.name);
        let exchanges = proxy.take();
        let server_error = exchanges.iter().find(|exchange| exchange.status >= 500);
        let reason = server_error.map(|exchange| format!("{exchange}"));
        report.check(tour.name, "no response is a server error", reason.as_deref());
        seen.add(tour.name, &exchanges);
    }
    fs::write(tours::responses()?, &seen.responses)?;
    for tour in &tours::OF_RESPONSES {
        run_tour(tour, &proxy, &mut report);
    }
    println!("\n=== all tours\n{report}");
    // A part of the tours cannot request everything.
    let is_part = filter.is_some();
    if !is_part {
        print!("{seen}");
    }
    println!("{}\n{} of {}", seen.count(), report.passed(), report.steps());
    let is_success = report.is_success() && (is_part || seen.is_complete());
    Ok(if is_success { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn run_tour(tour: &Tour, proxy: &Proxy, report: &mut Report) {
    println!("\n=== {}", tour.name);
    if let Err(error) = tour.run(proxy, report) {
        report.failed(tour.name, "the tour runs", &format!("{error:#}"));
    }
}
