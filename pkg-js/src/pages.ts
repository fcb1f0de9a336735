// Lists: an object that is awaited for its first page, or iterated for all items.
import type { Pagination } from "./api.js";
import type { Route } from "./core.js";
import { type Final, type Host, Run } from "./conversation.js";
import { call, fail } from "./host.js";
import { check, type ListOptions } from "./options.js";
import { encode } from "./parameters.js";

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
 * A list of resources. `await` gives its first page, or that of the parameter `page`; `for await` gives all items, page by
 * page, as far as it is iterated. Nothing is requested before.
 */
export class PagePromise<Item> implements PromiseLike<Page<Item>>, AsyncIterable<Item> {
  readonly #host: Host;
  readonly #route: Route;
  readonly #params: { page?: number };
  readonly #options: ListOptions;
  #first: Promise<Page<Item>> | undefined;

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
    this.#first ??= this.#page(this.#params);
    return this.#first.then(onfulfilled, onrejected);
  }

  /** Handles the rejection of the first page. */
  catch<B = never>(onrejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<Page<Item> | B> {
    return this.then(undefined, onrejected);
  }

  /** Calls a function when the first page has arrived or failed. */
  finally(onfinally?: (() => void) | null): Promise<Page<Item>> {
    return this.then().finally(onfinally);
  }

  /** All items, page by page, as far as they are iterated. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* page.items;
  }

  /** All pages, as far as they are iterated. */
  async *pages(): AsyncGenerator<Page<Item>, void, undefined> {
    const { name, position } = this.#route;
    const { concurrency = 1, ...options } = check("list", this.#options, name);
    const { url } = encode(this.#route, this.#params);
    const { client } = this.#host;
    const conversation = client.pages(position, url, concurrency) ?? fail(client, name);
    const run = new Run(
      this.#host,
      conversation,
      this.#route,
      { method: "GET", body: undefined },
      options,
      concurrency,
    );
    // Pages arrive in any order.
    const arrived = new Map<number, Final>();
    let next = Number(this.#params?.page ?? 1);
    try {
      for (let final = await run.next(); final; final = await run.next()) {
        arrived.set(conversation.page, final);
        for (let page = arrived.get(next); page; page = arrived.get(++next)) {
          arrived.delete(next);
          yield this.#pageOf(page);
        }
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

  async #page(params: object): Promise<Page<Item>> {
    const { concurrency: _, ...options } = check("list", this.#options, this.#route.name);
    return this.#pageOf(await call(this.#host, this.#route, params, options));
  }

  #pageOf({ value: items, pagination = null }: Final): Page<Item> {
    const next = pagination?.next_page ?? null;
    const page = { items, pagination } as Page<Item>;
    // Methods that are not enumerable: a page is cloned and printed as data.
    const methods = {
      hasNextPage: () => next !== null,
      getNextPage: async () => (next === null ? null : this.#page({ ...this.#params, page: next })),
      [Symbol.iterator]: () => items[Symbol.iterator](),
    };
    for (const key of Reflect.ownKeys(methods) as (keyof typeof methods)[])
      Object.defineProperty(page, key, { value: methods[key] });
    return page;
  }
}
