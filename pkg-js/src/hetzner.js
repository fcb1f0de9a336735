// Who asks: the methods come from the core's table, so that they cannot disagree with it.
import { Client, poll_interval, table } from "./hetzner_cloud.js";
import { ApiError, DeadlineError, InputError } from "./errors.js";
import { converse, request } from "./conversation.js";
import { Listing } from "./listing.js";
import { told } from "./secret.js";
import { Waiting } from "./waiting.js";

/** By name: `{ name, path, sign, key }`. */
const rows = new Map();
let sendsUserAgent = false;

/** Called by the entries, once the wasm is there. */
export function start(options) {
  ({ sendsUserAgent } = options);
  const resources = new Map();
  for (const line of table().trim().split("\n")) {
    const [name, , , path, shape] = line.split(" ");
    const [resource, verb] = name.split(".");
    rows.set(name, { name, path, sign: shape[0], key: shape.slice(1) });
    if (!resources.has(resource)) resources.set(resource, []);
    resources.get(resource).push(verb);
  }
  for (const [resource, verbs] of resources) {
    Object.defineProperty(Hetzner.prototype, camel(resource), {
      get() {
        const methods = {};
        for (const verb of verbs) {
          methods[camel(verb)] = (params, options) => this.call(`${resource}.${verb}`, params, options);
        }
        const get = rows.get(`${resource}.get`);
        if (get?.sign === "!") {
          const id = get.path.match(/\{(\w+)\}/)[1];
          methods.find = (idOrName, options) => find(methods, id, idOrName, options);
        }
        // Built on first use; afterwards it is a plain property.
        Object.defineProperty(this, camel(resource), { value: methods });
        return methods;
      },
    });
  }
}

export class Hetzner {
  #host;

  constructor({ token, fetch, baseUrl, storageBaseUrl, application, retry, timeout, clock = realClock } = {}) {
    const agent = application && sendsUserAgent ? `${application.name}/${application.version}` : "";
    const { retries = 5, locked = false } = retry ?? {};
    const seed = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
    const client = orInputError(
      () => new Client(String(token ?? ""), baseUrl ?? "", storageBaseUrl ?? "", agent, seed, retries, locked),
    );
    // Looked up when it is needed, and called without a `this`, as browsers demand.
    const send = fetch ?? ((url, init) => globalThis.fetch(url, init));
    this.#host = new Host(client, send, clock, timeout);
  }

  call(name, params, options) {
    const row = rows.get(name) ?? { name, sign: "0", key: "" };
    if (row.sign === "/") return new Listing(this.#host, row, params, options);
    return this.#host.call(row, params, options).then(({ value }) => value);
  }

  request(name, params) {
    return this.#host.request(name, params);
  }

  async raw(method, path, { body, storage = false, ...options } = {}) {
    if (method === "GET" && body !== undefined) throw new InputError("", "body", "is nothing that a GET has");
    const json = body === undefined ? undefined : JSON.stringify(told(body));
    const start = (client) => client.call_raw(method, storage, path, json);
    const { value } = await this.#host.converse({ name: `${method} ${path}`, sign: "?", key: "" }, start, options);
    return value;
  }

  async until(ask, isRight, { timeout = this.#host.timeout, signal } = {}) {
    const { clock } = this.#host;
    const deadline = timeout === undefined ? Infinity : clock.now() + timeout;
    for (let polls = 0; ; polls++) {
      signal?.throwIfAborted();
      const reply = await ask();
      if (await isRight(reply)) return reply;
      const left = deadline - clock.now();
      if (left <= 0) throw new DeadlineError("");
      await clock.sleep(Math.min(poll_interval(polls), left), signal);
    }
  }

  wait(actions, options) {
    return this.waiting(actions).run(options);
  }

  waiting(actions, { timeout } = {}) {
    return Waiting.of(this.#host, actions, timeout);
  }

  resume(state) {
    return Waiting.resume(this.#host, state);
  }
}

/** What the conversations of one client have in common. */
class Host {
  constructor(client, fetch, clock, timeout) {
    Object.assign(this, { client, fetch, clock, timeout });
  }

  call(row, params, options) {
    return this.converse(row, (client) => client.call(row.name, told(params)), options);
  }

  async converse(row, start, options) {
    const conversation = orInputError(() => start(this.client));
    try {
      for await (const answer of converse(this, conversation, row, options)) return answer;
    } finally {
      conversation.free();
    }
  }

  request(name, params) {
    const conversation = orInputError(() => this.client.call(name, told(params)));
    conversation.step(0);
    const planned = request(conversation);
    conversation.free();
    return planned;
  }

  pages(name, params, atOnce) {
    return orInputError(() => this.client.pages(name, params, atOnce));
  }
}

/** By id or name; `null` when there is none. */
async function find(methods, id, idOrName, options) {
  if (idOrName === undefined || idOrName === null || idOrName === "") {
    throw new InputError("", "idOrName", "is empty: give an id or a name");
  }
  if (!/^\d+$/.test(idOrName)) return methods.list({ name: idOrName }, options).first();
  try {
    return await methods.get({ [id]: idOrName }, options);
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}

function orInputError(build) {
  try {
    return build();
  } catch (thrown) {
    throw InputError.from(thrown);
  }
}

const realClock = {
  now: () => Date.now(),
  sleep: (millis, signal) =>
    new Promise((resolve, reject) => {
      const abort = () => {
        clearTimeout(timer);
        reject(signal.reason);
      };
      const timer = setTimeout(() => {
        signal?.removeEventListener("abort", abort);
        resolve();
      }, millis);
      signal?.addEventListener("abort", abort);
    }),
};

function camel(snake) {
  return snake.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
}
