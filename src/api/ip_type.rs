//! The two versions of IP addresses.

use crate::macros::string_enum;

string_enum! {
    /// An IP version.
    IpType {
        /// IPv4: a single address of four bytes.
        Ipv4 = "ipv4",
        /// IPv6: a /64 network of addresses of sixteen bytes.
        Ipv6 = "ipv6",
    }
}
