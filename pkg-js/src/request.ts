// Requests as values, for HTTP clients other than the package's own driver.
import type { HeaderRecord } from "./exchange.js";

/** The parts of a request, as a plain object. Its headers hold the token. */
export interface PlainRequest {
  method: "GET" | "POST" | "PUT" | "DELETE";
  url: string;
  headers: Record<string, string>;
  body: string | null;
  redirect: "manual";
}

/**
 * A request to send unchanged: `fetch(request.url, request)`. Its parts are getters, so that the token in the headers and
 * secrets in the body are neither printed nor stringified; to clone it throws. `toPlain()` gives everything.
 */
export class HetznerRequest implements PlainRequest {
  readonly #parts: PlainRequest;
  /** All parts as a plain object, which can be cloned, stored and printed with its secrets. */
  // A function of its own, because that is what cannot be cloned: a clone without the parts would be sent as something else.
  readonly toPlain: () => PlainRequest;

  /** @internal */
  constructor(method: string, url: string, headers: HeaderRecord, body: string | undefined) {
    this.#parts = {
      method: method as PlainRequest["method"],
      url,
      headers: { ...headers },
      body: body ?? null,
      redirect: "manual",
    };
    this.toPlain = () => ({ ...this.#parts, headers: { ...this.#parts.headers } });
  }

  get method(): PlainRequest["method"] {
    return this.#parts.method;
  }

  get url(): string {
    return this.#parts.url;
  }

  /** The headers, the token among them. */
  get headers(): Record<string, string> {
    return this.#parts.headers;
  }

  /** The JSON body; `null` without one. */
  get body(): string | null {
    return this.#parts.body;
  }

  /** A redirect must not be followed: the token is for the configured host only. */
  get redirect(): "manual" {
    return this.#parts.redirect;
  }

  /** Method and URL. */
  toJSON(): { method: string; url: string } {
    return { method: this.method, url: this.url };
  }

  /** What Node and Deno print: method and URL. */
  [Symbol.for("nodejs.util.inspect.custom")](): string {
    return `HetznerRequest ${this.method} ${this.url}`;
  }
}
