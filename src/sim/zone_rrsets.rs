use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::net::{Ipv4Addr, Ipv6Addr};

use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::{Answer, listing, thing, zones};
use crate::api::actions::Action;
use crate::api::zone_rrsets::{Rrset, RrsetProtection, RrsetRecord, RrsetType};
use crate::api::zones::Zone;
use crate::primitives::{Labels, txt};

const MOST_RECORDS: usize = 50;

type Key = (u64, String, String);

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => list(project, ask),
        "create" => create(project, ask),
        "get" => find(project, ask).map(|rrset| Answer::one(200, rrset)),
        "update" => ask.labels().and_then(|labels| {
            let rrset = find_mut(project, &key(project, ask)?)?;
            rrset.labels = labels.unwrap_or_else(|| core::mem::take(&mut rrset.labels));
            Ok(Answer::one(200, rrset))
        }),
        "delete" => delete(project, ask),
        "add_records" => add_records(project, ask),
        "change_protection" => change_protection(project, ask),
        "change_ttl" => zones::ttl(ask)
            .and_then(|ttl| change(project, ask, "change_rrset_ttl", move |rrset| rrset.ttl = ttl)),
        "remove_records" => remove_records(project, ask),
        "set_records" => records(ask).and_then(|records| {
            let rrset = Rrset { records: records.clone(), ..find(project, ask)?.clone() };
            check(&rrset)?;
            change(project, ask, "set_rrset_records", |rrset| rrset.records = records)
        }),
        "update_records" => update_records(project, ask),
        _ => return None,
    })
}

pub(super) fn new(
    zone: &Zone,
    name: &str,
    r#type: RrsetType,
    ttl: Option<u32>,
    records: Vec<RrsetRecord>,
) -> Rrset {
    Rrset {
        id: format!("{name}/{type}"),
        name: name.into(),
        r#type,
        ttl,
        labels: Labels::new(),
        protection: RrsetProtection { change: false },
        records,
        zone: zone.id,
    }
}

pub(super) fn put_all(project: &mut Project, rrsets: Vec<Rrset>) {
    for rrset in rrsets {
        let key = (rrset.zone.get(), rrset.name.clone(), String::from(rrset.r#type.as_str()));
        project.rrsets.insert(key, rrset);
    }
}

fn key(project: &Project, ask: &Ask) -> Result<Key, Refusal> {
    let zone = zones::primary(project, ask)?;
    Ok((zone.id.get(), ask.in_path("rr_name").into(), ask.in_path("rr_type").into()))
}

fn find<'a>(project: &'a Project, ask: &Ask) -> Result<&'a Rrset, Refusal> {
    project.rrsets.get(&key(project, ask)?).ok_or_else(|| Refusal::not_found("rrset"))
}

fn find_mut<'a>(project: &'a mut Project, key: &Key) -> Result<&'a mut Rrset, Refusal> {
    project.rrsets.get_mut(key).ok_or_else(|| Refusal::not_found("rrset"))
}

fn list(project: &Project, ask: &Ask) -> Result<Answer, Refusal> {
    let zone = zones::primary(project, ask)?;
    let selector = ask.label_selector()?;
    ask.check_words("type", RrsetType::VALUES)?;
    let rrsets = project.rrsets.values().filter(|rrset| {
        rrset.zone == zone.id
            && ask.allows("name", &rrset.name)
            && ask.allows("type", rrset.r#type.as_str())
            && selector.as_ref().is_none_or(|selector| selector.matches(&rrset.labels))
    });
    let sorts: [listing::Key<Rrset>; 3] = [
        ("id", |a, b| a.id.cmp(&b.id)),
        ("name", |a, b| a.name.cmp(&b.name)),
        // They do not say when they were created.
        ("created", |_, _| core::cmp::Ordering::Equal),
    ];
    listing::page(ask, rrsets.collect(), &sorts)
}

/// The records in the body.
fn records(ask: &Ask) -> Result<Vec<RrsetRecord>, Refusal> {
    let records = ask.list::<RrsetRecord>("records")?.unwrap_or_default();
    match records.len() {
        1..=MOST_RECORDS => Ok(records),
        _ => Err(Refusal::invalid("records", "has to have from 1 to 50")),
    }
}

/// Whether the records are what their type asks for.
pub(super) fn check(rrset: &Rrset) -> Result<(), Refusal> {
    let is_right = |value: &str| match &rrset.r#type {
        RrsetType::A => value.parse::<Ipv4Addr>().is_ok(),
        RrsetType::Aaaa => value.parse::<Ipv6Addr>().is_ok(),
        RrsetType::Txt => txt::is_encoded(value),
        RrsetType::Unknown(_) => false,
        _ => !value.is_empty(),
    };
    for (at, record) in rrset.records.iter().enumerate() {
        if !is_right(&record.value) {
            let problem = format!("is no value of type {}", rrset.r#type);
            return Err(Refusal::invalid(&format!("records[{at}].value"), problem));
        }
        if rrset.records[..at].iter().any(|other| other.value == record.value) {
            return Err(Refusal::invalid("records", "has a value twice"));
        }
    }
    if rrset.r#type == RrsetType::Cname && (rrset.name == "@" || rrset.records.len() > 1) {
        return Err(Refusal::invalid("records", "a CNAME is alone, and not of the zone itself"));
    }
    Ok(())
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let zone = zones::primary(project, ask)?;
    let kind = ask.word("type", RrsetType::VALUES)?.into();
    let mut rrset = new(zone, ask.required_text("name")?, kind, zones::ttl(ask)?, records(ask)?);
    rrset.labels = ask.labels()?.unwrap_or_default();
    check(&rrset)?;
    let key = (zone.id.get(), rrset.name.clone(), String::from(rrset.r#type.as_str()));
    if project.rrsets.contains_key(&key) {
        return Err(Refusal::taken("name"));
    }
    project.rrsets.insert(key.clone(), rrset.clone());
    let undo = move |project: &mut Project| {
        project.rrsets.remove(&key);
    };
    let action = start(project, rrset.zone.get(), "create_rrset", |_| {}, undo);
    let action = action.inspect_err(|_| {
        project.rrsets.retain(|_, other| other.id != rrset.id || other.zone != rrset.zone);
    })?;
    Ok(Answer::one(201, &rrset).with("action", &action))
}

/// Starts an action on a zone.
fn start(
    project: &mut Project,
    zone: u64,
    command: &'static str,
    effect: impl FnOnce(&mut Project) + Send + 'static,
    undo: impl FnOnce(&mut Project) + Send + 'static,
) -> Result<Action, Refusal> {
    thing::begin::<Zone>(project, zone, (command, 1_000), &[], Box::new(effect), Box::new(undo))
}

/// Starts an action that changes the RRSet in the path, unless that is forbidden.
fn change(
    project: &mut Project,
    ask: &Ask,
    command: &'static str,
    change: impl FnOnce(&mut Rrset) + Send + 'static,
) -> Result<Answer, Refusal> {
    if find(project, ask)?.protection.change {
        return Err(Refusal::protected("rrset"));
    }
    begin(project, ask, command, change)
}

fn begin(
    project: &mut Project,
    ask: &Ask,
    command: &'static str,
    change: impl FnOnce(&mut Rrset) + Send + 'static,
) -> Result<Answer, Refusal> {
    let key = key(project, ask)?;
    let zone = key.0;
    let effect = move |project: &mut Project| {
        let Some(rrset) = project.rrsets.get_mut(&key) else { return };
        change(rrset);
        // It goes with its last record.
        if rrset.records.is_empty() {
            project.rrsets.remove(&key);
        }
    };
    start(project, zone, command, effect, |_| {}).map(|action| Answer::one(201, &action))
}

fn delete(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    change(project, ask, "delete_rrset", |rrset| rrset.records.clear())
}

fn change_protection(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let wanted = ask.flag("change")?.ok_or_else(|| Refusal::invalid("change", "is required"))?;
    find(project, ask)?;
    begin(project, ask, "change_rrset_protection", move |rrset| rrset.protection.change = wanted)
}

fn add_records(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (zone, ttl, added) = (zones::primary(project, ask)?, zones::ttl(ask)?, records(ask)?);
    let key = key(project, ask)?;
    let Some(old) = project.rrsets.get(&key) else {
        let rrset = new(zone, &key.1, RrsetType::from(&*key.2), ttl, added);
        check(&rrset)?;
        let effect = move |project: &mut Project| put_all(project, Vec::from([rrset]));
        let action = start(project, key.0, "add_rrset_records", effect, |_| {})?;
        return Ok(Answer::one(201, &action));
    };
    if ask.value("ttl").is_some() && old.ttl != ttl {
        return Err(Refusal::invalid("ttl", "is another than that of the rrset"));
    }
    check(&Rrset { records: [&old.records[..], &added].concat(), ..old.clone() })?;
    change(project, ask, "add_rrset_records", |rrset| rrset.records.extend(added))
}

/// The records in the body, which the RRSet has.
fn known_records(project: &Project, ask: &Ask) -> Result<Vec<RrsetRecord>, Refusal> {
    let (records, rrset) = (records(ask)?, find(project, ask)?);
    let is_known = |record: &RrsetRecord| rrset.records.iter().any(|other| other.value == record.value);
    match records.iter().all(is_known) {
        true => Ok(records),
        false => Err(Refusal::no_such("records")),
    }
}

fn remove_records(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let removed = known_records(project, ask)?;
    change(project, ask, "remove_rrset_records", move |rrset| {
        rrset.records.retain(|record| !removed.iter().any(|other| other.value == record.value));
    })
}

fn update_records(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let updated = known_records(project, ask)?;
    let answer = change(project, ask, "update_rrset_records", move |rrset| {
        for record in updated {
            if let Some(old) = rrset.records.iter_mut().find(|old| old.value == record.value) {
                old.comment = record.comment.filter(|comment| !comment.is_empty());
            }
        }
    })?;
    Ok(Answer { status: 200, ..answer })
}
