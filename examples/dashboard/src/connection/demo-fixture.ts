// The project of the demo.
import type { Fixture } from "hetzner-cloud/sim";

const web = (number: number, location: string) => ({
  name: `web-${number}`,
  server_type: "cx33",
  location,
  labels: { env: "prod", role: "web" },
  networks: ["internal"],
  firewalls: ["web"],
  placement_group: "web-spread",
  ssh_keys: ["deploy"],
});

const worker = (number: number, env: string) => ({
  name: `worker-${number}`,
  server_type: "cpx32",
  location: "nbg1",
  labels: { env, role: "worker" },
  networks: ["internal"],
  ssh_keys: ["deploy"],
});

export const FIXTURE: Fixture = {
  ssh_keys: [{ name: "deploy" }, { name: "laptop", labels: { owner: "mara" } }],
  placement_groups: [{ name: "web-spread" }],
  networks: [
    { name: "internal", labels: { env: "prod" } },
    { name: "staging", labels: { env: "staging" } },
  ],
  firewalls: [
    {
      name: "web",
      labels: { role: "web" },
      rules: [
        { direction: "in", protocol: "tcp", port: "80", source_ips: ["0.0.0.0/0", "::/0"], description: "HTTP" },
        { direction: "in", protocol: "tcp", port: "443", source_ips: ["0.0.0.0/0", "::/0"], description: "HTTPS" },
        { direction: "in", protocol: "tcp", port: "22", source_ips: ["203.0.113.0/24"], description: "SSH, office" },
        { direction: "in", protocol: "icmp", source_ips: ["0.0.0.0/0", "::/0"] },
      ],
    },
    {
      name: "database",
      rules: [
        { direction: "in", protocol: "tcp", port: "5432", source_ips: ["10.0.0.0/16"], description: "PostgreSQL" },
      ],
    },
  ],
  servers: [
    web(1, "fsn1"),
    web(2, "fsn1"),
    web(3, "nbg1"),
    {
      name: "db-primary",
      server_type: "ccx23",
      location: "fsn1",
      labels: { env: "prod", role: "db", tier: "primary" },
      networks: ["internal"],
      firewalls: ["database"],
      ssh_keys: ["deploy"],
    },
    {
      name: "db-replica",
      server_type: "ccx23",
      location: "nbg1",
      labels: { env: "prod", role: "db", tier: "replica" },
      networks: ["internal"],
      firewalls: ["database"],
      ssh_keys: ["deploy"],
    },
    worker(1, "prod"),
    worker(2, "prod"),
    worker(3, "prod"),
    { ...worker(4, "staging"), start_after_create: false },
    {
      name: "staging-web-with-a-name-that-is-longer-than-most-columns",
      server_type: "cx23",
      location: "hel1",
      labels: { env: "staging", role: "web", "team/owner": "platform" },
      networks: ["staging"],
      ssh_keys: ["laptop"],
    },
    { name: "bastion", server_type: "cx23", location: "fsn1", labels: { role: "ops" }, ssh_keys: ["laptop"] },
    { name: "monitoring", server_type: "cax21", image: "ubuntu-24.04", location: "hel1", labels: { role: "ops" } },
  ],
  volumes: [
    { name: "db-primary-data", server: "db-primary", size: 200, labels: { role: "db" } },
    { name: "db-replica-data", server: "db-replica", size: 200, labels: { role: "db" } },
    { name: "metrics", server: "monitoring", size: 50 },
    { name: "old-backups", size: 20, labels: { keep: "2027" } },
  ],
  primary_ips: [{ name: "bastion-v4-reserve", type: "ipv4", location: "fsn1" }],
  floating_ips: [
    { name: "web-entry", type: "ipv4", server: "web-1", description: "Fallback of the load balancer" },
    { name: "spare", type: "ipv6" },
  ],
  certificates: [{ name: "example-com" }],
  load_balancers: [
    {
      name: "web",
      location: "fsn1",
      network: "internal",
      targets: ["web-1", "web-2", "web-3"],
      labels: { env: "prod" },
      services: [
        {
          protocol: "https",
          listen_port: 443,
          destination_port: 80,
          http: { certificates: ["example-com"], redirect_http: true },
        },
        { protocol: "tcp", listen_port: 5432, destination_port: 5432 },
      ],
    },
  ],
  zones: [
    {
      name: "example.com",
      rrsets: [
        { name: "@", type: "A", records: ["203.0.113.10"] },
        { name: "@", type: "MX", records: ["10 mail.example.com."] },
        { name: "@", type: "TXT", records: ['"v=spf1 mx -all"'] },
        { name: "www", type: "CNAME", records: ["example.com."] },
        { name: "mail", type: "A", records: ["203.0.113.25"], ttl: 300 },
        { name: "api", type: "A", records: ["203.0.113.10", "203.0.113.11"] },
      ],
    },
    { name: "example.org", labels: { purpose: "redirects" } },
    {
      name: "example.net",
      mode: "secondary",
      primary_nameservers: [
        { address: "203.0.113.53", tsig_algorithm: "hmac-sha256", tsig_key: "dGhpcyBpcyBub3QgYSBzZWNyZXQ=" },
        { address: "2001:db8::53", port: 5353 },
      ],
    },
  ],
  storage_boxes: [
    { name: "backups", storage_box_type: "bx21", labels: { env: "prod" }, access_settings: { ssh_enabled: true } },
  ],
  storage_box_snapshots: [{ storage_box: "backups", description: "before the upgrade" }],
  storage_box_subaccounts: [{ storage_box: "backups", home_directory: "db" }],
  images: [
    { description: "web, release 41", server: "web-1", labels: { release: "41" } },
    { description: "web, release 42", server: "web-1", labels: { release: "42" } },
  ],
};
