//! Services: the ports that a load balancer listens on, and the health checks of its targets.

use alloc::string::String;
use alloc::vec::Vec;

use crate::api::certificates::Certificate;
use crate::macros::{model, string_enum};
use crate::primitives::Id;

string_enum! {
    /// The protocol of a service.
    LoadBalancerServiceProtocol {
        /// TCP, with any content.
        Tcp = "tcp",
        /// HTTP.
        Http = "http",
        /// HTTPS, with TLS terminated at the load balancer; requires a certificate.
        Https = "https",
    }

    /// The protocol of a health check.
    LoadBalancerHealthCheckProtocol {
        /// Opens a connection.
        Tcp = "tcp",
        /// Sends an HTTP request.
        Http = "http",
    }
}

model! {
    /// A service of a load balancer: a port that it listens on.
    LoadBalancerService {
        /// The protocol of the connections.
        protocol: LoadBalancerServiceProtocol,
        /// The port that the service listens on.
        listen_port: u16,
        /// The port of the targets that connections are forwarded to.
        destination_port: u16,
        /// Sends the client's address to the targets by the PROXY protocol.
        proxyprotocol: bool,
        /// The health check of the targets.
        health_check: LoadBalancerHealthCheck,
        /// The settings for HTTP and HTTPS.
        http?: LoadBalancerServiceHttp,
    }

    /// The settings of an HTTP or HTTPS service.
    LoadBalancerServiceHttp {
        /// Sticky sessions: keeps a client on the same target, by a cookie.
        sticky_sessions: bool,
        /// The name of the cookie, at most 100 characters.
        cookie_name: String,
        /// The lifetime of the cookie in seconds, from 30 to 86400.
        cookie_lifetime: u32,
        /// The seconds after which an idle connection is closed, from 30 to 300.
        timeout_idle: u32,
        /// The TLS certificates; for HTTPS only.
        certificates?: Vec<Id<Certificate>>,
        /// Redirects clients on port 80 to HTTPS; for HTTPS only.
        redirect_http?: bool,
    }

    /// A health check of targets.
    LoadBalancerHealthCheck {
        /// The protocol of the check.
        protocol: LoadBalancerHealthCheckProtocol,
        /// The port of the targets that is checked.
        port: u16,
        /// The seconds between two checks, from 3 to 60.
        interval: u32,
        /// The seconds after which a check fails, from 1 to 60.
        timeout: u32,
        /// The number of failed checks in a row after which a target gets no more connections, from 1 to 5.
        retries: u32,
        /// The settings for HTTP; only for this protocol.
        http?: LoadBalancerHealthCheckHttp,
    }

    /// The HTTP settings of a health check.
    LoadBalancerHealthCheckHttp {
        /// The domain of the request, at most 128 characters; none to send none.
        domain?: String,
        /// The path of the request, at most 256 characters.
        path: String,
        /// The text that the response must contain, at most 256 characters.
        response?: String,
        /// The statuses that count as healthy, at most 20, as in `2??`.
        status_codes?: Vec<String>,
        /// Sends the request over TLS.
        tls?: bool,
    }

    /// A new service of a load balancer: a port to listen on.
    LoadBalancerServiceInput: input {
        /// The protocol of the connections.
        protocol: LoadBalancerServiceProtocol,
        /// The port that the service listens on.
        listen_port?: u16,
        /// The port of the targets that connections are forwarded to; the port to listen on by default.
        destination_port?: u16,
        /// Sends the client's address to the targets by the PROXY protocol; `false` by default.
        proxyprotocol?: bool,
        /// The health check of the targets; by TCP on the destination port by default.
        health_check?: LoadBalancerHealthCheckInput,
        /// The settings for HTTP and HTTPS; only for these protocols.
        http?: LoadBalancerServiceHttpInput,
    }

    /// The settings of a new HTTP or HTTPS service.
    LoadBalancerServiceHttpInput: input {
        /// Sticky sessions: keeps a client on the same target, by a cookie; `false` by default.
        sticky_sessions?: bool,
        /// The name of the cookie, at most 100 characters; `HCLBSTICKY` by default.
        cookie_name?: String,
        /// The lifetime of the cookie in seconds, from 30 to 86400; 300 by default.
        cookie_lifetime?: u32,
        /// The seconds after which an idle connection is closed, from 30 to 300; 50 by default.
        timeout_idle?: u32,
        /// The TLS certificates; for HTTPS only.
        certificates?: Vec<Id<Certificate>>,
        /// Redirects clients on port 80 to HTTPS; for HTTPS only; `false` by default.
        redirect_http?: bool,
    }

    /// The changed settings of an HTTP or HTTPS service. Settings that are not set stay unchanged.
    LoadBalancerServiceHttpUpdate: input {
        /// Sticky sessions: keeps a client on the same target, by a cookie.
        sticky_sessions?: bool,
        /// The name of the cookie, at most 100 characters.
        cookie_name?: String,
        /// The lifetime of the cookie in seconds, from 30 to 86400.
        cookie_lifetime?: u32,
        /// The seconds after which an idle connection is closed, from 30 to 300.
        timeout_idle?: u32,
        /// The TLS certificates; for HTTPS only.
        certificates?: Vec<Id<Certificate>>,
        /// Redirects clients on port 80 to HTTPS; for HTTPS only.
        redirect_http?: bool,
    }

    /// A new health check of targets.
    LoadBalancerHealthCheckInput: input {
        /// The protocol of the check.
        protocol: LoadBalancerHealthCheckProtocol,
        /// The port of the targets that is checked.
        port: u16,
        /// The seconds between two checks, from 3 to 60.
        interval: u32,
        /// The seconds after which a check fails, from 1 to 60.
        timeout: u32,
        /// The number of failed checks in a row after which a target gets no more connections, from 1 to 5.
        retries: u32,
        /// The settings for HTTP; only for this protocol.
        http?: LoadBalancerHealthCheckHttpInput,
    }

    /// The HTTP settings of a new health check.
    LoadBalancerHealthCheckHttpInput: input {
        /// The domain of the request, at most 128 characters; none to send none.
        domain?: String | null,
        /// The path of the request, at most 256 characters.
        path?: String,
        /// The text that the response must contain, at most 256 characters.
        response?: String,
        /// The statuses that count as healthy, at most 20, as in `2??`; `2??` and `3??` by default.
        status_codes?: Vec<String>,
        /// Sends the request over TLS.
        tls?: bool,
    }

    /// The changed settings of a health check. Settings that are not set stay unchanged.
    LoadBalancerHealthCheckUpdate: input {
        /// The protocol of the check.
        protocol?: LoadBalancerHealthCheckProtocol,
        /// The port of the targets that is checked.
        port?: u16,
        /// The seconds between two checks, from 3 to 60.
        interval?: u32,
        /// The seconds after which a check fails, from 1 to 60.
        timeout?: u32,
        /// The number of failed checks in a row after which a target gets no more connections, from 1 to 5.
        retries?: u32,
        /// The settings for HTTP; only for this protocol.
        http?: LoadBalancerHealthCheckHttpUpdate,
    }

    /// The changed HTTP settings of a health check. Settings that are not set stay unchanged.
    LoadBalancerHealthCheckHttpUpdate: input {
        /// The domain of the request, at most 128 characters; none to send none.
        domain?: String | null,
        /// The path of the request, at most 256 characters.
        path?: String,
        /// The text that the response must contain, at most 256 characters.
        response?: String,
        /// The statuses that count as healthy, at most 20, as in `2??`.
        status_codes?: Vec<String>,
        /// Sends the request over TLS.
        tls?: bool,
    }
}
