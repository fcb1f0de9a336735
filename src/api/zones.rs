//! Zones: DNS of a domain. In a `primary` zone records are kept here, as [`zone_rrsets`](super::zone_rrsets); a `secondary` one
//! follows name servers elsewhere.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::protection::Protection;
use super::zone_rrsets::{RrsetRecord, RrsetType};
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Secret, Sort, Timestamp};

string_enum! {
    /// Where the records of a zone are kept.
    ZoneMode {
        /// Here.
        Primary = "primary",
        /// At name servers elsewhere, which are asked for them.
        Secondary = "secondary",
    }

    /// How far a zone is.
    ZoneStatus {
        /// The name servers know it.
        Ok = "ok",
        /// The name servers are being told.
        Updating = "updating",
        /// Something failed.
        Error = "error",
    }

    /// Who registered the domain.
    ZoneRegistrar {
        /// Hetzner.
        Hetzner = "hetzner",
        /// Somebody else.
        Other = "other",
        /// The API says that it does not know.
        Undetermined = "unknown",
    }

    /// Whether the domain's registry points to Hetzner's name servers.
    ZoneDelegationStatus {
        /// To all of those that were assigned.
        Valid = "valid",
        /// To some of those that were assigned.
        PartiallyValid = "partially-valid",
        /// To others.
        Invalid = "invalid",
        /// To none that answers for the zone.
        Lame = "lame",
        /// The domain is not registered.
        Unregistered = "unregistered",
        /// The API says that it does not know.
        Undetermined = "unknown",
    }

    /// How a transfer of a zone is signed (TSIG, RFC 8945).
    TsigAlgorithm {
        /// HMAC-MD5; out of use.
        HmacMd5 = "hmac-md5",
        /// HMAC-SHA-1.
        HmacSha1 = "hmac-sha1",
        /// HMAC-SHA-256.
        HmacSha256 = "hmac-sha256",
    }

    /// What zones can be sorted by.
    ZoneSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
        Created = "created",
    }
}

model! {
    /// DNS of a domain.
    Zone: "zone", "zones" {
        /// The id.
        id: Id<Zone>,
        /// The domain, in small letters and without a dot at the end.
        name: String,
        /// When it was created.
        created: Timestamp,
        /// Where the records are kept.
        mode: ZoneMode,
        /// The name servers that a secondary zone follows.
        primary_nameservers?: Vec<ZonePrimaryNameserver>,
        /// Its labels.
        labels: Labels,
        /// What is forbidden.
        protection: Protection,
        /// Seconds that records without a TTL of their own may be kept by others.
        ttl: u32,
        /// How far it is.
        status: ZoneStatus,
        /// How many records it has.
        record_count: u32,
        /// Hetzner's name servers for it.
        authoritative_nameservers: ZoneAuthoritativeNameservers,
        /// Who registered the domain.
        registrar: ZoneRegistrar,
    }

    /// Hetzner's name servers for a zone.
    ZoneAuthoritativeNameservers {
        /// Those that the registry is to point to.
        assigned: Vec<String>,
        /// Those that it points to.
        delegated: Vec<String>,
        /// When that was looked up.
        delegation_last_check?: Timestamp,
        /// Whether the two are the same.
        delegation_status?: ZoneDelegationStatus,
    }

    /// A name server that a secondary zone follows.
    ZonePrimaryNameserver: both {
        /// Its IPv4 or IPv6 address.
        address: String,
        /// Its port; 53 unless said otherwise.
        port?: u16,
        /// The key that transfers are signed with, in Base64.
        tsig_key?: Secret,
        /// How transfers are signed.
        tsig_algorithm?: TsigAlgorithm,
    }

    /// A new zone.
    CreateReply: reply {
        /// The zone.
        zone: Zone,
        /// Telling the name servers.
        action: Action,
    }

    /// All records of a zone.
    ExportZonefileReply: reply {
        /// A zone file (RFC 1035, section 5).
        zonefile: String,
    }

    /// Records of one name and type, for a new zone.
    RrsetInput: input {
        /// The name within the zone, as in `www`; `@` is the zone itself.
        name: String,
        /// The type.
        r#type: RrsetType,
        /// Seconds that they may be kept by others, from 60; `None` for the zone's.
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
        /// Only the one of this name.
        name?: String,
        /// Only those whose records are kept there.
        mode?: ZoneMode,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
        /// In this order.
        sort?: Vec<Sort<ZoneSort>>,
    } -> Page<Zone>;

    /// Creates a zone. The domain's registry has to be told of Hetzner's name servers by its owner.
    POST "/zones" => Create {
        /// The domain, in small letters and without a dot at the end.
        name: String,
        /// Where the records are kept; that stays so.
        mode: ZoneMode,
        /// Seconds that records without a TTL of their own may be kept by others, from 60; 3600 unless said otherwise.
        ttl?: u32,
        /// Its labels.
        labels?: Labels,
        /// The name servers that a secondary zone follows.
        primary_nameservers?: Vec<ZonePrimaryNameserver>,
        /// The first records of a primary zone. Either this or `zonefile`.
        rrsets?: Vec<RrsetInput>,
        /// The first records of a primary zone, as a zone file (RFC 1035, section 5). Either this or `rrsets`.
        zonefile?: String,
    } -> CreateReply;

    /// Lists the actions of all zones.
    GET "/zones/actions" => ListAllActions {
        /// Only those with these ids.
        id?: Vec<Id<Action>>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
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
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> Zone;

    /// Deletes a zone, with all records. `None` means deleted at once or already gone.
    DELETE "/zones/{id_or_name}" => Delete {
        /// The zone.
        id_or_name: IdOrName<Zone>,
    } -> Option<Action>;

    /// Gives all records of a primary zone as a zone file.
    GET "/zones/{id_or_name}/zonefile" => ExportZonefile {
        /// The zone.
        id_or_name: IdOrName<Zone>,
    } -> ExportZonefileReply;

    /// Lists the actions of a zone.
    GET "/zones/{id_or_name}/actions" => ListActions {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Replaces the name servers that a secondary zone follows.
    POST "/zones/{id_or_name}/actions/change_primary_nameservers" => ChangePrimaryNameservers {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name servers.
        primary_nameservers: Vec<ZonePrimaryNameserver>,
    } -> Action;

    /// Forbids or allows to delete a zone.
    POST "/zones/{id_or_name}/actions/change_protection" => ChangeProtection {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// Whether deleting is forbidden.
        delete?: bool,
    } -> Action;

    /// Changes how long others may keep the records of a primary zone that have no TTL of their own.
    POST "/zones/{id_or_name}/actions/change_ttl" => ChangeTtl {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// Seconds, from 60.
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
