//! DNS zones. The records of a `primary` zone are kept at Hetzner, as [`zone_rrsets`](super::zone_rrsets); a
//! `secondary` zone gets them from other name servers.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::images::Protection;
use super::zone_rrsets::{RrsetRecord, RrsetType};
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Secret, Sort, Timestamp};

string_enum! {
    /// The mode of a zone: the place where its records are kept.
    ZoneMode {
        /// The records are kept at Hetzner.
        Primary = "primary",
        /// The records are transferred from other name servers.
        Secondary = "secondary",
    }

    /// The status of a zone.
    ZoneStatus {
        /// The name servers have the zone.
        Ok = "ok",
        /// The name servers are being updated.
        Updating = "updating",
        /// An error occurred.
        Error = "error",
    }

    /// The registrar of the domain.
    ZoneRegistrar {
        /// Hetzner.
        Hetzner = "hetzner",
        /// Another registrar.
        Other = "other",
        /// The API reports that it does not know.
        Undetermined = "unknown",
    }

    /// The delegation of a domain: the name servers that its registry points to.
    ZoneDelegationStatus {
        /// The registry points to all assigned name servers.
        Valid = "valid",
        /// The registry points to some of the assigned name servers.
        PartiallyValid = "partially-valid",
        /// The registry points to other name servers.
        Invalid = "invalid",
        /// None of the name servers that the registry points to answers for the zone.
        Lame = "lame",
        /// The domain is not registered.
        Unregistered = "unregistered",
        /// The API reports that it does not know.
        Undetermined = "unknown",
    }

    /// The algorithm that signs zone transfers (TSIG, RFC 8945).
    TsigAlgorithm {
        /// HMAC-MD5; obsolete.
        HmacMd5 = "hmac-md5",
        /// HMAC-SHA-1.
        HmacSha1 = "hmac-sha1",
        /// HMAC-SHA-256.
        HmacSha256 = "hmac-sha256",
    }

    /// A sort key of zones.
    ZoneSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// A DNS zone.
    Zone: "zone", "zones" {
        /// The id.
        id: Id<Zone>,
        /// The domain name, in lower case and without a trailing dot.
        name: String,
        /// The time of creation.
        created: Timestamp,
        /// The mode.
        mode: ZoneMode,
        /// The primary name servers of a secondary zone.
        primary_nameservers?: Vec<ZonePrimaryNameserver>,
        /// The labels.
        labels: Labels,
        /// The protection.
        protection: Protection,
        /// The TTL, in seconds, of records without a TTL of their own.
        ttl: u32,
        /// The status.
        status: ZoneStatus,
        /// The number of records.
        record_count: u32,
        /// Hetzner's name servers for the zone.
        authoritative_nameservers: ZoneAuthoritativeNameservers,
        /// The registrar of the domain.
        registrar: ZoneRegistrar,
    }

    /// Hetzner's name servers for a zone.
    ZoneAuthoritativeNameservers {
        /// The name servers that the registry should point to.
        assigned: Vec<String>,
        /// The name servers that the registry points to.
        delegated: Vec<String>,
        /// The time when the delegation was last checked.
        delegation_last_check?: Timestamp,
        /// The result of that check.
        delegation_status?: ZoneDelegationStatus,
    }

    /// A primary name server of a secondary zone.
    ZonePrimaryNameserver: both {
        /// The IPv4 or IPv6 address.
        address: String,
        /// The port; 53 by default.
        port?: u16,
        /// The TSIG key that signs transfers, in Base64.
        tsig_key?: Secret,
        /// The algorithm that signs transfers.
        tsig_algorithm?: TsigAlgorithm,
    }

    /// The result of creating a zone.
    CreateReply: reply {
        /// The zone.
        zone: Zone,
        /// The action that updates the name servers.
        action: Action,
    }

    /// All records of a zone.
    ExportZonefileReply: reply {
        /// A zone file (RFC 1035, section 5).
        zonefile: String,
    }

    /// An RRSet of a new zone: records with the same name and type.
    RrsetInput: input {
        /// The name within the zone, as in `www`; `@` is the zone itself.
        name: String,
        /// The type.
        r#type: RrsetType,
        /// The TTL in seconds, at least 60; `None` for the zone's TTL.
        ttl?: u32 | null,
        /// The records.
        records: Vec<RrsetRecord>,
        /// The labels.
        labels?: Labels,
    }
}

operations! { Cloud "zones"
    /// Lists zones.
    GET "/zones" => List {
        /// Only the zone with this name.
        name?: String,
        /// Only zones in this mode.
        mode?: ZoneMode,
        /// Only zones whose labels match.
        label_selector?: LabelSelector,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ZoneSort>>,
    } -> Page<Zone>;

    /// Creates a zone. The domain's owner must enter Hetzner's name servers at the domain's registry.
    POST "/zones" => Create {
        /// The domain name, in lower case and without a trailing dot.
        name: String,
        /// The mode; it cannot be changed later.
        mode: ZoneMode,
        /// The TTL, in seconds, of records without a TTL of their own, at least 60; 3600 by default.
        ttl?: u32,
        /// The labels.
        labels?: Labels,
        /// The primary name servers of a secondary zone.
        primary_nameservers?: Vec<ZonePrimaryNameserver>,
        /// The first records of a primary zone. Either this or `zonefile`.
        rrsets?: Vec<RrsetInput>,
        /// The first records of a primary zone, as a zone file (RFC 1035, section 5). Either this or `rrsets`.
        zonefile?: String,
    } -> CreateReply;

    /// Lists the actions of all zones.
    GET "/zones/actions" => ListAllActions {
        /// Only actions with these ids.
        id?: Vec<Id<Action>>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Gets an action of any zone.
    GET "/zones/actions/{id}" => GetActionById {
        /// The action.
        id: Id<Action>,
    } -> Action;

    /// Gets a zone.
    GET "/zones/{id_or_name}" => Get {
        /// The zone.
        id_or_name: IdOrName<Zone>,
    } -> Zone;

    /// Changes the labels of a zone.
    PUT "/zones/{id_or_name}" => Update {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> Zone;

    /// Deletes a zone, with all records.
    DELETE "/zones/{id_or_name}" => Delete {
        /// The zone.
        id_or_name: IdOrName<Zone>,
    } -> Action;

    /// Exports all records of a primary zone as a zone file.
    GET "/zones/{id_or_name}/zonefile" => ExportZonefile {
        /// The zone.
        id_or_name: IdOrName<Zone>,
    } -> ExportZonefileReply;

    /// Lists the actions of a zone.
    GET "/zones/{id_or_name}/actions" => ListActions {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Replaces the primary name servers of a secondary zone.
    POST "/zones/{id_or_name}/actions/change_primary_nameservers" => ChangePrimaryNameservers {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The primary name servers.
        primary_nameservers: Vec<ZonePrimaryNameserver>,
    } -> Action;

    /// Changes the deletion protection of a zone.
    POST "/zones/{id_or_name}/actions/change_protection" => ChangeProtection {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// Deletion protection.
        delete?: bool,
    } -> Action;

    /// Changes the TTL of a primary zone, which applies to records without a TTL of their own.
    POST "/zones/{id_or_name}/actions/change_ttl" => ChangeTtl {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The TTL in seconds, at least 60.
        ttl: u32,
    } -> Action;

    /// Replaces all records of a primary zone.
    POST "/zones/{id_or_name}/actions/import_zonefile" => ImportZonefile {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// A zone file (RFC 1035, section 5).
        zonefile: String,
    } -> Action;

    /// Gets an action of a zone.
    #[deprecated(note = "since 2026-04-30: use `zones::GetActionById`")]
    GET "/zones/{id_or_name}/actions/{action_id}" => GetAction {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The action.
        action_id: Id<Action>,
    } -> Action;
}
