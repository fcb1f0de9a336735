use crate::macros::string_enum;

string_enum! {
    /// A code of the API for the reason of a refusal (API reference, "Errors"): first the codes of any operation, then
    /// those of each resource. [`advice`](ErrorCode::advice) suggests what to do next.
    ErrorCode {
        // Authentication and limits.
        /// The token is missing or unknown.
        Unauthorized = "unauthorized",
        /// The token is read-only; the operation requires write access.
        TokenReadonly = "token_readonly",
        /// The token does not permit this operation.
        Forbidden = "forbidden",
        /// The project's requests of this hour are used up. Nothing was done; one request is refilled every second.
        RateLimitExceeded = "rate_limit_exceeded",
        /// The former code for `rate_limit_exceeded`, from before 2018.
        LimitReached = "limit_reached",
        /// A resource limit of the project is reached; the details name the limit. A higher one can be requested in the
        /// console.
        ResourceLimitExceeded = "resource_limit_exceeded",

        // The request.
        /// The body is not JSON.
        JsonError = "json_error",
        /// A parameter is invalid; the details name it.
        InvalidInput = "invalid_input",
        /// The resource does not exist in the project of this token.
        NotFound = "not_found",
        /// The path does not support this method.
        MethodNotAllowed = "method_not_allowed",
        /// The endpoint was removed; the details hold the announcement.
        DeprecatedApiEndpoint = "deprecated_api_endpoint",
        /// The resource does not support this operation.
        UnsupportedError = "unsupported_error",

        // The state of the resource.
        /// The name, or another value that must be unique, is taken; the details name the field.
        UniquenessError = "uniqueness_error",
        /// The resource was changed at the same time. Nothing was done; retry.
        Conflict = "conflict",
        /// The resource is busy with an action. Nothing was done; wait for it.
        Locked = "locked",
        /// The resource is locked, but not by an action that ends: only Hetzner's support knows the reason.
        ResourceLocked = "resource_locked",
        /// The resource is protected against this operation; remove the protection first.
        Protected = "protected",
        /// The resource is not available at the moment; try another location or type.
        ResourceUnavailable = "resource_unavailable",

        // Errors of Hetzner.
        /// The service is under maintenance.
        Maintenance = "maintenance",
        /// A service behind the API failed.
        ServiceError = "service_error",
        /// An internal error of the API.
        ServerError = "server_error",
        /// A gateway got no response from the API. The request may have been carried out.
        BadGateway = "bad_gateway",
        /// The service is down.
        Unavailable = "unavailable",
        /// The API took too long. The request may have been carried out.
        Timeout = "timeout",
        /// An error that the API has no other code for.
        UnknownError = "unknown_error",
        /// The service for dedicated servers and vSwitches, which the API depends on, was down; retry in a moment.
        RobotUnavailable = "robot_unavailable",

        // Servers and placement groups.
        /// The server must be off.
        ServerNotStopped = "server_not_stopped",
        /// The server type is not suitable: it has another architecture, has a smaller disk, or is no longer offered.
        InvalidServerType = "invalid_server_type",
        /// The placement group's constraint cannot be met at the moment; try another group, another location, or no
        /// group.
        PlacementError = "placement_error",
        /// The server is already in a placement group; remove it from that group first.
        AlreadyInPlacementGroup = "already_in_placement_group",
        /// The rescue system was already enabled. No longer returned.
        RescueAlreadyEnabled = "rescue_already_enabled",
        /// The rescue system was already disabled. No longer returned.
        RescueAlreadyDisabled = "rescue_already_disabled",

        // Volumes.
        /// The location has no space for the volume; try a smaller one or another location.
        NoSpaceLeftInLocation = "no_space_left_in_location",
        /// The volume is already attached to a server; detach it first.
        VolumeAlreadyAttached = "volume_already_attached",

        // Networks.
        /// The server or load balancer is already in the network.
        ServerAlreadyAttached = "server_already_attached",
        /// The server is already in a network with overlapping addresses.
        NetworksOverlap = "networks_overlap",
        /// The network has no subnet with a free address in this network zone.
        NoSubnetAvailable = "no_subnet_available",
        /// The address is taken, or not in the subnet.
        IpNotAvailable = "ip_not_available",
        /// The vSwitch already belongs to another network.
        VswitchIdAlreadyUsed = "vswitch_id_already_used",

        // Floating and primary IPs.
        /// The floating IP is already assigned.
        FloatingIpAssigned = "floating_ip_assigned",
        /// The IP is still assigned; unassign it before deleting it.
        MustBeUnassigned = "must_be_unassigned",
        /// The primary IP for a new server is assigned to another server.
        PrimaryIpAssigned = "primary_ip_assigned",
        /// The primary IP is assigned to another server; unassign it there first.
        PrimaryIpAlreadyAssigned = "primary_ip_already_assigned",
        /// The primary IP is in another location.
        PrimaryIpDatacenterMismatch = "primary_ip_datacenter_mismatch",
        /// The primary IP has the other IP version.
        PrimaryIpVersionMismatch = "primary_ip_version_mismatch",
        /// The server already has a primary IPv4; unassign it first.
        ServerHasIpv4 = "server_has_ipv4",
        /// The server already has a primary IPv6; unassign it first.
        ServerHasIpv6 = "server_has_ipv6",
        /// The server is the target of a load balancer, which uses this IPv4; remove that target first.
        ServerIsLoadBalancerTarget = "server_is_load_balancer_target",

        // Firewalls.
        /// The firewall is already applied to this resource.
        FirewallAlreadyApplied = "firewall_already_applied",
        /// The firewall is not applied to this resource. No longer returned since 2025-08-04.
        FirewallAlreadyRemoved = "firewall_already_removed",
        /// The firewall is applied by a label selector; remove the selector, or the label.
        FirewallManagedByLabelSelector = "firewall_managed_by_label_selector",
        /// The resource to apply the firewall to, or to remove it from, does not exist.
        FirewallResourceNotFound = "firewall_resource_not_found",
        /// Firewalls do not support a network of this type.
        IncompatibleNetworkType = "incompatible_network_type",
        /// The server has no public interface that a firewall could filter.
        PrivateNetOnlyServer = "private_net_only_server",
        /// The request names the server more than once.
        ServerAlreadyAdded = "server_already_added",
        /// The firewall is still applied to resources; remove it from them before deleting it.
        ResourceInUse = "resource_in_use",

        // Load balancers.
        /// The load balancer type is not suitable: its limits are too small for the load balancer, or it is no longer
        /// offered.
        InvalidLoadBalancerType = "invalid_load_balancer_type",
        /// The load balancer is already in a network.
        LoadBalancerAlreadyAttached = "load_balancer_already_attached",
        /// The load balancer is not in a network; attach it to one first.
        LoadBalancerNotAttachedToNetwork = "load_balancer_not_attached_to_network",
        /// The load balancer's public interface is disabled, and the target requires it.
        LoadBalancerPublicInterfaceDisabled = "load_balancer_public_interface_disabled",
        /// Some targets are reached over the public interface; make them use private addresses first.
        TargetsWithoutUsePrivateIp = "targets_without_use_private_ip",
        /// Another service of the load balancer listens on this port.
        SourcePortAlreadyUsed = "source_port_already_used",
        /// The load balancer already has this target.
        TargetAlreadyDefined = "target_already_defined",
        /// The target is not in the load balancer's network.
        ResolveCloudPrivateTargetsError = "resolve_cloud_private_targets_error",
        /// The target has no public IPv4.
        ResolveCloudPublicTargetsError = "resolve_cloud_public_targets_error",
        /// The former code for `resolve_cloud_private_targets_error`, until May 2026.
        ServerNotAttachedToNetwork = "server_not_attached_to_network",
        /// The former code for `resolve_cloud_public_targets_error`, until May 2026.
        MissingIpv4 = "missing_ipv4",
        /// The address belongs to another customer.
        IpNotOwned = "ip_not_owned",
        /// The address belongs to a cloud resource, which must be added as such. Not documented since May 2026.
        CloudResourceIpNotAllowed = "cloud_resource_ip_not_allowed",
        /// The address is private and the load balancer's network has no vSwitch subnet.
        NetworkHasNoVswitchSubnet = "network_has_no_vswitch_subnet",
        /// The address is not in the vSwitch subnet of the load balancer's network.
        IpNotInVswitchSubnet = "ip_not_in_vswitch_subnet",

        // Certificates.
        /// A CAA record forbids the certificate authority to issue certificates for this domain.
        CaaRecordDoesNotAllowCa = "caa_record_does_not_allow_ca",
        /// The certificate authority did not find its validation record in the DNS.
        CaDnsValidationFailed = "ca_dns_validation_failed",
        /// The certificate authority has had too many failed validations for this domain; wait an hour or more.
        CaTooManyAuthorizationsFailedRecently = "ca_too_many_authorizations_failed_recently",
        /// The certificate authority has issued too many certificates under this domain; wait some days.
        CaTooManyCertificatesIssuedForRegisteredDomain = "ca_too_many_certificates_issued_for_registered_domain",
        /// The certificate authority has issued this certificate too often; use the existing one, or wait some days.
        CaTooManyDuplicateCertificates = "ca_too_many_duplicate_certificates",
        /// The domain's name servers are not those of its zone at Hetzner.
        CouldNotVerifyDomainDelegatedToZone = "could_not_verify_domain_delegated_to_zone",
        /// The domain has no zone at Hetzner.
        DnsZoneNotFound = "dns_zone_not_found",
        /// The domain's zone is a secondary zone, whose records cannot be written.
        DnsZoneIsSecondaryZone = "dns_zone_is_secondary_zone",

        // Zones.
        /// The zone's mode does not allow this: records of a secondary zone come from its primary name servers.
        IncorrectZoneMode = "incorrect_zone_mode",
    }
}
