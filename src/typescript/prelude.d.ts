// The types of the npm package `hetzner-cloud`. Generated from the crate's table: edit that, not this.

/** A moment as RFC 3339 writes it, as in `2026-11-21T09:30:00Z`. */
export type Timestamp = string;

/** A decimal number as text, exactly as the API wrote it. Do not calculate with floating point numbers. */
export type Money = string;

/** The labels of a resource. */
export type Labels = Record<string, string>;

/** A key to sort by; ascending unless said otherwise. */
export type Sort<Key extends string> =
  | Key
  | (Key extends string ? (string & {} extends Key ? never : `${Key}:asc` | `${Key}:desc`) : never);

/** A password or the like: it prints as `[secret]`, also in JSON. */
export class Secret {
  constructor(value: string);
  /** The value itself. */
  expose(): string;
  toString(): string;
  toJSON(): string;
}

/** What time it is and how to sleep; tests bring their own. */
export interface Clock {
  /** Milliseconds since the Unix epoch. */
  now(): number;
  /** Resolves after so many milliseconds, or rejects with the signal's reason. */
  sleep(millis: number, signal?: AbortSignal): Promise<void>;
}

export interface HetznerOptions {
  /** The project's API token. */
  token: string;
  /** What sends; the global `fetch` unless said otherwise. */
  fetch?: (url: string, init: RequestInit) => Promise<Response>;
  /** Another address for the Cloud API, as in `https://proxy.example/v1`. The token is sent there. */
  baseUrl?: string;
  /** Another address for the Storage Box API. The token is sent there. */
  storageBaseUrl?: string;
  /** Named in `user-agent`, where that is not the browser's own business. */
  application?: { name: string; version: string };
  /** How often a request is sent again at most (5), and whether also when a resource is locked (no). */
  retry?: { retries?: number; locked?: boolean };
  /** Milliseconds after which a call gives up, with its retries; never unless said otherwise. */
  timeout?: number;
  clock?: Clock;
}

export interface RequestOptions {
  /** Ends the call; it rejects with the signal's reason. */
  signal?: AbortSignal;
  /** Milliseconds after which the call gives up, with its retries. */
  timeout?: number;
  /** How often it is sent again at most, in place of what the client does. */
  retries?: number;
  /** Headers besides those of the client. A browser asks the API for permission first, and may be refused. */
  headers?: Record<string, string>;
}

export interface ListOptions extends RequestOptions {
  /** How many pages may be under way at once: 1 unless said otherwise. */
  atOnce?: number;
}

export interface WaitOptions extends RequestOptions {
  /** Is told of each action whenever something was heard of it. */
  onProgress?: (action: Action) => void;
}

/** A list that is fetched page by page, as far as it is looked at. */
export interface Listing<Item, Key extends string> extends AsyncIterable<Item> {
  /** Everything on it. */
  all(): Promise<Item[]>;
  /** The first on it; `null` when there is none. */
  first(): Promise<Item | null>;
  /** One page, as it was asked for: the first unless `page` says otherwise. */
  page(): Promise<Record<Key, Item[]> & { meta: Meta }>;
}

/** What to wait for: an action, several, or the answer of an operation that holds some. */
export type Awaitable =
  | Action
  | Iterable<Action>
  | { action: Action | null; next_actions?: Action[] }
  | { actions: Action[] }
  | null;

/** What became of an action. */
export interface Outcome {
  status: "success" | "failed" | "missing" | "unfinished";
  id: number;
  /** What was last heard of it. */
  action: Action | null;
}

/** Waiting that can be saved and resumed by another process. */
export interface Waiting {
  /** Waits on; may be called again after it was aborted. */
  run(options?: WaitOptions): Promise<Action[]>;
  /** What is known by now, as text without the token. */
  state(): string;
}

/** A request for a host to send as it is. `headers` is left out of JSON and of what is printed. */
export interface HetznerRequest {
  method: "GET" | "POST" | "PUT" | "DELETE";
  url: string;
  headers: Record<string, string>;
  body: string | undefined;
}

/** Who asks. Each resource is a property, and each operation a method of it. */
export class Hetzner {
  constructor(options: HetznerOptions);
  /** Calls an operation by its name in the reference, as in `servers.power_on`. */
  call(name: string, params?: object, options?: RequestOptions): Promise<unknown>;
  /** Calls an endpoint that this version does not know, by its path with its query. Gives the whole answer; `null` for none. */
  raw(
    method: "GET" | "POST" | "PUT" | "DELETE",
    path: string,
    options?: RequestOptions & { body?: object; storage?: boolean },
  ): Promise<unknown>;
  /** The request of an operation, for a host of your own; nothing is sent. The headers hold the token. */
  request(name: string, params?: object): HetznerRequest;
  /** Asks again and again, less often in time, until the answer is right: until a server has a status. */
  until<Reply>(
    ask: () => Promise<Reply>,
    isRight: (reply: Reply) => boolean,
    options?: { timeout?: number; signal?: AbortSignal },
  ): Promise<Reply>;
  /** Waits until actions have ended. Rejects with `ActionsError` when not all of them succeeded. */
  wait(actions: Awaitable, options?: WaitOptions): Promise<Action[]>;
  /** Waiting that can be saved. */
  waiting(actions: Awaitable, options?: { timeout?: number }): Waiting;
  /** Goes on with what `Waiting.state` said. */
  resume(state: string): Waiting;
}
export interface Hetzner extends Resources {}

/** Anything that this package throws, but for an `AbortSignal`'s reason. */
export class HetznerError extends Error {
  /** The operation, as in `servers.create`; empty for what belongs to none. */
  readonly operation: string;
}

/** What was given cannot be sent. Nothing was sent. */
export class InputError extends HetznerError {
  /** The parameter, as in `label_selector`. */
  readonly parameter: string;
}

/** The API refused. */
export class ApiError extends HetznerError {
  readonly status: number;
  readonly code: ErrorCode;
  /** More, whose shape depends on the code. */
  readonly details: unknown;
  /** What Hetzner's support asks for; not visible in a browser. */
  readonly correlationId: string | null;
}

/** The answer cannot be read. `body` holds it. */
export class AnswerError extends HetznerError {
  readonly status: number;
  readonly body: string;
}

/** The request could not be sent, or its answer not be received. */
export class TransportError extends HetznerError {}

/** A `POST` whose answer was lost: it may have been carried out. Look before you send it again. */
export class AmbiguousError extends HetznerError {}

/** The time was up; `cause` is what was last heard. */
export class DeadlineError extends HetznerError {}

/** Not all actions succeeded; `cause` says why waiting broke off early, if it did. */
export class ActionsError extends HetznerError {
  readonly outcomes: Outcome[];
}
