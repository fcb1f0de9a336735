//! The public and private network interfaces of servers.

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
    /// The status of a firewall on a server.
    ServerFirewallStatus {
        /// The rules are in effect.
        Applied = "applied",
        /// The rules are not in effect yet.
        Pending = "pending",
    }
}

model! {
    /// The public network interface of a server.
    ServerPublicNet {
        /// The IPv4 address.
        ipv4?: ServerPublicIpv4,
        /// The IPv6 network.
        ipv6?: ServerPublicIpv6,
        /// The assigned floating IPs.
        floating_ips: Vec<Id<FloatingIp>>,
        /// The applied firewalls.
        firewalls?: Vec<ServerFirewall>,
    }

    /// The public IPv4 address of a server.
    ServerPublicIpv4 {
        /// The primary IP.
        id?: Id<PrimaryIp>,
        /// The address.
        ip: String,
        /// `true` when Hetzner has blocked the address.
        blocked: bool,
        /// The domain name of its reverse DNS entry.
        dns_ptr: String,
    }

    /// The public IPv6 network of a server.
    ServerPublicIpv6 {
        /// The primary IP.
        id?: Id<PrimaryIp>,
        /// The network, as in `2001:db8::/64`.
        ip: String,
        /// `true` when Hetzner has blocked the address.
        blocked: bool,
        /// The reverse DNS entries of addresses in the network.
        dns_ptr?: Vec<DnsPtr>,
    }

    /// A firewall on a server.
    ServerFirewall {
        /// The firewall.
        id?: Id<Firewall>,
        /// The status.
        status?: ServerFirewallStatus,
    }

    /// The attachment of a server to a private network.
    ServerPrivateNet {
        /// The network.
        network?: Id<Network>,
        /// The server's address in the network.
        ip?: String,
        /// The alias IPs: further addresses of the server in the network.
        alias_ips?: Vec<String>,
        /// The MAC address of the network interface.
        mac_address?: String,
    }

    /// A firewall to apply to a new server.
    ServerFirewallInput: input {
        /// The firewall.
        firewall: Id<Firewall>,
    }

    /// The public network interface of a new server.
    ServerPublicNetInput: input {
        /// Enables IPv4; `true` by default.
        enable_ipv4?: bool,
        /// Enables IPv6; `true` by default.
        enable_ipv6?: bool,
        /// The primary IPv4; `None` to create one.
        ipv4?: Id<PrimaryIp> | null,
        /// The primary IPv6; `None` to create one.
        ipv6?: Id<PrimaryIp> | null,
    }
}
