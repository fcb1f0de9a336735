//! Locations: where servers can be.

use alloc::string::String;
use alloc::vec::Vec;

use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, Sort};

string_enum! {
    /// Locations in one network zone can share a private network.
    NetworkZone {
        /// Germany and Finland.
        EuCentral = "eu-central",
        /// Ashburn, Virginia.
        UsEast = "us-east",
        /// Hillsboro, Oregon.
        UsWest = "us-west",
        /// Singapore.
        ApSoutheast = "ap-southeast",
    }

    /// What locations can be sorted by.
    LocationSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
    }
}

model! {
    /// A place with computing centres.
    Location: "location", "locations" {
        /// The id.
        id: Id<Location>,
        /// The name, as in `fsn1`.
        name: String,
        /// The name for people, as in `Falkenstein DC Park 1`.
        description: String,
        /// The country by ISO 3166-1 alpha-2.
        country: String,
        /// The city.
        city: String,
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
        /// The network zone that it is in.
        network_zone: NetworkZone,
    }
}

operations! { Cloud "locations"
    /// Lists locations.
    GET "/locations" => List {
        /// Only the one of this name.
        name?: String,
        /// In this order.
        sort?: Vec<Sort<LocationSort>>,
    } -> Page<Location>;

    /// Gets a location.
    GET "/locations/{id}" => Get {
        /// The location.
        id: Id<Location>,
    } -> Location;
}
