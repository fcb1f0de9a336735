// `hetzner-cloud/sim` in workerd and Chromium: all scenarios, the recorded conversation, and a project that outlives a
// reload of its page.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runs } from "./sim-scenarios.mjs";
import { CHROMIUM_TEST, TEST, dist, recorded, within } from "./serve.mjs";

const tools = createRequire(new URL("../../pkg-js/package.json", import.meta.url));
const { Miniflare } = tools("miniflare");
const { chromium } = tools("playwright-core");
const here = new URL(".", import.meta.url);
const matrix = new URL("../matrix/", import.meta.url);

const WORKER = `
  import * as pkg from "./workerd.js";
  import { Sim } from "./sim-workerd.js";
  import * as tests from "./sim-scenarios.mjs";
  import { program } from "./program.mjs";
  export default {
    async fetch(request) {
      const { test, name, clock } = await request.json();
      try {
        if (test === "scenario") await tests.scenario({ pkg, Sim }, name, clock);
        else if (test === "pages") await tests.pages({ pkg, Sim });
        else if (test === "quickstart") await tests.quickstart({ pkg, Sim }, program);
        else await tests.converse(Sim, RECORDED);
        return new Response("ok");
      } catch (error) {
        return new Response(String(error.stack ?? error));
      }
    },
  };
  const RECORDED = ${recorded};
`;

let worker;
before(async () => {
  const file = (type, path, folder = dist) => ({ type, path, contents: readFileSync(new URL(path, folder)) });
  worker = new Miniflare({
    compatibilityDate: "2026-04-01",
    modules: [
      { type: "ESModule", path: "worker.mjs", contents: WORKER },
      ...["scenarios.mjs", "sim-scenarios.mjs"].map((path) => file("ESModule", path, here)),
      file("ESModule", "program.mjs", matrix),
      ...["workerd.js", "sim-workerd.js"].map((path) => file("ESModule", path)),
      ...["hetzner_cloud.wasm", "hetzner_cloud_sim.wasm"].map((path) => file("CompiledWasm", path)),
    ],
  });
  await within(50, "the start of workerd", worker.ready);
}, TEST);
after(() => worker && within(20, "the end of workerd", worker.dispose()), TEST);

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];

let server, context, page, profile;
before(async () => {
  server = createServer(({ url }, response) => {
    const name = new URL(url, "http://page").pathname.slice(1);
    const send = (type, body) => response.setHeader("content-type", type).end(body);
    if (name === "") return send("text/html", "<!doctype html><title>tests</title>");
    if (name === "recorded.json") return send("application/json", recorded);
    if (!/^[\w-]+\.m?js$/.test(name)) return response.writeHead(404).end();
    const folder = name === "program.mjs" ? matrix : name.endsWith(".mjs") ? here : dist;
    send("text/javascript", readFileSync(new URL(name, folder)));
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  profile = mkdtempSync(join(tmpdir(), "hetzner-cloud-sim-"));
  const options = { executablePath: process.env.CHROME, args: FLAGS, headless: true, timeout: 60_000 };
  context = await chromium.launchPersistentContext(profile, options);
  page = await open();
}, CHROMIUM_TEST);
after(async () => {
  try {
    if (context) await within(30, "the end of Chromium", context.close());
  } finally {
    server?.close();
    server?.closeAllConnections();
    if (profile) rmSync(profile, { recursive: true, force: true });
  }
}, CHROMIUM_TEST);

/** A page with the modules as globals. */
async function open() {
  const tab = await within(20, "a page of Chromium", context.newPage());
  await tab.goto(`http://127.0.0.1:${server.address().port}/`, { timeout: 20_000 });
  await load(tab);
  return tab;
}

function load(tab) {
  return tab.evaluate(async () => {
    const modules = ["index.js", "sim.js", "sim-scenarios.mjs", "program.mjs"].map((name) => import(`/${name}`));
    const [pkg, { Sim }, tests, { program }] = await Promise.all(modules);
    Object.assign(globalThis, { pkg, Sim, tests, program });
  });
}

const inWorker = (test, more) =>
  worker.dispatchFetch("http://worker.test/", { method: "POST", body: JSON.stringify({ test, ...more }) }).then((response) => response.text());
const inPage = (test, more) =>
  page.evaluate(
    async ({ test, name, clock }) => {
      try {
        if (test === "scenario") await tests.scenario({ pkg, Sim }, name, clock);
        else if (test === "pages") await tests.pages({ pkg, Sim });
        else if (test === "quickstart") await tests.quickstart({ pkg, Sim }, program);
        else await tests.converse(Sim, await (await fetch("/recorded.json")).json());
        return "ok";
      } catch (error) {
        return String(error.stack ?? error);
      }
    },
    { test, ...more },
  );

for (const [runtime, execute, options] of [["workerd", inWorker, TEST], ["Chromium", inPage, CHROMIUM_TEST]]) {
  for (const { name, clock } of runs) {
    test(`${runtime}, clock ${clock}: ${name}`, options, async () => {
      assert.equal(await within(50, name, execute("scenario", { name, clock })), "ok");
    });
  }
  for (const name of ["pages", "quickstart", "conversation"]) {
    test(`${runtime}: ${name}`, options, async () => assert.equal(await within(50, name, execute(name)), "ok"));
  }
}

test("Chromium: a project outlives a reload in the midst of a wait", CHROMIUM_TEST, async () => {
  const tab = await open();
  // At speed 0 the wait does not end by itself.
  const before = await tab.evaluate(async () => {
    const sim = await Sim.create({ clock: 0, storage: localStorage, key: "reload", seed: 7, state: { servers: [{ name: "old" }] } });
    const hz = new pkg.Hetzner({ token: "any", fetch: sim.fetch, clock: sim.clock });
    const { server, action, next_actions } = await hz.servers.create({ name: "new", server_type: "cx23", image: "debian-13" });
    sim.advance(1000);
    const waiter = hz.waiter([action, ...next_actions]);
    waiter.run().catch(() => {});
    await hz.servers.get({ id: server.id });
    localStorage.setItem("waiter", waiter.state());
    return { id: server.id, now: sim.clock.now(), saved: localStorage.getItem("reload"), inspection: sim.inspect() };
  });
  assert.equal(before.saved, null, "a save takes place later than the changes");
  await tab.reload({ timeout: 20_000 });
  await load(tab);
  const after = await tab.evaluate(async () => {
    const sim = await Sim.create({ storage: localStorage, key: "reload" });
    const { status } = sim.state().servers[1];
    const [now, inspection] = [sim.clock.now(), sim.inspect()];
    const hz = new pkg.Hetzner({ token: "any", fetch: sim.fetch, clock: sim.clock });
    const actions = await hz.resume(localStorage.getItem("waiter")).run();
    const servers = await hz.servers.list().all();
    return { now, inspection, status, commands: actions.map(({ command }) => command), servers: servers.map(({ id, name, status }) => [id, name, status]) };
  });
  assert.deepEqual([after.now, after.inspection, after.status], [before.now, before.inspection, "initializing"]);
  assert.deepEqual(after.commands, ["create_server", "start_server"]);
  assert.deepEqual(after.servers.map(([, name, status]) => [name, status]), [["old", "running"], ["new", "running"]]);
  assert.equal(after.servers[1][0], before.id);
});

test("Chromium: what was stored and cannot be read stays, with the path of the problem", CHROMIUM_TEST, async () => {
  const stored = JSON.stringify({ version: 2 });
  const outcome = await page.evaluate(async (stored) => {
    localStorage.setItem("newer", stored);
    const error = await Sim.create({ storage: localStorage, key: "newer" }).catch(({ name, path }) => ({ name, path }));
    return { error, stored: localStorage.getItem("newer") };
  }, stored);
  assert.deepEqual(outcome, { error: { name: "DocumentError", path: "version" }, stored });
});
