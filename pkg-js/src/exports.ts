// What every entry of the package exports.
export type * from "./api.js";
export {
  ActionsError,
  AmbiguousError,
  AnswerError,
  ApiError,
  DeadlineError,
  type ErrorDetails,
  type ErrorKind,
  HetznerError,
  InputError,
  TransportError,
  type ActionOutcome,
} from "./errors.js";
export { Hetzner, type HetznerRequest, type OperationName, type Result } from "./hetzner.js";
export type {
  CallOptions,
  Clock,
  Fetch,
  HetznerOptions,
  ListOptions,
  PollOptions,
  RawOptions,
  WaitOptions,
} from "./options.js";
export { type Page, PagePromise } from "./pages.js";
export { ActionWaiter, type Awaitable } from "./waiter.js";
