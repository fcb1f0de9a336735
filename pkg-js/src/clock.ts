// The system's clock.
import type { Clock } from "./options.js";

/** The longest delay of a timer; a longer one would fire at once. */
export const LONGEST = 2 ** 31 - 1;

export const systemClock: Clock = {
  now: () => Date.now(),
  // May resolve early: who sleeps looks at the clock again.
  sleep: (millis, signal) =>
    new Promise((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      const timer = setTimeout(
        () => {
          signal?.removeEventListener("abort", abort);
          resolve();
        },
        Math.min(millis, LONGEST),
      );
      signal?.addEventListener("abort", abort);
    }),
};
