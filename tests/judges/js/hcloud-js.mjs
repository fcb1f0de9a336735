// A tour of `hcloud-js`, a client of others for the Cloud API, over the embedded Hetzner: every method of its endpoints
// stands at least once. Those of its models only delegate to them.
import hcloud from "hcloud-js";

import { part, step } from "./steps.mjs";

const { JUDGE_ENDPOINT: baseURL, JUDGE_TOKEN: token } = process.env;
const client = new hcloud.Client({ token, baseURL });
const headers = { Authorization: `Bearer ${token}` };
const called = watch(client);

/** A call that starts an action; the client has no waiter, so that its `actions.get` is repeated. */
const action = (name, call) =>
  step(name, async () => {
    const result = await call();
    let started = result.action ?? result;
    for (let tries = 0; started.status === "running" && tries < 200; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 20));
      started = await client.actions.get(started.id);
    }
    if (started.status !== "success") throw new Error(`the action is ${started.status}`);
    return result;
  });

/** A call that must be refused with an error code. */
const refused = (name, code, call) =>
  step(
    name,
    () => call().catch((error) => error),
    (error) => error.code === code,
  );

async function offers() {
  for (const [name, list] of [
    ["locations", "locations"],
    ["serverTypes", "serverTypes"],
    ["loadBalancerTypes", "load_balancer_types"],
    ["isos", "isos"],
    ["images", "images"],
  ]) {
    const page = await step(
      `${name}.list`,
      () => client[name].list({ perPage: 2 }),
      (found) => found[list].length === 2,
    );
    await step(
      `${name}.list next`,
      () => page.next(),
      (found) => found.page === 2,
    );
    await step(
      `${name}.list last`,
      () => page.last(),
      (found) => found.page === found.lastPage,
    );
    const id = page[list][0].id;
    await step(
      `${name}.get`,
      () => client[name].get(id),
      (found) => found.id === id,
    );
    await refused(`${name}.get unknown`, "not_found", () => client[name].get(987654321));
  }
  await step(
    "locations.list previous",
    async () => (await client.locations.list({ page: 2, perPage: 2 })).previous(),
    (found) => found.page === 1,
  );
  await refused("datacenters.list", "deprecated_api_endpoint", () => client.datacenters.list());
  await refused("datacenters.get", "deprecated_api_endpoint", () => client.datacenters.get(1));
  await step(
    "rate limit",
    () => client.ratelimit,
    (limit) => limit.limit > 0 && limit.remaining > 0 && limit.reset.getTime() > 0,
  );
}

async function sshKeys() {
  const blob = Buffer.concat([Buffer.from("\0\0\0\x0bssh-ed25519\0\0\0\x20", "latin1"), Buffer.alloc(32, 7)]);
  const publicKey = `ssh-ed25519 ${blob.toString("base64")}`;
  const key = await step(
    "sshKeys.create",
    () => client.sshKeys.create("judge", publicKey),
    (found) => found.publicKey === publicKey,
  );
  await step(
    "sshKeys.list",
    () => client.sshKeys.list({ name: "judge" }),
    (found) => found.sshKeys.length === 1,
  );
  await step(
    "sshKeys.get",
    () => client.sshKeys.get(key.id),
    (found) => found.name === "judge",
  );
  await step(
    "sshKeys.changeName",
    () => client.sshKeys.changeName(key.id, "renamed"),
    (found) => found.ssh_key.name === "renamed",
  );
  await refused("sshKeys.create same key", "uniqueness_error", () => client.sshKeys.create("other", publicKey));
}

/** The client's model of a server requires the datacenter, which the API has removed: what returns one fails. */
async function servers() {
  const [key] = (await client.sshKeys.list()).sshKeys;
  const builder = client.servers.build("judge").serverType("cx23").image("debian-13").location("fsn1").sshKey(key);
  await step("servers.build", () => builder.labels({ a: "b" }).startAfterCreate(true).create());
  await step("servers.list", () => client.servers.list());
  const { servers: found } = await (await fetch(`${baseURL}/servers?name=judge`, { headers })).json();
  const { id, public_net: net } = found[0];
  await step("servers.get", () => client.servers.get(id));
  await step("servers.changeName", () => client.servers.changeName(id, "renamed"));
  await step("servers is running", () => running(id));
  const calls = client.servers.actions;
  for (const name of ["reboot", "reset", "shutdown", "powerOn", "resetPassword", "requestConsole", "disableBackup"]) {
    if (name === "disableBackup") await action("servers.actions.enableBackup", () => calls.enableBackup(id));
    await action(`servers.actions.${name}`, () => calls[name](id));
  }
  await action("servers.actions.enableRescue", () => calls.enableRescue(id, "linux64", [key]));
  await action("servers.actions.disableRescue", () => calls.disableRescue(id));
  const [iso] = (await client.isos.list()).isos;
  await action("servers.actions.attachISO", () => calls.attachISO(id, iso));
  await action("servers.actions.detachISO", () => calls.detachISO(id));
  await action("servers.actions.changeDnsPointer", () => calls.changeDnsPointer(id, net.ipv4.ip, "judge.example.com"));
  const made = await action("servers.actions.createImage", () => calls.createImage(id, "snapshot", "judged"));
  await images(made.image.id);
  await action("servers.actions.rebuild", () => calls.rebuild(id, "debian-12"));
  await action("servers.actions.changeProtection", () => calls.changeProtection(id, { delete: true, rebuild: true }));
  await refused("servers.delete protected", "protected", () => client.servers.delete(id));
  await action("servers.actions.changeProtection off", () =>
    calls.changeProtection(id, { delete: false, rebuild: false }),
  );
  await networks(id);
  await floatingIps(id);
  await loadBalancers(id);
  await action("servers.actions.powerOff", () => calls.powerOff(id));
  await action("servers.actions.changeType", () => calls.changeType(id, "cx33", false));
  const listed = await step(
    "servers.actions.list",
    () => calls.list(id, { sort: "id:desc" }),
    (found) => found.actions.length > 10,
  );
  await step(
    "servers.actions.get",
    () => calls.get(id, listed.actions[0].id),
    (found) => found.id === listed.actions[0].id,
  );
  await step("actions.list", () => client.actions.list({ id: listed.actions[0].id }));
  await action("servers.delete", () => client.servers.delete(id));
  await refused("servers.get deleted", "not_found", () => client.servers.get(id));
}

async function running(id) {
  for (let tries = 0; tries < 200; tries += 1) {
    const { server } = await (await fetch(`${baseURL}/servers/${id}`, { headers })).json();
    if (server.status === "running") return server;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error("the server does not start");
}

async function images(id) {
  await step(
    "images.update",
    () => client.images.update(id, "changed", "snapshot"),
    (found) => found.description === "changed",
  );
  await action("images.actions.changeProtection", () => client.images.actions.changeProtection(id, { delete: true }));
  await refused("images.delete protected", "protected", () => client.images.delete(id));
  await action("images.actions.changeProtection off", () =>
    client.images.actions.changeProtection(id, { delete: false }),
  );
  const listed = await step(
    "images.actions.list",
    () => client.images.actions.list(id),
    (found) => found.actions.length > 0,
  );
  await step(
    "images.actions.get",
    () => client.images.actions.get(id, listed.actions[0].id),
    (found) => found.id > 0,
  );
  await step("images.delete", () => client.images.delete(id));
}

async function networks(server) {
  const subnets = [{ type: "cloud", network_zone: "eu-central", ip_range: "10.0.1.0/24" }];
  const made = await step(
    "networks.create",
    () => client.networks.create("judge", "10.0.0.0/16", subnets, [], {}),
    (found) => found.subnets.length === 1,
  );
  const { id } = made;
  const calls = client.networks.actions;
  await step("networks.list", () => client.networks.list());
  await step(
    "networks.get",
    () => client.networks.get(id),
    (found) => found.ip_range === "10.0.0.0/16",
  );
  await step(
    "networks.update",
    () => client.networks.update(id, "renamed", { a: "b" }),
    (found) => found.name === "renamed",
  );
  await action("networks.actions.addSubnet", () => calls.addSubnet(id, "cloud", "10.0.2.0/24"));
  await action("networks.actions.deleteSubnet", () => calls.deleteSubnet(id, "10.0.2.0/24"));
  await action("networks.actions.addRoute", () => calls.addRoute(id, "10.100.1.0/24", "10.0.1.2"));
  await action("networks.actions.deleteRoute", () => calls.deleteRoute(id, "10.100.1.0/24", "10.0.1.2"));
  await action("networks.actions.changeIPRange", () => calls.changeIPRange(id, "10.0.0.0/12"));
  await action("servers.actions.attachToNetwork", () =>
    client.servers.actions.attachToNetwork(server, id, "10.0.1.5", ["10.0.1.6"]),
  );
  await action("servers.actions.detachFromNetwork", () => client.servers.actions.detachFromNetwork(server, id));
  await action("networks.actions.changeNetworkProtection", () => calls.changeNetworkProtection(id, true));
  await refused("networks.delete protected", "protected", () => client.networks.delete(id));
  await action("networks.actions.changeNetworkProtection off", () => calls.changeNetworkProtection(id, false));
  const listed = await step(
    "networks.actions.list",
    () => calls.list(id),
    (found) => found.actions.length > 0,
  );
  await step(
    "networks.actions.get",
    () => calls.get(id, listed.actions[0].id),
    (found) => found.id > 0,
  );
  await step("networks.delete", () => client.networks.delete(id));
}

/** The client writes each created address to the standard output, which is for the steps. */
async function quietly(call) {
  const { log } = console;
  console.log = () => {};
  try {
    return await call();
  } finally {
    console.log = log;
  }
}

async function floatingIps(server) {
  const unassigned = client.floatingIPs.build("ipv4").location("fsn1").description("judged");
  await step(
    "floatingIPs.build",
    () => quietly(() => unassigned.create()),
    (found) => found.floatingIP.type === "ipv4",
  );
  const assigned = client.floatingIPs.build("ipv6").server(server);
  await action("floatingIPs.build assigned", () => quietly(() => assigned.create()));
  const listed = await step(
    "floatingIPs.list",
    () => client.floatingIPs.list({ sort: "id:asc" }),
    (found) => found.floatingIPs.length === 2,
  );
  const { id } = listed.floatingIPs[0];
  const calls = client.floatingIPs.actions;
  const address = await step(
    "floatingIPs.get",
    () => client.floatingIPs.get(id),
    (found) => found.description === "judged",
  );
  await step(
    "floatingIPs.changeDescription",
    () => client.floatingIPs.changeDescription(id, "changed"),
    (found) => found.description === "changed",
  );
  await action("floatingIPs.actions.assign", () => calls.assign(id, server));
  await action("floatingIPs.actions.unassign", () => calls.unassign(id));
  await action("floatingIPs.actions.changeDnsPointer", () =>
    calls.changeDnsPointer(id, address.ip, "float.example.com"),
  );
  await action("floatingIPs.actions.changeProtection", () => calls.changeProtection(id, { delete: true }));
  await refused("floatingIPs.delete protected", "protected", () => client.floatingIPs.delete(id));
  await action("floatingIPs.actions.changeProtection off", () => calls.changeProtection(id, { delete: false }));
  const actions = await step(
    "floatingIPs.actions.list",
    () => calls.list(id),
    (found) => found.actions.length > 0,
  );
  await step(
    "floatingIPs.actions.get",
    () => calls.get(id, actions.actions[0].id),
    (found) => found.id > 0,
  );
  await step("floatingIPs.delete", () => client.floatingIPs.delete(id));
}

async function loadBalancers(server) {
  const network = await client.networks.create("balanced", "10.0.0.0/16", [
    { type: "cloud", network_zone: "eu-central", ip_range: "10.0.1.0/24" },
  ]);
  const create = () =>
    client.loadBalancers.create(
      "judge",
      "lb11",
      { type: "round_robin" },
      [],
      [],
      { a: "b" },
      true,
      undefined,
      undefined,
      "fsn1",
    );
  const { id } = await step("loadBalancers.create", create, (found) => found.name === "judge");
  const calls = client.loadBalancers.actions;
  const check = { protocol: "tcp", port: 80, interval: 15, timeout: 10, retries: 3 };
  await step(
    "loadBalancers.list",
    () => client.loadBalancers.list(),
    (found) => found.load_balancers.length === 1,
  );
  await step(
    "loadBalancers.get",
    () => client.loadBalancers.get(id),
    (found) => found.location.name === "fsn1",
  );
  await step("loadBalancers.getMetrics", () => client.loadBalancers.getMetrics(id));
  await action("loadBalancers.actions.addService", () => calls.addService(id, "tcp", 80, 80, false, check));
  await action("loadBalancers.actions.updateService", () => calls.updateService(id, "tcp", 80, 8080, false, check));
  await action("loadBalancers.actions.deleteService", () => calls.deleteService(id, 80));
  await action("loadBalancers.actions.addTarget", () => calls.addTarget(id, "server", { id: server }, false));
  await action("loadBalancers.actions.removeTarget", () => calls.removeTarget(id, "server", { id: server }));
  await action("loadBalancers.actions.changeAlgorithm", () => calls.changeAlgorithm(id, "least_connections"));
  await action("loadBalancers.actions.changeType", () => calls.changeType(id, "lb21"));
  await action("loadBalancers.actions.attachToNetwork", () => calls.attachToNetwork(id, network.id, "10.0.1.9"));
  await action("loadBalancers.actions.disablePublicInterface", () => calls.disablePublicInterface(id));
  await action("loadBalancers.actions.enablePublicInterface", () => calls.enablePublicInterface(id));
  await action("loadBalancers.actions.detachFromNetwork", () => calls.detachFromNetwork(id, network.id));
  await action("loadBalancers.actions.changeProtection", () => calls.changeProtection(id, true));
  await refused("loadBalancers.delete protected", "protected", () => client.loadBalancers.delete(id));
  await action("loadBalancers.actions.changeProtection off", () => calls.changeProtection(id, false));
  const listed = await step(
    "loadBalancers.actions.list",
    () => calls.list(id),
    (found) => found.actions.length > 0,
  );
  await step(
    "loadBalancers.actions.get",
    () => calls.get(id, listed.actions[0].id),
    (found) => found.id > 0,
  );
  await step(
    "loadBalancers.update",
    () => client.loadBalancers.update(id, "renamed", {}),
    (found) => found.name === "renamed",
  );
  await step("loadBalancers.delete", () => client.loadBalancers.delete(id));
}

/** Notes the calls of all methods of all endpoints. */
function watch(client) {
  const missing = new Set();
  const wrap = (endpoint, name) => {
    for (const method of Object.getOwnPropertyNames(Object.getPrototypeOf(endpoint))) {
      if (method === "constructor") continue;
      missing.add(`${name}.${method}`);
      const original = endpoint[method].bind(endpoint);
      endpoint[method] = (...values) => {
        missing.delete(`${name}.${method}`);
        return original(...values);
      };
    }
    if (endpoint.actions) wrap(endpoint.actions, `${name}.actions`);
  };
  for (const [name, endpoint] of Object.entries(client)) {
    if (endpoint?.client === client) wrap(endpoint, name);
  }
  return missing;
}

await part("offers", offers);
await part("sshKeys", sshKeys);
await part("servers", servers);
await step("sshKeys.delete", async () => client.sshKeys.delete((await client.sshKeys.list()).sshKeys[0].id));
await step(
  "every method was called",
  () => [...called],
  (missing) => missing.length === 0,
);
