//! X.509 certificates (RFC 5280): reading those that are uploaded, and issuing managed ones.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use base64ct::{Base64, Encoding};
use sha2::{Digest, Sha256};

use super::ssh_keys::hex_pairs;
use crate::primitives::{Timestamp, UnixMillis};
use crate::retry::random;

mod der;

use der::{
    BIT_STRING, BOOLEAN, GENERALIZED_TIME, INTEGER, OBJECT_IDENTIFIER, OCTET_STRING, SEQUENCE, SET, UTC_TIME,
    UTF8_STRING, Values, value,
};

/// The contents of a certificate that the API shows.
pub(super) struct Contents {
    pub(super) not_before: UnixMillis,
    pub(super) not_after: UnixMillis,
    pub(super) domain_names: Vec<String>,
    /// The SHA-256 of the DER.
    pub(super) fingerprint: String,
}

const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
const END: &str = "-----END CERTIFICATE-----";

/// The content of the object identifier 2.5.4.3.
const COMMON_NAME: &[u8] = &[0x55, 0x04, 0x03];
/// The content of the object identifier 2.5.29.17.
const SUBJECT_ALT_NAME: &[u8] = &[0x55, 0x1d, 0x11];
/// The content of the object identifier 1.3.101.112.
const ED25519: &[u8] = &[0x2b, 0x65, 0x70];

/// The tags of a certificate's fields that are marked by a number: the version, and the extensions.
const VERSION: u8 = 0xa0;
const EXTENSIONS: u8 = 0xa3;
/// The tags of the unique identifiers of issuer and subject.
const UNIQUE_IDS: [u8; 2] = [0x81, 0x82];
/// The tag of a DNS name in the alternative names of a subject.
const DNS_NAME: u8 = 0x82;

/// Reads the first certificate of a chain in PEM. All must be certificates.
pub(super) fn read(pem: &str) -> Option<Contents> {
    let mut chain = pem.split(BEGIN).skip(1).map(|part| {
        let (base64, _) = part.split_once(END)?;
        let base64: String = base64.split_ascii_whitespace().collect();
        contents(&Base64::decode_vec(&base64).ok()?)
    });
    let first = chain.next()??;
    chain.all(|other| other.is_some()).then_some(first)
}

/// Reads a certificate in DER.
fn contents(certificate: &[u8]) -> Option<Contents> {
    let mut outer = Values(certificate);
    let mut parts = Values(outer.take(SEQUENCE)?);
    let is_whole = outer.is_empty() && parts.are_well_formed();
    let mut fields = Values(parts.take(SEQUENCE)?);
    let (_algorithm, _signature) = (parts.take(SEQUENCE)?, parts.take(BIT_STRING)?);

    fields.take_optional(VERSION)?;
    let (_serial, _algorithm, _issuer) =
        (fields.take(INTEGER)?, fields.take(SEQUENCE)?, fields.take(SEQUENCE)?);
    let mut validity = Values(fields.take(SEQUENCE)?);
    let (not_before, not_after) = (read_time(&mut validity)?, read_time(&mut validity)?);
    let subject = fields.take(SEQUENCE)?;
    let _key = fields.take(SEQUENCE)?;
    for tag in UNIQUE_IDS {
        fields.take_optional(tag)?;
    }
    let mut domain_names = match fields.take_optional(EXTENSIONS)? {
        Some(extensions) => alternative_names(Values(extensions).take(SEQUENCE)?)?,
        None => Vec::new(),
    };
    if domain_names.is_empty() {
        domain_names.extend(common_name(subject)?);
    }
    let is_whole = is_whole && [parts, fields, validity].iter().all(Values::is_empty);
    let fingerprint = hex_pairs(&Sha256::digest(certificate));
    is_whole.then_some(Contents { not_before, not_after, domain_names, fingerprint })
}

/// The DNS names among the alternative names of a subject.
fn alternative_names(extensions: &[u8]) -> Option<Vec<String>> {
    let mut names = Vec::new();
    let mut extensions = Values(extensions);
    while !extensions.is_empty() {
        let mut extension = Values(extensions.take(SEQUENCE)?);
        let id = extension.take(OBJECT_IDENTIFIER)?;
        extension.take_optional(BOOLEAN)?;
        let value = extension.take(OCTET_STRING)?;
        if id == SUBJECT_ALT_NAME {
            let mut alternatives = Values(Values(value).take(SEQUENCE)?);
            while !alternatives.is_empty() {
                let (tag, name) = alternatives.next()?;
                if tag == DNS_NAME {
                    names.push(text(name)?);
                }
            }
        }
    }
    Some(names)
}

/// The common name of a subject, if it has one.
fn common_name(subject: &[u8]) -> Option<Option<String>> {
    let mut names = Values(subject);
    while !names.is_empty() {
        let mut attributes = Values(names.take(SET)?);
        while !attributes.is_empty() {
            let mut attribute = Values(attributes.take(SEQUENCE)?);
            let id = attribute.take(OBJECT_IDENTIFIER)?;
            let (_, name) = attribute.next()?;
            if id == COMMON_NAME {
                return text(name).map(Some);
            }
        }
    }
    Some(None)
}

fn text(bytes: &[u8]) -> Option<String> {
    String::from_utf8(bytes.into()).ok()
}

/// The digits of a year, after which times have the same form.
const YEARS: [(u8, usize); 2] = [(UTC_TIME, 2), (GENERALIZED_TIME, 4)];
/// The first year that a UTC time cannot have.
const END_OF_UTC_TIME: &str = "2050";

/// Reads a time, as in `261126135028Z` or `20501126135028Z`.
fn read_time(values: &mut Values<'_>) -> Option<UnixMillis> {
    let (tag, digits) = values.next()?;
    let (_, length) = YEARS.into_iter().find(|(form, _)| *form == tag)?;
    let digits = core::str::from_utf8(digits).ok()?.strip_suffix('Z')?;
    let (year, rest) = digits.split_at_checked(length)?;
    let century = match length {
        2 if year >= &END_OF_UTC_TIME[2..] => "19",
        2 => "20",
        _ => "",
    };
    if rest.len() != 10 || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let [month, day, hour, minute, second] = [0, 2, 4, 6, 8].map(|at| &rest[at..at + 2]);
    let text = alloc::format!("{century}{year}-{month}-{day}T{hour}:{minute}:{second}Z");
    let time: Timestamp = text.parse().ok()?;
    time.unix_millis()?.try_into().ok().map(UnixMillis::new)
}

/// Writes a time; `None` after the year 9999.
fn write_time(time: UnixMillis) -> Option<Vec<u8>> {
    let text = Timestamp::from(UnixMillis::new(time.get() / 1000 * 1000)).to_string();
    let digits: String = text.chars().filter(|letter| !"-:T".contains(*letter)).collect();
    let is_utc_time = digits.as_str() < END_OF_UTC_TIME;
    let [(utc_time, _), (generalized_time, _)] = YEARS;
    (text.len() == "2026-11-26T13:50:28Z".len()).then(|| match is_utc_time {
        true => value(utc_time, &[&digits.as_bytes()[2..]]),
        false => value(generalized_time, &[digits.as_bytes()]),
    })
}

/// Issues a certificate in PEM; `None` if it ends after the year 9999. It can be read by any client, but not verified:
/// its key and signature are derived from the serial number.
pub(super) fn issue(
    serial: u64,
    domain_names: &[String],
    not_before: UnixMillis,
    not_after: UnixMillis,
) -> Option<String> {
    let bytes: Vec<u8> = (0..12).flat_map(|at| random(random(serial) ^ at).to_be_bytes()).collect();
    let (key, signature) = bytes.split_at(32);
    let algorithm = value(SEQUENCE, &[&value(OBJECT_IDENTIFIER, &[ED25519])]);
    // A bit string starts with the number of unused bits.
    let bits = |bytes: &[u8]| value(BIT_STRING, &[&[0], bytes]);
    let alternatives: Vec<u8> =
        domain_names.iter().flat_map(|name| value(DNS_NAME, &[name.as_bytes()])).collect();
    let alternatives = value(OCTET_STRING, &[&value(SEQUENCE, &[&alternatives])]);
    let extension = value(SEQUENCE, &[&value(OBJECT_IDENTIFIER, &[SUBJECT_ALT_NAME]), &alternatives]);
    let certificate = value(
        SEQUENCE,
        &[
            // Version 3.
            &value(VERSION, &[&value(INTEGER, &[&[2]])]),
            &positive(&serial.to_be_bytes()),
            &algorithm,
            &name("Embedded Hetzner"),
            &value(SEQUENCE, &[&write_time(not_before)?, &write_time(not_after)?]),
            &name(domain_names.first().map_or("", |name| name)),
            &value(SEQUENCE, &[&algorithm, &bits(key)]),
            &value(EXTENSIONS, &[&value(SEQUENCE, &[&extension])]),
        ],
    );
    let der = value(SEQUENCE, &[&certificate, &algorithm, &bits(signature)]);
    let base64 = Base64::encode_string(&der);
    let mut lines = Vec::from([BEGIN]);
    lines.extend(base64.as_bytes().chunks(64).filter_map(|line| core::str::from_utf8(line).ok()));
    lines.extend([END, ""]);
    Some(lines.join("\n"))
}

/// A name with a common name only.
fn name(common_name: &str) -> Vec<u8> {
    let common_name = value(UTF8_STRING, &[common_name.as_bytes()]);
    let attribute = value(SEQUENCE, &[&value(OBJECT_IDENTIFIER, &[COMMON_NAME]), &common_name]);
    value(SEQUENCE, &[&value(SET, &[&attribute])])
}

/// A positive integer, from its big-endian bytes.
fn positive(bytes: &[u8]) -> Vec<u8> {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let digits = &bytes[zeros..];
    // A leading zero keeps the integer positive.
    let sign: &[u8] = if digits.first().is_none_or(|byte| *byte >= 0x80) { &[0] } else { &[] };
    value(INTEGER, &[sign, digits])
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;

    const UPLOADED: &str = include_str!("../../tests/data/certificate.pem");

    /// A certificate as the API shows it, from a saved state: what issues it must not change.
    fn saved() -> serde_json::Value {
        let state: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/data/sim_state_v1.json")).expect("it is JSON");
        let managed = |it: &&serde_json::Value| it["type"] == "managed" && !it["certificate"].is_null();
        state["certificates"].as_array().expect("a list").iter().find(managed).expect("a certificate").clone()
    }

    fn millis(time: &str) -> UnixMillis {
        let time: Timestamp = time.parse().expect(time);
        UnixMillis::new(time.unix_millis().expect("a time").try_into().expect("after 1970"))
    }

    #[test]
    fn the_same_certificate_is_issued_again_and_read() {
        let saved = saved();
        let text = |name: &str| String::from(saved[name].as_str().expect(name));
        let names: Vec<String> = serde_json::from_value(saved["domain_names"].clone()).expect("names");
        let (start, end) = (millis(&text("not_valid_before")), millis(&text("not_valid_after")));
        let issued = issue(saved["id"].as_u64().expect("an id"), &names, start, end);
        assert_eq!(issued, Some(text("certificate")));
        let contents = read(&text("certificate")).expect("a certificate");
        assert_eq!((contents.domain_names, contents.fingerprint), (names, text("fingerprint")));
        assert_eq!((contents.not_before, contents.not_after), (start, end));
    }

    #[test]
    fn times_have_the_form_of_their_year() {
        for time in
            ["1970-01-01T00:00:00Z", "2049-12-31T23:59:59Z", "2050-01-01T00:00:00Z", "9999-12-31T23:59:59Z"]
        {
            let written = write_time(millis(time)).expect(time);
            assert_eq!(read_time(&mut Values(&written)), Some(millis(time)));
        }
        assert_eq!(write_time(UnixMillis::new(253_402_300_800_000)), None, "the year 10000");
        for text in ["261126135028", "2611261350Z", "26112613502xZ", "261326135028Z", "20261126135028Z"] {
            assert_eq!(read_time(&mut Values(&value(UTC_TIME, &[text.as_bytes()]))), None, "{text}");
        }
    }

    #[test]
    fn uploaded_certificates_and_chains_are_read() {
        let contents = read(UPLOADED).expect("a certificate");
        assert_eq!(contents.domain_names, ["shop.example.com", "*.shop.example.com"]);
        assert_eq!(contents.not_before, millis("2026-11-26T13:50:28Z"));
        let names = ["a.example.com".into(), "b.example.com".into()];
        let issued = issue(7, &names, contents.not_before, contents.not_after).expect("it is issued");
        let chain = format!("issuer: somebody\r\n{}\r\n{UPLOADED}", issued.replace('\n', "\r\n"));
        assert_eq!(read(&chain).expect("a chain").domain_names, names);
        let unnamed = issue(7, &[], contents.not_before, contents.not_after).expect("it is issued");
        assert_eq!(read(&unnamed).expect("a certificate").domain_names, [""], "the common name");
        assert!(read(&format!("{UPLOADED}{BEGIN}AAAA{END}")).is_none(), "what follows is not a certificate");
        assert!(read("").is_none() && read(BEGIN).is_none());
    }

    #[test]
    fn a_changed_certificate_is_refused_or_read_but_never_panics() {
        let base64: String = UPLOADED.lines().filter(|line| !line.starts_with('-')).collect();
        let der = Base64::decode_vec(&base64).expect("base64");
        let mut refused = 0;
        for at in 0..der.len() {
            assert!(contents(&der[..at]).is_none(), "cut after {at} bytes");
            for byte in [0, 0x30, 0x7f, 0x80, 0x84, 0xff] {
                let mut changed = der.clone();
                changed[at] = byte;
                refused += u32::from(contents(&changed).is_none());
            }
        }
        assert!(refused > 300, "{refused}");
        assert!(contents(&[&der[..], &[0]].concat()).is_none(), "a byte follows");
        let deep = (0..100).fold(Vec::new(), |inner, _| value(SEQUENCE, &[&inner]));
        assert!(!Values(&deep).are_well_formed());
    }
}
