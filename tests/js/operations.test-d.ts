// Calls every operation once and checks the type of its reply; then the calls that the types reject, and the sets of
// values that stay open. Checked by `tsc --strict`; this file is not run.
import type {
  Action, Certificate, CertificateCreateReply, Datacenter, Firewall, FirewallCreateReply, FloatingIp,
  FloatingIpCreateReply, Hetzner, Image, Iso, LoadBalancer, LoadBalancerCreateReply,
  LoadBalancerType, Location, Metrics, Network, NetworkMember, PagePromise, PlacementGroup, PlacementGroupCreateReply,
  Pricing, PrimaryIp, PrimaryIpCreateReply, Resources, Rrset, RrsetType, Server, ServerCreateImageReply,
  ServerCreateReply, ServerEnableRescueReply, ServerRebuildReply, ServerRequestConsoleReply,
  ServerResetPasswordReply, ServerSort, ServerStatus, ServerType, SshKey, StorageBox,
  StorageBoxCreateReply, StorageBoxListFoldersReply, StorageBoxSnapshot, StorageBoxSnapshotCreateReply,
  StorageBoxSubaccount, StorageBoxSubaccountCreateReply, StorageBoxType, Volume, VolumeCreateReply, Zone,
  ZoneCreateReply, ZoneExportZonefileReply, ZoneRrsetCreateReply,
} from "hetzner-cloud";

/** `true` if the types are identical, not only assignable; otherwise both, so that the compiler prints them. */
type Same<Given, Expected> =
  (<T>() => T extends Given ? 1 : 2) extends (<T>() => T extends Expected ? 1 : 2)
    ? true
    : { given: Given; expected: Expected };

/** Requires a call that returns a promise of exactly this type. */
declare function reply<Expected>(): <Given>(call: Promise<Given>) => Same<Given, Expected>;

/** Requires a call that returns exactly this list, without a promise. */
declare function list<Item>(): <Given>(call: Given) => Same<Given, PagePromise<Item>>;

/** All operations: the compiler reports a missing and an unknown one. */
type Every = { [Resource in keyof Resources]: Record<Exclude<keyof Resources[Resource], "find">, true> };

declare const hz: Hetzner;
const www = { id_or_name: "example.com", rr_name: "www", rr_type: "A" };
const hour = { start: "2026-11-21T09:00:00Z", end: "2026-11-21T10:00:00Z" };
const up = { protocol: "http", port: 80, interval: 15, timeout: 10, retries: 3, http: { path: "/up" } };

export const calls = (): Every => ({
  actions: {
    list: reply<Action[]>()(hz.actions.list({ id: [1, 2] })),
    get: reply<Action>()(hz.actions.get({ id: 1 }, { timeout: 1000 })),
  },

  servers: {
    list: list<Server>()(hz.servers.list({ status: ["running"] }, { concurrency: 4 })),
    create: reply<ServerCreateReply>()(
      hz.servers.create({
        name: "web-1",
        server_type: "cx23",
        image: 1,
        location: "fsn1",
        ssh_keys: [1, "laptop"],
        firewalls: [{ firewall: 1 }],
        public_net: { enable_ipv4: false, ipv6: null },
        labels: { env: "prod" },
      }),
    ),
    listAllActions: list<Action>()(hz.servers.listAllActions({ id: [1], status: ["running"] })),
    getActionById: reply<Action>()(hz.servers.getActionById({ id: 1 })),
    get: reply<Server>()(hz.servers.get({ id: 1 })),
    update: reply<Server>()(hz.servers.update({ id: 1, name: "web-2", labels: {} })),
    delete: reply<Action | null>()(hz.servers.delete({ id: 1 })),
    getMetrics: reply<Metrics>()(hz.servers.getMetrics({ id: 1, type: ["cpu", "disk"], ...hour, step: 60 })),
    listActions: list<Action>()(hz.servers.listActions({ id: 1, sort: ["started:desc"] })),
    addToPlacementGroup: reply<Action>()(hz.servers.addToPlacementGroup({ id: 1, placement_group: 2 })),
    attachIso: reply<Action>()(hz.servers.attachIso({ id: 1, iso: "debian-13.iso" })),
    attachToNetwork: reply<Action>()(hz.servers.attachToNetwork({ id: 1, network: 2, ip: "10.0.0.2" })),
    changeAliasIps: reply<Action>()(
      hz.servers.changeAliasIps({ id: 1, network: 2, alias_ips: ["10.0.0.3"] }),
    ),
    changeDnsPtr: reply<Action>()(hz.servers.changeDnsPtr({ id: 1, ip: "192.0.2.1", dns_ptr: null })),
    changeProtection: reply<Action>()(hz.servers.changeProtection({ id: 1, delete: true, rebuild: true })),
    changeType: reply<Action>()(hz.servers.changeType({ id: 1, server_type: "cx33", upgrade_disk: false })),
    createImage: reply<ServerCreateImageReply>()(hz.servers.createImage({ id: 1, type: "snapshot" })),
    detachFromNetwork: reply<Action>()(hz.servers.detachFromNetwork({ id: 1, network: 2 })),
    detachIso: reply<Action>()(hz.servers.detachIso({ id: 1 })),
    disableBackup: reply<Action>()(hz.servers.disableBackup({ id: 1 })),
    disableRescue: reply<Action>()(hz.servers.disableRescue({ id: 1 })),
    enableBackup: reply<Action>()(hz.servers.enableBackup({ id: 1 })),
    enableRescue: reply<ServerEnableRescueReply>()(hz.servers.enableRescue({ id: 1, ssh_keys: [2] })),
    powerOff: reply<Action>()(hz.servers.powerOff({ id: 1 })),
    powerOn: reply<Action>()(hz.servers.powerOn({ id: 1 })),
    reboot: reply<Action>()(hz.servers.reboot({ id: 1 })),
    rebuild: reply<ServerRebuildReply>()(hz.servers.rebuild({ id: 1, image: "debian-13", user_data: "" })),
    removeFromPlacementGroup: reply<Action>()(hz.servers.removeFromPlacementGroup({ id: 1 })),
    requestConsole: reply<ServerRequestConsoleReply>()(hz.servers.requestConsole({ id: 1 })),
    reset: reply<Action>()(hz.servers.reset({ id: 1 })),
    resetPassword: reply<ServerResetPasswordReply>()(hz.servers.resetPassword({ id: 1 })),
    shutdown: reply<Action>()(hz.servers.shutdown({ id: 1 })),
    getAction: reply<Action>()(hz.servers.getAction({ id: 1, action_id: 2 })),
  },

  images: {
    list: list<Image>()(
      hz.images.list({ type: ["backup"], bound_to: [1], architecture: ["arm"] }),
    ),
    listAllActions: list<Action>()(hz.images.listAllActions({ id: [1], sort: ["id"] })),
    getActionById: reply<Action>()(hz.images.getActionById({ id: 1 })),
    get: reply<Image>()(hz.images.get({ id: 1 })),
    update: reply<Image>()(hz.images.update({ id: 1, description: "before the move", type: "snapshot" })),
    delete: reply<void>()(hz.images.delete({ id: 1 })),
    listActions: list<Action>()(hz.images.listActions({ id: 1, status: ["error"] })),
    changeProtection: reply<Action>()(hz.images.changeProtection({ id: 1, delete: true })),
    getAction: reply<Action>()(hz.images.getAction({ id: 1, action_id: 2 })),
  },

  isos: {
    list: list<Iso>()(hz.isos.list({ architecture: ["x86"], include_architecture_wildcard: true })),
    get: reply<Iso>()(hz.isos.get({ id: 1 })),
  },

  serverTypes: {
    list: list<ServerType>()(hz.serverTypes.list({ name: "cx23" })),
    get: reply<ServerType>()(hz.serverTypes.get({ id: 1 })),
  },

  locations: {
    list: list<Location>()(hz.locations.list({ name: "fsn1", sort: ["name:asc"] })),
    get: reply<Location>()(hz.locations.get({ id: 1 })),
  },

  datacenters: {
    list: list<Datacenter>()(hz.datacenters.list({ sort: ["id"], page: 2, per_page: 10 })),
    get: reply<Datacenter>()(hz.datacenters.get({ id: 1 })),
  },

  sshKeys: {
    list: list<SshKey>()(hz.sshKeys.list({ fingerprint: "b7:2f:30", sort: ["name:desc"] })),
    create: reply<SshKey>()(
      hz.sshKeys.create({ name: "laptop", public_key: "ssh-ed25519 AAAA", labels: {} }),
    ),
    get: reply<SshKey>()(hz.sshKeys.get({ id: 1 })),
    update: reply<SshKey>()(hz.sshKeys.update({ id: 1, name: "desktop" })),
    delete: reply<void>()(hz.sshKeys.delete({ id: 1 })),
  },

  placementGroups: {
    list: list<PlacementGroup>()(hz.placementGroups.list({ type: ["spread"] })),
    create: reply<PlacementGroupCreateReply>()(hz.placementGroups.create({ name: "apart", type: "spread" })),
    get: reply<PlacementGroup>()(hz.placementGroups.get({ id: 1 })),
    update: reply<PlacementGroup>()(hz.placementGroups.update({ id: 1, labels: { env: "prod" } })),
    delete: reply<void>()(hz.placementGroups.delete({ id: 1 })),
  },

  networks: {
    list: list<Network>()(hz.networks.list({ label_selector: "env=prod" })),
    create: reply<Network>()(
      hz.networks.create({
        name: "internal",
        ip_range: "10.0.0.0/8",
        subnets: [{ type: "cloud", network_zone: "eu-central", ip_range: "10.0.0.0/24" }],
        routes: [{ destination: "10.100.1.0/24", gateway: "10.0.0.2" }],
      }),
    ),
    listAllActions: list<Action>()(hz.networks.listAllActions({ status: ["success"] })),
    getActionById: reply<Action>()(hz.networks.getActionById({ id: 1 })),
    get: reply<Network>()(hz.networks.get({ id: 1 })),
    update: reply<Network>()(hz.networks.update({ id: 1, expose_routes_to_vswitch: true })),
    delete: reply<void>()(hz.networks.delete({ id: 1 })),
    listActions: list<Action>()(hz.networks.listActions({ id: 1, sort: ["command"] })),
    addRoute: reply<Action>()(hz.networks.addRoute({ id: 1, destination: "0.0.0.0/0", gateway: "10.0.0.2" })),
    addSubnet: reply<Action>()(
      hz.networks.addSubnet({ id: 1, type: "vswitch", network_zone: "eu-central", vswitch_id: 1000 }),
    ),
    changeIpRange: reply<Action>()(hz.networks.changeIpRange({ id: 1, ip_range: "10.0.0.0/8" })),
    changeProtection: reply<Action>()(hz.networks.changeProtection({ id: 1, delete: false })),
    deleteRoute: reply<Action>()(
      hz.networks.deleteRoute({ id: 1, destination: "0.0.0.0/0", gateway: "10.0.0.2" }),
    ),
    deleteSubnet: reply<Action>()(hz.networks.deleteSubnet({ id: 1, ip_range: "10.0.0.0/24" })),
    listMembers: list<NetworkMember>()(hz.networks.listMembers({ id: 1, sort: ["ip:desc"] })),
    getAction: reply<Action>()(hz.networks.getAction({ id: 1, action_id: 2 })),
  },

  volumes: {
    list: list<Volume>()(hz.volumes.list({ status: ["available"], sort: ["created"] })),
    create: reply<VolumeCreateReply>()(
      hz.volumes.create({ name: "data", size: 10, format: "ext4", server: 1 }),
    ),
    listAllActions: list<Action>()(hz.volumes.listAllActions({ sort: ["finished:desc"] })),
    getActionById: reply<Action>()(hz.volumes.getActionById({ id: 1 })),
    get: reply<Volume>()(hz.volumes.get({ id: 1 })),
    update: reply<Volume>()(hz.volumes.update({ id: 1, name: "database" })),
    delete: reply<void>()(hz.volumes.delete({ id: 1 })),
    listActions: list<Action>()(hz.volumes.listActions({ id: 1, per_page: 50 })),
    attach: reply<Action>()(hz.volumes.attach({ id: 1, server: 2, automount: true })),
    changeProtection: reply<Action>()(hz.volumes.changeProtection({ id: 1, delete: true })),
    detach: reply<Action>()(hz.volumes.detach({ id: 1 })),
    resize: reply<Action>()(hz.volumes.resize({ id: 1, size: 20 })),
    getAction: reply<Action>()(hz.volumes.getAction({ id: 1, action_id: 2 })),
  },

  floatingIps: {
    list: list<FloatingIp>()(
      hz.floatingIps.list({ name: "front", sort: ["created:asc"] }),
    ),
    create: reply<FloatingIpCreateReply>()(
      hz.floatingIps.create({ type: "ipv4", home_location: "fsn1", server: null, description: null }),
    ),
    listAllActions: list<Action>()(hz.floatingIps.listAllActions({ page: 1 })),
    getActionById: reply<Action>()(hz.floatingIps.getActionById({ id: 1 })),
    get: reply<FloatingIp>()(hz.floatingIps.get({ id: 1 })),
    update: reply<FloatingIp>()(hz.floatingIps.update({ id: 1, description: null, name: "front" })),
    delete: reply<void>()(hz.floatingIps.delete({ id: 1 })),
    listActions: list<Action>()(hz.floatingIps.listActions({ id: 1, status: ["running"] })),
    assign: reply<Action>()(hz.floatingIps.assign({ id: 1, server: 2 })),
    changeDnsPtr: reply<Action>()(hz.floatingIps.changeDnsPtr({ id: 1, ip: "2001:db8::1", dns_ptr: null })),
    changeProtection: reply<Action>()(hz.floatingIps.changeProtection({ id: 1, delete: true })),
    unassign: reply<Action>()(hz.floatingIps.unassign({ id: 1 })),
    getAction: reply<Action>()(hz.floatingIps.getAction({ id: 1, action_id: 2 })),
  },

  primaryIps: {
    list: list<PrimaryIp>()(hz.primaryIps.list({ ip: "192.0.2.1", sort: ["id:desc"] })),
    create: reply<PrimaryIpCreateReply>()(
      hz.primaryIps.create({ name: "front", type: "ipv6", assignee_type: "server", assignee_id: null }),
    ),
    listAllActions: list<Action>()(hz.primaryIps.listAllActions({ id: [1, 2] })),
    getActionById: reply<Action>()(hz.primaryIps.getActionById({ id: 1 })),
    get: reply<PrimaryIp>()(hz.primaryIps.get({ id: 1 })),
    update: reply<PrimaryIp>()(hz.primaryIps.update({ id: 1, auto_delete: false })),
    delete: reply<void>()(hz.primaryIps.delete({ id: 1 })),
    listActions: list<Action>()(hz.primaryIps.listActions({ id: 1, sort: ["status"] })),
    assign: reply<Action>()(hz.primaryIps.assign({ id: 1, assignee_type: "server", assignee_id: 2 })),
    changeDnsPtr: reply<Action>()(
      hz.primaryIps.changeDnsPtr({ id: 1, ip: "192.0.2.1", dns_ptr: "a.example" }),
    ),
    changeProtection: reply<Action>()(hz.primaryIps.changeProtection({ id: 1, delete: true })),
    unassign: reply<Action>()(hz.primaryIps.unassign({ id: 1 })),
    getAction: reply<Action>()(hz.primaryIps.getAction({ id: 1, action_id: 2 })),
  },

  firewalls: {
    list: list<Firewall>()(hz.firewalls.list({ name: "public", sort: ["name"] })),
    create: reply<FirewallCreateReply>()(
      hz.firewalls.create({
        name: "public",
        rules: [{ direction: "in", protocol: "tcp", port: "80-443", source_ips: ["0.0.0.0/0", "::/0"] }],
        apply_to: [{ type: "server", server: { id: 1 } }],
      }),
    ),
    listAllActions: list<Action>()(hz.firewalls.listAllActions({ per_page: 50 })),
    getActionById: reply<Action>()(hz.firewalls.getActionById({ id: 1 })),
    get: reply<Firewall>()(hz.firewalls.get({ id: 1 })),
    update: reply<Firewall>()(hz.firewalls.update({ id: 1, labels: {} })),
    delete: reply<void>()(hz.firewalls.delete({ id: 1 })),
    listActions: list<Action>()(hz.firewalls.listActions({ id: 1, sort: ["id:asc"] })),
    applyToResources: reply<Action[]>()(
      hz.firewalls.applyToResources({
        id: 1,
        apply_to: [{ type: "label_selector", label_selector: { selector: "env=prod" } }],
      }),
    ),
    removeFromResources: reply<Action[]>()(
      hz.firewalls.removeFromResources({ id: 1, remove_from: [{ type: "server", server: { id: 2 } }] }),
    ),
    setRules: reply<Action[]>()(
      hz.firewalls.setRules({ id: 1, rules: [{ direction: "out", protocol: "icmp", description: null }] }),
    ),
    getAction: reply<Action>()(hz.firewalls.getAction({ id: 1, action_id: 2 })),
  },

  loadBalancers: {
    list: list<LoadBalancer>()(hz.loadBalancers.list({ label_selector: "!internal" })),
    create: reply<LoadBalancerCreateReply>()(
      hz.loadBalancers.create({
        name: "front",
        load_balancer_type: "lb11",
        algorithm: { type: "round_robin" },
        targets: [{ type: "label_selector", label_selector: { selector: "env=prod" } }],
        services: [
          {
            protocol: "https",
            listen_port: 443,
            destination_port: 80,
            proxyprotocol: false,
            health_check: up,
            http: { certificates: [1], redirect_http: true },
          },
        ],
        public_net: { ipv4: null },
      }),
    ),
    listAllActions: list<Action>()(hz.loadBalancers.listAllActions({ status: ["running"] })),
    getActionById: reply<Action>()(hz.loadBalancers.getActionById({ id: 1 })),
    get: reply<LoadBalancer>()(hz.loadBalancers.get({ id: 1 })),
    update: reply<LoadBalancer>()(hz.loadBalancers.update({ id: 1, name: "back" })),
    delete: reply<Action | null>()(hz.loadBalancers.delete({ id: 1 })),
    getMetrics: reply<Metrics>()(
      hz.loadBalancers.getMetrics({ id: 1, type: ["bandwidth"], ...hour, step: 60 }),
    ),
    listActions: list<Action>()(hz.loadBalancers.listActions({ id: 1, sort: ["started"] })),
    addService: reply<Action>()(
      hz.loadBalancers.addService({
        id: 1,
        protocol: "http",
        listen_port: 80,
        destination_port: 8080,
        proxyprotocol: true,
        health_check: up,
        http: { sticky_sessions: true, cookie_name: "to" },
      }),
    ),
    addTarget: reply<Action>()(
      hz.loadBalancers.addTarget({ id: 1, type: "server", server: { id: 2 }, use_private_ip: true }),
    ),
    attachToNetwork: reply<Action>()(hz.loadBalancers.attachToNetwork({ id: 1, network: 2, ip: "10.0.0.4" })),
    changeAlgorithm: reply<Action>()(hz.loadBalancers.changeAlgorithm({ id: 1, type: "least_connections" })),
    changeDnsPtr: reply<Action>()(hz.loadBalancers.changeDnsPtr({ id: 1, ip: "192.0.2.1", dns_ptr: null })),
    changeProtection: reply<Action>()(hz.loadBalancers.changeProtection({ id: 1, delete: true })),
    changeType: reply<Action>()(hz.loadBalancers.changeType({ id: 1, load_balancer_type: "lb21" })),
    deleteService: reply<Action>()(hz.loadBalancers.deleteService({ id: 1, listen_port: 443 })),
    detachFromNetwork: reply<Action>()(hz.loadBalancers.detachFromNetwork({ id: 1, network: 2 })),
    disablePublicInterface: reply<Action>()(hz.loadBalancers.disablePublicInterface({ id: 1 })),
    enablePublicInterface: reply<Action>()(hz.loadBalancers.enablePublicInterface({ id: 1 })),
    removeTarget: reply<Action>()(
      hz.loadBalancers.removeTarget({ id: 1, type: "ip", ip: { ip: "192.0.2.9" } }),
    ),
    updateService: reply<Action>()(
      hz.loadBalancers.updateService({ id: 1, listen_port: 443, health_check: { http: { domain: null } } }),
    ),
    getAction: reply<Action>()(hz.loadBalancers.getAction({ id: 1, action_id: 2 })),
  },

  loadBalancerTypes: {
    list: list<LoadBalancerType>()(hz.loadBalancerTypes.list({ name: "lb11" })),
    get: reply<LoadBalancerType>()(hz.loadBalancerTypes.get({ id: 1 })),
  },

  certificates: {
    list: list<Certificate>()(hz.certificates.list({ type: ["managed"], sort: ["name"] })),
    create: reply<CertificateCreateReply>()(
      hz.certificates.create({ name: "web", type: "managed", domain_names: ["*.example.com"] }),
    ),
    listAllActions: list<Action>()(hz.certificates.listAllActions({ status: ["error"] })),
    getActionById: reply<Action>()(hz.certificates.getActionById({ id: 1 })),
    get: reply<Certificate>()(hz.certificates.get({ id: 1 })),
    update: reply<Certificate>()(hz.certificates.update({ id: 1, name: "web-2027" })),
    delete: reply<void>()(hz.certificates.delete({ id: 1 })),
    listActions: list<Action>()(hz.certificates.listActions({ id: 1, page: 2 })),
    retryIssuance: reply<Action>()(hz.certificates.retryIssuance({ id: 1 })),
    getAction: reply<Action>()(hz.certificates.getAction({ id: 1, action_id: 2 })),
  },

  zones: {
    list: list<Zone>()(hz.zones.list({ mode: "primary", sort: ["name", "created:desc"] })),
    create: reply<ZoneCreateReply>()(
      hz.zones.create({
        name: "example.com",
        mode: "primary",
        ttl: 3600,
        rrsets: [{ name: "www", type: "A", ttl: null, records: [{ value: "192.0.2.1", comment: "web-1" }] }],
      }),
    ),
    listAllActions: list<Action>()(hz.zones.listAllActions({ id: [1] })),
    getActionById: reply<Action>()(hz.zones.getActionById({ id: 1 })),
    get: reply<Zone>()(hz.zones.get({ id_or_name: "example.com" })),
    update: reply<Zone>()(hz.zones.update({ id_or_name: 1, labels: { env: "prod" } })),
    delete: reply<Action | null>()(hz.zones.delete({ id_or_name: 1 })),
    exportZonefile: reply<ZoneExportZonefileReply>()(hz.zones.exportZonefile({ id_or_name: 1 })),
    listActions: list<Action>()(hz.zones.listActions({ id_or_name: "example.com", page: 1 })),
    changePrimaryNameservers: reply<Action>()(
      hz.zones.changePrimaryNameservers({
        id_or_name: 1,
        primary_nameservers: [{ address: "198.51.100.1", port: 53 }],
      }),
    ),
    changeProtection: reply<Action>()(hz.zones.changeProtection({ id_or_name: 1, delete: true })),
    changeTtl: reply<Action>()(hz.zones.changeTtl({ id_or_name: 1, ttl: 300 })),
    importZonefile: reply<Action>()(hz.zones.importZonefile({ id_or_name: 1, zonefile: "$TTL 300" })),
    getAction: reply<Action>()(hz.zones.getAction({ id_or_name: "example.com", action_id: 2 })),
  },

  zoneRrsets: {
    list: list<Rrset>()(hz.zoneRrsets.list({ id_or_name: 1, type: ["A", "AAAA"] })),
    create: reply<ZoneRrsetCreateReply>()(
      hz.zoneRrsets.create({ id_or_name: 1, name: "www", type: "A", records: [{ value: "192.0.2.1" }] }),
    ),
    get: reply<Rrset>()(hz.zoneRrsets.get({ id_or_name: "example.com", rr_name: "@", rr_type: "MX" })),
    update: reply<Rrset>()(hz.zoneRrsets.update({ ...www, labels: {} })),
    delete: reply<Action | null>()(hz.zoneRrsets.delete(www)),
    addRecords: reply<Action>()(
      hz.zoneRrsets.addRecords({ ...www, records: [{ value: "192.0.2.2" }], ttl: 60 }),
    ),
    changeProtection: reply<Action>()(hz.zoneRrsets.changeProtection({ ...www, change: true })),
    changeTtl: reply<Action>()(hz.zoneRrsets.changeTtl({ ...www, ttl: null })),
    removeRecords: reply<Action>()(
      hz.zoneRrsets.removeRecords({ ...www, records: [{ value: "192.0.2.2" }] }),
    ),
    setRecords: reply<Action>()(hz.zoneRrsets.setRecords({ ...www, records: [{ value: "192.0.2.3" }] })),
    updateRecords: reply<Action>()(
      hz.zoneRrsets.updateRecords({ ...www, records: [{ value: "192.0.2.3", comment: "web-3" }] }),
    ),
  },

  storageBoxes: {
    list: list<StorageBox>()(hz.storageBoxes.list({ name: "backup", sort: ["id:desc"] })),
    create: reply<StorageBoxCreateReply>()(
      hz.storageBoxes.create({
        name: "backup",
        storage_box_type: "bx11",
        location: "fsn1",
        password: "correct horse",
        access_settings: { ssh_enabled: true },
      }),
    ),
    listAllActions: list<Action>()(hz.storageBoxes.listAllActions({ sort: ["id:desc"] })),
    getActionById: reply<Action>()(hz.storageBoxes.getActionById({ id: 1 })),
    get: reply<StorageBox>()(hz.storageBoxes.get({ id: 1 })),
    update: reply<StorageBox>()(hz.storageBoxes.update({ id: 1, labels: { env: "prod" } })),
    delete: reply<Action | null>()(hz.storageBoxes.delete({ id: 1 })),
    listFolders: reply<StorageBoxListFoldersReply>()(hz.storageBoxes.listFolders({ id: 1, path: "data" })),
    listActions: list<Action>()(hz.storageBoxes.listActions({ id: 1, status: ["success"] })),
    changeProtection: reply<Action>()(hz.storageBoxes.changeProtection({ id: 1, delete: true })),
    changeType: reply<Action>()(hz.storageBoxes.changeType({ id: 1, storage_box_type: "bx21" })),
    disableSnapshotPlan: reply<Action>()(hz.storageBoxes.disableSnapshotPlan({ id: 1 })),
    enableSnapshotPlan: reply<Action>()(
      hz.storageBoxes.enableSnapshotPlan({ id: 1, max_snapshots: 7, minute: 30, hour: 3, day_of_week: null }),
    ),
    resetPassword: reply<Action>()(hz.storageBoxes.resetPassword({ id: 1, password: "battery staple" })),
    rollbackSnapshot: reply<Action>()(hz.storageBoxes.rollbackSnapshot({ id: 1, snapshot: "2026-11-21" })),
    updateAccessSettings: reply<Action>()(
      hz.storageBoxes.updateAccessSettings({ id: 1, samba_enabled: false, zfs_enabled: true }),
    ),
    getAction: reply<Action>()(hz.storageBoxes.getAction({ id: 1, action_id: 2 })),
  },

  storageBoxSnapshots: {
    list: reply<StorageBoxSnapshot[]>()(hz.storageBoxSnapshots.list({ id: 1, is_automatic: false })),
    create: reply<StorageBoxSnapshotCreateReply>()(hz.storageBoxSnapshots.create({ id: 1, labels: {} })),
    get: reply<StorageBoxSnapshot>()(hz.storageBoxSnapshots.get({ id: 1, snapshot_id: 2 })),
    update: reply<StorageBoxSnapshot>()(
      hz.storageBoxSnapshots.update({ id: 1, snapshot_id: 2, description: "before the move" }),
    ),
    delete: reply<Action | null>()(hz.storageBoxSnapshots.delete({ id: 1, snapshot_id: 2 })),
  },

  storageBoxSubaccounts: {
    list: reply<StorageBoxSubaccount[]>()(hz.storageBoxSubaccounts.list({ id: 1, username: "u1-sub1" })),
    create: reply<StorageBoxSubaccountCreateReply>()(
      hz.storageBoxSubaccounts.create({
        id: 1,
        home_directory: "web",
        password: "correct horse",
        access_settings: { readonly: true },
      }),
    ),
    get: reply<StorageBoxSubaccount>()(hz.storageBoxSubaccounts.get({ id: 1, subaccount_id: 2 })),
    update: reply<StorageBoxSubaccount>()(
      hz.storageBoxSubaccounts.update({ id: 1, subaccount_id: 2, name: "web-1" }),
    ),
    delete: reply<Action | null>()(hz.storageBoxSubaccounts.delete({ id: 1, subaccount_id: 2 })),
    changeHomeDirectory: reply<Action>()(
      hz.storageBoxSubaccounts.changeHomeDirectory({ id: 1, subaccount_id: 2, home_directory: "web" }),
    ),
    resetPassword: reply<Action>()(
      hz.storageBoxSubaccounts.resetPassword({ id: 1, subaccount_id: 2, password: "battery staple" }),
    ),
    updateAccessSettings: reply<Action>()(
      hz.storageBoxSubaccounts.updateAccessSettings({ id: 1, subaccount_id: 2, readonly: false }),
    ),
  },

  storageBoxTypes: {
    list: list<StorageBoxType>()(hz.storageBoxTypes.list({ name: "bx11" })),
    get: reply<StorageBoxType>()(hz.storageBoxTypes.get({ id: 1 })),
  },

  pricing: {
    get: reply<Pricing>()(hz.pricing.get()),
  },
});

const mail = { protocol: "tcp", listen_port: 25, destination_port: 2525, proxyprotocol: true };

export async function mistakes(): Promise<void> {
  // @ts-expect-error the ids are required: the API cannot list all actions
  await hz.actions.list({});
  // @ts-expect-error the image is required
  await hz.servers.create({ name: "web-1", server_type: "cx23" });
  // @ts-expect-error the image may not be null
  await hz.servers.rebuild({ id: 1, image: null });
  // @ts-expect-error a timestamp is a string or a date
  await hz.servers.getMetrics({ id: 1, type: ["cpu"], start: 1_795_000_000, end: hour.end });
  // @ts-expect-error a filter is a list
  hz.servers.list({ status: "running" });
  // @ts-expect-error only a list has pages
  await hz.servers.get({ id: 1 }, { concurrency: 4 });
  // @ts-expect-error a list is not a server
  const server: Server = hz.servers.list({ name: "web-1" });
  // @ts-expect-error the name of an image cannot be changed
  await hz.images.update({ id: 1, name: "golden" });
  // @ts-expect-error ISOs cannot be sorted
  hz.isos.list({ sort: ["name"] });
  // @ts-expect-error `get` takes an id
  await hz.locations.get({ name: "fsn1" });
  // @ts-expect-error the value of a label is a string
  await hz.sshKeys.update({ id: 1, labels: { priority: 1 } });
  // @ts-expect-error the reply is empty
  const gone: Action = await hz.sshKeys.delete({ id: 1 });
  // @ts-expect-error the action may be missing
  const placing: Action = (await hz.placementGroups.create({ name: "apart", type: "spread" })).action;
  // @ts-expect-error a range that the API chooses is left out, not null
  await hz.networks.addSubnet({ id: 1, type: "cloud", network_zone: "eu-central", ip_range: null });
  // @ts-expect-error a size is a number
  await hz.volumes.resize({ id: 1, size: "20 GB" });
  // @ts-expect-error a volume is not an action
  await hz.wait(await hz.volumes.get({ id: 1 }));
  // @ts-expect-error unknown parameter
  hz.floatingIps.list({ sort_by: ["id"] });
  // @ts-expect-error the type of the assignee is required
  await hz.primaryIps.assign({ id: 1, assignee_id: 2 });
  // @ts-expect-error the direction of a rule is required
  await hz.firewalls.setRules({ id: 1, rules: [{ protocol: "tcp", port: "80" }] });
  // @ts-expect-error the reply has an action for each resource
  const ruling: Action = await hz.firewalls.setRules({ id: 1, rules: [] });
  // @ts-expect-error the protocol of a service is required
  await hz.loadBalancers.addService({ id: 1 });
  // @ts-expect-error a health check's port is a number
  await hz.loadBalancers.updateService({ id: 1, listen_port: 443, health_check: { port: "80" } });
  // @ts-expect-error the reply may be without an action
  const deleting: Action = await hz.loadBalancers.delete({ id: 1 });
  // @ts-expect-error the domain names are a list
  await hz.certificates.create({ name: "web", type: "managed", domain_names: "example.com" });
  // @ts-expect-error the parameter of a zone is `id_or_name`
  await hz.zones.get({ id: 1 });
  // @ts-expect-error a page has its items under the key of the resource
  const zones: Zone[] = (await hz.zones.list().page()).domains;
  // @ts-expect-error null, for the TTL of the zone, must be explicit
  await hz.zoneRrsets.changeTtl(www);
  // @ts-expect-error the password is required
  await hz.storageBoxes.resetPassword({ id: 1 });
  // @ts-expect-error this list has no pages
  for await (const snapshot of hz.storageBoxSnapshots.list({ id: 1 })) void snapshot;
  // @ts-expect-error prices are strings: numbers would round them
  const rate: number = (await hz.pricing.get()).vat_rate;
  void [server, gone, placing, ruling, deleting, zones, rate];
}

/** The values of an open set that an editor completes. */
type Completions<Value> = Value extends string ? (string & {} extends Value ? never : Value) : never;

export function values(status: ServerStatus): string {
  const completions: Same<Completions<ServerSort>, "id" | "name" | "created"> = true;
  const zoneModes: Same<Completions<Zone["mode"]>, "primary" | "secondary"> = true;
  // Unknown values are accepted in parameters and in replies.
  hz.servers.list({ status: ["running", "hibernating"], sort: ["name:desc", "price", "price:desc"] });
  hz.zoneRrsets.list({ id_or_name: 1, type: ["A", "UNKNOWN"] });
  const type: RrsetType = "UNKNOWN";
  void [completions, zoneModes, type];
  switch (status) {
    case "running":
      return "up";
    case "hibernating":
      return "asleep";
    default:
      return status;
  }
}

/** Methods that combine operations. */
export const finds = (): true[] => [
  reply<Server | null>()(hz.servers.find("web-1")),
  reply<Zone | null>()(hz.zones.find(1, { timeout: 1000 })),
  reply<Image | null>()(hz.images.list({ name: "debian-13", architecture: ["arm"] }).first()),
  reply<Server>()(hz.pollUntil(() => hz.servers.get({ id: 1 }), (server) => server.status === "running")),
];
