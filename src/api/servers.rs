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
    /// What a server is doing.
    ServerStatus {
        /// It runs.
        Running = "running",
        /// It is being created.
        Initializing = "initializing",
        /// It is being started.
        Starting = "starting",
        /// It is being stopped.
        Stopping = "stopping",
        /// It is off; it still costs.
        Off = "off",
        /// It is being deleted.
        Deleting = "deleting",
        /// It is moved to another host.
        Migrating = "migrating",
        /// Its disk is being replaced.
        Rebuilding = "rebuilding",
        /// The API says that it does not know.
        Undetermined = "unknown",
    }

    /// The four hours in which a server is backed up, in UTC. Hetzner chooses them.
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

    /// What a copy of a server's disk becomes.
    ServerImageCreateType {
        /// It is kept until it is deleted; paid by size.
        Snapshot = "snapshot",
        /// It takes one of the seven slots for backups, which have to be enabled.
        Backup = "backup",
    }

    /// The system that a server starts to be rescued.
    RescueType {
        /// Linux, 64 bits.
        Linux64 = "linux64",
    }

    /// What can be measured.
    ServerMetricType {
        /// The load of all cores together: `cpu`, in percent of one core.
        Cpu = "cpu",
        /// `disk.0.iops.read`, `disk.0.iops.write` in operations a second, `disk.0.bandwidth.read`,
        /// `disk.0.bandwidth.write` in bytes a second.
        Disk = "disk",
        /// `network.0.pps.in`, `network.0.pps.out` in packets a second, `network.0.bandwidth.in`,
        /// `network.0.bandwidth.out` in bytes a second.
        Network = "network",
    }

    /// What servers can be sorted by.
    ServerSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
        Created = "created",
    }
}

model! {
    /// A virtual machine.
    Server: "server", "servers" {
        /// The id.
        id: Id<Server>,
        /// The name, unique in the project; a host name by RFC 1123.
        name: String,
        /// What it is doing.
        status: ServerStatus,
        /// When it was created.
        created: Timestamp,
        /// How the internet reaches it.
        public_net: ServerPublicNet,
        /// How its private networks reach it.
        private_net: Vec<ServerPrivateNet>,
        /// How big it is.
        server_type: Box<ServerType>,
        /// Where it is.
        location: Location,
        /// What its disk started with; none when that is gone.
        image?: Box<Image>,
        /// The disc in its drive.
        iso?: Iso,
        /// Whether it starts the rescue system next time.
        rescue_enabled: bool,
        /// Whether an action is at work on it, so that others are refused.
        locked: bool,
        /// When it is backed up; none when it is not.
        backup_window?: BackupWindow,
        /// Traffic out this month, in bytes.
        outgoing_traffic?: u64,
        /// Traffic in this month, in bytes.
        ingoing_traffic?: u64,
        /// Traffic out a month that is included, in bytes.
        included_traffic?: u64,
        /// What is forbidden.
        protection: ServerProtection,
        /// Its labels.
        labels: Labels,
        /// The volumes that are attached.
        volumes?: Vec<Id<Volume>>,
        /// The load balancers that have it as a target.
        load_balancers?: Vec<Id<LoadBalancer>>,
        /// Its disk in GB.
        primary_disk_size: u32,
        /// The placement group that it is in.
        placement_group?: Box<PlacementGroup>,
    }

    /// What is forbidden until the protection is taken off.
    ServerProtection {
        /// To delete it.
        delete: bool,
        /// To rebuild it; always the same as `delete`.
        rebuild: bool,
    }

    /// A new server.
    CreateReply: reply {
        /// The server, which is still `initializing`.
        server: Server,
        /// Creating it.
        action: Action,
        /// What follows, such as starting it. Wait for these too.
        next_actions: Vec<Action>,
        /// The password of `root`; none when SSH keys were given. It is told this once.
        root_password?: Secret,
    }

    /// A new image.
    CreateImageReply: reply {
        /// The image, which is still `creating`.
        image: Image,
        /// Copying it.
        action: Action,
    }

    /// A rescue system.
    EnableRescueReply: reply {
        /// The password of `root` in the rescue system. It is told this once.
        root_password: Secret,
        /// Enabling it.
        action: Action,
    }

    /// A server with a new disk.
    RebuildReply: reply {
        /// The password of `root`; none when the server was created with SSH keys. It is told this once.
        root_password?: Secret,
        /// Replacing the disk.
        action: Action,
    }

    /// A console in the browser.
    RequestConsoleReply: reply {
        /// Where a VNC client connects by WebSocket, within a minute.
        wss_url: Secret,
        /// The VNC password; it works with this address only.
        password: Secret,
        /// Opening the console.
        action: Action,
    }

    /// A new password.
    ResetPasswordReply: reply {
        /// The new password of `root`. It is told this once.
        root_password: Secret,
        /// Setting it.
        action: Action,
    }
}

impl CreateReply {
    /// All that has to succeed before the server is ready, for [`Hetzner::wait`](crate::Hetzner::wait).
    pub fn actions(&self) -> impl Iterator<Item = &Action> {
        core::iter::once(&self.action).chain(&self.next_actions)
    }
}

operations! { Cloud "servers"
    /// Lists servers.
    GET "/servers" => List {
        /// Only the one of this name.
        name?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
        /// In this order.
        sort?: Vec<Sort<ServerSort>>,
        /// Only those in one of these states.
        status?: Vec<ServerStatus>,
    } -> Page<Server>;

    /// Creates a server. It costs from now on, also while it is off.
    POST "/servers" => Create {
        /// The name, unique in the project; a host name by RFC 1123.
        name: String,
        /// How big.
        server_type: IdOrName<ServerType>,
        /// What its disk starts with, of the server type's instruction set.
        image: IdOrName<Image>,
        /// Where; Hetzner chooses when nothing is said.
        location?: IdOrName<Location>,
        /// Whether it is started at once; yes unless said otherwise.
        start_after_create?: bool,
        /// The placement group to put it in.
        placement_group?: Id<PlacementGroup>,
        /// Who may log in as `root`; without keys a password is made.
        ssh_keys?: Vec<IdOrName<SshKey>>,
        /// Volumes to attach; they decide the location.
        volumes?: Vec<Id<Volume>>,
        /// Networks to attach it to.
        networks?: Vec<Id<Network>>,
        /// Firewalls to apply.
        firewalls?: Vec<ServerFirewallInput>,
        /// What cloud-init runs at the first start, at most 32 KiB.
        user_data?: Secret,
        /// Its labels.
        labels?: Labels,
        /// Whether the volumes are mounted; needs `volumes`.
        automount?: bool,
        /// How the internet is to reach it.
        public_net?: ServerPublicNetInput,
    } -> CreateReply;

    /// Lists the actions of all servers.
    GET "/servers/actions" => ListAllActions {
        /// Only those with these ids.
        id?: Vec<Id<Action>>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
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

    /// Changes the name or labels of a server. The system on it does not learn its new name.
    PUT "/servers/{id}" => Update {
        /// The server.
        id: Id<Server>,
        /// The new name.
        name?: String,
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> Server;

    /// Deletes a server, with its disk and backups. `None` means deleted at once or already gone.
    DELETE "/servers/{id}" => Delete {
        /// The server.
        id: Id<Server>,
    } -> Option<Action>;

    /// Measures a server over a time of at most 30 days back, in at most 500 samples.
    GET "/servers/{id}/metrics" => GetMetrics {
        /// The server.
        id: Id<Server>,
        /// What to measure.
        r#type: Vec<ServerMetricType>,
        /// From when.
        start: Timestamp,
        /// Until when.
        end: Timestamp,
        /// Seconds from one sample to the next; chosen to give about 200 when nothing is said.
        step?: f64,
    } -> Metrics;

    /// Lists the actions of a server.
    GET "/servers/{id}/actions" => ListActions {
        /// The server.
        id: Id<Server>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Puts a server in a placement group. It has to be off, and in none.
    POST "/servers/{id}/actions/add_to_placement_group" => AddToPlacementGroup {
        /// The server.
        id: Id<Server>,
        /// The placement group.
        placement_group: Id<PlacementGroup>,
    } -> Action;

    /// Puts a disc into a server's drive, in place of one that is there. The server starts from it next time.
    POST "/servers/{id}/actions/attach_iso" => AttachIso {
        /// The server.
        id: Id<Server>,
        /// The disc.
        iso: IdOrName<Iso>,
    } -> Action;

    /// Attaches a server to a network.
    POST "/servers/{id}/actions/attach_to_network" => AttachToNetwork {
        /// The server.
        id: Id<Server>,
        /// The network.
        network: Id<Network>,
        /// The address it is to have; a free one unless said otherwise.
        ip?: String,
        /// Further addresses.
        alias_ips?: Vec<String>,
        /// The subnet to choose an address from, as in `10.0.1.0/24`.
        ip_range?: String,
    } -> Action;

    /// Changes the further addresses of a server in a network.
    POST "/servers/{id}/actions/change_alias_ips" => ChangeAliasIps {
        /// The server.
        id: Id<Server>,
        /// The network.
        network: Id<Network>,
        /// The addresses, in place of all old ones.
        alias_ips: Vec<String>,
    } -> Action;

    /// Changes the reverse DNS entry of one of a server's primary IPs.
    POST "/servers/{id}/actions/change_dns_ptr" => ChangeDnsPtr {
        /// The server.
        id: Id<Server>,
        /// The address.
        ip: String,
        /// The name; `None` for Hetzner's own.
        dns_ptr: String | null,
    } -> Action;

    /// Forbids or allows to delete and rebuild a server. Both have to be the same.
    POST "/servers/{id}/actions/change_protection" => ChangeProtection {
        /// The server.
        id: Id<Server>,
        /// Whether deleting is forbidden.
        delete?: bool,
        /// Whether rebuilding is forbidden.
        rebuild?: bool,
    } -> Action;

    /// Makes a server bigger or smaller. It has to be off.
    POST "/servers/{id}/actions/change_type" => ChangeType {
        /// The server.
        id: Id<Server>,
        /// How big, of the same instruction set, with at least the disk that the server has.
        server_type: IdOrName<ServerType>,
        /// Whether the disk grows too; then it can never be smaller again.
        upgrade_disk: bool,
    } -> Action;

    /// Copies a server's disk. To be consistent, it had better be off.
    POST "/servers/{id}/actions/create_image" => CreateImage {
        /// The server.
        id: Id<Server>,
        /// The image's name for people; one is made when nothing is said.
        description?: String,
        /// What it becomes; a snapshot unless said otherwise.
        r#type?: ServerImageCreateType,
        /// The image's labels.
        labels?: Labels,
    } -> CreateImageReply;

    /// Takes a server from a network.
    POST "/servers/{id}/actions/detach_from_network" => DetachFromNetwork {
        /// The server.
        id: Id<Server>,
        /// The network.
        network: Id<Network>,
    } -> Action;

    /// Takes the disc from a server's drive. It succeeds when there is none.
    POST "/servers/{id}/actions/detach_iso" => DetachIso {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Stops the backups of a server and deletes them.
    POST "/servers/{id}/actions/disable_backup" => DisableBackup {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Lets a server start from its disk next time, not the rescue system.
    POST "/servers/{id}/actions/disable_rescue" => DisableRescue {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Backs a server up daily, for a fifth of its price. Seven backups are kept.
    POST "/servers/{id}/actions/enable_backup" => EnableBackup {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Lets a server start the rescue system next time, once and within an hour. Reboot it to get there.
    POST "/servers/{id}/actions/enable_rescue" => EnableRescue {
        /// The server.
        id: Id<Server>,
        /// Which system; `linux64` unless said otherwise.
        r#type?: RescueType,
        /// Who may log in as `root`.
        ssh_keys?: Vec<Id<SshKey>>,
    } -> EnableRescueReply;

    /// Cuts the power. What the system had not written is lost; [`Shutdown`] asks it first.
    POST "/servers/{id}/actions/poweroff" => PowerOff {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Turns the power on.
    POST "/servers/{id}/actions/poweron" => PowerOn {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Asks the system to reboot (ACPI).
    POST "/servers/{id}/actions/reboot" => Reboot {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Replaces a server's disk by an image. All data on it is lost.
    POST "/servers/{id}/actions/rebuild" => Rebuild {
        /// The server.
        id: Id<Server>,
        /// What the disk starts with.
        image: IdOrName<Image>,
        /// What cloud-init runs at the first start, at most 32 KiB.
        user_data?: Secret,
    } -> RebuildReply;

    /// Takes a server from its placement group.
    POST "/servers/{id}/actions/remove_from_placement_group" => RemoveFromPlacementGroup {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Opens a console: VNC over WebSocket.
    POST "/servers/{id}/actions/request_console" => RequestConsole {
        /// The server.
        id: Id<Server>,
    } -> RequestConsoleReply;

    /// Cuts the power and turns it on again. What the system had not written is lost; [`Reboot`] asks it first.
    POST "/servers/{id}/actions/reset" => Reset {
        /// The server.
        id: Id<Server>,
    } -> Action;

    /// Sets a new password for `root`. The server has to run, with the QEMU guest agent.
    POST "/servers/{id}/actions/reset_password" => ResetPassword {
        /// The server.
        id: Id<Server>,
    } -> ResetPasswordReply;

    /// Asks the system to shut down (ACPI). The action ends when it was asked; whether it obeys is another matter.
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
