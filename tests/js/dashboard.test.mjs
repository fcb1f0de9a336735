// The dashboard, built as its users build it, in Chromium: on the demo, and over real HTTP with a token and through a proxy.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { CHROMIUM_TEST as TEST, serve, tokenOf } from "./serve.mjs";
import { breakIt, browser, go, openDemo, preview, requestsOf, settled, startAgain, withPage } from "./dashboard.mjs";

let site, chromium;
before(async () => {
  [site, chromium] = await Promise.all([preview(), browser()]);
}, TEST);
after(async () => {
  await chromium?.close();
  await site?.stop();
}, TEST);

/** Runs a test on the demo, at a route. */
const onDemo = (hash, use, options = {}) => withPage(chromium, site.url, options, async (page) => {
  await openDemo(page, hash);
  await settled(page);
  await use(page);
});
const notice = (page, text) => page.getByRole("complementary", { name: "Messages" }).getByText(text);
const row = (page, name) => page.getByRole("row").filter({ has: page.getByRole("link", { name, exact: true }) });

/** Fills the form of a server, and sends it. */
async function createServer(page, name) {
  await go(page, "#/servers");
  await page.getByRole("button", { name: "Create server" }).first().click();
  const dialog = page.getByRole("dialog", { name: "Create server" });
  await dialog.getByLabel("Name", { exact: true }).fill(name);
  await dialog.getByRole("button", { name: "Create server" }).click();
}

test("the list is sorted, searched and filtered, and its query is in the address", TEST, async () => {
  await onDemo("#/servers", async (page) => {
    await page.getByRole("status").getByText("12 servers").waitFor();
    const names = () => page.locator("tbody .name").allTextContents();
    assert.deepEqual((await names()).slice(0, 3), ["bastion", "db-primary", "db-replica"]);
    await page.getByRole("button", { name: "Name" }).click();
    assert.equal((await names())[0], "worker-4");
    await page.getByLabel("Search").fill("web-");
    await page.getByText("4 of 12 servers").waitFor();
    await page.getByLabel("Label selector").fill("env=prod,role in (web,db)");
    await page.getByText("3 of 12 servers").waitFor();
    await page.getByLabel("Label selector").fill("env=");
    await page.getByLabel("Label selector").fill("env in");
    await page.getByRole("alert").getByText("not a valid selector").waitFor();
    await page.getByLabel("Label selector").fill("env=prod");
    await page.reload();
    await settled(page);
    assert.deepEqual(await names(), ["web-3", "web-2", "web-1"]);
    assert.equal(await page.getByLabel("Label selector").inputValue(), "env=prod");
  });
});

test("a server is created until it runs", TEST, async () => {
  await onDemo("#/servers", async (page) => {
    await createServer(page, "created-1");
    await page.getByRole("dialog").filter({ hasText: "password" }).getByRole("button", { name: "Done" }).click();
    await go(page, "#/servers");
    await row(page, "created-1").getByText("running").waitFor();
    await notice(page, "Creating created-1").waitFor();
  });
});

test("a create whose answer is lost is adopted, and made once", TEST, async () => {
  await onDemo("#/break-it", async (page) => {
    await breakIt(page, "Lose the answer of the next create");
    await createServer(page, "lost-1");
    await notice(page, /lost-1/).first().waitFor();
    await row(page, "lost-1").getByText("running").waitFor();
    assert.equal(await row(page, "lost-1").count(), 1);
    await go(page, "#/break-it");
    await page.getByText("used 1 time", { exact: true }).waitFor();
    assert.equal(await page.getByRole("switch", { name: "Lose the answer of the next create" }).isChecked(), false);
  });
});

test("a lost answer and a reload are recovered from", TEST, async () => {
  await onDemo("#/break-it", async (page) => {
    const loaded = page.waitForEvent("load");
    await page.getByRole("button", { name: "Create, lose the answer and reload" }).click();
    await loaded;
    await settled(page);
    const recovered = page.getByRole("row", { name: /recovered-/ });
    await recovered.getByText("running").waitFor();
    assert.equal(await recovered.count(), 1);
  });
});

test("a wait goes on after a reload", TEST, async () => {
  await onDemo("#/servers", async (page) => {
    await createServer(page, "reloaded-1");
    await row(page, "reloaded-1").waitFor();
    await page.reload();
    await notice(page, "Creating reloaded-1").waitFor();
    await row(page, "reloaded-1").getByText("running").waitFor();
    await page.getByRole("complementary", { name: "Messages" }).getByText("done").waitFor();
  });
});

test("a refusal is shown where it was asked for, with what to do", TEST, async () => {
  await onDemo("#/servers", async (page) => {
    await breakIt(page, "No cx23 in Falkenstein");
    await createServer(page, "refused-1");
    const dialog = page.getByRole("dialog", { name: "Create server" });
    await dialog.getByRole("alert").getByText("resource_unavailable").waitFor();
    // Another type can be had, and what was typed is still there.
    await dialog.getByRole("radio", { name: /^cx33/ }).check();
    assert.equal(await dialog.getByLabel("Name", { exact: true }).inputValue(), "refused-1");
    await dialog.getByRole("button", { name: "Create server" }).click();
    await row(page, "refused-1").waitFor();
  });
});

test("a limit of requests that is used up is told, and comes back with time", TEST, async () => {
  await onDemo("#/servers", async (page) => {
    await breakIt(page, "The limit of requests is used up");
    await go(page, "#/volumes");
    await page.getByRole("alert").getByText("The limit of requests is used up.").waitFor({ timeout: 30_000 });
    // A minute later one request is granted.
    await page.getByRole("button", { name: "Clock of the demo" }).click();
    await page.getByRole("button", { name: "+1 minute" }).click();
    await page.getByRole("link", { name: "metrics" }).waitFor();
  });
});

test("an action that fails, and one that stalls, are told; everything works again", TEST, async () => {
  await onDemo("#/servers", async (page) => {
    const power = async (name) => {
      await go(page, "#/servers");
      await page.getByRole("link", { name, exact: true }).click();
      await settled(page);
      await page.getByRole("button", { name: "Shut down" }).first().click();
      await page.getByRole("dialog").getByRole("button", { name: "Shut down" }).click();
    };
    await breakIt(page, "The next action fails");
    await power("web-1");
    await page.getByRole("complementary", { name: "Messages" }).getByRole("alert").getByText("The action failed").waitFor();
    await breakIt(page, "The next action stalls");
    await power("web-2");
    const messages = page.getByRole("complementary", { name: "Messages" });
    await messages.getByText("99 %").waitFor();
    await go(page, "#/break-it");
    await page.getByRole("button", { name: "+1 hour" }).click();
    await page.getByRole("button", { name: "Everything works again" }).click();
    await messages.getByText("done").waitFor();
  });
});

test("the clock moves forward, and what is shown is loaded again", TEST, async () => {
  await onDemo("#/servers", async (page) => {
    const before = await requestsOf(page);
    const time = page.locator(".top > button time");
    const was = Date.parse(await time.getAttribute("datetime"));
    await page.getByRole("button", { name: "Clock of the demo" }).click();
    await page.getByRole("slider", { name: "Days to move the clock forward" }).fill("30");
    await page.getByRole("button", { name: "Move by 30 days" }).click();
    await page.waitForFunction((was) => Date.parse(document.querySelector(".top > button time").dateTime) - was >= 30 * 86_400_000, was);
    await page.waitForFunction((before) => Number(document.querySelector(".requests-count").textContent) > before, before);
  });
});

test("the demo is started again empty, and keeps its content over a reload", TEST, async () => {
  await onDemo("#/servers", async (page) => {
    await startAgain(page, "Empty");
    await go(page, "#/servers");
    await page.getByRole("heading", { name: "No servers yet" }).waitFor();
    await page.reload();
    await page.getByRole("heading", { name: "No servers yet" }).waitFor();
    await startAgain(page, "200 servers");
    await go(page, "#/servers");
    await page.getByRole("status").getByText("200 servers").waitFor();
  });
});

test("fields and values that are not known are shown, and break nothing", TEST, async () => {
  await onDemo("#/servers", async (page) => {
    await breakIt(page, "Fields that are not known yet");
    await breakIt(page, "Values that are not known yet");
    for (const href of await sections(page)) {
      await go(page, href);
      const first = page.locator("main .name").first();
      if ((await first.count()) === 0) continue;
      await first.click();
      await settled(page);
      assert.equal(await page.getByRole("heading", { level: 1 }).count(), 1, href);
    }
  });
});

/** The routes of the sections. */
const sections = (page) => page.getByRole("navigation", { name: "Sections" }).getByRole("link").evaluateAll((links) => links.map((link) => link.hash));

test("a record of a zone is edited", TEST, async () => {
  await onDemo("#/zones", async (page) => {
    await page.getByRole("link", { name: "example.com", exact: true }).click();
    await page.getByRole("button", { name: "Edit mail A" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel("Values", { exact: true }).fill("203.0.113.99\n203.0.113.98");
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText("203.0.113.99").first().waitFor();
    await page.reload();
    await page.getByText("203.0.113.99").first().waitFor();
  });
});

test("a rule of a firewall is edited", TEST, async () => {
  await onDemo("#/firewalls", async (page) => {
    await page.getByRole("link", { name: "database", exact: true }).click();
    const port = page.getByLabel("Port of rule 1");
    // A port that does not exist is refused at its field.
    await port.fill("99999");
    await page.getByRole("button", { name: "Save rules" }).click();
    await page.locator("[aria-invalid=true]").waitFor();
    await port.fill("5433");
    await page.getByRole("button", { name: "Save rules" }).click();
    await notice(page, "Setting the rules of database").waitFor();
    await page.getByText("not saved").waitFor({ state: "detached" });
    await page.reload();
    await page.waitForFunction(() => [...document.querySelectorAll("main input")].some(({ value }) => value === "5433"));
  });
});

test("with a token, the page talks to the API itself", TEST, async () => {
  const hetzner = await serve();
  try {
    await withPage(chromium, site.url, {}, async (page) => {
      const token = tokenOf("dashboard");
      const tokens = new Set();
      await page.route(/^https:\/\/api\.hetzner\.(cloud|com)\/v1\//, async (route) => {
        const request = route.request();
        tokens.add(request.headers().authorization);
        const url = request.url().replace(/^https:\/\/api\.hetzner\.(cloud|com)\/v1/, hetzner.baseUrl);
        await route.fulfill({ response: await route.fetch({ url }) });
      });
      await page.getByLabel("Token", { exact: true }).fill(token);
      await page.getByRole("button", { name: "Connect" }).first().click();
      await go(page, "#/servers");
      await page.getByRole("status").getByText("3 servers").waitFor();
      assert.deepEqual([...tokens], [`Bearer ${token}`]);
      assert.equal(await page.getByRole("link", { name: "Break it" }).count(), 0);
      // It is nowhere but in the memory of the page.
      const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href, document.documentElement.outerHTML]));
      assert.ok(!kept.includes(token));
      await page.reload();
      await page.getByRole("button", { name: "Open the demo" }).waitFor();
    });
  } finally {
    await hetzner.stop();
  }
});

test("through the proxy of `vite preview`, the page has no token", TEST, async () => {
  const hetzner = await serve();
  const token = tokenOf("dashboard-proxy");
  const proxied = await preview({ HCLOUD_TOKEN: token, HCLOUD_BASE_URL: hetzner.baseUrl });
  try {
    await withPage(chromium, proxied.url, { allowed: [/404/] }, async (page) => {
      const sent = [];
      page.on("request", (request) => sent.push(request));
      await page.getByLabel("Path").fill("/elsewhere");
      await page.getByRole("button", { name: "Connect" }).last().click();
      await page.getByText("There is no proxy of the API at this path.").waitFor();
      await page.getByLabel("Path").fill("/hetzner");
      await page.getByRole("button", { name: "Connect" }).last().click();
      await go(page, "#/servers");
      await page.getByRole("status").getByText("3 servers").waitFor();
      const toApi = sent.filter((request) => new URL(request.url()).pathname.startsWith("/hetzner/"));
      assert.ok(toApi.length > 0);
      for (const request of sent) {
        assert.equal(new URL(request.url()).origin, new URL(proxied.url).origin);
        assert.equal((await request.allHeaders()).authorization, undefined);
      }
    });
    const foreign = await fetch(new URL("hetzner/servers", proxied.url), { headers: { origin: "https://elsewhere.example" } });
    assert.equal(foreign.status, 403);
  } finally {
    await proxied.stop();
    await hetzner.stop();
  }
  assert.equal((await fetch(new URL("hetzner/servers", site.url))).headers.get("content-type")?.includes("json") ?? false, false);
});
