// Invalid options, parameters and hosts: each is refused before anything is sent, with an error that names it.
import { test } from "node:test";
import assert from "node:assert/strict";
import { TEST, dist, within } from "./serve.mjs";

const pkg = await import(new URL("index.js", dist));
const { Hetzner, InputError } = pkg;

const action = { id: 1, command: "x", status: "running", progress: 0, resources: [] };

/** A client whose requests are counted, with a clock that does not wait. */
function client(respond = () => Response.json({}), options = {}) {
  const requests = [];
  let now = 1_795_000_000_000;
  const clock = { now: () => now, sleep: async (millis) => void (now += millis) };
  const fetch = async (url, init) => {
    requests.push({ url, ...init });
    return respond(url, init);
  };
  return { requests, clock, hz: new Hetzner({ token: "any", fetch, clock, ...options }) };
}

async function refuses(call, parameter, text = "") {
  const { requests, hz } = client();
  const error = await within(10, "an error", (async () => call(hz))().then(() => assert.fail(`${call} must fail`), (error) => error));
  assert(error instanceof InputError, String(error.stack));
  assert.equal(error.parameter, parameter, error.message);
  assert(error.message.includes(text), error.message);
  assert.equal(requests.length, 0, `${call}`);
}

test("an invalid date in a body is refused, however deep", TEST, async () => {
  for (const body of [{ at: new Date(Number.NaN) }, { rules: [{ at: new Date("x") }] }]) {
    await refuses((hz) => hz.callRaw("POST", "/servers", { body }), "at", "invalid");
  }
});

test("options of a client", TEST, async () => {
  const options = (more) => () => new Hetzner({ token: "any", ...more });
  await refuses(options({ baseURL: "http://127.0.0.1" }), "baseURL", "did you mean `baseUrl`?");
  await refuses(options({ proxy: "x" }), "proxy", "there are: token, fetch");
  for (const maxRetries of [-1, Infinity, NaN, 1.5, "3", null]) await refuses(options({ maxRetries }), "maxRetries");
  await refuses(options({ retryLocked: "no" }), "retryLocked");
  for (const timeout of ["x", -1, 0, NaN, null]) await refuses(options({ timeout }), "timeout");
  for (const fetch of ["no", 7, null, {}]) await refuses(options({ fetch }), "fetch");
  for (const clock of [null, {}, { now: () => 0 }]) await refuses(options({ clock }), "clock");
  for (const token of [7, null, ""]) await refuses(options({ token }), "token");
  for (const given of [undefined, null, "token", ["token"]]) await refuses(() => new Hetzner(given), "");
});

test("options of a call", TEST, async () => {
  await refuses((hz) => hz.servers.get({ id: 1 }, { maxRetires: 1 }), "maxRetires", "did you mean `maxRetries`?");
  for (const maxRetries of [-1, Infinity, "1"]) await refuses((hz) => hz.servers.get({ id: 1 }, { maxRetries }), "maxRetries");
  for (const timeout of ["x", -1, 0]) await refuses((hz) => hz.servers.get({ id: 1 }, { timeout }), "timeout");
  await refuses((hz) => hz.servers.get({ id: 1 }, { signal: "stop" }), "signal");
  for (const concurrency of [0, -1, "2", 1.5]) await refuses((hz) => hz.servers.list({}, { concurrency }), "concurrency");
  await refuses((hz) => hz.servers.list({}, { concurency: 2 }).all(), "concurency", "`concurrency`");
  await refuses((hz) => hz.callRaw("GET", "/x", { bdy: {} }), "bdy", "`body`");
  await refuses((hz) => hz.callRaw("GET", "/x", { body: {} }), "body");
  await refuses((hz) => hz.pollUntil(async () => 1, () => true, { timout: 1 }), "timout");
  await refuses((hz) => hz.waiter(action, { signal: new AbortController().signal }), "signal");
});

test("parameters", TEST, async () => {
  for (const page of [0, "x", 1.5, -1]) {
    await refuses((hz) => hz.servers.list({ page }).all(), "page");
    await refuses((hz) => hz.servers.list({ page }), "page");
  }
  const cyclic = {};
  cyclic.self = cyclic;
  let deep = {};
  for (let depth = 0; depth < 100_000; depth++) deep = { tsig_key: "x", deep };
  for (const labels of [cyclic, deep, { a: 1n }]) await refuses((hz) => hz.servers.update({ id: 1, labels }), "", "JSON");
  await refuses((hz) => hz.servers.list({ name: "a\0b" }), "name", "NUL");
  await refuses((hz) => hz.servers.list({ name: { a: 1 } }), "name");
  await refuses((hz) => hz.servers.get({ id: 1, nmae: "x" }), "nmae", "is not a parameter");
});

test("waits for anything but actions", TEST, async () => {
  const promise = Promise.resolve(action);
  for (const actions of [{}, "x", 7, promise, [null], [action, null], { resources: null }, { actions: null }, { action: {} }, [{ id: 0 }]]) {
    await refuses((hz) => hz.wait(actions), "actions");
  }
  for (const odd of [{ ...action, resources: null }, { ...action, resources: [null] }]) {
    const { hz } = client(() => Response.json({ actions: [{ ...action, status: "success" }] }));
    assert.equal((await hz.wait(odd)).length, 1);
  }
  assert.deepEqual(await client().hz.wait(null), []);
});

test("broken states", TEST, async () => {
  const { hz } = client();
  const state = hz.waiter(action).state();
  const parsed = JSON.parse(state);
  for (const broken of [
    "", "{", "null", "7", "[]", state.slice(1), undefined, {},
    JSON.stringify({ ...parsed, version: 0 }),
    JSON.stringify({ ...parsed, awaited: [null] }),
    JSON.stringify({ ...parsed, awaited: [{ ...parsed.awaited[0], id: -1 }] }),
    JSON.stringify({ ...parsed, awaited: [{ ...parsed.awaited[0], id: 2 }] }),
    JSON.stringify({ ...parsed, progress: ["1", 2, 3] }),
  ]) {
    await refuses((hz) => hz.resume(broken), "state");
  }
  await refuses((hz) => hz.resume(JSON.stringify({ ...parsed, version: 9 })), "state", "newer");
});

test("a fetch that is no fetch", TEST, async () => {
  for (const nothing of [undefined, null, 7, {}]) {
    const { hz, requests } = client(() => nothing);
    await assert.rejects(hz.servers.get({ id: 1 }), { name: "InputError", parameter: "fetch" });
    assert.equal(requests.length, 1);
    await assert.rejects(hz.servers.powerOn({ id: 1 }), { name: "AmbiguousError" });
    assert.equal(requests.length, 2);
  }
  const { hz } = client(() => ({ status: 200, headers: {}, text: async () => JSON.stringify({ server: { id: 7 } }) }));
  assert.equal((await hz.servers.get({ id: 7 })).id, 7);
});

test("an aborted call ends, also where fetch or the function of pollUntil ignores the signal", TEST, async () => {
  const never = () => new Promise(() => {});
  const { hz } = client(never);
  const start = [
    (signal) => hz.servers.get({ id: 1 }, { signal }),
    (signal) => hz.servers.list({}, { signal }).all(),
    (signal) => hz.wait(action, { signal }),
    (signal) => hz.pollUntil(never, () => true, { signal }),
  ];
  for (const call of start) {
    const stop = new AbortController();
    const reason = new Error("enough");
    const pending = call(stop.signal);
    setTimeout(() => stop.abort(reason), 10);
    await assert.rejects(within(5, "the end of an aborted call", pending), reason);
    await assert.rejects(call(stop.signal), reason);
  }
});

test("a signal keeps no listener of a call that has ended", TEST, async () => {
  const { hz } = client(() => new Response(JSON.stringify({ server: { id: 1 } })));
  const { signal } = new AbortController();
  let listeners = 0;
  for (const [name, change] of [["addEventListener", 1], ["removeEventListener", -1]]) {
    const real = signal[name].bind(signal);
    signal[name] = (...given) => {
      listeners += change;
      real(...given);
    };
  }
  await hz.servers.get({ id: 1 }, { signal });
  assert.equal(listeners, 0);
  await hz.pollUntil(() => 1, () => true, { signal });
  assert.equal(listeners, 0);
});

test("headers of a call are all that fetch accepts, and nothing else", TEST, async () => {
  for (const headers of [{ "X-Id": "7" }, [["X-Id", "7"]], new Headers({ "X-Id": "7" })]) {
    const { hz, requests } = client(() => Response.json({ server: { id: 1 } }));
    await hz.servers.get({ id: 1 }, { headers });
    assert.equal(requests[0].headers["x-id"], "7");
  }
  for (const headers of ["x", 7, null, { "a b": "x" }, { a: "x\ny" }, [["a"]]]) {
    await refuses((hz) => hz.servers.get({ id: 1 }, { headers }), "headers");
  }
});

test("a poll ends at once when it is aborted while the predicate runs, or before it sleeps", TEST, async () => {
  const reason = new Error("enough");
  const never = () => new Promise(() => {});
  const hz = new Hetzner({ token: "any", clock: { now: () => 0, sleep: never } });
  for (const predicate of [(stop) => never(stop.abort(reason)), async (stop) => void stop.abort(reason)]) {
    const stop = new AbortController();
    const poll = hz.pollUntil(() => 1, () => predicate(stop), { signal: stop.signal });
    await assert.rejects(within(5, "the end of an aborted poll", poll), reason);
  }
});

test("a deadline and a pause beyond the longest timer of JavaScript do not spin", TEST, async () => {
  const real = globalThis.setTimeout;
  const delays = [];
  globalThis.setTimeout = (run, millis, ...rest) => {
    delays.push(millis);
    return real(run, Math.min(millis, 5), ...rest);
  };
  try {
    let requests = 0;
    const fetch = async () => Response.json({ server: { id: ++requests } });
    const hz = new Hetzner({ token: "any", fetch, timeout: Infinity });
    assert.equal((await hz.servers.get({ id: 1 }, { timeout: 2 ** 40 })).id, 1);
    assert.equal((await hz.servers.get({ id: 1 }, { timeout: Infinity })).id, 2);
    assert(delays.every((millis) => millis < 2 ** 31), String(delays));
    assert(delays.length < 10, String(delays.length));
  } finally {
    globalThis.setTimeout = real;
  }
});

test("a retry that the API puts off for 30 days ends the call", TEST, async () => {
  const headers = { "retry-after": String(30 * 24 * 3600) };
  const body = { error: { code: "rate_limit_exceeded", message: "no" } };
  const { hz, requests } = client(() => Response.json(body, { status: 429, headers }));
  await assert.rejects(hz.servers.get({ id: 1 }), { code: "rate_limit_exceeded" });
  assert.equal(requests.length, 1);
});

test("parameters that are missing or of the wrong type", TEST, async () => {
  const create = { name: "a", server_type: "cx23", image: 1 };
  for (const name of ["name", "server_type", "image"]) {
    const { [name]: _, ...rest } = create;
    await refuses((hz) => hz.servers.create(rest), name, "is missing");
    for (const wrong of [null, {}, [], true, ""]) await refuses((hz) => hz.servers.create({ ...create, [name]: wrong }), name);
  }
  const wrong = {
    name: [7],
    server_type: [0, -1, 1.5, NaN, 2 ** 53],
    start_after_create: ["yes", 1, null],
    placement_group: ["1", 0, NaN, 2 ** 53],
    ssh_keys: ["1", {}, null],
    user_data: [7, {}],
    labels: [["a"], "a=b", null],
    public_net: [true, []],
  };
  for (const [name, values] of Object.entries(wrong)) {
    for (const value of values) await refuses((hz) => hz.servers.create({ ...create, [name]: value }), name, "must be");
  }
  await refuses((hz) => hz.servers.getMetrics({ id: 1, type: ["cpu"], start: new Date() }), "end", "is missing");
  await refuses((hz) => hz.servers.changeDnsPtr({ id: 1, ip: "192.0.2.1" }), "dns_ptr", "is missing");
  await refuses((hz) => hz.servers.list({ per_page: NaN }), "per_page", "NaN");
  const { hz, requests } = client(() => Response.json({ action: { id: 1 } }));
  await hz.servers.changeDnsPtr({ id: 1, ip: "192.0.2.1", dns_ptr: null });
  assert.equal(requests[0].body, '{"ip":"192.0.2.1","dns_ptr":null}');
});
