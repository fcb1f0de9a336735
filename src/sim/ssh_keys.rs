use alloc::format;
use alloc::string::String;

use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::{Answer, listing};
use crate::api::ssh_keys::SshKey;
use crate::words::Id;

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => list(project, ask),
        "create" => create(project, ask),
        "get" => find(project, ask).map(|key| Answer::one(200, key)),
        "update" => update(project, ask),
        "delete" => delete(project, ask),
        _ => return None,
    })
}

fn list(project: &Project, ask: &Ask) -> Result<Answer, Refusal> {
    let selector = ask.label_selector()?;
    let keys = project.ssh_keys.values().filter(|key| {
        ask.allows("name", &key.name)
            && ask.allows("fingerprint", &key.fingerprint)
            && selector.as_ref().is_none_or(|selector| selector.matches(&key.labels))
    });
    let sorts: [listing::Key<SshKey>; 2] =
        [("id", |a, b| a.id.cmp(&b.id)), ("name", |a, b| a.name.cmp(&b.name))];
    listing::page(ask, keys.collect(), &sorts)
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (name, public_key) = (ask.required_text("name")?, ask.required_text("public_key")?);
    let labels = ask.labels()?.unwrap_or_default();
    if !public_key.starts_with("ssh-") && !public_key.starts_with("ecdsa-") && !public_key.starts_with("sk-")
    {
        return Err(Refusal::invalid("public_key", "is no OpenSSH public key"));
    }
    let fingerprint = fingerprint(public_key);
    if project.ssh_keys.values().any(|key| key.name == name) {
        return Err(Refusal::taken("name"));
    }
    if project.ssh_keys.values().any(|key| key.fingerprint == fingerprint) {
        return Err(Refusal::taken("public_key"));
    }
    let id = project.id();
    let key = SshKey {
        id: Id::new(id),
        name: name.into(),
        fingerprint,
        public_key: public_key.into(),
        labels,
        created: project.now.into(),
    };
    let answer = Answer::one(201, &key);
    project.ssh_keys.insert(id, key);
    Ok(answer)
}

fn update(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let (name, labels) = (ask.text("name")?, ask.labels()?);
    let id = find(project, ask)?.id;
    if project.ssh_keys.values().any(|other| other.id != id && Some(&*other.name) == name) {
        return Err(Refusal::taken("name"));
    }
    let key = project.ssh_keys.get_mut(&id.get()).ok_or_else(|| Refusal::not_found("ssh_key"))?;
    if let Some(name) = name {
        key.name = name.into();
    }
    key.labels = labels.unwrap_or_else(|| key.labels.clone());
    Ok(Answer::one(200, key))
}

fn delete(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let id = find(project, ask)?.id;
    project.ssh_keys.remove(&id.get());
    Ok(Answer::new(204))
}

fn find<'a>(project: &'a Project, ask: &Ask) -> Result<&'a SshKey, Refusal> {
    project.ssh_keys.get(&ask.id("id")?).ok_or_else(|| Refusal::not_found("ssh_key"))
}

/// Sixteen pairs of digits, one for each key. The real one is an MD5 sum; what matters here is that it tells keys apart.
fn fingerprint(public_key: &str) -> String {
    let key = public_key.split_whitespace().nth(1).unwrap_or(public_key);
    let fold =
        |seed: u64| key.bytes().fold(seed, |sum, byte| crate::flow::retry::random(sum ^ u64::from(byte)));
    let sum = [fold(1).to_be_bytes(), fold(2).to_be_bytes()].concat();
    sum.iter().map(|byte| format!("{byte:02x}")).collect::<alloc::vec::Vec<_>>().join(":")
}
