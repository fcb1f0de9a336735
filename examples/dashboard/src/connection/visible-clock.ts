// The clock of the client. While the page is hidden no sleep ends, so nothing is polled while nobody looks.
import type { Clock } from "hetzner-cloud";

/** Returns a clock with this time, whose sleeps end only while the page is visible. They reject once `closed` is aborted. */
export function visibleClock(now: () => number, closed: AbortSignal): Clock {
  return {
    now,
    async sleep(millis, signal) {
      const either = signal ? AbortSignal.any([signal, closed]) : closed;
      await elapsed(millis, either);
      await visible(either);
    },
  };
}

/** The longest delay of a timer. */
const LONGEST = 2 ** 31 - 1;

function elapsed(millis: number, signal?: AbortSignal): Promise<void> {
  return abortable(signal, (resolve) => {
    const timer = setTimeout(resolve, Math.min(millis, LONGEST));
    return () => clearTimeout(timer);
  });
}

/** Resolves as soon as the page is visible. */
export function visible(signal?: AbortSignal): Promise<void> {
  if (!document.hidden) return Promise.resolve();
  return abortable(signal, (resolve) => {
    const check = () => document.hidden || resolve();
    document.addEventListener("visibilitychange", check);
    return () => document.removeEventListener("visibilitychange", check);
  });
}

/** Resolves after milliseconds, as soon as the page is visible then. */
export async function visibleAfter(millis: number): Promise<void> {
  await elapsed(millis);
  await visible();
}

/** A promise that is rejected with the reason of a signal. `start` returns what undoes it. */
function abortable(signal: AbortSignal | undefined, start: (resolve: () => void) => () => void): Promise<void> {
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted();
    const settle = (end: () => void) => {
      undo();
      signal?.removeEventListener("abort", abort);
      end();
    };
    const abort = () => settle(() => reject(signal?.reason));
    signal?.addEventListener("abort", abort);
    const undo = start(() => settle(resolve));
  });
}
