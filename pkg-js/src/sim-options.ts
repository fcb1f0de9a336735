// The options of the embedded Hetzner, and how wrong ones are refused.
import { END } from "./sim-clock.js";
import type { FaultScript } from "./sim-faults.js";
import type { Fixture } from "./sim-fixture.js";
import type { SimState } from "./sim-state.js";
import type { SimStorage } from "./sim-storage.js";

/** The options of a project. */
export interface SimOptions {
  /** The seed of all random values, up to 2^52: 1 by default. The same seed and the same calls give the same bytes. */
  seed?: number | undefined;
  /** The time at which the clock starts: 2026-11-01 by default, or the system's if the clock follows it. */
  start?: Date | number | string | undefined;
  /**
   * `"virtual"` by default: the time stands still, and jumps to the end of the next sleep when nothing else can run.
   * `"wall"`: the time follows the system's. A number: so many times as fast; at 0 it moves only by `advance`.
   */
  clock?: "virtual" | "wall" | number | undefined;
  /** The number of servers in the project, with volumes, addresses and networks: 0 by default. */
  servers?: number | undefined;
  /** The number of snapshots in the project: 0 by default. */
  snapshots?: number | undefined;
  /** The rate limit in requests per hour: 3600 by default. */
  rateLimit?: number | undefined;
  /** Whether to omit the response headers, which browsers cannot read: no by default. */
  hideHeaders?: boolean | undefined;
  /** The script of faults, also as JSON. */
  faults?: FaultScript | string | undefined;
  /**
   * The content of the project, also as JSON: a fixture, or a saved state. A saved state has a seed and a time of its
   * own, in place of `seed` and `start`.
   */
  state?: Fixture | SimState | string | undefined;
  /**
   * The storage that keeps the project, such as `localStorage`. A project that has been stored before continues, and all
   * other options but `clock` are ignored. It is saved half a second after a change, and when the page is hidden or left.
   */
  storage?: SimStorage | undefined;
  /** The key of the project in the storage: `hetzner-cloud-sim` by default. */
  key?: string | undefined;
}

type Check = (value: unknown) => string | false;

/** A whole number up to a bound. */
export const count =
  (most: number): Check =>
  (value) =>
    !(Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most) &&
    `must be a whole number from 0 to ${most}`;
export const LARGEST = 2 ** 32 - 1;

const CHECKS: Record<keyof SimOptions, Check> = {
  // The counters that start with it stay exact.
  seed: count(2 ** 52),
  start: (value) => {
    const time = millisOf(value);
    return !(time >= 0 && time <= END) && "must be a time from 1970 to 9999";
  },
  clock: (value) =>
    value !== "virtual" && value !== "wall" && !isFactor(value) && 'must be "virtual", "wall" or a number from 0',
  servers: count(LARGEST),
  snapshots: count(LARGEST),
  rateLimit: count(LARGEST),
  hideHeaders: (value) => typeof value !== "boolean" && "must be a boolean",
  faults: (value) => !isDocument(value) && "must be a script or its JSON",
  state: (value) => !isDocument(value) && "must be a state, a fixture or its JSON",
  storage: (value) =>
    !["getItem", "setItem"].every((name) => typeof (value as Record<string, unknown> | null)?.[name] === "function") &&
    "must have `getItem` and `setItem`",
  key: (value) => typeof value !== "string" && "must be a string",
};

/** Refuses unknown options and values of the wrong type. */
export function check(options: SimOptions, known: readonly (keyof SimOptions)[] = NAMES): void {
  if (typeof options !== "object" || options === null) throw new TypeError("the options must be an object");
  for (const [name, value] of Object.entries(options)) {
    const option = known.find((known) => known === name);
    if (!option) throw new TypeError(`\`${name}\` is not an option; there are: ${known.join(", ")}`);
    const problem = value !== undefined && CHECKS[option](value);
    if (problem) throw new TypeError(`\`${name}\` ${problem}`);
  }
  if (options.key !== undefined && !options.storage) throw new TypeError("`key` is that of a `storage`");
}

const NAMES = Object.keys(CHECKS) as (keyof SimOptions)[];

/** A time in milliseconds since the Unix epoch. */
export function millisOf(time: unknown): number {
  if (typeof time === "number") return time;
  return time instanceof Date || typeof time === "string" ? new Date(time).getTime() : Number.NaN;
}

function isDocument(value: unknown): boolean {
  return typeof value === "string" || (typeof value === "object" && value !== null);
}

function isFactor(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && Number.isFinite(value);
}
