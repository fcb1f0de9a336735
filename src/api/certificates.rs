//! TLS certificates of load balancers: supplied by their owner (`uploaded`), or issued and renewed by Hetzner through
//! Let's Encrypt (`managed`).

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::references::ResourceRef;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Secret, Sort, Timestamp};

string_enum! {
    /// The type of a certificate.
    CertificateType {
        /// A certificate uploaded by its owner, who must replace it in time.
        Uploaded = "uploaded",
        /// A certificate obtained and renewed by Hetzner; its domains must be in the project's DNS zones.
        Managed = "managed",
    }

    /// The status of the issuance of a managed certificate.
    CertificateIssuanceStatus {
        /// The certificate is being issued.
        Pending = "pending",
        /// The certificate is issued.
        Completed = "completed",
        /// The issuance failed; the status holds the error. See [`RetryIssuance`].
        Failed = "failed",
    }

    /// The status of the renewal of a managed certificate.
    CertificateRenewalStatus {
        /// The certificate will be renewed in time.
        Scheduled = "scheduled",
        /// The certificate is being renewed.
        Pending = "pending",
        /// The renewal failed; the status holds the error. See [`RetryIssuance`].
        Failed = "failed",
        /// The certificate is not renewed because it was never issued.
        Unavailable = "unavailable",
    }

    /// A sort key of certificates.
    CertificateSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// A TLS certificate.
    Certificate: "certificate", "certificates" {
        /// The id.
        id: Id<Certificate>,
        /// The name, unique in the project.
        name: String,
        /// The labels.
        labels: Labels,
        /// The type.
        r#type?: CertificateType,
        /// The certificate and its chain in PEM format; none while a managed certificate is being issued.
        certificate?: String,
        /// The time of creation at Hetzner.
        created: Timestamp,
        /// The start of validity; none while a managed certificate is being issued.
        not_valid_before?: Timestamp,
        /// The end of validity; none while a managed certificate is being issued.
        not_valid_after?: Timestamp,
        /// The domain names that the certificate is valid for.
        domain_names: Vec<String>,
        /// The SHA-256 fingerprint, as pairs of hexadecimal digits; none while a managed certificate is being issued.
        fingerprint?: String,
        /// The status; only of managed certificates.
        status?: CertificateStatus,
        /// The load balancers that use the certificate.
        used_by: Vec<ResourceRef>,
    }

    /// The status of a managed certificate.
    CertificateStatus {
        /// The status of the issuance.
        issuance?: CertificateIssuanceStatus,
        /// The status of the renewal.
        renewal?: CertificateRenewalStatus,
        /// The error of a failed issuance or renewal.
        error?: CertificateError,
    }

    /// The error of a failed issuance or renewal.
    CertificateError {
        /// The error code.
        code?: String,
        /// The error message.
        message?: String,
    }

    /// The result of creating a certificate.
    CreateReply: reply {
        /// The certificate; a managed one has no content yet.
        certificate: Certificate,
        /// The action that issues the certificate; none for an uploaded certificate.
        action?: Action,
    }
}

operations! { Cloud "certificates"
    /// Lists certificates.
    GET "/certificates" => List {
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<CertificateSort>>,
        /// Only the certificate with this name.
        name?: String,
        /// Only certificates whose labels match.
        label_selector?: LabelSelector,
        /// Only certificates of these types.
        r#type?: Vec<CertificateType>,
    } -> Page<Certificate>;

    /// Creates a certificate: uploads one, or requests a managed one.
    POST "/certificates" => Create {
        /// The name, unique in the project.
        name: String,
        /// The labels.
        labels?: Labels,
        /// The type; `uploaded` by default.
        r#type?: CertificateType,
        /// The certificate and its chain in PEM format, the leaf certificate first; required for an uploaded
        /// certificate.
        certificate?: String,
        /// The private key in PEM format; required for an uploaded certificate. No response contains it.
        private_key?: Secret,
        /// The domain names, all in the project's DNS zones; required for a managed certificate. Wildcards as in
        /// `*.example.com` are allowed.
        domain_names?: Vec<String>,
    } -> CreateReply;

    /// Lists the actions of all certificates.
    GET "/certificates/actions" => ListAllActions {
        /// Only actions with these ids.
        id?: Vec<Id<Action>>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Gets an action of any certificate.
    GET "/certificates/actions/{id}" => GetActionById {
        /// The action.
        id: Id<Action>,
    } -> Action;

    /// Gets a certificate.
    GET "/certificates/{id}" => Get {
        /// The certificate.
        id: Id<Certificate>,
    } -> Certificate;

    /// Changes the name or labels of a certificate.
    PUT "/certificates/{id}" => Update {
        /// The certificate.
        id: Id<Certificate>,
        /// The new name.
        name?: String,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> Certificate;

    /// Deletes a certificate. It must not be in use by a load balancer.
    DELETE "/certificates/{id}" => Delete {
        /// The certificate.
        id: Id<Certificate>,
    } -> ();

    /// Lists the actions of a certificate.
    GET "/certificates/{id}/actions" => ListActions {
        /// The certificate.
        id: Id<Certificate>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Retries the issuance or renewal of a managed certificate after it failed.
    POST "/certificates/{id}/actions/retry" => RetryIssuance {
        /// The certificate.
        id: Id<Certificate>,
    } -> Action;

    /// Gets an action of a certificate.
    #[deprecated(note = "since 2026-04-30: use `certificates::GetActionById`")]
    GET "/certificates/{id}/actions/{action_id}" => GetAction {
        /// The certificate.
        id: Id<Certificate>,
        /// The action.
        action_id: Id<Action>,
    } -> Action;
}
