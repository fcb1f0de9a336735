//! Services: what a load balancer listens to, and how it checks that its targets are well.

use alloc::string::String;
use alloc::vec::Vec;

use crate::api::certificates::Certificate;
use crate::macros::{model, string_enum};
use crate::primitives::Id;

string_enum! {
    /// What the connections of a service carry.
    LoadBalancerServiceProtocol {
        /// Anything.
        Tcp = "tcp",
        /// HTTP.
        Http = "http",
        /// HTTP in TLS, which ends at the load balancer; needs a certificate.
        Https = "https",
    }

    /// How the health of targets is checked.
    LoadBalancerHealthCheckProtocol {
        /// Whether a connection can be opened.
        Tcp = "tcp",
        /// What an HTTP request answers.
        Http = "http",
    }
}

model! {
    /// A port that a load balancer listens to.
    LoadBalancerService {
        /// What the connections carry.
        protocol: LoadBalancerServiceProtocol,
        /// The port that it listens to.
        listen_port: u16,
        /// The port of the targets.
        destination_port: u16,
        /// Whether the targets are told the visitor's address by the PROXY protocol.
        proxyprotocol: bool,
        /// How the health of targets is checked.
        health_check: LoadBalancerHealthCheck,
        /// What holds for HTTP and HTTPS.
        http?: LoadBalancerServiceHttp,
    }

    /// What holds for a service of HTTP or HTTPS.
    LoadBalancerServiceHttp {
        /// Whether a visitor stays with a target, by a cookie.
        sticky_sessions: bool,
        /// The name of that cookie, at most 100 characters.
        cookie_name: String,
        /// Seconds that the cookie lives, from 30 to 86400.
        cookie_lifetime: u32,
        /// Seconds after which a silent connection is closed, from 30 to 300.
        timeout_idle: u32,
        /// The certificates to show; of HTTPS only.
        certificates?: Vec<Id<Certificate>>,
        /// Whether visitors of port 80 are sent to HTTPS; of HTTPS only.
        redirect_http?: bool,
    }

    /// How the health of targets is checked.
    LoadBalancerHealthCheck {
        /// What is tried.
        protocol: LoadBalancerHealthCheckProtocol,
        /// The port of the targets.
        port: u16,
        /// Seconds from one check to the next, from 3 to 60.
        interval: u32,
        /// Seconds after which a check has failed, from 1 to 60.
        timeout: u32,
        /// How many checks in a row have to fail before a target gets no more connections, from 1 to 5.
        retries: u32,
        /// What holds for HTTP; only for it.
        http?: LoadBalancerHealthCheckHttp,
    }

    /// How the health of targets is checked by HTTP.
    LoadBalancerHealthCheckHttp {
        /// The domain that is asked for, at most 128 characters; none to ask without.
        domain?: String,
        /// The path that is asked for, at most 256 characters.
        path: String,
        /// What the answer has to contain, at most 256 characters.
        response?: String,
        /// The statuses that count as healthy, at most 20, as in `2??`.
        status_codes?: Vec<String>,
        /// Whether it asks by TLS.
        tls?: bool,
    }

    /// A port to listen to.
    LoadBalancerServiceInput: input {
        /// What the connections carry.
        protocol: LoadBalancerServiceProtocol,
        /// The port that it listens to.
        listen_port: u16,
        /// The port of the targets.
        destination_port: u16,
        /// Whether the targets are told the visitor's address by the PROXY protocol.
        proxyprotocol: bool,
        /// How the health of targets is checked.
        health_check: LoadBalancerHealthCheckInput,
        /// What holds for HTTP and HTTPS; only for them.
        http?: LoadBalancerServiceHttpInput,
    }

    /// What is to hold for a service of HTTP or HTTPS.
    LoadBalancerServiceHttpInput: input {
        /// Whether a visitor stays with a target, by a cookie; no unless said otherwise.
        sticky_sessions?: bool,
        /// The name of that cookie, at most 100 characters; `HCLBSTICKY` unless said otherwise.
        cookie_name?: String,
        /// Seconds that the cookie lives, from 30 to 86400; 300 unless said otherwise.
        cookie_lifetime?: u32,
        /// Seconds after which a silent connection is closed, from 30 to 300; 50 unless said otherwise.
        timeout_idle?: u32,
        /// The certificates to show; of HTTPS only.
        certificates?: Vec<Id<Certificate>>,
        /// Whether visitors of port 80 are sent to HTTPS; of HTTPS only; no unless said otherwise.
        redirect_http?: bool,
    }

    /// What is to change for a service of HTTP or HTTPS.
    LoadBalancerServiceHttpUpdate: input {
        /// Whether a visitor stays with a target, by a cookie.
        sticky_sessions?: bool,
        /// The name of that cookie, at most 100 characters.
        cookie_name?: String,
        /// Seconds that the cookie lives, from 30 to 86400.
        cookie_lifetime?: u32,
        /// Seconds after which a silent connection is closed, from 30 to 300.
        timeout_idle?: u32,
        /// The certificates to show; of HTTPS only.
        certificates?: Vec<Id<Certificate>>,
        /// Whether visitors of port 80 are sent to HTTPS; of HTTPS only.
        redirect_http?: bool,
    }

    /// How to check the health of targets.
    LoadBalancerHealthCheckInput: input {
        /// What is tried.
        protocol: LoadBalancerHealthCheckProtocol,
        /// The port of the targets.
        port: u16,
        /// Seconds from one check to the next, from 3 to 60.
        interval: u32,
        /// Seconds after which a check has failed, from 1 to 60.
        timeout: u32,
        /// How many checks in a row have to fail before a target gets no more connections, from 1 to 5.
        retries: u32,
        /// What holds for HTTP; only for it.
        http?: LoadBalancerHealthCheckHttpInput,
    }

    /// How to check the health of targets by HTTP.
    LoadBalancerHealthCheckHttpInput: input {
        /// The domain that is asked for, at most 128 characters; none to ask without.
        domain?: String | null,
        /// The path that is asked for, at most 256 characters.
        path?: String,
        /// What the answer has to contain, at most 256 characters.
        response?: String,
        /// The statuses that count as healthy, at most 20, as in `2??`; `2??` and `3??` unless said otherwise.
        status_codes?: Vec<String>,
        /// Whether it asks by TLS.
        tls?: bool,
    }

    /// What is to change in the check of the targets' health.
    LoadBalancerHealthCheckUpdate: input {
        /// What is tried.
        protocol?: LoadBalancerHealthCheckProtocol,
        /// The port of the targets.
        port?: u16,
        /// Seconds from one check to the next, from 3 to 60.
        interval?: u32,
        /// Seconds after which a check has failed, from 1 to 60.
        timeout?: u32,
        /// How many checks in a row have to fail before a target gets no more connections, from 1 to 5.
        retries?: u32,
        /// What holds for HTTP; only for it.
        http?: LoadBalancerHealthCheckHttpUpdate,
    }

    /// What is to change in the check of the targets' health by HTTP.
    LoadBalancerHealthCheckHttpUpdate: input {
        /// The domain that is asked for, at most 128 characters; none to ask without.
        domain?: String | null,
        /// The path that is asked for, at most 256 characters.
        path?: String,
        /// What the answer has to contain, at most 256 characters.
        response?: String,
        /// The statuses that count as healthy, at most 20, as in `2??`.
        status_codes?: Vec<String>,
        /// Whether it asks by TLS.
        tls?: bool,
    }
}
