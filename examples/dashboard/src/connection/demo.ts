// A demo project: the embedded Hetzner in a worker, as the page uses it.
import { type Remote, wrap } from "comlink";
import type { FaultReport, FaultScript, Inspection } from "hetzner-cloud/sim";
import type { project } from "./demo-worker.js";

export class DemoProject {
  readonly #remote: Remote<typeof project>;
  /** The milliseconds by which the project's clock is ahead of the system's. */
  #ahead = 0;

  private constructor(remote: Remote<typeof project>) {
    this.#remote = remote;
  }

  static async start(): Promise<DemoProject> {
    const worker = new Worker(new URL("./demo-worker.ts", import.meta.url), { type: "module" });
    const demo = new DemoProject(wrap<typeof project>(worker));
    demo.#setTime(await demo.#remote.start());
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
  }

  /** Replaces the project by a new one: that of the demo, or one with a number of servers. */
  async startAgain(servers?: number): Promise<void> {
    this.#setTime(await this.#remote.startAgain(servers));
  }

  setFaults(script: FaultScript | null): Promise<FaultReport> {
    return this.#remote.setFaults(script);
  }

  faults(): Promise<FaultReport> {
    return this.#remote.faults();
  }

  setRateLimit(requestsPerHour: number): Promise<void> {
    return this.#remote.setRateLimit(requestsPerHour);
  }

  inspect(): Promise<Inspection> {
    return this.#remote.inspect();
  }

  #setTime(time: number): void {
    this.#ahead = time - Date.now();
  }
}
