//! Volumes: disks on the network. Each can be attached to one server of its location at a time, and is kept when the
//! server is deleted.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::locations::Location;
use super::protection::Protection;
use super::servers::Server;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// The status of a volume.
    VolumeStatus {
        /// The volume is ready to use.
        Available = "available",
        /// The volume is being created.
        Creating = "creating",
    }

    /// A file system that a volume can be formatted with.
    VolumeFormat {
        /// XFS.
        Xfs = "xfs",
        /// ext4.
        Ext4 = "ext4",
    }

    /// A sort key of volumes.
    VolumeSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// A volume: a disk on the network.
    Volume: "volume", "volumes" {
        /// The id.
        id: Id<Volume>,
        /// The time of creation.
        created: Timestamp,
        /// The name, unique in the project.
        name: String,
        /// The server that the volume is attached to.
        server?: Id<Server>,
        /// The location.
        location: Location,
        /// The size in GB.
        size: u32,
        /// The device path on Linux, as in `/dev/disk/by-id/scsi-0HC_Volume_4711`.
        linux_device: String,
        /// The protection.
        protection: Protection,
        /// The labels.
        labels: Labels,
        /// The status.
        status: VolumeStatus,
        /// The file system that the volume was formatted with.
        format?: VolumeFormat,
    }

    /// The result of creating a volume.
    CreateReply: reply {
        /// The volume.
        volume: Volume,
        /// The action that creates the volume.
        action: Action,
        /// The actions that follow, such as attaching the volume. Wait for these too.
        next_actions: Vec<Action>,
    }
}

impl CreateReply {
    /// Returns the actions that must succeed before the volume is ready, for [`Hetzner::wait`](crate::Hetzner::wait).
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        core::iter::once(&self.action).chain(&self.next_actions)
    }
}

operations! { Cloud "volumes"
    /// Lists volumes.
    GET "/volumes" => List {
        /// Only volumes with one of these statuses.
        status?: Vec<VolumeStatus>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<VolumeSort>>,
        /// Only the volume with this name.
        name?: String,
        /// Only volumes whose labels match.
        label_selector?: LabelSelector,
    } -> Page<Volume>;

    /// Creates a volume. Billing starts at once, by size.
    POST "/volumes" => Create {
        /// The size in GB, from 10 to 10240.
        size: u32,
        /// The name, unique in the project, at most 64 characters.
        name: String,
        /// The labels.
        labels?: Labels,
        /// Mounts the volume on the server; requires `server` and `format`.
        automount?: bool,
        /// The file system to format the volume with; none by default.
        format?: VolumeFormat,
        /// The location; required without `server`, and only allowed then.
        location?: IdOrName<Location>,
        /// The server to attach the volume to; it determines the location.
        server?: Id<Server>,
    } -> CreateReply;

    /// Lists the actions of all volumes.
    GET "/volumes/actions" => ListAllActions {
        /// Only actions with these ids.
        id?: Vec<Id<Action>>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
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
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> Volume;

    /// Deletes a volume with all its data. It must not be attached to a server.
    DELETE "/volumes/{id}" => Delete {
        /// The volume.
        id: Id<Volume>,
    } -> ();

    /// Lists the actions of a volume.
    GET "/volumes/{id}/actions" => ListActions {
        /// The volume.
        id: Id<Volume>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Attaches a volume to a server.
    POST "/volumes/{id}/actions/attach" => Attach {
        /// The volume.
        id: Id<Volume>,
        /// The server, in the same location.
        server: Id<Server>,
        /// Mounts the volume on the server.
        automount?: bool,
    } -> Action;

    /// Changes the deletion protection of a volume.
    POST "/volumes/{id}/actions/change_protection" => ChangeProtection {
        /// The volume.
        id: Id<Volume>,
        /// Deletion protection.
        delete?: bool,
    } -> Action;

    /// Detaches a volume from its server. Unmount the volume on the server first.
    POST "/volumes/{id}/actions/detach" => Detach {
        /// The volume.
        id: Id<Volume>,
    } -> Action;

    /// Enlarges a volume; it can never be reduced again. The file system is not enlarged with it.
    POST "/volumes/{id}/actions/resize" => Resize {
        /// The volume.
        id: Id<Volume>,
        /// The new size in GB: larger than the current size, at most 10240.
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
