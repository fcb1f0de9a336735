//! Targets: what a load balancer spreads connections over, and how well they are.

use alloc::string::String;
use alloc::vec::Vec;

use crate::api::references::{LabelSelectorRef, ServerRef};
use crate::api::servers::Server;
use crate::macros::{model, string_enum};
use crate::primitives::{Id, LabelSelector};

string_enum! {
    /// What a target is.
    LoadBalancerTargetType {
        /// A server.
        Server = "server",
        /// All servers whose labels match, now and later.
        LabelSelector = "label_selector",
        /// A server of Hetzner that is not in the cloud, by its address.
        Ip = "ip",
    }

    /// How well a target is.
    LoadBalancerTargetHealthStatus {
        /// It passes the checks and gets connections.
        Healthy = "healthy",
        /// It fails the checks and gets none.
        Unhealthy = "unhealthy",
        /// The API says that it does not know yet.
        Undetermined = "unknown",
    }

    /// Why a target is not well.
    LoadBalancerTargetHealthDetail {
        /// The API does not say.
        Unspecified = "unspecified",
        /// It takes no connection.
        Layer4NoConnection = "layer4_no_connection",
        /// It takes a connection too slowly.
        Layer4Timeout = "layer4_timeout",
        /// It answers too slowly.
        Layer7Timeout = "layer7_timeout",
        /// It answers with a status that does not count as healthy.
        UnexpectedHttpStatus = "unexpected_http_status",
        /// Its answer does not contain what it has to.
        UnexpectedHttpContent = "unexpected_http_content",
    }
}

model! {
    /// What a load balancer spreads over.
    LoadBalancerTarget {
        /// Which of the following.
        r#type: LoadBalancerTargetType,
        /// A server.
        server?: ServerRef,
        /// How well it is, by service; of a server or an address.
        health_status?: Vec<LoadBalancerTargetHealth>,
        /// Whether servers are reached over the private network.
        use_private_ip?: bool,
        /// The servers whose labels match.
        label_selector?: LabelSelectorRef,
        /// Those that the label selector matches at the moment.
        targets?: Vec<LoadBalancerResolvedTarget>,
        /// A server of Hetzner that is not in the cloud, by its address.
        ip?: LoadBalancerTargetIp,
    }

    /// A target that a label selector matches.
    LoadBalancerResolvedTarget {
        /// What it is: `server`.
        r#type: String,
        /// The server.
        server: ServerRef,
        /// How well it is, by service.
        health_status: Vec<LoadBalancerTargetHealth>,
        /// Whether it is reached over the private network.
        use_private_ip: bool,
    }

    /// How well a target is for one service.
    LoadBalancerTargetHealth {
        /// The port of the service.
        listen_port: u16,
        /// How well it is.
        status: LoadBalancerTargetHealthStatus,
        /// Why it is not.
        detail?: LoadBalancerTargetHealthDetail,
        /// The status that it answered, when that was the reason.
        http_status_code?: u32,
    }

    /// A server of Hetzner that is not in the cloud.
    LoadBalancerTargetIp: both {
        /// Its address, of the same customer.
        ip: String,
    }

    /// What to spread over: a server, a label selector or an address.
    LoadBalancerTargetInput: input {
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
    }
}

impl LoadBalancerTargetInput {
    /// A server.
    pub fn of_server(server: impl Into<Id<Server>>) -> Self {
        Self::new(LoadBalancerTargetType::Server).server(server.into())
    }

    /// All servers whose labels match, now and later.
    pub fn of_label_selector(selector: LabelSelector) -> Self {
        Self::new(LoadBalancerTargetType::LabelSelector).label_selector(selector)
    }

    /// A server of Hetzner that is not in the cloud, by its address.
    pub fn of_ip(ip: impl Into<String>) -> Self {
        Self::new(LoadBalancerTargetType::Ip).ip(LoadBalancerTargetIp::new(ip))
    }
}
