use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::actions::NewAction;
use super::{ApiRequest, ApiResult, ErrorResponse, Project, SuccessResponse, actions, entity};
use crate::api::actions::Action;
use crate::api::certificates::{
    Certificate, CertificateIssuanceStatus, CertificateRenewalStatus, CertificateStatus, CertificateType,
};
use crate::primitives::{Id, Timestamp, UnixMillis};
use crate::retry::random;

/// The validity of a managed certificate: 90 days.
const VALIDITY_MILLIS: u64 = 90 * 24 * 3_600_000;

pub(super) fn respond(project: &mut Project, request: &ApiRequest, verb: &str) -> Option<ApiResult> {
    Some(match verb {
        "list" => request.check_filter("type", CertificateType::VALUES).and_then(|()| {
            let kind = |certificate: &Certificate| certificate.r#type.clone().unwrap_or("uploaded".into());
            entity::page(project, request, |certificate: &Certificate| {
                request.matches_filter("type", kind(certificate).as_str())
            })
        }),
        "create" => create(project, request),
        "get" => entity::find::<Certificate>(project, request)
            .map(|certificate| SuccessResponse::model(200, certificate)),
        "update" => entity::update(project, request, |_: &mut Certificate| Ok(())),
        "delete" => {
            entity::delete(project, request, |certificate: &Certificate| match certificate.used_by.len() {
                0 => Ok(()),
                _ => Err(ErrorResponse::new(
                    422,
                    "resource_in_use",
                    "the certificate is used by a load balancer",
                )),
            })
        }
        "retry_issuance" => retry(project, request),
        _ => return actions::respond_for::<Certificate>(project, request, verb),
    })
}

fn create(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let name = entity::required_name::<Certificate>(project, request)?;
    let kind: CertificateType = match request.string("type")? {
        Some(_) => request.enum_value("type", CertificateType::VALUES)?.into(),
        None => CertificateType::Uploaded,
    };
    let is_managed = kind == CertificateType::Managed;
    let mut certificate = Certificate {
        name,
        labels: request.labels()?.unwrap_or_default(),
        r#type: Some(kind),
        certificate: None,
        created: project.now.into(),
        not_valid_before: None,
        not_valid_after: None,
        domain_names: request.list("domain_names")?.unwrap_or_default(),
        fingerprint: None,
        status: is_managed.then_some(CertificateStatus {
            issuance: Some(CertificateIssuanceStatus::Pending),
            renewal: Some(CertificateRenewalStatus::Unavailable),
            error: None,
        }),
        used_by: Vec::new(),
        id: Id::new(project.next_id()),
    };
    if is_managed && certificate.domain_names.is_empty() {
        return Err(ErrorResponse::invalid_input("domain_names", "is required for a managed certificate"));
    }
    if !is_managed {
        let (pem, key) = (request.required_string("certificate")?, request.required_string("private_key")?);
        for (field, text) in [("certificate", pem), ("private_key", key)] {
            if !text.trim_start().starts_with("-----BEGIN ") {
                return Err(ErrorResponse::invalid_input(field, "is not PEM-encoded"));
            }
        }
        certificate.domain_names.clear();
        set_certificate(&mut certificate, project.now, pem.into());
    }
    entity::add(project, &certificate);
    let action =
        is_managed.then(|| issue(project, certificate.id.get(), "create_certificate")).transpose()?;
    Ok(SuccessResponse::model(201, &certificate).with("action", &action))
}

/// Sets the fields that Hetzner reads from the certificate. The embedded Hetzner derives them from a hash.
fn set_certificate(certificate: &mut Certificate, now: UnixMillis, pem: String) {
    let seed = pem.bytes().fold(certificate.id.get(), |seed, byte| random(seed ^ u64::from(byte)));
    let hash = (0..4).flat_map(|index| random(seed ^ index).to_be_bytes());
    certificate.fingerprint = Some(hash.map(|byte| format!("{byte:02x}")).collect::<Vec<_>>().join(":"));
    certificate.not_valid_before = Some(Timestamp::from(now));
    certificate.not_valid_after = Some(now.after(VALIDITY_MILLIS).into());
    certificate.certificate = Some(pem);
}

/// Starts the issuance of a managed certificate.
fn issue(project: &mut Project, id: u64, command: &'static str) -> ApiResult<Action> {
    let complete = move |project: &mut Project| {
        let now = project.now;
        if let Some(certificate) = project.certificates.get_mut(&id) {
            let pem = format!("-----BEGIN CERTIFICATE-----\n{id}\n-----END CERTIFICATE-----\n");
            set_certificate(certificate, now, pem);
            set_status(
                certificate,
                CertificateIssuanceStatus::Completed,
                CertificateRenewalStatus::Scheduled,
            );
        }
    };
    let fail = move |project: &mut Project| {
        if let Some(certificate) = project.certificates.get_mut(&id) {
            set_status(certificate, CertificateIssuanceStatus::Failed, CertificateRenewalStatus::Unavailable);
        }
    };
    NewAction::new::<Certificate>(command, id)
        .millis(5_000)
        .on_success(complete)
        .on_failure(fail)
        .start(project)
}

fn set_status(
    certificate: &mut Certificate,
    issuance: CertificateIssuanceStatus,
    renewal: CertificateRenewalStatus,
) {
    certificate.status =
        Some(CertificateStatus { issuance: Some(issuance), renewal: Some(renewal), error: None });
}

fn retry(project: &mut Project, request: &ApiRequest) -> ApiResult {
    let certificate = entity::find::<Certificate>(project, request)?;
    let status = certificate.status.as_ref();
    let has_failed = status.is_some_and(|status| status.issuance == Some(CertificateIssuanceStatus::Failed));
    if !has_failed {
        return Err(ErrorResponse::new(422, "unsupported_error", "the issuance has not failed"));
    }
    let id = certificate.id.get();
    issue(project, id, "issue_certificate").map(|action| SuccessResponse::model(201, &action))
}
