// The options of clients and calls, and how wrong ones are refused.
import { type HetznerError, InputError } from "./errors.js";
import { isQueryValue } from "./parameters.js";
import type { RateLimit } from "./response.js";

/** The time, and sleeping; tests bring their own. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Resolves after this many milliseconds or earlier, or rejects with the signal's reason. */
  sleep(millis: number, signal?: AbortSignal): Promise<void>;
}

/** The function that sends requests. It must not follow redirects: it is called with `redirect: "manual"`. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The options of a client. */
export interface HetznerOptions {
  /** The project's API token. It may be left out with a `baseUrl`: of a proxy that adds it. */
  token?: string | undefined;
  /** The function that sends requests: the global `fetch` by default. */
  fetch?: Fetch | undefined;
  /**
   * The base URL of both APIs, as in `https://proxy.example/v1`, or a path on the page's host, as in `/hetzner`. The token
   * is sent there.
   */
  baseUrl?: string | URL | undefined;
  /** The base URL of the Storage Box API. The token is sent there. */
  storageBaseUrl?: string | URL | undefined;
  /** Name and version for `user-agent`, where the runtime lets a program set it. */
  application?: { name: string; version: string } | undefined;
  /** The most retries of a request: 5 by default. */
  maxRetries?: number | undefined;
  /** Whether to retry while a resource is locked by an action: no by default. */
  retryLocked?: boolean | undefined;
  /** Milliseconds after which a call ends, with its retries; none by default. */
  timeout?: number | undefined;
  /** Milliseconds after which a single request counts as lost: 60,000 by default, `Infinity` for no limit. */
  attemptTimeout?: number | undefined;
  /** Additional headers of all requests. A browser sends a preflight request for them, which may fail. */
  defaultHeaders?: RequestInit["headers"] | undefined;
  /** The clock of retries, waits and timeouts: the system's by default. */
  clock?: Clock | undefined;
  /** Called before each request is sent. What it throws ends the call, and nothing is sent. */
  onRequest?: ((event: RequestEvent) => void) | undefined;
  /** Called with each response, or failure to receive one. What it throws ends the call, which may have had its effect. */
  onResponse?: ((event: ResponseEvent) => void) | undefined;
  /** Called before each wait for a retry. What it throws ends the call. */
  onRetry?: ((event: RetryEvent) => void) | undefined;
}

/** A request, for logs and metrics. It has no headers and no body, and so no secrets. */
export interface RequestEvent {
  /** The operation, as in `servers.create`. */
  operation: string;
  method: string;
  url: string;
  /** 1 for the first attempt, 2 for the first retry. */
  attempt: number;
}

/** A response, or that there was none. */
export interface ResponseEvent extends RequestEvent {
  /** The HTTP status; `null` without a response. */
  status: number | null;
  /** Milliseconds since the request was sent. */
  duration: number;
  /** The rate limit; `null` when its headers are not visible. */
  rateLimit: RateLimit | null;
  /** The error of this attempt, which may be retried. */
  error: HetznerError | null;
}

/** A retry that is going to be made. */
export interface RetryEvent extends RequestEvent {
  /** The error of the attempt. */
  error: HetznerError;
}

/** What a single request may be sent with, in addition to its parameters. */
export interface Extras {
  /** Milliseconds after which the call ends, with its retries; that of the client by default. */
  timeout?: number | undefined;
  /** The most retries, in place of those of the client. */
  maxRetries?: number | undefined;
  /** Additional headers. A browser sends a preflight request for them, which may fail. */
  headers?: RequestInit["headers"] | undefined;
  /** Query parameters that the operation does not have yet. */
  extraQuery?: Record<string, QueryValue | readonly QueryValue[]> | undefined;
  /** Parameters of the body that the operation does not have yet. */
  extraBody?: Record<string, unknown> | undefined;
}

/** A value of a query parameter. */
export type QueryValue = string | number | boolean | bigint | Date;

/** What only the package's own driver needs. */
export interface DriverOptions {
  /** Ends the call; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds after which a single request counts as lost; that of the client by default. */
  attemptTimeout?: number | undefined;
}

/** The options of a call. */
export interface CallOptions extends DriverOptions, Extras {}

/** The options of a list. */
export interface ListOptions extends CallOptions, PagesOptions {}

interface PagesOptions {
  /** The most pages requested at the same time: 1 by default. A Worker has at most 6 connections, so it is at most 6 there. */
  concurrency?: number | undefined;
  /**
   * Called when the total differs from that of the page before: the list changed while it was read, so an item may be
   * missing. (One that moved to a later page is given once.)
   */
  onTotalChange?: ((before: number, after: number) => void) | undefined;
}

/** The options of a conversation whose requests the host sends. */
export interface FlowOptions extends Extras, PagesOptions {}

/** The options of a request for your own HTTP client. */
export type RequestOptions = Pick<Extras, "headers" | "extraQuery" | "extraBody">;

/** The options of a call of an endpoint that is not in the table. */
export interface RawOptions extends Omit<CallOptions, "extraQuery" | "extraBody"> {
  /** The JSON body. */
  body?: object | undefined;
  /** Calls the Storage Box API. */
  storage?: boolean | undefined;
}

/** The options of a wait for actions. */
export interface WaitOptions extends Omit<CallOptions, "extraQuery" | "extraBody"> {
  /** Called with each action whenever its state was received. */
  onProgress?: ((action: import("./api.js").Action) => void) | undefined;
}

/** The options of a wait whose requests the host sends. */
export type WaitFlowOptions = Omit<WaitOptions, keyof DriverOptions>;

/** The options of `pollUntil`. */
export interface PollOptions {
  /** Ends the polling; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds after which the polling ends; that of the client by default. */
  timeout?: number | undefined;
}

/**
 * A check returns the problem with a value, if there is one.
 *
 * @internal
 */
export type Check = (value: unknown) => string | false;

export const count =
  (least: number): Check =>
  (value) =>
    !(Number.isSafeInteger(value) && (value as number) >= least) && `must be a whole number from ${least}`;
export const isA =
  (type: string, problem = `must be a ${type}`): Check =>
  (value) =>
    typeof value !== type && problem;
const has =
  (problem: string, ...methods: string[]): Check =>
  (value) =>
    !methods.every((name) => typeof (value as Record<string, unknown> | null)?.[name] === "function") && problem;

/** A text that the core receives with others, separated by NUL. */
export const text: Check = (value) => (typeof value !== "string" || value.includes("\0")) && "must be a string without NUL";
export const timeout: Check = (value) =>
  !(typeof value === "number" && value > 0) && "must be a number of milliseconds above 0";
export const object: Check = (value) => !isObject(value) && "must be an object";
export const signal = has("must be an AbortSignal", "addEventListener", "throwIfAborted");

const headers: Check = (value) => {
  try {
    if (typeof value === "object" && value && new Headers(value as HeadersInit)) return false;
  } catch {}
  return "must be valid headers";
};

const url: Check = (value) => !(value instanceof URL) && text(value) && "must be a URL, without NUL";
const query: Check = (value) =>
  object(value) ||
  (!Object.values(value as object)
    .flat()
    .every(isQueryValue) &&
    "must have strings, numbers, booleans or dates, or arrays of them");

const POLL: Record<string, Check> = { signal, timeout };
const PLAIN: Record<string, Check> = { timeout, maxRetries: count(0), headers };
const EXTRAS: Record<string, Check> = { ...PLAIN, extraQuery: query, extraBody: object };
const DRIVER: Record<string, Check> = { signal, attemptTimeout: timeout };
const PAGES: Record<string, Check> = { concurrency: count(1), onTotalChange: isA("function") };

/** The options of each kind. */
const OPTIONS = {
  client: {
    token: text,
    fetch: isA("function"),
    baseUrl: url,
    storageBaseUrl: url,
    application: object,
    maxRetries: count(0),
    retryLocked: isA("boolean"),
    timeout,
    attemptTimeout: timeout,
    defaultHeaders: headers,
    clock: has("must have `now` and `sleep`", "now", "sleep"),
    onRequest: isA("function"),
    onResponse: isA("function"),
    onRetry: isA("function"),
  },
  call: { ...DRIVER, ...EXTRAS },
  list: { ...DRIVER, ...EXTRAS, ...PAGES },
  flow: { ...EXTRAS, ...PAGES },
  request: { headers, extraQuery: query, extraBody: object },
  raw: { ...DRIVER, ...PLAIN, body: object, storage: isA("boolean") },
  wait: { ...DRIVER, ...PLAIN, onProgress: isA("function") },
  "call flow": EXTRAS,
  "wait flow": { ...PLAIN, onProgress: isA("function") },
  poll: POLL,
  waiter: { timeout },
  "waiter wait": { onProgress: isA("function") },
} satisfies Record<string, Record<string, Check>>;

/**
 * Refuses unknown options and values of the wrong type.
 *
 * @internal
 */
export function check<Options extends object>(kind: keyof typeof OPTIONS, options: Options, operation = ""): Options {
  return checkBy(OPTIONS[kind], options, operation);
}

/** @internal */
export function checkBy<Options extends object>(
  checks: Record<string, Check>,
  options: Options,
  operation = "",
): Options {
  if (object(options)) throw new InputError(operation, "", "its options must be an object");
  for (const [name, value] of Object.entries(options)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined;
    if (!check) throw new InputError(operation, name, `is not an option${nearest(name, Object.keys(checks))}`);
    const problem = value !== undefined && check(value);
    if (problem) throw new InputError(operation, name, problem);
  }
  return options;
}

/**
 * Returns whether a value is an object, and not an array.
 *
 * @internal
 */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/**
 * The name that was probably meant, as the end of a sentence.
 *
 * @internal
 */
export function nearest(name: string, names: readonly string[]): string {
  const [distance, best] = names
    .map((known) => [edits(name.toLowerCase(), known.toLowerCase()), known] as const)
    .reduce((a, b) => (b[0] < a[0] ? b : a), [Infinity, ""] as const);
  return distance <= 2 ? `; did you mean \`${best}\`?` : `; there are: ${names.join(", ")}`;
}

/** The number of letters to change, insert or remove. */
function edits(from: string, to: string): number {
  let row = [...to, ""].map((_, at) => at);
  for (const [at, letter] of [...from].entries()) {
    const next = [at + 1];
    for (const [column, other] of [...to].entries()) {
      next.push(
        Math.min(
          (row[column] as number) + Number(letter !== other),
          (row[column + 1] as number) + 1,
          (next[column] as number) + 1,
        ),
      );
    }
    row = next;
  }
  return row[to.length] as number;
}
