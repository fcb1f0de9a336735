//! Images: what a server's disk starts with. Hetzner's own (`system`, `app`), and copies of one's servers (`snapshot`,
//! `backup`).

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::protection::Protection;
use super::server_types::{Architecture, DeprecationInfo};
use super::servers::Server;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// Where an image comes from.
    ImageType {
        /// An operating system, by Hetzner.
        System = "system",
        /// An operating system with an application, by Hetzner.
        App = "app",
        /// A copy of a server's disk, made on request; paid by size.
        Snapshot = "snapshot",
        /// A copy of a server's disk, made daily; it goes when the server goes.
        Backup = "backup",
    }

    /// How far an image is.
    ImageStatus {
        /// Servers can be made from it.
        Available = "available",
        /// It is being copied.
        Creating = "creating",
        /// It is deleted.
        Unavailable = "unavailable",
    }

    /// The family of operating systems that an image is of.
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
        /// The API says that it does not know.
        Undetermined = "unknown",
    }

    /// What the type of an image can be changed to.
    ImageUpdateType {
        /// A backup becomes a snapshot, and stays when the server goes.
        Snapshot = "snapshot",
    }

    /// What images can be sorted by.
    ImageSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
        Created = "created",
    }
}

model! {
    /// What a server's disk starts with.
    Image: "image", "images" {
        /// The id.
        id: Id<Image>,
        /// Where it comes from.
        r#type: ImageType,
        /// How far it is.
        status: ImageStatus,
        /// The name, unique for an instruction set; only images of Hetzner have one.
        name?: String,
        /// The name for people.
        description: String,
        /// What is stored, in GB; none while it is copied, and for images of Hetzner.
        image_size?: f64,
        /// The disk that a server needs, in GB.
        disk_size: f64,
        /// When it was created.
        created: Timestamp,
        /// The server that it was copied from.
        created_from?: ImageCreatedFrom,
        /// The server that it is a backup of.
        bound_to?: Id<Server>,
        /// The family of operating systems.
        os_flavor: ImageOsFlavor,
        /// The version of the operating system.
        os_version?: String,
        /// Whether servers are made from it at once.
        rapid_deploy?: bool,
        /// What is forbidden.
        protection: Protection,
        /// That it goes away.
        deprecation?: DeprecationInfo,
        /// When it was deleted.
        deleted?: Timestamp,
        /// Its labels.
        labels: Labels,
        /// The instruction set.
        architecture: Architecture,
    }

    /// The server that an image was copied from; it may be gone.
    ImageCreatedFrom {
        /// The server's id.
        id: Id<Server>,
        /// The server's name at that time.
        name: String,
    }
}

operations! { Cloud "images"
    /// Lists images.
    GET "/images" => List {
        /// In this order.
        sort?: Vec<Sort<ImageSort>>,
        /// Only of these types.
        r#type?: Vec<ImageType>,
        /// Only this far.
        status?: Vec<ImageStatus>,
        /// Only backups of these servers.
        bound_to?: Vec<Id<Server>>,
        /// With those that have gone away already.
        include_deprecated?: bool,
        /// Only those of this name: one for each instruction set.
        name?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
        /// Only images of these instruction sets.
        architecture?: Vec<Architecture>,
    } -> Page<Image>;

    /// Lists the actions of all images.
    GET "/images/actions" => ListAllActions {
        /// Only those with these ids.
        id?: Vec<Id<Action>>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
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

    /// Changes a snapshot or backup.
    PUT "/images/{id}" => Update {
        /// The image.
        id: Id<Image>,
        /// The new name for people.
        description?: String,
        /// Makes a backup a snapshot.
        r#type?: ImageUpdateType,
        /// The new labels, in place of all old ones.
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
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Forbids or allows to delete a snapshot.
    POST "/images/{id}/actions/change_protection" => ChangeProtection {
        /// The snapshot.
        id: Id<Image>,
        /// Whether deleting is forbidden.
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
