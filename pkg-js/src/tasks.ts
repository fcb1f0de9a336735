// Tasks: conversations that any process can continue. A state is JSON of the same format as in Rust.
import type { Action, Operations } from "./api.js";
import type { TaskTurn } from "../wasm/hetzner_cloud_tasks.js";
import { check, checkBy, isObject } from "./checks.js";
import { HetznerError, InputError, restorable } from "./errors.js";
import { Hetzner as Client, hostOfClient, type OperationName } from "./hetzner.js";
import { fail, type Host } from "./host.js";
import { json } from "./parameters.js";
import { Ending, isUnsent } from "./run.js";
import { errorWithoutToken, hideSecrets } from "./secrets.js";
import { TASK, TURN } from "./task-checks.js";
import type { Awaitable } from "./waiter.js";
import { trackedActions } from "./waiter.js";
import { Watch, type Watched } from "./watch.js";

/** The state of a task, as JSON. It holds neither the token nor a secret parameter. */
export type TaskState = Readonly<Record<string, unknown>>;

/** The treatment of a resource that exists under the name, and was not created by this task. */
export type IfExists =
  /** It is adopted as it is. */
  | "adopt"
  /** It is adopted if it shows what the parameters say; otherwise the task ends in an `ExistsError`. */
  | "compare"
  /** The task ends in an `ExistsError`. */
  | "fail";

/** The options of a task. */
export interface TaskOptions {
  /**
   * Makes a create safe to repeat: when its answer is lost or the name is taken, the task looks for the resource, and
   * goes on with it if it carries the marker. This is the treatment of any other resource of the name.
   */
  ifExists?: IfExists | undefined;
  /**
   * The name of this conversation, and the value of the label `hetzner-cloud/marker`: for example the instance id of a
   * Workflow. It must differ from that of any other; random by default.
   */
  marker?: string | undefined;
  /** Waits for the actions of the reply, and then reads the resource. */
  wait?: boolean | undefined;
  /** Deletes what the task created when it cannot be finished, within so many milliseconds: 120 s for `true`. */
  rollback?: boolean | number | undefined;
  /** When the resource is locked, waits for its running actions and then sends the request again. */
  waitIfLocked?: boolean | undefined;
  /** Repeats the request until the fields of the reply have these values, or one of a list: `{ status: "off" }`. */
  until?: Readonly<Record<string, unknown>> | undefined;
  /** Milliseconds from the first turn after which the task gives up: never by default. Until then it retries. */
  timeout?: number | undefined;
}

/** The options of a turn. */
export interface TurnOptions {
  /** The secret parameters by their paths, as in `{ user_data: "…" }`: they are in no state. */
  secrets?: Readonly<Record<string, string>> | undefined;
  /** The most requests of this turn: no limit by default. */
  maxRequests?: number | undefined;
  /** The milliseconds after which this turn sends no request any more: no limit by default. */
  maxMillis?: number | undefined;
  /**
   * Saves the state before a request that changes something is sent; the request waits for it. When the process dies,
   * continue from the last state that was saved or returned.
   */
  onSend?: ((state: TaskState) => unknown) | undefined;
  /**
   * `"next turn"` where nothing can be saved within a turn, as in a step of a Workflow: a request that changes
   * something is announced by `willSend`, and sent by the next turn.
   */
  sends?: "now" | "next turn" | undefined;
  /** Tells that this turn may have been begun before with the same state: an announced request then counts as sent. */
  isRepeated?: boolean | undefined;
  /** Ends the turn; it rejects with the signal's reason. A request in flight then counts as lost. */
  signal?: AbortSignal | undefined;
}

/** The end of a task in an error, as plain JSON. `HetznerError.from` makes an error of it. */
export interface TaskError {
  /** The class in the other entries, `ExistsError` or `IncompleteError`. */
  name: string;
  message: string;
  kind: string;
  operation: string | null;
  status: number | null;
  code: string | null;
  retryable: boolean;
  correlationId: string | null;
  /** The parameter of an `InputError`. */
  parameter?: string;
  /** The outcome of each action of an `ActionsError`. */
  outcomes?: TaskActionOutcome[];
  /** The resource of an `ExistsError`; `null` when the name is taken and no resource has it. */
  existing?: NamedResource | null;
  /** The parameters that the resource of an `ExistsError` shows with another value. */
  differences?: string[];
  /** The resources that an incomplete task created, or may have. */
  created?: NamedResource[];
  /** Those of them that the rollback deleted. */
  deleted?: NamedResource[];
  /** Those of them that are left, or may be. */
  left?: NamedResource[];
  /** The error that ended the rollback early. */
  rollback?: { kind: string; message: string } | null;
}

/** The outcome of an action that a task has waited for. */
export interface TaskActionOutcome {
  status: "success" | "failed" | "missing" | "unfinished";
  id: number;
  /** Known of an action that failed: empty for one that succeeded, and `null` for any other. */
  command: string | null;
  error: { code: string; message: string } | null;
}

/** A resource by its kind, id and name. */
export interface NamedResource {
  /** The resource as in the name of an operation, as in `servers`. */
  resource: string;
  id?: string;
  name?: string;
}

/** The result of a turn, as plain JSON. */
export type Turn<Value = unknown> =
  /** Continue from this state, at this time in milliseconds since the Unix epoch. */
  | { state: TaskState; wakeAt: number; value?: never; error?: never; willSend?: never }
  /** Keep this state, and continue from it at once: that turn sends the request. */
  | { state: TaskState; wakeAt: number; willSend: string; value?: never; error?: never }
  /** The end. */
  | { value: Value; state?: never; wakeAt?: never; error?: never; willSend?: never }
  | { error: TaskError; state?: never; wakeAt?: never; value?: never; willSend?: never };

/** The resource of a task that ensures or waits. */
export interface Ensured<Resource = unknown> {
  /** `true` when this task created it. */
  created: boolean;
  resource: Resource;
}

/** The steps of a turn: see `wasm/tasks.rs`. */
const SAVE = 2,
  WAIT = 3,
  ANNOUNCE = 4,
  DONE = 5,
  FAILED = 6;

/** The part of the core that other entries do not have. */
interface TaskClient {
  start_task(operation: string, params: string, options: string, within: number): string | undefined;
  start_wait_task(actions: string, within: number): string | undefined;
  turn(
    state: string,
    secrets: string,
    maxRequests: number,
    maxMillis: number,
    announces: boolean,
    isRepeated: boolean,
    now: number,
  ): TaskTurn | undefined;
}

/** A client that has tasks too. Each resource is a property, and each operation a method of it. */
export class Hetzner extends Client {
  /** Starts a task of an operation. Nothing is sent before its first turn. */
  start<Name extends OperationName>(
    name: Name,
    params?: Operations[Name]["params"],
    options: TaskOptions = {},
  ): TaskState {
    const { ifExists, marker, wait, rollback, waitIfLocked, until, timeout = 0 } = checkBy(TASK, options, name);
    const chosen = {
      if_exists: ifExists,
      marker: marker ?? (ifExists && crypto.randomUUID()),
      wait,
      rollback: rollback === true ? 120_000 : rollback || undefined,
      busy: waitIfLocked,
      until,
    };
    const { client } = hostOfClient(this);
    const within = timeout === Infinity ? 0 : timeout;
    const state = coreOf(client).start_task(name, json(name, params ?? {}), json(name, chosen), within);
    return JSON.parse(state ?? fail(client, name));
  }

  /** Starts a task that waits until actions have ended. It ends in their ids and statuses. */
  startWait(actions: Awaitable, options: Pick<TaskOptions, "timeout"> = {}): TaskState {
    const { timeout = 0 } = check("waiter", options);
    const { client } = hostOfClient(this);
    const tracked: Action[] = trackedActions(actions);
    const state = coreOf(client).start_wait_task(JSON.stringify(tracked), timeout === Infinity ? 0 : timeout);
    return JSON.parse(state ?? fail(client, "actions.list"));
  }

  /**
   * Continues a task: does all that is due, one request at a time, and stops at the limits or when there is nothing to
   * do now. Throws an `InputError`, with nothing sent, for a state that is broken, newer, inconsistent or of another
   * base URL, and for secrets that it does not need; an error of the task itself is in the result.
   */
  async turn<Value = unknown>(state: TaskState, options: TurnOptions = {}): Promise<Turn<Value>> {
    const host = hostOfClient(this);
    const { secrets = {}, maxRequests = 0xffffffff, maxMillis = Infinity, sends = "now" } = checkBy(TURN, options);
    const { onSend, isRepeated = false, signal } = options;
    const announces = sends === "next turn";
    const now = () => host.clock.now();
    if (!isObject(state)) throw new InputError("", "state", "must be an object: a state that was saved or returned");
    const texts = [json("", state), JSON.stringify(secrets)] as const;
    const core = coreOf(host.client).turn(...texts, maxRequests, maxMillis, announces, isRepeated, now());
    if (!core) fail(host.client, "");
    try {
      for (;;) {
        signal?.throwIfAborted();
        const step = core.step(now());
        const text = core.text();
        switch (step) {
          case WAIT:
            return { state: JSON.parse(text), wakeAt: core.until };
          case ANNOUNCE: {
            const [willSend = "", ...announced] = text.split("\0");
            return { state: JSON.parse(announced.join("\0")), wakeAt: now(), willSend };
          }
          case DONE:
            return { value: withoutSecrets(JSON.parse(text)) };
          case FAILED:
            return { error: restorableError(JSON.parse(text)) };
          case SAVE:
            await onSend?.(JSON.parse(text));
            signal?.throwIfAborted();
        }
        await send(host, core, signal);
      }
    } finally {
      core.free();
    }
  }
}

function coreOf(client: unknown): TaskClient {
  return client as TaskClient;
}

/** Sends the request of the last step, and gives the core its outcome. */
async function send(host: Host, core: TaskTurn, signal: AbortSignal | undefined): Promise<void> {
  const [method = "", url = ""] = core.request().split("\0");
  const body = core.body();
  const ending = new Ending(signal);
  const headers = { ...host.headers[body === undefined ? 0 : 1] };
  const init: RequestInit = { method, headers, redirect: "manual", signal: ending.signal };
  if (body !== undefined) init.body = body;
  const received = (async () => {
    const response = await host.fetch(url, init);
    if (typeof response?.text !== "function") throw new InputError("", "fetch", "must return a Response");
    return [response, await response.text()] as const;
  })();
  const watch = new Watch(host.attemptTimeout);
  let attempt: Watched | undefined;
  const late = new Promise<never>((_, reject) => {
    const expire = () => reject(new DOMException("no response in time", "TimeoutError"));
    if (host.attemptTimeout !== Infinity) attempt = watch.add(expire);
  });
  try {
    const [response, text] = await Promise.race([received, late, ...(ending.aborted ? [ending.aborted] : [])]);
    const names = ["retry-after", "ratelimit-reset", "x-correlation-id"];
    const values = names.map((name) => response.headers?.get?.(name) ?? "");
    core.receive(response.status || 302, values.join("\0"), text, host.clock.now());
  } catch (error) {
    signal?.throwIfAborted();
    if (error instanceof HetznerError) throw error;
    const { message } = errorWithoutToken(error, host.token) as Error;
    core.receive(Number(isUnsent(error)), "\0\0", String(message ?? error), host.clock.now());
  } finally {
    if (attempt) watch.remove(attempt);
    watch.rest();
    ending.detach();
    // A request that is late is of no use any more.
    ending.abort();
  }
}

function restorableError(error: TaskError): TaskError {
  return { ...error, message: restorable(error.name, error.message, error as object) };
}

/** The value of a task with its secrets hidden, as in any reply. */
function withoutSecrets<Value>(value: Value): Value {
  hideSecrets(value);
  return value;
}
