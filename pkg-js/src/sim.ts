/// <reference lib="esnext.disposable" preserve="true" />
// The embedded Hetzner: the API in memory, for tests, demos and work without a token.
import type { Clock } from "./options.js";
import { END, SimClock } from "./sim-clock.js";
import { abandoned, SimHandle, start } from "./sim-core.js";
import type { FaultReport, FaultScript } from "./sim-faults.js";
import { SimFetch } from "./sim-fetch.js";
import { check, count, LARGEST, millisOf, type SimOptions } from "./sim-options.js";

export type * from "./sim-faults.js";
export type { SimOptions } from "./sim-options.js";

/** The time at which a virtual clock starts: 2026-11-01. */
const START = Date.UTC(2026, 10, 1);

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
  readonly #handle: SimHandle;
  readonly #clock: SimClock;

  /** Sends a request to the project, in place of the global `fetch`. The host of the URL is ignored. */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>;
  /**
   * The clock of the project. The virtual time goes to the end of the earliest sleep when nothing else can run: no request
   * to this project is in flight, and no body of its responses is being read. Other I/O of the program is not seen.
   */
  readonly clock: Clock;

  private constructor(handle: SimHandle, speed: number | undefined) {
    this.#handle = handle;
    this.#clock = new SimClock(handle, speed);
    const fetch = new SimFetch(handle, this.#clock);
    this.fetch = (input, init) => fetch.send(input, init);
    this.clock = { now: this.#clock.now, sleep: this.#clock.sleep };
    abandoned?.register(this, handle, this);
  }

  /** Creates a project. The first call compiles the WebAssembly. An unknown or invalid option is a `TypeError`. */
  static async create(options: SimOptions = {}): Promise<Sim> {
    check(options);
    const { seed = 1, clock = "virtual", servers = 0, snapshots = 0, rateLimit, hideHeaders = false, faults } = options;
    const begin = options.start ?? (clock === "virtual" ? START : Date.now());
    await start();
    const speed = clock === "virtual" ? undefined : clock === "wall" ? 1 : clock;
    const sim = new Sim(new SimHandle(seed, millisOf(begin)), speed);
    try {
      sim.populate({ servers, snapshots });
      if (rateLimit !== undefined) sim.setRateLimit(rateLimit);
      sim.hideHeaders(hideHeaders);
      if (faults !== undefined) sim.faults(faults);
    } catch (error) {
      sim.dispose();
      throw error;
    }
    return sim;
  }

  /** Advances the clock by milliseconds. A sleep that ends within them ends now. */
  advance(millis: number): void {
    if (!(typeof millis === "number" && millis >= 0 && this.clock.now() + millis <= END)) {
      throw new TypeError("`millis` must be a number from 0, and the clock ends with the year 9999");
    }
    this.#clock.advance(millis);
  }

  /** Adds running servers with volumes, addresses, a network and a firewall, and snapshots of the first server. */
  populate(resources: Pick<SimOptions, "servers" | "snapshots">): void {
    check(resources, ["servers", "snapshots"]);
    this.clock.now();
    this.#handle.populate(resources.servers ?? 0, resources.snapshots ?? 0);
  }

  /**
   * Sets a script of faults, if one is given, in place of the present one, and starts all counts again. Returns the rules
   * with the numbers of uses so far and left. Throws a `DocumentError` when the script is invalid; the present one then stays.
   */
  faults(script?: FaultScript | string): FaultReport {
    if (script !== undefined) {
      const text = typeof script === "string" ? script : JSON.stringify(script);
      reading(() => this.#handle.set_faults(text));
    }
    return JSON.parse(this.#handle.faults());
  }

  /** Removes all faults. */
  clearFaults(): void {
    this.#handle.clear_faults();
  }

  /** Sets the rate limit in requests per hour, and refills it. */
  setRateLimit(requestsPerHour: number): void {
    const problem = count(LARGEST)(requestsPerHour);
    if (problem) throw new TypeError(`\`requestsPerHour\` ${problem}`);
    this.clock.now();
    this.#handle.set_rate_limit(requestsPerHour);
  }

  /** Omits the response headers, which browsers cannot read. */
  hideHeaders(hide: boolean): void {
    this.#handle.hide_headers(hide);
  }

  /** Frees the memory of the project. Pending sleeps reject, and it cannot be used any more. */
  dispose(): void {
    abandoned?.unregister(this);
    this.#clock.end(new Error("the project was disposed"));
    this.#handle.free();
  }

  [Symbol.dispose](): void {
    this.dispose();
  }
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
