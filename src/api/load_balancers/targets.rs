//! Targets: the servers that a load balancer distributes connections over, and their health.

use alloc::string::String;
use alloc::vec::Vec;

use crate::api::references::{LabelSelectorRef, ServerRef};
use crate::api::servers::Server;
use crate::macros::{model, string_enum};
use crate::primitives::{Id, LabelSelector};

string_enum! {
    /// The type of a target.
    LoadBalancerTargetType {
        /// A server.
        Server = "server",
        /// All servers whose labels match, including those that match later.
        LabelSelector = "label_selector",
        /// A Hetzner server outside of the cloud, by its IP address.
        Ip = "ip",
    }

    /// The health of a target.
    LoadBalancerTargetHealthStatus {
        /// The target passes the checks and gets connections.
        Healthy = "healthy",
        /// The target fails the checks and gets no connections.
        Unhealthy = "unhealthy",
        /// The API does not know the health yet.
        Undetermined = "unknown",
    }

    /// The reason why a target is unhealthy.
    LoadBalancerTargetHealthDetail {
        /// The API gives no reason.
        Unspecified = "unspecified",
        /// The target accepts no connection.
        Layer4NoConnection = "layer4_no_connection",
        /// The target accepts a connection too slowly.
        Layer4Timeout = "layer4_timeout",
        /// The target responds too slowly.
        Layer7Timeout = "layer7_timeout",
        /// The target responds with a status that does not count as healthy.
        UnexpectedHttpStatus = "unexpected_http_status",
        /// The target's response does not contain the required text.
        UnexpectedHttpContent = "unexpected_http_content",
    }
}

model! {
    /// A target of a load balancer.
    LoadBalancerTarget {
        /// The type, which determines the field that is set.
        r#type: LoadBalancerTargetType,
        /// The server.
        server?: ServerRef,
        /// The health for each service; for a server or an IP address.
        health_status?: Vec<LoadBalancerTargetHealth>,
        /// `true` when servers are reached over the private network.
        use_private_ip?: bool,
        /// The servers, by a label selector.
        label_selector?: LabelSelectorRef,
        /// The servers that the label selector matches at the moment.
        targets?: Vec<LoadBalancerResolvedTarget>,
        /// A Hetzner server outside of the cloud, by its IP address.
        ip?: LoadBalancerTargetIp,
    }

    /// A target that a label selector matches.
    LoadBalancerResolvedTarget {
        /// The type: `server`.
        r#type: String,
        /// The server.
        server: ServerRef,
        /// The health for each service.
        health_status: Vec<LoadBalancerTargetHealth>,
        /// `true` when the server is reached over the private network.
        use_private_ip: bool,
    }

    /// The health of a target for one service.
    LoadBalancerTargetHealth {
        /// The port of the service.
        listen_port: u16,
        /// The health.
        status: LoadBalancerTargetHealthStatus,
        /// The reason, if the target is unhealthy.
        detail?: LoadBalancerTargetHealthDetail,
        /// The HTTP status of the response, if that was the reason.
        http_status_code?: u32,
    }

    /// A Hetzner server outside of the cloud.
    LoadBalancerTargetIp: both {
        /// The IP address; it must belong to the same customer.
        ip: String,
    }

    /// A new target: a server, a label selector or an IP address.
    LoadBalancerTargetInput: input {
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
    }
}

impl LoadBalancerTargetInput {
    /// Creates an input for a server.
    pub fn of_server(server: impl Into<Id<Server>>) -> Self {
        Self::new(LoadBalancerTargetType::Server).server(server.into())
    }

    /// Creates an input for all servers whose labels match, including those that match later.
    pub fn of_label_selector(selector: LabelSelector) -> Self {
        Self::new(LoadBalancerTargetType::LabelSelector).label_selector(selector)
    }

    /// Creates an input for a Hetzner server outside of the cloud, by its IP address.
    pub fn of_ip(ip: impl Into<String>) -> Self {
        Self::new(LoadBalancerTargetType::Ip).ip(LoadBalancerTargetIp::new(ip))
    }
}
