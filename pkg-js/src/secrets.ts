// Secrets in replies: plain strings in properties that are not enumerable, so they are neither printed, stringified, spread
// nor cloned, and cloning a reply never throws.
import { secretFields } from "./core.js";

/** Hides the secrets in a body, at any depth. */
export function hideSecrets(body: unknown): void {
  const names = secretFields();
  const pending = [body];
  while (pending.length > 0) {
    const value = pending.pop();
    if (typeof value !== "object" || value === null) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (typeof inner === "string" && names.includes(name)) Object.defineProperty(value, name, { enumerable: false });
      // Labels have names of their own.
      else if (name !== "labels") pending.push(inner);
    }
  }
}

/** Replaces an object by a copy with its hidden secrets: for `JSON.stringify`, so that values of replies can be sent back. */
export function withSecrets(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  let copy: Record<string, unknown> | undefined;
  for (const name of secretFields()) {
    const property = Object.getOwnPropertyDescriptor(value, name);
    if (!property || property.enumerable) continue;
    copy ??= { ...value };
    copy[name] = property.value;
  }
  return copy ?? value;
}

/** Removes the client's own token from a text: a server may quote it, and so may `fetch`. */
export function withoutToken(text: string, token: string): string {
  return token ? text.replaceAll(token, "[secret]") : text;
}

/** Removes the token from all texts of a JSON value, keys included. */
export function valueWithoutToken(value: unknown, token: string): unknown {
  const json = JSON.stringify(value);
  // Most details do not quote it; those that do are walked through by the parser.
  if (json === undefined || !json.includes(JSON.stringify(token).slice(1, -1))) return value;
  return JSON.parse(json, (_, inner) => {
    if (typeof inner === "string") return withoutToken(inner, token);
    if (typeof inner !== "object" || inner === null || Array.isArray(inner)) return inner;
    return Object.fromEntries(Object.entries(inner).map(([name, entry]) => [withoutToken(name, token), entry]));
  });
}

/** An error of `fetch`, or a copy without the token if it quotes it. */
export function errorWithoutToken(error: unknown, token: string): unknown {
  const { name, message, stack, cause } = (error ?? {}) as Error;
  const texts = [message, stack, (cause as Error | undefined)?.message];
  if (!token || !texts.some((text) => String(text).includes(token))) return error;
  const copy = new Error(withoutToken(String(message), token));
  return Object.defineProperty(copy, "name", { value: name, configurable: true });
}
