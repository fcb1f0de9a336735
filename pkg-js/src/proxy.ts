// The entry `hetzner-cloud/proxy`: a handler that adds the token to requests of a page. It needs no WebAssembly.
import type { OperationName } from "./hetzner.js";
import { encodeText, match, type Match } from "./matching.js";
import type { Fetch } from "./options.js";
import { settingsOf, type Settings } from "./proxy-options.js";
import { SECRET_FIELDS } from "./routes.js";
import { valueWithoutToken, withoutToken } from "./secrets.js";

export type { Fetch, OperationName };

/** The options of `proxy`. */
export interface ProxyOptions {
  /** The project's API token. It is sent to the API only, and removed from every text that quotes it. */
  token: string;
  /**
   * The operations that may be called: their names, or a function that returns `true` for them. All others are
   * answered with 403. A new version of this package may know more operations: a function must not allow them unseen.
   */
  allow: readonly OperationName[] | ((operation: OperationName, request: Request) => boolean);
  /**
   * Authenticates the caller: `true` lets the request pass, a `Response` is answered as it is, and anything else is a
   * 401. It is called for each request of an allowed operation, before the body is read; to read it, clone the request.
   */
  authorize: (request: Request, operation: OperationName) => boolean | Response | Promise<boolean | Response>;
  /** The path before the paths of the API, as in `/hetzner`: none by default. */
  prefix?: string | undefined;
  /**
   * The origins of pages that may call the proxy, as in `https://dashboard.example`, also with cookies. By default only
   * pages of the request's own origin may; a request of another page is answered with 403.
   */
  origins?: readonly string[] | undefined;
  /** The most bytes of a request's body: 1 MiB by default. */
  maxBody?: number | undefined;
  /** Leaves secrets in the replies of these operations, or of all. By default their fields are removed. */
  secrets?: boolean | readonly OperationName[] | undefined;
  /** The base URL of the Cloud API, and of the Storage Box API unless that has one. The token is sent there. */
  baseUrl?: string | undefined;
  /** The base URL of the Storage Box API. The token is sent there. */
  storageBaseUrl?: string | undefined;
  /** The function that sends requests: the global `fetch` by default. */
  fetch?: Fetch | undefined;
}

/**
 * Answers a request of a page with the API's response to it, for a Cloudflare Worker or any other `fetch` handler.
 *
 * The path and query are decoded, matched against the table of operations and written anew; only the operation's own
 * parameters, the JSON body and the method are forwarded. Refusals are errors of the API's form: 401, 403, 404 for an
 * unknown method or path, 413 and 415 for a body, 422 for an unknown query parameter, 502 where the API cannot be
 * reached or redirects. Rejects with a `TypeError` that names an option which is unknown, missing or invalid.
 */
export async function proxy(request: Request, options: ProxyOptions): Promise<Response> {
  const settings = settingsOf(options);
  let response: Response;
  try {
    response = await respond(request, settings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    response = json(error.status, JSON.stringify({ error: error.body }));
  }
  return withCors(response, request, settings);
}

/** An error in the form of the API. */
class Refusal {
  readonly body: { code: string; message: string; details: object };

  constructor(
    readonly status: number,
    code: string,
    message: string,
    details = {},
  ) {
    this.body = { code, message, details };
  }
}

async function respond(request: Request, settings: Settings): Promise<Response> {
  const url = new URL(request.url);
  const { prefix, origins } = settings;
  const origin = request.headers.get("origin");
  const isNamed = origin !== null && origins.includes(origin);
  if (origin !== null && !isNamed && origin !== url.origin) {
    throw new Refusal(403, "forbidden", "pages of this origin are not allowed");
  }
  if (isNamed && request.method === "OPTIONS" && request.headers.has("access-control-request-method")) {
    return preflight(request);
  }
  const path = url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : "";
  const found = match(request.method, path);
  if (!found) throw new Refusal(404, "not_found", "there is no such operation");
  const { operation } = found.route;
  if (!settings.allows(operation, request)) throw new Refusal(403, "forbidden", `${operation} is not allowed`);
  const verdict = await settings.authorize(request, operation);
  if (verdict instanceof Response) return verdict;
  if (verdict !== true) throw new Refusal(401, "unauthorized", "the caller is not authorized");
  const query = queryOf(url, found);
  const body = found.route.hasBody ? await bodyOf(request, settings.maxBody) : undefined;
  return forward(request, settings, found, query, body);
}

/** The query with the operation's own parameters, encoded anew. */
function queryOf(url: URL, { route }: Match): string {
  let query = "";
  for (const [name, value] of url.searchParams) {
    if (!route.query.includes(name)) {
      const problem = "is not a query parameter of the operation";
      const details = { fields: [{ name, messages: [problem] }] };
      throw new Refusal(422, "invalid_input", `\`${name}\` ${problem} ${route.operation}`, details);
    }
    query += `${query ? "&" : "?"}${name}=${encodeText(value)}`;
  }
  return query;
}

/** Reads the JSON body, and no more than its bound. */
async function bodyOf(request: Request, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (request.bodyUsed) throw new TypeError("proxy: `authorize` and `allow` must clone the request to read its body");
  const tooLarge = () => new Refusal(413, "payload_too_large", `the body has more than ${most} bytes`);
  if (Number(request.headers.get("content-length")) > most) throw tooLarge();
  if (!request.body) return undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  const reader = request.body.getReader();
  const next = () =>
    reader.read().catch(() => {
      throw new Refusal(400, "json_error", "the body ended too early");
    });
  for (let { done, value } = await next(); !done; { done, value } = await next()) {
    if (!value) continue;
    chunks.push(value);
    length += value.length;
    if (length > most) {
      await reader.cancel();
      throw tooLarge();
    }
  }
  if (length === 0) return undefined;
  if (!isJson(request.headers) || request.headers.has("content-encoding")) {
    throw new Refusal(415, "unsupported_media_type", "the body must be application/json, without compression");
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function isJson(headers: Headers): boolean {
  return /^application\/json *(;|$)/i.test(headers.get("content-type") ?? "");
}

/** Sends the request with the token, and with nothing of the caller's headers. */
async function forward(
  request: Request,
  settings: Settings,
  { route, path }: Match,
  query: string,
  body: Uint8Array<ArrayBuffer> | undefined,
): Promise<Response> {
  const { token, fetch } = settings;
  const base = route.isStorage ? settings.storageBaseUrl : settings.baseUrl;
  const headers: Record<string, string> = { accept: "application/json", authorization: `Bearer ${token}` };
  if (body) headers["content-type"] = "application/json";
  const init = { method: route.method, headers, redirect: "manual" as const, signal: request.signal };
  let response: Response;
  let text: string;
  try {
    response = await fetch(base + path + query, body ? { ...init, body } : init);
    text = await response.text();
  } catch (error) {
    // Some runtimes quote the URL, and the base URL may be an internal one.
    const problem = String(error).replaceAll(base, "");
    throw new Refusal(502, "bad_gateway", withoutToken(`the API cannot be reached: ${problem}`, token));
  }
  const { status } = response;
  // A redirect is opaque in some runtimes, with the status 0.
  if (status < 200 || (status >= 300 && status < 400)) {
    throw new Refusal(502, "bad_gateway", "the API redirects, which is not followed");
  }
  const hides = route.hasSecrets && !settings.leavesSecrets(route.operation);
  return json(status, cleaned(text, hides, status, token), visibleHeaders(response.headers, token));
}

/** The body without the token, and without secrets where they are to be removed. */
function cleaned(text: string, hides: boolean, status: number, token: string): string {
  // An escape may hide the token.
  if (!hides && !text.includes(token) && !text.includes("\\")) return text;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // Without its structure, a reply cannot be freed from secrets.
    if (hides && status < 300 && text !== "") throw new Refusal(502, "bad_gateway", "the API's reply is not JSON");
    return withoutToken(text, token);
  }
  if (hides) removeSecrets(value);
  return JSON.stringify(valueWithoutToken(value, token));
}

/** Removes the fields that hold secrets, at any depth. */
function removeSecrets(body: unknown): void {
  const names = SECRET_FIELDS.split(" ");
  const pending = [body];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== "object" || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (names.includes(name)) delete (value as Record<string, unknown>)[name];
      // Labels have names of their own.
      else if (name !== "labels") pending.push(inner);
    }
  }
}

/** The headers of a response that a page sees. */
const VISIBLE = ["retry-after", "ratelimit-limit", "ratelimit-remaining", "ratelimit-reset", "x-correlation-id"];

function visibleHeaders(headers: Headers, token: string): Record<string, string> {
  const visible: Record<string, string> = {};
  for (const name of VISIBLE) {
    const value = headers.get(name);
    if (value !== null) visible[name] = withoutToken(value, token);
  }
  // Any other text is a page of a gateway, and must not be shown as one of this origin.
  if (!isJson(headers)) visible["content-type"] = "text/plain; charset=utf-8";
  return visible;
}

/** A response of the proxy: JSON by default. */
function json(status: number, text: string, headers: Record<string, string> = {}): Response {
  const hasNoBody = status === 204 || status === 205;
  return new Response(hasNoBody ? null : text, {
    status,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      ...headers,
    },
  });
}

/** Answers a browser that checks whether a page may send a request. It sends no credentials, so none are required. */
function preflight(request: Request): Response {
  return new Response(null, {
    status: 204,
    headers: {
      "access-control-allow-methods": "GET, POST, PUT, DELETE",
      // None of them is forwarded; `authorize` may need some.
      "access-control-allow-headers": request.headers.get("access-control-request-headers") ?? "content-type",
      "access-control-max-age": "600",
    },
  });
}

/** Lets the pages of named origins read the response. */
function withCors(response: Response, request: Request, { origins }: Settings): Response {
  if (origins.length === 0) return response;
  const copy = new Response(response.body, response);
  copy.headers.append("vary", "origin");
  const origin = request.headers.get("origin");
  if (origin === null || !origins.includes(origin)) return copy;
  copy.headers.set("access-control-allow-origin", origin);
  copy.headers.set("access-control-allow-credentials", "true");
  copy.headers.set("access-control-expose-headers", VISIBLE.join(", "));
  return copy;
}
