//! How servers are reached: by the internet, and in private networks.

use alloc::string::String;
use alloc::vec::Vec;

use crate::api::dns_ptr::DnsPtr;
use crate::api::firewalls::Firewall;
use crate::api::floating_ips::FloatingIp;
use crate::api::networks::Network;
use crate::api::primary_ips::PrimaryIp;
use crate::macros::{model, string_enum};
use crate::primitives::Id;

string_enum! {
    /// How far a firewall is on a server.
    ServerFirewallStatus {
        /// Its rules hold.
        Applied = "applied",
        /// Its rules will hold soon.
        Pending = "pending",
    }
}

model! {
    /// How the internet reaches a server.
    ServerPublicNet {
        /// Its IPv4 address.
        ipv4?: ServerPublicIpv4,
        /// Its IPv6 network.
        ipv6?: ServerPublicIpv6,
        /// The floating IPs that are assigned to it.
        floating_ips: Vec<Id<FloatingIp>>,
        /// The firewalls that are applied to it.
        firewalls?: Vec<ServerFirewall>,
    }

    /// A server's public IPv4 address.
    ServerPublicIpv4 {
        /// The primary IP.
        id?: Id<PrimaryIp>,
        /// The address.
        ip: String,
        /// Whether Hetzner has blocked it.
        blocked: bool,
        /// The name that its reverse DNS entry gives.
        dns_ptr: String,
    }

    /// A server's public IPv6 network.
    ServerPublicIpv6 {
        /// The primary IP.
        id?: Id<PrimaryIp>,
        /// The network, as in `2001:db8::/64`.
        ip: String,
        /// Whether Hetzner has blocked it.
        blocked: bool,
        /// The reverse DNS entries in it.
        dns_ptr?: Vec<DnsPtr>,
    }

    /// A firewall on a server.
    ServerFirewall {
        /// The firewall.
        id?: Id<Firewall>,
        /// How far it is.
        status?: ServerFirewallStatus,
    }

    /// A server in a private network.
    ServerPrivateNet {
        /// The network.
        network?: Id<Network>,
        /// The server's address in it.
        ip?: String,
        /// Further addresses.
        alias_ips?: Vec<String>,
        /// The address of its network card.
        mac_address?: String,
    }

    /// A firewall for a new server.
    ServerFirewallInput: input {
        /// The firewall.
        firewall: Id<Firewall>,
    }

    /// How the internet is to reach a new server.
    ServerPublicNetInput: input {
        /// Whether it gets an IPv4 address; yes unless said otherwise.
        enable_ipv4?: bool,
        /// Whether it gets an IPv6 network; yes unless said otherwise.
        enable_ipv6?: bool,
        /// The primary IPv4 to use; `None` for a new one.
        ipv4?: Id<PrimaryIp> | null,
        /// The primary IPv6 to use; `None` for a new one.
        ipv6?: Id<PrimaryIp> | null,
    }
}
