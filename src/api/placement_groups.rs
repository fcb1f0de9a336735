//! Placement groups: how servers are spread over hosts.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::Action;
use super::servers::Server;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// How the servers of a group are placed.
    PlacementGroupType {
        /// Each on a host of its own; at most ten.
        Spread = "spread",
    }

    /// What placement groups can be sorted by.
    PlacementGroupSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
        Created = "created",
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

    /// A new placement group.
    CreateReply: reply {
        /// The placement group.
        placement_group: PlacementGroup,
        /// Creating it; none when it is there at once.
        action?: Action,
    }
}

operations! { Cloud "placement_groups"
    /// Lists placement groups.
    GET "/placement_groups" => List {
        /// In this order.
        sort?: Vec<Sort<PlacementGroupSort>>,
        /// Only the one of this name.
        name?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
        /// Only of these types.
        r#type?: Vec<PlacementGroupType>,
    } -> Page<PlacementGroup>;

    /// Creates a placement group. It costs nothing.
    POST "/placement_groups" => Create {
        /// The name, unique in the project.
        name: String,
        /// Its labels.
        labels?: Labels,
        /// How its servers are placed.
        r#type: PlacementGroupType,
    } -> CreateReply;

    /// Gets a placement group.
    GET "/placement_groups/{id}" => Get {
        /// The placement group.
        id: Id<PlacementGroup>,
    } -> PlacementGroup;

    /// Changes the name or labels of a placement group.
    PUT "/placement_groups/{id}" => Update {
        /// The placement group.
        id: Id<PlacementGroup>,
        /// The new name.
        name?: String,
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> PlacementGroup;

    /// Deletes a placement group. Its servers stay where they are.
    DELETE "/placement_groups/{id}" => Delete {
        /// The placement group.
        id: Id<PlacementGroup>,
    } -> ();
}
