//! The cost of the embedded Hetzner as it grows: at 100,000 servers against 1,000, and with 40,000 ended actions
//! against none.

use std::cell::{Cell, RefCell};
use std::time::{Duration, Instant};

use hetzner_cloud::{Hetzner, LabelSelector, Labels, Operation, Request, Response, Sim, Token, servers};
use serde_json::Value;

use crate::ratio::Table;

const SMALL: usize = 1_000;
const LARGE: usize = 100_000;
const ENDED_ACTIONS: usize = 40_000;
/// The number of servers that the label matches.
const LABELLED: usize = 50;

/// The limit of a cost at 100,000 servers, as a multiple of that at 1,000.
const GROWTH_LIMIT: f64 = 3.0;
/// The limit of a cost with many ended actions, as a multiple of that without.
const HISTORY_LIMIT: f64 = 1.2;
/// The limit of the memory of a server with its volumes, primary IPs, actions and share of a placement group: 6 KB.
const BYTES_PER_SERVER: f64 = 6.0 * 1024.0;

const ROUNDS: usize = 40;
/// The number of requests in a round. Few, so that what a round creates does not make the project larger.
const PER_ROUND: usize = 5;

pub fn measure(table: &mut Table) {
    let mut large = None;
    let allocated = allocation_counter::measure(|| large = Some(Project::new(LARGE)));
    let bytes = allocated.bytes_current as f64 / LARGE as f64;
    table.amount("memory of a server of 100,000, in bytes", bytes, BYTES_PER_SERVER);

    let (large, small) = (large.expect("a project"), Project::new(SMALL));
    for (name, cost) in COSTS {
        let name = format!("{name}, 100,000 servers / 1,000 servers");
        table.ratio(name, shortest(cost, &large, &small), GROWTH_LIMIT);
    }

    let with_history = Project::new(SMALL);
    with_history.reset(ENDED_ACTIONS);
    let without = Project::new(SMALL);
    for (name, cost) in &COSTS[..2] {
        let name = format!("{name}, 40,000 ended actions / none");
        table.ratio(name, shortest(*cost, &with_history, &without), HISTORY_LIMIT);
    }

    let created = allocation_counter::measure(|| (0..SMALL).for_each(|_| without.create()));
    let bytes = created.bytes_current as f64 / SMALL as f64;
    table.amount("memory of a created server with its actions, in bytes", bytes, BYTES_PER_SERVER);
}

/// What is measured: each prepares itself and returns the time of the part that counts.
const COSTS: [(&str, fn(&Project) -> Duration); 6] = [
    ("servers.get", |project| project.send(&servers::Get::new(project.next_server()))),
    ("servers.create", |project| project.send(&project.creation())),
    ("end of the creation's actions", |project| {
        project.send(&project.creation());
        project.end_actions()
    }),
    ("page of 50 of servers.list", |project| project.list(50, &servers::List::new().per_page(50u64))),
    ("label_selector that matches 50", |project| {
        let selector: LabelSelector = "rack=b7".parse().expect("a label selector");
        project.list(LABELLED, &servers::List::new().label_selector(selector).per_page(50u64))
    }),
    ("servers.list by name", |project| project.list(1, &servers::List::new().name("web-77"))),
];

/// The shortest times of a cost in two projects, in nanoseconds.
fn shortest(cost: fn(&Project) -> Duration, ours: &Project, theirs: &Project) -> (f64, f64) {
    let round = |project| {
        (0..PER_ROUND).map(|_| cost(project)).sum::<Duration>().as_nanos() as f64 / PER_ROUND as f64
    };
    let rounds = (0..ROUNDS).map(|_| (round(ours), round(theirs)));
    rounds.fold((f64::INFINITY, f64::INFINITY), |best, round| (best.0.min(round.0), best.1.min(round.1)))
}

/// A populated project.
struct Project {
    hetzner: Hetzner,
    sim: RefCell<Sim>,
    /// The ids of servers from all over the project.
    servers: Vec<u64>,
    requests: Cell<usize>,
}

impl Project {
    fn new(servers: usize) -> Self {
        let hetzner = Hetzner::new(Token::new("bench").expect("a token"));
        let mut sim = Sim::new(50);
        sim.set_rate_limit(u32::MAX);
        sim.populate(servers, 0);
        let mut project =
            Self { hetzner, sim: RefCell::new(sim), servers: Vec::new(), requests: Cell::new(0) };
        let labels = Labels::from([("rack".into(), "b7".into()), ("role".into(), "web".into())]);
        for at in 0..SMALL {
            let page = servers::List::new().per_page(1u64).page((at * (servers / SMALL) + 1) as u64);
            let body: Value = serde_json::from_slice(&project.timed(&page).1.body).expect("json");
            project.servers.push(body["servers"][0]["id"].as_u64().expect("an id"));
        }
        for id in project.servers.iter().step_by(SMALL / LABELLED) {
            project.send(&servers::Update::new(*id).labels(labels.clone()));
        }
        project
    }

    /// Starts and ends a number of actions of one server.
    fn reset(&self, times: usize) {
        for _ in 0..times {
            self.send(&servers::Reset::new(self.servers[0]));
            self.end_actions();
        }
    }

    fn create(&self) {
        self.send(&self.creation());
        self.end_actions();
    }

    /// Returns the time in which all running actions end.
    fn end_actions(&self) -> Duration {
        let start = Instant::now();
        self.sim.borrow_mut().advance(Duration::from_secs(10));
        start.elapsed()
    }

    fn next_server(&self) -> u64 {
        self.servers[self.count() % self.servers.len()]
    }

    fn creation(&self) -> servers::Create {
        servers::Create::new(format!("new-{}", self.count()), "cx23", "debian-13")
    }

    fn count(&self) -> usize {
        self.requests.replace(self.requests.get() + 1)
    }

    fn request<O: Operation>(&self, operation: &O) -> Request {
        self.hetzner.request(operation).expect("a request")
    }

    /// Returns the time of a successful response.
    fn send<O: Operation>(&self, operation: &O) -> Duration {
        let (time, response) = self.timed(operation);
        assert!(response.status < 300);
        time
    }

    /// Returns the time of a page with this number of servers.
    fn list(&self, expected: usize, operation: &servers::List) -> Duration {
        let (time, response) = self.timed(operation);
        assert_eq!(response.reply::<servers::List>().expect("a page").items.len(), expected);
        time
    }

    fn timed<O: Operation>(&self, operation: &O) -> (Duration, Response) {
        let (request, mut sim) = (self.request(operation), self.sim.borrow_mut());
        let start = Instant::now();
        let response = sim.respond(&request);
        (start.elapsed(), response)
    }
}
