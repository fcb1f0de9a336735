// Waiting for actions, in a form that can be saved.
import type { Action } from "./api.js";
import { check } from "./checks.js";
import type { Conversation } from "./core.js";
import { type ActionOutcome, ActionsError, actionsError, HetznerError, InputError } from "./errors.js";
import { Exchange, hasEnded, numbers } from "./exchange.js";
import { type Collector, Flow } from "./flow.js";
import { fail, type Host } from "./host.js";
import type { WaitFlowOptions, WaitOptions } from "./options.js";
import type { Received } from "./response.js";
import { Run } from "./run.js";

/** Actions to wait for: one, the reply of an operation that holds some, or several of both. */
export type Awaitable = Action | Holder | Iterable<Action | Holder> | null;

/** A reply that holds actions. */
type Holder = { action?: Action | null; next_actions?: Action[] | null } | { actions: Action[] };

/** An action, its API, and whether that API does not know it. */
interface Tracked {
  storage: boolean;
  id: number;
  action: Action | null;
  missing: boolean;
}

/** Actions that are awaited together, and the promise of them. */
interface Part {
  tracked: Tracked[];
  onProgress: WaitOptions["onProgress"];
  resolve: (actions: Action[]) => void;
  reject: (error: unknown) => void;
}

/** The list of actions by their ids, as the core asks for it. */
const LIST = { name: "actions.list", shape: "+", key: "actions", hasSecrets: false };
const VERSION = 1;

/** A wait that can be saved, and resumed by another process. */
export class ActionWaiter {
  readonly #host: Host;
  readonly #tracked: Tracked[];
  readonly #parts = new Set<Part>();
  /** Whether this waiter runs for its parts. */
  #isServing = false;
  readonly #timeout: number | undefined;
  /** Polls, next poll and deadline, as the core has them. */
  #progress: number[] | undefined;
  #core: Conversation | undefined;
  /** Whether the deadline is the waiter's, and so part of its state. */
  #ownsDeadline = false;

  /** @internal */
  constructor(host: Host, tracked: Tracked[], timeout?: number, progress?: number[]) {
    this.#host = host;
    this.#tracked = tracked;
    this.#timeout = timeout;
    this.#progress = progress;
  }

  /** The state so far, as text without the token. */
  state(): string {
    this.#save();
    return JSON.stringify({ version: VERSION, awaited: this.#tracked, progress: this.#progress });
  }

  /** Waits; may be called again after it was aborted. Rejects with `ActionsError` when not all actions succeeded. */
  async run(options: WaitOptions = {}): Promise<Action[]> {
    try {
      return await this.#run(options);
    } finally {
      this.#serve();
    }
  }

  async #run(options: WaitOptions): Promise<Action[]> {
    const { signal } = check("wait", options);
    const { exchange, collector } = this.#start(options);
    const run = new Run(this.#host, exchange, options, true);
    try {
      for (let final = await run.next(); final; final = await run.next()) collector.add(final);
    } catch (error) {
      throw signal?.aborted ? error : collector.failure(error);
    } finally {
      collector.end();
      run.end();
    }
    return collector.output();
  }

  /**
   * Waits for more actions, also while this waiter runs: one poll serves all that it has. Resolves when these have ended, and
   * rejects with `ActionsError` when not all of them succeeded. `onProgress` is called with these actions only.
   */
  wait(actions: Awaitable, options: Pick<WaitOptions, "onProgress"> = {}): Promise<Action[]> {
    return new Promise((resolve, reject) => {
      const { onProgress } = check("waiter wait", options);
      const tracked = trackedOf(actions);
      this.#parts.add({ tracked, onProgress, resolve, reject });
      this.#tracked.push(...tracked);
      for (const { id, storage, action } of tracked) if (!hasEnded(action?.status)) this.#core?.add(id, storage);
      this.#settle();
      this.#serve();
    });
  }

  /** Polls as long as parts are awaited. */
  async #serve(): Promise<void> {
    if (this.#isServing || this.#core) return;
    this.#isServing = true;
    while (this.#parts.size > 0) {
      try {
        await this.#run({});
      } catch (error) {
        // Without a cause, some actions failed: their parts have been settled.
        const cause = HetznerError.from((error as Error).cause);
        if (error instanceof ActionsError && !cause) continue;
        for (const part of this.#parts)
          this.#leave(part).reject(cause ? actionsError(outcomesOf(part.tracked), cause) : error);
      }
    }
    this.#isServing = false;
  }

  /** Settles the parts whose actions have ended. */
  #settle(): void {
    for (const part of this.#parts) {
      const outcomes = outcomesOf(part.tracked);
      if (outcomes.some(({ status }) => status === "unfinished")) continue;
      const { resolve, reject } = this.#leave(part);
      if (outcomes.every(({ status }) => status === "success"))
        resolve(part.tracked.map(({ action }) => action as Action));
      else reject(actionsError(outcomes));
    }
  }

  /** Forgets a part and its actions: a waiter may live long. */
  #leave(part: Part): Part {
    this.#parts.delete(part);
    for (const tracked of part.tracked) this.#tracked.splice(this.#tracked.indexOf(tracked), 1);
    return part;
  }

  /** Waits by a conversation whose requests you send yourself. */
  flow(options: WaitFlowOptions = {}): Flow<Action[]> {
    const { exchange, collector } = this.#start(check("wait flow", options));
    return new Flow(this.#host, exchange, collector);
  }

  #start({ onProgress, ...options }: WaitFlowOptions): {
    exchange: Exchange;
    collector: Required<Collector<Action[]>>;
  } {
    if (this.#core) throw new InputError("", "", "this waiter is running already");
    const pending = this.#tracked.filter(({ action, missing }) => !missing && !hasEnded(action?.status));
    // Sorted, each once: so the core needs them.
    const ids = (isStorage: boolean) => {
      const ids = pending.filter(({ storage }) => storage === isStorage).map(({ id }) => id);
      return [...new Set(ids)].sort((a, b) => a - b).join();
    };
    const { client, timeout } = this.#host;
    const core = client.wait(`${ids(false)}\0${ids(true)}`) ?? fail(client, LIST.name);
    this.#core = core;
    if (this.#progress) core.resume(...(this.#progress as [number, number, number]));
    // The deadline of a saved state stands. A timeout of this run, or of the client, is not saved.
    const isSaved = !!this.#progress?.[2];
    this.#ownsDeadline = isSaved || (options.timeout === undefined && this.#timeout !== undefined);
    const limit = isSaved ? Infinity : (options.timeout ?? this.#timeout ?? timeout);
    const exchange = new Exchange(this.#host, core, LIST, "GET", undefined, { ...options, timeout: limit });
    const collector = {
      add: (received: Received) => this.#update(core, received.value as Action[], onProgress),
      output: () => this.#actions(),
      failure: (error: unknown) =>
        error instanceof HetznerError && !(error instanceof ActionsError)
          ? actionsError(this.#outcomes(), error)
          : error,
      end: () => {
        this.#save();
        this.#core = undefined;
      },
    };
    return { exchange, collector };
  }

  /** Keeps the progress of the conversation. */
  #save(): void {
    if (!this.#core) return;
    const [polls = 0, nextPoll = 0, deadline = 0] = numbers(this.#core.progress().split("\0")[2]);
    this.#progress = [polls, nextPoll, this.#ownsDeadline ? deadline : 0];
  }

  #update(core: Conversation, actions: Action[], onProgress: WaitOptions["onProgress"]): void {
    const [api, ids] = core.progress().split("\0");
    const isStorage = api === "storage";
    const missing = numbers(ids);
    for (const tracked of this.#tracked.filter(({ storage }) => storage === isStorage)) {
      const action = actions.find(({ id }) => id === tracked.id);
      if (action) tracked.action = action;
      tracked.missing ||= missing.includes(tracked.id);
      if (!action) continue;
      onProgress?.(action);
      for (const part of this.#parts) if (part.tracked.includes(tracked)) part.onProgress?.(action);
    }
    this.#settle();
  }

  /** The actions, when all of them succeeded. */
  #actions(): Action[] {
    const outcomes = this.#outcomes();
    if (outcomes.some(({ status }) => status !== "success")) throw actionsError(outcomes);
    return this.#tracked.map(({ action }) => action as Action);
  }

  #outcomes(): ActionOutcome[] {
    return outcomesOf(this.#tracked);
  }
}

function outcomesOf(tracked: Tracked[]): ActionOutcome[] {
  return tracked.map(({ id, action, missing }) => ({ status: missing ? "missing" : statusOf(action), id, action }));
}

/**
 * Creates a waiter for actions.
 *
 * @internal
 */
export function waiterOf(host: Host, actions: Awaitable, timeout?: number): ActionWaiter {
  return new ActionWaiter(host, trackedOf(actions), timeout);
}

function trackedOf(actions: Awaitable): Tracked[] {
  return trackedActions(actions).map((action) => {
    return { storage: isOfStorage(action), id: action.id, action, missing: false };
  });
}

/**
 * Returns the actions of a reply, in its order: to show them, or to save them and wait for them later. A reply without
 * actions has none. Throws an `InputError` for a promise.
 */
export function actionsOf(reply: unknown): Action[] {
  if (typeof (reply as PromiseLike<unknown> | null)?.then === "function") {
    throw new InputError("", "reply", "is a promise; await it first");
  }
  const all = listed(reply);
  // Other resources have an id and a status, too.
  return all.every((one) => isAction(one) && typeof one.command === "string") ? all : [];
}

/**
 * The actions to wait for.
 *
 * @internal
 */
export function trackedActions(actions: Awaitable): Action[] {
  const all = listed(actions);
  if (!all.every(isAction)) {
    throw new InputError("", "actions", "must be actions, or a reply that holds some; await it first");
  }
  return all;
}

/**
 * Continues from a saved state.
 *
 * @internal
 */
export function resumedWaiter(host: Host, state: string): ActionWaiter {
  let saved: any;
  try {
    saved = JSON.parse(state);
  } catch (error) {
    throw new InputError("", "state", "is not JSON", error);
  }
  if (saved?.version > VERSION) throw new InputError("", "state", "was saved by a newer version");
  const { version, awaited, progress } = saved ?? {};
  const isTracked = ({ storage, id, action, missing }: any = {}) =>
    typeof storage === "boolean" &&
    typeof missing === "boolean" &&
    isId(id) &&
    (action === null || (isAction(action) && action.id === id));
  const isProgress =
    progress === undefined ||
    (Array.isArray(progress) &&
      progress.length === 3 &&
      progress.every((number) => Number.isSafeInteger(number) && number >= 0));
  if (version !== VERSION || !Array.isArray(awaited) || !awaited.every((one) => one && isTracked(one)) || !isProgress) {
    throw new InputError("", "state", "is not that of a waiter");
  }
  return new ActionWaiter(host, awaited, undefined, progress);
}

function statusOf(action: Action | null): ActionOutcome["status"] {
  if (action?.status === "success") return "success";
  return action?.status === "error" ? "failed" : "unfinished";
}

/** An action, several, a reply that holds some, or none. */
function listed(actions: any): any[] {
  if (actions === null || actions === undefined) return [];
  if (typeof actions !== "object") return [actions];
  if (typeof actions[Symbol.iterator] === "function") {
    return [...actions].flatMap((one) => (isHolder(one) ? listed(one) : [one]));
  }
  if ("actions" in actions) return Array.isArray(actions.actions) ? actions.actions : [actions.actions];
  if ("action" in actions) return [actions.action, ...(actions.next_actions ?? [])].filter((action) => action !== null);
  return [actions];
}

function isHolder(value: any): boolean {
  return typeof value === "object" && value !== null && ("action" in value || "actions" in value);
}

function isAction(action: any): boolean {
  return typeof action === "object" && action !== null && isId(action.id) && typeof action.status === "string";
}

function isId(id: unknown): boolean {
  return Number.isSafeInteger(id) && (id as number) > 0;
}

/** Returns whether an action is one of the Storage Box API, which numbers its actions apart. */
function isOfStorage({ resources }: { resources?: { type?: string }[] | null }): boolean {
  return (Array.isArray(resources) ? resources : []).some((resource) =>
    String(resource?.type).startsWith("storage_box"),
  );
}
