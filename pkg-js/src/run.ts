// The driver: sends what a conversation says, waits as long as it says, and ends with it, whatever happens.
import { abandoned } from "./core.js";
import { HetznerError, InputError, transportError } from "./errors.js";
import { type Exchange, isReply } from "./exchange.js";
import type { Host } from "./host.js";
import type { DriverOptions, RequestEvent } from "./options.js";
import { rateLimitOf, type Received, read } from "./response.js";
import { errorWithoutToken, withoutToken } from "./secrets.js";
import { Watch, type Watched } from "./watch.js";

/** An outcome of a request, with the ticket and the URL of the request. Without a ticket, it is that of the last step. */
type Arrival = readonly [ticket: number | undefined, received: Received, url: string];

/** A conversation in progress. One of several requests must be ended, whatever happens; a call ends with `next`. */
export class Run {
  /** The requests in flight by their tickets; missing when a single request without signal and timeout is awaited. */
  private readonly inFlight: Map<number, Promise<Arrival>> | undefined;
  /** Their timeouts. */
  private readonly attempts: Set<Watched> | undefined;
  /** Ends what is in flight. It comes with `inFlight`, because `fetch` takes longer with a signal. */
  private readonly ending: Ending | undefined;
  /** The timeout of attempts; missing when they have none. */
  private readonly watch: Watch | undefined;
  /** The failed attempts of a URL, for hooks. */
  private readonly failures: Map<string, number> | undefined;

  constructor(
    private readonly host: Host,
    private readonly exchange: Exchange,
    { signal, attemptTimeout = host.attemptTimeout }: DriverOptions = {},
    /** Whether several requests can be in flight. */
    private readonly isParallel = false,
  ) {
    if (attemptTimeout !== Infinity) {
      this.watch = (attemptTimeout === host.attemptTimeout && host.watch) || new Watch(attemptTimeout);
    }
    if (host.hooks) this.failures = new Map();
    if (!signal && !isParallel && !exchange.hasDeadline) return;
    this.ending = new Ending(signal);
    this.inFlight = new Map();
    this.attempts = new Set();
    abandoned?.register(this, exchange.core, this);
  }

  /** The next final outcome; `undefined` at the end. */
  async next(): Promise<Received | undefined> {
    const { exchange, host, inFlight } = this;
    try {
      for (;;) {
        this.ending?.signal.throwIfAborted();
        const url = exchange.step(host.clock.now());
        if (url === undefined && exchange.isDone) return undefined;
        const ticket = inFlight && exchange.core.ticket;
        const sent = url === undefined ? undefined : this.send(ticket, url);
        if (sent && ticket !== undefined) {
          inFlight?.set(ticket, sent);
          continue;
        }
        const arrival = await (sent ?? this.arrival(exchange.core.until));
        const final = arrival && this.receive(arrival);
        if (final) return final;
      }
    } finally {
      if (!this.isParallel) this.end();
    }
  }

  end(): void {
    this.ending?.detach();
    if (this.inFlight) abandoned?.unregister(this);
    if (this.inFlight?.size) this.ending?.abort();
    // Also where `fetch` ignores the signal.
    this.attempts?.forEach((attempt) => void this.watch?.remove(attempt));
    if (this.ending?.signal.aborted || this.watch !== this.host.watch) this.watch?.rest();
    this.exchange.free();
  }

  private receive([ticket, received, url]: Arrival): Received | undefined {
    const { host, exchange } = this;
    // The core has nothing to add to the success of a call.
    if (ticket === undefined && isReply(received)) return received;
    const of = ticket ?? exchange.core.ticket;
    this.inFlight?.delete(of);
    const failures = this.failures;
    if (!failures) return exchange.receive(of, received, host.clock.now());
    const onRetry = (error: HetznerError) => {
      const event = this.event(url);
      failures.set(url, event.attempt);
      host.hooks?.onRetry?.({ ...event, error });
    };
    const final = exchange.receive(of, received, host.clock.now(), onRetry);
    if (final) failures.delete(url);
    return final;
  }

  /** The next response, or nothing when it is time for the next step. */
  private arrival(until: number): Promise<Arrival | undefined> {
    const waits: Promise<Arrival | undefined>[] = [...(this.inFlight?.values() ?? [])];
    if (this.ending?.aborted) waits.push(this.ending.aborted);
    return until === Infinity ? Promise.race(waits) : this.arrivalBefore(until, waits);
  }

  private async arrivalBefore(until: number, waits: Promise<Arrival | undefined>[]): Promise<Arrival | undefined> {
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

  /** Sends a request. What went wrong is in the outcome; only an error of a hook rejects. */
  private send(ticket: number | undefined, url: string): Promise<Arrival> {
    const { method, body, headers } = this.exchange;
    const init: RequestInit = { method, headers: { ...headers }, redirect: "manual" };
    if (body !== undefined) init.body = body;
    if (this.ending) init.signal = this.ending.signal;
    if (!this.host.hooks) return this.arrivalOf(ticket, url, init);
    const observed = this.observed(ticket, url, init);
    // An aborted call no longer awaits it: what a hook throws then would be reported as unhandled.
    observed.catch(() => {});
    return observed;
  }

  /** Sends a request, and tells the hooks. */
  private async observed(ticket: number | undefined, url: string, init: RequestInit): Promise<Arrival> {
    const { hooks, clock } = this.host;
    const event = this.event(url);
    hooks?.onRequest?.(event);
    const start = clock.now();
    const arrival = await this.arrivalOf(ticket, url, init);
    const [, received] = arrival;
    const { status, error = null } = received;
    const duration = clock.now() - start;
    hooks?.onResponse?.({
      ...event,
      status: status > 1 ? status : null,
      duration,
      rateLimit: rateLimitOf(received),
      error,
    });
    return arrival;
  }

  private event(url: string): RequestEvent {
    const { exchange, host } = this;
    const attempt = (this.failures?.get(url) ?? 0) + 1;
    return { operation: exchange.reading.name, method: exchange.method, url: withoutToken(url, host.token), attempt };
  }

  /** The outcome of a request, which is lost after the attempt's timeout. Never rejects: what went wrong is in it. */
  private arrivalOf(ticket: number | undefined, url: string, init: RequestInit): Promise<Arrival> {
    const { watch, attempts } = this;
    return new Promise((resolve) => {
      const end = (received: Received) => {
        if (attempt) watch?.remove(attempt);
        if (attempt) attempts?.delete(attempt);
        resolve([ticket, received, url]);
      };
      const attempt = watch?.add(() => end(this.lost(new DOMException("no response in time", "TimeoutError"))));
      if (attempt) attempts?.add(attempt);
      this.respond(url, init, end);
    });
  }

  /** Gives the outcome of a request to a function. Never rejects. */
  private async respond(url: string, init: RequestInit, end: (received: Received) => void): Promise<void> {
    const { host, exchange } = this;
    const { reading } = exchange;
    const { fetch } = host;
    let received: Received;
    try {
      const response = await fetch(url, init);
      if (typeof response?.text !== "function") throw new InputError(reading.name, "fetch", "must return a Response");
      const headers = typeof response.headers?.get === "function" ? response.headers : undefined;
      received = read(reading, response.status, headers, await response.text(), host.token);
    } catch (error) {
      received = this.lost(error);
    }
    end(received);
  }

  private lost(error: unknown): Received {
    if (error instanceof HetznerError) return { status: 0, code: "", error };
    const isSent = !isUnsent(error);
    const { host, exchange } = this;
    return {
      status: Number(!isSent),
      code: "",
      error: transportError(exchange.reading.name, isSent, errorWithoutToken(error, host.token)),
    };
  }
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

/** Whether the request did not leave; only Node tells, by the code of the system. */
export function isUnsent(error: unknown): boolean {
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)$/.test((error as any)?.cause?.code);
}
