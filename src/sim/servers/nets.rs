//! Servers in private networks.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use crate::api::networks::Network;
use crate::api::servers::{Server, ServerPrivateNet};
use crate::primitives::Id;
use crate::sim::Answer;
use crate::sim::ask::Ask;
use crate::sim::networks::place;
use crate::sim::project::Project;
use crate::sim::refusal::Refusal;
use crate::sim::thing::{self, Thing};

pub(super) fn attach(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let server = thing::find::<Server>(project, ask)?;
    let network = thing::needed::<Network>(project, ask, "network")?;
    if server.private_net.iter().any(|net| net.network == Some(network.id)) {
        return Err(Refusal::new(422, "server_already_attached", "the server is in the network already"));
    }
    let ip = place(project, network, ask.text("ip")?, ask.text("ip_range")?)?;
    let net = private_net(server.id, network.id, ip, aliases(project, network, ask)?);
    change(project, ask, "attach_to_network", net.network, move |server| server.private_net.push(net))
}

pub(super) fn private_net(
    server: Id<Server>,
    network: Id<Network>,
    ip: String,
    alias_ips: Vec<String>,
) -> ServerPrivateNet {
    let [.., c, d, e, f] = (server.get() ^ network.get() << 12).to_be_bytes();
    ServerPrivateNet {
        network: Some(network),
        ip: Some(ip),
        alias_ips: Some(alias_ips),
        mac_address: Some(format!("86:00:{c:02x}:{d:02x}:{e:02x}:{f:02x}")),
    }
}

pub(super) fn change_alias_ips(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let server = thing::find::<Server>(project, ask)?;
    let network = thing::needed::<Network>(project, ask, "network")?;
    let id = attached(server, network)?;
    let aliases = aliases(project, network, ask)?;
    change(project, ask, "change_alias_ips", Some(id), move |server| {
        if let Some(net) = server.private_net.iter_mut().find(|net| net.network == Some(id)) {
            net.alias_ips = Some(aliases);
        }
    })
}

pub(super) fn detach(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let server = thing::find::<Server>(project, ask)?;
    let id = attached(server, thing::needed::<Network>(project, ask, "network")?)?;
    change(project, ask, "detach_from_network", Some(id), move |server| {
        server.private_net.retain(|net| net.network != Some(id));
    })
}

fn attached(server: &Server, network: &Network) -> Result<Id<Network>, Refusal> {
    match server.private_net.iter().any(|net| net.network == Some(network.id)) {
        true => Ok(network.id),
        false => Err(Refusal::invalid("network", "the server is not in this network")),
    }
}

/// The further addresses in the body, which have to be free.
fn aliases(project: &Project, network: &Network, ask: &Ask) -> Result<Vec<String>, Refusal> {
    let aliases: Vec<String> = ask.list("alias_ips")?.unwrap_or_default();
    let own = ask.id("id")?;
    for alias in &aliases {
        let is_own = project.servers.get(&own).is_some_and(|server| {
            let mut mine = server.private_net.iter().filter_map(|net| net.alias_ips.as_ref()).flatten();
            mine.any(|mine| mine == alias)
        });
        if !is_own {
            place(project, network, Some(alias), None)?;
        }
    }
    Ok(aliases)
}

fn change(
    project: &mut Project,
    ask: &Ask,
    command: &'static str,
    network: Option<Id<Network>>,
    change: impl FnOnce(&mut Server) + Send + 'static,
) -> Result<Answer, Refusal> {
    let id = thing::id_of::<Server>(project, ask)?;
    let network = network.map(|network| (Network::kind(), network.get()));
    let action = thing::start::<Server>(project, id, command, network.as_slice(), change)?;
    Ok(Answer::one(201, &action))
}
