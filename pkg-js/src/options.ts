// The options of clients and calls, and how wrong ones are refused.
import { InputError } from "./errors.js";

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
  /** The project's API token. */
  token: string;
  /** The function that sends requests: the global `fetch` by default. */
  fetch?: Fetch | undefined;
  /** The base URL of the Cloud API, as in `https://proxy.example/v1`. The token is sent there. */
  baseUrl?: string | undefined;
  /** The base URL of the Storage Box API. The token is sent there. */
  storageBaseUrl?: string | undefined;
  /** Name and version for `user-agent`, where the runtime lets a program set it. */
  application?: { name: string; version: string } | undefined;
  /** The most retries of a request (5), and whether to retry while a resource is locked (no). */
  retry?: { retries?: number | undefined; locked?: boolean | undefined } | undefined;
  /** Milliseconds after which a call ends, with its retries; none by default. */
  timeout?: number | undefined;
  /** The clock of retries, waits and timeouts: the system's by default. */
  clock?: Clock | undefined;
}

/** The options of a call. */
export interface CallOptions {
  /** Ends the call; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds after which the call ends, with its retries; that of the client by default. */
  timeout?: number | undefined;
  /** The most retries, in place of those of the client. */
  retries?: number | undefined;
  /** Additional headers. A browser sends a preflight request for them, which may fail. */
  headers?: RequestInit["headers"] | undefined;
}

/** The options of a list. */
export interface ListOptions extends CallOptions {
  /** The most pages requested at the same time: 1 by default. */
  concurrency?: number | undefined;
}

/** The options of a call of an endpoint that is not in the table. */
export interface RawOptions extends CallOptions {
  /** The JSON body. */
  body?: object | undefined;
  /** Calls the Storage Box API. */
  storage?: boolean | undefined;
}

/** The options of a wait for actions. */
export interface WaitOptions extends CallOptions {
  /** Called with each action whenever its state was received. */
  onProgress?: ((action: import("./api.js").Action) => void) | undefined;
}

/** The options of `pollUntil`. */
export interface PollOptions {
  /** Ends the polling; it rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
  /** Milliseconds after which the polling ends; that of the client by default. */
  timeout?: number | undefined;
}

/** A check returns the problem with a value, if there is one. */
type Check = (value: unknown) => string | false;

const count =
  (least: number): Check =>
  (value) =>
    !(Number.isSafeInteger(value) && (value as number) >= least) && `must be a whole number from ${least}`;
const isA =
  (type: string, problem = `must be a ${type}`): Check =>
  (value) =>
    typeof value !== type && problem;
const has =
  (problem: string, ...methods: string[]): Check =>
  (value) =>
    !methods.every((name) => typeof (value as Record<string, unknown> | null)?.[name] === "function") && problem;

/** A text that the core receives with others, separated by NUL. */
const text: Check = (value) => (typeof value !== "string" || value.includes("\0")) && "must be a string without NUL";
const timeout: Check = (value) =>
  !(typeof value === "number" && value > 0) && "must be a number of milliseconds above 0";
const object: Check = (value) =>
  (typeof value !== "object" || value === null || Array.isArray(value)) && "must be an object";
const signal = has("must be an AbortSignal", "addEventListener", "throwIfAborted");

const headers: Check = (value) => {
  try {
    if (typeof value === "object" && value && new Headers(value as HeadersInit)) return false;
  } catch {}
  return "must be valid headers";
};

const POLL: Record<string, Check> = { signal, timeout };
const CALL: Record<string, Check> = { ...POLL, retries: count(0), headers };

/** The options of each kind. */
const OPTIONS = {
  client: {
    token: text,
    fetch: isA("function"),
    baseUrl: text,
    storageBaseUrl: text,
    application: object,
    retry: object,
    timeout,
    clock: has("must have `now` and `sleep`", "now", "sleep"),
  },
  retry: { retries: count(0), locked: isA("boolean") },
  call: CALL,
  list: { ...CALL, concurrency: count(1) },
  raw: { ...CALL, body: object, storage: isA("boolean") },
  wait: { ...CALL, onProgress: isA("function") },
  poll: POLL,
  waiter: { timeout },
} satisfies Record<string, Record<string, Check>>;

/**
 * Refuses unknown options and values of the wrong type.
 *
 * @internal
 */
export function check<Options extends object>(kind: keyof typeof OPTIONS, options: Options, operation = ""): Options {
  const checks: Record<string, Check> = OPTIONS[kind];
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
