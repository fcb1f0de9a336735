// The types of the npm package `hetzner-cloud`. Generated from the crate's table: edit that, not this.

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

/** A password, key or other secret. It prints as `[secret]`, also in JSON. */
export class Secret {
  constructor(value: string);
  /** The value itself. */
  expose(): string;
  toString(): string;
  toJSON(): string;
}

/** The time, and sleeping; tests bring their own. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Resolves after so many milliseconds, or rejects with the signal's reason. */
  sleep(millis: number, signal?: AbortSignal): Promise<void>;
}

export interface HetznerOptions {
  /** The project's API token. */
  token: string;
  /** The function that sends requests: the global `fetch` by default. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The base URL of the Cloud API, as in `https://proxy.example/v1`. The token is sent there. */
  baseUrl?: string;
  /** The base URL of the Storage Box API. The token is sent there. */
  storageBaseUrl?: string;
  /** Named in `user-agent`, where the runtime lets a program set it. */
  application?: { name: string; version: string };
  /** The most retries of a request (5), and whether to retry while a resource is locked (no). */
  retry?: { retries?: number; locked?: boolean };
  /** Milliseconds after which a call gives up, with its retries; never by default. */
  timeout?: number;
  clock?: Clock;
}

export interface RequestOptions {
  /** Ends the call; it rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds after which the call gives up, with its retries. */
  timeout?: number;
  /** The most retries, in place of those of the client. */
  retries?: number;
  /** Additional headers. A browser sends a preflight request for them, which may fail. */
  headers?: Record<string, string>;
}

export interface ListOptions extends RequestOptions {
  /** The most pages requested at the same time: 1 by default. */
  atOnce?: number;
}

export interface WaitOptions extends RequestOptions {
  /** Called with each action whenever its state was received. */
  onProgress?: (action: Action) => void;
}

/** A list that is fetched page by page, as far as it is iterated. */
export interface Listing<Item, Key extends string> extends AsyncIterable<Item> {
  /** All resources. */
  all(): Promise<Item[]>;
  /** The first resource; `null` when there is none. */
  first(): Promise<Item | null>;
  /** One page: the first by default, or the one of the parameter `page`. */
  page(): Promise<Record<Key, Item[]> & { meta: Meta }>;
}

/** Actions to wait for: one, several, or the reply of an operation that holds some. */
export type Awaitable =
  | Action
  | Iterable<Action>
  | { action: Action | null; next_actions?: Action[] }
  | { actions: Action[] }
  | null;

/** The outcome of an action. */
export interface Outcome {
  status: "success" | "failed" | "missing" | "unfinished";
  id: number;
  /** Its last known state. */
  action: Action | null;
}

/** A wait that can be saved, and resumed by another process. */
export interface Waiting {
  /** Waits; may be called again after it was aborted. */
  run(options?: WaitOptions): Promise<Action[]>;
  /** The state so far, as text without the token. */
  state(): string;
}

/** A request for a host to send unchanged. `headers` is not enumerable, so it is neither printed nor stringified. */
export interface HetznerRequest {
  method: "GET" | "POST" | "PUT" | "DELETE";
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** A client. Each resource is a property, and each operation a method of it. */
export class Hetzner {
  constructor(options: HetznerOptions);
  /** Calls an operation by its name in the reference, as in `servers.power_on`. */
  call(name: string, params?: object, options?: RequestOptions): Promise<unknown>;
  /** Calls an endpoint that this version does not know, by its path with query. Resolves to the whole body; `null` without one. */
  raw(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    options?: RequestOptions & { body?: object; storage?: boolean },
  ): Promise<unknown>;
  /** Makes the request of an operation, for your own HTTP client; nothing is sent. The headers hold the token. */
  request(name: string, params?: object): HetznerRequest;
  /** Calls a function repeatedly, at growing intervals, until its reply satisfies a predicate: until a server has a status. */
  until<Reply>(
    ask: () => Promise<Reply>,
    isRight: (reply: Reply) => boolean,
    options?: { timeout?: number; signal?: AbortSignal },
  ): Promise<Reply>;
  /** Waits until actions have ended. Rejects with `ActionsError` when not all of them succeeded. */
  wait(actions: Awaitable, options?: WaitOptions): Promise<Action[]>;
  /** A wait that can be saved. */
  waiting(actions: Awaitable, options?: { timeout?: number }): Waiting;
  /** Continues from a state of `Waiting.state`. */
  resume(state: string): Waiting;
}
export interface Hetzner extends Resources {}

/** The base class of all errors of this package. An aborted call rejects with the reason of its `AbortSignal` instead. */
export class HetznerError extends Error {
  /** The operation, as in `servers.create`; empty for an error that belongs to none. */
  readonly operation: string;
}

/** A value cannot be sent. Nothing was sent. */
export class InputError extends HetznerError {
  /** The parameter, as in `label_selector`. */
  readonly parameter: string;
}

/** The API refused. */
export class ApiError extends HetznerError {
  readonly status: number;
  readonly code: ErrorCode;
  /** The details, whose shape depends on the code. */
  readonly details: unknown;
  /** The id that Hetzner's support asks for; not visible in a browser. */
  readonly correlationId: string | null;
}

/** The response cannot be read. `body` holds it. */
export class AnswerError extends HetznerError {
  readonly status: number;
  readonly body: string;
}

/** The request could not be sent, or its response could not be received. */
export class TransportError extends HetznerError {}

/** A `POST` whose response was lost. It may have been carried out: look before you send it again. */
export class AmbiguousError extends HetznerError {}

/** The deadline has passed; `cause` is the outcome of the last attempt. */
export class DeadlineError extends HetznerError {}

/** Not all actions succeeded; `cause` is the error that ended the wait early, if any. */
export class ActionsError extends HetznerError {
  readonly outcomes: Outcome[];
}

export interface Resources {
  readonly actions: ActionsApi;
  readonly servers: ServersApi;
  readonly images: ImagesApi;
  readonly isos: IsosApi;
  readonly serverTypes: ServerTypesApi;
  readonly locations: LocationsApi;
  readonly datacenters: DatacentersApi;
  readonly sshKeys: SshKeysApi;
  readonly placementGroups: PlacementGroupsApi;
  readonly networks: NetworksApi;
  readonly volumes: VolumesApi;
  readonly floatingIps: FloatingIpsApi;
  readonly primaryIps: PrimaryIpsApi;
  readonly firewalls: FirewallsApi;
  readonly loadBalancers: LoadBalancersApi;
  readonly loadBalancerTypes: LoadBalancerTypesApi;
  readonly certificates: CertificatesApi;
  readonly zones: ZonesApi;
  readonly zoneRrsets: ZoneRrsetsApi;
  readonly storageBoxes: StorageBoxesApi;
  readonly storageBoxSnapshots: StorageBoxSnapshotsApi;
  readonly storageBoxSubaccounts: StorageBoxSubaccountsApi;
  readonly storageBoxTypes: StorageBoxTypesApi;
  readonly pricing: PricingApi;
}

/** The position of a page in its list. */
export interface Pagination {
  /** The number of this page, from 1. */
  page: number;
  /** The number of resources per page. */
  per_page: number;
  /** The previous page; none on the first. */
  previous_page: number | null;
  /** The next page; none on the last. */
  next_page: number | null;
  /** The last page; none when the API does not know. */
  last_page: number | null;
  /** The number of resources on all pages; none when the API does not know. */
  total_entries: number | null;
}

/** The metadata of a list. */
export interface Meta {
  /** The position of the page. */
  pagination: Pagination | null;
}

/**
 * The API's reason for refusing, in one word (API reference, "Errors"): first those that any operation may give, then
 * by resource. `hint` says what to do next.
 *
 * - `unauthorized`: The token is missing or unknown.
 * - `token_readonly`: The token only reads; this needs one that also writes.
 * - `forbidden`: The token may not do this.
 * - `rate_limit_exceeded`: The project's requests of this hour are used up. Nothing was done; one comes back every second.
 * - `limit_reached`: The former word for `rate_limit_exceeded`, from before 2018.
 * - `resource_limit_exceeded`: The project may not have more of these; the details say of which. A higher limit is asked for in the console.
 * - `json_error`: The body was no JSON.
 * - `invalid_input`: A parameter is wrong; the details say which.
 * - `not_found`: There is no such thing in the project of this token.
 * - `method_not_allowed`: The path does not take this method.
 * - `deprecated_api_endpoint`: The endpoint was removed; the details hold the announcement.
 * - `unsupported_error`: This cannot be done with this resource.
 * - `uniqueness_error`: The name (or what else has to be unique) is taken; the details say which field it is.
 * - `conflict`: The resource was changed at the same time. Nothing was done; send it again.
 * - `locked`: The resource is busy with an action. Nothing was done; wait for it.
 * - `resource_locked`: The resource is locked, and not by an action that ends: only Hetzner's support can tell why.
 * - `protected`: The resource is protected against this; take the protection off first.
 * - `resource_unavailable`: None is left at the moment; try another location or type.
 * - `maintenance`: The service is under maintenance.
 * - `service_error`: A service behind the API could not do it.
 * - `server_error`: Hetzner's own error.
 * - `bad_gateway`: A gateway in between had no answer. It may have been carried out.
 * - `unavailable`: The service is down.
 * - `timeout`: The API took too long. It may have been carried out.
 * - `unknown_error`: An error that the API has no better word for.
 * - `robot_unavailable`: What the API asks about dedicated servers and vSwitches was down; try again in a moment.
 * - `server_not_stopped`: The server has to be off.
 * - `invalid_server_type`: The server type does not fit: other architecture, a smaller disk, or no longer offered.
 * - `placement_error`: The placement group cannot be honoured at the moment; try another one, another location, or none.
 * - `already_in_placement_group`: The server already is in a placement group; take it out of that one first.
 * - `rescue_already_enabled`: The rescue system already was enabled. Not given any more.
 * - `rescue_already_disabled`: The rescue system already was disabled. Not given any more.
 * - `no_space_left_in_location`: The location has no room for another volume; try a smaller one or another location.
 * - `volume_already_attached`: The volume already is attached to a server; detach it first.
 * - `server_already_attached`: The server or load balancer already is in the network.
 * - `networks_overlap`: The server already is in a network of overlapping addresses.
 * - `no_subnet_available`: The network has no subnet with a free address in this network zone.
 * - `ip_not_available`: The address is taken, or not in the subnet.
 * - `vswitch_id_already_used`: The vSwitch already belongs to another network.
 * - `floating_ip_assigned`: The floating IP already is assigned.
 * - `must_be_unassigned`: The IP is still assigned; unassign it before deleting it.
 * - `primary_ip_assigned`: The primary IP given for a new server belongs to another server.
 * - `primary_ip_already_assigned`: The primary IP to assign belongs to another server; unassign it there first.
 * - `primary_ip_datacenter_mismatch`: The primary IP is in another location.
 * - `primary_ip_version_mismatch`: The primary IP is of the other IP version.
 * - `server_has_ipv4`: The server already has a primary IPv4; unassign that one first.
 * - `server_has_ipv6`: The server already has a primary IPv6; unassign that one first.
 * - `server_is_load_balancer_target`: A load balancer reaches the server by this IPv4; remove that target first.
 * - `firewall_already_applied`: The firewall already applies to this resource.
 * - `firewall_already_removed`: The firewall did not apply to this resource. Not given since 2025-08-04.
 * - `firewall_managed_by_label_selector`: The firewall applies by a label selector; remove the selector, or the label.
 * - `firewall_resource_not_found`: There is no such resource to apply the firewall to, or to take it from.
 * - `incompatible_network_type`: Firewalls cannot guard a network of this type.
 * - `private_net_only_server`: The server has no public interface for a firewall to guard.
 * - `server_already_added`: The server was given more than once.
 * - `resource_in_use`: The firewall still applies to something; remove it there before deleting it.
 * - `invalid_load_balancer_type`: The load balancer type does not fit: it holds less than there is, or is no longer offered.
 * - `load_balancer_already_attached`: The load balancer already is in a network.
 * - `load_balancer_not_attached_to_network`: The load balancer is in no network; attach it to one first.
 * - `load_balancer_public_interface_disabled`: The load balancer's public interface is off, and the target needs it.
 * - `targets_without_use_private_ip`: Some targets are reached over the public interface; have them use private addresses first.
 * - `source_port_already_used`: Another service of the load balancer listens on this port.
 * - `target_already_defined`: The load balancer already has this target.
 * - `resolve_cloud_private_targets_error`: The target is not in the load balancer's network.
 * - `resolve_cloud_public_targets_error`: The target has no public IPv4.
 * - `server_not_attached_to_network`: The former word for `resolve_cloud_private_targets_error`, until May 2026.
 * - `missing_ipv4`: The former word for `resolve_cloud_public_targets_error`, until May 2026.
 * - `ip_not_owned`: The address belongs to another customer.
 * - `cloud_resource_ip_not_allowed`: The address belongs to a cloud resource, which has to be added as such. Not listed since May 2026.
 * - `network_has_no_vswitch_subnet`: The address is private and the load balancer's network has no vSwitch subnet.
 * - `ip_not_in_vswitch_subnet`: The address is not in the vSwitch subnet of the load balancer's network.
 * - `caa_record_does_not_allow_ca`: A CAA record keeps the certificate authority from issuing for this domain.
 * - `ca_dns_validation_failed`: The certificate authority did not find its proof in the DNS.
 * - `ca_too_many_authorizations_failed_recently`: The certificate authority has seen too many failures for this domain; wait an hour or more.
 * - `ca_too_many_certificates_issued_for_registered_domain`: The certificate authority has issued too many certificates under this domain; wait some days.
 * - `ca_too_many_duplicate_certificates`: The certificate authority has issued this same certificate too often; use the one there is, or wait some days.
 * - `could_not_verify_domain_delegated_to_zone`: The domain's name servers are not those of its zone at Hetzner.
 * - `dns_zone_not_found`: The domain has no zone at Hetzner.
 * - `dns_zone_is_secondary_zone`: The domain's zone is a secondary one, which cannot be written to.
 * - `incorrect_zone_mode`: The zone's mode does not allow this: records of a secondary zone come from its primary name servers.
 */
export type ErrorCode = "unauthorized" | "token_readonly" | "forbidden" | "rate_limit_exceeded" | "limit_reached" | "resource_limit_exceeded" | "json_error" | "invalid_input" | "not_found" | "method_not_allowed" | "deprecated_api_endpoint" | "unsupported_error" | "uniqueness_error" | "conflict" | "locked" | "resource_locked" | "protected" | "resource_unavailable" | "maintenance" | "service_error" | "server_error" | "bad_gateway" | "unavailable" | "timeout" | "unknown_error" | "robot_unavailable" | "server_not_stopped" | "invalid_server_type" | "placement_error" | "already_in_placement_group" | "rescue_already_enabled" | "rescue_already_disabled" | "no_space_left_in_location" | "volume_already_attached" | "server_already_attached" | "networks_overlap" | "no_subnet_available" | "ip_not_available" | "vswitch_id_already_used" | "floating_ip_assigned" | "must_be_unassigned" | "primary_ip_assigned" | "primary_ip_already_assigned" | "primary_ip_datacenter_mismatch" | "primary_ip_version_mismatch" | "server_has_ipv4" | "server_has_ipv6" | "server_is_load_balancer_target" | "firewall_already_applied" | "firewall_already_removed" | "firewall_managed_by_label_selector" | "firewall_resource_not_found" | "incompatible_network_type" | "private_net_only_server" | "server_already_added" | "resource_in_use" | "invalid_load_balancer_type" | "load_balancer_already_attached" | "load_balancer_not_attached_to_network" | "load_balancer_public_interface_disabled" | "targets_without_use_private_ip" | "source_port_already_used" | "target_already_defined" | "resolve_cloud_private_targets_error" | "resolve_cloud_public_targets_error" | "server_not_attached_to_network" | "missing_ipv4" | "ip_not_owned" | "cloud_resource_ip_not_allowed" | "network_has_no_vswitch_subnet" | "ip_not_in_vswitch_subnet" | "caa_record_does_not_allow_ca" | "ca_dns_validation_failed" | "ca_too_many_authorizations_failed_recently" | "ca_too_many_certificates_issued_for_registered_domain" | "ca_too_many_duplicate_certificates" | "could_not_verify_domain_delegated_to_zone" | "dns_zone_not_found" | "dns_zone_is_secondary_zone" | "incorrect_zone_mode" | (string & {});

/**
 * How far an action is.
 *
 * - `running`: It is at work.
 * - `success`: It ended well.
 * - `error`: It ended in an error, which the action holds.
 */
export type ActionStatus = "running" | "success" | "error" | (string & {});

/**
 * What lists of actions can be sorted by.
 *
 * - `id`: The id: the order in which they were asked for.
 * - `command`: The command.
 * - `status`: How far they are.
 * - `started`: When they began.
 * - `finished`: When they ended.
 */
export type ActionSort = "id" | "command" | "status" | "started" | "finished" | (string & {});

/**
 * The kinds of things that an action can be about.
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

/** Something that Hetzner does in its own time. */
export interface Action {
  /** The id; Storage Boxes number their actions apart. */
  id: number;
  /** What is done, as in `create_server`. */
  command: string;
  /** How far it is. */
  status: ActionStatus;
  /** When it began. */
  started: Timestamp;
  /** When it ended. */
  finished: Timestamp | null;
  /** How far it is, from 0 to 100 percent. */
  progress: number;
  /** What it is about. */
  resources: ResourceRef[];
  /** Why it failed. */
  error: ActionError | null;
}

/** A thing that an action is about, or that uses another. */
export interface ResourceRef {
  /** The id, in its own kind. */
  id: number;
  /** The kind. */
  type: ResourceType;
}

/** Why an action failed. */
export interface ActionError {
  /** The reason in one word. */
  code: string;
  /** The reason in a sentence. */
  message: string;
}

/** Parameters of `actions.list`. */
export interface ActionListParams {
  /** The ids, at most 25 so that all of them are answered. */
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
   * Gets several actions by their ids; those that do not exist are left out.
   *
   * `GET /actions`
   */
  list(params: ActionListParams, options?: RequestOptions): Promise<Action[]>;
  /**
   * Gets an action.
   *
   * `GET /actions/{id}`
   */
  get(params: ActionGetParams, options?: RequestOptions): Promise<Action>;
}

/**
 * What a server is doing.
 *
 * - `running`: It runs.
 * - `initializing`: It is being created.
 * - `starting`: It is being started.
 * - `stopping`: It is being stopped.
 * - `off`: It is off; it still costs.
 * - `deleting`: It is being deleted.
 * - `migrating`: It is moved to another host.
 * - `rebuilding`: Its disk is being replaced.
 * - `unknown`: The API says that it does not know.
 */
export type ServerStatus = "running" | "initializing" | "starting" | "stopping" | "off" | "deleting" | "migrating" | "rebuilding" | "unknown" | (string & {});

/**
 * The four hours in which a server is backed up, in UTC. Hetzner chooses them.
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
 * What a copy of a server's disk becomes.
 *
 * - `snapshot`: It is kept until it is deleted; paid by size.
 * - `backup`: It takes one of the seven slots for backups, which have to be enabled.
 */
export type ServerImageCreateType = "snapshot" | "backup" | (string & {});

/**
 * The system that a server starts to be rescued.
 *
 * - `linux64`: Linux, 64 bits.
 */
export type RescueType = "linux64" | (string & {});

/**
 * What can be measured.
 *
 * - `cpu`: The load of all cores together: `cpu`, in percent of one core.
 * - `disk`: `disk.0.iops.read`, `disk.0.iops.write` in operations a second, `disk.0.bandwidth.read`, `disk.0.bandwidth.write` in bytes a second.
 * - `network`: `network.0.pps.in`, `network.0.pps.out` in packets a second, `network.0.bandwidth.in`, `network.0.bandwidth.out` in bytes a second.
 */
export type ServerMetricType = "cpu" | "disk" | "network" | (string & {});

/**
 * What servers can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 */
export type ServerSort = "id" | "name" | "created" | (string & {});

/** A virtual machine. */
export interface Server {
  /** The id. */
  id: number;
  /** The name, unique in the project; a host name by RFC 1123. */
  name: string;
  /** What it is doing. */
  status: ServerStatus;
  /** When it was created. */
  created: Timestamp;
  /** How the internet reaches it. */
  public_net: ServerPublicNet;
  /** How its private networks reach it. */
  private_net: ServerPrivateNet[];
  /** How big it is. */
  server_type: ServerType;
  /** Where it is. */
  location: Location;
  /** What its disk started with; none when that is gone. */
  image: Image | null;
  /** The disc in its drive. */
  iso: Iso | null;
  /** Whether it starts the rescue system next time. */
  rescue_enabled: boolean;
  /** Whether an action is at work on it, so that others are refused. */
  locked: boolean;
  /** When it is backed up; none when it is not. */
  backup_window: BackupWindow | null;
  /** Traffic out this month, in bytes. */
  outgoing_traffic: number | null;
  /** Traffic in this month, in bytes. */
  ingoing_traffic: number | null;
  /** Traffic out a month that is included, in bytes. */
  included_traffic: number | null;
  /** What is forbidden. */
  protection: ServerProtection;
  /** Its labels. */
  labels: Labels;
  /** The volumes that are attached. */
  volumes: number[] | null;
  /** The load balancers that have it as a target. */
  load_balancers: number[] | null;
  /** Its disk in GB. */
  primary_disk_size: number;
  /** The placement group that it is in. */
  placement_group: PlacementGroup | null;
}

/** What is forbidden until the protection is taken off. */
export interface ServerProtection {
  /** To delete it. */
  delete: boolean;
  /** To rebuild it; always the same as `delete`. */
  rebuild: boolean;
}

/** A new server. */
export interface ServerCreateReply {
  /** The server, which is still `initializing`. */
  server: Server;
  /** Creating it. */
  action: Action;
  /** What follows, such as starting it. Wait for these too. */
  next_actions: Action[];
  /** The password of `root`; none when SSH keys were given. It is told this once. */
  root_password: Secret | null;
}

/** A new image. */
export interface ServerCreateImageReply {
  /** The image, which is still `creating`. */
  image: Image;
  /** Copying it. */
  action: Action;
}

/** A rescue system. */
export interface ServerEnableRescueReply {
  /** The password of `root` in the rescue system. It is told this once. */
  root_password: Secret;
  /** Enabling it. */
  action: Action;
}

/** A server with a new disk. */
export interface ServerRebuildReply {
  /** The password of `root`; none when the server was created with SSH keys. It is told this once. */
  root_password: Secret | null;
  /** Replacing the disk. */
  action: Action;
}

/** A console in the browser. */
export interface ServerRequestConsoleReply {
  /** Where a VNC client connects by WebSocket, within a minute. */
  wss_url: Secret;
  /** The VNC password; it works with this address only. */
  password: Secret;
  /** Opening the console. */
  action: Action;
}

/** A new password. */
export interface ServerResetPasswordReply {
  /** The new password of `root`. It is told this once. */
  root_password: Secret;
  /** Setting it. */
  action: Action;
}

/** Parameters of `servers.list`. */
export interface ServerListParams {
  /** Only the one of this name. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** In this order. */
  sort?: Sort<ServerSort>[];
  /** Only those in one of these states. */
  status?: ServerStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `servers.create`. */
export interface ServerCreateParams {
  /** The name, unique in the project; a host name by RFC 1123. */
  name: string;
  /** How big. */
  server_type: number | string;
  /** What its disk starts with, of the server type's instruction set. */
  image: number | string;
  /** Where; Hetzner chooses when nothing is said. */
  location?: number | string;
  /** Whether it is started at once; yes unless said otherwise. */
  start_after_create?: boolean;
  /** The placement group to put it in. */
  placement_group?: number;
  /** Who may log in as `root`; without keys a password is made. */
  ssh_keys?: (number | string)[];
  /** Volumes to attach; they decide the location. */
  volumes?: number[];
  /** Networks to attach it to. */
  networks?: number[];
  /** Firewalls to apply. */
  firewalls?: ServerFirewallInput[];
  /** What cloud-init runs at the first start, at most 32 KiB. */
  user_data?: string | Secret;
  /** Its labels. */
  labels?: Labels;
  /** Whether the volumes are mounted; needs `volumes`. */
  automount?: boolean;
  /** How the internet is to reach it. */
  public_net?: ServerPublicNetInput;
}

/** Parameters of `servers.list_all_actions`. */
export interface ServerListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
  /** What to measure. */
  type: ServerMetricType[];
  /** From when. */
  start: Timestamp;
  /** Until when. */
  end: Timestamp;
  /** Seconds from one sample to the next; chosen to give about 200 when nothing is said. */
  step?: number;
}

/** Parameters of `servers.list_actions`. */
export interface ServerListActionsParams {
  /** The server. */
  id: number;
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  /** The disc. */
  iso: number | string;
}

/** Parameters of `servers.attach_to_network`. */
export interface ServerAttachToNetworkParams {
  /** The server. */
  id: number;
  /** The network. */
  network: number;
  /** The address it is to have; a free one unless said otherwise. */
  ip?: string;
  /** Further addresses. */
  alias_ips?: string[];
  /** The subnet to choose an address from, as in `10.0.1.0/24`. */
  ip_range?: string;
}

/** Parameters of `servers.change_alias_ips`. */
export interface ServerChangeAliasIpsParams {
  /** The server. */
  id: number;
  /** The network. */
  network: number;
  /** The addresses, in place of all old ones. */
  alias_ips: string[];
}

/** Parameters of `servers.change_dns_ptr`. */
export interface ServerChangeDnsPtrParams {
  /** The server. */
  id: number;
  /** The address. */
  ip: string;
  /** The name; `None` for Hetzner's own. */
  dns_ptr: string | null;
}

/** Parameters of `servers.change_protection`. */
export interface ServerChangeProtectionParams {
  /** The server. */
  id: number;
  /** Whether deleting is forbidden. */
  delete?: boolean;
  /** Whether rebuilding is forbidden. */
  rebuild?: boolean;
}

/** Parameters of `servers.change_type`. */
export interface ServerChangeTypeParams {
  /** The server. */
  id: number;
  /** How big, of the same instruction set, with at least the disk that the server has. */
  server_type: number | string;
  /** Whether the disk grows too; then it can never be smaller again. */
  upgrade_disk: boolean;
}

/** Parameters of `servers.create_image`. */
export interface ServerCreateImageParams {
  /** The server. */
  id: number;
  /** The image's name for people; one is made when nothing is said. */
  description?: string;
  /** What it becomes; a snapshot unless said otherwise. */
  type?: ServerImageCreateType;
  /** The image's labels. */
  labels?: Labels;
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
  /** Which system; `linux64` unless said otherwise. */
  type?: RescueType;
  /** Who may log in as `root`. */
  ssh_keys?: number[];
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
  /** What the disk starts with. */
  image: number | string;
  /** What cloud-init runs at the first start, at most 32 KiB. */
  user_data?: string | Secret;
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
   * `GET /servers`
   */
  list(params?: ServerListParams, options?: ListOptions): Listing<Server, "servers">;
  /**
   * Creates a server. It costs from now on, also while it is off.
   *
   * `POST /servers`
   */
  create(params: ServerCreateParams, options?: RequestOptions): Promise<ServerCreateReply>;
  /**
   * Lists the actions of all servers.
   *
   * `GET /servers/actions`
   */
  listAllActions(params?: ServerListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any server.
   *
   * `GET /servers/actions/{id}`
   */
  getActionById(params: ServerGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets a server.
   *
   * `GET /servers/{id}`
   */
  get(params: ServerGetParams, options?: RequestOptions): Promise<Server>;
  /**
   * Changes the name or labels of a server. The system on it does not learn its new name.
   *
   * `PUT /servers/{id}`
   */
  update(params: ServerUpdateParams, options?: RequestOptions): Promise<Server>;
  /**
   * Deletes a server, with its disk and backups.
   *
   * `DELETE /servers/{id}`
   */
  delete(params: ServerDeleteParams, options?: RequestOptions): Promise<Action>;
  /**
   * Measures a server over a time of at most 30 days back, in at most 500 samples.
   *
   * `GET /servers/{id}/metrics`
   */
  getMetrics(params: ServerGetMetricsParams, options?: RequestOptions): Promise<Metrics>;
  /**
   * Lists the actions of a server.
   *
   * `GET /servers/{id}/actions`
   */
  listActions(params: ServerListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Puts a server in a placement group. It has to be off, and in none.
   *
   * `POST /servers/{id}/actions/add_to_placement_group`
   */
  addToPlacementGroup(params: ServerAddToPlacementGroupParams, options?: RequestOptions): Promise<Action>;
  /**
   * Puts a disc into a server's drive, in place of one that is there. The server starts from it next time.
   *
   * `POST /servers/{id}/actions/attach_iso`
   */
  attachIso(params: ServerAttachIsoParams, options?: RequestOptions): Promise<Action>;
  /**
   * Attaches a server to a network.
   *
   * `POST /servers/{id}/actions/attach_to_network`
   */
  attachToNetwork(params: ServerAttachToNetworkParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes the further addresses of a server in a network.
   *
   * `POST /servers/{id}/actions/change_alias_ips`
   */
  changeAliasIps(params: ServerChangeAliasIpsParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes the reverse DNS entry of one of a server's primary IPs.
   *
   * `POST /servers/{id}/actions/change_dns_ptr`
   */
  changeDnsPtr(params: ServerChangeDnsPtrParams, options?: RequestOptions): Promise<Action>;
  /**
   * Forbids or allows to delete and rebuild a server. Both have to be the same.
   *
   * `POST /servers/{id}/actions/change_protection`
   */
  changeProtection(params: ServerChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Makes a server bigger or smaller. It has to be off.
   *
   * `POST /servers/{id}/actions/change_type`
   */
  changeType(params: ServerChangeTypeParams, options?: RequestOptions): Promise<Action>;
  /**
   * Copies a server's disk. To be consistent, it had better be off.
   *
   * `POST /servers/{id}/actions/create_image`
   */
  createImage(params: ServerCreateImageParams, options?: RequestOptions): Promise<ServerCreateImageReply>;
  /**
   * Takes a server from a network.
   *
   * `POST /servers/{id}/actions/detach_from_network`
   */
  detachFromNetwork(params: ServerDetachFromNetworkParams, options?: RequestOptions): Promise<Action>;
  /**
   * Takes the disc from a server's drive. It succeeds when there is none.
   *
   * `POST /servers/{id}/actions/detach_iso`
   */
  detachIso(params: ServerDetachIsoParams, options?: RequestOptions): Promise<Action>;
  /**
   * Stops the backups of a server and deletes them.
   *
   * `POST /servers/{id}/actions/disable_backup`
   */
  disableBackup(params: ServerDisableBackupParams, options?: RequestOptions): Promise<Action>;
  /**
   * Lets a server start from its disk next time, not the rescue system.
   *
   * `POST /servers/{id}/actions/disable_rescue`
   */
  disableRescue(params: ServerDisableRescueParams, options?: RequestOptions): Promise<Action>;
  /**
   * Backs a server up daily, for a fifth of its price. Seven backups are kept.
   *
   * `POST /servers/{id}/actions/enable_backup`
   */
  enableBackup(params: ServerEnableBackupParams, options?: RequestOptions): Promise<Action>;
  /**
   * Lets a server start the rescue system next time, once and within an hour. Reboot it to get there.
   *
   * `POST /servers/{id}/actions/enable_rescue`
   */
  enableRescue(params: ServerEnableRescueParams, options?: RequestOptions): Promise<ServerEnableRescueReply>;
  /**
   * Cuts the power. What the system had not written is lost; `shutdown` asks it first.
   *
   * `POST /servers/{id}/actions/poweroff`
   */
  powerOff(params: ServerPowerOffParams, options?: RequestOptions): Promise<Action>;
  /**
   * Turns the power on.
   *
   * `POST /servers/{id}/actions/poweron`
   */
  powerOn(params: ServerPowerOnParams, options?: RequestOptions): Promise<Action>;
  /**
   * Asks the system to reboot (ACPI).
   *
   * `POST /servers/{id}/actions/reboot`
   */
  reboot(params: ServerRebootParams, options?: RequestOptions): Promise<Action>;
  /**
   * Replaces a server's disk by an image. All data on it is lost.
   *
   * `POST /servers/{id}/actions/rebuild`
   */
  rebuild(params: ServerRebuildParams, options?: RequestOptions): Promise<ServerRebuildReply>;
  /**
   * Takes a server from its placement group.
   *
   * `POST /servers/{id}/actions/remove_from_placement_group`
   */
  removeFromPlacementGroup(params: ServerRemoveFromPlacementGroupParams, options?: RequestOptions): Promise<Action>;
  /**
   * Opens a console: VNC over WebSocket.
   *
   * `POST /servers/{id}/actions/request_console`
   */
  requestConsole(params: ServerRequestConsoleParams, options?: RequestOptions): Promise<ServerRequestConsoleReply>;
  /**
   * Cuts the power and turns it on again. What the system had not written is lost; `reboot` asks it first.
   *
   * `POST /servers/{id}/actions/reset`
   */
  reset(params: ServerResetParams, options?: RequestOptions): Promise<Action>;
  /**
   * Sets a new password for `root`. The server has to run, with the QEMU guest agent.
   *
   * `POST /servers/{id}/actions/reset_password`
   */
  resetPassword(params: ServerResetPasswordParams, options?: RequestOptions): Promise<ServerResetPasswordReply>;
  /**
   * Asks the system to shut down (ACPI). The action ends when it was asked; whether it obeys is another matter.
   *
   * `POST /servers/{id}/actions/shutdown`
   */
  shutdown(params: ServerShutdownParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an action of a server.
   *
   * `GET /servers/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `servers.getActionById`
   */
  getAction(params: ServerGetActionParams, options?: RequestOptions): Promise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<Server | null>;
}

/**
 * How far a firewall is on a server.
 *
 * - `applied`: Its rules hold.
 * - `pending`: Its rules will hold soon.
 */
export type ServerFirewallStatus = "applied" | "pending" | (string & {});

/** How the internet reaches a server. */
export interface ServerPublicNet {
  /** Its IPv4 address. */
  ipv4: ServerPublicIpv4 | null;
  /** Its IPv6 network. */
  ipv6: ServerPublicIpv6 | null;
  /** The floating IPs that are assigned to it. */
  floating_ips: number[];
  /** The firewalls that are applied to it. */
  firewalls: ServerFirewall[] | null;
}

/** A server's public IPv4 address. */
export interface ServerPublicIpv4 {
  /** The primary IP. */
  id: number | null;
  /** The address. */
  ip: string;
  /** Whether Hetzner has blocked it. */
  blocked: boolean;
  /** The name that its reverse DNS entry gives. */
  dns_ptr: string;
}

/** A server's public IPv6 network. */
export interface ServerPublicIpv6 {
  /** The primary IP. */
  id: number | null;
  /** The network, as in `2001:db8::/64`. */
  ip: string;
  /** Whether Hetzner has blocked it. */
  blocked: boolean;
  /** The reverse DNS entries in it. */
  dns_ptr: DnsPtr[] | null;
}

/** A reverse DNS entry. */
export interface DnsPtr {
  /** The address. */
  ip: string;
  /** The name. */
  dns_ptr: string;
}

/** A firewall on a server. */
export interface ServerFirewall {
  /** The firewall. */
  id: number | null;
  /** How far it is. */
  status: ServerFirewallStatus | null;
}

/** A server in a private network. */
export interface ServerPrivateNet {
  /** The network. */
  network: number | null;
  /** The server's address in it. */
  ip: string | null;
  /** Further addresses. */
  alias_ips: string[] | null;
  /** The address of its network card. */
  mac_address: string | null;
}

/** A firewall for a new server. */
export interface ServerFirewallInput {
  /** The firewall. */
  firewall: number;
}

/** How the internet is to reach a new server. */
export interface ServerPublicNetInput {
  /** Whether it gets an IPv4 address; yes unless said otherwise. */
  enable_ipv4?: boolean;
  /** Whether it gets an IPv6 network; yes unless said otherwise. */
  enable_ipv6?: boolean;
  /** The primary IPv4 to use; `None` for a new one. */
  ipv4?: number | null;
  /** The primary IPv6 to use; `None` for a new one. */
  ipv6?: number | null;
}

/** What was measured. */
export interface Metrics {
  /** From when. */
  start: Timestamp;
  /** Until when. */
  end: Timestamp;
  /** Seconds from one sample to the next. */
  step: number;
  /** The series by name, as in `network.0.bandwidth.in`. */
  time_series: Record<string, TimeSeries>;
}

/** One line of a chart. */
export interface TimeSeries {
  /** The samples in order of time. */
  values: ([number, string])[];
}

/**
 * Where an image comes from.
 *
 * - `system`: An operating system, by Hetzner.
 * - `app`: An operating system with an application, by Hetzner.
 * - `snapshot`: A copy of a server's disk, made on request; paid by size.
 * - `backup`: A copy of a server's disk, made daily; it goes when the server goes.
 */
export type ImageType = "system" | "app" | "snapshot" | "backup" | (string & {});

/**
 * How far an image is.
 *
 * - `available`: Servers can be made from it.
 * - `creating`: It is being copied.
 * - `unavailable`: It is deleted.
 */
export type ImageStatus = "available" | "creating" | "unavailable" | (string & {});

/**
 * The family of operating systems that an image is of.
 *
 * - `ubuntu`: Ubuntu.
 * - `centos`: CentOS.
 * - `debian`: Debian.
 * - `fedora`: Fedora.
 * - `rocky`: Rocky Linux.
 * - `alma`: AlmaLinux.
 * - `opensuse`: openSUSE.
 * - `unknown`: The API says that it does not know.
 */
export type ImageOsFlavor = "ubuntu" | "centos" | "debian" | "fedora" | "rocky" | "alma" | "opensuse" | "unknown" | (string & {});

/**
 * What the type of an image can be changed to.
 *
 * - `snapshot`: A backup becomes a snapshot, and stays when the server goes.
 */
export type ImageUpdateType = "snapshot" | (string & {});

/**
 * What images can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 */
export type ImageSort = "id" | "name" | "created" | (string & {});

/** What a server's disk starts with. */
export interface Image {
  /** The id. */
  id: number;
  /** Where it comes from. */
  type: ImageType;
  /** How far it is. */
  status: ImageStatus;
  /** The name, unique for an instruction set; only images of Hetzner have one. */
  name: string | null;
  /** The name for people. */
  description: string;
  /** What is stored, in GB; none while it is copied, and for images of Hetzner. */
  image_size: number | null;
  /** The disk that a server needs, in GB. */
  disk_size: number;
  /** When it was created. */
  created: Timestamp;
  /** The server that it was copied from. */
  created_from: ImageCreatedFrom | null;
  /** The server that it is a backup of. */
  bound_to: number | null;
  /** The family of operating systems. */
  os_flavor: ImageOsFlavor;
  /** The version of the operating system. */
  os_version: string | null;
  /** Whether servers are made from it at once. */
  rapid_deploy: boolean | null;
  /** What is forbidden. */
  protection: Protection;
  /** That it goes away. */
  deprecation: DeprecationInfo | null;
  /** When it was deleted. */
  deleted: Timestamp | null;
  /** Its labels. */
  labels: Labels;
  /** The instruction set. */
  architecture: Architecture;
}

/** The server that an image was copied from; it may be gone. */
export interface ImageCreatedFrom {
  /** The server's id. */
  id: number;
  /** The server's name at that time. */
  name: string;
}

/** What is forbidden until the protection is taken off. */
export interface Protection {
  /** To delete it. */
  delete: boolean;
}

/** Parameters of `images.list`. */
export interface ImageListParams {
  /** In this order. */
  sort?: Sort<ImageSort>[];
  /** Only of these types. */
  type?: ImageType[];
  /** Only this far. */
  status?: ImageStatus[];
  /** Only backups of these servers. */
  bound_to?: number[];
  /** With those that have gone away already. */
  include_deprecated?: boolean;
  /** Only those of this name: one for each instruction set. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** Only for this instruction set. */
  architecture?: Architecture;
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `images.list_all_actions`. */
export interface ImageListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  /** The new name for people. */
  description?: string;
  /** Makes a backup a snapshot. */
  type?: ImageUpdateType;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `images.change_protection`. */
export interface ImageChangeProtectionParams {
  /** The snapshot. */
  id: number;
  /** Whether deleting is forbidden. */
  delete?: boolean;
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
   * `GET /images`
   */
  list(params?: ImageListParams, options?: ListOptions): Listing<Image, "images">;
  /**
   * Lists the actions of all images.
   *
   * `GET /images/actions`
   */
  listAllActions(params?: ImageListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any image.
   *
   * `GET /images/actions/{id}`
   */
  getActionById(params: ImageGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an image.
   *
   * `GET /images/{id}`
   */
  get(params: ImageGetParams, options?: RequestOptions): Promise<Image>;
  /**
   * Changes a snapshot or backup.
   *
   * `PUT /images/{id}`
   */
  update(params: ImageUpdateParams, options?: RequestOptions): Promise<Image>;
  /**
   * Deletes a snapshot or backup.
   *
   * `DELETE /images/{id}`
   */
  delete(params: ImageDeleteParams, options?: RequestOptions): Promise<void>;
  /**
   * Lists the actions of an image.
   *
   * `GET /images/{id}/actions`
   */
  listActions(params: ImageListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Forbids or allows to delete a snapshot.
   *
   * `POST /images/{id}/actions/change_protection`
   */
  changeProtection(params: ImageChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an action of an image.
   *
   * `GET /images/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `images.getActionById`
   */
  getAction(params: ImageGetActionParams, options?: RequestOptions): Promise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<Image | null>;
}

/**
 * Who may use an ISO.
 *
 * - `public`: Everybody.
 * - `private`: This project; Hetzner's support uploads them.
 */
export type IsoType = "public" | "private" | (string & {});

/** A disc to put into a server's drive. */
export interface Iso {
  /** The id. */
  id: number;
  /** The name; only public ones have one. */
  name: string | null;
  /** The name for people. */
  description: string;
  /** Who may use it. */
  type: IsoType | null;
  /** That it goes away. */
  deprecation: DeprecationInfo | null;
  /** The instruction set; none when it is not known. */
  architecture: Architecture | null;
}

/** Parameters of `isos.list`. */
export interface IsoListParams {
  /** Only the one of this name. */
  name?: string;
  /** Only those for this instruction set. */
  architecture?: Architecture;
  /** With those whose instruction set is not known, when `architecture` is given. */
  include_architecture_wildcard?: boolean;
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
   * `GET /isos`
   */
  list(params?: IsoListParams, options?: ListOptions): Listing<Iso, "isos">;
  /**
   * Gets an ISO.
   *
   * `GET /isos/{id}`
   */
  get(params: IsoGetParams, options?: RequestOptions): Promise<Iso>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<Iso | null>;
}

/**
 * Whose cores these are.
 *
 * - `shared`: Cores that servers share.
 * - `dedicated`: Cores of one's own.
 */
export type CpuType = "shared" | "dedicated" | (string & {});

/**
 * Where the disk is.
 *
 * - `local`: In the host.
 * - `network`: On the network.
 */
export type StorageType = "local" | "network" | (string & {});

/**
 * The instruction set. Images and ISOs have to be of the server type's.
 *
 * - `x86`: Intel and AMD, 64 bits.
 * - `arm`: Arm, 64 bits.
 */
export type Architecture = "x86" | "arm" | (string & {});

/** A size that servers can have. */
export interface ServerType {
  /** The id. */
  id: number;
  /** The name, as in `cx23`. */
  name: string;
  /** The name for people. */
  description: string;
  /** How many cores. */
  cores: number;
  /** Memory in GB. */
  memory: number;
  /** Disk in GB. */
  disk: number;
  /** What it costs, by location. */
  prices: LocationPriceWithTraffic[];
  /** Where the disk is. */
  storage_type: StorageType;
  /** Whose cores these are. */
  cpu_type: CpuType;
  /** What Hetzner calls types of this kind, as in `Cost-Optimized`. */
  category: string | null;
  /** The instruction set. */
  architecture: Architecture;
  /** That it goes away everywhere; by location it is in `locations`. Deprecated since 2025-09-24. */
  deprecation: DeprecationInfo | null;
  /** Where it is to be had. */
  locations: ServerTypeLocation[];
}

/** A server type in a location. */
export interface ServerTypeLocation {
  /** The location's id. */
  id: number;
  /** The location's name. */
  name: string;
  /** That it goes away there. */
  deprecation: DeprecationInfo | null;
  /** Whether Hetzner recommends it there. */
  recommended: boolean;
  /** Whether one can be had there at the moment. */
  available: boolean;
}

/** That something goes away. */
export interface DeprecationInfo {
  /** When it can no longer be had. */
  unavailable_after: Timestamp;
  /** When that was announced. */
  announced: Timestamp;
}

/** Parameters of `server_types.list`. */
export interface ServerTypeListParams {
  /** Only the one of this name. */
  name?: string;
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
   * `GET /server_types`
   */
  list(params?: ServerTypeListParams, options?: ListOptions): Listing<ServerType, "server_types">;
  /**
   * Gets a server type.
   *
   * `GET /server_types/{id}`
   */
  get(params: ServerTypeGetParams, options?: RequestOptions): Promise<ServerType>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<ServerType | null>;
}

/**
 * Locations in one network zone can share a private network.
 *
 * - `eu-central`: Germany and Finland.
 * - `us-east`: Ashburn, Virginia.
 * - `us-west`: Hillsboro, Oregon.
 * - `ap-southeast`: Singapore.
 */
export type NetworkZone = "eu-central" | "us-east" | "us-west" | "ap-southeast" | (string & {});

/**
 * What locations can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 */
export type LocationSort = "id" | "name" | (string & {});

/** A place with computing centres. */
export interface Location {
  /** The id. */
  id: number;
  /** The name, as in `fsn1`. */
  name: string;
  /** The name for people, as in `Falkenstein DC Park 1`. */
  description: string;
  /** The country by ISO 3166-1 alpha-2. */
  country: string;
  /** The city. */
  city: string;
  /** Degrees north. */
  latitude: number;
  /** Degrees east. */
  longitude: number;
  /** The network zone that it is in. */
  network_zone: NetworkZone;
}

/** Parameters of `locations.list`. */
export interface LocationListParams {
  /** Only the one of this name. */
  name?: string;
  /** In this order. */
  sort?: Sort<LocationSort>[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
   * `GET /locations`
   */
  list(params?: LocationListParams, options?: ListOptions): Listing<Location, "locations">;
  /**
   * Gets a location.
   *
   * `GET /locations/{id}`
   */
  get(params: LocationGetParams, options?: RequestOptions): Promise<Location>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<Location | null>;
}

/**
 * What datacenters could be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 */
export type DatacenterSort = "id" | "name" | (string & {});

/** A building in a location, as old answers hold it. */
export interface Datacenter {
  /** The id. */
  id: number;
  /** The name, as in `fsn1-dc14`. */
  name: string;
  /** The name for people. */
  description: string;
  /** Where it is. */
  location: Location;
  /** Which server types it had; out of use since 2026-04-01. */
  server_types: DatacenterServerTypes | null;
}

/** Which server types a datacenter had. */
export interface DatacenterServerTypes {
  /** Those that it could host. */
  supported: number[];
  /** Those that could be created at the moment. */
  available: number[];
  /** Those that servers could be changed to at the moment. */
  available_for_migration: number[];
}

/** Parameters of `datacenters.list`. */
export interface DatacenterListParams {
  /** Only the one of this name. */
  name?: string;
  /** In this order. */
  sort?: Sort<DatacenterSort>[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `datacenters.get`. */
export interface DatacenterGetParams {
  /** The datacenter. */
  id: number;
}

/** The operations of `datacenters`. */
export interface DatacentersApi {
  /**
   * Listable datacenters; answers 410 since 2026-10-01.
   *
   * `GET /datacenters`
   * @deprecated gone since 2026-10-01: use `locations.list` and `ServerType.locations`
   */
  list(params?: DatacenterListParams, options?: ListOptions): Listing<Datacenter, "datacenters">;
  /**
   * Got a datacenter; answers 410 since 2026-10-01.
   *
   * `GET /datacenters/{id}`
   * @deprecated gone since 2026-10-01: use `locations.get` and `ServerType.locations`
   */
  get(params: DatacenterGetParams, options?: RequestOptions): Promise<Datacenter>;
}

/**
 * What SSH keys can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 */
export type SshKeySort = "id" | "name" | (string & {});

/** A public key that can be put on servers. */
export interface SshKey {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** The MD5 fingerprint, as sixteen pairs of hexadecimal digits. */
  fingerprint: string;
  /** The key in OpenSSH's format. */
  public_key: string;
  /** Its labels. */
  labels: Labels;
  /** When it was uploaded. */
  created: Timestamp;
}

/** Parameters of `ssh_keys.list`. */
export interface SshKeyListParams {
  /** In this order. */
  sort?: Sort<SshKeySort>[];
  /** Only the one of this name. */
  name?: string;
  /** Only the one of this MD5 fingerprint. */
  fingerprint?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `ssh_keys.create`. */
export interface SshKeyCreateParams {
  /** The name, unique in the project. */
  name: string;
  /** The key in OpenSSH's format, as in `ssh-ed25519 AAAA… comment`. */
  public_key: string;
  /** Its labels. */
  labels?: Labels;
}

/** Parameters of `ssh_keys.get`. */
export interface SshKeyGetParams {
  /** The key. */
  id: number;
}

/** Parameters of `ssh_keys.update`. */
export interface SshKeyUpdateParams {
  /** The key. */
  id: number;
  /** The new name. */
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
}

/** Parameters of `ssh_keys.delete`. */
export interface SshKeyDeleteParams {
  /** The key. */
  id: number;
}

/** The operations of `ssh_keys`. */
export interface SshKeysApi {
  /**
   * Lists SSH keys.
   *
   * `GET /ssh_keys`
   */
  list(params?: SshKeyListParams, options?: ListOptions): Listing<SshKey, "ssh_keys">;
  /**
   * Uploads a public key.
   *
   * `POST /ssh_keys`
   */
  create(params: SshKeyCreateParams, options?: RequestOptions): Promise<SshKey>;
  /**
   * Gets an SSH key.
   *
   * `GET /ssh_keys/{id}`
   */
  get(params: SshKeyGetParams, options?: RequestOptions): Promise<SshKey>;
  /**
   * Changes the name or labels of an SSH key.
   *
   * `PUT /ssh_keys/{id}`
   */
  update(params: SshKeyUpdateParams, options?: RequestOptions): Promise<SshKey>;
  /**
   * Deletes an SSH key. It stays on the servers that have it.
   *
   * `DELETE /ssh_keys/{id}`
   */
  delete(params: SshKeyDeleteParams, options?: RequestOptions): Promise<void>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<SshKey | null>;
}

/**
 * How the servers of a group are placed.
 *
 * - `spread`: Each on a host of its own; at most ten.
 */
export type PlacementGroupType = "spread" | (string & {});

/**
 * What placement groups can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 */
export type PlacementGroupSort = "id" | "name" | "created" | (string & {});

/** A group of servers that are placed with regard to each other. */
export interface PlacementGroup {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** Its labels. */
  labels: Labels;
  /** How the servers are placed. */
  type: PlacementGroupType;
  /** When it was created. */
  created: Timestamp;
  /** The servers in it. */
  servers: number[];
}

/** A new placement group. */
export interface PlacementGroupCreateReply {
  /** The placement group. */
  placement_group: PlacementGroup;
  /** Creating it; none when it is there at once. */
  action: Action | null;
}

/** Parameters of `placement_groups.list`. */
export interface PlacementGroupListParams {
  /** In this order. */
  sort?: Sort<PlacementGroupSort>[];
  /** Only the one of this name. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** Only of these types. */
  type?: PlacementGroupType[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `placement_groups.create`. */
export interface PlacementGroupCreateParams {
  /** The name, unique in the project. */
  name: string;
  /** Its labels. */
  labels?: Labels;
  /** How its servers are placed. */
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
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
   * `GET /placement_groups`
   */
  list(params?: PlacementGroupListParams, options?: ListOptions): Listing<PlacementGroup, "placement_groups">;
  /**
   * Creates a placement group. It costs nothing.
   *
   * `POST /placement_groups`
   */
  create(params: PlacementGroupCreateParams, options?: RequestOptions): Promise<PlacementGroupCreateReply>;
  /**
   * Gets a placement group.
   *
   * `GET /placement_groups/{id}`
   */
  get(params: PlacementGroupGetParams, options?: RequestOptions): Promise<PlacementGroup>;
  /**
   * Changes the name or labels of a placement group.
   *
   * `PUT /placement_groups/{id}`
   */
  update(params: PlacementGroupUpdateParams, options?: RequestOptions): Promise<PlacementGroup>;
  /**
   * Deletes a placement group. Its servers stay where they are.
   *
   * `DELETE /placement_groups/{id}`
   */
  delete(params: PlacementGroupDeleteParams, options?: RequestOptions): Promise<void>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<PlacementGroup | null>;
}

/**
 * What a subnet connects.
 *
 * - `cloud`: Servers and load balancers of the cloud.
 * - `server`: Servers of the cloud; out of use: `cloud` takes its place.
 * - `vswitch`: The cloud with dedicated servers, by a vSwitch.
 */
export type NetworkSubnetType = "cloud" | "server" | "vswitch" | (string & {});

/**
 * What can be in a network.
 *
 * - `server`: A server.
 * - `load_balancer`: A load balancer.
 */
export type NetworkMemberType = "server" | "load_balancer" | (string & {});

/**
 * How far a member of a network is.
 *
 * - `ok`: It can be reached.
 * - `attaching`: It is being attached.
 * - `detaching`: It is being detached.
 * - `updating`: Its addresses are being changed.
 * - `error`: Something failed.
 */
export type NetworkMemberStatus = "ok" | "attaching" | "detaching" | "updating" | "error" | (string & {});

/**
 * What members of a network can be sorted by.
 *
 * - `id`: The id.
 * - `type`: What they are.
 * - `status`: How far they are.
 * - `ip`: The address.
 */
export type NetworkMemberSort = "id" | "type" | "status" | "ip" | (string & {});

/**
 * What networks can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 */
export type NetworkSort = "id" | "name" | "created" | (string & {});

/** A private network. */
export interface Network {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** Its IPv4 range, as in `10.0.0.0/16`; all subnets lie in it. */
  ip_range: string;
  /** Its subnets. */
  subnets: NetworkSubnet[];
  /** Its routes. */
  routes: NetworkRoute[];
  /** The servers in it. */
  servers: number[];
  /** The load balancers in it. */
  load_balancers: number[] | null;
  /** What is forbidden. */
  protection: Protection;
  /** Its labels. */
  labels: Labels;
  /** When it was created. */
  created: Timestamp;
  /** Whether the routes are known to the vSwitch too. */
  expose_routes_to_vswitch: boolean;
}

/** A part of a network that addresses are given out from. */
export interface NetworkSubnet {
  /** What it connects. */
  type: NetworkSubnetType;
  /** Its IPv4 range, as in `10.0.1.0/24`. */
  ip_range: string | null;
  /** The network zone that it is in. */
  network_zone: NetworkZone;
  /** The gateway of its servers: the first address of the network. */
  gateway: string;
  /** The vSwitch, by its number. */
  vswitch_id: number | null;
}

/** Where packets for a range go. */
export interface NetworkRoute {
  /** The range, as in `10.100.1.0/24`. */
  destination: string;
  /** The address of the server that they go to. */
  gateway: string;
}

/** A server or load balancer in a network. */
export interface NetworkMember {
  /** What it is. */
  type: NetworkMemberType;
  /** Its id, in its own kind. */
  id: number;
  /** Its address. */
  ip: string | null;
  /** Further addresses. */
  alias_ips: string[];
  /** The range of the subnet that its address is of. */
  subnet: string | null;
  /** How far it is. */
  status: NetworkMemberStatus;
}

/** A part of a network to give out addresses from. */
export interface NetworkSubnetInput {
  /** What it connects. */
  type: NetworkSubnetType;
  /** Its IPv4 range, of at least four addresses (`/30`); a free one of 256 unless said otherwise. */
  ip_range?: string;
  /** The network zone. */
  network_zone: NetworkZone;
  /** The vSwitch, by its number; needed for one, and only then. */
  vswitch_id?: number;
}

/** Parameters of `networks.list`. */
export interface NetworkListParams {
  /** In this order. */
  sort?: Sort<NetworkSort>[];
  /** Only the one of this name. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `networks.create`. */
export interface NetworkCreateParams {
  /** The name, unique in the project. */
  name: string;
  /** Its range of private IPv4 addresses (RFC 1918), of at least 256 (`/24`); `10.0.0.0/16` is usual. */
  ip_range: string;
  /** Its labels. */
  labels?: Labels;
  /** Its subnets; without one nothing can be attached. */
  subnets?: NetworkSubnetInput[];
  /** Its routes. */
  routes?: NetworkRoute[];
  /** Whether the routes are known to the vSwitch too; needs a subnet with one. */
  expose_routes_to_vswitch?: boolean;
}

/** Parameters of `networks.list_all_actions`. */
export interface NetworkListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
  /** Whether the routes are known to the vSwitch too. */
  expose_routes_to_vswitch?: boolean;
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
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `networks.add_route`. */
export interface NetworkAddRouteParams {
  /** The network. */
  id: number;
  /** The range, as in `10.100.1.0/24`; it may not overlap another route or a subnet. */
  destination: string;
  /** The address of the server that its packets go to. */
  gateway: string;
}

/** Parameters of `networks.add_subnet`. */
export interface NetworkAddSubnetParams {
  /** The network. */
  id: number;
  /** What it connects. */
  type: NetworkSubnetType;
  /** Its IPv4 range, of at least four addresses (`/30`); a free one of 256 unless said otherwise. */
  ip_range?: string;
  /** The network zone. */
  network_zone: NetworkZone;
  /** The vSwitch, by its number; needed for one, and only then. */
  vswitch_id?: number;
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
  /** Whether deleting is forbidden. */
  delete?: boolean;
}

/** Parameters of `networks.delete_route`. */
export interface NetworkDeleteRouteParams {
  /** The network. */
  id: number;
  /** The route's range. */
  destination: string;
  /** The address that its packets go to. */
  gateway: string;
}

/** Parameters of `networks.delete_subnet`. */
export interface NetworkDeleteSubnetParams {
  /** The network. */
  id: number;
  /** The subnet's range. */
  ip_range: string;
}

/** Parameters of `networks.list_members`. */
export interface NetworkListMembersParams {
  /** The network. */
  id: number;
  /** Only those that are this. */
  type?: NetworkMemberType[];
  /** Only those of these subnets, by range. */
  subnet?: string[];
  /** Only those this far. */
  status?: NetworkMemberStatus[];
  /** In this order. */
  sort?: Sort<NetworkMemberSort>[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
   * `GET /networks`
   */
  list(params?: NetworkListParams, options?: ListOptions): Listing<Network, "networks">;
  /**
   * Creates a network. It costs nothing.
   *
   * `POST /networks`
   */
  create(params: NetworkCreateParams, options?: RequestOptions): Promise<Network>;
  /**
   * Lists the actions of all networks.
   *
   * `GET /networks/actions`
   */
  listAllActions(params?: NetworkListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any network.
   *
   * `GET /networks/actions/{id}`
   */
  getActionById(params: NetworkGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets a network.
   *
   * `GET /networks/{id}`
   */
  get(params: NetworkGetParams, options?: RequestOptions): Promise<Network>;
  /**
   * Changes the name, labels or vSwitch of a network. For the rest there are actions.
   *
   * `PUT /networks/{id}`
   */
  update(params: NetworkUpdateParams, options?: RequestOptions): Promise<Network>;
  /**
   * Deletes a network, and detaches all that is in it.
   *
   * `DELETE /networks/{id}`
   */
  delete(params: NetworkDeleteParams, options?: RequestOptions): Promise<void>;
  /**
   * Lists the actions of a network.
   *
   * `GET /networks/{id}/actions`
   */
  listActions(params: NetworkListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Adds a route to a network.
   *
   * `POST /networks/{id}/actions/add_route`
   */
  addRoute(params: NetworkAddRouteParams, options?: RequestOptions): Promise<Action>;
  /**
   * Adds a subnet to a network.
   *
   * `POST /networks/{id}/actions/add_subnet`
   */
  addSubnet(params: NetworkAddSubnetParams, options?: RequestOptions): Promise<Action>;
  /**
   * Makes a network bigger: the new range starts where the old one does, and contains it.
   *
   * `POST /networks/{id}/actions/change_ip_range`
   */
  changeIpRange(params: NetworkChangeIpRangeParams, options?: RequestOptions): Promise<Action>;
  /**
   * Forbids or allows to delete a network.
   *
   * `POST /networks/{id}/actions/change_protection`
   */
  changeProtection(params: NetworkChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Deletes a route from a network.
   *
   * `POST /networks/{id}/actions/delete_route`
   */
  deleteRoute(params: NetworkDeleteRouteParams, options?: RequestOptions): Promise<Action>;
  /**
   * Deletes a subnet from a network. Nothing may have an address of it.
   *
   * `POST /networks/{id}/actions/delete_subnet`
   */
  deleteSubnet(params: NetworkDeleteSubnetParams, options?: RequestOptions): Promise<Action>;
  /**
   * Lists the servers and load balancers in a network.
   *
   * `GET /networks/{id}/members`
   */
  listMembers(params: NetworkListMembersParams, options?: ListOptions): Listing<NetworkMember, "members">;
  /**
   * Gets an action of a network.
   *
   * `GET /networks/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `networks.getActionById`
   */
  getAction(params: NetworkGetActionParams, options?: RequestOptions): Promise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<Network | null>;
}

/**
 * How far a volume is.
 *
 * - `available`: It can be used.
 * - `creating`: It is being created.
 */
export type VolumeStatus = "available" | "creating" | (string & {});

/**
 * The file systems that a volume can start with.
 *
 * - `xfs`: XFS.
 * - `ext4`: ext4.
 */
export type VolumeFormat = "xfs" | "ext4" | (string & {});

/**
 * What volumes can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 */
export type VolumeSort = "id" | "name" | "created" | (string & {});

/** A disk on the network. */
export interface Volume {
  /** The id. */
  id: number;
  /** When it was created. */
  created: Timestamp;
  /** The name, unique in the project. */
  name: string;
  /** The server that it is attached to. */
  server: number | null;
  /** Where it is. */
  location: Location;
  /** How big it is, in GB. */
  size: number;
  /** The device that Linux shows it as, as in `/dev/disk/by-id/scsi-0HC_Volume_4711`. */
  linux_device: string;
  /** What is forbidden. */
  protection: Protection;
  /** Its labels. */
  labels: Labels;
  /** How far it is. */
  status: VolumeStatus;
  /** The file system that it started with. */
  format: VolumeFormat | null;
}

/** A new volume. */
export interface VolumeCreateReply {
  /** The volume. */
  volume: Volume;
  /** Creating it. */
  action: Action;
  /** What follows, such as attaching it. Wait for these too. */
  next_actions: Action[];
}

/** Parameters of `volumes.list`. */
export interface VolumeListParams {
  /** Only this far. */
  status?: VolumeStatus[];
  /** In this order. */
  sort?: Sort<VolumeSort>[];
  /** Only the one of this name. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `volumes.create`. */
export interface VolumeCreateParams {
  /** How big, in GB, from 10 to 10240. */
  size: number;
  /** The name, unique in the project, at most 64 characters. */
  name: string;
  /** Its labels. */
  labels?: Labels;
  /** Whether the server mounts it at once; needs `server` and `format`. */
  automount?: boolean;
  /** The file system to put on it; none unless said otherwise. */
  format?: VolumeFormat;
  /** Where; needed without a server, and only then. */
  location?: number | string;
  /** The server to attach it to; it decides the location. */
  server?: number;
}

/** Parameters of `volumes.list_all_actions`. */
export interface VolumeListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `volumes.attach`. */
export interface VolumeAttachParams {
  /** The volume. */
  id: number;
  /** The server, in the same location. */
  server: number;
  /** Whether it mounts the volume at once. */
  automount?: boolean;
}

/** Parameters of `volumes.change_protection`. */
export interface VolumeChangeProtectionParams {
  /** The volume. */
  id: number;
  /** Whether deleting is forbidden. */
  delete?: boolean;
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
  /** How big, in GB: more than now, at most 10240. */
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
   * `GET /volumes`
   */
  list(params?: VolumeListParams, options?: ListOptions): Listing<Volume, "volumes">;
  /**
   * Creates a volume. It costs from now on, by its size.
   *
   * `POST /volumes`
   */
  create(params: VolumeCreateParams, options?: RequestOptions): Promise<VolumeCreateReply>;
  /**
   * Lists the actions of all volumes.
   *
   * `GET /volumes/actions`
   */
  listAllActions(params?: VolumeListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any volume.
   *
   * `GET /volumes/actions/{id}`
   */
  getActionById(params: VolumeGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets a volume.
   *
   * `GET /volumes/{id}`
   */
  get(params: VolumeGetParams, options?: RequestOptions): Promise<Volume>;
  /**
   * Changes the name or labels of a volume.
   *
   * `PUT /volumes/{id}`
   */
  update(params: VolumeUpdateParams, options?: RequestOptions): Promise<Volume>;
  /**
   * Deletes a volume, with all that is on it. It may be attached to no server.
   *
   * `DELETE /volumes/{id}`
   */
  delete(params: VolumeDeleteParams, options?: RequestOptions): Promise<void>;
  /**
   * Lists the actions of a volume.
   *
   * `GET /volumes/{id}/actions`
   */
  listActions(params: VolumeListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Attaches a volume to a server.
   *
   * `POST /volumes/{id}/actions/attach`
   */
  attach(params: VolumeAttachParams, options?: RequestOptions): Promise<Action>;
  /**
   * Forbids or allows to delete a volume.
   *
   * `POST /volumes/{id}/actions/change_protection`
   */
  changeProtection(params: VolumeChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Detaches a volume from its server. Unmount it there first.
   *
   * `POST /volumes/{id}/actions/detach`
   */
  detach(params: VolumeDetachParams, options?: RequestOptions): Promise<Action>;
  /**
   * Makes a volume bigger; it can never be smaller again. The file system does not grow by itself.
   *
   * `POST /volumes/{id}/actions/resize`
   */
  resize(params: VolumeResizeParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an action of a volume.
   *
   * `GET /volumes/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `volumes.getActionById`
   */
  getAction(params: VolumeGetActionParams, options?: RequestOptions): Promise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<Volume | null>;
}

/**
 * What floating IPs can be sorted by.
 *
 * - `id`: The id.
 * - `created`: When they were created.
 */
export type FloatingIpSort = "id" | "created" | (string & {});

/** An address that moves between servers. */
export interface FloatingIp {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** The description. */
  description: string | null;
  /** The IPv4 address, or the IPv6 network as in `2001:db8::/64`. */
  ip: string;
  /** The version. */
  type: IpType;
  /** The server that it is assigned to. */
  server: number | null;
  /** The reverse DNS entries. */
  dns_ptr: DnsPtr[];
  /** Where its routing is best. */
  home_location: Location;
  /** Whether Hetzner has blocked it. */
  blocked: boolean;
  /** What is forbidden. */
  protection: Protection;
  /** Its labels. */
  labels: Labels;
  /** When it was created. */
  created: Timestamp;
}

/** A new floating IP. */
export interface FloatingIpCreateReply {
  /** The floating IP. */
  floating_ip: FloatingIp;
  /** Assigning it; none when no server was said. */
  action: Action | null;
}

/** Parameters of `floating_ips.list`. */
export interface FloatingIpListParams {
  /** Only the one of this name. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** In this order. */
  sort?: Sort<FloatingIpSort>[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `floating_ips.create`. */
export interface FloatingIpCreateParams {
  /** The version. */
  type: IpType;
  /** The server to assign it to; it decides the home location. */
  server?: number | null;
  /** Where its routing is to be best; needed without a server, and only then. */
  home_location?: number | string;
  /** The description. */
  description?: string | null;
  /** The name, unique in the project; one is made when nothing is said. */
  name?: string;
  /** Its labels. */
  labels?: Labels;
}

/** Parameters of `floating_ips.list_all_actions`. */
export interface FloatingIpListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  /** The new description; `None` for none. */
  description?: string | null;
  /** The new name. */
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  /** The name; `None` for Hetzner's own. */
  dns_ptr: string | null;
}

/** Parameters of `floating_ips.change_protection`. */
export interface FloatingIpChangeProtectionParams {
  /** The floating IP. */
  id: number;
  /** Whether deleting is forbidden. */
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
   * `GET /floating_ips`
   */
  list(params?: FloatingIpListParams, options?: ListOptions): Listing<FloatingIp, "floating_ips">;
  /**
   * Creates a floating IP. It costs from now on, also while it is not assigned.
   *
   * `POST /floating_ips`
   */
  create(params: FloatingIpCreateParams, options?: RequestOptions): Promise<FloatingIpCreateReply>;
  /**
   * Lists the actions of all floating IPs.
   *
   * `GET /floating_ips/actions`
   */
  listAllActions(params?: FloatingIpListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any floating IP.
   *
   * `GET /floating_ips/actions/{id}`
   */
  getActionById(params: FloatingIpGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets a floating IP.
   *
   * `GET /floating_ips/{id}`
   */
  get(params: FloatingIpGetParams, options?: RequestOptions): Promise<FloatingIp>;
  /**
   * Changes the description, name or labels of a floating IP.
   *
   * `PUT /floating_ips/{id}`
   */
  update(params: FloatingIpUpdateParams, options?: RequestOptions): Promise<FloatingIp>;
  /**
   * Deletes a floating IP. It may be assigned to no server; the address is lost.
   *
   * `DELETE /floating_ips/{id}`
   */
  delete(params: FloatingIpDeleteParams, options?: RequestOptions): Promise<void>;
  /**
   * Lists the actions of a floating IP.
   *
   * `GET /floating_ips/{id}/actions`
   */
  listActions(params: FloatingIpListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Assigns a floating IP to a server. One that is assigned has to be taken from its server first.
   *
   * `POST /floating_ips/{id}/actions/assign`
   */
  assign(params: FloatingIpAssignParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes a reverse DNS entry of a floating IP.
   *
   * `POST /floating_ips/{id}/actions/change_dns_ptr`
   */
  changeDnsPtr(params: FloatingIpChangeDnsPtrParams, options?: RequestOptions): Promise<Action>;
  /**
   * Forbids or allows to delete a floating IP.
   *
   * `POST /floating_ips/{id}/actions/change_protection`
   */
  changeProtection(params: FloatingIpChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Takes a floating IP from its server.
   *
   * `POST /floating_ips/{id}/actions/unassign`
   */
  unassign(params: FloatingIpUnassignParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an action of a floating IP.
   *
   * `GET /floating_ips/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `floatingIps.getActionById`
   */
  getAction(params: FloatingIpGetActionParams, options?: RequestOptions): Promise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<FloatingIp | null>;
}

/**
 * What a primary IP is assigned to.
 *
 * - `server`: A server.
 * - `unassigned`: Nothing.
 */
export type PrimaryIpAssigneeType = "server" | "unassigned" | (string & {});

/**
 * What a primary IP can be assigned to.
 *
 * - `server`: A server.
 */
export type PrimaryIpAssigneeTypeInput = "server" | (string & {});

/**
 * What primary IPs can be sorted by.
 *
 * - `id`: The id.
 * - `created`: When they were created.
 */
export type PrimaryIpSort = "id" | "created" | (string & {});

/** An address of a server. */
export interface PrimaryIp {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** Its labels. */
  labels: Labels;
  /** When it was created. */
  created: Timestamp;
  /** Whether Hetzner has blocked it. */
  blocked: boolean;
  /** Where it is. */
  location: Location;
  /** The IPv4 address, or the IPv6 network as in `2001:db8::/64`. */
  ip: string;
  /** The reverse DNS entries. */
  dns_ptr: DnsPtr[];
  /** What is forbidden. */
  protection: Protection;
  /** The version. */
  type: IpType;
  /** Whether it is deleted when its server is. */
  auto_delete: boolean;
  /** What it is assigned to. */
  assignee_type: PrimaryIpAssigneeType;
  /** The id of what it is assigned to. */
  assignee_id: number | null;
}

/** A new primary IP. */
export interface PrimaryIpCreateReply {
  /** The primary IP. */
  primary_ip: PrimaryIp;
  /** Assigning it; none when no assignee was said. */
  action: Action | null;
}

/** Parameters of `primary_ips.list`. */
export interface PrimaryIpListParams {
  /** Only the one of this name. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** Only the one of this address. */
  ip?: string;
  /** In this order. */
  sort?: Sort<PrimaryIpSort>[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `primary_ips.create`. */
export interface PrimaryIpCreateParams {
  /** The name, unique in the project. */
  name: string;
  /** Its labels. */
  labels?: Labels;
  /** The version. */
  type: IpType;
  /** Where; needed without an assignee, and only then. */
  location?: number | string;
  /** What to assign it to; needs `assignee_id`. */
  assignee_type?: PrimaryIpAssigneeTypeInput;
  /** The id of what to assign it to, which has to be off; needs `assignee_type`. */
  assignee_id?: number | null;
  /** Whether it is deleted when its server is; no unless said otherwise. */
  auto_delete?: boolean;
}

/** Parameters of `primary_ips.list_all_actions`. */
export interface PrimaryIpListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
  /** Whether it is deleted when its server is. */
  auto_delete?: boolean;
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
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `primary_ips.assign`. */
export interface PrimaryIpAssignParams {
  /** The primary IP. */
  id: number;
  /** What to assign it to. */
  assignee_type: PrimaryIpAssigneeTypeInput;
  /** Its id; it has to be in the same location. */
  assignee_id: number;
}

/** Parameters of `primary_ips.change_dns_ptr`. */
export interface PrimaryIpChangeDnsPtrParams {
  /** The primary IP. */
  id: number;
  /** The address. */
  ip: string;
  /** The name; `None` for Hetzner's own. */
  dns_ptr: string | null;
}

/** Parameters of `primary_ips.change_protection`. */
export interface PrimaryIpChangeProtectionParams {
  /** The primary IP. */
  id: number;
  /** Whether deleting is forbidden. */
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
   * `GET /primary_ips`
   */
  list(params?: PrimaryIpListParams, options?: ListOptions): Listing<PrimaryIp, "primary_ips">;
  /**
   * Creates a primary IP. An IPv4 costs from now on.
   *
   * `POST /primary_ips`
   */
  create(params: PrimaryIpCreateParams, options?: RequestOptions): Promise<PrimaryIpCreateReply>;
  /**
   * Lists the actions of all primary IPs.
   *
   * `GET /primary_ips/actions`
   */
  listAllActions(params?: PrimaryIpListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any primary IP.
   *
   * `GET /primary_ips/actions/{id}`
   */
  getActionById(params: PrimaryIpGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets a primary IP.
   *
   * `GET /primary_ips/{id}`
   */
  get(params: PrimaryIpGetParams, options?: RequestOptions): Promise<PrimaryIp>;
  /**
   * Changes the name, labels or fate of a primary IP.
   *
   * `PUT /primary_ips/{id}`
   */
  update(params: PrimaryIpUpdateParams, options?: RequestOptions): Promise<PrimaryIp>;
  /**
   * Deletes a primary IP. It may be assigned to nothing; the address is lost.
   *
   * `DELETE /primary_ips/{id}`
   */
  delete(params: PrimaryIpDeleteParams, options?: RequestOptions): Promise<void>;
  /**
   * Lists the actions of a primary IP.
   *
   * `GET /primary_ips/{id}/actions`
   */
  listActions(params: PrimaryIpListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Assigns a primary IP to a server that is off and has none of this version.
   *
   * `POST /primary_ips/{id}/actions/assign`
   */
  assign(params: PrimaryIpAssignParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes a reverse DNS entry of a primary IP.
   *
   * `POST /primary_ips/{id}/actions/change_dns_ptr`
   */
  changeDnsPtr(params: PrimaryIpChangeDnsPtrParams, options?: RequestOptions): Promise<Action>;
  /**
   * Forbids or allows to delete a primary IP. One with `auto_delete` cannot be protected.
   *
   * `POST /primary_ips/{id}/actions/change_protection`
   */
  changeProtection(params: PrimaryIpChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Takes a primary IP from its server, which has to be off.
   *
   * `POST /primary_ips/{id}/actions/unassign`
   */
  unassign(params: PrimaryIpUnassignParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an action of a primary IP.
   *
   * `GET /primary_ips/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `primaryIps.getActionById`
   */
  getAction(params: PrimaryIpGetActionParams, options?: RequestOptions): Promise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<PrimaryIp | null>;
}

/**
 * Which way packets go.
 *
 * - `in`: To the server. Without a rule for it nothing comes in.
 * - `out`: From the server. Without a rule of this direction everything goes out.
 */
export type FirewallRuleDirection = "in" | "out" | (string & {});

/**
 * What packets are of.
 *
 * - `tcp`: TCP; needs a port.
 * - `udp`: UDP; needs a port.
 * - `icmp`: ICMP: `ping` and the like.
 * - `esp`: ESP, of IPsec.
 * - `gre`: GRE tunnels.
 */
export type FirewallRuleProtocol = "tcp" | "udp" | "icmp" | "esp" | "gre" | (string & {});

/**
 * What a firewall is applied to.
 *
 * - `server`: A server.
 * - `label_selector`: All servers whose labels match, now and later.
 */
export type FirewallResourceType = "server" | "label_selector" | (string & {});

/**
 * What a firewall reaches by a label selector.
 *
 * - `server`: A server.
 */
export type FirewallAppliedResourceType = "server" | (string & {});

/**
 * What firewalls can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 */
export type FirewallSort = "id" | "name" | "created" | (string & {});

/** A set of rules for the packets of servers. */
export interface Firewall {
  /** The id. */
  id: number;
  /** The name. */
  name: string;
  /** Its labels. */
  labels: Labels | null;
  /** When it was created. */
  created: Timestamp;
  /** What it lets through. */
  rules: FirewallRule[];
  /** What it is applied to. */
  applied_to: FirewallResource[];
}

/** Packets that are let through. */
export interface FirewallRule {
  /** What the rule is for, at most 255 characters. */
  description: string | null;
  /** Which way they go. */
  direction: FirewallRuleDirection;
  /** Where they come from, as networks such as `10.0.0.0/8` and `::/0`; of rules for `in`. */
  source_ips: string[];
  /** Where they go to, as networks; of rules for `out`. */
  destination_ips: string[];
  /** What they are of. */
  protocol: FirewallRuleProtocol;
  /** The port or range of ports, as in `80` or `1024-5000`; of TCP and UDP. */
  port: string | null;
}

/** What a firewall is applied to. */
export interface FirewallResource {
  /** Which of the following. */
  type: FirewallResourceType;
  /** A server. */
  server: ServerRef | null;
  /** The servers whose labels match. */
  label_selector: LabelSelectorRef | null;
  /** Those that the label selector matches at the moment. */
  applied_to_resources: FirewallAppliedResource[] | null;
}

/** What a firewall reaches by a label selector. */
export interface FirewallAppliedResource {
  /** Which of the following. */
  type: FirewallAppliedResourceType | null;
  /** A server. */
  server: ServerRef | null;
}

/** A server, by its id. */
export interface ServerRef {
  /** The server. */
  id: number;
  /** The address of a load balancer's target; only told, not asked. */
  ip?: string | null;
}

/** Things by their labels. */
export interface LabelSelectorRef {
  /** The label selector, at most 1000 characters. */
  selector: string;
}

/** A new firewall. */
export interface FirewallCreateReply {
  /** The firewall. */
  firewall: Firewall;
  /** Setting its rules and applying it. */
  actions: Action[];
}

/** Packets to let through. */
export interface FirewallRuleInput {
  /** Which way they go. */
  direction: FirewallRuleDirection;
  /** What they are of. */
  protocol: FirewallRuleProtocol;
  /** What the rule is for, at most 255 characters. */
  description?: string | null;
  /** Where they come from, as at most 100 networks such as `10.0.0.0/8` and `::/0`; for `in` only. */
  source_ips?: string[];
  /** Where they go to, as at most 100 networks; for `out` only. */
  destination_ips?: string[];
  /** The port or range of ports, as in `80` or `1024-5000`; needed for TCP and UDP, and for them only. */
  port?: string;
}

/** What to apply a firewall to: a server or a label selector. */
export interface FirewallResourceInput {
  /** Which of the following. */
  type: FirewallResourceType;
  /** A server. */
  server?: ServerRef;
  /** All servers whose labels match, now and later. */
  label_selector?: LabelSelectorRef;
}

/** Parameters of `firewalls.list`. */
export interface FirewallListParams {
  /** In this order. */
  sort?: Sort<FirewallSort>[];
  /** Only the one of this name. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `firewalls.create`. */
export interface FirewallCreateParams {
  /** The name, at most 128 characters. */
  name: string;
  /** Its labels. */
  labels?: Labels;
  /** What it lets through: at most 50 rules. */
  rules?: FirewallRuleInput[];
  /** What to apply it to. */
  apply_to?: FirewallResourceInput[];
}

/** Parameters of `firewalls.list_all_actions`. */
export interface FirewallListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `firewalls.apply_to_resources`. */
export interface FirewallApplyToResourcesParams {
  /** The firewall. */
  id: number;
  /** What to apply it to. */
  apply_to: FirewallResourceInput[];
}

/** Parameters of `firewalls.remove_from_resources`. */
export interface FirewallRemoveFromResourcesParams {
  /** The firewall. */
  id: number;
  /** What to take it from. */
  remove_from: FirewallResourceInput[];
}

/** Parameters of `firewalls.set_rules`. */
export interface FirewallSetRulesParams {
  /** The firewall. */
  id: number;
  /** What it lets through: at most 50 rules. An empty list lets nothing in and everything out. */
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
   * `GET /firewalls`
   */
  list(params?: FirewallListParams, options?: ListOptions): Listing<Firewall, "firewalls">;
  /**
   * Creates a firewall. Without rules it lets nothing in and everything out.
   *
   * `POST /firewalls`
   */
  create(params: FirewallCreateParams, options?: RequestOptions): Promise<FirewallCreateReply>;
  /**
   * Lists the actions of all firewalls.
   *
   * `GET /firewalls/actions`
   */
  listAllActions(params?: FirewallListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any firewall.
   *
   * `GET /firewalls/actions/{id}`
   */
  getActionById(params: FirewallGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets a firewall.
   *
   * `GET /firewalls/{id}`
   */
  get(params: FirewallGetParams, options?: RequestOptions): Promise<Firewall>;
  /**
   * Changes the name or labels of a firewall. For its rules see `setRules`.
   *
   * `PUT /firewalls/{id}`
   */
  update(params: FirewallUpdateParams, options?: RequestOptions): Promise<Firewall>;
  /**
   * Deletes a firewall. It may be applied to nothing any more.
   *
   * `DELETE /firewalls/{id}`
   */
  delete(params: FirewallDeleteParams, options?: RequestOptions): Promise<void>;
  /**
   * Lists the actions of a firewall.
   *
   * `GET /firewalls/{id}/actions`
   */
  listActions(params: FirewallListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Applies a firewall to servers, also to those of a label selector.
   *
   * `POST /firewalls/{id}/actions/apply_to_resources`
   */
  applyToResources(params: FirewallApplyToResourcesParams, options?: RequestOptions): Promise<Action[]>;
  /**
   * Takes a firewall from servers. One that a label selector reaches is freed by its labels only.
   *
   * `POST /firewalls/{id}/actions/remove_from_resources`
   */
  removeFromResources(params: FirewallRemoveFromResourcesParams, options?: RequestOptions): Promise<Action[]>;
  /**
   * Replaces all rules of a firewall.
   *
   * `POST /firewalls/{id}/actions/set_rules`
   */
  setRules(params: FirewallSetRulesParams, options?: RequestOptions): Promise<Action[]>;
  /**
   * Gets an action of a firewall.
   *
   * `GET /firewalls/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `firewalls.getActionById`
   */
  getAction(params: FirewallGetActionParams, options?: RequestOptions): Promise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<Firewall | null>;
}

/**
 * Which target gets the next connection.
 *
 * - `round_robin`: One after the other.
 * - `least_connections`: The one that has the fewest open.
 */
export type LoadBalancerAlgorithmType = "round_robin" | "least_connections" | (string & {});

/**
 * What can be measured.
 *
 * - `open_connections`: `open_connections`: how many are open.
 * - `connections_per_second`: `connections_per_second`: how many were opened a second.
 * - `requests_per_second`: `requests_per_second`: how many HTTP requests came a second.
 * - `bandwidth`: `bandwidth.in` and `bandwidth.out` in bytes a second.
 */
export type LoadBalancerMetricType = "open_connections" | "connections_per_second" | "requests_per_second" | "bandwidth" | (string & {});

/**
 * What load balancers can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 */
export type LoadBalancerSort = "id" | "name" | "created" | (string & {});

/** An address that spreads connections over targets. */
export interface LoadBalancer {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** How the internet reaches it. */
  public_net: LoadBalancerPublicNet;
  /** How its private networks reach it. */
  private_net: LoadBalancerPrivateNet[];
  /** Where it is. */
  location: Location;
  /** How big it is. */
  load_balancer_type: LoadBalancerType;
  /** What is forbidden. */
  protection: Protection;
  /** Its labels. */
  labels: Labels;
  /** When it was created. */
  created: Timestamp;
  /** What it listens to. */
  services: LoadBalancerService[];
  /** What it spreads over. */
  targets: LoadBalancerTarget[];
  /** Which target gets the next connection. */
  algorithm: LoadBalancerAlgorithm;
  /** Traffic out this month, in bytes. */
  outgoing_traffic: number | null;
  /** Traffic in this month, in bytes. */
  ingoing_traffic: number | null;
  /** Traffic out a month that is included, in bytes. */
  included_traffic: number;
}

/** How the internet reaches a load balancer. */
export interface LoadBalancerPublicNet {
  /** Whether it does. */
  enabled: boolean;
  /** Its IPv4 address. */
  ipv4: LoadBalancerPublicNetIp;
  /** Its IPv6 address. */
  ipv6: LoadBalancerPublicNetIp;
}

/** A public address of a load balancer. */
export interface LoadBalancerPublicNetIp {
  /** The address. */
  ip: string | null;
  /** The name that its reverse DNS entry gives. */
  dns_ptr: string | null;
  /** The primary IP. */
  id: number | null;
  /** Whether Hetzner has blocked it. */
  blocked: boolean | null;
}

/** A load balancer in a private network. */
export interface LoadBalancerPrivateNet {
  /** The network. */
  network: number;
  /** Its address in it. */
  ip: string;
}

/** Which target gets the next connection. */
export interface LoadBalancerAlgorithm {
  /** The way to choose. */
  type: LoadBalancerAlgorithmType;
}

/** A new load balancer. */
export interface LoadBalancerCreateReply {
  /** The load balancer. */
  load_balancer: LoadBalancer;
  /** Creating it. */
  action: Action;
}

/** How the internet is to reach a new load balancer. */
export interface LoadBalancerPublicNetInput {
  /** The primary IPv4 to use; `None` for a new one. */
  ipv4?: number | null;
  /** The primary IPv6 to use; `None` for a new one. */
  ipv6?: number | null;
}

/** Parameters of `load_balancers.list`. */
export interface LoadBalancerListParams {
  /** In this order. */
  sort?: Sort<LoadBalancerSort>[];
  /** Only the one of this name. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `load_balancers.create`. */
export interface LoadBalancerCreateParams {
  /** The name, unique in the project, from 1 to 128 characters. */
  name: string;
  /** How big. */
  load_balancer_type: number | string;
  /** Which target gets the next connection; `round_robin` unless said otherwise. */
  algorithm?: LoadBalancerAlgorithm;
  /** What it listens to. */
  services?: LoadBalancerServiceInput[];
  /** What it spreads over. */
  targets?: LoadBalancerTargetInput[];
  /** Its labels. */
  labels?: Labels;
  /** Whether the internet reaches it; yes unless said otherwise. */
  public_interface?: boolean;
  /** The addresses that it is to have; not without a public interface. */
  public_net?: LoadBalancerPublicNetInput;
  /** The network to attach it to. */
  network?: number;
  /** Where, roughly; Hetzner chooses the location. Either this or `location`. */
  network_zone?: NetworkZone;
  /** Where. Either this or `network_zone`. */
  location?: number | string;
}

/** Parameters of `load_balancers.list_all_actions`. */
export interface LoadBalancerListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
  /** What to measure. */
  type: LoadBalancerMetricType[];
  /** From when. */
  start: Timestamp;
  /** Until when. */
  end: Timestamp;
  /** Seconds from one sample to the next; chosen to give about 200 when nothing is said. */
  step?: number;
}

/** Parameters of `load_balancers.list_actions`. */
export interface LoadBalancerListActionsParams {
  /** The load balancer. */
  id: number;
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `load_balancers.add_service`. */
export interface LoadBalancerAddServiceParams {
  /** The load balancer. */
  id: number;
  /** What the connections carry. */
  protocol: LoadBalancerServiceProtocol;
  /** The port that it listens to, which is free. */
  listen_port: number;
  /** The port of the targets. */
  destination_port: number;
  /** Whether the targets are told the visitor's address by the PROXY protocol. */
  proxyprotocol: boolean;
  /** How the health of targets is checked. */
  health_check: LoadBalancerHealthCheckInput;
  /** What holds for HTTP and HTTPS; only for them. */
  http?: LoadBalancerServiceHttpInput;
}

/** Parameters of `load_balancers.add_target`. */
export interface LoadBalancerAddTargetParams {
  /** The load balancer. */
  id: number;
  /** Which of the following. */
  type: LoadBalancerTargetType;
  /** A server. */
  server?: ServerRef;
  /** All servers whose labels match, now and later. */
  label_selector?: LabelSelectorRef;
  /** A server of Hetzner that is not in the cloud, by its address. */
  ip?: LoadBalancerTargetIp;
  /** Whether servers are reached over the private network; no unless said otherwise. */
  use_private_ip?: boolean;
}

/** Parameters of `load_balancers.attach_to_network`. */
export interface LoadBalancerAttachToNetworkParams {
  /** The load balancer. */
  id: number;
  /** The network. */
  network: number;
  /** The address it is to have; a free one unless said otherwise. */
  ip?: string;
  /** The subnet to choose an address from, as in `10.0.1.0/24`. */
  ip_range?: string;
}

/** Parameters of `load_balancers.change_algorithm`. */
export interface LoadBalancerChangeAlgorithmParams {
  /** The load balancer. */
  id: number;
  /** The way to choose. */
  type: LoadBalancerAlgorithmType;
}

/** Parameters of `load_balancers.change_dns_ptr`. */
export interface LoadBalancerChangeDnsPtrParams {
  /** The load balancer. */
  id: number;
  /** The address. */
  ip: string;
  /** The name; `None` for Hetzner's own. */
  dns_ptr: string | null;
}

/** Parameters of `load_balancers.change_protection`. */
export interface LoadBalancerChangeProtectionParams {
  /** The load balancer. */
  id: number;
  /** Whether deleting is forbidden. */
  delete?: boolean;
}

/** Parameters of `load_balancers.change_type`. */
export interface LoadBalancerChangeTypeParams {
  /** The load balancer. */
  id: number;
  /** How big; what it has now must fit in. */
  load_balancer_type: number | string;
}

/** Parameters of `load_balancers.delete_service`. */
export interface LoadBalancerDeleteServiceParams {
  /** The load balancer. */
  id: number;
  /** The port that it listens to. */
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
  /** Which of the following. */
  type: LoadBalancerTargetType;
  /** A server. */
  server?: ServerRef;
  /** The servers whose labels match. */
  label_selector?: LabelSelectorRef;
  /** A server of Hetzner that is not in the cloud, by its address. */
  ip?: LoadBalancerTargetIp;
}

/** Parameters of `load_balancers.update_service`. */
export interface LoadBalancerUpdateServiceParams {
  /** The load balancer. */
  id: number;
  /** The port that it listens to. */
  listen_port: number;
  /** What the connections carry. */
  protocol?: LoadBalancerServiceProtocol;
  /** The port of the targets. */
  destination_port?: number;
  /** Whether the targets are told the visitor's address by the PROXY protocol. */
  proxyprotocol?: boolean;
  /** How the health of targets is checked. */
  health_check?: LoadBalancerHealthCheckUpdate;
  /** What holds for HTTP and HTTPS; only for them. */
  http?: LoadBalancerServiceHttpUpdate;
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
   * `GET /load_balancers`
   */
  list(params?: LoadBalancerListParams, options?: ListOptions): Listing<LoadBalancer, "load_balancers">;
  /**
   * Creates a load balancer. It costs from now on.
   *
   * `POST /load_balancers`
   */
  create(params: LoadBalancerCreateParams, options?: RequestOptions): Promise<LoadBalancerCreateReply>;
  /**
   * Lists the actions of all load balancers.
   *
   * `GET /load_balancers/actions`
   */
  listAllActions(params?: LoadBalancerListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any load balancer.
   *
   * `GET /load_balancers/actions/{id}`
   */
  getActionById(params: LoadBalancerGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets a load balancer.
   *
   * `GET /load_balancers/{id}`
   */
  get(params: LoadBalancerGetParams, options?: RequestOptions): Promise<LoadBalancer>;
  /**
   * Changes the name or labels of a load balancer.
   *
   * `PUT /load_balancers/{id}`
   */
  update(params: LoadBalancerUpdateParams, options?: RequestOptions): Promise<LoadBalancer>;
  /**
   * Deletes a load balancer. There is an action to wait for, or it is gone at once.
   *
   * `DELETE /load_balancers/{id}`
   */
  delete(params: LoadBalancerDeleteParams, options?: RequestOptions): Promise<Action | null>;
  /**
   * Measures a load balancer over a time of at most 30 days back, in at most 500 samples.
   *
   * `GET /load_balancers/{id}/metrics`
   */
  getMetrics(params: LoadBalancerGetMetricsParams, options?: RequestOptions): Promise<Metrics>;
  /**
   * Lists the actions of a load balancer.
   *
   * `GET /load_balancers/{id}/actions`
   */
  listActions(params: LoadBalancerListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Lets a load balancer listen to one more port.
   *
   * `POST /load_balancers/{id}/actions/add_service`
   */
  addService(params: LoadBalancerAddServiceParams, options?: RequestOptions): Promise<Action>;
  /**
   * Lets a load balancer spread over one more target.
   *
   * `POST /load_balancers/{id}/actions/add_target`
   */
  addTarget(params: LoadBalancerAddTargetParams, options?: RequestOptions): Promise<Action>;
  /**
   * Attaches a load balancer to a network.
   *
   * `POST /load_balancers/{id}/actions/attach_to_network`
   */
  attachToNetwork(params: LoadBalancerAttachToNetworkParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes which target gets the next connection.
   *
   * `POST /load_balancers/{id}/actions/change_algorithm`
   */
  changeAlgorithm(params: LoadBalancerChangeAlgorithmParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes the reverse DNS entry of a public address of a load balancer.
   *
   * `POST /load_balancers/{id}/actions/change_dns_ptr`
   */
  changeDnsPtr(params: LoadBalancerChangeDnsPtrParams, options?: RequestOptions): Promise<Action>;
  /**
   * Forbids or allows to delete a load balancer.
   *
   * `POST /load_balancers/{id}/actions/change_protection`
   */
  changeProtection(params: LoadBalancerChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Makes a load balancer bigger or smaller.
   *
   * `POST /load_balancers/{id}/actions/change_type`
   */
  changeType(params: LoadBalancerChangeTypeParams, options?: RequestOptions): Promise<Action>;
  /**
   * Stops listening to a port.
   *
   * `POST /load_balancers/{id}/actions/delete_service`
   */
  deleteService(params: LoadBalancerDeleteServiceParams, options?: RequestOptions): Promise<Action>;
  /**
   * Takes a load balancer from a network.
   *
   * `POST /load_balancers/{id}/actions/detach_from_network`
   */
  detachFromNetwork(params: LoadBalancerDetachFromNetworkParams, options?: RequestOptions): Promise<Action>;
  /**
   * Takes a load balancer from the internet. It has to be in a network, and reach its targets there.
   *
   * `POST /load_balancers/{id}/actions/disable_public_interface`
   */
  disablePublicInterface(params: LoadBalancerDisablePublicInterfaceParams, options?: RequestOptions): Promise<Action>;
  /**
   * Lets the internet reach a load balancer again.
   *
   * `POST /load_balancers/{id}/actions/enable_public_interface`
   */
  enablePublicInterface(params: LoadBalancerEnablePublicInterfaceParams, options?: RequestOptions): Promise<Action>;
  /**
   * Takes a target from a load balancer.
   *
   * `POST /load_balancers/{id}/actions/remove_target`
   */
  removeTarget(params: LoadBalancerRemoveTargetParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes how a load balancer serves a port. What is not said stays as it is.
   *
   * `POST /load_balancers/{id}/actions/update_service`
   */
  updateService(params: LoadBalancerUpdateServiceParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an action of a load balancer.
   *
   * `GET /load_balancers/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `loadBalancers.getActionById`
   */
  getAction(params: LoadBalancerGetActionParams, options?: RequestOptions): Promise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<LoadBalancer | null>;
}

/**
 * What the connections of a service carry.
 *
 * - `tcp`: Anything.
 * - `http`: HTTP.
 * - `https`: HTTP in TLS, which ends at the load balancer; needs a certificate.
 */
export type LoadBalancerServiceProtocol = "tcp" | "http" | "https" | (string & {});

/**
 * How the health of targets is checked.
 *
 * - `tcp`: Whether a connection can be opened.
 * - `http`: What an HTTP request answers.
 */
export type LoadBalancerHealthCheckProtocol = "tcp" | "http" | (string & {});

/** A port that a load balancer listens to. */
export interface LoadBalancerService {
  /** What the connections carry. */
  protocol: LoadBalancerServiceProtocol;
  /** The port that it listens to. */
  listen_port: number;
  /** The port of the targets. */
  destination_port: number;
  /** Whether the targets are told the visitor's address by the PROXY protocol. */
  proxyprotocol: boolean;
  /** How the health of targets is checked. */
  health_check: LoadBalancerHealthCheck;
  /** What holds for HTTP and HTTPS. */
  http: LoadBalancerServiceHttp | null;
}

/** What holds for a service of HTTP or HTTPS. */
export interface LoadBalancerServiceHttp {
  /** Whether a visitor stays with a target, by a cookie. */
  sticky_sessions: boolean;
  /** The name of that cookie, at most 100 characters. */
  cookie_name: string;
  /** Seconds that the cookie lives, from 30 to 86400. */
  cookie_lifetime: number;
  /** Seconds after which a silent connection is closed, from 30 to 300. */
  timeout_idle: number;
  /** The certificates to show; of HTTPS only. */
  certificates: number[] | null;
  /** Whether visitors of port 80 are sent to HTTPS; of HTTPS only. */
  redirect_http: boolean | null;
}

/** How the health of targets is checked. */
export interface LoadBalancerHealthCheck {
  /** What is tried. */
  protocol: LoadBalancerHealthCheckProtocol;
  /** The port of the targets. */
  port: number;
  /** Seconds from one check to the next, from 3 to 60. */
  interval: number;
  /** Seconds after which a check has failed, from 1 to 60. */
  timeout: number;
  /** How many checks in a row have to fail before a target gets no more connections, from 1 to 5. */
  retries: number;
  /** What holds for HTTP; only for it. */
  http: LoadBalancerHealthCheckHttp | null;
}

/** How the health of targets is checked by HTTP. */
export interface LoadBalancerHealthCheckHttp {
  /** The domain that is asked for, at most 128 characters; none to ask without. */
  domain: string | null;
  /** The path that is asked for, at most 256 characters. */
  path: string;
  /** What the answer has to contain, at most 256 characters. */
  response: string | null;
  /** The statuses that count as healthy, at most 20, as in `2??`. */
  status_codes: string[] | null;
  /** Whether it asks by TLS. */
  tls: boolean | null;
}

/** A port to listen to. */
export interface LoadBalancerServiceInput {
  /** What the connections carry. */
  protocol: LoadBalancerServiceProtocol;
  /** The port that it listens to. */
  listen_port: number;
  /** The port of the targets. */
  destination_port: number;
  /** Whether the targets are told the visitor's address by the PROXY protocol. */
  proxyprotocol: boolean;
  /** How the health of targets is checked. */
  health_check: LoadBalancerHealthCheckInput;
  /** What holds for HTTP and HTTPS; only for them. */
  http?: LoadBalancerServiceHttpInput;
}

/** What is to hold for a service of HTTP or HTTPS. */
export interface LoadBalancerServiceHttpInput {
  /** Whether a visitor stays with a target, by a cookie; no unless said otherwise. */
  sticky_sessions?: boolean;
  /** The name of that cookie, at most 100 characters; `HCLBSTICKY` unless said otherwise. */
  cookie_name?: string;
  /** Seconds that the cookie lives, from 30 to 86400; 300 unless said otherwise. */
  cookie_lifetime?: number;
  /** Seconds after which a silent connection is closed, from 30 to 300; 50 unless said otherwise. */
  timeout_idle?: number;
  /** The certificates to show; of HTTPS only. */
  certificates?: number[];
  /** Whether visitors of port 80 are sent to HTTPS; of HTTPS only; no unless said otherwise. */
  redirect_http?: boolean;
}

/** What is to change for a service of HTTP or HTTPS. */
export interface LoadBalancerServiceHttpUpdate {
  /** Whether a visitor stays with a target, by a cookie. */
  sticky_sessions?: boolean;
  /** The name of that cookie, at most 100 characters. */
  cookie_name?: string;
  /** Seconds that the cookie lives, from 30 to 86400. */
  cookie_lifetime?: number;
  /** Seconds after which a silent connection is closed, from 30 to 300. */
  timeout_idle?: number;
  /** The certificates to show; of HTTPS only. */
  certificates?: number[];
  /** Whether visitors of port 80 are sent to HTTPS; of HTTPS only. */
  redirect_http?: boolean;
}

/** How to check the health of targets. */
export interface LoadBalancerHealthCheckInput {
  /** What is tried. */
  protocol: LoadBalancerHealthCheckProtocol;
  /** The port of the targets. */
  port: number;
  /** Seconds from one check to the next, from 3 to 60. */
  interval: number;
  /** Seconds after which a check has failed, from 1 to 60. */
  timeout: number;
  /** How many checks in a row have to fail before a target gets no more connections, from 1 to 5. */
  retries: number;
  /** What holds for HTTP; only for it. */
  http?: LoadBalancerHealthCheckHttpInput;
}

/** How to check the health of targets by HTTP. */
export interface LoadBalancerHealthCheckHttpInput {
  /** The domain that is asked for, at most 128 characters; none to ask without. */
  domain?: string | null;
  /** The path that is asked for, at most 256 characters. */
  path?: string;
  /** What the answer has to contain, at most 256 characters. */
  response?: string;
  /** The statuses that count as healthy, at most 20, as in `2??`; `2??` and `3??` unless said otherwise. */
  status_codes?: string[];
  /** Whether it asks by TLS. */
  tls?: boolean;
}

/** What is to change in the check of the targets' health. */
export interface LoadBalancerHealthCheckUpdate {
  /** What is tried. */
  protocol?: LoadBalancerHealthCheckProtocol;
  /** The port of the targets. */
  port?: number;
  /** Seconds from one check to the next, from 3 to 60. */
  interval?: number;
  /** Seconds after which a check has failed, from 1 to 60. */
  timeout?: number;
  /** How many checks in a row have to fail before a target gets no more connections, from 1 to 5. */
  retries?: number;
  /** What holds for HTTP; only for it. */
  http?: LoadBalancerHealthCheckHttpUpdate;
}

/** What is to change in the check of the targets' health by HTTP. */
export interface LoadBalancerHealthCheckHttpUpdate {
  /** The domain that is asked for, at most 128 characters; none to ask without. */
  domain?: string | null;
  /** The path that is asked for, at most 256 characters. */
  path?: string;
  /** What the answer has to contain, at most 256 characters. */
  response?: string;
  /** The statuses that count as healthy, at most 20, as in `2??`. */
  status_codes?: string[];
  /** Whether it asks by TLS. */
  tls?: boolean;
}

/**
 * What a target is.
 *
 * - `server`: A server.
 * - `label_selector`: All servers whose labels match, now and later.
 * - `ip`: A server of Hetzner that is not in the cloud, by its address.
 */
export type LoadBalancerTargetType = "server" | "label_selector" | "ip" | (string & {});

/**
 * How well a target is.
 *
 * - `healthy`: It passes the checks and gets connections.
 * - `unhealthy`: It fails the checks and gets none.
 * - `unknown`: The API says that it does not know yet.
 */
export type LoadBalancerTargetHealthStatus = "healthy" | "unhealthy" | "unknown" | (string & {});

/**
 * Why a target is not well.
 *
 * - `unspecified`: The API does not say.
 * - `layer4_no_connection`: It takes no connection.
 * - `layer4_timeout`: It takes a connection too slowly.
 * - `layer7_timeout`: It answers too slowly.
 * - `unexpected_http_status`: It answers with a status that does not count as healthy.
 * - `unexpected_http_content`: Its answer does not contain what it has to.
 */
export type LoadBalancerTargetHealthDetail = "unspecified" | "layer4_no_connection" | "layer4_timeout" | "layer7_timeout" | "unexpected_http_status" | "unexpected_http_content" | (string & {});

/** What a load balancer spreads over. */
export interface LoadBalancerTarget {
  /** Which of the following. */
  type: LoadBalancerTargetType;
  /** A server. */
  server: ServerRef | null;
  /** How well it is, by service; of a server or an address. */
  health_status: LoadBalancerTargetHealth[] | null;
  /** Whether servers are reached over the private network. */
  use_private_ip: boolean | null;
  /** The servers whose labels match. */
  label_selector: LabelSelectorRef | null;
  /** Those that the label selector matches at the moment. */
  targets: LoadBalancerResolvedTarget[] | null;
  /** A server of Hetzner that is not in the cloud, by its address. */
  ip: LoadBalancerTargetIp | null;
}

/** A target that a label selector matches. */
export interface LoadBalancerResolvedTarget {
  /** What it is: `server`. */
  type: string;
  /** The server. */
  server: ServerRef;
  /** How well it is, by service. */
  health_status: LoadBalancerTargetHealth[];
  /** Whether it is reached over the private network. */
  use_private_ip: boolean;
}

/** How well a target is for one service. */
export interface LoadBalancerTargetHealth {
  /** The port of the service. */
  listen_port: number;
  /** How well it is. */
  status: LoadBalancerTargetHealthStatus;
  /** Why it is not. */
  detail: LoadBalancerTargetHealthDetail | null;
  /** The status that it answered, when that was the reason. */
  http_status_code: number | null;
}

/** A server of Hetzner that is not in the cloud. */
export interface LoadBalancerTargetIp {
  /** Its address, of the same customer. */
  ip: string;
}

/** What to spread over: a server, a label selector or an address. */
export interface LoadBalancerTargetInput {
  /** Which of the following. */
  type: LoadBalancerTargetType;
  /** A server. */
  server?: ServerRef;
  /** All servers whose labels match, now and later. */
  label_selector?: LabelSelectorRef;
  /** A server of Hetzner that is not in the cloud, by its address. */
  ip?: LoadBalancerTargetIp;
  /** Whether servers are reached over the private network; no unless said otherwise. */
  use_private_ip?: boolean;
}

/** A size of load balancers. */
export interface LoadBalancerType {
  /** The id. */
  id: number;
  /** The name, as in `lb11`. */
  name: string;
  /** The name for people. */
  description: string;
  /** How many connections it holds at once. */
  max_connections: number;
  /** How many services it can have. */
  max_services: number;
  /** How many targets it can have. */
  max_targets: number;
  /** How many certificates it can use. */
  max_assigned_certificates: number;
  /** That it goes away. */
  deprecation: DeprecationInfo | null;
  /** What it costs, by location. */
  prices: LocationPriceWithTraffic[];
}

/** Parameters of `load_balancer_types.list`. */
export interface LoadBalancerTypeListParams {
  /** Only the one of this name. */
  name?: string;
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
   * `GET /load_balancer_types`
   */
  list(params?: LoadBalancerTypeListParams, options?: ListOptions): Listing<LoadBalancerType, "load_balancer_types">;
  /**
   * Gets a load balancer type.
   *
   * `GET /load_balancer_types/{id}`
   */
  get(params: LoadBalancerTypeGetParams, options?: RequestOptions): Promise<LoadBalancerType>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<LoadBalancerType | null>;
}

/**
 * Who takes care of a certificate.
 *
 * - `uploaded`: Its owner, who uploaded it and has to replace it in time.
 * - `managed`: Hetzner, which gets and renews it; the domains have to be in the project's DNS zones.
 */
export type CertificateType = "uploaded" | "managed" | (string & {});

/**
 * How far the making of a managed certificate is.
 *
 * - `pending`: It is being made.
 * - `completed`: It is there.
 * - `failed`: It could not be made; the status holds the error. See `RetryIssuance`.
 */
export type CertificateIssuanceStatus = "pending" | "completed" | "failed" | (string & {});

/**
 * How far the renewal of a managed certificate is.
 *
 * - `scheduled`: It will be renewed in time.
 * - `pending`: It is being renewed.
 * - `failed`: It could not be renewed; the status holds the error. See `RetryIssuance`.
 * - `unavailable`: It is not renewed, for it was never made.
 */
export type CertificateRenewalStatus = "scheduled" | "pending" | "failed" | "unavailable" | (string & {});

/**
 * What certificates can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 */
export type CertificateSort = "id" | "name" | "created" | (string & {});

/** A TLS certificate. */
export interface Certificate {
  /** The id. */
  id: number;
  /** The name, unique in the project. */
  name: string;
  /** Its labels. */
  labels: Labels;
  /** Who takes care of it. */
  type: CertificateType | null;
  /** The certificate and its chain in PEM; none while a managed one is being made. */
  certificate: string | null;
  /** When it was created here. */
  created: Timestamp;
  /** From when it is valid; none while a managed one is being made. */
  not_valid_before: Timestamp | null;
  /** Until when it is valid; none while a managed one is being made. */
  not_valid_after: Timestamp | null;
  /** The domains that it is for. */
  domain_names: string[];
  /** The SHA-256 fingerprint, as pairs of hexadecimal digits; none while a managed one is being made. */
  fingerprint: string | null;
  /** How far Hetzner is with it; only of managed ones. */
  status: CertificateStatus | null;
  /** The load balancers that use it. */
  used_by: ResourceRef[];
}

/** How far Hetzner is with a managed certificate. */
export interface CertificateStatus {
  /** Making it. */
  issuance: CertificateIssuanceStatus | null;
  /** Renewing it. */
  renewal: CertificateRenewalStatus | null;
  /** Why the one or the other failed. */
  error: CertificateError | null;
}

/** Why a certificate could not be made or renewed. */
export interface CertificateError {
  /** The reason in one word. */
  code: string | null;
  /** The reason in a sentence. */
  message: string | null;
}

/** A new certificate. */
export interface CertificateCreateReply {
  /** The certificate; a managed one is still empty. */
  certificate: Certificate;
  /** Making it; none for an uploaded one. */
  action: Action | null;
}

/** Parameters of `certificates.list`. */
export interface CertificateListParams {
  /** In this order. */
  sort?: Sort<CertificateSort>[];
  /** Only the one of this name. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** Only of these types. */
  type?: CertificateType[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `certificates.create`. */
export interface CertificateCreateParams {
  /** The name, unique in the project. */
  name: string;
  /** Its labels. */
  labels?: Labels;
  /** Who is to take care of it; `uploaded` unless said otherwise. */
  type?: CertificateType;
  /** The certificate and its chain in PEM, the own one first; needed for an uploaded one. */
  certificate?: string;
  /** Its private key in PEM; needed for an uploaded one. The API never shows it again. */
  private_key?: string | Secret;
  /** The domains, all in the project's DNS zones; needed for a managed one. `*.example.com` is possible. */
  domain_names?: string[];
}

/** Parameters of `certificates.list_all_actions`. */
export interface CertificateListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
   * `GET /certificates`
   */
  list(params?: CertificateListParams, options?: ListOptions): Listing<Certificate, "certificates">;
  /**
   * Uploads a certificate, or has one made.
   *
   * `POST /certificates`
   */
  create(params: CertificateCreateParams, options?: RequestOptions): Promise<CertificateCreateReply>;
  /**
   * Lists the actions of all certificates.
   *
   * `GET /certificates/actions`
   */
  listAllActions(params?: CertificateListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any certificate.
   *
   * `GET /certificates/actions/{id}`
   */
  getActionById(params: CertificateGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets a certificate.
   *
   * `GET /certificates/{id}`
   */
  get(params: CertificateGetParams, options?: RequestOptions): Promise<Certificate>;
  /**
   * Changes the name or labels of a certificate.
   *
   * `PUT /certificates/{id}`
   */
  update(params: CertificateUpdateParams, options?: RequestOptions): Promise<Certificate>;
  /**
   * Deletes a certificate. No load balancer may use it.
   *
   * `DELETE /certificates/{id}`
   */
  delete(params: CertificateDeleteParams, options?: RequestOptions): Promise<void>;
  /**
   * Lists the actions of a certificate.
   *
   * `GET /certificates/{id}/actions`
   */
  listActions(params: CertificateListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Tries again to make or renew a managed certificate, after that failed.
   *
   * `POST /certificates/{id}/actions/retry`
   */
  retryIssuance(params: CertificateRetryIssuanceParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an action of a certificate.
   *
   * `GET /certificates/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `certificates.getActionById`
   */
  getAction(params: CertificateGetActionParams, options?: RequestOptions): Promise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<Certificate | null>;
}

/**
 * Where the records of a zone are kept.
 *
 * - `primary`: Here.
 * - `secondary`: At name servers elsewhere, which are asked for them.
 */
export type ZoneMode = "primary" | "secondary" | (string & {});

/**
 * How far a zone is.
 *
 * - `ok`: The name servers know it.
 * - `updating`: The name servers are being told.
 * - `error`: Something failed.
 */
export type ZoneStatus = "ok" | "updating" | "error" | (string & {});

/**
 * Who registered the domain.
 *
 * - `hetzner`: Hetzner.
 * - `other`: Somebody else.
 * - `unknown`: The API says that it does not know.
 */
export type ZoneRegistrar = "hetzner" | "other" | "unknown" | (string & {});

/**
 * Whether the domain's registry points to Hetzner's name servers.
 *
 * - `valid`: To all of those that were assigned.
 * - `partially-valid`: To some of those that were assigned.
 * - `invalid`: To others.
 * - `lame`: To none that answers for the zone.
 * - `unregistered`: The domain is not registered.
 * - `unknown`: The API says that it does not know.
 */
export type ZoneDelegationStatus = "valid" | "partially-valid" | "invalid" | "lame" | "unregistered" | "unknown" | (string & {});

/**
 * How a transfer of a zone is signed (TSIG, RFC 8945).
 *
 * - `hmac-md5`: HMAC-MD5; out of use.
 * - `hmac-sha1`: HMAC-SHA-1.
 * - `hmac-sha256`: HMAC-SHA-256.
 */
export type TsigAlgorithm = "hmac-md5" | "hmac-sha1" | "hmac-sha256" | (string & {});

/**
 * What zones can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 */
export type ZoneSort = "id" | "name" | "created" | (string & {});

/** DNS of a domain. */
export interface Zone {
  /** The id. */
  id: number;
  /** The domain, in small letters and without a dot at the end. */
  name: string;
  /** When it was created. */
  created: Timestamp;
  /** Where the records are kept. */
  mode: ZoneMode;
  /** The name servers that a secondary zone follows. */
  primary_nameservers: ZonePrimaryNameserver[] | null;
  /** Its labels. */
  labels: Labels;
  /** What is forbidden. */
  protection: Protection;
  /** Seconds that records without a TTL of their own may be kept by others. */
  ttl: number;
  /** How far it is. */
  status: ZoneStatus;
  /** How many records it has. */
  record_count: number;
  /** Hetzner's name servers for it. */
  authoritative_nameservers: ZoneAuthoritativeNameservers;
  /** Who registered the domain. */
  registrar: ZoneRegistrar;
}

/** Hetzner's name servers for a zone. */
export interface ZoneAuthoritativeNameservers {
  /** Those that the registry is to point to. */
  assigned: string[];
  /** Those that it points to. */
  delegated: string[];
  /** When that was looked up. */
  delegation_last_check: Timestamp | null;
  /** Whether the two are the same. */
  delegation_status: ZoneDelegationStatus | null;
}

/** A name server that a secondary zone follows. */
export interface ZonePrimaryNameserver {
  /** Its IPv4 or IPv6 address. */
  address: string;
  /** Its port; 53 unless said otherwise. */
  port?: number | null;
  /** The key that transfers are signed with, in Base64. */
  tsig_key?: string | Secret | null;
  /** How transfers are signed. */
  tsig_algorithm?: TsigAlgorithm | null;
}

/** A new zone. */
export interface ZoneCreateReply {
  /** The zone. */
  zone: Zone;
  /** Telling the name servers. */
  action: Action;
}

/** All records of a zone. */
export interface ZoneExportZonefileReply {
  /** A zone file (RFC 1035, section 5). */
  zonefile: string;
}

/** Records of one name and type, for a new zone. */
export interface RrsetInput {
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  name: string;
  /** The type. */
  type: RrsetType;
  /** Seconds that they may be kept by others, from 60; `None` for the zone's. */
  ttl?: number | null;
  /** The records. */
  records: RrsetRecord[];
  /** The labels. */
  labels?: Labels;
}

/** Parameters of `zones.list`. */
export interface ZoneListParams {
  /** Only the one of this name. */
  name?: string;
  /** Only those whose records are kept there. */
  mode?: ZoneMode;
  /** Only those whose labels match. */
  label_selector?: string;
  /** In this order. */
  sort?: Sort<ZoneSort>[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `zones.create`. */
export interface ZoneCreateParams {
  /** The domain, in small letters and without a dot at the end. */
  name: string;
  /** Where the records are kept; that stays so. */
  mode: ZoneMode;
  /** Seconds that records without a TTL of their own may be kept by others, from 60; 3600 unless said otherwise. */
  ttl?: number;
  /** Its labels. */
  labels?: Labels;
  /** The name servers that a secondary zone follows. */
  primary_nameservers?: ZonePrimaryNameserver[];
  /** The first records of a primary zone. Either this or `zonefile`. */
  rrsets?: RrsetInput[];
  /** The first records of a primary zone, as a zone file (RFC 1035, section 5). Either this or `rrsets`. */
  zonefile?: string;
}

/** Parameters of `zones.list_all_actions`. */
export interface ZoneListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `zones.change_primary_nameservers`. */
export interface ZoneChangePrimaryNameserversParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name servers. */
  primary_nameservers: ZonePrimaryNameserver[];
}

/** Parameters of `zones.change_protection`. */
export interface ZoneChangeProtectionParams {
  /** The zone. */
  id_or_name: number | string;
  /** Whether deleting is forbidden. */
  delete?: boolean;
}

/** Parameters of `zones.change_ttl`. */
export interface ZoneChangeTtlParams {
  /** The zone. */
  id_or_name: number | string;
  /** Seconds, from 60. */
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
   * `GET /zones`
   */
  list(params?: ZoneListParams, options?: ListOptions): Listing<Zone, "zones">;
  /**
   * Creates a zone. The domain's registry has to be told of Hetzner's name servers by its owner.
   *
   * `POST /zones`
   */
  create(params: ZoneCreateParams, options?: RequestOptions): Promise<ZoneCreateReply>;
  /**
   * Lists the actions of all zones.
   *
   * `GET /zones/actions`
   */
  listAllActions(params?: ZoneListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any zone.
   *
   * `GET /zones/actions/{id}`
   */
  getActionById(params: ZoneGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets a zone.
   *
   * `GET /zones/{id_or_name}`
   */
  get(params: ZoneGetParams, options?: RequestOptions): Promise<Zone>;
  /**
   * Changes the labels of a zone.
   *
   * `PUT /zones/{id_or_name}`
   */
  update(params: ZoneUpdateParams, options?: RequestOptions): Promise<Zone>;
  /**
   * Deletes a zone, with all records.
   *
   * `DELETE /zones/{id_or_name}`
   */
  delete(params: ZoneDeleteParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gives all records of a primary zone as a zone file.
   *
   * `GET /zones/{id_or_name}/zonefile`
   */
  exportZonefile(params: ZoneExportZonefileParams, options?: RequestOptions): Promise<ZoneExportZonefileReply>;
  /**
   * Lists the actions of a zone.
   *
   * `GET /zones/{id_or_name}/actions`
   */
  listActions(params: ZoneListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Replaces the name servers that a secondary zone follows.
   *
   * `POST /zones/{id_or_name}/actions/change_primary_nameservers`
   */
  changePrimaryNameservers(params: ZoneChangePrimaryNameserversParams, options?: RequestOptions): Promise<Action>;
  /**
   * Forbids or allows to delete a zone.
   *
   * `POST /zones/{id_or_name}/actions/change_protection`
   */
  changeProtection(params: ZoneChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes how long others may keep the records of a primary zone that have no TTL of their own.
   *
   * `POST /zones/{id_or_name}/actions/change_ttl`
   */
  changeTtl(params: ZoneChangeTtlParams, options?: RequestOptions): Promise<Action>;
  /**
   * Replaces all records of a primary zone.
   *
   * `POST /zones/{id_or_name}/actions/import_zonefile`
   */
  importZonefile(params: ZoneImportZonefileParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an action of a zone.
   *
   * `GET /zones/{id_or_name}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `zones.getActionById`
   */
  getAction(params: ZoneGetActionParams, options?: RequestOptions): Promise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<Zone | null>;
}

/**
 * The type of DNS records.
 *
 * - `A`: An IPv4 address.
 * - `AAAA`: An IPv6 address.
 * - `CAA`: Who may issue certificates.
 * - `CNAME`: Another name.
 * - `DS`: The key of a signed zone below.
 * - `HINFO`: The machine.
 * - `HTTPS`: How HTTPS is reached.
 * - `MX`: Who takes mail.
 * - `NS`: The name servers.
 * - `PTR`: The name of an address.
 * - `RP`: The person responsible.
 * - `SOA`: The start of the zone.
 * - `SRV`: Where a service is.
 * - `SVCB`: How a service is reached.
 * - `TLSA`: The certificate of a service.
 * - `TXT`: Text; see `txt`.
 */
export type RrsetType = "A" | "AAAA" | "CAA" | "CNAME" | "DS" | "HINFO" | "HTTPS" | "MX" | "NS" | "PTR" | "RP" | "SOA" | "SRV" | "SVCB" | "TLSA" | "TXT" | (string & {});

/**
 * What RRSets can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 */
export type RrsetSort = "id" | "name" | "created" | (string & {});

/** Records of one name and type. */
export interface Rrset {
  /** The id: name and type, as in `www/A`. */
  id: string;
  /** The name within the zone; `@` is the zone itself. */
  name: string;
  /** The type. */
  type: RrsetType;
  /** Seconds that they may be kept by others; none for the zone's. */
  ttl: number | null;
  /** The labels. */
  labels: Labels;
  /** What is forbidden. */
  protection: RrsetProtection;
  /** The records. */
  records: RrsetRecord[];
  /** The zone. */
  zone: number;
}

/** What is forbidden until the protection is taken off. */
export interface RrsetProtection {
  /** To change it or delete it. */
  change: boolean;
}

/** A record. */
export interface RrsetRecord {
  /** Its value as a zone file has it, as in `10 mail.example.com.`; of a TXT record in quotes, see `txt`. */
  value: string;
  /** What it is for; only the owner sees it. */
  comment?: string | null;
}

/** A new RRSet. */
export interface ZoneRrsetCreateReply {
  /** The RRSet. */
  rrset: Rrset;
  /** Telling the name servers. */
  action: Action;
}

/** What a record is for from now on. */
export interface RrsetRecordCommentInput {
  /** The value of the record. */
  value: string;
  /** The comment; an empty one takes it away. */
  comment: string;
}

/** Parameters of `zone_rrsets.list`. */
export interface ZoneRrsetListParams {
  /** The zone. */
  id_or_name: number | string;
  /** Only those of this name. */
  name?: string;
  /** Only those of these types. */
  type?: RrsetType[];
  /** Only those whose labels match. */
  label_selector?: string;
  /** In this order. */
  sort?: Sort<RrsetSort>[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `zone_rrsets.create`. */
export interface ZoneRrsetCreateParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  name: string;
  /** The type. */
  type: RrsetType;
  /** Seconds that they may be kept by others, from 60; `None` for the zone's. */
  ttl?: number | null;
  /** The records. */
  records: RrsetRecord[];
  /** The labels. */
  labels?: Labels;
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
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
  /** From 1 to 50 records that it does not have yet. */
  records: RrsetRecord[];
  /** Seconds that they may be kept by others: that of the RRSet, or it is refused. `None` for the zone's. */
  ttl?: number | null;
}

/** Parameters of `zone_rrsets.change_protection`. */
export interface ZoneRrsetChangeProtectionParams {
  /** The zone. */
  id_or_name: number | string;
  /** The name within the zone, as in `www`; `@` is the zone itself. */
  rr_name: string;
  /** The type. */
  rr_type: RrsetType;
  /** Whether changing is forbidden. */
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
  /** Seconds, from 60; `None` for the zone's. */
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
  /** From 1 to 50 records that it has. */
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
  /** From 1 to 50 records that it has. */
  records: RrsetRecordCommentInput[];
}

/** The operations of `zone_rrsets`. */
export interface ZoneRrsetsApi {
  /**
   * Lists the RRSets of a zone.
   *
   * `GET /zones/{id_or_name}/rrsets`
   */
  list(params: ZoneRrsetListParams, options?: ListOptions): Listing<Rrset, "rrsets">;
  /**
   * Creates an RRSet; there is none yet of this name and type.
   *
   * `POST /zones/{id_or_name}/rrsets`
   */
  create(params: ZoneRrsetCreateParams, options?: RequestOptions): Promise<ZoneRrsetCreateReply>;
  /**
   * Gets an RRSet.
   *
   * `GET /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}`
   */
  get(params: ZoneRrsetGetParams, options?: RequestOptions): Promise<Rrset>;
  /**
   * Changes the labels of an RRSet. For the rest there are actions.
   *
   * `PUT /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}`
   */
  update(params: ZoneRrsetUpdateParams, options?: RequestOptions): Promise<Rrset>;
  /**
   * Deletes an RRSet.
   *
   * `DELETE /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}`
   */
  delete(params: ZoneRrsetDeleteParams, options?: RequestOptions): Promise<Action>;
  /**
   * Adds records to an RRSet, which is created when there is none.
   *
   * `POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/add_records`
   */
  addRecords(params: ZoneRrsetAddRecordsParams, options?: RequestOptions): Promise<Action>;
  /**
   * Forbids or allows to change and delete an RRSet.
   *
   * `POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/change_protection`
   */
  changeProtection(params: ZoneRrsetChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes how long others may keep the records.
   *
   * `POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/change_ttl`
   */
  changeTtl(params: ZoneRrsetChangeTtlParams, options?: RequestOptions): Promise<Action>;
  /**
   * Takes records from an RRSet, which is deleted with the last one.
   *
   * `POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/remove_records`
   */
  removeRecords(params: ZoneRrsetRemoveRecordsParams, options?: RequestOptions): Promise<Action>;
  /**
   * Replaces all records of an RRSet.
   *
   * `POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/set_records`
   */
  setRecords(params: ZoneRrsetSetRecordsParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes what records are for. Their values stay.
   *
   * `POST /zones/{id_or_name}/rrsets/{rr_name}/{rr_type}/actions/update_records`
   */
  updateRecords(params: ZoneRrsetUpdateRecordsParams, options?: RequestOptions): Promise<Action>;
}

/**
 * What a Storage Box is doing.
 *
 * - `active`: It can be used.
 * - `initializing`: It is being created.
 * - `locked`: Hetzner has locked it.
 */
export type StorageBoxStatus = "active" | "initializing" | "locked" | (string & {});

/**
 * What Storage Boxes can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 * - `stats.size`: How much is in use.
 * - `stats.size_filesystem`: How much the files take.
 */
export type StorageBoxSort = "id" | "name" | "created" | "stats.size" | "stats.size_filesystem" | (string & {});

/** Space for files. */
export interface StorageBox {
  /** The id. */
  id: number;
  /** The user to log in as; none while it is being created. */
  username: string | null;
  /** What it is doing. */
  status: StorageBoxStatus;
  /** The name, unique in the project. */
  name: string;
  /** How big it is. */
  storage_box_type: StorageBoxType;
  /** Where it is. */
  location: Location;
  /** How it is reached. */
  access_settings: StorageBoxAccessSettings;
  /** Its host name; none while it is being created. */
  server: string | null;
  /** The host that it is on; none while it is being created. */
  system: string | null;
  /** How much is in use. */
  stats: StorageBoxStats;
  /** Its labels. */
  labels: Labels;
  /** What is forbidden. */
  protection: Protection;
  /** When snapshots are made by themselves; none when they are not. */
  snapshot_plan: StorageBoxSnapshotPlan | null;
  /** When it was created. */
  created: Timestamp;
}

/** How a Storage Box is reached. */
export interface StorageBoxAccessSettings {
  /** Whether it is reached from outside of Hetzner's network. */
  reachable_externally: boolean;
  /** Whether it speaks Samba (CIFS). */
  samba_enabled: boolean;
  /** Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled: boolean;
  /** Whether it speaks WebDAV. */
  webdav_enabled: boolean;
  /** Whether the directory `.zfs` with the snapshots is visible. */
  zfs_enabled: boolean;
}

/** How much of a Storage Box is in use, in bytes. */
export interface StorageBoxStats {
  /** All together. */
  size: number;
  /** The files. */
  size_data: number;
  /** The snapshots. */
  size_snapshots: number;
}

/** When snapshots are made by themselves, in UTC. */
export interface StorageBoxSnapshotPlan {
  /** How many are kept. */
  max_snapshots: number;
  /** The minute, from 0 to 59. */
  minute: number;
  /** The hour, from 0 to 23. */
  hour: number;
  /** The day of the week, from 1 for Monday to 7; none for every day. */
  day_of_week: number | null;
  /** The day of the month, from 1 to 31; none for every day. */
  day_of_month: number | null;
}

/** A new Storage Box. */
export interface StorageBoxCreateReply {
  /** The Storage Box, which is still `initializing`. */
  storage_box: StorageBox;
  /** Creating it. */
  action: Action;
}

/** The folders in a Storage Box. */
export interface StorageBoxListFoldersReply {
  /** Their names. */
  folders: string[];
}

/** How a Storage Box is to be reached. */
export interface StorageBoxAccessSettingsInput {
  /** Whether it is reached from outside of Hetzner's network. */
  reachable_externally?: boolean;
  /** Whether it speaks Samba (CIFS). */
  samba_enabled?: boolean;
  /** Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled?: boolean;
  /** Whether it speaks WebDAV. */
  webdav_enabled?: boolean;
  /** Whether the directory `.zfs` with the snapshots is visible. */
  zfs_enabled?: boolean;
}

/** Parameters of `storage_boxes.list`. */
export interface StorageBoxListParams {
  /** Only the one of this name. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** In this order. */
  sort?: Sort<StorageBoxSort>[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `storage_boxes.create`. */
export interface StorageBoxCreateParams {
  /** How big. */
  storage_box_type: number | string;
  /** Where. */
  location: number | string;
  /** The name, unique in the project. */
  name: string;
  /** The password of its user; the API refuses a weak one. It is not told again. */
  password: string | Secret;
  /** Its labels. */
  labels?: Labels;
  /** Public keys that may log in, in OpenSSH's format. */
  ssh_keys?: string[];
  /** How it is to be reached. */
  access_settings?: StorageBoxAccessSettingsInput;
}

/** Parameters of `storage_boxes.list_all_actions`. */
export interface StorageBoxListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
  /** The place; the top (`.`) unless said otherwise. */
  path?: string;
}

/** Parameters of `storage_boxes.list_actions`. */
export interface StorageBoxListActionsParams {
  /** The Storage Box. */
  id: number;
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
}

/** Parameters of `storage_boxes.change_protection`. */
export interface StorageBoxChangeProtectionParams {
  /** The Storage Box. */
  id: number;
  /** Whether deleting is forbidden. */
  delete?: boolean;
}

/** Parameters of `storage_boxes.change_type`. */
export interface StorageBoxChangeTypeParams {
  /** The Storage Box. */
  id: number;
  /** How big; what is in it must fit in. */
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
  /** How many are kept. */
  max_snapshots: number;
  /** The minute, from 0 to 59. */
  minute: number;
  /** The hour, from 0 to 23. */
  hour: number;
  /** The day of the week, from 1 for Monday to 7; `None` for every day. */
  day_of_week?: number | null;
  /** The day of the month, from 1 to 31; `None` for every day. */
  day_of_month?: number | null;
}

/** Parameters of `storage_boxes.reset_password`. */
export interface StorageBoxResetPasswordParams {
  /** The Storage Box. */
  id: number;
  /** The password; the API refuses a weak one. */
  password: string | Secret;
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
  /** Whether it is reached from outside of Hetzner's network. */
  reachable_externally?: boolean;
  /** Whether it speaks Samba (CIFS). */
  samba_enabled?: boolean;
  /** Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled?: boolean;
  /** Whether it speaks WebDAV. */
  webdav_enabled?: boolean;
  /** Whether the directory `.zfs` with the snapshots is visible. */
  zfs_enabled?: boolean;
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
   * `GET /storage_boxes`
   */
  list(params?: StorageBoxListParams, options?: ListOptions): Listing<StorageBox, "storage_boxes">;
  /**
   * Creates a Storage Box. It costs from now on.
   *
   * `POST /storage_boxes`
   */
  create(params: StorageBoxCreateParams, options?: RequestOptions): Promise<StorageBoxCreateReply>;
  /**
   * Lists the actions of all Storage Boxes.
   *
   * `GET /storage_boxes/actions`
   */
  listAllActions(params?: StorageBoxListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any Storage Box.
   *
   * `GET /storage_boxes/actions/{id}`
   */
  getActionById(params: StorageBoxGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets a Storage Box.
   *
   * `GET /storage_boxes/{id}`
   */
  get(params: StorageBoxGetParams, options?: RequestOptions): Promise<StorageBox>;
  /**
   * Changes the name or labels of a Storage Box.
   *
   * `PUT /storage_boxes/{id}`
   */
  update(params: StorageBoxUpdateParams, options?: RequestOptions): Promise<StorageBox>;
  /**
   * Deletes a Storage Box, with all files and snapshots.
   *
   * `DELETE /storage_boxes/{id}`
   */
  delete(params: StorageBoxDeleteParams, options?: RequestOptions): Promise<Action>;
  /**
   * Lists the folders at a place in a Storage Box.
   *
   * `GET /storage_boxes/{id}/folders`
   */
  listFolders(params: StorageBoxListFoldersParams, options?: RequestOptions): Promise<StorageBoxListFoldersReply>;
  /**
   * Lists the actions of a Storage Box.
   *
   * `GET /storage_boxes/{id}/actions`
   */
  listActions(params: StorageBoxListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Forbids or allows to delete a Storage Box.
   *
   * `POST /storage_boxes/{id}/actions/change_protection`
   */
  changeProtection(params: StorageBoxChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Makes a Storage Box bigger or smaller.
   *
   * `POST /storage_boxes/{id}/actions/change_type`
   */
  changeType(params: StorageBoxChangeTypeParams, options?: RequestOptions): Promise<Action>;
  /**
   * Stops making snapshots by themselves. Those that are there stay.
   *
   * `POST /storage_boxes/{id}/actions/disable_snapshot_plan`
   */
  disableSnapshotPlan(params: StorageBoxDisableSnapshotPlanParams, options?: RequestOptions): Promise<Action>;
  /**
   * Makes snapshots by themselves, at a time in UTC, and deletes the oldest beyond a number.
   *
   * `POST /storage_boxes/{id}/actions/enable_snapshot_plan`
   */
  enableSnapshotPlan(params: StorageBoxEnableSnapshotPlanParams, options?: RequestOptions): Promise<Action>;
  /**
   * Sets a new password for the user of a Storage Box.
   *
   * `POST /storage_boxes/{id}/actions/reset_password`
   */
  resetPassword(params: StorageBoxResetPasswordParams, options?: RequestOptions): Promise<Action>;
  /**
   * Puts the files back to what they were in a snapshot. Later changes are lost.
   *
   * `POST /storage_boxes/{id}/actions/rollback_snapshot`
   */
  rollbackSnapshot(params: StorageBoxRollbackSnapshotParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes how a Storage Box is reached. What is not said stays as it is.
   *
   * `POST /storage_boxes/{id}/actions/update_access_settings`
   */
  updateAccessSettings(params: StorageBoxUpdateAccessSettingsParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an action of a Storage Box.
   *
   * `GET /storage_boxes/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `storageBoxes.getActionById`
   */
  getAction(params: StorageBoxGetActionParams, options?: RequestOptions): Promise<Action>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<StorageBox | null>;
}

/**
 * What snapshots can be sorted by.
 *
 * - `id`: The id.
 * - `name`: The name.
 * - `created`: When they were created.
 */
export type StorageBoxSnapshotSort = "id" | "name" | "created" | (string & {});

/** What the files of a Storage Box were at a time. */
export interface StorageBoxSnapshot {
  /** The id. */
  id: number;
  /** The name: the time that it was made, as in `2026-11-21T06-00-00`. */
  name: string;
  /** The description. */
  description: string;
  /** How big it is. */
  stats: StorageBoxSnapshotStats;
  /** Whether the plan has made it. */
  is_automatic: boolean;
  /** Its labels. */
  labels: Labels;
  /** When it was created. */
  created: Timestamp;
  /** The Storage Box that it is of. */
  storage_box: number;
}

/** How big a snapshot is, in bytes. */
export interface StorageBoxSnapshotStats {
  /** What it takes now. */
  size: number;
  /** What the files took when it was made. */
  size_filesystem: number;
}

/** Which snapshot it is. */
export interface StorageBoxSnapshotRef {
  /** The id. */
  id: number;
  /** The Storage Box that it is of. */
  storage_box: number;
}

/** A new snapshot. */
export interface StorageBoxSnapshotCreateReply {
  /** Which one it is. */
  snapshot: StorageBoxSnapshotRef;
  /** Making it. */
  action: Action;
}

/** Parameters of `storage_box_snapshots.list`. */
export interface StorageBoxSnapshotListParams {
  /** The Storage Box. */
  id: number;
  /** Only the one of this name. */
  name?: string;
  /** Only those that the plan has made, or only the others. */
  is_automatic?: boolean;
  /** Only those whose labels match. */
  label_selector?: string;
  /** In this order. */
  sort?: Sort<StorageBoxSnapshotSort>[];
}

/** Parameters of `storage_box_snapshots.create`. */
export interface StorageBoxSnapshotCreateParams {
  /** The Storage Box. */
  id: number;
  /** The description, at most 1000 characters. */
  description?: string;
  /** Its labels. */
  labels?: Labels;
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
  description?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
   * Lists the snapshots of a Storage Box, all at once.
   *
   * `GET /storage_boxes/{id}/snapshots`
   */
  list(params: StorageBoxSnapshotListParams, options?: RequestOptions): Promise<StorageBoxSnapshot[]>;
  /**
   * Makes a snapshot of a Storage Box.
   *
   * `POST /storage_boxes/{id}/snapshots`
   */
  create(params: StorageBoxSnapshotCreateParams, options?: RequestOptions): Promise<StorageBoxSnapshotCreateReply>;
  /**
   * Gets a snapshot.
   *
   * `GET /storage_boxes/{id}/snapshots/{snapshot_id}`
   */
  get(params: StorageBoxSnapshotGetParams, options?: RequestOptions): Promise<StorageBoxSnapshot>;
  /**
   * Changes the description or labels of a snapshot.
   *
   * `PUT /storage_boxes/{id}/snapshots/{snapshot_id}`
   */
  update(params: StorageBoxSnapshotUpdateParams, options?: RequestOptions): Promise<StorageBoxSnapshot>;
  /**
   * Deletes a snapshot.
   *
   * `DELETE /storage_boxes/{id}/snapshots/{snapshot_id}`
   */
  delete(params: StorageBoxSnapshotDeleteParams, options?: RequestOptions): Promise<Action>;
}

/**
 * What subaccounts can be sorted by.
 *
 * - `id`: The id.
 * - `created`: When they were created.
 */
export type StorageBoxSubaccountSort = "id" | "created" | (string & {});

/** A further user of a Storage Box. */
export interface StorageBoxSubaccount {
  /** The id. */
  id: number;
  /** The user to log in as. */
  username: string;
  /** The name, from 1 to 50 characters. */
  name: string;
  /** Its host name. */
  server: string;
  /** The directory that it does not leave. */
  home_directory: string;
  /** How it is reached. */
  access_settings: StorageBoxSubaccountAccessSettings;
  /** The description. */
  description: string;
  /** Its labels. */
  labels: Labels;
  /** When it was created. */
  created: Timestamp;
  /** The Storage Box that it is of. */
  storage_box: number;
}

/** How a subaccount is reached. */
export interface StorageBoxSubaccountAccessSettings {
  /** Whether it is reached from outside of Hetzner's network. */
  reachable_externally: boolean;
  /** Whether it speaks Samba (CIFS). */
  samba_enabled: boolean;
  /** Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled: boolean;
  /** Whether it speaks WebDAV. */
  webdav_enabled: boolean;
  /** Whether it only reads. */
  readonly: boolean;
}

/** Which subaccount it is. */
export interface StorageBoxSubaccountRef {
  /** The id. */
  id: number;
  /** The Storage Box that it is of. */
  storage_box: number;
}

/** A new subaccount. */
export interface StorageBoxSubaccountCreateReply {
  /** Which one it is. */
  subaccount: StorageBoxSubaccountRef;
  /** Creating it. */
  action: Action;
}

/** How a subaccount is to be reached. */
export interface StorageBoxSubaccountAccessSettingsInput {
  /** Whether it is reached from outside of Hetzner's network. */
  reachable_externally?: boolean;
  /** Whether it speaks Samba (CIFS). */
  samba_enabled?: boolean;
  /** Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled?: boolean;
  /** Whether it speaks WebDAV. */
  webdav_enabled?: boolean;
  /** Whether it only reads. */
  readonly?: boolean;
}

/** Parameters of `storage_box_subaccounts.list`. */
export interface StorageBoxSubaccountListParams {
  /** The Storage Box. */
  id: number;
  /** Only the one of this name. */
  name?: string;
  /** Only the one of this user. */
  username?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** In this order. */
  sort?: Sort<StorageBoxSubaccountSort>[];
}

/** Parameters of `storage_box_subaccounts.create`. */
export interface StorageBoxSubaccountCreateParams {
  /** The Storage Box. */
  id: number;
  /** The directory that it does not leave, at most 999 letters, digits, spaces and `./_-`; made when it is not there. */
  home_directory: string;
  /** The password; the API refuses a weak one. It is not told again. */
  password: string | Secret;
  /** The name, from 1 to 50 characters; the user's unless said otherwise. */
  name?: string;
  /** The description, at most 1000 characters. */
  description?: string;
  /** How it is to be reached. */
  access_settings?: StorageBoxSubaccountAccessSettingsInput;
  /** Its labels. */
  labels?: Labels;
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
  name?: string;
  /** The new description, at most 1000 characters. */
  description?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
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
  /** The directory that it does not leave; made when it is not there. */
  home_directory: string;
}

/** Parameters of `storage_box_subaccounts.reset_password`. */
export interface StorageBoxSubaccountResetPasswordParams {
  /** The Storage Box. */
  id: number;
  /** The subaccount. */
  subaccount_id: number;
  /** The password; the API refuses a weak one. */
  password: string | Secret;
}

/** Parameters of `storage_box_subaccounts.update_access_settings`. */
export interface StorageBoxSubaccountUpdateAccessSettingsParams {
  /** The Storage Box. */
  id: number;
  /** The subaccount. */
  subaccount_id: number;
  /** Whether it is reached from outside of Hetzner's network. */
  reachable_externally?: boolean;
  /** Whether it speaks Samba (CIFS). */
  samba_enabled?: boolean;
  /** Whether it speaks SSH: SFTP, SCP, rsync and BorgBackup. */
  ssh_enabled?: boolean;
  /** Whether it speaks WebDAV. */
  webdav_enabled?: boolean;
  /** Whether it only reads. */
  readonly?: boolean;
}

/** The operations of `storage_box_subaccounts`. */
export interface StorageBoxSubaccountsApi {
  /**
   * Lists the subaccounts of a Storage Box, all at once.
   *
   * `GET /storage_boxes/{id}/subaccounts`
   */
  list(params: StorageBoxSubaccountListParams, options?: RequestOptions): Promise<StorageBoxSubaccount[]>;
  /**
   * Creates a subaccount of a Storage Box.
   *
   * `POST /storage_boxes/{id}/subaccounts`
   */
  create(params: StorageBoxSubaccountCreateParams, options?: RequestOptions): Promise<StorageBoxSubaccountCreateReply>;
  /**
   * Gets a subaccount.
   *
   * `GET /storage_boxes/{id}/subaccounts/{subaccount_id}`
   */
  get(params: StorageBoxSubaccountGetParams, options?: RequestOptions): Promise<StorageBoxSubaccount>;
  /**
   * Changes the name, description or labels of a subaccount.
   *
   * `PUT /storage_boxes/{id}/subaccounts/{subaccount_id}`
   */
  update(params: StorageBoxSubaccountUpdateParams, options?: RequestOptions): Promise<StorageBoxSubaccount>;
  /**
   * Deletes a subaccount. Its files stay.
   *
   * `DELETE /storage_boxes/{id}/subaccounts/{subaccount_id}`
   */
  delete(params: StorageBoxSubaccountDeleteParams, options?: RequestOptions): Promise<Action>;
  /**
   * Moves the home of a subaccount. The files do not move.
   *
   * `POST /storage_boxes/{id}/subaccounts/{subaccount_id}/actions/change_home_directory`
   */
  changeHomeDirectory(params: StorageBoxSubaccountChangeHomeDirectoryParams, options?: RequestOptions): Promise<Action>;
  /**
   * Sets a new password for a subaccount.
   *
   * `POST /storage_boxes/{id}/subaccounts/{subaccount_id}/actions/reset_subaccount_password`
   */
  resetPassword(params: StorageBoxSubaccountResetPasswordParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes how a subaccount is reached. What is not said stays as it is.
   *
   * `POST /storage_boxes/{id}/subaccounts/{subaccount_id}/actions/update_access_settings`
   */
  updateAccessSettings(params: StorageBoxSubaccountUpdateAccessSettingsParams, options?: RequestOptions): Promise<Action>;
}

/** A size of Storage Boxes. */
export interface StorageBoxType {
  /** The id. */
  id: number;
  /** The name, as in `bx11`. */
  name: string;
  /** The name for people. */
  description: string;
  /** How many snapshots may be made by hand. */
  snapshot_limit: number | null;
  /** How many snapshots the plan may keep. */
  automatic_snapshot_limit: number | null;
  /** How many subaccounts it can have. */
  subaccounts_limit: number;
  /** How much fits in, in bytes. */
  size: number;
  /** What it costs, by location. */
  prices: StorageBoxTypePrice[];
  /** That it goes away. */
  deprecation: DeprecationInfo | null;
}

/** What a Storage Box costs in a location. */
export interface StorageBoxTypePrice {
  /** The location's name. */
  location: string;
  /** An hour, up to the price of a month. */
  price_hourly: Price;
  /** A month, at the most. */
  price_monthly: Price;
  /** Once, when it is created. */
  setup_fee: Price;
}

/** Parameters of `storage_box_types.list`. */
export interface StorageBoxTypeListParams {
  /** Only the one of this name. */
  name?: string;
  /** The number of the page, from 1. */
  page?: number;
  /** The number of resources per page: 25 by default, at most 50. */
  per_page?: number;
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
   * `GET /storage_box_types`
   */
  list(params?: StorageBoxTypeListParams, options?: ListOptions): Listing<StorageBoxType, "storage_box_types">;
  /**
   * Gets a Storage Box type.
   *
   * `GET /storage_box_types/{id}`
   */
  get(params: StorageBoxTypeGetParams, options?: RequestOptions): Promise<StorageBoxType>;
  /** Finds one by its id or name; `null` when there is none. Digits are an id. */
  find(idOrName: number | string, options?: RequestOptions): Promise<StorageBoxType | null>;
}

/**
 * The version of an IP address.
 *
 * - `ipv4`: Four bytes.
 * - `ipv6`: A /64 network of sixteen bytes.
 */
export type IpType = "ipv4" | "ipv6" | (string & {});

/** What everything costs. */
export interface Pricing {
  /** The currency by ISO 4217, as in `EUR`. */
  currency: string;
  /** The value added tax in percent that is in the gross prices. */
  vat_rate: Money;
  /** Primary IPs, by version and location. */
  primary_ips: PricingPrimaryIpType[];
  /** Floating IPs, by version and location. */
  floating_ips: PricingFloatingIpType[];
  /** Images. */
  image: PricingPerGbMonth;
  /** Volumes. */
  volume: PricingPerGbMonth;
  /** Backups. */
  server_backup: PricingServerBackup;
  /** Server types, by location. */
  server_types: PricingResourceType[];
  /** Load balancer types, by location. */
  load_balancer_types: PricingResourceType[];
  /** One floating IP, wherever it is. Deprecated since 2024-08-29: see `floating_ips`. */
  floating_ip: PricingFloatingIp | null;
}

/** An amount without and with value added tax. */
export interface Price {
  /** Without tax. */
  net: Money;
  /** With tax. */
  gross: Money;
}

/** What something costs in a location. */
export interface LocationPrice {
  /** The location's name. */
  location: string;
  /** An hour, up to the price of a month. */
  price_hourly: Price;
  /** A month, at the most. */
  price_monthly: Price;
}

/** What something that has traffic costs in a location. */
export interface LocationPriceWithTraffic {
  /** The location's name. */
  location: string;
  /** An hour, up to the price of a month. */
  price_hourly: Price;
  /** A month, at the most. */
  price_monthly: Price;
  /** Outgoing traffic in bytes a month that is included. */
  included_traffic: number;
  /** A TB (10¹² bytes) of outgoing traffic beyond that. */
  price_per_tb_traffic: Price;
}

/** What a server or load balancer type costs. */
export interface PricingResourceType {
  /** The type's id. */
  id: number;
  /** The type's name. */
  name: string;
  /** Its prices, by location. */
  prices: LocationPriceWithTraffic[];
}

/** What primary IPs of one version cost. */
export interface PricingPrimaryIpType {
  /** The version. */
  type: IpType;
  /** Their prices, by location. */
  prices: LocationPrice[];
}

/** What floating IPs of one version cost. */
export interface PricingFloatingIpType {
  /** The version. */
  type: IpType;
  /** Their prices, by location. */
  prices: LocationMonthlyPrice[];
}

/** What something costs a month in a location. */
export interface LocationMonthlyPrice {
  /** The location's name. */
  location: string;
  /** A month. */
  price_monthly: Price;
}

/** What a GB costs. */
export interface PricingPerGbMonth {
  /** A GB and month. */
  price_per_gb_month: Price;
}

/** What backups of a server cost. */
export interface PricingServerBackup {
  /** In percent of the server's own price. */
  percentage: Money;
}

/** What something costs a month. */
export interface PricingFloatingIp {
  /** A month. */
  price_monthly: Price;
}

/** The operations of `pricing`. */
export interface PricingApi {
  /**
   * Gets all prices.
   *
   * `GET /pricing`
   */
  get(params?: Record<string, never>, options?: RequestOptions): Promise<Pricing>;
}
