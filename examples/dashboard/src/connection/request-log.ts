// The requests of a session, as the client reports them.
import type { RequestEvent, ResponseEvent, RetryEvent } from "hetzner-cloud";

/** A request, with its outcome once there is one. */
export interface LoggedRequest {
  number: number;
  operation: string;
  method: string;
  path: string;
  attempt: number;
  sentAt: number;
  /** The HTTP status; `null` without a response, `undefined` while it is in flight. */
  status: number | null | undefined;
  /** The problem of this attempt. */
  problem: string | undefined;
  isRetried: boolean;
}

/** The number of requests that are kept. */
const KEPT = 100;
const MINUTE = 60_000;

export class RequestLog {
  /** The latest requests, the newest first. */
  readonly latest: LoggedRequest[] = [];
  total = 0;
  /** Whether the latest answer was that the limit of requests is used up. */
  isLimited = false;
  readonly #times: number[] = [];
  readonly #changed: () => void;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** The number of requests in the last minute. */
  get lastMinute(): number {
    const start = Date.now() - MINUTE;
    while (this.#times[0] !== undefined && this.#times[0] < start) this.#times.shift();
    return this.#times.length;
  }

  sent({ operation, method, url, attempt }: RequestEvent): void {
    this.total++;
    this.#times.push(Date.now());
    this.latest.unshift({
      number: this.total,
      operation,
      method,
      path: pathOf(url),
      attempt,
      sentAt: Date.now(),
      status: undefined,
      problem: undefined,
      isRetried: false,
    });
    this.latest.length = Math.min(this.latest.length, KEPT);
    this.#changed();
  }

  received({ operation, url, attempt, status, error }: ResponseEvent): void {
    const request = this.#find(operation, url, attempt);
    if (!request) return;
    request.status = status;
    if (status !== null) this.isLimited = status === 429;
    request.problem = error?.summary;
    this.#changed();
  }

  retried({ operation, url, attempt }: RetryEvent): void {
    const request = this.#find(operation, url, attempt);
    if (request) request.isRetried = true;
  }

  #find(operation: string, url: string, attempt: number): LoggedRequest | undefined {
    const path = pathOf(url);
    return this.latest.find((it) => it.operation === operation && it.path === path && it.attempt === attempt);
  }
}

function pathOf(url: string): string {
  const { pathname, search } = new URL(url, location.href);
  return decodeURIComponent(pathname + search);
}
