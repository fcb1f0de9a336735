// The errors, by whose fault it was.
import type { Action, ErrorCode } from "./api.js";
import { camel, classify, operations } from "./core.js";

/** The kind of an error. For a response it depends only on the status, like the error classes of other clients. */
export type ErrorKind =
  | "input"
  | "bad_request"
  | "authentication"
  | "permission_denied"
  | "not_found"
  | "conflict"
  | "unprocessable_entity"
  | "rate_limit"
  | "other_refusal"
  | "internal_server"
  | "answer"
  | "connection"
  | "timeout"
  | "ambiguous"
  | "actions";

/** The details of the error codes that have some. */
export interface ErrorDetails {
  /** The invalid parameters, and the reasons. */
  invalid_input: { fields: { name: string; messages?: string[] | null }[] };
  /** The parameters whose values are taken. */
  uniqueness_error: { fields: { name: string }[] };
  /** The limits that the project has reached. */
  resource_limit_exceeded: { limits: { name: string }[] };
  /** The URL of the announcement. */
  deprecated_api_endpoint: { announcement: string };
}

/** The outcome of an action. */
export interface ActionOutcome {
  status: "success" | "failed" | "missing" | "unfinished";
  id: number;
  /** Its last known state. */
  action: Action | null;
}

/** What a message keeps of an error in its last words, because a clone keeps nothing else. */
interface Facts {
  kind?: ErrorKind | undefined;
  operation?: string | undefined;
  parameter?: string | undefined;
  status?: number | null | undefined;
  code?: string | null | undefined;
  correlationId?: string | null | undefined;
  retryable?: boolean | undefined;
}

/** The brand of all errors of this package, also of another copy of it. Its value is the name of the class. */
const BRAND = Symbol.for("hetzner-cloud.error");

/**
 * The base class of all errors of this package. An aborted call rejects with the reason of its `AbortSignal` instead.
 *
 * `instanceof` holds across copies of the package. A structured clone, an RPC or a Workflow step keeps only the message:
 * `HetznerError.from` restores the error from it.
 */
export class HetznerError extends Error {
  /** The kind of the error. */
  readonly kind: ErrorKind;
  /** The operation, as in `servers.create`; empty for an error that belongs to none. */
  readonly operation: string;
  /** The HTTP status, also of a response that cannot be read, and of the response that caused this error; else `null`. */
  readonly status: number | null;
  /** The error code of the API, also of the response that caused this error; else `null`. */
  readonly code: ErrorCode | null;
  /** The id that Hetzner's support asks for; not visible in a browser. */
  readonly correlationId: string | null;
  /** Whether the same request may succeed later without doing anything twice. */
  readonly retryable: boolean;
  /** The predicates that hold, as the core names them. */
  readonly #predicates: readonly string[];
  readonly #advice: string | null;

  /** @internal */
  constructor(message: string, facts: Facts = {}, cause?: unknown) {
    const { operation = "", status = null, code = null, correlationId = null } = facts;
    const { kind, predicates, advice } = judge(operation, status, code);
    const complete = {
      ...facts,
      kind: facts.kind ?? kind,
      retryable: facts.retryable ?? predicates.includes("retryable"),
    };
    const text = operation && !message.startsWith(`${operation}: `) ? `${operation}: ${message}` : message;
    super(text + tail(new.target.prototype[BRAND], complete), cause === undefined ? undefined : { cause });
    this.kind = complete.kind;
    this.operation = operation;
    this.status = status;
    this.code = code;
    this.correlationId = correlationId;
    this.retryable = complete.retryable;
    this.#predicates = predicates;
    this.#advice = advice;
  }

  /** @internal */
  declare readonly [BRAND]: string;

  /** Restores an error of this package from whatever a clone, RPC or step has left of it; `null` for any other value. */
  static from(error: unknown): HetznerError | null {
    if (isBranded(error)) return error as HetznerError;
    const message = typeof error === "string" ? error : (error as { message?: unknown } | null | undefined)?.message;
    return typeof message === "string" ? restored(message) : null;
  }

  static override [Symbol.hasInstance](value: unknown): boolean {
    // A subclass of somebody else has no brand of its own.
    if (!Object.hasOwn(this.prototype, BRAND)) return Function.prototype[Symbol.hasInstance].call(this, value);
    return isBranded(value) && (this === HetznerError || (value as HetznerError)[BRAND] === this.prototype[BRAND]);
  }

  static {
    const names =
      "not_found rate_limited unauthorized forbidden conflict locked protected taken invalid_input limit_exceeded unavailable maintenance gone server_error";
    for (const name of names.split(" ")) {
      const value = function (this: HetznerError) {
        return this.#predicates.includes(name);
      };
      Object.defineProperty(this.prototype, camel(`is_${name}`), { value, configurable: true, writable: true });
    }
  }

  /** The message without its last words in brackets, which are for programs: to show it to a user. */
  get summary(): string {
    return withoutTail(this.message);
  }

  /** Advice for the error code, in a few words; `null` when there is none. */
  get advice(): string | null {
    return this.#advice;
  }

  /** Returns whether a timeout has passed, of the call or of its last attempt, or the API took too long. */
  isTimeout(): boolean {
    const { kind, cause } = this;
    if (kind === "timeout" || this.#predicates.includes("timeout")) return true;
    return (cause as Error | null | undefined)?.name === "TimeoutError" || !!HetznerError.from(cause)?.isTimeout();
  }

  /** Returns whether it is unknown if the request was carried out. Look before sending it again. */
  isAmbiguous(): boolean {
    return this.kind === "ambiguous";
  }
}

/** The predicates of status and code, which the core decides. */
export interface HetznerError {
  /** Returns whether the API reported that the resource does not exist (any more). */
  isNotFound(): boolean;
  /** Returns whether the API refused because the project's requests of this hour are used up. */
  isRateLimited(): boolean;
  /** Returns whether the API refused the token: it is missing, wrong or read-only. */
  isUnauthorized(): boolean;
  /** Returns whether the API refused because the token does not permit the operation. */
  isForbidden(): boolean;
  /** Returns whether the API refused because of a simultaneous change. */
  isConflict(): boolean;
  /** Returns whether the API refused because the resource is locked by an action. */
  isLocked(): boolean;
  /** Returns whether the API refused because the resource is protected against the operation. */
  isProtected(): boolean;
  /** Returns whether the API refused because the name, or another value that must be unique, is taken. */
  isTaken(): boolean;
  /** Returns whether the API rejected a parameter; the details name it. */
  isInvalidInput(): boolean;
  /** Returns whether the API refused because a resource limit of the project is reached. */
  isLimitExceeded(): boolean;
  /** Returns whether the API lacks capacity at the moment: another location, type or placement group may have some. */
  isUnavailable(): boolean;
  /** Returns whether the API refused because the service is under maintenance. */
  isMaintenance(): boolean;
  /** Returns whether the API has removed the endpoint. */
  isGone(): boolean;
  /** Returns whether the API had an internal error: a status of 500 or more. */
  isServerError(): boolean;
}

/** A value cannot be sent. Nothing was sent. */
export class InputError extends HetznerError {
  /** The parameter or option, as in `label_selector`; empty when none is to blame. */
  readonly parameter: string;

  /** @internal */
  constructor(operation: string, parameter: string, problem: string, cause?: unknown) {
    super(
      parameter ? `\`${parameter}\` ${problem}` : problem,
      { kind: "input", operation, parameter, retryable: false },
      cause,
    );
    this.parameter = parameter;
  }
}

/** The API refused. */
export class ApiError extends HetznerError {
  declare readonly status: number;
  declare readonly code: ErrorCode;
  /** The message of the API. */
  readonly apiMessage: string;
  /** The details, whose shape depends on the code: see `hasCode`. */
  readonly details: unknown;

  /** @internal */
  constructor(apiMessage: string, details: unknown, facts: Facts) {
    super(apiMessage, facts);
    this.apiMessage = apiMessage;
    this.details = details;
  }

  /** Returns whether the error has this code, which gives the details their type. */
  hasCode<Code extends keyof ErrorDetails>(
    code: Code,
  ): this is this & { code: Code; details: ErrorDetails[Code] | null };
  hasCode(code: ErrorCode): boolean;
  hasCode(code: string): boolean {
    return this.code === code;
  }
}

/** The response cannot be read. */
export class AnswerError extends HetznerError {
  declare readonly status: number;
  /** The body as it was received. It may hold a password, so it is not enumerable. */
  declare readonly body: string;

  /** @internal */
  constructor(body: string, problem: string, facts: Facts) {
    super(`the response (status ${facts.status}, ${body.length} characters) ${problem}`, facts);
    Object.defineProperty(this, "body", { value: body, enumerable: false });
  }
}

/** The request could not be sent, or its response could not be received; `cause` is the error of `fetch`. */
export class TransportError extends HetznerError {}

/** A `POST` whose response was lost. It may have been carried out: look before you send it again. */
export class AmbiguousError extends HetznerError {}

/** The timeout has passed; `cause` is the outcome of the last attempt. */
export class DeadlineError extends HetznerError {}

/** Not all actions succeeded; `cause` is the error that ended the wait early, if any. */
export class ActionsError extends HetznerError {
  /** The outcome of each action. */
  readonly outcomes: ActionOutcome[];

  /** @internal */
  constructor(problem: string, outcomes: ActionOutcome[], facts: Facts, cause?: unknown) {
    super(problem, facts, cause);
    this.outcomes = outcomes;
  }
}

const CLASSES = {
  HetznerError,
  InputError,
  ApiError,
  AnswerError,
  TransportError,
  AmbiguousError,
  DeadlineError,
  ActionsError,
};

// A minifier renames classes, so their names are literals. On the prototype they are not printed twice.
for (const [name, { prototype }] of Object.entries(CLASSES)) {
  for (const key of ["name", BRAND]) Object.defineProperty(prototype, key, { value: name, configurable: true });
  // Node prints the name of the class too, and this package is minified.
  Object.defineProperty(prototype.constructor, "name", { value: name, configurable: true });
}

/**
 * The error of a request that was lost, or of one that did not leave.
 *
 * @internal
 */
export function transportError(operation: string, isSent: boolean, cause: unknown): TransportError {
  const problem = isSent ? "no response to a request that may have arrived" : "could not send the request";
  const { predicates } = judge(operation, Number(!isSent), null);
  const facts = { kind: "connection", operation, retryable: predicates.includes("retryable") } as const;
  return new TransportError(`${problem}: ${(cause as Error | null)?.message ?? cause}`, facts, cause);
}

/** @internal */
export function ambiguousError(operation: string, cause: HetznerError | undefined): AmbiguousError {
  const problem = "it is unknown whether this request was carried out; look before sending it again";
  return new AmbiguousError(problem, { ...factsOf(cause), kind: "ambiguous", operation, retryable: false }, cause);
}

/** @internal */
export function deadlineError(operation: string, cause?: HetznerError): DeadlineError {
  return new DeadlineError(
    "the deadline has passed",
    { ...factsOf(cause), kind: "timeout", operation, retryable: true },
    cause,
  );
}

/**
 * The error of a wait: an action that failed stays failed, but one that was not seen to end may be waited for again.
 *
 * @internal
 */
export function actionsError(outcomes: ActionOutcome[], cause?: HetznerError): ActionsError {
  const problems = outcomes.filter(({ status }) => status !== "success").map(describe);
  if (cause) problems.push(`the wait ended early: ${withoutTail(cause.message)}`);
  const isFinal = outcomes.some(({ status }) => status === "failed" || status === "missing");
  const facts = {
    ...factsOf(cause),
    kind: cause?.kind ?? "actions",
    operation: "",
    retryable: !isFinal && !!cause?.retryable,
  } as const;
  return new ActionsError(problems.join("; "), outcomes, facts, cause);
}

function describe({ status, id, action }: ActionOutcome): string {
  const name = `action ${id}${action ? ` (${action.command})` : ""}`;
  if (status === "missing") return `${name} is not known to the API`;
  if (status === "unfinished") return `${name} has not ended`;
  const error = action?.error;
  return `${name} failed: ${error ? `${error.message} (${error.code})` : "without a reason"}`;
}

/** The facts of the response that caused an error. */
function factsOf(cause: HetznerError | undefined): Facts {
  return { status: cause?.status, code: cause?.code, correlationId: cause?.correlationId };
}

/** The kind, the predicates and the advice, as the core judges. */
function judge(
  operation: string,
  status: number | null,
  code: string | null,
): { kind: ErrorKind; predicates: readonly string[]; advice: string | null } {
  if (status === null) return { kind: "input", predicates: [], advice: null };
  // An endpoint that the table does not know is called by its method.
  const method = operations().get(operation)?.method ?? /^(GET|PUT|DELETE) /.exec(operation)?.[1] ?? "POST";
  const [words = "", advice] = classify(status, `${method} ${code ?? ""}`).split("\0");
  const [kind, ...predicates] = words.split(" ");
  return { kind: kind as ErrorKind, predicates, advice: advice || null };
}

function isBranded(value: unknown): boolean {
  return typeof value === "object" && value !== null && BRAND in value;
}

/** The last words of a message. They are encoded, so that no text of the API can end them early. */
function tail(name: string, facts: Facts): string {
  const words = FACTS.flatMap((key) => {
    const value = facts[key];
    return value === undefined || value === null || value === "" ? [] : [`${key}=${encode(String(value))}`];
  });
  return ` [hetzner-cloud ${name} ${words.join(" ")}]`;
}

const FACTS = ["kind", "operation", "parameter", "status", "code", "correlationId", "retryable"] as const;
const TAIL = / \[hetzner-cloud (\w+) ((?:\w+=[^\s\]]*(?: |(?=\])))+)\]$/;

function encode(text: string): string {
  // A lone surrogate cannot be encoded.
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/g, "_"));
}

/**
 * The message of an error of the core, with the last words from which `HetznerError.from` restores it.
 *
 * @internal
 */
export function restorable(name: string, message: string, facts: Facts): string {
  const Class = CLASSES[name as keyof typeof CLASSES] ?? HetznerError;
  return (Reflect.construct(HetznerError, [message, facts], Class) as HetznerError).message;
}

function withoutTail(message: string): string {
  return message.replace(TAIL, "");
}

function restored(message: string): HetznerError | null {
  const [, name, words] = TAIL.exec(message) ?? [];
  const Class = CLASSES[name as keyof typeof CLASSES];
  if (!Class || !words) return null;
  const facts: Record<string, string> = {};
  try {
    for (const word of words.split(" ")) {
      const [key = "", value = ""] = word.split("=", 2);
      facts[key] = decodeURIComponent(value);
    }
  } catch {
    return null;
  }
  const { kind, operation = "", parameter = "", status, code, correlationId, retryable } = facts;
  const all = {
    kind,
    operation,
    parameter,
    status: status ? Number(status) : null,
    code,
    correlationId,
    retryable: retryable === "true",
  };
  const text = withoutTail(message);
  // The base class with the prototype of the other: what else the class had is lost.
  const error = Reflect.construct(HetznerError, [text, all], Class);
  const apiMessage = text.startsWith(`${operation}: `) ? text.slice(operation.length + 2) : text;
  const lost = {
    InputError: { parameter },
    ApiError: { apiMessage, details: null },
    AnswerError: { body: "" },
    ActionsError: { outcomes: [] },
  };
  return Object.assign(error, lost[name as keyof typeof lost]);
}
