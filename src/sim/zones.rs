use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::actions::NewAction;
use super::effect::Effect;
use super::{
    ApiRequest, ApiResult, ErrorResponse, Project, SuccessResponse, actions, entity, zone_rrsets, zonefile,
};
use crate::api::protection::Protection;
use crate::api::zone_rrsets::{Rrset, RrsetRecord, RrsetType};
use crate::api::zones::{
    TsigAlgorithm, Zone, ZoneAuthoritativeNameservers, ZoneDelegationStatus, ZoneMode, ZonePrimaryNameserver,
    ZoneRegistrar, ZoneStatus,
};
use crate::primitives::Id;

/// The name servers of all zones, with names reserved for documentation (RFC 2606).
const NAME_SERVERS: [&str; 3] = ["hydrogen.ns.example.", "oxygen.ns.example.", "helium.ns.example."];

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => request.check_filter("mode", ZoneMode::VALUES).and_then(|()| {
            entity::page(project, request, |zone: &Zone| request.matches_filter("mode", zone.mode.as_str()))
        }),
        "create" => create(project, request),
        "get" => find(project, request).map(|zone| entity::model(project, 200, zone)),
        "update" => request.labels().and_then(|labels| {
            let id = find(project, request)?.id.get();
            let mut zone = entity::by_id_mut::<Zone>(project, id)?;
            zone.labels = labels.unwrap_or_else(|| core::mem::take(&mut zone.labels));
            drop(zone);
            Ok(entity::model(project, 200, entity::by_id::<Zone>(project, id)?))
        }),
        "delete" => delete(project, request),
        "change_primary_nameservers" => change_primary_nameservers(project, request),
        "change_protection" => change_protection(project, request),
        "change_ttl" => change_ttl(project, request),
        "import_zonefile" => import(project, request),
        "export_zonefile" => primary(project, request).map(|zone| {
            let zonefile = zonefile::format(zone, project.rrsets_of(zone.id));
            SuccessResponse::new(200).with("zonefile", &zonefile)
        }),
        _ => {
            let id = find(project, request).map(|zone| zone.id.get());
            return actions::respond_for_id::<Zone>(project, request, verb, id);
        }
    })
}

/// Finds the zone in the path by id or name.
pub(super) fn find<'a>(project: &'a Project, request: &ApiRequest) -> ApiResult<&'a Zone> {
    entity::by_id_or_name(project, request.path_parameter("id_or_name"))
        .ok_or_else(|| ErrorResponse::not_found("zone"))
}

/// Finds the zone in the path, which must be in primary mode.
pub(super) fn primary<'a>(project: &'a Project, request: &ApiRequest) -> ApiResult<&'a Zone> {
    with_mode(project, request, ZoneMode::Primary)
}

fn with_mode<'a>(project: &'a Project, request: &ApiRequest, mode: ZoneMode) -> ApiResult<&'a Zone> {
    let zone = find(project, request)?;
    if zone.mode == mode {
        return Ok(zone);
    }
    Err(ErrorResponse::new(422, "incorrect_zone_mode", format!("the zone is not {mode}")))
}

/// The TTLs that the API accepts, in seconds.
pub(super) const TTLS: RangeInclusive<u32> = 60..=2_147_483_647;

/// The TTL in the body, in seconds.
pub(super) fn ttl(request: &ApiRequest) -> ApiResult<Option<u32>> {
    let Some(ttl) = request.integer("ttl")? else { return Ok(None) };
    match u32::try_from(ttl).ok().filter(|ttl| TTLS.contains(ttl)) {
        None => Err(ErrorResponse::invalid_input("ttl", "must be from 60 to 2147483647")),
        ttl => Ok(ttl),
    }
}

/// Returns whether the text is a domain name in lowercase without a trailing dot.
pub(super) fn is_domain(name: &str) -> bool {
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_'))
    };
    name.len() <= 253 && name.contains('.') && name.split('.').all(is_label)
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let name = entity::required_name::<Zone>(project, request)?;
    if !is_domain(&name) {
        return Err(ErrorResponse::invalid_input(
            "name",
            "is not a domain in lowercase without a trailing dot",
        ));
    }
    let mode: ZoneMode = request.enum_value("mode", ZoneMode::VALUES)?.into();
    let ttl = ttl(request)?.unwrap_or(3600);
    let is_primary = mode == ZoneMode::Primary;
    let servers = primary_nameservers(request)?;
    if !is_primary {
        require_nameservers(&servers)?;
    }
    let id = project.next_id();
    let zone = Zone {
        id: Id::new(id),
        name,
        created: project.now.into(),
        mode,
        primary_nameservers: (!is_primary).then_some(servers),
        labels: request.labels()?.unwrap_or_default(),
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
    let rrsets = if is_primary { initial_rrsets(&zone, request)? } else { Vec::new() };
    entity::add(project, &zone);
    zone_rrsets::insert_all(project, rrsets);
    let action = NewAction::new::<Zone>("create_zone", id).on_success(ZoneEffect::Complete).start(project)?;
    let zone = entity::by_id::<Zone>(project, id)?;
    Ok(SuccessResponse::model(201, zone).with("action", &action))
}

/// The SOA and NS RRSets of every zone, and the RRSets in the body.
fn initial_rrsets(zone: &Zone, request: &ApiRequest) -> ApiResult<Vec<Rrset>> {
    let records = |values: &[&str]| values.iter().map(|value| RrsetRecord::new(*value)).collect::<Vec<_>>();
    let soa = format!("{} dns.example.com. 2026110100 86400 10800 3600000 3600", NAME_SERVERS[0]);
    let mut rrsets = BTreeMap::new();
    let mut insert =
        |rrset: Rrset| rrsets.insert((rrset.name.clone(), String::from(rrset.r#type.as_str())), rrset);
    insert(zone_rrsets::new(zone, "@", RrsetType::Soa, None, records(&[&soa])));
    insert(zone_rrsets::new(zone, "@", RrsetType::Ns, None, records(&NAME_SERVERS)));
    let given = match (request.list::<Rrset>("rrsets")?, request.string("zonefile")?) {
        (Some(_), Some(_)) => {
            return Err(ErrorResponse::invalid_input("zonefile", "must not be set together with rrsets"));
        }
        (given, None) => given.unwrap_or_default(),
        (None, Some(text)) => zonefile::parse(zone, text)?,
    };
    for rrset in given {
        let Rrset { name, r#type, ttl, records, labels, .. } = rrset;
        insert(Rrset { labels, ..zone_rrsets::new(zone, &name, r#type, ttl, records) });
    }
    let rrsets: Vec<Rrset> = rrsets.into_values().collect();
    zone_rrsets::check_all(&rrsets).map(|()| rrsets)
}

/// The primary name servers in the body, with their default port.
fn primary_nameservers(request: &ApiRequest) -> ApiResult<Vec<ZonePrimaryNameserver>> {
    let mut servers = request.list::<ZonePrimaryNameserver>("primary_nameservers")?.unwrap_or_default();
    for server in &mut servers {
        if server.address.parse::<core::net::IpAddr>().is_err() {
            return Err(ErrorResponse::invalid_input("primary_nameservers", "has an invalid address"));
        }
        let is_known = |algorithm: &TsigAlgorithm| TsigAlgorithm::VALUES.contains(&algorithm.as_str());
        if !server.tsig_algorithm.as_ref().is_none_or(is_known) {
            let problem = format!("must be one of {}", TsigAlgorithm::VALUES.join(", "));
            return Err(ErrorResponse::invalid_input("primary_nameservers.tsig_algorithm", problem));
        }
        server.port.get_or_insert(53);
    }
    Ok(servers)
}

fn require_nameservers(servers: &[ZonePrimaryNameserver]) -> ApiResult<()> {
    match servers.is_empty() {
        true => Err(ErrorResponse::invalid_input("primary_nameservers", "is required for a secondary zone")),
        false => Ok(()),
    }
}

/// Starts an action on the zone in the path.
fn change(
    project: &mut Project,
    request: &ApiRequest,
    command: &'static str,
    effect: impl Into<Effect>,
) -> ApiResult {
    let id = find(project, request)?.id.get();
    NewAction::new::<Zone>(command, id).on_success(effect).respond(project)
}

fn delete(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let id = find(project, request)?.id.get();
    entity::check_deletable::<Zone>(project, id)?;
    NewAction::new::<Zone>("delete_zone", id).on_success(ZoneEffect::Delete).respond(project)
}

fn change_primary_nameservers(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let servers = primary_nameservers(request)?;
    require_nameservers(&servers)?;
    with_mode(project, request, ZoneMode::Secondary)?;
    let effect = ZoneEffect::SetPrimaryNameservers(servers);
    change(project, request, "change_primary_nameservers", effect)
}

fn change_protection(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let effect = request.boolean("delete")?.map_or(Effect::None, Effect::Protect);
    change(project, request, "change_protection", effect)
}

fn change_ttl(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let ttl = ttl(request)?.ok_or_else(|| ErrorResponse::missing("ttl"))?;
    primary(project, request)?;
    change(project, request, "change_ttl", ZoneEffect::SetTtl(ttl))
}

fn import(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let zone = primary(project, request)?;
    let (id, rrsets) = (zone.id.get(), zonefile::parse(zone, request.required_string("zonefile")?)?);
    zone_rrsets::check_all(&rrsets)?;
    if let Some(rrset) = project.rrsets_of(zone.id).find(|rrset| rrset.protection.change) {
        return Err(ErrorResponse::protected(&rrset.id));
    }
    NewAction::new::<Zone>("import_zonefile", id).on_success(ZoneEffect::Import(rrsets)).respond(project)
}

/// The effects of the actions on zones.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum ZoneEffect {
    Complete,
    SetPrimaryNameservers(Vec<ZonePrimaryNameserver>),
    SetTtl(u32),
    /// Replaces the RRSets by those of a zone file.
    Import(Vec<Rrset>),
    Delete,
}

impl ZoneEffect {
    pub(super) fn apply(self, project: &mut Project, id: u64) {
        let Some(mut zone) = project.zones.get_mut(&id) else { return };
        match self {
            Self::Complete => zone.status = ZoneStatus::Ok,
            Self::SetPrimaryNameservers(servers) => zone.primary_nameservers = Some(servers),
            Self::SetTtl(ttl) => zone.ttl = ttl,
            Self::Import(rrsets) => {
                drop(zone);
                // The SOA record is kept, unless the zone file has another.
                remove_rrsets(project, id, |rrset| rrset.r#type != RrsetType::Soa);
                zone_rrsets::insert_all(project, rrsets);
            }
            Self::Delete => {
                drop(zone);
                project.zones.remove(&id);
                remove_rrsets(project, id, |_| true);
            }
        }
    }
}

/// Removes RRSets of a zone.
fn remove_rrsets(project: &mut Project, zone: u64, is_removed: impl Fn(&Rrset) -> bool) {
    let removed = project.rrsets_of(Id::new(zone)).filter(|rrset| is_removed(rrset));
    let keys: Vec<_> = removed.map(zone_rrsets::key_of).collect();
    keys.iter().for_each(|key| project.rrsets.remove(key));
}
