// The embedded Hetzner in a worker, so that its work does not hold up the page. It is kept in the browser's database.
import { expose } from "comlink";
import type { FaultReport, FaultScript } from "hetzner-cloud/sim";
import { Sim } from "hetzner-cloud/sim";
import { getMany, setMany } from "idb-keyval";
import { FIXTURE } from "./demo-fixture.js";

/** A request that can be passed to a worker. */
export interface PlainRequest {
  method: string;
  headers: [name: string, value: string][];
  body: string | undefined;
}

/** A response that can be passed from a worker; without headers, as a browser sees that of the API. */
export interface PlainResponse {
  status: number;
  body: string;
}

/** What is stored: the state of the project, and the milliseconds by which its clock is ahead of the system's. */
const [KEY, AHEAD] = ["project", "project-ahead"];
/** The lock of the stored project, and the milliseconds within which a page that is reloaded gives it up. */
const [LOCK, HANDOVER] = ["hetzner-dashboard-demo", 2_000];
const DAY = 86_400_000;
/** The age of a new demo: its servers have metrics and backups. */
const AGE = 20 * DAY;
/** The number of servers above which the project is not kept: its state has many megabytes. */
const MOST_KEPT = 500;

/** The requests an hour that the API grants, and those while its limit is used up: one a minute. */
const GRANTED = 3600;
const USED_UP = 60;

/** What the page shows of the faults. */
export interface Breakdown {
  faults: FaultReport;
  isLimitUsedUp: boolean;
}

let sim: Sim;
let isKept = true;
let isLimitUsedUp = false;

/** The project, as the page calls it. */
export const project = {
  /** Continues the stored project, or creates that of the demo. Returns the time. */
  async start(): Promise<number> {
    await own();
    const [stored, ahead = 0] = (await getMany([KEY, AHEAD])) as [string | undefined, number | undefined];
    if (stored === undefined) await project.startAgain(undefined);
    else {
      sim = await Sim.create({ clock: "wall", hideHeaders: true, state: stored });
      // A clock that was moved goes on from the system's time too, not from what was stored last.
      sim.advance(Math.max(0, Date.now() + ahead - sim.clock.now()));
      isLimitUsedUp = sim.state().rate_limit.requests_per_hour === USED_UP;
    }
    return sim.clock.now();
  },

  /** Creates a new project: that of the demo, or one with a number of servers. Returns the time. */
  async startAgain(servers: number | undefined): Promise<number> {
    const content = servers === undefined ? { state: FIXTURE } : { servers };
    const created = await Sim.create({ clock: "wall", start: Date.now() - AGE, hideHeaders: true, ...content });
    sim?.dispose();
    sim = created;
    sim.advance(AGE);
    isKept = servers === undefined || servers <= MOST_KEPT;
    isLimitUsedUp = false;
    await keep();
    return sim.clock.now();
  },

  /** Returns whether the project outlives the page. */
  isKept(): boolean {
    return isKept;
  },

  /** Sends a request. Rejects when no response is received. What was written is kept before the response is given. */
  async send(url: string, request: PlainRequest): Promise<PlainResponse> {
    const { method, headers, body } = request;
    try {
      const response = await sim.fetch(url, { method, headers, ...(body === undefined ? {} : { body }) });
      return { status: response.status, body: await response.text() };
    } finally {
      if (method !== "GET") await keep();
    }
  },

  /** Moves the clock forward. Returns the time. */
  async advance(millis: number): Promise<number> {
    sim.advance(millis);
    await keep();
    return sim.clock.now();
  },

  /** Sets a script of faults, or none. */
  async setFaults(script: FaultScript | null): Promise<void> {
    if (script) sim.faults(script);
    else sim.clearFaults();
    await keep();
  },

  /** Returns what is broken, and what the rules of the faults have done so far. */
  breakdown(): Breakdown {
    return { faults: sim.faults(), isLimitUsedUp };
  },

  /** Uses up the limit of requests, after which one a minute is granted, or sets it back. */
  async useUpLimit(isUsedUp: boolean): Promise<void> {
    isLimitUsedUp = isUsedUp;
    sim.setRateLimit(isUsedUp ? USED_UP : GRANTED);
    if (isUsedUp) {
      const init = { headers: { authorization: "Bearer demo" } };
      // At once, and twice as many, because the faults may delay or stop some of them.
      const sent = Array.from({ length: 2 * USED_UP }, () =>
        sim.fetch("https://api.hetzner.cloud/v1/locations/1", init),
      );
      await Promise.allSettled(sent);
    }
    await keep();
  },

  /** Ends all that is broken. Actions that stalled go on. */
  async repair(): Promise<void> {
    sim.clearFaults();
    if (isLimitUsedUp) await project.useUpLimit(false);
    const state = sim.state();
    const stalled = state.actions.all.filter((action) => action["is_stalled"]);
    for (const action of stalled) action["is_stalled"] = false;
    if (stalled.length > 0) sim.setState(state);
    await keep();
  },
};

async function keep(): Promise<void> {
  if (!isKept) return;
  await setMany([
    [KEY, JSON.stringify(sim.state())],
    [AHEAD, sim.clock.now() - Date.now()],
  ]);
}

/** Owns the stored project until this worker ends. Two of them would replace what the other one has stored. */
function own(): Promise<void> {
  const options = { signal: AbortSignal.timeout(HANDOVER) };
  return new Promise((resolve, reject) => {
    const hold = () => {
      resolve();
      return new Promise<never>(() => {});
    };
    const refused = () => reject(new Error("The demo is open in another tab: go on there, or leave it there first."));
    navigator.locks.request(LOCK, options, hold).catch(refused);
  });
}

expose(project);
