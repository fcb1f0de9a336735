//! The real API over HTTP, or the embedded Hetzner.

use std::env;
use std::thread;
use std::time::Duration;

use anyhow::Result;
use hetzner_cloud::adapter::ureq::Ureq;
use hetzner_cloud::{Error, Flow, Hetzner, Sim, Step, Token};

pub(crate) enum Host {
    Real(Ureq),
    Embedded(Box<Sim>),
}

/// The host and the client that the environment asks for.
pub(crate) fn from_environment() -> Result<(Host, Hetzner)> {
    let (host, token) = match env::var("HCLOUD_TOKEN") {
        Ok(token) => {
            println!("HCLOUD_TOKEN is set: using the real API.\n");
            (Host::Real(Ureq::new()), token)
        }
        Err(_) => {
            println!("HCLOUD_TOKEN is not set: using the embedded Hetzner. No network, no costs.\n");
            let mut sim = Sim::new(2026);
            sim.populate(3, 1);
            (Host::Embedded(sim.into()), "embedded".into())
        }
    };
    Ok((host, Hetzner::new(Token::new(token)?).application("quickstart", "1.0")?))
}

impl Host {
    pub(crate) fn is_real(&self) -> bool {
        matches!(self, Self::Real(_))
    }

    pub(crate) fn run<F: Flow>(&mut self, flow: F) -> Result<F::Output, Error> {
        match self {
            Self::Real(ureq) => ureq.run(flow),
            Self::Embedded(sim) => run_embedded(sim, flow),
        }
    }
}

/// A complete host. The embedded Hetzner has a virtual clock, which advances ten times as fast as real time, so that
/// the progress is visible and the wait is short.
fn run_embedded<F: Flow>(sim: &mut Sim, mut flow: F) -> Result<F::Output, Error> {
    loop {
        match flow.step(sim.now())? {
            Step::Send(ticket, request) => {
                let response = sim.respond(&request);
                flow.receive(ticket, Ok(response), sim.now());
            }
            Step::Wait(until) => {
                let wait = until.map_or(Duration::ZERO, |until| sim.now().until(until));
                thread::sleep(wait / 10);
                sim.advance(wait);
            }
            Step::Done(value) => return Ok(value),
        }
    }
}
