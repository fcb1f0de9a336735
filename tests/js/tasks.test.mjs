// The entry `hetzner-cloud/tasks` in Node: options, input, limits, and the ends of tasks, on the embedded Hetzner.
// Random faults are in `tasks-random.test.mjs`, Workflows and Durable Objects in `tasks-workerd.test.mjs`.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { TEST, dist } from "./serve.mjs";

const { Hetzner, HetznerError, InputError } = await import(new URL("tasks.js", dist));
const { Sim } = await import(new URL("sim.js", dist));

const TOKEN = "t0kenOfTheTaskTests";
const SECRET = "#cloud-config s3cret";
const SERVER = { name: "made-1", server_type: "cx23", image: "debian-13" };
const ENSURE = { ifExists: "adopt", marker: "job-7" };
const SECRETS = { user_data: SECRET };

/** A project, a client, and the requests that were sent. */
async function world({ faults = [], options, ...project } = {}) {
  const sim = await Sim.create({ seed: 7, clock: 0, ...project, faults: { version: 1, rules: faults } });
  const sent = [];
  const fetch = (url, init) => {
    sent.push(`${init.method} ${new URL(url).pathname.slice(3)}`);
    return sim.fetch(url, init);
  };
  return { sim, sent, hz: new Hetzner({ token: TOKEN, fetch, clock: sim.clock, ...options }) };
}

const writes = (sent) => sent.filter((line) => !line.startsWith("GET "));

/** Continues a task to its end, with a copy of each state as a storage would keep it. */
async function toTheEnd({ sim, hz }, state, options) {
  const states = [state];
  for (let turns = 0; turns < 200; turns++) {
    const turn = await hz.turn(JSON.parse(JSON.stringify(states.at(-1))), options);
    if ("value" in turn || "error" in turn) return { ...turn, states };
    sim.advance(Math.max(0, turn.wakeAt - sim.clock.now()));
    states.push(turn.state);
  }
  throw new Error("the task does not end within 200 turns");
}

const servers = async ({ hz }) => hz.servers.list().all();

/** Checks that a turn is refused by an `InputError` about this parameter, with nothing sent. */
async function refuses({ hz, sent }, state, options, parameter, message = /./) {
  const before = sent.length;
  const error = await hz.turn(state, options).catch((error) => error);
  assert(error instanceof InputError, `${parameter}: ${String(error?.stack ?? JSON.stringify(error))}`);
  assert.equal(error.parameter, parameter, error.message);
  assert.match(error.message, message);
  assert(!error.message.includes(SECRET) && !error.message.includes(TOKEN));
  assert.equal(sent.length, before, "a request was sent");
}

test("creates a server and waits, with its state kept as JSON", TEST, async () => {
  const it = await world();
  const state = it.hz.start("servers.create", { ...SERVER, user_data: SECRET }, { ...ENSURE, wait: true, timeout: 600_000 });
  const { value, states } = await toTheEnd(it, state, { secrets: SECRETS });
  assert.deepEqual([value.created, value.resource.name, value.resource.status], [true, "made-1", "running"]);
  assert.equal(value.resource.labels["hetzner-cloud/marker"], "job-7");
  assert.deepEqual(writes(it.sent), ["POST /servers"]);
  assert(states.length > 3);
  for (const state of states) {
    const text = JSON.stringify(state);
    assert(!text.includes(SECRET) && !text.includes(TOKEN), text);
    assert.deepEqual(structuredClone(state), state);
  }
  assert.deepEqual(structuredClone(value), value);
});

test("works in CommonJS, and in a client with other options", TEST, async () => {
  const { Hetzner } = createRequire(import.meta.url)(fileURLToPath(new URL("cjs/tasks.js", dist)));
  const it = await world();
  const hz = new Hetzner({ token: TOKEN, fetch: it.sim.fetch, clock: it.sim.clock }).withOptions({ maxRetries: 0 });
  const { value } = await hz.turn(hz.start("locations.list"));
  assert(value.some(({ name }) => name === "fsn1"));
});

test("a task without options ends in the reply, in a list, or in the field's value", TEST, async () => {
  const it = await world({ servers: 3, seed: 7 });
  const list = await it.hz.turn(it.hz.start("servers.list", { per_page: 2 }), { maxRequests: 1 });
  assert(list.state, "a list goes on in the next turn");
  const { value } = await it.hz.turn(list.state);
  assert.deepEqual(value.map(({ id }) => id), (await servers(it)).map(({ id }) => id));
  const { id } = value[0];
  const off = await toTheEnd(it, it.hz.start("servers.power_off", { id }));
  assert.equal(off.value.command, "stop_server");
  const until = await toTheEnd(it, it.hz.start("servers.get", { id }, { until: { status: ["off", "unknown"] } }));
  assert.equal(until.value.status, "off");
});

test("waits for actions", TEST, async () => {
  const it = await world({ servers: 2 });
  const actions = await Promise.all((await servers(it)).map(({ id }) => it.hz.servers.reboot({ id })));
  const { value, states } = await toTheEnd(it, it.hz.startWait(actions, { timeout: 600_000 }));
  assert.deepEqual(value.map(({ id, status }) => [id, status]), actions.map(({ id }) => [id, "success"]));
  assert(states.length > 2);
});

test("tells the outcome of each action", TEST, async () => {
  const it = await world({ servers: 2, faults: [{ fault: "action_failed", command: "reboot_server", times: 1 }] });
  const actions = await Promise.all((await servers(it)).map(({ id }) => it.hz.servers.reboot({ id })));
  const { error } = await toTheEnd(it, it.hz.startWait(actions));
  const [failed, succeeded] = error.outcomes;
  assert.deepEqual([error.name, failed.error.code], ["ActionsError", "action_failed"]);
  const { id, status, command } = failed;
  assert.deepEqual([id, status, command], [actions[0].id, "failed", "reboot_server"]);
  assert.deepEqual(succeeded, { id: actions[1].id, status: "success", command: "", error: null });
});

test("gives a marker of its own when none is handed in", TEST, async () => {
  const { hz } = await world();
  const [a, b] = ["made-1", "made-2"].map((name) => hz.start("servers.create", { ...SERVER, name }, { ifExists: "fail" }));
  assert.match(a.options.marker, /^[0-9a-f-]{36}$/);
  assert.notEqual(a.options.marker, b.options.marker);
});

test("refuses options and parameters at the start", TEST, async () => {
  const { hz, sent } = await world();
  for (const [operation, params, options, parameter] of [
    ["servers.create", { nam: "x" }, {}, "nam"],
    ["servers.invent", {}, {}, "operation"],
    ["servers.create", SERVER, { ifExist: "adopt" }, "ifExist"],
    ["servers.create", SERVER, { ifExists: "maybe" }, "ifExists"],
    ["servers.create", SERVER, { ifExists: "adopt", marker: "a b" }, "marker"],
    ["servers.create", SERVER, { ifExists: "adopt", marker: "-a" }, "marker"],
    ["servers.create", SERVER, { ifExists: "adopt", marker: "x".repeat(64) }, "marker"],
    ["servers.create", SERVER, { ifExists: "adopt", marker: "" }, "marker"],
    ["servers.create", SERVER, { ifExists: "adopt", marker: 7 }, "marker"],
    ["servers.create", SERVER, { marker: "job-7" }, "marker"],
    ["servers.create", SERVER, { rollback: true }, "rollback"],
    ["servers.create", SERVER, { ...ENSURE, rollback: 0 }, "rollback"],
    ["servers.create", SERVER, { ...ENSURE, rollback: 0.5 }, "rollback"],
    ["servers.create", SERVER, { ...ENSURE, rollback: Infinity }, "rollback"],
    ["servers.create", SERVER, { until: { status: "running" } }, "until"],
    ["servers.get", { id: 1 }, { until: { progress: NaN } }, "progress"],
    ["servers.create", SERVER, { timeout: 0 }, "timeout"],
    ["servers.create", SERVER, { timeout: -1 }, "timeout"],
    ["servers.create", SERVER, { timeout: NaN }, "timeout"],
    ["servers.create", SERVER, { wait: "yes" }, "wait"],
    ["servers.create", SERVER, null, ""],
    ["servers.create", { ...SERVER, name: "" }, ENSURE, "name"],
    ["servers.create", { ...SERVER, labels: 7 }, ENSURE, "labels"],
    ["servers.create", { ...SERVER, ssh_keys: [NaN] }, {}, "0"],
    ["servers.power_on", { id: 1 }, ENSURE, "if_exists"],
    ["servers.create", 7, {}, "params"],
  ]) {
    const what = JSON.stringify([operation, params, options]);
    assert.throws(() => hz.start(operation, params, options), (error) => {
      assert(error instanceof InputError, `${what}: ${error}`);
      assert.equal(error.parameter, parameter, `${what}: ${error}`);
      return true;
    }, what);
  }
  assert.throws(() => hz.startWait([{ id: 0 }]), InputError);
  assert.throws(() => hz.startWait([], { timeout: 0 }), InputError);
  assert.deepEqual(sent, []);
});

test("refuses a state that is broken, newer, foreign, inconsistent or of another base URL", TEST, async () => {
  const it = await world({ servers: 1 });
  const state = it.hz.start("servers.create", SERVER, { ...ENSURE, rollback: true, wait: true });
  const saved = [];
  await it.hz.turn(state, { onSend: (state) => saved.push(state) });
  const [inFlight] = saved;
  const progress = (state, changes) => ({ ...state, progress: { ...state.progress, ...changes } });
  for (const [broken, message] of [
    [{ ...state, version: 99 }, /version 99.*reads up to/],
    [{ ...state, version: 1 }, /version/],
    [{ ...state, version: "2" }, /./],
    [{ ...state, flow: "wait" }, /another flow/],
    [{ ...state, base_url: "https://elsewhere.example/v1" }, /another base URL/],
    [progress(state, { stage: "read" }), /inconsistent/],
    [progress(state, { stage: "undo_delete" }), /inconsistent/],
    [progress(state, { stage: "wait" }), /inconsistent/],
    [progress(state, { stage: "list" }), /inconsistent/],
    [progress(state, { stage: "dream" }), /stage|dream/],
    [progress(state, { announced: true }), /inconsistent/],
    [progress(inFlight, { exchange: { ...inFlight.progress.exchange, attempts: 0 } }), /inconsistent/],
    [progress(inFlight, { exchange: { attempts: 1 } }), /missing field/],
    [progress(state, { actions: [{ id: 0, status: "running" }] }), /inconsistent/],
    [{}, /./],
    [[], /./],
    [null, /./],
    [undefined, /./],
    [7, /./],
    ["servers.create", /./],
    [JSON.stringify(state), /./],
  ]) {
    await refuses(it, broken, {}, "state", message);
  }
  const other = new Hetzner({ token: TOKEN, fetch: it.sim.fetch, baseUrl: "http://sim.test/v1" });
  await assert.rejects(other.turn(state), { name: "InputError", message: /another base URL/ });
  await refuses(it, { ...state, operation: "servers.invent" }, {}, "operation");
  await refuses(it, { ...state, params: { nam: "x" } }, {}, "nam");
  await refuses(it, { ...state, options: { ...state.options, marker: "a b" } }, {}, "marker");
});

test("refuses options of a turn", TEST, async () => {
  const it = await world();
  const state = it.hz.start("servers.create", { ...SERVER, user_data: SECRET }, ENSURE);
  for (const [options, parameter] of [
    [{ maxRequests: 0 }, "maxRequests"],
    [{ maxRequests: 1.5 }, "maxRequests"],
    [{ maxMillis: 0 }, "maxMillis"],
    [{ maxMillis: NaN }, "maxMillis"],
    [{ onSend: 7 }, "onSend"],
    [{ sends: "later" }, "sends"],
    [{ isRepeated: 1 }, "isRepeated"],
    [{ signal: {} }, "signal"],
    [{ onSent: () => {} }, "onSent"],
    [{ secrets: SECRET }, "secrets"],
    [{ secrets: { ...SECRETS, user_dat: SECRET } }, "user_dat"],
    [{ secrets: { user_data: 7 } }, "secrets"],
    [7, ""],
  ]) {
    await refuses(it, state, options, parameter);
  }
});

test("names a secret that is missing, sends nothing, and continues from the same state", TEST, async () => {
  const it = await world();
  const state = it.hz.start("servers.create", { ...SERVER, user_data: SECRET }, ENSURE);
  for (const sends of ["now", "next turn"]) {
    const { error } = await it.hz.turn(state, { sends, secrets: { user_data: undefined } });
    assert.deepEqual([error.name, error.parameter, it.sent.length], ["InputError", "user_data", 0]);
    assert(HetznerError.from(error) instanceof InputError);
  }
  const { value } = await it.hz.turn(state, { secrets: SECRETS });
  assert.equal(value.created, true);
});

test("saves the state before a POST is sent, and awaits it", TEST, async () => {
  const it = await world();
  const state = it.hz.start("servers.create", SERVER, ENSURE);
  const saved = [];
  const { value } = await it.hz.turn(state, {
    onSend: async (state) => {
      await new Promise((resolve) => setTimeout(resolve, 10));
      assert.deepEqual(it.sent, [], "the request was sent before its state was saved");
      saved.push(structuredClone(state));
    },
  });
  assert.equal(saved.length, 1);
  assert.deepEqual([saved[0].progress.exchange.in_flight, it.sent], [true, ["POST /servers"]]);
  // As if the process had died after the save: its successor finds what was created.
  const again = await it.hz.turn(saved[0]);
  assert.equal(again.value.resource.id, value.resource.id);
  assert.deepEqual([again.value.created, writes(it.sent)], [true, ["POST /servers"]]);
});

test("an error of onSend ends the turn with nothing sent", TEST, async () => {
  const it = await world();
  const state = it.hz.start("servers.create", SERVER, ENSURE);
  const full = new Error("the disk is full");
  const reject = () => Promise.reject(full);
  const fail = () => { throw full; };
  for (const onSend of [reject, fail]) await assert.rejects(it.hz.turn(state, { onSend }), full);
  assert.deepEqual(it.sent, []);
  assert.equal((await it.hz.turn(state)).value.created, true);
});

test("announces a POST, and sends it in the next turn", TEST, async () => {
  const it = await world();
  const options = { sends: "next turn", secrets: SECRETS, onSend: () => assert.fail("nothing is saved within the turn") };
  const state = it.hz.start("servers.create", { ...SERVER, user_data: SECRET }, { ...ENSURE, wait: true });
  const announced = await it.hz.turn(state, options);
  assert.deepEqual(Object.keys(announced).sort(), ["state", "wakeAt", "willSend"]);
  assert.deepEqual([announced.willSend, announced.wakeAt, it.sent], ["POST /servers", it.sim.clock.now(), []]);
  assert(!JSON.stringify(announced).includes(SECRET));
  const { value, states } = await toTheEnd(it, announced.state, options);
  assert.deepEqual([value.created, writes(it.sent), states.length > 2], [true, ["POST /servers"], true]);
});

test("a turn that sends may be repeated: a name guards, and otherwise isRepeated", TEST, async () => {
  const it = await world({ servers: 1 });
  const announce = async (state) => (await it.hz.turn(state, { sends: "next turn" })).state;
  const create = await announce(it.hz.start("servers.create", SERVER, ENSURE));
  const twice = [await it.hz.turn(create, { sends: "next turn" }), await it.hz.turn(create, { sends: "next turn" })];
  assert.equal(twice[0].value.resource.id, twice[1].value.resource.id);
  assert.deepEqual(twice.map(({ value }) => value.created), [true, true]);
  assert.equal((await servers(it)).length, 2);

  it.sent.length = 0;
  const { id } = (await servers(it))[0];
  const reboot = await announce(it.hz.start("servers.reboot", { id }));
  await it.hz.turn(reboot, { sends: "next turn" });
  const { error } = await it.hz.turn(reboot, { sends: "next turn", isRepeated: true });
  assert.equal(HetznerError.from(error).isAmbiguous(), true);
  assert.deepEqual(writes(it.sent), [`POST /servers/${id}/actions/reboot`]);
});

test("isRepeated lets an announced create look before it is sent", TEST, async () => {
  const it = await world();
  const { state } = await it.hz.turn(it.hz.start("servers.create", SERVER, ENSURE), { sends: "next turn" });
  const looked = await it.hz.turn(state, { sends: "next turn", isRepeated: true });
  assert.deepEqual(it.sent, ["GET /servers"]);
  const { value, states } = await toTheEnd(it, looked.state, { sends: "next turn" });
  assert.deepEqual([value.created, writes(it.sent), states.length], [true, ["POST /servers"], 3]);
});

test("stops before the request after the limits", TEST, async () => {
  const it = await world({ servers: 9 });
  let state = it.hz.start("servers.list", { per_page: 2 });
  for (let turns = 1; turns <= 4; turns++) {
    const turn = await it.hz.turn(state, { maxRequests: 1 });
    assert.deepEqual([it.sent.length, turn.wakeAt], [turns, it.sim.clock.now()]);
    state = turn.state;
  }
  assert.equal((await it.hz.turn(state, { maxRequests: 1 })).value.length, 9);

  const slow = await world({ servers: 9 });
  const fetch = (url, init) => {
    slow.sim.advance(400);
    return slow.sim.fetch(url, init);
  };
  const hz = new Hetzner({ token: TOKEN, fetch, clock: slow.sim.clock });
  const start = slow.sim.clock.now();
  const turn = await hz.turn(hz.start("servers.list", { per_page: 2 }), { maxMillis: 1000 });
  assert.deepEqual([turn.wakeAt - start, turn.state.progress.items.length], [1200, 6]);
});

test("a signal ends the turn before a request, during one, and during onSend", TEST, async () => {
  const it = await world();
  const state = it.hz.start("servers.create", SERVER, ENSURE);
  const reason = new Error("enough");
  await assert.rejects(it.hz.turn(state, { signal: AbortSignal.abort(reason) }), reason);

  const early = new AbortController();
  await assert.rejects(it.hz.turn(state, { signal: early.signal, onSend: () => early.abort(reason) }), reason);
  assert.deepEqual(it.sent, []);

  const stop = new AbortController();
  let given;
  const deaf = new Hetzner({ token: TOKEN, clock: it.sim.clock, fetch: (_, init) => {
    given = init.signal;
    setTimeout(() => stop.abort(reason), 10);
    return new Promise(() => {});
  } });
  const saved = [];
  await assert.rejects(deaf.turn(state, { signal: stop.signal, onSend: (state) => saved.push(state) }), reason);
  assert.equal(given.reason, reason);
  const { value } = await toTheEnd(it, saved[0]);
  assert.deepEqual([value.created, it.sent[0]], [true, "GET /servers"], "the request in flight counts as lost");
});

test("a request without a response in time counts as lost", TEST, async () => {
  const it = await world({ options: { attemptTimeout: 20 } });
  let given;
  const hz = it.hz.withOptions({ fetch: async (url, init) => {
    if (init.method !== "POST" || given) return it.sim.fetch(url, init);
    await it.sim.fetch(url, { ...init, signal: undefined });
    given = init.signal;
    return new Promise(() => {});
  } });
  // The timer of an attempt keeps no process alive.
  const alive = setTimeout(() => {}, 10_000);
  const { value } = await toTheEnd({ ...it, hz }, hz.start("servers.create", SERVER, ENSURE));
  clearTimeout(alive);
  assert.deepEqual([value.created, given.aborted, (await servers(it)).length], [true, true, 1]);
});

test("what fetch returns must be a Response", TEST, async () => {
  const { hz } = await world({ options: { fetch: async () => ({}) } });
  await assert.rejects(hz.turn(hz.start("locations.list")), { name: "InputError", parameter: "fetch" });
});

test("a clock that jumps makes no second server, and no wait longer than before", TEST, async () => {
  for (const jump of [-3_600_000, 3_600_000]) {
    const it = await world();
    let shift = 0;
    const hz = it.hz.withOptions({ clock: { ...it.sim.clock, now: () => it.sim.clock.now() + shift } });
    let state = hz.start("servers.create", SERVER, { ...ENSURE, wait: true });
    for (let turns = 0; ; turns++) {
      assert(turns < 100, "the task does not end");
      const turn = await hz.turn(state, { maxRequests: 2 });
      if (turn.error) assert.fail(turn.error.message);
      if (turn.value) break;
      state = turn.state;
      if (turns === 1) shift = jump;
      const wait = turn.wakeAt - (it.sim.clock.now() + shift);
      if (turns > 1) assert(wait <= 60_000, `a wait of ${wait} ms`);
      it.sim.advance(Math.min(Math.max(0, wait), 60_000));
    }
    assert.deepEqual([writes(it.sent), (await servers(it)).length], [["POST /servers"], 1]);
  }
});

test("adopts, compares or fails when the name is taken", TEST, async () => {
  const it = await world();
  await it.hz.servers.create({ ...SERVER, server_type: "cx33" });
  const end = (ifExists) => it.hz.turn(it.hz.start("servers.create", SERVER, { ifExists, marker: "job-7" }));
  const adopted = await end("adopt");
  assert.deepEqual([adopted.value.created, adopted.value.resource.name], [false, "made-1"]);
  const { id } = adopted.value.resource;
  const existing = { resource: "servers", id: String(id), name: "made-1" };
  const { error } = await end("compare");
  assert.deepEqual([error.name, error.existing, error.differences], ["ExistsError", existing, ["server_type"]]);
  assert.deepEqual((await end("fail")).error.existing, existing);
  const restored = HetznerError.from(structuredClone(error));
  assert(restored instanceof HetznerError);
  assert.deepEqual([restored.kind, restored.operation], ["conflict", "servers.create"]);
  assert.equal((await servers(it)).length, 1);
});

test("a rollback deletes what the task created, and says so", TEST, async () => {
  const faults = [{ fault: "action_failed", command: "start_server" }];
  const it = await world({ faults, servers: 1 });
  const task = (options) => it.hz.start("servers.create", SERVER, { ...ENSURE, wait: true, ...options });
  const left = await toTheEnd(it, task());
  const [{ id }] = left.error.left;
  assert.deepEqual([left.error.name, left.error.deleted, left.error.created], ["IncompleteError", [], left.error.left]);
  await it.hz.servers.delete({ id: Number(id) });
  it.sim.advance(60_000);

  const { error, states } = await toTheEnd(it, task({ rollback: true }));
  const [created] = error.created;
  assert.deepEqual([created.resource, created.name, error.deleted, error.left], ["servers", "made-1", [created], []]);
  assert.equal(error.rollback, null);
  assert(HetznerError.from(error) instanceof HetznerError);
  assert.deepEqual((await servers(it)).map(({ name }) => name).includes("made-1"), false);
  assert(states.some(({ progress }) => progress.stage.startsWith("undo_")));
});

test("a rollback that cannot end says what is left", TEST, async () => {
  const faults = [{ fault: "action_failed", command: "start_server" }, { fault: "api_error", status: 403, code: "protected", operations: ["servers.delete"] }];
  const it = await world({ faults });
  const { error } = await toTheEnd(it, it.hz.start("servers.create", SERVER, { ...ENSURE, wait: true, rollback: 30_000 }));
  assert.deepEqual([error.deleted, error.left, error.left.length], [[], error.created, 1]);
  assert.match(error.rollback.message, /protected/);
});

test("waits for a resource that is locked", TEST, async () => {
  const it = await world({ servers: 1 });
  const [{ id }] = await servers(it);
  await it.hz.servers.createImage({ id, type: "snapshot" });
  const locked = await toTheEnd(it, it.hz.start("servers.delete", { id }, { timeout: 1 }));
  assert(locked.error, "a locked server was deleted");
  const { value, states } = await toTheEnd(it, it.hz.start("servers.delete", { id }, { waitIfLocked: true, timeout: 7_200_000 }));
  assert.equal(value.command, "delete_server");
  assert(states.some(({ progress }) => progress.stage === "busy_wait"));
});

test("an error is plain JSON, from which HetznerError.from makes an error", TEST, async () => {
  const it = await world();
  const { error } = await it.hz.turn(it.hz.start("servers.get", { id: 1 }));
  assert.deepEqual(structuredClone(error), error);
  assert.deepEqual(JSON.parse(JSON.stringify(error)), error);
  const restored = HetznerError.from(error);
  assert.deepEqual([restored.name, restored.status, restored.code, restored.isNotFound()], ["ApiError", 404, "not_found", true]);
});

test("secrets are in no state, error or copy of a value", TEST, async () => {
  const quoting = async (url, init) => {
    throw new TypeError(`fetch failed for ${init.headers.authorization}`);
  };
  const it = await world({ servers: 1 });
  const hz = it.hz.withOptions({ fetch: quoting, maxRetries: 0 });
  const { error } = await hz.turn(hz.start("servers.create", { ...SERVER, user_data: SECRET }), { secrets: SECRETS });
  assert(!JSON.stringify(error).includes(TOKEN) && !JSON.stringify(error).includes(SECRET));

  const [{ id }] = await servers(it);
  const { value } = await it.hz.turn(it.hz.start("servers.reset_password", { id }));
  assert.equal(typeof value.root_password, "string");
  for (const text of [JSON.stringify(value), JSON.stringify(structuredClone(value))]) assert(!text.includes(value.root_password));

  const key = "c2VjcmV0";
  const nameserver = { address: "192.0.2.1", tsig_algorithm: "hmac-sha256", tsig_key: key };
  const zone = (name) => ({ name, mode: "secondary", primary_nameservers: [nameserver] });
  const create = it.hz.start("zones.create", zone("a.example"), { ifExists: "fail" });
  assert.deepEqual([create.secrets, JSON.stringify(create).includes(key)], [["primary_nameservers.0.tsig_key"], false]);
  const created = await toTheEnd(it, create, { secrets: { "primary_nameservers.0.tsig_key": key } });
  assert.equal(created.value.created, true);
  for (const state of created.states) assert(!JSON.stringify(state).includes(key));
  assert(!JSON.stringify(created.value).includes(key));
});

test("the sample of the README runs", TEST, async () => {
  const page = readFileSync(new URL("../../pkg-js/README.md", import.meta.url), "utf8");
  const [, sample] = page.split("\n## Tasks\n")[1].match(/```js\n(.*?)```/s);
  const it = await world();
  const kept = new Map();
  const { fetch } = globalThis;
  globalThis.fetch = it.sim.fetch;
  globalThis.localStorage = { setItem: (key, text) => kept.set(key, JSON.parse(text)) };
  try {
    const entry = JSON.stringify(new URL("tasks.js", dist).href);
    const module = sample.replace('"hetzner-cloud/tasks"', entry).replace("your API token", TOKEN);
    await import(`data:text/javascript,${encodeURIComponent(module)}`);
  } finally {
    globalThis.fetch = fetch;
    delete globalThis.localStorage;
  }
  const { value } = await toTheEnd(it, kept.get("job-7"));
  assert.deepEqual([value.created, value.resource.name], [true, "web-1"]);
});

test("a state of a list holds no secret of its items", TEST, async () => {
  const { hz } = await world();
  for (const name of ["a.example", "b.example"]) {
    const primary_nameservers = [{ address: "192.0.2.1", tsig_algorithm: "hmac-sha256", tsig_key: "c2VjcmV0" }];
    await hz.zones.create({ name, mode: "secondary", primary_nameservers });
  }
  const { state } = await hz.turn(hz.start("zones.list", { per_page: 1 }), { maxRequests: 1 });
  assert.match(JSON.stringify(state), /a\.example/);
  assert.doesNotMatch(JSON.stringify(state), /c2VjcmV0/);
});

test("a create without a unique name ends with one request a turn", TEST, async () => {
  const one = await world({ servers: 1 });
  const [{ id }] = await servers(one);
  const end = await toTheEnd(one, one.hz.start("servers.create_image", { id }, ENSURE), { maxRequests: 1 });
  assert.equal(end.value.created, true);
  assert.equal(writes(one.sent).length, 1);
});

test("a token that the API quotes is in no state and no error", TEST, async () => {
  const one = await world();
  const quoting = async (url, init) => {
    const response = await one.sim.fetch(url, init);
    if (init.method !== "POST") return response;
    const body = await response.json();
    const error = { code: "action_failed", message: `not ${TOKEN}` };
    return new Response(JSON.stringify({ ...body, action: { ...body.action, status: "error", error } }), { status: 201 });
  };
  const hz = new Hetzner({ token: TOKEN, fetch: quoting, clock: one.sim.clock });
  const state = hz.start("servers.create", SERVER, { ...ENSURE, wait: true, rollback: true });
  const end = await toTheEnd({ ...one, hz }, state, { maxRequests: 1 });
  assert.equal(end.error.name, "IncompleteError");
  assert.doesNotMatch(JSON.stringify(end), new RegExp(TOKEN));
});
