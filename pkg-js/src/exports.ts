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
export { Flow, type HostResponse, type Outcome, type Step } from "./flow.js";
export { Hetzner, type OperationName, type Output, type Result } from "./hetzner.js";
export type {
  CallOptions,
  Clock,
  Extras,
  Fetch,
  FlowOptions,
  HetznerOptions,
  ListOptions,
  PollOptions,
  QueryValue,
  RawOptions,
  RequestEvent,
  RequestOptions,
  ResponseEvent,
  RetryEvent,
  WaitFlowOptions,
  WaitOptions,
} from "./options.js";
export { type Page, PagePromise } from "./pages.js";
export { HetznerRequest, type PlainRequest } from "./request.js";
export type { ReplyPromise } from "./reply.js";
export type { RateLimit, WithResponse } from "./response.js";
export { ActionWaiter, type Awaitable, actionsOf } from "./waiter.js";
