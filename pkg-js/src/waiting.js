// Waiting for actions.
import { ActionsError } from "./errors.js";
import { converse, hasEnded } from "./conversation.js";

/** How the core asks for actions: see `Hetzner.wait` in the crate. */
const ROW = { name: "actions.list", sign: "+", key: "actions" };

export class Waiting {
  #host;
  #awaited;
  #timeout;
  /** Polls, next poll and deadline, as the core tells them. */
  #progress;
  #conversation;

  constructor(host, awaited, timeout, progress) {
    this.#host = host;
    this.#awaited = awaited;
    this.#timeout = timeout;
    this.#progress = progress;
  }

  static of(host, actions, timeout) {
    const awaited = actionsOf(actions).map((action) => ({ storage: isOfStorage(action), id: action.id, action, missing: false }));
    return new Waiting(host, awaited, timeout);
  }

  static resume(host, state) {
    const { version, awaited, progress } = JSON.parse(state);
    if (version !== 1) throw new TypeError("this state was saved by another version");
    return new Waiting(host, awaited, undefined, progress);
  }

  state() {
    if (this.#conversation) this.#progress = [...this.#conversation.checkpoint()];
    return JSON.stringify({ version: 1, awaited: this.#awaited, progress: this.#progress });
  }

  async run({ onProgress, timeout, ...options } = {}) {
    const conversation = this.#start();
    const limit = this.#progress?.[2] ? undefined : (timeout ?? this.#timeout ?? this.#host.timeout);
    try {
      for await (const { value, storage, missing } of converse(this.#host, conversation, ROW, { ...options, timeout: limit })) {
        for (const entry of this.#awaited.filter((entry) => entry.storage === storage)) {
          const action = value.find(({ id }) => id === entry.id);
          if (action) entry.action = action;
          if (action) onProgress?.(action);
          entry.missing ||= missing.includes(entry.id);
        }
      }
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new ActionsError(this.#outcomes(), error);
    } finally {
      this.#progress = [...conversation.checkpoint()];
      this.#conversation = undefined;
      conversation.free();
    }
    const outcomes = this.#outcomes();
    if (outcomes.some(({ status }) => status !== "success")) throw new ActionsError(outcomes);
    return outcomes.map(({ action }) => action);
  }

  #start() {
    const pending = this.#awaited.filter(({ action, missing }) => !missing && !hasEnded(action.status));
    // Sorted, each once: so the core wants them.
    const ids = (ofStorage) => {
      const wanted = pending.filter(({ storage }) => storage === ofStorage).map(({ id }) => id);
      return Float64Array.from(new Set(wanted)).sort();
    };
    const conversation = this.#host.client.wait(ids(false), ids(true), false);
    if (this.#progress) conversation.resume(...this.#progress);
    this.#conversation = conversation;
    return conversation;
  }

  #outcomes() {
    return this.#awaited.map(({ id, action, missing }) => ({ status: outcome(action, missing), id, action }));
  }
}

function outcome(action, missing) {
  if (missing) return "missing";
  return { success: "success", error: "failed" }[action.status] ?? "unfinished";
}

/** An action, several, an answer that holds some, or none. */
function actionsOf(actions) {
  if (typeof actions?.[Symbol.iterator] === "function") return [...actions];
  if (!actions) return [];
  if ("actions" in actions) return actions.actions;
  if ("action" in actions) return [actions.action, ...(actions.next_actions ?? [])].filter(Boolean);
  return [actions];
}

/** Storage Boxes number their actions apart. */
function isOfStorage({ resources = [] }) {
  return resources.some(({ type }) => type.startsWith("storage_box"));
}
