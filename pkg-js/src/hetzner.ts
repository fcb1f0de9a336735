// The client. Its methods come from the core's table, so that they cannot disagree with it.
import type { Operations, Resources } from "./api.js";
import { check } from "./checks.js";
import { abandoned, camel, operations, pollInterval, type Route } from "./core.js";
import { deadlineError, HetznerError, InputError } from "./errors.js";
import { Exchange } from "./exchange.js";
import { Flow, type HostResponse, responseOf } from "./flow.js";
import { call, exchangeOf, fail, finish, type Host, hostOf, routeOf } from "./host.js";
import type {
  CallOptions,
  Clock,
  Extras,
  FlowOptions,
  HetznerOptions,
  ListOptions,
  PollOptions,
  RawOptions,
  RequestOptions,
  WaitOptions,
} from "./options.js";
import { type Page, PagePromise, pageOf, pagesFlow } from "./pages.js";
import { json } from "./parameters.js";
import { type ReplyPromise, replyOf } from "./reply.js";
import { HetznerRequest, type PlainRequest } from "./request.js";
import { type Received, read } from "./response.js";
import { Ending } from "./run.js";
import { withoutToken } from "./secrets.js";
import type { ActionWaiter, Awaitable } from "./waiter.js";
import { resumedWaiter, waiterOf } from "./waiter.js";

/** The name of an operation, as in `servers.power_on`. */
export type OperationName = keyof Operations;

/** The parameters of an operation, left out where all are optional, and options. */
// biome-ignore lint/complexity/noBannedTypes: the type without any required property
type Params<Name extends OperationName, Options> = {} extends Operations[Name]["params"]
  ? [params?: Operations[Name]["params"] | undefined, options?: Options]
  : [params: Operations[Name]["params"], options?: Options];

type IsList<Name extends OperationName, Yes, No> = Operations[Name]["reply"] extends Page<unknown> ? Yes : No;

/** The result of a call: a promise of the reply, or a list. */
export type Result<Name extends OperationName> =
  Operations[Name]["reply"] extends Page<infer Item> ? PagePromise<Item> : ReplyPromise<Operations[Name]["reply"]>;

/** The output of the conversation of an operation: the reply, or all items of a list. */
export type Output<Name extends OperationName> =
  Operations[Name]["reply"] extends Page<infer Item> ? Item[] : Operations[Name]["reply"];

/**
 * The host of a client, for other entries of the package.
 *
 * @internal
 */
export let hostOfClient: (client: Hetzner) => Host;

/** A client. Each resource is a property, and each operation a method of it. */
export class Hetzner {
  readonly #options: HetznerOptions;
  readonly #host: Host;

  static {
    hostOfClient = (client) => client.#host;
  }

  /** Creates a client. Throws an `InputError` for an option that is unknown or cannot be used. */
  constructor(options: HetznerOptions) {
    this.#host = hostOf(options);
    this.#options = { ...options };
    if (!("servers" in Hetzner.prototype)) defineResources((client) => client.#host);
  }

  /** Creates a client with some options changed. */
  withOptions(options: HetznerOptions): this {
    const Class = this.constructor as new (options: HetznerOptions) => this;
    return new Class({ ...this.#options, ...options });
  }

  /** Calls an operation by its name in the reference. */
  call<Name extends OperationName>(
    name: Name,
    ...[params, options]: Params<Name, IsList<Name, ListOptions, CallOptions>>
  ): Result<Name>;
  call(name: string, params?: object, options?: ListOptions): ReplyPromise<unknown> | PagePromise<unknown> {
    return start(this.#host, operations().get(name) ?? name, params, options);
  }

  /** Calls an endpoint that this version does not know, by its path with query. Resolves to the whole body; `null` without one. */
  callRaw<T = unknown>(method: PlainRequest["method"], path: string, options: RawOptions = {}): ReplyPromise<T> {
    return replyOf(() => callRaw(this.#host, method, path, options));
  }

  /**
   * Makes the request of an operation, for your own HTTP client, as in `fetch(request.url, request)`; nothing is sent. `read`
   * reads the response.
   */
  request<Name extends OperationName>(name: Name, ...[params, options]: Params<Name, RequestOptions>): HetznerRequest;
  request(name: string, params?: object, options: RequestOptions = {}): HetznerRequest {
    const exchange = exchangeOf(this.#host, routeOf(name), params, check("request", options, name));
    // The first step of a call sends.
    const url = exchange.step(0) as string;
    exchange.free();
    return new HetznerRequest(exchange.method, url, exchange.headers, exchange.body);
  }

  /**
   * Reads the response to a request of an operation. Throws an `ApiError` when the API refused, and an `AnswerError` when the
   * response cannot be read. Headers may be left out; the body is the text as it was received.
   */
  read<Name extends OperationName>(name: Name, response: HostResponse): Operations[Name]["reply"];
  read(name: string, response: HostResponse): unknown {
    const route = routeOf(name);
    const { status, headers, body } = responseOf(name, response);
    const received = read(route, status, headers, body, this.#host.token);
    if (received.error) throw received.error;
    if (route.shape !== "/") return received.value;
    return pageOf(received, async (page) => {
      throw new InputError(name, "page", `request page ${page} yourself: this one was read, not requested`);
    });
  }

  /** Starts a conversation whose requests you send yourself: a call with its retries, or a whole list. */
  flow<Name extends OperationName>(
    name: Name,
    ...[params, options]: Params<Name, IsList<Name, FlowOptions, Extras>>
  ): Flow<Output<Name>>;
  flow(name: string, params?: object, options: FlowOptions = {}): Flow<unknown> {
    const route = routeOf(name);
    const isList = route.shape === "/";
    check(isList ? "flow" : "call flow", options, name);
    if (isList) return pagesFlow(this.#host, route, params, options);
    let reply: unknown;
    return new Flow(this.#host, exchangeOf(this.#host, route, params, options), {
      add: ({ value }) => {
        reply = value;
      },
      output: () => reply,
    });
  }

  /**
   * Calls a function repeatedly, at growing intervals, until its reply satisfies a predicate: until a server has a status.
   */
  async pollUntil<Reply>(
    ask: () => Reply | PromiseLike<Reply>,
    predicate: (reply: Reply) => boolean | PromiseLike<boolean>,
    options: PollOptions = {},
  ): Promise<Reply> {
    const { timeout = this.#host.timeout, signal } = check("poll", options);
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

  /** Creates a wait that can be saved. Its `timeout` holds across all processes that continue it, and is saved. */
  waiter(actions: Awaitable, options: { timeout?: number | undefined } = {}): ActionWaiter {
    return waiterOf(this.#host, actions, check("waiter", options).timeout);
  }

  /** Continues from a state of `ActionWaiter.state`. */
  resume(state: string): ActionWaiter {
    return resumedWaiter(this.#host, state);
  }

  /**
   * Frees the memory of the client, which must not be used afterwards. Otherwise it is freed with the object, as it is while
   * a call is in progress.
   */
  [Symbol.dispose](): void {
    if (this.#host.calls > 0) return;
    abandoned?.unregister(this.#host);
    this.#host.client.free();
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
): ReplyPromise<unknown> | PagePromise<unknown> {
  if (typeof route === "object" && route.shape === "/") return new PagePromise(host, route, params, options);
  return replyOf(() => call(host, route, params, options));
}

function callRaw(host: Host, method: string, path: string, options: RawOptions): Promise<Received> {
  const name = withoutToken(`${method} ${path}`, host.token);
  const { body, storage = false, ...rest } = check("raw", options, name);
  if (method === "GET" && body !== undefined) throw new InputError(name, "body", "must not be given for a GET");
  const text = body === undefined ? undefined : json(name, body);
  const url = host.client.raw_url(`${method}\0${path}`, storage) ?? fail(host.client, name);
  const reading = { name, shape: "?", key: "", hasSecrets: true };
  return finish(host, new Exchange(host, url, reading, method, text, rest), rest);
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
