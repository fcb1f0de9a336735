use alloc::string::String;
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use super::actions::NewAction;
use super::x509::{self, Contents};
use super::{ApiRequest, ApiResult, ErrorResponse, Project, SuccessResponse, actions, entity, zones};
use crate::api::actions::Action;
use crate::api::certificates::{
    Certificate, CertificateIssuanceStatus, CertificateRenewalStatus, CertificateStatus, CertificateType,
};
use crate::primitives::{Id, UnixMillis};

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
        "get" => entity::get::<Certificate>(project, request),
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
    if is_managed && !certificate.domain_names.iter().all(|name| is_domain(name)) {
        return Err(ErrorResponse::invalid_input(
            "domain_names",
            "must be domain names, or wildcards such as *.example.com",
        ));
    }
    if !is_managed {
        let (pem, key) = (request.required_string("certificate")?, request.required_string("private_key")?);
        let contents = x509::read(pem);
        let contents = contents.ok_or_else(|| {
            ErrorResponse::invalid_input("certificate", "is not an X.509 certificate in PEM")
        })?;
        if !key.trim_start().starts_with("-----BEGIN ") || !key.contains("PRIVATE KEY-----") {
            return Err(ErrorResponse::invalid_input("private_key", "is not a private key in PEM"));
        }
        set_contents(&mut certificate, pem.into(), contents);
    }
    entity::add(project, &certificate);
    let action =
        is_managed.then(|| issue(project, certificate.id.get(), "create_certificate")).transpose()?;
    Ok(SuccessResponse::model(201, &certificate).with("action", &action))
}

/// Returns whether the text is a domain name, or a wildcard for one.
fn is_domain(name: &str) -> bool {
    zones::is_domain(name.strip_prefix("*.").unwrap_or(name))
}

/// Sets the PEM of a certificate and the fields that are read from it.
fn set_contents(certificate: &mut Certificate, pem: String, contents: Contents) {
    certificate.not_valid_before = Some(contents.not_before.into());
    certificate.not_valid_after = Some(contents.not_after.into());
    certificate.fingerprint = Some(contents.fingerprint);
    certificate.domain_names = contents.domain_names;
    certificate.certificate = Some(pem);
}

/// Starts the issuance of a managed certificate.
fn issue(project: &mut Project, id: u64, command: &'static str) -> ApiResult<Action> {
    NewAction::new::<Certificate>(command, id)
        .millis(5_000)
        .on_success(CertificateEffect::Issue)
        .on_failure(CertificateEffect::Fail)
        .start(project)
}

/// The effects of the issuance of a managed certificate.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum CertificateEffect {
    Issue,
    Fail,
}

impl CertificateEffect {
    pub(super) fn apply(self, project: &mut Project, id: u64) {
        let now = project.now;
        let Some(mut certificate) = project.certificates.get_mut(&id) else { return };
        match self {
            Self::Issue => complete(&mut certificate, now),
            Self::Fail => set_failed(&mut certificate),
        }
    }
}

fn complete(certificate: &mut Certificate, now: UnixMillis) {
    let end = now.after(VALIDITY_MILLIS);
    let pem = x509::issue(certificate.id.get(), &certificate.domain_names, now, end);
    let contents = pem.as_deref().and_then(x509::read);
    let Some((pem, contents)) = pem.zip(contents) else { return set_failed(certificate) };
    set_contents(certificate, pem, contents);
    set_status(certificate, CertificateIssuanceStatus::Completed, CertificateRenewalStatus::Scheduled);
}

fn set_failed(certificate: &mut Certificate) {
    set_status(certificate, CertificateIssuanceStatus::Failed, CertificateRenewalStatus::Unavailable);
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
