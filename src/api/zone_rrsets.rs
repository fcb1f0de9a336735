//! RRSets: the DNS records of a primary zone that have the same name and type (RFC 2181, section 5). They share one TTL
//! and one protection.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::Action;
use super::zones::Zone;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Sort};

string_enum! {
    /// The type of DNS records.
    RrsetType {
        /// An IPv4 address.
        A = "A",
        /// An IPv6 address.
        Aaaa = "AAAA",
        /// The certificate authorities that may issue certificates.
        Caa = "CAA",
        /// An alias: another name.
        Cname = "CNAME",
        /// The key of a signed child zone.
        Ds = "DS",
        /// Host information.
        Hinfo = "HINFO",
        /// The service binding of an HTTPS endpoint.
        Https = "HTTPS",
        /// The mail servers.
        Mx = "MX",
        /// The name servers.
        Ns = "NS",
        /// The name of an IP address.
        Ptr = "PTR",
        /// The responsible person.
        Rp = "RP",
        /// The start of authority of the zone.
        Soa = "SOA",
        /// The location of a service.
        Srv = "SRV",
        /// The service binding of a service.
        Svcb = "SVCB",
        /// The certificate of a service.
        Tlsa = "TLSA",
        /// Text; see [`txt`](crate::txt).
        Txt = "TXT",
    }

    /// A sort key of RRSets.
    RrsetSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// An RRSet: the records with the same name and type.
    Rrset: "rrset", "rrsets" {
        /// The id: name and type, as in `www/A`.
        id: String,
        /// The name within the zone; `@` is the zone itself.
        name: String,
        /// The type.
        r#type: RrsetType,
        /// The TTL in seconds; none when the zone's TTL applies.
        ttl?: u32,
        /// The labels.
        labels: Labels,
        /// The protection.
        protection: RrsetProtection,
        /// The records.
        records: Vec<RrsetRecord>,
        /// The zone.
        zone: Id<Zone>,
    }

    /// The protection of an RRSet. A protected operation is refused until the protection is removed.
    RrsetProtection {
        /// Protection against changes and deletion.
        change: bool,
    }

    /// A record.
    RrsetRecord: both {
        /// The value in zone file syntax, as in `10 mail.example.com.`; for TXT records in quotes, see
        /// [`txt`](crate::txt).
        value: String,
        /// A comment, visible only to the owner.
        comment?: String,
    }

    /// The result of creating an RRSet.
    CreateReply: reply {
        /// The RRSet.
        rrset: Rrset,
        /// The action that updates the name servers.
        action: Action,
    }

    /// A new comment for a record.
    RrsetRecordCommentInput: input {
        /// The value of the record.
        value: String,
        /// The comment; an empty one removes it.
        comment: String,
    }
}

operations! { Cloud "zone_rrsets"
    /// Lists the RRSets of a zone.
    GET "/zones/{id_or_name}/rrsets" => List {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// Only RRSets with this name.
        name?: String,
        /// Only RRSets of these types.
        r#type?: Vec<RrsetType>,
        /// Only RRSets whose labels match.
        label_selector?: LabelSelector,
        /// Sort order.
        sort?: Vec<Sort<RrsetSort>>,
    } -> Page<Rrset>;

    /// Creates an RRSet. The zone must not have one with this name and type yet.
    POST "/zones/{id_or_name}/rrsets" => Create {
        /// The zone.
        id_or_name: IdOrName<Zone>,
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
    } -> CreateReply;

    /// Gets an RRSet.
    GET "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}" => Get {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
    } -> Rrset;

    /// Changes the labels of an RRSet. Actions change its TTL, records and protection.
    PUT "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}" => Update {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> Rrset;

    /// Deletes an RRSet. `None` means deleted at once or already gone.
    DELETE "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}" => Delete {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
    } -> Option<Action>;

    /// Adds records to an RRSet, which is created if it does not exist.
    POST "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/add_records" => AddRecords {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// From 1 to 50 records that the RRSet does not have yet.
        records: Vec<RrsetRecord>,
        /// The TTL in seconds; `None` for the zone's TTL. A TTL other than that of the RRSet is refused.
        ttl?: u32 | null,
    } -> Action;

    /// Changes the protection of an RRSet.
    POST "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/change_protection" => ChangeProtection {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// Protection against changes and deletion.
        change: bool,
    } -> Action;

    /// Changes the TTL of an RRSet.
    POST "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/change_ttl" => ChangeTtl {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// The TTL in seconds, at least 60; `None` for the zone's TTL.
        ttl: u32 | null,
    } -> Action;

    /// Removes records from an RRSet, which is deleted with its last record.
    POST "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/remove_records" => RemoveRecords {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// From 1 to 50 records of the RRSet.
        records: Vec<RrsetRecord>,
    } -> Action;

    /// Replaces all records of an RRSet.
    POST "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/set_records" => SetRecords {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// From 1 to 50 records.
        records: Vec<RrsetRecord>,
    } -> Action;

    /// Changes the comments of records. Their values stay unchanged.
    POST "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/update_records" => UpdateRecords {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// From 1 to 50 records of the RRSet.
        records: Vec<RrsetRecordCommentInput>,
    } -> Action;
}
