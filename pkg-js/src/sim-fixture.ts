// Fixtures of the embedded Hetzner: states in short form.
import type {
  CertificateCreateParams,
  FirewallCreateParams,
  FirewallResourceInput,
  FloatingIpCreateParams,
  LoadBalancerCreateParams,
  LoadBalancerPublicNetInput,
  LoadBalancerServiceHttpInput,
  LoadBalancerServiceInput,
  LoadBalancerTargetInput,
  NetworkCreateParams,
  PlacementGroupCreateParams,
  PrimaryIpCreateParams,
  RrsetInput,
  RrsetRecord,
  ServerCreateImageParams,
  ServerCreateParams,
  ServerPublicNetInput,
  SshKeyCreateParams,
  StorageBoxCreateParams,
  StorageBoxSnapshotCreateParams,
  StorageBoxSubaccountCreateParams,
  VolumeCreateParams,
  ZoneCreateParams,
} from "./api.js";

/**
 * A state in short form: of each resource only the parameters of its creation that matter to a test. References are
 * names, in place of the ids that the API takes. The creation is complete, and its actions are not kept.
 *
 * Lists are created in an order in which each resource comes after those that it refers to.
 */
export interface Fixture {
  /** SSH keys, by default with a key. */
  ssh_keys?: SshKeyFixture[] | undefined;
  /** Placement groups, by default of the type `spread`. */
  placement_groups?: PlacementGroupFixture[] | undefined;
  /** Networks, by default with the range 10.*n*.0.0/16 and a subnet, *n* counted from 0. */
  networks?: NetworkFixture[] | undefined;
  /** Primary IPs, by default `ipv4`, in `fsn1`. */
  primary_ips?: PrimaryIpFixture[] | undefined;
  /** Firewalls, by default without rules. */
  firewalls?: FirewallFixture[] | undefined;
  /** Certificates, by default managed, for *name*.example.com. */
  certificates?: CertificateFixture[] | undefined;
  /** Zones, by default of the mode `primary`. */
  zones?: ZoneFixture[] | undefined;
  /** Storage Boxes, by default `bx11`, in `fsn1`. */
  storage_boxes?: StorageBoxFixture[] | undefined;
  /** Snapshots of Storage Boxes. */
  storage_box_snapshots?: StorageBoxSnapshotFixture[] | undefined;
  /** Subaccounts of Storage Boxes, by default with the home directory `backups`. */
  storage_box_subaccounts?: StorageBoxSubaccountFixture[] | undefined;
  /** Images, by default snapshots of deleted servers. */
  images?: ImageFixture[] | undefined;
  /** Servers, by default `cx23` with `debian-13`, running in the first location. */
  servers?: ServerFixture[] | undefined;
  /** Volumes, by default of 10 GB, in `fsn1`. */
  volumes?: VolumeFixture[] | undefined;
  /** Floating IPs, by default `ipv4`, in `fsn1`. */
  floating_ips?: FloatingIpFixture[] | undefined;
  /** Load balancers, by default `lb11`, in `fsn1`. */
  load_balancers?: LoadBalancerFixture[] | undefined;
}

/** The parameters of a create operation, none of them required; without those that a fixture has in another form. */
type Defaulted<Params, Other extends keyof Params = never> = {
  [Name in keyof Omit<Params, Other>]?: Params[Name] | undefined;
};

/** An SSH key of a fixture. */
export interface SshKeyFixture extends Defaulted<SshKeyCreateParams, "name"> {
  /** The name of the SSH key. */
  name: string;
}

/** A placement group of a fixture. */
export interface PlacementGroupFixture extends Defaulted<PlacementGroupCreateParams, "name"> {
  /** The name of the placement group. */
  name: string;
}

/** A network of a fixture. */
export interface NetworkFixture extends Defaulted<NetworkCreateParams, "name"> {
  /** The name of the network. */
  name: string;
}

/** A primary IP of a fixture. */
export interface PrimaryIpFixture extends Defaulted<PrimaryIpCreateParams, "name" | "location" | "assignee_id"> {
  /** The name of the primary IP. */
  name: string;
  /** The name of the location. */
  location?: string | undefined;
  /** The name of the server that the primary IP is assigned to. */
  assignee_id?: string | null | undefined;
}

/** A firewall of a fixture. */
export interface FirewallFixture extends Defaulted<FirewallCreateParams, "name" | "apply_to"> {
  /** The name of the firewall. */
  name: string;
  /** The names of the servers that the firewall applies to, or label selectors. */
  apply_to?: (string | FirewallResourceInput)[] | undefined;
}

/** A certificate of a fixture. */
export interface CertificateFixture extends Defaulted<CertificateCreateParams, "name"> {
  /** The name of the certificate. */
  name: string;
}

/** A zone of a fixture. */
export interface ZoneFixture extends Defaulted<ZoneCreateParams, "name" | "rrsets"> {
  /** The name of the zone, as in `example.com`. */
  name: string;
  /** The RRSets of the zone. */
  rrsets?: RrsetFixture[] | undefined;
}

/** An RRSet of a fixture. */
export interface RrsetFixture extends Omit<RrsetInput, "records"> {
  /** The records, or their values alone: `["192.0.2.1"]`. */
  records: (string | RrsetRecord)[];
}

/** A Storage Box of a fixture. */
export interface StorageBoxFixture extends Defaulted<StorageBoxCreateParams, "name" | "storage_box_type" | "location"> {
  /** The name of the Storage Box. */
  name: string;
  /** The name of the Storage Box type. */
  storage_box_type?: string | undefined;
  /** The name of the location. */
  location?: string | undefined;
}

/** A snapshot of a Storage Box in a fixture. */
export interface StorageBoxSnapshotFixture extends Defaulted<Omit<StorageBoxSnapshotCreateParams, "id">> {
  /** The name of the Storage Box. */
  storage_box: string;
}

/** A subaccount of a Storage Box in a fixture. */
export interface StorageBoxSubaccountFixture extends Defaulted<Omit<StorageBoxSubaccountCreateParams, "id">> {
  /** The name of the Storage Box. */
  storage_box: string;
}

/** An image of a fixture. Others refer to it by its description. */
export interface ImageFixture extends Defaulted<Omit<ServerCreateImageParams, "id">> {
  /** The name of the server; by default one that is deleted. */
  server?: string | undefined;
}

/** A server of a fixture. */
export interface ServerFixture
  extends Defaulted<
    ServerCreateParams,
    | "name"
    | "server_type"
    | "image"
    | "location"
    | "ssh_keys"
    | "volumes"
    | "networks"
    | "firewalls"
    | "placement_group"
    | "public_net"
  > {
  /** The name of the server. */
  name: string;
  /** The name of the server type. */
  server_type?: string | undefined;
  /** The name of an image of Hetzner, or the description of an image of the fixture. */
  image?: string | undefined;
  /** The name of the location. */
  location?: string | undefined;
  /** The names of SSH keys. */
  ssh_keys?: string[] | undefined;
  /** The names of volumes. */
  volumes?: string[] | undefined;
  /** The names of networks. */
  networks?: string[] | undefined;
  /** The names of firewalls. */
  firewalls?: string[] | undefined;
  /** The name of a placement group. */
  placement_group?: string | undefined;
  /** The public addresses. */
  public_net?: WithNamedIps<ServerPublicNetInput> | undefined;
}

/** Public addresses whose primary IPs are named. */
type WithNamedIps<Net> = Omit<Net, "ipv4" | "ipv6"> & {
  /** The name of the primary IPv4; null to create one. */
  ipv4?: string | null | undefined;
  /** The name of the primary IPv6; null to create one. */
  ipv6?: string | null | undefined;
};

/** A volume of a fixture. */
export interface VolumeFixture extends Defaulted<VolumeCreateParams, "name" | "location" | "server"> {
  /** The name of the volume. */
  name: string;
  /** The name of the location. */
  location?: string | undefined;
  /** The name of the server that the volume is attached to. */
  server?: string | undefined;
}

/** A floating IP of a fixture. */
export interface FloatingIpFixture extends Defaulted<FloatingIpCreateParams, "home_location" | "server"> {
  /** The name of the home location. */
  home_location?: string | undefined;
  /** The name of the server that the floating IP is assigned to. */
  server?: string | null | undefined;
}

/** A load balancer of a fixture. */
export interface LoadBalancerFixture
  extends Defaulted<
    LoadBalancerCreateParams,
    "name" | "load_balancer_type" | "location" | "network" | "targets" | "services" | "public_net"
  > {
  /** The name of the load balancer. */
  name: string;
  /** The name of the load balancer type. */
  load_balancer_type?: string | undefined;
  /** The name of the location. */
  location?: string | undefined;
  /** The name of the network. */
  network?: string | undefined;
  /** The names of servers, or other targets. */
  targets?: (string | LoadBalancerTargetInput)[] | undefined;
  /** The services. */
  services?: LoadBalancerServiceFixture[] | undefined;
  /** The public addresses. */
  public_net?: WithNamedIps<LoadBalancerPublicNetInput> | undefined;
}

/** A service of a load balancer in a fixture. */
export interface LoadBalancerServiceFixture extends Omit<LoadBalancerServiceInput, "http"> {
  /** The options of HTTP and HTTPS. */
  http?: LoadBalancerServiceHttpFixture | undefined;
}

/** The options of HTTP and HTTPS in a fixture. */
export interface LoadBalancerServiceHttpFixture extends Omit<LoadBalancerServiceHttpInput, "certificates"> {
  /** The names of certificates. */
  certificates?: string[] | undefined;
}
