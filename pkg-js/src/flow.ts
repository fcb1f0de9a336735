// Conversations for a host that sends the requests itself.
import { abandoned } from "./core.js";
import { InputError, transportError } from "./errors.js";
import type { Exchange } from "./exchange.js";
import type { Host } from "./host.js";
import { HetznerRequest } from "./request.js";
import { type Received, read } from "./response.js";
import { errorWithoutToken } from "./secrets.js";

/** A step of a conversation. */
export type Step<Output> =
  /** Send this request, and give its outcome to `receive` with the ticket. */
  | { type: "send"; ticket: number; request: HetznerRequest }
  /** Nothing to send before this time, in milliseconds since the Unix epoch; `Infinity` before the next outcome. */
  | { type: "wait"; until: number }
  /** The end. */
  | { type: "done"; value: Output };

/** A response, as a host has it. */
export interface HostResponse {
  status: number;
  /** The headers, as far as they are visible. */
  headers?: RequestInit["headers"] | undefined;
  /** The body as text; empty without one. */
  body: string;
}

/** The outcome of a request: a response, or an error without one. */
export type Outcome =
  | HostResponse
  /** `isSent: false` promises that the request did not leave, so that it may be sent again. */
  | { error: unknown; isSent?: boolean | undefined };

/**
 * What becomes of the final outcomes.
 *
 * @internal
 */
export interface Collector<Output> {
  add(received: Received): void;
  output(): Output;
  /** Converts the error in which the conversation ended. */
  failure?(error: unknown): unknown;
  /** Called at the end, before the core is freed. */
  end?(): void;
}

/**
 * A conversation without I/O: a call with its retries, a list or a wait. `step` says what to do, and `receive` takes what
 * came back; several requests may be in flight. Time is a parameter of both, in milliseconds since the Unix epoch.
 */
export class Flow<Output> {
  readonly #host: Host;
  readonly #exchange: Exchange;
  readonly #collector: Collector<Output>;
  #end: { value: Output } | { error: unknown } | undefined;

  /** @internal */
  constructor(host: Host, exchange: Exchange, collector: Collector<Output>) {
    this.#host = host;
    this.#exchange = exchange;
    this.#collector = collector;
    abandoned?.register(this, exchange.core, this);
  }

  /** The next step. Throws the error in which the conversation ended; after the end it repeats it. */
  step(now: number): Step<Output> {
    const exchange = this.#exchange;
    if (!this.#end) {
      try {
        const url = exchange.step(instant(now));
        if (url !== undefined) {
          const request = new HetznerRequest(exchange.method, url, exchange.headers, exchange.body);
          return { type: "send", ticket: exchange.core.ticket, request };
        }
        if (!exchange.isDone) return { type: "wait", until: exchange.core.until };
        this.#finish({ value: this.#collector.output() });
      } catch (error) {
        this.#fail(error);
      }
    }
    return this.#ended();
  }

  /** Takes the outcome of a request. One whose ticket is not in flight, or that comes after the end, is ignored. */
  receive(ticket: number, outcome: Outcome, now: number): void {
    if (this.#end) return;
    const received = this.#received(outcome);
    try {
      const final = this.#exchange.receive(ticket, received, instant(now));
      if (final) this.#collector.add(final);
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Frees the memory of a conversation that is not continued. */
  [Symbol.dispose](): void {
    if (!this.#end) this.#finish({ error: new InputError(this.#exchange.reading.name, "", "was disposed of") });
  }

  #fail(error: unknown): void {
    const { failure } = this.#collector;
    this.#finish({ error: failure ? failure(error) : error });
  }

  #ended(): Step<Output> {
    if (this.#end && "value" in this.#end) return { type: "done", value: this.#end.value };
    throw this.#end?.error;
  }

  #finish(end: { value: Output } | { error: unknown }): void {
    this.#end = end;
    this.#collector.end?.();
    abandoned?.unregister(this);
    this.#exchange.free();
  }

  #received(outcome: Outcome): Received {
    const { reading } = this.#exchange;
    if ("error" in outcome) {
      const { error, isSent = true } = outcome;
      return {
        status: Number(!isSent),
        code: "",
        error: transportError(reading.name, isSent, errorWithoutToken(error, this.#host.token)),
      };
    }
    const { status, headers, body } = responseOf(reading.name, outcome);
    return read(reading, status, headers, body, this.#host.token);
  }
}

/**
 * A response of a host, checked.
 *
 * @internal
 */
export function responseOf(
  operation: string,
  response: HostResponse,
): { status: number; headers: Headers; body: string } {
  const { status, headers, body } = response;
  const refuse = (part: string, problem: string) => new InputError(operation, part, problem);
  if (!Number.isInteger(status) || status < 100 || status > 999) throw refuse("status", "must be a status of HTTP");
  if (typeof body !== "string") throw refuse("body", "must be a string; it is empty without a body");
  try {
    return { status, headers: new Headers(headers), body };
  } catch (error) {
    throw new InputError(operation, "headers", "must be valid headers", error);
  }
}

function instant(now: number): number {
  if (typeof now !== "number" || !(now >= 0))
    throw new InputError("", "now", "must be milliseconds since the Unix epoch");
  return now;
}

declare global {
  interface SymbolConstructor {
    /** The method that `using` calls. */
    readonly dispose: unique symbol;
  }
}
