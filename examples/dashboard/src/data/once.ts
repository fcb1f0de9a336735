// Data that hardly changes, such as prices and server types: loaded once, when a view first needs it.
import type { Loadable } from "./resource-list.js";

export class Once<Value> implements Loadable {
  state: Loadable["state"] = "new";
  error: unknown;
  /** The value, as soon as it is loaded. */
  value: Value | undefined;
  /** Never old, unless it is refreshed: see `Current`. */
  oldest = Infinity;
  protected readonly request: () => Promise<Value>;
  readonly #changed: () => void;
  #loading: Promise<void> | undefined;

  constructor(request: () => Promise<Value>, changed: () => void) {
    this.request = request;
    this.#changed = changed;
  }

  load(): Promise<void> {
    if (this.state === "ready") return Promise.resolve();
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  refresh(): Promise<void> {
    return this.load();
  }

  async #load(): Promise<void> {
    this.state = "loading";
    this.#changed();
    try {
      this.set(await this.request());
    } catch (error) {
      this.state = "failed";
      this.error = error;
      this.#changed();
    }
  }

  protected set(value: Value): void {
    this.value = value;
    this.state = "ready";
    this.#changed();
  }
}
