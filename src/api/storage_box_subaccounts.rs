//! Subaccounts of Storage Boxes: further users, each with a home directory that it does not leave.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::Action;
use super::storage_boxes::StorageBox;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Secret, Sort, Timestamp};

string_enum! {
    /// What subaccounts can be sorted by.
    StorageBoxSubaccountSort {
        /// The id.
        Id = "id",
        /// When they were created.
        Created = "created",
    }
}

model! {
    /// A further user of a Storage Box.
    StorageBoxSubaccount: "subaccount", "subaccounts" {
        /// The id.
        id: Id<StorageBoxSubaccount>,
        /// The user to log in as.
        username: String,
        /// The name, from 1 to 50 characters.
        name: String,
        /// Its host name.
        server: String,
        /// The directory that it does not leave.
        home_directory: String,
        /// How it is reached.
        access_settings: StorageBoxSubaccountAccessSettings,
        /// The description.
        description: String,
        /// Its labels.
        labels: Labels,
        /// When it was created.
        created: Timestamp,
        /// The Storage Box that it is of.
        storage_box: Id<StorageBox>,
    }

    /// How a subaccount is reached.
    StorageBoxSubaccountAccessSettings {
        /// Whether it is reached from outside of Hetzner's network.
        reachable_externally: bool,
        /// Whether it speaks Samba (CIFS).
        samba_enabled: bool,
        /// Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled: bool,
        /// Whether it speaks WebDAV.
        webdav_enabled: bool,
        /// Whether it only reads.
        readonly: bool,
    }

    /// Which subaccount it is.
    StorageBoxSubaccountRef {
        /// The id.
        id: Id<StorageBoxSubaccount>,
        /// The Storage Box that it is of.
        storage_box: Id<StorageBox>,
    }

    /// A new subaccount.
    CreateReply: reply {
        /// Which one it is.
        subaccount: StorageBoxSubaccountRef,
        /// Creating it.
        action: Action,
    }

    /// How a subaccount is to be reached.
    StorageBoxSubaccountAccessSettingsInput: input {
        /// Whether it is reached from outside of Hetzner's network.
        reachable_externally?: bool,
        /// Whether it speaks Samba (CIFS).
        samba_enabled?: bool,
        /// Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled?: bool,
        /// Whether it speaks WebDAV.
        webdav_enabled?: bool,
        /// Whether it only reads.
        readonly?: bool,
    }
}

operations! { Storage "storage_box_subaccounts"
    /// Lists the subaccounts of a Storage Box, all at once.
    GET "/storage_boxes/{id}/subaccounts" => List {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// Only the one of this name.
        name?: String,
        /// Only the one of this user.
        username?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
        /// In this order.
        sort?: Vec<Sort<StorageBoxSubaccountSort>>,
    } -> Vec<StorageBoxSubaccount>;

    /// Creates a subaccount of a Storage Box.
    POST "/storage_boxes/{id}/subaccounts" => Create {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The directory that it does not leave, at most 999 letters, digits, spaces and `./_-`; made when it is not there.
        home_directory: String,
        /// The password; the API refuses a weak one. It is not told again.
        password: Secret,
        /// The name, from 1 to 50 characters; the user's unless said otherwise.
        name?: String,
        /// The description, at most 1000 characters.
        description?: String,
        /// How it is to be reached.
        access_settings?: StorageBoxSubaccountAccessSettingsInput,
        /// Its labels.
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
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> StorageBoxSubaccount;

    /// Deletes a subaccount. Its files stay. `None` means deleted at once or already gone.
    DELETE "/storage_boxes/{id}/subaccounts/{subaccount_id}" => Delete {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The subaccount.
        subaccount_id: Id<StorageBoxSubaccount>,
    } -> Option<Action>;

    /// Moves the home of a subaccount. The files do not move.
    POST "/storage_boxes/{id}/subaccounts/{subaccount_id}/actions/change_home_directory" => ChangeHomeDirectory {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The subaccount.
        subaccount_id: Id<StorageBoxSubaccount>,
        /// The directory that it does not leave; made when it is not there.
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

    /// Changes how a subaccount is reached. What is not said stays as it is.
    POST "/storage_boxes/{id}/subaccounts/{subaccount_id}/actions/update_access_settings" => UpdateAccessSettings {
        /// The Storage Box.
        id: Id<StorageBox>,
        /// The subaccount.
        subaccount_id: Id<StorageBoxSubaccount>,
        /// Whether it is reached from outside of Hetzner's network.
        reachable_externally?: bool,
        /// Whether it speaks Samba (CIFS).
        samba_enabled?: bool,
        /// Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup.
        ssh_enabled?: bool,
        /// Whether it speaks WebDAV.
        webdav_enabled?: bool,
        /// Whether it only reads.
        readonly?: bool,
    } -> Action;
}
