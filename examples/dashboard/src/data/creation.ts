// The creation of a server as a conversation that survives a lost answer and a reload. Nothing is sent twice by itself:
// the request carries a mark in its labels, by which the server is found again.
import { HetznerError, type Server, type ServerCreateParams, type ServerCreateReply } from "hetzner-cloud";
import type { App } from "../app.js";
import { visibleAfter } from "../connection/visible-clock.js";
import { type Problem, problemOf } from "./problem.js";

/** The key of the label that marks the server of a creation. */
export const MARKER = "dashboard/create";

/** The part of a creation that is kept over a reload: never user data or secrets. */
interface SavedCreation {
  /** The value of the label. */
  marker: string;
  name: string;
  startedAt: number;
  /** The connection that it was sent by. */
  scope: string;
  /** Whether the answer has a root password, as it has without SSH keys. */
  hasPassword: boolean;
  /** Whether backups are enabled as soon as the server is created. */
  backups: boolean;
  /** The server, once it is known. */
  server: number | undefined;
}

type CreationState =
  /** The request is in flight. */
  | "sending"
  /** The server exists. */
  | "created"
  /** The answer was lost, and the server is looked for. */
  | "looking"
  /** The answer was lost, and the server was found. */
  | "adopted"
  /** The answer was lost, and there is no such server. */
  | "absent"
  /** The answer was lost, and the API refuses to tell whether there is a server. */
  | "unknown"
  /** It was sent by another connection, which may be that of another project. */
  | "elsewhere";

export interface Creation extends SavedCreation {
  state: CreationState;
  /** Whether it was sent by another connection than the present one. */
  isElsewhere: boolean;
  /** What was sent; `undefined` after a reload. */
  params: ServerCreateParams | undefined;
  /** Why it is unknown whether the request was carried out. */
  reason: string;
  /** Why the server could not be looked for. */
  problem: Problem | undefined;
}

const STORAGE_KEY = "hetzner-dashboard-create/";
/** The milliseconds until the second look, in which a request that was on its way arrives. */
const SECOND_LOOK = 5_000;
/** The milliseconds after a look that failed, and the most of them: they double each time. */
const [PAUSE, LONGEST_PAUSE] = [5_000, 80_000];

export class Creations {
  /** Those that are under way, and those with an outcome that the user has not seen. */
  list: Creation[] = [];
  readonly #app: App;

  constructor(app: App) {
    this.#app = app;
  }

  /** Continues what a reload has interrupted. */
  resume(): void {
    const { scope } = this.#app.session;
    for (const saved of savedCreations()) {
      const reason = "A reload of the page interrupted its creation.";
      const isElsewhere = saved.scope !== scope;
      const resumed = { ...saved, isElsewhere, params: undefined, reason, problem: undefined };
      const creation: Creation = { ...resumed, state: "created" };
      this.list = [...this.list, creation];
      if (isElsewhere) this.#set(creation, "elsewhere");
      else if (saved.server === undefined) void this.look(creation);
      else void this.#complete(creation, Promise.resolve(true));
    }
  }

  /**
   * Sends the request for a server. Resolves to the reply, or to `null` when the answer was lost: the outcome is then shown
   * as a notice. Rejects when it was refused.
   */
  async send(params: ServerCreateParams, options: { backups: boolean }): Promise<ServerCreateReply | null> {
    const marker = crypto.randomUUID();
    const creation: Creation = {
      marker,
      name: params.name,
      startedAt: Date.now(),
      scope: this.#app.session.scope,
      hasPassword: (params.ssh_keys ?? []).length === 0,
      backups: options.backups,
      server: undefined,
      state: "sending",
      isElsewhere: false,
      params: { ...params, labels: { ...params.labels, [MARKER]: marker } },
      reason: "",
      problem: undefined,
    };
    this.list = [...this.list, creation];
    return this.#send(creation, creation.params as ServerCreateParams);
  }

  /** Sends a request again whose server was not found. It has the same mark, so that the first one is recognized too. */
  async sendAgain(creation: Creation): Promise<ServerCreateReply | null> {
    return creation.params ? this.#send(creation, creation.params) : null;
  }

  /** Forgets a creation whose outcome was seen. */
  forget(creation: Creation): void {
    sessionStorage.removeItem(STORAGE_KEY + creation.marker);
    this.list = this.list.filter((other) => other !== creation);
    this.#app.changed();
  }

  async #send(creation: Creation, params: ServerCreateParams): Promise<ServerCreateReply | null> {
    save(creation);
    this.#set(creation, "sending");
    try {
      const reply = await this.#app.hz.servers.create(params);
      this.#created(creation, reply.server);
      void this.#complete(creation, this.#app.tracker.follow(`Creating ${creation.name}`, reply));
      return reply;
    } catch (error) {
      if (isLost(error)) {
        creation.reason = problemOf(error).summary;
        void this.look(creation);
        return null;
      }
      // The name may be that of an earlier request of this creation, which arrived after all.
      if (HetznerError.from(error)?.isTaken() && (await this.#isAdopted(creation).catch(() => false))) return null;
      this.forget(creation);
      throw error;
    }
  }

  /** Looks for the server of a creation until that is known: twice, and as often as it takes for two answers. */
  async look(creation: Creation): Promise<void> {
    creation.problem = undefined;
    this.#set(creation, "looking");
    let pause = PAUSE;
    for (let looks = 0; looks < 2; ) {
      try {
        if (await this.#isAdopted(creation)) return;
        looks++;
        creation.problem = undefined;
        if (looks < 2) await visibleAfter(SECOND_LOOK);
      } catch (error) {
        creation.problem = problemOf(error);
        if (!HetznerError.from(error)?.retryable) return this.#set(creation, "unknown");
        this.#app.changed();
        await visibleAfter(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
      }
    }
    this.#set(creation, "absent");
  }

  /** Looks for the server once, and continues with it if it exists. */
  async #isAdopted(creation: Creation): Promise<boolean> {
    const { hz, tracker } = this.#app;
    const server = await hz.servers.list({ label_selector: `${MARKER}=${creation.marker}` }).first();
    if (!server) return false;
    const actions = await hz.servers
      .listActions({ id: server.id, status: ["running"] })
      .all()
      .catch((error) => {
        // It was deleted since.
        if (HetznerError.from(error)?.isNotFound()) return [];
        throw error;
      });
    this.#created(creation, server);
    // A reload of the page continues the wait by itself.
    const isFollowed = actions.length === 0 || tracker.runningOn("server", server.id) !== undefined;
    const done = isFollowed ? Promise.resolve(true) : tracker.follow(`Creating ${creation.name}`, actions);
    this.#set(creation, "adopted");
    void this.#complete(creation, done);
    return true;
  }

  #created(creation: Creation, server: Server): void {
    this.#app.project.servers.put(server);
    creation.server = server.id;
    creation.problem = undefined;
    save(creation);
    this.#set(creation, "created");
  }

  /** Does what follows the creation: a server that is locked by it refuses backups. */
  async #complete(creation: Creation, succeeded: Promise<boolean>): Promise<void> {
    const { hz, project, tracker } = this.#app;
    const { name, server: id } = creation;
    if (creation.backups && id !== undefined && (await succeeded)) {
      await tracker.idle("server", id);
      const enable = async () => {
        await project.servers.refreshItem(id);
        const server = project.servers.get(id);
        // It may have been deleted, or have backups since a reload.
        return server && !server.backup_window ? hz.servers.enableBackup({ id }) : null;
      };
      await this.#app.attempt({ title: `Enabling backups of ${name}`, call: enable });
    }
    // The notice of an adoption stays until it is closed, but is not shown again.
    sessionStorage.removeItem(STORAGE_KEY + creation.marker);
    if (creation.state === "created") this.forget(creation);
  }

  #set(creation: Creation, state: CreationState): void {
    creation.state = state;
    this.#app.changed();
  }
}

/** Returns whether the request may have been carried out, although its answer tells nothing of it. */
function isLost(error: unknown): boolean {
  const known = HetznerError.from(error);
  return known !== null && (known.isAmbiguous() || known.kind === "answer" || known.isServerError());
}

/** Keeps a creation over a reload. */
function save({ marker, name, startedAt, scope, hasPassword, backups, server }: Creation): void {
  const saved: SavedCreation = { marker, name, startedAt, scope, hasPassword, backups, server };
  sessionStorage.setItem(STORAGE_KEY + marker, JSON.stringify(saved));
}

function savedCreations(): SavedCreation[] {
  return Object.entries({ ...sessionStorage })
    .filter(([key]) => key.startsWith(STORAGE_KEY))
    .map(([, text]) => JSON.parse(text) as SavedCreation)
    .sort((a, b) => a.startedAt - b.startedAt);
}
