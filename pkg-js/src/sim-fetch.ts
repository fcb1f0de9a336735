// `fetch` of the embedded Hetzner: requests of the platform in, responses of the platform out.
import type { SimClock } from "./sim-clock.js";
import type { SimHandle } from "./sim-core.js";

/** The statuses of outcomes without a response: see `sim_wasm.rs`. */
const NOT_SENT = 1;

/** Sends a request, after those before it. */
export class SimFetch {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly handle: SimHandle,
    private readonly clock: SimClock,
    private readonly executed: () => void,
  ) {}

  async send(input: string | URL | Request, init?: RequestInit): Promise<Response> {
    const request = new Request(input, init);
    const { signal } = request;
    signal.throwIfAborted();
    const body = request.arrayBuffer();
    const turn = this.last.then(() => body);
    this.last = turn.catch(() => {});
    const sent = turn.then((body) => {
      signal.throwIfAborted();
      return this.execute(request, new Uint8Array(body));
    });
    const { delay, outcome } = await this.clock.during(sent);
    if (delay > 0) await this.clock.sleep(delay, signal);
    return outcome();
  }

  private execute(request: Request, body: Uint8Array): { delay: number; outcome: () => Response } {
    // Advances the project to the time of its clock.
    this.clock.now();
    const authorization = request.headers.get("authorization") ?? undefined;
    const { url, method } = request;
    const outcome = this.handle.send(method, url, authorization, body.length > 0 ? body : undefined);
    const { delay, status, headers, problem } = outcome;
    const bytes = outcome.into_body();
    this.executed();
    if (status <= NOT_SENT) {
      return {
        delay,
        outcome: () => {
          throw failure(problem, status === NOT_SENT ? "ECONNREFUSED" : "ECONNRESET");
        },
      };
    }
    const hasBody = status !== 204 && status !== 205 && status !== 304;
    const response = new Response(hasBody ? (bytes as Uint8Array<ArrayBuffer>) : null, {
      status,
      headers: pairs(headers),
    });
    return { delay, outcome: () => tracked(response, this.clock, url) };
  }
}

/** The error of `fetch`, whose cause has the code of the system. */
function failure(problem: string, code: string): TypeError {
  return new TypeError("fetch failed", { cause: Object.assign(new Error(problem), { code }) });
}

/** Headers of the core: names and values in turn, a line each. */
function pairs(lines: string): [string, string][] {
  return [...lines.matchAll(/(.+)\n(.*)\n/g)].map(([, name = "", value = ""]) => [name, value]);
}

const READERS = ["arrayBuffer", "blob", "bytes", "formData", "json", "text"] as const;

/** Lets the clock stand still while the body is read, which a browser does outside of the script. */
function tracked(response: Response, clock: SimClock, url: string): Response {
  for (const name of READERS) {
    const read = response[name] as (() => Promise<unknown>) | undefined;
    if (read) Object.defineProperty(response, name, { value: () => clock.during(read.call(response)) });
  }
  const clone = response.clone;
  Object.defineProperty(response, "clone", { value: () => tracked(clone.call(response), clock, url) });
  return Object.defineProperty(response, "url", { value: url });
}
