// The options of the proxy, and how wrong ones are refused: without the core, from which the client's errors come.
import type { OperationName } from "./hetzner.js";
import { allRoutes } from "./matching.js";
import type { Fetch } from "./options.js";
import type { ProxyOptions } from "./proxy.js";

const CLOUD = "https://api.hetzner.cloud/v1";
const STORAGE = "https://api.hetzner.com/v1";
const MIB = 1024 * 1024;

/** Checked options, with their defaults. */
export interface Settings {
  readonly token: string;
  readonly authorize: ProxyOptions["authorize"];
  readonly allows: (operation: OperationName, request: Request) => boolean;
  readonly leavesSecrets: (operation: OperationName) => boolean;
  readonly prefix: string;
  readonly origins: readonly string[];
  readonly maxBody: number;
  readonly baseUrl: string;
  readonly storageBaseUrl: string;
  readonly fetch: Fetch;
}

/** A check returns the problem with a value, if there is one. */
type Check = (value: unknown) => string | false;

const OPTIONS: Record<keyof ProxyOptions, Check> = {
  token: (value) => !(typeof value === "string" && /^[!-~]+$/.test(value)) && "must be an API token",
  allow: (value) => typeof value !== "function" && names(value, "must be names of operations or a function"),
  authorize: (value) => typeof value !== "function" && "must be a function",
  prefix: (value) => !isPrefix(value) && "must be a path as in `/hetzner`, or empty",
  origins: (value) =>
    !(Array.isArray(value) && value.every(isOrigin)) && "must be a list of origins as in `https://dashboard.example`",
  maxBody: (value) => !(Number.isSafeInteger(value) && (value as number) >= 0) && "must be a number of bytes",
  secrets: (value) => typeof value !== "boolean" && names(value, "must be names of operations or a boolean"),
  baseUrl: (value) => !isBaseUrl(value) && "must be an http or https URL without credentials and query",
  storageBaseUrl: (value) => !isBaseUrl(value) && "must be an http or https URL without credentials and query",
  fetch: (value) => typeof value !== "function" && "must be a function",
};

const REQUIRED = ["token", "allow", "authorize"] as const;

/** Refuses unknown options, missing ones and invalid values. */
export function settingsOf(options: ProxyOptions): Settings {
  if (typeof options !== "object" || options === null) throw new TypeError("proxy: its options must be an object");
  for (const [name, value] of Object.entries(options)) {
    if (!Object.hasOwn(OPTIONS, name)) {
      throw new TypeError(`proxy: \`${name}\` is not an option; there are: ${Object.keys(OPTIONS).join(", ")}`);
    }
    const problem = value !== undefined && OPTIONS[name as keyof ProxyOptions](value);
    if (problem) throw new TypeError(`proxy: \`${name}\` ${problem}`);
  }
  for (const name of REQUIRED) if (options[name] === undefined) throw new TypeError(`proxy: \`${name}\` is missing`);
  const { token, allow, authorize, prefix = "", origins = [], maxBody = MIB, secrets = false } = options;
  const { baseUrl = CLOUD, storageBaseUrl = options.baseUrl ?? STORAGE, fetch } = options;
  return {
    token,
    authorize,
    allows: typeof allow === "function" ? (...given) => allow(...given) === true : (name) => allow.includes(name),
    leavesSecrets: (name) => (typeof secrets === "boolean" ? secrets : secrets.includes(name)),
    prefix,
    origins,
    maxBody,
    baseUrl: withoutSlash(baseUrl),
    storageBaseUrl: withoutSlash(storageBaseUrl),
    // Looked up when it is needed, and called without a `this`, as browsers demand.
    fetch: fetch ?? ((url, init) => globalThis.fetch(url, init)),
  };
}

/** The problem with names of operations. */
function names(value: unknown, problem: string): string | false {
  if (!Array.isArray(value)) return problem;
  const known = new Set<unknown>(allRoutes().map(({ operation }) => operation));
  const unknown = value.filter((name) => !known.has(name)).map(String);
  return unknown.length > 0 && `has \`${unknown[0]}\`, which is not an operation`;
}

function isPrefix(value: unknown): boolean {
  if (value === "") return true;
  return typeof value === "string" && /^(\/[^/]+)+$/.test(value) && urlOf(value, "http://host")?.pathname === value;
}

function isOrigin(value: unknown): boolean {
  return typeof value === "string" && value !== "null" && urlOf(value)?.origin === value;
}

function isBaseUrl(value: unknown): boolean {
  const url = typeof value === "string" ? urlOf(value) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) return false;
  return !url.username && !url.password && !/[?#]/.test(url.href);
}

function urlOf(text: string, base?: string): URL | undefined {
  return URL.canParse(text, base) ? new URL(text, base) : undefined;
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, "");
}
