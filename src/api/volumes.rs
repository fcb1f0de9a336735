//! Volumes: disks on the network, each for one server of its location at a time. They stay when the server goes.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::locations::Location;
use super::protection::Protection;
use super::servers::Server;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// How far a volume is.
    VolumeStatus {
        /// It can be used.
        Available = "available",
        /// It is being created.
        Creating = "creating",
    }

    /// The file systems that a volume can start with.
    VolumeFormat {
        /// XFS.
        Xfs = "xfs",
        /// ext4.
        Ext4 = "ext4",
    }

    /// What volumes can be sorted by.
    VolumeSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
        Created = "created",
    }
}

model! {
    /// A disk on the network.
    Volume: "volume", "volumes" {
        /// The id.
        id: Id<Volume>,
        /// When it was created.
        created: Timestamp,
        /// The name, unique in the project.
        name: String,
        /// The server that it is attached to.
        server?: Id<Server>,
        /// Where it is.
        location: Location,
        /// How big it is, in GB.
        size: u32,
        /// The device that Linux shows it as, as in `/dev/disk/by-id/scsi-0HC_Volume_4711`.
        linux_device: String,
        /// What is forbidden.
        protection: Protection,
        /// Its labels.
        labels: Labels,
        /// How far it is.
        status: VolumeStatus,
        /// The file system that it started with.
        format?: VolumeFormat,
    }

    /// A new volume.
    CreateReply: reply {
        /// The volume.
        volume: Volume,
        /// Creating it.
        action: Action,
        /// What follows, such as attaching it. Wait for these too.
        next_actions: Vec<Action>,
    }
}

impl CreateReply {
    /// All that has to succeed before the volume is ready, for [`Hetzner::wait`](crate::Hetzner::wait).
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        core::iter::once(&self.action).chain(&self.next_actions)
    }
}

operations! { Cloud "volumes"
    /// Lists volumes.
    GET "/volumes" => List {
        /// Only this far.
        status?: Vec<VolumeStatus>,
        /// In this order.
        sort?: Vec<Sort<VolumeSort>>,
        /// Only the one of this name.
        name?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
    } -> Page<Volume>;

    /// Creates a volume. It costs from now on, by its size.
    POST "/volumes" => Create {
        /// How big, in GB, from 10 to 10240.
        size: u32,
        /// The name, unique in the project, at most 64 characters.
        name: String,
        /// Its labels.
        labels?: Labels,
        /// Whether the server mounts it at once; needs `server` and `format`.
        automount?: bool,
        /// The file system to put on it; none unless said otherwise.
        format?: VolumeFormat,
        /// Where; needed without a server, and only then.
        location?: IdOrName<Location>,
        /// The server to attach it to; it decides the location.
        server?: Id<Server>,
    } -> CreateReply;

    /// Lists the actions of all volumes.
    GET "/volumes/actions" => ListAllActions {
        /// Only those with these ids.
        id?: Vec<Id<Action>>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Gets an action of any volume.
    GET "/volumes/actions/{id}" => GetActionById {
        /// The action.
        id: Id<Action>,
    } -> Action;

    /// Gets a volume.
    GET "/volumes/{id}" => Get {
        /// The volume.
        id: Id<Volume>,
    } -> Volume;

    /// Changes the name or labels of a volume.
    PUT "/volumes/{id}" => Update {
        /// The volume.
        id: Id<Volume>,
        /// The new name.
        name?: String,
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> Volume;

    /// Deletes a volume, with all that is on it. It may be attached to no server.
    DELETE "/volumes/{id}" => Delete {
        /// The volume.
        id: Id<Volume>,
    } -> ();

    /// Lists the actions of a volume.
    GET "/volumes/{id}/actions" => ListActions {
        /// The volume.
        id: Id<Volume>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Attaches a volume to a server.
    POST "/volumes/{id}/actions/attach" => Attach {
        /// The volume.
        id: Id<Volume>,
        /// The server, in the same location.
        server: Id<Server>,
        /// Whether it mounts the volume at once.
        automount?: bool,
    } -> Action;

    /// Forbids or allows to delete a volume.
    POST "/volumes/{id}/actions/change_protection" => ChangeProtection {
        /// The volume.
        id: Id<Volume>,
        /// Whether deleting is forbidden.
        delete?: bool,
    } -> Action;

    /// Detaches a volume from its server. Unmount it there first.
    POST "/volumes/{id}/actions/detach" => Detach {
        /// The volume.
        id: Id<Volume>,
    } -> Action;

    /// Makes a volume bigger; it can never be smaller again. The file system does not grow by itself.
    POST "/volumes/{id}/actions/resize" => Resize {
        /// The volume.
        id: Id<Volume>,
        /// How big, in GB: more than now, at most 10240.
        size: u32,
    } -> Action;

    /// Gets an action of a volume.
    #[deprecated(note = "since 2026-04-30: use `volumes::GetActionById`")]
    GET "/volumes/{id}/actions/{action_id}" => GetAction {
        /// The volume.
        id: Id<Volume>,
        /// The action.
        action_id: Id<Action>,
    } -> Action;
}
