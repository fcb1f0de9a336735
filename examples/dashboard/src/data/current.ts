// Data that one request returns, such as the snapshots of a Storage Box: loaded when a view first needs it, and kept
// up to date while it is shown.
import type { Loadable } from "./resource-list.js";

export class Current<Value> implements Loadable {
  state: Loadable["state"] = "new";
  error: unknown;
  /** The latest value, as soon as it is loaded. */
  value: Value | undefined;
  oldest = Infinity;
  readonly #request: () => Promise<Value>;
  readonly #changed: () => void;
  #loading: Promise<void> | undefined;

  constructor(request: () => Promise<Value>, changed: () => void) {
    this.#request = request;
    this.#changed = changed;
  }

  load(): Promise<void> {
    if (this.state === "ready") return Promise.resolve();
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** Requests it again. Until then the present value stays. */
  async refresh(): Promise<void> {
    if (this.state !== "ready") return this.load();
    const value = await this.#request();
    this.#set(value);
  }

  async #load(): Promise<void> {
    this.state = "loading";
    this.#changed();
    try {
      this.#set(await this.#request());
    } catch (error) {
      this.state = "failed";
      this.error = error;
      this.#changed();
    }
  }

  #set(value: Value): void {
    this.value = value;
    this.state = "ready";
    this.oldest = Date.now();
    this.#changed();
  }
}

/** Keeps data by the id of the resource that it belongs to. It is created when it is first asked for. */
export function byId<Data>(create: (id: number) => Data): (id: number) => Data {
  const kept = new Map<number, Data>();
  return (id) => {
    const data = kept.get(id) ?? create(id);
    kept.set(id, data);
    return data;
  };
}
