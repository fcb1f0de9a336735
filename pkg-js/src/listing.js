// Lists, page by page.
import { converse } from "./conversation.js";

export class Listing {
  #host;
  #row;
  #params;
  #options;

  constructor(host, row, params, options = {}) {
    this.#host = host;
    this.#row = row;
    this.#params = params;
    this.#options = options;
  }

  async *[Symbol.asyncIterator]() {
    const conversation = this.#host.pages(this.#row.name, this.#params, this.#options.atOnce ?? 1);
    const arrived = new Map();
    let next = Number(this.#params?.page ?? 1);
    try {
      for await (const { value, page } of converse(this.#host, conversation, this.#row, this.#options)) {
        arrived.set(page, value);
        for (let items; (items = arrived.get(next)); next++) {
          arrived.delete(next);
          yield* items;
        }
      }
    } finally {
      conversation.free();
    }
  }

  async all() {
    const items = [];
    for await (const item of this) items.push(item);
    return items;
  }

  async first() {
    const { value } = await this.#host.call(this.#row, this.#params, this.#options);
    return value[0] ?? null;
  }

  async page() {
    const { body } = await this.#host.call(this.#row, this.#params, this.#options);
    return body;
  }
}
