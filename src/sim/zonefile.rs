//! Zone files (RFC 1035, section 5), without `$INCLUDE`.

use alloc::collections::BTreeMap;
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

/// Parses the RRSets of a zone, sorted by name and type.
pub(super) fn parse(zone: &Zone, file: &str) -> ApiResult<Vec<Rrset>> {
    let mut rrsets: BTreeMap<(String, String), Rrset> = BTreeMap::new();
    let (mut origin, mut default_ttl) = (String::from("@"), None);
    let mut last_name = origin.clone();
    for (number, entry) in entries(file) {
        let invalid = || ErrorResponse::invalid_input("zonefile", format!("line {number} is not a record"));
        let mut rest = &*entry;
        if !entry.starts_with([' ', '\t']) {
            let first = next_token(&mut rest).ok_or_else(invalid)?;
            match first {
                "$ORIGIN" => {
                    origin = relative_name(zone, &origin, next_token(&mut rest).ok_or_else(invalid)?);
                    continue;
                }
                "$TTL" => {
                    let ttl = next_token(&mut rest).and_then(|ttl| ttl.parse().ok());
                    default_ttl = Some(ttl.ok_or_else(invalid)?).filter(|ttl| *ttl != zone.ttl);
                    continue;
                }
                _ => last_name = relative_name(zone, &origin, first),
            }
        }
        let mut ttl = default_ttl;
        // The TTL and the class may be in either order.
        let kind = loop {
            let token = next_token(&mut rest).ok_or_else(invalid)?;
            match token.parse() {
                Ok(seconds) => ttl = Some(seconds),
                Err(_) if token.eq_ignore_ascii_case("IN") => {}
                Err(_) => break token.to_ascii_uppercase(),
            }
        };
        let r#type = RrsetType::from(&*kind);
        if matches!(r#type, RrsetType::Unknown(_)) || rest.trim().is_empty() {
            return Err(invalid());
        }
        let key = (last_name.clone(), kind);
        let rrset =
            rrsets.entry(key).or_insert_with(|| zone_rrsets::new(zone, &last_name, r#type, ttl, Vec::new()));
        rrset.records.push(RrsetRecord::new(rest.trim()));
    }
    Ok(rrsets.into_values().collect())
}

/// The entries of a zone file without comments, each with the number of its first line. Parentheses join lines.
fn entries(file: &str) -> Vec<(usize, String)> {
    let mut entries: Vec<(usize, String)> = Vec::new();
    let mut is_open = false;
    for (at, line) in file.lines().enumerate() {
        let text = without_comment(line, &mut is_open);
        match entries.last_mut() {
            Some((_, entry)) if text.continues => {
                entry.push(' ');
                entry.push_str(&text.text);
            }
            _ => entries.push((at + 1, text.text)),
        }
    }
    entries.retain(|(_, entry)| !entry.trim().is_empty());
    entries
}

/// The name of an RRSet, which is relative to the zone. `origin` is relative to the zone too.
fn relative_name(zone: &Zone, origin: &str, name: &str) -> String {
    let name = name.to_ascii_lowercase();
    let Some(absolute) = name.strip_suffix('.') else {
        return match (&*name, origin) {
            (_, "@") => name,
            ("@", _) => origin.into(),
            _ => format!("{name}.{origin}"),
        };
    };
    match absolute.strip_suffix(&*zone.name) {
        Some("") => "@".into(),
        Some(relative) if relative.ends_with('.') => relative.trim_end_matches('.').into(),
        _ => name,
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

/// A line without its comment and its parentheses.
struct Line {
    text: String,
    /// The line begins inside parentheses.
    continues: bool,
}

/// Removes what stands outside quotes: a comment, and parentheses, which are open at the end of the line or not.
fn without_comment(line: &str, is_open: &mut bool) -> Line {
    let continues = *is_open;
    let mut text = String::with_capacity(line.len());
    let (mut quoted, mut escaped) = (false, false);
    for character in line.chars() {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => quoted = !quoted,
            ';' if !quoted => break,
            '(' | ')' if !quoted => {
                *is_open = character == '(';
                text.push(' ');
                continue;
            }
            _ => {}
        }
        text.push(character);
    }
    Line { text, continues }
}
