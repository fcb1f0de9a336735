//! Load balancers, which distribute connections to one address over several targets. The ports they listen on are in
//! `services`, the servers behind them in `targets`.

use alloc::string::String;
use alloc::vec::Vec;

use super::actions::{Action, ActionSort, ActionStatus};
use super::load_balancer_types::LoadBalancerType;
use super::locations::{Location, NetworkZone};
use super::metrics::Metrics;
use super::networks::Network;
use super::primary_ips::PrimaryIp;
use super::protection::Protection;
use super::references::{LabelSelectorRef, ServerRef};
use crate::macros::{model, operations, string_enum};
use crate::primitives::{Id, IdOrName, LabelSelector, Labels, Sort, Timestamp};

pub(crate) mod services;
pub(crate) mod targets;

pub use services::*;
pub use targets::*;

string_enum! {
    /// The type of an algorithm that chooses the target of a connection.
    LoadBalancerAlgorithmType {
        /// Each target in turn.
        RoundRobin = "round_robin",
        /// The target with the fewest open connections.
        LeastConnections = "least_connections",
    }

    /// A kind of metrics.
    LoadBalancerMetricType {
        /// `open_connections`: the number of open connections.
        OpenConnections = "open_connections",
        /// `connections_per_second`: new connections per second.
        ConnectionsPerSecond = "connections_per_second",
        /// `requests_per_second`: HTTP requests per second.
        RequestsPerSecond = "requests_per_second",
        /// `bandwidth.in` and `bandwidth.out`: bytes per second.
        Bandwidth = "bandwidth",
    }

    /// A sort key of load balancers.
    LoadBalancerSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// The time of creation.
        Created = "created",
    }
}

model! {
    /// A load balancer, which distributes connections over targets.
    LoadBalancer: "load_balancer", "load_balancers" {
        /// The id.
        id: Id<LoadBalancer>,
        /// The name, unique in the project.
        name: String,
        /// The public interface.
        public_net: LoadBalancerPublicNet,
        /// The attachments to private networks.
        private_net: Vec<LoadBalancerPrivateNet>,
        /// The location.
        location: Location,
        /// The load balancer type.
        load_balancer_type: LoadBalancerType,
        /// The protection.
        protection: Protection,
        /// The labels.
        labels: Labels,
        /// The time of creation.
        created: Timestamp,
        /// The services: the ports that it listens on.
        services: Vec<LoadBalancerService>,
        /// The targets.
        targets: Vec<LoadBalancerTarget>,
        /// The algorithm that chooses the target of a connection.
        algorithm: LoadBalancerAlgorithm,
        /// The outgoing traffic of this month, in bytes.
        outgoing_traffic?: u64,
        /// The incoming traffic of this month, in bytes.
        ingoing_traffic?: u64,
        /// The outgoing traffic included per month, in bytes.
        included_traffic: u64,
    }

    /// The public interface of a load balancer.
    LoadBalancerPublicNet {
        /// `true` when the public interface is enabled.
        enabled: bool,
        /// The IPv4 address.
        ipv4: LoadBalancerPublicNetIp,
        /// The IPv6 address.
        ipv6: LoadBalancerPublicNetIp,
    }

    /// A public address of a load balancer.
    LoadBalancerPublicNetIp {
        /// The address.
        ip?: String,
        /// The domain name of its reverse DNS entry.
        dns_ptr?: String,
        /// The primary IP.
        id?: Id<PrimaryIp>,
        /// `true` when Hetzner has blocked the address.
        blocked?: bool,
    }

    /// The attachment of a load balancer to a private network.
    LoadBalancerPrivateNet {
        /// The network.
        network: Id<Network>,
        /// The load balancer's address in the network.
        ip: String,
    }

    /// An algorithm that chooses the target of a connection.
    LoadBalancerAlgorithm: both {
        /// The type of the algorithm.
        r#type: LoadBalancerAlgorithmType,
    }

    /// The result of creating a load balancer.
    CreateReply: reply {
        /// The load balancer.
        load_balancer: LoadBalancer,
        /// The action that creates the load balancer.
        action: Action,
    }

    /// The public addresses of a new load balancer.
    LoadBalancerPublicNetInput: input {
        /// The primary IPv4; `None` to create one.
        ipv4?: Id<PrimaryIp> | null,
        /// The primary IPv6; `None` to create one.
        ipv6?: Id<PrimaryIp> | null,
    }
}

impl From<LoadBalancerAlgorithmType> for LoadBalancerAlgorithm {
    fn from(r#type: LoadBalancerAlgorithmType) -> Self {
        Self { r#type }
    }
}

operations! { Cloud "load_balancers"
    /// Lists load balancers.
    GET "/load_balancers" => List {
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<LoadBalancerSort>>,
        /// Only the load balancer with this name.
        name?: String,
        /// Only load balancers whose labels match.
        label_selector?: LabelSelector,
    } -> Page<LoadBalancer>;

    /// Creates a load balancer. Billing starts at once.
    POST "/load_balancers" => Create {
        /// The name, unique in the project, from 1 to 128 characters.
        name: String,
        /// The load balancer type.
        load_balancer_type: IdOrName<LoadBalancerType>,
        /// The algorithm that chooses the target of a connection; `round_robin` by default.
        algorithm?: LoadBalancerAlgorithm,
        /// The services: the ports that it listens on.
        services?: Vec<LoadBalancerServiceInput>,
        /// The targets.
        targets?: Vec<LoadBalancerTargetInput>,
        /// The labels.
        labels?: Labels,
        /// Enables the public interface; `true` by default.
        public_interface?: bool,
        /// The public addresses; only with a public interface.
        public_net?: LoadBalancerPublicNetInput,
        /// The network to attach it to.
        network?: Id<Network>,
        /// The network zone, in which Hetzner chooses the location. Either this or `location`.
        network_zone?: NetworkZone,
        /// The location. Either this or `network_zone`.
        location?: IdOrName<Location>,
    } -> CreateReply;

    /// Lists the actions of all load balancers.
    GET "/load_balancers/actions" => ListAllActions {
        /// Only actions with these ids.
        id?: Vec<Id<Action>>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Gets an action of any load balancer.
    GET "/load_balancers/actions/{id}" => GetActionById {
        /// The action.
        id: Id<Action>,
    } -> Action;

    /// Gets a load balancer.
    GET "/load_balancers/{id}" => Get {
        /// The load balancer.
        id: Id<LoadBalancer>,
    } -> LoadBalancer;

    /// Changes the name or labels of a load balancer.
    PUT "/load_balancers/{id}" => Update {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The new name, from 1 to 128 characters.
        name?: String,
        /// The new labels. They replace all existing labels.
        labels?: Labels,
    } -> LoadBalancer;

    /// Deletes a load balancer. The reply is an action to wait for, or `None` when it is already gone.
    DELETE "/load_balancers/{id}" => Delete {
        /// The load balancer.
        id: Id<LoadBalancer>,
    } -> Option<Action>;

    /// Gets the metrics of a load balancer, for a period within the last 30 days, in at most 500 samples.
    GET "/load_balancers/{id}/metrics" => GetMetrics {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The kinds of metrics.
        r#type: Vec<LoadBalancerMetricType>,
        /// The start of the period.
        start: Timestamp,
        /// The end of the period.
        end: Timestamp,
        /// The interval between samples, in seconds; by default chosen to give about 200 samples.
        step?: f64,
    } -> Metrics;

    /// Lists the actions of a load balancer.
    GET "/load_balancers/{id}/actions" => ListActions {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// Sort order; by default ascending by id.
        sort?: Vec<Sort<ActionSort>>,
        /// Only actions with one of these statuses.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Adds a service to a load balancer: another port to listen on.
    POST "/load_balancers/{id}/actions/add_service" => AddService {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The protocol of the connections.
        protocol: LoadBalancerServiceProtocol,
        /// The port to listen on; no other service may use it. By default 80 for HTTP and 443 for HTTPS.
        listen_port?: u16,
        /// The port of the targets that connections are forwarded to; the port to listen on by default.
        destination_port?: u16,
        /// Sends the client's address to the targets by the PROXY protocol; `false` by default.
        proxyprotocol?: bool,
        /// The health check of the targets; by TCP on the destination port by default.
        health_check?: LoadBalancerHealthCheckInput,
        /// The settings for HTTP and HTTPS; only for these protocols.
        http?: LoadBalancerServiceHttpInput,
    } -> Action;

    /// Adds a target to a load balancer.
    POST "/load_balancers/{id}/actions/add_target" => AddTarget {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The type, which determines the field that is set.
        r#type: LoadBalancerTargetType,
        /// The server.
        server?: ServerRef,
        /// All servers whose labels match, including those that match later.
        label_selector?: LabelSelectorRef,
        /// A Hetzner server outside of the cloud, by its IP address.
        ip?: LoadBalancerTargetIp,
        /// Reaches servers over the private network; `false` by default.
        use_private_ip?: bool,
    } -> Action;

    /// Attaches a load balancer to a network.
    POST "/load_balancers/{id}/actions/attach_to_network" => AttachToNetwork {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The network.
        network: Id<Network>,
        /// The address in the network; a free one by default.
        ip?: String,
        /// The subnet to choose an address from, as in `10.0.1.0/24`.
        ip_range?: String,
    } -> Action;

    /// Changes the algorithm that chooses the target of a connection.
    POST "/load_balancers/{id}/actions/change_algorithm" => ChangeAlgorithm {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The type of the algorithm.
        r#type: LoadBalancerAlgorithmType,
    } -> Action;

    /// Changes the reverse DNS entry of a public address of a load balancer.
    POST "/load_balancers/{id}/actions/change_dns_ptr" => ChangeDnsPtr {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The address.
        ip: String,
        /// The domain name; `None` restores Hetzner's default.
        dns_ptr: String | null,
    } -> Action;

    /// Changes the deletion protection of a load balancer.
    POST "/load_balancers/{id}/actions/change_protection" => ChangeProtection {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// Deletion protection.
        delete?: bool,
    } -> Action;

    /// Changes the type of a load balancer to a larger or smaller one.
    POST "/load_balancers/{id}/actions/change_type" => ChangeType {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The new load balancer type. Everything that the load balancer has must fit within its limits.
        load_balancer_type: IdOrName<LoadBalancerType>,
    } -> Action;

    /// Removes a service from a load balancer, which stops listening on its port.
    POST "/load_balancers/{id}/actions/delete_service" => DeleteService {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The port that the service listens on.
        listen_port: u16,
    } -> Action;

    /// Detaches a load balancer from a network.
    POST "/load_balancers/{id}/actions/detach_from_network" => DetachFromNetwork {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The network.
        network: Id<Network>,
    } -> Action;

    /// Disables the public interface of a load balancer. It must be in a network, and reach its targets there.
    POST "/load_balancers/{id}/actions/disable_public_interface" => DisablePublicInterface {
        /// The load balancer.
        id: Id<LoadBalancer>,
    } -> Action;

    /// Enables the public interface of a load balancer.
    POST "/load_balancers/{id}/actions/enable_public_interface" => EnablePublicInterface {
        /// The load balancer.
        id: Id<LoadBalancer>,
    } -> Action;

    /// Removes a target from a load balancer.
    POST "/load_balancers/{id}/actions/remove_target" => RemoveTarget {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The type, which determines the field that is set.
        r#type: LoadBalancerTargetType,
        /// The server.
        server?: ServerRef,
        /// The servers, by a label selector.
        label_selector?: LabelSelectorRef,
        /// A Hetzner server outside of the cloud, by its IP address.
        ip?: LoadBalancerTargetIp,
    } -> Action;

    /// Changes a service of a load balancer. Parameters that are not set stay unchanged.
    POST "/load_balancers/{id}/actions/update_service" => UpdateService {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The port that the service listens on.
        listen_port: u16,
        /// The protocol of the connections.
        protocol?: LoadBalancerServiceProtocol,
        /// The port of the targets that connections are forwarded to.
        destination_port?: u16,
        /// Sends the client's address to the targets by the PROXY protocol.
        proxyprotocol?: bool,
        /// The health check of the targets.
        health_check?: LoadBalancerHealthCheckUpdate,
        /// The settings for HTTP and HTTPS; only for these protocols.
        http?: LoadBalancerServiceHttpUpdate,
    } -> Action;

    /// Gets an action of a load balancer.
    #[deprecated(note = "since 2026-04-30: use `load_balancers::GetActionById`")]
    GET "/load_balancers/{id}/actions/{action_id}" => GetAction {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The action.
        action_id: Id<Action>,
    } -> Action;
}
