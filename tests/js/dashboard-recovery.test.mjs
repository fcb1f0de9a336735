// What the dashboard tells when the API fails, and how it recovers by itself: over the routes of the browser, by the embedded
// Hetzner in this process, whose faults the tests set.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { CHROMIUM_TEST as TEST, tokenOf } from "./serve.mjs";
import { browser, dashboardFolder, go, openDemo, preview, settled, withPage } from "./dashboard.mjs";

const { Sim } = await import(pathToFileURL(join(dashboardFolder(), "node_modules/hetzner-cloud/dist/sim.js")).href);

let site, chromium;
before(async () => {
  [site, chromium] = await Promise.all([preview(), browser()]);
}, TEST);
after(async () => {
  await chromium?.close();
  await site?.stop();
}, TEST);

/** Runs a test on a project with servers and volumes, with these faults at first and the clock of the page installed. */
async function onProject(use, rules = []) {
  const sim = await Sim.create({ clock: "wall", servers: 2, hideHeaders: true, faults: { version: 1, rules } });
  try {
    // Chromium reports each refusal and each answer that is lost.
    await withPage(chromium, site.url, { allowed: [/Failed to load resource/] }, async (page) => {
      await page.route(/^https:\/\/api\.hetzner\.(cloud|com)\/v1\//, async (route) => {
        const request = route.request();
        const headers = { authorization: request.headers().authorization };
        const init = { method: request.method(), headers, ...(request.postData() ? { body: request.postData() } : {}) };
        const response = await sim.fetch(request.url(), init).catch(() => null);
        if (!response) return route.abort();
        const allowed = { "access-control-allow-origin": "*", "content-type": "application/json" };
        return route.fulfill({ status: response.status, headers: allowed, body: await response.text() });
      });
      await page.clock.install();
      await connect(page);
      await use(page, sim);
    });
  } finally {
    sim.dispose();
  }
}

async function connect(page) {
  await page.getByLabel("Token", { exact: true }).fill(tokenOf("dashboard-recovery"));
  await page.getByRole("button", { name: "Connect" }).first().click();
  await settled(page);
}

const messages = (page) => page.getByRole("complementary", { name: "Messages" });

/** Lets seconds pass on the page's clock; what is sent is answered between two of them. */
async function pass(page, seconds) {
  for (let second = 0; second < seconds; second++) {
    await page.clock.runFor(1000);
    await page.waitForTimeout(20);
  }
}

async function openServer(page) {
  await go(page, "#/servers");
  await page.locator("main .name").first().click();
  await settled(page);
}

async function shutDown(page) {
  await page.getByRole("button", { name: "Shut down" }).first().click();
  await page.getByRole("dialog").getByRole("button", { name: "Shut down" }).click();
}

test("an action whose polls are refused is waited for until its outcome is known", TEST, async () => {
  await onProject(async (page, sim) => {
    await openServer(page);
    sim.faults({ version: 1, rules: [{ fault: "api_error", status: 403, code: "forbidden", operations: ["actions.list"], times: 2 }] });
    await shutDown(page);
    const operation = messages(page).locator(".operation", { hasText: "Shutting down" });
    await operation.waitFor();
    await pass(page, 5);
    await operation.getByText("Injected fault: forbidden.").waitFor();
    assert.equal(await operation.getAttribute("data-state"), "running");
    sim.advance(60_000);
    for (let second = 0; second < 30 && (await operation.getAttribute("data-state")) === "running"; second++) await pass(page, 1);
    assert.equal(await operation.getAttribute("data-state"), "done");
  });
});

test("a wait that was refused goes on as soon as the page is visible, and not before", TEST, async () => {
  await onProject(async (page, sim) => {
    await openServer(page);
    sim.faults({ version: 1, rules: [{ fault: "api_error", status: 403, code: "forbidden", operations: ["actions.list"], times: 1 }] });
    await shutDown(page);
    const operation = messages(page).locator(".operation", { hasText: "Shutting down" });
    await pass(page, 5);
    await operation.getByText("Injected fault: forbidden.").waitFor();
    const hide = (isHidden) =>
      page.evaluate((isHidden) => {
        Object.defineProperty(document, "hidden", { configurable: true, value: isHidden });
        document.dispatchEvent(new Event("visibilitychange"));
      }, isHidden);
    await hide(true);
    const polls = () => sim.inspect().requests["actions.list"].total;
    const before = polls();
    await pass(page, 60);
    assert.equal(polls(), before);
    sim.advance(60_000);
    await hide(false);
    for (let second = 0; second < 10 && polls() === before; second++) await pass(page, 1);
    assert.ok(polls() > before);
  });
});

test("what could not be loaded is tried again by itself", TEST, async () => {
  const rules = [{ fault: "gateway", status: 503, operations: ["ssh_keys.list"] }];
  await onProject(async (page, sim) => {
    await go(page, "#/ssh_keys");
    await page.locator("main").getByRole("button", { name: "Try again" }).waitFor();
    sim.clearFaults();
    await pass(page, 45);
    await page.getByRole("heading", { name: "No SSH keys yet" }).waitFor();
    assert.equal(await page.getByRole("alert").count(), 0);
  }, rules);
});

test("a failed refresh leaves the notice of the user's own operation", TEST, async () => {
  await onProject(async (page, sim) => {
    await openServer(page);
    sim.faults({ version: 1, rules: [{ fault: "response_lost", operations: ["servers.shutdown"], times: 1 }] });
    await shutDown(page);
    await messages(page).getByText("No answer came back").waitFor();
    sim.faults({ version: 1, rules: [{ fault: "api_error", status: 403, code: "forbidden", operations: ["*.list", "*.get"], times: 3 }] });
    await pass(page, 90);
    assert.ok(sim.faults().rules[0].used > 0, "a refresh was refused");
    await messages(page).getByText("No answer came back").waitFor();
  });
});

test("a second tab does not open the demo while the first one has it", TEST, async () => {
  await withPage(chromium, site.url, {}, async (page) => {
    await openDemo(page);
    await settled(page);
    const second = await page.context().newPage();
    await second.goto(site.url);
    await second.getByRole("button", { name: "Open the demo" }).click();
    await second.getByRole("alert").getByText("The demo is open in another tab").waitFor();
    // A reload keeps it, and who leaves it gives it up.
    await page.reload();
    await settled(page);
    await page.getByRole("button", { name: "Leave this project" }).click();
    await second.getByRole("button", { name: "Open the demo" }).click();
    await settled(second);
  });
});

test("a clock that was moved goes on over a reload, and not back", TEST, async () => {
  await withPage(chromium, site.url, {}, async (page) => {
    await openDemo(page);
    await settled(page);
    await page.getByRole("button", { name: "Clock of the demo" }).click();
    await page.getByRole("button", { name: "+1 hour" }).click();
    await page.waitForTimeout(4_000);
    const ahead = () => page.evaluate(() => Date.parse(document.querySelector(".top > button time").dateTime) - Date.now());
    const before = await ahead();
    await page.reload();
    await settled(page);
    // The time that is shown is up to a second old.
    assert.ok(before > 3_590_000, `${before} ms`);
    assert.ok(Math.abs((await ahead()) - before) < 2_000, `${await ahead()} ms, before ${before} ms`);
  });
});

test("answers that lack what a page needs break neither it nor the others", TEST, async () => {
  const fields = ["image", "type", "server_types", "services", "protocol"];
  await onProject(async (page, sim) => {
    await page.getByRole("heading", { name: "This page cannot be shown" }).waitFor();
    for (const hash of ["#/servers", "#/volumes", "#/load_balancers", "#/primary_ips", "#/firewalls", "#/images"]) {
      await go(page, hash);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, hash);
    }
    sim.clearFaults();
    await page.getByRole("button", { name: "Leave this project" }).click();
    await connect(page);
    await go(page, "#/overview");
    await page.getByRole("heading", { name: "Overview" }).waitFor();
  }, [{ fault: "removed_fields", fields }]);
});
