// Parameters: those of the URL as text for the core, and the others as the JSON body.
import type { Route } from "./core.js";
import { InputError } from "./errors.js";
import { type Extras, nearest, type QueryValue } from "./options.js";
import { withSecrets } from "./secrets.js";

export interface Encoded {
  /** Names and texts in turn, each with a NUL at its end. */
  url: string;
  body: string | undefined;
}

/** Encodes parameters by the rule: those of the path, then the query of a `GET` or the body of any other method. */
export function encode(route: Route, params: unknown = {}, extras?: Extras): Encoded {
  const { name, inPath, others } = route;
  if (typeof params !== "object" || params === null || Array.isArray(params)) {
    throw new InputError(name, "", "its parameters must be an object");
  }
  const given = params as Record<string, unknown>;
  for (const key of Object.keys(given)) {
    if (!isParameter(route, key)) {
      throw new InputError(name, key, `is not a parameter${nearest(key, [...inPath, ...others])}`);
    }
    if (key === "name" && given[key] === "") throw new InputError(name, key, "is empty");
  }
  const { extraQuery, extraBody } = extras ?? {};
  for (const extra of extraQuery || extraBody ? Object.keys({ ...extraQuery, ...extraBody }) : []) {
    if (isParameter(route, extra)) throw new InputError(name, extra, "is a parameter of the operation: give it there");
  }
  let url = "";
  for (const key of inPath) url += texts(route, key, given[key]);
  if (route.method === "GET") {
    if (extraBody) throw new InputError(name, "extraBody", "must not be given for a GET");
    for (const key of others) url += texts(route, key, given[key]);
    return { url, body: undefined };
  }
  if (others.length === 0 && !extraBody) return { url, body: undefined };
  const body: Record<string, unknown> = {};
  for (const key of others) body[key] = given[key];
  return { url, body: json(name, extraBody ? { ...body, ...extraBody } : body) };
}

/** Encodes query parameters that the operation does not have. */
export function encodeQuery(parameters: NonNullable<Extras["extraQuery"]>): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(parameters)) {
    for (const value of [values].flat()) query.append(name, textOf(value as QueryValue));
  }
  return query.toString();
}

/** A value as JSON, with the hidden secrets of values that were received. */
export function json(operation: string, value: object): string {
  const write = (key: string, value: unknown) => {
    if (typeof value !== "number") return withSecrets(value);
    if (!Number.isFinite(value)) throw new InputError(operation, key, `is ${value}, which JSON does not have`);
    if (Math.abs(value) > Number.MAX_SAFE_INTEGER)
      throw new InputError(operation, key, "is above 2^53: it is not exact");
    return value;
  };
  try {
    return JSON.stringify(value, write);
  } catch (error) {
    if (error instanceof InputError) throw error;
    const problem = "its parameters cannot be written as JSON (cyclic, too deep, a BigInt or an invalid date)";
    throw new InputError(operation, "", problem, error);
  }
}

function isParameter({ inPath, others }: Route, name: string): boolean {
  return inPath.includes(name) || others.includes(name);
}

function texts(route: Route, key: string, value: unknown): string {
  if (value === undefined) return "";
  if (!Array.isArray(value)) return text(route, key, value);
  return value.map((item) => text(route, key, item)).join("");
}

function text(route: Route, key: string, value: unknown): string {
  // A parameter of the path is missed by the core, which names it.
  if (value === null || value === undefined) return "";
  if (!isQueryValue(value)) throw new InputError(route.name, key, "must be a string, number, boolean or valid date");
  const text = textOf(value);
  if (text.includes("\0")) throw new InputError(route.name, key, "must not contain a NUL character");
  return `${key}\0${text}\0`;
}

/** Returns whether a query parameter can have this value. */
export function isQueryValue(value: unknown): value is QueryValue {
  if (value instanceof Date) return !Number.isNaN(value.getTime());
  return ["string", "number", "boolean", "bigint"].includes(typeof value);
}

function textOf(value: QueryValue): string {
  return value instanceof Date ? value.toISOString() : String(value);
}
