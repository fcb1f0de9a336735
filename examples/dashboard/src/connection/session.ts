// A session: the client of one project, and where the project is.
import { Hetzner, type HetznerOptions } from "hetzner-cloud";
import type { DemoProject } from "./demo.js";
import { RequestLog } from "./request-log.js";
import { visibleClock } from "./visible-clock.js";

/** How the dashboard reaches a project. */
export type Connection =
  | { kind: "demo"; project: DemoProject }
  /** The real API. The token is held in memory only, and a reload forgets it. */
  | { kind: "token"; token: string }
  /** A proxy that adds the token, such as `hetzner-cloud/proxy` in a Worker. */
  | { kind: "proxy"; baseUrl: string };

export class Session {
  readonly hz: Hetzner;
  readonly requests: RequestLog;
  /** A text that differs between projects, as far as the connection tells. */
  readonly scope: string;
  readonly #connection: Connection;
  readonly #closed = new AbortController();

  private constructor(connection: Connection, scope: string, changed: () => void) {
    this.#connection = connection;
    this.scope = scope;
    this.requests = new RequestLog(changed);
    const log = this.requests;
    this.hz = new Hetzner({
      ...optionsOf(connection),
      clock: visibleClock(() => this.now(), this.#closed.signal),
      // Errors show soon, and a page of a slow network is not lost.
      maxRetries: 3,
      onRequest: (event) => log.sent(event),
      onResponse: (event) => log.received(event),
      onRetry: (event) => log.retried(event),
    });
  }

  static async open(connection: Connection, changed: () => void): Promise<Session> {
    return new Session(connection, await scopeOf(connection), changed);
  }

  get kind(): Connection["kind"] {
    return this.#connection.kind;
  }

  /** The project of the embedded Hetzner, in a demo. */
  get demo(): DemoProject | null {
    return this.#connection.kind === "demo" ? this.#connection.project : null;
  }

  /** Rejects when the API cannot be reached or refuses the token: one request tells, before a page sends many. */
  async check(): Promise<void> {
    if (this.kind !== "demo") await this.hz.locations.list({ per_page: 1 });
  }

  /** Ends everything that waits: for actions, and for retries. */
  close(): void {
    this.#closed.abort();
  }

  /** The time of the project: that of a demo can be moved. */
  now(): number {
    return this.demo?.now() ?? Date.now();
  }
}

/** The token cannot be read from the text. */
async function scopeOf(connection: Connection): Promise<string> {
  if (connection.kind === "demo") return "demo";
  if (connection.kind === "proxy") return `proxy ${connection.baseUrl}`;
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(connection.token));
  return `token ${[...new Uint8Array(digest, 0, 8)].join(".")}`;
}

function optionsOf(connection: Connection): HetznerOptions {
  switch (connection.kind) {
    case "demo":
      return { token: "demo", fetch: (url, init) => connection.project.send(url, init) };
    case "token":
      return { token: connection.token };
    case "proxy":
      return { baseUrl: connection.baseUrl };
  }
}
