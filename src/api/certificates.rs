//! Certificates: what load balancers show their visitors. One's own (`uploaded`), or made and renewed by Hetzner through
//! Let's Encrypt (`managed`).

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::references::ResourceRef;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Secret, Sort, Timestamp};

string_enum! {
    /// Who takes care of a certificate.
    CertificateType {
        /// Its owner, who uploaded it and has to replace it in time.
        Uploaded = "uploaded",
        /// Hetzner, which gets and renews it; the domains have to be in the project's DNS zones.
        Managed = "managed",
    }

    /// How far the making of a managed certificate is.
    CertificateIssuanceStatus {
        /// It is being made.
        Pending = "pending",
        /// It is there.
        Completed = "completed",
        /// It could not be made; the status holds the error. See [`RetryIssuance`].
        Failed = "failed",
    }

    /// How far the renewal of a managed certificate is.
    CertificateRenewalStatus {
        /// It will be renewed in time.
        Scheduled = "scheduled",
        /// It is being renewed.
        Pending = "pending",
        /// It could not be renewed; the status holds the error. See [`RetryIssuance`].
        Failed = "failed",
        /// It is not renewed, for it was never made.
        Unavailable = "unavailable",
    }

    /// What certificates can be sorted by.
    CertificateSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
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
        /// Its labels.
        labels: Labels,
        /// Who takes care of it.
        r#type?: CertificateType,
        /// The certificate and its chain in PEM; none while a managed one is being made.
        certificate?: String,
        /// When it was created here.
        created: Timestamp,
        /// From when it is valid; none while a managed one is being made.
        not_valid_before?: Timestamp,
        /// Until when it is valid; none while a managed one is being made.
        not_valid_after?: Timestamp,
        /// The domains that it is for.
        domain_names: Vec<String>,
        /// The SHA-256 fingerprint, as pairs of hexadecimal digits; none while a managed one is being made.
        fingerprint?: String,
        /// How far Hetzner is with it; only of managed ones.
        status?: CertificateStatus,
        /// The load balancers that use it.
        used_by: Vec<ResourceRef>,
    }

    /// How far Hetzner is with a managed certificate.
    CertificateStatus {
        /// Making it.
        issuance?: CertificateIssuanceStatus,
        /// Renewing it.
        renewal?: CertificateRenewalStatus,
        /// Why the one or the other failed.
        error?: CertificateError,
    }

    /// Why a certificate could not be made or renewed.
    CertificateError {
        /// The reason in one word.
        code?: String,
        /// The reason in a sentence.
        message?: String,
    }

    /// A new certificate.
    CreateReply: reply {
        /// The certificate; a managed one is still empty.
        certificate: Certificate,
        /// Making it; none for an uploaded one.
        action?: Action,
    }
}

operations! { Cloud "certificates"
    /// Lists certificates.
    GET "/certificates" => List {
        /// In this order.
        sort?: Vec<Sort<CertificateSort>>,
        /// Only the one of this name.
        name?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
        /// Only of these types.
        r#type?: Vec<CertificateType>,
    } -> Page<Certificate>;

    /// Uploads a certificate, or has one made.
    POST "/certificates" => Create {
        /// The name, unique in the project.
        name: String,
        /// Its labels.
        labels?: Labels,
        /// Who is to take care of it; `uploaded` unless said otherwise.
        r#type?: CertificateType,
        /// The certificate and its chain in PEM, the own one first; needed for an uploaded one.
        certificate?: String,
        /// Its private key in PEM; needed for an uploaded one. The API never shows it again.
        private_key?: Secret,
        /// The domains, all in the project's DNS zones; needed for a managed one. `*.example.com` is possible.
        domain_names?: Vec<String>,
    } -> CreateReply;

    /// Lists the actions of all certificates.
    GET "/certificates/actions" => ListAllActions {
        /// Only those with these ids.
        id?: Vec<Id<Action>>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
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
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> Certificate;

    /// Deletes a certificate. No load balancer may use it.
    DELETE "/certificates/{id}" => Delete {
        /// The certificate.
        id: Id<Certificate>,
    } -> ();

    /// Lists the actions of a certificate.
    GET "/certificates/{id}/actions" => ListActions {
        /// The certificate.
        id: Id<Certificate>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Tries again to make or renew a managed certificate, after that failed.
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
