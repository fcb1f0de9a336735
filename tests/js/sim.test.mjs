// The entry `hetzner-cloud/sim`: the embedded Hetzner in Node. Its documents are tested in `sim-state.test.mjs`, and
// other runtimes in `sim-runtimes.test.mjs`.
import { test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { program } from "../matrix/program.mjs";
import { converse, quickstart, runs, scenario } from "./sim-scenarios.mjs";
import { TEST, dist, recorded, within } from "./serve.mjs";

const require = createRequire(import.meta.url);
const { Hetzner, DeadlineError } = await import(new URL("index.js", dist));
const { Sim, DocumentError } = await import(new URL("sim.js", dist));
const cjs = { pkg: require(fileURLToPath(new URL("cjs/index.js", dist))), ...require(fileURLToPath(new URL("cjs/sim.js", dist))) };
const baseUrl = "http://sim.test/v1";

const clientOf = (sim, options) => new Hetzner({ token: "any", fetch: sim.fetch, clock: sim.clock, ...options });
const script = (...rules) => ({ version: 1, rules });
const HEADERS = { authorization: "Bearer any" };

const ENTRIES = [["import", { pkg: await import(new URL("index.js", dist)), Sim }], ["require", cjs]];
for (const [kind, entry] of ENTRIES) {
  for (const { name, clock } of runs) {
    test(`${kind}, clock ${clock}: ${name}`, TEST, () => within(50, name, scenario(entry, name, clock)));
  }
  test(`${kind}: quickstart`, TEST, () => within(50, "quickstart", quickstart(entry, program)));
}

test("ends sleeps in their order, and advances the time to each", TEST, async () => {
  const sim = await Sim.create();
  const { now, sleep } = sim.clock;
  const start = now();
  const ended = [];
  const until = (millis) => sleep(millis).then(() => ended.push([millis, now() - start]));
  await Promise.all([until(500), until(20), until(20), until(0), until(100).then(() => until(50)), sleep(-7)]);
  assert.deepEqual(ended, [[0, 0], [20, 20], [20, 20], [100, 100], [50, 150], [500, 500]]);
});

test("does not advance to the end of an aborted sleep", TEST, async () => {
  const sim = await Sim.create();
  const start = sim.clock.now();
  const stop = new AbortController();
  const reason = new Error("enough");
  const aborted = sim.clock.sleep(1000, stop.signal);
  const other = sim.clock.sleep(5000);
  stop.abort(reason);
  await assert.rejects(aborted, reason);
  await assert.rejects(sim.clock.sleep(1, stop.signal), reason);
  await other;
  assert.equal(sim.clock.now() - start, 5000);
});

test("keeps the time still while a request is in flight or a body is read", TEST, async () => {
  const sim = await Sim.create({ servers: 1 });
  const start = sim.clock.now();
  const slept = sim.clock.sleep(60_000);
  const body = new ReadableStream({
    async start(controller) {
      await new Promise((resolve) => setTimeout(resolve, 30));
      controller.enqueue(new TextEncoder().encode('{"name": "slow"}'));
      controller.close();
    },
  });
  const response = await sim.fetch(`${baseUrl}/placement_groups`, { method: "POST", headers: HEADERS, body, duplex: "half" });
  assert.equal(sim.clock.now(), start);
  assert.equal((await response.clone().json()).error.code, "invalid_input");
  assert.equal((await response.json()).error.code, "invalid_input");
  assert.equal(sim.clock.now(), start);
  await slept;
  assert.equal(sim.clock.now() - start, 60_000);
});

test("ends a call at its deadline in virtual time", TEST, async () => {
  const sim = await Sim.create();
  sim.faults(script({ fault: "slow", millis: 3_600_000 }));
  const start = sim.clock.now();
  await assert.rejects(clientOf(sim).locations.get({ id: 1 }, { timeout: 5000 }), DeadlineError);
  assert.equal(sim.clock.now() - start, 5000);
});

test("advances by hand alone at speed 0", TEST, async () => {
  const sim = await Sim.create({ clock: 0, start: "2026-12-24T00:00:00Z" });
  const ended = [];
  const sleeps = [300, 200, 900].map((millis) => sim.clock.sleep(millis).then(() => ended.push(millis)));
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.deepEqual(ended, []);
  sim.advance(300);
  await Promise.all(sleeps.slice(0, 2));
  assert.deepEqual([ended, new Date(sim.clock.now()).toISOString()], [[200, 300], "2026-12-24T00:00:00.300Z"]);
  for (const millis of [-1, Number.NaN, Infinity, 1e15, "7"]) assert.throws(() => sim.advance(millis), TypeError);
  sim.dispose();
  await assert.rejects(sleeps[2], /disposed/);
});

test("follows the system's clock", TEST, async () => {
  const sim = await Sim.create({ clock: 1000 });
  assert(Math.abs(sim.clock.now() - Date.now()) < 60_000);
  const [start, startOfSystem] = [sim.clock.now(), Date.now()];
  await sim.clock.sleep(30_000);
  const [elapsed, elapsedOfSystem] = [sim.clock.now() - start, Date.now() - startOfSystem];
  assert(elapsed >= 30_000 && elapsedOfSystem >= 29 && elapsedOfSystem < 5000, `${elapsed} in ${elapsedOfSystem}`);
});

test("rejects faults of the transport as fetch does", TEST, async () => {
  const sim = await Sim.create();
  for (const [fault, code] of [["connect_failed", "ECONNREFUSED"], ["request_lost", "ECONNRESET"], ["response_lost", "ECONNRESET"]]) {
    sim.faults(script({ fault, times: 1 }));
    const error = await sim.fetch(`${baseUrl}/servers`, { headers: HEADERS }).catch((error) => error);
    assert(error instanceof TypeError);
    assert.deepEqual([error.message, error.cause.code], ["fetch failed", code]);
  }
  sim.faults(script({ fault: "connect_failed", times: 1 }));
  const { name } = await clientOf(sim).placementGroups.create({ name: "a", type: "spread" }).then((it) => it.placement_group);
  assert.equal(name, "a", "a POST that was not sent is sent again");
});

test("takes what fetch takes", TEST, async () => {
  const sim = await Sim.create();
  const url = new URL(`${baseUrl}/ssh_keys`);
  const body = JSON.stringify({ name: "a", public_key: "ssh-ed25519 AAAAC3 me" });
  const created = await sim.fetch(new Request(url, { method: "post", headers: HEADERS, body }));
  assert.deepEqual([created.status, created.url, created.headers.get("content-type")], [201, url.href, "application/json"]);
  const { ssh_key } = await created.json();
  await assert.rejects(created.text(), TypeError, "a body is read once");
  const gone = await sim.fetch(`${url}/${ssh_key.id}`, { method: "DELETE", headers: new Headers(HEADERS) });
  assert.deepEqual([gone.status, gone.body], [204, null]);
  assert.equal((await sim.fetch(url)).status, 401);
  const patched = await sim.fetch(url, { method: "PATCH", headers: HEADERS });
  assert.deepEqual([patched.status, patched.headers.get("allow")], [405, "GET, POST"]);
  await assert.rejects(sim.fetch("nowhere"), TypeError);
  await assert.rejects(sim.fetch(url, { body: "x" }), TypeError);
});

test("can be aborted before and during a request", TEST, async () => {
  const sim = await Sim.create({ clock: 0 });
  const reason = new Error("enough");
  await assert.rejects(sim.fetch(`${baseUrl}/servers`, { signal: AbortSignal.abort(reason) }), reason);
  sim.faults(script({ fault: "slow", millis: 1000 }));
  const stop = new AbortController();
  const request = sim.fetch(`${baseUrl}/servers`, { headers: HEADERS, signal: stop.signal });
  setTimeout(() => stop.abort(reason), 20);
  await assert.rejects(request, reason);
  assert.equal(sim.faults().rules[0].used, 1, "the first request was not sent");
});

test("refuses invalid options and scripts", TEST, async () => {
  for (const [options, name] of [
    [{ sede: 7 }, "sede"], [{ seed: -1 }, "seed"], [{ seed: 1.5 }, "seed"], [{ seed: 2 ** 52 + 1 }, "seed"], [{ start: "soon" }, "start"], [{ start: 1e17 }, "start"],
    [{ clock: "fast" }, "clock"], [{ clock: -1 }, "clock"], [{ servers: "3" }, "servers"], [{ hideHeaders: 1 }, "hideHeaders"],
    [{ rateLimit: 2 ** 40 }, "rateLimit"], [{ faults: 7 }, "faults"],
  ]) {
    await assert.rejects(Sim.create(options), { name: "TypeError", message: new RegExp(`\`${name}\``) });
  }
  const sim = await Sim.create({ faults: script({ fault: "empty_body" }) });
  const invalid = { version: 1, rules: [{ fault: "slow", millis: 5, operations: ["servers.creat"] }] };
  for (const document of [invalid, JSON.stringify(invalid)]) {
    const error = await Sim.create({ faults: document }).catch((error) => error);
    assert(error instanceof DocumentError && error instanceof Error);
    assert.equal(error.path, "rules[0].operations[0]");
    assert.match(error.message, /did you mean `servers\.create`\?$/);
    assert.throws(() => sim.faults(document), DocumentError);
  }
  assert.equal(sim.faults().rules[0].rule.fault, "empty_body", "the present script stays");
  sim.clearFaults();
  assert.deepEqual(sim.faults().rules, []);
  assert.throws(() => sim.populate({ server: 1 }), TypeError);
  assert.throws(() => sim.setRateLimit(-1), TypeError);
});

test("keeps projects apart", TEST, async () => {
  const [a, b] = [await Sim.create({ seed: 1, servers: 2 }), await Sim.create({ seed: 2 })];
  await clientOf(b).placementGroups.create({ name: "b", type: "spread" });
  a.advance(1000);
  assert.equal((await clientOf(a).servers.list().all()).length, 2);
  assert.equal((await clientOf(b).servers.list().all()).length, 0);
  assert.equal(a.clock.now() - b.clock.now(), 1000);
  a[Symbol.dispose]();
  b.populate({ servers: 1 });
  assert.equal((await clientOf(b).servers.list().all()).length, 1);
});

test("limits the rate, and hides headers", TEST, async () => {
  const sim = await Sim.create({ rateLimit: 1 });
  const get = () => sim.fetch(`${baseUrl}/locations/1`, { headers: HEADERS });
  assert.equal((await get()).headers.get("ratelimit-remaining"), "0");
  assert.equal((await get()).status, 429);
  sim.setRateLimit(10);
  sim.hideHeaders(true);
  const { status, headers } = await get();
  assert.deepEqual([status, headers.get("ratelimit-remaining")], [200, null]);
});

test("gives the recorded bytes of the Rust interface", TEST, async () => {
  await converse(Sim, JSON.parse(recorded));
});
