// The actions of a server, the newest first: loaded with its page, and again when an operation on it has ended.
import type { Action, Hetzner, Page } from "hetzner-cloud";
import type { Loadable } from "./resource-list.js";
import type { Tracker } from "./tracker.js";

const PER_PAGE = 25;

export class ServerHistory implements Loadable {
  state: Loadable["state"] = "new";
  error: unknown;
  /** Never old: only operations change it. */
  readonly oldest = Infinity;
  readonly #hz: Hetzner;
  readonly #id: number;
  readonly #tracker: Tracker;
  readonly #changed: () => void;
  #actions: Action[] = [];
  #last: Page<Action> | undefined;
  #loadedAt = 0;
  #loading: Promise<void> | undefined;

  constructor(hz: Hetzner, id: number, tracker: Tracker, changed: () => void) {
    this.#hz = hz;
    this.#id = id;
    this.#tracker = tracker;
    this.#changed = changed;
  }

  /** The actions, with the present progress of those that the page waits for. */
  get actions(): Action[] {
    const tracked = this.#tracker.operations.flatMap(({ actions }) => actions).filter((action) => this.#isOwn(action));
    const byId = new Map(tracked.map((action) => [action.id, action]));
    const known = new Set(this.#actions.map(({ id }) => id));
    const newer = [...byId.values()].filter(({ id }) => !known.has(id) && id > (this.#actions[0]?.id ?? 0));
    const live = (action: Action) => (action.status === "running" ? (byId.get(action.id) ?? action) : action);
    return [...newer, ...this.#actions.map(live)].sort((a, b) => b.id - a.id);
  }

  /** Returns whether there are older actions than those. */
  get hasMore(): boolean {
    return this.#last?.hasNextPage() ?? false;
  }

  load(): Promise<void> {
    if (this.state === "ready" && !this.#isStale()) return Promise.resolve();
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  refresh(): Promise<void> {
    return this.load();
  }

  /** Loads the next older actions. */
  async more(): Promise<void> {
    const page = await this.#last?.getNextPage();
    if (!page) return;
    const known = new Set(this.#actions.map(({ id }) => id));
    this.#actions = [...this.#actions, ...page.items.filter(({ id }) => !known.has(id))];
    this.#last = page;
    this.#changed();
  }

  /** Returns whether an operation on the server has ended since. */
  #isStale(): boolean {
    return this.#tracker.operations.some(
      ({ endedAt, actions }) => (endedAt ?? 0) > this.#loadedAt && actions.some((action) => this.#isOwn(action)),
    );
  }

  #isOwn({ resources }: Action): boolean {
    return resources.some(({ type, id }) => type === "server" && id === this.#id);
  }

  async #load(): Promise<void> {
    if (this.state !== "ready") this.state = "loading";
    this.#changed();
    try {
      const startedAt = Date.now();
      const page = await this.#hz.servers.listActions({ id: this.#id, sort: ["id:desc"], per_page: PER_PAGE });
      [this.#actions, this.#last, this.#loadedAt] = [page.items, page, startedAt];
      this.state = "ready";
    } catch (error) {
      this.state = "failed";
      this.error = error;
    }
    this.#changed();
  }
}
