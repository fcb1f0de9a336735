//! Lists the servers of a project, with `ureq`.

use std::env;
use std::error::Error;

use hetzner_cloud::adapter::ureq::Ureq;
use hetzner_cloud::servers::{self, Server};
use hetzner_cloud::{Hetzner, Token};

fn main() -> Result<(), Box<dyn Error>> {
    let hetzner = Hetzner::new(Token::new(env::var("HCLOUD_TOKEN")?)?);
    let servers = Ureq::new().run(hetzner.pages(servers::List::new()))?;
    for server in &servers {
        println!("{}", line(server));
    }
    println!("{} servers", servers.len());
    Ok(())
}

fn line(server: &Server) -> String {
    let address = server.public_net.ipv4.as_ref().map_or("-", |ipv4| &ipv4.ip);
    format!(
        "{:>12} {:24} {:12} {:8} {address}",
        server.id.get(),
        server.name,
        server.status.as_str(),
        server.server_type.name,
    )
}
