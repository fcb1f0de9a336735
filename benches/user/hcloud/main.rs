//! Lists the servers of a project: all pages, with `tokio`.

use std::env;
use std::error::Error;

use hcloud::apis::configuration::Configuration;
use hcloud::apis::servers_api::{self, ListServersParams};
use hcloud::models::Server;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut hcloud = Configuration::new();
    hcloud.bearer_access_token = Some(env::var("HCLOUD_TOKEN")?);
    let (mut servers, mut page) = (Vec::new(), Some(1));
    while page.is_some() {
        let listed = servers_api::list_servers(&hcloud, ListServersParams { page, ..Default::default() }).await?;
        servers.extend(listed.servers);
        page = listed.meta.pagination.next_page;
    }
    for server in &servers {
        println!("{}", line(server));
    }
    println!("{} servers", servers.len());
    Ok(())
}

fn line(server: &Server) -> String {
    let address = server.public_net.ipv4.as_ref().map_or("-", |ipv4| &ipv4.ip);
    format!("{:>12} {:24} {:?} {:8} {address}", server.id, server.name, server.status, server.server_type.name)
}
