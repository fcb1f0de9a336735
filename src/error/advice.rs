//! Advice on each error code. Nothing else in the crate calls it, so a program that does not use it does not contain these
//! texts.

use super::{ApiError, ErrorCode};

impl ErrorCode {
    /// What to do next; `None` where nothing can be done, or the code is unknown.
    ///
    /// ```
    /// use hetzner_cloud::ErrorCode;
    ///
    /// assert_eq!(ErrorCode::Locked.advice(), Some("wait for the running action, then send it again"));
    /// assert_eq!(ErrorCode::from("moon_is_full").advice(), None);
    /// ```
    pub fn advice(&self) -> Option<&'static str> {
        Some(match self {
            Self::Unauthorized => "check the token; it has to be one of this project, and not revoked",
            Self::TokenReadonly => "use a token that may read and write",
            Self::Forbidden => "check what the token may do, and whether the project is in order",
            Self::RateLimitExceeded | Self::LimitReached => {
                "wait; one request comes back every second. Then send fewer, or larger pages"
            }
            Self::ResourceLimitExceeded => {
                "delete what is not needed, or ask for a higher limit in the console"
            }
            Self::InvalidInput => "correct the fields that the details name",
            Self::NotFound => "check the id, and that the token is for the project that has it",
            Self::DeprecatedApiEndpoint => "read the announcement in the details and use what replaces it",
            Self::UniquenessError => "choose another name, or use what already has it",
            Self::Conflict => "send it again",
            Self::Locked => "wait for the running action, then send it again",
            Self::ResourceLocked => "ask Hetzner's support",
            Self::Protected => "take the protection off first",
            Self::ResourceUnavailable => "try another location or type, or try later",
            Self::Maintenance | Self::ServiceError | Self::Unavailable | Self::RobotUnavailable => {
                "try later"
            }
            Self::ServerError | Self::UnknownError => {
                "try later; if it stays, ask Hetzner's support, with the correlation id"
            }
            Self::BadGateway | Self::Timeout => {
                "send it again; what changes something only after looking whether it was done"
            }

            Self::ServerNotStopped => "shut the server down first",
            Self::InvalidServerType => {
                "choose an offered type of the same architecture, whose disk is no smaller"
            }
            Self::PlacementError => "try another placement group or location, or go without",
            Self::AlreadyInPlacementGroup => "take the server out of its placement group first",

            Self::NoSpaceLeftInLocation => "try a smaller volume or another location, or try later",
            Self::VolumeAlreadyAttached => "detach the volume first",

            Self::NetworksOverlap => {
                "choose a network whose addresses do not overlap with the server's others"
            }
            Self::NoSubnetAvailable => "add a subnet of the right network zone, or free an address",
            Self::IpNotAvailable => "choose a free address of the subnet, or none to be given one",
            Self::VswitchIdAlreadyUsed => "remove the vSwitch from its other network first",

            Self::FloatingIpAssigned | Self::MustBeUnassigned | Self::PrimaryIpAlreadyAssigned => {
                "unassign the IP first"
            }
            Self::PrimaryIpAssigned => "unassign the primary IP first, or choose another",
            Self::PrimaryIpDatacenterMismatch => "choose a primary IP of the server's location",
            Self::PrimaryIpVersionMismatch => "give an IPv4 as `ipv4` and an IPv6 as `ipv6`",
            Self::ServerHasIpv4 | Self::ServerHasIpv6 => "unassign the server's other primary IP first",
            Self::ServerIsLoadBalancerTarget => "remove the server from the load balancer's targets first",

            Self::FirewallManagedByLabelSelector => {
                "remove the label selector, or the label from the resource"
            }
            Self::FirewallResourceNotFound => "check the ids of the resources",
            Self::PrivateNetOnlyServer => "give the server a public IP first, or leave it out",
            Self::ServerAlreadyAdded => "name each server once",
            Self::ResourceInUse => "remove the firewall from all resources first",

            Self::InvalidLoadBalancerType => "choose an offered type that holds all targets and services",
            Self::LoadBalancerAlreadyAttached => "detach the load balancer from its network first",
            Self::LoadBalancerNotAttachedToNetwork => "attach the load balancer to a network first",
            Self::LoadBalancerPublicInterfaceDisabled => {
                "turn the public interface on, or use the target's private address"
            }
            Self::TargetsWithoutUsePrivateIp => "have all targets use their private addresses first",
            Self::SourcePortAlreadyUsed => "choose another port, or update the service that has it",
            Self::ResolveCloudPrivateTargetsError | Self::ServerNotAttachedToNetwork => {
                "attach the server to the load balancer's network first"
            }
            Self::ResolveCloudPublicTargetsError | Self::MissingIpv4 => {
                "give the server a public IPv4, or use its private address"
            }
            Self::IpNotOwned => "choose an address of your own",
            Self::CloudResourceIpNotAllowed => "add the server itself instead of its address",
            Self::NetworkHasNoVswitchSubnet => "add a vSwitch subnet to the network first",
            Self::IpNotInVswitchSubnet => "choose an address of the vSwitch subnet",

            Self::CaaRecordDoesNotAllowCa => {
                "let the domain's CAA record allow the certificate authority, then retry"
            }
            Self::CaDnsValidationFailed => "check the domain's name servers and records, then retry",
            Self::CaTooManyAuthorizationsFailedRecently => {
                "mend what failed, wait an hour or more, then retry"
            }
            Self::CaTooManyCertificatesIssuedForRegisteredDomain => "wait some days, then retry",
            Self::CaTooManyDuplicateCertificates => "use the certificate there is, or wait some days",
            Self::CouldNotVerifyDomainDelegatedToZone => {
                "point the domain to the name servers of its zone, then retry"
            }
            Self::DnsZoneNotFound => "create the domain's zone first, then retry",
            Self::DnsZoneIsSecondaryZone => "make the domain's zone a primary one, then retry",

            Self::IncorrectZoneMode => "change the records at the zone's primary name servers",

            // Either there already is what was asked for, or nobody but the author of the client can mend it.
            Self::JsonError
            | Self::MethodNotAllowed
            | Self::UnsupportedError
            | Self::RescueAlreadyEnabled
            | Self::RescueAlreadyDisabled
            | Self::ServerAlreadyAttached
            | Self::FirewallAlreadyApplied
            | Self::FirewallAlreadyRemoved
            | Self::IncompatibleNetworkType
            | Self::TargetAlreadyDefined
            | Self::Unknown(_) => return None,
        })
    }
}

impl ApiError {
    /// What to do next, in plain words; see [`ErrorCode::advice`].
    pub fn advice(&self) -> Option<&'static str> {
        self.code.advice()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// So that they fit behind a colon, and in one line.
    #[test]
    fn hints_are_short_and_lower_case() {
        for word in ErrorCode::VALUES {
            let Some(hint) = ErrorCode::from(*word).advice() else { continue };
            assert!(hint.starts_with(|first: char| first.is_ascii_lowercase()), "{word}: {hint}");
            assert!(!hint.ends_with('.') && hint.len() < 90, "{word}: {hint}");
        }
    }
}
