// The timeouts of attempts. They are measured by the system's timer and not by the client's clock, because they bound I/O: a
// clock for tests would end every attempt at once.
import { LONGEST } from "./clock.js";

/** An attempt that is watched. */
export interface Watched {
  readonly deadline: number;
  readonly expire: () => void;
}

/**
 * Ends attempts that take too long. All have the same timeout and share one timer, because to start and clear one for each
 * takes longer than to make a request. The timer keeps no process alive.
 */
export class Watch {
  /** In the order of their deadlines. */
  private readonly attempts = new Set<Watched>();
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly millis: number) {}

  add(expire: () => void): Watched {
    const attempt = { deadline: performance.now() + this.millis, expire };
    this.attempts.add(attempt);
    if (this.timer === undefined) this.start(this.millis);
    return attempt;
  }

  remove(attempt: Watched): void {
    this.attempts.delete(attempt);
  }

  /** Clears the timer when nothing is watched: otherwise it ends by itself, after the timeout. */
  rest(): void {
    if (this.attempts.size > 0) return;
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private start(millis: number): void {
    this.timer = setTimeout(() => this.check(), Math.min(millis, LONGEST));
    unref(this.timer);
  }

  private check(): void {
    this.timer = undefined;
    for (const attempt of this.attempts) {
      const left = attempt.deadline - performance.now();
      if (left > 0) {
        this.start(left);
        return;
      }
      this.attempts.delete(attempt);
      attempt.expire();
    }
  }
}

/** Lets a process end although the timer runs: Node and Bun have a method for it, Deno a function, and others no process. */
function unref(timer: ReturnType<typeof setTimeout>): void {
  (timer as { unref?: () => void }).unref?.();
  const { Deno } = globalThis as { Deno?: { unrefTimer?: (timer: unknown) => void } };
  if (typeof timer === "number") Deno?.unrefTimer?.(timer);
}
