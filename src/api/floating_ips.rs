//! Floating IPs: addresses that move from one server to another of the same network zone, while both run. The server's own
//! system has to be told of the address.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::dns_ptr::DnsPtr;
use super::ip_type::IpType;
use super::locations::Location;
use super::protection::Protection;
use super::servers::Server;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// What floating IPs can be sorted by.
    FloatingIpSort {
        /// The id.
        Id = "id",
        /// When they were created.
        Created = "created",
    }
}

model! {
    /// An address that moves between servers.
    FloatingIp: "floating_ip", "floating_ips" {
        /// The id.
        id: Id<FloatingIp>,
        /// The name, unique in the project.
        name: String,
        /// The description.
        description?: String,
        /// The IPv4 address, or the IPv6 network as in `2001:db8::/64`.
        ip: String,
        /// The version.
        r#type: IpType,
        /// The server that it is assigned to.
        server?: Id<Server>,
        /// The reverse DNS entries.
        dns_ptr: Vec<DnsPtr>,
        /// Where its routing is best.
        home_location: Location,
        /// Whether Hetzner has blocked it.
        blocked: bool,
        /// What is forbidden.
        protection: Protection,
        /// Its labels.
        labels: Labels,
        /// When it was created.
        created: Timestamp,
    }

    /// A new floating IP.
    CreateReply: reply {
        /// The floating IP.
        floating_ip: FloatingIp,
        /// Assigning it; none when no server was said.
        action?: Action,
    }
}

operations! { Cloud "floating_ips"
    /// Lists floating IPs.
    GET "/floating_ips" => List {
        /// Only the one of this name.
        name?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
        /// In this order.
        sort?: Vec<Sort<FloatingIpSort>>,
    } -> Page<FloatingIp>;

    /// Creates a floating IP. It costs from now on, also while it is not assigned.
    POST "/floating_ips" => Create {
        /// The version.
        r#type: IpType,
        /// The server to assign it to; it decides the home location.
        server?: Id<Server> | null,
        /// Where its routing is to be best; needed without a server, and only then.
        home_location?: IdOrName<Location>,
        /// The description.
        description?: String | null,
        /// The name, unique in the project; one is made when nothing is said.
        name?: String,
        /// Its labels.
        labels?: Labels,
    } -> CreateReply;

    /// Lists the actions of all floating IPs.
    GET "/floating_ips/actions" => ListAllActions {
        /// Only those with these ids.
        id?: Vec<Id<Action>>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Gets an action of any floating IP.
    GET "/floating_ips/actions/{id}" => GetActionById {
        /// The action.
        id: Id<Action>,
    } -> Action;

    /// Gets a floating IP.
    GET "/floating_ips/{id}" => Get {
        /// The floating IP.
        id: Id<FloatingIp>,
    } -> FloatingIp;

    /// Changes the description, name or labels of a floating IP.
    PUT "/floating_ips/{id}" => Update {
        /// The floating IP.
        id: Id<FloatingIp>,
        /// The new description; `None` for none.
        description?: String | null,
        /// The new name.
        name?: String,
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> FloatingIp;

    /// Deletes a floating IP. It may be assigned to no server; the address is lost.
    DELETE "/floating_ips/{id}" => Delete {
        /// The floating IP.
        id: Id<FloatingIp>,
    } -> ();

    /// Lists the actions of a floating IP.
    GET "/floating_ips/{id}/actions" => ListActions {
        /// The floating IP.
        id: Id<FloatingIp>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Assigns a floating IP to a server. One that is assigned has to be taken from its server first.
    POST "/floating_ips/{id}/actions/assign" => Assign {
        /// The floating IP.
        id: Id<FloatingIp>,
        /// The server, in the same network zone.
        server: Id<Server>,
    } -> Action;

    /// Changes a reverse DNS entry of a floating IP.
    POST "/floating_ips/{id}/actions/change_dns_ptr" => ChangeDnsPtr {
        /// The floating IP.
        id: Id<FloatingIp>,
        /// The address.
        ip: String,
        /// The name; `None` for Hetzner's own.
        dns_ptr: String | null,
    } -> Action;

    /// Forbids or allows to delete a floating IP.
    POST "/floating_ips/{id}/actions/change_protection" => ChangeProtection {
        /// The floating IP.
        id: Id<FloatingIp>,
        /// Whether deleting is forbidden.
        delete: bool,
    } -> Action;

    /// Takes a floating IP from its server.
    POST "/floating_ips/{id}/actions/unassign" => Unassign {
        /// The floating IP.
        id: Id<FloatingIp>,
    } -> Action;

    /// Gets an action of a floating IP.
    #[deprecated(note = "since 2026-04-30: use `floating_ips::GetActionById`")]
    GET "/floating_ips/{id}/actions/{action_id}" => GetAction {
        /// The floating IP.
        id: Id<FloatingIp>,
        /// The action.
        action_id: Id<Action>,
    } -> Action;
}
