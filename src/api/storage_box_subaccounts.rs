//! Subaccounts of Storage Boxes: additional users, each restricted to a home directory.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::Action;
use super::storage_boxes::StorageBox;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Secret, Sort, Timestamp};

string_enum! {
    /// A sort key of subaccounts.
    StorageBoxSubaccountSort {
        /// The id.
        Id = "id",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// A subaccount: an additional user of a Storage Box.
    StorageBoxSubaccount: "subaccount", "subaccounts" {
        /// The id.
        id: Id<StorageBoxSubaccount>,
        /// The user name to log in with.
        username: String,
        /// The name, from 1 to 50 characters.
        name: String,
        /// The host name.
        server: String,
        /// The home directory, which the subaccount is restricted to.
        home_directory: String,
        /// The access settings.
        access_settings: StorageBoxSubaccountAccessSettings,
        /// The description.
        description: String,
        /// The labels.
        labels: Labels,
        /// The time of creation.
        created: Timestamp,
        /// The Storage Box.
        storage_box: Id<StorageBox>,
    }

    /// The access settings of a subaccount.
    StorageBoxSubaccountAccessSettings {
        /// Access from outside of Hetzner's network.
        reachable_externally: bool,
        /// Access by Samba (CIFS).
        samba_enabled: bool,
        /// Access by SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled: bool,
        /// Access by WebDAV.
        webdav_enabled: bool,
        /// Read-only access.
        readonly: bool,
    }

    /// A reference to a subaccount.
    StorageBoxSubaccountRef {
        /// The id.
        id: Id<StorageBoxSubaccount>,
        /// The Storage Box.
        storage_box: Id<StorageBox>,
    }

    /// The result of creating a subaccount.
    CreateReply: reply {
        /// The subaccount.
        subaccount: StorageBoxSubaccountRef,
        /// The action that creates the subaccount.
        action: Action,
    }

    /// The access settings of a new subaccount.
    StorageBoxSubaccountAccessSettingsInput: input {
        /// Access from outside of Hetzner's network.
        reachable_externally?: bool,
        /// Access by Samba (CIFS).
        samba_enabled?: bool,
        /// Access by SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled?: bool,
        /// Access by WebDAV.
        webdav_enabled?: bool,
        /// Read-only access.
        readonly?: bool,
    }
}

operations! { Storage "storage_box_subaccounts"
    /// Lists all subaccounts of a Storage Box, without pagination.
    GET "/storage_boxes/{id}/subaccounts" => List {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// Only the subaccount with this name.
        name?: String,
        /// Only the subaccount with this user name.
        username?: String,
        /// Only subaccounts whose labels match.
        label_selector?: LabelSelector,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<StorageBoxSubaccountSort>>,
    } -> Vec<StorageBoxSubaccount>;

    /// Creates a subaccount of a Storage Box.
    POST "/storage_boxes/{id}/subaccounts" => Create {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The home directory, which the subaccount is restricted to: at most 999 letters, digits, spaces and `./_-`.
        /// It is created if it does not exist.
        home_directory: String,
        /// The password; the API refuses a weak one. No response contains it.
        password: Secret,
        /// The name, from 1 to 50 characters; the user name by default.
        name?: String,
        /// The description, at most 1000 characters.
        description?: String,
        /// The access settings.
        access_settings?: StorageBoxSubaccountAccessSettingsInput,
        /// The labels.
        labels?: Labels,
    } -> CreateReply;

    /// Gets a subaccount.
    GET "/storage_boxes/{id}/subaccounts/{subaccount_id}" => Get {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The subaccount.
        subaccount_id: Id<StorageBoxSubaccount>,
    } -> StorageBoxSubaccount;

    /// Changes the name, description or labels of a subaccount.
    PUT "/storage_boxes/{id}/subaccounts/{subaccount_id}" => Update {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The subaccount.
        subaccount_id: Id<StorageBoxSubaccount>,
        /// The new name, from 1 to 50 characters.
        name?: String,
        /// The new description, at most 1000 characters.
        description?: String,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> StorageBoxSubaccount;

    /// Deletes a subaccount. Its files stay.
    DELETE "/storage_boxes/{id}/subaccounts/{subaccount_id}" => Delete {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The subaccount.
        subaccount_id: Id<StorageBoxSubaccount>,
    } -> Action;

    /// Changes the home directory of a subaccount. The files are not moved.
    POST "/storage_boxes/{id}/subaccounts/{subaccount_id}/actions/change_home_directory" => ChangeHomeDirectory {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The subaccount.
        subaccount_id: Id<StorageBoxSubaccount>,
        /// The home directory, which the subaccount is restricted to. It is created if it does not exist.
        home_directory: String,
    } -> Action;

    /// Sets a new password for a subaccount.
    POST "/storage_boxes/{id}/subaccounts/{subaccount_id}/actions/reset_subaccount_password" => ResetPassword {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The subaccount.
        subaccount_id: Id<StorageBoxSubaccount>,
        /// The password; the API refuses a weak one.
        password: Secret,
    } -> Action;

    /// Changes the access settings of a subaccount. Parameters that are not set stay unchanged.
    POST "/storage_boxes/{id}/subaccounts/{subaccount_id}/actions/update_access_settings" => UpdateAccessSettings {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The subaccount.
        subaccount_id: Id<StorageBoxSubaccount>,
        /// Access from outside of Hetzner's network.
        reachable_externally?: bool,
        /// Access by Samba (CIFS).
        samba_enabled?: bool,
        /// Access by SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled?: bool,
        /// Access by WebDAV.
        webdav_enabled?: bool,
        /// Read-only access.
        readonly?: bool,
    } -> Action;
}
