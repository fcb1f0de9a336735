use alloc::format;
use alloc::string::String;

use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::thing::{self, Thing};
use super::{Answer, addresses};
use crate::api::actions::Action;
use crate::api::floating_ips::FloatingIp;
use crate::api::ip_type::IpType;
use crate::api::protection::Protection;
use crate::api::servers::Server;
use crate::primitives::Id;

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => thing::page(project, ask, |_: &FloatingIp| true),
        "create" => create(project, ask),
        "get" => thing::find::<FloatingIp>(project, ask).map(|ip| Answer::one(200, ip)),
        "update" => ask.nullable_text("description").and_then(|description| {
            thing::update(project, ask, |ip: &mut FloatingIp| {
                ip.description = description.unwrap_or_else(|| ip.description.take());
                Ok(())
            })
        }),
        "delete" => thing::delete(project, ask, |ip: &FloatingIp| match ip.server {
            Some(_) => Err(Refusal::new(422, "must_be_unassigned", "the floating IP is assigned")),
            None => Ok(()),
        }),
        "assign" => assign(project, ask),
        "change_dns_ptr" => change_dns_ptr(project, ask),
        "change_protection" => thing::change_protection::<FloatingIp>(project, ask),
        "unassign" => unassign(project, ask),
        _ => {
            return thing::actions::<FloatingIp>(project, ask, verb, || {
                thing::id_of::<FloatingIp>(project, ask)
            });
        }
    })
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let version: IpType = ask.word("type", IpType::VALUES)?.into();
    let name = thing::new_name::<FloatingIp>(project, ask, None)?;
    let description = ask.text("description")?.map(String::from);
    let server = thing::in_body::<Server>(project, ask, "server")?;
    let home_location = match (server, ask.id_or_name("home_location")?) {
        (Some(_), Some(_)) => return Err(Refusal::invalid("home_location", "is decided by the server")),
        (Some(server), None) => server.location.clone(),
        (None, Some(wanted)) => project.location(&wanted).ok_or_else(|| Refusal::no_such("home_location"))?,
        (None, None) => return Err(Refusal::invalid("home_location", "is required without a server")),
    };
    let (server, labels) = (server.map(|server| server.id), ask.labels()?.unwrap_or_default());
    if let Some(server) = server {
        thing::check_free(project, &[(Server::kind(), server.get())])?;
    }
    let id = project.id();
    let (ip, dns_ptr) = addresses::public(project, &version, id);
    let floating_ip = FloatingIp {
        id: Id::new(id),
        name: name.unwrap_or_else(|| format!("floating-ip-{id}")),
        description,
        ip,
        r#type: version,
        server: None,
        dns_ptr,
        home_location,
        blocked: false,
        protection: Protection { delete: false },
        labels,
        created: project.now.into(),
    };
    thing::add(project, &floating_ip);
    let action = server.map(|server| give(project, id, server)).transpose()?;
    Ok(Answer::one(201, &floating_ip).with("action", &action))
}

fn assign(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let floating_ip = thing::find::<FloatingIp>(project, ask)?;
    let server = thing::needed::<Server>(project, ask, "server")?;
    if floating_ip.server.is_some() {
        return Err(Refusal::new(422, "floating_ip_assigned", "the floating IP is assigned"));
    }
    if server.location.network_zone != floating_ip.home_location.network_zone {
        return Err(Refusal::invalid("server", "is in another network zone"));
    }
    let (id, server) = (floating_ip.id.get(), server.id);
    give(project, id, server).map(|action| Answer::one(201, &action))
}

fn give(project: &mut Project, id: u64, server: Id<Server>) -> Result<Action, Refusal> {
    let others = [(Server::kind(), server.get())];
    thing::start::<FloatingIp>(project, id, "assign_floating_ip", &others, move |floating_ip| {
        floating_ip.server = Some(server);
    })
}

fn unassign(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let floating_ip = thing::find::<FloatingIp>(project, ask)?;
    let id = floating_ip.id.get();
    let server = floating_ip.server.map(|server| (Server::kind(), server.get()));
    let action =
        thing::start::<FloatingIp>(project, id, "unassign_floating_ip", server.as_slice(), |floating_ip| {
            floating_ip.server = None;
        })?;
    Ok(Answer::one(201, &action))
}

fn change_dns_ptr(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (ip, name) = (String::from(ask.required_text("ip")?), ask.text("dns_ptr")?.map(String::from));
    if !addresses::is_of(&ip, &thing::find::<FloatingIp>(project, ask)?.ip) {
        return Err(Refusal::invalid("ip", "is no address of this floating IP"));
    }
    thing::change(project, ask, "change_dns_ptr", move |floating_ip: &mut FloatingIp| {
        addresses::set_dns_ptr(&mut floating_ip.dns_ptr, ip, name);
    })
}
