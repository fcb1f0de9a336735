// Requests of a page, matched against the table of operations.
import type { OperationName } from "./hetzner.js";
import { ROUTES } from "./routes.js";

/** An operation: a line of the table. */
export interface ProxyRoute {
  readonly operation: OperationName;
  readonly method: string;
  readonly isStorage: boolean;
  /** The segments of the path; `#` is an id and `_` a text. */
  readonly segments: readonly string[];
  /** The names of the query parameters. */
  readonly query: readonly string[];
  readonly hasBody: boolean;
  readonly hasSecrets: boolean;
}

/** An operation with its path as it is sent. */
export interface Match {
  readonly route: ProxyRoute;
  readonly path: string;
}

let routes: ProxyRoute[] | undefined;

/** All operations; of two that match a path, the first is the one of the API: fixed segments come before parameters. */
export function allRoutes(): readonly ProxyRoute[] {
  routes ??= ROUTES.trim()
    .split("\n")
    .map(parse)
    .map((route) => ({ route, order: route.segments.map((segment) => (isParameter(segment) ? "1" : "0")).join("") }))
    .sort((a, b) => (a.order < b.order ? -1 : Number(a.order > b.order)))
    .map(({ route }) => route);
  return routes;
}

function parse(line: string): ProxyRoute {
  const [operation = "", method = "", api, path = "", others = "", secrets] = line.split(" ");
  return {
    operation: operation as OperationName,
    method,
    isStorage: api === "storage",
    segments: path.slice(1).split("/"),
    query: method === "GET" && others ? others.split(",") : [],
    hasBody: others === "{}",
    hasSecrets: secrets === "s",
  };
}

function isParameter(segment: string): boolean {
  return segment === "#" || segment === "_";
}

/** Finds the operation of a method and path, and writes the path anew from its decoded segments. */
export function match(method: string, path: string): Match | undefined {
  if (!path.startsWith("/")) return undefined;
  const texts = path.slice(1).split("/").map(decoded);
  const fits = ({ segments, ...route }: ProxyRoute) =>
    route.method === method &&
    segments.length === texts.length &&
    segments.every((segment, at) => isParameter(segment) || segment === texts[at]);
  const route = allRoutes().find(fits);
  // An invalid parameter is not tried as one of a later operation, as the API would not either.
  if (!route?.segments.every((segment, at) => isValid(segment, texts[at]))) return undefined;
  return { route, path: texts.map((text) => `/${encodeText(text ?? "")}`).join("") };
}

/** Decodes a segment of a path once; an encoding that is invalid is none. */
function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}

/**
 * Whether a text is a value of the segment. No name or id of the API has a separator or a control character, nor a `%`,
 * which may be an encoding of them.
 */
function isValid(segment: string, text: string | undefined): boolean {
  if (text === undefined || ["", ".", ".."].includes(text) || /[\p{Cc}%/\\?#]/u.test(text)) return false;
  return segment !== "#" || (/^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text)));
}

/** Encodes all but the unreserved characters, as the client does. */
export function encodeText(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}
