// A demo project: the embedded Hetzner in a worker, as the page uses it.
import { type Remote, wrap } from "comlink";
import type { FaultScript } from "hetzner-cloud/sim";
import type { Breakdown, project } from "./demo-worker.js";

/** It dispatches `moved` when its clock was moved, `replaced` when it was started again, and `repaired`. */
export class DemoProject extends EventTarget {
  readonly #worker: Worker;
  readonly #remote: Remote<typeof project>;
  /** Whether the project outlives the page, which a large one does not. */
  isKept = true;
  /** The milliseconds by which the project's clock is ahead of the system's. */
  #ahead = 0;

  private constructor(worker: Worker) {
    super();
    this.#worker = worker;
    this.#remote = wrap<typeof project>(worker);
  }

  static async start(): Promise<DemoProject> {
    const worker = new Worker(new URL("./demo-worker.ts", import.meta.url), { type: "module" });
    const demo = new DemoProject(worker);
    try {
      demo.#setTime(await demo.#remote.start());
    } catch (error) {
      demo.stop();
      throw error;
    }
    return demo;
  }

  /** The time of the project. */
  now(): number {
    return Date.now() + this.#ahead;
  }

  /** Sends a request, in place of the global `fetch`. */
  async send(url: string, init: RequestInit): Promise<Response> {
    const { method = "GET", headers, body } = init;
    const { status, body: text } = await this.#remote.send(url, {
      method,
      headers: [...new Headers(headers)],
      body: typeof body === "string" ? body : undefined,
    });
    // A response with these statuses has no body.
    return new Response([204, 304].includes(status) ? null : text, { status });
  }

  /** Moves the clock forward. */
  async advance(millis: number): Promise<void> {
    this.#setTime(await this.#remote.advance(millis));
    this.dispatchEvent(new Event("moved"));
  }

  /** Replaces the project by a new one: that of the demo, or one with a number of servers. */
  async startAgain(servers?: number): Promise<void> {
    this.#setTime(await this.#remote.startAgain(servers));
    this.isKept = await this.#remote.isKept();
    this.dispatchEvent(new Event("replaced"));
  }

  /** Sets a script of faults, or none. All counts start again. */
  setFaults(script: FaultScript | null): Promise<void> {
    return this.#remote.setFaults(script);
  }

  /** Returns what is broken. This is no request to the API. */
  breakdown(): Promise<Breakdown> {
    return this.#remote.breakdown();
  }

  /** Uses up the limit of requests, or sets it back. */
  useUpLimit(isUsedUp: boolean): Promise<void> {
    return this.#remote.useUpLimit(isUsedUp);
  }

  /** Ends all that is broken. */
  async repair(): Promise<void> {
    await this.#remote.repair();
    this.dispatchEvent(new Event("repaired"));
  }

  /** Ends the worker. Requests that are in flight get no response. */
  stop(): void {
    this.#worker.terminate();
  }

  #setTime(time: number): void {
    this.#ahead = time - Date.now();
  }
}
