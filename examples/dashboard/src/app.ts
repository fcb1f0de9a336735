// The application: a session with its data, and what views need to act on it.
import type { Action, Awaitable } from "hetzner-cloud";
import type { Session } from "./connection/session.js";
import { type Problem, problemOf } from "./data/problem.js";
import { listOfType, type Project, projectOf } from "./data/project.js";
import { Tracker } from "./data/tracker.js";

/** A message to the user, shown until it is closed or replaced. */
export interface Notice {
  title: string;
  problem: Problem;
}

/** An operation that the user asked for. */
export interface UserOperation<Reply> {
  /** What it does, as in `Powering on web-1`. */
  title: string;
  /** Sends it. */
  call: () => PromiseLike<Reply>;
  /** The resource whose representation it changes at once, if the reply does not say so by its actions. */
  changes?: { list: { refreshItem(id: number): Promise<void> }; id: number };
}

export class App {
  readonly session: Session;
  readonly project: Project;
  readonly tracker: Tracker;
  notice: Notice | undefined;
  /** Renders the page again. */
  readonly changed: () => void;

  constructor(session: Session, changed: () => void) {
    this.session = session;
    this.changed = changed;
    this.project = projectOf(session.hz, changed);
    this.tracker = new Tracker(session.hz, (actions) => this.#refresh(actions), changed);
  }

  get hz() {
    return this.session.hz;
  }

  now(): number {
    return this.session.now();
  }

  /**
   * Sends an operation of the user, and follows its actions. Resolves to the reply as soon as the API has accepted it;
   * rejects when it was refused, for the form that asked for it. What changed is requested again.
   */
  async perform<Reply>({ title, call, changes }: UserOperation<Reply>): Promise<Reply> {
    const reply = await call();
    if (holdsActions(reply)) {
      // The outcome is shown with the operation.
      void this.tracker.follow(title, reply);
      // The resource is locked from now on.
      void this.#refresh(this.tracker.operations[0]?.actions ?? []);
    }
    if (changes) await changes.list.refreshItem(changes.id);
    return reply;
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

  dismiss(): void {
    this.notice = undefined;
    this.changed();
  }

  /** Requests the resources of actions again, as far as their lists are loaded. */
  async #refresh(actions: readonly Action[]): Promise<void> {
    const refreshed = new Set<string>();
    for (const { type, id } of actions.flatMap(({ resources }) => resources)) {
      const list = listOfType(this.project, type);
      if (list?.state !== "ready" || refreshed.has(`${type}/${id}`)) continue;
      refreshed.add(`${type}/${id}`);
      try {
        await list.refreshItem(id);
      } catch (error) {
        this.report("Refreshing the list", error);
      }
    }
  }
}

function holdsActions(reply: unknown): reply is Awaitable {
  if (typeof reply !== "object" || reply === null) return false;
  if (Array.isArray(reply)) return reply.some(holdsActions);
  return "action" in reply || "actions" in reply || ("command" in reply && "progress" in reply);
}
