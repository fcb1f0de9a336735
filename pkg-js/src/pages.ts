// Lists: an object that is awaited for its first page, or iterated for all items.
import { check } from "./checks.js";
import type { Pagination } from "./api.js";
import type { Route } from "./core.js";
import { Exchange } from "./exchange.js";
import { Flow } from "./flow.js";
import { call, fail, type Host } from "./host.js";
import type { FlowOptions, ListOptions } from "./options.js";
import { encode } from "./parameters.js";
import { type Received, type WithResponse, withResponse } from "./response.js";
import { Run } from "./run.js";
import { isWorker } from "./runtime.js";

/** One page of a list. A page is not everything: iterate the list itself, or call `all()`, for all items. */
export interface Page<Item> extends Iterable<Item> {
  /** The resources on this page. */
  items: Item[];
  /** The position of this page; `null` when the response does not contain it. */
  pagination: Pagination | null;
  /** Returns whether there is a page after this one. */
  hasNextPage(): boolean;
  /** Requests the page after this one; `null` after the last. */
  getNextPage(): Promise<Page<Item> | null>;
}

/**
 * A list of resources. `await` gives its first page only, or that of the parameter `page`; `for await` gives all items, page
 * by page, as far as it is iterated. Nothing is requested before.
 */
export class PagePromise<Item> implements PromiseLike<Page<Item>>, AsyncIterable<Item> {
  readonly #host: Host;
  readonly #route: Route;
  readonly #params: object;
  readonly #options: ListOptions;
  #first: Promise<{ page: Page<Item>; received: Received }> | undefined;

  /** @internal */
  constructor(host: Host, route: Route, params: object = {}, options: ListOptions = {}) {
    this.#host = host;
    this.#route = route;
    this.#params = params;
    this.#options = options;
  }

  /** Awaits the first page. It is requested once, however often it is awaited. */
  // biome-ignore lint/suspicious/noThenProperty: a list is meant to be awaited
  then<A = Page<Item>, B = never>(
    onfulfilled?: ((page: Page<Item>) => A | PromiseLike<A>) | null,
    onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    const fulfilled = ({ page }: { page: Page<Item> }) => (onfulfilled ? onfulfilled(page) : (page as unknown as A));
    return this.#firstPage().then(fulfilled, onrejected);
  }

  /** Handles the rejection of the first page. */
  catch<B = never>(onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<Page<Item> | B> {
    return this.then(undefined, onrejected);
  }

  /** Calls a function when the first page has arrived or failed. */
  finally(onfinally?: (() => void) | null): Promise<Page<Item>> {
    return this.then().finally(onfinally);
  }

  /** The first page with its status, the visible headers and the rate limit. */
  async withResponse(): Promise<WithResponse<Page<Item>>> {
    const { page, received } = await this.#firstPage();
    return withResponse(page, received);
  }

  /** All items, page by page, as far as they are iterated. One that moved to a later page meanwhile is given once. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }

  /** All pages, as far as they are iterated. */
  async *pages(): AsyncGenerator<Page<Item>, void, undefined> {
    const { exchange, order } = pagesOf(
      this.#host,
      this.#route,
      this.#params,
      check("list", this.#options, this.#route.name),
    );
    const run = new Run(this.#host, exchange, this.#options, true);
    try {
      for (let final = await run.next(); final; final = await run.next()) {
        for (const page of order.add(exchange.core.page, final)) yield this.#pageOf(page);
      }
    } finally {
      run.end();
    }
  }

  /** All items at once. */
  async all(): Promise<Item[]> {
    const items: Item[] = [];
    for await (const page of this.pages()) items.push(...page.items);
    return items;
  }

  /** The first item; `null` when there is none. */
  async first(): Promise<Item | null> {
    return (await this).items[0] ?? null;
  }

  #firstPage(): Promise<{ page: Page<Item>; received: Received }> {
    this.#first ??= this.#page(this.#params);
    return this.#first;
  }

  async #page(params: object): Promise<{ page: Page<Item>; received: Received }> {
    const { concurrency: _, onTotalChange: __, ...options } = check("list", this.#options, this.#route.name);
    const received = await call(this.#host, this.#route, params, options);
    return { page: this.#pageOf(received), received };
  }

  #pageOf(received: Received): Page<Item> {
    return pageOf(received, async (page) => (await this.#page({ ...this.#params, page })).page);
  }
}

/**
 * The conversation of a whole list.
 *
 * @internal
 */
export function pagesFlow(host: Host, route: Route, params: object | undefined, options: FlowOptions): Flow<unknown[]> {
  const { exchange, order } = pagesOf(host, route, params, options);
  const items: unknown[] = [];
  return new Flow(host, exchange, {
    add(received) {
      for (const page of order.add(exchange.core.page, received)) items.push(...(page.value as unknown[]));
    },
    output: () => items,
  });
}

/**
 * A page of a response. Its methods are not enumerable: a page is cloned and printed as data.
 *
 * @internal
 */
export function pageOf<Item>(received: Received, request: (page: number) => Promise<Page<Item>>): Page<Item> {
  const { pagination = null } = received;
  const items = received.value as Item[];
  const next = pagination?.next_page ?? null;
  const page = { items, pagination } as Page<Item>;
  const methods = {
    hasNextPage: () => next !== null,
    getNextPage: async () => (next === null ? null : request(next)),
    [Symbol.iterator]: () => items[Symbol.iterator](),
  };
  for (const key of Reflect.ownKeys(methods) as (keyof typeof methods)[])
    Object.defineProperty(page, key, { value: methods[key] });
  return page;
}

function pagesOf(
  host: Host,
  route: Route,
  params: { page?: number } = {},
  options: FlowOptions,
): { exchange: Exchange; order: PageOrder } {
  const { concurrency = 1, onTotalChange } = options;
  const { parameters } = encode(route, params, options);
  const most = Math.min(concurrency, isWorker() ? 6 : Infinity);
  const url = `${route.path}\0${parameters}`;
  const core = host.client.pages(url, route.isStorage, most) ?? fail(host.client, route.name);
  const exchange = new Exchange(host, core, route, "GET", undefined, options);
  return { exchange, order: new PageOrder(Number(params.page ?? 1), onTotalChange) };
}

/** Puts pages in order, which arrive in any, and drops items that were on an earlier page already. */
class PageOrder {
  readonly #arrived = new Map<number, Received>();
  readonly #seen = new Set<unknown>();
  #next: number;
  #total: number | null | undefined;
  readonly #onTotalChange: FlowOptions["onTotalChange"];

  constructor(first: number, onTotalChange: FlowOptions["onTotalChange"]) {
    this.#next = first;
    this.#onTotalChange = onTotalChange;
  }

  /** Adds a page; gives those that are next. */
  *add(number: number, received: Received): Generator<Received, void> {
    this.#arrived.set(number, received);
    for (let page = this.#arrived.get(this.#next); page; page = this.#arrived.get(++this.#next)) {
      this.#arrived.delete(this.#next);
      this.#compare(page.pagination?.total_entries);
      yield { ...page, value: (page.value as { id?: unknown }[]).filter((item) => this.#isNew(item?.id)) };
    }
  }

  #compare(total: number | null | undefined): void {
    const before = this.#total;
    this.#total = total ?? before;
    if (typeof before === "number" && typeof total === "number" && before !== total)
      this.#onTotalChange?.(before, total);
  }

  #isNew(id: unknown): boolean {
    if (id === undefined) return true;
    const isNew = !this.#seen.has(id);
    this.#seen.add(id);
    return isNew;
  }
}
