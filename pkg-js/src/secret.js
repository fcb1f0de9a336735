const TEXT = "[secret]";

/** A password or the like, which does not print. */
export class Secret {
  #value;

  constructor(value) {
    this.#value = value;
  }

  expose() {
    return this.#value;
  }

  toString() {
    return TEXT;
  }

  toJSON() {
    return TEXT;
  }

  /** What Node's `console.log` asks. */
  [Symbol.for("nodejs.util.inspect.custom")]() {
    return TEXT;
  }
}

/** Parameters as they are sent: secrets in them are told. */
export function told(value) {
  if (value instanceof Secret) return value.expose();
  if (Array.isArray(value)) return value.map(told);
  // What writes itself (a Date) is left to it.
  const isOpen = value && typeof value === "object" && typeof value.toJSON !== "function";
  return isOpen ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, told(inner)])) : value;
}
