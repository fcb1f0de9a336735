//! Server types: the hardware, availability and prices of servers.

use alloc::string::String;
use alloc::vec::Vec;

use super::locations::Location;
use super::pricing::LocationPriceWithTraffic;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, Timestamp};

string_enum! {
    /// The type of CPU cores.
    CpuType {
        /// Cores shared between servers.
        Shared = "shared",
        /// Cores dedicated to the server.
        Dedicated = "dedicated",
    }

    /// The type of the disk.
    StorageType {
        /// A disk in the host.
        Local = "local",
        /// A disk on the network.
        Network = "network",
    }

    /// A CPU architecture. Images and ISOs must have the architecture of the server type.
    Architecture {
        /// Intel and AMD, 64-bit.
        X86 = "x86",
        /// Arm, 64-bit.
        Arm = "arm",
    }
}

model! {
    /// A server type: the size of servers.
    ServerType: "server_type", "server_types" {
        /// The id.
        id: Id<ServerType>,
        /// The name, as in `cx23`.
        name: String,
        /// The description.
        description: String,
        /// The number of cores.
        cores: u32,
        /// The memory in GB.
        memory: f64,
        /// The disk size in GB.
        disk: u32,
        /// The prices by location.
        prices: Vec<LocationPriceWithTraffic>,
        /// The type of the disk.
        storage_type: StorageType,
        /// The type of CPU cores.
        cpu_type: CpuType,
        /// Hetzner's category, as in `cost_optimized`.
        category?: String,
        /// The CPU architecture.
        architecture: Architecture,
        /// The deprecation in all locations, if announced.
        #[deprecated(note = "since 2025-09-24: use `locations[].deprecation`")]
        deprecation?: DeprecationInfo,
        /// The availability by location.
        locations: Vec<ServerTypeLocation>,
    }

    /// The availability of a server type in a location.
    ServerTypeLocation {
        /// The id of the location.
        id: Id<Location>,
        /// The name of the location.
        name: String,
        /// The deprecation in this location, if announced.
        deprecation?: DeprecationInfo,
        /// `true` when Hetzner recommends the server type in this location.
        recommended: bool,
        /// `true` when servers of this type can currently be created in this location.
        available: bool,
    }

    /// The announced deprecation of a resource.
    DeprecationInfo {
        /// The time after which the resource is unavailable.
        unavailable_after: Timestamp,
        /// The time of the announcement.
        announced: Timestamp,
    }
}

operations! { Cloud "server_types"
    /// Lists server types.
    GET "/server_types" => List {
        /// Only the server type with this name.
        name?: String,
    } -> Page<ServerType>;

    /// Gets a server type.
    GET "/server_types/{id}" => Get {
        /// The server type.
        id: Id<ServerType>,
    } -> ServerType;
}
