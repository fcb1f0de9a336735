//! Snapshots of Storage Boxes: the state of the files at one time.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::Action;
use super::storage_boxes::StorageBox;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// A sort key of snapshots.
    StorageBoxSnapshotSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// A snapshot: the state of the files of a Storage Box at one time.
    StorageBoxSnapshot: "snapshot", "snapshots" {
        /// The id.
        id: Id<StorageBoxSnapshot>,
        /// The name: the time of creation, as in `2026-11-21T06-00-00`.
        name: String,
        /// The description.
        description: String,
        /// The size.
        stats: StorageBoxSnapshotStats,
        /// `true` when the snapshot plan created it.
        is_automatic: bool,
        /// The labels.
        labels: Labels,
        /// The time of creation.
        created: Timestamp,
        /// The Storage Box.
        storage_box: Id<StorageBox>,
    }

    /// The size of a snapshot, in bytes.
    StorageBoxSnapshotStats {
        /// The current size of the snapshot.
        size: u64,
        /// The size of the files when the snapshot was created.
        size_filesystem: u64,
    }

    /// A reference to a snapshot.
    StorageBoxSnapshotRef {
        /// The id.
        id: Id<StorageBoxSnapshot>,
        /// The Storage Box.
        storage_box: Id<StorageBox>,
    }

    /// The result of creating a snapshot.
    CreateReply: reply {
        /// The snapshot.
        snapshot: StorageBoxSnapshotRef,
        /// The action that creates the snapshot.
        action: Action,
    }
}

operations! { Storage "storage_box_snapshots"
    /// Lists all snapshots of a Storage Box, without pagination.
    GET "/storage_boxes/{id}/snapshots" => List {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// Only the snapshot with this name.
        name?: String,
        /// Only snapshots that the snapshot plan created (`true`), or only the others (`false`).
        is_automatic?: bool,
        /// Only snapshots whose labels match.
        label_selector?: LabelSelector,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<StorageBoxSnapshotSort>>,
    } -> Vec<StorageBoxSnapshot>;

    /// Creates a snapshot of a Storage Box.
    POST "/storage_boxes/{id}/snapshots" => Create {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The description, at most 1000 characters.
        description?: String,
        /// The labels.
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
        /// The new labels. They replace all existing labels.
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
