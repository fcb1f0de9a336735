// What the conversations of one client share, and calls with it.
import { check } from "./checks.js";
import { systemClock } from "./clock.js";
import { abandoned, Client, operations, type Route } from "./core.js";
import { InputError } from "./errors.js";
import { Exchange, type HeaderRecord } from "./exchange.js";
import type { CallOptions, Clock, Extras, Fetch, HetznerOptions } from "./options.js";
import { encode } from "./parameters.js";
import type { Received } from "./response.js";
import { Run } from "./run.js";
import { isUserAgentSent, isWorker } from "./runtime.js";
import { Watch } from "./watch.js";

export interface Host {
  readonly client: Client;
  /** The number of calls in progress, each of which needs the client when it fails. */
  calls: number;
  /** Empty when a proxy adds it. */
  readonly token: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly timeout: number;
  readonly attemptTimeout: number;
  /** The timeouts of all attempts; missing when they have none, and in a Worker. */
  readonly watch: Watch | undefined;
  /** The headers of a request without and with a body, and those among them that a caller cannot replace. */
  readonly headers: readonly [HeaderRecord, HeaderRecord];
  readonly ownHeaders: readonly [HeaderRecord, HeaderRecord];
  /** Missing when the client has none. */
  readonly hooks: Pick<HetznerOptions, "onRequest" | "onResponse" | "onRetry"> | undefined;
}

/** Creates the host of a client. */
export function hostOf(options: HetznerOptions): Host {
  const {
    token,
    fetch,
    baseUrl,
    storageBaseUrl = baseUrl,
    application,
    maxRetries = 5,
    retryLocked = false,
    timeout = Infinity,
    attemptTimeout = 60_000,
    defaultHeaders,
    clock = systemClock,
    onRequest,
    onResponse,
    onRetry,
  } = check("client", options);
  if (token === undefined && baseUrl === undefined) {
    throw new InputError("", "token", "is required, or the `baseUrl` of a proxy that adds it");
  }
  operations();
  const agent = application && isUserAgentSent() ? `${application.name}/${application.version}` : "";
  const seed = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
  // The core needs a token; `headersOf` makes no header of this one.
  const texts = [token ?? "none", absolute("baseUrl", baseUrl), absolute("storageBaseUrl", storageBaseUrl), agent];
  const client = new Client(texts.join("\0"), seed, maxRetries, retryLocked);
  if (client.problem()) throw problemOf(client, "");
  const headersOf = (withBody: boolean): HeaderRecord => {
    const headers = recordOf(client.headers(withBody));
    if (token === undefined) delete headers["authorization"];
    return headers;
  };
  const ownHeaders = [headersOf(false), headersOf(true)] as const;
  // In small letters, so that the client's own replace them.
  const more = Object.fromEntries(new Headers(defaultHeaders));
  const host: Host = {
    client,
    calls: 0,
    token: token ?? "",
    clock,
    timeout,
    attemptTimeout,
    watch: attemptTimeout === Infinity || isWorker() ? undefined : new Watch(attemptTimeout),
    headers: [
      { ...more, ...ownHeaders[0] },
      { ...more, ...ownHeaders[1] },
    ],
    ownHeaders,
    hooks: onRequest || onResponse || onRetry ? { onRequest, onResponse, onRetry } : undefined,
    // Looked up when it is needed, and called without a `this`, as browsers demand.
    fetch: fetch ?? ((url, init) => globalThis.fetch(url, init)),
  };
  abandoned?.register(host, client, host);
  return host;
}

/** A route by its name. */
export function routeOf(name: string): Route {
  const route = operations().get(name);
  if (!route) throw new InputError(name, "", "is not an operation");
  return route;
}

/** Calls an operation. */
export function call(
  host: Host,
  routeOrName: Route | string,
  params: unknown,
  options?: CallOptions,
): Promise<Received> {
  const route = typeof routeOrName === "string" ? routeOf(routeOrName) : routeOrName;
  if (options) check("call", options, route.name);
  return finish(host, exchangeOf(host, route, params, options), options);
}

/** The conversation of a call. */
export function exchangeOf(host: Host, route: Route, params: unknown, options?: Extras): Exchange {
  const { parameters, body } = encode(route, params, options);
  const url = host.client.url(`${route.path}\0${parameters}`, route.isStorage) ?? fail(host.client, route.name);
  return new Exchange(host, url, route, route.method, body, options);
}

/** Runs a conversation that has one outcome. */
export function finish(host: Host, exchange: Exchange, options?: CallOptions): Promise<Received> {
  // A call ends with an outcome or throws.
  return new Run(host, exchange, options).next() as Promise<Received>;
}

/** Throws the input error for which the core made no conversation. */
export function fail(client: Client, operation: string): never {
  throw problemOf(client, operation);
}

/** The last input error of the core: operation, parameter and problem, a line each. */
function problemOf(client: Client, operation: string): InputError {
  const [named, parameter = "", ...problem] = client.problem().split("\n");
  return new InputError(named || operation, parameter === "base_url" ? "baseUrl" : parameter, problem.join("\n"));
}

/** Headers of the core: names and values in turn, a line each. */
function recordOf(lines: string): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [, name = "", value = ""] of lines.matchAll(/(.+)\n(.*)\n/g)) headers[name] = value;
  return headers;
}

/** A base URL as text; a path, which is relative to the page, becomes absolute. */
function absolute(option: string, url: string | URL | undefined): string {
  const text = String(url ?? "");
  if (!/^\.{0,2}\/(?!\/)/.test(text)) return text;
  const { document, location } = globalThis;
  try {
    return new URL(text, document?.baseURI ?? location?.href).href;
  } catch (error) {
    throw new InputError("", option, "is relative, and there is no page to which it could be", error);
  }
}
