import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import { names, run } from "./scenarios.mjs";
import { TEST, dist, serve, tokenOf, within } from "./serve.mjs";

const esm = await import(new URL("index.js", dist));
const cjs = createRequire(import.meta.url)(fileURLToPath(new URL("cjs/index.js", dist)));
let hetzner;
before(async () => void (hetzner = await serve()), TEST);
after(() => hetzner?.stop(), TEST);

for (const [kind, pkg] of [["import", esm], ["require", cjs]]) {
  for (const name of names) {
    test(`${kind}: ${name}`, TEST, () => {
      const scenario = run(name, { pkg, baseUrl: hetzner.baseUrl, token: tokenOf(`${kind} ${name}`) });
      return within(50, `the scenario "${name}" in Node`, scenario);
    });
  }
}

test("knows the errors of another copy", TEST, async () => {
  const error = await new cjs.Hetzner({ token: "any" }).servers.get({ id: 0 }).catch((error) => error);
  assert(error instanceof esm.InputError && error instanceof esm.HetznerError && !(error instanceof esm.ApiError));
  assert(!(new Error("no") instanceof esm.HetznerError));
  assert.equal(esm.HetznerError.from(error), error);
});

test("knows a request that did not leave", TEST, async () => {
  const closed = await new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
  const hz = new esm.Hetzner({ token: "token", baseUrl: `http://127.0.0.1:${closed}/v1`, maxRetries: 0 });
  await assert.rejects(hz.servers.powerOn({ id: 1 }), { name: "TransportError" });
});

test("does not print secrets", TEST, async () => {
  // The key is escaped: it is read as JSON before it is looked for.
  const body = '{"server": {"id": 7}, "action": null, "root_passw\\u006frd": "s3cr3t", "list": [{"wss_url": "s3cr3t"}]}';
  const fetch = async () => new Response(body, { status: 201 });
  const spied = new esm.Hetzner({ token: "any", fetch });
  for (const reply of [await spied.servers.rebuild({ id: 7, image: 1 }), await spied.callRaw("POST", "/x")]) {
    assert.equal(reply.root_password, "s3cr3t");
    assert(!inspect(reply, { depth: 9 }).includes("s3cr3t") && !JSON.stringify({ ...reply }).includes("s3cr3t"));
  }
  const hz = new esm.Hetzner({ token: "token-s3cr3t" });
  assert(!inspect(hz, { depth: 9, showHidden: true }).includes("s3cr3t"));
});
