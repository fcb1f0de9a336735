// A server whose state is expected to change soon is refreshed before the lists, by single requests.
import type { Server } from "hetzner-cloud";
import type { Loadable, ResourceList } from "./resource-list.js";
import type { Tracker } from "./tracker.js";

/** The statuses that a server stays in. */
const SETTLED = ["running", "off", "unknown"];
/** The milliseconds after an operation within which the status may follow: a shutdown ends before the server is off. */
const FOLLOWS = 90_000;

export class ServerWatch implements Loadable {
  readonly state = "ready";
  readonly error = undefined;
  readonly #servers: ResourceList<Server>;
  readonly #tracker: Tracker;
  readonly #id: number;
  #at = 0;

  constructor(servers: ResourceList<Server>, tracker: Tracker, id: number) {
    this.#servers = servers;
    this.#tracker = tracker;
    this.#id = id;
  }

  /** The time of the last request while a change is expected, else not old at all. */
  get oldest(): number {
    return this.#isExpected() ? this.#at : Infinity;
  }

  load(): Promise<void> {
    return Promise.resolve();
  }

  async refresh(): Promise<void> {
    this.#at = Date.now();
    await this.#servers.refreshItem(this.#id);
  }

  /** Returns whether another client's action locks the server, or its status may follow an operation of the user. */
  #isExpected(): boolean {
    const server = this.#servers.get(this.#id);
    if (!server || this.#tracker.runningOn("server", this.#id)) return false;
    if (server.locked || !SETTLED.includes(server.status)) return true;
    return this.#tracker.operations.some(
      ({ endedAt, actions }) =>
        (endedAt ?? 0) > Date.now() - FOLLOWS &&
        actions.some(({ command }) => command === "shutdown_server" || command === "reboot_server") &&
        actions.some(({ resources }) => resources.some(({ type, id }) => type === "server" && id === this.#id)),
    );
  }
}
