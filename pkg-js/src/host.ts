// What the conversations of one client share, and calls with it.
import { abandoned, Client, type Conversation, operations, type Route } from "./core.js";
import { type Final, type HeaderRecord, type Host, Run, type Message } from "./conversation.js";
import { systemClock } from "./clock.js";
import { InputError } from "./errors.js";
import { type CallOptions, check, type HetznerOptions } from "./options.js";
import { encode } from "./parameters.js";
import type { Reading } from "./response.js";

/** Creates the host of a client. */
export function hostOf(options: HetznerOptions): Host {
  const {
    token,
    fetch,
    baseUrl,
    storageBaseUrl,
    application,
    retry,
    timeout,
    clock = systemClock,
  } = check("client", options);
  const { retries = 5, locked = false } = check("retry", retry ?? {});
  operations();
  const agent = application && isUserAgentSent() ? `${application.name}/${application.version}` : "";
  const seed = Math.floor(Math.random() * Number.MAX_SAFE_INTEGER);
  const client = new Client([token, baseUrl, storageBaseUrl, agent].join("\0"), seed, retries, locked);
  if (client.problem()) throw problemOf(client, "");
  const host: Host = {
    client,
    token,
    clock,
    timeout,
    headers: [recordOf(client.headers(false)), recordOf(client.headers(true))],
    // Looked up when it is needed, and called without a `this`, as browsers demand.
    fetch: fetch ?? ((url, init) => globalThis.fetch(url, init)),
  };
  abandoned?.register(host, client);
  return host;
}

/** A route by its name. */
export function routeOf(name: string): Route {
  const route = operations().get(name);
  if (!route) throw new InputError(name, "", "is not an operation");
  return route;
}

/** Calls an operation. */
export function call(host: Host, route: Route, params: unknown, options?: CallOptions): Promise<Final> {
  if (options) check("call", options, route.name);
  const { url, body } = encode(route, params);
  const conversation = host.client.call(route.position, url) ?? fail(host.client, route.name);
  return finish(host, conversation, route, { method: route.method, body }, options);
}

/** Runs a conversation that has one outcome. */
export async function finish(
  host: Host,
  conversation: Conversation,
  reading: Reading,
  message: Message,
  options?: CallOptions,
): Promise<Final> {
  const run = new Run(host, conversation, reading, message, options);
  try {
    // A call ends with an outcome or throws.
    return (await run.next()) as Final;
  } finally {
    run.end();
  }
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
function recordOf(lines: string): HeaderRecord {
  const headers: Record<string, string> = {};
  for (const [, name = "", value = ""] of lines.matchAll(/(.+)\n(.*)\n/g)) headers[name] = value;
  return headers;
}

/** Whether the runtime lets a program set `user-agent`: a browser does not, and may send a preflight request for it. */
function isUserAgentSent(): boolean {
  return !globalThis.navigator?.userAgent?.startsWith("Mozilla/");
}
