use alloc::boxed::Box;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::ask::Ask;
use super::project::Project;
use super::refusal::Refusal;
use super::{Answer, thing};
use crate::api::actions::Action;
use crate::api::certificates::{
    Certificate, CertificateIssuanceStatus, CertificateRenewalStatus, CertificateStatus, CertificateType,
};
use crate::primitives::UnixMillis;
use crate::primitives::{Id, Timestamp};
use crate::retry::random;

/// How long a managed certificate is valid: ninety days.
const VALID: u64 = 90 * 24 * 3_600_000;

pub(super) fn answer(project: &mut Project, ask: &Ask, verb: &str) -> Option<Result<Answer, Refusal>> {
    Some(match verb {
        "list" => ask.check_words("type", CertificateType::VALUES).and_then(|()| {
            let kind = |certificate: &Certificate| certificate.r#type.clone().unwrap_or("uploaded".into());
            thing::page(project, ask, |certificate: &Certificate| {
                ask.allows("type", kind(certificate).as_str())
            })
        }),
        "create" => create(project, ask),
        "get" => thing::find::<Certificate>(project, ask).map(|certificate| Answer::one(200, certificate)),
        "update" => thing::update(project, ask, |_: &mut Certificate| Ok(())),
        "delete" => {
            thing::delete(project, ask, |certificate: &Certificate| match certificate.used_by.len() {
                0 => Ok(()),
                _ => Err(Refusal::new(422, "resource_in_use", "a load balancer uses the certificate")),
            })
        }
        "retry_issuance" => retry(project, ask),
        _ => {
            return thing::actions::<Certificate>(project, ask, verb, || {
                thing::id_of::<Certificate>(project, ask)
            });
        }
    })
}

fn create(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let name = thing::needed_name::<Certificate>(project, ask)?;
    let kind: CertificateType = match ask.text("type")? {
        Some(_) => ask.word("type", CertificateType::VALUES)?.into(),
        None => CertificateType::Uploaded,
    };
    let is_managed = kind == CertificateType::Managed;
    let mut certificate = Certificate {
        name,
        labels: ask.labels()?.unwrap_or_default(),
        r#type: Some(kind),
        certificate: None,
        created: project.now.into(),
        not_valid_before: None,
        not_valid_after: None,
        domain_names: ask.list("domain_names")?.unwrap_or_default(),
        fingerprint: None,
        status: is_managed.then_some(CertificateStatus {
            issuance: Some(CertificateIssuanceStatus::Pending),
            renewal: Some(CertificateRenewalStatus::Unavailable),
            error: None,
        }),
        used_by: Vec::new(),
        id: Id::new(project.id()),
    };
    if is_managed && certificate.domain_names.is_empty() {
        return Err(Refusal::invalid("domain_names", "is required for a managed certificate"));
    }
    if !is_managed {
        let (pem, key) = (ask.required_text("certificate")?, ask.required_text("private_key")?);
        for (field, text) in [("certificate", pem), ("private_key", key)] {
            if !text.trim_start().starts_with("-----BEGIN ") {
                return Err(Refusal::invalid(field, "is no PEM"));
            }
        }
        certificate.domain_names.clear();
        fill(&mut certificate, project.now, pem.into());
    }
    thing::add(project, &certificate);
    let action =
        is_managed.then(|| issue(project, certificate.id.get(), "create_certificate")).transpose()?;
    Ok(Answer::one(201, &certificate).with("action", &action))
}

/// What is read from a certificate; the embedded Hetzner makes it up.
fn fill(certificate: &mut Certificate, now: UnixMillis, pem: String) {
    let seed = pem.bytes().fold(certificate.id.get(), |seed, byte| random(seed ^ u64::from(byte)));
    let sum = (0..4).flat_map(|at| random(seed ^ at).to_be_bytes());
    certificate.fingerprint = Some(sum.map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(":"));
    certificate.not_valid_before = Some(Timestamp::from(now));
    certificate.not_valid_after = Some(now.after(VALID).into());
    certificate.certificate = Some(pem);
}

fn issue(project: &mut Project, id: u64, command: &'static str) -> Result<Action, Refusal> {
    let issued = move |project: &mut Project| {
        let now = project.now;
        if let Some(certificate) = project.certificates.get_mut(&id) {
            let pem = format!("-----BEGIN CERTIFICATE-----\n{id}\n-----END CERTIFICATE-----\n");
            fill(certificate, now, pem);
            set_status(
                certificate,
                CertificateIssuanceStatus::Completed,
                CertificateRenewalStatus::Scheduled,
            );
        }
    };
    let failed = move |project: &mut Project| {
        if let Some(certificate) = project.certificates.get_mut(&id) {
            set_status(certificate, CertificateIssuanceStatus::Failed, CertificateRenewalStatus::Unavailable);
        }
    };
    thing::begin::<Certificate>(project, id, (command, 5_000), &[], Box::new(issued), Box::new(failed))
}

fn set_status(
    certificate: &mut Certificate,
    issuance: CertificateIssuanceStatus,
    renewal: CertificateRenewalStatus,
) {
    certificate.status =
        Some(CertificateStatus { issuance: Some(issuance), renewal: Some(renewal), error: None });
}

fn retry(project: &mut Project, ask: &Ask) -> Result<Answer, Refusal> {
    let certificate = thing::find::<Certificate>(project, ask)?;
    let status = certificate.status.as_ref();
    let has_failed = status.is_some_and(|status| status.issuance == Some(CertificateIssuanceStatus::Failed));
    if !has_failed {
        return Err(Refusal::new(422, "unsupported_error", "nothing has failed that could be tried again"));
    }
    let id = certificate.id.get();
    issue(project, id, "issue_certificate").map(|action| Answer::one(201, &action))
}
