// The examples `page` and `worker`, as their users build them: the Worker in workerd, the page in Chromium through it.
// HETZNER_EXAMPLES is the folder of both, installed and built by `cargo xtask test examples`.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { createServer, request as send } from "node:http";
import { mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHROMIUM_TEST, TEST, serve, tokenOf, within } from "./serve.mjs";

const tools = createRequire(new URL("../../pkg-js/package.json", import.meta.url));
const { chromium } = tools("playwright-core");
const { Miniflare } = tools("miniflare");
const EXAMPLES = process.env.HETZNER_EXAMPLES;
if (!EXAMPLES) throw new Error("HETZNER_EXAMPLES must be the folder of the built examples: run `cargo xtask test examples`");
const { Hetzner } = createRequire(join(EXAMPLES, "worker/package.json"))("hetzner-cloud");

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const PASSWORD = "correct horse battery staple";
const NIGHT = new Date("2027-01-31T02:15:00Z");

let hetzner, folder;
before(async () => {
  hetzner = await serve();
  folder = mkdtempSync(join(tmpdir(), "hetzner-cloud-examples-"));
}, TEST);
after(async () => {
  await hetzner?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
}, TEST);

/** A project of its own, with its client. */
function project(name) {
  const token = tokenOf(name);
  return { token, hz: new Hetzner({ token, baseUrl: hetzner.baseUrl }) };
}

/** Starts the built Worker with the settings of its wrangler.jsonc. `name` is that of its storage, which outlives it. */
async function startWorker(name, token, { baseUrl = hetzner.baseUrl, ...vars } = {}) {
  const worker = join(EXAMPLES, "worker");
  const config = JSON.parse(readFileSync(join(worker, "wrangler.jsonc"), "utf8").replace(/^\s*\/\/.*$/gm, ""));
  const dist = join(worker, "dist");
  const others = readdirSync(dist).filter((name) => name.endsWith(".wasm"));
  const modules = ["index.js", ...others].map((path) => ({
    type: path.endsWith(".wasm") ? "CompiledWasm" : "ESModule",
    path,
    contents: readFileSync(join(dist, path)),
  }));
  const { directory, binding, run_worker_first } = config.assets;
  const options = (vars) => ({
    host: "127.0.0.1",
    modules,
    compatibilityDate: config.compatibility_date,
    bindings: { ...config.vars, HCLOUD_TOKEN: token, DASHBOARD_PASSWORD: PASSWORD, HCLOUD_BASE_URL: baseUrl, ...vars },
    kvNamespaces: config.kv_namespaces.map(({ binding }) => binding),
    kvPersist: join(folder, name),
    assets: {
      directory: join(worker, directory),
      binding,
      routerConfig: { has_user_worker: true, invoke_user_worker_ahead_of_assets: run_worker_first },
    },
  });
  let stopped;
  const miniflare = new Miniflare(options(vars));
  const url = await within(20, "the start of workerd", miniflare.ready);
  return {
    url,
    /** Triggers the cron; gives the outcome of the run. */
    async cron() {
      const fetcher = await miniflare.getWorker();
      return within(30, "a cron run", fetcher.scheduled({ scheduledTime: NIGHT, cron: config.triggers.crons[0] }));
    },
    /** The wait that is saved, if any. */
    saved: async () => (await miniflare.getKVNamespace("STATE")).get("wait"),
    configure: (vars) => miniflare.setOptions({ ...options(vars), port: Number(url.port) }),
    /** Kills it. Only the first call has an effect. */
    stop() {
      stopped ??= within(10, "the end of workerd", miniflare.dispose());
      return stopped;
    },
  };
}

/**
 * A gateway to the API that records requests. Until it is released, it withholds the responses to those that match, or
 * refuses them itself.
 */
async function gateway(matches, refusal) {
  const requests = [];
  const withheld = latch();
  const released = latch();
  let isReleased = false;
  const server = createServer((request, response) => {
    const line = `${request.method} ${request.url.replace("/v1", "")}`;
    requests.push(line);
    if (refusal && !isReleased && matches.test(line)) return response.writeHead(423).end(JSON.stringify(refusal));
    const upstream = send(new URL(request.url, hetzner.baseUrl), { method: request.method, headers: request.headers });
    upstream.on("response", async (received) => {
      if (matches.test(line)) {
        withheld.open();
        await released.opened;
      }
      response.writeHead(received.statusCode, received.headers);
      received.pipe(response);
    });
    upstream.on("error", () => response.destroy());
    request.pipe(upstream);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  const baseUrl = `http://127.0.0.1:${server.address().port}/v1`;
  const release = () => {
    isReleased = true;
    released.open();
  };
  return { baseUrl, requests, withheld: withheld.opened, release, stop };
}

function latch() {
  let open;
  const opened = new Promise((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

const basic = (password) => ({ authorization: `Basic ${Buffer.from(`me:${password}`).toString("base64")}` });

test("the Worker gives the page and the API only with the password", TEST, async () => {
  const { token } = project("password");
  const worker = await startWorker("password", token);
  try {
    for (const path of ["", "index.html", "hetzner/servers"]) {
      for (const headers of [{}, basic("wrong"), basic(""), { authorization: "Basic %%%" }, { authorization: `Bearer ${PASSWORD}` }]) {
        const refused = await fetch(new URL(path, worker.url), { headers });
        assert.equal(refused.status, 401, path);
        assert.match(refused.headers.get("www-authenticate"), /^Basic /);
        assert.doesNotMatch(await refused.text(), /server"|<html/);
      }
    }
    const page = await fetch(worker.url, { headers: basic(PASSWORD) });
    assert.equal(page.status, 200);
    const policy = page.headers.get("content-security-policy");
    assert.match(policy, /default-src 'none'; script-src 'self' 'wasm-unsafe-eval';/);
    const get = async (path, method = "GET") =>
      (await fetch(new URL(`hetzner/${path}`, worker.url), { method, headers: basic(PASSWORD) })).status;
    assert.deepEqual([await get("servers"), await get("servers/1", "DELETE"), await get("volumes")], [200, 403, 403]);
  } finally {
    await worker.stop();
  }
  const open = await startWorker("no password", token, { DASHBOARD_PASSWORD: "" });
  try {
    assert.equal((await fetch(open.url, { headers: basic("") })).status, 503);
  } finally {
    await open.stop();
  }
});

/** Opens the page of a Worker; `use` gets it, and what it writes to the console. */
async function withPage(url, options, use) {
  const profile = mkdtempSync(join(folder, "profile-"));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROME,
    args: FLAGS,
    headless: true,
    timeout: 60_000,
    httpCredentials: { username: "me", password: PASSWORD },
    ...options,
  });
  try {
    const written = [];
    const page = await within(20, "a page of Chromium", context.newPage());
    page.setDefaultTimeout(20_000);
    page.on("console", (message) => written.push(message.text()));
    page.on("pageerror", (error) => written.push(String(error.stack ?? error)));
    page.on("dialog", (dialog) => dialog.accept());
    await page.goto(String(url));
    await use(page, written);
  } finally {
    await within(30, "the end of Chromium", context.close());
  }
}

/** Takes a picture into HETZNER_PICTURES, if that is set. */
async function picture(page, name) {
  const pictures = process.env.HETZNER_PICTURES;
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
}

test("the page lists, powers off and on, creates with progress, and draws a chart", CHROMIUM_TEST, async () => {
  const { token, hz } = project("page");
  await hz.sshKeys.create({ name: "laptop", public_key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIO me" });
  const worker = await startWorker("page", token);
  try {
    await withPage(worker.url, {}, async (page, written) => {
      const row = page.getByRole("row", { name: "web-1" });
      await row.getByText("running").waitFor();
      assert.equal(await page.getByRole("row").count(), 4);
      await page.getByRole("status").getByText("3 in this project, 3 running").waitFor();

      const bar = row.getByRole("progressbar");
      await row.getByRole("button", { name: "Power off web-1" }).press("Enter");
      await bar.waitFor();
      await picture(page, "power");
      await row.getByText("off", { exact: true }).waitFor();
      assert.equal((await hz.servers.find("web-1")).status, "off");
      // The focus goes to the button that is offered next.
      await page.waitForFunction(() => document.activeElement.ariaLabel === "Power on web-1");
      await page.keyboard.press("Enter");
      await row.getByText("running").waitFor();
      assert.equal((await hz.servers.find("web-1")).status, "running");

      await page.getByText("may log in as root: laptop").waitFor();
      await page.getByLabel("Name").fill("new-1");
      await page.getByLabel("Image").selectOption({ label: "Debian 13" });
      await page.getByRole("button", { name: "Create" }).click();
      const created = page.getByRole("row", { name: "new-1" });
      await page.getByRole("progressbar", { name: "Progress of the new server" }).waitFor();
      await created.getByText(/^(initializing|starting|off)$/).waitFor();
      await page.waitForFunction(() => document.querySelector("#create progress").value > 0);
      await picture(page, "create");
      await created.getByText("running").waitFor();
      const server = await hz.servers.find("new-1");
      assert.deepEqual([server.status, server.image.name], ["running", "debian-13"]);

      await page.getByRole("figure").getByText(/^Now \d+\.\d %, average \d+\.\d %, peak \d+\.\d %$/).waitFor();
      const line = await page.getByRole("img", { name: "CPU usage" }).locator(".line").getAttribute("d");
      assert.ok(line.split("L").length >= 60, line);
      await picture(page, "light");

      // A name that is taken is refused, and the page says so.
      await page.getByLabel("Name").fill("new-1");
      await page.getByRole("button", { name: "Create" }).click();
      await page.getByRole("alert").getByText(/already used.*\. /i).waitFor();
      await picture(page, "error");
      await page.getByRole("button", { name: "Dismiss" }).click();
      await page.getByRole("alert").waitFor({ state: "hidden" });

      const look = () => page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return { color: getComputedStyle(document.documentElement).backgroundColor, overflows: scrollWidth > clientWidth };
      });
      const light = await look();
      await page.emulateMedia({ colorScheme: "dark" });
      assert.notEqual((await look()).color, light.color);
      await picture(page, "dark");
      await page.setViewportSize({ width: 360, height: 740 });
      assert.equal((await look()).overflows, false);
      await picture(page, "narrow");
      // Chromium itself reports the status of the refusal.
      assert.deepEqual(written.filter((text) => !/status of 409/.test(text)), []);
    });
  } finally {
    await worker.stop();
  }
});

test("the page shows that it loads, that there is nothing, and what failed", CHROMIUM_TEST, async () => {
  const { token, hz } = project("states");
  await Promise.all((await hz.servers.list().all()).map(async ({ id }) => hz.wait(await hz.servers.delete({ id }))));
  const api = await gateway(/^GET \/(servers|server_types)\b/);
  const worker = await startWorker("states", token, { baseUrl: api.baseUrl });
  try {
    await withPage(worker.url, {}, async (page, written) => {
      await within(20, "the list", api.withheld);
      await page.getByRole("status").getByText("Loading …").waitFor();
      await picture(page, "loading");
      const refresh = page.getByRole("button", { name: "Refresh" });
      await refresh.click();
      api.release();
      await page.getByText("This project has no servers yet. Create the first one below.").waitFor();
      await page.getByText("No measurements yet.").waitFor();
      await page.getByText("has no SSH key").waitFor();
      await picture(page, "empty");

      // A refresh while the page loads does not start the form twice.
      await page.getByLabel("Name").fill("only-1");
      await page.getByRole("button", { name: "Create" }).click();
      await page.getByRole("row", { name: "only-1" }).getByText("running").waitFor();
      assert.deepEqual(api.requests.filter((line) => line.startsWith("POST")), ["POST /servers"]);

      const alert = page.getByRole("alert");
      await worker.configure({ DASHBOARD_PASSWORD: "another" });
      await refresh.click();
      await alert.getByText("You are not signed in. Reload the page to sign in.").waitFor();
      await worker.stop();
      await refresh.click();
      await alert.getByText("The Worker cannot be reached. Check your connection, then try again.").waitFor();
      assert.deepEqual(written.filter((text) => !/^Failed to load resource/.test(text)), []);
    });
  } finally {
    await worker.stop();
    api.stop();
  }
});

/** A project with two servers to back up of its three, and the snapshots that the cron has taken. */
async function backupProject(name) {
  const { token, hz } = project(name);
  const servers = (await hz.servers.list().all()).slice(0, 2);
  for (const { id } of servers) await hz.servers.update({ id, labels: { backup: "nightly" } });
  const snapshots = async () => {
    const images = await hz.images.list({ label_selector: "backup", sort: ["id:asc"] }).all();
    return images.map(({ created_from, labels, status }) => [created_from.name, labels.night, status]);
  };
  return { token, hz, servers, snapshots };
}

/** Takes a snapshot and moves the project's clock to its end. Gives its id. */
async function takeSnapshot(token, hz, params) {
  const created = await hz.servers.createImage(params);
  const headers = { authorization: `Bearer ${token}` };
  const url = hetzner.baseUrl.replace(/v1$/, "sim/clock");
  const moved = await fetch(url, { method: "POST", headers, body: JSON.stringify({ advance_seconds: 3600 }) });
  assert.equal(moved.status, 200);
  await hz.wait(created);
  return created.image.id;
}

const COMPLETE = [
  ["web-1", "2027-01-31", "available"],
  ["db-1", "2027-01-31", "available"],
];

test("the cron takes one snapshot a night of each labelled server, and keeps the newest", TEST, async () => {
  const { token, hz, servers, snapshots } = await backupProject("nightly");
  const labels = (night) => ({ backup: "nightly", night, server: String(servers[0].id) });
  const old = [];
  for (const night of ["2027-01-28", "2027-01-29", "2027-01-30"]) {
    old.push(await takeSnapshot(token, hz, { id: servers[0].id, labels: labels(night) }));
  }
  // It has no label of a night, so it is not the cron's.
  old.push(await takeSnapshot(token, hz, { id: servers[0].id, labels: { backup: "nightly" } }));
  await hz.images.changeProtection({ id: old[0], delete: true });
  const worker = await startWorker("nightly", token, { KEEP: 2 });
  try {
    for (let run = 0; run < 2; run++) {
      assert.equal((await worker.cron()).outcome, "ok");
      assert.equal(await worker.saved(), null);
      const taken = (await snapshots()).filter(([, night]) => night === "2027-01-31");
      assert.deepEqual(taken.toSorted(), COMPLETE.toSorted(), `run ${run}`);
    }
    const left = (await hz.images.list({ type: ["snapshot"], label_selector: "backup" }).all()).map(({ id }) => id);
    assert.deepEqual(old.map((id) => left.includes(id)), [true, false, true, true]);
  } finally {
    await worker.stop();
  }
});

test("a run that is killed before it knows of its snapshots is followed by one that takes no others", TEST, async () => {
  const { token, hz, snapshots } = await backupProject("killed early");
  const api = await gateway(/^POST .*create_image/);
  const killed = await startWorker("killed early", token, { baseUrl: api.baseUrl });
  try {
    const run = killed.cron().catch((error) => error);
    await within(20, "a snapshot", api.withheld);
    await hz.pollUntil(snapshots, (taken) => taken.length === 2, { timeout: 10_000 });
    await killed.stop();
    await run;
  } finally {
    await killed.stop();
    api.stop();
  }
  const next = await startWorker("killed early", token);
  try {
    assert.equal((await next.cron()).outcome, "ok");
    await hz.pollUntil(snapshots, (taken) => taken.every(([, , status]) => status === "available"), { timeout: 20_000 });
    assert.deepEqual((await snapshots()).toSorted(), COMPLETE.toSorted());
    assert.deepEqual([(await next.cron()).outcome, (await snapshots()).length], ["ok", 2]);
  } finally {
    await next.stop();
  }
});

test("a wait is saved, and continued by the next run, when its run is killed and when its time is up", TEST, async () => {
  const { token, hz, snapshots } = await backupProject("resumed");
  const api = await gateway(/^GET \/actions\?/);
  const killed = await startWorker("resumed", token, { baseUrl: api.baseUrl });
  try {
    const run = killed.cron().catch((error) => error);
    await within(20, "a poll", api.withheld);
    await killed.stop();
    await run;
  } finally {
    await killed.stop();
    api.stop();
  }
  const held = await gateway(/^GET \/actions\?/);
  const next = await startWorker("resumed", token, { baseUrl: held.baseUrl, WAIT_SECONDS: 1 });
  try {
    const ids = JSON.parse(await next.saved()).awaited.map(({ id }) => id);
    assert.equal(ids.length, 2);
    assert.equal((await next.cron()).outcome, "ok");
    assert.notEqual(await next.saved(), null, "the time is up, so the wait is still saved");
    held.release();
    await next.configure({ WAIT_SECONDS: 30 });
    assert.equal((await next.cron()).outcome, "ok");
    assert.equal(await next.saved(), null);
    const polls = held.requests.filter((line) => line.startsWith("GET /actions?"));
    assert.ok(polls.length > 0 && polls.every((line) => ids.every((id) => line.includes(`id=${id}`))), polls.join());
    assert.deepEqual(held.requests.filter((line) => !line.startsWith("GET ")), []);
    await hz.wait(await Promise.all(ids.map((id) => hz.actions.get({ id }))));
    assert.deepEqual((await snapshots()).toSorted(), COMPLETE.toSorted());
  } finally {
    await next.stop();
    held.stop();
  }
});

test("a server that is locked does not keep others from their snapshot, and the run fails", TEST, async () => {
  const { token, servers, snapshots } = await backupProject("locked");
  const refusal = { error: { code: "locked", message: "server is locked", details: null } };
  const api = await gateway(new RegExp(`^POST /servers/${servers[0].id}/`), refusal);
  const worker = await startWorker("locked", token, { baseUrl: api.baseUrl });
  try {
    assert.equal((await worker.cron()).outcome, "exception");
    assert.deepEqual(await snapshots(), [COMPLETE[1]]);
    assert.equal(await worker.saved(), null);
    api.release();
    assert.equal((await worker.cron()).outcome, "ok");
    assert.deepEqual((await snapshots()).toSorted(), COMPLETE.toSorted());
  } finally {
    await worker.stop();
    api.stop();
  }
});
