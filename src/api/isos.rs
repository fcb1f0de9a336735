//! ISOs: discs to put into a server's drive.

use alloc::string::String;
use alloc::vec::Vec;

use super::server_types::{Architecture, DeprecationInfo};
use crate::macros::{model, operations, string_enum};
use crate::primitives::Id;

string_enum! {
    /// Who may use an ISO.
    IsoType {
        /// Everybody.
        Public = "public",
        /// This project; Hetzner's support uploads them.
        Private = "private",
    }
}

model! {
    /// A disc to put into a server's drive.
    Iso: "iso", "isos" {
        /// The id.
        id: Id<Iso>,
        /// The name; only public ones have one.
        name?: String,
        /// The name for people.
        description: String,
        /// Who may use it.
        r#type?: IsoType,
        /// That it goes away.
        deprecation?: DeprecationInfo,
        /// The instruction set; none when it is not known.
        architecture?: Architecture,
    }
}

operations! { Cloud "isos"
    /// Lists ISOs.
    GET "/isos" => List {
        /// Only the one of this name.
        name?: String,
        /// Only ISOs of these instruction sets.
        architecture?: Vec<Architecture>,
        /// With those whose instruction set is not known, when `architecture` is given.
        include_architecture_wildcard?: bool,
    } -> Page<Iso>;

    /// Gets an ISO.
    GET "/isos/{id}" => Get {
        /// The ISO.
        id: Id<Iso>,
    } -> Iso;
}
