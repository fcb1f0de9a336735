//! ISOs: disc images that can be attached to servers.

use alloc::string::String;
use alloc::vec::Vec;

use super::server_types::{Architecture, DeprecationInfo};
use crate::macros::{model, operations, string_enum};
use crate::primitives::Id;

string_enum! {
    /// The type of an ISO.
    IsoType {
        /// A public ISO, available to all projects.
        Public = "public",
        /// A private ISO of this project; Hetzner's support uploads it.
        Private = "private",
    }
}

model! {
    /// An ISO image that can be attached to a server as a disc.
    Iso: "iso", "isos" {
        /// The id.
        id: Id<Iso>,
        /// The name; only public ISOs have one.
        name?: String,
        /// The description.
        description: String,
        /// The type.
        r#type?: IsoType,
        /// The deprecation, if announced.
        deprecation?: DeprecationInfo,
        /// The architecture; none when it is not known.
        architecture?: Architecture,
    }
}

operations! { Cloud "isos"
    /// Lists ISOs.
    GET "/isos" => List {
        /// Only the ISO with this name.
        name?: String,
        /// Only ISOs of these architectures.
        architecture?: Vec<Architecture>,
        /// Includes ISOs whose architecture is not known when `architecture` is given.
        include_architecture_wildcard?: bool,
    } -> Page<Iso>;

    /// Gets an ISO.
    GET "/isos/{id}" => Get {
        /// The ISO.
        id: Id<Iso>,
    } -> Iso;
}
