use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use base64ct::{Base64, Encoding};
use md5::{Digest, Md5};

use super::index::Term;
use super::{ApiRequest, ApiResult, ErrorResponse, Project, SuccessResponse, entity};
use crate::api::ssh_keys::SshKey;
use crate::primitives::Id;

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => entity::page(project, request, |key: &SshKey| {
            request.matches_filter("fingerprint", &key.fingerprint)
        }),
        "create" => create(project, request),
        "get" => entity::get::<SshKey>(project, request),
        "update" => entity::update(project, request, |_: &mut SshKey| Ok(())),
        "delete" => entity::delete(project, request, |_: &SshKey| Ok(())),
        _ => return None,
    })
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let name = entity::required_name::<SshKey>(project, request)?;
    let public_key = String::from(request.required_string("public_key")?);
    if !["ssh-", "ecdsa-", "sk-"].iter().any(|start| public_key.starts_with(start)) {
        return Err(ErrorResponse::invalid_input("public_key", "is not an OpenSSH public key"));
    }
    let fingerprint = fingerprint(&public_key);
    if has_fingerprint(project, &fingerprint) {
        return Err(ErrorResponse::not_unique("public_key"));
    }
    let labels = request.labels()?.unwrap_or_default();
    let (id, created) = (Id::new(project.next_id()), project.now.into());
    let key = SshKey { id, name, fingerprint, public_key, labels, created };
    entity::add(project, &key);
    Ok(SuccessResponse::model(201, &key))
}

fn has_fingerprint(project: &Project, fingerprint: &str) -> bool {
    let mut same = project.ssh_keys.having(Term::text("fingerprint", fingerprint));
    same.any(|key| key.fingerprint == fingerprint)
}

/// The MD5 of the key's blob. A key whose blob is not valid Base64 is hashed as text.
fn fingerprint(public_key: &str) -> String {
    let key = public_key.split_whitespace().nth(1).unwrap_or(public_key);
    let blob = Base64::decode_vec(key).unwrap_or_else(|_| key.as_bytes().into());
    hex_pairs(&Md5::digest(blob))
}

/// Bytes as pairs of hexadecimal digits, separated by colons.
pub(super) fn hex_pairs(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(":")
}
