//! Zone files (RFC 1035, section 5), limited to one record per line.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{ApiResult, ErrorResponse, zone_rrsets};
use crate::api::zone_rrsets::{Rrset, RrsetRecord, RrsetType};
use crate::api::zones::Zone;

pub(super) fn format<'a>(zone: &Zone, rrsets: impl Iterator<Item = &'a Rrset>) -> String {
    let mut file = format!("$ORIGIN {}.\n$TTL {}\n", zone.name, zone.ttl);
    for rrset in rrsets {
        for record in &rrset.records {
            let ttl = rrset.ttl.map(|ttl| format!("{ttl} ")).unwrap_or_default();
            let comment = record.comment.as_deref().filter(|comment| !comment.is_empty());
            let comment = comment.map(|comment| format!(" ; {comment}")).unwrap_or_default();
            file.push_str(&format!("{} {ttl}IN {} {}{comment}\n", rrset.name, rrset.r#type, record.value));
        }
    }
    file
}

pub(super) fn parse(zone: &Zone, file: &str) -> ApiResult<Vec<Rrset>> {
    let mut rrsets: Vec<Rrset> = Vec::new();
    let mut last_name = String::from("@");
    for (at, line) in file.lines().enumerate() {
        let line = without_comment(line);
        if line.trim().is_empty() || line.starts_with('$') {
            continue;
        }
        let invalid = || ErrorResponse::invalid_input("zonefile", format!("line {} is not a record", at + 1));
        let mut rest = line;
        if !line.starts_with([' ', '\t']) {
            last_name = relative_name(zone, next_token(&mut rest).ok_or_else(invalid)?);
        }
        let mut ttl = None;
        // The TTL and the class may be in either order.
        let kind = loop {
            let token = next_token(&mut rest).ok_or_else(invalid)?;
            match token.parse() {
                Ok(seconds) => ttl = Some(seconds),
                Err(_) if token == "IN" => {}
                Err(_) => break RrsetType::from(token),
            }
        };
        if matches!(kind, RrsetType::Unknown(_)) || rest.trim().is_empty() {
            return Err(invalid());
        }
        let record = RrsetRecord::new(rest.trim());
        match rrsets.iter_mut().find(|rrset| rrset.name == last_name && rrset.r#type == kind) {
            Some(rrset) => rrset.records.push(record),
            None => rrsets.push(zone_rrsets::new(zone, &last_name, kind, ttl, Vec::from([record]))),
        }
    }
    Ok(rrsets)
}

/// The name of an RRSet, which is relative to the zone.
fn relative_name(zone: &Zone, name: &str) -> String {
    let Some(absolute) = name.strip_suffix('.') else { return name.into() };
    match absolute.strip_suffix(&*zone.name) {
        Some("") => "@".into(),
        Some(relative) if relative.ends_with('.') => relative.trim_end_matches('.').into(),
        _ => name.into(),
    }
}

/// Takes the next token, which ends at whitespace.
fn next_token<'a>(rest: &mut &'a str) -> Option<&'a str> {
    let trimmed = rest.trim_start();
    let end = trimmed.find(char::is_whitespace).unwrap_or(trimmed.len());
    let (token, after) = trimmed.split_at(end);
    *rest = after;
    (!token.is_empty()).then_some(token)
}

/// The line up to the first semicolon outside quotes.
fn without_comment(line: &str) -> &str {
    let (mut quoted, mut escaped) = (false, false);
    for (at, character) in line.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => return &line[..at],
            _ => {}
        }
    }
    line
}
