// The clocks of the embedded Hetzner: the virtual one, which jumps from sleep to sleep, and one that follows the system's.
import { LONGEST } from "./clock.js";
import type { Clock } from "./options.js";
import type { SimHandle } from "./sim-core.js";

// Those of the system, also when a test replaces them later.
const { setTimeout, clearTimeout } = globalThis;
const systemTime = Date.now;

/** The last millisecond of the year 9999, at which the clock ends. */
export const END = 253_402_300_799_999;

interface Sleeper {
  at: number;
  readonly wake: () => void;
  readonly fail: (error: unknown) => void;
}

export class SimClock implements Clock {
  /** In the order in which they end. */
  private sleepers: Sleeper[] = [];
  /** The number of requests and bodies that the virtual time waits for. */
  private working = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private startOfSystem = systemTime();
  private start: number;
  private advanced = 0;

  /** Without a speed, the clock is virtual. */
  constructor(
    private readonly handle: SimHandle,
    private readonly speed: number | undefined,
  ) {
    this.start = handle.now();
  }

  readonly now = (): number => {
    if (this.speed !== undefined) {
      const elapsed = (systemTime() - this.startOfSystem) * this.speed;
      this.handle.advance_to(Math.min(this.start + elapsed + this.advanced, END));
    }
    return this.handle.now();
  };

  readonly sleep = (millis: number, signal?: AbortSignal): Promise<void> =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const abort = () => {
        this.sleepers = this.sleepers.filter((other) => other !== sleeper);
        sleeper.fail(signal?.reason);
      };
      const detach = () => signal?.removeEventListener("abort", abort);
      const sleeper: Sleeper = {
        at: endOf(this.now() + Math.max(0, millis)),
        wake: () => {
          detach();
          resolve();
        },
        fail: (error) => {
          detach();
          reject(error);
        },
      };
      signal?.addEventListener("abort", abort);
      // After those that end at the same time.
      const next = this.sleepers.findIndex(({ at }) => at > sleeper.at);
      this.sleepers.splice(next < 0 ? this.sleepers.length : next, 0, sleeper);
      this.schedule();
    });

  /** Advances the time at once; sleeps that have ended by then end now. */
  advance(millis: number): void {
    const time = this.now() + millis;
    this.advanced += millis;
    this.handle.advance_to(time);
    while (this.wakeFirst(time));
    this.schedule();
  }

  /** Replaces the project, and continues from its time. Sleeps keep the time that is left of them. */
  replace(replaceProject: () => void): void {
    const before = this.now();
    replaceProject();
    this.startOfSystem = systemTime();
    this.start = this.handle.now();
    this.advanced = 0;
    for (const sleeper of this.sleepers) sleeper.at = endOf(sleeper.at - before + this.start);
    this.schedule();
  }

  /** Keeps the virtual time still while a promise is pending. */
  async during<T>(work: Promise<T>): Promise<T> {
    this.working++;
    // A step may be due that was scheduled before.
    if (this.speed === undefined) clearTimeout(this.timer);
    try {
      return await work;
    } finally {
      this.working--;
      this.schedule();
    }
  }

  /** Ends all sleeps. */
  end(error: Error): void {
    clearTimeout(this.timer);
    const sleepers = this.sleepers;
    this.sleepers = [];
    for (const sleeper of sleepers) sleeper.fail(error);
  }

  /** Looks for the next sleep to end after everything that can run now. */
  private schedule(): void {
    clearTimeout(this.timer);
    const at = this.sleepers[0]?.at ?? Infinity;
    if (at === Infinity) return;
    const { speed } = this;
    if (speed === undefined) {
      if (this.working === 0) this.timer = setTimeout(() => this.step(at), 0);
    } else if (speed > 0) {
      const delay = Math.ceil((at - this.now()) / speed);
      this.timer = setTimeout(() => this.step(this.now()), Math.min(delay, LONGEST));
    }
  }

  private step(time: number): void {
    this.handle.advance_to(time);
    this.wakeFirst(time);
    this.schedule();
  }

  /** Ends the first sleep, if it ends by a time; returns whether it did. */
  private wakeFirst(time: number): boolean {
    const [first] = this.sleepers;
    if (!first || first.at > time) return false;
    this.sleepers.shift();
    first.wake();
    return true;
  }
}

/** A sleep that ends after the clock never ends. */
function endOf(time: number): number {
  return time <= END ? time : Infinity;
}
