// Responses: what the core must see of them, and the value or error.
import type { Route } from "./core.js";
import { scrub } from "./core.js";
import { AnswerError, ApiError, type HetznerError } from "./errors.js";
import { hideSecrets, valueWithoutToken, withoutToken } from "./secrets.js";

/**
 * How a reply is read: a route, or an endpoint that is not in the table.
 *
 * @internal
 */
export type Reading = Pick<Route, "name" | "shape" | "key" | "hasSecrets">;

/**
 * The outcome of a request.
 *
 * @internal
 */
export interface Received {
  /** 0 for a request that was lost, 1 for one that did not leave. */
  status: number;
  code: string;
  headers?: Headers | undefined;
  value?: unknown;
  pagination?: Pagination | null | undefined;
  error?: HetznerError | undefined;
}

/** @internal */
interface Pagination {
  next_page?: number | null;
  last_page?: number | null;
  total_entries?: number | null;
}

/** The rate limit of the project, as a response has it. */
export interface RateLimit {
  /** The requests per hour. */
  limit: number;
  /** The requests that are left. */
  remaining: number;
  /** The time at which all of them are available again. */
  reset: Date;
}

/** A reply with what else the response has. */
export interface WithResponse<Reply> {
  value: Reply;
  /** The HTTP status. */
  status: number;
  /** The headers that are visible: in a browser next to none. */
  headers: Record<string, string>;
  /** The rate limit; `null` when its headers are not visible. */
  rateLimit: RateLimit | null;
}

/** @internal */
export function read(
  reading: Reading,
  status: number,
  headers: Headers | undefined,
  text: string,
  token: string,
): Received {
  const { name, shape, key } = reading;
  const received: Received = { status: status || 302, code: "", headers };
  const unreadable = (problem: string): Received => ({
    ...received,
    error: new AnswerError(text, problem, { operation: name, status }),
  });
  if (status < 200 || (status >= 300 && status < 400)) {
    return unreadable("is neither a success nor an error of the API; redirects are not followed");
  }
  const isSuccess = status < 300;
  let body: any;
  try {
    body = JSON.parse(text);
  } catch {
    if (text.trim() !== "")
      return unreadable(isSuccess ? "is not JSON, or ends too early" : "does not contain an error of the API");
    if (!isSuccess || !"0?".includes(shape)) return unreadable("has no body");
    return { ...received, value: shape === "?" ? null : undefined };
  }
  if (!isSuccess) {
    const error = body?.error;
    if (typeof error?.code !== "string") return unreadable("does not contain an error of the API");
    const message = withoutToken(scrub(typeof error.message === "string" ? error.message : ""), token);
    const correlationId = headers?.get("x-correlation-id");
    const facts = { operation: name, status, code: codeWithoutToken(error.code, token), correlationId };
    return {
      ...received,
      code: error.code.split("\0", 1)[0],
      error: new ApiError(message, valueWithoutToken(error.details ?? null, token), facts),
    };
  }
  if (shape === "0") return { ...received, value: undefined };
  const value = key ? body?.[key] : body;
  const isRight = "/+".includes(shape) ? Array.isArray(value) : value && typeof value === "object";
  if (!isRight && shape !== "?") return unreadable(`has another shape: \`${key || "an object"}\` is missing`);
  if (reading.hasSecrets) hideSecrets(body);
  received.value = value ?? null;
  received.pagination = body?.meta?.pagination;
  return received;
}

/** A code without the token. One of lower-case words is no token, also where a test uses a word as one. */
function codeWithoutToken(code: string, token: string): string {
  return /^[a-z_]*$/.test(code) ? code : withoutToken(code, token);
}

/**
 * A reply with what else its response has, as plain values: a `Headers` could not be cloned.
 *
 * @internal
 */
export function withResponse<Reply>(value: Reply, received: Received): WithResponse<Reply> {
  const headers = Object.fromEntries(received.headers ?? []);
  return { value, status: received.status, headers, rateLimit: rateLimitOf(received) };
}

/** @internal */
export function rateLimitOf({ headers }: Received): RateLimit | null {
  const [limit, remaining, reset] = ["limit", "remaining", "reset"].map((name) => {
    const text = headers?.get(`ratelimit-${name}`);
    return text && /^\d+$/.test(text) ? Number(text) : undefined;
  });
  if (limit === undefined || remaining === undefined || reset === undefined) return null;
  return { limit, remaining, reset: new Date(reset * 1000) };
}
