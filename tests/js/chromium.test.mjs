import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { names } from "./scenarios.mjs";
import { CHROMIUM_TEST, dist, serve, tokenOf, within } from "./serve.mjs";

const { chromium } = createRequire(new URL("../../pkg-js/package.json", import.meta.url))("playwright-core");

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const TYPES = { js: "text/javascript", mjs: "text/javascript", wasm: "application/wasm" };

/** The page's own server: another origin than the API, so that CORS is really crossed. */
function files() {
  const server = createServer((request, response) => {
    const name = new URL(request.url, "http://page").pathname.slice(1);
    if (name === "") return response.setHeader("content-type", "text/html").end("<!doctype html><title>tests</title>");
    const folder = name === "scenarios.mjs" ? new URL(".", import.meta.url) : dist;
    try {
      const body = readFileSync(new URL(name, folder));
      response.setHeader("content-type", TYPES[name.split(".").at(-1)] ?? "text/plain").end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}

let hetzner, server, context, page, profile;
before(async () => {
  [hetzner, server] = await Promise.all([serve(), files()]);
  profile = mkdtempSync(join(tmpdir(), "hetzner-cloud-chromium-"));
  const options = { executablePath: process.env.CHROME, args: FLAGS, headless: true, timeout: 60_000 };
  context = await chromium.launchPersistentContext(profile, options);
  page = await within(20, "a page of Chromium", context.newPage());
  await page.goto(`http://127.0.0.1:${server.address().port}/`, { timeout: 20_000 });
}, CHROMIUM_TEST);
after(async () => {
  try {
    if (context) await within(30, "the end of Chromium", context.close());
  } finally {
    server?.close();
    server?.closeAllConnections();
    await hetzner?.stop();
    if (profile) rmSync(profile, { recursive: true, force: true });
  }
}, CHROMIUM_TEST);

const ENTRIES = ["index.js", "asset.js"];
for (const [entry, name] of ENTRIES.flatMap((entry) => names.map((name) => [entry, name]))) {
  test(`${entry}: ${name}`, CHROMIUM_TEST, async () => {
    const outcome = page.evaluate(
      async ({ entry, name, baseUrl, token }) => {
        try {
          const [pkg, { run }] = await Promise.all([import(`/${entry}`), import("/scenarios.mjs")]);
          await run(name, { pkg, baseUrl, token });
          return "ok";
        } catch (error) {
          return String(error.stack ?? error);
        }
      },
      { entry, name, baseUrl: hetzner.baseUrl, token: tokenOf(`${entry} ${name}`) },
    );
    assert.equal(await within(110, `the scenario "${name}" in Chromium`, outcome), "ok");
  });
}
