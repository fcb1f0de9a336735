//! Advice for each error code. Nothing else in the crate uses it, so programs that do not call it do not contain these
//! texts.

use super::{ApiError, ErrorCode};

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
        Some(match self {
            Self::Unauthorized => "check the token; it must belong to this project and not be revoked",
            Self::TokenReadonly => "use a token with read and write access",
            Self::Forbidden => "check the permissions of the token, and the state of the project",
            Self::RateLimitExceeded | Self::LimitReached => {
                "wait; one request is refilled every second. Then send fewer, or larger pages"
            }
            Self::ResourceLimitExceeded => {
                "delete unused resources, or request a higher limit in the console"
            }
            Self::InvalidInput => "correct the fields that the details name",
            Self::NotFound => "check the id; the token must belong to the resource's project",
            Self::DeprecatedApiEndpoint => "read the announcement in the details and use the replacement",
            Self::UniquenessError => "choose another name, or use the resource that has it",
            Self::Conflict => "retry",
            Self::Locked => "wait for the running action, then retry",
            Self::ResourceLocked => "contact Hetzner's support",
            Self::Protected => "remove the protection first",
            Self::ResourceUnavailable => "try another location or type, or try later",
            Self::Maintenance | Self::ServiceError | Self::Unavailable | Self::RobotUnavailable => {
                "try later"
            }
            Self::ServerError | Self::UnknownError => {
                "try later; if it persists, contact Hetzner's support with the correlation id"
            }
            Self::BadGateway | Self::Timeout => {
                "retry; before repeating a change, check whether it was carried out"
            }

            Self::ServerNotStopped => "shut the server down first",
            Self::InvalidServerType => {
                "choose an available type with the same architecture and no smaller disk"
            }
            Self::PlacementError => "try another placement group or location, or no placement group",
            Self::AlreadyInPlacementGroup => "remove the server from its placement group first",

            Self::NoSpaceLeftInLocation => "try a smaller volume or another location, or try later",
            Self::VolumeAlreadyAttached => "detach the volume first",

            Self::NetworksOverlap => {
                "choose a network whose addresses do not overlap with the server's others"
            }
            Self::NoSubnetAvailable => "add a subnet of the right network zone, or free an address",
            Self::IpNotAvailable => "choose a free address of the subnet, or omit it to have one assigned",
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
            Self::ServerAlreadyAdded => "give each server only once",
            Self::ResourceInUse => "remove the firewall from all resources first",

            Self::InvalidLoadBalancerType => {
                "choose an available type whose limits allow all targets and services"
            }
            Self::LoadBalancerAlreadyAttached => "detach the load balancer from its network first",
            Self::LoadBalancerNotAttachedToNetwork => "attach the load balancer to a network first",
            Self::LoadBalancerPublicInterfaceDisabled => {
                "enable the public interface, or use the target's private address"
            }
            Self::TargetsWithoutUsePrivateIp => "make all targets use their private addresses first",
            Self::SourcePortAlreadyUsed => "choose another port, or update the service that uses it",
            Self::ResolveCloudPrivateTargetsError | Self::ServerNotAttachedToNetwork => {
                "attach the server to the load balancer's network first"
            }
            Self::ResolveCloudPublicTargetsError | Self::MissingIpv4 => {
                "give the server a public IPv4, or use its private address"
            }
            Self::IpNotOwned => "choose an address that you own",
            Self::CloudResourceIpNotAllowed => "add the server itself instead of its address",
            Self::NetworkHasNoVswitchSubnet => "add a vSwitch subnet to the network first",
            Self::IpNotInVswitchSubnet => "choose an address of the vSwitch subnet",

            Self::CaaRecordDoesNotAllowCa => {
                "let the domain's CAA record allow the certificate authority, then retry"
            }
            Self::CaDnsValidationFailed => "check the domain's name servers and records, then retry",
            Self::CaTooManyAuthorizationsFailedRecently => "fix the cause, wait an hour or more, then retry",
            Self::CaTooManyCertificatesIssuedForRegisteredDomain => "wait some days, then retry",
            Self::CaTooManyDuplicateCertificates => "use the existing certificate, or wait some days",
            Self::CouldNotVerifyDomainDelegatedToZone => {
                "point the domain to the name servers of its zone, then retry"
            }
            Self::DnsZoneNotFound => "create the domain's zone first, then retry",
            Self::DnsZoneIsSecondaryZone => "make the domain's zone a primary zone, then retry",

            Self::IncorrectZoneMode => "change the records at the zone's primary name servers",

            // Either the requested state already exists, or only the author of the client can fix the request.
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
    /// Returns advice for the next step; see [`ErrorCode::advice`].
    pub fn advice(&self) -> Option<&'static str> {
        self.code.advice()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts fit after a colon, and in one line.
    #[test]
    fn advice_is_short_and_lower_case() {
        for code in ErrorCode::VALUES {
            let Some(advice) = ErrorCode::from(*code).advice() else { continue };
            assert!(advice.starts_with(|first: char| first.is_ascii_lowercase()), "{code}: {advice}");
            assert!(!advice.ends_with('.') && advice.len() < 90, "{code}: {advice}");
        }
    }
}
