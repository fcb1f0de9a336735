use crate::macros::string_enum;

string_enum! {
    /// The API's reason for refusing, in one word (API reference, "Errors").
    ErrorCode {
        /// A gateway in between had no answer. It may have been carried out.
        BadGateway = "bad_gateway",
        /// The resource was changed at the same time. Nothing was done; send it again.
        Conflict = "conflict",
        /// The endpoint was removed; the details hold the announcement.
        DeprecatedApiEndpoint = "deprecated_api_endpoint",
        /// The token may not do this.
        Forbidden = "forbidden",
        /// A parameter is wrong; the details say which.
        InvalidInput = "invalid_input",
        /// The body was no JSON.
        JsonError = "json_error",
        /// The resource is busy with an action. Nothing was done; wait for it.
        Locked = "locked",
        /// The service is under maintenance.
        Maintenance = "maintenance",
        /// The path does not take this method.
        MethodNotAllowed = "method_not_allowed",
        /// There is no such thing in the project of this token.
        NotFound = "not_found",
        /// The resource is protected against this; take the protection off first.
        Protected = "protected",
        /// The project's requests of this hour are used up. Nothing was done; one comes back every second.
        RateLimitExceeded = "rate_limit_exceeded",
        /// The project may not have more of these; ask for a higher limit in the console.
        ResourceLimitExceeded = "resource_limit_exceeded",
        /// None is left at the moment; try another location or type.
        ResourceUnavailable = "resource_unavailable",
        /// Hetzner's own error.
        ServerError = "server_error",
        /// A service behind the API could not do it.
        ServiceError = "service_error",
        /// The API took too long. It may have been carried out.
        Timeout = "timeout",
        /// The token only reads.
        TokenReadonly = "token_readonly",
        /// The token is missing or unknown.
        Unauthorized = "unauthorized",
        /// The service is down.
        Unavailable = "unavailable",
        /// The name (or what else has to be unique) is taken.
        UniquenessError = "uniqueness_error",
        /// This cannot be done with this resource.
        UnsupportedError = "unsupported_error",
        /// The server already is in a placement group.
        AlreadyInPlacementGroup = "already_in_placement_group",
        /// The server type does not fit: other architecture, or a smaller disk.
        InvalidServerType = "invalid_server_type",
        /// The address is taken, or not in the subnet.
        IpNotAvailable = "ip_not_available",
        /// The server already is in a network of overlapping addresses.
        NetworksOverlap = "networks_overlap",
        /// The network has no subnet with a free address in the server's network zone.
        NoSubnetAvailable = "no_subnet_available",
        /// The placement group cannot be honoured at the moment.
        PlacementError = "placement_error",
        /// The primary IP belongs to another server.
        PrimaryIpAssigned = "primary_ip_assigned",
        /// The primary IP is in another location.
        PrimaryIpDatacenterMismatch = "primary_ip_datacenter_mismatch",
        /// The primary IP is of the other IP version.
        PrimaryIpVersionMismatch = "primary_ip_version_mismatch",
        /// The server already is in the network.
        ServerAlreadyAttached = "server_already_attached",
        /// The server has to be off.
        ServerNotStopped = "server_not_stopped",
    }
}
