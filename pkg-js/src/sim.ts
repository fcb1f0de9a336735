/// <reference lib="esnext.disposable" preserve="true" />
// The embedded Hetzner: the API in memory, for tests, demos and work without a token.
import type { Clock } from "./options.js";
import { END, SimClock } from "./sim-clock.js";
import { abandoned, difference, SimHandle, start } from "./sim-core.js";
import type { FaultReport, FaultScript } from "./sim-faults.js";
import { SimFetch } from "./sim-fetch.js";
import type { Fixture } from "./sim-fixture.js";
import { check, count, LARGEST, millisOf, type SimOptions } from "./sim-options.js";
import type { Difference, Inspection, SimState } from "./sim-state.js";
import { Saver } from "./sim-storage.js";

export type * from "./sim-faults.js";
export type * from "./sim-fixture.js";
export type { SimOptions } from "./sim-options.js";
export type * from "./sim-state.js";
export type { SimStorage } from "./sim-storage.js";

/** The time at which a virtual clock starts: 2026-11-01. */
const START = Date.UTC(2026, 10, 1);

/** The default key of a project in a storage. */
const KEY = "hetzner-cloud-sim";

/** A problem of a document that was given to a project. Nothing was changed. */
export class DocumentError extends Error {
  override name = "DocumentError";
  /** The path of the field, as in `rules[2].operations[0]`; empty for the whole document. */
  readonly path: string;
  /** The problem, as in `is missing`. */
  readonly problem: string;

  /** @internal */
  constructor(path: string, problem: string) {
    super(path ? `${path}: ${problem}` : problem);
    this.path = path;
    this.problem = problem;
  }
}

/**
 * A project of the embedded Hetzner: an in-memory test double of the API, with a virtual clock.
 *
 * Its `fetch` and `clock` are options of `Hetzner`. Any well-formed token is accepted.
 */
export class Sim {
  readonly #options: Settings;
  readonly #handle: SimHandle;
  readonly #clock: SimClock;
  readonly #saver: Saver | undefined;

  /** Sends a request to the project, in place of the global `fetch`. The host of the URL is ignored. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * The clock of the project. The virtual time goes to the end of the earliest sleep when nothing else can run: no request
   * to this project is in flight, and no body of its responses is being read. Other I/O of the program is not seen.
   */
  readonly clock: Clock;

  private constructor(options: Settings, handle: SimHandle) {
    const { clock = "virtual", storage, key } = options;
    this.#options = options;
    this.#handle = handle;
    this.#clock = new SimClock(handle, clock === "virtual" ? undefined : clock === "wall" ? 1 : clock);
    // A saver keeps the project until it is disposed.
    this.#saver = storage && new Saver(storage, key, () => this.#state());
    const fetch = new SimFetch(handle, this.#clock, () => this.#changed());
    this.fetch = (input, init) => fetch.send(input, init);
    this.clock = { now: this.#clock.now, sleep: this.#clock.sleep };
    abandoned?.register(this, handle, this);
    this.#changed();
  }

  /**
   * Creates a project. The first call compiles the WebAssembly. An unknown or invalid option is a `TypeError`; a problem
   * of `faults`, of `state` or of what is stored is a `DocumentError`.
   */
  static async create(options: SimOptions = {}): Promise<Sim> {
    check(options);
    const settings = settingsOf(options);
    await start();
    const handle = new SimHandle(settings.seed, settings.start);
    try {
      const stored = settings.storage?.getItem(settings.key);
      if (typeof stored === "string") load(handle, stored, settings);
      else setUp(handle, settings);
    } catch (error) {
      handle.free();
      throw error;
    }
    return new Sim(settings, handle);
  }

  /**
   * Returns the differences between two states, also as JSON, sorted by path. Resources and actions are compared by id.
   * Rejects with a `DocumentError` when one is not JSON.
   */
  static async difference(before: SimState | string, after: SimState | string): Promise<Difference[]> {
    await start();
    return JSON.parse(reading(() => difference(textOf(before), textOf(after))));
  }

  /** Advances the clock by milliseconds. A sleep that ends within them ends now. */
  advance(millis: number): void {
    if (!(typeof millis === "number" && millis >= 0 && this.clock.now() + millis <= END)) {
      throw new TypeError("`millis` must be a number from 0, and the clock ends with the year 9999");
    }
    this.#clock.advance(millis);
    this.#changed();
  }

  /** Adds running servers with volumes, addresses, a network and a firewall, and snapshots of the first server. */
  populate(resources: Pick<SimOptions, "servers" | "snapshots">): void {
    check(resources, ["servers", "snapshots"]);
    this.clock.now();
    this.#handle.populate(resources.servers ?? 0, resources.snapshots ?? 0);
    this.#changed();
  }

  /** Returns the state of the project, with the clock and all that later responses depend on. */
  state(): SimState {
    return JSON.parse(this.#state());
  }

  /**
   * Replaces the project by that of a state, or of a fixture if the document has no `version`. A fixture keeps the seed,
   * the time of the clock and the rate limit. Pending sleeps keep the time that is left of them. Throws a `DocumentError`
   * when the document is invalid; the project is then unchanged.
   */
  setState(state: SimState | Fixture | string): void {
    this.#clock.replace(() => load(this.#handle, textOf(state), this.#options));
    this.#changed();
  }

  /** Returns the requests so far by operation, and the resources that they created and deleted. */
  inspect(): Inspection {
    this.clock.now();
    return JSON.parse(this.#handle.inspect());
  }

  /** Starts again with the options of `create`. Pending sleeps keep the time that is left of them. */
  reset(): void {
    const options = this.#options;
    this.#clock.replace(() => {
      this.#handle.reset(options.seed, options.start);
      setUp(this.#handle, options);
    });
    this.#changed();
  }

  /**
   * Sets a script of faults, if one is given, in place of the present one, and starts all counts again. Returns the rules
   * with the numbers of uses so far and left. Throws a `DocumentError` when the script is invalid; the present one then stays.
   */
  faults(script?: FaultScript | string): FaultReport {
    if (script !== undefined) {
      reading(() => this.#handle.set_faults(textOf(script)));
      this.#changed();
    }
    return JSON.parse(this.#handle.faults());
  }

  /** Removes all faults. */
  clearFaults(): void {
    this.#handle.clear_faults();
    this.#changed();
  }

  /** Sets the rate limit in requests per hour, and refills it. */
  setRateLimit(requestsPerHour: number): void {
    const problem = count(LARGEST)(requestsPerHour);
    if (problem) throw new TypeError(`\`requestsPerHour\` ${problem}`);
    this.clock.now();
    this.#handle.set_rate_limit(requestsPerHour);
    this.#changed();
  }

  /** Omits the response headers, which browsers cannot read. */
  hideHeaders(hide: boolean): void {
    this.#handle.hide_headers(hide);
    this.#changed();
  }

  /** Saves the project if it is kept, and frees its memory. Pending sleeps reject, and it cannot be used any more. */
  dispose(): void {
    abandoned?.unregister(this);
    try {
      this.#saver?.end();
    } finally {
      this.#clock.end(new Error("the project was disposed"));
      this.#handle.free();
    }
  }

  [Symbol.dispose](): void {
    this.dispose();
  }

  #state(): string {
    this.clock.now();
    return this.#handle.state();
  }

  #changed(): void {
    this.#saver?.changed();
  }
}

/** Options with their defaults. Documents are text, which cannot change later. */
interface Settings extends Omit<SimOptions, "state" | "faults"> {
  readonly seed: number;
  readonly start: number;
  /** Whether the time of the system applies to a project that was saved before. */
  readonly followsSystem: boolean;
  readonly key: string;
  readonly state: string | undefined;
  readonly faults: string | undefined;
}

function settingsOf(options: SimOptions): Settings {
  const { seed = 1, clock = "virtual", start, key = KEY, state, faults } = options;
  return {
    ...options,
    seed,
    start: millisOf(start ?? (clock === "virtual" ? START : Date.now())),
    followsSystem: clock === "wall" && start === undefined,
    key,
    state: state === undefined ? state : textOf(state),
    faults: faults === undefined ? faults : textOf(faults),
  };
}

/** Makes what the options describe of a new project. */
function setUp(handle: SimHandle, settings: Settings): void {
  const { state, servers = 0, snapshots = 0, rateLimit, hideHeaders, faults } = settings;
  if (state !== undefined) load(handle, state, settings);
  handle.populate(servers, snapshots);
  if (rateLimit !== undefined) handle.set_rate_limit(rateLimit);
  if (hideHeaders !== undefined) handle.hide_headers(hideHeaders);
  if (faults !== undefined) reading(() => handle.set_faults(faults));
}

/** Replaces a project by that of a document. */
function load(handle: SimHandle, document: string, { followsSystem }: Settings): void {
  reading(() => handle.set_state(document));
  if (followsSystem) handle.advance_to(Date.now());
}

/** The JSON of a document. */
function textOf(document: object | string): string {
  return typeof document === "string" ? document : JSON.stringify(document);
}

/** Calls the core with a document, and throws its problem: the path of the field and the problem, a line each. */
function reading<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    if (typeof error !== "string") throw error;
    const [path = "", ...problem] = error.split("\n");
    throw new DocumentError(path, problem.join("\n"));
  }
}
