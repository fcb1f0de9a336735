// The documents of the embedded Hetzner that it writes: states, their differences, and the history of a project.
import type {
  Action,
  Certificate,
  Firewall,
  FloatingIp,
  Image,
  LoadBalancer,
  Network,
  PlacementGroup,
  PrimaryIp,
  Rrset,
  Server,
  SshKey,
  StorageBox,
  StorageBoxSnapshot,
  StorageBoxSubaccount,
  Volume,
  Zone,
} from "./api.js";
import type { FaultScript } from "./sim-faults.js";

/**
 * The state of a project: everything that later responses depend on, as a document of a versioned format. It is the
 * same document in Rust and over HTTP. It holds secrets that the API needs later, such as the TSIG keys of secondary
 * zones, but no token and no password.
 */
export interface SimState {
  /** The version of the format. */
  version: 1;
  /** The seed of all random values. */
  seed: number;
  /** The time of the clock, in milliseconds since the Unix epoch. */
  unix_millis: number;
  /** The certificates. The resources of each type are as the API returns them. */
  certificates: Certificate[];
  /** The firewalls. */
  firewalls: Firewall[];
  /** The floating IPs. */
  floating_ips: FloatingIp[];
  /** The images of the project; those of Hetzner belong to the catalogue, which is not part of a state. */
  images: Image[];
  /** The load balancers. */
  load_balancers: LoadBalancer[];
  /** The networks. */
  networks: Network[];
  /** The placement groups. */
  placement_groups: PlacementGroup[];
  /** The primary IPs. */
  primary_ips: PrimaryIp[];
  /** The RRSets of all zones. */
  rrsets: Rrset[];
  /** The servers. */
  servers: Server[];
  /** The SSH keys. */
  ssh_keys: SshKey[];
  /** The Storage Boxes. */
  storage_boxes: StorageBox[];
  /** The snapshots of all Storage Boxes. */
  storage_box_snapshots: StorageBoxSnapshot[];
  /** The subaccounts of all Storage Boxes. */
  storage_box_subaccounts: StorageBoxSubaccount[];
  /** The volumes. */
  volumes: Volume[];
  /** The zones. */
  zones: Zone[];
  /** The actions with their times, and the effects of those that have not ended. */
  actions: { all: { action: Action; [field: string]: unknown }[]; [field: string]: unknown };
  /** The script of faults, and the uses of each of its rules; null without a script. */
  faults: { script: FaultScript; uses: { matched: number; used: number }[] } | null;
  /** The history of the project. */
  inspection: Inspection;
  /** The number of responses with headers. */
  requests: number;
  /** The rate limit. */
  rate_limit: { requests_per_hour: number; [field: string]: unknown };
  /** Whether the response headers are omitted. */
  hides_headers: boolean;
  /** The sources of ids, addresses and random values. */
  counters: Record<string, number>;
  /** The number of servers that were created by `populate`. */
  populated: number;
  /** The ids of the servers with SSH keys, which have no root password. */
  servers_with_keys: number[];
}

/** A difference between two states. */
export interface Difference {
  /** The path of the value, as in `servers[id=114000001].status`. */
  path: string;
  /** The value in the first state; null if it is absent. */
  before: unknown;
  /** The value in the second state; null if it is absent. */
  after: unknown;
}

/** The history of a project: the requests by operation, and the resources that they created and deleted. */
export interface Inspection {
  /**
   * The requests that the API answered, by the name of the operation, such as `servers.create`. Those to no operation
   * count as `unknown`.
   */
  requests: { [operation: string]: RequestCount | undefined };
  /** The created resources, in the order of the operations. Those of a fixture or of `populate` are not among them. */
  created: ResourceChange[];
  /** The deleted resources, in the order of the operations' ends. */
  deleted: ResourceChange[];
}

/** The requests of an operation. */
export interface RequestCount {
  /** The number of requests. */
  total: number;
  /** The number of requests that the API answered with an error. */
  refused: number;
}

/** A resource that was created or deleted. */
export interface ResourceChange {
  /** The type of the resource, such as `server`, as in the resources of actions. */
  resource: string;
  /** The id of the resource; of an RRSet that of its zone. */
  id: number;
  /** The name and type of an RRSet, such as `www/A`. */
  rrset?: string;
  /** The operation that did it, such as `servers.create`; `automatic` for backups and snapshots by a plan. */
  operation: string;
}
