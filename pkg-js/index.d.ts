// The types of the npm package `hetzner-cloud`. Generated from the crate's table: edit that, not this.

/** A moment as RFC 3339 writes it, as in `2026-11-21T09:30:00Z`. */
export type Timestamp = string;

/** A decimal number as text, exactly as the API wrote it. Do not calculate with floating point numbers. */
export type Decimal = string;

/** The labels of a resource. */
export type Labels = Record<string, string>;

/** A key to sort by; ascending unless said otherwise. */
export type Sort<Key extends string> = Key | `${Key}:asc` | `${Key}:desc`;

/** A password or the like: it prints as `[secret]`, also in JSON. */
export class Secret {
  /** The value itself. */
  expose(): string;
  toString(): string;
  toJSON(): string;
}

/** What time it is and how to sleep; tests bring their own. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Resolves after so many milliseconds, or rejects with the signal's reason. */
  sleep(millis: number, signal?: AbortSignal): Promise<void>;
}

export interface HetznerOptions {
  /** The project's API token. */
  token: string;
  /** What sends; the global `fetch` unless said otherwise. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Another address for the Cloud API, as in `https://proxy.example/v1`. The token is sent there. */
  baseUrl?: string;
  /** Another address for the Storage Box API. The token is sent there. */
  storageBaseUrl?: string;
  /** Named in `user-agent`, where that is not the browser's own business. */
  application?: { name: string; version: string };
  /** How often a request is sent again at most (5), and whether also when a resource is locked (no). */
  retry?: { retries?: number; locked?: boolean };
  /** Milliseconds after which a call gives up, with its retries; never unless said otherwise. */
  timeout?: number;
  clock?: Clock;
}

export interface RequestOptions {
  /** Ends the call; it rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds after which the call gives up, with its retries. */
  timeout?: number;
}

export interface ListOptions extends RequestOptions {
  /** How many pages may be under way at once: 1 unless said otherwise. */
  atOnce?: number;
}

export interface WaitOptions extends RequestOptions {
  /** Is told of each action whenever something was heard of it. */
  onProgress?: (action: Action) => void;
}

/** A list that is fetched page by page, as far as it is looked at. */
export interface Listing<Item, Key extends string> extends AsyncIterable<Item> {
  /** Everything on it. */
  all(): Promise<Item[]>;
  /** One page, as it was asked for: the first unless `page` says otherwise. */
  page(): Promise<Record<Key, Item[]> & { meta: Meta }>;
}

/** What to wait for: an action, several, or the answer of an operation that holds some. */
export type Awaitable =
  | Action
  | Iterable<Action>
  | { action: Action | null; next_actions?: Action[] };

/** What became of an action. */
export interface Outcome {
  status: "success" | "failed" | "missing" | "unfinished";
  id: number;
  /** What was last heard of it. */
  action: Action | null;
}

/** Waiting that can be saved and resumed by another process. */
export interface Waiting {
  /** Waits on; may be called again after it was aborted. */
  run(options?: WaitOptions): Promise<Action[]>;
  /** What is known by now, as text without the token. */
  state(): string;
}

/** A request for a host to send as it is. `headers` is left out of JSON and of what is printed. */
export interface HetznerRequest {
  method: "GET" | "POST" | "PUT" | "DELETE";
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** Who asks. Each resource is a property, and each operation a method of it. */
export class Hetzner {
  constructor(options: HetznerOptions);
  /** Calls an operation by its name in the reference, as in `servers.power_on`. */
  call(name: string, params?: object, options?: RequestOptions): Promise<unknown>;
  /** The request of an operation, for a host of your own; nothing is sent. The headers hold the token. */
  request(name: string, params?: object): HetznerRequest;
  /** Waits until actions have ended. Rejects with `ActionsError` when not all of them succeeded. */
  wait(actions: Awaitable, options?: WaitOptions): Promise<Action[]>;
  /** Waiting that can be saved. */
  waiting(actions: Awaitable, options?: { timeout?: number }): Waiting;
  /** Goes on with what `Waiting.state` said. */
  resume(state: string): Waiting;
}
export interface Hetzner extends Resources {}

/** Anything that this package throws, but for an `AbortSignal`'s reason. */
export class HetznerError extends Error {
  /** The operation, as in `servers.create`; empty for what belongs to none. */
  readonly operation: string;
}

/** What was given cannot be sent. Nothing was sent. */
export class InputError extends HetznerError {
  /** The parameter, as in `label_selector`. */
  readonly parameter: string;
}

/** The API refused. */
export class ApiError extends HetznerError {
  readonly status: number;
  readonly code: ErrorCode;
  /** More, whose shape depends on the code. */
  readonly details: unknown;
  /** What Hetzner's support asks for; not visible in a browser. */
  readonly correlationId: string | null;
}

/** The answer cannot be read. `body` holds it. */
export class AnswerError extends HetznerError {
  readonly status: number;
  readonly body: string;
}

/** The request could not be sent, or its answer not be received. */
export class TransportError extends HetznerError {}

/** A `POST` whose answer was lost: it may have been carried out. Look before you send it again. */
export class AmbiguousError extends HetznerError {}

/** The time was up; `cause` is what was last heard. */
export class DeadlineError extends HetznerError {}

/** Not all actions succeeded; `cause` says why waiting broke off early, if it did. */
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
  readonly sshKeys: SshKeysApi;
  readonly pricing: PricingApi;
}

/** Where a page stands among the others. */
export interface Pagination {
  /** This page, from 1. */
  page: number;
  /** How many to a page. */
  per_page: number;
  /** The page before; none on the first. */
  previous_page: number | null;
  /** The page after; none on the last. */
  next_page: number | null;
  /** The last page; none when the API does not know. */
  last_page: number | null;
  /** How many there are on all pages; none when the API does not know. */
  total_entries: number | null;
}

/** What stands beside a list. */
export interface Meta {
  /** Where the page stands. */
  pagination: Pagination | null;
}

/**
 * The API's reason for refusing, in one word (API reference, "Errors").
 *
 * - `bad_gateway`: A gateway in between had no answer. It may have been carried out.
 * - `conflict`: The resource was changed at the same time. Nothing was done; send it again.
 * - `deprecated_api_endpoint`: The endpoint was removed; the details hold the announcement.
 * - `forbidden`: The token may not do this.
 * - `invalid_input`: A parameter is wrong; the details say which.
 * - `json_error`: The body was no JSON.
 * - `locked`: The resource is busy with an action. Nothing was done; wait for it.
 * - `maintenance`: The service is under maintenance.
 * - `method_not_allowed`: The path does not take this method.
 * - `not_found`: There is no such thing in the project of this token.
 * - `protected`: The resource is protected against this; take the protection off first.
 * - `rate_limit_exceeded`: The project's requests of this hour are used up. Nothing was done; one comes back every second.
 * - `resource_limit_exceeded`: The project may not have more of these; ask for a higher limit in the console.
 * - `resource_unavailable`: None is left at the moment; try another location or type.
 * - `server_error`: Hetzner's own error.
 * - `service_error`: A service behind the API could not do it.
 * - `timeout`: The API took too long. It may have been carried out.
 * - `token_readonly`: The token only reads.
 * - `unauthorized`: The token is missing or unknown.
 * - `unavailable`: The service is down.
 * - `uniqueness_error`: The name (or what else has to be unique) is taken.
 * - `unsupported_error`: This cannot be done with this resource.
 * - `already_in_placement_group`: The server already is in a placement group.
 * - `invalid_server_type`: The server type does not fit: other architecture, or a smaller disk.
 * - `ip_not_available`: The address is taken, or not in the subnet.
 * - `networks_overlap`: The server already is in a network of overlapping addresses.
 * - `no_subnet_available`: The network has no subnet with a free address in the server's network zone.
 * - `placement_error`: The placement group cannot be honoured at the moment.
 * - `primary_ip_assigned`: The primary IP belongs to another server.
 * - `primary_ip_datacenter_mismatch`: The primary IP is in another location.
 * - `primary_ip_version_mismatch`: The primary IP is of the other IP version.
 * - `server_already_attached`: The server already is in the network.
 * - `server_not_stopped`: The server has to be off.
 */
export type ErrorCode = "bad_gateway" | "conflict" | "deprecated_api_endpoint" | "forbidden" | "invalid_input" | "json_error" | "locked" | "maintenance" | "method_not_allowed" | "not_found" | "protected" | "rate_limit_exceeded" | "resource_limit_exceeded" | "resource_unavailable" | "server_error" | "service_error" | "timeout" | "token_readonly" | "unauthorized" | "unavailable" | "uniqueness_error" | "unsupported_error" | "already_in_placement_group" | "invalid_server_type" | "ip_not_available" | "networks_overlap" | "no_subnet_available" | "placement_error" | "primary_ip_assigned" | "primary_ip_datacenter_mismatch" | "primary_ip_version_mismatch" | "server_already_attached" | "server_not_stopped" | (string & {});

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
export interface ActionsListParams {
  /** The ids, at most 25 so that all of them are answered. */
  id: number[];
}

/** Parameters of `actions.get`. */
export interface ActionsGetParams {
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
  list(params: ActionsListParams, options?: RequestOptions): Promise<Action[]>;
  /**
   * Gets an action.
   *
   * `GET /actions/{id}`
   */
  get(params: ActionsGetParams, options?: RequestOptions): Promise<Action>;
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
 * How far a firewall is on a server.
 *
 * - `applied`: Its rules hold.
 * - `pending`: Its rules will hold soon.
 */
export type ServerFirewallStatus = "applied" | "pending" | (string & {});

/**
 * What a copy of a server's disk becomes.
 *
 * - `snapshot`: It is kept until it is deleted; paid by size.
 * - `backup`: It takes one of the seven slots for backups, which have to be enabled.
 */
export type ServerImageType = "snapshot" | "backup" | (string & {});

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
  /** When it is backed up, in UTC, as in `22-02`; none when it is not. */
  backup_window: string | null;
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
  /** The volumes that are attached, by id. */
  volumes: number[] | null;
  /** The load balancers that have it as a target, by id. */
  load_balancers: number[] | null;
  /** Its disk in GB. */
  primary_disk_size: number;
  /** The placement group that it is in. */
  placement_group: PlacementGroup | null;
}

/** How the internet reaches a server. */
export interface ServerPublicNet {
  /** Its IPv4 address. */
  ipv4: ServerPublicIpv4 | null;
  /** Its IPv6 network. */
  ipv6: ServerPublicIpv6 | null;
  /** The floating IPs that are assigned to it, by id. */
  floating_ips: number[];
  /** The firewalls that are applied to it. */
  firewalls: ServerFirewall[] | null;
}

/** A server's public IPv4 address. */
export interface ServerPublicIpv4 {
  /** The primary IP's id. */
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
  /** The primary IP's id. */
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
  /** The firewall's id. */
  id: number | null;
  /** How far it is. */
  status: ServerFirewallStatus | null;
}

/** A server in a private network. */
export interface ServerPrivateNet {
  /** The network's id. */
  network: number | null;
  /** The server's address in it. */
  ip: string | null;
  /** Further addresses. */
  alias_ips: string[] | null;
  /** The address of its network card. */
  mac_address: string | null;
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
  /** What follows, such as starting it. Wait for these too: see `CreateReply::actions`. */
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

/** A firewall for a new server. */
export interface ServerFirewallInput {
  /** The firewall's id. */
  firewall: number;
}

/** How the internet is to reach a new server. */
export interface ServerPublicNetInput {
  /** Whether it gets an IPv4 address; yes unless said otherwise. */
  enable_ipv4?: boolean;
  /** Whether it gets an IPv6 network; yes unless said otherwise. */
  enable_ipv6?: boolean;
  /** The primary IPv4 to use, by id; none for a new one. */
  ipv4?: number | null;
  /** The primary IPv6 to use, by id; none for a new one. */
  ipv6?: number | null;
}

/** Parameters of `servers.list`. */
export interface ServersListParams {
  /** Only the one of this name. */
  name?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** In this order. */
  sort?: Sort<ServerSort>[];
  /** Only those in one of these states. */
  status?: ServerStatus[];
  /** Which page, from 1. */
  page?: number;
  /** How many to a page: 25 unless said otherwise, at most 50. */
  per_page?: number;
}

/** Parameters of `servers.create`. */
export interface ServersCreateParams {
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
  /** Volumes to attach, by id; they decide the location. */
  volumes?: number[];
  /** Networks to attach it to, by id. */
  networks?: number[];
  /** Firewalls to apply. */
  firewalls?: ServerFirewallInput[];
  /** What cloud-init runs at the first start, at most 32 KiB. */
  user_data?: string;
  /** Its labels. */
  labels?: Labels;
  /** Whether the volumes are mounted; needs `volumes`. */
  automount?: boolean;
  /** How the internet is to reach it. */
  public_net?: ServerPublicNetInput;
}

/** Parameters of `servers.list_all_actions`. */
export interface ServersListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** Which page, from 1. */
  page?: number;
  /** How many to a page: 25 unless said otherwise, at most 50. */
  per_page?: number;
}

/** Parameters of `servers.get_action_by_id`. */
export interface ServersGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `servers.get`. */
export interface ServersGetParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.update`. */
export interface ServersUpdateParams {
  /** The server. */
  id: number;
  /** The new name. */
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
}

/** Parameters of `servers.delete`. */
export interface ServersDeleteParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.get_metrics`. */
export interface ServersGetMetricsParams {
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
export interface ServersListActionsParams {
  /** The server. */
  id: number;
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** Which page, from 1. */
  page?: number;
  /** How many to a page: 25 unless said otherwise, at most 50. */
  per_page?: number;
}

/** Parameters of `servers.add_to_placement_group`. */
export interface ServersAddToPlacementGroupParams {
  /** The server. */
  id: number;
  /** The placement group. */
  placement_group: number;
}

/** Parameters of `servers.attach_iso`. */
export interface ServersAttachIsoParams {
  /** The server. */
  id: number;
  /** The disc. */
  iso: number | string;
}

/** Parameters of `servers.attach_to_network`. */
export interface ServersAttachToNetworkParams {
  /** The server. */
  id: number;
  /** The network's id. */
  network: number;
  /** The address it is to have; a free one unless said otherwise. */
  ip?: string;
  /** Further addresses. */
  alias_ips?: string[];
  /** The subnet to choose an address from, as in `10.0.1.0/24`. */
  ip_range?: string;
}

/** Parameters of `servers.change_alias_ips`. */
export interface ServersChangeAliasIpsParams {
  /** The server. */
  id: number;
  /** The network's id. */
  network: number;
  /** The addresses, in place of all old ones. */
  alias_ips: string[];
}

/** Parameters of `servers.change_dns_ptr`. */
export interface ServersChangeDnsPtrParams {
  /** The server. */
  id: number;
  /** The address. */
  ip: string;
  /** The name; `None` for Hetzner's own. */
  dns_ptr: string | null;
}

/** Parameters of `servers.change_protection`. */
export interface ServersChangeProtectionParams {
  /** The server. */
  id: number;
  /** Whether deleting is forbidden. */
  delete?: boolean;
  /** Whether rebuilding is forbidden. */
  rebuild?: boolean;
}

/** Parameters of `servers.change_type`. */
export interface ServersChangeTypeParams {
  /** The server. */
  id: number;
  /** How big, of the same instruction set, with at least the disk that the server has. */
  server_type: number | string;
  /** Whether the disk grows too; then it can never be smaller again. */
  upgrade_disk: boolean;
}

/** Parameters of `servers.create_image`. */
export interface ServersCreateImageParams {
  /** The server. */
  id: number;
  /** The image's name for people; one is made when nothing is said. */
  description?: string;
  /** What it becomes; a snapshot unless said otherwise. */
  type?: ServerImageType;
  /** The image's labels. */
  labels?: Labels;
}

/** Parameters of `servers.detach_from_network`. */
export interface ServersDetachFromNetworkParams {
  /** The server. */
  id: number;
  /** The network's id. */
  network: number;
}

/** Parameters of `servers.detach_iso`. */
export interface ServersDetachIsoParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.disable_backup`. */
export interface ServersDisableBackupParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.disable_rescue`. */
export interface ServersDisableRescueParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.enable_backup`. */
export interface ServersEnableBackupParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.enable_rescue`. */
export interface ServersEnableRescueParams {
  /** The server. */
  id: number;
  /** Which system; `linux64` unless said otherwise. */
  type?: RescueType;
  /** Who may log in as `root`. */
  ssh_keys?: number[];
}

/** Parameters of `servers.power_off`. */
export interface ServersPowerOffParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.power_on`. */
export interface ServersPowerOnParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.reboot`. */
export interface ServersRebootParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.rebuild`. */
export interface ServersRebuildParams {
  /** The server. */
  id: number;
  /** What the disk starts with. */
  image: number | string;
  /** What cloud-init runs at the first start, at most 32 KiB. */
  user_data?: string;
}

/** Parameters of `servers.remove_from_placement_group`. */
export interface ServersRemoveFromPlacementGroupParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.request_console`. */
export interface ServersRequestConsoleParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.reset`. */
export interface ServersResetParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.reset_password`. */
export interface ServersResetPasswordParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.shutdown`. */
export interface ServersShutdownParams {
  /** The server. */
  id: number;
}

/** Parameters of `servers.get_action`. */
export interface ServersGetActionParams {
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
  list(params?: ServersListParams, options?: ListOptions): Listing<Server, "servers">;
  /**
   * Creates a server. It costs from now on, also while it is off.
   *
   * `POST /servers`
   */
  create(params: ServersCreateParams, options?: RequestOptions): Promise<ServerCreateReply>;
  /**
   * Lists the actions of all servers.
   *
   * `GET /servers/actions`
   */
  listAllActions(params?: ServersListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any server.
   *
   * `GET /servers/actions/{id}`
   */
  getActionById(params: ServersGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets a server.
   *
   * `GET /servers/{id}`
   */
  get(params: ServersGetParams, options?: RequestOptions): Promise<Server>;
  /**
   * Changes the name or labels of a server. The system on it does not learn its new name.
   *
   * `PUT /servers/{id}`
   */
  update(params: ServersUpdateParams, options?: RequestOptions): Promise<Server>;
  /**
   * Deletes a server, with its disk and backups.
   *
   * `DELETE /servers/{id}`
   */
  delete(params: ServersDeleteParams, options?: RequestOptions): Promise<Action>;
  /**
   * Measures a server over a time of at most 30 days back, in at most 500 samples.
   *
   * `GET /servers/{id}/metrics`
   */
  getMetrics(params: ServersGetMetricsParams, options?: RequestOptions): Promise<Metrics>;
  /**
   * Lists the actions of a server.
   *
   * `GET /servers/{id}/actions`
   */
  listActions(params: ServersListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Puts a server in a placement group. It has to be off, and in none.
   *
   * `POST /servers/{id}/actions/add_to_placement_group`
   */
  addToPlacementGroup(params: ServersAddToPlacementGroupParams, options?: RequestOptions): Promise<Action>;
  /**
   * Puts a disc into a server's drive, in place of one that is there. The server starts from it next time.
   *
   * `POST /servers/{id}/actions/attach_iso`
   */
  attachIso(params: ServersAttachIsoParams, options?: RequestOptions): Promise<Action>;
  /**
   * Attaches a server to a network.
   *
   * `POST /servers/{id}/actions/attach_to_network`
   */
  attachToNetwork(params: ServersAttachToNetworkParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes the further addresses of a server in a network.
   *
   * `POST /servers/{id}/actions/change_alias_ips`
   */
  changeAliasIps(params: ServersChangeAliasIpsParams, options?: RequestOptions): Promise<Action>;
  /**
   * Changes the reverse DNS entry of one of a server's primary IPs.
   *
   * `POST /servers/{id}/actions/change_dns_ptr`
   */
  changeDnsPtr(params: ServersChangeDnsPtrParams, options?: RequestOptions): Promise<Action>;
  /**
   * Forbids or allows to delete and rebuild a server. Both have to be the same.
   *
   * `POST /servers/{id}/actions/change_protection`
   */
  changeProtection(params: ServersChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Makes a server bigger or smaller. It has to be off.
   *
   * `POST /servers/{id}/actions/change_type`
   */
  changeType(params: ServersChangeTypeParams, options?: RequestOptions): Promise<Action>;
  /**
   * Copies a server's disk. To be consistent, it had better be off.
   *
   * `POST /servers/{id}/actions/create_image`
   */
  createImage(params: ServersCreateImageParams, options?: RequestOptions): Promise<ServerCreateImageReply>;
  /**
   * Takes a server from a network.
   *
   * `POST /servers/{id}/actions/detach_from_network`
   */
  detachFromNetwork(params: ServersDetachFromNetworkParams, options?: RequestOptions): Promise<Action>;
  /**
   * Takes the disc from a server's drive. It succeeds when there is none.
   *
   * `POST /servers/{id}/actions/detach_iso`
   */
  detachIso(params: ServersDetachIsoParams, options?: RequestOptions): Promise<Action>;
  /**
   * Stops the backups of a server and deletes them.
   *
   * `POST /servers/{id}/actions/disable_backup`
   */
  disableBackup(params: ServersDisableBackupParams, options?: RequestOptions): Promise<Action>;
  /**
   * Lets a server start from its disk next time, not the rescue system.
   *
   * `POST /servers/{id}/actions/disable_rescue`
   */
  disableRescue(params: ServersDisableRescueParams, options?: RequestOptions): Promise<Action>;
  /**
   * Backs a server up daily, for a fifth of its price. Seven backups are kept.
   *
   * `POST /servers/{id}/actions/enable_backup`
   */
  enableBackup(params: ServersEnableBackupParams, options?: RequestOptions): Promise<Action>;
  /**
   * Lets a server start the rescue system next time, once and within an hour. Reboot it to get there.
   *
   * `POST /servers/{id}/actions/enable_rescue`
   */
  enableRescue(params: ServersEnableRescueParams, options?: RequestOptions): Promise<ServerEnableRescueReply>;
  /**
   * Cuts the power. What the system had not written is lost; `Shutdown` asks it first.
   *
   * `POST /servers/{id}/actions/poweroff`
   */
  powerOff(params: ServersPowerOffParams, options?: RequestOptions): Promise<Action>;
  /**
   * Turns the power on.
   *
   * `POST /servers/{id}/actions/poweron`
   */
  powerOn(params: ServersPowerOnParams, options?: RequestOptions): Promise<Action>;
  /**
   * Asks the system to reboot (ACPI).
   *
   * `POST /servers/{id}/actions/reboot`
   */
  reboot(params: ServersRebootParams, options?: RequestOptions): Promise<Action>;
  /**
   * Replaces a server's disk by an image. All data on it is lost.
   *
   * `POST /servers/{id}/actions/rebuild`
   */
  rebuild(params: ServersRebuildParams, options?: RequestOptions): Promise<ServerRebuildReply>;
  /**
   * Takes a server from its placement group.
   *
   * `POST /servers/{id}/actions/remove_from_placement_group`
   */
  removeFromPlacementGroup(params: ServersRemoveFromPlacementGroupParams, options?: RequestOptions): Promise<Action>;
  /**
   * Opens a console: VNC over WebSocket.
   *
   * `POST /servers/{id}/actions/request_console`
   */
  requestConsole(params: ServersRequestConsoleParams, options?: RequestOptions): Promise<ServerRequestConsoleReply>;
  /**
   * Cuts the power and turns it on again. What the system had not written is lost; `Reboot` asks it first.
   *
   * `POST /servers/{id}/actions/reset`
   */
  reset(params: ServersResetParams, options?: RequestOptions): Promise<Action>;
  /**
   * Sets a new password for `root`. The server has to run, with the QEMU guest agent.
   *
   * `POST /servers/{id}/actions/reset_password`
   */
  resetPassword(params: ServersResetPasswordParams, options?: RequestOptions): Promise<ServerResetPasswordReply>;
  /**
   * Asks the system to shut down (ACPI). The action ends when it was asked; whether it obeys is another matter.
   *
   * `POST /servers/{id}/actions/shutdown`
   */
  shutdown(params: ServersShutdownParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an action of a server.
   *
   * `GET /servers/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `servers::GetActionById`
   */
  getAction(params: ServersGetActionParams, options?: RequestOptions): Promise<Action>;
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
export type OsFlavor = "ubuntu" | "centos" | "debian" | "fedora" | "rocky" | "alma" | "opensuse" | "unknown" | (string & {});

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
  os_flavor: OsFlavor;
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
export interface ImagesListParams {
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
  /** Which page, from 1. */
  page?: number;
  /** How many to a page: 25 unless said otherwise, at most 50. */
  per_page?: number;
}

/** Parameters of `images.list_all_actions`. */
export interface ImagesListAllActionsParams {
  /** Only those with these ids. */
  id?: number[];
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** Which page, from 1. */
  page?: number;
  /** How many to a page: 25 unless said otherwise, at most 50. */
  per_page?: number;
}

/** Parameters of `images.get_action_by_id`. */
export interface ImagesGetActionByIdParams {
  /** The action. */
  id: number;
}

/** Parameters of `images.get`. */
export interface ImagesGetParams {
  /** The image. */
  id: number;
}

/** Parameters of `images.update`. */
export interface ImagesUpdateParams {
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
export interface ImagesDeleteParams {
  /** The image. */
  id: number;
}

/** Parameters of `images.list_actions`. */
export interface ImagesListActionsParams {
  /** The image. */
  id: number;
  /** In this order. */
  sort?: Sort<ActionSort>[];
  /** Only this far. */
  status?: ActionStatus[];
  /** Which page, from 1. */
  page?: number;
  /** How many to a page: 25 unless said otherwise, at most 50. */
  per_page?: number;
}

/** Parameters of `images.change_protection`. */
export interface ImagesChangeProtectionParams {
  /** The snapshot. */
  id: number;
  /** Whether deleting is forbidden. */
  delete?: boolean;
}

/** Parameters of `images.get_action`. */
export interface ImagesGetActionParams {
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
  list(params?: ImagesListParams, options?: ListOptions): Listing<Image, "images">;
  /**
   * Lists the actions of all images.
   *
   * `GET /images/actions`
   */
  listAllActions(params?: ImagesListAllActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Gets an action of any image.
   *
   * `GET /images/actions/{id}`
   */
  getActionById(params: ImagesGetActionByIdParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an image.
   *
   * `GET /images/{id}`
   */
  get(params: ImagesGetParams, options?: RequestOptions): Promise<Image>;
  /**
   * Changes a snapshot or backup.
   *
   * `PUT /images/{id}`
   */
  update(params: ImagesUpdateParams, options?: RequestOptions): Promise<Image>;
  /**
   * Deletes a snapshot or backup.
   *
   * `DELETE /images/{id}`
   */
  delete(params: ImagesDeleteParams, options?: RequestOptions): Promise<void>;
  /**
   * Lists the actions of an image.
   *
   * `GET /images/{id}/actions`
   */
  listActions(params: ImagesListActionsParams, options?: ListOptions): Listing<Action, "actions">;
  /**
   * Forbids or allows to delete a snapshot.
   *
   * `POST /images/{id}/actions/change_protection`
   */
  changeProtection(params: ImagesChangeProtectionParams, options?: RequestOptions): Promise<Action>;
  /**
   * Gets an action of an image.
   *
   * `GET /images/{id}/actions/{action_id}`
   * @deprecated since 2026-04-30: use `images::GetActionById`
   */
  getAction(params: ImagesGetActionParams, options?: RequestOptions): Promise<Action>;
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
export interface IsosListParams {
  /** Only the one of this name. */
  name?: string;
  /** Only those for this instruction set. */
  architecture?: Architecture;
  /** With those whose instruction set is not known, when `architecture` is given. */
  include_architecture_wildcard?: boolean;
  /** Which page, from 1. */
  page?: number;
  /** How many to a page: 25 unless said otherwise, at most 50. */
  per_page?: number;
}

/** Parameters of `isos.get`. */
export interface IsosGetParams {
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
  list(params?: IsosListParams, options?: ListOptions): Listing<Iso, "isos">;
  /**
   * Gets an ISO.
   *
   * `GET /isos/{id}`
   */
  get(params: IsosGetParams, options?: RequestOptions): Promise<Iso>;
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
export interface ServerTypesListParams {
  /** Only the one of this name. */
  name?: string;
  /** Which page, from 1. */
  page?: number;
  /** How many to a page: 25 unless said otherwise, at most 50. */
  per_page?: number;
}

/** Parameters of `server_types.get`. */
export interface ServerTypesGetParams {
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
  list(params?: ServerTypesListParams, options?: ListOptions): Listing<ServerType, "server_types">;
  /**
   * Gets a server type.
   *
   * `GET /server_types/{id}`
   */
  get(params: ServerTypesGetParams, options?: RequestOptions): Promise<ServerType>;
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
export interface LocationsListParams {
  /** Only the one of this name. */
  name?: string;
  /** In this order. */
  sort?: Sort<LocationSort>[];
  /** Which page, from 1. */
  page?: number;
  /** How many to a page: 25 unless said otherwise, at most 50. */
  per_page?: number;
}

/** Parameters of `locations.get`. */
export interface LocationsGetParams {
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
  list(params?: LocationsListParams, options?: ListOptions): Listing<Location, "locations">;
  /**
   * Gets a location.
   *
   * `GET /locations/{id}`
   */
  get(params: LocationsGetParams, options?: RequestOptions): Promise<Location>;
}

/**
 * How the servers of a group are placed.
 *
 * - `spread`: Each on a host of its own; at most ten.
 */
export type PlacementGroupType = "spread" | (string & {});

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
export interface SshKeysListParams {
  /** In this order. */
  sort?: Sort<SshKeySort>[];
  /** Only the one of this name. */
  name?: string;
  /** Only the one of this MD5 fingerprint. */
  fingerprint?: string;
  /** Only those whose labels match. */
  label_selector?: string;
  /** Which page, from 1. */
  page?: number;
  /** How many to a page: 25 unless said otherwise, at most 50. */
  per_page?: number;
}

/** Parameters of `ssh_keys.create`. */
export interface SshKeysCreateParams {
  /** The name, unique in the project. */
  name: string;
  /** The key in OpenSSH's format, as in `ssh-ed25519 AAAA… comment`. */
  public_key: string;
  /** Its labels. */
  labels?: Labels;
}

/** Parameters of `ssh_keys.get`. */
export interface SshKeysGetParams {
  /** The key. */
  id: number;
}

/** Parameters of `ssh_keys.update`. */
export interface SshKeysUpdateParams {
  /** The key. */
  id: number;
  /** The new name. */
  name?: string;
  /** The new labels, in place of all old ones. */
  labels?: Labels;
}

/** Parameters of `ssh_keys.delete`. */
export interface SshKeysDeleteParams {
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
  list(params?: SshKeysListParams, options?: ListOptions): Listing<SshKey, "ssh_keys">;
  /**
   * Uploads a public key.
   *
   * `POST /ssh_keys`
   */
  create(params: SshKeysCreateParams, options?: RequestOptions): Promise<SshKey>;
  /**
   * Gets an SSH key.
   *
   * `GET /ssh_keys/{id}`
   */
  get(params: SshKeysGetParams, options?: RequestOptions): Promise<SshKey>;
  /**
   * Changes the name or labels of an SSH key.
   *
   * `PUT /ssh_keys/{id}`
   */
  update(params: SshKeysUpdateParams, options?: RequestOptions): Promise<SshKey>;
  /**
   * Deletes an SSH key. It stays on the servers that have it.
   *
   * `DELETE /ssh_keys/{id}`
   */
  delete(params: SshKeysDeleteParams, options?: RequestOptions): Promise<void>;
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
  vat_rate: Decimal;
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
  net: Decimal;
  /** With tax. */
  gross: Decimal;
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
  percentage: Decimal;
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
  get(params?: {}, options?: RequestOptions): Promise<Pricing>;
}
