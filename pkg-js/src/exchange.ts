// Conversations without I/O: the core says what to send and how long to wait, and judges what came back. It never sees a
// body; what it does not see is added here.
import type { Conversation } from "./core.js";
import { ambiguousError, deadlineError, type HetznerError, InputError } from "./errors.js";
import type { Host } from "./host.js";
import type { Extras } from "./options.js";
import { encodeQuery } from "./parameters.js";
import type { Received, Reading } from "./response.js";

/** The states of a conversation, and the return values of `receive`: see `wasm.rs`. */
const WAIT = 1,
  DONE = 2,
  EXPIRED = 3;
const IGNORED = 0,
  ACCEPT = 1,
  RETRY = 2,
  AMBIGUOUS = 3,
  ALREADY_DONE = 5;

export type HeaderRecord = Readonly<Record<string, string>>;

/** A conversation of the core with the part of its requests and responses that the core does not have. */
export class Exchange {
  readonly headers: HeaderRecord;
  readonly hasDeadline: boolean;
  private readonly query: string;
  private conversation: Conversation | undefined;
  /** The time of the first step of a call of which the core does not know yet. */
  private begin: number | undefined;

  constructor(
    private readonly host: Host,
    /** A conversation of the core, or the URL of a call. */
    private readonly start: Conversation | string,
    readonly reading: Reading,
    readonly method: string,
    readonly body: string | undefined,
    private readonly extras: Extras = {},
  ) {
    const { headers, extraQuery, timeout = host.timeout } = extras;
    const kind = body === undefined ? 0 : 1;
    this.headers = host.headers[kind];
    if (headers)
      this.headers = { ...this.headers, ...Object.fromEntries(new Headers(headers)), ...host.ownHeaders[kind] };
    this.query = extraQuery ? encodeQuery(extraQuery) : "";
    this.hasDeadline = timeout !== Infinity;
    if (typeof start === "string") host.calls += 1;
    else this.conversation = this.open();
  }

  /** The conversation. The core has nothing to add to a call that succeeds at once, so one begins when it is asked for. */
  get core(): Conversation {
    this.conversation ??= this.open();
    return this.conversation;
  }

  private open(): Conversation {
    const { host, start, method, begin, extras } = this;
    const { maxRetries = -1, timeout = host.timeout } = extras;
    // Both are valid: the core has made the URL.
    const core = typeof start === "string" ? (host.client.call(`${method}\0${start}`) as Conversation) : start;
    core.limit(timeout, maxRetries);
    if (begin !== undefined) core.step(begin);
    return core;
  }

  /** The URL of the request to send now; `undefined` when it is time to wait, or at the end. Throws when it ended early. */
  step(now: number): string | undefined {
    const { start, reading } = this;
    const isFirst = typeof start === "string" && !this.conversation && this.begin === undefined;
    if (isFirst) this.begin = now;
    const url = isFirst ? start : this.core.step(now);
    if (url !== undefined) return this.query ? url + (url.includes("?") ? "&" : "?") + this.query : url;
    const { state } = this.core;
    if (state <= DONE) return undefined;
    const expired = deadlineError(reading.name);
    throw state === EXPIRED ? expired : ambiguousError(reading.name, expired);
  }

  /** Frees the memory of the conversation. Called once. */
  free(): void {
    if (typeof this.start === "string") this.host.calls -= 1;
    this.conversation?.free();
  }

  /** Whether the last step was the end, and not a wait. */
  get isDone(): boolean {
    return this.core.state !== WAIT;
  }

  /**
   * Gives the core an outcome. Returns it when it is final, and throws when it is final and an error. An outcome that is
   * not final is retried, or nobody waits for it.
   */
  receive(
    ticket: number,
    received: Received,
    now: number,
    onRetry?: (error: HetznerError) => void,
  ): Received | undefined {
    const { name, shape } = this.reading;
    const { error } = received;
    const verdict = this.tell(ticket, received, now);
    if (error instanceof InputError && this.method !== "POST") throw error;
    if (verdict === RETRY && error) onRetry?.(error);
    if (verdict === IGNORED || verdict === RETRY) return undefined;
    if (verdict === ALREADY_DONE) return { ...received, value: shape === "?" ? null : undefined };
    if (verdict === AMBIGUOUS) throw ambiguousError(name, error);
    if (verdict !== ACCEPT) throw deadlineError(name, error);
    if (error) throw error;
    return received;
  }

  private tell(ticket: number, received: Received, now: number): number {
    const { status, value, pagination } = received;
    const { shape } = this.reading;
    const isSuccess = isReply(received);
    const isList = shape === "+" || shape === "/";
    const items = isList && Array.isArray(value) ? value : [];
    const texts = isSuccess && !isList ? "" : textsOf(received, isSuccess, shape, items);
    const { next_page, last_page } = pagination ?? {};
    return this.core.receive(ticket, status, isSuccess, texts, next_page ?? 0, last_page ?? 0, items.length, now);
  }
}

/** Whether an outcome is a success that could be read. */
export function isReply({ status, error }: Received): boolean {
  return status >= 200 && status < 300 && !error;
}

/** The texts of an outcome that the core looks at. */
function textsOf({ code, headers, pagination }: Received, isReply: boolean, shape: string, items: any[]): string {
  const header = (name: string, isOf: boolean) => (isOf && headers?.get(name)) || "";
  return [
    code,
    header("retry-after", !isReply),
    header("ratelimit-reset", !isReply),
    header("link", isReply && shape === "/" && !pagination),
    shape === "+" ? items.map(({ id, status }) => (hasEnded(status) ? -id : id)) : "",
  ].join("\0");
}

/** Numbers of the core, which are separated by commas. */
export function numbers(text = ""): number[] {
  return text ? text.split(",").map(Number) : [];
}

export function hasEnded(status: unknown): boolean {
  return status === "success" || status === "error";
}
