//! The main job: lists servers, creates one, and waits until it runs.
//!
//! Runs on the embedded Hetzner by default. With `HCLOUD_TOKEN` set it uses the real API, and changes nothing there
//! without `--create`.

use std::collections::BTreeMap;
use std::env;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};
use clap::Parser;
use hetzner_cloud::adapter::ureq::Ureq;
use hetzner_cloud::servers::{self, Server};
use hetzner_cloud::{
    ActionWaiter, Error, Flow, Hetzner, Id, Money, Sim, Step, Token, actions::Action, pricing,
};
use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use tabled::settings::Style;
use tabled::{Table, Tabled};

/// Lists servers, creates one, and waits until it runs.
#[derive(Parser)]
struct Arguments {
    /// Create a server also on the real API. It costs money until it is deleted.
    #[arg(long)]
    create: bool,
    /// The name of the new server.
    #[arg(long, default_value = "quickstart-1")]
    name: String,
    /// The server type.
    #[arg(long, default_value = "cx23")]
    server_type: String,
    /// The image of its disk.
    #[arg(long, default_value = "debian-13")]
    image: String,
    /// The location.
    #[arg(long, default_value = "fsn1")]
    location: String,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut host = match env::var("HCLOUD_TOKEN") {
        Ok(_) => {
            println!("HCLOUD_TOKEN is set: using the real API.\n");
            Host::Real(Ureq::new())
        }
        Err(_) => {
            println!("HCLOUD_TOKEN is not set: using the embedded Hetzner. No network, no costs.\n");
            let mut sim = Sim::new(2026);
            sim.populate(3, 1);
            Host::Embedded(sim.into())
        }
    };
    let token = env::var("HCLOUD_TOKEN").unwrap_or_else(|_| "embedded".into());
    let hetzner = Hetzner::new(Token::new(token)?).application("quickstart", "1.0")?;

    let servers = host.run(hetzner.pages(servers::List::new()))?;
    print_servers(&servers);
    print_price(&mut host, &hetzner, &arguments)?;

    if matches!(host, Host::Real(_)) && !arguments.create {
        println!("\nNothing was changed. Use --create to create a server, which costs money.");
        return Ok(());
    }

    println!("\nCreating {} …", arguments.name);
    let create = servers::Create::new(&*arguments.name, &*arguments.server_type, &*arguments.image)
        .location(&*arguments.location)
        .labels([("made-by".to_owned(), "quickstart".to_owned())]);
    let created = host.run(hetzner.call(create)).context("the server was not created")?;
    let bars = Bars::default();
    let wait = hetzner.wait(created.actions()).watch(|wait: &ActionWaiter| bars.update(wait.actions()));
    bars.update(created.actions());
    let done = host.run(wait)?;

    let server = host.run(hetzner.call(servers::Get::new(created.server.id)))?;
    println!("\n{} actions succeeded; {} is {}.", done.len(), server.name, server.status);
    if created.root_password.is_some() {
        println!("The root password is returned only once; this example does not print it.");
    }
    print_servers(&host.run(hetzner.pages(servers::List::new()))?);
    Ok(())
}

/// The host: the real API over HTTP, or the embedded Hetzner.
enum Host {
    Real(Ureq),
    Embedded(Box<Sim>),
}

impl Host {
    fn run<F: Flow>(&mut self, flow: F) -> Result<F::Output, Error> {
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

#[derive(Tabled)]
struct Row {
    id: String,
    name: String,
    status: String,
    #[tabled(rename = "type")]
    server_type: String,
    location: String,
    ipv4: String,
    image: String,
}

impl From<&Server> for Row {
    fn from(server: &Server) -> Self {
        let image = server.image.as_ref();
        Self {
            id: server.id.to_string(),
            name: server.name.clone(),
            status: server.status.to_string(),
            server_type: server.server_type.name.clone(),
            location: server.location.name.clone(),
            ipv4: server.public_net.ipv4.as_ref().map_or("-".into(), |ipv4| ipv4.ip.clone()),
            image: image.map_or("-".into(), |image| image.name.clone().unwrap_or(image.description.clone())),
        }
    }
}

fn print_servers(servers: &[Server]) {
    match servers {
        [] => println!("There are no servers."),
        _ => println!("{}", Table::new(servers.iter().map(Row::from)).with(Style::rounded())),
    }
}

/// Prints the price of the new server.
fn print_price(host: &mut Host, hetzner: &Hetzner, arguments: &Arguments) -> Result<(), Error> {
    let pricing = host.run(hetzner.call(pricing::Get::new()))?;
    let server_type =
        pricing.server_types.iter().find(|server_type| server_type.name == arguments.server_type);
    let price = server_type
        .and_then(|server_type| server_type.prices.iter().find(|price| price.location == arguments.location));
    let ipv4 = pricing
        .primary_ips
        .iter()
        .find(|ip| ip.r#type == "ipv4")
        .and_then(|ip| ip.prices.iter().find(|price| price.location == arguments.location));
    let product = format!("{} in {}", arguments.server_type, arguments.location);
    match price {
        None => println!("\nThere is no price for a {product}."),
        Some(price) => {
            let address = ipv4.map_or(Money::ZERO, |ipv4| ipv4.price_monthly.gross.clone());
            let month = price.price_monthly.gross.clone() + address;
            println!(
                "\nA {product} with an IPv4 address costs {month:.2} {} a month at most, or {:.4} an hour without it ({:.0} % VAT included).",
                pricing.currency, price.price_hourly.gross, pricing.vat_rate
            );
        }
    }
    Ok(())
}

/// A progress bar for each action.
#[derive(Default)]
struct Bars {
    all: MultiProgress,
    by_action: std::cell::RefCell<BTreeMap<Id<Action>, ProgressBar>>,
}

impl Bars {
    fn update<'a>(&self, actions: impl Iterator<Item = &'a Action>) {
        let style = ProgressStyle::with_template("  {msg:16} {bar:40} {pos:>3} %")
            .unwrap_or_else(|_| ProgressStyle::default_bar());
        for action in actions {
            let mut by_action = self.by_action.borrow_mut();
            let bar = by_action.entry(action.id).or_insert_with(|| {
                self.all
                    .add(ProgressBar::new(100).with_style(style.clone()).with_message(action.command.clone()))
            });
            bar.set_position(action.progress.into());
            if action.has_ended() {
                bar.finish();
            }
        }
    }
}
