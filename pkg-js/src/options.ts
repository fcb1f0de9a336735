// The options of clients and calls.
import type { HetznerError } from "./errors.js";
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
