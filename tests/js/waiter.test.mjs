// One waiter for all that a program has running, on the embedded Hetzner of the package.
import assert from "node:assert/strict";
import test from "node:test";
import { actionsOf, ActionsError, Hetzner } from "../../pkg-js/dist/index.js";
import { Sim } from "../../pkg-js/dist/sim.js";

const TEST = { timeout: 30_000 };

async function project(options) {
  const sim = await Sim.create({ seed: 7, ...options });
  const polls = [];
  const fetch = (url, init) => {
    const { pathname, searchParams } = new URL(url);
    if (pathname === "/v1/actions") polls.push({ at: sim.clock.now(), ids: searchParams.getAll("id").length });
    return sim.fetch(url, init);
  };
  return { sim, polls, hz: new Hetzner({ token: "any", fetch, clock: sim.clock }) };
}

test("thirty servers are awaited with as few requests as hcloud-go makes", TEST, async () => {
  const { hz, polls, sim } = await project();
  const waiter = hz.waiter([]);
  const ends = await Promise.all(
    Array.from({ length: 30 }, async (_, at) => {
      const created = await hz.servers.create({ name: `web-${at}`, server_type: "cx23", image: "debian-13" });
      const actions = await waiter.wait(created);
      return { actions, at: sim.clock.now() };
    }),
  );
  assert(ends.every(({ actions }) => actions.length > 0 && actions.every(({ status }) => status === "success")));
  // hcloud-go asks for 25 ids at a time, so for what is left of 60 actions at most three times a poll.
  for (const { ids } of polls) assert(ids <= 25);
  const rounds = new Map();
  for (const { at, ids } of polls) rounds.set(at, [...(rounds.get(at) ?? []), ids]);
  for (const round of rounds.values()) {
    const all = round.reduce((sum, ids) => sum + ids, 0);
    assert(round.length <= Math.ceil(all / 25), `${round.length} requests for ${all} actions`);
  }
  // Each is told at the poll at which its last action had ended.
  const finished = ends.map(({ actions }) => Math.max(...actions.map(({ finished }) => Date.parse(finished))));
  const times = [...rounds.keys()];
  for (const [at, end] of ends.entries()) {
    const next = times.find((time) => time >= finished[at]);
    assert(next !== undefined && end.at - next < 1000, `told ${end.at - next} ms after the poll`);
  }
});

test("a failure ends the promise of its part alone", TEST, async () => {
  const { hz } = await project({
    servers: 2,
    faults: { version: 1, rules: [{ fault: "action_failed", command: "reboot_server", times: 1 }] },
  });
  const [one, two] = await hz.servers.list().all();
  const waiter = hz.waiter([]);
  const failed = waiter.wait(await hz.servers.reboot({ id: one.id }));
  const done = waiter.wait(await hz.servers.reboot({ id: two.id }));
  await assert.rejects(failed, (error) => error instanceof ActionsError && error.outcomes.length === 1);
  assert.equal((await done)[0].status, "success");
  // It goes on afterwards.
  assert.equal((await waiter.wait(await hz.servers.reboot({ id: one.id })))[0].status, "success");
  assert.deepEqual(await waiter.wait([]), []);
});

test("a poll that fails ends the promises, and no other", TEST, async () => {
  const { hz, sim } = await project({ servers: 1 });
  const [server] = await hz.servers.list().all();
  const waiter = hz.waiter([]);
  const action = await hz.servers.reboot({ id: server.id });
  sim.faults({ version: 1, rules: [{ fault: "api_error", status: 401, code: "unauthorized", operations: ["actions.list"] }] });
  await assert.rejects(waiter.wait(action), (error) => error instanceof ActionsError && error.isUnauthorized());
  sim.clearFaults();
  assert.equal((await waiter.wait(action))[0].status, "success");
  await assert.rejects(waiter.wait("x"), { name: "InputError", parameter: "actions" });
});

test("the progress of a part is told to it alone", TEST, async () => {
  const { hz, sim } = await project({ servers: 2 });
  const [one, two] = await hz.servers.list().all();
  const waiter = hz.waiter([]);
  const seen = [[], []];
  const replies = [
    await hz.servers.rebuild({ id: one.id, image: "debian-13" }),
    await hz.servers.rebuild({ id: two.id, image: "debian-13" }),
  ];
  const waits = replies.map((reply, at) => waiter.wait(reply, { onProgress: (action) => seen[at].push(action) }));
  await Promise.all(waits);
  for (const [at, reply] of replies.entries()) {
    const [action] = actionsOf(reply);
    assert.equal(action.id, reply.action.id);
    assert(seen[at].length > 1 && seen[at].every(({ id }) => id === action.id));
    assert.equal(seen[at].at(-1).status, "success");
  }
  await assert.rejects(waiter.wait([], { onprogress: () => {} }), { name: "InputError", parameter: "onprogress" });
  const volume = { id: 1, name: "data", status: "available" };
  for (const none of [{ server: {} }, [{ id: 1 }], volume, [volume], null, undefined, [], "x"]) assert.deepEqual(actionsOf(none), []);
  const promise = hz.servers.reboot({ id: one.id });
  assert.throws(() => actionsOf(promise), { name: "InputError", parameter: "reply" });
  assert.equal(actionsOf(await promise).length, 1);
  sim.dispose();
});
