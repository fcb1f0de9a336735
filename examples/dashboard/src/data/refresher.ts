// Keeps what is shown up to date, with few requests: one at a time, and none while the page is hidden.
import { visible } from "../connection/visible-clock.js";
import { isPassing } from "./problem.js";
import type { Loadable } from "./resource-list.js";

/** The milliseconds between two requests. */
const INTERVAL = 20_000;

export class Refresher {
  readonly #shown: () => readonly Loadable[];
  readonly #ended: (error?: unknown) => void;

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

  /** Loads what could not be loaded, or refreshes the oldest of what is shown unless it is younger than an interval. */
  async refreshOne(): Promise<void> {
    for (const failed of this.#shown().filter(({ state, error }) => state === "failed" && isPassing(error))) {
      await failed.load();
      // The others would fail for the same reason.
      if (failed.state === "failed") return;
    }
    const [oldest] = this.#shown()
      .filter(({ state }) => state === "ready")
      .sort((a, b) => a.oldest - b.oldest);
    if (!oldest || oldest.oldest > Date.now() - INTERVAL / 2) return;
    try {
      await oldest.refresh();
      this.#ended();
    } catch (error) {
      this.#ended(error);
    }
  }
}
