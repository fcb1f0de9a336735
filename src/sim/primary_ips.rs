use alloc::string::String;

use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::thing::{self, Thing};
use super::{Answer, addresses};
use crate::api::actions::Action;
use crate::api::ip_type::IpType;
use crate::api::locations::Location;
use crate::api::primary_ips::{PrimaryIp, PrimaryIpAssigneeType};
use crate::api::protection::Protection;
use crate::api::servers::{Server, ServerStatus};
use crate::primitives::{Id, Labels};

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => thing::page(project, ask, |primary_ip: &PrimaryIp| ask.allows("ip", &primary_ip.ip)),
        "create" => create(project, ask),
        "get" => thing::find::<PrimaryIp>(project, ask).map(|primary_ip| Answer::one(200, primary_ip)),
        "update" => ask.flag("auto_delete").and_then(|auto_delete| {
            thing::update(project, ask, |primary_ip: &mut PrimaryIp| {
                primary_ip.auto_delete = auto_delete.unwrap_or(primary_ip.auto_delete);
                Ok(())
            })
        }),
        "delete" => thing::delete(project, ask, |primary_ip: &PrimaryIp| match primary_ip.assignee_id {
            Some(_) => Err(Refusal::new(422, "must_be_unassigned", "the primary IP is assigned")),
            None => Ok(()),
        }),
        "assign" => assign(project, ask),
        "change_dns_ptr" => change_dns_ptr(project, ask),
        "change_protection" => change_protection(project, ask),
        "unassign" => unassign(project, ask),
        _ => {
            return thing::actions::<PrimaryIp>(project, ask, verb, || {
                thing::id_of::<PrimaryIp>(project, ask)
            });
        }
    })
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let version: IpType = ask.word("type", IpType::VALUES)?.into();
    let name = thing::needed_name::<PrimaryIp>(project, ask)?;
    let assignee = thing::in_body::<Server>(project, ask, "assignee_id")?;
    if let Some(server) = assignee {
        ask.word("assignee_type", &["server"])?;
        check_takes(server, &version)?;
        thing::check_free(project, &[(Server::kind(), server.id.get())])?;
    }
    let location = match (assignee, ask.id_or_name("location")?) {
        (Some(_), Some(_)) => return Err(Refusal::invalid("location", "is decided by the assignee")),
        (Some(server), None) => server.location.clone(),
        (None, Some(wanted)) => project.location(&wanted).ok_or_else(|| Refusal::no_such("location"))?,
        (None, None) => return Err(Refusal::invalid("location", "is required without an assignee")),
    };
    let (assignee, labels) = (assignee.map(|server| server.id), ask.labels()?.unwrap_or_default());
    let auto_delete = ask.flag("auto_delete")?.unwrap_or_default();
    let primary_ip = PrimaryIp { auto_delete, labels, ..new(project, name, version, location) };
    thing::add(project, &primary_ip);
    let action = assignee.map(|server| give(project, primary_ip.id.get(), server)).transpose()?;
    Ok(Answer::one(201, &primary_ip).with("action", &action))
}

/// One that is assigned to nothing.
pub(super) fn new(project: &mut Project, name: String, version: IpType, location: Location) -> PrimaryIp {
    let id = project.id();
    let (ip, dns_ptr) = addresses::public(project, &version, id);
    PrimaryIp {
        id: Id::new(id),
        name,
        labels: Labels::new(),
        created: project.now.into(),
        blocked: false,
        location,
        ip,
        dns_ptr,
        protection: Protection { delete: false },
        r#type: version,
        auto_delete: false,
        assignee_type: PrimaryIpAssigneeType::Unassigned,
        assignee_id: None,
    }
}

/// Whether a server can take one more address of this version.
fn check_takes(server: &Server, version: &IpType) -> Result<(), Refusal> {
    let net = &server.public_net;
    if server.status != ServerStatus::Off {
        return Err(Refusal::new(422, "server_not_stopped", "the server has to be off"));
    }
    match version {
        IpType::Ipv4 if net.ipv4.is_some() => {
            Err(Refusal::new(422, "server_has_ipv4", "the server has an IPv4"))
        }
        IpType::Ipv6 if net.ipv6.is_some() => {
            Err(Refusal::new(422, "server_has_ipv6", "the server has an IPv6"))
        }
        _ => Ok(()),
    }
}

fn assign(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    ask.word("assignee_type", &["server"])?;
    let primary_ip = thing::find::<PrimaryIp>(project, ask)?;
    let server = thing::needed::<Server>(project, ask, "assignee_id")?;
    if primary_ip.assignee_id.is_some() {
        return Err(Refusal::new(422, "primary_ip_already_assigned", "the primary IP is assigned"));
    }
    if primary_ip.location.id != server.location.id {
        return Err(Refusal::invalid("assignee_id", "is in another location"));
    }
    check_takes(server, &primary_ip.r#type)?;
    let (id, server) = (primary_ip.id.get(), server.id);
    give(project, id, server).map(|action| Answer::one(201, &action))
}

fn give(project: &mut Project, id: u64, server: Id<Server>) -> Result<Action, Refusal> {
    let others = [(Server::kind(), server.get())];
    thing::start::<PrimaryIp>(project, id, "assign_primary_ip", &others, move |ip| take(ip, server))
}

/// Marks it as the server's.
pub(super) fn take(primary_ip: &mut PrimaryIp, server: Id<Server>) {
    primary_ip.assignee_type = PrimaryIpAssigneeType::Server;
    primary_ip.assignee_id = Some(server.get());
}

fn unassign(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let primary_ip = thing::find::<PrimaryIp>(project, ask)?;
    let (id, server) = (primary_ip.id.get(), primary_ip.assignee_id);
    let server = server.and_then(|server| project.servers.get(&server));
    if server.is_some_and(|server| server.status != ServerStatus::Off) {
        return Err(Refusal::new(422, "server_not_stopped", "the server has to be off"));
    }
    let others = server.map(|server| (Server::kind(), server.id.get()));
    let action =
        thing::start::<PrimaryIp>(project, id, "unassign_primary_ip", others.as_slice(), |primary_ip| {
            primary_ip.assignee_type = PrimaryIpAssigneeType::Unassigned;
            primary_ip.assignee_id = None;
        })?;
    Ok(Answer::one(201, &action))
}

fn change_dns_ptr(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (ip, name) = (String::from(ask.required_text("ip")?), ask.text("dns_ptr")?.map(String::from));
    if !addresses::is_of(&ip, &thing::find::<PrimaryIp>(project, ask)?.ip) {
        return Err(Refusal::invalid("ip", "is no address of this primary IP"));
    }
    thing::change(project, ask, "change_dns_ptr", move |primary_ip: &mut PrimaryIp| {
        addresses::set_dns_ptr(&mut primary_ip.dns_ptr, ip, name);
    })
}

fn change_protection(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let is_fleeting = thing::find::<PrimaryIp>(project, ask)?.auto_delete;
    if is_fleeting && ask.flag("delete")? == Some(true) {
        return Err(Refusal::invalid("delete", "cannot be forbidden while auto_delete is set"));
    }
    thing::change_protection::<PrimaryIp>(project, ask)
}
