//! Locations of servers and other resources.

use alloc::string::String;
use alloc::vec::Vec;

use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, Sort};

string_enum! {
    /// A network zone: a group of locations that can share a private network.
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

    /// A sort key of locations.
    LocationSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
    }
}

model! {
    /// A location: a site of datacenters.
    Location: "location", "locations" {
        /// The id.
        id: Id<Location>,
        /// The name, as in `fsn1`.
        name: String,
        /// The description, as in `Falkenstein DC Park 1`.
        description: String,
        /// The country code according to ISO 3166-1 alpha-2.
        country: String,
        /// The city.
        city: String,
        /// The latitude in degrees north.
        latitude: f64,
        /// The longitude in degrees east.
        longitude: f64,
        /// The network zone.
        network_zone: NetworkZone,
    }
}

operations! { Cloud "locations"
    /// Lists locations.
    GET "/locations" => List {
        /// Only the location with this name.
        name?: String,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<LocationSort>>,
    } -> Page<Location>;

    /// Gets a location.
    GET "/locations/{id}" => Get {
        /// The location.
        id: Id<Location>,
    } -> Location;
}
