// The types of the API. Generated from the crate's table by `cargo xtask types`: edit that, not this.
import type { CallOptions, ListOptions } from "./options.js";
import type { Page, PagePromise } from "./pages.js";
import type { ReplyPromise } from "./reply.js";

/** An RFC 3339 timestamp, as in `2026-11-21T09:30:00Z`. */
export type Timestamp = string;

/** A decimal number as text, exactly as the API wrote it. Do not calculate with floating point numbers. */
export type Money = string;

/** The labels of a resource. */
export type Labels = Record<string, string>;

/** A sort key; ascending by default. */
export type Sort<Key extends string> =
  | Key
  | (Key extends string ? (string & {} extends Key ? never : `${Key}:asc` | `${Key}:desc`) : never);

/** The parameters of an operation that has none. */
export type NoParams = Record<string, never>;
