use crate::macros::string_enum;

string_enum! {
    /// The API's reason for refusing, in one word (API reference, "Errors"): first those that any operation may give, then
    /// by resource. [`hint`](ErrorCode::advice) says what to do next.
    ErrorCode {
        // Who asks.
        /// The token is missing or unknown.
        Unauthorized = "unauthorized",
        /// The token only reads; this needs one that also writes.
        TokenReadonly = "token_readonly",
        /// The token may not do this.
        Forbidden = "forbidden",
        /// The project's requests of this hour are used up. Nothing was done; one comes back every second.
        RateLimitExceeded = "rate_limit_exceeded",
        /// The former word for `rate_limit_exceeded`, from before 2018.
        LimitReached = "limit_reached",
        /// The project may not have more of these; the details say of which. A higher limit is asked for in the console.
        ResourceLimitExceeded = "resource_limit_exceeded",

        // What is asked.
        /// The body was no JSON.
        JsonError = "json_error",
        /// A parameter is wrong; the details say which.
        InvalidInput = "invalid_input",
        /// There is no such thing in the project of this token.
        NotFound = "not_found",
        /// The path does not take this method.
        MethodNotAllowed = "method_not_allowed",
        /// The endpoint was removed; the details hold the announcement.
        DeprecatedApiEndpoint = "deprecated_api_endpoint",
        /// This cannot be done with this resource.
        UnsupportedError = "unsupported_error",

        // What stands in the way.
        /// The name (or what else has to be unique) is taken; the details say which field it is.
        UniquenessError = "uniqueness_error",
        /// The resource was changed at the same time. Nothing was done; send it again.
        Conflict = "conflict",
        /// The resource is busy with an action. Nothing was done; wait for it.
        Locked = "locked",
        /// The resource is locked, and not by an action that ends: only Hetzner's support can tell why.
        ResourceLocked = "resource_locked",
        /// The resource is protected against this; take the protection off first.
        Protected = "protected",
        /// None is left at the moment; try another location or type.
        ResourceUnavailable = "resource_unavailable",

        // What goes wrong at Hetzner.
        /// The service is under maintenance.
        Maintenance = "maintenance",
        /// A service behind the API could not do it.
        ServiceError = "service_error",
        /// Hetzner's own error.
        ServerError = "server_error",
        /// A gateway in between had no answer. It may have been carried out.
        BadGateway = "bad_gateway",
        /// The service is down.
        Unavailable = "unavailable",
        /// The API took too long. It may have been carried out.
        Timeout = "timeout",
        /// An error that the API has no better word for.
        UnknownError = "unknown_error",
        /// What the API asks about dedicated servers and vSwitches was down; try again in a moment.
        RobotUnavailable = "robot_unavailable",

        // Servers and placement groups.
        /// The server has to be off.
        ServerNotStopped = "server_not_stopped",
        /// The server type does not fit: other architecture, a smaller disk, or no longer offered.
        InvalidServerType = "invalid_server_type",
        /// The placement group cannot be honoured at the moment; try another one, another location, or none.
        PlacementError = "placement_error",
        /// The server already is in a placement group; take it out of that one first.
        AlreadyInPlacementGroup = "already_in_placement_group",
        /// The rescue system already was enabled. Not given any more.
        RescueAlreadyEnabled = "rescue_already_enabled",
        /// The rescue system already was disabled. Not given any more.
        RescueAlreadyDisabled = "rescue_already_disabled",

        // Volumes.
        /// The location has no room for another volume; try a smaller one or another location.
        NoSpaceLeftInLocation = "no_space_left_in_location",
        /// The volume already is attached to a server; detach it first.
        VolumeAlreadyAttached = "volume_already_attached",

        // Networks.
        /// The server or load balancer already is in the network.
        ServerAlreadyAttached = "server_already_attached",
        /// The server already is in a network of overlapping addresses.
        NetworksOverlap = "networks_overlap",
        /// The network has no subnet with a free address in this network zone.
        NoSubnetAvailable = "no_subnet_available",
        /// The address is taken, or not in the subnet.
        IpNotAvailable = "ip_not_available",
        /// The vSwitch already belongs to another network.
        VswitchIdAlreadyUsed = "vswitch_id_already_used",

        // Floating and primary IPs.
        /// The floating IP already is assigned.
        FloatingIpAssigned = "floating_ip_assigned",
        /// The IP is still assigned; unassign it before deleting it.
        MustBeUnassigned = "must_be_unassigned",
        /// The primary IP given for a new server belongs to another server.
        PrimaryIpAssigned = "primary_ip_assigned",
        /// The primary IP to assign belongs to another server; unassign it there first.
        PrimaryIpAlreadyAssigned = "primary_ip_already_assigned",
        /// The primary IP is in another location.
        PrimaryIpDatacenterMismatch = "primary_ip_datacenter_mismatch",
        /// The primary IP is of the other IP version.
        PrimaryIpVersionMismatch = "primary_ip_version_mismatch",
        /// The server already has a primary IPv4; unassign that one first.
        ServerHasIpv4 = "server_has_ipv4",
        /// The server already has a primary IPv6; unassign that one first.
        ServerHasIpv6 = "server_has_ipv6",
        /// A load balancer reaches the server by this IPv4; remove that target first.
        ServerIsLoadBalancerTarget = "server_is_load_balancer_target",

        // Firewalls.
        /// The firewall already applies to this resource.
        FirewallAlreadyApplied = "firewall_already_applied",
        /// The firewall did not apply to this resource. Not given since 2025-08-04.
        FirewallAlreadyRemoved = "firewall_already_removed",
        /// The firewall applies by a label selector; remove the selector, or the label.
        FirewallManagedByLabelSelector = "firewall_managed_by_label_selector",
        /// There is no such resource to apply the firewall to, or to take it from.
        FirewallResourceNotFound = "firewall_resource_not_found",
        /// Firewalls cannot guard a network of this type.
        IncompatibleNetworkType = "incompatible_network_type",
        /// The server has no public interface for a firewall to guard.
        PrivateNetOnlyServer = "private_net_only_server",
        /// The server was given more than once.
        ServerAlreadyAdded = "server_already_added",
        /// The firewall still applies to something; remove it there before deleting it.
        ResourceInUse = "resource_in_use",

        // Load balancers.
        /// The load balancer type does not fit: it holds less than there is, or is no longer offered.
        InvalidLoadBalancerType = "invalid_load_balancer_type",
        /// The load balancer already is in a network.
        LoadBalancerAlreadyAttached = "load_balancer_already_attached",
        /// The load balancer is in no network; attach it to one first.
        LoadBalancerNotAttachedToNetwork = "load_balancer_not_attached_to_network",
        /// The load balancer's public interface is off, and the target needs it.
        LoadBalancerPublicInterfaceDisabled = "load_balancer_public_interface_disabled",
        /// Some targets are reached over the public interface; have them use private addresses first.
        TargetsWithoutUsePrivateIp = "targets_without_use_private_ip",
        /// Another service of the load balancer listens on this port.
        SourcePortAlreadyUsed = "source_port_already_used",
        /// The load balancer already has this target.
        TargetAlreadyDefined = "target_already_defined",
        /// The target is not in the load balancer's network.
        ResolveCloudPrivateTargetsError = "resolve_cloud_private_targets_error",
        /// The target has no public IPv4.
        ResolveCloudPublicTargetsError = "resolve_cloud_public_targets_error",
        /// The former word for `resolve_cloud_private_targets_error`, until May 2026.
        ServerNotAttachedToNetwork = "server_not_attached_to_network",
        /// The former word for `resolve_cloud_public_targets_error`, until May 2026.
        MissingIpv4 = "missing_ipv4",
        /// The address belongs to another customer.
        IpNotOwned = "ip_not_owned",
        /// The address belongs to a cloud resource, which has to be added as such. Not listed since May 2026.
        CloudResourceIpNotAllowed = "cloud_resource_ip_not_allowed",
        /// The address is private and the load balancer's network has no vSwitch subnet.
        NetworkHasNoVswitchSubnet = "network_has_no_vswitch_subnet",
        /// The address is not in the vSwitch subnet of the load balancer's network.
        IpNotInVswitchSubnet = "ip_not_in_vswitch_subnet",

        // Certificates.
        /// A CAA record keeps the certificate authority from issuing for this domain.
        CaaRecordDoesNotAllowCa = "caa_record_does_not_allow_ca",
        /// The certificate authority did not find its proof in the DNS.
        CaDnsValidationFailed = "ca_dns_validation_failed",
        /// The certificate authority has seen too many failures for this domain; wait an hour or more.
        CaTooManyAuthorizationsFailedRecently = "ca_too_many_authorizations_failed_recently",
        /// The certificate authority has issued too many certificates under this domain; wait some days.
        CaTooManyCertificatesIssuedForRegisteredDomain = "ca_too_many_certificates_issued_for_registered_domain",
        /// The certificate authority has issued this same certificate too often; use the one there is, or wait some days.
        CaTooManyDuplicateCertificates = "ca_too_many_duplicate_certificates",
        /// The domain's name servers are not those of its zone at Hetzner.
        CouldNotVerifyDomainDelegatedToZone = "could_not_verify_domain_delegated_to_zone",
        /// The domain has no zone at Hetzner.
        DnsZoneNotFound = "dns_zone_not_found",
        /// The domain's zone is a secondary one, which cannot be written to.
        DnsZoneIsSecondaryZone = "dns_zone_is_secondary_zone",

        // Zones.
        /// The zone's mode does not allow this: records of a secondary zone come from its primary name servers.
        IncorrectZoneMode = "incorrect_zone_mode",
    }
}
