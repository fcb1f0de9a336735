// What the samples of the guide use of Vitest, on the test runner of Node; `cargo xtask matrix` runs Vitest itself. And the
// storage of a page, for Node, which has none.
import assert from "node:assert/strict";

export { test } from "node:test";

export const expect = (actual) => ({
  toBe: (expected) => assert.strictEqual(actual, expected),
  toEqual: (expected) => assert.deepEqual(actual, expected),
});

const stored = new Map();
globalThis.localStorage = {
  getItem: (key) => stored.get(key) ?? null,
  setItem: (key, value) => void stored.set(key, value),
};
