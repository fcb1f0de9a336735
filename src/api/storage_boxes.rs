//! Storage Boxes: space for files, reached by SSH, Samba and WebDAV. They are an API of their own, at
//! `https://api.hetzner.com/v1`, which takes the same token and counts actions apart.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::locations::Location;
use super::protection::Protection;
use super::storage_box_snapshots::StorageBoxSnapshot;
use super::storage_box_types::StorageBoxType;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Secret, Sort, Timestamp};

string_enum! {
    /// What a Storage Box is doing.
    StorageBoxStatus {
        /// It can be used.
        Active = "active",
        /// It is being created.
        Initializing = "initializing",
        /// Hetzner has locked it.
        Locked = "locked",
    }

    /// What Storage Boxes can be sorted by.
    StorageBoxSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
        Created = "created",
        /// How much is in use.
        Size = "stats.size",
        /// How much the files take.
        SizeFilesystem = "stats.size_filesystem",
    }
}

model! {
    /// Space for files.
    StorageBox: "storage_box", "storage_boxes" {
        /// The id.
        id: Id<StorageBox>,
        /// The user to log in as; none while it is being created.
        username?: String,
        /// What it is doing.
        status: StorageBoxStatus,
        /// The name, unique in the project.
        name: String,
        /// How big it is.
        storage_box_type: StorageBoxType,
        /// Where it is.
        location: Location,
        /// How it is reached.
        access_settings: StorageBoxAccessSettings,
        /// Its host name; none while it is being created.
        server?: String,
        /// The host that it is on; none while it is being created.
        system?: String,
        /// How much is in use.
        stats: StorageBoxStats,
        /// Its labels.
        labels: Labels,
        /// What is forbidden.
        protection: Protection,
        /// When snapshots are made by themselves; none when they are not.
        snapshot_plan?: StorageBoxSnapshotPlan,
        /// When it was created.
        created: Timestamp,
    }

    /// How a Storage Box is reached.
    StorageBoxAccessSettings {
        /// Whether it is reached from outside of Hetzner's network.
        reachable_externally: bool,
        /// Whether it speaks Samba (CIFS).
        samba_enabled: bool,
        /// Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled: bool,
        /// Whether it speaks WebDAV.
        webdav_enabled: bool,
        /// Whether the directory `.zfs` with the snapshots is visible.
        zfs_enabled: bool,
    }

    /// How much of a Storage Box is in use, in bytes.
    StorageBoxStats {
        /// All together.
        size: u64,
        /// The files.
        size_data: u64,
        /// The snapshots.
        size_snapshots: u64,
    }

    /// When snapshots are made by themselves, in UTC.
    StorageBoxSnapshotPlan {
        /// How many are kept.
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

    /// A new Storage Box.
    CreateReply: reply {
        /// The Storage Box, which is still `initializing`.
        storage_box: StorageBox,
        /// Creating it.
        action: Action,
    }

    /// The folders in a Storage Box.
    ListFoldersReply: reply {
        /// Their names.
        folders: Vec<String>,
    }

    /// How a Storage Box is to be reached.
    StorageBoxAccessSettingsInput: input {
        /// Whether it is reached from outside of Hetzner's network.
        reachable_externally?: bool,
        /// Whether it speaks Samba (CIFS).
        samba_enabled?: bool,
        /// Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled?: bool,
        /// Whether it speaks WebDAV.
        webdav_enabled?: bool,
        /// Whether the directory `.zfs` with the snapshots is visible.
        zfs_enabled?: bool,
    }
}

operations! { Storage "storage_boxes"
    /// Lists Storage Boxes.
    GET "/storage_boxes" => List {
        /// Only the one of this name.
        name?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
        /// In this order.
        sort?: Vec<Sort<StorageBoxSort>>,
    } -> Page<StorageBox>;

    /// Creates a Storage Box. It costs from now on.
    POST "/storage_boxes" => Create {
        /// How big.
        storage_box_type: IdOrName<StorageBoxType>,
        /// Where.
        location: IdOrName<Location>,
        /// The name, unique in the project.
        name: String,
        /// The password of its user; the API refuses a weak one. It is not told again.
        password: Secret,
        /// Its labels.
        labels?: Labels,
        /// Public keys that may log in, in OpenSSH's format.
        ssh_keys?: Vec<String>,
        /// How it is to be reached.
        access_settings?: StorageBoxAccessSettingsInput,
    } -> CreateReply;

    /// Lists the actions of all Storage Boxes.
    GET "/storage_boxes/actions" => ListAllActions {
        /// Only those with these ids.
        id?: Vec<Id<Action>>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
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
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> StorageBox;

    /// Deletes a Storage Box, with all files and snapshots. `None` means deleted at once or already gone.
    DELETE "/storage_boxes/{id}" => Delete {
        /// The Storage Box.
        id: Id<StorageBox>,
    } -> Option<Action>;

    /// Lists the folders at a place in a Storage Box.
    GET "/storage_boxes/{id}/folders" => ListFolders {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The place; the top (`.`) unless said otherwise.
        path?: String,
    } -> ListFoldersReply;

    /// Lists the actions of a Storage Box.
    GET "/storage_boxes/{id}/actions" => ListActions {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Forbids or allows to delete a Storage Box.
    POST "/storage_boxes/{id}/actions/change_protection" => ChangeProtection {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// Whether deleting is forbidden.
        delete?: bool,
    } -> Action;

    /// Makes a Storage Box bigger or smaller.
    POST "/storage_boxes/{id}/actions/change_type" => ChangeType {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// How big; what is in it must fit in.
        storage_box_type: IdOrName<StorageBoxType>,
    } -> Action;

    /// Stops making snapshots by themselves. Those that are there stay.
    POST "/storage_boxes/{id}/actions/disable_snapshot_plan" => DisableSnapshotPlan {
        /// The Storage Box.
        id: Id<StorageBox>,
    } -> Action;

    /// Makes snapshots by themselves, at a time in UTC, and deletes the oldest beyond a number.
    POST "/storage_boxes/{id}/actions/enable_snapshot_plan" => EnableSnapshotPlan {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// How many are kept.
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

    /// Puts the files back to what they were in a snapshot. Later changes are lost.
    POST "/storage_boxes/{id}/actions/rollback_snapshot" => RollbackSnapshot {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The snapshot.
        snapshot: IdOrName<StorageBoxSnapshot>,
    } -> Action;

    /// Changes how a Storage Box is reached. What is not said stays as it is.
    POST "/storage_boxes/{id}/actions/update_access_settings" => UpdateAccessSettings {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// Whether it is reached from outside of Hetzner's network.
        reachable_externally?: bool,
        /// Whether it speaks Samba (CIFS).
        samba_enabled?: bool,
        /// Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled?: bool,
        /// Whether it speaks WebDAV.
        webdav_enabled?: bool,
        /// Whether the directory `.zfs` with the snapshots is visible.
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
