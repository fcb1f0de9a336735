import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { names, run } from "./scenarios.mjs";
import { TEST, dist, serve, tokenOf, within } from "./serve.mjs";

const pkg = await import(new URL("node.js", dist));
let hetzner;
before(async () => void (hetzner = await serve()), TEST);
after(() => hetzner?.stop(), TEST);

for (const name of names) {
  test(name, TEST, () => {
    const scenario = run(name, { pkg, baseUrl: hetzner.baseUrl, token: tokenOf(name) });
    return within(50, `the scenario "${name}" in Node`, scenario);
  });
}

test("does not print secrets", TEST, () => {
  const hz = new pkg.Hetzner({ token: "token-s3cr3t" });
  assert(!inspect(hz, { depth: 9, showHidden: true }).includes("s3cr3t"));
  assert.equal(inspect(new pkg.Secret("hunter2")), "[secret]");
});
