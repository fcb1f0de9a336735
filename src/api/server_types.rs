//! Server types: how big servers can be, where they are to be had, and for how much.

use alloc::string::String;
use alloc::vec::Vec;

use super::locations::Location;
use super::pricing::LocationPriceWithTraffic;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, Timestamp};

string_enum! {
    /// Whose cores these are.
    CpuType {
        /// Cores that servers share.
        Shared = "shared",
        /// Cores of one's own.
        Dedicated = "dedicated",
    }

    /// Where the disk is.
    StorageType {
        /// In the host.
        Local = "local",
        /// On the network.
        Network = "network",
    }

    /// The instruction set. Images and ISOs have to be of the server type's.
    Architecture {
        /// Intel and AMD, 64 bits.
        X86 = "x86",
        /// Arm, 64 bits.
        Arm = "arm",
    }
}

model! {
    /// A size that servers can have.
    ServerType: "server_type", "server_types" {
        /// The id.
        id: Id<ServerType>,
        /// The name, as in `cx23`.
        name: String,
        /// The name for people.
        description: String,
        /// How many cores.
        cores: u32,
        /// Memory in GB.
        memory: f64,
        /// Disk in GB.
        disk: u32,
        /// What it costs, by location.
        prices: Vec<LocationPriceWithTraffic>,
        /// Where the disk is.
        storage_type: StorageType,
        /// Whose cores these are.
        cpu_type: CpuType,
        /// What Hetzner calls types of this kind, as in `Cost-Optimized`.
        category?: String,
        /// The instruction set.
        architecture: Architecture,
        /// The deprecation of the server type in all locations.
        #[deprecated(note = "since 2025-09-24: use `locations[].deprecation`")]
        deprecation?: DeprecationInfo,
        /// Where it is to be had.
        locations: Vec<ServerTypeLocation>,
    }

    /// A server type in a location.
    ServerTypeLocation {
        /// The location's id.
        id: Id<Location>,
        /// The location's name.
        name: String,
        /// That it goes away there.
        deprecation?: DeprecationInfo,
        /// Whether Hetzner recommends it there.
        recommended: bool,
        /// Whether one can be had there at the moment.
        available: bool,
    }

    /// That something goes away.
    DeprecationInfo {
        /// When it can no longer be had.
        unavailable_after: Timestamp,
        /// When that was announced.
        announced: Timestamp,
    }
}

operations! { Cloud "server_types"
    /// Lists server types.
    GET "/server_types" => List {
        /// Only the one of this name.
        name?: String,
    } -> Page<ServerType>;

    /// Gets a server type.
    GET "/server_types/{id}" => Get {
        /// The server type.
        id: Id<ServerType>,
    } -> ServerType;
}
