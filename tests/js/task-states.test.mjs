// States of tasks that Rust has saved, at every stage: a turn in JavaScript saves the same states and has the same end,
// so each language continues what the other has saved. They are recorded by `tests/task_states.rs`.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { TEST, dist } from "./serve.mjs";

const { Hetzner, HetznerError } = await import(new URL("tasks.js", dist));
const { Sim } = await import(new URL("sim.js", dist));

const SECRET = "#cloud-config s3cret";
const recorded = JSON.parse(readFileSync(new URL("../data/task-states-2.json", import.meta.url), "utf8"));

// The client takes the seed of its waits from there; that of the recording is 0.
Math.random = () => 0;

/** A turn from a state: what was saved, and the next state, or the end. The time passes until the next turn. */
async function oneTurn({ sim, hz }, state, options) {
  const saved = [];
  const secrets = Object.fromEntries((state.secrets ?? []).map((path) => [path, SECRET]));
  const turn = await hz.turn(state, { ...options, secrets, onSend: (state) => saved.push(state) });
  if (turn.error) return { saved, end: { error: HetznerError.from(turn.error).summary } };
  if (!turn.state) return { saved, end: JSON.parse(JSON.stringify({ value: turn.value })) };
  sim.advance(Math.max(0, turn.wakeAt - sim.clock.now()));
  return { saved, next: turn.state };
}

async function toTheEnd(it, state) {
  for (let turns = 0; turns < 100; turns++) {
    const { next, end } = await oneTurn(it, state, {});
    if (end) return end;
    state = next;
  }
  throw new Error("a task does not end");
}

/** The start of the task of a state in JavaScript. */
function start(hz, { operation, params, secrets = [], options = {}, progress }) {
  const { if_exists: ifExists, busy: waitIfLocked, ...more } = options;
  const given = Object.fromEntries(secrets.map((path) => [path, SECRET]));
  const { within } = progress.deadline ?? {};
  return hz.start(operation, { ...params, ...given }, { ifExists, waitIfLocked, ...more, timeout: within });
}

for (const { name, before, faults, announces, requests, turns, end, successors } of recorded) {
  test(name, TEST, async () => {
    const sim = await Sim.create({ seed: 7, servers: 2, clock: 0, start: 1_793_491_200_000 });
    const it = { sim, hz: new Hetzner({ token: "any-token", fetch: sim.fetch, clock: sim.clock }) };
    for (const state of before) assert("value" in (await toTheEnd(it, state)));
    sim.faults(faults);
    const [{ from }] = turns;
    if (from.progress.stage !== "wait") assert.deepEqual(start(it.hz, from), from);
    for (const [at, { from, saved }] of turns.entries()) {
      const options = { maxRequests: requests, sends: announces ? "next turn" : "now" };
      const turn = await oneTurn(it, from, options);
      assert.deepEqual(turn.saved, saved);
      if (at + 1 < turns.length) assert.deepEqual(turn.next, turns[at + 1].from, `after turn ${at}`);
      else assert.deepEqual(turn.end, end);
    }
    const states = turns.flatMap(({ saved }) => saved);
    for (const [at, state] of states.entries()) assert.deepEqual(await toTheEnd(it, state), successors[at]);
  });
}
