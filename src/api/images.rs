//! Images that servers are created from: provided by Hetzner (`system`, `app`), or copies of servers' disks
//! (`snapshot`, `backup`).

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::protection::Protection;
use super::server_types::{Architecture, DeprecationInfo};
use super::servers::Server;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// The type of an image.
    ImageType {
        /// An operating system, provided by Hetzner.
        System = "system",
        /// An operating system with an application, provided by Hetzner.
        App = "app",
        /// A copy of a server's disk, created on request; billed by size.
        Snapshot = "snapshot",
        /// A copy of a server's disk, created daily; deleted with the server.
        Backup = "backup",
    }

    /// The status of an image.
    ImageStatus {
        /// Servers can be created from the image.
        Available = "available",
        /// The image is being copied.
        Creating = "creating",
        /// The image is deleted.
        Unavailable = "unavailable",
    }

    /// The operating system family of an image.
    ImageOsFlavor {
        /// Ubuntu.
        Ubuntu = "ubuntu",
        /// CentOS.
        Centos = "centos",
        /// Debian.
        Debian = "debian",
        /// Fedora.
        Fedora = "fedora",
        /// Rocky Linux.
        Rocky = "rocky",
        /// AlmaLinux.
        Alma = "alma",
        /// openSUSE.
        Opensuse = "opensuse",
        /// The API reports that it does not know.
        Undetermined = "unknown",
    }

    /// A type that an image can be changed to.
    ImageUpdateType {
        /// A snapshot: a backup that is changed to it is kept when the server is deleted.
        Snapshot = "snapshot",
    }

    /// A sort key of images.
    ImageSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// An image that servers are created from.
    Image: "image", "images" {
        /// The id.
        id: Id<Image>,
        /// The type.
        r#type: ImageType,
        /// The status.
        status: ImageStatus,
        /// The name, unique for an architecture; only Hetzner's images have one.
        name?: String,
        /// The description.
        description: String,
        /// The size of the stored data in GB; none while the image is copied, and for Hetzner's images.
        image_size?: f64,
        /// The disk size that a server needs, in GB.
        disk_size: f64,
        /// The time of creation.
        created: Timestamp,
        /// The server that the image was copied from.
        created_from?: ImageCreatedFrom,
        /// The server that the backup belongs to.
        bound_to?: Id<Server>,
        /// The operating system family.
        os_flavor: ImageOsFlavor,
        /// The version of the operating system.
        os_version?: String,
        /// `true` when servers are created from the image at once.
        rapid_deploy?: bool,
        /// The protection.
        protection: Protection,
        /// The deprecation, if announced.
        deprecation?: DeprecationInfo,
        /// The time of deletion.
        deleted?: Timestamp,
        /// The labels.
        labels: Labels,
        /// The architecture.
        architecture: Architecture,
    }

    /// The server that an image was copied from; it may no longer exist.
    ImageCreatedFrom {
        /// The id of the server.
        id: Id<Server>,
        /// The name that the server had at that time.
        name: String,
    }
}

operations! { Cloud "images"
    /// Lists images.
    GET "/images" => List {
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ImageSort>>,
        /// Only images of these types.
        r#type?: Vec<ImageType>,
        /// Only images with one of these statuses.
        status?: Vec<ImageStatus>,
        /// Only backups of these servers.
        bound_to?: Vec<Id<Server>>,
        /// Includes deprecated images that are no longer available.
        include_deprecated?: bool,
        /// Only images with this name: one for each architecture.
        name?: String,
        /// Only images whose labels match.
        label_selector?: LabelSelector,
        /// Only images of these architectures.
        architecture?: Vec<Architecture>,
    } -> Page<Image>;

    /// Lists the actions of all images.
    GET "/images/actions" => ListAllActions {
        /// Only actions with these ids.
        id?: Vec<Id<Action>>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Gets an action of any image.
    GET "/images/actions/{id}" => GetActionById {
        /// The action.
        id: Id<Action>,
    } -> Action;

    /// Gets an image.
    GET "/images/{id}" => Get {
        /// The image.
        id: Id<Image>,
    } -> Image;

    /// Changes the description, type or labels of a snapshot or backup.
    PUT "/images/{id}" => Update {
        /// The image.
        id: Id<Image>,
        /// The new description.
        description?: String,
        /// The new type; converts a backup to a snapshot.
        r#type?: ImageUpdateType,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> Image;

    /// Deletes a snapshot or backup.
    DELETE "/images/{id}" => Delete {
        /// The image.
        id: Id<Image>,
    } -> ();

    /// Lists the actions of an image.
    GET "/images/{id}/actions" => ListActions {
        /// The image.
        id: Id<Image>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Changes the deletion protection of a snapshot.
    POST "/images/{id}/actions/change_protection" => ChangeProtection {
        /// The snapshot.
        id: Id<Image>,
        /// Deletion protection.
        delete?: bool,
    } -> Action;

    /// Gets an action of an image.
    #[deprecated(note = "since 2026-04-30: use `images::GetActionById`")]
    GET "/images/{id}/actions/{action_id}" => GetAction {
        /// The image.
        id: Id<Image>,
        /// The action.
        action_id: Id<Action>,
    } -> Action;
}
