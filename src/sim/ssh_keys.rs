use alloc::format;
use alloc::string::String;

use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::{Answer, thing};
use crate::api::ssh_keys::SshKey;
use crate::primitives::Id;

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => thing::page(project, ask, |key: &SshKey| ask.allows("fingerprint", &key.fingerprint)),
        "create" => create(project, ask),
        "get" => thing::find::<SshKey>(project, ask).map(|key| Answer::one(200, key)),
        "update" => thing::update(project, ask, |_: &mut SshKey| Ok(())),
        "delete" => thing::delete(project, ask, |_: &SshKey| Ok(())),
        _ => return None,
    })
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let name = thing::needed_name::<SshKey>(project, ask)?;
    let public_key = String::from(ask.required_text("public_key")?);
    if !["ssh-", "ecdsa-", "sk-"].iter().any(|start| public_key.starts_with(start)) {
        return Err(Refusal::invalid("public_key", "is no OpenSSH public key"));
    }
    let fingerprint = fingerprint(&public_key);
    if project.ssh_keys.values().any(|key| key.fingerprint == fingerprint) {
        return Err(Refusal::taken("public_key"));
    }
    let labels = ask.labels()?.unwrap_or_default();
    let (id, created) = (Id::new(project.id()), project.now.into());
    let key = SshKey { id, name, fingerprint, public_key, labels, created };
    thing::add(project, &key);
    Ok(Answer::one(201, &key))
}

/// Sixteen pairs of digits, one for each key. The real one is an MD5 sum; what matters here is that it tells keys apart.
fn fingerprint(public_key: &str) -> String {
    let key = public_key.split_whitespace().nth(1).unwrap_or(public_key);
    let fold = |seed: u64| key.bytes().fold(seed, |sum, byte| crate::retry::random(sum ^ u64::from(byte)));
    let sum = [fold(1).to_be_bytes(), fold(2).to_be_bytes()].concat();
    sum.iter().map(|byte| format!("{byte:02x}")).collect::<alloc::vec::Vec<_>>().join(":")
}
