// Parameters: those of the URL as text for the core, and the others as the JSON body.
import type { Route } from "./core.js";
import { InputError } from "./errors.js";
import { nearest } from "./options.js";
import { withSecrets } from "./secrets.js";

export interface Encoded {
  /** Names and texts in turn, each with a NUL at its end. */
  url: string;
  body: string | undefined;
}

/** Encodes parameters by the rule: those of the path, then the query of a `GET` or the body of any other method. */
export function encode(route: Route, params: unknown = {}): Encoded {
  const { name, inPath, others } = route;
  if (typeof params !== "object" || params === null || Array.isArray(params)) {
    throw new InputError(name, "", "its parameters must be an object");
  }
  const given = params as Record<string, unknown>;
  for (const key of Object.keys(given)) {
    if (!inPath.includes(key) && !others.includes(key)) {
      throw new InputError(name, key, `is not a parameter${nearest(key, [...inPath, ...others])}`);
    }
  }
  let url = "";
  for (const key of inPath) url += texts(route, key, given[key]);
  if (route.method === "GET") {
    for (const key of others) url += texts(route, key, given[key]);
    return { url, body: undefined };
  }
  if (others.length === 0) return { url, body: undefined };
  const body: Record<string, unknown> = {};
  for (const key of others) body[key] = given[key];
  return { url, body: json(name, body) };
}

/** A value as JSON, with the hidden secrets of values that were received. */
export function json(operation: string, value: object): string {
  try {
    return JSON.stringify(value, withSecrets);
  } catch (error) {
    throw new InputError(
      operation,
      "",
      "its parameters cannot be written as JSON (cyclic, too deep, or a BigInt)",
      error,
    );
  }
}

function texts(route: Route, key: string, value: unknown): string {
  if (value === undefined) return "";
  if (!Array.isArray(value)) return text(route, key, value);
  return value.map((item) => text(route, key, item)).join("");
}

function text(route: Route, key: string, value: unknown): string {
  // A parameter of the path is missed by the core, which names it.
  if (value === null || value === undefined) return "";
  if (!["string", "number", "boolean", "bigint"].includes(typeof value)) {
    throw new InputError(route.name, key, "must be a string, number or boolean");
  }
  const text = String(value);
  if (text.includes("\0")) throw new InputError(route.name, key, "must not contain a NUL character");
  return `${key}\0${text}\0`;
}
