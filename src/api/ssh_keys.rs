//! SSH keys, which may log in to new servers. A server gets its keys when it is created; later
//! changes do not affect it.

use alloc::string::String;
use alloc::vec::Vec;

use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// A sort key of SSH keys.
    SshKeySort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
    }
}

model! {
    /// An SSH key: a public key that can be added to new servers.
    SshKey: "ssh_key", "ssh_keys" {
        /// The id.
        id: Id<SshKey>,
        /// The name, unique in the project.
        name: String,
        /// The MD5 fingerprint, as sixteen pairs of hexadecimal digits.
        fingerprint: String,
        /// The public key in OpenSSH format.
        public_key: String,
        /// The labels.
        labels: Labels,
        /// The time of upload.
        created: Timestamp,
    }
}

operations! { Cloud "ssh_keys"
    /// Lists SSH keys.
    GET "/ssh_keys" => List {
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<SshKeySort>>,
        /// Only the SSH key with this name.
        name?: String,
        /// Only the SSH key with this MD5 fingerprint.
        fingerprint?: String,
        /// Only SSH keys whose labels match.
        label_selector?: LabelSelector,
    } -> Page<SshKey>;

    /// Creates an SSH key by uploading its public key.
    POST "/ssh_keys" => Create {
        /// The name, unique in the project.
        name: String,
        /// The public key in OpenSSH format, as in `ssh-ed25519 AAAA… comment`.
        public_key: String,
        /// The labels.
        labels?: Labels,
    } -> SshKey;

    /// Gets an SSH key.
    GET "/ssh_keys/{id}" => Get {
        /// The SSH key.
        id: Id<SshKey>,
    } -> SshKey;

    /// Changes the name or labels of an SSH key.
    PUT "/ssh_keys/{id}" => Update {
        /// The SSH key.
        id: Id<SshKey>,
        /// The new name.
        name?: String,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> SshKey;

    /// Deletes an SSH key. The key stays on the servers that have it.
    DELETE "/ssh_keys/{id}" => Delete {
        /// The SSH key.
        id: Id<SshKey>,
    } -> ();
}
