// The longest task of the dashboard's page, with 2,000 servers that are loaded and scrolled through, as a ratio to that of an
// empty page of Vite in the same run: medians of fresh pages in turn. Fails when the limit is exceeded.
//
//   HETZNER_EXAMPLES=… CHROME=… node benches/js/dashboard.mjs [--profile]
//
// With the folder of the built dashboard. `--profile` prints what the longest tasks consist of.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { browser, dashboardFolder, openDemo, preview, startAgain } from "../../tests/js/dashboard.mjs";

const ROUNDS = 7;
const LIMIT = 2;
const SERVERS = 2000;
const isProfiled = process.argv.includes("--profile");
const CATEGORIES = ["toplevel", "devtools.timeline", "v8", ...(isProfiled ? ["disabled-by-default-v8.cpu_profiler"] : [])];

/** Builds a page that does nothing, by the dashboard's Vite. */
async function buildEmpty() {
  const folder = mkdtempSync(join(tmpdir(), "hetzner-cloud-empty-"));
  mkdirSync(join(folder, "src"));
  writeFileSync(join(folder, "index.html"), '<!doctype html><html lang="en"><title>Empty</title><body><script type="module" src="/src/main.js"></script></body></html>\n');
  writeFileSync(join(folder, "src/main.js"), 'document.body.append("empty");\n');
  const vite = await import(pathToFileURL(join(dashboardFolder(), "node_modules/vite/dist/node/index.js")).href);
  await vite.build({ root: folder, configFile: false, logLevel: "error" });
  return folder;
}

/** Runs `use` with a trace, and returns the tasks of the page's main thread, the longest first. */
async function traced(page, use) {
  const session = await page.context().newCDPSession(page);
  const events = [];
  session.on("Tracing.dataCollected", ({ value }) => events.push(...value));
  await session.send("Tracing.start", { transferMode: "ReportEvents", traceConfig: { includedCategories: CATEGORIES } });
  const complete = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await use();
  await session.send("Tracing.end");
  await complete;
  await session.detach();
  const threads = new Set(events.filter(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain").map(threadOf));
  const tasks = events.filter((event) => event.ph === "X" && /(^|::)RunTask$/.test(event.name) && threads.has(threadOf(event)));
  tasks.sort((a, b) => b.dur - a.dur);
  return { tasks, events };
}

const threadOf = ({ pid, tid }) => `${pid}/${tid}`;

/** The parts of a task that take more than a millisecond. */
function partsOf(task, events) {
  const inside = events.filter(
    (event) => event.ph === "X" && event !== task && threadOf(event) === threadOf(task) && event.ts >= task.ts && event.ts + event.dur <= task.ts + task.dur && event.dur > 1000,
  );
  inside.sort((a, b) => b.dur - a.dur);
  return inside.slice(0, 8).map(({ name, dur, args }) => `${name}${args?.data?.functionName ? ` ${args.data.functionName}` : ""} ${(dur / 1000).toFixed(1)}`);
}

async function inPage(chromium, url, use) {
  const context = await chromium.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    return await use(await context.newPage(), url);
  } finally {
    await context.close();
  }
}

const empty = (chromium, url) =>
  inPage(chromium, url, async (page) => {
    const { tasks } = await traced(page, async () => {
      await page.goto(url);
      await page.waitForTimeout(1_000);
    });
    return tasks;
  });

/** The phases: opening the page, opening the demo, loading the list, and scrolling through it. */
const dashboard = (chromium, url) =>
  inPage(chromium, url, async (page) => {
    const phases = {};
    const phase = async (name, use) => {
      const { tasks, events } = await traced(page, use);
      phases[name] = tasks;
      if (isProfiled) for (const task of tasks.slice(0, 2)) console.log(`  ${name}: ${(task.dur / 1000).toFixed(1)} ms: ${partsOf(task, events).join(", ")}`);
    };
    await phase("start", async () => {
      await page.goto(url);
      await page.getByRole("button", { name: "Open the demo" }).waitFor();
      await page.waitForTimeout(500);
    });
    await phase("demo", async () => {
      await openDemo(page, "#/break-it");
      await page.waitForTimeout(500);
    });
    await startAgain(page, "2,000 servers");
    await page.waitForTimeout(500);
    await phase("load", async () => {
      await page.evaluate(() => {
        location.hash = "#/servers";
      });
      await page.getByRole("status").getByText("2,000 servers", { exact: true }).waitFor({ timeout: 60_000 });
      await page.waitForTimeout(500);
    });
    await phase("scroll", async () => {
      await page.mouse.move(700, 500);
      for (let turn = 0; turn < 40; turn++) {
        await page.mouse.wheel(0, 2_400);
        await page.waitForTimeout(16);
      }
    });
    return phases;
  });

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
/** The longest by the clock, and by the time of the processor, which other programs do not extend. */
const longest = (tasks) => ({ clock: tasks[0].dur / 1000, cpu: Math.max(...tasks.map(({ tdur }) => tdur ?? 0)) / 1000 });

const folder = await buildEmpty();
const [site, bare] = await Promise.all([preview(), preview({}, folder)]);
const chromium = await browser();
try {
  const floors = [];
  const phases = {};
  for (let round = 0; round < ROUNDS; round++) {
    floors.push(longest(await empty(chromium, bare.url)));
    for (const [name, tasks] of Object.entries(await dashboard(chromium, site.url))) (phases[name] ??= []).push(longest(tasks));
  }
  console.log(`the longest task, ${SERVERS} servers / an empty page of Vite: medians of ${ROUNDS}; milliseconds on this machine`);
  let isOver = false;
  for (const [name, times] of Object.entries({ empty: floors, ...phases })) {
    const columns = ["clock", "cpu"].map((kind) => {
      const [time, floor] = [times, floors].map((all) => median(all.map((one) => one[kind])));
      return { text: `${kind} ${(time / floor).toFixed(2).padStart(5)} (${time.toFixed(1).padStart(5)} ms)`, ratio: time / floor };
    });
    isOver ||= columns[0].ratio > LIMIT;
    console.log(`  ${name.padEnd(8)} ${columns.map(({ text }) => text).join("   ")}   limit ${LIMIT}${columns[0].ratio > LIMIT ? "  OVER" : ""}`);
  }
  process.exitCode = isOver ? 1 : 0;
} finally {
  await chromium.close();
  await Promise.all([site.stop(), bare.stop()]);
  rmSync(folder, { recursive: true, force: true });
}
