import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { inspect } from "node:util";
import { names, run } from "./scenarios.mjs";
import { dist, serve, tokenOf } from "./serve.mjs";

const pkg = await import(new URL("node.js", dist));
let hetzner;
before(async () => void (hetzner = await serve()));
after(() => hetzner.stop());

for (const name of names) {
  test(name, () => run(name, { pkg, baseUrl: hetzner.baseUrl, token: tokenOf(name) }));
}

test("does not print secrets", () => {
  const hz = new pkg.Hetzner({ token: "token-s3cr3t" });
  assert(!inspect(hz, { depth: 9, showHidden: true }).includes("s3cr3t"));
  assert.equal(inspect(new pkg.Secret("hunter2")), "[secret]");
});
