// The promise of a reply.
import { type Received, type WithResponse, withResponse } from "./response.js";

/** The reply of a call. */
export class ReplyPromise<Reply> extends Promise<Reply> {
  /** Missing when the call failed before it began. */
  readonly #received: Promise<Received> | undefined;

  /** @internal */
  constructor(call: () => Promise<Received>) {
    let received: Promise<Received> | undefined;
    // What is thrown here rejects.
    super((resolve, reject) => {
      received = call();
      received.then(({ value }) => resolve(value as Reply), reject);
    });
    this.#received = received;
  }

  /** A chained promise is an ordinary one. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  /** The reply with its status, the visible headers and the rate limit. */
  async withResponse(): Promise<WithResponse<Reply>> {
    // Whoever awaits this does not await the reply, whose rejection would be reported as unhandled.
    this.catch(() => {});
    const received = await this.#received;
    if (received) return withResponse(received.value as Reply, received);
    throw await this.then(
      () => undefined,
      (error) => error,
    );
  }
}
