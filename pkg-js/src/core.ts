// The core: loads the wasm on first use, and reads the table of operations. The build resolves `hetzner-cloud-core` to the
// bindings of the entry.
import { Client, Conversation, classify, initSync, poll_interval, scrub, table } from "hetzner-cloud-core";

export { Client, Conversation, classify, poll_interval as pollInterval, scrub };

/** An operation: a line of the table. */
export interface Route {
  readonly name: string;
  readonly method: string;
  readonly path: string;
  readonly isStorage: boolean;
  /** The sign of the reply's shape: see `wasm/table.rs`. */
  readonly shape: string;
  /** The key of the value in the body; empty for the whole body. */
  readonly key: string;
  readonly inPath: readonly string[];
  readonly others: readonly Parameter[];
  readonly hasSecrets: boolean;
}

/** A parameter in the query or in the body. */
export interface Parameter {
  readonly name: string;
  /** The letter of its type: see `parameter.rs`. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly isNullable: boolean;
}

let module: () => WebAssembly.Module | BufferSource;
let routes: Map<string, Route> | undefined;
let secretNames: readonly string[] = [];

/**
 * Frees what cannot be reached any more: clients, and runs of several requests. A single request always ends, and to
 * register each, as the bindings would, takes longer than to make it: the build removes that from them.
 */
export const abandoned: FinalizationRegistry<Client | Conversation> | undefined =
  globalThis.FinalizationRegistry && new globalThis.FinalizationRegistry((held) => held.free());

/** Sets the source of the wasm; each entry of the package has its own. */
export function setModule(source: () => WebAssembly.Module | BufferSource): void {
  module = source;
}

/** The operations by name; the first call loads the wasm. */
export function operations(): Map<string, Route> {
  if (routes) return routes;
  initSync({ module: module() });
  routes = new Map();
  const [groups = "", secrets = ""] = table().split("\0");
  secretNames = secrets.split(" ");
  for (const group of groups.trim().split("\n\n")) {
    const [head = "", ...lines] = group.split("\n");
    const [resource, api] = head.split(" ");
    let segments: string[] = [];
    for (const line of lines) {
      const [verb, place = "", shape = "", others = "", secret] = line.split(" ");
      const [, method = "", kept = 0, rest = ""] = /^([A-Z]+)(\d)(.*)/.exec(place) ?? [];
      segments = [...segments.slice(0, Number(kept)), ...(rest.match(/[^/]+/g) ?? [])];
      const path = `/${segments.join("/")}`;
      const name = `${resource}.${verb || rest}`;
      routes.set(name, {
        name,
        method,
        path,
        isStorage: api === "storage",
        shape: shape.charAt(0),
        key: shape.slice(1),
        inPath: path.match(/\w+(?=})/g) ?? [],
        others: others.match(/[^,]+/g)?.map(parameter) ?? [],
        hasSecrets: secret === "s",
      });
    }
  }
  return routes;
}

/** A parameter: its name, and a letter with or without a question mark. */
function parameter(text: string): Parameter {
  const [, name = "", letter = "", mark] = /^(\w+)(\w)(\??)$/.exec(text) ?? [];
  const type = letter.toLowerCase();
  return { name, type, isRequired: letter !== type, isNullable: mark === "?" };
}

/** The names of the fields that hold secrets. */
export function secretFields(): readonly string[] {
  return secretNames;
}

/** A name of the core as JavaScript writes it: `powerOn` for `power_on`. */
export function camel(snake: string): string {
  return snake.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
}
