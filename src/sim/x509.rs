//! X.509 certificates (RFC 5280): reading those that are uploaded, and issuing managed ones.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use sha2::{Digest, Sha256};
use x509_cert::Certificate;
use x509_cert::der::asn1::ObjectIdentifier;
use x509_cert::der::pem::{LineEnding, encode_string};
use x509_cert::der::{DateTime, Encode, Error};
use x509_cert::ext::pkix::SubjectAltName;
use x509_cert::ext::pkix::name::GeneralName;
use x509_cert::time::{Time, Validity};

use super::ssh_keys::hex_pairs;
use crate::primitives::UnixMillis;
use crate::retry::random;

/// The contents of a certificate that the API shows.
pub(super) struct Contents {
    pub(super) not_before: UnixMillis,
    pub(super) not_after: UnixMillis,
    pub(super) domain_names: Vec<String>,
    /// The SHA-256 of the DER.
    pub(super) fingerprint: String,
}

/// Reads the first certificate of a chain in PEM.
pub(super) fn read(pem: &str) -> Option<Contents> {
    let chain = Certificate::load_pem_chain(pem.trim().as_bytes()).ok()?;
    let certificate = chain.first()?;
    let validity = certificate.tbs_certificate().validity();
    let time = |time: Time| u64::try_from(time.to_unix_duration().as_millis()).ok().map(UnixMillis::new);
    Some(Contents {
        not_before: time(validity.not_before)?,
        not_after: time(validity.not_after)?,
        domain_names: domain_names(certificate)?,
        fingerprint: hex_pairs(&Sha256::digest(certificate.to_der().ok()?)),
    })
}

/// The DNS names of the certificate; without any, its common name.
fn domain_names(certificate: &Certificate) -> Option<Vec<String>> {
    let certificate = certificate.tbs_certificate();
    let alternatives = certificate.get_extension::<SubjectAltName>().ok()?;
    let names = alternatives.into_iter().flat_map(|(_, SubjectAltName(names))| names);
    let names = names.filter_map(|name| match name {
        GeneralName::DnsName(name) => Some(name.to_string()),
        _ => None,
    });
    let names: Vec<String> = names.collect();
    if !names.is_empty() {
        return Some(names);
    }
    let name = certificate.subject().common_name().ok()?;
    Some(name.map(|name| name.value().to_string()).into_iter().collect())
}

const COMMON_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.4.3");
const SUBJECT_ALT_NAME: ObjectIdentifier = ObjectIdentifier::new_unwrap("2.5.29.17");
const ED25519: ObjectIdentifier = ObjectIdentifier::new_unwrap("1.3.101.112");

const UTF8_STRING: u8 = 0x0c;
const BIT_STRING: u8 = 0x03;
const INTEGER: u8 = 0x02;
const OCTET_STRING: u8 = 0x04;
const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;

/// Issues a certificate in PEM. It can be read by any client, but not verified: its key and signature are derived from
/// the serial number.
pub(super) fn issue(
    serial: u64,
    domain_names: &[String],
    not_before: UnixMillis,
    not_after: UnixMillis,
) -> Result<String, Error> {
    let bytes: Vec<u8> = (0..12).flat_map(|at| random(random(serial) ^ at).to_be_bytes()).collect();
    let (key, signature) = bytes.split_at(32);
    let algorithm = tlv(SEQUENCE, &[&ED25519.to_der()?]);
    // A bit string starts with the number of unused bits.
    let bits = |bytes: &[u8]| tlv(BIT_STRING, &[&[0], bytes]);
    let alternatives: Vec<u8> = domain_names.iter().flat_map(|name| tlv(0x82, &[name.as_bytes()])).collect();
    let alternatives = tlv(OCTET_STRING, &[&tlv(SEQUENCE, &[&alternatives])]);
    let extensions = tlv(SEQUENCE, &[&tlv(SEQUENCE, &[&SUBJECT_ALT_NAME.to_der()?, &alternatives])]);
    let certificate = tlv(
        SEQUENCE,
        &[
            // Version 3.
            &tlv(0xa0, &[&tlv(INTEGER, &[&[2]])]),
            &positive(&serial.to_be_bytes()),
            &algorithm,
            &name("Embedded Hetzner")?,
            &Validity::<x509_cert::certificate::Rfc5280>::new(time(not_before)?, time(not_after)?)
                .to_der()?,
            &name(domain_names.first().map_or("", |name| name))?,
            &tlv(SEQUENCE, &[&algorithm, &bits(key)]),
            &tlv(0xa3, &[&extensions]),
        ],
    );
    let der = tlv(SEQUENCE, &[&certificate, &algorithm, &bits(signature)]);
    Ok(encode_string("CERTIFICATE", LineEnding::LF, &der)?)
}

/// A name with a common name only.
fn name(common_name: &str) -> Result<Vec<u8>, Error> {
    let attribute = tlv(SEQUENCE, &[&COMMON_NAME.to_der()?, &tlv(UTF8_STRING, &[common_name.as_bytes()])]);
    Ok(tlv(SEQUENCE, &[&tlv(SET, &[&attribute])]))
}

fn time(time: UnixMillis) -> Result<Time, Error> {
    DateTime::from_unix_duration(core::time::Duration::from_secs(time.get() / 1000)).map(Time::from)
}

/// A positive integer, from its big-endian bytes.
fn positive(bytes: &[u8]) -> Vec<u8> {
    let zeros = bytes.iter().take_while(|byte| **byte == 0).count();
    let digits = &bytes[zeros..];
    // A leading zero keeps the integer positive.
    let sign: &[u8] = if digits.first().is_none_or(|byte| *byte >= 0x80) { &[0] } else { &[] };
    tlv(INTEGER, &[sign, digits])
}

/// A DER value: tag, length and content.
fn tlv(tag: u8, content: &[&[u8]]) -> Vec<u8> {
    let content = content.concat();
    let length = content.len().to_be_bytes();
    let length = &length[length.iter().take_while(|byte| **byte == 0).count()..];
    let mut value = Vec::from([tag]);
    match content.len() {
        0..0x80 => value.push(content.len() as u8),
        _ => {
            value.push(0x80 | length.len() as u8);
            value.extend(length);
        }
    }
    value.extend(content);
    value
}
