//! Servers: virtual machines.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::images::Image;
use super::isos::Iso;
use super::load_balancers::LoadBalancer;
use super::locations::Location;
use super::metrics::Metrics;
use super::networks::Network;
use super::placement_groups::PlacementGroup;
use super::server_types::ServerType;
use super::ssh_keys::SshKey;
use super::volumes::Volume;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Secret, Sort, Timestamp};

pub(crate) mod nets;

pub use nets::*;

string_enum! {
    /// The status of a server.
    ServerStatus {
        /// The server is running.
        Running = "running",
        /// The server is being created.
        Initializing = "initializing",
        /// The server is starting.
        Starting = "starting",
        /// The server is stopping.
        Stopping = "stopping",
        /// The server is off; it is still billed.
        Off = "off",
        /// The server is being deleted.
        Deleting = "deleting",
        /// The server is being moved to another host.
        Migrating = "migrating",
        /// The disk of the server is being replaced.
        Rebuilding = "rebuilding",
        /// The API reports that it does not know.
        Undetermined = "unknown",
    }

    /// The four hours, in UTC, in which a server is backed up. Hetzner chooses the window.
    BackupWindow {
        /// From 22:00 to 02:00.
        From22To02 = "22-02",
        /// From 02:00 to 06:00.
        From02To06 = "02-06",
        /// From 06:00 to 10:00.
        From06To10 = "06-10",
        /// From 10:00 to 14:00.
        From10To14 = "10-14",
        /// From 14:00 to 18:00.
        From14To18 = "14-18",
        /// From 18:00 to 22:00.
        From18To22 = "18-22",
    }

    /// The type of a new image of a server's disk.
    ServerImageCreateType {
        /// A snapshot: kept until it is deleted, and billed by size.
        Snapshot = "snapshot",
        /// A backup: takes one of the seven backup slots. Backups must be enabled.
        Backup = "backup",
    }

    /// A rescue system.
    RescueType {
        /// Linux, 64-bit.
        Linux64 = "linux64",
    }

    /// A kind of metrics.
    ServerMetricType {
        /// `cpu`: the load of all cores together, in percent of one core.
        Cpu = "cpu",
        /// `disk.0.iops.read` and `disk.0.iops.write` in operations per second, `disk.0.bandwidth.read` and
        /// `disk.0.bandwidth.write` in bytes per second.
        Disk = "disk",
        /// `network.0.pps.in` and `network.0.pps.out` in packets per second, `network.0.bandwidth.in` and
        /// `network.0.bandwidth.out` in bytes per second.
        Network = "network",
    }

    /// A sort key of servers.
    ServerSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// A server: a virtual machine.
    Server: "server", "servers" {
        /// The id.
        id: Id<Server>,
        /// The name, unique in the project; a host name according to RFC 1123.
        name: String,
        /// The status.
        status: ServerStatus,
        /// The time of creation.
        created: Timestamp,
        /// The public network interface.
        public_net: ServerPublicNet,
        /// The attachments to private networks.
        private_net: Vec<ServerPrivateNet>,
        /// The server type.
        server_type: Box<ServerType>,
        /// The location.
        location: Location,
        /// The image that the server was created from; none when the image is gone.
        image?: Box<Image>,
        /// The attached ISO.
        iso?: Iso,
        /// `true` when the next boot starts the rescue system.
        rescue_enabled: bool,
        /// `true` while an action runs on the server; other actions are refused meanwhile.
        locked: bool,
        /// The backup window; none when backups are disabled.
        backup_window?: BackupWindow,
        /// The outgoing traffic of this month, in bytes.
        outgoing_traffic?: u64,
        /// The incoming traffic of this month, in bytes.
        ingoing_traffic?: u64,
        /// The outgoing traffic included per month, in bytes.
        included_traffic?: u64,
        /// The protection.
        protection: ServerProtection,
        /// The labels.
        labels: Labels,
        /// The attached volumes.
        volumes?: Vec<Id<Volume>>,
        /// The load balancers that have the server as a target.
        load_balancers?: Vec<Id<LoadBalancer>>,
        /// The disk size in GB.
        primary_disk_size: u32,
        /// The placement group.
        placement_group?: Box<PlacementGroup>,
    }

    /// The protection of a server. A protected operation is refused until the protection is removed.
    ServerProtection {
        /// Deletion protection.
        delete: bool,
        /// Rebuild protection; always equal to `delete`.
        rebuild: bool,
    }

    /// The result of creating a server.
    CreateReply: reply {
        /// The server, which is still `initializing`.
        server: Server,
        /// The action that creates the server.
        action: Action,
        /// The actions that follow, such as starting the server. Wait for these too.
        next_actions: Vec<Action>,
        /// The password of `root`; none when SSH keys were given. Only this response contains it.
        root_password?: Secret,
    }

    /// The result of creating an image.
    CreateImageReply: reply {
        /// The image, which is still `creating`.
        image: Image,
        /// The action that copies the disk.
        action: Action,
    }

    /// The result of enabling the rescue system.
    EnableRescueReply: reply {
        /// The password of `root` in the rescue system. Only this response contains it.
        root_password: Secret,
        /// The action that enables the rescue system.
        action: Action,
    }

    /// The result of rebuilding a server.
    RebuildReply: reply {
        /// The password of `root`; none when the server was created with SSH keys. Only this response contains it.
        root_password?: Secret,
        /// The action that replaces the disk.
        action: Action,
    }

    /// The result of requesting a console.
    RequestConsoleReply: reply {
        /// The WebSocket URL that a VNC client connects to, within a minute.
        wss_url: Secret,
        /// The VNC password; it is valid for this URL only.
        password: Secret,
        /// The action that opens the console.
        action: Action,
    }

    /// The result of resetting the password.
    ResetPasswordReply: reply {
        /// The new password of `root`. Only this response contains it.
        root_password: Secret,
        /// The action that sets the password.
        action: Action,
    }
}

impl CreateReply {
    /// Returns the actions that must succeed before the server is ready, for [`Hetzner::wait`](crate::Hetzner::wait).
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        core::iter::once(&self.action).chain(&self.next_actions)
    }
}

operations! { Cloud "servers"
    /// Lists servers.
    GET "/servers" => List {
        /// Only the server with this name.
        name?: String,
        /// Only servers whose labels match.
        label_selector?: LabelSelector,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ServerSort>>,
        /// Only servers with one of these statuses.
        status?: Vec<ServerStatus>,
    } -> Page<Server>;

    /// Creates a server. Billing starts at once, and continues while the server is off.
    POST "/servers" => Create {
        /// The name, unique in the project; a host name according to RFC 1123.
        name: String,
        /// The server type.
        server_type: IdOrName<ServerType>,
        /// The image; its architecture must be that of the server type.
        image: IdOrName<Image>,
        /// The location; by default chosen by Hetzner.
        location?: IdOrName<Location>,
        /// Starts the server after it is created; `true` by default.
        start_after_create?: bool,
        /// The placement group to add the server to.
        placement_group?: Id<PlacementGroup>,
        /// The SSH keys that may log in as `root`; without keys, a password is generated.
        ssh_keys?: Vec<IdOrName<SshKey>>,
        /// The volumes to attach; they determine the location.
        volumes?: Vec<Id<Volume>>,
        /// The networks to attach the server to.
        networks?: Vec<Id<Network>>,
        /// The firewalls to apply.
        firewalls?: Vec<ServerFirewallInput>,
        /// The user data for cloud-init at the first boot, at most 32 KiB.
        user_data?: Secret,
        /// The labels.
        labels?: Labels,
        /// Mounts the volumes; requires `volumes`.
        automount?: bool,
        /// The public network interface.
        public_net?: ServerPublicNetInput,
    } -> CreateReply;

    /// Lists the actions of all servers.
    GET "/servers/actions" => ListAllActions {
        /// Only actions with these ids.
        id?: Vec<Id<Action>>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Gets an action of any server.
    GET "/servers/actions/{id}" => GetActionById {
        /// The action.
        id: Id<Action>,
    } -> Action;

    /// Gets a server.
    GET "/servers/{id}" => Get {
        /// The server.
        id: Id<Server>,
    } -> Server;

    /// Changes the name or labels of a server. The host name in the server's operating system does not change.
    PUT "/servers/{id}" => Update {
        /// The server.
        id: Id<Server>,
        /// The new name.
        name?: String,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> Server;

    /// Deletes a server with its disk and backups. The reply is an action to wait for, or `None` when the server was
    /// deleted at once or is already gone.
    DELETE "/servers/{id}" => Delete {
        /// The server.
        id: Id<Server>,
    } -> Option<Action>;

    /// Gets the metrics of a server, for a period within the last 30 days, in at most 500 samples.
    GET "/servers/{id}/metrics" => GetMetrics {
        /// The server.
        id: Id<Server>,
        /// The kinds of metrics.
        r#type: Vec<ServerMetricType>,
        /// The start of the period.
        start: Timestamp,
        /// The end of the period.
        end: Timestamp,
        /// The interval between samples, in seconds; by default chosen to give about 200 samples.
        step?: f64,
    } -> Metrics;

    /// Lists the actions of a server.
    GET "/servers/{id}/actions" => ListActions {
        /// The server.
        id: Id<Server>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Adds a server to a placement group. The server must be off and must not be in a placement group.
    POST "/servers/{id}/actions/add_to_placement_group" => AddToPlacementGroup {
        /// The server.
        id: Id<Server>,
        /// The placement group.
        placement_group: Id<PlacementGroup>,
    } -> Action;

    /// Attaches an ISO to a server and replaces one that is attached. The next boot starts from the ISO.
    POST "/servers/{id}/actions/attach_iso" => AttachIso {
        /// The server.
        id: Id<Server>,
        /// The ISO.
        iso: IdOrName<Iso>,
    } -> Action;

    /// Attaches a server to a network.
    POST "/servers/{id}/actions/attach_to_network" => AttachToNetwork {
        /// The server.
        id: Id<Server>,
        /// The network.
        network: Id<Network>,
        /// The address in the network; a free one by default.
        ip?: String,
        /// The alias IPs: further addresses of the server in the network.
        alias_ips?: Vec<String>,
        /// The subnet to choose an address from, as in `10.0.1.0/24`.
        ip_range?: String,
    } -> Action;

    /// Changes the alias IPs of a server in a network.
    POST "/servers/{id}/actions/change_alias_ips" => ChangeAliasIps {
        /// The server.
        id: Id<Server>,
        /// The network.
        network: Id<Network>,
        /// The new alias IPs. They replace all existing ones.
        alias_ips: Vec<String>,
    } -> Action;

    /// Changes a reverse DNS entry of a primary IP of a server.
    POST "/servers/{id}/actions/change_dns_ptr" => ChangeDnsPtr {
        /// The server.
        id: Id<Server>,
        /// The address.
        ip: String,
        /// The domain name; `None` restores Hetzner's default.
        dns_ptr: String | null,
    } -> Action;

    /// Changes the protection of a server. The values of `delete` and `rebuild` must be equal.
    POST "/servers/{id}/actions/change_protection" => ChangeProtection {
        /// The server.
        id: Id<Server>,
        /// Deletion protection.
        delete?: bool,
        /// Rebuild protection.
        rebuild?: bool,
    } -> Action;

    /// Changes the type of a server to a larger or smaller one. The server must be off.
    POST "/servers/{id}/actions/change_type" => ChangeType {
        /// The server.
        id: Id<Server>,
        /// The new server type. It must have the same architecture, and a disk of at least the server's size.
        server_type: IdOrName<ServerType>,
        /// Enlarges the disk too; it can never be reduced again.
        upgrade_disk: bool,
    } -> Action;

    /// Creates an image of a server's disk. Shut the server down first, or the image may be inconsistent.
    POST "/servers/{id}/actions/create_image" => CreateImage {
        /// The server.
        id: Id<Server>,
        /// The description of the image; generated by default.
        description?: String,
        /// The type of the image; `snapshot` by default.
        r#type?: ServerImageCreateType,
        /// The labels of the image.
        labels?: Labels,
    } -> CreateImageReply;

    /// Detaches a server from a network.
    POST "/servers/{id}/actions/detach_from_network" => DetachFromNetwork {
        /// The server.
        id: Id<Server>,
        /// The network.
        network: Id<Network>,
    } -> Action;

    /// Detaches the ISO from a server. The action also succeeds when no ISO is attached.
    POST "/servers/{id}/actions/detach_iso" => DetachIso {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Disables the backups of a server and deletes the existing ones.
    POST "/servers/{id}/actions/disable_backup" => DisableBackup {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Disables the rescue system of a server. The next boot starts from the disk.
    POST "/servers/{id}/actions/disable_rescue" => DisableRescue {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Enables daily backups of a server, for a fifth of its price. Seven backups are kept.
    POST "/servers/{id}/actions/enable_backup" => EnableBackup {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Enables the rescue system for the next boot of a server, once and within an hour. Reboot the server to start it.
    POST "/servers/{id}/actions/enable_rescue" => EnableRescue {
        /// The server.
        id: Id<Server>,
        /// The rescue system; `linux64` by default.
        r#type?: RescueType,
        /// The SSH keys that may log in as `root`.
        ssh_keys?: Vec<Id<SshKey>>,
    } -> EnableRescueReply;

    /// Cuts the power of a server. Data that the system has not written is lost; [`Shutdown`] is the graceful variant.
    POST "/servers/{id}/actions/poweroff" => PowerOff {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Turns the power of a server on.
    POST "/servers/{id}/actions/poweron" => PowerOn {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Reboots a server gracefully: sends an ACPI request to its operating system.
    POST "/servers/{id}/actions/reboot" => Reboot {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Replaces the disk of a server with an image. All data on the disk is lost.
    POST "/servers/{id}/actions/rebuild" => Rebuild {
        /// The server.
        id: Id<Server>,
        /// The image.
        image: IdOrName<Image>,
        /// The user data for cloud-init at the first boot, at most 32 KiB.
        user_data?: Secret,
    } -> RebuildReply;

    /// Removes a server from its placement group.
    POST "/servers/{id}/actions/remove_from_placement_group" => RemoveFromPlacementGroup {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Opens a console of a server: VNC over WebSocket.
    POST "/servers/{id}/actions/request_console" => RequestConsole {
        /// The server.
        id: Id<Server>,
    } -> RequestConsoleReply;

    /// Cuts the power of a server and turns it on again. Data that the system has not written is lost; [`Reboot`] is
    /// the graceful variant.
    POST "/servers/{id}/actions/reset" => Reset {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Resets the password of `root`. The server must be running, with the QEMU guest agent.
    POST "/servers/{id}/actions/reset_password" => ResetPassword {
        /// The server.
        id: Id<Server>,
    } -> ResetPasswordReply;

    /// Shuts a server down gracefully: sends an ACPI request to its operating system. The action ends when the request
    /// is sent; it does not tell whether the system shuts down.
    POST "/servers/{id}/actions/shutdown" => Shutdown {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Gets an action of a server.
    #[deprecated(note = "since 2026-04-30: use `servers::GetActionById`")]
    GET "/servers/{id}/actions/{action_id}" => GetAction {
        /// The server.
        id: Id<Server>,
        /// The action.
        action_id: Id<Action>,
    } -> Action;
}
