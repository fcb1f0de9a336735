//! Addresses: which are given out, and what their reverse DNS says. All are of those that documentation and benchmarks may
//! use (RFC 5737, RFC 3849, RFC 2544), or private ones.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::net::{Ipv4Addr, Ipv6Addr};

use super::project::Project;
use super::refusal::Refusal;
use crate::api::dns_ptr::DnsPtr;
use crate::api::ip_type::IpType;

/// An address that nobody has had, with its first reverse DNS entries.
pub(super) fn public(project: &mut Project, version: &IpType, id: u64) -> (String, Vec<DnsPtr>) {
    if *version == IpType::Ipv6 {
        let (high, low) = (id >> 16 & 0xffff, id & 0xffff);
        return (format!("2001:db8:{high:x}:{low:x}::/64"), Vec::new());
    }
    let (net, host) = (project.addresses / 254, project.addresses % 254 + 1);
    project.addresses += 1;
    let ip = match ["192.0.2", "198.51.100", "203.0.113"].get(net) {
        Some(net) => format!("{net}.{host}"),
        None => format!("198.{}.{}.{host}", 18 + net / 256 % 2, net % 256),
    };
    let entry = DnsPtr { dns_ptr: default_dns_ptr(&ip), ip: ip.clone() };
    (ip, Vec::from([entry]))
}

/// What Hetzner calls an address of which nobody has said a name.
fn default_dns_ptr(ipv4: &str) -> String {
    let parts: Vec<&str> = ipv4.rsplit('.').collect();
    format!("static.{}.clients.your-server.example", parts.join("."))
}

/// Whether `ip` is the address, or in the network, `of`.
pub(super) fn is_of(ip: &str, of: &str) -> bool {
    let start = of.strip_suffix("/64").and_then(|start| start.parse::<Ipv6Addr>().ok());
    match (ip.parse::<Ipv6Addr>(), start) {
        (Ok(ip), Some(start)) => ip.segments()[..4] == start.segments()[..4],
        _ => ip == of,
    }
}

/// Says what reverse DNS gives for an address; `None` is Hetzner's own for IPv4, and nothing for IPv6.
pub(super) fn set_dns_ptr(entries: &mut Vec<DnsPtr>, ip: String, name: Option<String>) {
    entries.retain(|entry| entry.ip != ip);
    let is_ipv4 = ip.parse::<Ipv4Addr>().is_ok();
    let name = name.or_else(|| is_ipv4.then(|| default_dns_ptr(&ip)));
    entries.extend(name.map(|dns_ptr| DnsPtr { ip, dns_ptr }));
}

/// A range of IPv4 addresses, as in `10.0.0.0/16`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Range {
    start: u32,
    prefix: u32,
}

impl Range {
    pub(super) fn read(field: &str, text: &str) -> Result<Self, Refusal> {
        let parsed = text.split_once('/').and_then(|(start, prefix)| {
            let start = u32::from(start.parse::<Ipv4Addr>().ok()?);
            let prefix = prefix.parse().ok().filter(|prefix| *prefix <= 32)?;
            let range = Self { start, prefix };
            (start == start & range.mask()).then_some(range)
        });
        parsed.ok_or_else(|| Refusal::invalid(field, "is no range such as 10.0.0.0/16"))
    }

    /// One that a subnet can have: of at least four addresses.
    pub(super) fn read_subnet(field: &str, text: &str) -> Result<Self, Refusal> {
        let range = Self::read(field, text)?;
        match range.prefix {
            0..=30 => Ok(range),
            _ => Err(Refusal::invalid(field, "has to have at least four addresses")),
        }
    }

    /// One that is private (RFC 1918).
    pub(super) fn read_private(field: &str, text: &str) -> Result<Self, Refusal> {
        const PRIVATE: [Range; 3] = [
            Range { start: 0x0a00_0000, prefix: 8 },
            Range { start: 0xac10_0000, prefix: 12 },
            Range { start: 0xc0a8_0000, prefix: 16 },
        ];
        let range = Self::read(field, text)?;
        if range.prefix <= 24 && PRIVATE.iter().any(|private| private.contains(range)) {
            return Ok(range);
        }
        Err(Refusal::invalid(field, "has to be a private range of at least 256 addresses"))
    }

    fn mask(self) -> u32 {
        u32::MAX.checked_shl(32 - self.prefix).unwrap_or(0)
    }

    pub(super) fn contains(self, other: Range) -> bool {
        self.prefix <= other.prefix && other.start & self.mask() == self.start
    }

    pub(super) fn overlaps(self, other: Range) -> bool {
        self.contains(other) || other.contains(self)
    }

    pub(super) fn has(self, ip: &str) -> bool {
        ip.parse::<Ipv4Addr>().is_ok_and(|ip| u32::from(ip) & self.mask() == self.start)
    }

    /// The first address: the gateway.
    pub(super) fn gateway(self) -> String {
        Ipv4Addr::from(self.start + 1).to_string()
    }

    /// An address that is not taken.
    pub(super) fn free(self, taken: &[&str]) -> Option<String> {
        let last = self.start | !self.mask();
        (self.start + 2..last).map(|ip| Ipv4Addr::from(ip).to_string()).find(|ip| !taken.contains(&&**ip))
    }

    /// The first range of 256 addresses in it that overlaps none of these.
    pub(super) fn free_subnet(self, taken: &[Range]) -> Option<String> {
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
        let range = |text| Range::read("ip_range", text).expect("a range");
        let net = range("10.0.0.0/16");
        assert!(net.contains(range("10.0.1.0/24")) && !net.contains(range("10.1.0.0/24")));
        assert!(range("10.0.1.0/24").overlaps(net) && !net.overlaps(range("10.1.0.0/16")));
        assert!(net.has("10.0.255.7") && !net.has("10.1.0.1") && !net.has("web"));
        assert_eq!(net.gateway(), "10.0.0.1");
        assert_eq!(range("10.0.0.0/30").free(&["10.0.0.2"]), None);
        assert_eq!(range("10.0.0.0/29").free(&["10.0.0.2"]).as_deref(), Some("10.0.0.3"));
        assert_eq!(net.free_subnet(&[range("10.0.0.0/24")]).as_deref(), Some("10.0.1.0/24"));
        assert_eq!(range("10.0.0.0/24").free_subnet(&[range("10.0.0.128/25")]), None);
        for text in ["", "10.0.0.0", "10.0.0.1/24", "10.0.0.0/33", "10.0.0/8", "10.0.0.0/31"] {
            assert!(Range::read_subnet("ip_range", text).is_err(), "{text}");
        }
        for (text, is_private) in
            [("10.0.0.0/8", true), ("172.31.0.0/16", true), ("172.32.0.0/16", false), ("8.8.8.0/24", false)]
        {
            assert_eq!(Range::read_private("ip_range", text).is_ok(), is_private, "{text}");
        }
        assert!(Range::read_private("ip_range", "10.0.0.0/25").is_err());
    }
}
