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
