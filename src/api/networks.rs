//! Networks: private ones, which servers and load balancers of a network zone share.

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
    /// What a subnet connects.
    NetworkSubnetType {
        /// Servers and load balancers of the cloud.
        Cloud = "cloud",
        /// A subnet for cloud servers.
        #[deprecated(note = "in favor of `cloud`")]
        Server = "server",
        /// The cloud with dedicated servers, by a vSwitch.
        Vswitch = "vswitch",
    }

    /// What can be in a network.
    NetworkMemberType {
        /// A server.
        Server = "server",
        /// A load balancer.
        LoadBalancer = "load_balancer",
    }

    /// How far a member of a network is.
    NetworkMemberStatus {
        /// It can be reached.
        Ok = "ok",
        /// It is being attached.
        Attaching = "attaching",
        /// It is being detached.
        Detaching = "detaching",
        /// Its addresses are being changed.
        Updating = "updating",
        /// Something failed.
        Error = "error",
    }

    /// What members of a network can be sorted by.
    NetworkMemberSort {
        /// The id.
        Id = "id",
        /// What they are.
        Type = "type",
        /// How far they are.
        Status = "status",
        /// The address.
        Ip = "ip",
    }

    /// What networks can be sorted by.
    NetworkSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
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
        /// Its IPv4 range, as in `10.0.0.0/16`; all subnets lie in it.
        ip_range: String,
        /// Its subnets.
        subnets: Vec<NetworkSubnet>,
        /// Its routes.
        routes: Vec<NetworkRoute>,
        /// The servers in it.
        servers: Vec<Id<Server>>,
        /// The load balancers in it.
        load_balancers?: Vec<Id<LoadBalancer>>,
        /// What is forbidden.
        protection: Protection,
        /// Its labels.
        labels: Labels,
        /// When it was created.
        created: Timestamp,
        /// Whether the routes are known to the vSwitch too.
        expose_routes_to_vswitch: bool,
    }

    /// A part of a network that addresses are given out from.
    NetworkSubnet {
        /// What it connects.
        r#type: NetworkSubnetType,
        /// Its IPv4 range, as in `10.0.1.0/24`.
        ip_range?: String,
        /// The network zone that it is in.
        network_zone: NetworkZone,
        /// The gateway of its servers: the first address of the network.
        gateway: String,
        /// The vSwitch, by its number.
        vswitch_id?: u64,
    }

    /// Where packets for a range go.
    NetworkRoute: both {
        /// The range, as in `10.100.1.0/24`.
        destination: String,
        /// The address of the server that they go to.
        gateway: String,
    }

    /// A server or load balancer in a network.
    NetworkMember: "member", "members" {
        /// What it is.
        r#type: NetworkMemberType,
        /// Its id, in its own kind.
        id: u64,
        /// Its address.
        ip?: String,
        /// Further addresses.
        alias_ips: Vec<String>,
        /// The range of the subnet that its address is of.
        subnet?: String,
        /// How far it is.
        status: NetworkMemberStatus,
    }

    /// A part of a network to give out addresses from.
    NetworkSubnetInput: input {
        /// What it connects.
        r#type: NetworkSubnetType,
        /// Its IPv4 range, of at least four addresses (`/30`); a free one of 256 unless said otherwise.
        ip_range?: String,
        /// The network zone.
        network_zone: NetworkZone,
        /// The vSwitch, by its number; needed for one, and only then.
        vswitch_id?: u64,
    }
}

operations! { Cloud "networks"
    /// Lists networks.
    GET "/networks" => List {
        /// In this order.
        sort?: Vec<Sort<NetworkSort>>,
        /// Only the one of this name.
        name?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
    } -> Page<Network>;

    /// Creates a network. It costs nothing.
    POST "/networks" => Create {
        /// The name, unique in the project.
        name: String,
        /// Its range of private IPv4 addresses (RFC 1918), of at least 256 (`/24`); `10.0.0.0/16` is usual.
        ip_range: String,
        /// Its labels.
        labels?: Labels,
        /// Its subnets; without one nothing can be attached.
        subnets?: Vec<NetworkSubnetInput>,
        /// Its routes.
        routes?: Vec<NetworkRoute>,
        /// Whether the routes are known to the vSwitch too; needs a subnet with one.
        expose_routes_to_vswitch?: bool,
    } -> Network;

    /// Lists the actions of all networks.
    GET "/networks/actions" => ListAllActions {
        /// Only those with these ids.
        id?: Vec<Id<Action>>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
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

    /// Changes the name, labels or vSwitch of a network. For the rest there are actions.
    PUT "/networks/{id}" => Update {
        /// The network.
        id: Id<Network>,
        /// The new name.
        name?: String,
        /// The new labels, in place of all old ones.
        labels?: Labels,
        /// Whether the routes are known to the vSwitch too.
        expose_routes_to_vswitch?: bool,
    } -> Network;

    /// Deletes a network, and detaches all that is in it.
    DELETE "/networks/{id}" => Delete {
        /// The network.
        id: Id<Network>,
    } -> ();

    /// Lists the actions of a network.
    GET "/networks/{id}/actions" => ListActions {
        /// The network.
        id: Id<Network>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Adds a route to a network.
    POST "/networks/{id}/actions/add_route" => AddRoute {
        /// The network.
        id: Id<Network>,
        /// The range, as in `10.100.1.0/24`; it may not overlap another route or a subnet.
        destination: String,
        /// The address of the server that its packets go to.
        gateway: String,
    } -> Action;

    /// Adds a subnet to a network.
    POST "/networks/{id}/actions/add_subnet" => AddSubnet {
        /// The network.
        id: Id<Network>,
        /// What it connects.
        r#type: NetworkSubnetType,
        /// Its IPv4 range, of at least four addresses (`/30`); a free one of 256 unless said otherwise.
        ip_range?: String,
        /// The network zone.
        network_zone: NetworkZone,
        /// The vSwitch, by its number; needed for one, and only then.
        vswitch_id?: u64,
    } -> Action;

    /// Makes a network bigger: the new range starts where the old one does, and contains it.
    POST "/networks/{id}/actions/change_ip_range" => ChangeIpRange {
        /// The network.
        id: Id<Network>,
        /// The new range.
        ip_range: String,
    } -> Action;

    /// Forbids or allows to delete a network.
    POST "/networks/{id}/actions/change_protection" => ChangeProtection {
        /// The network.
        id: Id<Network>,
        /// Whether deleting is forbidden.
        delete?: bool,
    } -> Action;

    /// Deletes a route from a network.
    POST "/networks/{id}/actions/delete_route" => DeleteRoute {
        /// The network.
        id: Id<Network>,
        /// The route's range.
        destination: String,
        /// The address that its packets go to.
        gateway: String,
    } -> Action;

    /// Deletes a subnet from a network. Nothing may have an address of it.
    POST "/networks/{id}/actions/delete_subnet" => DeleteSubnet {
        /// The network.
        id: Id<Network>,
        /// The subnet's range.
        ip_range: String,
    } -> Action;

    /// Lists the servers and load balancers in a network.
    GET "/networks/{id}/members" => ListMembers {
        /// The network.
        id: Id<Network>,
        /// Only those that are this.
        r#type?: Vec<NetworkMemberType>,
        /// Only those of these subnets, by range.
        subnet?: Vec<String>,
        /// Only those this far.
        status?: Vec<NetworkMemberStatus>,
        /// In this order.
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
