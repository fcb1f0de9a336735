//! Load balancer types: how big a load balancer can be.

use alloc::string::String;
use alloc::vec::Vec;

use super::pricing::LocationPriceWithTraffic;
use super::server_types::DeprecationInfo;
use crate::macros::{model, operations};
use crate::primitives::Id;

model! {
    /// A size of load balancers.
    LoadBalancerType: "load_balancer_type", "load_balancer_types" {
        /// The id.
        id: Id<LoadBalancerType>,
        /// The name, as in `lb11`.
        name: String,
        /// The name for people.
        description: String,
        /// How many connections it holds at once.
        max_connections: u64,
        /// How many services it can have.
        max_services: u64,
        /// How many targets it can have.
        max_targets: u64,
        /// How many certificates it can use.
        max_assigned_certificates: u64,
        /// That it goes away.
        deprecation?: DeprecationInfo,
        /// What it costs, by location.
        prices: Vec<LocationPriceWithTraffic>,
    }
}

operations! { Cloud "load_balancer_types"
    /// Lists load balancer types.
    GET "/load_balancer_types" => List {
        /// Only the one of this name.
        name?: String,
    } -> Page<LoadBalancerType>;

    /// Gets a load balancer type.
    GET "/load_balancer_types/{id}" => Get {
        /// The load balancer type.
        id: Id<LoadBalancerType>,
    } -> LoadBalancerType;
}
