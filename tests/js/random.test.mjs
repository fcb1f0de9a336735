// The driver against random faults: answers lost before and after their effect, gateways, limits, cut bodies, aborts and
// saved waits. The faults come from a seed, which a failure names.
import { test } from "node:test";
import assert from "node:assert/strict";
import { TEST, dist } from "./serve.mjs";
import { generator } from "./generator.mjs";

const { Hetzner, HetznerError } = await import(new URL("index.js", dist));
const RUNS = Number(process.env.RANDOM_RUNS ?? 400);
const FIRST = Number(process.env.RANDOM_SEED ?? 1);

/** An API with one create, one list and actions that end; and a client whose requests meet faults. */
function world(seed) {
  const below = generator(seed);
  const items = Array.from({ length: below(60) }, (_, at) => ({ id: at + 1 }));
  const state = { below, created: 0, ended: new Map(), now: 1_795_000_000_000, items, faults: 20 + below(60) };
  const respond = (url, { method, body }) => {
    const { pathname, searchParams } = new URL(url);
    if (method === "POST") {
      assert.equal(JSON.parse(body).name, "a");
      return [201, { ssh_key: { id: ++state.created } }];
    }
    if (pathname.endsWith("/actions")) {
      const actions = searchParams.getAll("id").map(Number).filter((id) => id !== 13);
      return [200, { actions: actions.map((id) => ({ id, command: "x", status: statusOf(id), progress: 50, resources: [] })) }];
    }
    const [page, size] = ["page", "per_page"].map((name) => Number(searchParams.get(name)));
    const last_page = Math.max(1, Math.ceil(items.length / size));
    const next_page = page < last_page ? page + 1 : null;
    const pagination = { page, per_page: size, next_page, last_page, previous_page: null, total_entries: items.length };
    return [200, { ssh_keys: items.slice((page - 1) * size, page * size), meta: { pagination } }];
  };
  const statusOf = (id) => {
    if (!state.ended.has(id) && below(3) === 0) state.ended.set(id, below(5) === 0 ? "error" : "success");
    return state.ended.get(id) ?? "running";
  };
  const fetch = async (url, init) => {
    for (let turns = below(4); turns > 0; turns--) await null;
    init.signal?.throwIfAborted();
    if (below(100) >= state.faults) return json(...respond(url, init));
    switch (below(8)) {
      case 0: throw new TypeError("fetch failed");
      case 1: throw Object.assign(new TypeError("fetch failed"), { cause: { code: "ECONNREFUSED" } });
      case 2: respond(url, init); throw new TypeError("terminated");
      case 3: respond(url, init); return new Response("<html>", { status: 502 });
      case 4: return new Response("<html>", { status: 503 });
      case 5: return json(429, { error: { code: "rate_limit_exceeded", message: "slow" } }, { "retry-after": "1" });
      case 6: return json(409, { error: { code: "conflict", message: "again" } });
      default: return new Response(JSON.stringify(respond(url, init)[1]).slice(0, -3), { status: 200 });
    }
  };
  const clock = { now: () => state.now, sleep: async (millis, signal) => {
    await null;
    signal?.throwIfAborted();
    state.now += millis;
  } };
  return { state, fetch, hz: new Hetzner({ token: "any", fetch, clock }) };
}

const json = (status, body, headers) => new Response(JSON.stringify(body), { status, headers });

/** The value of a promise, or its error, which must be one of the package or the reason of an abort. */
async function outcome(promise, reason) {
  return promise.then((value) => ({ value }), (error) => {
    assert(error instanceof HetznerError || error === reason, String(error?.stack ?? error));
    return { error };
  });
}

const scenarios = {
  async "a create has its effect at most once"({ hz, state }) {
    const { value, error } = await outcome(hz.sshKeys.create({ name: "a", public_key: "k" }));
    assert(state.created <= 1, `created ${state.created} times`);
    if (value) assert.equal(state.created, 1);
    // A reply that cannot be read was carried out, and says so by its status.
    else if (!error.isAmbiguous() && error.status !== 200) assert.equal(state.created, 0, String(error));
  },

  async "a list is complete, or an error"({ hz, state }) {
    const { below } = state;
    const list = hz.sshKeys.list({ per_page: 1 + below(9) }, { concurrency: 1 + below(6) });
    const { value } = await outcome(list.all());
    if (value) assert.deepEqual(value, state.items);
  },

  async "a conversation of a host ends as a call would, also when outcomes repeat, swap or come late"({ hz, state, fetch }) {
    const { below } = state;
    const isList = below(2) === 0;
    const flow = isList
      ? hz.flow("ssh_keys.list", { per_page: 1 + below(9) }, { concurrency: 1 + below(6) })
      : hz.flow("ssh_keys.create", { name: "a", public_key: "k" });
    const outcomeOf = async ({ url, ...request }) => {
      try {
        const response = await fetch(url, request);
        return { status: response.status, headers: response.headers, body: await response.text() };
      } catch (error) {
        return { error, isSent: !error.cause };
      }
    };
    const inFlight = [];
    const received = [];
    const run = async () => {
      for (let turns = 0; turns < 5000; turns++) {
        if (received.length > 0 && below(5) === 0) flow.receive(...received[below(received.length)], state.now);
        const step = inFlight.length > 0 && below(3) === 0 ? { type: "deliver" } : flow.step(state.now);
        if (step.type === "done") return step.value;
        if (step.type === "send") inFlight.push([step.ticket, await outcomeOf(step.request.toPlain())]);
        if (step.type === "send" && below(2)) continue;
        if (inFlight.length > 0) {
          const [arrival] = inFlight.splice(below(inFlight.length), 1);
          received.push(arrival);
          flow.receive(...arrival, state.now);
        } else if (step.type === "wait") {
          assert(Number.isFinite(step.until), "nothing is in flight, and nothing is to be sent");
          state.now = Math.max(state.now, step.until);
        }
      }
      assert.fail("the conversation does not end");
    };
    const { value, error } = await outcome(run());
    if (isList && value) assert.deepEqual(value, state.items);
    if (isList) return;
    assert(state.created <= 1, `created ${state.created} times`);
    if (value) assert.equal(state.created, 1);
    else if (!error.isAmbiguous() && error.status !== 200) assert.equal(state.created, 0, String(error));
  },

  async "a wait tells what happened, also when it is aborted, saved and resumed"({ hz, state }) {
    const { below } = state;
    const ids = new Set(Array.from({ length: 1 + below(20) }, () => 1 + below(40)));
    const actions = [...ids].map((id) => ({ id, command: "x", status: "running", progress: 0, resources: [] }));
    let waiter = hz.waiter(actions);
    for (let processes = 0; processes < 9; processes++) {
      const stop = new AbortController();
      const reason = new Error("stopped");
      const run = waiter.run({ signal: stop.signal, onProgress: () => below(9) === 0 && stop.abort(reason) });
      for (let turns = below(40); turns > 0; turns--) await null;
      const saved = waiter.state();
      const { value, error } = await outcome(run, reason);
      if (value) assert(value.every(({ id, status }) => status === "success" && state.ended.get(id) === "success"));
      if (error?.name === "ActionsError") {
        assert.deepEqual(error.outcomes.map(({ id }) => id), [...ids]);
        for (const { id, status } of error.outcomes) {
          if (status === "missing") assert.equal(id, 13);
          if (status === "success") assert.equal(state.ended.get(id), "success");
          if (status === "failed") assert.equal(state.ended.get(id), "error");
        }
      }
      if (error !== reason) return;
      waiter = hz.resume(below(2) ? waiter.state() : saved);
    }
  },
};

for (const [name, scenario] of Object.entries(scenarios)) {
  test(name, { timeout: TEST.timeout + RUNS * 50 }, async () => {
    for (let seed = FIRST; seed < FIRST + RUNS; seed++) {
      try {
        await scenario(world(seed));
      } catch (error) {
        error.message = `RANDOM_SEED=${seed}: ${error.message}`;
        throw error;
      }
    }
  });
}
