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

/** A gateway to the API that records requests, and withholds the responses to those that match until it is released. */
async function gateway(matches) {
  const requests = [];
  const withheld = latch();
  const released = latch();
  const server = createServer((request, response) => {
    const line = `${request.method} ${request.url.replace("/v1", "")}`;
    requests.push(line);
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
  return { baseUrl, requests, withheld: withheld.opened, release: released.open, stop };
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
  const api = await gateway(/^GET \/servers\?/);
  const worker = await startWorker("states", token, { baseUrl: api.baseUrl });
  try {
    await withPage(worker.url, {}, async (page, written) => {
      await within(20, "the list", api.withheld);
      await page.getByRole("status").getByText("Loading …").waitFor();
      await picture(page, "loading");
      api.release();
      await page.getByText("This project has no servers yet. Create the first one below.").waitFor();
      await page.getByText("No measurements yet.").waitFor();
      await page.getByText("has no SSH key").waitFor();
      await picture(page, "empty");

      const alert = page.getByRole("alert");
      await worker.configure({ DASHBOARD_PASSWORD: "another" });
      await page.getByRole("button", { name: "Refresh" }).click();
      await alert.getByText("You are not signed in. Reload the page to sign in.").waitFor();
      await worker.stop();
      await page.getByRole("button", { name: "Refresh" }).click();
      await alert.getByText("The Worker cannot be reached. Check your connection, then try again.").waitFor();
      assert.deepEqual(written.filter((text) => !/^Failed to load resource/.test(text)), []);
    });
  } finally {
    await worker.stop();
    api.stop();
  }
});
