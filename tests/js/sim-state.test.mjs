// The documents of `hetzner-cloud/sim`: states and fixtures in and out, the inspection, and a storage that keeps a
// project.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { TEST, dist, within } from "./serve.mjs";

const { Hetzner } = await import(new URL("index.js", dist));
const { Sim, DocumentError } = await import(new URL("sim.js", dist));

const clientOf = (sim, options) => new Hetzner({ token: "any", fetch: sim.fetch, clock: sim.clock, ...options });
const SERVER = { server_type: "cx23", image: "debian-13" };
const FIXTURE = {
  networks: [{ name: "internal" }],
  servers: [{ name: "web-1", labels: { env: "prod" }, networks: ["internal"] }, { name: "web-2" }],
  volumes: [{ name: "data", server: "web-1" }],
};

/** A storage that records its writes. */
function memory(stored = {}) {
  const writes = [];
  return {
    writes,
    getItem: (key) => stored[key] ?? null,
    setItem: (key, value) => {
      writes.push([key, value]);
      stored[key] = value;
    },
  };
}

/** The names of the fields of an interface in the declarations. */
function fieldsOf(name, file) {
  const [, body] = readFileSync(new URL(file, dist), "utf8").split(`export interface ${name} {`);
  return [...body.split("\n}")[0].matchAll(/^ {4}(\w+)\??:/gm)].map(([, field]) => field).sort();
}

test("starts from a fixture, as an object and as JSON", TEST, async () => {
  for (const state of [FIXTURE, JSON.stringify(FIXTURE)]) {
    const sim = await Sim.create({ seed: 7, state });
    const [web] = await clientOf(sim).servers.list({ name: "web-1" }).all();
    assert.deepEqual([web.status, web.labels, web.private_net.length, web.volumes.length], ["running", { env: "prod" }, 1, 1]);
    assert.deepEqual(sim.inspect().created, []);
  }
  const [a, b] = await Promise.all([Sim.create({ seed: 7, state: FIXTURE }), Sim.create({ seed: 7, state: FIXTURE })]);
  assert.deepEqual(a.state(), b.state());
});

test("continues from a saved state with the same bytes, in the midst of a wait", TEST, async () => {
  const sim = await Sim.create({ seed: 7, state: FIXTURE, faults: { version: 1, rules: [{ fault: "slow", millis: 5, times: 3 }] } });
  const created = await clientOf(sim).servers.create({ name: "new", ...SERVER });
  const state = sim.state();
  assert.deepEqual([state.version, state.seed, state.servers.at(-1).status], [1, 7, "initializing"]);
  const loaded = await Sim.create({ seed: 1, servers: 0, state });
  assert.deepEqual(loaded.state(), state);
  const answers = async (sim) => {
    await clientOf(sim).wait(created);
    const response = await sim.fetch("http://sim.test/v1/servers", { headers: { authorization: "Bearer any" } });
    return [await response.text(), response.headers.get("x-correlation-id"), sim.clock.now()];
  };
  assert.deepEqual(await answers(loaded), await answers(sim));
});

test("takes a state that another writer of JSON wrote, and one of Rust", TEST, async () => {
  const text = readFileSync(new URL("../data/sim_state_v1.json", import.meta.url), "utf8");
  const sim = await Sim.create({ state: text });
  assert.deepEqual(sim.state(), JSON.parse(text));
  assert.deepEqual((await Sim.create({ state: JSON.parse(text) })).state(), JSON.parse(text));
});

test("refuses documents with the path of the field, and changes nothing", TEST, async () => {
  const sim = await Sim.create({ seed: 1, state: FIXTURE });
  const before = sim.state();
  const documents = [
    ["{", ""],
    ["[]", ""],
    [{ moons: [] }, "moons"],
    [{ servers: [{}] }, "servers[0].name"],
    [{ servers: [{ name: "a", networks: ["no"] }] }, "servers[0].networks[0]"],
    [{ servers: [{ name: "a", size: 7 }] }, "servers[0].size"],
    [{ ...before, version: 2 }, "version"],
    [{ ...before, volumes: [{ ...before.volumes[0], server: 1 }] }, "volumes[0].server"],
    [{ ...before, moons: 1 }, "moons"],
    [{ ...before, servers: undefined }, "servers"],
  ];
  for (const [document, path] of documents) {
    const error = await Sim.create({ state: document }).catch((error) => error);
    assert(error instanceof DocumentError, `${path}: ${error}`);
    assert.equal(error.path, path, error.message);
    assert.throws(() => sim.setState(document), DocumentError);
    assert.deepEqual(sim.state(), before);
  }
  const inexact = JSON.stringify(before).replace(/"random":\d+/, '"random":9007199254740993');
  assert.throws(() => sim.setState(inexact), { name: "DocumentError", path: "counters.random" });
  for (const state of [null, 7, true]) await assert.rejects(Sim.create({ state }), { name: "TypeError" });
});

test("frees the project of a refused document", TEST, async () => {
  const refuse = () => Sim.create({ servers: 20, state: { moons: [] } }).catch(() => {});
  const created = async () => (await Sim.create({ servers: 20 })).dispose();
  await created();
  const before = process.memoryUsage().arrayBuffers;
  for (let round = 0; round < 200; round++) await refuse();
  const grown = process.memoryUsage().arrayBuffers - before;
  assert(grown < 8 << 20, `${grown} bytes more`);
});

test("replaces and resets a project, and sleeps keep the time that is left", TEST, async () => {
  const sim = await Sim.create({ seed: 7, clock: 0, state: FIXTURE, servers: 1 });
  const first = sim.state();
  assert.equal(first.servers.length, 3);
  let ended = false;
  const slept = sim.clock.sleep(5000).then(() => (ended = true));
  sim.advance(4000);
  await clientOf(sim).placementGroups.create({ name: "a", type: "spread" });
  const later = sim.state();
  sim.reset();
  assert.deepEqual(sim.state(), first);
  sim.advance(999);
  await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(ended, false);
  sim.setState(later);
  assert.deepEqual(sim.state(), later);
  sim.advance(1);
  await within(5, "the end of the sleep", slept);
  sim.setState({ servers: [{ name: "other" }] });
  assert.deepEqual([sim.state().servers.map(({ name }) => name), sim.state().seed], [["other"], 7]);
});

test("a clock of the system continues from the present", TEST, async () => {
  const state = (await Sim.create({ start: "2026-11-01T00:00:00Z", state: FIXTURE })).state();
  const now = async (options) => (await Sim.create({ state, ...options })).clock.now();
  assert(Math.abs((await now({ clock: "wall" })) - Date.now()) < 60_000);
  for (const options of [{}, { clock: 0 }, { clock: "wall", start: 0 }]) {
    assert(Math.abs((await now(options)) - state.unix_millis) < 60_000, JSON.stringify(options));
  }
});

test("compares states", TEST, async () => {
  const sim = await Sim.create({ state: FIXTURE });
  const before = sim.state();
  const [{ id }] = before.servers;
  await clientOf(sim).servers.update({ id, name: "renamed" });
  const differences = await Sim.difference(before, JSON.stringify(sim.state()));
  const name = differences.find(({ path }) => path === `servers[id=${id}].name`);
  assert.deepEqual([name.before, name.after], ["web-1", "renamed"]);
  assert.deepEqual(await Sim.difference(before, before), []);
  await assert.rejects(Sim.difference(before, "{"), DocumentError);
});

test("tells which requests were seen, and what they created and deleted", TEST, async () => {
  const sim = await Sim.create({ servers: 1 });
  const hz = clientOf(sim, { maxRetries: 0 });
  assert.deepEqual(sim.inspect(), { requests: {}, created: [], deleted: [] });
  const { server, ...started } = await hz.servers.create({ name: "new", ...SERVER });
  await hz.wait(started);
  await hz.servers.create({ name: "new", ...SERVER }).catch(() => {});
  await hz.wait(await hz.servers.delete({ id: server.id }));
  const { requests, created, deleted } = sim.inspect();
  assert.deepEqual(requests["servers.create"], { total: 2, refused: 1 });
  assert.deepEqual(created.find(({ resource }) => resource === "server"), { resource: "server", id: server.id, operation: "servers.create" });
  assert.deepEqual(deleted.find(({ resource }) => resource === "server"), { resource: "server", id: server.id, operation: "servers.delete" });
});

test("the types have the fields of the documents", TEST, async () => {
  const sim = await Sim.create({ servers: 1 });
  assert.deepEqual(fieldsOf("SimState", "sim-state.d.ts"), Object.keys(sim.state()).sort());
  assert.deepEqual(fieldsOf("Inspection", "sim-state.d.ts"), Object.keys(sim.inspect()).sort());
  const error = await Sim.create({ state: { moons: [] } }).catch((error) => error);
  const [, lists] = error.problem.split("those are ");
  assert.deepEqual(fieldsOf("Fixture", "sim-fixture.d.ts"), lists.split(", ").sort());
});

test("keeps a project in a storage, and saves it once for many changes", TEST, async () => {
  const storage = memory();
  const sim = await Sim.create({ storage, key: "k", seed: 7, servers: 2 });
  const hz = clientOf(sim);
  for (let at = 0; at < 20; at++) await hz.placementGroups.create({ name: `group-${at}`, type: "spread" });
  assert.deepEqual(storage.writes, []);
  await new Promise((resolve) => setTimeout(resolve, 700));
  assert.equal(storage.writes.length, 1);
  await hz.placementGroups.create({ name: "last", type: "spread" });
  const state = sim.state();
  sim.dispose();
  assert.deepEqual([storage.writes.length, storage.writes[1][0], JSON.parse(storage.writes[1][1])], [2, "k", state]);
  // The options describe a project that is not stored yet.
  const again = await Sim.create({ storage, key: "k", seed: 1, servers: 9, rateLimit: 1, hideHeaders: true, state: { moons: [] } }).catch((error) => error);
  assert.deepEqual(again.state(), state);
  again.dispose();
  assert.deepEqual((await Sim.create({ storage: memory(), key: "k", servers: 1 })).state().servers.length, 1);
});

test("refuses a storage without its methods, and a key that is no text or has no storage", TEST, async () => {
  for (const options of [{ storage: {} }, { storage: null }, { storage: new Map() }, { storage: memory(), key: 7 }, { key: "k" }]) {
    await assert.rejects(Sim.create(options), { name: "TypeError", message: /`(storage|key)`/ });
  }
});

test("reports a storage that is full", TEST, async () => {
  const full = new Error("the quota has been exceeded");
  const storage = { getItem: () => null, setItem: () => { throw full; } };
  const sim = await Sim.create({ storage });
  assert.throws(() => sim.dispose(), (error) => error.cause === full && /hetzner-cloud-sim/.test(error.message));
  assert.throws(() => sim.state(), "it was freed all the same");
});
