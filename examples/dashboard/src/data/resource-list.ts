// A list of resources that all views share. It is loaded once; afterwards single pages and resources are refreshed.
import { HetznerError, type Page } from "hetzner-cloud";

/** What can be loaded, and then refreshed a request at a time. */
export interface Loadable {
  /** `new` before the first load, `failed` when that ended with an error. */
  readonly state: "new" | "loading" | "ready" | "failed";
  readonly error: unknown;
  /** The time of the oldest part, by the system's clock. */
  readonly oldest: number;
  /** Loads all of it, if that is not done already. */
  load(): Promise<void>;
  /** Refreshes the oldest part, by one request. */
  refresh(): Promise<void>;
}

/** The pages of a list, in their order: that of ids. */
interface LoadedPage {
  ids: ReadonlySet<number | string>;
  at: number;
}

/** How resources of a type are requested. */
export interface ResourceRequests<Item extends { id: number | string }> {
  pages(params: { page?: number; per_page: number }, concurrency: number): AsyncIterable<Page<Item>>;
  page(params: { page: number; per_page: number }): PromiseLike<Page<Item>>;
  get(id: Item["id"]): PromiseLike<Item>;
}

/** The most resources of a page. */
const PER_PAGE = 50;
/** The pages of a long list that are requested at the same time. */
const CONCURRENCY = 4;

export class ResourceList<Item extends { id: number | string }> implements Loadable {
  state: Loadable["state"] = "new";
  error: unknown;
  /** The number of resources, as soon as it is known. */
  total = 0;
  readonly #requests: ResourceRequests<Item>;
  readonly #changed: () => void;
  readonly #byId = new Map<Item["id"], Item>();
  readonly #pages: LoadedPage[] = [];
  #items: readonly Item[] | undefined;
  #loading: Promise<void> | undefined;

  constructor(requests: ResourceRequests<Item>, changed: () => void) {
    this.#requests = requests;
    this.#changed = changed;
  }

  /** The resources so far, in the order of their ids. The array is a new one after each change. */
  get items(): readonly Item[] {
    this.#items ??= [...this.#byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
    return this.#items;
  }

  get(id: Item["id"]): Item | undefined {
    return this.#byId.get(id);
  }

  /** Returns whether all resources have been loaded. */
  get isComplete(): boolean {
    return this.state === "ready";
  }

  get oldest(): number {
    return Math.min(...this.#pages.map(({ at }) => at));
  }

  load(): Promise<void> {
    if (this.state === "ready") return Promise.resolve();
    this.#loading ??= this.#load().finally(() => {
      this.#loading = undefined;
    });
    return this.#loading;
  }

  /** Loads everything again. Until then the present resources stay. */
  reload(): Promise<void> {
    this.state = this.state === "ready" ? "loading" : this.state;
    return this.load();
  }

  async #load(): Promise<void> {
    this.state = "loading";
    this.error = undefined;
    this.#changed();
    const loaded: LoadedPage[] = [];
    try {
      for await (const page of this.#requests.pages({ per_page: PER_PAGE }, CONCURRENCY)) {
        loaded.push(this.#add(page));
        this.total = page.pagination?.total_entries ?? this.#byId.size;
        this.#changed();
      }
      this.#pages.splice(0, Infinity, ...loaded);
      this.#dropOthers();
      this.state = "ready";
    } catch (error) {
      this.state = "failed";
      this.error = error;
    }
    this.#changed();
  }

  /** Refreshes the page that was loaded the longest time ago. */
  async refresh(): Promise<void> {
    if (this.state !== "ready") return this.load();
    const index = this.#pages.findIndex(({ at }) => at === this.oldest);
    const before = this.#pages[index];
    const page = await this.#requests.page({ page: index + 1, per_page: PER_PAGE });
    this.#pages[index] = this.#add(page);
    if (page.hasNextPage() && index === this.#pages.length - 1) this.#pages.push({ ids: new Set(), at: 0 });
    this.total = page.pagination?.total_entries ?? this.total;
    // One that is missing was deleted, or moved to an earlier page because another one was.
    const missing = [...(before?.ids ?? [])].filter((id) => !this.#pages.some(({ ids }) => ids.has(id)));
    this.#changed();
    await Promise.all(missing.map((id) => this.refreshItem(id)));
  }

  /** Gets a resource again; one that does not exist any more leaves the list. */
  async refreshItem(id: Item["id"]): Promise<void> {
    try {
      this.put(await this.#requests.get(id));
    } catch (error) {
      if (!(error instanceof HetznerError && error.isNotFound())) throw error;
      this.remove(id);
    }
  }

  /** Adds or replaces a resource that another request returned. */
  put(item: Item): void {
    const isNew = !this.#byId.has(item.id);
    this.#byId.set(item.id, item);
    this.#items = undefined;
    if (isNew) {
      this.total++;
      const last = this.#pages.at(-1);
      if (last) this.#pages[this.#pages.length - 1] = { ...last, ids: new Set([...last.ids, item.id]) };
    }
    this.#changed();
  }

  remove(id: Item["id"]): void {
    if (!this.#byId.delete(id)) return;
    this.total--;
    this.#items = undefined;
    for (const [index, page] of this.#pages.entries()) {
      if (page.ids.has(id))
        this.#pages[index] = { ...page, ids: new Set([...page.ids].filter((other) => other !== id)) };
    }
    this.#changed();
  }

  #add(page: Page<Item>): LoadedPage {
    for (const item of page.items) this.#byId.set(item.id, item);
    this.#items = undefined;
    return { ids: new Set(page.items.map(({ id }) => id)), at: Date.now() };
  }

  #dropOthers(): void {
    for (const id of this.#byId.keys()) {
      if (!this.#pages.some(({ ids }) => ids.has(id))) this.#byId.delete(id);
    }
    this.#items = undefined;
  }
}
