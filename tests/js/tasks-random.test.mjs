// Tasks against random faults and an engine that does everything wrong that an engine may do: it kills a turn at any
// request, executes turns twice, goes back to older states, and lets two of them work on one state at the same time. It
// asserts what `tests/faults/tasks.rs` does. A failure names its seed; `TASKS_STEPS=200000` makes a long run.
import { test } from "node:test";
import assert from "node:assert/strict";
import { dist } from "./serve.mjs";
import { generator } from "./generator.mjs";

const { Hetzner, HetznerError } = await import(new URL("tasks.js", dist));
const { Sim } = await import(new URL("sim.js", dist));

const RUNS = Number(process.env.TASKS_RUNS ?? 200);
const STEPS = Number(process.env.TASKS_STEPS ?? 0);
const FIRST = Number(process.env.TASKS_SEED ?? 1);
const IS_LOGGED = Boolean(process.env.TASKS_LOG);

/** The most turns of a task; one that takes more does not end. */
const MOST_TURNS = 600;
const TOKEN = "s3cr3tT0k3nOfTheTaskTest";
const SECRET = "s3cret-cloud-init";
const MARKER = "job-7";
const LABEL = "hetzner-cloud/marker";
const NAME = "made-1";
const SERVER = { name: NAME, server_type: "cx23", image: "debian-13" };
const KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ2bJ8hKq8nT9w5jv5mZ0k1yQe3R7xWcVb2LhGf4sDpU me@laptop";

/** The faults of one request. */
const FAULTS = [
  { fault: "rate_limited", reset_after: 1 },
  { fault: "rate_limited", retry_after: 9 },
  { fault: "rate_limited", retry_after: 3600 },
  { fault: "api_error", status: 409, code: "conflict" },
  { fault: "api_error", status: 423, code: "locked" },
  { fault: "api_error", status: 422, code: "invalid_input" },
  { fault: "api_error", status: 401, code: "unauthorized" },
  { fault: "api_error", status: 504, code: "timeout" },
  { fault: "api_error", status: 500, code: "server_error" },
  { fault: "gateway", status: 502 },
  { fault: "gateway", status: 503 },
  { fault: "gateway", status: 504, after_effect: true },
  { fault: "gateway", status: 502, after_effect: true },
  { fault: "response_lost" },
  { fault: "response_lost" },
  { fault: "request_lost" },
  { fault: "connect_failed" },
  { fault: "truncated_body" },
  { fault: "empty_body" },
  { fault: "html_body" },
];

/** A project, its client, and the violations of what must hold. */
class World {
  static async create(seed) {
    const below = generator(seed);
    // A client takes its own seed from there.
    const random = generator(seed + 1);
    Math.random = () => random(2 ** 32) / 2 ** 32;
    const world = new World();
    world.below = below;
    world.sim = await Sim.create({ seed: below(16), clock: 0, start: "2026-12-01T00:00:00Z" });
    // The clock of the host, which may jump.
    world.shift = 0;
    world.steps = 0;
    world.log = [];
    world.violations = [];
    world.isCalm = world.rarely(4);
    const clock = { ...world.sim.clock, now: () => world.now() };
    world.quiet = new Hetzner({ token: TOKEN, fetch: world.sim.fetch, clock: world.sim.clock });
    const options = { maxRetries: [5, 0, 1, 2][below(4)], retryLocked: world.rarely(4), clock };
    world.clientOf = (fetch) => new Hetzner({ token: TOKEN, fetch, ...options });
    return world;
  }

  now() {
    return this.sim.clock.now() + this.shift;
  }

  rarely(onceIn) {
    return this.below(onceIn) === onceIn - 1;
  }

  note(line) {
    this.log.push(`${this.sim.clock.now() % 1e9} ${line}`);
  }

  violation(text) {
    this.note(`VIOLATION: ${text}`);
    this.violations.push(text);
  }

  /** Answers a request, at times with a fault. */
  async answer(url, init) {
    const fault = this.isCalm ? undefined : FAULTS[this.below(2 * FAULTS.length)];
    if (fault) this.inject(fault);
    this.note(`${init.method} ${new URL(url).pathname} ${fault ? JSON.stringify(fault) : ""}`);
    try {
      const response = await this.sim.fetch(url, init);
      this.note(`hears ${response.status}`);
      return response;
    } finally {
      this.sim.advance([30, 30, 30, 0, 400, 5000][this.below(6)]);
    }
  }

  inject(fault) {
    this.sim.faults({ version: 1, rules: [{ ...fault, times: 1 }] });
  }

  /** Lets the next action of some commands fail or vanish, at times; returns whether it does. */
  failActions(...commands) {
    const command = commands[this.below(commands.length)];
    const fault = { 4: "action_failed", 5: "action_lost" }[this.below(6)];
    if (fault) this.inject({ fault, command });
    return fault !== undefined;
  }

  /** A copy of a state, as a storage would keep it, without secrets. */
  saved(state) {
    const text = JSON.stringify(state);
    this.note(`saves ${text}`);
    if ([TOKEN, SECRET, "root_password"].some((secret) => text.includes(secret))) this.violation(`a state holds a secret: ${text}`);
    return JSON.parse(text);
  }
}

/** Continues a task to its end, with one turner or two; gives the end of each. */
async function continued(world, { state, secrets, isGuarded }) {
  const sends = world.below(2) === 1 ? "next turn" : "now";
  const count = isGuarded && world.rarely(8) ? 2 : 1;
  const turners = Array.from({ length: count }, () => ({ saves: [state], wakeAt: world.now() }));
  for (let turns = 0; turners.some(({ end }) => !end); turns++) {
    if (turns > MOST_TURNS) {
      world.violation("the task does not end");
      break;
    }
    if (world.rarely(50)) world.shift += world.below(7_200_000) - 3_600_000;
    const waiting = turners.filter(({ end }) => !end);
    // Both at the same time, or one of them.
    const acting = world.rarely(2) ? waiting : [waiting[world.below(waiting.length)]];
    const due = Math.min(...acting.map(({ wakeAt }) => wakeAt)) - world.now();
    if (due > 0) world.sim.advance(world.rarely(12) ? due / 2 : due);
    await Promise.all(acting.map((turner) => turnOnceOrTwice(world, turner, { secrets, sends })));
  }
  return turners.map(({ end }) => end);
}

async function turnOnceOrTwice(world, turner, options) {
  const { saves } = turner;
  // Never to a state from before the last request that changes something: it was saved before that was sent.
  const last = saves.findLastIndex(({ progress }) => progress.exchange?.in_flight);
  const newer = last < 0 ? 0 : saves.length - 1 - last;
  if (newer > 0 && world.rarely(25)) saves.splice(saves.length - 1 - world.below(newer));
  let isRepeated = false;
  if (world.rarely(6)) {
    // What was saved within the turn is kept; its result is not.
    await execute(world, saves, { ...options, kill: world.below(4) });
    isRepeated = options.sends === "next turn" && world.below(2) === 1;
  }
  const kill = world.rarely(12) ? world.below(4) : undefined;
  const turn = await execute(world, saves, { ...options, isRepeated, kill });
  if (!turn) return;
  if (turn.state) {
    saves.push(world.saved(turn.state));
    turner.wakeAt = turn.wakeAt;
    return;
  }
  if (!("value" in turn) && !(HetznerError.from(turn.error) instanceof HetznerError)) {
    world.violation(`no error can be made of ${JSON.stringify(turn.error)}`);
  }
  const text = JSON.stringify(turn);
  if (text.includes(TOKEN) || (turn.error && text.includes(SECRET))) world.violation(`an end holds a secret: ${text}`);
  world.note(`ends in ${text}`);
  turner.end = structuredClone(turn);
}

/** Executes a turn. The process dies at the request with the number `kill`, before it is sent or after. */
async function execute(world, saves, { kill, ...options }) {
  world.steps += 1;
  const process = new AbortController();
  let sent = 0;
  const hz = world.clientOf(async (url, init) => {
    world.steps += 1;
    if (kill !== sent++) return world.answer(url, init);
    if (world.below(2) === 1) await world.answer(url, init).catch(() => {});
    process.abort("the process is dead");
    throw process.signal.reason;
  });
  const limits = [{}, {}, { maxRequests: 1 }, { maxRequests: 2, maxMillis: 10_000 }][world.below(4)];
  const onSend = async (state) => {
    const copy = world.saved(state);
    await null;
    saves.push(copy);
  };
  try {
    return await hz.turn(saves.at(-1), { ...options, ...limits, onSend, signal: process.signal });
  } catch (error) {
    if (!process.signal.aborted) world.violation(`a turn rejects with ${error?.stack ?? error}`);
    world.note(`the turn was lost: ${error}`);
  }
}

/** The options of a task that ensures a resource, and what was asked. */
function ensuring(world) {
  const ifExists = ["adopt", "compare", "fail"][world.below(3)];
  const options = { ifExists, marker: MARKER };
  if (world.below(3) > 0) options.wait = true;
  if (world.below(2) === 1) options.rollback = true;
  if (world.below(2) === 1) options.waitIfLocked = true;
  const timeout = [undefined, 9_000, 60_000, 900_000][world.below(4)];
  return { ...options, timeout };
}

/** Checks the ends of a task that ensures a resource. */
function check(world, ends, { options, isForeign = false, fails = false, isGuarded = true }, items) {
  const ours = items.filter(({ labels }) => labels[LABEL] === MARKER).length;
  const named = items.filter(({ name }) => name === NAME).length;
  if (ours > 1 || (isGuarded && named > 1)) world.violation(`${ours} resources of the marker, ${named} of the name`);
  // Of two turners, the rollback of one deletes what the other reports.
  if (ends.length > 1 || !ends[0]) return;
  const [{ value, error }] = ends;
  const rollsBack = Boolean(options.rollback);
  const isTrue = () => {
    if (!error) {
      if (!value.resource?.id) return false;
      // Without waiting, an action may fail later, and the resource vanish.
      if (value.created) return ours === 1 || (!options.wait && fails);
      return isForeign && ours === 0 && options.ifExists !== "fail";
    }
    const { name, created, deleted, left, rollback } = error;
    if (name === "IncompleteError") {
      if (deleted.length > 0) return left.length === 0 && rollsBack && ours === 0;
      if (left.length > 0) return ours <= 1 && (rollback !== null || !rollsBack);
      return rollsBack && ours === 0 && created.length === 0;
    }
    if (name === "ExistsError") return isForeign && ours === 0;
    return name !== "InputError" && ours === 0;
  };
  if (!isTrue()) world.violation(`told as ${JSON.stringify(ends[0])}, and there are ${ours} of ours`);
}

/** A scenario that ensures a resource. */
const ensure = ({ operation, params, other, secrets, fails = [], isGuarded = true, prepare, list }) => async (world) => {
  const more = (await prepare?.(world)) ?? {};
  const isForeign = Boolean(other) && world.rarely(4);
  if (isForeign) await world.quiet.call(operation, { ...params, ...(world.below(2) === 1 ? other : {}) });
  world.sim.advance(60_000);
  const options = ensuring(world);
  const state = world.quiet.start(operation, { ...params, ...more, ...secrets }, options);
  const isFailing = fails.length > 0 && world.failActions(...fails);
  const ends = await continued(world, { state, secrets, isGuarded });
  world.sim.clearFaults();
  check(world, ends, { options, isForeign, fails: isFailing, isGuarded }, await list(world.quiet));
  return { ends, options, isFailing };
};

const ensureServer = ensure({
  operation: "servers.create",
  params: SERVER,
  other: { server_type: "cx33" },
  secrets: { user_data: SECRET },
  fails: ["create_server", "start_server"],
  list: (hz) => hz.servers.list().all(),
});

const oneServer = async (world) => {
  world.sim.populate({ servers: 1 });
  const [{ id }] = await world.quiet.servers.list();
  return { id };
};

const scenarios = {
  async "ensure a server"(world) {
    const { ends, options, isFailing } = await ensureServer(world);
    const [{ value } = {}] = ends;
    if (ends.length > 1 || !options.wait || !value) return;
    const server = await world.quiet.servers.get({ id: value.resource.id });
    if (value.created && !isFailing && server.status !== "running") {
      world.violation(`told as done, and the server is ${server.status}`);
    }
  },

  "ensure a volume": ensure({
    operation: "volumes.create",
    params: { name: NAME, size: 10, location: "fsn1" },
    other: { size: 20 },
    fails: ["create_volume"],
    list: (hz) => hz.volumes.list().all(),
  }),

  "ensure a key": ensure({
    operation: "ssh_keys.create",
    params: { name: NAME, public_key: KEY },
    list: (hz) => hz.sshKeys.list().all(),
  }),

  "ensure an RRSet": ensure({
    operation: "zone_rrsets.create",
    params: { id_or_name: "example.com", name: NAME, type: "A", records: [{ value: "192.0.2.1" }] },
    other: { records: [{ value: "192.0.2.2" }] },
    prepare: async (world) => {
      await world.quiet.zones.create({ name: "example.com", mode: "primary" });
      world.sim.advance(60_000);
    },
    list: (hz) => hz.zoneRrsets.list({ id_or_name: "example.com" }).all(),
  }),

  "ensure a snapshot": ensure({
    operation: "servers.create_image",
    params: { type: "snapshot", description: "nightly" },
    fails: ["create_image"],
    isGuarded: false,
    prepare: oneServer,
    list: (hz) => hz.images.list({ type: ["snapshot"] }).all(),
  }),

  async "delete a server"(world) {
    const { id } = await oneServer(world);
    const state = world.quiet.start("servers.delete", { id });
    const [end] = await continued(world, { state, isGuarded: false });
    world.sim.clearFaults();
    world.sim.advance(600_000);
    const isThere = (await world.quiet.servers.list().all()).length > 0;
    if (end?.value && isThere) world.violation("told as deleted, and still there");
    if (end?.error?.name === "AmbiguousError") world.violation("a DELETE is never ambiguous");
  },

  async "wait for actions"(world) {
    world.sim.populate({ servers: [1, 2, 27][world.below(3)] });
    world.failActions("reboot_server", "create_image");
    const actions = [];
    for (const { id } of await world.quiet.servers.list().all()) {
      const makesImage = world.below(3) === 2;
      actions.push(
        makesImage ? (await world.quiet.servers.createImage({ id })).action : await world.quiet.servers.reboot({ id }),
      );
    }
    const [end] = await continued(world, { state: world.quiet.startWait(actions), isGuarded: false });
    world.sim.clearFaults();
    world.sim.advance(7_200_000);
    for (const { id } of end?.value ? actions : []) {
      const [truth] = await world.quiet.actions.list({ id: [id] });
      const told = end.value.find((told) => told.id === id);
      if (told?.status !== truth?.status) world.violation(`action ${id} is ${truth?.status}, told as ${told?.status}`);
    }
  },

  async "list servers"(world) {
    const count = [3, 0, 1, 57][world.below(4)];
    if (count > 0) world.sim.populate({ servers: count });
    const state = world.quiet.start("servers.list", { sort: ["id"], per_page: [10, 25, 50][world.below(3)] });
    const [end] = await continued(world, { state, isGuarded: false });
    if (end?.value && end.value.length !== count) world.violation(`a list of ${count} told as one of ${end.value.length}`);
  },

  async "reboot when free"(world) {
    const { id } = await oneServer(world);
    await world.quiet.servers.createImage({ id });
    const options = { waitIfLocked: true, wait: true, timeout: 3_600_000 };
    const [end] = await continued(world, { state: world.quiet.start("servers.reboot", { id }, options), isGuarded: false });
    world.sim.clearFaults();
    const actions = await world.quiet.servers.listActions({ id }).all();
    const isRebooted = actions.some(({ command }) => command === "reboot_server");
    if (end?.value && !isRebooted) world.violation("told as rebooted, and was not");
  },
};

/** A run by its seed. */
async function run(seed) {
  const world = await World.create(seed);
  const names = Object.keys(scenarios);
  const name = names[world.below(names.length)];
  world.note(name);
  await scenarios[name](world);
  world.sim.dispose();
  return world;
}

test("no engine and no fault fools a task", { timeout: STEPS ? 3_600_000 : 60_000 }, async () => {
  let [steps, runs] = [0, 0];
  const found = [];
  while (STEPS ? steps < STEPS : runs < RUNS) {
    const seed = FIRST + runs++;
    const world = await run(seed).catch((error) => assert.fail(`seed ${seed}: ${error.stack}`));
    steps += world.steps;
    // Lets the runtime free the clients.
    await new Promise(setImmediate);
    if (seed % 64 === 0) assert.deepEqual((await run(seed)).log, world.log, `seed ${seed} does not repeat itself`);
    if (world.violations.length === 0 && !IS_LOGGED) continue;
    found.push(...world.violations);
    if (found.length <= 3 || IS_LOGGED) console.log(`seed ${seed}:\n  ${world.log.join("\n  ")}`);
  }
  console.log(`runs ${runs}, steps ${steps}, violations ${found.length}`);
  assert.deepEqual(found, []);
  assert(steps > runs * 3, "the runs were too short");
});
