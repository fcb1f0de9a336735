//! The main job: lists servers, creates one of a type that is available, and waits until it runs.
//!
//! Runs on the embedded Hetzner by default. With `HCLOUD_TOKEN` set it uses the real API, and changes nothing there
//! without `--create`.

mod host;
mod offer;
mod show;

use anyhow::{Context, Result};
use clap::Parser;
use hetzner_cloud::{ActionWaiter, Flow, pricing, server_types, servers};

/// Lists servers, creates one, and waits until it runs.
#[derive(Parser)]
struct Arguments {
    /// Create a server also on the real API. It costs money until it is deleted.
    #[arg(long)]
    create: bool,
    /// The name of the new server.
    #[arg(long, default_value = "quickstart-1")]
    name: String,
    /// The image of its disk.
    #[arg(long, default_value = "debian-13")]
    image: String,
    /// The location; by default the one with the cheapest server type that is available.
    #[arg(long)]
    location: Option<String>,
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let (mut host, hetzner) = host::from_environment()?;
    show::servers(&host.run(hetzner.pages(servers::List::new()))?);

    let server_types = host.run(hetzner.pages(server_types::List::new()))?;
    let offer = offer::cheapest(&server_types, arguments.location.as_deref());
    let (server_type, price) = offer.context("no server type is available there at the moment")?;
    show::price(&server_type.name, price, &host.run(hetzner.call(pricing::Get::new()))?);
    if host.is_real() && !arguments.create {
        println!("\nNothing was changed. Use --create to create a server, which costs money.");
        return Ok(());
    }

    println!("\nCreating {} …", arguments.name);
    let create = servers::Create::new(arguments.name, &*server_type.name, arguments.image)
        .location(&*price.location)
        .labels([("made-by".to_owned(), "quickstart".to_owned())]);
    let created = host.run(hetzner.call(create)).context("the server was not created")?;
    let bars = show::Bars::default();
    let wait = hetzner.wait(created.actions());
    let done = host.run(wait.watch(|wait: &ActionWaiter| bars.update(wait.actions())))?;

    let server = host.run(hetzner.call(servers::Get::new(created.server.id)))?;
    println!("\n{} actions succeeded; {} is {}.", done.len(), server.name, server.status);
    if created.root_password.is_some() {
        println!("The root password is returned only once; this example does not print it.");
    }
    show::servers(&host.run(hetzner.pages(servers::List::new()))?);
    Ok(())
}
