//! IP addresses and their reverse DNS. All public addresses are reserved for documentation and benchmarks (RFC 5737,
//! RFC 3849, RFC 2544); the others are private.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::net::{Ipv4Addr, Ipv6Addr};

use super::{ApiRequest, ApiResult, ErrorResponse, Project};
use crate::api::dns_ptr::DnsPtr;
use crate::api::ip_type::IpType;

/// Allocates an unused public address, with its default reverse DNS entries.
pub(super) fn allocate(project: &mut Project, version: &IpType, id: u64) -> (String, Vec<DnsPtr>) {
    if *version == IpType::Ipv6 {
        let (high, low) = ((id >> 16) & 0xffff, id & 0xffff);
        return (format!("2001:db8:{high:x}:{low:x}::/64"), Vec::new());
    }
    let (net, host) = (project.counters.allocated_ipv4s / 254, project.counters.allocated_ipv4s % 254 + 1);
    project.counters.allocated_ipv4s += 1;
    let ip = match ["192.0.2", "198.51.100", "203.0.113"].get(net) {
        Some(net) => format!("{net}.{host}"),
        None => format!("198.{}.{}.{host}", 18 + net / 256 % 2, net % 256),
    };
    let entry = DnsPtr { dns_ptr: default_dns_ptr(&ip), ip: ip.clone() };
    (ip, Vec::from([entry]))
}

/// The reverse DNS name of an IPv4 address without a custom one.
fn default_dns_ptr(ipv4: &str) -> String {
    let parts: Vec<&str> = ipv4.rsplit('.').collect();
    format!("static.{}.clients.your-server.example", parts.join("."))
}

/// Returns whether `ip` is the address, or belongs to the /64 network, `of`.
pub(super) fn belongs_to(ip: &str, of: &str) -> bool {
    let start = of.strip_suffix("/64").and_then(|start| start.parse::<Ipv6Addr>().ok());
    match (ip.parse::<Ipv6Addr>(), start) {
        (Ok(ip), Some(start)) => ip.segments()[..4] == start.segments()[..4],
        _ => ip == of,
    }
}

/// The address and the reverse DNS name in the body. The name is a host name, or null.
pub(super) fn requested_dns_ptr(request: &ApiRequest) -> ApiResult<(String, Option<String>)> {
    let ip = request.required_string("ip")?.into();
    let name = request.required_nullable_string("dns_ptr")?;
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
    };
    let is_host = |name: &str| name.len() <= 253 && name.split('.').all(is_label);
    match name.as_ref().is_none_or(|name| is_host(name.strip_suffix('.').unwrap_or(name))) {
        true => Ok((ip, name)),
        false => Err(ErrorResponse::invalid_input("dns_ptr", "is not a host name")),
    }
}

/// Sets the reverse DNS name of an address. `None` resets it: to the default for IPv4, and to no entry for IPv6.
pub(super) fn set_dns_ptr(entries: &mut Vec<DnsPtr>, ip: String, name: Option<String>) {
    entries.retain(|entry| entry.ip != ip);
    let is_ipv4 = ip.parse::<Ipv4Addr>().is_ok();
    let name = name.or_else(|| is_ipv4.then(|| default_dns_ptr(&ip)));
    entries.extend(name.map(|dns_ptr| DnsPtr { ip, dns_ptr }));
}

/// A range of IPv4 addresses in CIDR notation, such as `10.0.0.0/16`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct IpRange {
    start: u32,
    prefix: u32,
}

impl IpRange {
    pub(super) fn parse(field: &str, text: &str) -> ApiResult<Self> {
        let parsed = text.split_once('/').and_then(|(start, prefix)| {
            let start = u32::from(start.parse::<Ipv4Addr>().ok()?);
            let prefix = prefix.parse().ok().filter(|prefix| *prefix <= 32)?;
            let range = Self { start, prefix };
            (start == start & range.mask()).then_some(range)
        });
        parsed.ok_or_else(|| ErrorResponse::invalid_input(field, "is not a range such as 10.0.0.0/16"))
    }

    /// Parses the range of a subnet, which has at least four addresses.
    pub(super) fn parse_subnet(field: &str, text: &str) -> ApiResult<Self> {
        let range = Self::parse(field, text)?;
        match range.prefix {
            0..=30 => Ok(range),
            _ => Err(ErrorResponse::invalid_input(field, "must have at least four addresses")),
        }
    }

    /// Parses a private range (RFC 1918) of at least 256 addresses.
    pub(super) fn parse_private(field: &str, text: &str) -> ApiResult<Self> {
        const PRIVATE: [IpRange; 3] = [
            IpRange { start: 0x0a00_0000, prefix: 8 },
            IpRange { start: 0xac10_0000, prefix: 12 },
            IpRange { start: 0xc0a8_0000, prefix: 16 },
        ];
        let range = Self::parse(field, text)?;
        if range.prefix <= 24 && PRIVATE.iter().any(|private| private.contains(range)) {
            return Ok(range);
        }
        Err(ErrorResponse::invalid_input(field, "must be a private range of at least 256 addresses"))
    }

    fn mask(self) -> u32 {
        u32::MAX.checked_shl(32 - self.prefix).unwrap_or(0)
    }

    pub(super) fn contains(self, other: IpRange) -> bool {
        self.prefix <= other.prefix && other.start & self.mask() == self.start
    }

    pub(super) fn overlaps(self, other: IpRange) -> bool {
        self.contains(other) || other.contains(self)
    }

    pub(super) fn contains_ip(self, ip: &str) -> bool {
        ip.parse::<Ipv4Addr>().is_ok_and(|ip| u32::from(ip) & self.mask() == self.start)
    }

    /// Returns whether the text is an address of the range other than those of the network and of its broadcast.
    pub(super) fn contains_host(self, ip: &str) -> bool {
        let last = self.start | !self.mask();
        ip.parse::<Ipv4Addr>().is_ok_and(|ip| (self.start + 1..last).contains(&u32::from(ip)))
    }

    /// Returns whether the range has all addresses.
    pub(super) fn is_default(self) -> bool {
        self.prefix == 0
    }

    /// The first address, which is the gateway.
    pub(super) fn gateway(self) -> String {
        Ipv4Addr::from(self.start + 1).to_string()
    }

    /// Returns the first free address. `free_from` returns the first one that is not taken, from an address on.
    pub(super) fn free_ip(
        self,
        free_from: impl Fn(u32) -> u32,
        is_reserved: impl Fn(&str) -> bool,
    ) -> Option<String> {
        let last = self.start | !self.mask();
        let mut free = self.start + 2;
        loop {
            free = free_from(free);
            if free >= last {
                return None;
            }
            let ip = Ipv4Addr::from(free).to_string();
            if !is_reserved(&ip) {
                return Some(ip);
            }
            free += 1;
        }
    }

    /// Returns the first range of 256 addresses that overlaps none of these.
    pub(super) fn free_subnet(self, taken: &[IpRange]) -> Option<String> {
        let last = self.start | !self.mask();
        (self.start..last)
            .step_by(256)
            .map(|start| Self { start, prefix: 24 })
            .find(|range| !taken.iter().any(|taken| taken.overlaps(*range)))
            .map(|range| format!("{}/24", Ipv4Addr::from(range.start)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges() {
        let range = |text| IpRange::parse("ip_range", text).expect("a range");
        let net = range("10.0.0.0/16");
        assert!(net.contains(range("10.0.1.0/24")) && !net.contains(range("10.1.0.0/24")));
        assert!(range("10.0.1.0/24").overlaps(net) && !net.overlaps(range("10.1.0.0/16")));
        assert!(net.contains_ip("10.0.255.7") && !net.contains_ip("10.1.0.1") && !net.contains_ip("web"));
        assert_eq!(net.gateway(), "10.0.0.1");
        let second_is_taken = |ip| if ip == 0x0a00_0002 { ip + 1 } else { ip };
        let free_ip = |text, reserved: &str| range(text).free_ip(second_is_taken, |ip| ip == reserved);
        assert_eq!(free_ip("10.0.0.0/30", ""), None);
        assert_eq!(free_ip("10.0.0.0/29", "").as_deref(), Some("10.0.0.3"));
        assert_eq!(free_ip("10.0.0.0/29", "10.0.0.3").as_deref(), Some("10.0.0.4"));
        assert_eq!(net.free_subnet(&[range("10.0.0.0/24")]).as_deref(), Some("10.0.1.0/24"));
        assert_eq!(range("10.0.0.0/24").free_subnet(&[range("10.0.0.128/25")]), None);
        for text in ["", "10.0.0.0", "10.0.0.1/24", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/31"] {
            assert!(IpRange::parse_subnet("ip_range", text).is_err(), "{text}");
        }
        for (text, is_private) in
            [("10.0.0.0/8", true), ("172.31.0.0/16", true), ("172.32.0.0/16", false), ("8.8.8.0/24", false)]
        {
            assert_eq!(IpRange::parse_private("ip_range", text).is_ok(), is_private, "{text}");
        }
        assert!(IpRange::parse_private("ip_range", "10.0.0.0/25").is_err());
    }
}
