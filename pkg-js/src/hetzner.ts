// The client. Its methods come from the core's table, so that they cannot disagree with it.
import type { Operations, Resources } from "./api.js";
import { camel, operations, pollInterval, type Route } from "./core.js";
import { Ending, type Host } from "./conversation.js";
import { deadlineError, HetznerError, InputError } from "./errors.js";
import { call, fail, finish, hostOf, routeOf } from "./host.js";
import {
  type CallOptions,
  type Clock,
  check,
  type HetznerOptions,
  type ListOptions,
  type PollOptions,
  type RawOptions,
  type WaitOptions,
} from "./options.js";
import { type Page, PagePromise } from "./pages.js";
import { encode, json } from "./parameters.js";
import type { ActionWaiter, Awaitable } from "./waiter.js";
import { resumedWaiter, waiterOf } from "./waiter.js";

/** The name of an operation, as in `servers.power_on`. */
export type OperationName = keyof Operations;

/** The parameters of an operation, left out where all are optional. */
// biome-ignore lint/complexity/noBannedTypes: the type without any required property
type Params<Name extends OperationName> = {} extends Operations[Name]["params"]
  ? [params?: Operations[Name]["params"] | undefined, options?: Options<Name>]
  : [params: Operations[Name]["params"], options?: Options<Name>];

type Options<Name extends OperationName> = Operations[Name]["reply"] extends Page<unknown> ? ListOptions : CallOptions;

/** The result of a call: a promise of the reply, or a list. */
export type Result<Name extends OperationName> =
  Operations[Name]["reply"] extends Page<infer Item> ? PagePromise<Item> : Promise<Operations[Name]["reply"]>;

/** A request for a host to send unchanged. `headers` is not enumerable, so it is neither printed nor stringified. */
export interface HetznerRequest {
  method: "GET" | "POST" | "PUT" | "DELETE";
  url: string;
  /** The headers, the token among them. */
  headers: Record<string, string>;
  body: string | undefined;
}

/** A client. Each resource is a property, and each operation a method of it. */
export class Hetzner {
  readonly #host: Host;

  /** Creates a client. Throws an `InputError` for an option that is unknown or cannot be used. */
  constructor(options: HetznerOptions) {
    this.#host = hostOf(options);
    if (!("servers" in Hetzner.prototype)) defineResources((client) => client.#host);
  }

  /** Calls an operation by its name in the reference. */
  call<Name extends OperationName>(name: Name, ...[params, options]: Params<Name>): Result<Name>;
  call(name: string, params?: object, options?: ListOptions): Promise<unknown> | PagePromise<unknown> {
    return start(this.#host, operations().get(name) ?? name, params, options);
  }

  /** Calls an endpoint that this version does not know, by its path with query. Resolves to the whole body; `null` without one. */
  async callRaw<T = unknown>(method: HetznerRequest["method"], path: string, options: RawOptions = {}): Promise<T> {
    const { body, storage = false, ...rest } = check("raw", options);
    const name = `${method} ${path}`;
    if (method === "GET" && body !== undefined) throw new InputError(name, "body", "must not be given for a GET");
    const text = body === undefined ? undefined : json(name, body);
    const { client } = this.#host;
    const conversation = client.call_raw(`${method}\0${path}`, storage) ?? fail(client, name);
    const reading = { name, shape: "?", key: "", hasSecrets: true };
    return (await finish(this.#host, conversation, reading, { method, body: text }, rest)).value;
  }

  /** Makes the request of an operation, for your own HTTP client; nothing is sent. The headers hold the token. */
  request<Name extends OperationName>(name: Name, ...[params]: Params<Name>): HetznerRequest;
  request(name: string, params?: object): HetznerRequest {
    const route = routeOf(name);
    const { url: parameters, body } = encode(route, params);
    const { client } = this.#host;
    const conversation = client.call(route.position, parameters) ?? fail(client, name);
    const request = { method: route.method, url: conversation.step(0), body };
    conversation.free();
    const headers = { ...this.#host.headers[body === undefined ? 0 : 1] };
    return Object.defineProperty(request, "headers", { value: headers, enumerable: false }) as HetznerRequest;
  }

  /**
   * Calls a function repeatedly, at growing intervals, until its reply satisfies a predicate: until a server has a status.
   */
  async pollUntil<Reply>(
    ask: () => Reply | PromiseLike<Reply>,
    predicate: (reply: Reply) => boolean | PromiseLike<boolean>,
    options: PollOptions = {},
  ): Promise<Reply> {
    const { timeout = this.#host.timeout ?? Infinity, signal } = check("poll", options);
    const end = new Ending(signal);
    try {
      const polled = poll(this.#host.clock, ask, predicate, timeout, end.signal);
      return await (end.aborted ? Promise.race([polled, end.aborted]) : polled);
    } finally {
      end.detach();
    }
  }

  /** Waits until actions have ended. Rejects with `ActionsError` when not all of them succeeded. */
  async wait(actions: Awaitable, options?: WaitOptions): Promise<import("./api.js").Action[]> {
    return this.waiter(actions).run(options);
  }

  /** Creates a wait that can be saved. */
  waiter(actions: Awaitable, options: { timeout?: number | undefined } = {}): ActionWaiter {
    return waiterOf(this.#host, actions, check("waiter", options).timeout);
  }

  /** Continues from a state of `ActionWaiter.state`. */
  resume(state: string): ActionWaiter {
    return resumedWaiter(this.#host, state);
  }
}

export interface Hetzner extends Resources {}

async function poll<Reply>(
  clock: Clock,
  ask: () => Reply | PromiseLike<Reply>,
  predicate: (reply: Reply) => boolean | PromiseLike<boolean>,
  timeout: number,
  signal: AbortSignal,
): Promise<Reply> {
  const deadline = clock.now() + timeout;
  for (let polls = 0; ; polls++) {
    signal.throwIfAborted();
    const reply = await ask();
    if (await predicate(reply)) return reply;
    const now = clock.now();
    if (now >= deadline) throw deadlineError("");
    const next = Math.min(now + pollInterval(polls), deadline);
    while (clock.now() < next) {
      signal.throwIfAborted();
      await clock.sleep(next - clock.now(), signal);
    }
  }
}

/** Starts a list, or a call; an operation that is not in the table is a name. */
function start(
  host: Host,
  route: Route | string,
  params?: object,
  options?: ListOptions,
): Promise<unknown> | PagePromise<unknown> {
  if (typeof route === "object" && route.shape === "/") return new PagePromise(host, route, params, options);
  return replyOf(host, route, params, options);
}

async function replyOf(host: Host, route: Route | string, params?: object, options?: CallOptions): Promise<unknown> {
  return (await call(host, typeof route === "string" ? routeOf(route) : route, params, options)).value;
}

/** Defines a property for each resource, with a method for each of its operations. */
function defineResources(hostOf: (client: Hetzner) => Host): void {
  const byResource = new Map<string, Route[]>();
  for (const route of operations().values()) {
    const [resource = ""] = route.name.split(".");
    byResource.set(resource, [...(byResource.get(resource) ?? []), route]);
  }
  for (const [resource, routes] of byResource) {
    const name = camel(resource);
    Object.defineProperty(Hetzner.prototype, name, {
      configurable: true,
      get(this: Hetzner) {
        const methods = methodsOf(hostOf(this), routes);
        // Built on first use; afterwards it is a plain property.
        Object.defineProperty(this, name, { value: methods });
        return methods;
      },
    });
  }
}

type Methods = Record<string, (...given: any[]) => any>;

function methodsOf(host: Host, routes: Route[]): Methods {
  const methods: Methods = {};
  for (const route of routes) {
    const [, verb = ""] = route.name.split(".");
    methods[camel(verb)] = (params, options) => start(host, route, params, options);
    if (route.shape === "!") {
      methods["find"] = (idOrName, options) => find(methods, route, idOrName, options);
    }
  }
  return methods;
}

/** Finds by id or name; `null` when there is none. */
async function find(
  methods: Methods,
  { inPath: [id = ""] }: Route,
  idOrName: unknown,
  options?: CallOptions,
): Promise<unknown> {
  if (!["string", "number", "bigint"].includes(typeof idOrName) || idOrName === "") {
    throw new InputError("", "idOrName", "must be an id or a name");
  }
  if (!/^\d+$/.test(String(idOrName))) return methods["list"]?.({ name: idOrName }, options).first();
  try {
    return await methods["get"]?.({ [id]: idOrName }, options);
  } catch (error) {
    if (error instanceof HetznerError && error.isNotFound()) return null;
    throw error;
  }
}
