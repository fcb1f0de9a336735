//! Primary IPs: the public addresses that servers are created with. They are kept when the server is deleted, unless
//! `auto_delete` is set.

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
    /// The type of the assignee of a primary IP.
    PrimaryIpAssigneeType {
        /// A server.
        Server = "server",
        /// No assignee.
        Unassigned = "unassigned",
    }

    /// A type of resource that a primary IP can be assigned to.
    PrimaryIpAssigneeTypeInput {
        /// A server.
        Server = "server",
    }

    /// A sort key of primary IPs.
    PrimaryIpSort {
        /// The id.
        Id = "id",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// A primary IP: a public address of a server.
    PrimaryIp: "primary_ip", "primary_ips" {
        /// The id.
        id: Id<PrimaryIp>,
        /// The name, unique in the project.
        name: String,
        /// The labels.
        labels: Labels,
        /// The time of creation.
        created: Timestamp,
        /// `true` when Hetzner has blocked the address.
        blocked: bool,
        /// The location.
        location: Location,
        /// The IPv4 address, or the IPv6 network as in `2001:db8::/64`.
        ip: String,
        /// The reverse DNS entries.
        dns_ptr: Vec<DnsPtr>,
        /// The protection.
        protection: Protection,
        /// The IP version.
        r#type: IpType,
        /// `true` when the primary IP is deleted together with its server.
        auto_delete: bool,
        /// The type of the assignee.
        assignee_type: PrimaryIpAssigneeType,
        /// The id of the assignee.
        assignee_id?: u64,
    }

    /// The result of creating a primary IP.
    CreateReply: reply {
        /// The primary IP.
        primary_ip: PrimaryIp,
        /// The action that assigns the primary IP; none when no assignee was given.
        action?: Action,
    }
}

operations! { Cloud "primary_ips"
    /// Lists primary IPs.
    GET "/primary_ips" => List {
        /// Only the primary IP with this name.
        name?: String,
        /// Only primary IPs whose labels match.
        label_selector?: LabelSelector,
        /// Only the primary IP with this address.
        ip?: String,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<PrimaryIpSort>>,
    } -> Page<PrimaryIp>;

    /// Creates a primary IP. Billing of an IPv4 starts at once.
    POST "/primary_ips" => Create {
        /// The name, unique in the project.
        name: String,
        /// The labels.
        labels?: Labels,
        /// The IP version.
        r#type: IpType,
        /// The location; required without an assignee, and only allowed then.
        location?: IdOrName<Location>,
        /// The type of the assignee; requires `assignee_id`.
        assignee_type?: PrimaryIpAssigneeTypeInput,
        /// The id of the assignee, a server that must be off; requires `assignee_type`.
        assignee_id?: u64 | null,
        /// Deletes the primary IP together with its server; `false` by default.
        auto_delete?: bool,
    } -> CreateReply;

    /// Lists the actions of all primary IPs.
    GET "/primary_ips/actions" => ListAllActions {
        /// Only actions with these ids.
        id?: Vec<Id<Action>>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
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

    /// Changes the name, labels or `auto_delete` of a primary IP.
    PUT "/primary_ips/{id}" => Update {
        /// The primary IP.
        id: Id<PrimaryIp>,
        /// The new name.
        name?: String,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
        /// Deletes the primary IP together with its server.
        auto_delete?: bool,
    } -> PrimaryIp;

    /// Deletes a primary IP. It must not be assigned. The address is lost.
    DELETE "/primary_ips/{id}" => Delete {
        /// The primary IP.
        id: Id<PrimaryIp>,
    } -> ();

    /// Lists the actions of a primary IP.
    GET "/primary_ips/{id}/actions" => ListActions {
        /// The primary IP.
        id: Id<PrimaryIp>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Assigns a primary IP to a server. The server must be off and must not have a primary IP of this version.
    POST "/primary_ips/{id}/actions/assign" => Assign {
        /// The primary IP.
        id: Id<PrimaryIp>,
        /// The type of the assignee.
        assignee_type: PrimaryIpAssigneeTypeInput,
        /// The id of the assignee, which must be in the same location.
        assignee_id: u64,
    } -> Action;

    /// Changes a reverse DNS entry of a primary IP.
    POST "/primary_ips/{id}/actions/change_dns_ptr" => ChangeDnsPtr {
        /// The primary IP.
        id: Id<PrimaryIp>,
        /// The address.
        ip: String,
        /// The domain name; `None` restores Hetzner's default.
        dns_ptr: String | null,
    } -> Action;

    /// Changes the deletion protection of a primary IP. A primary IP with `auto_delete` cannot be protected.
    POST "/primary_ips/{id}/actions/change_protection" => ChangeProtection {
        /// The primary IP.
        id: Id<PrimaryIp>,
        /// Deletion protection.
        delete: bool,
    } -> Action;

    /// Unassigns a primary IP from its server, which must be off.
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
