// The scenarios, and a recorded conversation, on `hetzner-cloud/sim`. This file runs unchanged in Node, workerd and
// Chromium.
import { names, run } from "./scenarios.mjs";

/** The project of the scenarios. */
export const PROJECT = { servers: 3, snapshots: 120 };

// It aborts after a time of the system, and so needs a clock that follows it.
const OF_THE_SYSTEM = "can be aborted, and resumed afterwards";

/** The scenarios with the clocks on which they run. */
export const runs = ["virtual", 5].flatMap((clock) =>
  names.filter((name) => clock !== "virtual" || name !== OF_THE_SYSTEM).map((name) => ({ name, clock })),
);

/** Runs a scenario on a project of its own. */
export async function scenario({ pkg, Sim }, name, clock) {
  const sim = await Sim.create({ ...PROJECT, clock });
  const token = `token-${name.replace(/[^a-z0-9]/gi, "-")}`;
  await run(name, { pkg, baseUrl: "http://sim.test/v1", token, sim });
  sim.dispose();
}

/** Repeats a conversation that was recorded from the Rust interface. In its midst the project is saved and loaded. */
export async function converse(Sim, { seed, servers, snapshots, faults, steps }) {
  for (const saves of [false, true]) {
    let sim = await Sim.create({ seed, servers, snapshots, faults });
    for (const { advance = 0, method, path, body, status, response } of steps) {
      if (saves) {
        const state = sim.state();
        sim.dispose();
        sim = await Sim.create({ state });
      }
      sim.advance(advance);
      const init = { method, headers: { authorization: "Bearer any" }, ...(body && { body: JSON.stringify(body) }) };
      const received = await sim.fetch(`https://api.hetzner.cloud/v1${path}`, init);
      const text = await received.text();
      if (received.status !== status || text !== response) throw new Error(`${path}: ${received.status} ${text}`);
    }
    sim.dispose();
  }
}

/** Runs the program of `tests/matrix`, which does what most programs do first, on a project of its own. */
export async function quickstart({ pkg, Sim }, program) {
  const sim = await Sim.create(PROJECT);
  class Hetzner extends pkg.Hetzner {
    constructor(options) {
      super({ ...options, fetch: sim.fetch, clock: sim.clock });
    }
  }
  await program({ ...pkg, Hetzner }, { baseUrl: "http://sim.test/v1", token: "any" });
  sim.dispose();
}

/** The body of a large page is read outside of the script: its time does not count. */
export async function pages({ pkg, Sim }) {
  const sim = await Sim.create(PROJECT);
  const hz = new pkg.Hetzner({ token: "any", fetch: sim.fetch, clock: sim.clock });
  for (let round = 0; round < 20; round++) {
    await hz.images.list({ per_page: 50 }, { timeout: 1000, concurrency: 3 }).all();
  }
  sim.dispose();
}
