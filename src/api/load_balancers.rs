//! Load balancers: one address that spreads connections over several targets. What they listen to is in `services`, what
//! they spread over in `targets`.

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
    /// Which target gets the next connection.
    LoadBalancerAlgorithmType {
        /// One after the other.
        RoundRobin = "round_robin",
        /// The one that has the fewest open.
        LeastConnections = "least_connections",
    }

    /// What can be measured.
    LoadBalancerMetricType {
        /// `open_connections`: how many are open.
        OpenConnections = "open_connections",
        /// `connections_per_second`: how many were opened a second.
        ConnectionsPerSecond = "connections_per_second",
        /// `requests_per_second`: how many HTTP requests came a second.
        RequestsPerSecond = "requests_per_second",
        /// `bandwidth.in` and `bandwidth.out` in bytes a second.
        Bandwidth = "bandwidth",
    }

    /// What load balancers can be sorted by.
    LoadBalancerSort {
        /// The id.
        Id = "id",
        /// The name.
        Name = "name",
        /// When they were created.
        Created = "created",
    }
}

model! {
    /// An address that spreads connections over targets.
    LoadBalancer: "load_balancer", "load_balancers" {
        /// The id.
        id: Id<LoadBalancer>,
        /// The name, unique in the project.
        name: String,
        /// How the internet reaches it.
        public_net: LoadBalancerPublicNet,
        /// How its private networks reach it.
        private_net: Vec<LoadBalancerPrivateNet>,
        /// Where it is.
        location: Location,
        /// How big it is.
        load_balancer_type: LoadBalancerType,
        /// What is forbidden.
        protection: Protection,
        /// Its labels.
        labels: Labels,
        /// When it was created.
        created: Timestamp,
        /// What it listens to.
        services: Vec<LoadBalancerService>,
        /// What it spreads over.
        targets: Vec<LoadBalancerTarget>,
        /// Which target gets the next connection.
        algorithm: LoadBalancerAlgorithm,
        /// Traffic out this month, in bytes.
        outgoing_traffic?: u64,
        /// Traffic in this month, in bytes.
        ingoing_traffic?: u64,
        /// Traffic out a month that is included, in bytes.
        included_traffic: u64,
    }

    /// How the internet reaches a load balancer.
    LoadBalancerPublicNet {
        /// Whether it does.
        enabled: bool,
        /// Its IPv4 address.
        ipv4: LoadBalancerPublicNetIp,
        /// Its IPv6 address.
        ipv6: LoadBalancerPublicNetIp,
    }

    /// A public address of a load balancer.
    LoadBalancerPublicNetIp {
        /// The address.
        ip?: String,
        /// The name that its reverse DNS entry gives.
        dns_ptr?: String,
        /// The primary IP.
        id?: Id<PrimaryIp>,
        /// Whether Hetzner has blocked it.
        blocked?: bool,
    }

    /// A load balancer in a private network.
    LoadBalancerPrivateNet {
        /// The network.
        network: Id<Network>,
        /// Its address in it.
        ip: String,
    }

    /// Which target gets the next connection.
    LoadBalancerAlgorithm: both {
        /// The way to choose.
        r#type: LoadBalancerAlgorithmType,
    }

    /// A new load balancer.
    CreateReply: reply {
        /// The load balancer.
        load_balancer: LoadBalancer,
        /// Creating it.
        action: Action,
    }

    /// How the internet is to reach a new load balancer.
    LoadBalancerPublicNetInput: input {
        /// The primary IPv4 to use; `None` for a new one.
        ipv4?: Id<PrimaryIp> | null,
        /// The primary IPv6 to use; `None` for a new one.
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
        /// In this order.
        sort?: Vec<Sort<LoadBalancerSort>>,
        /// Only the one of this name.
        name?: String,
        /// Only those whose labels match.
        label_selector?: LabelSelector,
    } -> Page<LoadBalancer>;

    /// Creates a load balancer. It costs from now on.
    POST "/load_balancers" => Create {
        /// The name, unique in the project, from 1 to 128 characters.
        name: String,
        /// How big.
        load_balancer_type: IdOrName<LoadBalancerType>,
        /// Which target gets the next connection; `round_robin` unless said otherwise.
        algorithm?: LoadBalancerAlgorithm,
        /// What it listens to.
        services?: Vec<LoadBalancerServiceInput>,
        /// What it spreads over.
        targets?: Vec<LoadBalancerTargetInput>,
        /// Its labels.
        labels?: Labels,
        /// Whether the internet reaches it; yes unless said otherwise.
        public_interface?: bool,
        /// The addresses that it is to have; not without a public interface.
        public_net?: LoadBalancerPublicNetInput,
        /// The network to attach it to.
        network?: Id<Network>,
        /// Where, roughly; Hetzner chooses the location. Either this or `location`.
        network_zone?: NetworkZone,
        /// Where. Either this or `network_zone`.
        location?: IdOrName<Location>,
    } -> CreateReply;

    /// Lists the actions of all load balancers.
    GET "/load_balancers/actions" => ListAllActions {
        /// Only those with these ids.
        id?: Vec<Id<Action>>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
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
        /// The new labels, in place of all old ones.
        labels?: Labels,
    } -> LoadBalancer;

    /// Deletes a load balancer. There is an action to wait for, or it is gone at once.
    DELETE "/load_balancers/{id}" => Delete {
        /// The load balancer.
        id: Id<LoadBalancer>,
    } -> Option<Action>;

    /// Measures a load balancer over a time of at most 30 days back, in at most 500 samples.
    GET "/load_balancers/{id}/metrics" => GetMetrics {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// What to measure.
        r#type: Vec<LoadBalancerMetricType>,
        /// From when.
        start: Timestamp,
        /// Until when.
        end: Timestamp,
        /// Seconds from one sample to the next; chosen to give about 200 when nothing is said.
        step?: f64,
    } -> Metrics;

    /// Lists the actions of a load balancer.
    GET "/load_balancers/{id}/actions" => ListActions {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// In this order.
        sort?: Vec<Sort<ActionSort>>,
        /// Only this far.
        status?: Vec<ActionStatus>,
    } -> Page<Action>;

    /// Lets a load balancer listen to one more port.
    POST "/load_balancers/{id}/actions/add_service" => AddService {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// What the connections carry.
        protocol: LoadBalancerServiceProtocol,
        /// The port that it listens to, which is free.
        listen_port: u16,
        /// The port of the targets.
        destination_port: u16,
        /// Whether the targets are told the visitor's address by the PROXY protocol.
        proxyprotocol: bool,
        /// How the health of targets is checked.
        health_check: LoadBalancerHealthCheckInput,
        /// What holds for HTTP and HTTPS; only for them.
        http?: LoadBalancerServiceHttpInput,
    } -> Action;

    /// Lets a load balancer spread over one more target.
    POST "/load_balancers/{id}/actions/add_target" => AddTarget {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// Which of the following.
        r#type: LoadBalancerTargetType,
        /// A server.
        server?: ServerRef,
        /// All servers whose labels match, now and later.
        label_selector?: LabelSelectorRef,
        /// A server of Hetzner that is not in the cloud, by its address.
        ip?: LoadBalancerTargetIp,
        /// Whether servers are reached over the private network; no unless said otherwise.
        use_private_ip?: bool,
    } -> Action;

    /// Attaches a load balancer to a network.
    POST "/load_balancers/{id}/actions/attach_to_network" => AttachToNetwork {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The network.
        network: Id<Network>,
        /// The address it is to have; a free one unless said otherwise.
        ip?: String,
        /// The subnet to choose an address from, as in `10.0.1.0/24`.
        ip_range?: String,
    } -> Action;

    /// Changes which target gets the next connection.
    POST "/load_balancers/{id}/actions/change_algorithm" => ChangeAlgorithm {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The way to choose.
        r#type: LoadBalancerAlgorithmType,
    } -> Action;

    /// Changes the reverse DNS entry of a public address of a load balancer.
    POST "/load_balancers/{id}/actions/change_dns_ptr" => ChangeDnsPtr {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The address.
        ip: String,
        /// The name; `None` for Hetzner's own.
        dns_ptr: String | null,
    } -> Action;

    /// Forbids or allows to delete a load balancer.
    POST "/load_balancers/{id}/actions/change_protection" => ChangeProtection {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// Whether deleting is forbidden.
        delete?: bool,
    } -> Action;

    /// Makes a load balancer bigger or smaller.
    POST "/load_balancers/{id}/actions/change_type" => ChangeType {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// How big; what it has now must fit in.
        load_balancer_type: IdOrName<LoadBalancerType>,
    } -> Action;

    /// Stops listening to a port.
    POST "/load_balancers/{id}/actions/delete_service" => DeleteService {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The port that it listens to.
        listen_port: u16,
    } -> Action;

    /// Takes a load balancer from a network.
    POST "/load_balancers/{id}/actions/detach_from_network" => DetachFromNetwork {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The network.
        network: Id<Network>,
    } -> Action;

    /// Takes a load balancer from the internet. It has to be in a network, and reach its targets there.
    POST "/load_balancers/{id}/actions/disable_public_interface" => DisablePublicInterface {
        /// The load balancer.
        id: Id<LoadBalancer>,
    } -> Action;

    /// Lets the internet reach a load balancer again.
    POST "/load_balancers/{id}/actions/enable_public_interface" => EnablePublicInterface {
        /// The load balancer.
        id: Id<LoadBalancer>,
    } -> Action;

    /// Takes a target from a load balancer.
    POST "/load_balancers/{id}/actions/remove_target" => RemoveTarget {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// Which of the following.
        r#type: LoadBalancerTargetType,
        /// A server.
        server?: ServerRef,
        /// The servers whose labels match.
        label_selector?: LabelSelectorRef,
        /// A server of Hetzner that is not in the cloud, by its address.
        ip?: LoadBalancerTargetIp,
    } -> Action;

    /// Changes how a load balancer serves a port. What is not said stays as it is.
    POST "/load_balancers/{id}/actions/update_service" => UpdateService {
        /// The load balancer.
        id: Id<LoadBalancer>,
        /// The port that it listens to.
        listen_port: u16,
        /// What the connections carry.
        protocol?: LoadBalancerServiceProtocol,
        /// The port of the targets.
        destination_port?: u16,
        /// Whether the targets are told the visitor's address by the PROXY protocol.
        proxyprotocol?: bool,
        /// How the health of targets is checked.
        health_check?: LoadBalancerHealthCheckUpdate,
        /// What holds for HTTP and HTTPS; only for them.
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
