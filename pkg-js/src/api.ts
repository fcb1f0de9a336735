// The types of the API. Generated from the crate's table by `cargo xtask types`: edit that, not this.
import type { CallOptions, ListOptions } from "./options.js";
import type { Page, PagePromise } from "./pages.js";
import type { ReplyPromise } from "./reply.js";

/** An RFC 3339 timestamp, as in `2026-11-21T09:30:00Z`. */
export type Timestamp = string;

/** A decimal number as text, exactly as the API wrote it. Do not calculate with floating point numbers. */
export type Money = string;

/** The labels of a resource. */
export type Labels = Record<string, string>;

/** A sort key; ascending by default. */
export type Sort<Key extends string> =
  | Key
  | (Key extends string ? (string & {} extends Key ? never : `${Key}:asc` | `${Key}:desc`) : never);

/** The parameters of an operation that has none. */
export type NoParams = Record<string, never>;

/** The resources of the API, each a property of the client. */
export interface Resources {
  /** The operations of `actions`. */
  readonly actions: ActionsApi;
  /** The operations of `servers`. */
  readonly servers: ServersApi;
  /** The operations of `images`. */
  readonly images: ImagesApi;
  /** The operations of `isos`. */
  readonly isos: IsosApi;
  /** The operations of `server_types`. */
  readonly serverTypes: ServerTypesApi;
  /** The operations of `locations`. */
  readonly locations: LocationsApi;
  /** The operations of `datacenters`. */
  readonly datacenters: DatacentersApi;
  /** The operations of `ssh_keys`. */
  readonly sshKeys: SshKeysApi;
  /** The operations of `placement_groups`. */
  readonly placementGroups: PlacementGroupsApi;
  /** The operations of `networks`. */
  readonly networks: NetworksApi;
  /** The operations of `volumes`. */
  readonly volumes: VolumesApi;
  /** The operations of `floating_ips`. */
  readonly floatingIps: FloatingIpsApi;
  /** The operations of `primary_ips`. */
  readonly primaryIps: PrimaryIpsApi;
  /** The operations of `firewalls`. */
  readonly firewalls: FirewallsApi;
  /** The operations of `load_balancers`. */
  readonly loadBalancers: LoadBalancersApi;
  /** The operations of `load_balancer_types`. */
  readonly loadBalancerTypes: LoadBalancerTypesApi;
  /** The operations of `certificates`. */
  readonly certificates: CertificatesApi;
  /** The operations of `zones`. */
  readonly zones: ZonesApi;
  /** The operations of `zone_rrsets`. */
  readonly zoneRrsets: ZoneRrsetsApi;
  /** The operations of `storage_boxes`. */
  readonly storageBoxes: StorageBoxesApi;
  /** The operations of `storage_box_snapshots`. */
  readonly storageBoxSnapshots: StorageBoxSnapshotsApi;
  /** The operations of `storage_box_subaccounts`. */
  readonly storageBoxSubaccounts: StorageBoxSubaccountsApi;
  /** The operations of `storage_box_types`. */
  readonly storageBoxTypes: StorageBoxTypesApi;
  /** The operations of `pricing`. */
  readonly pricing: PricingApi;
}

/** The parameters and the reply of each operation, by its name. */
export interface Operations {
  /** Lists actions by their ids. Ids that do not exist are left out of the reply. */
  "actions.list": { params: ActionListParams; reply: Action[] };
  /** Gets an action. */
  "actions.get": { params: ActionGetParams; reply: Action };
  /** Lists servers. */
  "servers.list": { params: ServerListParams; reply: Page<Server> };
  /** Creates a server. Billing starts at once, and continues while the server is off. */
  "servers.create": { params: ServerCreateParams; reply: ServerCreateReply };
  /** Lists the actions of all servers. */
  "servers.list_all_actions": { params: ServerListAllActionsParams; reply: Page<Action> };
  /** Gets an action of any server. */
  "servers.get_action_by_id": { params: ServerGetActionByIdParams; reply: Action };
  /** Gets a server. */
  "servers.get": { params: ServerGetParams; reply: Server };
  /** Changes the name or labels of a server. The host name in the server's operating system does not change. */
  "servers.update": { params: ServerUpdateParams; reply: Server };
  /**
   * Deletes a server with its disk and backups. The reply is an action to wait for, or `null` when the server was
   * deleted at once or is already gone.
   */
  "servers.delete": { params: ServerDeleteParams; reply: Action | null };
  /** Gets the metrics of a server, for a period within the last 30 days, in at most 500 samples. */
  "servers.get_metrics": { params: ServerGetMetricsParams; reply: Metrics };
  /** Lists the actions of a server. */
  "servers.list_actions": { params: ServerListActionsParams; reply: Page<Action> };
  /** Adds a server to a placement group. The server must be off and must not be in a placement group. */
  "servers.add_to_placement_group": { params: ServerAddToPlacementGroupParams; reply: Action };
  /** Attaches an ISO to a server and replaces one that is attached. The next boot starts from the ISO. */
  "servers.attach_iso": { params: ServerAttachIsoParams; reply: Action };
  /** Attaches a server to a network. */
  "servers.attach_to_network": { params: ServerAttachToNetworkParams; reply: Action };
  /** Changes the alias IPs of a server in a network. */
  "servers.change_alias_ips": { params: ServerChangeAliasIpsParams; reply: Action };
  /** Changes a reverse DNS entry of a primary IP of a server. */
  "servers.change_dns_ptr": { params: ServerChangeDnsPtrParams; reply: Action };
  /** Changes the protection of a server. The values of `delete` and `rebuild` must be equal. */
  "servers.change_protection": { params: ServerChangeProtectionParams; reply: Action };
  /** Changes the type of a server to a larger or smaller one. The server must be off. */
  "servers.change_type": { params: ServerChangeTypeParams; reply: Action };
  /** Creates an image of a server's disk. Shut the server down first, or the image may be inconsistent. */
  "servers.create_image": { params: ServerCreateImageParams; reply: ServerCreateImageReply };
  /** Detaches a server from a network. */
  "servers.detach_from_network": { params: ServerDetachFromNetworkParams; reply: Action };
  /** Detaches the ISO from a server. The action also succeeds when no ISO is attached. */
  "servers.detach_iso": { params: ServerDetachIsoParams; reply: Action };
  /** Disables the backups of a server and deletes the existing ones. */
  "servers.disable_backup": { params: ServerDisableBackupParams; reply: Action };
  /** Disables the rescue system of a server. The next boot starts from the disk. */
  "servers.disable_rescue": { params: ServerDisableRescueParams; reply: Action };
  /** Enables daily backups of a server, for a fifth of its price. Seven backups are kept. */
  "servers.enable_backup": { params: ServerEnableBackupParams; reply: Action };
  /** Enables the rescue system for the next boot of a server, once and within an hour. Reboot the server to start it. */
  "servers.enable_rescue": { params: ServerEnableRescueParams; reply: ServerEnableRescueReply };
  /** Cuts the power of a server. Data that the system has not written is lost; `shutdown` is the graceful variant. */
  "servers.power_off": { params: ServerPowerOffParams; reply: Action };
  /** Turns the power of a server on. */
  "servers.power_on": { params: ServerPowerOnParams; reply: Action };
  /** Reboots a server gracefully: sends an ACPI request to its operating system. */
  "servers.reboot": { params: ServerRebootParams; reply: Action };
  /** Replaces the disk of a server with an image. All data on the disk is lost. */
  "servers.rebuild": { params: ServerRebuildParams; reply: ServerRebuildReply };
  /** Removes a server from its placement group. */
  "servers.remove_from_placement_group": { params: ServerRemoveFromPlacementGroupParams; reply: Action };
  /** Opens a console of a server: VNC over WebSocket. */
  "servers.request_console": { params: ServerRequestConsoleParams; reply: ServerRequestConsoleReply };
  /**
   * Cuts the power of a server and turns it on again. Data that the system has not written is lost; `reboot` is
   * the graceful variant.
   */
  "servers.reset": { params: ServerResetParams; reply: Action };
  /** Resets the password of `root`. The server must be running, with the QEMU guest agent. */
  "servers.reset_password": { params: ServerResetPasswordParams; reply: ServerResetPasswordReply };
  /**
   * Shuts a server down gracefully: sends an ACPI request to its operating system. The action ends when the request
   * is sent; it does not tell whether the system shuts down.
   */
  "servers.shutdown": { params: ServerShutdownParams; reply: Action };
  /**
   * Gets an action of a server.
   * @deprecated since 2026-04-30: use `servers.getActionById`
   */
  "servers.get_action": { params: ServerGetActionParams; reply: Action };
  /** Lists images. */
  "images.list": { params: ImageListParams; reply: Page<Image> };
  /** Lists the actions of all images. */
  "images.list_all_actions": { params: ImageListAllActionsParams; reply: Page<Action> };
  /** Gets an action of any image. */
  "images.get_action_by_id": { params: ImageGetActionByIdParams; reply: Action };
  /** Gets an image. */
  "images.get": { params: ImageGetParams; reply: Image };
  /** Changes the description, type or labels of a snapshot or backup. */
  "images.update": { params: ImageUpdateParams; reply: Image };
  /** Deletes a snapshot or backup. */
  "images.delete": { params: ImageDeleteParams; reply: void };
  /** Lists the actions of an image. */
  "images.list_actions": { params: ImageListActionsParams; reply: Page<Action> };
  /** Changes the deletion protection of a snapshot. */
  "images.change_protection": { params: ImageChangeProtectionParams; reply: Action };
  /**
   * Gets an action of an image.
   * @deprecated since 2026-04-30: use `images.getActionById`
   */
  "images.get_action": { params: ImageGetActionParams; reply: Action };
  /** Lists ISOs. */
  "isos.list": { params: IsoListParams; reply: Page<Iso> };
  /** Gets an ISO. */
  "isos.get": { params: IsoGetParams; reply: Iso };
  /** Lists server types. */
  "server_types.list": { params: ServerTypeListParams; reply: Page<ServerType> };
  /** Gets a server type. */
  "server_types.get": { params: ServerTypeGetParams; reply: ServerType };
  /** Lists locations. */
  "locations.list": { params: LocationListParams; reply: Page<Location> };
  /** Gets a location. */
  "locations.get": { params: LocationGetParams; reply: Location };
  /**
   * Lists datacenters. The API answers 410 since 2026-10-01.
   * @deprecated gone since 2026-10-01: use `locations.list` and `ServerType.locations`
   */
  "datacenters.list": { params: DatacenterListParams; reply: Page<Datacenter> };
  /**
   * Gets a datacenter. The API answers 410 since 2026-10-01.
   * @deprecated gone since 2026-10-01: use `locations.get` and `ServerType.locations`
   */
  "datacenters.get": { params: DatacenterGetParams; reply: Datacenter };
  /** Lists SSH keys. */
  "ssh_keys.list": { params: SshKeyListParams; reply: Page<SshKey> };
  /** Creates an SSH key by uploading its public key. */
  "ssh_keys.create": { params: SshKeyCreateParams; reply: SshKey };
  /** Gets an SSH key. */
  "ssh_keys.get": { params: SshKeyGetParams; reply: SshKey };
  /** Changes the name or labels of an SSH key. */
  "ssh_keys.update": { params: SshKeyUpdateParams; reply: SshKey };
  /** Deletes an SSH key. The key stays on the servers that have it. */
  "ssh_keys.delete": { params: SshKeyDeleteParams; reply: void };
  /** Lists placement groups. */
  "placement_groups.list": { params: PlacementGroupListParams; reply: Page<PlacementGroup> };
  /** Creates a placement group. It is free of charge. */
  "placement_groups.create": { params: PlacementGroupCreateParams; reply: PlacementGroupCreateReply };
  /** Gets a placement group. */
  "placement_groups.get": { params: PlacementGroupGetParams; reply: PlacementGroup };
  /** Changes the name or labels of a placement group. */
  "placement_groups.update": { params: PlacementGroupUpdateParams; reply: PlacementGroup };
  /** Deletes a placement group. Its servers stay on their hosts. */
  "placement_groups.delete": { params: PlacementGroupDeleteParams; reply: void };
  /** Lists networks. */
  "networks.list": { params: NetworkListParams; reply: Page<Network> };
  /** Creates a network. It is free of charge. */
  "networks.create": { params: NetworkCreateParams; reply: Network };
  /** Lists the actions of all networks. */
  "networks.list_all_actions": { params: NetworkListAllActionsParams; reply: Page<Action> };
  /** Gets an action of any network. */
  "networks.get_action_by_id": { params: NetworkGetActionByIdParams; reply: Action };
  /** Gets a network. */
  "networks.get": { params: NetworkGetParams; reply: Network };
  /** Changes the name, labels or exposure of routes of a network. Use actions to change the rest. */
  "networks.update": { params: NetworkUpdateParams; reply: Network };
  /** Deletes a network and detaches all its members. */
  "networks.delete": { params: NetworkDeleteParams; reply: void };
  /** Lists the actions of a network. */
  "networks.list_actions": { params: NetworkListActionsParams; reply: Page<Action> };
  /** Adds a route to a network. */
  "networks.add_route": { params: NetworkAddRouteParams; reply: Action };
  /** Adds a subnet to a network. */
  "networks.add_subnet": { params: NetworkAddSubnetParams; reply: Action };
  /** Enlarges the IP range of a network. The new range must start at the same address and contain the old one. */
  "networks.change_ip_range": { params: NetworkChangeIpRangeParams; reply: Action };
  /** Changes the deletion protection of a network. */
  "networks.change_protection": { params: NetworkChangeProtectionParams; reply: Action };
  /** Deletes a route from a network. */
  "networks.delete_route": { params: NetworkDeleteRouteParams; reply: Action };
  /** Deletes a subnet from a network. No resource may have an address in the subnet. */
  "networks.delete_subnet": { params: NetworkDeleteSubnetParams; reply: Action };
  /** Lists the members of a network: its servers and load balancers. */
  "networks.list_members": { params: NetworkListMembersParams; reply: Page<NetworkMember> };
  /**
   * Gets an action of a network.
   * @deprecated since 2026-04-30: use `networks.getActionById`
   */
  "networks.get_action": { params: NetworkGetActionParams; reply: Action };
  /** Lists volumes. */
  "volumes.list": { params: VolumeListParams; reply: Page<Volume> };
  /** Creates a volume. Billing starts at once, by size. */
  "volumes.create": { params: VolumeCreateParams; reply: VolumeCreateReply };
  /** Lists the actions of all volumes. */
  "volumes.list_all_actions": { params: VolumeListAllActionsParams; reply: Page<Action> };
  /** Gets an action of any volume. */
  "volumes.get_action_by_id": { params: VolumeGetActionByIdParams; reply: Action };
  /** Gets a volume. */
  "volumes.get": { params: VolumeGetParams; reply: Volume };
  /** Changes the name or labels of a volume. */
  "volumes.update": { params: VolumeUpdateParams; reply: Volume };
  /** Deletes a volume with all its data. It must not be attached to a server. */
  "volumes.delete": { params: VolumeDeleteParams; reply: void };
  /** Lists the actions of a volume. */
  "volumes.list_actions": { params: VolumeListActionsParams; reply: Page<Action> };
  /** Attaches a volume to a server. */
  "volumes.attach": { params: VolumeAttachParams; reply: Action };
  /** Changes the deletion protection of a volume. */
  "volumes.change_protection": { params: VolumeChangeProtectionParams; reply: Action };
  /** Detaches a volume from its server. Unmount the volume on the server first. */
  "volumes.detach": { params: VolumeDetachParams; reply: Action };
  /** Enlarges a volume; it can never be reduced again. The file system is not enlarged with it. */
  "volumes.resize": { params: VolumeResizeParams; reply: Action };
  /**
   * Gets an action of a volume.
   * @deprecated since 2026-04-30: use `volumes.getActionById`
   */
  "volumes.get_action": { params: VolumeGetActionParams; reply: Action };
  /** Lists floating IPs. */
  "floating_ips.list": { params: FloatingIpListParams; reply: Page<FloatingIp> };
  /** Creates a floating IP. Billing starts at once, also while it is not assigned. */
  "floating_ips.create": { params: FloatingIpCreateParams; reply: FloatingIpCreateReply };
  /** Lists the actions of all floating IPs. */
  "floating_ips.list_all_actions": { params: FloatingIpListAllActionsParams; reply: Page<Action> };
  /** Gets an action of any floating IP. */
  "floating_ips.get_action_by_id": { params: FloatingIpGetActionByIdParams; reply: Action };
  /** Gets a floating IP. */
  "floating_ips.get": { params: FloatingIpGetParams; reply: FloatingIp };
  /** Changes the description, name or labels of a floating IP. */
  "floating_ips.update": { params: FloatingIpUpdateParams; reply: FloatingIp };
  /** Deletes a floating IP. It must not be assigned to a server. The address is lost. */
  "floating_ips.delete": { params: FloatingIpDeleteParams; reply: void };
  /** Lists the actions of a floating IP. */
  "floating_ips.list_actions": { params: FloatingIpListActionsParams; reply: Page<Action> };
  /** Assigns a floating IP to a server. An assigned floating IP must be unassigned first. */
  "floating_ips.assign": { params: FloatingIpAssignParams; reply: Action };
  /** Changes a reverse DNS entry of a floating IP. */
  "floating_ips.change_dns_ptr": { params: FloatingIpChangeDnsPtrParams; reply: Action };
  /** Changes the deletion protection of a floating IP. */
  "floating_ips.change_protection": { params: FloatingIpChangeProtectionParams; reply: Action };
  /** Unassigns a floating IP from its server. */
  "floating_ips.unassign": { params: FloatingIpUnassignParams; reply: Action };
  /**
   * Gets an action of a floating IP.
   * @deprecated since 2026-04-30: use `floatingIps.getActionById`
   */
  "floating_ips.get_action": { params: FloatingIpGetActionParams; reply: Action };
  /** Lists primary IPs. */
  "primary_ips.list": { params: PrimaryIpListParams; reply: Page<PrimaryIp> };
  /** Creates a primary IP. Billing of an IPv4 starts at once. */
  "primary_ips.create": { params: PrimaryIpCreateParams; reply: PrimaryIpCreateReply };
  /** Lists the actions of all primary IPs. */
  "primary_ips.list_all_actions": { params: PrimaryIpListAllActionsParams; reply: Page<Action> };
  /** Gets an action of any primary IP. */
  "primary_ips.get_action_by_id": { params: PrimaryIpGetActionByIdParams; reply: Action };
  /** Gets a primary IP. */
  "primary_ips.get": { params: PrimaryIpGetParams; reply: PrimaryIp };
  /** Changes the name, labels or `auto_delete` of a primary IP. */
  "primary_ips.update": { params: PrimaryIpUpdateParams; reply: PrimaryIp };
  /** Deletes a primary IP. It must not be assigned. The address is lost. */
  "primary_ips.delete": { params: PrimaryIpDeleteParams; reply: void };
  /** Lists the actions of a primary IP. */
  "primary_ips.list_actions": { params: PrimaryIpListActionsParams; reply: Page<Action> };
  /** Assigns a primary IP to a server. The server must be off and must not have a primary IP of this version. */
  "primary_ips.assign": { params: PrimaryIpAssignParams; reply: Action };
  /** Changes a reverse DNS entry of a primary IP. */
  "primary_ips.change_dns_ptr": { params: PrimaryIpChangeDnsPtrParams; reply: Action };
  /** Changes the deletion protection of a primary IP. A primary IP with `auto_delete` cannot be protected. */
  "primary_ips.change_protection": { params: PrimaryIpChangeProtectionParams; reply: Action };
  /** Unassigns a primary IP from its server, which must be off. */
  "primary_ips.unassign": { params: PrimaryIpUnassignParams; reply: Action };
  /**
   * Gets an action of a primary IP.
   * @deprecated since 2026-04-30: use `primaryIps.getActionById`
   */
  "primary_ips.get_action": { params: PrimaryIpGetActionParams; reply: Action };
  /** Lists firewalls. */
  "firewalls.list": { params: FirewallListParams; reply: Page<Firewall> };
  /** Creates a firewall. Without rules it drops all inbound packets and allows all outbound packets. */
  "firewalls.create": { params: FirewallCreateParams; reply: FirewallCreateReply };
  /** Lists the actions of all firewalls. */
  "firewalls.list_all_actions": { params: FirewallListAllActionsParams; reply: Page<Action> };
  /** Gets an action of any firewall. */
  "firewalls.get_action_by_id": { params: FirewallGetActionByIdParams; reply: Action };
  /** Gets a firewall. */
  "firewalls.get": { params: FirewallGetParams; reply: Firewall };
  /** Changes the name or labels of a firewall. `setRules` changes its rules. */
  "firewalls.update": { params: FirewallUpdateParams; reply: Firewall };
  /** Deletes a firewall. It must not be applied to any resource. */
  "firewalls.delete": { params: FirewallDeleteParams; reply: void };
  /** Lists the actions of a firewall. */
  "firewalls.list_actions": { params: FirewallListActionsParams; reply: Page<Action> };
  /** Applies a firewall to servers, given by their ids or by label selectors. */
  "firewalls.apply_to_resources": { params: FirewallApplyToResourcesParams; reply: Action[] };
  /**
   * Removes a firewall from servers. If it is applied to a server by a label selector, only a change of the server's
   * labels removes it.
   */
  "firewalls.remove_from_resources": { params: FirewallRemoveFromResourcesParams; reply: Action[] };
  /** Replaces all rules of a firewall. */
  "firewalls.set_rules": { params: FirewallSetRulesParams; reply: Action[] };
  /**
   * Gets an action of a firewall.
   * @deprecated since 2026-04-30: use `firewalls.getActionById`
   */
  "firewalls.get_action": { params: FirewallGetActionParams; reply: Action };
  /** Lists load balancers. */
  "load_balancers.list": { params: LoadBalancerListParams; reply: Page<LoadBalancer> };
  /** Creates a load balancer. Billing starts at once. */
  "load_balancers.create": { params: LoadBalancerCreateParams; reply: LoadBalancerCreateReply };
  /** Lists the actions of all load balancers. */
  "load_balancers.list_all_actions": { params: LoadBalancerListAllActionsParams; reply: Page<Action> };
  /** Gets an action of any load balancer. */
  "load_balancers.get_action_by_id": { params: LoadBalancerGetActionByIdParams; reply: Action };
  /** Gets a load balancer. */
  "load_balancers.get": { params: LoadBalancerGetParams; reply: LoadBalancer };
  /** Changes the name or labels of a load balancer. */
  "load_balancers.update": { params: LoadBalancerUpdateParams; reply: LoadBalancer };
  /** Deletes a load balancer. The reply is an action to wait for, or `null` when it is already gone. */
  "load_balancers.delete": { params: LoadBalancerDeleteParams; reply: Action | null };
  /** Gets the metrics of a load balancer, for a period within the last 30 days, in at most 500 samples. */
  "load_balancers.get_metrics": { params: LoadBalancerGetMetricsParams; reply: Metrics };
  /** Lists the actions of a load balancer. */
  "load_balancers.list_actions": { params: LoadBalancerListActionsParams; reply: Page<Action> };
  /** Adds a service to a load balancer: another port to listen on. */
  "load_balancers.add_service": { params: LoadBalancerAddServiceParams; reply: Action };
  /** Adds a target to a load balancer. */
  "load_balancers.add_target": { params: LoadBalancerAddTargetParams; reply: Action };
  /** Attaches a load balancer to a network. */
  "load_balancers.attach_to_network": { params: LoadBalancerAttachToNetworkParams; reply: Action };
  /** Changes the algorithm that chooses the target of a connection. */
  "load_balancers.change_algorithm": { params: LoadBalancerChangeAlgorithmParams; reply: Action };
  /** Changes the reverse DNS entry of a public address of a load balancer. */
  "load_balancers.change_dns_ptr": { params: LoadBalancerChangeDnsPtrParams; reply: Action };
  /** Changes the deletion protection of a load balancer. */
  "load_balancers.change_protection": { params: LoadBalancerChangeProtectionParams; reply: Action };
  /** Changes the type of a load balancer to a larger or smaller one. */
  "load_balancers.change_type": { params: LoadBalancerChangeTypeParams; reply: Action };
  /** Removes a service from a load balancer, which stops listening on its port. */
  "load_balancers.delete_service": { params: LoadBalancerDeleteServiceParams; reply: Action };
  /** Detaches a load balancer from a network. */
  "load_balancers.detach_from_network": { params: LoadBalancerDetachFromNetworkParams; reply: Action };
  /** Disables the public interface of a load balancer. It must be in a network, and reach its targets there. */
  "load_balancers.disable_public_interface": { params: LoadBalancerDisablePublicInterfaceParams; reply: Action };
  /** Enables the public interface of a load balancer. */
  "load_balancers.enable_public_interface": { params: LoadBalancerEnablePublicInterfaceParams; reply: Action };
  /** Removes a target from a load balancer. */
  "load_balancers.remove_target": { params: LoadBalancerRemoveTargetParams; reply: Action };
  /** Changes a service of a load balancer. Parameters that are not set stay unchanged. */
  "load_balancers.update_service": { params: LoadBalancerUpdateServiceParams; reply: Action };
  /**
   * Gets an action of a load balancer.
   * @deprecated since 2026-04-30: use `loadBalancers.getActionById`
   */
  "load_balancers.get_action": { params: LoadBalancerGetActionParams; reply: Action };
  /** Lists load balancer types. */
  "load_balancer_types.list": { params: LoadBalancerTypeListParams; reply: Page<LoadBalancerType> };
  /** Gets a load balancer type. */
  "load_balancer_types.get": { params: LoadBalancerTypeGetParams; reply: LoadBalancerType };
  /** Lists certificates. */
  "certificates.list": { params: CertificateListParams; reply: Page<Certificate> };
  /** Creates a certificate: uploads one, or requests a managed one. */
  "certificates.create": { params: CertificateCreateParams; reply: CertificateCreateReply };
  /** Lists the actions of all certificates. */
  "certificates.list_all_actions": { params: CertificateListAllActionsParams; reply: Page<Action> };
  /** Gets an action of any certificate. */
  "certificates.get_action_by_id": { params: CertificateGetActionByIdParams; reply: Action };
  /** Gets a certificate. */
  "certificates.get": { params: CertificateGetParams; reply: Certificate };
  /** Changes the name or labels of a certificate. */
  "certificates.update": { params: CertificateUpdateParams; reply: Certificate };
  /** Deletes a certificate. It must not be in use by a load balancer. */
  "certificates.delete": { params: CertificateDeleteParams; reply: void };
  /** Lists the actions of a certificate. */
  "certificates.list_actions": { params: CertificateListActionsParams; reply: Page<Action> };
  /** Retries the issuance or renewal of a managed certificate after it failed. */
  "certificates.retry_issuance": { params: CertificateRetryIssuanceParams; reply: Action };
  /**
   * Gets an action of a certificate.
   * @deprecated since 2026-04-30: use `certificates.getActionById`
   */
  "certificates.get_action": { params: CertificateGetActionParams; reply: Action };
  /** Lists zones. */
  "zones.list": { params: ZoneListParams; reply: Page<Zone> };
  /** Creates a zone. The domain's owner must enter Hetzner's name servers at the domain's registry. */
  "zones.create": { params: ZoneCreateParams; reply: ZoneCreateReply };
  /** Lists the actions of all zones. */
  "zones.list_all_actions": { params: ZoneListAllActionsParams; reply: Page<Action> };
  /** Gets an action of any zone. */
  "zones.get_action_by_id": { params: ZoneGetActionByIdParams; reply: Action };
  /** Gets a zone. */
  "zones.get": { params: ZoneGetParams; reply: Zone };
  /** Changes the labels of a zone. */
  "zones.update": { params: ZoneUpdateParams; reply: Zone };
  /** Deletes a zone with all its records. `null` means deleted at once or already gone. */
  "zones.delete": { params: ZoneDeleteParams; reply: Action | null };
  /** Exports all records of a primary zone as a zone file. */
  "zones.export_zonefile": { params: ZoneExportZonefileParams; reply: ZoneExportZonefileReply };
  /** Lists the actions of a zone. */
  "zones.list_actions": { params: ZoneListActionsParams; reply: Page<Action> };
  /** Replaces the primary name servers of a secondary zone. */
  "zones.change_primary_nameservers": { params: ZoneChangePrimaryNameserversParams; reply: Action };
  /** Changes the deletion protection of a zone. */
  "zones.change_protection": { params: ZoneChangeProtectionParams; reply: Action };
  /** Changes the TTL of a primary zone, which applies to records without a TTL of their own. */
  "zones.change_ttl": { params: ZoneChangeTtlParams; reply: Action };
  /** Replaces all records of a primary zone. */
  "zones.import_zonefile": { params: ZoneImportZonefileParams; reply: Action };
  /**
   * Gets an action of a zone.
   * @deprecated since 2026-04-30: use `zones.getActionById`
   */
  "zones.get_action": { params: ZoneGetActionParams; reply: Action };
  /** Lists the RRSets of a zone. */
  "zone_rrsets.list": { params: ZoneRrsetListParams; reply: Page<Rrset> };
  /** Creates an RRSet. The zone must not have one with this name and type yet. */
  "zone_rrsets.create": { params: ZoneRrsetCreateParams; reply: ZoneRrsetCreateReply };
  /** Gets an RRSet. */
  "zone_rrsets.get": { params: ZoneRrsetGetParams; reply: Rrset };
  /** Changes the labels of an RRSet. Actions change its TTL, records and protection. */
  "zone_rrsets.update": { params: ZoneRrsetUpdateParams; reply: Rrset };
  /** Deletes an RRSet. `null` means deleted at once or already gone. */
  "zone_rrsets.delete": { params: ZoneRrsetDeleteParams; reply: Action | null };
  /** Adds records to an RRSet, which is created if it does not exist. */
  "zone_rrsets.add_records": { params: ZoneRrsetAddRecordsParams; reply: Action };
  /** Changes the protection of an RRSet. */
  "zone_rrsets.change_protection": { params: ZoneRrsetChangeProtectionParams; reply: Action };
  /** Changes the TTL of an RRSet. */
  "zone_rrsets.change_ttl": { params: ZoneRrsetChangeTtlParams; reply: Action };
  /** Removes records from an RRSet, which is deleted with its last record. */
  "zone_rrsets.remove_records": { params: ZoneRrsetRemoveRecordsParams; reply: Action };
  /** Replaces all records of an RRSet. */
  "zone_rrsets.set_records": { params: ZoneRrsetSetRecordsParams; reply: Action };
  /** Changes the comments of records. Their values stay unchanged. */
  "zone_rrsets.update_records": { params: ZoneRrsetUpdateRecordsParams; reply: Action };
  /** Lists Storage Boxes. */
  "storage_boxes.list": { params: StorageBoxListParams; reply: Page<StorageBox> };
  /** Creates a Storage Box. Billing starts at once. */
  "storage_boxes.create": { params: StorageBoxCreateParams; reply: StorageBoxCreateReply };
  /** Lists the actions of all Storage Boxes. */
  "storage_boxes.list_all_actions": { params: StorageBoxListAllActionsParams; reply: Page<Action> };
  /** Gets an action of any Storage Box. */
  "storage_boxes.get_action_by_id": { params: StorageBoxGetActionByIdParams; reply: Action };
  /** Gets a Storage Box. */
  "storage_boxes.get": { params: StorageBoxGetParams; reply: StorageBox };
  /** Changes the name or labels of a Storage Box. */
  "storage_boxes.update": { params: StorageBoxUpdateParams; reply: StorageBox };
  /** Deletes a Storage Box with all its files and snapshots. `null` means deleted at once or already gone. */
  "storage_boxes.delete": { params: StorageBoxDeleteParams; reply: Action | null };
  /** Lists the folders in a directory of a Storage Box. */
  "storage_boxes.list_folders": { params: StorageBoxListFoldersParams; reply: StorageBoxListFoldersReply };
  /** Lists the actions of a Storage Box. */
  "storage_boxes.list_actions": { params: StorageBoxListActionsParams; reply: Page<Action> };
  /** Changes the deletion protection of a Storage Box. */
  "storage_boxes.change_protection": { params: StorageBoxChangeProtectionParams; reply: Action };
  /** Changes the type of a Storage Box to a larger or smaller one. */
  "storage_boxes.change_type": { params: StorageBoxChangeTypeParams; reply: Action };
  /** Disables the plan for automatic snapshots. Existing snapshots are kept. */
  "storage_boxes.disable_snapshot_plan": { params: StorageBoxDisableSnapshotPlanParams; reply: Action };
  /** Enables a plan for automatic snapshots at a time in UTC. The oldest beyond `max_snapshots` are deleted. */
  "storage_boxes.enable_snapshot_plan": { params: StorageBoxEnableSnapshotPlanParams; reply: Action };
  /** Sets a new password for the user of a Storage Box. */
  "storage_boxes.reset_password": { params: StorageBoxResetPasswordParams; reply: Action };
  /** Restores the files of a Storage Box from a snapshot. Later changes are lost. */
  "storage_boxes.rollback_snapshot": { params: StorageBoxRollbackSnapshotParams; reply: Action };
  /** Changes the access settings of a Storage Box. Parameters that are not set stay unchanged. */
  "storage_boxes.update_access_settings": { params: StorageBoxUpdateAccessSettingsParams; reply: Action };
  /**
   * Gets an action of a Storage Box.
   * @deprecated since 2026-04-30: use `storageBoxes.getActionById`
   */
  "storage_boxes.get_action": { params: StorageBoxGetActionParams; reply: Action };
  /** Lists all snapshots of a Storage Box, without pagination. */
  "storage_box_snapshots.list": { params: StorageBoxSnapshotListParams; reply: StorageBoxSnapshot[] };
  /** Creates a snapshot of a Storage Box. */
  "storage_box_snapshots.create": { params: StorageBoxSnapshotCreateParams; reply: StorageBoxSnapshotCreateReply };
  /** Gets a snapshot. */
  "storage_box_snapshots.get": { params: StorageBoxSnapshotGetParams; reply: StorageBoxSnapshot };
  /** Changes the description or labels of a snapshot. */
  "storage_box_snapshots.update": { params: StorageBoxSnapshotUpdateParams; reply: StorageBoxSnapshot };
  /** Deletes a snapshot. `null` means deleted at once or already gone. */
  "storage_box_snapshots.delete": { params: StorageBoxSnapshotDeleteParams; reply: Action | null };
  /** Lists all subaccounts of a Storage Box, without pagination. */
  "storage_box_subaccounts.list": { params: StorageBoxSubaccountListParams; reply: StorageBoxSubaccount[] };
  /** Creates a subaccount of a Storage Box. */
  "storage_box_subaccounts.create": { params: StorageBoxSubaccountCreateParams; reply: StorageBoxSubaccountCreateReply };
  /** Gets a subaccount. */
  "storage_box_subaccounts.get": { params: StorageBoxSubaccountGetParams; reply: StorageBoxSubaccount };
  /** Changes the name, description or labels of a subaccount. */
  "storage_box_subaccounts.update": { params: StorageBoxSubaccountUpdateParams; reply: StorageBoxSubaccount };
  /** Deletes a subaccount. Its files are kept. `null` means deleted at once or already gone. */
  "storage_box_subaccounts.delete": { params: StorageBoxSubaccountDeleteParams; reply: Action | null };
  /** Changes the home directory of a subaccount. The files are not moved. */
  "storage_box_subaccounts.change_home_directory": { params: StorageBoxSubaccountChangeHomeDirectoryParams; reply: Action };
  /** Sets a new password for a subaccount. */
  "storage_box_subaccounts.reset_password": { params: StorageBoxSubaccountResetPasswordParams; reply: Action };
  /** Changes the access settings of a subaccount. Parameters that are not set stay unchanged. */
  "storage_box_subaccounts.update_access_settings": { params: StorageBoxSubaccountUpdateAccessSettingsParams; reply: Action };
  /** Lists Storage Box types. */
  "storage_box_types.list": { params: StorageBoxTypeListParams; reply: Page<StorageBoxType> };
  /** Gets a Storage Box type. */
  "storage_box_types.get": { params: StorageBoxTypeGetParams; reply: StorageBoxType };
  /** Gets all prices. */
  "pricing.get": { params: NoParams; reply: Pricing };
}

/** The position of a page in its list. */
export interface Pagination {
  /** The number of this page, from 1. */
  page: number;
  /** The number of resources per page. */
  per_page: number;
  /** The previous page; none on the first. */
  previous_page?: number | null;
  /** The next page; none on the last. */
  next_page?: number | null;
  /** The last page; none when the API does not know. */
  last_page?: number | null;
  /** The number of resources on all pages; none when the API does not know. */
  total_entries?: number | null;
}

/** The metadata of a list. */
export interface Meta {
  /** The position of the page. */
  pagination?: Pagination | null;
}

/**
 * A code of the API for the reason of a refusal (API reference, "Errors"): first the codes of any operation, then
 * those of each resource. `advice` suggests what to do next.
 *
 * - `unauthorized`: The token is missing or unknown.
 * - `token_readonly`: The token is read-only; the operation requires write access.
 * - `forbidden`: The token does not permit this operation.
 * - `rate_limit_exceeded`: The project's requests of this hour are used up. Nothing was done; one request is refilled every second.
 * - `limit_reached`: The former code for `rate_limit_exceeded`, from before 2018.
 * - `resource_limit_exceeded`: A resource limit of the project is reached; the details name the limit. A higher one can be requested in the console.
 * - `json_error`: The body is not JSON.
 * - `invalid_input`: A parameter is invalid; the details name it.
 * - `not_found`: The resource does not exist in the project of this token.
 * - `method_not_allowed`: The path does not support this method.
 * - `deprecated_api_endpoint`: The endpoint was removed; the details hold the announcement.
 * - `unsupported_error`: The resource does not support this operation.
 * - `uniqueness_error`: The name, or another value that must be unique, is taken; the details name the field.
 * - `conflict`: The resource was changed at the same time. Nothing was done; retry.
 * - `locked`: The resource is busy with an action. Nothing was done; wait for it.
 * - `resource_locked`: The resource is locked, but not by an action that ends: only Hetzner's support knows the reason.
 * - `protected`: The resource is protected against this operation; remove the protection first.
 * - `resource_unavailable`: The resource is not available at the moment; try another location or type.
 * - `maintenance`: The service is under maintenance.
 * - `service_error`: A service behind the API failed.
 * - `server_error`: An internal error of the API.
 * - `bad_gateway`: A gateway got no response from the API. The request may have been carried out.
 * - `unavailable`: The service is down.
 * - `timeout`: The API took too long. The request may have been carried out.
 * - `unknown_error`: An error that the API has no other code for.
 * - `robot_unavailable`: The service for dedicated servers and vSwitches, which the API depends on, was down; retry in a moment.
 * - `server_not_stopped`: The server must be off.
 * - `invalid_server_type`: The server type is not suitable: it has another architecture, has a smaller disk, or is no longer offered.
 * - `placement_error`: The placement group's constraint cannot be met at the moment; try another group, another location, or no group.
 * - `already_in_placement_group`: The server is already in a placement group; remove it from that group first.
 * - `rescue_already_enabled`: The rescue system was already enabled. No longer returned.
 * - `rescue_already_disabled`: The rescue system was already disabled. No longer returned.
 * - `no_space_left_in_location`: The location has no space for the volume; try a smaller one or another location.
 * - `volume_already_attached`: The volume is already attached to a server; detach it first.
 * - `server_already_attached`: The server or load balancer is already in the network.
 * - `networks_overlap`: The server is already in a network with overlapping addresses.
 * - `no_subnet_available`: The network has no subnet with a free address in this network zone.
 * - `ip_not_available`: The address is taken, or not in the subnet.
 * - `vswitch_id_already_used`: The vSwitch already belongs to another network.
 * - `floating_ip_assigned`: The floating IP is already assigned.
 * - `must_be_unassigned`: The IP is still assigned; unassign it before deleting it.
 * - `primary_ip_assigned`: The primary IP for a new server is assigned to another server.
 * - `primary_ip_already_assigned`: The primary IP is assigned to another server; unassign it there first.
 * - `primary_ip_datacenter_mismatch`: The primary IP is in another location.
 * - `primary_ip_version_mismatch`: The primary IP has the other IP version.
 * - `server_has_ipv4`: The server already has a primary IPv4; unassign it first.
 * - `server_has_ipv6`: The server already has a primary IPv6; unassign it first.
 * - `server_is_load_balancer_target`: The server is the target of a load balancer, which uses this IPv4; remove that target first.
 * - `firewall_already_applied`: The firewall is already applied to this resource.
 * - `firewall_already_removed`: The firewall is not applied to this resource. No longer returned since 2025-08-04.
 * - `firewall_managed_by_label_selector`: The firewall is applied by a label selector; remove the selector, or the label.
 * - `firewall_resource_not_found`: The resource to apply the firewall to, or to remove it from, does not exist.
 * - `incompatible_network_type`: Firewalls do not support a network of this type.
 * - `private_net_only_server`: The server has no public interface that a firewall could filter.
 * - `server_already_added`: The request names the server more than once.
 * - `resource_in_use`: The firewall is still applied to resources; remove it from them before deleting it.
 * - `invalid_load_balancer_type`: The load balancer type is not suitable: its limits are too small for the load balancer, or it is no longer offered.
 * - `load_balancer_already_attached`: The load balancer is already in a network.
 * - `load_balancer_not_attached_to_network`: The load balancer is not in a network; attach it to one first.
 * - `load_balancer_public_interface_disabled`: The load balancer's public interface is disabled, and the target requires it.
 * - `targets_without_use_private_ip`: Some targets are reached over the public interface; make them use private addresses first.
 * - `source_port_already_used`: Another service of the load balancer listens on this port.
 * - `target_already_defined`: The load balancer already has this target.
 * - `resolve_cloud_private_targets_error`: The target is not in the load balancer's network.
 * - `resolve_cloud_public_targets_error`: The target has no public IPv4.
 * - `server_not_attached_to_network`: The former code for `resolve_cloud_private_targets_error`, until May 2026.
 * - `missing_ipv4`: The former code for `resolve_cloud_public_targets_error`, until May 2026.
 * - `ip_not_owned`: The address belongs to another customer.
 * - `cloud_resource_ip_not_allowed`: The address belongs to a cloud resource, which must be added as such. Not documented since May 2026.
 * - `network_has_no_vswitch_subnet`: The address is private and the load balancer's network has no vSwitch subnet.
 * - `ip_not_in_vswitch_subnet`: The address is not in the vSwitch subnet of the load balancer's network.
 * - `caa_record_does_not_allow_ca`: A CAA record forbids the certificate authority to issue certificates for this domain.
 * - `ca_dns_validation_failed`: The certificate authority did not find its validation record in the DNS.
 * - `ca_too_many_authorizations_failed_recently`: The certificate authority has had too many failed validations for this domain; wait an hour or more.
 * - `ca_too_many_certificates_issued_for_registered_domain`: The certificate authority has issued too many certificates under this domain; wait some days.
 * - `ca_too_many_duplicate_certificates`: The certificate authority has issued this certificate too often; use the existing one, or wait some days.
 * - `could_not_verify_domain_delegated_to_zone`: The domain's name servers are not those of its zone at Hetzner.
 * - `dns_zone_not_found`: The domain has no zone at Hetzner.
 * - `dns_zone_is_secondary_zone`: The domain's zone is a secondary zone, whose records cannot be written.
 * - `incorrect_zone_mode`: The zone's mode does not allow this: records of a secondary zone come from its primary name servers.
 */
export type ErrorCode = "unauthorized" | "token_readonly" | "forbidden" | "rate_limit_exceeded" | "limit_reached" | "resource_limit_exceeded" | "json_error" | "invalid_input" | "not_found" | "method_not_allowed" | "deprecated_api_endpoint" | "unsupported_error" | "uniqueness_error" | "conflict" | "locked" | "resource_locked" | "protected" | "resource_unavailable" | "maintenance" | "service_error" | "server_error" | "bad_gateway" | "unavailable" | "timeout" | "unknown_error" | "robot_unavailable" | "server_not_stopped" | "invalid_server_type" | "placement_error" | "already_in_placement_group" | "rescue_already_enabled" | "rescue_already_disabled" | "no_space_left_in_location" | "volume_already_attached" | "server_already_attached" | "networks_overlap" | "no_subnet_available" | "ip_not_available" | "vswitch_id_already_used" | "floating_ip_assigned" | "must_be_unassigned" | "primary_ip_assigned" | "primary_ip_already_assigned" | "primary_ip_datacenter_mismatch" | "primary_ip_version_mismatch" | "server_has_ipv4" | "server_has_ipv6" | "server_is_load_balancer_target" | "firewall_already_applied" | "firewall_already_removed" | "firewall_managed_by_label_selector" | "firewall_resource_not_found" | "incompatible_network_type" | "private_net_only_server" | "server_already_added" | "resource_in_use" | "invalid_load_balancer_type" | "load_balancer_already_attached" | "load_balancer_not_attached_to_network" | "load_balancer_public_interface_disabled" | "targets_without_use_private_ip" | "source_port_already_used" | "target_already_defined" | "resolve_cloud_private_targets_error" | "resolve_cloud_public_targets_error" | "server_not_attached_to_network" | "missing_ipv4" | "ip_not_owned" | "cloud_resource_ip_not_allowed" | "network_has_no_vswitch_subnet" | "ip_not_in_vswitch_subnet" | "caa_record_does_not_allow_ca" | "ca_dns_validation_failed" | "ca_too_many_authorizations_failed_recently" | "ca_too_many_certificates_issued_for_registered_domain" | "ca_too_many_duplicate_certificates" | "could_not_verify_domain_delegated_to_zone" | "dns_zone_not_found" | "dns_zone_is_secondary_zone" | "incorrect_zone_mode" | (string & {});

/**
 * The status of an action.
 *
 * - `running`: The action is running.
 * - `success`: The action succeeded.
 * - `error`: The action failed; its `error` gives the cause.
 */
export type ActionStatus = "running" | "success" | "error" | (string & {});

/**
 * A sort key of actions.
 *
 * - `id`: The id; actions are numbered in the order of the requests.
 * - `command`: The command.
 * - `status`: The status.
 * - `started`: The start time.
 * - `finished`: The end time.
 */
export type ActionSort = "id" | "command" | "status" | "started" | "finished" | (string & {});

/** An action: an operation that Hetzner performs asynchronously. */
export interface Action {
  /** The id. Actions of Storage Boxes are numbered separately. */
  id: number;
  /** The command, as in `create_server`. */
  command: string;
  /** The status. */
  status: ActionStatus;
  /** The start time. */
  started: Timestamp;
  /** The end time. */
  finished?: Timestamp | null;
  /** The progress, from 0 to 100 percent. */
  progress: number;
  /** The resources that the action concerns. */
  resources: ResourceRef[];
  /** The error of a failed action. */
  error?: ActionError | null;
}

/** The error of a failed action. */
export interface ActionError {
  /** The error code. */
  code: string;
  /** The error message. */
  message: string;
}

/** Parameters of `actions.list`. */
export interface ActionListParams {
  /** The ids; with at most 25, the reply holds all of them. */
  id: number[];
}

/** Parameters of `actions.get`. */
export interface ActionGetParams {
  /** The action. */
  id: number;
}

/** The operations of `actions`. */
export interface ActionsApi {
  /**
   * Lists actions by their ids. Ids that do not exist are left out of the reply.
   *
   * [`GET /actions`](https://docs.hetzner.cloud/reference/cloud#actions)
   */
  list(params: ActionListParams, options?: CallOptions): ReplyPromise<Action[]>;
  /**
   * Gets an action.
   *
   * [`GET /actions/{id}`](https://docs.hetzner.cloud/reference/cloud#actions)
   */
  get(params: ActionGetParams, options?: CallOptions): ReplyPromise<Action>;
}

/**
 * The type of a referenced resource.
 *
 * - `server`: A server.
 * - `image`: An image.
 * - `iso`: An ISO.
 * - `floating_ip`: A floating IP.
 * - `volume`: A volume.
 * - `network`: A network.
 * - `certificate`: A certificate.
 * - `load_balancer`: A load balancer.
 * - `firewall`: A firewall.
 * - `placement_group`: A placement group.
 * - `primary_ip`: A primary IP.
 * - `zone`: A DNS zone.
 * - `storage_box`: A Storage Box.
 * - `storage_box_snapshot`: A snapshot of a Storage Box.
 * - `storage_box_subaccount`: A subaccount of a Storage Box.
 */
export type ResourceType = "server" | "image" | "iso" | "floating_ip" | "volume" | "network" | "certificate" | "load_balancer" | "firewall" | "placement_group" | "primary_ip" | "zone" | "storage_box" | "storage_box_snapshot" | "storage_box_subaccount" | (string & {});

/** A reference to a resource of any type. */
export interface ResourceRef {
  /** The id; unique among the resources of this type. */
  id: number;
  /** The resource type. */
  type: ResourceType;
}

/** A reference to a server. */
export interface ServerRef {
  /** The server. */
  id: number;
  /** The IP address of a load balancer's target; only in responses. */
  ip?: string | null | undefined;
}

/** A reference to all resources whose labels match. */
export interface LabelSelectorRef {
  /** The label selector, at most 1000 characters. */
  selector: string;
}

/** The protection of a resource. A protected operation is refused until the protection is removed. */
export interface Protection {
  /** Deletion protection. */
  delete: boolean;
}

/** A reverse DNS entry (PTR record) of an IP address. */
export interface DnsPtr {
  /** The IP address. */
  ip: string;
  /** The domain name that the entry points to. */
  dns_ptr: string;
}

/**
 * An IP version.
 *
 * - `ipv4`: IPv4: a single address of four bytes.
 * - `ipv6`: IPv6: a /64 network of addresses of sixteen bytes.
 */
export type IpType = "ipv4" | "ipv6" | (string & {});

/**
 * The status of a server.
 *
 * - `running`: The server is running.
 * - `initializing`: The server is being created.
 * - `starting`: The server is starting.
 * - `stopping`: The server is stopping.
 * - `off`: The server is off; it is still billed.
 * - `deleting`: The server is being deleted.
 * - `migrating`: The server is being moved to another host.
 * - `rebuilding`: The disk of the server is being replaced.
 * - `unknown`: The API reports that it does not know.
 */
export type ServerStatus = "running" | "initializing" | "starting" | "stopping" | "off" | "deleting" | "migrating" | "rebuilding" | "unknown" | (string & {});

/**
 * The four hours, in UTC, in which a server is backed up. Hetzner chooses the window.
 *
 * - `22-02`: From 22:00 to 02:00.
 * - `02-06`: From 02:00 to 06:00.
 * - `06-10`: From 06:00 to 10:00.
 * - `10-14`: From 10:00 to 14:00.
 * - `14-18`: From 14:00 to 18:00.
 * - `18-22`: From 18:00 to 22:00.
 */
export type BackupWindow = "22-02" | "02-06" | "06-10" | "10-14" | "14-18" | "18-22" | (string & {});

/**
 * The type of a new image of a server's disk.
 *
 * - `snapshot`: A snapshot: kept until it is deleted, and billed by size.
 * - `backup`: A backup: takes one of the seven backup slots. Backups must be enabled.
 */
export type ServerImageCreateType = "snapshot" | "backup" | (string & {});

/**
 * A rescue system.
 *
 * - `linux64`: Linux, 64-bit.
 */
export type RescueType = "linux64" | (string & {});

/**
 * A kind of metrics.
 *
 * - `cpu`: `cpu`: the load of all cores together, in percent of one core.
 * - `disk`: `disk.0.iops.read` and `disk.0.iops.write` in operations per second, `disk.0.bandwidth.read` and `disk.0.bandwidth.write` in bytes per second.
 * - `network`: `network.0.pps.in` and `network.0.pps.out` in packets per second, `network.0.bandwidth.in` and `network.0.bandwidth.out` in bytes per second.
 */
export type ServerMetricType = "cpu" | "disk" | "network" | (string & {});

/**
 * A sort key of servers.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 */
export type ServerSort = "id" | "name" | "created" | (string & {});

/** A server: a virtual machine. */
export interface Server {
  /** The id. */
  id: number;
  /** The name, unique in the project; a host name according to RFC 1123. */
  name: string;
  /** The status. */
  status: ServerStatus;
  /** The time of creation. */
  created: Timestamp;
  /** The public network interface. */
  public_net: ServerPublicNet;
  /** The attachments to private networks. */
  private_net: ServerPrivateNet[];
  /** The server type. */
  server_type: ServerType;
  /** The location. */
  location: Location;
  /** The image that the server was created from; none when the image is gone. */
  image?: Image | null;
  /** The attached ISO. */
  iso?: Iso | null;
  /** `true` when the next boot starts the rescue system. */
  rescue_enabled: boolean;
  /** `true` while an action runs on the server; other actions are refused meanwhile. */
  locked: boolean;
  /** The backup window; none when backups are disabled. */
  backup_window?: BackupWindow | null;
  /** The outgoing traffic of this month, in bytes. */
  outgoing_traffic?: number | null;
  /** The incoming traffic of this month, in bytes. */
  ingoing_traffic?: number | null;
  /** The outgoing traffic included per month, in bytes. */
  included_traffic?: number | null;
  /** The protection. */
  protection: ServerProtection;
  /** The labels. */
  labels: Labels;
  /** The attached volumes. */
  volumes?: number[] | null;
  /** The load balancers that have the server as a target. */
  load_balancers?: number[] | null;
  /** The disk size in GB. */
  primary_disk_size: number;
  /** The placement group. */
  placement_group?: PlacementGroup | null;
}

/** The protection of a server. A protected operation is refused until the protection is removed. */
export interface ServerProtection {
  /** Deletion protection. */
  delete: boolean;
  /** Rebuild protection; always equal to `delete`. */
  rebuild: boolean;
}

/** The result of creating a server. */
export interface ServerCreateReply {
  /** The server, which is still `initializing`. */
  server: Server;
  /** The action that creates the server. */
  action: Action;
  /** The actions that follow, such as starting the server. Wait for these too. */
  next_actions: Action[];
  /** The password of `root`; none when SSH keys were given. Only this response contains it. */
  root_password?: string | null;
}

/** The result of creating an image. */
export interface ServerCreateImageReply {
  /** The image, which is still `creating`. */
  image: Image;
  /** The action that copies the disk. */
  action: Action;
}

/** The result of enabling the rescue system. */
export interface ServerEnableRescueReply {
  /** The password of `root` in the rescue system. Only this response contains it. */
  root_password: string;
  /** The action that enables the rescue system. */
  action: Action;
}

/** The result of rebuilding a server. */
export interface ServerRebuildReply {
  /** The password of `root`; none when the server was created with SSH keys. Only this response contains it. */
  root_password?: string | null;
  /** The action that replaces the disk. */
  action: Action;
}

/** The result of requesting a console. */
export interface ServerRequestConsoleReply {
  /** The WebSocket URL that a VNC client connects to, within a minute. */
  wss_url: string;
  /** The VNC password; it is valid for this URL only. */
  password: string;
  /** The action that opens the console. */
  action: Action;
}

/** The result of resetting the password. */
export interface ServerResetPasswordReply {
  /** The new password of `root`. Only this response contains it. */
  root_password: string;
  /** The action that sets the password. */
  action: Action;
}

/** Parameters of `servers.list`. */
export interface ServerListParams {
  /** Only the server with this name. */
  name?: string | undefined;
  /** Only servers whose labels match. */
  label_selector?: string | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ServerSort>[] | undefined;
  /** Only servers with one of these statuses. */
  status?: ServerStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `servers.create`. */
export interface ServerCreateParams {
  /** The name, unique in the project; a host name according to RFC 1123. */
  name: string;
  /** The server type. */
  server_type: number | string;
  /** The image; its architecture must be that of the server type. */
  image: number | string;
  /** The location; by default chosen by Hetzner. */
  location?: number | string | undefined;
  /** Starts the server after it is created; `true` by default. */
  start_after_create?: boolean | undefined;
  /** The placement group to add the server to. */
  placement_group?: number | undefined;
  /** The SSH keys that may log in as `root`; without keys, a password is generated. */
  ssh_keys?: (number | string)[] | undefined;
  /** The volumes to attach; they determine the location. */
  volumes?: number[] | undefined;
  /** The networks to attach the server to. */
  networks?: number[] | undefined;
  /** The firewalls to apply. */
  firewalls?: ServerFirewallInput[] | undefined;
  /** The user data for cloud-init at the first boot, at most 32 KiB. */
  user_data?: string | undefined;
  /** The labels. */
  labels?: Labels | undefined;
  /** Mounts the volumes; requires `volumes`. */
  automount?: boolean | undefined;
  /** The public network interface. */
  public_net?: ServerPublicNetInput | undefined;
}

/** Parameters of `servers.list_all_actions`. */
export interface ServerListAllActionsParams {
  /** Only actions with these ids. */
  id?: number[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `servers.get_action_by_id`. */
export interface ServerGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `servers.get`. */
export interface ServerGetParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.update`. */
export interface ServerUpdateParams {
  /** The server. */
  id: number;
  /** The new name. */
  name?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `servers.delete`. */
export interface ServerDeleteParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.get_metrics`. */
export interface ServerGetMetricsParams {
  /** The server. */
  id: number;
  /** The kinds of metrics. */
  type: ServerMetricType[];
  /** The start of the period. */
  start: Timestamp | Date;
  /** The end of the period. */
  end: Timestamp | Date;
  /** The interval between samples, in seconds; by default chosen to give about 200 samples. */
  step?: number | undefined;
}

/** Parameters of `servers.list_actions`. */
export interface ServerListActionsParams {
  /** The server. */
  id: number;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `servers.add_to_placement_group`. */
export interface ServerAddToPlacementGroupParams {
  /** The server. */
  id: number;
  /** The placement group. */
  placement_group: number;
}

/** Parameters of `servers.attach_iso`. */
export interface ServerAttachIsoParams {
  /** The server. */
  id: number;
  /** The ISO. */
  iso: number | string;
}

/** Parameters of `servers.attach_to_network`. */
export interface ServerAttachToNetworkParams {
  /** The server. */
  id: number;
  /** The network. */
  network: number;
  /** The address in the network; a free one by default. */
  ip?: string | undefined;
  /** The alias IPs: further addresses of the server in the network. */
  alias_ips?: string[] | undefined;
  /** The subnet to choose an address from, as in `10.0.1.0/24`. */
  ip_range?: string | undefined;
}

/** Parameters of `servers.change_alias_ips`. */
export interface ServerChangeAliasIpsParams {
  /** The server. */
  id: number;
  /** The network. */
  network: number;
  /** The new alias IPs. They replace all existing ones. */
  alias_ips: string[];
}

/** Parameters of `servers.change_dns_ptr`. */
export interface ServerChangeDnsPtrParams {
  /** The server. */
  id: number;
  /** The address. */
  ip: string;
  /** The domain name; `null` restores Hetzner's default. */
  dns_ptr: string | null;
}

/** Parameters of `servers.change_protection`. */
export interface ServerChangeProtectionParams {
  /** The server. */
  id: number;
  /** Deletion protection. */
  delete?: boolean | undefined;
  /** Rebuild protection. */
  rebuild?: boolean | undefined;
}

/** Parameters of `servers.change_type`. */
export interface ServerChangeTypeParams {
  /** The server. */
  id: number;
  /** The new server type. It must have the same architecture, and a disk of at least the server's size. */
  server_type: number | string;
  /** Enlarges the disk too; it can never be reduced again. */
  upgrade_disk: boolean;
}

/** Parameters of `servers.create_image`. */
export interface ServerCreateImageParams {
  /** The server. */
  id: number;
  /** The description of the image; generated by default. */
  description?: string | undefined;
  /** The type of the image; `snapshot` by default. */
  type?: ServerImageCreateType | undefined;
  /** The labels of the image. */
  labels?: Labels | undefined;
}

/** Parameters of `servers.detach_from_network`. */
export interface ServerDetachFromNetworkParams {
  /** The server. */
  id: number;
  /** The network. */
  network: number;
}

/** Parameters of `servers.detach_iso`. */
export interface ServerDetachIsoParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.disable_backup`. */
export interface ServerDisableBackupParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.disable_rescue`. */
export interface ServerDisableRescueParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.enable_backup`. */
export interface ServerEnableBackupParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.enable_rescue`. */
export interface ServerEnableRescueParams {
  /** The server. */
  id: number;
  /** The rescue system; `linux64` by default. */
  type?: RescueType | undefined;
  /** The SSH keys that may log in as `root`. */
  ssh_keys?: number[] | undefined;
}

/** Parameters of `servers.power_off`. */
export interface ServerPowerOffParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.power_on`. */
export interface ServerPowerOnParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.reboot`. */
export interface ServerRebootParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.rebuild`. */
export interface ServerRebuildParams {
  /** The server. */
  id: number;
  /** The image. */
  image: number | string;
  /** The user data for cloud-init at the first boot, at most 32 KiB. */
  user_data?: string | undefined;
}

/** Parameters of `servers.remove_from_placement_group`. */
export interface ServerRemoveFromPlacementGroupParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.request_console`. */
export interface ServerRequestConsoleParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.reset`. */
export interface ServerResetParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.reset_password`. */
export interface ServerResetPasswordParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.shutdown`. */
export interface ServerShutdownParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.get_action`. */
export interface ServerGetActionParams {
  /** The server. */
  id: number;
  /** The action. */
  action_id: number;
}

/** The operations of `servers`. */
export interface ServersApi {
  /**
   * Lists servers.
   *
   * [`GET /servers`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  list(params?: ServerListParams, options?: ListOptions): PagePromise<Server>;
  /**
   * Creates a server. Billing starts at once, and continues while the server is off.
   *
   * [`POST /servers`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  create(params: ServerCreateParams, options?: CallOptions): ReplyPromise<ServerCreateReply>;
  /**
   * Lists the actions of all servers.
   *
   * [`GET /servers/actions`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  listAllActions(params?: ServerListAllActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Gets an action of any server.
   *
   * [`GET /servers/actions/{id}`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  getActionById(params: ServerGetActionByIdParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets a server.
   *
   * [`GET /servers/{id}`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  get(params: ServerGetParams, options?: CallOptions): ReplyPromise<Server>;
  /**
   * Changes the name or labels of a server. The host name in the server's operating system does not change.
   *
   * [`PUT /servers/{id}`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  update(params: ServerUpdateParams, options?: CallOptions): ReplyPromise<Server>;
  /**
   * Deletes a server with its disk and backups. The reply is an action to wait for, or `null` when the server was
   * deleted at once or is already gone.
   *
   * [`DELETE /servers/{id}`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  delete(params: ServerDeleteParams, options?: CallOptions): ReplyPromise<Action | null>;
  /**
   * Gets the metrics of a server, for a period within the last 30 days, in at most 500 samples.
   *
   * [`GET /servers/{id}/metrics`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  getMetrics(params: ServerGetMetricsParams, options?: CallOptions): ReplyPromise<Metrics>;
  /**
   * Lists the actions of a server.
   *
   * [`GET /servers/{id}/actions`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  listActions(params: ServerListActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Adds a server to a placement group. The server must be off and must not be in a placement group.
   *
   * [`POST /servers/{id}/actions/add_to_placement_group`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  addToPlacementGroup(params: ServerAddToPlacementGroupParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Attaches an ISO to a server and replaces one that is attached. The next boot starts from the ISO.
   *
   * [`POST /servers/{id}/actions/attach_iso`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  attachIso(params: ServerAttachIsoParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Attaches a server to a network.
   *
   * [`POST /servers/{id}/actions/attach_to_network`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  attachToNetwork(params: ServerAttachToNetworkParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the alias IPs of a server in a network.
   *
   * [`POST /servers/{id}/actions/change_alias_ips`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  changeAliasIps(params: ServerChangeAliasIpsParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes a reverse DNS entry of a primary IP of a server.
   *
   * [`POST /servers/{id}/actions/change_dns_ptr`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  changeDnsPtr(params: ServerChangeDnsPtrParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the protection of a server. The values of `delete` and `rebuild` must be equal.
   *
   * [`POST /servers/{id}/actions/change_protection`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  changeProtection(params: ServerChangeProtectionParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the type of a server to a larger or smaller one. The server must be off.
   *
   * [`POST /servers/{id}/actions/change_type`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  changeType(params: ServerChangeTypeParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Creates an image of a server's disk. Shut the server down first, or the image may be inconsistent.
   *
   * [`POST /servers/{id}/actions/create_image`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  createImage(params: ServerCreateImageParams, options?: CallOptions): ReplyPromise<ServerCreateImageReply>;
  /**
   * Detaches a server from a network.
   *
   * [`POST /servers/{id}/actions/detach_from_network`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  detachFromNetwork(params: ServerDetachFromNetworkParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Detaches the ISO from a server. The action also succeeds when no ISO is attached.
   *
   * [`POST /servers/{id}/actions/detach_iso`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  detachIso(params: ServerDetachIsoParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Disables the backups of a server and deletes the existing ones.
   *
   * [`POST /servers/{id}/actions/disable_backup`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  disableBackup(params: ServerDisableBackupParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Disables the rescue system of a server. The next boot starts from the disk.
   *
   * [`POST /servers/{id}/actions/disable_rescue`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  disableRescue(params: ServerDisableRescueParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Enables daily backups of a server, for a fifth of its price. Seven backups are kept.
   *
   * [`POST /servers/{id}/actions/enable_backup`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  enableBackup(params: ServerEnableBackupParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Enables the rescue system for the next boot of a server, once and within an hour. Reboot the server to start it.
   *
   * [`POST /servers/{id}/actions/enable_rescue`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  enableRescue(params: ServerEnableRescueParams, options?: CallOptions): ReplyPromise<ServerEnableRescueReply>;
  /**
   * Cuts the power of a server. Data that the system has not written is lost; `shutdown` is the graceful variant.
   *
   * [`POST /servers/{id}/actions/poweroff`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  powerOff(params: ServerPowerOffParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Turns the power of a server on.
   *
   * [`POST /servers/{id}/actions/poweron`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  powerOn(params: ServerPowerOnParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Reboots a server gracefully: sends an ACPI request to its operating system.
   *
   * [`POST /servers/{id}/actions/reboot`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  reboot(params: ServerRebootParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Replaces the disk of a server with an image. All data on the disk is lost.
   *
   * [`POST /servers/{id}/actions/rebuild`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  rebuild(params: ServerRebuildParams, options?: CallOptions): ReplyPromise<ServerRebuildReply>;
  /**
   * Removes a server from its placement group.
   *
   * [`POST /servers/{id}/actions/remove_from_placement_group`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  removeFromPlacementGroup(params: ServerRemoveFromPlacementGroupParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Opens a console of a server: VNC over WebSocket.
   *
   * [`POST /servers/{id}/actions/request_console`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  requestConsole(params: ServerRequestConsoleParams, options?: CallOptions): ReplyPromise<ServerRequestConsoleReply>;
  /**
   * Cuts the power of a server and turns it on again. Data that the system has not written is lost; `reboot` is
   * the graceful variant.
   *
   * [`POST /servers/{id}/actions/reset`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  reset(params: ServerResetParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Resets the password of `root`. The server must be running, with the QEMU guest agent.
   *
   * [`POST /servers/{id}/actions/reset_password`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  resetPassword(params: ServerResetPasswordParams, options?: CallOptions): ReplyPromise<ServerResetPasswordReply>;
  /**
   * Shuts a server down gracefully: sends an ACPI request to its operating system. The action ends when the request
   * is sent; it does not tell whether the system shuts down.
   *
   * [`POST /servers/{id}/actions/shutdown`](https://docs.hetzner.cloud/reference/cloud#servers)
   */
  shutdown(params: ServerShutdownParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets an action of a server.
   *
   * [`GET /servers/{id}/actions/{action_id}`](https://docs.hetzner.cloud/reference/cloud#servers)
   * @deprecated since 2026-04-30: use `servers.getActionById`
   */
  getAction(params: ServerGetActionParams, options?: CallOptions): ReplyPromise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<Server | null>;
}

/**
 * The status of a firewall on a server.
 *
 * - `applied`: The rules are in effect.
 * - `pending`: The rules are not in effect yet.
 */
export type ServerFirewallStatus = "applied" | "pending" | (string & {});

/** The public network interface of a server. */
export interface ServerPublicNet {
  /** The IPv4 address. */
  ipv4?: ServerPublicIpv4 | null;
  /** The IPv6 network. */
  ipv6?: ServerPublicIpv6 | null;
  /** The assigned floating IPs. */
  floating_ips: number[];
  /** The applied firewalls. */
  firewalls?: ServerFirewall[] | null;
}

/** The public IPv4 address of a server. */
export interface ServerPublicIpv4 {
  /** The primary IP. */
  id?: number | null;
  /** The address. */
  ip: string;
  /** `true` when Hetzner has blocked the address. */
  blocked: boolean;
  /** The domain name of its reverse DNS entry. */
  dns_ptr: string;
}

/** The public IPv6 network of a server. */
export interface ServerPublicIpv6 {
  /** The primary IP. */
  id?: number | null;
  /** The network, as in `2001:db8::/64`. */
  ip: string;
  /** `true` when Hetzner has blocked the address. */
  blocked: boolean;
  /** The reverse DNS entries of addresses in the network. */
  dns_ptr?: DnsPtr[] | null;
}

/** A firewall on a server. */
export interface ServerFirewall {
  /** The firewall. */
  id?: number | null;
  /** The status. */
  status?: ServerFirewallStatus | null;
}

/** The attachment of a server to a private network. */
export interface ServerPrivateNet {
  /** The network. */
  network?: number | null;
  /** The server's address in the network. */
  ip?: string | null;
  /** The alias IPs: further addresses of the server in the network. */
  alias_ips?: string[] | null;
  /** The MAC address of the network interface. */
  mac_address?: string | null;
}

/** A firewall to apply to a new server. */
export interface ServerFirewallInput {
  /** The firewall. */
  firewall: number;
}

/** The public network interface of a new server. */
export interface ServerPublicNetInput {
  /** Enables IPv4; `true` by default. */
  enable_ipv4?: boolean | undefined;
  /** Enables IPv6; `true` by default. */
  enable_ipv6?: boolean | undefined;
  /** The primary IPv4; `null` to create one. */
  ipv4?: number | null | undefined;
  /** The primary IPv6; `null` to create one. */
  ipv6?: number | null | undefined;
}

/** Metrics over a period. */
export interface Metrics {
  /** The start of the period. */
  start: Timestamp;
  /** The end of the period. */
  end: Timestamp;
  /** The interval between samples, in seconds. */
  step: number;
  /** The series by name, as in `network.0.bandwidth.in`. */
  time_series: Record<string, TimeSeries>;
}

/** A time series: one line of a chart. */
export interface TimeSeries {
  /** The samples in order of time. */
  values: ([number, string])[];
}

/**
 * The type of an image.
 *
 * - `system`: An operating system, provided by Hetzner.
 * - `app`: An operating system with an application, provided by Hetzner.
 * - `snapshot`: A copy of a server's disk, created on request; billed by size.
 * - `backup`: A copy of a server's disk, created daily; deleted with the server.
 */
export type ImageType = "system" | "app" | "snapshot" | "backup" | (string & {});

/**
 * The status of an image.
 *
 * - `available`: Servers can be created from the image.
 * - `creating`: The image is being copied.
 * - `unavailable`: The image is deleted.
 */
export type ImageStatus = "available" | "creating" | "unavailable" | (string & {});

/**
 * The operating system family of an image.
 *
 * - `ubuntu`: Ubuntu.
 * - `centos`: CentOS.
 * - `debian`: Debian.
 * - `fedora`: Fedora.
 * - `rocky`: Rocky Linux.
 * - `alma`: AlmaLinux.
 * - `opensuse`: openSUSE.
 * - `unknown`: The API reports that it does not know.
 */
export type ImageOsFlavor = "ubuntu" | "centos" | "debian" | "fedora" | "rocky" | "alma" | "opensuse" | "unknown" | (string & {});

/**
 * A type that an image can be changed to.
 *
 * - `snapshot`: A snapshot: a backup that is changed to it is kept when the server is deleted.
 */
export type ImageUpdateType = "snapshot" | (string & {});

/**
 * A sort key of images.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 */
export type ImageSort = "id" | "name" | "created" | (string & {});

/** An image that servers are created from. */
export interface Image {
  /** The id. */
  id: number;
  /** The type. */
  type: ImageType;
  /** The status. */
  status: ImageStatus;
  /** The name, unique for an architecture; only Hetzner's images have one. */
  name?: string | null;
  /** The description. */
  description: string;
  /** The size of the stored data in GB; none while the image is copied, and for Hetzner's images. */
  image_size?: number | null;
  /** The disk size that a server needs, in GB. */
  disk_size: number;
  /** The time of creation. */
  created: Timestamp;
  /** The server that the image was copied from. */
  created_from?: ImageCreatedFrom | null;
  /** The server that the backup belongs to. */
  bound_to?: number | null;
  /** The operating system family. */
  os_flavor: ImageOsFlavor;
  /** The version of the operating system. */
  os_version?: string | null;
  /** `true` when servers are created from the image at once. */
  rapid_deploy?: boolean | null;
  /** The protection. */
  protection: Protection;
  /** The deprecation, if announced. */
  deprecation?: DeprecationInfo | null;
  /** The time of deletion. */
  deleted?: Timestamp | null;
  /** The labels. */
  labels: Labels;
  /** The architecture. */
  architecture: Architecture;
}

/** The server that an image was copied from; it may no longer exist. */
export interface ImageCreatedFrom {
  /** The id of the server. */
  id: number;
  /** The name that the server had at that time. */
  name: string;
}

/** Parameters of `images.list`. */
export interface ImageListParams {
  /** Sort order; by default ascending by id. */
  sort?: Sort<ImageSort>[] | undefined;
  /** Only images of these types. */
  type?: ImageType[] | undefined;
  /** Only images with one of these statuses. */
  status?: ImageStatus[] | undefined;
  /** Only backups of these servers. */
  bound_to?: number[] | undefined;
  /** Includes deprecated images that are no longer available. */
  include_deprecated?: boolean | undefined;
  /** Only images with this name: one for each architecture. */
  name?: string | undefined;
  /** Only images whose labels match. */
  label_selector?: string | undefined;
  /** Only images of these architectures. */
  architecture?: Architecture[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `images.list_all_actions`. */
export interface ImageListAllActionsParams {
  /** Only actions with these ids. */
  id?: number[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `images.get_action_by_id`. */
export interface ImageGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `images.get`. */
export interface ImageGetParams {
  /** The image. */
  id: number;
}

/** Parameters of `images.update`. */
export interface ImageUpdateParams {
  /** The image. */
  id: number;
  /** The new description. */
  description?: string | undefined;
  /** The new type; converts a backup to a snapshot. */
  type?: ImageUpdateType | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `images.delete`. */
export interface ImageDeleteParams {
  /** The image. */
  id: number;
}

/** Parameters of `images.list_actions`. */
export interface ImageListActionsParams {
  /** The image. */
  id: number;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `images.change_protection`. */
export interface ImageChangeProtectionParams {
  /** The snapshot. */
  id: number;
  /** Deletion protection. */
  delete?: boolean | undefined;
}

/** Parameters of `images.get_action`. */
export interface ImageGetActionParams {
  /** The image. */
  id: number;
  /** The action. */
  action_id: number;
}

/** The operations of `images`. */
export interface ImagesApi {
  /**
   * Lists images.
   *
   * [`GET /images`](https://docs.hetzner.cloud/reference/cloud#images)
   */
  list(params?: ImageListParams, options?: ListOptions): PagePromise<Image>;
  /**
   * Lists the actions of all images.
   *
   * [`GET /images/actions`](https://docs.hetzner.cloud/reference/cloud#images)
   */
  listAllActions(params?: ImageListAllActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Gets an action of any image.
   *
   * [`GET /images/actions/{id}`](https://docs.hetzner.cloud/reference/cloud#images)
   */
  getActionById(params: ImageGetActionByIdParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets an image.
   *
   * [`GET /images/{id}`](https://docs.hetzner.cloud/reference/cloud#images)
   */
  get(params: ImageGetParams, options?: CallOptions): ReplyPromise<Image>;
  /**
   * Changes the description, type or labels of a snapshot or backup.
   *
   * [`PUT /images/{id}`](https://docs.hetzner.cloud/reference/cloud#images)
   */
  update(params: ImageUpdateParams, options?: CallOptions): ReplyPromise<Image>;
  /**
   * Deletes a snapshot or backup.
   *
   * [`DELETE /images/{id}`](https://docs.hetzner.cloud/reference/cloud#images)
   */
  delete(params: ImageDeleteParams, options?: CallOptions): ReplyPromise<void>;
  /**
   * Lists the actions of an image.
   *
   * [`GET /images/{id}/actions`](https://docs.hetzner.cloud/reference/cloud#images)
   */
  listActions(params: ImageListActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Changes the deletion protection of a snapshot.
   *
   * [`POST /images/{id}/actions/change_protection`](https://docs.hetzner.cloud/reference/cloud#images)
   */
  changeProtection(params: ImageChangeProtectionParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets an action of an image.
   *
   * [`GET /images/{id}/actions/{action_id}`](https://docs.hetzner.cloud/reference/cloud#images)
   * @deprecated since 2026-04-30: use `images.getActionById`
   */
  getAction(params: ImageGetActionParams, options?: CallOptions): ReplyPromise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<Image | null>;
}

/**
 * The type of an ISO.
 *
 * - `public`: A public ISO, available to all projects.
 * - `private`: A private ISO of this project; Hetzner's support uploads it.
 */
export type IsoType = "public" | "private" | (string & {});

/** An ISO image that can be attached to a server as a disc. */
export interface Iso {
  /** The id. */
  id: number;
  /** The name; only public ISOs have one. */
  name?: string | null;
  /** The description. */
  description: string;
  /** The type. */
  type?: IsoType | null;
  /** The deprecation, if announced. */
  deprecation?: DeprecationInfo | null;
  /** The architecture; none when it is not known. */
  architecture?: Architecture | null;
}

/** Parameters of `isos.list`. */
export interface IsoListParams {
  /** Only the ISO with this name. */
  name?: string | undefined;
  /** Only ISOs of these architectures. */
  architecture?: Architecture[] | undefined;
  /** Includes ISOs whose architecture is not known when `architecture` is given. */
  include_architecture_wildcard?: boolean | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `isos.get`. */
export interface IsoGetParams {
  /** The ISO. */
  id: number;
}

/** The operations of `isos`. */
export interface IsosApi {
  /**
   * Lists ISOs.
   *
   * [`GET /isos`](https://docs.hetzner.cloud/reference/cloud#isos)
   */
  list(params?: IsoListParams, options?: ListOptions): PagePromise<Iso>;
  /**
   * Gets an ISO.
   *
   * [`GET /isos/{id}`](https://docs.hetzner.cloud/reference/cloud#isos)
   */
  get(params: IsoGetParams, options?: CallOptions): ReplyPromise<Iso>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<Iso | null>;
}

/**
 * The type of CPU cores.
 *
 * - `shared`: Cores shared between servers.
 * - `dedicated`: Cores dedicated to the server.
 */
export type CpuType = "shared" | "dedicated" | (string & {});

/**
 * The type of the disk.
 *
 * - `local`: A disk in the host.
 * - `network`: A disk on the network.
 */
export type StorageType = "local" | "network" | (string & {});

/**
 * A CPU architecture. Images and ISOs must have the architecture of the server type.
 *
 * - `x86`: Intel and AMD, 64-bit.
 * - `arm`: Arm, 64-bit.
 */
export type Architecture = "x86" | "arm" | (string & {});

/** A server type: the size of servers. */
export interface ServerType {
  /** The id. */
  id: number;
  /** The name, as in `cx23`. */
  name: string;
  /** The description. */
  description: string;
  /** The number of cores. */
  cores: number;
  /** The memory in GB. */
  memory: number;
  /** The disk size in GB. */
  disk: number;
  /** The prices by location. */
  prices: LocationPriceWithTraffic[];
  /** The type of the disk. */
  storage_type: StorageType;
  /** The type of CPU cores. */
  cpu_type: CpuType;
  /** Hetzner's category, as in `cost_optimized`. */
  category?: string | null;
  /** The CPU architecture. */
  architecture: Architecture;
  /**
   * The deprecation in all locations, if announced.
   * @deprecated since 2025-09-24: use `locations[].deprecation`
   */
  deprecation?: DeprecationInfo | null;
  /** The availability by location. */
  locations: ServerTypeLocation[];
}

/** The availability of a server type in a location. */
export interface ServerTypeLocation {
  /** The id of the location. */
  id: number;
  /** The name of the location. */
  name: string;
  /** The deprecation in this location, if announced. */
  deprecation?: DeprecationInfo | null;
  /** `true` when Hetzner recommends the server type in this location. */
  recommended: boolean;
  /** `true` when servers of this type can currently be created in this location. */
  available: boolean;
}

/** The announced deprecation of a resource. */
export interface DeprecationInfo {
  /** The time after which the resource is unavailable. */
  unavailable_after: Timestamp;
  /** The time of the announcement. */
  announced: Timestamp;
}

/** Parameters of `server_types.list`. */
export interface ServerTypeListParams {
  /** Only the server type with this name. */
  name?: string | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `server_types.get`. */
export interface ServerTypeGetParams {
  /** The server type. */
  id: number;
}

/** The operations of `server_types`. */
export interface ServerTypesApi {
  /**
   * Lists server types.
   *
   * [`GET /server_types`](https://docs.hetzner.cloud/reference/cloud#server-types)
   */
  list(params?: ServerTypeListParams, options?: ListOptions): PagePromise<ServerType>;
  /**
   * Gets a server type.
   *
   * [`GET /server_types/{id}`](https://docs.hetzner.cloud/reference/cloud#server-types)
   */
  get(params: ServerTypeGetParams, options?: CallOptions): ReplyPromise<ServerType>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<ServerType | null>;
}

/**
 * A network zone: a group of locations that can share a private network.
 *
 * - `eu-central`: Germany and Finland.
 * - `us-east`: Ashburn, Virginia.
 * - `us-west`: Hillsboro, Oregon.
 * - `ap-southeast`: Singapore.
 */
export type NetworkZone = "eu-central" | "us-east" | "us-west" | "ap-southeast" | (string & {});

/**
 * A sort key of locations.
 *
 * - `id`: The id.
 * - `name`: The name.
 */
export type LocationSort = "id" | "name" | (string & {});

/** A location: a site of datacenters. */
export interface Location {
  /** The id. */
  id: number;
  /** The name, as in `fsn1`. */
  name: string;
  /** The description, as in `Falkenstein DC Park 1`. */
  description: string;
  /** The country code according to ISO 3166-1 alpha-2. */
  country: string;
  /** The city. */
  city: string;
  /** The latitude in degrees north. */
  latitude: number;
  /** The longitude in degrees east. */
  longitude: number;
  /** The network zone. */
  network_zone: NetworkZone;
}

/** Parameters of `locations.list`. */
export interface LocationListParams {
  /** Only the location with this name. */
  name?: string | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<LocationSort>[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `locations.get`. */
export interface LocationGetParams {
  /** The location. */
  id: number;
}

/** The operations of `locations`. */
export interface LocationsApi {
  /**
   * Lists locations.
   *
   * [`GET /locations`](https://docs.hetzner.cloud/reference/cloud#locations)
   */
  list(params?: LocationListParams, options?: ListOptions): PagePromise<Location>;
  /**
   * Gets a location.
   *
   * [`GET /locations/{id}`](https://docs.hetzner.cloud/reference/cloud#locations)
   */
  get(params: LocationGetParams, options?: CallOptions): ReplyPromise<Location>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<Location | null>;
}

/**
 * A sort key of datacenters.
 *
 * - `id`: The id.
 * - `name`: The name.
 */
export type DatacenterSort = "id" | "name" | (string & {});

/** A datacenter: a building in a location, as in old responses. */
export interface Datacenter {
  /** The id. */
  id: number;
  /** The name, as in `fsn1-dc14`. */
  name: string;
  /** The description. */
  description: string;
  /** The location. */
  location: Location;
  /**
   * The server types of the datacenter.
   * @deprecated since 2026-04-01: use `ServerType.locations`
   */
  server_types?: DatacenterServerTypes | null;
}

/** The server types of a datacenter. */
export interface DatacenterServerTypes {
  /**
   * The server types that the datacenter could host.
   * @deprecated since 2026-04-01: use `ServerType.locations`
   */
  supported: number[];
  /**
   * The server types that could be created at the moment.
   * @deprecated since 2026-04-01: use `locations[].available` of the server type
   */
  available: number[];
  /**
   * The server types that servers could be changed to at the moment.
   * @deprecated since 2026-04-01: use `locations[].available` of the server type
   */
  available_for_migration: number[];
}

/** Parameters of `datacenters.list`. */
export interface DatacenterListParams {
  /** Only the datacenter with this name. */
  name?: string | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<DatacenterSort>[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `datacenters.get`. */
export interface DatacenterGetParams {
  /** The datacenter. */
  id: number;
}

/** The operations of `datacenters`. */
export interface DatacentersApi {
  /**
   * Lists datacenters. The API answers 410 since 2026-10-01.
   *
   * [`GET /datacenters`](https://docs.hetzner.cloud/reference/cloud#datacenters)
   * @deprecated gone since 2026-10-01: use `locations.list` and `ServerType.locations`
   */
  list(params?: DatacenterListParams, options?: ListOptions): PagePromise<Datacenter>;
  /**
   * Gets a datacenter. The API answers 410 since 2026-10-01.
   *
   * [`GET /datacenters/{id}`](https://docs.hetzner.cloud/reference/cloud#datacenters)
   * @deprecated gone since 2026-10-01: use `locations.get` and `ServerType.locations`
   */
  get(params: DatacenterGetParams, options?: CallOptions): ReplyPromise<Datacenter>;
}

/**
 * A sort key of SSH keys.
 *
 * - `id`: The id.
 * - `name`: The name.
 */
export type SshKeySort = "id" | "name" | (string & {});

/** An SSH key: a public key that can be added to new servers. */
export interface SshKey {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** The MD5 fingerprint, as sixteen pairs of hexadecimal digits. */
  fingerprint: string;
  /** The public key in OpenSSH format. */
  public_key: string;
  /** The labels. */
  labels: Labels;
  /** The time of upload. */
  created: Timestamp;
}

/** Parameters of `ssh_keys.list`. */
export interface SshKeyListParams {
  /** Sort order; by default ascending by id. */
  sort?: Sort<SshKeySort>[] | undefined;
  /** Only the SSH key with this name. */
  name?: string | undefined;
  /** Only the SSH key with this MD5 fingerprint. */
  fingerprint?: string | undefined;
  /** Only SSH keys whose labels match. */
  label_selector?: string | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `ssh_keys.create`. */
export interface SshKeyCreateParams {
  /** The name, unique in the project. */
  name: string;
  /** The public key in OpenSSH format, as in `ssh-ed25519 AAAA… comment`. */
  public_key: string;
  /** The labels. */
  labels?: Labels | undefined;
}

/** Parameters of `ssh_keys.get`. */
export interface SshKeyGetParams {
  /** The SSH key. */
  id: number;
}

/** Parameters of `ssh_keys.update`. */
export interface SshKeyUpdateParams {
  /** The SSH key. */
  id: number;
  /** The new name. */
  name?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `ssh_keys.delete`. */
export interface SshKeyDeleteParams {
  /** The SSH key. */
  id: number;
}

/** The operations of `ssh_keys`. */
export interface SshKeysApi {
  /**
   * Lists SSH keys.
   *
   * [`GET /ssh_keys`](https://docs.hetzner.cloud/reference/cloud#ssh-keys)
   */
  list(params?: SshKeyListParams, options?: ListOptions): PagePromise<SshKey>;
  /**
   * Creates an SSH key by uploading its public key.
   *
   * [`POST /ssh_keys`](https://docs.hetzner.cloud/reference/cloud#ssh-keys)
   */
  create(params: SshKeyCreateParams, options?: CallOptions): ReplyPromise<SshKey>;
  /**
   * Gets an SSH key.
   *
   * [`GET /ssh_keys/{id}`](https://docs.hetzner.cloud/reference/cloud#ssh-keys)
   */
  get(params: SshKeyGetParams, options?: CallOptions): ReplyPromise<SshKey>;
  /**
   * Changes the name or labels of an SSH key.
   *
   * [`PUT /ssh_keys/{id}`](https://docs.hetzner.cloud/reference/cloud#ssh-keys)
   */
  update(params: SshKeyUpdateParams, options?: CallOptions): ReplyPromise<SshKey>;
  /**
   * Deletes an SSH key. The key stays on the servers that have it.
   *
   * [`DELETE /ssh_keys/{id}`](https://docs.hetzner.cloud/reference/cloud#ssh-keys)
   */
  delete(params: SshKeyDeleteParams, options?: CallOptions): ReplyPromise<void>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<SshKey | null>;
}

/**
 * The type of a placement group.
 *
 * - `spread`: Each server runs on a different host; at most ten servers.
 */
export type PlacementGroupType = "spread" | (string & {});

/**
 * A sort key of placement groups.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 */
export type PlacementGroupSort = "id" | "name" | "created" | (string & {});

/** A placement group: servers that are distributed over hosts by a rule. */
export interface PlacementGroup {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** The labels. */
  labels: Labels;
  /** The type. */
  type: PlacementGroupType;
  /** The time of creation. */
  created: Timestamp;
  /** The servers in the group. */
  servers: number[];
}

/** The result of creating a placement group. */
export interface PlacementGroupCreateReply {
  /** The placement group. */
  placement_group: PlacementGroup;
  /** The action that creates the placement group; none when it is created at once. */
  action?: Action | null;
}

/** Parameters of `placement_groups.list`. */
export interface PlacementGroupListParams {
  /** Sort order; by default ascending by id. */
  sort?: Sort<PlacementGroupSort>[] | undefined;
  /** Only the placement group with this name. */
  name?: string | undefined;
  /** Only placement groups whose labels match. */
  label_selector?: string | undefined;
  /** Only placement groups of these types. */
  type?: PlacementGroupType[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `placement_groups.create`. */
export interface PlacementGroupCreateParams {
  /** The name, unique in the project. */
  name: string;
  /** The labels. */
  labels?: Labels | undefined;
  /** The type. */
  type: PlacementGroupType;
}

/** Parameters of `placement_groups.get`. */
export interface PlacementGroupGetParams {
  /** The placement group. */
  id: number;
}

/** Parameters of `placement_groups.update`. */
export interface PlacementGroupUpdateParams {
  /** The placement group. */
  id: number;
  /** The new name. */
  name?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `placement_groups.delete`. */
export interface PlacementGroupDeleteParams {
  /** The placement group. */
  id: number;
}

/** The operations of `placement_groups`. */
export interface PlacementGroupsApi {
  /**
   * Lists placement groups.
   *
   * [`GET /placement_groups`](https://docs.hetzner.cloud/reference/cloud#placement-groups)
   */
  list(params?: PlacementGroupListParams, options?: ListOptions): PagePromise<PlacementGroup>;
  /**
   * Creates a placement group. It is free of charge.
   *
   * [`POST /placement_groups`](https://docs.hetzner.cloud/reference/cloud#placement-groups)
   */
  create(params: PlacementGroupCreateParams, options?: CallOptions): ReplyPromise<PlacementGroupCreateReply>;
  /**
   * Gets a placement group.
   *
   * [`GET /placement_groups/{id}`](https://docs.hetzner.cloud/reference/cloud#placement-groups)
   */
  get(params: PlacementGroupGetParams, options?: CallOptions): ReplyPromise<PlacementGroup>;
  /**
   * Changes the name or labels of a placement group.
   *
   * [`PUT /placement_groups/{id}`](https://docs.hetzner.cloud/reference/cloud#placement-groups)
   */
  update(params: PlacementGroupUpdateParams, options?: CallOptions): ReplyPromise<PlacementGroup>;
  /**
   * Deletes a placement group. Its servers stay on their hosts.
   *
   * [`DELETE /placement_groups/{id}`](https://docs.hetzner.cloud/reference/cloud#placement-groups)
   */
  delete(params: PlacementGroupDeleteParams, options?: CallOptions): ReplyPromise<void>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<PlacementGroup | null>;
}

/**
 * The type of a subnet.
 *
 * - `cloud`: A subnet for cloud servers and load balancers.
 * - `server`: A subnet for cloud servers. Deprecated in favor of `cloud`.
 * - `vswitch`: A subnet that connects dedicated servers through a vSwitch.
 */
export type NetworkSubnetType = "cloud" | "server" | "vswitch" | (string & {});

/**
 * The type of a network member.
 *
 * - `server`: A server.
 * - `load_balancer`: A load balancer.
 */
export type NetworkMemberType = "server" | "load_balancer" | (string & {});

/**
 * The status of a network member.
 *
 * - `ok`: The member is reachable.
 * - `attaching`: The member is being attached.
 * - `detaching`: The member is being detached.
 * - `updating`: The addresses of the member are being changed.
 * - `error`: An error occurred.
 */
export type NetworkMemberStatus = "ok" | "attaching" | "detaching" | "updating" | "error" | (string & {});

/**
 * A sort key of network members.
 *
 * - `id`: The id.
 * - `type`: The type.
 * - `status`: The status.
 * - `ip`: The address.
 */
export type NetworkMemberSort = "id" | "type" | "status" | "ip" | (string & {});

/**
 * A sort key of networks.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 */
export type NetworkSort = "id" | "name" | "created" | (string & {});

/** A private network. */
export interface Network {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** The IPv4 range, as in `10.0.0.0/16`; it contains all subnets. */
  ip_range: string;
  /** The subnets. */
  subnets: NetworkSubnet[];
  /** The routes. */
  routes: NetworkRoute[];
  /** The attached servers. */
  servers: number[];
  /** The attached load balancers. */
  load_balancers?: number[] | null;
  /** The protection. */
  protection: Protection;
  /** The labels. */
  labels: Labels;
  /** The time of creation. */
  created: Timestamp;
  /** `true` when the routes are exposed to the vSwitch connection. */
  expose_routes_to_vswitch: boolean;
}

/** A subnet: a range of a network that addresses are assigned from. */
export interface NetworkSubnet {
  /** The type. */
  type: NetworkSubnetType;
  /** The IPv4 range, as in `10.0.1.0/24`. */
  ip_range?: string | null;
  /** The network zone. */
  network_zone: NetworkZone;
  /** The gateway of the servers: the first address of the network. */
  gateway: string;
  /** The id of the vSwitch. */
  vswitch_id?: number | null;
}

/** A route: the next hop of packets for a range. */
export interface NetworkRoute {
  /** The destination range, as in `10.100.1.0/24`. */
  destination: string;
  /** The address of the server that the packets are sent to. */
  gateway: string;
}

/** A network member: a server or load balancer in a network. */
export interface NetworkMember {
  /** The type. */
  type: NetworkMemberType;
  /** The id of the server or load balancer. */
  id: number;
  /** The address. */
  ip?: string | null;
  /** The alias IPs: further addresses. */
  alias_ips: string[];
  /** The range of the subnet that contains the address. */
  subnet?: string | null;
  /** The status. */
  status: NetworkMemberStatus;
}

/** A new subnet: a range of a network that addresses are assigned from. */
export interface NetworkSubnetInput {
  /** The type. */
  type: NetworkSubnetType;
  /** The IPv4 range, of at least four addresses (`/30`); by default a free range of 256 addresses. */
  ip_range?: string | undefined;
  /** The network zone. */
  network_zone: NetworkZone;
  /** The id of the vSwitch; required for the type `vswitch`, and only allowed there. */
  vswitch_id?: number | undefined;
}

/** Parameters of `networks.list`. */
export interface NetworkListParams {
  /** Sort order; by default ascending by id. */
  sort?: Sort<NetworkSort>[] | undefined;
  /** Only the network with this name. */
  name?: string | undefined;
  /** Only networks whose labels match. */
  label_selector?: string | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `networks.create`. */
export interface NetworkCreateParams {
  /** The name, unique in the project. */
  name: string;
  /** The range of private IPv4 addresses (RFC 1918), of at least 256 addresses (`/24`); commonly `10.0.0.0/16`. */
  ip_range: string;
  /** The labels. */
  labels?: Labels | undefined;
  /** The subnets. At least one is needed to attach resources. */
  subnets?: NetworkSubnetInput[] | undefined;
  /** The routes. */
  routes?: NetworkRoute[] | undefined;
  /** Exposes the routes to the vSwitch connection; requires a subnet of type `vswitch`. */
  expose_routes_to_vswitch?: boolean | undefined;
}

/** Parameters of `networks.list_all_actions`. */
export interface NetworkListAllActionsParams {
  /** Only actions with these ids. */
  id?: number[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `networks.get_action_by_id`. */
export interface NetworkGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `networks.get`. */
export interface NetworkGetParams {
  /** The network. */
  id: number;
}

/** Parameters of `networks.update`. */
export interface NetworkUpdateParams {
  /** The network. */
  id: number;
  /** The new name. */
  name?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
  /** Exposes the routes to the vSwitch connection. */
  expose_routes_to_vswitch?: boolean | undefined;
}

/** Parameters of `networks.delete`. */
export interface NetworkDeleteParams {
  /** The network. */
  id: number;
}

/** Parameters of `networks.list_actions`. */
export interface NetworkListActionsParams {
  /** The network. */
  id: number;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `networks.add_route`. */
export interface NetworkAddRouteParams {
  /** The network. */
  id: number;
  /** The destination range, as in `10.100.1.0/24`; it must not overlap another route or a subnet. */
  destination: string;
  /** The address of the server that the packets are sent to. */
  gateway: string;
}

/** Parameters of `networks.add_subnet`. */
export interface NetworkAddSubnetParams {
  /** The network. */
  id: number;
  /** The type. */
  type: NetworkSubnetType;
  /** The IPv4 range, of at least four addresses (`/30`); by default a free range of 256 addresses. */
  ip_range?: string | undefined;
  /** The network zone. */
  network_zone: NetworkZone;
  /** The id of the vSwitch; required for the type `vswitch`, and only allowed there. */
  vswitch_id?: number | undefined;
}

/** Parameters of `networks.change_ip_range`. */
export interface NetworkChangeIpRangeParams {
  /** The network. */
  id: number;
  /** The new range. */
  ip_range: string;
}

/** Parameters of `networks.change_protection`. */
export interface NetworkChangeProtectionParams {
  /** The network. */
  id: number;
  /** Deletion protection. */
  delete?: boolean | undefined;
}

/** Parameters of `networks.delete_route`. */
export interface NetworkDeleteRouteParams {
  /** The network. */
  id: number;
  /** The destination range of the route. */
  destination: string;
  /** The address that the packets are sent to. */
  gateway: string;
}

/** Parameters of `networks.delete_subnet`. */
export interface NetworkDeleteSubnetParams {
  /** The network. */
  id: number;
  /** The IPv4 range of the subnet. */
  ip_range: string;
}

/** Parameters of `networks.list_members`. */
export interface NetworkListMembersParams {
  /** The network. */
  id: number;
  /** Only members of these types. */
  type?: NetworkMemberType[] | undefined;
  /** Only members in these subnets, given by their ranges. */
  subnet?: string[] | undefined;
  /** Only members with one of these statuses. */
  status?: NetworkMemberStatus[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<NetworkMemberSort>[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `networks.get_action`. */
export interface NetworkGetActionParams {
  /** The network. */
  id: number;
  /** The action. */
  action_id: number;
}

/** The operations of `networks`. */
export interface NetworksApi {
  /**
   * Lists networks.
   *
   * [`GET /networks`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  list(params?: NetworkListParams, options?: ListOptions): PagePromise<Network>;
  /**
   * Creates a network. It is free of charge.
   *
   * [`POST /networks`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  create(params: NetworkCreateParams, options?: CallOptions): ReplyPromise<Network>;
  /**
   * Lists the actions of all networks.
   *
   * [`GET /networks/actions`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  listAllActions(params?: NetworkListAllActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Gets an action of any network.
   *
   * [`GET /networks/actions/{id}`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  getActionById(params: NetworkGetActionByIdParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets a network.
   *
   * [`GET /networks/{id}`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  get(params: NetworkGetParams, options?: CallOptions): ReplyPromise<Network>;
  /**
   * Changes the name, labels or exposure of routes of a network. Use actions to change the rest.
   *
   * [`PUT /networks/{id}`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  update(params: NetworkUpdateParams, options?: CallOptions): ReplyPromise<Network>;
  /**
   * Deletes a network and detaches all its members.
   *
   * [`DELETE /networks/{id}`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  delete(params: NetworkDeleteParams, options?: CallOptions): ReplyPromise<void>;
  /**
   * Lists the actions of a network.
   *
   * [`GET /networks/{id}/actions`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  listActions(params: NetworkListActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Adds a route to a network.
   *
   * [`POST /networks/{id}/actions/add_route`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  addRoute(params: NetworkAddRouteParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Adds a subnet to a network.
   *
   * [`POST /networks/{id}/actions/add_subnet`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  addSubnet(params: NetworkAddSubnetParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Enlarges the IP range of a network. The new range must start at the same address and contain the old one.
   *
   * [`POST /networks/{id}/actions/change_ip_range`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  changeIpRange(params: NetworkChangeIpRangeParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the deletion protection of a network.
   *
   * [`POST /networks/{id}/actions/change_protection`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  changeProtection(params: NetworkChangeProtectionParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Deletes a route from a network.
   *
   * [`POST /networks/{id}/actions/delete_route`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  deleteRoute(params: NetworkDeleteRouteParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Deletes a subnet from a network. No resource may have an address in the subnet.
   *
   * [`POST /networks/{id}/actions/delete_subnet`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  deleteSubnet(params: NetworkDeleteSubnetParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Lists the members of a network: its servers and load balancers.
   *
   * [`GET /networks/{id}/members`](https://docs.hetzner.cloud/reference/cloud#networks)
   */
  listMembers(params: NetworkListMembersParams, options?: ListOptions): PagePromise<NetworkMember>;
  /**
   * Gets an action of a network.
   *
   * [`GET /networks/{id}/actions/{action_id}`](https://docs.hetzner.cloud/reference/cloud#networks)
   * @deprecated since 2026-04-30: use `networks.getActionById`
   */
  getAction(params: NetworkGetActionParams, options?: CallOptions): ReplyPromise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<Network | null>;
}

/**
 * The status of a volume.
 *
 * - `available`: The volume is ready to use.
 * - `creating`: The volume is being created.
 */
export type VolumeStatus = "available" | "creating" | (string & {});

/**
 * A file system that a volume can be formatted with.
 *
 * - `xfs`: XFS.
 * - `ext4`: ext4.
 */
export type VolumeFormat = "xfs" | "ext4" | (string & {});

/**
 * A sort key of volumes.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 */
export type VolumeSort = "id" | "name" | "created" | (string & {});

/** A volume: a disk on the network. */
export interface Volume {
  /** The id. */
  id: number;
  /** The time of creation. */
  created: Timestamp;
  /** The name, unique in the project. */
  name: string;
  /** The server that the volume is attached to. */
  server?: number | null;
  /** The location. */
  location: Location;
  /** The size in GB. */
  size: number;
  /** The device path on Linux, as in `/dev/disk/by-id/scsi-0HC_Volume_4711`. */
  linux_device: string;
  /** The protection. */
  protection: Protection;
  /** The labels. */
  labels: Labels;
  /** The status. */
  status: VolumeStatus;
  /** The file system that the volume was formatted with. */
  format?: VolumeFormat | null;
}

/** The result of creating a volume. */
export interface VolumeCreateReply {
  /** The volume. */
  volume: Volume;
  /** The action that creates the volume. */
  action: Action;
  /** The actions that follow, such as attaching the volume. Wait for these too. */
  next_actions: Action[];
}

/** Parameters of `volumes.list`. */
export interface VolumeListParams {
  /** Only volumes with one of these statuses. */
  status?: VolumeStatus[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<VolumeSort>[] | undefined;
  /** Only the volume with this name. */
  name?: string | undefined;
  /** Only volumes whose labels match. */
  label_selector?: string | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `volumes.create`. */
export interface VolumeCreateParams {
  /** The size in GB, from 10 to 10240. */
  size: number;
  /** The name, unique in the project, at most 64 characters. */
  name: string;
  /** The labels. */
  labels?: Labels | undefined;
  /** Mounts the volume on the server; requires `server` and `format`. */
  automount?: boolean | undefined;
  /** The file system to format the volume with; none by default. */
  format?: VolumeFormat | undefined;
  /** The location; required without `server`, and only allowed then. */
  location?: number | string | undefined;
  /** The server to attach the volume to; it determines the location. */
  server?: number | undefined;
}

/** Parameters of `volumes.list_all_actions`. */
export interface VolumeListAllActionsParams {
  /** Only actions with these ids. */
  id?: number[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `volumes.get_action_by_id`. */
export interface VolumeGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `volumes.get`. */
export interface VolumeGetParams {
  /** The volume. */
  id: number;
}

/** Parameters of `volumes.update`. */
export interface VolumeUpdateParams {
  /** The volume. */
  id: number;
  /** The new name. */
  name?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `volumes.delete`. */
export interface VolumeDeleteParams {
  /** The volume. */
  id: number;
}

/** Parameters of `volumes.list_actions`. */
export interface VolumeListActionsParams {
  /** The volume. */
  id: number;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `volumes.attach`. */
export interface VolumeAttachParams {
  /** The volume. */
  id: number;
  /** The server, in the same location. */
  server: number;
  /** Mounts the volume on the server. */
  automount?: boolean | undefined;
}

/** Parameters of `volumes.change_protection`. */
export interface VolumeChangeProtectionParams {
  /** The volume. */
  id: number;
  /** Deletion protection. */
  delete?: boolean | undefined;
}

/** Parameters of `volumes.detach`. */
export interface VolumeDetachParams {
  /** The volume. */
  id: number;
}

/** Parameters of `volumes.resize`. */
export interface VolumeResizeParams {
  /** The volume. */
  id: number;
  /** The new size in GB: larger than the current size, at most 10240. */
  size: number;
}

/** Parameters of `volumes.get_action`. */
export interface VolumeGetActionParams {
  /** The volume. */
  id: number;
  /** The action. */
  action_id: number;
}

/** The operations of `volumes`. */
export interface VolumesApi {
  /**
   * Lists volumes.
   *
   * [`GET /volumes`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  list(params?: VolumeListParams, options?: ListOptions): PagePromise<Volume>;
  /**
   * Creates a volume. Billing starts at once, by size.
   *
   * [`POST /volumes`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  create(params: VolumeCreateParams, options?: CallOptions): ReplyPromise<VolumeCreateReply>;
  /**
   * Lists the actions of all volumes.
   *
   * [`GET /volumes/actions`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  listAllActions(params?: VolumeListAllActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Gets an action of any volume.
   *
   * [`GET /volumes/actions/{id}`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  getActionById(params: VolumeGetActionByIdParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets a volume.
   *
   * [`GET /volumes/{id}`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  get(params: VolumeGetParams, options?: CallOptions): ReplyPromise<Volume>;
  /**
   * Changes the name or labels of a volume.
   *
   * [`PUT /volumes/{id}`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  update(params: VolumeUpdateParams, options?: CallOptions): ReplyPromise<Volume>;
  /**
   * Deletes a volume with all its data. It must not be attached to a server.
   *
   * [`DELETE /volumes/{id}`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  delete(params: VolumeDeleteParams, options?: CallOptions): ReplyPromise<void>;
  /**
   * Lists the actions of a volume.
   *
   * [`GET /volumes/{id}/actions`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  listActions(params: VolumeListActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Attaches a volume to a server.
   *
   * [`POST /volumes/{id}/actions/attach`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  attach(params: VolumeAttachParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the deletion protection of a volume.
   *
   * [`POST /volumes/{id}/actions/change_protection`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  changeProtection(params: VolumeChangeProtectionParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Detaches a volume from its server. Unmount the volume on the server first.
   *
   * [`POST /volumes/{id}/actions/detach`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  detach(params: VolumeDetachParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Enlarges a volume; it can never be reduced again. The file system is not enlarged with it.
   *
   * [`POST /volumes/{id}/actions/resize`](https://docs.hetzner.cloud/reference/cloud#volumes)
   */
  resize(params: VolumeResizeParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets an action of a volume.
   *
   * [`GET /volumes/{id}/actions/{action_id}`](https://docs.hetzner.cloud/reference/cloud#volumes)
   * @deprecated since 2026-04-30: use `volumes.getActionById`
   */
  getAction(params: VolumeGetActionParams, options?: CallOptions): ReplyPromise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<Volume | null>;
}

/**
 * A sort key of floating IPs.
 *
 * - `id`: The id.
 * - `created`: The time of creation.
 */
export type FloatingIpSort = "id" | "created" | (string & {});

/** A floating IP: a public address that can be moved between servers. */
export interface FloatingIp {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** The description. */
  description?: string | null;
  /** The IPv4 address, or the IPv6 network as in `2001:db8::/64`. */
  ip: string;
  /** The IP version. */
  type: IpType;
  /** The server that the floating IP is assigned to. */
  server?: number | null;
  /** The reverse DNS entries. */
  dns_ptr: DnsPtr[];
  /** The home location, where routing is optimal. */
  home_location: Location;
  /** `true` when Hetzner has blocked the address. */
  blocked: boolean;
  /** The protection. */
  protection: Protection;
  /** The labels. */
  labels: Labels;
  /** The time of creation. */
  created: Timestamp;
}

/** The result of creating a floating IP. */
export interface FloatingIpCreateReply {
  /** The floating IP. */
  floating_ip: FloatingIp;
  /** The action that assigns the floating IP; none when no server was given. */
  action?: Action | null;
}

/** Parameters of `floating_ips.list`. */
export interface FloatingIpListParams {
  /** Only the floating IP with this name. */
  name?: string | undefined;
  /** Only floating IPs whose labels match. */
  label_selector?: string | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<FloatingIpSort>[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `floating_ips.create`. */
export interface FloatingIpCreateParams {
  /** The IP version. */
  type: IpType;
  /** The server to assign the floating IP to; it determines the home location. */
  server?: number | null | undefined;
  /** The home location, where routing is optimal; required without `server`, and only allowed then. */
  home_location?: number | string | undefined;
  /** The description. */
  description?: string | null | undefined;
  /** The name, unique in the project; generated by default. */
  name?: string | undefined;
  /** The labels. */
  labels?: Labels | undefined;
}

/** Parameters of `floating_ips.list_all_actions`. */
export interface FloatingIpListAllActionsParams {
  /** Only actions with these ids. */
  id?: number[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `floating_ips.get_action_by_id`. */
export interface FloatingIpGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `floating_ips.get`. */
export interface FloatingIpGetParams {
  /** The floating IP. */
  id: number;
}

/** Parameters of `floating_ips.update`. */
export interface FloatingIpUpdateParams {
  /** The floating IP. */
  id: number;
  /** The new description; `null` removes it. */
  description?: string | null | undefined;
  /** The new name. */
  name?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `floating_ips.delete`. */
export interface FloatingIpDeleteParams {
  /** The floating IP. */
  id: number;
}

/** Parameters of `floating_ips.list_actions`. */
export interface FloatingIpListActionsParams {
  /** The floating IP. */
  id: number;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `floating_ips.assign`. */
export interface FloatingIpAssignParams {
  /** The floating IP. */
  id: number;
  /** The server, in the same network zone. */
  server: number;
}

/** Parameters of `floating_ips.change_dns_ptr`. */
export interface FloatingIpChangeDnsPtrParams {
  /** The floating IP. */
  id: number;
  /** The address. */
  ip: string;
  /** The domain name; `null` restores Hetzner's default. */
  dns_ptr: string | null;
}

/** Parameters of `floating_ips.change_protection`. */
export interface FloatingIpChangeProtectionParams {
  /** The floating IP. */
  id: number;
  /** Deletion protection. */
  delete: boolean;
}

/** Parameters of `floating_ips.unassign`. */
export interface FloatingIpUnassignParams {
  /** The floating IP. */
  id: number;
}

/** Parameters of `floating_ips.get_action`. */
export interface FloatingIpGetActionParams {
  /** The floating IP. */
  id: number;
  /** The action. */
  action_id: number;
}

/** The operations of `floating_ips`. */
export interface FloatingIpsApi {
  /**
   * Lists floating IPs.
   *
   * [`GET /floating_ips`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  list(params?: FloatingIpListParams, options?: ListOptions): PagePromise<FloatingIp>;
  /**
   * Creates a floating IP. Billing starts at once, also while it is not assigned.
   *
   * [`POST /floating_ips`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  create(params: FloatingIpCreateParams, options?: CallOptions): ReplyPromise<FloatingIpCreateReply>;
  /**
   * Lists the actions of all floating IPs.
   *
   * [`GET /floating_ips/actions`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  listAllActions(params?: FloatingIpListAllActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Gets an action of any floating IP.
   *
   * [`GET /floating_ips/actions/{id}`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  getActionById(params: FloatingIpGetActionByIdParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets a floating IP.
   *
   * [`GET /floating_ips/{id}`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  get(params: FloatingIpGetParams, options?: CallOptions): ReplyPromise<FloatingIp>;
  /**
   * Changes the description, name or labels of a floating IP.
   *
   * [`PUT /floating_ips/{id}`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  update(params: FloatingIpUpdateParams, options?: CallOptions): ReplyPromise<FloatingIp>;
  /**
   * Deletes a floating IP. It must not be assigned to a server. The address is lost.
   *
   * [`DELETE /floating_ips/{id}`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  delete(params: FloatingIpDeleteParams, options?: CallOptions): ReplyPromise<void>;
  /**
   * Lists the actions of a floating IP.
   *
   * [`GET /floating_ips/{id}/actions`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  listActions(params: FloatingIpListActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Assigns a floating IP to a server. An assigned floating IP must be unassigned first.
   *
   * [`POST /floating_ips/{id}/actions/assign`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  assign(params: FloatingIpAssignParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes a reverse DNS entry of a floating IP.
   *
   * [`POST /floating_ips/{id}/actions/change_dns_ptr`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  changeDnsPtr(params: FloatingIpChangeDnsPtrParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the deletion protection of a floating IP.
   *
   * [`POST /floating_ips/{id}/actions/change_protection`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  changeProtection(params: FloatingIpChangeProtectionParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Unassigns a floating IP from its server.
   *
   * [`POST /floating_ips/{id}/actions/unassign`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   */
  unassign(params: FloatingIpUnassignParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets an action of a floating IP.
   *
   * [`GET /floating_ips/{id}/actions/{action_id}`](https://docs.hetzner.cloud/reference/cloud#floating-ips)
   * @deprecated since 2026-04-30: use `floatingIps.getActionById`
   */
  getAction(params: FloatingIpGetActionParams, options?: CallOptions): ReplyPromise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<FloatingIp | null>;
}

/**
 * The type of the assignee of a primary IP.
 *
 * - `server`: A server.
 * - `unassigned`: No assignee.
 */
export type PrimaryIpAssigneeType = "server" | "unassigned" | (string & {});

/**
 * A type of resource that a primary IP can be assigned to.
 *
 * - `server`: A server.
 */
export type PrimaryIpAssigneeTypeInput = "server" | (string & {});

/**
 * A sort key of primary IPs.
 *
 * - `id`: The id.
 * - `created`: The time of creation.
 */
export type PrimaryIpSort = "id" | "created" | (string & {});

/** A primary IP: a public address of a server. */
export interface PrimaryIp {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** The labels. */
  labels: Labels;
  /** The time of creation. */
  created: Timestamp;
  /** `true` when Hetzner has blocked the address. */
  blocked: boolean;
  /** The location. */
  location: Location;
  /** The IPv4 address, or the IPv6 network as in `2001:db8::/64`. */
  ip: string;
  /** The reverse DNS entries. */
  dns_ptr: DnsPtr[];
  /** The protection. */
  protection: Protection;
  /** The IP version. */
  type: IpType;
  /** `true` when the primary IP is deleted together with its server. */
  auto_delete: boolean;
  /** The type of the assignee. */
  assignee_type: PrimaryIpAssigneeType;
  /** The id of the assignee. */
  assignee_id?: number | null;
}

/** The result of creating a primary IP. */
export interface PrimaryIpCreateReply {
  /** The primary IP. */
  primary_ip: PrimaryIp;
  /** The action that assigns the primary IP; none when no assignee was given. */
  action?: Action | null;
}

/** Parameters of `primary_ips.list`. */
export interface PrimaryIpListParams {
  /** Only the primary IP with this name. */
  name?: string | undefined;
  /** Only primary IPs whose labels match. */
  label_selector?: string | undefined;
  /** Only the primary IP with this address. */
  ip?: string | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<PrimaryIpSort>[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `primary_ips.create`. */
export interface PrimaryIpCreateParams {
  /** The name, unique in the project. */
  name: string;
  /** The labels. */
  labels?: Labels | undefined;
  /** The IP version. */
  type: IpType;
  /** The location; required without an assignee, and only allowed then. */
  location?: number | string | undefined;
  /** The type of the assignee; requires `assignee_id`. */
  assignee_type?: PrimaryIpAssigneeTypeInput | undefined;
  /** The id of the assignee, a server that must be off; requires `assignee_type`. */
  assignee_id?: number | null | undefined;
  /** Deletes the primary IP together with its server; `false` by default. */
  auto_delete?: boolean | undefined;
}

/** Parameters of `primary_ips.list_all_actions`. */
export interface PrimaryIpListAllActionsParams {
  /** Only actions with these ids. */
  id?: number[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `primary_ips.get_action_by_id`. */
export interface PrimaryIpGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `primary_ips.get`. */
export interface PrimaryIpGetParams {
  /** The primary IP. */
  id: number;
}

/** Parameters of `primary_ips.update`. */
export interface PrimaryIpUpdateParams {
  /** The primary IP. */
  id: number;
  /** The new name. */
  name?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
  /** Deletes the primary IP together with its server. */
  auto_delete?: boolean | undefined;
}

/** Parameters of `primary_ips.delete`. */
export interface PrimaryIpDeleteParams {
  /** The primary IP. */
  id: number;
}

/** Parameters of `primary_ips.list_actions`. */
export interface PrimaryIpListActionsParams {
  /** The primary IP. */
  id: number;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `primary_ips.assign`. */
export interface PrimaryIpAssignParams {
  /** The primary IP. */
  id: number;
  /** The type of the assignee. */
  assignee_type: PrimaryIpAssigneeTypeInput;
  /** The id of the assignee, which must be in the same location. */
  assignee_id: number;
}

/** Parameters of `primary_ips.change_dns_ptr`. */
export interface PrimaryIpChangeDnsPtrParams {
  /** The primary IP. */
  id: number;
  /** The address. */
  ip: string;
  /** The domain name; `null` restores Hetzner's default. */
  dns_ptr: string | null;
}

/** Parameters of `primary_ips.change_protection`. */
export interface PrimaryIpChangeProtectionParams {
  /** The primary IP. */
  id: number;
  /** Deletion protection. */
  delete: boolean;
}

/** Parameters of `primary_ips.unassign`. */
export interface PrimaryIpUnassignParams {
  /** The primary IP. */
  id: number;
}

/** Parameters of `primary_ips.get_action`. */
export interface PrimaryIpGetActionParams {
  /** The primary IP. */
  id: number;
  /** The action. */
  action_id: number;
}

/** The operations of `primary_ips`. */
export interface PrimaryIpsApi {
  /**
   * Lists primary IPs.
   *
   * [`GET /primary_ips`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  list(params?: PrimaryIpListParams, options?: ListOptions): PagePromise<PrimaryIp>;
  /**
   * Creates a primary IP. Billing of an IPv4 starts at once.
   *
   * [`POST /primary_ips`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  create(params: PrimaryIpCreateParams, options?: CallOptions): ReplyPromise<PrimaryIpCreateReply>;
  /**
   * Lists the actions of all primary IPs.
   *
   * [`GET /primary_ips/actions`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  listAllActions(params?: PrimaryIpListAllActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Gets an action of any primary IP.
   *
   * [`GET /primary_ips/actions/{id}`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  getActionById(params: PrimaryIpGetActionByIdParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets a primary IP.
   *
   * [`GET /primary_ips/{id}`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  get(params: PrimaryIpGetParams, options?: CallOptions): ReplyPromise<PrimaryIp>;
  /**
   * Changes the name, labels or `auto_delete` of a primary IP.
   *
   * [`PUT /primary_ips/{id}`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  update(params: PrimaryIpUpdateParams, options?: CallOptions): ReplyPromise<PrimaryIp>;
  /**
   * Deletes a primary IP. It must not be assigned. The address is lost.
   *
   * [`DELETE /primary_ips/{id}`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  delete(params: PrimaryIpDeleteParams, options?: CallOptions): ReplyPromise<void>;
  /**
   * Lists the actions of a primary IP.
   *
   * [`GET /primary_ips/{id}/actions`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  listActions(params: PrimaryIpListActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Assigns a primary IP to a server. The server must be off and must not have a primary IP of this version.
   *
   * [`POST /primary_ips/{id}/actions/assign`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  assign(params: PrimaryIpAssignParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes a reverse DNS entry of a primary IP.
   *
   * [`POST /primary_ips/{id}/actions/change_dns_ptr`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  changeDnsPtr(params: PrimaryIpChangeDnsPtrParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the deletion protection of a primary IP. A primary IP with `auto_delete` cannot be protected.
   *
   * [`POST /primary_ips/{id}/actions/change_protection`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  changeProtection(params: PrimaryIpChangeProtectionParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Unassigns a primary IP from its server, which must be off.
   *
   * [`POST /primary_ips/{id}/actions/unassign`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   */
  unassign(params: PrimaryIpUnassignParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets an action of a primary IP.
   *
   * [`GET /primary_ips/{id}/actions/{action_id}`](https://docs.hetzner.cloud/reference/cloud#primary-ips)
   * @deprecated since 2026-04-30: use `primaryIps.getActionById`
   */
  getAction(params: PrimaryIpGetActionParams, options?: CallOptions): ReplyPromise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<PrimaryIp | null>;
}

/**
 * The direction of packets.
 *
 * - `in`: Inbound: to the server. Packets that no rule allows are dropped.
 * - `out`: Outbound: from the server. Without any rule of this direction, all packets are allowed.
 */
export type FirewallRuleDirection = "in" | "out" | (string & {});

/**
 * The protocol of packets.
 *
 * - `tcp`: TCP; needs a port.
 * - `udp`: UDP; needs a port.
 * - `icmp`: ICMP, which `ping` uses.
 * - `esp`: ESP, which is part of IPsec.
 * - `gre`: GRE tunnels.
 */
export type FirewallRuleProtocol = "tcp" | "udp" | "icmp" | "esp" | "gre" | (string & {});

/**
 * The type of a resource that a firewall is applied to.
 *
 * - `server`: A server.
 * - `label_selector`: All servers whose labels match, including those that match later.
 */
export type FirewallResourceType = "server" | "label_selector" | (string & {});

/**
 * The type of a resource that a firewall is applied to by a label selector.
 *
 * - `server`: A server.
 */
export type FirewallAppliedResourceType = "server" | (string & {});

/**
 * A sort key of firewalls.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 */
export type FirewallSort = "id" | "name" | "created" | (string & {});

/** A firewall: a set of rules for the packets of servers. */
export interface Firewall {
  /** The id. */
  id: number;
  /** The name. */
  name: string;
  /** The labels. */
  labels?: Labels | null;
  /** The time of creation. */
  created: Timestamp;
  /** The rules; each allows packets. */
  rules: FirewallRule[];
  /** The resources that the firewall is applied to. */
  applied_to: FirewallResource[];
}

/** A firewall rule: packets that are allowed. */
export interface FirewallRule {
  /** The description, at most 255 characters. */
  description?: string | null;
  /** The direction. */
  direction: FirewallRuleDirection;
  /** The source networks, such as `10.0.0.0/8` and `::/0`; for the direction `in`. */
  source_ips: string[];
  /** The destination networks; for the direction `out`. */
  destination_ips: string[];
  /** The protocol. */
  protocol: FirewallRuleProtocol;
  /** The port or port range, as in `80` or `1024-5000`; for TCP and UDP. */
  port?: string | null;
}

/** A resource that a firewall is applied to. */
export interface FirewallResource {
  /** The type, which determines the field that is set. */
  type: FirewallResourceType;
  /** The server. */
  server?: ServerRef | null;
  /** The servers, by a label selector. */
  label_selector?: LabelSelectorRef | null;
  /** The resources that the label selector matches at the moment. */
  applied_to_resources?: FirewallAppliedResource[] | null;
}

/** A resource that a firewall is applied to by a label selector. */
export interface FirewallAppliedResource {
  /** The type, which determines the field that is set. */
  type?: FirewallAppliedResourceType | null;
  /** The server. */
  server?: ServerRef | null;
}

/** The result of creating a firewall. */
export interface FirewallCreateReply {
  /** The firewall. */
  firewall: Firewall;
  /** The actions that set the rules and apply the firewall. */
  actions: Action[];
}

/** A new firewall rule: packets to allow. */
export interface FirewallRuleInput {
  /** The direction. */
  direction: FirewallRuleDirection;
  /** The protocol. */
  protocol: FirewallRuleProtocol;
  /** The description, at most 255 characters. */
  description?: string | null | undefined;
  /** The source networks, at most 100, such as `10.0.0.0/8` and `::/0`; for the direction `in` only. */
  source_ips?: string[] | undefined;
  /** The destination networks, at most 100; for the direction `out` only. */
  destination_ips?: string[] | undefined;
  /** The port or port range, as in `80` or `1024-5000`; required for TCP and UDP, and only for them. */
  port?: string | undefined;
}

/** A resource to apply a firewall to, or to remove it from: a server or a label selector. */
export interface FirewallResourceInput {
  /** The type, which determines the field that is set. */
  type: FirewallResourceType;
  /** The server. */
  server?: ServerRef | undefined;
  /** All servers whose labels match, including those that match later. */
  label_selector?: LabelSelectorRef | undefined;
}

/** Parameters of `firewalls.list`. */
export interface FirewallListParams {
  /** Sort order; by default ascending by id. */
  sort?: Sort<FirewallSort>[] | undefined;
  /** Only the firewall with this name. */
  name?: string | undefined;
  /** Only firewalls whose labels match. */
  label_selector?: string | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `firewalls.create`. */
export interface FirewallCreateParams {
  /** The name, at most 128 characters. */
  name: string;
  /** The labels. */
  labels?: Labels | undefined;
  /** The rules, at most 50; each allows packets. */
  rules?: FirewallRuleInput[] | undefined;
  /** The resources to apply the firewall to. */
  apply_to?: FirewallResourceInput[] | undefined;
}

/** Parameters of `firewalls.list_all_actions`. */
export interface FirewallListAllActionsParams {
  /** Only actions with these ids. */
  id?: number[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `firewalls.get_action_by_id`. */
export interface FirewallGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `firewalls.get`. */
export interface FirewallGetParams {
  /** The firewall. */
  id: number;
}

/** Parameters of `firewalls.update`. */
export interface FirewallUpdateParams {
  /** The firewall. */
  id: number;
  /** The new name, at most 128 characters. */
  name?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `firewalls.delete`. */
export interface FirewallDeleteParams {
  /** The firewall. */
  id: number;
}

/** Parameters of `firewalls.list_actions`. */
export interface FirewallListActionsParams {
  /** The firewall. */
  id: number;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `firewalls.apply_to_resources`. */
export interface FirewallApplyToResourcesParams {
  /** The firewall. */
  id: number;
  /** The resources to apply the firewall to. */
  apply_to: FirewallResourceInput[];
}

/** Parameters of `firewalls.remove_from_resources`. */
export interface FirewallRemoveFromResourcesParams {
  /** The firewall. */
  id: number;
  /** The resources to remove the firewall from. */
  remove_from: FirewallResourceInput[];
}

/** Parameters of `firewalls.set_rules`. */
export interface FirewallSetRulesParams {
  /** The firewall. */
  id: number;
  /** The rules, at most 50. An empty list drops all inbound packets and allows all outbound packets. */
  rules: FirewallRuleInput[];
}

/** Parameters of `firewalls.get_action`. */
export interface FirewallGetActionParams {
  /** The firewall. */
  id: number;
  /** The action. */
  action_id: number;
}

/** The operations of `firewalls`. */
export interface FirewallsApi {
  /**
   * Lists firewalls.
   *
   * [`GET /firewalls`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   */
  list(params?: FirewallListParams, options?: ListOptions): PagePromise<Firewall>;
  /**
   * Creates a firewall. Without rules it drops all inbound packets and allows all outbound packets.
   *
   * [`POST /firewalls`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   */
  create(params: FirewallCreateParams, options?: CallOptions): ReplyPromise<FirewallCreateReply>;
  /**
   * Lists the actions of all firewalls.
   *
   * [`GET /firewalls/actions`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   */
  listAllActions(params?: FirewallListAllActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Gets an action of any firewall.
   *
   * [`GET /firewalls/actions/{id}`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   */
  getActionById(params: FirewallGetActionByIdParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets a firewall.
   *
   * [`GET /firewalls/{id}`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   */
  get(params: FirewallGetParams, options?: CallOptions): ReplyPromise<Firewall>;
  /**
   * Changes the name or labels of a firewall. `setRules` changes its rules.
   *
   * [`PUT /firewalls/{id}`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   */
  update(params: FirewallUpdateParams, options?: CallOptions): ReplyPromise<Firewall>;
  /**
   * Deletes a firewall. It must not be applied to any resource.
   *
   * [`DELETE /firewalls/{id}`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   */
  delete(params: FirewallDeleteParams, options?: CallOptions): ReplyPromise<void>;
  /**
   * Lists the actions of a firewall.
   *
   * [`GET /firewalls/{id}/actions`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   */
  listActions(params: FirewallListActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Applies a firewall to servers, given by their ids or by label selectors.
   *
   * [`POST /firewalls/{id}/actions/apply_to_resources`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   */
  applyToResources(params: FirewallApplyToResourcesParams, options?: CallOptions): ReplyPromise<Action[]>;
  /**
   * Removes a firewall from servers. If it is applied to a server by a label selector, only a change of the server's
   * labels removes it.
   *
   * [`POST /firewalls/{id}/actions/remove_from_resources`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   */
  removeFromResources(params: FirewallRemoveFromResourcesParams, options?: CallOptions): ReplyPromise<Action[]>;
  /**
   * Replaces all rules of a firewall.
   *
   * [`POST /firewalls/{id}/actions/set_rules`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   */
  setRules(params: FirewallSetRulesParams, options?: CallOptions): ReplyPromise<Action[]>;
  /**
   * Gets an action of a firewall.
   *
   * [`GET /firewalls/{id}/actions/{action_id}`](https://docs.hetzner.cloud/reference/cloud#firewalls)
   * @deprecated since 2026-04-30: use `firewalls.getActionById`
   */
  getAction(params: FirewallGetActionParams, options?: CallOptions): ReplyPromise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<Firewall | null>;
}

/**
 * The type of an algorithm that chooses the target of a connection.
 *
 * - `round_robin`: Each target in turn.
 * - `least_connections`: The target with the fewest open connections.
 */
export type LoadBalancerAlgorithmType = "round_robin" | "least_connections" | (string & {});

/**
 * A kind of metrics.
 *
 * - `open_connections`: `open_connections`: the number of open connections.
 * - `connections_per_second`: `connections_per_second`: new connections per second.
 * - `requests_per_second`: `requests_per_second`: HTTP requests per second.
 * - `bandwidth`: `bandwidth.in` and `bandwidth.out`: bytes per second.
 */
export type LoadBalancerMetricType = "open_connections" | "connections_per_second" | "requests_per_second" | "bandwidth" | (string & {});

/**
 * A sort key of load balancers.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 */
export type LoadBalancerSort = "id" | "name" | "created" | (string & {});

/** A load balancer, which distributes connections over targets. */
export interface LoadBalancer {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** The public interface. */
  public_net: LoadBalancerPublicNet;
  /** The attachments to private networks. */
  private_net: LoadBalancerPrivateNet[];
  /** The location. */
  location: Location;
  /** The load balancer type. */
  load_balancer_type: LoadBalancerType;
  /** The protection. */
  protection: Protection;
  /** The labels. */
  labels: Labels;
  /** The time of creation. */
  created: Timestamp;
  /** The services: the ports that it listens on. */
  services: LoadBalancerService[];
  /** The targets. */
  targets: LoadBalancerTarget[];
  /** The algorithm that chooses the target of a connection. */
  algorithm: LoadBalancerAlgorithm;
  /** The outgoing traffic of this month, in bytes. */
  outgoing_traffic?: number | null;
  /** The incoming traffic of this month, in bytes. */
  ingoing_traffic?: number | null;
  /** The outgoing traffic included per month, in bytes. */
  included_traffic: number;
}

/** The public interface of a load balancer. */
export interface LoadBalancerPublicNet {
  /** `true` when the public interface is enabled. */
  enabled: boolean;
  /** The IPv4 address. */
  ipv4: LoadBalancerPublicNetIp;
  /** The IPv6 address. */
  ipv6: LoadBalancerPublicNetIp;
}

/** A public address of a load balancer. */
export interface LoadBalancerPublicNetIp {
  /** The address. */
  ip?: string | null;
  /** The domain name of its reverse DNS entry. */
  dns_ptr?: string | null;
  /** The primary IP. */
  id?: number | null;
  /** `true` when Hetzner has blocked the address. */
  blocked?: boolean | null;
}

/** The attachment of a load balancer to a private network. */
export interface LoadBalancerPrivateNet {
  /** The network. */
  network: number;
  /** The load balancer's address in the network. */
  ip: string;
}

/** An algorithm that chooses the target of a connection. */
export interface LoadBalancerAlgorithm {
  /** The type of the algorithm. */
  type: LoadBalancerAlgorithmType;
}

/** The result of creating a load balancer. */
export interface LoadBalancerCreateReply {
  /** The load balancer. */
  load_balancer: LoadBalancer;
  /** The action that creates the load balancer. */
  action: Action;
}

/** The public addresses of a new load balancer. */
export interface LoadBalancerPublicNetInput {
  /** The primary IPv4; `null` to create one. */
  ipv4?: number | null | undefined;
  /** The primary IPv6; `null` to create one. */
  ipv6?: number | null | undefined;
}

/** Parameters of `load_balancers.list`. */
export interface LoadBalancerListParams {
  /** Sort order; by default ascending by id. */
  sort?: Sort<LoadBalancerSort>[] | undefined;
  /** Only the load balancer with this name. */
  name?: string | undefined;
  /** Only load balancers whose labels match. */
  label_selector?: string | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `load_balancers.create`. */
export interface LoadBalancerCreateParams {
  /** The name, unique in the project, from 1 to 128 characters. */
  name: string;
  /** The load balancer type. */
  load_balancer_type: number | string;
  /** The algorithm that chooses the target of a connection; `round_robin` by default. */
  algorithm?: LoadBalancerAlgorithm | undefined;
  /** The services: the ports that it listens on. */
  services?: LoadBalancerServiceInput[] | undefined;
  /** The targets. */
  targets?: LoadBalancerTargetInput[] | undefined;
  /** The labels. */
  labels?: Labels | undefined;
  /** Enables the public interface; `true` by default. */
  public_interface?: boolean | undefined;
  /** The public addresses; only with a public interface. */
  public_net?: LoadBalancerPublicNetInput | undefined;
  /** The network to attach it to. */
  network?: number | undefined;
  /** The network zone, in which Hetzner chooses the location. Either this or `location`. */
  network_zone?: NetworkZone | undefined;
  /** The location. Either this or `network_zone`. */
  location?: number | string | undefined;
}

/** Parameters of `load_balancers.list_all_actions`. */
export interface LoadBalancerListAllActionsParams {
  /** Only actions with these ids. */
  id?: number[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `load_balancers.get_action_by_id`. */
export interface LoadBalancerGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `load_balancers.get`. */
export interface LoadBalancerGetParams {
  /** The load balancer. */
  id: number;
}

/** Parameters of `load_balancers.update`. */
export interface LoadBalancerUpdateParams {
  /** The load balancer. */
  id: number;
  /** The new name, from 1 to 128 characters. */
  name?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `load_balancers.delete`. */
export interface LoadBalancerDeleteParams {
  /** The load balancer. */
  id: number;
}

/** Parameters of `load_balancers.get_metrics`. */
export interface LoadBalancerGetMetricsParams {
  /** The load balancer. */
  id: number;
  /** The kinds of metrics. */
  type: LoadBalancerMetricType[];
  /** The start of the period. */
  start: Timestamp | Date;
  /** The end of the period. */
  end: Timestamp | Date;
  /** The interval between samples, in seconds; by default chosen to give about 200 samples. */
  step?: number | undefined;
}

/** Parameters of `load_balancers.list_actions`. */
export interface LoadBalancerListActionsParams {
  /** The load balancer. */
  id: number;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `load_balancers.add_service`. */
export interface LoadBalancerAddServiceParams {
  /** The load balancer. */
  id: number;
  /** The protocol of the connections. */
  protocol: LoadBalancerServiceProtocol;
  /** The port to listen on; no other service may use it. By default 80 for HTTP and 443 for HTTPS. */
  listen_port?: number | undefined;
  /** The port of the targets that connections are forwarded to; the port to listen on by default. */
  destination_port?: number | undefined;
  /** Sends the client's address to the targets by the PROXY protocol; `false` by default. */
  proxyprotocol?: boolean | undefined;
  /** The health check of the targets; by TCP on the destination port by default. */
  health_check?: LoadBalancerHealthCheckInput | undefined;
  /** The settings for HTTP and HTTPS; only for these protocols. */
  http?: LoadBalancerServiceHttpInput | undefined;
}

/** Parameters of `load_balancers.add_target`. */
export interface LoadBalancerAddTargetParams {
  /** The load balancer. */
  id: number;
  /** The type, which determines the field that is set. */
  type: LoadBalancerTargetType;
  /** The server. */
  server?: ServerRef | undefined;
  /** All servers whose labels match, including those that match later. */
  label_selector?: LabelSelectorRef | undefined;
  /** A Hetzner server outside of the cloud, by its IP address. */
  ip?: LoadBalancerTargetIp | undefined;
  /** Reaches servers over the private network; `false` by default. */
  use_private_ip?: boolean | undefined;
}

/** Parameters of `load_balancers.attach_to_network`. */
export interface LoadBalancerAttachToNetworkParams {
  /** The load balancer. */
  id: number;
  /** The network. */
  network: number;
  /** The address in the network; a free one by default. */
  ip?: string | undefined;
  /** The subnet to choose an address from, as in `10.0.1.0/24`. */
  ip_range?: string | undefined;
}

/** Parameters of `load_balancers.change_algorithm`. */
export interface LoadBalancerChangeAlgorithmParams {
  /** The load balancer. */
  id: number;
  /** The type of the algorithm. */
  type: LoadBalancerAlgorithmType;
}

/** Parameters of `load_balancers.change_dns_ptr`. */
export interface LoadBalancerChangeDnsPtrParams {
  /** The load balancer. */
  id: number;
  /** The address. */
  ip: string;
  /** The domain name; `null` restores Hetzner's default. */
  dns_ptr: string | null;
}

/** Parameters of `load_balancers.change_protection`. */
export interface LoadBalancerChangeProtectionParams {
  /** The load balancer. */
  id: number;
  /** Deletion protection. */
  delete?: boolean | undefined;
}

/** Parameters of `load_balancers.change_type`. */
export interface LoadBalancerChangeTypeParams {
  /** The load balancer. */
  id: number;
  /** The new load balancer type. Everything that the load balancer has must fit within its limits. */
  load_balancer_type: number | string;
}

/** Parameters of `load_balancers.delete_service`. */
export interface LoadBalancerDeleteServiceParams {
  /** The load balancer. */
  id: number;
  /** The port that the service listens on. */
  listen_port: number;
}

/** Parameters of `load_balancers.detach_from_network`. */
export interface LoadBalancerDetachFromNetworkParams {
  /** The load balancer. */
  id: number;
  /** The network. */
  network: number;
}

/** Parameters of `load_balancers.disable_public_interface`. */
export interface LoadBalancerDisablePublicInterfaceParams {
  /** The load balancer. */
  id: number;
}

/** Parameters of `load_balancers.enable_public_interface`. */
export interface LoadBalancerEnablePublicInterfaceParams {
  /** The load balancer. */
  id: number;
}

/** Parameters of `load_balancers.remove_target`. */
export interface LoadBalancerRemoveTargetParams {
  /** The load balancer. */
  id: number;
  /** The type, which determines the field that is set. */
  type: LoadBalancerTargetType;
  /** The server. */
  server?: ServerRef | undefined;
  /** The servers, by a label selector. */
  label_selector?: LabelSelectorRef | undefined;
  /** A Hetzner server outside of the cloud, by its IP address. */
  ip?: LoadBalancerTargetIp | undefined;
}

/** Parameters of `load_balancers.update_service`. */
export interface LoadBalancerUpdateServiceParams {
  /** The load balancer. */
  id: number;
  /** The port that the service listens on. */
  listen_port: number;
  /** The protocol of the connections. */
  protocol?: LoadBalancerServiceProtocol | undefined;
  /** The port of the targets that connections are forwarded to. */
  destination_port?: number | undefined;
  /** Sends the client's address to the targets by the PROXY protocol. */
  proxyprotocol?: boolean | undefined;
  /** The health check of the targets. */
  health_check?: LoadBalancerHealthCheckUpdate | undefined;
  /** The settings for HTTP and HTTPS; only for these protocols. */
  http?: LoadBalancerServiceHttpUpdate | undefined;
}

/** Parameters of `load_balancers.get_action`. */
export interface LoadBalancerGetActionParams {
  /** The load balancer. */
  id: number;
  /** The action. */
  action_id: number;
}

/** The operations of `load_balancers`. */
export interface LoadBalancersApi {
  /**
   * Lists load balancers.
   *
   * [`GET /load_balancers`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  list(params?: LoadBalancerListParams, options?: ListOptions): PagePromise<LoadBalancer>;
  /**
   * Creates a load balancer. Billing starts at once.
   *
   * [`POST /load_balancers`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  create(params: LoadBalancerCreateParams, options?: CallOptions): ReplyPromise<LoadBalancerCreateReply>;
  /**
   * Lists the actions of all load balancers.
   *
   * [`GET /load_balancers/actions`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  listAllActions(params?: LoadBalancerListAllActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Gets an action of any load balancer.
   *
   * [`GET /load_balancers/actions/{id}`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  getActionById(params: LoadBalancerGetActionByIdParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets a load balancer.
   *
   * [`GET /load_balancers/{id}`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  get(params: LoadBalancerGetParams, options?: CallOptions): ReplyPromise<LoadBalancer>;
  /**
   * Changes the name or labels of a load balancer.
   *
   * [`PUT /load_balancers/{id}`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  update(params: LoadBalancerUpdateParams, options?: CallOptions): ReplyPromise<LoadBalancer>;
  /**
   * Deletes a load balancer. The reply is an action to wait for, or `null` when it is already gone.
   *
   * [`DELETE /load_balancers/{id}`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  delete(params: LoadBalancerDeleteParams, options?: CallOptions): ReplyPromise<Action | null>;
  /**
   * Gets the metrics of a load balancer, for a period within the last 30 days, in at most 500 samples.
   *
   * [`GET /load_balancers/{id}/metrics`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  getMetrics(params: LoadBalancerGetMetricsParams, options?: CallOptions): ReplyPromise<Metrics>;
  /**
   * Lists the actions of a load balancer.
   *
   * [`GET /load_balancers/{id}/actions`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  listActions(params: LoadBalancerListActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Adds a service to a load balancer: another port to listen on.
   *
   * [`POST /load_balancers/{id}/actions/add_service`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  addService(params: LoadBalancerAddServiceParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Adds a target to a load balancer.
   *
   * [`POST /load_balancers/{id}/actions/add_target`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  addTarget(params: LoadBalancerAddTargetParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Attaches a load balancer to a network.
   *
   * [`POST /load_balancers/{id}/actions/attach_to_network`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  attachToNetwork(params: LoadBalancerAttachToNetworkParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the algorithm that chooses the target of a connection.
   *
   * [`POST /load_balancers/{id}/actions/change_algorithm`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  changeAlgorithm(params: LoadBalancerChangeAlgorithmParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the reverse DNS entry of a public address of a load balancer.
   *
   * [`POST /load_balancers/{id}/actions/change_dns_ptr`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  changeDnsPtr(params: LoadBalancerChangeDnsPtrParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the deletion protection of a load balancer.
   *
   * [`POST /load_balancers/{id}/actions/change_protection`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  changeProtection(params: LoadBalancerChangeProtectionParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the type of a load balancer to a larger or smaller one.
   *
   * [`POST /load_balancers/{id}/actions/change_type`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  changeType(params: LoadBalancerChangeTypeParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Removes a service from a load balancer, which stops listening on its port.
   *
   * [`POST /load_balancers/{id}/actions/delete_service`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  deleteService(params: LoadBalancerDeleteServiceParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Detaches a load balancer from a network.
   *
   * [`POST /load_balancers/{id}/actions/detach_from_network`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  detachFromNetwork(params: LoadBalancerDetachFromNetworkParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Disables the public interface of a load balancer. It must be in a network, and reach its targets there.
   *
   * [`POST /load_balancers/{id}/actions/disable_public_interface`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  disablePublicInterface(params: LoadBalancerDisablePublicInterfaceParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Enables the public interface of a load balancer.
   *
   * [`POST /load_balancers/{id}/actions/enable_public_interface`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  enablePublicInterface(params: LoadBalancerEnablePublicInterfaceParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Removes a target from a load balancer.
   *
   * [`POST /load_balancers/{id}/actions/remove_target`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  removeTarget(params: LoadBalancerRemoveTargetParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes a service of a load balancer. Parameters that are not set stay unchanged.
   *
   * [`POST /load_balancers/{id}/actions/update_service`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   */
  updateService(params: LoadBalancerUpdateServiceParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets an action of a load balancer.
   *
   * [`GET /load_balancers/{id}/actions/{action_id}`](https://docs.hetzner.cloud/reference/cloud#load-balancers)
   * @deprecated since 2026-04-30: use `loadBalancers.getActionById`
   */
  getAction(params: LoadBalancerGetActionParams, options?: CallOptions): ReplyPromise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<LoadBalancer | null>;
}

/**
 * The protocol of a service.
 *
 * - `tcp`: TCP, with any content.
 * - `http`: HTTP.
 * - `https`: HTTPS, with TLS terminated at the load balancer; requires a certificate.
 */
export type LoadBalancerServiceProtocol = "tcp" | "http" | "https" | (string & {});

/**
 * The protocol of a health check.
 *
 * - `tcp`: Opens a connection.
 * - `http`: Sends an HTTP request.
 */
export type LoadBalancerHealthCheckProtocol = "tcp" | "http" | (string & {});

/** A service of a load balancer: a port that it listens on. */
export interface LoadBalancerService {
  /** The protocol of the connections. */
  protocol: LoadBalancerServiceProtocol;
  /** The port that the service listens on. */
  listen_port: number;
  /** The port of the targets that connections are forwarded to. */
  destination_port: number;
  /** Sends the client's address to the targets by the PROXY protocol. */
  proxyprotocol: boolean;
  /** The health check of the targets. */
  health_check: LoadBalancerHealthCheck;
  /** The settings for HTTP and HTTPS. */
  http?: LoadBalancerServiceHttp | null;
}

/** The settings of an HTTP or HTTPS service. */
export interface LoadBalancerServiceHttp {
  /** Sticky sessions: keeps a client on the same target, by a cookie. */
  sticky_sessions: boolean;
  /** The name of the cookie, at most 100 characters. */
  cookie_name: string;
  /** The lifetime of the cookie in seconds, from 30 to 86400. */
  cookie_lifetime: number;
  /** The seconds after which an idle connection is closed, from 30 to 300. */
  timeout_idle: number;
  /** The TLS certificates; for HTTPS only. */
  certificates?: number[] | null;
  /** Redirects clients on port 80 to HTTPS; for HTTPS only. */
  redirect_http?: boolean | null;
}

/** A health check of targets. */
export interface LoadBalancerHealthCheck {
  /** The protocol of the check. */
  protocol: LoadBalancerHealthCheckProtocol;
  /** The port of the targets that is checked. */
  port: number;
  /** The seconds between two checks, from 3 to 60. */
  interval: number;
  /** The seconds after which a check fails, from 1 to 60. */
  timeout: number;
  /** The number of failed checks in a row after which a target gets no more connections, from 1 to 5. */
  retries: number;
  /** The settings for HTTP; only for this protocol. */
  http?: LoadBalancerHealthCheckHttp | null;
}

/** The HTTP settings of a health check. */
export interface LoadBalancerHealthCheckHttp {
  /** The domain of the request, at most 128 characters; none to send none. */
  domain?: string | null;
  /** The path of the request, at most 256 characters. */
  path: string;
  /** The text that the response must contain, at most 256 characters. */
  response?: string | null;
  /** The statuses that count as healthy, at most 20, as in `2??`. */
  status_codes?: string[] | null;
  /** Sends the request over TLS. */
  tls?: boolean | null;
}

/** A new service of a load balancer: a port to listen on. */
export interface LoadBalancerServiceInput {
  /** The protocol of the connections. */
  protocol: LoadBalancerServiceProtocol;
  /** The port that the service listens on. */
  listen_port?: number | undefined;
  /** The port of the targets that connections are forwarded to; the port to listen on by default. */
  destination_port?: number | undefined;
  /** Sends the client's address to the targets by the PROXY protocol; `false` by default. */
  proxyprotocol?: boolean | undefined;
  /** The health check of the targets; by TCP on the destination port by default. */
  health_check?: LoadBalancerHealthCheckInput | undefined;
  /** The settings for HTTP and HTTPS; only for these protocols. */
  http?: LoadBalancerServiceHttpInput | undefined;
}

/** The settings of a new HTTP or HTTPS service. */
export interface LoadBalancerServiceHttpInput {
  /** Sticky sessions: keeps a client on the same target, by a cookie; `false` by default. */
  sticky_sessions?: boolean | undefined;
  /** The name of the cookie, at most 100 characters; `HCLBSTICKY` by default. */
  cookie_name?: string | undefined;
  /** The lifetime of the cookie in seconds, from 30 to 86400; 300 by default. */
  cookie_lifetime?: number | undefined;
  /** The seconds after which an idle connection is closed, from 30 to 300; 50 by default. */
  timeout_idle?: number | undefined;
  /** The TLS certificates; for HTTPS only. */
  certificates?: number[] | undefined;
  /** Redirects clients on port 80 to HTTPS; for HTTPS only; `false` by default. */
  redirect_http?: boolean | undefined;
}

/** The changed settings of an HTTP or HTTPS service. Settings that are not set stay unchanged. */
export interface LoadBalancerServiceHttpUpdate {
  /** Sticky sessions: keeps a client on the same target, by a cookie. */
  sticky_sessions?: boolean | undefined;
  /** The name of the cookie, at most 100 characters. */
  cookie_name?: string | undefined;
  /** The lifetime of the cookie in seconds, from 30 to 86400. */
  cookie_lifetime?: number | undefined;
  /** The seconds after which an idle connection is closed, from 30 to 300. */
  timeout_idle?: number | undefined;
  /** The TLS certificates; for HTTPS only. */
  certificates?: number[] | undefined;
  /** Redirects clients on port 80 to HTTPS; for HTTPS only. */
  redirect_http?: boolean | undefined;
}

/** A new health check of targets. */
export interface LoadBalancerHealthCheckInput {
  /** The protocol of the check. */
  protocol: LoadBalancerHealthCheckProtocol;
  /** The port of the targets that is checked. */
  port: number;
  /** The seconds between two checks, from 3 to 60. */
  interval: number;
  /** The seconds after which a check fails, from 1 to 60. */
  timeout: number;
  /** The number of failed checks in a row after which a target gets no more connections, from 1 to 5. */
  retries: number;
  /** The settings for HTTP; only for this protocol. */
  http?: LoadBalancerHealthCheckHttpInput | undefined;
}

/** The HTTP settings of a new health check. */
export interface LoadBalancerHealthCheckHttpInput {
  /** The domain of the request, at most 128 characters; none to send none. */
  domain?: string | null | undefined;
  /** The path of the request, at most 256 characters. */
  path?: string | undefined;
  /** The text that the response must contain, at most 256 characters. */
  response?: string | undefined;
  /** The statuses that count as healthy, at most 20, as in `2??`; `2??` and `3??` by default. */
  status_codes?: string[] | undefined;
  /** Sends the request over TLS. */
  tls?: boolean | undefined;
}

/** The changed settings of a health check. Settings that are not set stay unchanged. */
export interface LoadBalancerHealthCheckUpdate {
  /** The protocol of the check. */
  protocol?: LoadBalancerHealthCheckProtocol | undefined;
  /** The port of the targets that is checked. */
  port?: number | undefined;
  /** The seconds between two checks, from 3 to 60. */
  interval?: number | undefined;
  /** The seconds after which a check fails, from 1 to 60. */
  timeout?: number | undefined;
  /** The number of failed checks in a row after which a target gets no more connections, from 1 to 5. */
  retries?: number | undefined;
  /** The settings for HTTP; only for this protocol. */
  http?: LoadBalancerHealthCheckHttpUpdate | undefined;
}

/** The changed HTTP settings of a health check. Settings that are not set stay unchanged. */
export interface LoadBalancerHealthCheckHttpUpdate {
  /** The domain of the request, at most 128 characters; none to send none. */
  domain?: string | null | undefined;
  /** The path of the request, at most 256 characters. */
  path?: string | undefined;
  /** The text that the response must contain, at most 256 characters. */
  response?: string | undefined;
  /** The statuses that count as healthy, at most 20, as in `2??`. */
  status_codes?: string[] | undefined;
  /** Sends the request over TLS. */
  tls?: boolean | undefined;
}

/**
 * The type of a target.
 *
 * - `server`: A server.
 * - `label_selector`: All servers whose labels match, including those that match later.
 * - `ip`: A Hetzner server outside of the cloud, by its IP address.
 */
export type LoadBalancerTargetType = "server" | "label_selector" | "ip" | (string & {});

/**
 * The health of a target.
 *
 * - `healthy`: The target passes the checks and gets connections.
 * - `unhealthy`: The target fails the checks and gets no connections.
 * - `unknown`: The API does not know the health yet.
 */
export type LoadBalancerTargetHealthStatus = "healthy" | "unhealthy" | "unknown" | (string & {});

/**
 * The reason why a target is unhealthy.
 *
 * - `unspecified`: The API gives no reason.
 * - `layer4_no_connection`: The target accepts no connection.
 * - `layer4_timeout`: The target accepts a connection too slowly.
 * - `layer7_timeout`: The target responds too slowly.
 * - `unexpected_http_status`: The target responds with a status that does not count as healthy.
 * - `unexpected_http_content`: The target's response does not contain the required text.
 */
export type LoadBalancerTargetHealthDetail = "unspecified" | "layer4_no_connection" | "layer4_timeout" | "layer7_timeout" | "unexpected_http_status" | "unexpected_http_content" | (string & {});

/** A target of a load balancer. */
export interface LoadBalancerTarget {
  /** The type, which determines the field that is set. */
  type: LoadBalancerTargetType;
  /** The server. */
  server?: ServerRef | null;
  /** The health for each service; for a server or an IP address. */
  health_status?: LoadBalancerTargetHealth[] | null;
  /** `true` when servers are reached over the private network. */
  use_private_ip?: boolean | null;
  /** The servers, by a label selector. */
  label_selector?: LabelSelectorRef | null;
  /** The servers that the label selector matches at the moment. */
  targets?: LoadBalancerResolvedTarget[] | null;
  /** A Hetzner server outside of the cloud, by its IP address. */
  ip?: LoadBalancerTargetIp | null;
}

/** A target that a label selector matches. */
export interface LoadBalancerResolvedTarget {
  /** The type: `server`. */
  type: string;
  /** The server. */
  server: ServerRef;
  /** The health for each service. */
  health_status: LoadBalancerTargetHealth[];
  /** `true` when the server is reached over the private network. */
  use_private_ip: boolean;
}

/** The health of a target for one service. */
export interface LoadBalancerTargetHealth {
  /** The port of the service. */
  listen_port: number;
  /** The health. */
  status: LoadBalancerTargetHealthStatus;
  /** The reason, if the target is unhealthy. */
  detail?: LoadBalancerTargetHealthDetail | null;
  /** The HTTP status of the response, if that was the reason. */
  http_status_code?: number | null;
}

/** A Hetzner server outside of the cloud. */
export interface LoadBalancerTargetIp {
  /** The IP address; it must belong to the same customer. */
  ip: string;
}

/** A new target: a server, a label selector or an IP address. */
export interface LoadBalancerTargetInput {
  /** The type, which determines the field that is set. */
  type: LoadBalancerTargetType;
  /** The server. */
  server?: ServerRef | undefined;
  /** All servers whose labels match, including those that match later. */
  label_selector?: LabelSelectorRef | undefined;
  /** A Hetzner server outside of the cloud, by its IP address. */
  ip?: LoadBalancerTargetIp | undefined;
  /** Reaches servers over the private network; `false` by default. */
  use_private_ip?: boolean | undefined;
}

/** A load balancer type: its limits and prices. */
export interface LoadBalancerType {
  /** The id. */
  id: number;
  /** The name, as in `lb11`. */
  name: string;
  /** The human-readable name. */
  description: string;
  /** The maximum number of simultaneous connections. */
  max_connections: number;
  /** The maximum number of services. */
  max_services: number;
  /** The maximum number of targets. */
  max_targets: number;
  /** The maximum number of certificates. */
  max_assigned_certificates: number;
  /** The announced removal, if any. */
  deprecation?: DeprecationInfo | null;
  /** The prices by location. */
  prices: LocationPriceWithTraffic[];
}

/** Parameters of `load_balancer_types.list`. */
export interface LoadBalancerTypeListParams {
  /** Only the load balancer type with this name. */
  name?: string | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `load_balancer_types.get`. */
export interface LoadBalancerTypeGetParams {
  /** The load balancer type. */
  id: number;
}

/** The operations of `load_balancer_types`. */
export interface LoadBalancerTypesApi {
  /**
   * Lists load balancer types.
   *
   * [`GET /load_balancer_types`](https://docs.hetzner.cloud/reference/cloud#load-balancer-types)
   */
  list(params?: LoadBalancerTypeListParams, options?: ListOptions): PagePromise<LoadBalancerType>;
  /**
   * Gets a load balancer type.
   *
   * [`GET /load_balancer_types/{id}`](https://docs.hetzner.cloud/reference/cloud#load-balancer-types)
   */
  get(params: LoadBalancerTypeGetParams, options?: CallOptions): ReplyPromise<LoadBalancerType>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<LoadBalancerType | null>;
}

/**
 * The type of a certificate.
 *
 * - `uploaded`: A certificate uploaded by its owner, who must replace it in time.
 * - `managed`: A certificate obtained and renewed by Hetzner; its domains must be in the project's DNS zones.
 */
export type CertificateType = "uploaded" | "managed" | (string & {});

/**
 * The status of the issuance of a managed certificate.
 *
 * - `pending`: The certificate is being issued.
 * - `completed`: The certificate is issued.
 * - `failed`: The issuance failed; the status holds the error. See `RetryIssuance`.
 */
export type CertificateIssuanceStatus = "pending" | "completed" | "failed" | (string & {});

/**
 * The status of the renewal of a managed certificate.
 *
 * - `scheduled`: The certificate will be renewed in time.
 * - `pending`: The certificate is being renewed.
 * - `failed`: The renewal failed; the status holds the error. See `RetryIssuance`.
 * - `unavailable`: The certificate is not renewed because it was never issued.
 */
export type CertificateRenewalStatus = "scheduled" | "pending" | "failed" | "unavailable" | (string & {});

/**
 * A sort key of certificates.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 */
export type CertificateSort = "id" | "name" | "created" | (string & {});

/** A TLS certificate. */
export interface Certificate {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** The labels. */
  labels: Labels;
  /** The type. */
  type?: CertificateType | null;
  /** The certificate and its chain in PEM format; none while a managed certificate is being issued. */
  certificate?: string | null;
  /** The time of creation at Hetzner. */
  created: Timestamp;
  /** The start of validity; none while a managed certificate is being issued. */
  not_valid_before?: Timestamp | null;
  /** The end of validity; none while a managed certificate is being issued. */
  not_valid_after?: Timestamp | null;
  /** The domain names that the certificate is valid for. */
  domain_names: string[];
  /** The SHA-256 fingerprint, as pairs of hexadecimal digits; none while a managed certificate is being issued. */
  fingerprint?: string | null;
  /** The status; only of managed certificates. */
  status?: CertificateStatus | null;
  /** The load balancers that use the certificate. */
  used_by: ResourceRef[];
}

/** The status of a managed certificate. */
export interface CertificateStatus {
  /** The status of the issuance. */
  issuance?: CertificateIssuanceStatus | null;
  /** The status of the renewal. */
  renewal?: CertificateRenewalStatus | null;
  /** The error of a failed issuance or renewal. */
  error?: CertificateError | null;
}

/** The error of a failed issuance or renewal. */
export interface CertificateError {
  /** The error code. */
  code?: string | null;
  /** The error message. */
  message?: string | null;
}

/** The result of creating a certificate. */
export interface CertificateCreateReply {
  /** The certificate; a managed one has no content yet. */
  certificate: Certificate;
  /** The action that issues the certificate; none for an uploaded certificate. */
  action?: Action | null;
}

/** Parameters of `certificates.list`. */
export interface CertificateListParams {
  /** Sort order; by default ascending by id. */
  sort?: Sort<CertificateSort>[] | undefined;
  /** Only the certificate with this name. */
  name?: string | undefined;
  /** Only certificates whose labels match. */
  label_selector?: string | undefined;
  /** Only certificates of these types. */
  type?: CertificateType[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `certificates.create`. */
export interface CertificateCreateParams {
  /** The name, unique in the project. */
  name: string;
  /** The labels. */
  labels?: Labels | undefined;
  /** The type; `uploaded` by default. */
  type?: CertificateType | undefined;
  /**
   * The certificate and its chain in PEM format, the leaf certificate first; required for an uploaded
   * certificate.
   */
  certificate?: string | undefined;
  /** The private key in PEM format; required for an uploaded certificate. No response contains it. */
  private_key?: string | undefined;
  /**
   * The domain names, all in the project's DNS zones; required for a managed certificate. Wildcards as in
   * `*.example.com` are allowed.
   */
  domain_names?: string[] | undefined;
}

/** Parameters of `certificates.list_all_actions`. */
export interface CertificateListAllActionsParams {
  /** Only actions with these ids. */
  id?: number[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `certificates.get_action_by_id`. */
export interface CertificateGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `certificates.get`. */
export interface CertificateGetParams {
  /** The certificate. */
  id: number;
}

/** Parameters of `certificates.update`. */
export interface CertificateUpdateParams {
  /** The certificate. */
  id: number;
  /** The new name. */
  name?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `certificates.delete`. */
export interface CertificateDeleteParams {
  /** The certificate. */
  id: number;
}

/** Parameters of `certificates.list_actions`. */
export interface CertificateListActionsParams {
  /** The certificate. */
  id: number;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `certificates.retry_issuance`. */
export interface CertificateRetryIssuanceParams {
  /** The certificate. */
  id: number;
}

/** Parameters of `certificates.get_action`. */
export interface CertificateGetActionParams {
  /** The certificate. */
  id: number;
  /** The action. */
  action_id: number;
}

/** The operations of `certificates`. */
export interface CertificatesApi {
  /**
   * Lists certificates.
   *
   * [`GET /certificates`](https://docs.hetzner.cloud/reference/cloud#certificates)
   */
  list(params?: CertificateListParams, options?: ListOptions): PagePromise<Certificate>;
  /**
   * Creates a certificate: uploads one, or requests a managed one.
   *
   * [`POST /certificates`](https://docs.hetzner.cloud/reference/cloud#certificates)
   */
  create(params: CertificateCreateParams, options?: CallOptions): ReplyPromise<CertificateCreateReply>;
  /**
   * Lists the actions of all certificates.
   *
   * [`GET /certificates/actions`](https://docs.hetzner.cloud/reference/cloud#certificates)
   */
  listAllActions(params?: CertificateListAllActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Gets an action of any certificate.
   *
   * [`GET /certificates/actions/{id}`](https://docs.hetzner.cloud/reference/cloud#certificates)
   */
  getActionById(params: CertificateGetActionByIdParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets a certificate.
   *
   * [`GET /certificates/{id}`](https://docs.hetzner.cloud/reference/cloud#certificates)
   */
  get(params: CertificateGetParams, options?: CallOptions): ReplyPromise<Certificate>;
  /**
   * Changes the name or labels of a certificate.
   *
   * [`PUT /certificates/{id}`](https://docs.hetzner.cloud/reference/cloud#certificates)
   */
  update(params: CertificateUpdateParams, options?: CallOptions): ReplyPromise<Certificate>;
  /**
   * Deletes a certificate. It must not be in use by a load balancer.
   *
   * [`DELETE /certificates/{id}`](https://docs.hetzner.cloud/reference/cloud#certificates)
   */
  delete(params: CertificateDeleteParams, options?: CallOptions): ReplyPromise<void>;
  /**
   * Lists the actions of a certificate.
   *
   * [`GET /certificates/{id}/actions`](https://docs.hetzner.cloud/reference/cloud#certificates)
   */
  listActions(params: CertificateListActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Retries the issuance or renewal of a managed certificate after it failed.
   *
   * [`POST /certificates/{id}/actions/retry`](https://docs.hetzner.cloud/reference/cloud#certificates)
   */
  retryIssuance(params: CertificateRetryIssuanceParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets an action of a certificate.
   *
   * [`GET /certificates/{id}/actions/{action_id}`](https://docs.hetzner.cloud/reference/cloud#certificates)
   * @deprecated since 2026-04-30: use `certificates.getActionById`
   */
  getAction(params: CertificateGetActionParams, options?: CallOptions): ReplyPromise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<Certificate | null>;
}

/**
 * The mode of a zone: the place where its records are kept.
 *
 * - `primary`: The records are kept at Hetzner.
 * - `secondary`: The records are transferred from other name servers.
 */
export type ZoneMode = "primary" | "secondary" | (string & {});

/**
 * The status of a zone.
 *
 * - `ok`: The name servers have the zone.
 * - `updating`: The name servers are being updated.
 * - `error`: An error occurred.
 */
export type ZoneStatus = "ok" | "updating" | "error" | (string & {});

/**
 * The registrar of the domain.
 *
 * - `hetzner`: Hetzner.
 * - `other`: Another registrar.
 * - `unknown`: The API reports that it does not know.
 */
export type ZoneRegistrar = "hetzner" | "other" | "unknown" | (string & {});

/**
 * The delegation of a domain: the name servers that its registry points to.
 *
 * - `valid`: The registry points to all assigned name servers.
 * - `partially-valid`: The registry points to some of the assigned name servers.
 * - `invalid`: The registry points to other name servers.
 * - `lame`: None of the name servers that the registry points to answers for the zone.
 * - `unregistered`: The domain is not registered.
 * - `unknown`: The API reports that it does not know.
 */
export type ZoneDelegationStatus = "valid" | "partially-valid" | "invalid" | "lame" | "unregistered" | "unknown" | (string & {});

/**
 * The algorithm that signs zone transfers (TSIG, RFC 8945).
 *
 * - `hmac-md5`: HMAC-MD5; obsolete.
 * - `hmac-sha1`: HMAC-SHA-1.
 * - `hmac-sha256`: HMAC-SHA-256.
 */
export type TsigAlgorithm = "hmac-md5" | "hmac-sha1" | "hmac-sha256" | (string & {});

/**
 * A sort key of zones.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 */
export type ZoneSort = "id" | "name" | "created" | (string & {});

/** A DNS zone. */
export interface Zone {
  /** The id. */
  id: number;
  /** The domain name, in lower case and without a trailing dot. */
  name: string;
  /** The time of creation. */
  created: Timestamp;
  /** The mode. */
  mode: ZoneMode;
  /** The primary name servers of a secondary zone. */
  primary_nameservers?: ZonePrimaryNameserver[] | null;
  /** The labels. */
  labels: Labels;
  /** The protection. */
  protection: Protection;
  /** The TTL, in seconds, of records without a TTL of their own. */
  ttl: number;
  /** The status. */
  status: ZoneStatus;
  /** The number of records. */
  record_count: number;
  /** Hetzner's name servers for the zone. */
  authoritative_nameservers: ZoneAuthoritativeNameservers;
  /** The registrar of the domain. */
  registrar: ZoneRegistrar;
}

/** Hetzner's name servers for a zone. */
export interface ZoneAuthoritativeNameservers {
  /** The name servers that the registry should point to. */
  assigned: string[];
  /** The name servers that the registry points to. */
  delegated: string[];
  /** The time when the delegation was last checked. */
  delegation_last_check?: Timestamp | null;
  /** The result of that check. */
  delegation_status?: ZoneDelegationStatus | null;
}

/** A primary name server of a secondary zone. */
export interface ZonePrimaryNameserver {
  /** The IPv4 or IPv6 address. */
  address: string;
  /** The port; 53 by default. */
  port?: number | null | undefined;
  /** The TSIG key that signs transfers, in Base64. */
  tsig_key?: string | null | undefined;
  /** The algorithm that signs transfers. */
  tsig_algorithm?: TsigAlgorithm | null | undefined;
}

/** The result of creating a zone. */
export interface ZoneCreateReply {
  /** The zone. */
  zone: Zone;
  /** The action that updates the name servers. */
  action: Action;
}

/** All records of a zone. */
export interface ZoneExportZonefileReply {
  /** A zone file (RFC 1035, section 5). */
  zonefile: string;
}

/** An RRSet of a new zone: records with the same name and type. */
export interface RrsetInput {
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  name: string;
  /** The type. */
  type: RrsetType;
  /** The TTL in seconds, at least 60; `null` for the zone's TTL. */
  ttl?: number | null | undefined;
  /** The records. */
  records: RrsetRecord[];
  /** The labels. */
  labels?: Labels | undefined;
}

/** Parameters of `zones.list`. */
export interface ZoneListParams {
  /** Only the zone with this name. */
  name?: string | undefined;
  /** Only zones in this mode. */
  mode?: ZoneMode | undefined;
  /** Only zones whose labels match. */
  label_selector?: string | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ZoneSort>[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `zones.create`. */
export interface ZoneCreateParams {
  /** The domain name, in lower case and without a trailing dot. */
  name: string;
  /** The mode; it cannot be changed later. */
  mode: ZoneMode;
  /** The TTL, in seconds, of records without a TTL of their own, at least 60; 3600 by default. */
  ttl?: number | undefined;
  /** The labels. */
  labels?: Labels | undefined;
  /** The primary name servers of a secondary zone. */
  primary_nameservers?: ZonePrimaryNameserver[] | undefined;
  /** The first records of a primary zone. Either this or `zonefile`. */
  rrsets?: RrsetInput[] | undefined;
  /** The first records of a primary zone, as a zone file (RFC 1035, section 5). Either this or `rrsets`. */
  zonefile?: string | undefined;
}

/** Parameters of `zones.list_all_actions`. */
export interface ZoneListAllActionsParams {
  /** Only actions with these ids. */
  id?: number[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `zones.get_action_by_id`. */
export interface ZoneGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `zones.get`. */
export interface ZoneGetParams {
  /** The zone. */
  id_or_name: number | string;
}

/** Parameters of `zones.update`. */
export interface ZoneUpdateParams {
  /** The zone. */
  id_or_name: number | string;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `zones.delete`. */
export interface ZoneDeleteParams {
  /** The zone. */
  id_or_name: number | string;
}

/** Parameters of `zones.export_zonefile`. */
export interface ZoneExportZonefileParams {
  /** The zone. */
  id_or_name: number | string;
}

/** Parameters of `zones.list_actions`. */
export interface ZoneListActionsParams {
  /** The zone. */
  id_or_name: number | string;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `zones.change_primary_nameservers`. */
export interface ZoneChangePrimaryNameserversParams {
  /** The zone. */
  id_or_name: number | string;
  /** The primary name servers. */
  primary_nameservers: ZonePrimaryNameserver[];
}

/** Parameters of `zones.change_protection`. */
export interface ZoneChangeProtectionParams {
  /** The zone. */
  id_or_name: number | string;
  /** Deletion protection. */
  delete?: boolean | undefined;
}

/** Parameters of `zones.change_ttl`. */
export interface ZoneChangeTtlParams {
  /** The zone. */
  id_or_name: number | string;
  /** The TTL in seconds, at least 60. */
  ttl: number;
}

/** Parameters of `zones.import_zonefile`. */
export interface ZoneImportZonefileParams {
  /** The zone. */
  id_or_name: number | string;
  /** A zone file (RFC 1035, section 5). */
  zonefile: string;
}

/** Parameters of `zones.get_action`. */
export interface ZoneGetActionParams {
  /** The zone. */
  id_or_name: number | string;
  /** The action. */
  action_id: number;
}

/** The operations of `zones`. */
export interface ZonesApi {
  /**
   * Lists zones.
   *
   * [`GET /zones`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  list(params?: ZoneListParams, options?: ListOptions): PagePromise<Zone>;
  /**
   * Creates a zone. The domain's owner must enter Hetzner's name servers at the domain's registry.
   *
   * [`POST /zones`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  create(params: ZoneCreateParams, options?: CallOptions): ReplyPromise<ZoneCreateReply>;
  /**
   * Lists the actions of all zones.
   *
   * [`GET /zones/actions`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  listAllActions(params?: ZoneListAllActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Gets an action of any zone.
   *
   * [`GET /zones/actions/{id}`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  getActionById(params: ZoneGetActionByIdParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets a zone.
   *
   * [`GET /zones/{id_or_name}`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  get(params: ZoneGetParams, options?: CallOptions): ReplyPromise<Zone>;
  /**
   * Changes the labels of a zone.
   *
   * [`PUT /zones/{id_or_name}`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  update(params: ZoneUpdateParams, options?: CallOptions): ReplyPromise<Zone>;
  /**
   * Deletes a zone with all its records. `null` means deleted at once or already gone.
   *
   * [`DELETE /zones/{id_or_name}`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  delete(params: ZoneDeleteParams, options?: CallOptions): ReplyPromise<Action | null>;
  /**
   * Exports all records of a primary zone as a zone file.
   *
   * [`GET /zones/{id_or_name}/zonefile`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  exportZonefile(params: ZoneExportZonefileParams, options?: CallOptions): ReplyPromise<ZoneExportZonefileReply>;
  /**
   * Lists the actions of a zone.
   *
   * [`GET /zones/{id_or_name}/actions`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  listActions(params: ZoneListActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Replaces the primary name servers of a secondary zone.
   *
   * [`POST /zones/{id_or_name}/actions/change_primary_nameservers`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  changePrimaryNameservers(params: ZoneChangePrimaryNameserversParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the deletion protection of a zone.
   *
   * [`POST /zones/{id_or_name}/actions/change_protection`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  changeProtection(params: ZoneChangeProtectionParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the TTL of a primary zone, which applies to records without a TTL of their own.
   *
   * [`POST /zones/{id_or_name}/actions/change_ttl`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  changeTtl(params: ZoneChangeTtlParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Replaces all records of a primary zone.
   *
   * [`POST /zones/{id_or_name}/actions/import_zonefile`](https://docs.hetzner.cloud/reference/cloud#zones)
   */
  importZonefile(params: ZoneImportZonefileParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets an action of a zone.
   *
   * [`GET /zones/{id_or_name}/actions/{action_id}`](https://docs.hetzner.cloud/reference/cloud#zones)
   * @deprecated since 2026-04-30: use `zones.getActionById`
   */
  getAction(params: ZoneGetActionParams, options?: CallOptions): ReplyPromise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<Zone | null>;
}

/**
 * The type of DNS records.
 *
 * - `A`: An IPv4 address.
 * - `AAAA`: An IPv6 address.
 * - `CAA`: The certificate authorities that may issue certificates.
 * - `CNAME`: An alias: another name.
 * - `DS`: The key of a signed child zone.
 * - `HINFO`: Host information.
 * - `HTTPS`: The service binding of an HTTPS endpoint.
 * - `MX`: The mail servers.
 * - `NS`: The name servers.
 * - `PTR`: The name of an IP address.
 * - `RP`: The responsible person.
 * - `SOA`: The start of authority of the zone.
 * - `SRV`: The location of a service.
 * - `SVCB`: The service binding of a service.
 * - `TLSA`: The certificate of a service.
 * - `TXT`: Text; see `txt`.
 */
export type RrsetType = "A" | "AAAA" | "CAA" | "CNAME" | "DS" | "HINFO" | "HTTPS" | "MX" | "NS" | "PTR" | "RP" | "SOA" | "SRV" | "SVCB" | "TLSA" | "TXT" | (string & {});

/**
 * A sort key of RRSets.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 */
export type RrsetSort = "id" | "name" | "created" | (string & {});

/** An RRSet: the records with the same name and type. */
export interface Rrset {
  /** The id: name and type, as in `www/A`. */
  id: string;
  /** The name within the zone; `@` is the zone itself. */
  name: string;
  /** The type. */
  type: RrsetType;
  /** The TTL in seconds; none when the zone's TTL applies. */
  ttl?: number | null;
  /** The labels. */
  labels: Labels;
  /** The protection. */
  protection: RrsetProtection;
  /** The records. */
  records: RrsetRecord[];
  /** The zone. */
  zone: number;
}

/** The protection of an RRSet. A protected operation is refused until the protection is removed. */
export interface RrsetProtection {
  /** Protection against changes and deletion. */
  change: boolean;
}

/** A record. */
export interface RrsetRecord {
  /**
   * The value in zone file syntax, as in `10 mail.example.com.`; for TXT records in quotes, see
   * `txt`.
   */
  value: string;
  /** A comment, visible only to the owner. */
  comment?: string | null | undefined;
}

/** The result of creating an RRSet. */
export interface ZoneRrsetCreateReply {
  /** The RRSet. */
  rrset: Rrset;
  /** The action that updates the name servers. */
  action: Action;
}

/** A new comment for a record. */
export interface RrsetRecordCommentInput {
  /** The value of the record. */
  value: string;
  /** The comment; an empty one removes it. */
  comment: string;
}

/** Parameters of `zone_rrsets.list`. */
export interface ZoneRrsetListParams {
  /** The zone. */
  id_or_name: number | string;
  /** Only RRSets with this name. */
  name?: string | undefined;
  /** Only RRSets of these types. */
  type?: RrsetType[] | undefined;
  /** Only RRSets whose labels match. */
  label_selector?: string | undefined;
  /** Sort order. */
  sort?: Sort<RrsetSort>[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `zone_rrsets.create`. */
export interface ZoneRrsetCreateParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  name: string;
  /** The type. */
  type: RrsetType;
  /** The TTL in seconds, at least 60; `null` for the zone's TTL. */
  ttl?: number | null | undefined;
  /** The records. */
  records: RrsetRecord[];
  /** The labels. */
  labels?: Labels | undefined;
}

/** Parameters of `zone_rrsets.get`. */
export interface ZoneRrsetGetParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  rr_name: string;
  /** The type. */
  rr_type: RrsetType;
}

/** Parameters of `zone_rrsets.update`. */
export interface ZoneRrsetUpdateParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  rr_name: string;
  /** The type. */
  rr_type: RrsetType;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `zone_rrsets.delete`. */
export interface ZoneRrsetDeleteParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  rr_name: string;
  /** The type. */
  rr_type: RrsetType;
}

/** Parameters of `zone_rrsets.add_records`. */
export interface ZoneRrsetAddRecordsParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  rr_name: string;
  /** The type. */
  rr_type: RrsetType;
  /** From 1 to 50 records that the RRSet does not have yet. */
  records: RrsetRecord[];
  /** The TTL in seconds; `null` for the zone's TTL. A TTL other than that of the RRSet is refused. */
  ttl?: number | null | undefined;
}

/** Parameters of `zone_rrsets.change_protection`. */
export interface ZoneRrsetChangeProtectionParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  rr_name: string;
  /** The type. */
  rr_type: RrsetType;
  /** Protection against changes and deletion. */
  change: boolean;
}

/** Parameters of `zone_rrsets.change_ttl`. */
export interface ZoneRrsetChangeTtlParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  rr_name: string;
  /** The type. */
  rr_type: RrsetType;
  /** The TTL in seconds, at least 60; `null` for the zone's TTL. */
  ttl: number | null;
}

/** Parameters of `zone_rrsets.remove_records`. */
export interface ZoneRrsetRemoveRecordsParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  rr_name: string;
  /** The type. */
  rr_type: RrsetType;
  /** From 1 to 50 records of the RRSet. */
  records: RrsetRecord[];
}

/** Parameters of `zone_rrsets.set_records`. */
export interface ZoneRrsetSetRecordsParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  rr_name: string;
  /** The type. */
  rr_type: RrsetType;
  /** From 1 to 50 records. */
  records: RrsetRecord[];
}

/** Parameters of `zone_rrsets.update_records`. */
export interface ZoneRrsetUpdateRecordsParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  rr_name: string;
  /** The type. */
  rr_type: RrsetType;
  /** From 1 to 50 records of the RRSet. */
  records: RrsetRecordCommentInput[];
}

/** The operations of `zone_rrsets`. */
export interface ZoneRrsetsApi {
  /**
   * Lists the RRSets of a zone.
   *
   * [`GET /zones/{id_or_name}/rrsets`](https://docs.hetzner.cloud/reference/cloud#zone-rrsets)
   */
  list(params: ZoneRrsetListParams, options?: ListOptions): PagePromise<Rrset>;
  /**
   * Creates an RRSet. The zone must not have one with this name and type yet.
   *
   * [`POST /zones/{id_or_name}/rrsets`](https://docs.hetzner.cloud/reference/cloud#zone-rrsets)
   */
  create(params: ZoneRrsetCreateParams, options?: CallOptions): ReplyPromise<ZoneRrsetCreateReply>;
  /**
   * Gets an RRSet.
   *
   * [`GET /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}`](https://docs.hetzner.cloud/reference/cloud#zone-rrsets)
   */
  get(params: ZoneRrsetGetParams, options?: CallOptions): ReplyPromise<Rrset>;
  /**
   * Changes the labels of an RRSet. Actions change its TTL, records and protection.
   *
   * [`PUT /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}`](https://docs.hetzner.cloud/reference/cloud#zone-rrsets)
   */
  update(params: ZoneRrsetUpdateParams, options?: CallOptions): ReplyPromise<Rrset>;
  /**
   * Deletes an RRSet. `null` means deleted at once or already gone.
   *
   * [`DELETE /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}`](https://docs.hetzner.cloud/reference/cloud#zone-rrsets)
   */
  delete(params: ZoneRrsetDeleteParams, options?: CallOptions): ReplyPromise<Action | null>;
  /**
   * Adds records to an RRSet, which is created if it does not exist.
   *
   * [`POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/add_records`](https://docs.hetzner.cloud/reference/cloud#zone-rrsets)
   */
  addRecords(params: ZoneRrsetAddRecordsParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the protection of an RRSet.
   *
   * [`POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/change_protection`](https://docs.hetzner.cloud/reference/cloud#zone-rrsets)
   */
  changeProtection(params: ZoneRrsetChangeProtectionParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the TTL of an RRSet.
   *
   * [`POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/change_ttl`](https://docs.hetzner.cloud/reference/cloud#zone-rrsets)
   */
  changeTtl(params: ZoneRrsetChangeTtlParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Removes records from an RRSet, which is deleted with its last record.
   *
   * [`POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/remove_records`](https://docs.hetzner.cloud/reference/cloud#zone-rrsets)
   */
  removeRecords(params: ZoneRrsetRemoveRecordsParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Replaces all records of an RRSet.
   *
   * [`POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/set_records`](https://docs.hetzner.cloud/reference/cloud#zone-rrsets)
   */
  setRecords(params: ZoneRrsetSetRecordsParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the comments of records. Their values stay unchanged.
   *
   * [`POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/update_records`](https://docs.hetzner.cloud/reference/cloud#zone-rrsets)
   */
  updateRecords(params: ZoneRrsetUpdateRecordsParams, options?: CallOptions): ReplyPromise<Action>;
}

/**
 * The status of a Storage Box.
 *
 * - `active`: The Storage Box is ready to use.
 * - `initializing`: The Storage Box is being created.
 * - `locked`: Hetzner has locked the Storage Box.
 */
export type StorageBoxStatus = "active" | "initializing" | "locked" | (string & {});

/**
 * A sort key of Storage Boxes.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 * - `stats.size`: The space in use.
 * - `stats.size_filesystem`: The space that the files take.
 */
export type StorageBoxSort = "id" | "name" | "created" | "stats.size" | "stats.size_filesystem" | (string & {});

/** A Storage Box: storage for files. */
export interface StorageBox {
  /** The id. */
  id: number;
  /** The user name to log in with; none while the Storage Box is being created. */
  username?: string | null;
  /** The status. */
  status: StorageBoxStatus;
  /** The name, unique in the project. */
  name: string;
  /** The Storage Box type. */
  storage_box_type: StorageBoxType;
  /** The location. */
  location: Location;
  /** The access settings. */
  access_settings: StorageBoxAccessSettings;
  /** The host name; none while the Storage Box is being created. */
  server?: string | null;
  /** The host system that the Storage Box is on; none while it is being created. */
  system?: string | null;
  /** The space in use. */
  stats: StorageBoxStats;
  /** The labels. */
  labels: Labels;
  /** The protection. */
  protection: Protection;
  /** The plan for automatic snapshots; none when there is no plan. */
  snapshot_plan?: StorageBoxSnapshotPlan | null;
  /** The time of creation. */
  created: Timestamp;
}

/** The access settings of a Storage Box. */
export interface StorageBoxAccessSettings {
  /** Access from outside of Hetzner's network. */
  reachable_externally: boolean;
  /** Access by Samba (CIFS). */
  samba_enabled: boolean;
  /** Access by SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled: boolean;
  /** Access by WebDAV. */
  webdav_enabled: boolean;
  /** Visibility of the directory `.zfs`, which holds the snapshots. */
  zfs_enabled: boolean;
}

/** The space in use in a Storage Box, in bytes. */
export interface StorageBoxStats {
  /** The total. */
  size: number;
  /** The files. */
  size_data: number;
  /** The snapshots. */
  size_snapshots: number;
}

/** A plan for automatic snapshots. Times are in UTC. */
export interface StorageBoxSnapshotPlan {
  /** The number of snapshots to keep. */
  max_snapshots: number;
  /** The minute, from 0 to 59. */
  minute: number;
  /** The hour, from 0 to 23. */
  hour: number;
  /** The day of the week, from 1 for Monday to 7; none for every day. */
  day_of_week?: number | null;
  /** The day of the month, from 1 to 31; none for every day. */
  day_of_month?: number | null;
}

/** The result of creating a Storage Box. */
export interface StorageBoxCreateReply {
  /** The Storage Box, which is still `initializing`. */
  storage_box: StorageBox;
  /** The action that creates the Storage Box. */
  action: Action;
}

/** The folders in a directory of a Storage Box. */
export interface StorageBoxListFoldersReply {
  /** The names of the folders. */
  folders: string[];
}

/** The access settings of a new Storage Box. */
export interface StorageBoxAccessSettingsInput {
  /** Access from outside of Hetzner's network. */
  reachable_externally?: boolean | undefined;
  /** Access by Samba (CIFS). */
  samba_enabled?: boolean | undefined;
  /** Access by SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled?: boolean | undefined;
  /** Access by WebDAV. */
  webdav_enabled?: boolean | undefined;
  /** Visibility of the directory `.zfs`, which holds the snapshots. */
  zfs_enabled?: boolean | undefined;
}

/** Parameters of `storage_boxes.list`. */
export interface StorageBoxListParams {
  /** Only the Storage Box with this name. */
  name?: string | undefined;
  /** Only Storage Boxes whose labels match. */
  label_selector?: string | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<StorageBoxSort>[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `storage_boxes.create`. */
export interface StorageBoxCreateParams {
  /** The Storage Box type. */
  storage_box_type: number | string;
  /** The location. */
  location: number | string;
  /** The name, unique in the project. */
  name: string;
  /** The password of the user; the API refuses a weak one. No response contains it. */
  password: string;
  /** The labels. */
  labels?: Labels | undefined;
  /** The public keys that may log in, in OpenSSH's format. */
  ssh_keys?: string[] | undefined;
  /** The access settings. */
  access_settings?: StorageBoxAccessSettingsInput | undefined;
}

/** Parameters of `storage_boxes.list_all_actions`. */
export interface StorageBoxListAllActionsParams {
  /** Only actions with these ids. */
  id?: number[] | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `storage_boxes.get_action_by_id`. */
export interface StorageBoxGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `storage_boxes.get`. */
export interface StorageBoxGetParams {
  /** The Storage Box. */
  id: number;
}

/** Parameters of `storage_boxes.update`. */
export interface StorageBoxUpdateParams {
  /** The Storage Box. */
  id: number;
  /** The new name. */
  name?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `storage_boxes.delete`. */
export interface StorageBoxDeleteParams {
  /** The Storage Box. */
  id: number;
}

/** Parameters of `storage_boxes.list_folders`. */
export interface StorageBoxListFoldersParams {
  /** The Storage Box. */
  id: number;
  /** The path of the directory; the root (`.`) by default. */
  path?: string | undefined;
}

/** Parameters of `storage_boxes.list_actions`. */
export interface StorageBoxListActionsParams {
  /** The Storage Box. */
  id: number;
  /** Sort order; by default ascending by id. */
  sort?: Sort<ActionSort>[] | undefined;
  /** Only actions with one of these statuses. */
  status?: ActionStatus[] | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `storage_boxes.change_protection`. */
export interface StorageBoxChangeProtectionParams {
  /** The Storage Box. */
  id: number;
  /** Deletion protection. */
  delete?: boolean | undefined;
}

/** Parameters of `storage_boxes.change_type`. */
export interface StorageBoxChangeTypeParams {
  /** The Storage Box. */
  id: number;
  /** The new Storage Box type. Everything in the Storage Box must fit within its limits. */
  storage_box_type: number | string;
}

/** Parameters of `storage_boxes.disable_snapshot_plan`. */
export interface StorageBoxDisableSnapshotPlanParams {
  /** The Storage Box. */
  id: number;
}

/** Parameters of `storage_boxes.enable_snapshot_plan`. */
export interface StorageBoxEnableSnapshotPlanParams {
  /** The Storage Box. */
  id: number;
  /** The number of snapshots to keep. */
  max_snapshots: number;
  /** The minute, from 0 to 59. */
  minute: number;
  /** The hour, from 0 to 23. */
  hour: number;
  /** The day of the week, from 1 for Monday to 7; `null` for every day. */
  day_of_week?: number | null | undefined;
  /** The day of the month, from 1 to 31; `null` for every day. */
  day_of_month?: number | null | undefined;
}

/** Parameters of `storage_boxes.reset_password`. */
export interface StorageBoxResetPasswordParams {
  /** The Storage Box. */
  id: number;
  /** The password; the API refuses a weak one. */
  password: string;
}

/** Parameters of `storage_boxes.rollback_snapshot`. */
export interface StorageBoxRollbackSnapshotParams {
  /** The Storage Box. */
  id: number;
  /** The snapshot. */
  snapshot: number | string;
}

/** Parameters of `storage_boxes.update_access_settings`. */
export interface StorageBoxUpdateAccessSettingsParams {
  /** The Storage Box. */
  id: number;
  /** Access from outside of Hetzner's network. */
  reachable_externally?: boolean | undefined;
  /** Access by Samba (CIFS). */
  samba_enabled?: boolean | undefined;
  /** Access by SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled?: boolean | undefined;
  /** Access by WebDAV. */
  webdav_enabled?: boolean | undefined;
  /** Visibility of the directory `.zfs`, which holds the snapshots. */
  zfs_enabled?: boolean | undefined;
}

/** Parameters of `storage_boxes.get_action`. */
export interface StorageBoxGetActionParams {
  /** The Storage Box. */
  id: number;
  /** The action. */
  action_id: number;
}

/** The operations of `storage_boxes`. */
export interface StorageBoxesApi {
  /**
   * Lists Storage Boxes.
   *
   * [`GET /storage_boxes`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  list(params?: StorageBoxListParams, options?: ListOptions): PagePromise<StorageBox>;
  /**
   * Creates a Storage Box. Billing starts at once.
   *
   * [`POST /storage_boxes`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  create(params: StorageBoxCreateParams, options?: CallOptions): ReplyPromise<StorageBoxCreateReply>;
  /**
   * Lists the actions of all Storage Boxes.
   *
   * [`GET /storage_boxes/actions`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  listAllActions(params?: StorageBoxListAllActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Gets an action of any Storage Box.
   *
   * [`GET /storage_boxes/actions/{id}`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  getActionById(params: StorageBoxGetActionByIdParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets a Storage Box.
   *
   * [`GET /storage_boxes/{id}`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  get(params: StorageBoxGetParams, options?: CallOptions): ReplyPromise<StorageBox>;
  /**
   * Changes the name or labels of a Storage Box.
   *
   * [`PUT /storage_boxes/{id}`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  update(params: StorageBoxUpdateParams, options?: CallOptions): ReplyPromise<StorageBox>;
  /**
   * Deletes a Storage Box with all its files and snapshots. `null` means deleted at once or already gone.
   *
   * [`DELETE /storage_boxes/{id}`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  delete(params: StorageBoxDeleteParams, options?: CallOptions): ReplyPromise<Action | null>;
  /**
   * Lists the folders in a directory of a Storage Box.
   *
   * [`GET /storage_boxes/{id}/folders`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  listFolders(params: StorageBoxListFoldersParams, options?: CallOptions): ReplyPromise<StorageBoxListFoldersReply>;
  /**
   * Lists the actions of a Storage Box.
   *
   * [`GET /storage_boxes/{id}/actions`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  listActions(params: StorageBoxListActionsParams, options?: ListOptions): PagePromise<Action>;
  /**
   * Changes the deletion protection of a Storage Box.
   *
   * [`POST /storage_boxes/{id}/actions/change_protection`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  changeProtection(params: StorageBoxChangeProtectionParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the type of a Storage Box to a larger or smaller one.
   *
   * [`POST /storage_boxes/{id}/actions/change_type`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  changeType(params: StorageBoxChangeTypeParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Disables the plan for automatic snapshots. Existing snapshots are kept.
   *
   * [`POST /storage_boxes/{id}/actions/disable_snapshot_plan`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  disableSnapshotPlan(params: StorageBoxDisableSnapshotPlanParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Enables a plan for automatic snapshots at a time in UTC. The oldest beyond `max_snapshots` are deleted.
   *
   * [`POST /storage_boxes/{id}/actions/enable_snapshot_plan`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  enableSnapshotPlan(params: StorageBoxEnableSnapshotPlanParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Sets a new password for the user of a Storage Box.
   *
   * [`POST /storage_boxes/{id}/actions/reset_password`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  resetPassword(params: StorageBoxResetPasswordParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Restores the files of a Storage Box from a snapshot. Later changes are lost.
   *
   * [`POST /storage_boxes/{id}/actions/rollback_snapshot`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  rollbackSnapshot(params: StorageBoxRollbackSnapshotParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the access settings of a Storage Box. Parameters that are not set stay unchanged.
   *
   * [`POST /storage_boxes/{id}/actions/update_access_settings`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   */
  updateAccessSettings(params: StorageBoxUpdateAccessSettingsParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Gets an action of a Storage Box.
   *
   * [`GET /storage_boxes/{id}/actions/{action_id}`](https://docs.hetzner.cloud/reference/hetzner#storage-boxes)
   * @deprecated since 2026-04-30: use `storageBoxes.getActionById`
   */
  getAction(params: StorageBoxGetActionParams, options?: CallOptions): ReplyPromise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<StorageBox | null>;
}

/**
 * A sort key of snapshots.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: The time of creation.
 */
export type StorageBoxSnapshotSort = "id" | "name" | "created" | (string & {});

/** A snapshot: the state of the files of a Storage Box at one time. */
export interface StorageBoxSnapshot {
  /** The id. */
  id: number;
  /** The name: the time of creation, as in `2026-11-21T06-00-00`. */
  name: string;
  /** The description. */
  description: string;
  /** The size. */
  stats: StorageBoxSnapshotStats;
  /** `true` when the snapshot plan created it. */
  is_automatic: boolean;
  /** The labels. */
  labels: Labels;
  /** The time of creation. */
  created: Timestamp;
  /** The Storage Box. */
  storage_box: number;
}

/** The size of a snapshot, in bytes. */
export interface StorageBoxSnapshotStats {
  /** The current size of the snapshot. */
  size: number;
  /** The size of the files when the snapshot was created. */
  size_filesystem: number;
}

/** A reference to a snapshot. */
export interface StorageBoxSnapshotRef {
  /** The id. */
  id: number;
  /** The Storage Box. */
  storage_box: number;
}

/** The result of creating a snapshot. */
export interface StorageBoxSnapshotCreateReply {
  /** The snapshot. */
  snapshot: StorageBoxSnapshotRef;
  /** The action that creates the snapshot. */
  action: Action;
}

/** Parameters of `storage_box_snapshots.list`. */
export interface StorageBoxSnapshotListParams {
  /** The Storage Box. */
  id: number;
  /** Only the snapshot with this name. */
  name?: string | undefined;
  /** Only snapshots that the snapshot plan created (`true`), or only the others (`false`). */
  is_automatic?: boolean | undefined;
  /** Only snapshots whose labels match. */
  label_selector?: string | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<StorageBoxSnapshotSort>[] | undefined;
}

/** Parameters of `storage_box_snapshots.create`. */
export interface StorageBoxSnapshotCreateParams {
  /** The Storage Box. */
  id: number;
  /** The description, at most 1000 characters. */
  description?: string | undefined;
  /** The labels. */
  labels?: Labels | undefined;
}

/** Parameters of `storage_box_snapshots.get`. */
export interface StorageBoxSnapshotGetParams {
  /** The Storage Box. */
  id: number;
  /** The snapshot. */
  snapshot_id: number;
}

/** Parameters of `storage_box_snapshots.update`. */
export interface StorageBoxSnapshotUpdateParams {
  /** The Storage Box. */
  id: number;
  /** The snapshot. */
  snapshot_id: number;
  /** The new description, at most 1000 characters. */
  description?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `storage_box_snapshots.delete`. */
export interface StorageBoxSnapshotDeleteParams {
  /** The Storage Box. */
  id: number;
  /** The snapshot. */
  snapshot_id: number;
}

/** The operations of `storage_box_snapshots`. */
export interface StorageBoxSnapshotsApi {
  /**
   * Lists all snapshots of a Storage Box, without pagination.
   *
   * [`GET /storage_boxes/{id}/snapshots`](https://docs.hetzner.cloud/reference/hetzner#storage-box-snapshots)
   */
  list(params: StorageBoxSnapshotListParams, options?: CallOptions): ReplyPromise<StorageBoxSnapshot[]>;
  /**
   * Creates a snapshot of a Storage Box.
   *
   * [`POST /storage_boxes/{id}/snapshots`](https://docs.hetzner.cloud/reference/hetzner#storage-box-snapshots)
   */
  create(params: StorageBoxSnapshotCreateParams, options?: CallOptions): ReplyPromise<StorageBoxSnapshotCreateReply>;
  /**
   * Gets a snapshot.
   *
   * [`GET /storage_boxes/{id}/snapshots/{snapshot_id}`](https://docs.hetzner.cloud/reference/hetzner#storage-box-snapshots)
   */
  get(params: StorageBoxSnapshotGetParams, options?: CallOptions): ReplyPromise<StorageBoxSnapshot>;
  /**
   * Changes the description or labels of a snapshot.
   *
   * [`PUT /storage_boxes/{id}/snapshots/{snapshot_id}`](https://docs.hetzner.cloud/reference/hetzner#storage-box-snapshots)
   */
  update(params: StorageBoxSnapshotUpdateParams, options?: CallOptions): ReplyPromise<StorageBoxSnapshot>;
  /**
   * Deletes a snapshot. `null` means deleted at once or already gone.
   *
   * [`DELETE /storage_boxes/{id}/snapshots/{snapshot_id}`](https://docs.hetzner.cloud/reference/hetzner#storage-box-snapshots)
   */
  delete(params: StorageBoxSnapshotDeleteParams, options?: CallOptions): ReplyPromise<Action | null>;
}

/**
 * A sort key of subaccounts.
 *
 * - `id`: The id.
 * - `created`: The time of creation.
 */
export type StorageBoxSubaccountSort = "id" | "created" | (string & {});

/** A subaccount: an additional user of a Storage Box. */
export interface StorageBoxSubaccount {
  /** The id. */
  id: number;
  /** The user name to log in with. */
  username: string;
  /** The name, from 1 to 50 characters. */
  name: string;
  /** The host name. */
  server: string;
  /** The home directory, which the subaccount is restricted to. */
  home_directory: string;
  /** The access settings. */
  access_settings: StorageBoxSubaccountAccessSettings;
  /** The description. */
  description: string;
  /** The labels. */
  labels: Labels;
  /** The time of creation. */
  created: Timestamp;
  /** The Storage Box. */
  storage_box: number;
}

/** The access settings of a subaccount. */
export interface StorageBoxSubaccountAccessSettings {
  /** Access from outside of Hetzner's network. */
  reachable_externally: boolean;
  /** Access by Samba (CIFS). */
  samba_enabled: boolean;
  /** Access by SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled: boolean;
  /** Access by WebDAV. */
  webdav_enabled: boolean;
  /** Read-only access. */
  readonly: boolean;
}

/** A reference to a subaccount. */
export interface StorageBoxSubaccountRef {
  /** The id. */
  id: number;
  /** The Storage Box. */
  storage_box: number;
}

/** The result of creating a subaccount. */
export interface StorageBoxSubaccountCreateReply {
  /** The subaccount. */
  subaccount: StorageBoxSubaccountRef;
  /** The action that creates the subaccount. */
  action: Action;
}

/** The access settings of a new subaccount. */
export interface StorageBoxSubaccountAccessSettingsInput {
  /** Access from outside of Hetzner's network. */
  reachable_externally?: boolean | undefined;
  /** Access by Samba (CIFS). */
  samba_enabled?: boolean | undefined;
  /** Access by SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled?: boolean | undefined;
  /** Access by WebDAV. */
  webdav_enabled?: boolean | undefined;
  /** Read-only access. */
  readonly?: boolean | undefined;
}

/** Parameters of `storage_box_subaccounts.list`. */
export interface StorageBoxSubaccountListParams {
  /** The Storage Box. */
  id: number;
  /** Only the subaccount with this name. */
  name?: string | undefined;
  /** Only the subaccount with this user name. */
  username?: string | undefined;
  /** Only subaccounts whose labels match. */
  label_selector?: string | undefined;
  /** Sort order; by default ascending by id. */
  sort?: Sort<StorageBoxSubaccountSort>[] | undefined;
}

/** Parameters of `storage_box_subaccounts.create`. */
export interface StorageBoxSubaccountCreateParams {
  /** The Storage Box. */
  id: number;
  /**
   * The home directory, which the subaccount is restricted to: at most 999 letters, digits, spaces and `./_-`.
   * It is created if it does not exist.
   */
  home_directory: string;
  /** The password; the API refuses a weak one. No response contains it. */
  password: string;
  /** The name, from 1 to 50 characters; the user name by default. */
  name?: string | undefined;
  /** The description, at most 1000 characters. */
  description?: string | undefined;
  /** The access settings. */
  access_settings?: StorageBoxSubaccountAccessSettingsInput | undefined;
  /** The labels. */
  labels?: Labels | undefined;
}

/** Parameters of `storage_box_subaccounts.get`. */
export interface StorageBoxSubaccountGetParams {
  /** The Storage Box. */
  id: number;
  /** The subaccount. */
  subaccount_id: number;
}

/** Parameters of `storage_box_subaccounts.update`. */
export interface StorageBoxSubaccountUpdateParams {
  /** The Storage Box. */
  id: number;
  /** The subaccount. */
  subaccount_id: number;
  /** The new name, from 1 to 50 characters. */
  name?: string | undefined;
  /** The new description, at most 1000 characters. */
  description?: string | undefined;
  /** The new labels. They replace all existing labels. */
  labels?: Labels | undefined;
}

/** Parameters of `storage_box_subaccounts.delete`. */
export interface StorageBoxSubaccountDeleteParams {
  /** The Storage Box. */
  id: number;
  /** The subaccount. */
  subaccount_id: number;
}

/** Parameters of `storage_box_subaccounts.change_home_directory`. */
export interface StorageBoxSubaccountChangeHomeDirectoryParams {
  /** The Storage Box. */
  id: number;
  /** The subaccount. */
  subaccount_id: number;
  /** The home directory, which the subaccount is restricted to. It is created if it does not exist. */
  home_directory: string;
}

/** Parameters of `storage_box_subaccounts.reset_password`. */
export interface StorageBoxSubaccountResetPasswordParams {
  /** The Storage Box. */
  id: number;
  /** The subaccount. */
  subaccount_id: number;
  /** The password; the API refuses a weak one. */
  password: string;
}

/** Parameters of `storage_box_subaccounts.update_access_settings`. */
export interface StorageBoxSubaccountUpdateAccessSettingsParams {
  /** The Storage Box. */
  id: number;
  /** The subaccount. */
  subaccount_id: number;
  /** Access from outside of Hetzner's network. */
  reachable_externally?: boolean | undefined;
  /** Access by Samba (CIFS). */
  samba_enabled?: boolean | undefined;
  /** Access by SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled?: boolean | undefined;
  /** Access by WebDAV. */
  webdav_enabled?: boolean | undefined;
  /** Read-only access. */
  readonly?: boolean | undefined;
}

/** The operations of `storage_box_subaccounts`. */
export interface StorageBoxSubaccountsApi {
  /**
   * Lists all subaccounts of a Storage Box, without pagination.
   *
   * [`GET /storage_boxes/{id}/subaccounts`](https://docs.hetzner.cloud/reference/hetzner#storage-box-subaccounts)
   */
  list(params: StorageBoxSubaccountListParams, options?: CallOptions): ReplyPromise<StorageBoxSubaccount[]>;
  /**
   * Creates a subaccount of a Storage Box.
   *
   * [`POST /storage_boxes/{id}/subaccounts`](https://docs.hetzner.cloud/reference/hetzner#storage-box-subaccounts)
   */
  create(params: StorageBoxSubaccountCreateParams, options?: CallOptions): ReplyPromise<StorageBoxSubaccountCreateReply>;
  /**
   * Gets a subaccount.
   *
   * [`GET /storage_boxes/{id}/subaccounts/{subaccount_id}`](https://docs.hetzner.cloud/reference/hetzner#storage-box-subaccounts)
   */
  get(params: StorageBoxSubaccountGetParams, options?: CallOptions): ReplyPromise<StorageBoxSubaccount>;
  /**
   * Changes the name, description or labels of a subaccount.
   *
   * [`PUT /storage_boxes/{id}/subaccounts/{subaccount_id}`](https://docs.hetzner.cloud/reference/hetzner#storage-box-subaccounts)
   */
  update(params: StorageBoxSubaccountUpdateParams, options?: CallOptions): ReplyPromise<StorageBoxSubaccount>;
  /**
   * Deletes a subaccount. Its files are kept. `null` means deleted at once or already gone.
   *
   * [`DELETE /storage_boxes/{id}/subaccounts/{subaccount_id}`](https://docs.hetzner.cloud/reference/hetzner#storage-box-subaccounts)
   */
  delete(params: StorageBoxSubaccountDeleteParams, options?: CallOptions): ReplyPromise<Action | null>;
  /**
   * Changes the home directory of a subaccount. The files are not moved.
   *
   * [`POST /storage_boxes/{id}/subaccounts/{subaccount_id}/actions/change_home_directory`](https://docs.hetzner.cloud/reference/hetzner#storage-box-subaccounts)
   */
  changeHomeDirectory(params: StorageBoxSubaccountChangeHomeDirectoryParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Sets a new password for a subaccount.
   *
   * [`POST /storage_boxes/{id}/subaccounts/{subaccount_id}/actions/reset_subaccount_password`](https://docs.hetzner.cloud/reference/hetzner#storage-box-subaccounts)
   */
  resetPassword(params: StorageBoxSubaccountResetPasswordParams, options?: CallOptions): ReplyPromise<Action>;
  /**
   * Changes the access settings of a subaccount. Parameters that are not set stay unchanged.
   *
   * [`POST /storage_boxes/{id}/subaccounts/{subaccount_id}/actions/update_access_settings`](https://docs.hetzner.cloud/reference/hetzner#storage-box-subaccounts)
   */
  updateAccessSettings(params: StorageBoxSubaccountUpdateAccessSettingsParams, options?: CallOptions): ReplyPromise<Action>;
}

/** A Storage Box type: its limits and prices. */
export interface StorageBoxType {
  /** The id. */
  id: number;
  /** The name, as in `bx11`. */
  name: string;
  /** The human-readable name. */
  description: string;
  /** The maximum number of manual snapshots. */
  snapshot_limit?: number | null;
  /** The maximum number of snapshots that the snapshot plan may keep. */
  automatic_snapshot_limit?: number | null;
  /** The maximum number of subaccounts. */
  subaccounts_limit: number;
  /** The storage space, in bytes. */
  size: number;
  /** The prices by location. */
  prices: StorageBoxTypePrice[];
  /** The announced removal, if any. */
  deprecation?: DeprecationInfo | null;
}

/** The prices of a Storage Box type in a location. */
export interface StorageBoxTypePrice {
  /** The location's name. */
  location: string;
  /** The price per hour, charged up to the monthly price. */
  price_hourly: Price;
  /** The maximum price per month. */
  price_monthly: Price;
  /** The one-time price, charged at creation. */
  setup_fee: Price;
}

/** Parameters of `storage_box_types.list`. */
export interface StorageBoxTypeListParams {
  /** Only the Storage Box type with this name. */
  name?: string | undefined;
  /** The number of the page, from 1. */
  page?: number | undefined;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number | undefined;
}

/** Parameters of `storage_box_types.get`. */
export interface StorageBoxTypeGetParams {
  /** The Storage Box type. */
  id: number;
}

/** The operations of `storage_box_types`. */
export interface StorageBoxTypesApi {
  /**
   * Lists Storage Box types.
   *
   * [`GET /storage_box_types`](https://docs.hetzner.cloud/reference/hetzner#storage-box-types)
   */
  list(params?: StorageBoxTypeListParams, options?: ListOptions): PagePromise<StorageBoxType>;
  /**
   * Gets a Storage Box type.
   *
   * [`GET /storage_box_types/{id}`](https://docs.hetzner.cloud/reference/hetzner#storage-box-types)
   */
  get(params: StorageBoxTypeGetParams, options?: CallOptions): ReplyPromise<StorageBoxType>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: CallOptions): Promise<StorageBoxType | null>;
}

/** The prices of all resources. */
export interface Pricing {
  /** The currency code according to ISO 4217, as in `EUR`. */
  currency: string;
  /** The rate of value added tax in the gross prices, in percent. */
  vat_rate: Money;
  /** The prices of primary IPs, by IP version and location. */
  primary_ips: PricingPrimaryIpType[];
  /** The prices of floating IPs, by IP version and location. */
  floating_ips: PricingFloatingIpType[];
  /** The price of images. */
  image: PricingPerGbMonth;
  /** The price of volumes. */
  volume: PricingPerGbMonth;
  /** The price of server backups. */
  server_backup: PricingServerBackup;
  /** The prices of server types, by location. */
  server_types: PricingResourceType[];
  /** The prices of load balancer types, by location. */
  load_balancer_types: PricingResourceType[];
  /**
   * The price of a floating IP in any location.
   * @deprecated since 2024-08-29: use `floating_ips`
   */
  floating_ip?: PricingFloatingIp | null;
}

/** A price without and with value added tax. */
export interface Price {
  /** The price without tax. */
  net: Money;
  /** The price with tax. */
  gross: Money;
}

/** The hourly and monthly price of a resource in a location. */
export interface LocationPrice {
  /** The name of the location. */
  location: string;
  /** The price per hour, up to the price per month. */
  price_hourly: Price;
  /** The maximum price per month. */
  price_monthly: Price;
}

/** The price of a resource with traffic in a location. */
export interface LocationPriceWithTraffic {
  /** The name of the location. */
  location: string;
  /** The price per hour, up to the price per month. */
  price_hourly: Price;
  /** The maximum price per month. */
  price_monthly: Price;
  /** The outgoing traffic included per month, in bytes. */
  included_traffic: number;
  /** The price per TB (10¹² bytes) of outgoing traffic beyond that. */
  price_per_tb_traffic: Price;
}

/** The prices of a server type or load balancer type. */
export interface PricingResourceType {
  /** The id of the type. */
  id: number;
  /** The name of the type. */
  name: string;
  /** The prices by location. */
  prices: LocationPriceWithTraffic[];
}

/** The prices of primary IPs of an IP version. */
export interface PricingPrimaryIpType {
  /** The IP version. */
  type: IpType;
  /** The prices by location. */
  prices: LocationPrice[];
}

/** The prices of floating IPs of an IP version. */
export interface PricingFloatingIpType {
  /** The IP version. */
  type: IpType;
  /** The prices by location. */
  prices: LocationMonthlyPrice[];
}

/** The monthly price of a resource in a location. */
export interface LocationMonthlyPrice {
  /** The name of the location. */
  location: string;
  /** The price per month. */
  price_monthly: Price;
}

/** The price per GB and month. */
export interface PricingPerGbMonth {
  /** The price per GB and month. */
  price_per_gb_month: Price;
}

/** The price of the backups of a server. */
export interface PricingServerBackup {
  /** The price in percent of the price of the server. */
  percentage: Money;
}

/** The monthly price of a floating IP. */
export interface PricingFloatingIp {
  /** The price per month. */
  price_monthly: Price;
}

/** The operations of `pricing`. */
export interface PricingApi {
  /**
   * Gets all prices.
   *
   * [`GET /pricing`](https://docs.hetzner.cloud/reference/cloud#pricing)
   */
  get(params?: NoParams, options?: CallOptions): ReplyPromise<Pricing>;
}
