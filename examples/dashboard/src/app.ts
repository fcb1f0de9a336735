// The application: a session with its data, and what views need to act on it.
import { type Action, actionsOf } from "hetzner-cloud";
import type { Session } from "./connection/session.js";
import { Creations } from "./data/creation.js";
import { type Problem, problemOf } from "./data/problem.js";
import { listOfType, type Project, projectOf } from "./data/project.js";
import type { Loadable } from "./data/resource-list.js";
import { Tracker } from "./data/tracker.js";

/** A message to the user, shown until it is closed or replaced. */
export interface Notice {
  title: string;
  problem: Problem;
}

/** The title of a problem that the next successful refresh ends. */
const REFRESHING = "Refreshing the page";

/** An operation that the user asked for. */
export interface UserOperation<Reply> {
  /** What it does, as in `Powering on web-1`. */
  title: string;
  /** Sends it. */
  call: () => PromiseLike<Reply>;
  /** The resource whose representation it changes at once, if the reply does not say so by its actions. */
  changes?: Changed;
  /** Further resources that it changes, as its actions may not name them: they are requested again when it has ended. */
  affects?: (reply: Reply) => Changed[];
  /** Requests other data again. Called when its actions have ended, whatever their outcome. */
  ended?: () => PromiseLike<unknown>;
}

interface Changed {
  list: { readonly state: Loadable["state"]; refreshItem(id: number): Promise<void> };
  id: number;
}

export class App {
  readonly session: Session;
  readonly project: Project;
  readonly tracker: Tracker;
  readonly creations: Creations;
  /** Grows whenever data of the project has changed. */
  version = 0;
  notice: Notice | undefined;
  /** The operation without actions that was accepted last, for screen readers: the page shows what it has changed. */
  accepted: string | undefined;
  /** Renders the page again. */
  readonly changed: () => void;
  /** Renders the page again, and loads what it reads and does not have: after a choice that changes what it reads. */
  readonly load: () => void;

  constructor(session: Session, changed: () => void, load: () => void) {
    this.session = session;
    this.changed = changed;
    this.load = load;
    this.project = projectOf(session.hz, () => {
      this.version++;
      changed();
    });
    this.tracker = new Tracker(session, (actions) => this.#ended(actions), changed);
    this.creations = new Creations(this);
  }

  get hz() {
    return this.session.hz;
  }

  /** Ends everything that waits, and forgets what the user has begun. */
  close(): void {
    this.tracker.close();
    for (const creation of this.creations.list) this.creations.forget(creation);
    this.session.close();
  }

  now(): number {
    return this.session.now();
  }

  /**
   * Sends an operation of the user, and follows its actions. Resolves to the reply as soon as the API has accepted it;
   * rejects when it was refused, for the form that asked for it. What changed is requested again.
   */
  async perform<Reply>({ title, call, changes, affects, ended }: UserOperation<Reply>): Promise<Reply> {
    const reply = await call();
    const actions = actionsOf(reply);
    const refreshOthers = async () => {
      const named = this.#named(actions);
      const others = affects?.(reply).filter(({ list, id }) => !named.some((it) => it.list === list && it.id === id));
      await this.#refreshAll(others ?? []);
      try {
        await ended?.();
      } catch (error) {
        // The operation was accepted: this is no failure of it.
        this.refreshed(error);
      }
    };
    if (actions.length > 0) {
      // The outcome is shown with the operation.
      const followed = this.tracker.follow(title, actions);
      void followed.then(refreshOthers);
      // The resource is locked from now on.
      void this.#refresh(actions);
    } else {
      this.accepted = title;
      await refreshOthers();
      this.changed();
    }
    if (changes) await this.#refreshAll([changes]);
    return reply;
  }

  /** Like `perform`, and waits until its actions have ended: for operations in a row on what they lock. */
  async complete<Reply>(operation: UserOperation<Reply>): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const ended = async () => {
      try {
        await operation.ended?.();
      } finally {
        resolve();
      }
    };
    await this.perform({ ...operation, ended });
    await promise;
  }

  /** Like `perform`, with a notice when it is refused: for a button without a form. Returns whether it was accepted. */
  async attempt<Reply>(operation: UserOperation<Reply>): Promise<boolean> {
    try {
      await this.perform(operation);
      return true;
    } catch (error) {
      this.report(operation.title, error);
      return false;
    }
  }

  /** Shows a problem. */
  report(title: string, error: unknown): void {
    this.notice = { title, problem: problemOf(error) };
    this.changed();
  }

  /** Shows that the page could not refresh itself, or that it can again. A problem of the user's own operations stays. */
  refreshed(error?: unknown): void {
    if (this.notice && this.notice.title !== REFRESHING) return;
    if (error !== undefined) this.report(REFRESHING, error);
    else if (this.notice) this.dismiss();
  }

  dismiss(): void {
    this.notice = undefined;
    this.changed();
  }

  async #ended(actions: readonly Action[]): Promise<void> {
    await this.#refresh(actions);
    // The page may show what has happened, such as a history.
    this.load();
  }

  /** Requests the resources of actions again, as far as their lists are loaded. */
  #refresh(actions: readonly Action[]): Promise<void> {
    return this.#refreshAll(this.#named(actions));
  }

  /** The resources of actions, each once. */
  #named(actions: readonly Action[]): Changed[] {
    const resources = new Map(actions.flatMap((action) => action.resources.map((it) => [`${it.type}/${it.id}`, it])));
    return [...resources.values()].flatMap(({ type, id }) => {
      const list = listOfType(this.project, type);
      return list ? [{ list, id }] : [];
    });
  }

  async #refreshAll(changed: readonly Changed[]): Promise<void> {
    for (const { list, id } of changed) {
      if (list.state !== "ready") continue;
      try {
        await list.refreshItem(id);
      } catch (error) {
        this.refreshed(error);
      }
    }
  }
}
