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

/// A figure with its limit.
struct Row {
    name: String,
    figure: f64,
    limit: f64,
    /// The nanoseconds of both implementations, if it is a ratio.
    nanoseconds: Option<(f64, f64)>,
    allocations: Option<Allocations>,
}

/// The numbers of allocations of both implementations.
struct Allocations {
    ours: u64,
    theirs: u64,
    more_limit: Option<u64>,
}

impl Allocations {
    fn holds(&self) -> bool {
        self.more_limit.is_none_or(|limit| self.ours.saturating_sub(self.theirs) <= limit)
    }
}

impl Row {
    fn holds(&self) -> bool {
        self.figure <= self.limit && self.allocations.as_ref().is_none_or(Allocations::holds)
    }
}

/// The results.
pub struct Table(Vec<Row>);

impl Table {
    pub fn new() -> Self {
        Self(Vec::new())
    }

    /// Compares this crate with a peer or floor, each by the shortest of many rounds.
    pub fn compare(
        &mut self,
        ours: Way<'_>,
        theirs: Way<'_>,
        ratio_limit: f64,
        more_allocations_limit: Option<u64>,
    ) {
        // A round is long enough for the resolution of the clock, and short enough to be rarely interrupted.
        let times = ((1_000_000.0 / ours.time(20).max(1.0)) as u32).clamp(1, 20_000);
        let (mut best_ours, mut best_theirs) = (f64::INFINITY, f64::INFINITY);
        for _ in 0..ROUNDS {
            best_ours = best_ours.min(ours.time(times));
            best_theirs = best_theirs.min(theirs.time(times));
        }
        let allocations = Allocations {
            ours: ours.allocations(),
            theirs: theirs.allocations(),
            more_limit: more_allocations_limit,
        };
        self.ratio(format!("{} / {}", ours.name, theirs.name), (best_ours, best_theirs), ratio_limit);
        if let Some(row) = self.0.last_mut() {
            row.allocations = Some(allocations);
        }
    }

    /// Adds the ratio of two times in nanoseconds.
    pub fn ratio(&mut self, name: String, nanoseconds: (f64, f64), limit: f64) {
        let figure = nanoseconds.0 / nanoseconds.1;
        self.0.push(Row { name, figure, limit, nanoseconds: Some(nanoseconds), allocations: None });
    }

    /// Adds an amount that is not a ratio.
    pub fn amount(&mut self, name: &str, figure: f64, limit: f64) {
        self.0.push(Row { name: name.into(), figure, limit, nanoseconds: None, allocations: None });
    }

    pub fn print(&self) {
        println!(
            "{:66} {:>7} {:>7}  {:>13}  {:>19}",
            "benchmark", "figure", "limit", "allocations", "ns (this machine)"
        );
        for row in &self.0 {
            let allocations = row.allocations.as_ref().map(|it| format!("{} / {}", it.ours, it.theirs));
            let nanoseconds = row.nanoseconds.map(|(ours, theirs)| format!("{ours:.0} / {theirs:.0}"));
            let (allocations, nanoseconds) =
                (allocations.unwrap_or_default(), nanoseconds.unwrap_or_default());
            let verdict = if row.holds() { "" } else { "  OVER" };
            println!(
                "{:66} {:>7.2} {:>7.2}  {allocations:>13}  {nanoseconds:>19}{verdict}",
                row.name, row.figure, row.limit
            );
        }
    }

    pub fn holds(&self) -> bool {
        self.0.iter().all(Row::holds)
    }
}
