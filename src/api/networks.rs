//! Private networks, which connect servers and load balancers of a network zone.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::load_balancers::LoadBalancer;
use super::locations::NetworkZone;
use super::protection::Protection;
use super::servers::Server;
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, LabelSelector, Labels, Sort, Timestamp};

string_enum! {
    /// The type of a subnet.
    NetworkSubnetType {
        /// A subnet for cloud servers and load balancers.
        Cloud = "cloud",
        /// A subnet for cloud servers.
        #[deprecated(note = "in favor of `cloud`")]
        Server = "server",
        /// A subnet that connects dedicated servers through a vSwitch.
        Vswitch = "vswitch",
    }

    /// The type of a network member.
    NetworkMemberType {
        /// A server.
        Server = "server",
        /// A load balancer.
        LoadBalancer = "load_balancer",
    }

    /// The status of a network member.
    NetworkMemberStatus {
        /// The member is reachable.
        Ok = "ok",
        /// The member is being attached.
        Attaching = "attaching",
        /// The member is being detached.
        Detaching = "detaching",
        /// The addresses of the member are being changed.
        Updating = "updating",
        /// An error occurred.
        Error = "error",
    }

    /// A sort key of network members.
    NetworkMemberSort {
        /// The id.
        Id = "id",
        /// The type.
        Type = "type",
        /// The status.
        Status = "status",
        /// The address.
        Ip = "ip",
    }

    /// A sort key of networks.
    NetworkSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// A private network.
    Network: "network", "networks" {
        /// The id.
        id: Id<Network>,
        /// The name, unique in the project.
        name: String,
        /// The IPv4 range, as in `10.0.0.0/16`; it contains all subnets.
        ip_range: String,
        /// The subnets.
        subnets: Vec<NetworkSubnet>,
        /// The routes.
        routes: Vec<NetworkRoute>,
        /// The attached servers.
        servers: Vec<Id<Server>>,
        /// The attached load balancers.
        load_balancers?: Vec<Id<LoadBalancer>>,
        /// The protection.
        protection: Protection,
        /// The labels.
        labels: Labels,
        /// The time of creation.
        created: Timestamp,
        /// `true` when the routes are exposed to the vSwitch connection.
        expose_routes_to_vswitch: bool,
    }

    /// A subnet: a range of a network that addresses are assigned from.
    NetworkSubnet {
        /// The type.
        r#type: NetworkSubnetType,
        /// The IPv4 range, as in `10.0.1.0/24`.
        ip_range?: String,
        /// The network zone.
        network_zone: NetworkZone,
        /// The gateway of the servers: the first address of the network.
        gateway: String,
        /// The id of the vSwitch.
        vswitch_id?: u64,
    }

    /// A route: the next hop of packets for a range.
    NetworkRoute: both {
        /// The destination range, as in `10.100.1.0/24`.
        destination: String,
        /// The address of the server that the packets are sent to.
        gateway: String,
    }

    /// A network member: a server or load balancer in a network.
    NetworkMember: "member", "members" {
        /// The type.
        r#type: NetworkMemberType,
        /// The id of the server or load balancer.
        id: u64,
        /// The address.
        ip?: String,
        /// The alias IPs: further addresses.
        alias_ips: Vec<String>,
        /// The range of the subnet that contains the address.
        subnet?: String,
        /// The status.
        status: NetworkMemberStatus,
    }

    /// A new subnet: a range of a network that addresses are assigned from.
    NetworkSubnetInput: input {
        /// The type.
        r#type: NetworkSubnetType,
        /// The IPv4 range, of at least four addresses (`/30`); by default a free range of 256 addresses.
        ip_range?: String,
        /// The network zone.
        network_zone: NetworkZone,
        /// The id of the vSwitch; required for the type `vswitch`, and only allowed there.
        vswitch_id?: u64,
    }
}

operations! { Cloud "networks"
    /// Lists networks.
    GET "/networks" => List {
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<NetworkSort>>,
        /// Only the network with this name.
        name?: String,
        /// Only networks whose labels match.
        label_selector?: LabelSelector,
    } -> Page<Network>;

    /// Creates a network. It is free of charge.
    POST "/networks" => Create {
        /// The name, unique in the project.
        name: String,
        /// The range of private IPv4 addresses (RFC 1918), of at least 256 addresses (`/24`); commonly `10.0.0.0/16`.
        ip_range: String,
        /// The labels.
        labels?: Labels,
        /// The subnets. At least one is needed to attach resources.
        subnets?: Vec<NetworkSubnetInput>,
        /// The routes.
        routes?: Vec<NetworkRoute>,
        /// Exposes the routes to the vSwitch connection; requires a subnet of type `vswitch`.
        expose_routes_to_vswitch?: bool,
    } -> Network;

    /// Lists the actions of all networks.
    GET "/networks/actions" => ListAllActions {
        /// Only actions with these ids.
        id?: Vec<Id<Action>>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Gets an action of any network.
    GET "/networks/actions/{id}" => GetActionById {
        /// The action.
        id: Id<Action>,
    } -> Action;

    /// Gets a network.
    GET "/networks/{id}" => Get {
        /// The network.
        id: Id<Network>,
    } -> Network;

    /// Changes the name, labels or exposure of routes of a network. Use actions to change the rest.
    PUT "/networks/{id}" => Update {
        /// The network.
        id: Id<Network>,
        /// The new name.
        name?: String,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
        /// Exposes the routes to the vSwitch connection.
        expose_routes_to_vswitch?: bool,
    } -> Network;

    /// Deletes a network and detaches all its members.
    DELETE "/networks/{id}" => Delete {
        /// The network.
        id: Id<Network>,
    } -> ();

    /// Lists the actions of a network.
    GET "/networks/{id}/actions" => ListActions {
        /// The network.
        id: Id<Network>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Adds a route to a network.
    POST "/networks/{id}/actions/add_route" => AddRoute {
        /// The network.
        id: Id<Network>,
        /// The destination range, as in `10.100.1.0/24`; it must not overlap another route or a subnet.
        destination: String,
        /// The address of the server that the packets are sent to.
        gateway: String,
    } -> Action;

    /// Adds a subnet to a network.
    POST "/networks/{id}/actions/add_subnet" => AddSubnet {
        /// The network.
        id: Id<Network>,
        /// The type.
        r#type: NetworkSubnetType,
        /// The IPv4 range, of at least four addresses (`/30`); by default a free range of 256 addresses.
        ip_range?: String,
        /// The network zone.
        network_zone: NetworkZone,
        /// The id of the vSwitch; required for the type `vswitch`, and only allowed there.
        vswitch_id?: u64,
    } -> Action;

    /// Enlarges the IP range of a network. The new range must start at the same address and contain the old one.
    POST "/networks/{id}/actions/change_ip_range" => ChangeIpRange {
        /// The network.
        id: Id<Network>,
        /// The new range.
        ip_range: String,
    } -> Action;

    /// Changes the deletion protection of a network.
    POST "/networks/{id}/actions/change_protection" => ChangeProtection {
        /// The network.
        id: Id<Network>,
        /// Deletion protection.
        delete?: bool,
    } -> Action;

    /// Deletes a route from a network.
    POST "/networks/{id}/actions/delete_route" => DeleteRoute {
        /// The network.
        id: Id<Network>,
        /// The destination range of the route.
        destination: String,
        /// The address that the packets are sent to.
        gateway: String,
    } -> Action;

    /// Deletes a subnet from a network. No resource may have an address in the subnet.
    POST "/networks/{id}/actions/delete_subnet" => DeleteSubnet {
        /// The network.
        id: Id<Network>,
        /// The IPv4 range of the subnet.
        ip_range: String,
    } -> Action;

    /// Lists the members of a network: its servers and load balancers.
    GET "/networks/{id}/members" => ListMembers {
        /// The network.
        id: Id<Network>,
        /// Only members of these types.
        r#type?: Vec<NetworkMemberType>,
        /// Only members in these subnets, given by their ranges.
        subnet?: Vec<String>,
        /// Only members with one of these statuses.
        status?: Vec<NetworkMemberStatus>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<NetworkMemberSort>>,
    } -> Page<NetworkMember>;

    /// Gets an action of a network.
    #[deprecated(note = "since 2026-04-30: use `networks::GetActionById`")]
    GET "/networks/{id}/actions/{action_id}" => GetAction {
        /// The network.
        id: Id<Network>,
        /// The action.
        action_id: Id<Action>,
    } -> Action;
}
