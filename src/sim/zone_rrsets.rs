use alloc::borrow::Cow;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::net::{Ipv4Addr, Ipv6Addr};

use serde::{Deserialize, Serialize};

use super::actions::NewAction;
use super::collection::{Indexed, Key, ValueMut};
use super::index::Term;
use super::project::RrsetKey;
use super::{ApiRequest, ApiResult, ErrorResponse, Project, SuccessResponse, listing, zonefile, zones};
use crate::api::zone_rrsets::{Rrset, RrsetProtection, RrsetRecord, RrsetType};
use crate::api::zones::Zone;
use crate::primitives::{Labels, txt};

const MAX_RECORDS: usize = 50;

impl Key for RrsetKey {
    /// The zone.
    fn number(&self) -> u64 {
        self.0
    }
}

/// RRSets are found by their keys alone.
impl Indexed for Rrset {
    fn add_terms(&self, _: &mut Vec<Term>) {}
}

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => list(project, request),
        "create" => create(project, request),
        "get" => find(project, request).map(|rrset| SuccessResponse::model(200, rrset)),
        "update" => request.labels().and_then(|labels| {
            let mut rrset = find_mut(project, &key(project, request)?)?;
            rrset.labels = labels.unwrap_or_else(|| core::mem::take(&mut rrset.labels));
            Ok(SuccessResponse::model(200, &*rrset))
        }),
        "delete" => delete(project, request),
        "add_records" => add_records(project, request),
        "change_protection" => change_protection(project, request),
        "change_ttl" => change_ttl(project, request),
        "remove_records" => remove_records(project, request),
        "set_records" => records(request).and_then(|records| {
            let rrset = Rrset { records: records.clone(), ..find(project, request)?.clone() };
            check(&rrset)?;
            change(project, request, "set_rrset_records", RrsetChange::SetRecords(records))
        }),
        "update_records" => update_records(project, request),
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

pub(super) fn insert_all(project: &mut Project, rrsets: Vec<Rrset>) {
    for rrset in rrsets {
        project.rrsets.insert(key_of(&rrset), rrset);
    }
}

pub(super) fn key_of(rrset: &Rrset) -> RrsetKey {
    (rrset.zone.get(), rrset.name.clone(), rrset.r#type.as_str().into())
}

fn key(project: &Project, request: &ApiRequest) -> ApiResult<RrsetKey> {
    let zone = zones::primary(project, request)?;
    Ok((zone.id.get(), request.path_parameter("rr_name").into(), request.path_parameter("rr_type").into()))
}

/// Finds the RRSet in the path.
fn find<'a>(project: &'a Project, request: &ApiRequest) -> ApiResult<&'a Rrset> {
    project.rrsets.get(&key(project, request)?).ok_or_else(|| ErrorResponse::not_found("rrset"))
}

fn find_mut<'a>(project: &'a mut Project, key: &RrsetKey) -> ApiResult<ValueMut<'a, Rrset>> {
    project.rrsets.get_mut(key).ok_or_else(|| ErrorResponse::not_found("rrset"))
}

fn list(project: &Project, request: &ApiRequest) -> ApiResult {
    let zone = zones::primary(project, request)?;
    let selector = request.label_selector()?;
    request.check_filter("type", RrsetType::VALUES)?;
    let rrsets = project.rrsets_of(zone.id).filter(|rrset| {
        request.matches_filter("name", &rrset.name)
            && request.matches_filter("type", rrset.r#type.as_str())
            && selector.as_ref().is_none_or(|selector| selector.matches(&rrset.labels))
    });
    let sort_keys: [listing::SortKey<Rrset>; 3] = [
        ("id", |a, b| a.id.cmp(&b.id)),
        ("name", |a, b| a.name.cmp(&b.name)),
        // RRSets have no creation time.
        ("created", |_, _| core::cmp::Ordering::Equal),
    ];
    listing::page(request, rrsets.collect(), &sort_keys, Cow::Borrowed)
}

/// The records in the body.
fn records(request: &ApiRequest) -> ApiResult<Vec<RrsetRecord>> {
    let records = request.list::<RrsetRecord>("records")?.unwrap_or_default();
    check_count(&records).map(|()| records)
}

fn check_count(records: &[RrsetRecord]) -> ApiResult<()> {
    match records.len() {
        1..=MAX_RECORDS => Ok(()),
        _ => Err(ErrorResponse::invalid_input("records", "must have 1 to 50 entries")),
    }
}

/// Validates the name and the records of an RRSet.
pub(super) fn check(rrset: &Rrset) -> ApiResult<()> {
    if !is_name(&rrset.name) {
        let problem = "is not `@` or a name in lowercase that is relative to the zone";
        return Err(ErrorResponse::invalid_input("name", problem));
    }
    check_count(&rrset.records)?;
    for (at, record) in rrset.records.iter().enumerate() {
        if !zonefile::is_data(&record.value) || !is_value(&rrset.r#type, &record.value) {
            let problem = format!("is not a valid value for type {}", rrset.r#type);
            return Err(ErrorResponse::invalid_input(&format!("records[{at}].value"), problem));
        }
        if rrset.records[..at].iter().any(|other| other.value == record.value) {
            return Err(ErrorResponse::invalid_input("records", "has a duplicate value"));
        }
    }
    if rrset.r#type == RrsetType::Cname && (rrset.name == "@" || rrset.records.len() > 1) {
        return Err(cname_not_alone());
    }
    Ok(())
}

/// Validates all RRSets of a zone, which are sorted by name.
pub(super) fn check_all(rrsets: &[Rrset]) -> ApiResult<()> {
    rrsets.iter().try_for_each(check)?;
    let is_cname = |rrset: &Rrset| rrset.r#type == RrsetType::Cname;
    let mut neighbours = rrsets.windows(2).filter(|pair| pair[0].name == pair[1].name);
    match neighbours.any(|pair| pair.iter().any(is_cname)) {
        true => Err(cname_not_alone()),
        false => Ok(()),
    }
}

/// Validates a new RRSet beside those of the zone.
fn check_new(project: &Project, rrset: &Rrset) -> ApiResult<()> {
    check(rrset)?;
    let zone = project.zones.get(&rrset.zone.get()).map_or("", |zone| &zone.name);
    if rrset.name.strip_suffix(zone).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')) {
        return Err(ErrorResponse::invalid_input("name", "must not end with the name of the zone"));
    }
    let first = (rrset.zone.get(), rrset.name.clone(), String::new());
    let mut others = project.rrsets.range(first..).map(|(_, other)| other);
    let other = others.next().filter(|other| other.zone == rrset.zone && other.name == rrset.name);
    match other.is_some_and(|other| [&rrset.r#type, &other.r#type].contains(&&RrsetType::Cname)) {
        true => Err(cname_not_alone()),
        false => Ok(()),
    }
}

pub(super) fn cname_not_alone() -> ErrorResponse {
    let problem = "a CNAME must be the only record of its name, and cannot be at the zone apex";
    ErrorResponse::invalid_input("records", problem)
}

/// Returns whether the text is the name of an RRSet: `@`, or labels of which the first may be a wildcard.
fn is_name(name: &str) -> bool {
    let labels = name.strip_prefix("*.").unwrap_or(name);
    name == "@"
        || name == "*"
        || (is_host(labels) && !name.ends_with('.') && !name.contains(char::is_uppercase))
}

/// Returns whether the text is the name of a host, absolute or relative to the zone.
fn is_host(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    name.len() <= 254 && name.strip_suffix('.').unwrap_or(name).split('.').all(is_label)
}

fn is_value(kind: &RrsetType, value: &str) -> bool {
    let fields: Vec<&str> = value.split_whitespace().collect();
    // The root stands for no host.
    let is_target = |name: &str| name == "." || name == "@" || is_host(name);
    match kind {
        RrsetType::A => value.parse::<Ipv4Addr>().is_ok(),
        RrsetType::Aaaa => value.parse::<Ipv6Addr>().is_ok(),
        RrsetType::Txt => txt::is_encoded(value),
        RrsetType::Cname | RrsetType::Ns | RrsetType::Ptr => is_target(value),
        RrsetType::Mx | RrsetType::Srv => {
            let numbers = if *kind == RrsetType::Mx { 1 } else { 3 };
            fields.len() == numbers + 1
                && fields[..numbers].iter().all(|field| field.parse::<u16>().is_ok())
                && is_target(fields[numbers])
        }
        RrsetType::Caa => fields.len() > 2 && fields[0].parse::<u8>().is_ok(),
        RrsetType::Unknown(_) => false,
        _ => true,
    }
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let zone = zones::primary(project, request)?;
    let kind = request.enum_value("type", RrsetType::VALUES)?.into();
    let mut rrset =
        new(zone, request.required_string("name")?, kind, zones::ttl(request)?, records(request)?);
    rrset.labels = request.labels()?.unwrap_or_default();
    let key = key_of(&rrset);
    if project.rrsets.contains_key(&key) {
        return Err(ErrorResponse::not_unique("name"));
    }
    check_new(project, &rrset)?;
    let discard = RrsetEffect::new(&key, RrsetChange::Delete);
    let action = NewAction::new::<Zone>("create_rrset", key.0).on_failure(discard).start(project)?;
    project.rrsets.insert(key, rrset.clone());
    Ok(SuccessResponse::model(201, &rrset).with("action", &action))
}

/// Starts an action that changes the RRSet in the path, unless it is protected.
fn change(
    project: &mut Project,
    request: &ApiRequest,
    command: &'static str,
    change: RrsetChange,
) -> ApiResult {
    if find(project, request)?.protection.change {
        return Err(ErrorResponse::protected("rrset"));
    }
    change_unprotected(project, request, command, change)
}

/// Starts an action that changes the RRSet in the path, even if it is protected.
fn change_unprotected(
    project: &mut Project,
    request: &ApiRequest,
    command: &'static str,
    change: RrsetChange,
) -> ApiResult {
    let key = key(project, request)?;
    let effect = RrsetEffect::new(&key, change);
    NewAction::new::<Zone>(command, key.0).on_success(effect).respond(project)
}

/// A change of an RRSet of a zone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(super) struct RrsetEffect {
    name: String,
    r#type: String,
    change: RrsetChange,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum RrsetChange {
    /// Adds an RRSet in place of an existing one.
    Insert(Rrset),
    Delete,
    SetTtl(Option<u32>),
    Protect(bool),
    AddRecords(Vec<RrsetRecord>),
    RemoveRecords(Vec<RrsetRecord>),
    SetRecords(Vec<RrsetRecord>),
    /// Sets the comments of records.
    UpdateRecords(Vec<RrsetRecord>),
}

impl RrsetEffect {
    fn new((_, name, kind): &RrsetKey, change: RrsetChange) -> Self {
        Self { name: name.clone(), r#type: kind.clone(), change }
    }

    pub(super) fn apply(self, project: &mut Project, zone: u64) {
        let key = (zone, self.name, self.r#type);
        if let RrsetChange::Insert(rrset) = self.change {
            return insert_all(project, Vec::from([rrset]));
        }
        let Some(mut rrset) = project.rrsets.get_mut(&key) else { return };
        self.change.apply(&mut rrset);
        let is_empty = rrset.records.is_empty();
        drop(rrset);
        // An RRSet without records does not exist.
        if is_empty {
            project.rrsets.remove(&key);
        }
    }
}

impl RrsetChange {
    fn apply(self, rrset: &mut Rrset) {
        match self {
            Self::Insert(new) => *rrset = new,
            Self::Delete => rrset.records.clear(),
            Self::SetTtl(ttl) => rrset.ttl = ttl,
            Self::Protect(change) => rrset.protection.change = change,
            Self::AddRecords(added) => rrset.records.extend(added),
            Self::RemoveRecords(removed) => {
                rrset.records.retain(|record| !removed.iter().any(|other| other.value == record.value));
            }
            Self::SetRecords(records) => rrset.records = records,
            Self::UpdateRecords(updated) => {
                for record in updated {
                    if let Some(old) = rrset.records.iter_mut().find(|old| old.value == record.value) {
                        old.comment = record.comment.filter(|comment| !comment.is_empty());
                    }
                }
            }
        }
    }
}

fn delete(project: &mut Project, request: &ApiRequest) -> ApiResult {
    change(project, request, "delete_rrset", RrsetChange::Delete)
}

fn change_ttl(project: &mut Project, request: &ApiRequest) -> ApiResult {
    // Null resets the TTL to that of the zone.
    if !request.has("ttl") {
        return Err(ErrorResponse::missing("ttl"));
    }
    let ttl = zones::ttl(request)?;
    change(project, request, "change_rrset_ttl", RrsetChange::SetTtl(ttl))
}

fn change_protection(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let protected = request.boolean("change")?.ok_or_else(|| ErrorResponse::missing("change"))?;
    find(project, request)?;
    change_unprotected(project, request, "change_rrset_protection", RrsetChange::Protect(protected))
}

fn add_records(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let (zone, ttl, added) = (zones::primary(project, request)?, zones::ttl(request)?, records(request)?);
    let key = key(project, request)?;
    let Some(old) = project.rrsets.get(&key) else {
        let rrset = new(zone, &key.1, RrsetType::from(&*key.2), ttl, added);
        check_new(project, &rrset)?;
        let insert = RrsetEffect::new(&key, RrsetChange::Insert(rrset));
        return NewAction::new::<Zone>("add_rrset_records", key.0).on_success(insert).respond(project);
    };
    if request.value("ttl").is_some() && old.ttl != ttl {
        return Err(ErrorResponse::invalid_input("ttl", "differs from the TTL of the RRSet"));
    }
    check(&Rrset { records: [&old.records[..], &added].concat(), ..old.clone() })?;
    change(project, request, "add_rrset_records", RrsetChange::AddRecords(added))
}

/// The records in the body, which must be records of the RRSet.
fn existing_records(project: &Project, request: &ApiRequest) -> ApiResult<Vec<RrsetRecord>> {
    let (records, rrset) = (records(request)?, find(project, request)?);
    let exists = |record: &RrsetRecord| rrset.records.iter().any(|other| other.value == record.value);
    match records.iter().all(exists) {
        true => Ok(records),
        false => Err(ErrorResponse::unknown_reference("records")),
    }
}

fn remove_records(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let removed = existing_records(project, request)?;
    change(project, request, "remove_rrset_records", RrsetChange::RemoveRecords(removed))
}

fn update_records(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let updated = existing_records(project, request)?;
    let response = change(project, request, "update_rrset_records", RrsetChange::UpdateRecords(updated))?;
    Ok(response.with_status(200))
}
