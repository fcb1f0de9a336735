// Benchmarks of the npm package, as ratios to code by hand in the same process and run. Fails when a limit is exceeded.
//
//   node benches/js/main.mjs PAGE    with the JSON of a page of 50 servers, and Chromium's path in CHROME
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import * as pkg from "../../pkg-js/dist/index.js";
import { measure } from "./tasks.mjs";

const { chromium } = createRequire(new URL("../../pkg-js/package.json", import.meta.url))("playwright-core");

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const ROUNDS = 200;
/** The limits of the ratios: of the page, the `GET` and the request. */
const LIMITS = [1.08, 1.06, 4];
/** The most files that a page requests before its first call. */
const MOST_FILES = 2;

const [page] = process.argv.slice(2);
const server = new Worker(new URL("server.mjs", import.meta.url), { workerData: { page, files: new URL("../../", import.meta.url).href } });
const next = () => new Promise((resolve, reject) => server.once("message", resolve).once("error", reject));
const origin = await next();
let isOver = false;
try {
  print("Node", await measure(pkg, `${origin}/v1`, ROUNDS));
  await inChromium(async (tab) => {
    await tab.goto(`${origin}/benches/js/dashboard.html`);
    await tab.evaluate(() => globalThis.called);
    server.postMessage("files");
    // The first is the page itself.
    const [, ...files] = (await next()).filter((path) => path !== "/favicon.ico");
    const results = await tab.evaluate(
      async ([origin, rounds]) => {
        const [pkg, { measure }] = await Promise.all([import("/pkg-js/dist/index.js"), import("/benches/js/tasks.mjs")]);
        return measure(pkg, `${origin}/v1`, rounds);
      },
      [origin, ROUNDS],
    );
    print("Chromium", results);
    isOver ||= files.length > MOST_FILES;
    console.log(`\nfiles that a page in Chromium requests before its first call: ${files.length}, limit ${MOST_FILES}`);
  });
} finally {
  await server.terminate();
}
process.exitCode = isOver ? 1 : 0;

function print(runtime, results) {
  console.log(`\n${runtime.padEnd(48)} ${["ratio", "limit", "noise"].map((title) => title.padStart(7)).join("")}   microseconds (this machine)`);
  results.forEach(({ name, ratio, noise, ours, theirs }, at) => {
    const limit = LIMITS[at];
    const isOverLimit = ratio > limit;
    isOver ||= isOverLimit;
    const numbers = [ratio.toFixed(3), limit.toFixed(2), `${(noise * 100).toFixed(1)} %`].map((text) => text.padStart(7)).join("");
    const micros = `${(ours * 1000).toFixed(1)} / ${(theirs * 1000).toFixed(1)}`;
    console.log(`${name.padEnd(48)} ${numbers}   ${micros}${isOverLimit ? "  OVER" : ""}`);
  });
}

async function inChromium(use) {
  const profile = mkdtempSync(join(tmpdir(), "hetzner-cloud-bench-"));
  const options = { executablePath: process.env.CHROME, args: FLAGS, headless: true, timeout: 60_000 };
  const context = await chromium.launchPersistentContext(profile, options);
  try {
    await use(await context.newPage());
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}
