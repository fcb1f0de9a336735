//! Measures two implementations of one task in alternation, so that other load on the machine affects both.

use std::hint::black_box;
use std::time::Instant;

const ROUNDS: usize = 60;

/// A named implementation.
pub struct Way<'a> {
    pub name: &'a str,
    pub run: &'a dyn Fn(),
}

impl<'a> Way<'a> {
    pub fn new(name: &'a str, run: &'a dyn Fn()) -> Self {
        Self { name, run }
    }

    /// The nanoseconds of one run, averaged over many.
    fn time(&self, times: u32) -> f64 {
        let start = Instant::now();
        for _ in 0..times {
            black_box((self.run)());
        }
        start.elapsed().as_nanos() as f64 / f64::from(times)
    }

    fn allocations(&self) -> u64 {
        allocation_counter::measure(|| (self.run)()).count_total
    }
}

struct Row {
    name: String,
    ratio: f64,
    ratio_limit: f64,
    allocations: (u64, u64),
    more_allocations_limit: Option<u64>,
    nanoseconds: (f64, f64),
}

impl Row {
    fn holds(&self) -> bool {
        let (ours, theirs) = self.allocations;
        let more = ours.saturating_sub(theirs);
        self.ratio <= self.ratio_limit && self.more_allocations_limit.is_none_or(|limit| more <= limit)
    }
}

/// The results.
pub struct Table(Vec<Row>);

impl Table {
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// Compares this crate with a peer or floor, each by the shortest of many rounds.
    pub fn compare(&mut self, ours: Way<'_>, theirs: Way<'_>, ratio_limit: f64, more_allocations_limit: Option<u64>) {
        // A round is long enough for the resolution of the clock, and short enough to be rarely interrupted.
        let times = ((1_000_000.0 / ours.time(20).max(1.0)) as u32).clamp(1, 20_000);
        let (mut best_ours, mut best_theirs) = (f64::INFINITY, f64::INFINITY);
        for _ in 0..ROUNDS {
            best_ours = best_ours.min(ours.time(times));
            best_theirs = best_theirs.min(theirs.time(times));
        }
        self.0.push(Row {
            name: format!("{} / {}", ours.name, theirs.name),
            ratio: best_ours / best_theirs,
            ratio_limit,
            allocations: (ours.allocations(), theirs.allocations()),
            more_allocations_limit,
            nanoseconds: (best_ours, best_theirs),
        });
    }

    pub fn print(&self) {
        println!("{:66} {:>6} {:>6}  {:>13}  {:>19}", "benchmark", "ratio", "limit", "allocations", "ns (this machine)");
        for row in &self.0 {
            let allocations = format!("{} / {}", row.allocations.0, row.allocations.1);
            let nanoseconds = format!("{:.0} / {:.0}", row.nanoseconds.0, row.nanoseconds.1);
            let verdict = if row.holds() { "" } else { "  OVER" };
            println!(
                "{:66} {:>6.2} {:>6.2}  {allocations:>13}  {nanoseconds:>19}{verdict}",
                row.name, row.ratio, row.ratio_limit
            );
        }
    }

    pub fn holds(&self) -> bool {
        self.0.iter().all(Row::holds)
    }
}
