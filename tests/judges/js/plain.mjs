// A tour of all operations with `openapi-fetch`, a client of others for any OpenAPI description.
import createClient from "openapi-fetch";
import { readFileSync } from "node:fs";

import { operations } from "./facts.mjs";
import { part, step } from "./steps.mjs";

const { JUDGE_ENDPOINT: baseUrl, JUDGE_TOKEN: token, JUDGE_CERTIFICATE, JUDGE_KEY } = process.env;
// Arrays as the API reads them: the name is repeated.
const querySerializer = { array: { style: "form", explode: true } };
const client = createClient({ baseUrl, querySerializer, headers: { Authorization: `Bearer ${token}` } });
const missing = new Set(operations.keys());

async function request(id, path = {}, { query, body } = {}) {
  const operation = operations.get(id);
  const { data, error, response } = await client.request(operation.method.toLowerCase(), operation.path, {
    params: { path, query },
    body,
  });
  return { data: response.status === 204 ? undefined : data, error, status: response.status };
}

/** The number of calls of each operation, to tell its steps apart. */
const calls = new Map();

/** Calls an operation, and waits for its actions. */
async function call(id, path, options, check = () => true) {
  missing.delete(id);
  const count = (calls.get(id) ?? 0) + 1;
  calls.set(id, count);
  const run = async () => {
    const { data, error, status } = await request(id, path, options);
    if (error) throw new Error(`${status} ${JSON.stringify(error)}`);
    if (operations.get(id).method !== "GET") await finished(data);
    return data;
  };
  return step(count > 1 ? `${id} ${count}` : id, run, check);
}

/** Waits for the actions of a response. */
async function finished({ action, actions = [], next_actions: next = [] } = {}) {
  for (const started of [action, ...actions, ...next]) {
    if (started) await ended(started);
  }
}

async function ended(action) {
  const storage = action.resources.some((resource) => resource.type.startsWith("storage_box"));
  const id = storage ? "storage_boxes.get_action_by_id" : "actions.get";
  for (let tries = 0; tries < 200; tries += 1) {
    const { data, error } = await request(id, { id: action.id });
    if (error) throw new Error(`the action: ${JSON.stringify(error)}`);
    if (data.action.status === "success") return;
    if (data.action.status === "error") throw new Error(`the action failed: ${JSON.stringify(data.action.error)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("the action does not end");
}

/** An operation that must be refused with an error code. */
async function refused(id, code, path, options) {
  missing.delete(id);
  return step(
    `${id} ${code}`,
    () => request(id, path, options),
    ({ error }) => error?.error?.code === code,
  );
}

/** The four ways to read actions. */
async function actions(resource, path) {
  const { actions } = await call(
    `${resource}.list_actions`,
    path,
    { query: { sort: ["id:desc"], per_page: 2 } },
    (found) => found.actions.length > 0,
  );
  const [{ id }] = actions;
  await call(`${resource}.get_action`, { ...path, action_id: id });
  await call(`${resource}.list_all_actions`, {}, { query: { status: ["success"] } });
  await call(`${resource}.get_action_by_id`, { id });
  return id;
}

/** List, get, update, and the change of the protection. */
async function common(resource, path, { protection = true, update = { labels: { judge: "plain" } } } = {}) {
  await call(`${resource}.list`, {}, { query: { per_page: 50 } });
  await call(`${resource}.get`, path);
  await call(`${resource}.update`, path, { body: update });
  if (!protection) return;
  await call(`${resource}.change_protection`, path, { body: { delete: true } });
  await refused(`${resource}.delete`, "protected", path);
  await call(`${resource}.change_protection`, path, { body: { delete: false } });
}

const location = "fsn1";

async function offers() {
  for (const resource of ["locations", "server_types", "load_balancer_types", "isos", "images", "storage_box_types"]) {
    const page = await call(`${resource}.list`, {}, { query: { per_page: 50 } });
    await call(`${resource}.get`, { id: page[resource][0].id });
  }
  await call("pricing.get");
  await refused("datacenters.list", "deprecated_api_endpoint");
  await refused("datacenters.get", "deprecated_api_endpoint", { id: 1 });
}

async function servers() {
  const blob = Buffer.concat([Buffer.from("\0\0\0\x0bssh-ed25519\0\0\0\x20", "latin1"), Buffer.alloc(32, 9)]);
  const publicKey = `ssh-ed25519 ${blob.toString("base64")}`;
  const { ssh_key: key } = await call("ssh_keys.create", {}, { body: { name: "judge", public_key: publicKey } });
  await common("ssh_keys", { id: key.id }, { protection: false });
  const { placement_group: group } = await call(
    "placement_groups.create",
    {},
    { body: { name: "judge", type: "spread" } },
  );
  await common("placement_groups", { id: group.id }, { protection: false });
  const body = {
    name: "judge",
    server_type: "cx23",
    image: "debian-13",
    location,
    ssh_keys: [key.id],
    placement_group: group.id,
  };
  const { server } = await call("servers.create", {}, { body });
  const path = { id: server.id };
  await common("servers", path, { protection: false });
  await call("servers.change_protection", path, { body: { delete: true, rebuild: true } });
  await refused("servers.delete", "protected", path);
  await call("servers.change_protection", path, { body: { delete: false, rebuild: false } });
  for (const name of ["reboot", "reset", "reset_password", "request_console", "enable_backup", "disable_backup"])
    await call(`servers.${name}`, path);
  await call("servers.enable_rescue", path, { body: { type: "linux64", ssh_keys: [key.id] } });
  await call("servers.disable_rescue", path);
  await call("servers.attach_iso", path, { body: { iso: "debian-13.1.0-amd64-netinst.iso" } });
  await call("servers.detach_iso", path);
  await call("servers.change_dns_ptr", path, { body: { ip: server.public_net.ipv4.ip, dns_ptr: "judge.example.com" } });
  const start = server.created;
  const end = new Date(Date.parse(start) + 300_000).toISOString();
  await call("servers.get_metrics", path, { query: { type: ["cpu", "disk", "network"], start, end, step: 60 } });
  const { image } = await call("servers.create_image", path, { body: { type: "snapshot", description: "judged" } });
  await common("images", { id: image.id });
  await actions("images", { id: image.id });
  await call("servers.rebuild", path, { body: { image: image.id } });
  await call("images.delete", { id: image.id });
  await call("servers.shutdown", path);
  await call("servers.power_on", path);
  await call("servers.power_off", path);
  await call("servers.change_type", path, { body: { server_type: "cx33", upgrade_disk: false } });
  await call("servers.remove_from_placement_group", path);
  await call("servers.add_to_placement_group", path, { body: { placement_group: group.id } });
  const action = await actions("servers", path);
  await call("actions.get", { id: action });
  await call("actions.list", {}, { query: { id: [action] } });
  await part("volumes", () => volumes(server));
  await part("addresses", () => addresses(server));
  await part("networks", () => networks(server));
  await part("firewalls", () => firewalls(server));
  await call("servers.delete", path);
  await call("placement_groups.delete", { id: group.id });
  await call("ssh_keys.delete", { id: key.id });
  return server;
}

async function volumes(server) {
  const { volume } = await call("volumes.create", {}, { body: { name: "judge", size: 10, location } });
  const path = { id: volume.id };
  await common("volumes", path);
  await call("volumes.attach", path, { body: { server: server.id, automount: false } });
  await call("volumes.detach", path);
  await call("volumes.resize", path, { body: { size: 20 } });
  await actions("volumes", path);
  await call("volumes.delete", path);
}

async function addresses(server) {
  const { floating_ip: floating } = await call(
    "floating_ips.create",
    {},
    { body: { type: "ipv4", home_location: location } },
  );
  const path = { id: floating.id };
  await common("floating_ips", path);
  await call("floating_ips.assign", path, { body: { server: server.id } });
  await call("floating_ips.unassign", path);
  await call("floating_ips.change_dns_ptr", path, { body: { ip: floating.ip, dns_ptr: null } });
  await actions("floating_ips", path);
  await call("floating_ips.delete", path);
  await call("primary_ips.unassign", { id: server.public_net.ipv4.id });
  const body = { name: "judge", type: "ipv4", assignee_type: "server", location, auto_delete: false };
  const { primary_ip: primary } = await call("primary_ips.create", {}, { body });
  await common("primary_ips", { id: primary.id });
  await call("primary_ips.assign", { id: primary.id }, { body: { assignee_type: "server", assignee_id: server.id } });
  await call(
    "primary_ips.change_dns_ptr",
    { id: primary.id },
    { body: { ip: primary.ip, dns_ptr: "judge.example.com" } },
  );
  await actions("primary_ips", { id: primary.id });
  await call("primary_ips.unassign", { id: primary.id });
  await call("primary_ips.delete", { id: primary.id });
}

async function networks(server) {
  const subnets = [{ type: "cloud", network_zone: "eu-central", ip_range: "10.0.1.0/24" }];
  const { network } = await call("networks.create", {}, { body: { name: "judge", ip_range: "10.0.0.0/16", subnets } });
  const path = { id: network.id };
  await common("networks", path);
  await call("networks.add_subnet", path, { body: { ...subnets[0], ip_range: "10.0.2.0/24" } });
  await call("networks.delete_subnet", path, { body: { ip_range: "10.0.2.0/24" } });
  const route = { destination: "10.100.1.0/24", gateway: "10.0.1.2" };
  await call("networks.add_route", path, { body: route });
  await call("networks.delete_route", path, { body: route });
  await call("networks.change_ip_range", path, { body: { ip_range: "10.0.0.0/12" } });
  await call("servers.attach_to_network", { id: server.id }, { body: { network: network.id, ip: "10.0.1.5" } });
  await call("servers.change_alias_ips", { id: server.id }, { body: { network: network.id, alias_ips: ["10.0.1.6"] } });
  await call("networks.list_members", path, {}, (found) => found.members?.length === 1);
  await part("load balancers", () => loadBalancers(server, network));
  await call("servers.detach_from_network", { id: server.id }, { body: { network: network.id } });
  await actions("networks", path);
  await call("networks.delete", path);
}

async function loadBalancers(server, network) {
  const { load_balancer: balancer } = await call(
    "load_balancers.create",
    {},
    { body: { name: "judge", load_balancer_type: "lb11", location } },
  );
  const path = { id: balancer.id };
  await common("load_balancers", path);
  const health_check = {
    protocol: "http",
    port: 80,
    interval: 15,
    timeout: 10,
    retries: 3,
    http: { path: "/", domain: "", status_codes: ["2??"] },
  };
  const service = { protocol: "http", listen_port: 80, destination_port: 80, proxyprotocol: false, health_check };
  await call("load_balancers.add_service", path, { body: service });
  await call("load_balancers.update_service", path, { body: { listen_port: 80, destination_port: 8080 } });
  await call("load_balancers.attach_to_network", path, { body: { network: network.id } });
  // The server has no public IPv4.
  const target = { type: "server", server: { id: server.id } };
  await call("load_balancers.add_target", path, { body: { ...target, use_private_ip: true } });
  await call("load_balancers.get", path);
  await call("load_balancers.remove_target", path, { body: target });
  await call("load_balancers.delete_service", path, { body: { listen_port: 80 } });
  await call("load_balancers.change_algorithm", path, { body: { type: "least_connections" } });
  await call("load_balancers.change_type", path, { body: { load_balancer_type: "lb21" } });
  await call("load_balancers.change_dns_ptr", path, {
    body: { ip: balancer.public_net.ipv4.ip, dns_ptr: "lb.example.com" },
  });
  await call("load_balancers.disable_public_interface", path);
  await call("load_balancers.enable_public_interface", path);
  await call("load_balancers.detach_from_network", path, { body: { network: network.id } });
  const start = balancer.created;
  const end = new Date(Date.parse(start) + 300_000).toISOString();
  await call("load_balancers.get_metrics", path, { query: { type: ["open_connections", "bandwidth"], start, end } });
  await actions("load_balancers", path);
  await call("load_balancers.delete", path);
}

async function firewalls(server) {
  const rules = [{ direction: "in", protocol: "tcp", port: "22", source_ips: ["0.0.0.0/0", "::/0"] }];
  const { firewall } = await call("firewalls.create", {}, { body: { name: "judge", rules } });
  const path = { id: firewall.id };
  await common("firewalls", path, { protection: false });
  const resources = [{ type: "server", server: { id: server.id } }];
  await call("firewalls.apply_to_resources", path, { body: { apply_to: resources } });
  await call("firewalls.get", path);
  await call("servers.get", { id: server.id });
  await call("firewalls.remove_from_resources", path, { body: { remove_from: resources } });
  await call("firewalls.set_rules", path, { body: { rules: [] } });
  await actions("firewalls", path);
  await call("firewalls.delete", path);
}

async function certificates() {
  const [certificate, privateKey] = [JUDGE_CERTIFICATE, JUDGE_KEY].map((path) => readFileSync(path, "utf8"));
  const uploaded = await call(
    "certificates.create",
    {},
    { body: { name: "uploaded", type: "uploaded", certificate, private_key: privateKey } },
  );
  const managed = await call(
    "certificates.create",
    {},
    { body: { name: "managed", type: "managed", domain_names: ["example.com"] } },
  );
  const path = { id: managed.certificate.id };
  await common("certificates", path, { protection: false });
  await refused("certificates.retry_issuance", "unsupported_error", path);
  await part("failed issuance", failedIssuance);
  await actions("certificates", path);
  await call("certificates.delete", path);
  await call("certificates.delete", { id: uploaded.certificate.id });
}

/** Issuance is retried after it has failed, which the embedded Hetzner does on request. */
async function failedIssuance() {
  const headers = { Authorization: `Bearer ${token}` };
  await fetch(new URL("/sim/faults", baseUrl), {
    method: "PUT",
    headers,
    body: '{"version":1,"rules":[{"fault":"action_failed","command":"create_certificate","times":1}]}',
  });
  const body = { name: "failed", type: "managed", domain_names: ["failed.example.com"] };
  const { data } = await request("certificates.create", {}, { body });
  await step(
    "certificates.create fails later",
    () => ended(data.action).catch((error) => error.message),
    (text) => /failed/.test(text),
  );
  await call("certificates.retry_issuance", { id: data.certificate.id });
}

async function zones() {
  const { zone } = await call("zones.create", {}, { body: { name: "judge.example", mode: "primary", ttl: 3600 } });
  const path = { id_or_name: zone.name };
  await common("zones", path);
  await call("zones.change_ttl", path, { body: { ttl: 7200 } });
  await call("zones.import_zonefile", path, { body: { zonefile: "$TTL 3600\n@ IN A 192.0.2.1\n" } });
  await call("zones.export_zonefile", path);
  await part("rrsets", () => rrsets(path));
  await actions("zones", path);
  await call("zones.delete", path);
  const primary_nameservers = [{ address: "192.0.2.53" }];
  const secondary = await call(
    "zones.create",
    {},
    { body: { name: "secondary.example", mode: "secondary", primary_nameservers } },
  );
  const other = { id_or_name: secondary.zone.id };
  await call("zones.change_primary_nameservers", other, {
    body: { primary_nameservers: [{ address: "192.0.2.54", port: 5353 }] },
  });
  await call("zones.delete", other);
}

async function rrsets(zone) {
  const records = [{ value: "192.0.2.2", comment: "judged" }];
  await call("zone_rrsets.create", zone, { body: { name: "www", type: "A", ttl: 300, records } });
  const path = { ...zone, rr_name: "www", rr_type: "A" };
  await call("zone_rrsets.list", zone);
  await call("zone_rrsets.get", path);
  await call("zone_rrsets.update", path, { body: { labels: { a: "b" } } });
  await call("zone_rrsets.add_records", path, { body: { records: [{ value: "192.0.2.3" }] } });
  await call("zone_rrsets.remove_records", path, { body: { records: [{ value: "192.0.2.3" }] } });
  await call("zone_rrsets.set_records", path, { body: { records } });
  await call("zone_rrsets.update_records", path, { body: { records: [{ value: "192.0.2.2", comment: "changed" }] } });
  await call("zone_rrsets.change_ttl", path, { body: { ttl: null } });
  await call("zone_rrsets.change_protection", path, { body: { change: true } });
  await refused("zone_rrsets.delete", "protected", path);
  await call("zone_rrsets.change_protection", path, { body: { change: false } });
  await call("zone_rrsets.delete", path);
}

async function storageBoxes() {
  const password = "Judge-0-password!";
  const body = { name: "judge", location, password, storage_box_type: "bx11", access_settings: { ssh_enabled: true } };
  const { storage_box: box } = await call("storage_boxes.create", {}, { body });
  const path = { id: box.id };
  await common("storage_boxes", path);
  await call("storage_boxes.change_type", path, { body: { storage_box_type: "bx21" } });
  await call("storage_boxes.enable_snapshot_plan", path, {
    body: { max_snapshots: 5, hour: 3, minute: 30, day_of_week: null, day_of_month: null },
  });
  await call("storage_boxes.get", path);
  await call("storage_boxes.disable_snapshot_plan", path);
  await call("storage_boxes.reset_password", path, { body: { password } });
  await call("storage_boxes.update_access_settings", path, { body: { samba_enabled: true } });
  await call("storage_boxes.list_folders", path);
  const { snapshot } = await call("storage_box_snapshots.create", path, { body: { description: "judged" } });
  const one = { ...path, snapshot_id: snapshot.id };
  await call("storage_box_snapshots.list", path);
  await call("storage_box_snapshots.get", one);
  await call("storage_box_snapshots.update", one, { body: { description: "changed" } });
  await call("storage_boxes.rollback_snapshot", path, { body: { snapshot: snapshot.id } });
  await call("storage_box_snapshots.delete", one);
  const { subaccount } = await call("storage_box_subaccounts.create", path, {
    body: { home_directory: "judge", password },
  });
  const account = { ...path, subaccount_id: subaccount.id };
  await call("storage_box_subaccounts.list", path);
  await call("storage_box_subaccounts.get", account);
  await call("storage_box_subaccounts.update", account, { body: { description: "changed" } });
  await call("storage_box_subaccounts.change_home_directory", account, { body: { home_directory: "elsewhere" } });
  await call("storage_box_subaccounts.reset_password", account, { body: { password } });
  await call("storage_box_subaccounts.update_access_settings", account, { body: { readonly: true } });
  await call("storage_box_subaccounts.delete", account);
  await actions("storage_boxes", path);
  await call("storage_boxes.delete", path);
}

for (const run of [offers, servers, certificates, zones, storageBoxes]) await part(run.name, run);
await step(
  "every operation was called",
  () => [...missing],
  (names) => names.length === 0,
);
