//! Zone files (RFC 1035, section 5; `$TTL` of RFC 2308), without `$INCLUDE`.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::{ApiResult, ErrorResponse, zone_rrsets, zones};
use crate::api::zone_rrsets::{Rrset, RrsetRecord, RrsetType};
use crate::api::zones::Zone;

mod lexer;

use lexer::{Entry, Lexer};

/// The maximum length of a domain name.
const MAX_NAME: usize = 253;

pub(super) fn format<'a>(zone: &Zone, rrsets: impl Iterator<Item = &'a Rrset>) -> String {
    let mut file = format!("$ORIGIN {}.\n$TTL {}\n", zone.name, zone.ttl);
    for rrset in rrsets {
        for record in &rrset.records {
            let ttl = rrset.ttl.map(|ttl| format!("{ttl} ")).unwrap_or_default();
            let comment = record.comment.as_deref().filter(|comment| !comment.is_empty());
            // A comment ends with its line.
            let comment =
                comment.map(|it| format!(" ; {}", it.replace(['\n', '\r'], " "))).unwrap_or_default();
            file.push_str(&format!("{} {ttl}IN {} {}{comment}\n", rrset.name, rrset.r#type, record.value));
        }
    }
    file
}

/// Returns whether the text is the data of a record: words on one line, and neither parentheses nor a comment.
pub(super) fn is_data(text: &str) -> bool {
    let Ok(Some(entry)) = Lexer::new(text).entry() else { return false };
    !entry.is_folded && entry.words().len() > 0 && entry.text_from(0) == text.trim_matches([' ', '\t'])
}

/// Parses the RRSets of a zone, sorted by name and type.
pub(super) fn parse(zone: &Zone, file: &str) -> ApiResult<Vec<Rrset>> {
    let mut lexer = Lexer::new(file);
    let mut parser = Parser {
        zone,
        origin: zone.name.clone(),
        default_ttl: None,
        last_name: None,
        rrsets: BTreeMap::new(),
    };
    let invalid = |(line, problem): (usize, Cow<'static, str>)| {
        ErrorResponse::invalid_input("zonefile", format!("line {line} {problem}"))
    };
    while let Some(entry) = lexer.entry().map_err(|(line, problem)| invalid((line, problem.into())))? {
        if entry.words().len() > 0 {
            parser.add(&entry).map_err(|problem| invalid((entry.line, problem)))?;
        }
    }
    Ok(parser.rrsets.into_values().collect())
}

struct Parser<'a> {
    zone: &'a Zone,
    /// The name that relative names are relative to, without a dot at its end; empty for the root.
    origin: String,
    /// The TTL of `$TTL`; before it, that of the zone is the default.
    default_ttl: Option<u32>,
    /// The name of the last record, relative to the zone.
    last_name: Option<String>,
    rrsets: BTreeMap<(String, String), Rrset>,
}

impl Parser<'_> {
    fn add(&mut self, entry: &Entry<'_>) -> Result<(), Cow<'static, str>> {
        let mut words = entry.words();
        if entry.is_indented {
            return self.add_record(entry, 0);
        }
        let first = words.next().unwrap_or_default();
        if !first.starts_with('$') {
            self.last_name = Some(self.relative(self.absolute(first)?)?);
            return self.add_record(entry, 1);
        }
        let value = words.next().filter(|_| words.len() == 0);
        match (&*first.to_ascii_uppercase(), value) {
            ("$ORIGIN", Some(name)) => self.origin = self.absolute(name)?,
            ("$TTL", Some(value)) => self.default_ttl = Some(ttl(value).ok_or("has an invalid TTL")??),
            ("$ORIGIN" | "$TTL", None) => return Err("must have one value".into()),
            _ => return Err(format!("has {first}, which is not supported").into()),
        }
        Ok(())
    }

    /// Adds the record whose TTL, class, type and data begin with the word of this index.
    fn add_record(&mut self, entry: &Entry<'_>, mut index: usize) -> Result<(), Cow<'static, str>> {
        let name = self.last_name.clone().ok_or("has no name, and there is none before it")?;
        let (mut own_ttl, mut has_class) = (None, false);
        // The TTL and the class may be in either order.
        let kind = loop {
            let word = entry.words().nth(index).ok_or("has no type")?;
            index += 1;
            match ttl(word) {
                Some(ttl) if own_ttl.is_none() => own_ttl = Some(ttl?),
                _ if has_class => break word,
                _ => match &*word.to_ascii_uppercase() {
                    "IN" => has_class = true,
                    "CS" | "CH" | "HS" => return Err("has a class other than IN".into()),
                    _ => break word,
                },
            }
        };
        let kind = kind.to_ascii_uppercase();
        let r#type = RrsetType::from(&*kind);
        if matches!(r#type, RrsetType::Unknown(_)) {
            return Err("has an unknown type".into());
        }
        // The RRSets of the API that have the TTL of their zone have none of their own.
        let ttl = own_ttl.or(self.default_ttl.filter(|ttl| *ttl != self.zone.ttl));
        let value = self.value(&r#type, entry, index);
        let mut others = self.rrsets.range((name.clone(), String::new())..);
        let other = others.next().map(|(_, other)| other).filter(|it| it.name == name && it.r#type != r#type);
        let is_alone = other.is_none_or(|it| ![&it.r#type, &r#type].contains(&&RrsetType::Cname));
        let new = || zone_rrsets::new(self.zone, &name, r#type, ttl, Vec::new());
        let rrset = self.rrsets.entry((name.clone(), kind)).or_insert_with(new);
        rrset.records.push(RrsetRecord::new(value));
        let checked = zone_rrsets::check(rrset).and_then(|()| match is_alone {
            true => Ok(()),
            false => Err(zone_rrsets::cname_not_alone()),
        });
        checked.map_err(|error| {
            let (field, problem) = error.field().unwrap_or_default();
            format!("has an invalid record: {field} {problem}").into()
        })
    }

    /// The data of a record. On one line, it stays as it is.
    fn value(&self, kind: &RrsetType, entry: &Entry<'_>, index: usize) -> String {
        let names: &[usize] = match kind {
            // Names that are relative to the zone are those of the API.
            _ if self.origin == self.zone.name => &[],
            RrsetType::Cname | RrsetType::Ns | RrsetType::Ptr => &[0],
            RrsetType::Mx | RrsetType::Https | RrsetType::Svcb => &[1],
            RrsetType::Soa | RrsetType::Rp => &[0, 1],
            RrsetType::Srv => &[3],
            _ => &[],
        };
        let mut is_changed = entry.is_folded;
        let mut words = Vec::new();
        for (at, word) in entry.words().skip(index).enumerate() {
            let changed = match (*kind == RrsetType::Txt, word) {
                (true, word) if !word.starts_with('"') => format!("\"{word}\""),
                (_, "@") if names.contains(&at) => format!("{}.", self.origin),
                (_, word) if names.contains(&at) && !is_absolute(word) => match &*self.origin {
                    "" => format!("{word}."),
                    origin => format!("{word}.{origin}."),
                },
                _ => {
                    words.push(Cow::from(word));
                    continue;
                }
            };
            is_changed = true;
            words.push(changed.into());
        }
        match is_changed {
            true => words.join(" "),
            false => entry.text_from(index).into(),
        }
    }

    /// An absolute name in lowercase, without a dot at its end.
    fn absolute(&self, word: &str) -> Result<String, &'static str> {
        if word == "@" {
            return Ok(self.origin.clone());
        }
        let name = unescape(word).ok_or("has an invalid name")?;
        let name = match name.strip_suffix('.') {
            Some(absolute) => absolute.into(),
            None if self.origin.is_empty() => name,
            None => format!("{name}.{}", self.origin),
        };
        match name.len() > MAX_NAME {
            true => Err("has a name that is too long"),
            false => Ok(name),
        }
    }

    /// The name of an RRSet, which is relative to the zone.
    fn relative(&self, mut absolute: String) -> Result<String, &'static str> {
        match absolute.strip_suffix(&*self.zone.name) {
            Some("") => Ok("@".into()),
            Some(relative) if relative.ends_with('.') => {
                absolute.truncate(relative.len() - 1);
                Ok(absolute)
            }
            _ => Err("has a name outside of the zone"),
        }
    }
}

/// The TTL if the word is a number; an error if it is out of range.
fn ttl(word: &str) -> Option<Result<u32, &'static str>> {
    if !word.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let ttl = word.parse().ok().filter(|ttl| zones::TTLS.contains(ttl));
    Some(ttl.ok_or("has a TTL that is not from 60 to 2147483647"))
}

/// Returns whether a name ends with a dot that is not escaped.
fn is_absolute(name: &str) -> bool {
    let escapes = |name: &str| name.len() - name.trim_end_matches('\\').len();
    name.strip_suffix('.').is_some_and(|rest| escapes(rest) % 2 == 0)
}

/// The name without escapes, in lowercase; `None` if it has characters that no name of an RRSet has.
fn unescape(word: &str) -> Option<String> {
    let mut name = String::with_capacity(word.len());
    let mut rest = word.as_bytes();
    while let [byte, after @ ..] = rest {
        let (byte, is_escaped, after) = match (byte, after) {
            (b'\\', [a @ b'0'..=b'9', b, c, after @ ..]) => {
                let number =
                    [a, b, c].into_iter().fold(0, |number, digit| number * 10 + u32::from(*digit - b'0'));
                (u8::try_from(number).ok()?, true, after)
            }
            (b'\\', [byte, after @ ..]) => (*byte, true, after),
            (byte, after) => (*byte, false, after),
        };
        let is_allowed = byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'*');
        if !is_allowed && (byte != b'.' || is_escaped) {
            return None;
        }
        name.push(char::from(byte.to_ascii_lowercase()));
        rest = after;
    }
    Some(name)
}
