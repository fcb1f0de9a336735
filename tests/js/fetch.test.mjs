// The adapter `fetch` in a Rust program of its own (examples/fetch.rs), over real HTTP to the embedded Hetzner.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { TEST, serve, tokenOf, within } from "./serve.mjs";

const program = await import(process.env.HETZNER_FETCH);
let hetzner;
before(async () => void (hetzner = await serve()), TEST);
after(() => hetzner?.stop(), TEST);

test("lists with a label selector", TEST, async () => {
  const servers = await within(50, "the list", program.list(tokenOf("list"), hetzner.baseUrl, "env in (prod, dev)"));
  assert.deepEqual(servers.map(({ name, labels }) => [name, labels.env]), [["db-1", "prod"], ["cache-1", "prod"]]);
});

test("creates and waits", TEST, async () => {
  const created = program.create(tokenOf("create"), hetzner.baseUrl, "new-1");
  assert.equal(await within(50, "the new server", created), "running");
});

test("tells a 404", TEST, async () => {
  const nowhere = program.list(tokenOf("404"), `${hetzner.baseUrl}/nowhere`, "env");
  const expected = { name: "Error", message: /^servers\.list: .* \(not_found, status 404\b/ };
  await assert.rejects(within(50, "the 404", nowhere), expected);
});
