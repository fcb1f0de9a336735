//! Primary IPs: the addresses that servers are born with. They stay when the server goes, unless `auto_delete` is set.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::dns_ptr::DnsPtr;
use super::ip_type::IpType;
use super::locations::Location;
use super::protection::Protection;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// What a primary IP is assigned to.
    PrimaryIpAssigneeType {
        /// A server.
        Server = "server",
        /// Nothing.
        Unassigned = "unassigned",
    }

    /// What a primary IP can be assigned to.
    PrimaryIpAssigneeTypeInput {
        /// A server.
        Server = "server",
    }

    /// What primary IPs can be sorted by.
    PrimaryIpSort {
        /// The id.
        Id = "id",
        /// When they were created.
        Created = "created",
    }
}

model! {
    /// An address of a server.
    PrimaryIp: "primary_ip", "primary_ips" {
        /// The id.
        id: Id<PrimaryIp>,
        /// The name, unique in the project.
        name: String,
        /// Its labels.
        labels: Labels,
        /// When it was created.
        created: Timestamp,
        /// Whether Hetzner has blocked it.
        blocked: bool,
        /// Where it is.
        location: Location,
        /// The IPv4 address, or the IPv6 network as in `2001:db8::/64`.
        ip: String,
        /// The reverse DNS entries.
        dns_ptr: Vec<DnsPtr>,
        /// What is forbidden.
        protection: Protection,
        /// The version.
        r#type: IpType,
        /// Whether it is deleted when its server is.
        auto_delete: bool,
        /// What it is assigned to.
        assignee_type: PrimaryIpAssigneeType,
        /// The id of what it is assigned to.
        assignee_id?: u64,
    }

    /// A new primary IP.
    CreateReply: reply {
        /// The primary IP.
        primary_ip: PrimaryIp,
        /// Assigning it; none when no assignee was said.
        action?: Action,
    }
}

operations! { Cloud "primary_ips"
    /// Lists primary IPs.
    GET "/primary_ips" => List {
        /// Only the one of this name.
        name?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
        /// Only the one of this address.
        ip?: String,
        /// In this order.
        sort?: Vec<Sort<PrimaryIpSort>>,
    } -> Page<PrimaryIp>;

    /// Creates a primary IP. An IPv4 costs from now on.
    POST "/primary_ips" => Create {
        /// The name, unique in the project.
        name: String,
        /// Its labels.
        labels?: Labels,
        /// The version.
        r#type: IpType,
        /// Where; needed without an assignee, and only then.
        location?: IdOrName<Location>,
        /// What to assign it to; needs `assignee_id`.
        assignee_type?: PrimaryIpAssigneeTypeInput,
        /// The id of what to assign it to, which has to be off; needs `assignee_type`.
        assignee_id?: u64 | null,
        /// Whether it is deleted when its server is; no unless said otherwise.
        auto_delete?: bool,
    } -> CreateReply;

    /// Lists the actions of all primary IPs.
    GET "/primary_ips/actions" => ListAllActions {
        /// Only those with these ids.
        id?: Vec<Id<Action>>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Gets an action of any primary IP.
    GET "/primary_ips/actions/{id}" => GetActionById {
        /// The action.
        id: Id<Action>,
    } -> Action;

    /// Gets a primary IP.
    GET "/primary_ips/{id}" => Get {
        /// The primary IP.
        id: Id<PrimaryIp>,
    } -> PrimaryIp;

    /// Changes the name, labels or fate of a primary IP.
    PUT "/primary_ips/{id}" => Update {
        /// The primary IP.
        id: Id<PrimaryIp>,
        /// The new name.
        name?: String,
        /// The new labels, in place of all old ones.
        labels?: Labels,
        /// Whether it is deleted when its server is.
        auto_delete?: bool,
    } -> PrimaryIp;

    /// Deletes a primary IP. It may be assigned to nothing; the address is lost.
    DELETE "/primary_ips/{id}" => Delete {
        /// The primary IP.
        id: Id<PrimaryIp>,
    } -> ();

    /// Lists the actions of a primary IP.
    GET "/primary_ips/{id}/actions" => ListActions {
        /// The primary IP.
        id: Id<PrimaryIp>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Assigns a primary IP to a server that is off and has none of this version.
    POST "/primary_ips/{id}/actions/assign" => Assign {
        /// The primary IP.
        id: Id<PrimaryIp>,
        /// What to assign it to.
        assignee_type: PrimaryIpAssigneeTypeInput,
        /// Its id; it has to be in the same location.
        assignee_id: u64,
    } -> Action;

    /// Changes a reverse DNS entry of a primary IP.
    POST "/primary_ips/{id}/actions/change_dns_ptr" => ChangeDnsPtr {
        /// The primary IP.
        id: Id<PrimaryIp>,
        /// The address.
        ip: String,
        /// The name; `None` for Hetzner's own.
        dns_ptr: String | null,
    } -> Action;

    /// Forbids or allows to delete a primary IP. One with `auto_delete` cannot be protected.
    POST "/primary_ips/{id}/actions/change_protection" => ChangeProtection {
        /// The primary IP.
        id: Id<PrimaryIp>,
        /// Whether deleting is forbidden.
        delete: bool,
    } -> Action;

    /// Takes a primary IP from its server, which has to be off.
    POST "/primary_ips/{id}/actions/unassign" => Unassign {
        /// The primary IP.
        id: Id<PrimaryIp>,
    } -> Action;

    /// Gets an action of a primary IP.
    #[deprecated(note = "since 2026-04-30: use `primary_ips::GetActionById`")]
    GET "/primary_ips/{id}/actions/{action_id}" => GetAction {
        /// The primary IP.
        id: Id<PrimaryIp>,
        /// The action.
        action_id: Id<Action>,
    } -> Action;
}
