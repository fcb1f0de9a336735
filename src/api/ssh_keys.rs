//! SSH keys: who may log in to new servers. A server takes its keys when it is created; a later change does not reach it.

use alloc::string::String;
use alloc::vec::Vec;

use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// What SSH keys can be sorted by.
    SshKeySort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
    }
}

model! {
    /// A public key that can be put on servers.
    SshKey: "ssh_key", "ssh_keys" {
        /// The id.
        id: Id<SshKey>,
        /// The name, unique in the project.
        name: String,
        /// The MD5 fingerprint, as sixteen pairs of hexadecimal digits.
        fingerprint: String,
        /// The key in OpenSSH's format.
        public_key: String,
        /// Its labels.
        labels: Labels,
        /// When it was uploaded.
        created: Timestamp,
    }
}

operations! { Cloud "ssh_keys"
    /// Lists SSH keys.
    GET "/ssh_keys" => List {
        /// In this order.
        sort?: Vec<Sort<SshKeySort>>,
        /// Only the one of this name.
        name?: String,
        /// Only the one of this MD5 fingerprint.
        fingerprint?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
    } -> Page<SshKey>;

    /// Uploads a public key.
    POST "/ssh_keys" => Create {
        /// The name, unique in the project.
        name: String,
        /// The key in OpenSSH's format, as in `ssh-ed25519 AAAA… comment`.
        public_key: String,
        /// Its labels.
        labels?: Labels,
    } -> SshKey;

    /// Gets an SSH key.
    GET "/ssh_keys/{id}" => Get {
        /// The key.
        id: Id<SshKey>,
    } -> SshKey;

    /// Changes the name or labels of an SSH key.
    PUT "/ssh_keys/{id}" => Update {
        /// The key.
        id: Id<SshKey>,
        /// The new name.
        name?: String,
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> SshKey;

    /// Deletes an SSH key. It stays on the servers that have it.
    DELETE "/ssh_keys/{id}" => Delete {
        /// The key.
        id: Id<SshKey>,
    } -> ();
}
