// What a client offers beyond calls: options, hooks, responses, lists, and requests and conversations for a host that sends
// itself.
import { test } from "node:test";
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { TEST, dist, within } from "./serve.mjs";

const pkg = await import(new URL("index.js", dist));
const { Hetzner } = pkg;
const TOKEN = "a-token-of-the-test";

/** A client with a `fetch` that responds in turn, and records. The last response is repeated. */
function client(responses, options = {}) {
  const requests = [];
  let now = 1_795_000_000_000;
  const clock = { now: () => now, sleep: async (millis) => void (now += millis) };
  const fetch = async (url, init) => {
    requests.push({ url, ...init, body: init.body && JSON.parse(init.body) });
    const respond = responses[Math.min(requests.length, responses.length) - 1];
    return typeof respond === "function" ? respond(url, init) : respond.clone();
  };
  return { requests, clock, hz: new Hetzner({ token: TOKEN, fetch, clock, ...options }) };
}

const json = (body, status = 200, headers = {}) => Response.json(body, { status, headers });
const server = json({ server: { id: 1, name: "web-1" } });
const limited = json({ error: { code: "rate_limit_exceeded", message: "slow down" } }, 429);
const rejection = (promise) => promise.then(() => assert.fail("must reject"), (error) => error);

test("headers of the client and of a call, below the package's own", TEST, async () => {
  const { hz, requests } = client([server], { defaultHeaders: { "X-Team": "a", "X-Call": "no", authorization: "stolen" } });
  await hz.servers.get({ id: 1 }, { headers: { "x-call": "yes", Accept: "text/html" } });
  assert.deepEqual(
    { ...requests[0].headers, "user-agent": undefined },
    { "x-team": "a", "x-call": "yes", authorization: `Bearer ${TOKEN}`, accept: "application/json", "user-agent": undefined },
  );
});

test("base URLs: text, URL, relative to the page, for both APIs, and without a token", TEST, async () => {
  const boxes = json({ storage_box: { id: 1 } });
  const urls = async (options) => {
    const { hz, requests } = client([(url) => (url.includes("box") ? boxes : server).clone()], options);
    await hz.servers.get({ id: 1 });
    await hz.storageBoxes.get({ id: 1 });
    return requests.map(({ url, headers }) => [url, headers.authorization]);
  };
  const bearer = `Bearer ${TOKEN}`;
  for (const baseUrl of ["https://proxy.example/v1", "https://proxy.example/v1/", new URL("https://proxy.example/v1")]) {
    const both = ["https://proxy.example/v1/servers/1", "https://proxy.example/v1/storage_boxes/1"];
    assert.deepEqual(await urls({ baseUrl }), both.map((url) => [url, bearer]));
  }
  assert.deepEqual(await urls({ baseUrl: "https://a.example", storageBaseUrl: "https://b.example" }), [
    ["https://a.example/servers/1", bearer],
    ["https://b.example/storage_boxes/1", bearer],
  ]);
  assert.throws(() => client([], { baseUrl: "/hetzner" }), { name: "InputError", parameter: "baseUrl" });
  assert.throws(() => client([], { token: undefined }), { name: "InputError", parameter: "token" });
  assert.throws(() => client([], { token: undefined, storageBaseUrl: "https://b.example" }), { parameter: "token" });
  assert.throws(() => client([], { token: "", baseUrl: "https://a.example" }), { parameter: "token" });
  globalThis.location = { href: "https://page.example/app/index.html" };
  try {
    for (const baseUrl of ["/hetzner", "../hetzner"]) {
      assert.deepEqual(await urls({ baseUrl, token: undefined }), [
        ["https://page.example/hetzner/servers/1", undefined],
        ["https://page.example/hetzner/storage_boxes/1", undefined],
      ]);
    }
  } finally {
    delete globalThis.location;
  }
});

test("an attempt that takes too long is lost: a GET is sent again, a POST is ambiguous", TEST, async () => {
  const never = () => new Promise(() => {});
  const { hz, requests } = client([never, server], { attemptTimeout: 20 });
  assert.equal((await within(5, "the second attempt", hz.servers.get({ id: 1 }))).id, 1);
  assert.equal(requests.length, 2);
  const { hz: posting } = client([never]);
  const error = await rejection(within(5, "a lost POST", posting.servers.powerOn({ id: 1 }, { attemptTimeout: 20 })));
  assert.equal(error.name, "AmbiguousError");
  assert(error.isTimeout() && error.cause.isTimeout() && error.cause.cause.name === "TimeoutError", String(error.stack));
  const { hz: body } = client([() => ({ status: 200, text: never }), server], { attemptTimeout: 20 });
  assert.equal((await within(5, "the second attempt", body.servers.get({ id: 1 }))).id, 1);
});

test("an aborted call leaves no timer, and others one at most, which keeps no process alive", TEST, async () => {
  const timers = new Set();
  const [set, clear] = [globalThis.setTimeout, globalThis.clearTimeout];
  globalThis.setTimeout = (run, millis) => {
    const timer = set(() => (timers.delete(timer), run()), millis);
    timers.add(timer);
    return timer;
  };
  const one = () => {
    assert.equal(timers.size, 1);
    for (const timer of timers) assert(!timer.hasRef(), "the timer keeps the process alive");
    timers.clear();
  };
  globalThis.clearTimeout = (timer) => (timers.delete(timer), clear(timer));
  try {
    const options = { clock: undefined };
    const { hz } = client([server], options);
    for (let calls = 0; calls < 3; calls++) await hz.servers.get({ id: 1 });
    one();
    await rejection(client([() => Promise.reject(new Error("lost"))], options).hz.servers.powerOn({ id: 1 }));
    one();
    await hz.servers.get({ id: 1 }, { attemptTimeout: 1000 });
    assert.equal(timers.size, 0, "the timer of a call ends with it");
    for (const respond of [() => new Promise(() => {}), limited]) {
      const stop = new AbortController();
      const call = client([respond], options).hz.servers.get({ id: 1 }, { signal: stop.signal });
      for (let turn = 0; turn < 20; turn++) await null;
      assert(timers.size > 0, "a timer runs during the call");
      stop.abort(new Error("enough"));
      assert.equal((await rejection(call)).message, "enough");
      assert.equal(timers.size, 0);
    }
    assert.equal(timers.size, 0);
  } finally {
    globalThis.setTimeout = set;
    globalThis.clearTimeout = clear;
  }
});

test("hooks see requests, responses and retries, without secrets", TEST, async () => {
  const events = [];
  const hook = (name) => ({ error, rateLimit, ...event }) =>
    events.push({ name, ...event, ...(error === undefined ? {} : { error: error?.name ?? null }), ...(rateLimit ? { rateLimit } : {}) });
  const hooks = Object.fromEntries(["onRequest", "onResponse", "onRetry"].map((name) => [name, hook(name)]));
  const headers = { "ratelimit-limit": "3600", "ratelimit-remaining": "3599", "ratelimit-reset": "1795000001" };
  const rateLimit = { limit: 3600, remaining: 3599, reset: new Date(1_795_000_001_000) };
  const lost = () => Promise.reject(new TypeError(`fetch failed with ${TOKEN}`));
  const { hz } = client([limited, lost, json({ server: { id: 1 } }, 200, headers)], hooks);
  await hz.servers.get({ id: 1 });
  const common = { operation: "servers.get", method: "GET", url: "https://api.hetzner.cloud/v1/servers/1" };
  assert.deepEqual(events, [
    { name: "onRequest", ...common, attempt: 1 },
    { name: "onResponse", ...common, attempt: 1, status: 429, duration: 0, error: "ApiError" },
    { name: "onRetry", ...common, attempt: 1, error: "ApiError" },
    { name: "onRequest", ...common, attempt: 2 },
    { name: "onResponse", ...common, attempt: 2, status: null, duration: 0, error: "TransportError" },
    { name: "onRetry", ...common, attempt: 2, error: "TransportError" },
    { name: "onRequest", ...common, attempt: 3 },
    { name: "onResponse", ...common, attempt: 3, status: 200, duration: 0, error: null, rateLimit },
  ]);
  const seen = [];
  const secret = client([json({ server: { id: 1 }, root_password: "pass" })], {
    onRequest: (event) => seen.push(event),
    onResponse: (event) => seen.push(event),
  });
  await secret.hz.servers.create({ name: "a", server_type: "cx23", image: "debian-13", user_data: "hidden" });
  await secret.hz.callRaw("GET", `/x?token=${TOKEN}`);
  assert.equal(seen.length, 4);
  const printed = inspect(seen, { depth: 9 }) + JSON.stringify(seen);
  for (const text of [TOKEN, "pass", "hidden"]) assert(!printed.includes(text), text);
});

test("what a hook throws ends the call", TEST, async () => {
  const enough = new Error("enough");
  const hook = () => {
    throw enough;
  };
  const sent = { onRequest: 0, onResponse: 1, onRetry: 1 };
  for (const [name, count] of Object.entries(sent)) {
    const { hz, requests } = client([limited], { [name]: hook });
    assert.equal(await rejection(hz.servers.get({ id: 1 })), enough, name);
    assert.equal(await rejection(hz.servers.list().all()), enough, name);
    assert.equal(requests.length, 2 * count, name);
  }
});

test("what a hook throws after an abort ends nothing else", TEST, async () => {
  const stop = new AbortController();
  const reason = new Error("enough");
  let isCalled = false;
  const respond = () => {
    stop.abort(reason);
    return server.clone();
  };
  const onResponse = () => {
    isCalled = true;
    throw new Error("late");
  };
  const { hz } = client([respond], { onResponse });
  assert.equal(await rejection(hz.servers.get({ id: 1 }, { signal: stop.signal })), reason);
  // Time for an unhandled rejection, which fails the test.
  await new Promise((resolve) => setTimeout(resolve, 20));
  assert(isCalled);
});

test("parameters that an operation does not know yet", TEST, async () => {
  const { hz, requests } = client([json({ server: { id: 1 }, servers: [], action: { id: 1 }, actions: [] })]);
  await hz.servers.list({ name: "a" }, { extraQuery: { moon: ["io", "é&"], full: true, since: new Date(0) } });
  assert.match(requests[0].url, /\/servers\?name=a&moon=io&moon=%C3%A9%26&full=true&since=1970-01-01T00%3A00%3A00.000Z$/);
  await hz.servers.list({}, { extraQuery: { moon: 1 } }).all();
  assert.match(requests[1].url, /\/servers\?page=1&per_page=50&moon=1$/);
  await hz.servers.update({ id: 1, name: "b" }, { extraBody: { moon: { phase: 1 } } });
  assert.deepEqual(requests[2].body, { name: "b", moon: { phase: 1 } });
  await hz.servers.powerOn({ id: 1 }, { extraBody: { now: true }, extraQuery: { a: 1n } });
  assert.deepEqual([requests[3].body, requests[3].url.split("?")[1]], [{ now: true }, "a=1"]);
  assert.equal(requests[3].headers["content-type"], "application/json");
  const request = hz.request("servers.get", { id: 1 }, { extraQuery: { a: 1 }, headers: { "X-A": "b" } });
  assert.deepEqual([request.url.split("?")[1], request.headers["x-a"]], ["a=1", "b"]);
  for (const [call, parameter] of [
    [() => hz.servers.list({}, { extraQuery: { name: "a" } }), "name"],
    [() => hz.servers.update({ id: 1 }, { extraBody: { name: "a" } }), "name"],
    [() => hz.servers.get({ id: 1 }, { extraBody: { a: 1 } }), "extraBody"],
    [() => hz.servers.list({}, { extraQuery: { a: {} } }), "extraQuery"],
    [() => hz.servers.list({}, { extraQuery: { a: new Date(NaN) } }), "extraQuery"],
    [() => hz.servers.powerOn({ id: 1 }, { extraBody: [] }), "extraBody"],
    [() => hz.servers.update({ id: 1, name: "" }), "name"],
    [() => hz.servers.update({ id: 1, labels: { a: NaN } }), "a"],
    [() => hz.volumes.resize({ id: 1, size: 2 ** 53 }), "size"],
    [() => hz.servers.getMetrics({ id: 1, type: ["cpu"], start: new Date(NaN), end: new Date() }), "start"],
  ]) {
    const error = await rejection(Promise.resolve(call()));
    assert.deepEqual([error.name, error.parameter], ["InputError", parameter], error.stack);
  }
  assert.equal(requests.length, 4);
});

test("a Date where a time is", TEST, async () => {
  const { hz, requests } = client([json({ metrics: { time_series: {} } })]);
  await hz.servers.getMetrics({ id: 1, type: ["cpu"], start: new Date(0), end: "1970-01-02T00:00:00Z" });
  assert.deepEqual([...new URL(requests[0].url).searchParams].slice(1), [
    ["start", "1970-01-01T00:00:00.000Z"],
    ["end", "1970-01-02T00:00:00Z"],
  ]);
});

test("a client with other options", TEST, async () => {
  const { hz, requests } = client([limited], { maxRetries: 3 });
  await rejection(hz.withOptions({ maxRetries: 0 }).servers.get({ id: 1 }));
  assert.equal(requests.length, 1);
  await rejection(hz.servers.get({ id: 1 }));
  assert.equal(requests.length, 5);
  assert.equal(requests[0].headers.authorization, `Bearer ${TOKEN}`);
  assert(!inspect(hz, { showHidden: true, depth: 5 }).includes(TOKEN));
});

test("a token that is a word does not change the codes of errors, and every error has a summary", TEST, async () => {
  const respond = () => json({ error: { code: "token_readonly", message: "the token token cannot write" } }, 403);
  const { hz } = client([respond], { token: "token" });
  const error = await rejection(hz.servers.get({ id: 1 }));
  assert(error.code === "token_readonly" && error.isUnauthorized(), error.message);
  assert.equal(error.summary, "servers.get: the [secret] [secret] cannot write");
  assert.equal(pkg.HetznerError.from(new Error(error.message)).summary, error.summary);
});

test("a reply with its response", TEST, async () => {
  const headers = { "ratelimit-limit": "3600", "ratelimit-remaining": "7", "ratelimit-reset": "1795000000", "x-correlation-id": "abc" };
  const pagination = { page: 1, per_page: 50, next_page: null, last_page: 1, previous_page: null, total_entries: 1 };
  const respond = (url) => json({ server: { id: 1 }, servers: [{ id: 1 }], meta: { pagination } }, 200, headers);
  const { hz, requests } = client([respond]);
  const { value, status, headers: visible, rateLimit } = await hz.servers.get({ id: 1 }).withResponse();
  assert.deepEqual([value.id, status, visible["x-correlation-id"]], [1, 200, "abc"]);
  assert.deepEqual(rateLimit, { limit: 3600, remaining: 7, reset: new Date(1_795_000_000_000) });
  structuredClone(visible);
  const list = hz.servers.list();
  const page = await list.withResponse();
  assert(page.value === (await list) && page.rateLimit.remaining === 7);
  assert.equal(requests.length, 2);
  assert.equal((await hz.callRaw("GET", "/x").withResponse()).status, 200);
  const refused = client([limited], { maxRetries: 0 }).hz;
  // Neither leaves an unhandled rejection behind, which would end the test.
  assert.equal((await rejection(refused.servers.get({ id: 1 }).withResponse())).status, 429);
  assert.equal((await rejection(refused.servers.list().withResponse())).status, 429);
  const { hz: bare } = client([server]);
  assert.equal((await bare.servers.get({ id: 1 }).withResponse()).rateLimit, null);
  const promise = bare.servers.get({ id: 1 });
  assert(promise instanceof Promise && promise.then(() => {}).constructor === Promise);
});

/** Two pages, of which the second repeats an item that moved there. */
function moving() {
  const page = (number, ids, total) => ({
    servers: ids.map((id) => ({ id })),
    meta: { pagination: { page: number, per_page: 2, previous_page: null, next_page: number === 2 ? null : 2, last_page: 2, total_entries: total } },
  });
  return (url) => json(new URL(url).searchParams.get("page") === "2" ? page(2, [2, 3], 4) : page(1, [1, 2], 3));
}

test("an item that moved between pages is given once, and a changed total is reported", TEST, async () => {
  for (const concurrency of [1, 3]) {
    const changes = [];
    const { hz } = client([moving()]);
    const list = hz.servers.list({ per_page: 2 }, { concurrency, onTotalChange: (...change) => changes.push(change) });
    assert.deepEqual((await list.all()).map(({ id }) => id), [1, 2, 3]);
    assert.deepEqual(changes, [[3, 4]]);
  }
});

test("a Worker requests no more pages at the same time than it has connections", TEST, async () => {
  const navigator = Object.getOwnPropertyDescriptor(globalThis, "navigator");
  const most = async (userAgent) => {
    Object.defineProperty(globalThis, "navigator", { value: { userAgent }, configurable: true });
    let [inFlight, max] = [0, 0];
    const respond = async (url) => {
      max = Math.max(max, ++inFlight);
      for (let turn = 0; turn < 50; turn++) await null;
      inFlight--;
      const page = Number(new URL(url).searchParams.get("page"));
      const pagination = { page, per_page: 1, previous_page: null, next_page: page < 40 ? page + 1 : null, last_page: 40, total_entries: 40 };
      return json({ servers: [{ id: page }], meta: { pagination } });
    };
    const servers = await client([respond]).hz.servers.list({ per_page: 1 }, { concurrency: 12 }).all();
    assert.equal(servers.length, 40);
    return max;
  };
  try {
    assert.equal(await most("Cloudflare-Workers"), 6);
    assert.equal(await most("Node.js/20"), 12);
  } finally {
    if (navigator) Object.defineProperty(globalThis, "navigator", navigator);
    else delete globalThis.navigator;
  }
});

test("a request is a value that shows no secret and cannot be cloned by accident", TEST, async () => {
  const { hz } = client([]);
  const request = hz.request("servers.create", { name: "a", server_type: "cx23", image: "debian-13", user_data: "hidden" });
  const shown = `HetznerRequest POST ${request.url}`;
  assert.equal(inspect(request, { showHidden: false }), shown);
  assert.equal(JSON.stringify(request), JSON.stringify({ method: "POST", url: request.url }));
  assert(!inspect({ request }, { depth: 9 }).includes(TOKEN));
  assert.throws(() => structuredClone(request), { name: "DataCloneError" });
  const plain = request.toPlain();
  assert.deepEqual(structuredClone(plain), plain);
  assert.deepEqual([plain.method, plain.headers.authorization, JSON.parse(plain.body).user_data], ["POST", `Bearer ${TOKEN}`, "hidden"]);
  const sent = new Request(request.url, request);
  assert.deepEqual([sent.method, sent.redirect, sent.headers.get("authorization")], ["POST", "manual", `Bearer ${TOKEN}`]);
  assert.equal(await sent.text(), plain.body);
  plain.headers.authorization = "changed";
  assert.equal(request.headers.authorization, `Bearer ${TOKEN}`);
});

test("a response of a host is read", TEST, async () => {
  const { hz } = client([]);
  assert.equal(hz.read("servers.get", { status: 200, body: '{"server":{"id":7}}' }).id, 7);
  assert.equal(hz.read("ssh_keys.delete", { status: 204, headers: {}, body: "" }), undefined);
  const created = hz.read("servers.create", { status: 201, body: '{"server":{"id":7},"root_password":"pass"}' });
  assert(created.root_password === "pass" && !JSON.stringify(created).includes("pass"));
  const pagination = { page: 1, per_page: 1, next_page: 2, last_page: 2, previous_page: null, total_entries: 2 };
  const page = hz.read("servers.list", { status: 200, body: JSON.stringify({ servers: [{ id: 7 }], meta: { pagination } }) });
  assert.deepEqual([[...page].length, page.hasNextPage()], [1, true]);
  await assert.rejects(page.getNextPage(), { name: "InputError", parameter: "page" });
  const refusal = { status: 404, headers: [["x-correlation-id", "abc"]], body: '{"error":{"code":"not_found","message":"no"}}' };
  assert.throws(() => hz.read("servers.get", refusal), { name: "ApiError", code: "not_found", correlationId: "abc" });
  assert.throws(() => hz.read("servers.get", { status: 200, body: "<html>" }), { name: "AnswerError" });
  for (const [response, parameter] of [
    [{ status: 200 }, "body"],
    [{ status: "200", body: "" }, "status"],
    [{ status: 200, body: "", headers: 7 }, "headers"],
  ]) {
    assert.throws(() => hz.read("servers.get", response), { name: "InputError", parameter });
  }
});

/** Runs a conversation with responses by URL; returns the requests and the value. */
function converse(flow, respond, start = 0) {
  const requests = [];
  let now = start;
  for (let turn = 0; turn < 200; turn++) {
    const step = flow.step(now);
    if (step.type === "done") return { requests, value: step.value, now };
    if (step.type === "wait") {
      assert(Number.isFinite(step.until), "nothing is in flight");
      now = step.until;
      continue;
    }
    requests.push(`${step.request.method} ${step.request.url.replace(/^.*\/v1/, "")}`);
    flow.receive(step.ticket, respond(step.request, requests.length), now);
  }
  assert.fail("the conversation does not end");
}

const text = (status, body) => ({ status, body: JSON.stringify(body) });

test("conversations of a host: a call, a list and a wait", TEST, async () => {
  const { hz, requests } = client([]);
  const slow = text(429, { error: { code: "rate_limit_exceeded", message: "no" } });
  const get = converse(hz.flow("servers.get", { id: 1 }), (_, nth) => (nth === 1 ? slow : text(200, { server: { id: 1 } })));
  assert.deepEqual([get.requests, get.value.id, get.now > 0], [["GET /servers/1", "GET /servers/1"], 1, true]);

  const pages = moving();
  const bodies = await Promise.all([1, 2].map((page) => pages(`https://x/?page=${page}`).text()));
  const list = converse(hz.flow("servers.list", { per_page: 2 }), (_, nth) => ({ status: 200, body: bodies[nth - 1] }));
  assert.deepEqual(list.value.map(({ id }) => id), [1, 2, 3]);

  const action = { id: 5, command: "x", status: "running", progress: 0, resources: [] };
  const waiter = hz.waiter(action);
  const flow = waiter.flow();
  assert.throws(() => waiter.flow(), { name: "InputError" });
  const polled = converse(flow, (_, nth) => text(200, { actions: [{ ...action, status: nth === 3 ? "success" : "running" }] }), 1000);
  assert.deepEqual([polled.requests.length, polled.value[0].status], [3, "success"]);
  assert.equal(JSON.parse(waiter.state()).awaited[0].action.status, "success");
  assert.equal(requests.length, 0);
});

test("the state of a wait has the waiter's own deadline, and no other", TEST, async () => {
  const action = { id: 5, command: "x", status: "running", progress: 0, resources: [] };
  const running = () => json({ actions: [action] });
  const deadlineOf = (waiter) => JSON.parse(waiter.state()).progress?.[2] ?? 0;
  for (const [client_, own, run] of [[1000, undefined, undefined], [undefined, undefined, 1000]]) {
    const { hz } = client([running], client_ ? { timeout: client_ } : {});
    const waiter = hz.waiter(action, own ? { timeout: own } : {});
    const error = await rejection(waiter.run(run ? { timeout: run } : {}));
    assert.equal(error.cause.name, "DeadlineError");
    assert.equal(deadlineOf(waiter), 0);
    const later = client([() => json({ actions: [{ ...action, status: "success" }] })]).hz.resume(waiter.state());
    assert.equal((await later.run())[0].status, "success");
  }
  const { hz, clock } = client([running]);
  const waiter = hz.waiter(action, { timeout: 1000 });
  const deadline = clock.now() + 1000;
  await rejection(waiter.run());
  assert.equal(deadlineOf(waiter), deadline);
  assert.equal((await rejection(hz.resume(waiter.state()).run())).cause.name, "DeadlineError");
});

test("waits for actions and replies together", TEST, async () => {
  const actions = [1, 2, 3].map((id) => ({ id, command: "x", status: "success", progress: 100, resources: [] }));
  const { hz } = client([]);
  const given = [actions[0], { action: actions[1], next_actions: [] }, { actions: [actions[2]] }];
  assert.deepEqual((await hz.wait(given)).map(({ id }) => id), [1, 2, 3]);
});

test("conversations of a host end in errors as calls do, and stay ended", TEST, async () => {
  const { hz } = client([]);
  const ends = (flow, outcome, expected) => {
    const step = flow.step(0);
    flow.receive(step.ticket, outcome, 0);
    for (let times = 0; times < 2; times++) assert.throws(() => flow.step(0), expected);
    flow.receive(step.ticket, outcome, 0);
    return flow;
  };
  const post = () => hz.flow("servers.power_on", { id: 1 });
  ends(post(), { error: new Error(`lost with ${TOKEN}`) }, (error) => error.name === "AmbiguousError" && !inspect(error).includes(TOKEN));
  ends(post(), text(404, { error: { code: "not_found", message: "no" } }), { name: "ApiError", code: "not_found" });
  const retried = hz.flow("servers.power_on", { id: 1 }, { timeout: 60_000 });
  retried.receive(retried.step(0).ticket, { error: new Error("refused"), isSent: false }, 0);
  assert.equal(retried.step(0).type, "wait");
  assert.throws(() => retried.step(60_000), { name: "DeadlineError" });
  const action = { id: 5, command: "x", status: "running", progress: 0, resources: [] };
  const failed = text(200, { actions: [{ ...action, status: "error", error: { code: "a", message: "b" } }] });
  const flow = hz.waiter(action).flow();
  flow.step(0);
  flow.receive(flow.step(2 ** 41).ticket, failed, 2 ** 41);
  assert.throws(() => flow.step(2 ** 41), (error) => error.name === "ActionsError" && error.outcomes[0].status === "failed");
  for (const now of [-1, NaN, "0", undefined]) assert.throws(() => post().step(now), { name: "InputError", parameter: "now" });
  assert.throws(() => hz.flow("servers.get", { id: 1 }, { signal: AbortSignal.abort() }), { parameter: "signal" });
  assert.throws(() => hz.flow("servers.get", { id: 1 }, { concurrency: 2 }), { parameter: "concurrency" });
  const disposed = post();
  disposed[Symbol.dispose]();
  assert.throws(() => disposed.step(0), { name: "InputError" });
});

test("a client that was disposed of fails before it sends", TEST, async () => {
  const { hz, requests } = client([server]);
  hz[Symbol.dispose]();
  await rejection(hz.servers.get({ id: 1 }));
  assert.equal(requests.length, 0);
});

test("a call goes on with its retries when its client is disposed of meanwhile", TEST, async () => {
  const { hz, requests } = client([limited, server]);
  const promised = hz.servers.get({ id: 1 });
  hz[Symbol.dispose]();
  assert.equal((await promised).id, 1);
  assert.equal(requests.length, 2);
});

test("a list whose full pages do not tell their position goes on until one is not full", TEST, async () => {
  for (const meta of [undefined, null, {}, { pagination: null }, { pagination: { page: 1, per_page: 2, total_entries: 5 } }]) {
    const respond = (url) => {
      const first = 2 * Number(new URL(url).searchParams.get("page")) - 1;
      const servers = [first, first + 1].filter((id) => id <= 5).map((id) => ({ id }));
      return json(meta === undefined ? { servers } : { servers, meta });
    };
    const { hz, requests } = client([respond]);
    const servers = await hz.servers.list({ per_page: 2 }).all();
    assert.deepEqual(servers.map(({ id }) => id), [1, 2, 3, 4, 5], JSON.stringify(meta));
    assert.equal(requests.length, 3);
  }
});

test("a number of retries above 32 bits is many, and not few", TEST, async () => {
  for (const maxRetries of [2 ** 31, 2 ** 32, Number.MAX_SAFE_INTEGER]) {
    const responses = [...Array(9).fill(limited), server];
    const ofClient = client(responses, { maxRetries });
    assert.equal((await ofClient.hz.servers.get({ id: 1 })).id, 1);
    const ofCall = client(responses, { maxRetries: 0 });
    assert.equal((await ofCall.hz.servers.get({ id: 1 }, { maxRetries })).id, 1);
  }
});
