// Benchmarks of the npm package, as ratios to code by hand in the same process and run; in Node of several processes,
// because the engine compiles and places the code of each differently. Fails when a limit is exceeded.
//
//   node benches/js/main.mjs PAGE    with the JSON of a page of 50 servers, and Chromium's path in CHROME
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";

const { chromium } = createRequire(new URL("../../pkg-js/package.json", import.meta.url))("playwright-core");

const FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const ROUNDS = 200;
/** The processes of Node. */
const PROCESSES = 5;
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
  print(`Node, median of ${PROCESSES} processes`, inNode(`${origin}/v1`));
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

/** The results of the processes with the median ratio of each task. Their noise is half the range of the ratios. */
function inNode(api) {
  const script = fileURLToPath(new URL("node.mjs", import.meta.url));
  const run = () => JSON.parse(execFileSync(process.execPath, [script, api, String(ROUNDS)], { encoding: "utf8" }));
  const runs = Array.from({ length: PROCESSES }, run);
  return runs[0].map((_, task) => {
    const results = runs.map((run) => run[task]).toSorted((a, b) => a.ratio - b.ratio);
    const median = results[Math.floor(PROCESSES / 2)];
    return { ...median, noise: (results.at(-1).ratio - results[0].ratio) / 2 / median.ratio };
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
