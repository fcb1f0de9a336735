//! Storage Boxes: file storage, accessible by SSH, Samba and WebDAV. They have an API of their own, at
//! `https://api.hetzner.com/v1`, which accepts the same token and numbers its actions separately.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::images::Protection;
use super::locations::Location;
use super::storage_box_snapshots::StorageBoxSnapshot;
use super::storage_box_types::StorageBoxType;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Secret, Sort, Timestamp};

string_enum! {
    /// The status of a Storage Box.
    StorageBoxStatus {
        /// The Storage Box is ready to use.
        Active = "active",
        /// The Storage Box is being created.
        Initializing = "initializing",
        /// Hetzner has locked the Storage Box.
        Locked = "locked",
    }

    /// A sort key of Storage Boxes.
    StorageBoxSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
        /// The space in use.
        Size = "stats.size",
        /// The space that the files take.
        SizeFilesystem = "stats.size_filesystem",
    }
}

model! {
    /// A Storage Box: storage for files.
    StorageBox: "storage_box", "storage_boxes" {
        /// The id.
        id: Id<StorageBox>,
        /// The user name to log in with; none while the Storage Box is being created.
        username?: String,
        /// The status.
        status: StorageBoxStatus,
        /// The name, unique in the project.
        name: String,
        /// The Storage Box type.
        storage_box_type: StorageBoxType,
        /// The location.
        location: Location,
        /// The access settings.
        access_settings: StorageBoxAccessSettings,
        /// The host name; none while the Storage Box is being created.
        server?: String,
        /// The host system that the Storage Box is on; none while it is being created.
        system?: String,
        /// The space in use.
        stats: StorageBoxStats,
        /// The labels.
        labels: Labels,
        /// The protection.
        protection: Protection,
        /// The plan for automatic snapshots; none when there is no plan.
        snapshot_plan?: StorageBoxSnapshotPlan,
        /// The time of creation.
        created: Timestamp,
    }

    /// The access settings of a Storage Box.
    StorageBoxAccessSettings {
        /// Access from outside of Hetzner's network.
        reachable_externally: bool,
        /// Access by Samba (CIFS).
        samba_enabled: bool,
        /// Access by SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled: bool,
        /// Access by WebDAV.
        webdav_enabled: bool,
        /// Visibility of the directory `.zfs`, which holds the snapshots.
        zfs_enabled: bool,
    }

    /// The space in use in a Storage Box, in bytes.
    StorageBoxStats {
        /// The total.
        size: u64,
        /// The files.
        size_data: u64,
        /// The snapshots.
        size_snapshots: u64,
    }

    /// A plan for automatic snapshots. Times are in UTC.
    StorageBoxSnapshotPlan {
        /// The number of snapshots to keep.
        max_snapshots: u32,
        /// The minute, from 0 to 59.
        minute: u32,
        /// The hour, from 0 to 23.
        hour: u32,
        /// The day of the week, from 1 for Monday to 7; none for every day.
        day_of_week?: u32,
        /// The day of the month, from 1 to 31; none for every day.
        day_of_month?: u32,
    }

    /// The result of creating a Storage Box.
    CreateReply: reply {
        /// The Storage Box, which is still `initializing`.
        storage_box: StorageBox,
        /// The action that creates the Storage Box.
        action: Action,
    }

    /// The folders in a directory of a Storage Box.
    ListFoldersReply: reply {
        /// The names of the folders.
        folders: Vec<String>,
    }

    /// The access settings of a new Storage Box.
    StorageBoxAccessSettingsInput: input {
        /// Access from outside of Hetzner's network.
        reachable_externally?: bool,
        /// Access by Samba (CIFS).
        samba_enabled?: bool,
        /// Access by SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled?: bool,
        /// Access by WebDAV.
        webdav_enabled?: bool,
        /// Visibility of the directory `.zfs`, which holds the snapshots.
        zfs_enabled?: bool,
    }
}

operations! { Storage "storage_boxes"
    /// Lists Storage Boxes.
    GET "/storage_boxes" => List {
        /// Only the Storage Box with this name.
        name?: String,
        /// Only Storage Boxes whose labels match.
        label_selector?: LabelSelector,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<StorageBoxSort>>,
    } -> Page<StorageBox>;

    /// Creates a Storage Box. Billing starts at once.
    POST "/storage_boxes" => Create {
        /// The Storage Box type.
        storage_box_type: IdOrName<StorageBoxType>,
        /// The location.
        location: IdOrName<Location>,
        /// The name, unique in the project.
        name: String,
        /// The password of the user; the API refuses a weak one. No response contains it.
        password: Secret,
        /// The labels.
        labels?: Labels,
        /// The public keys that may log in, in OpenSSH's format.
        ssh_keys?: Vec<String>,
        /// The access settings.
        access_settings?: StorageBoxAccessSettingsInput,
    } -> CreateReply;

    /// Lists the actions of all Storage Boxes.
    GET "/storage_boxes/actions" => ListAllActions {
        /// Only actions with these ids.
        id?: Vec<Id<Action>>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Gets an action of any Storage Box.
    GET "/storage_boxes/actions/{id}" => GetActionById {
        /// The action.
        id: Id<Action>,
    } -> Action;

    /// Gets a Storage Box.
    GET "/storage_boxes/{id}" => Get {
        /// The Storage Box.
        id: Id<StorageBox>,
    } -> StorageBox;

    /// Changes the name or labels of a Storage Box.
    PUT "/storage_boxes/{id}" => Update {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The new name.
        name?: String,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> StorageBox;

    /// Deletes a Storage Box, with all files and snapshots.
    DELETE "/storage_boxes/{id}" => Delete {
        /// The Storage Box.
        id: Id<StorageBox>,
    } -> Action;

    /// Lists the folders in a directory of a Storage Box.
    GET "/storage_boxes/{id}/folders" => ListFolders {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The path of the directory; the root (`.`) by default.
        path?: String,
    } -> ListFoldersReply;

    /// Lists the actions of a Storage Box.
    GET "/storage_boxes/{id}/actions" => ListActions {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Changes the deletion protection of a Storage Box.
    POST "/storage_boxes/{id}/actions/change_protection" => ChangeProtection {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// Deletion protection.
        delete?: bool,
    } -> Action;

    /// Changes the type of a Storage Box to a larger or smaller one.
    POST "/storage_boxes/{id}/actions/change_type" => ChangeType {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The new Storage Box type. Everything in the Storage Box must fit within its limits.
        storage_box_type: IdOrName<StorageBoxType>,
    } -> Action;

    /// Disables the plan for automatic snapshots. Existing snapshots are kept.
    POST "/storage_boxes/{id}/actions/disable_snapshot_plan" => DisableSnapshotPlan {
        /// The Storage Box.
        id: Id<StorageBox>,
    } -> Action;

    /// Enables a plan for automatic snapshots at a time in UTC. The oldest beyond `max_snapshots` are deleted.
    POST "/storage_boxes/{id}/actions/enable_snapshot_plan" => EnableSnapshotPlan {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The number of snapshots to keep.
        max_snapshots: u32,
        /// The minute, from 0 to 59.
        minute: u32,
        /// The hour, from 0 to 23.
        hour: u32,
        /// The day of the week, from 1 for Monday to 7; `None` for every day.
        day_of_week?: u32 | null,
        /// The day of the month, from 1 to 31; `None` for every day.
        day_of_month?: u32 | null,
    } -> Action;

    /// Sets a new password for the user of a Storage Box.
    POST "/storage_boxes/{id}/actions/reset_password" => ResetPassword {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The password; the API refuses a weak one.
        password: Secret,
    } -> Action;

    /// Restores the files of a Storage Box from a snapshot. Later changes are lost.
    POST "/storage_boxes/{id}/actions/rollback_snapshot" => RollbackSnapshot {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The snapshot.
        snapshot: IdOrName<StorageBoxSnapshot>,
    } -> Action;

    /// Changes the access settings of a Storage Box. Parameters that are not set stay unchanged.
    POST "/storage_boxes/{id}/actions/update_access_settings" => UpdateAccessSettings {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// Access from outside of Hetzner's network.
        reachable_externally?: bool,
        /// Access by Samba (CIFS).
        samba_enabled?: bool,
        /// Access by SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled?: bool,
        /// Access by WebDAV.
        webdav_enabled?: bool,
        /// Visibility of the directory `.zfs`, which holds the snapshots.
        zfs_enabled?: bool,
    } -> Action;

    /// Gets an action of a Storage Box.
    #[deprecated(note = "since 2026-04-30: use `storage_boxes::GetActionById`")]
    GET "/storage_boxes/{id}/actions/{action_id}" => GetAction {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The action.
        action_id: Id<Action>,
    } -> Action;
}
