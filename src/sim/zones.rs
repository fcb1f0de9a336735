use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;

use super::{Answer, thing, zone_rrsets, zonefile};
use crate::api::protection::Protection;
use crate::api::zone_rrsets::{Rrset, RrsetRecord, RrsetType};
use crate::api::zones::{
    Zone, ZoneAuthoritativeNameservers, ZoneDelegationStatus, ZoneMode, ZonePrimaryNameserver, ZoneRegistrar,
    ZoneStatus,
};
use crate::primitives::Id;

/// The name servers of a zone, by names that documentation may use (RFC 2606).
const NAME_SERVERS: [&str; 3] = ["hydrogen.ns.example.", "oxygen.ns.example.", "helium.ns.example."];

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => ask
            .check_words("mode", ZoneMode::VALUES)
            .and_then(|()| thing::page(project, ask, |zone: &Zone| ask.allows("mode", zone.mode.as_str()))),
        "create" => create(project, ask),
        "get" => find(project, ask).map(|zone| Answer::one(200, zone)),
        "update" => ask.labels().and_then(|labels| {
            let id = find(project, ask)?.id.get();
            let zone = thing::by_id_mut::<Zone>(project, id)?;
            zone.labels = labels.unwrap_or_else(|| core::mem::take(&mut zone.labels));
            Ok(Answer::one(200, zone))
        }),
        "delete" => delete(project, ask),
        "change_primary_nameservers" => change_primary_nameservers(project, ask),
        "change_protection" => change_protection(project, ask),
        "change_ttl" => change_ttl(project, ask),
        "import_zonefile" => import(project, ask),
        "export_zonefile" => primary(project, ask).map(|zone| {
            let rrsets = project.rrsets.values().filter(|rrset| rrset.zone == zone.id);
            Answer::new(200).with("zonefile", &zonefile::write(zone, rrsets))
        }),
        _ => {
            return thing::actions::<Zone>(project, ask, verb, || {
                find(project, ask).map(|zone| zone.id.get())
            });
        }
    })
}

/// The zone in the path, by id or name.
pub(super) fn find<'a>(project: &'a Project, ask: &Ask) -> Result<&'a Zone, Refusal> {
    thing::named(project, ask.in_path("id_or_name")).ok_or_else(|| Refusal::not_found("zone"))
}

/// The same, when its records are kept here.
pub(super) fn primary<'a>(project: &'a Project, ask: &Ask) -> Result<&'a Zone, Refusal> {
    of_mode(project, ask, ZoneMode::Primary)
}

fn of_mode<'a>(project: &'a Project, ask: &Ask, mode: ZoneMode) -> Result<&'a Zone, Refusal> {
    let zone = find(project, ask)?;
    if zone.mode == mode {
        return Ok(zone);
    }
    Err(Refusal::new(422, "incorrect_zone_mode", format!("the zone is not {mode}")))
}

/// A time to live in seconds, if one is said.
pub(super) fn ttl(ask: &Ask) -> Result<Option<u32>, Refusal> {
    let ttl = ask.number("ttl")?;
    match ttl {
        None => Ok(None),
        Some(ttl @ 60..=2_147_483_647) => Ok(Some(ttl as u32)),
        Some(_) => Err(Refusal::invalid("ttl", "has to be from 60 to 2147483647")),
    }
}

fn is_domain(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(is_label)
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let name = thing::needed_name::<Zone>(project, ask)?;
    if !is_domain(&name) {
        return Err(Refusal::invalid("name", "is no domain in small letters, without a dot at the end"));
    }
    let mode: ZoneMode = ask.word("mode", ZoneMode::VALUES)?.into();
    let ttl = ttl(ask)?.unwrap_or(3600);
    let is_primary = mode == ZoneMode::Primary;
    let servers = if is_primary { None } else { Some(primary_nameservers(ask)?) };
    let id = project.id();
    let zone = Zone {
        id: Id::new(id),
        name,
        created: project.now.into(),
        mode,
        primary_nameservers: servers,
        labels: ask.labels()?.unwrap_or_default(),
        protection: Protection { delete: false },
        ttl,
        status: ZoneStatus::Updating,
        record_count: 0,
        authoritative_nameservers: ZoneAuthoritativeNameservers {
            assigned: NAME_SERVERS.map(String::from).to_vec(),
            delegated: Vec::new(),
            delegation_last_check: Some(project.now.into()),
            delegation_status: Some(ZoneDelegationStatus::Unregistered),
        },
        registrar: ZoneRegistrar::Other,
    };
    let rrsets = if is_primary { first_rrsets(&zone, ask)? } else { Vec::new() };
    thing::add(project, &zone);
    zone_rrsets::put_all(project, rrsets);
    let action = thing::start::<Zone>(project, id, "create_zone", &[], |zone| zone.status = ZoneStatus::Ok)?;
    let zone = thing::by_id::<Zone>(project, id)?;
    Ok(Answer::one(201, zone).with("action", &action))
}

/// Those that every zone has, and those of the body.
fn first_rrsets(zone: &Zone, ask: &Ask) -> Result<Vec<Rrset>, Refusal> {
    let records = |values: &[&str]| values.iter().map(|value| RrsetRecord::new(*value)).collect::<Vec<_>>();
    let soa = format!("{} dns.example.com. 2026110100 86400 10800 3600000 3600", NAME_SERVERS[0]);
    let mut rrsets = Vec::from([
        zone_rrsets::new(zone, "@", RrsetType::Soa, None, records(&[&soa])),
        zone_rrsets::new(zone, "@", RrsetType::Ns, None, records(&NAME_SERVERS)),
    ]);
    let said = match (ask.list::<Rrset>("rrsets")?, ask.text("zonefile")?) {
        (Some(_), Some(_)) => return Err(Refusal::invalid("zonefile", "is given besides rrsets")),
        (said, None) => said.unwrap_or_default(),
        (None, Some(text)) => zonefile::read(zone, text)?,
    };
    for rrset in said {
        let Rrset { name, r#type, ttl, records, labels, .. } = rrset;
        let mut rrset = zone_rrsets::new(zone, &name, r#type, ttl, records);
        zone_rrsets::check(&rrset)?;
        rrset.labels = labels;
        rrsets.retain(|other| other.id != rrset.id);
        rrsets.push(rrset);
    }
    Ok(rrsets)
}

fn primary_nameservers(ask: &Ask) -> Result<Vec<ZonePrimaryNameserver>, Refusal> {
    let mut servers = ask.list::<ZonePrimaryNameserver>("primary_nameservers")?.unwrap_or_default();
    for server in &mut servers {
        if server.address.parse::<core::net::IpAddr>().is_err() {
            return Err(Refusal::invalid("primary_nameservers", "has no address"));
        }
        server.port.get_or_insert(53);
    }
    match servers.is_empty() {
        true => Err(Refusal::invalid("primary_nameservers", "is required for a secondary zone")),
        false => Ok(servers),
    }
}

/// Starts an action on the zone in the path.
fn change(
    project: &mut Project,
    ask: &Ask,
    command: &'static str,
    change: impl FnOnce(&mut Zone) + Send + 'static,
) -> Result<Answer, Refusal> {
    let id = find(project, ask)?.id.get();
    thing::start::<Zone>(project, id, command, &[], change).map(|action| Answer::one(201, &action))
}

fn delete(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let id = find(project, ask)?.id.get();
    thing::deletable::<Zone>(project, id)?;
    let effect = move |project: &mut Project| {
        project.zones.remove(&id);
        project.rrsets.retain(|(zone, _, _), _| *zone != id);
    };
    let nothing = Box::new(|_: &mut Project| {});
    let action = thing::begin::<Zone>(project, id, ("delete_zone", 1_000), &[], Box::new(effect), nothing)?;
    Ok(Answer::one(201, &action))
}

fn change_primary_nameservers(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let servers = primary_nameservers(ask)?;
    of_mode(project, ask, ZoneMode::Secondary)?;
    change(project, ask, "change_primary_nameservers", |zone| zone.primary_nameservers = Some(servers))
}

fn change_protection(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let delete = ask.flag("delete")?;
    change(project, ask, "change_protection", move |zone| {
        zone.protection.delete = delete.unwrap_or(zone.protection.delete);
    })
}

fn change_ttl(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let ttl = ttl(ask)?.ok_or_else(|| Refusal::invalid("ttl", "is required"))?;
    primary(project, ask)?;
    change(project, ask, "change_ttl", move |zone| zone.ttl = ttl)
}

fn import(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let zone = primary(project, ask)?;
    let (id, rrsets) = (zone.id.get(), zonefile::read(zone, ask.required_text("zonefile")?)?);
    rrsets.iter().try_for_each(zone_rrsets::check)?;
    let protected = project.rrsets.values().find(|rrset| rrset.zone.get() == id && rrset.protection.change);
    if let Some(rrset) = protected {
        return Err(Refusal::protected(&rrset.id));
    }
    let effect = move |project: &mut Project| {
        // The start of the zone stays, unless the file has another.
        project.rrsets.retain(|(zone, _, kind), _| *zone != id || kind == "SOA");
        zone_rrsets::put_all(project, rrsets);
    };
    let nothing = Box::new(|_: &mut Project| {});
    let length = ("import_zonefile", 1_000);
    let action = thing::begin::<Zone>(project, id, length, &[], Box::new(effect), nothing)?;
    Ok(Answer::one(201, &action))
}
