//! Snapshots of Storage Boxes: what the files were at a time.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::Action;
use super::storage_boxes::StorageBox;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// What snapshots can be sorted by.
    StorageBoxSnapshotSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
        Created = "created",
    }
}

model! {
    /// What the files of a Storage Box were at a time.
    StorageBoxSnapshot: "snapshot", "snapshots" {
        /// The id.
        id: Id<StorageBoxSnapshot>,
        /// The name: the time that it was made, as in `2026-11-21T06-00-00`.
        name: String,
        /// The description.
        description: String,
        /// How big it is.
        stats: StorageBoxSnapshotStats,
        /// Whether the plan has made it.
        is_automatic: bool,
        /// Its labels.
        labels: Labels,
        /// When it was created.
        created: Timestamp,
        /// The Storage Box that it is of.
        storage_box: Id<StorageBox>,
    }

    /// How big a snapshot is, in bytes.
    StorageBoxSnapshotStats {
        /// What it takes now.
        size: u64,
        /// What the files took when it was made.
        size_filesystem: u64,
    }

    /// Which snapshot it is.
    StorageBoxSnapshotRef {
        /// The id.
        id: Id<StorageBoxSnapshot>,
        /// The Storage Box that it is of.
        storage_box: Id<StorageBox>,
    }

    /// A new snapshot.
    CreateReply: reply {
        /// Which one it is.
        snapshot: StorageBoxSnapshotRef,
        /// Making it.
        action: Action,
    }
}

operations! { Storage "storage_box_snapshots"
    /// Lists the snapshots of a Storage Box, all at once.
    GET "/storage_boxes/{id}/snapshots" => List {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// Only the one of this name.
        name?: String,
        /// Only those that the plan has made, or only the others.
        is_automatic?: bool,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
        /// In this order.
        sort?: Vec<Sort<StorageBoxSnapshotSort>>,
    } -> Vec<StorageBoxSnapshot>;

    /// Makes a snapshot of a Storage Box.
    POST "/storage_boxes/{id}/snapshots" => Create {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The description, at most 1000 characters.
        description?: String,
        /// Its labels.
        labels?: Labels,
    } -> CreateReply;

    /// Gets a snapshot.
    GET "/storage_boxes/{id}/snapshots/{snapshot_id}" => Get {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The snapshot.
        snapshot_id: Id<StorageBoxSnapshot>,
    } -> StorageBoxSnapshot;

    /// Changes the description or labels of a snapshot.
    PUT "/storage_boxes/{id}/snapshots/{snapshot_id}" => Update {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The snapshot.
        snapshot_id: Id<StorageBoxSnapshot>,
        /// The new description, at most 1000 characters.
        description?: String,
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> StorageBoxSnapshot;

    /// Deletes a snapshot. `None` means deleted at once or already gone.
    DELETE "/storage_boxes/{id}/snapshots/{snapshot_id}" => Delete {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The snapshot.
        snapshot_id: Id<StorageBoxSnapshot>,
    } -> Option<Action>;
}
