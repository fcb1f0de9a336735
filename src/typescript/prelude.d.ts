// The types of the npm package `hetzner-cloud`. Generated from the crate's table: edit that, not this.

/** An RFC 3339 timestamp, as in `2026-11-21T09:30:00Z`. */
export type Timestamp = string;

/** A decimal number as text, exactly as the API wrote it. Do not calculate with floating point numbers. */
export type Money = string;

/** The labels of a resource. */
export type Labels = Record<string, string>;

/** A sort key; ascending by default. */
export type Sort<Key extends string> =
  | Key
  | (Key extends string ? (string & {} extends Key ? never : `${Key}:asc` | `${Key}:desc`) : never);

/** A password, key or other secret. It prints as `[secret]`, also in JSON. */
export class Secret {
  constructor(value: string);
  /** The value itself. */
  expose(): string;
  toString(): string;
  toJSON(): string;
}

/** The time, and sleeping; tests bring their own. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Resolves after so many milliseconds, or rejects with the signal's reason. */
  sleep(millis: number, signal?: AbortSignal): Promise<void>;
}

export interface HetznerOptions {
  /** The project's API token. */
  token: string;
  /** The function that sends requests: the global `fetch` by default. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** The base URL of the Cloud API, as in `https://proxy.example/v1`. The token is sent there. */
  baseUrl?: string;
  /** The base URL of the Storage Box API. The token is sent there. */
  storageBaseUrl?: string;
  /** Named in `user-agent`, where the runtime lets a program set it. */
  application?: { name: string; version: string };
  /** The most retries of a request (5), and whether to retry while a resource is locked (no). */
  retry?: { retries?: number; locked?: boolean };
  /** Milliseconds after which a call gives up, with its retries; never by default. */
  timeout?: number;
  clock?: Clock;
}

export interface RequestOptions {
  /** Ends the call; it rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds after which the call gives up, with its retries. */
  timeout?: number;
  /** The most retries, in place of those of the client. */
  retries?: number;
  /** Additional headers. A browser sends a preflight request for them, which may fail. */
  headers?: Record<string, string>;
}

export interface ListOptions extends RequestOptions {
  /** The most pages requested at the same time: 1 by default. */
  atOnce?: number;
}

export interface WaitOptions extends RequestOptions {
  /** Called with each action whenever its state was received. */
  onProgress?: (action: Action) => void;
}

/** A list that is fetched page by page, as far as it is iterated. */
export interface Listing<Item, Key extends string> extends AsyncIterable<Item> {
  /** All resources. */
  all(): Promise<Item[]>;
  /** The first resource; `null` when there is none. */
  first(): Promise<Item | null>;
  /** One page: the first by default, or the one of the parameter `page`. */
  page(): Promise<Record<Key, Item[]> & { meta: Meta }>;
}

/** Actions to wait for: one, several, or the reply of an operation that holds some. */
export type Awaitable =
  | Action
  | Iterable<Action>
  | { action: Action | null; next_actions?: Action[] }
  | { actions: Action[] }
  | null;

/** The outcome of an action. */
export interface Outcome {
  status: "success" | "failed" | "missing" | "unfinished";
  id: number;
  /** Its last known state. */
  action: Action | null;
}

/** A wait that can be saved, and resumed by another process. */
export interface Waiting {
  /** Waits; may be called again after it was aborted. */
  run(options?: WaitOptions): Promise<Action[]>;
  /** The state so far, as text without the token. */
  state(): string;
}

/** A request for a host to send unchanged. `headers` is not enumerable, so it is neither printed nor stringified. */
export interface HetznerRequest {
  method: "GET" | "POST" | "PUT" | "DELETE";
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** A client. Each resource is a property, and each operation a method of it. */
export class Hetzner {
  constructor(options: HetznerOptions);
  /** Calls an operation by its name in the reference, as in `servers.power_on`. */
  call(name: string, params?: object, options?: RequestOptions): Promise<unknown>;
  /** Calls an endpoint that this version does not know, by its path with query. Resolves to the whole body; `null` without one. */
  raw(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    options?: RequestOptions & { body?: object; storage?: boolean },
  ): Promise<unknown>;
  /** Makes the request of an operation, for your own HTTP client; nothing is sent. The headers hold the token. */
  request(name: string, params?: object): HetznerRequest;
  /** Calls a function repeatedly, at growing intervals, until its reply satisfies a predicate: until a server has a status. */
  until<Reply>(
    ask: () => Promise<Reply>,
    isRight: (reply: Reply) => boolean,
    options?: { timeout?: number; signal?: AbortSignal },
  ): Promise<Reply>;
  /** Waits until actions have ended. Rejects with `ActionsError` when not all of them succeeded. */
  wait(actions: Awaitable, options?: WaitOptions): Promise<Action[]>;
  /** A wait that can be saved. */
  waiting(actions: Awaitable, options?: { timeout?: number }): Waiting;
  /** Continues from a state of `Waiting.state`. */
  resume(state: string): Waiting;
}
export interface Hetzner extends Resources {}

/** The base class of all errors of this package. An aborted call rejects with the reason of its `AbortSignal` instead. */
export class HetznerError extends Error {
  /** The operation, as in `servers.create`; empty for an error that belongs to none. */
  readonly operation: string;
}

/** A value cannot be sent. Nothing was sent. */
export class InputError extends HetznerError {
  /** The parameter, as in `label_selector`. */
  readonly parameter: string;
}

/** The API refused. */
export class ApiError extends HetznerError {
  readonly status: number;
  readonly code: ErrorCode;
  /** The details, whose shape depends on the code. */
  readonly details: unknown;
  /** The id that Hetzner's support asks for; not visible in a browser. */
  readonly correlationId: string | null;
}

/** The response cannot be read. `body` holds it. */
export class AnswerError extends HetznerError {
  readonly status: number;
  readonly body: string;
}

/** The request could not be sent, or its response could not be received. */
export class TransportError extends HetznerError {}

/** A `POST` whose response was lost. It may have been carried out: look before you send it again. */
export class AmbiguousError extends HetznerError {}

/** The deadline has passed; `cause` is the outcome of the last attempt. */
export class DeadlineError extends HetznerError {}

/** Not all actions succeeded; `cause` is the error that ended the wait early, if any. */
export class ActionsError extends HetznerError {
  readonly outcomes: Outcome[];
}
