//! Datacenters, which the API has removed. It answers 410 with a `deprecated_api_endpoint` error that names the
//! announcement. Use [`locations`](super::locations), and
//! [`ServerType::locations`](super::server_types::ServerType::locations) for the availability of server types.

use alloc::string::String;
use alloc::vec::Vec;

use super::locations::Location;
use super::server_types::ServerType;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, Sort};

string_enum! {
    /// A sort key of datacenters.
    DatacenterSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
    }
}

model! {
    /// A datacenter: a building in a location, as in old responses.
    Datacenter: "datacenter", "datacenters" {
        /// The id.
        id: Id<Datacenter>,
        /// The name, as in `fsn1-dc14`.
        name: String,
        /// The description.
        description: String,
        /// The location.
        location: Location,
        /// The server types of the datacenter.
        #[deprecated(note = "since 2026-04-01: use `ServerType::locations`")]
        server_types?: DatacenterServerTypes,
    }

    /// The server types of a datacenter.
    DatacenterServerTypes {
        /// The server types that the datacenter could host.
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
    /// Lists datacenters. The API answers 410 since 2026-10-01.
    #[deprecated(note = "gone since 2026-10-01: use `locations::List` and `ServerType::locations`")]
    GET "/datacenters" => List {
        /// Only the datacenter with this name.
        name?: String,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<DatacenterSort>>,
    } -> Page<Datacenter>;

    /// Gets a datacenter. The API answers 410 since 2026-10-01.
    #[deprecated(note = "gone since 2026-10-01: use `locations::Get` and `ServerType::locations`")]
    GET "/datacenters/{id}" => Get {
        /// The datacenter.
        id: Id<Datacenter>,
    } -> Datacenter;
}
