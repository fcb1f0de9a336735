// Parameters: those of the URL as text for the core, and the others as the JSON body.
import { nearest } from "./checks.js";
import type { Parameter, Route } from "./core.js";
import { InputError } from "./errors.js";
import type { Extras, QueryValue } from "./options.js";
import { withSecrets } from "./secrets.js";

export interface Encoded {
  /** Those of the URL: names and texts in turn, each with a NUL at its end. */
  parameters: string;
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
      throw new InputError(
        name,
        key,
        `is not a parameter${nearest(key, [...inPath, ...others.map(({ name }) => name)])}`,
      );
    }
    if (key === "name" && given[key] === "") throw new InputError(name, key, "is empty");
  }
  const { extraQuery, extraBody } = extras ?? {};
  for (const extra of extraQuery || extraBody ? Object.keys({ ...extraQuery, ...extraBody }) : []) {
    if (isParameter(route, extra)) throw new InputError(name, extra, "is a parameter of the operation: give it there");
  }
  let parameters = "";
  for (const key of inPath) parameters += texts(route, key, given[key]);
  if (route.method === "GET") {
    if (extraBody) throw new InputError(name, "extraBody", "must not be given for a GET");
    for (const parameter of others) {
      const value = given[parameter.name];
      if (parameter.isRequired && (value ?? null) === null) throw missing(route, parameter);
      parameters += texts(route, parameter.name, value);
    }
    return { parameters, body: undefined };
  }
  if (others.length === 0 && !extraBody) return { parameters, body: undefined };
  const body: Record<string, unknown> = {};
  for (const parameter of others) {
    const value = given[parameter.name];
    if (value !== undefined || parameter.isRequired) check(route, parameter, value);
    body[parameter.name] = value;
  }
  return { parameters, body: json(name, extraBody ? { ...body, ...extraBody } : body) };
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
  const write = function (this: any, key: string, value: unknown) {
    // An invalid date arrives as null.
    if (value === null && this[key] instanceof Date) throw new InputError(operation, key, "is a date that is invalid");
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
  return inPath.includes(name) || others.some((parameter) => parameter.name === name);
}

/** Refuses a value of the body that is missing, or of another type. */
function check(route: Route, parameter: Parameter, value: unknown): void {
  if (value === undefined) throw missing(route, parameter);
  if (value === null && parameter.isNullable) return;
  const type = TYPES[parameter.type];
  if (type && !type.has(value)) throw new InputError(route.name, parameter.name, `must be ${type.name}`);
}

function missing(route: Route, { name, type }: Parameter): InputError {
  return new InputError(route.name, name, `is missing: give ${TYPES[type]?.name ?? "a value"}`);
}

const isId = (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0;
const isText = (value: unknown) => typeof value === "string";

/** The types by their letters. */
const TYPES: Record<string, { name: string; has(value: unknown): boolean }> = {
  s: { name: "a string", has: isText },
  n: { name: "a number", has: (value) => typeof value === "number" },
  b: { name: "a boolean", has: (value) => typeof value === "boolean" },
  i: { name: "an id: a whole number from 1", has: isId },
  x: { name: "an id or a name", has: (value) => isId(value) || (isText(value) && value !== "") },
  t: {
    name: "a time: a string or a valid Date",
    has: (value) => isText(value) || (value instanceof Date && isQueryValue(value)),
  },
  a: { name: "an array", has: Array.isArray },
  o: { name: "an object", has: (value) => typeof value === "object" && value !== null && !Array.isArray(value) },
};

function texts(route: Route, key: string, value: unknown): string {
  if (value === undefined) return "";
  if (!Array.isArray(value)) return text(route, key, value);
  return value.map((item) => text(route, key, item)).join("");
}

function text(route: Route, key: string, value: unknown): string {
  // A parameter of the path is missed by the core, which names it.
  if (value === null || value === undefined) return "";
  if (typeof value === "number" && !Number.isFinite(value)) throw new InputError(route.name, key, `is ${value}`);
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
