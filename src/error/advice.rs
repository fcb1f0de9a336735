//! Advice for each error code. Nothing else in the crate uses it, so programs that do not call it do not contain these
//! texts.

use super::{ApiError, ErrorCode};
use crate::primitives::{split, split_once};

/// Codes and advice, a line each. Codes without a line need none: either the requested state already exists, or only the
/// author of the client can fix the request.
const ADVICE: &str = "\
unauthorized: check the token; it must belong to this project and not be revoked
token_readonly: use a token with read and write access
forbidden: check the permissions of the token, and the state of the project
rate_limit_exceeded limit_reached: wait; one request is refilled every second. Then send fewer, or larger pages
resource_limit_exceeded: delete unused resources, or request a higher limit in the console
invalid_input: correct the fields that the details name
not_found: check the id; the token must belong to the resource's project
deprecated_api_endpoint: read the announcement in the details and use the replacement
uniqueness_error: choose another name, or use the resource that has it
conflict: retry
locked: wait for the running action, then retry
resource_locked: contact Hetzner's support
protected: remove the protection first
resource_unavailable: try another location or type, or try later
maintenance service_error unavailable robot_unavailable: try later
server_error unknown_error: try later; if it persists, contact Hetzner's support with the correlation id
bad_gateway timeout: retry; before repeating a change, check whether it was carried out
server_not_stopped: shut the server down first
invalid_server_type: choose an available type with the same architecture and no smaller disk
placement_error: try another placement group or location, or no placement group
already_in_placement_group: remove the server from its placement group first
no_space_left_in_location: try a smaller volume or another location, or try later
volume_already_attached: detach the volume first
networks_overlap: choose a network whose addresses do not overlap with the server's others
no_subnet_available: add a subnet of the right network zone, or free an address
ip_not_available: choose a free address of the subnet, or omit it to have one assigned
vswitch_id_already_used: remove the vSwitch from its other network first
floating_ip_assigned must_be_unassigned primary_ip_already_assigned: unassign the IP first
primary_ip_assigned: unassign the primary IP first, or choose another
primary_ip_datacenter_mismatch: choose a primary IP of the server's location
primary_ip_version_mismatch: give an IPv4 as `ipv4` and an IPv6 as `ipv6`
server_has_ipv4 server_has_ipv6: unassign the server's other primary IP first
server_is_load_balancer_target: remove the server from the load balancer's targets first
firewall_managed_by_label_selector: remove the label selector, or the label from the resource
firewall_resource_not_found: check the ids of the resources
private_net_only_server: give the server a public IP first, or leave it out
server_already_added: give each server only once
resource_in_use: remove the firewall from all resources first
invalid_load_balancer_type: choose an available type whose limits allow all targets and services
load_balancer_already_attached: detach the load balancer from its network first
load_balancer_not_attached_to_network: attach the load balancer to a network first
load_balancer_public_interface_disabled: enable the public interface, or use the target's private address
targets_without_use_private_ip: make all targets use their private addresses first
source_port_already_used: choose another port, or update the service that uses it
resolve_cloud_private_targets_error server_not_attached_to_network: attach the server to the load balancer's network first
resolve_cloud_public_targets_error missing_ipv4: give the server a public IPv4, or use its private address
ip_not_owned: choose an address that you own
cloud_resource_ip_not_allowed: add the server itself instead of its address
network_has_no_vswitch_subnet: add a vSwitch subnet to the network first
ip_not_in_vswitch_subnet: choose an address of the vSwitch subnet
caa_record_does_not_allow_ca: let the domain's CAA record allow the certificate authority, then retry
ca_dns_validation_failed: check the domain's name servers and records, then retry
ca_too_many_authorizations_failed_recently: fix the cause, wait an hour or more, then retry
ca_too_many_certificates_issued_for_registered_domain: wait some days, then retry
ca_too_many_duplicate_certificates: use the existing certificate, or wait some days
could_not_verify_domain_delegated_to_zone: point the domain to the name servers of its zone, then retry
dns_zone_not_found: create the domain's zone first, then retry
dns_zone_is_secondary_zone: make the domain's zone a primary zone, then retry
incorrect_zone_mode: change the records at the zone's primary name servers
";

/// Returns the advice for a code by its text.
pub(crate) fn advice(code: &str) -> Option<&'static str> {
    let mut lines = split(ADVICE, b'\n').filter_map(|line| split_once(line, b':'));
    let (_, advice) = lines.find(|(codes, _)| split(codes, b' ').any(|known| known == code))?;
    Some(advice.trim_ascii())
}

impl ErrorCode {
    /// Returns advice for the next step; `None` when nothing can be done, or the code is unknown.
    ///
    /// ```
    /// use hetzner_cloud::ErrorCode;
    ///
    /// assert_eq!(ErrorCode::Locked.advice(), Some("wait for the running action, then retry"));
    /// assert_eq!(ErrorCode::from("moon_is_full").advice(), None);
    /// ```
    pub fn advice(&self) -> Option<&'static str> {
        advice(self.as_str())
    }
}

impl ApiError {
    /// Returns advice for the next step; see [`ErrorCode::advice`].
    pub fn advice(&self) -> Option<&'static str> {
        self.code.advice()
    }
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use super::*;

    /// The texts fit after a colon, and in one line.
    #[test]
    fn advice_is_short_and_lower_case() {
        for code in ErrorCode::VALUES {
            let Some(advice) = advice(code) else { continue };
            assert!(advice.starts_with(|first: char| first.is_ascii_lowercase()), "{code}: {advice}");
            assert!(!advice.ends_with('.') && advice.len() < 90, "{code}: {advice}");
        }
    }

    #[test]
    fn all_codes_are_known_and_have_one_line() {
        let mut codes: Vec<&str> = ADVICE
            .lines()
            .flat_map(|line| line.split_once(": ").expect("codes and advice").0.split(' '))
            .collect();
        assert!(codes.len() > 60);
        for code in &codes {
            assert!(ErrorCode::VALUES.contains(code), "{code}");
        }
        codes.sort_unstable();
        assert!(codes.windows(2).all(|pair| pair[0] != pair[1]));
    }
}
