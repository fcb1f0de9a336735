//! Zone files (RFC 1035, section 5), as far as the embedded Hetzner needs them: one record to a line.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::refusal::Refusal;
use super::zone_rrsets;
use crate::api::zone_rrsets::{Rrset, RrsetRecord, RrsetType};
use crate::api::zones::Zone;

pub(super) fn write<'a>(zone: &Zone, rrsets: impl Iterator<Item = &'a Rrset>) -> String {
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

pub(super) fn read(zone: &Zone, file: &str) -> Result<Vec<Rrset>, Refusal> {
    let mut rrsets: Vec<Rrset> = Vec::new();
    let mut last_name = String::from("@");
    for (at, line) in file.lines().enumerate() {
        let line = without_comment(line);
        if line.trim().is_empty() || line.starts_with('$') {
            continue;
        }
        let invalid = || Refusal::invalid("zonefile", format!("line {} is no record", at + 1));
        let mut words = line.split_ascii_whitespace().peekable();
        if !line.starts_with([' ', '\t']) {
            last_name = within(zone, words.next().ok_or_else(invalid)?);
        }
        let mut ttl = None;
        // A TTL and the class may stand in either order.
        while let Some(word) = words.next_if(|word| *word == "IN" || word.parse::<u32>().is_ok()) {
            ttl = ttl.or(word.parse().ok());
        }
        let kind = RrsetType::from(words.next().ok_or_else(invalid)?);
        if matches!(kind, RrsetType::Unknown(_)) {
            return Err(invalid());
        }
        let value = line.split_once(kind.as_str()).map(|(_, value)| value.trim());
        let record = RrsetRecord::new(value.filter(|value| !value.is_empty()).ok_or_else(invalid)?);
        match rrsets.iter_mut().find(|rrset| rrset.name == last_name && rrset.r#type == kind) {
            Some(rrset) => rrset.records.push(record),
            None => rrsets.push(zone_rrsets::new(zone, &last_name, kind, ttl, Vec::from([record]))),
        }
    }
    Ok(rrsets)
}

/// A name as it stands in an RRSet: relative to the zone.
fn within(zone: &Zone, name: &str) -> String {
    let Some(absolute) = name.strip_suffix('.') else { return name.into() };
    match absolute.strip_suffix(&*zone.name) {
        Some("") => "@".into(),
        Some(relative) => relative.trim_end_matches('.').into(),
        None => name.into(),
    }
}

/// The line up to a semicolon that is not in quotes.
fn without_comment(line: &str) -> &str {
    let (mut quoted, mut escaped) = (false, false);
    for (at, sign) in line.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => return &line[..at],
            _ => {}
        }
    }
    line
}
