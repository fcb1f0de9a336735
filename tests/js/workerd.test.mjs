import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { names } from "./scenarios.mjs";
import { TEST, dist, serve, tokenOf, within } from "./serve.mjs";

const { Miniflare } = createRequire(new URL("../../pkg-js/package.json", import.meta.url))("miniflare");

// A Worker that runs the scenario named in the request.
const WORKER = `
  import * as pkg from "./workerd.js";
  import { run } from "./scenarios.mjs";
  export default {
    async fetch(request) {
      const { name, baseUrl, token } = await request.json();
      try {
        await run(name, { pkg, baseUrl, token });
        return new Response("ok");
      } catch (error) {
        return new Response(String(error.stack ?? error));
      }
    },
  };
`;

let hetzner, worker;
before(async () => {
  hetzner = await serve();
  const files = ["workerd.js", "hetzner_cloud.wasm"];
  const modules = files.map((path) => ({
    type: path.endsWith(".wasm") ? "CompiledWasm" : "ESModule",
    path,
    contents: readFileSync(new URL(path, dist)),
  }));
  const scenarios = readFileSync(new URL("scenarios.mjs", import.meta.url));
  worker = new Miniflare({
    compatibilityDate: "2026-04-01",
    modules: [
      { type: "ESModule", path: "worker.mjs", contents: WORKER },
      { type: "ESModule", path: "scenarios.mjs", contents: scenarios },
      ...modules,
    ],
  });
  await within(50, "the start of workerd", worker.ready);
}, TEST);
after(async () => {
  try {
    if (worker) await within(20, "the end of workerd", worker.dispose());
  } finally {
    await hetzner?.stop();
  }
}, TEST);

for (const name of names) {
  test(name, TEST, async () => {
    const body = JSON.stringify({ name, baseUrl: hetzner.baseUrl, token: tokenOf(name) });
    const response = worker.dispatchFetch("http://worker.test/", { method: "POST", body });
    const outcome = response.then((response) => response.text());
    assert.equal(await within(50, `the scenario "${name}" in workerd`, outcome), "ok");
  });
}
