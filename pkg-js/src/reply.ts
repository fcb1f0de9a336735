// The promise of a reply.
import { type Received, type WithResponse, withResponse } from "./response.js";

/** The reply of a call. */
export interface ReplyPromise<Reply> extends Promise<Reply> {
  /** The reply with its status, the visible headers and the rate limit. */
  withResponse(): Promise<WithResponse<Reply>>;
}

/**
 * Starts a call, and promises its reply; what is thrown rejects. The method is one of the object, because engines await
 * promises of a class of their own more slowly.
 *
 * @internal
 */
export function replyOf<Reply>(call: () => Promise<Received>): ReplyPromise<Reply> {
  let outcome: Promise<Received>;
  try {
    outcome = call();
  } catch (error) {
    outcome = Promise.reject(error);
  }
  const reply = outcome.then(({ value }) => value as Reply);
  const withResponseOf = async () => {
    // Whoever awaits this does not await the reply, whose rejection would be reported as unhandled.
    reply.catch(() => {});
    const received = await outcome;
    return withResponse(received.value as Reply, received);
  };
  return Object.assign(reply, { withResponse: withResponseOf });
}
