// The cases of tests/data/errors.json, which Rust runs too.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { TEST, dist } from "./serve.mjs";

const { Hetzner, HetznerError } = await import(new URL("index.js", dist));
const cases = JSON.parse(readFileSync(new URL("../data/errors.json", import.meta.url), "utf8"));

const camel = (name) => name.replace(/_(.)/g, (_, letter) => letter.toUpperCase());
const PREDICATES = [...new Set(cases.flatMap(({ predicates }) => predicates))].filter((name) => name !== "retryable");

test("both languages classify alike", TEST, async () => {
  assert(cases.length > 20);
  for (const { method, status, body, kind, code, message, advice, predicates } of cases) {
    const fetch = async () => fakeResponse(status, body);
    const hz = new Hetzner({ token: "any", fetch, maxRetries: 0 });
    const call = method === "POST" ? hz.servers.powerOn({ id: 1 }) : hz.servers.get({ id: 1 });
    const rejected = await call.then(() => assert.fail(`${status} ${body} is an error`), (error) => error);
    // The response of an ambiguous POST is the cause.
    const error = rejected.isAmbiguous() ? rejected.cause : rejected;
    for (const seen of [error, HetznerError.from(structuredClone(error))]) {
      const holds = PREDICATES.filter((name) => seen[camel(`is_${name}`)]());
      const expected = predicates.filter((name) => name !== "retryable");
      const facts = [seen.kind, seen.code, seen.apiMessage ?? null, seen.advice, seen.retryable, holds.sort()];
      const retryable = predicates.includes("retryable");
      assert.deepEqual(facts, [kind, code, message, advice, retryable, expected.sort()], `${method} ${status} ${body}`);
    }
  }
});

/** `Response` refuses statuses that a browser shows for redirects. */
function fakeResponse(status, body) {
  return { status, headers: new Headers(), text: async () => body };
}
