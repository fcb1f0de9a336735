// The operations of the user: their actions are polled together, and the wait goes on after a reload.
import { type Action, ActionsError, type ActionWaiter, type Awaitable, actionsOf, HetznerError } from "hetzner-cloud";
import type { Session } from "../connection/session.js";
import { visibleAfter } from "../connection/visible-clock.js";
import type { Problem } from "./problem.js";
import { problemOf } from "./problem.js";

/** An operation of the user, with its actions. */
export interface TrackedOperation {
  key: string;
  /** What it does, as in `Creating web-1`. */
  title: string;
  actions: Action[];
  state: "running" | "done" | "failed";
  startedAt: number;
  endedAt: number | undefined;
  problem: Problem | undefined;
}

/** The part of an operation that is kept over a reload. */
type Saved = Pick<TrackedOperation, "key" | "title" | "actions" | "startedAt">;

const STORAGE_KEY = "hetzner-dashboard-operations/";
/** The number of operations that are kept once they have ended. */
const KEPT = 30;
/** The milliseconds until a wait that a failed request ended is begun again, and the most of them: they double each time. */
const [PAUSE, LONGEST_PAUSE] = [5_000, 80_000];

export class Tracker {
  /** The newest first. */
  operations: TrackedOperation[] = [];
  readonly #waiter: ActionWaiter;
  /** Another project has other actions with the same ids. */
  readonly #storageKey: string;
  readonly #ended: (actions: Action[]) => Promise<void>;
  readonly #changed: () => void;
  #isClosed = false;
  /** Called when an operation has ended. */
  readonly #waiting: (() => void)[] = [];

  /** `ended` is called with the actions of an operation that has ended. */
  constructor({ hz, scope }: Session, ended: (actions: Action[]) => Promise<void>, changed: () => void) {
    this.#waiter = hz.waiter([]);
    this.#storageKey = STORAGE_KEY + scope;
    this.#ended = ended;
    this.#changed = changed;
  }

  /** Continues the waits of the page before a reload. */
  resume(): void {
    const saved: Saved[] = JSON.parse(sessionStorage.getItem(this.#storageKey) ?? "[]");
    for (const operation of saved)
      this.#start({ ...operation, state: "running", endedAt: undefined, problem: undefined });
  }

  /** Forgets all operations, also those that a reload would continue. */
  close(): void {
    this.#isClosed = true;
    this.operations = [];
    sessionStorage.removeItem(this.#storageKey);
  }

  /** Follows the actions of a reply until all of them have ended. Returns whether they succeeded. */
  follow(title: string, reply: Awaitable): Promise<boolean> {
    const actions = actionsOf(reply);
    const startedAt = Date.now();
    const running = { state: "running", startedAt, endedAt: undefined, problem: undefined } as const;
    return this.#start({ key: crypto.randomUUID(), title, actions, ...running });
  }

  /** The running operation on a resource. */
  runningOn(type: string, id: number): TrackedOperation | undefined {
    return this.operations.find(
      ({ state, actions }) =>
        state === "running" && actions.some((it) => it.resources.some((one) => one.type === type && one.id === id)),
    );
  }

  /** Resolves as soon as no operation runs on a resource. */
  async idle(type: string, id: number): Promise<void> {
    while (this.runningOn(type, id)) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  get running(): TrackedOperation[] {
    return this.operations.filter(({ state }) => state === "running");
  }

  /** Forgets an operation that has ended. */
  forget(operation: TrackedOperation): void {
    this.operations = this.operations.filter((other) => other !== operation);
    this.#changed();
  }

  async #start(operation: TrackedOperation): Promise<boolean> {
    const ended = this.operations.filter(({ state }) => state !== "running").slice(0, KEPT);
    this.operations = [operation, ...this.operations.filter((it) => it.state === "running" || ended.includes(it))];
    this.#save();
    try {
      await this.#wait(operation);
      operation.state = "done";
    } catch (error) {
      operation.state = "failed";
      operation.problem = problemOf(error);
    }
    // The client of a closed session ends all waits.
    if (this.#isClosed) return false;
    operation.endedAt = Date.now();
    this.#save();
    for (const check of this.#waiting.splice(0)) check();
    // A success is shown for a while.
    setTimeout(this.#changed, 7_000);
    await this.#ended(operation.actions);
    return operation.state === "done";
  }

  async #wait(operation: TrackedOperation): Promise<void> {
    let pause = PAUSE;
    const onProgress = (action: Action) => {
      pause = PAUSE;
      operation.actions = operation.actions.map((other) => (other.id === action.id ? action : other));
      this.#changed();
    };
    for (;;) {
      try {
        operation.actions = await this.#waiter.wait(operation.actions, { onProgress });
        return;
      } catch (error) {
        // The actions go on although a poll has failed, for whatever reason: their outcome is not known yet.
        const cause = error instanceof ActionsError ? HetznerError.from(error.cause) : null;
        if (this.#isClosed || !cause || cause.isUnauthorized()) throw error;
        operation.problem = problemOf(cause);
        this.#changed();
        await visibleAfter(pause);
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        operation.problem = undefined;
      }
    }
  }

  #save(): void {
    if (this.#isClosed) return;
    const saved: Saved[] = this.running.map(({ key, title, actions, startedAt }) => ({
      key,
      title,
      actions,
      startedAt,
    }));
    sessionStorage.setItem(this.#storageKey, JSON.stringify(saved.reverse()));
    this.#changed();
  }
}

/** The progress of an operation, from 0 to 100. */
export function progressOf({ actions }: TrackedOperation): number {
  if (actions.length === 0) return 100;
  const done = actions.map(({ status, progress }) => (status === "running" ? Math.min(progress, 99) : 100));
  return Math.round(done.reduce((sum, one) => sum + one, 0) / actions.length);
}
