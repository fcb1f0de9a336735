//! Load balancer types: the sizes of load balancers.

use alloc::string::String;
use alloc::vec::Vec;

use super::pricing::LocationPriceWithTraffic;
use super::server_types::DeprecationInfo;
use crate::macros::{model, operations};
use crate::primitives::Id;

model! {
    /// A load balancer type: its limits and prices.
    LoadBalancerType: "load_balancer_type", "load_balancer_types" {
        /// The id.
        id: Id<LoadBalancerType>,
        /// The name, as in `lb11`.
        name: String,
        /// The human-readable name.
        description: String,
        /// The maximum number of simultaneous connections.
        max_connections: u64,
        /// The maximum number of services.
        max_services: u64,
        /// The maximum number of targets.
        max_targets: u64,
        /// The maximum number of certificates.
        max_assigned_certificates: u64,
        /// The announced removal, if any.
        deprecation?: DeprecationInfo,
        /// The prices by location.
        prices: Vec<LocationPriceWithTraffic>,
    }
}

operations! { Cloud "load_balancer_types"
    /// Lists load balancer types.
    GET "/load_balancer_types" => List {
        /// Only the load balancer type with this name.
        name?: String,
    } -> Page<LoadBalancerType>;

    /// Gets a load balancer type.
    GET "/load_balancer_types/{id}" => Get {
        /// The load balancer type.
        id: Id<LoadBalancerType>,
    } -> LoadBalancerType;
}
