//! Placement groups, which distribute servers over hosts.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::Action;
use super::servers::Server;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// The type of a placement group.
    PlacementGroupType {
        /// Each server runs on a different host; at most ten servers.
        Spread = "spread",
    }

    /// A sort key of placement groups.
    PlacementGroupSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// A placement group: servers that are distributed over hosts by a rule.
    PlacementGroup: "placement_group", "placement_groups" {
        /// The id.
        id: Id<PlacementGroup>,
        /// The name, unique in the project.
        name: String,
        /// The labels.
        labels: Labels,
        /// The type.
        r#type: PlacementGroupType,
        /// The time of creation.
        created: Timestamp,
        /// The servers in the group.
        servers: Vec<Id<Server>>,
    }

    /// The result of creating a placement group.
    CreateReply: reply {
        /// The placement group.
        placement_group: PlacementGroup,
        /// The action that creates the placement group; none when it is created at once.
        action?: Action,
    }
}

operations! { Cloud "placement_groups"
    /// Lists placement groups.
    GET "/placement_groups" => List {
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<PlacementGroupSort>>,
        /// Only the placement group with this name.
        name?: String,
        /// Only placement groups whose labels match.
        label_selector?: LabelSelector,
        /// Only placement groups of these types.
        r#type?: Vec<PlacementGroupType>,
    } -> Page<PlacementGroup>;

    /// Creates a placement group. It is free of charge.
    POST "/placement_groups" => Create {
        /// The name, unique in the project.
        name: String,
        /// The labels.
        labels?: Labels,
        /// The type.
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
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> PlacementGroup;

    /// Deletes a placement group. Its servers stay on their hosts.
    DELETE "/placement_groups/{id}" => Delete {
        /// The placement group.
        id: Id<PlacementGroup>,
    } -> ();
}
