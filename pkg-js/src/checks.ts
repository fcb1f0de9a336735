// The checks of options: unknown ones and wrong values are refused.
import { InputError } from "./errors.js";
import { isQueryValue } from "./parameters.js";

/** A check returns the problem with a value, if there is one. */
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
export const text: Check = (value) =>
  (typeof value !== "string" || value.includes("\0")) && "must be a string without NUL";
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

/** Refuses unknown options and values of the wrong type. */
export function check<Options extends object>(kind: keyof typeof OPTIONS, options: Options, operation = ""): Options {
  return checkBy(OPTIONS[kind], options, operation);
}

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

/** Returns whether a value is an object, and not an array. */
export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The name that was probably meant, as the end of a sentence. */
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
