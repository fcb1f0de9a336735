// The host: drives a conversation of the core, and keeps the answers, which the core never sees.
import { scrub, secrets } from "./hetzner_cloud.js";
import { AmbiguousError, AnswerError, ApiError, DeadlineError, TransportError } from "./errors.js";
import { Secret } from "./secret.js";

// What `step` and `receive` say: see wasm.rs.
const [SEND, WAIT, DONE, EXPIRED] = [0, 1, 2, 3];
const [IGNORED, ACCEPT, RETRY, AMBIGUOUS, , ALREADY_DONE] = [0, 1, 2, 3, 4, 5];

/** Yields what is final: `{ value, page, storage, missing }`, in the order of arrival. */
export async function* converse(host, conversation, row, options = {}) {
  const { signal, timeout = host.timeout, retries } = options;
  // In small letters, so that the client's own go before them.
  const headers = Object.fromEntries(new Headers(options.headers));
  const { clock } = host;
  const underWay = new Map();
  const end = new AbortController();
  const abort = () => end.abort(signal.reason);
  signal?.throwIfAborted();
  signal?.addEventListener("abort", abort);
  try {
    if (timeout !== undefined) conversation.within(timeout);
    if (retries !== undefined) conversation.retries(Math.max(0, retries));
    for (;;) {
      switch (conversation.step(clock.now())) {
        case SEND: {
          const { ticket, page } = conversation;
          const about = { ticket, page, storage: conversation.is_storage_api() };
          underWay.set(ticket, send(host, conversation, row, end.signal, headers).then((answer) => ({ ...about, answer })));
          break;
        }
        case WAIT: {
          const heard = await race(clock, underWay, conversation.until, end.signal);
          signal?.throwIfAborted();
          if (!heard) break;
          underWay.delete(heard.ticket);
          const value = settle(conversation, row, heard, clock.now());
          if (value) yield { ...value, page: heard.page, storage: heard.storage };
          break;
        }
        case DONE:
          return;
        case EXPIRED:
          throw new DeadlineError(row.name);
        default:
          throw new AmbiguousError(row.name, new DeadlineError(row.name));
      }
    }
  } finally {
    signal?.removeEventListener("abort", abort);
    end.abort();
  }
}

/** The first outcome, or nothing when it is time for the next step. */
async function race(clock, underWay, until, signal) {
  const waits = [...underWay.values()];
  if (until === Infinity) return Promise.race(waits);
  const nap = new AbortController();
  const wake = () => nap.abort();
  signal.addEventListener("abort", wake);
  waits.push(clock.sleep(Math.max(0, until - clock.now()), nap.signal).catch(() => undefined));
  try {
    return await Promise.race(waits);
  } finally {
    signal.removeEventListener("abort", wake);
    nap.abort();
  }
}

/** What `step` said to send. The headers hold the token, so they are not printed along. */
export function request(conversation) {
  const [method, url, body, ...flat] = conversation.request();
  const headers = {};
  for (let i = 0; i < flat.length; i += 2) headers[flat[i]] = flat[i + 1];
  const request = { method, url, body: body || undefined };
  return Object.defineProperty(request, "headers", { value: headers, enumerable: false });
}

/** Never rejects: what went wrong is in the answer. */
async function send({ fetch }, conversation, row, signal, extra) {
  const { url, method, headers: own, body } = request(conversation);
  const headers = { ...extra, ...own };
  try {
    const response = await fetch(url, { method, headers, body, redirect: "manual", signal });
    return read(row, response.status, response.headers, await response.text());
  } catch (error) {
    return { status: isUnsent(error) ? 1 : 0, code: "", error: new TransportError(row.name, error) };
  }
}

/** Whether the request did not leave; only Node tells, by the code of the system. */
function isUnsent(error) {
  return /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|E(HOST|NET)UNREACH)$/.test(error?.cause?.code);
}

/** An answer: what the core has to see of it, and the value or error. */
function read(row, status, headers, text) {
  const seen = { status: status || 302, headers, code: "" };
  const unreadable = (problem) => ({ ...seen, error: new AnswerError(row.name, status, text, problem) });
  if (status < 200 || (status >= 300 && status < 400)) {
    return unreadable("is neither a success nor an error of the API; redirects are not followed");
  }
  if (!text.trim()) {
    const mayBeEmpty = status < 300 && (row.sign === "0" || row.sign === "?");
    return mayBeEmpty ? { ...seen, value: row.sign === "?" ? null : undefined } : unreadable("has no body");
  }
  let body;
  try {
    body = JSON.parse(text);
  } catch {
    return status >= 400 ? unreadable("does not say why") : unreadable("is not JSON, or ends too early");
  }
  if (status >= 400) {
    if (typeof body?.error?.code !== "string") return unreadable("does not say why");
    const error = { ...body.error, message: scrub(String(body.error.message ?? "")) };
    return {
      ...seen,
      code: error.code,
      error: new ApiError(row.name, status, error, headers.get("x-correlation-id")),
    };
  }
  if (row.sign === "0") return { ...seen, value: undefined };
  const value = row.key ? body?.[row.key] : body;
  const isRight = row.sign === "/" || row.sign === "+" ? Array.isArray(value) : value && typeof value === "object";
  if (!isRight && row.sign !== "?") return unreadable(`has another shape: \`${row.key || "an object"}\` is missing`);
  if (body && names().some((name) => text.includes(`"${name}"`))) hideSecrets(body);
  return { ...seen, value: value ?? null, body, pagination: body?.meta?.pagination };
}

let known;
/** The names of fields that hold secrets, wherever they are. */
const names = () => (known ??= secrets().split(" "));

function hideSecrets(body) {
  for (const [name, value] of Object.entries(body)) {
    if (names().includes(name) && typeof value === "string") body[name] = new Secret(value);
    // Labels have names of their own.
    else if (name !== "labels" && value && typeof value === "object") hideSecrets(value);
  }
}

/** Tells the core an outcome; gives the value when it is final, throws when it is final and an error. */
function settle(conversation, row, { ticket, answer }, now) {
  const { status, code, headers, pagination, value, body, error } = answer;
  const header = (name) => headers?.get(name) ?? "";
  const told = row.sign === "+" && Array.isArray(value) ? value.map(({ id, status }) => (hasEnded(status) ? -id : id)) : [];
  const heard = conversation.receive(
    ticket,
    status,
    code,
    status >= 200 && status < 300 && !error,
    header("retry-after"),
    header("ratelimit-reset"),
    header("link"),
    pagination?.next_page ?? 0,
    pagination?.last_page ?? 0,
    Array.isArray(value) ? value.length : 0,
    told,
    now,
  );
  if (heard === IGNORED || heard === RETRY) return undefined;
  if (heard === ALREADY_DONE) return { value: row.sign === "?" ? null : undefined, missing: [] };
  if (heard === AMBIGUOUS) throw new AmbiguousError(row.name, error);
  if (heard !== ACCEPT) throw new DeadlineError(row.name, error);
  if (error) throw error;
  return { value, body, missing: conversation.missing() };
}

export function hasEnded(status) {
  return status === "success" || status === "error";
}
