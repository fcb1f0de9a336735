import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createServer } from "node:net";
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

test("knows a request that did not leave", TEST, async () => {
  const closed = await new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
  const hz = new pkg.Hetzner({ token: "token", baseUrl: `http://127.0.0.1:${closed}/v1`, retry: { retries: 0 } });
  await assert.rejects(hz.servers.powerOn({ id: 1 }), { name: "TransportError" });
});

test("does not print secrets", TEST, () => {
  const hz = new pkg.Hetzner({ token: "token-s3cr3t" });
  assert(!inspect(hz, { depth: 9, showHidden: true }).includes("s3cr3t"));
  assert.equal(inspect(new pkg.Secret("hunter2")), "[secret]");
});
