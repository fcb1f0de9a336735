//! Reverse DNS entries of servers, load balancers, floating IPs and primary IPs.

use alloc::string::String;

use crate::macros::model;

model! {
    /// A reverse DNS entry (PTR record) of an IP address.
    DnsPtr {
        /// The IP address.
        ip: String,
        /// The domain name that the entry points to.
        dns_ptr: String,
    }
}
