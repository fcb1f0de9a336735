//! RRSets: the DNS records of a primary zone that have the same name and type (RFC 2181, section 5). They have their TTL in
//! common, and are protected together.

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
        /// Who may issue certificates.
        Caa = "CAA",
        /// Another name.
        Cname = "CNAME",
        /// The key of a signed zone below.
        Ds = "DS",
        /// The machine.
        Hinfo = "HINFO",
        /// How HTTPS is reached.
        Https = "HTTPS",
        /// Who takes mail.
        Mx = "MX",
        /// The name servers.
        Ns = "NS",
        /// The name of an address.
        Ptr = "PTR",
        /// The person responsible.
        Rp = "RP",
        /// The start of the zone.
        Soa = "SOA",
        /// Where a service is.
        Srv = "SRV",
        /// How a service is reached.
        Svcb = "SVCB",
        /// The certificate of a service.
        Tlsa = "TLSA",
        /// Text; see [`txt`](crate::txt).
        Txt = "TXT",
    }

    /// What RRSets can be sorted by.
    RrsetSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
        Created = "created",
    }
}

model! {
    /// Records of one name and type.
    Rrset: "rrset", "rrsets" {
        /// The id: name and type, as in `www/A`.
        id: String,
        /// The name within the zone; `@` is the zone itself.
        name: String,
        /// The type.
        r#type: RrsetType,
        /// Seconds that they may be kept by others; none for the zone's.
        ttl?: u32,
        /// The labels.
        labels: Labels,
        /// What is forbidden.
        protection: RrsetProtection,
        /// The records.
        records: Vec<RrsetRecord>,
        /// The zone.
        zone: Id<Zone>,
    }

    /// What is forbidden until the protection is taken off.
    RrsetProtection {
        /// To change it or delete it.
        change: bool,
    }

    /// A record.
    RrsetRecord: both {
        /// Its value as a zone file has it, as in `10 mail.example.com.`; of a TXT record in quotes, see [`txt`](crate::txt).
        value: String,
        /// What it is for; only the owner sees it.
        comment?: String,
    }

    /// A new RRSet.
    CreateReply: reply {
        /// The RRSet.
        rrset: Rrset,
        /// Telling the name servers.
        action: Action,
    }

    /// What a record is for from now on.
    RrsetRecordCommentInput: input {
        /// The value of the record.
        value: String,
        /// The comment; an empty one takes it away.
        comment: String,
    }
}

operations! { Cloud "zone_rrsets"
    /// Lists the RRSets of a zone.
    GET "/zones/{id_or_name}/rrsets" => List {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// Only those of this name.
        name?: String,
        /// Only those of these types.
        r#type?: Vec<RrsetType>,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
        /// In this order.
        sort?: Vec<Sort<RrsetSort>>,
    } -> Page<Rrset>;

    /// Creates an RRSet; there is none yet of this name and type.
    POST "/zones/{id_or_name}/rrsets" => Create {
        /// The zone.
        id_or_name: IdOrName<Zone>,
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

    /// Changes the labels of an RRSet. For the rest there are actions.
    PUT "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}" => Update {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// The new labels, in place of all old ones.
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

    /// Adds records to an RRSet, which is created when there is none.
    POST "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/add_records" => AddRecords {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// From 1 to 50 records that it does not have yet.
        records: Vec<RrsetRecord>,
        /// Seconds that they may be kept by others: that of the RRSet, or it is refused. `None` for the zone's.
        ttl?: u32 | null,
    } -> Action;

    /// Forbids or allows to change and delete an RRSet.
    POST "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/change_protection" => ChangeProtection {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// Whether changing is forbidden.
        change: bool,
    } -> Action;

    /// Changes how long others may keep the records.
    POST "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/change_ttl" => ChangeTtl {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// Seconds, from 60; `None` for the zone's.
        ttl: u32 | null,
    } -> Action;

    /// Takes records from an RRSet, which is deleted with the last one.
    POST "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/remove_records" => RemoveRecords {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// From 1 to 50 records that it has.
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

    /// Changes what records are for. Their values stay.
    POST "/zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/update_records" => UpdateRecords {
        /// The zone.
        id_or_name: IdOrName<Zone>,
        /// The name within the zone, as in `www`; `@` is the zone itself.
        rr_name: String,
        /// The type.
        rr_type: RrsetType,
        /// From 1 to 50 records that it has.
        records: Vec<RrsetRecordCommentInput>,
    } -> Action;
}
