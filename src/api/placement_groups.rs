//! Placement groups: how servers are spread over hosts.

use alloc::string::String;
use alloc::vec::Vec;

use super::servers::Server;
use crate::macros::{model, string_enum};
use crate::words::{Id, Labels, Timestamp};

string_enum! {
    /// How the servers of a group are placed.
    PlacementGroupType {
        /// Each on a host of its own; at most ten.
        Spread = "spread",
    }
}

model! {
    /// A group of servers that are placed with regard to each other.
    PlacementGroup: "placement_group", "placement_groups" {
        /// The id.
        id: Id<PlacementGroup>,
        /// The name, unique in the project.
        name: String,
        /// Its labels.
        labels: Labels,
        /// How the servers are placed.
        r#type: PlacementGroupType,
        /// When it was created.
        created: Timestamp,
        /// The servers in it.
        servers: Vec<Id<Server>>,
    }
}
