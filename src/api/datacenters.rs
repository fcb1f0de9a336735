//! Datacenters: gone. The API answers 410 with a `deprecated_api_endpoint` error that names the announcement; use
//! [`locations`](super::locations), and [`ServerType::locations`](super::server_types::ServerType::locations) for what is
//! sold where.

use alloc::string::String;
use alloc::vec::Vec;

use super::locations::Location;
use super::server_types::ServerType;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, Sort};

string_enum! {
    /// What datacenters could be sorted by.
    DatacenterSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
    }
}

model! {
    /// A building in a location, as old answers hold it.
    Datacenter: "datacenter", "datacenters" {
        /// The id.
        id: Id<Datacenter>,
        /// The name, as in `fsn1-dc14`.
        name: String,
        /// The name for people.
        description: String,
        /// Where it is.
        location: Location,
        /// The server types that it supported.
        #[deprecated(note = "since 2026-04-01: use `ServerType::locations`")]
        server_types?: DatacenterServerTypes,
    }

    /// Which server types a datacenter had.
    DatacenterServerTypes {
        /// The server types that it could host.
        #[deprecated(note = "since 2026-04-01: use `ServerType::locations`")]
        supported: Vec<Id<ServerType>>,
        /// The server types that could be created at the moment.
        #[deprecated(note = "since 2026-04-01: use `locations[].available` of the server type")]
        available: Vec<Id<ServerType>>,
        /// The server types that servers could be changed to at the moment.
        #[deprecated(note = "since 2026-04-01: use `locations[].available` of the server type")]
        available_for_migration: Vec<Id<ServerType>>,
    }
}

operations! { Cloud "datacenters"
    /// Listable datacenters; answers 410 since 2026-10-01.
    #[deprecated(note = "gone since 2026-10-01: use `locations::List` and `ServerType::locations`")]
    GET "/datacenters" => List {
        /// Only the one of this name.
        name?: String,
        /// In this order.
        sort?: Vec<Sort<DatacenterSort>>,
    } -> Page<Datacenter>;

    /// Got a datacenter; answers 410 since 2026-10-01.
    #[deprecated(note = "gone since 2026-10-01: use `locations::Get` and `ServerType::locations`")]
    GET "/datacenters/{id}" => Get {
        /// The datacenter.
        id: Id<Datacenter>,
    } -> Datacenter;
}
