// The driver of a conversation of the core: sends what it says, waits as long as it says, and keeps the responses, which the
// core never sees.
import { abandoned, type Client, type Conversation } from "./core.js";
import { ambiguousError, deadlineError, HetznerError, InputError, transportError } from "./errors.js";
import type { CallOptions, Clock, Fetch } from "./options.js";
import { type Received, type Reading, read } from "./response.js";
import { withoutToken } from "./secrets.js";

/** The states of a conversation, and the return values of `receive`: see `wasm.rs`. */
const WAIT = 1,
  DONE = 2,
  EXPIRED = 3;
const IGNORED = 0,
  ACCEPT = 1,
  RETRY = 2,
  AMBIGUOUS = 3,
  ALREADY_DONE = 5;

/** What all conversations of a client share. */
export interface Host {
  readonly client: Client;
  readonly token: string;
  readonly fetch: Fetch;
  readonly clock: Clock;
  readonly timeout: number | undefined;
  /** The headers of a request without and with a body. */
  readonly headers: readonly [HeaderRecord, HeaderRecord];
}

export type HeaderRecord = Readonly<Record<string, string>>;

/** The part of a request that the core does not have. */
export interface Message {
  readonly method: string;
  readonly body: string | undefined;
}

/** A final outcome. Its page, its API and the actions that are missing can be read from the conversation. */
export interface Final {
  readonly value: any;
  readonly pagination: Received["pagination"];
}

type Arrival = readonly [ticket: number, received: Received];

/** A conversation in progress. It must be ended, whatever happens. */
export class Run {
  /** The requests in flight by their tickets; missing when a single request without signal and timeout is awaited. */
  readonly #inFlight: Map<number, Promise<Arrival>> | undefined;
  /** Ends what is in flight. It comes with `#inFlight`, because `fetch` takes longer with a signal. */
  readonly #end: Ending | undefined;
  readonly #headers: HeaderRecord;

  constructor(
    private readonly host: Host,
    private readonly conversation: Conversation,
    private readonly reading: Reading,
    private readonly message: Message,
    { signal, timeout = host.timeout ?? Infinity, retries, headers }: CallOptions = {},
    /** The most requests in flight at the same time. */
    concurrency = 1,
  ) {
    const own = host.headers[message.body === undefined ? 0 : 1];
    // In small letters, so that the client's own replace them.
    this.#headers = headers ? { ...Object.fromEntries(new Headers(headers)), ...own } : own;
    if (timeout !== Infinity) conversation.within(timeout);
    if (retries !== undefined) conversation.retries(retries);
    if (!signal && timeout === Infinity && concurrency === 1) return;
    this.#end = new Ending(signal);
    this.#inFlight = new Map();
    abandoned?.register(this, conversation, this);
  }

  /** The next final outcome; `undefined` at the end. */
  async next(): Promise<Final | undefined> {
    const { conversation, host } = this;
    for (;;) {
      this.#end?.signal.throwIfAborted();
      const url = conversation.step(host.clock.now());
      if (url === undefined && conversation.state !== WAIT) return this.#stopped(conversation.state);
      const sent = url === undefined ? undefined : this.#send(conversation.ticket, url);
      if (sent && this.#inFlight) {
        this.#inFlight.set(conversation.ticket, sent);
        continue;
      }
      const arrival = await (sent ?? this.#arrival(conversation.until));
      const final = arrival && this.#receive(arrival);
      if (final) return final;
    }
  }

  /** Returns nothing at the end, and throws when the core stopped before. */
  #stopped(state: number): undefined {
    const { name } = this.reading;
    if (state === DONE) return undefined;
    const expired = deadlineError(name);
    throw state === EXPIRED ? expired : ambiguousError(name, expired);
  }

  end(): void {
    this.#end?.detach();
    if (this.#inFlight) abandoned?.unregister(this);
    if (this.#inFlight?.size) this.#end?.abort();
    this.conversation.free();
  }

  /** The next response, or nothing when it is time for the next step. */
  #arrival(until: number): Promise<Arrival | undefined> {
    const waits: Promise<Arrival | undefined>[] = [...(this.#inFlight?.values() ?? [])];
    if (this.#end?.aborted) waits.push(this.#end.aborted);
    return until === Infinity ? Promise.race(waits) : this.#arrivalBefore(until, waits);
  }

  async #arrivalBefore(until: number, waits: Promise<Arrival | undefined>[]): Promise<Arrival | undefined> {
    const timer = new AbortController();
    const { clock } = this.host;
    // A sleep that ends by its signal has lost the race, and nobody looks at it.
    const slept = clock.sleep(Math.max(0, until - clock.now()), timer.signal).catch((error) => {
      if (!timer.signal.aborted) throw error;
    });
    try {
      return await Promise.race([...waits, slept.then(() => undefined)]);
    } finally {
      timer.abort();
    }
  }

  /** Never rejects: what went wrong is in the outcome. */
  async #send(ticket: number, url: string): Promise<Arrival> {
    const { reading, message, host } = this;
    const { method, body } = message;
    const init: RequestInit = { method, headers: { ...this.#headers }, redirect: "manual" };
    if (body !== undefined) init.body = body;
    if (this.#end) init.signal = this.#end.signal;
    try {
      const { fetch } = host;
      const response = await fetch(url, init);
      if (typeof response?.text !== "function") throw new InputError(reading.name, "fetch", "must return a Response");
      const headers = typeof response.headers?.get === "function" ? response.headers : undefined;
      return [ticket, read(reading, response.status, headers, await response.text(), host.token)];
    } catch (error) {
      if (error instanceof HetznerError) return [ticket, { status: 0, code: "", error }];
      const isSent = !isUnsent(error);
      return [
        ticket,
        { status: Number(!isSent), code: "", error: transportError(reading.name, isSent, redacted(error, host.token)) },
      ];
    }
  }

  /** Tells the core an outcome; returns the value when it is final, and throws when it is final and an error. */
  #receive([ticket, received]: Arrival): Final | undefined {
    const { conversation, reading, host, message } = this;
    const { name, shape } = reading;
    this.#inFlight?.delete(ticket);
    const { status, value, pagination, error } = received;
    const isReply = status >= 200 && status < 300 && !error;
    const isList = shape === "+" || shape === "/";
    const items = isList && Array.isArray(value) ? value : [];
    const texts = isReply && !isList ? "" : textsOf(received, isReply, shape, items);
    const { next_page, last_page } = pagination ?? {};
    const now = host.clock.now();
    const verdict = conversation.receive(
      ticket,
      status,
      isReply,
      texts,
      next_page ?? 0,
      last_page ?? 0,
      items.length,
      now,
    );
    if (error instanceof InputError && message.method !== "POST") throw error;
    if (verdict === IGNORED || verdict === RETRY) return undefined;
    if (verdict === ALREADY_DONE) return { value: shape === "?" ? null : undefined, pagination };
    if (verdict === AMBIGUOUS) throw ambiguousError(name, error);
    if (verdict !== ACCEPT) throw deadlineError(name, error);
    if (error) throw error;
    return { value, pagination };
  }
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
export function numbers(text: string): number[] {
  return text ? text.split(",").map(Number) : [];
}

/** An abort of its own, which follows the caller's signal until it is detached: nothing stays on a signal that lives on. */
export class Ending extends AbortController {
  /** Rejects when the caller aborts, also where a function of the caller ignores the signal. */
  readonly aborted: Promise<never> | undefined;
  /** Removes the listener from the caller's signal. */
  readonly detach: () => void = () => {};

  constructor(signal: AbortSignal | undefined) {
    super();
    if (!signal) return;
    const follow = () => this.abort(signal.reason);
    if (signal.aborted) follow();
    signal.addEventListener("abort", follow);
    this.detach = () => signal.removeEventListener("abort", follow);
    this.aborted = new Promise((_, reject) => this.signal.addEventListener("abort", () => reject(signal.reason)));
    // Nobody need look at it.
    this.aborted.catch(() => {});
  }
}

export function hasEnded(status: unknown): boolean {
  return status === "success" || status === "error";
}

/** Whether the request did not leave; only Node tells, by the code of the system. */
function isUnsent(error: unknown): boolean {
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)$/.test((error as any)?.cause?.code);
}

/** An error of `fetch`, or a copy without the token if it quotes it. */
function redacted(error: unknown, token: string): unknown {
  const { name, message, stack, cause } = (error ?? {}) as Error;
  if (![message, stack, (cause as Error | undefined)?.message].some((text) => String(text).includes(token)))
    return error;
  const copy = new Error(withoutToken(String(message), token));
  return Object.defineProperty(copy, "name", { value: name, configurable: true });
}
