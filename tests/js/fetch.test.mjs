// The adapter `fetch` in a Rust program of its own (examples/fetch.rs), over real HTTP to the embedded Hetzner.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { serve, tokenOf } from "./serve.mjs";

const program = await import(process.env.HETZNER_FETCH);
let hetzner;
before(async () => void (hetzner = await serve()));
after(() => hetzner.stop());

test("lists with a label selector", async () => {
  const servers = await program.list(tokenOf("list"), hetzner.baseUrl, "env in (prod, dev)");
  assert.deepEqual(servers.map(({ name, labels }) => [name, labels.env]), [["db-1", "prod"], ["cache-1", "prod"]]);
});

test("creates and waits", async () => {
  assert.equal(await program.create(tokenOf("create"), hetzner.baseUrl, "new-1"), "running");
});

test("tells a 404", async () => {
  const nowhere = program.list(tokenOf("404"), `${hetzner.baseUrl}/nowhere`, "env");
  await assert.rejects(nowhere, { name: "Error", message: /^servers\.list: .* \(not_found, status 404\b/ });
});
