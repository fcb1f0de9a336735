// The checks of the options of tasks, which only their entry has.
import { type Check, count, isA, object, signal, text, timeout } from "./checks.js";

const oneOf =
  (...values: string[]): Check =>
  (value) =>
    !values.includes(value as string) && `must be ${values.map((one) => JSON.stringify(one)).join(" or ")}`;

const isSecret = (value: unknown) => value === undefined || typeof value === "string";

export const TASK: Record<string, Check> = {
  ifExists: oneOf("adopt", "compare", "fail"),
  marker: text,
  wait: isA("boolean"),
  rollback: (value) =>
    typeof value !== "boolean" && count(1)(value) && "must be a boolean, or whole milliseconds from 1",
  waitIfLocked: isA("boolean"),
  until: object,
  timeout,
};

export const TURN: Record<string, Check> = {
  secrets: (value) =>
    object(value) || (!Object.values(value as object).every(isSecret) && "must be strings by their paths"),
  maxRequests: count(1),
  maxMillis: timeout,
  onSend: isA("function"),
  sends: oneOf("now", "next turn"),
  isRepeated: isA("boolean"),
  signal,
};
