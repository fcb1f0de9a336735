// Keeps a project of the embedded Hetzner in a storage, such as `localStorage`.

/** A storage of texts, such as `localStorage` and `sessionStorage`. */
export interface SimStorage {
  /** Returns the text that is stored under a key. */
  getItem(key: string): string | null;
  /** Stores a text under a key. */
  setItem(key: string, value: string): void;
}

/** The milliseconds from a change to its save, which includes what else has changed by then. */
const DELAY = 500;

// Those of the system, also when a test replaces them later.
const { setTimeout, clearTimeout } = globalThis;

/** Saves a state a while after it has changed, and when the page is hidden or left. */
export class Saver {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly storage: SimStorage,
    private readonly key: string,
    private readonly state: () => string,
  ) {
    // Where pages are. The browser may end a page in the background without another event.
    globalThis.document?.addEventListener("visibilitychange", this.save);
    if (globalThis.document) addEventListener("pagehide", this.save);
  }

  /** Saves soon. */
  readonly changed = (): void => {
    this.timer ??= setTimeout(this.save, DELAY);
  };

  private readonly save = (): void => {
    clearTimeout(this.timer);
    this.timer = undefined;
    try {
      this.storage.setItem(this.key, this.state());
    } catch (cause) {
      // Of a timer or an event: the runtime reports it.
      throw new Error(`the project cannot be saved under the key "${this.key}"`, { cause });
    }
  };

  /** Saves for the last time. */
  end(): void {
    globalThis.document?.removeEventListener("visibilitychange", this.save);
    if (globalThis.document) removeEventListener("pagehide", this.save);
    this.save();
  }
}
