// Keeps what is shown up to date, with few requests: one at a time, and none while the page is hidden.
import { visible } from "../connection/visible-clock.js";
import { isPassing } from "./problem.js";
import type { Loadable } from "./resource-list.js";

/** The milliseconds between two requests. */
const INTERVAL = 20_000;

export class Refresher {
  readonly #shown: () => readonly Loadable[];
  readonly #ended: (error?: unknown) => void;
  /** When what could not be loaded was tried the last time. */
  readonly #triedAt = new WeakMap<Loadable, number>();

  /** `shown` returns what the present view shows; `ended` is called after each refresh, with its error if it failed. */
  constructor(shown: () => readonly Loadable[], ended: (error?: unknown) => void) {
    this.#shown = shown;
    this.#ended = ended;
  }

  /** Refreshes until it is aborted. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, INTERVAL));
      await visible();
      if (signal.aborted) return;
      await this.refreshOne();
    }
  }

  /** Refreshes the oldest of what is shown, or loads what could not be loaded, unless it is younger than an interval. */
  async refreshOne(): Promise<void> {
    const [oldest] = this.#shown()
      .filter(({ state, error }) => state === "ready" || (state === "failed" && isPassing(error)))
      .sort((a, b) => this.#timeOf(a) - this.#timeOf(b));
    if (!oldest || this.#timeOf(oldest) > Date.now() - INTERVAL / 2) return;
    this.#triedAt.set(oldest, Date.now());
    try {
      await oldest.refresh();
      this.#ended();
    } catch (error) {
      this.#ended(error);
    }
  }

  /** The time of what is shown; of what could not be loaded, that of the last attempt, so that each gets its turn. */
  #timeOf(shown: Loadable): number {
    return shown.state === "failed" ? (this.#triedAt.get(shown) ?? 0) : shown.oldest;
  }
}
