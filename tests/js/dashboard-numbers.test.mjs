// What the dashboard promises in numbers: rows in the document, and requests of a page that nobody uses.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { CHROMIUM_TEST as TEST } from "./serve.mjs";
import { browser, go, openDemo, preview, requestsOf, settled, startAgain, withPage } from "./dashboard.mjs";

/** The most rows in the document, and the most requests of a minute without any input. */
const [ROWS, IDLE] = [60, 4];

let site, chromium;
before(async () => {
  [site, chromium] = await Promise.all([preview(), browser()]);
}, TEST);
after(async () => {
  await chromium?.close();
  await site?.stop();
}, TEST);

test("of 2,000 servers, at most 60 rows are in the document", TEST, async () => {
  await withPage(chromium, site.url, {}, async (page) => {
    await openDemo(page);
    await startAgain(page, "2,000 servers");
    await go(page, "#/servers");
    await page.getByRole("status").getByText("2,000 servers").waitFor();
    // With the row of the titles. The pages of the list arrive one after the other.
    await page.locator("main table[aria-rowcount='2001']").waitFor();
    let most = 0;
    for (const share of [0, 0.1, 0.35, 0.5, 0.8, 1]) {
      await page.evaluate((share) => scrollTo(0, share * (document.documentElement.scrollHeight - innerHeight)), share);
      // The rows at this place are in the document as soon as the middle of the window shows one.
      await page.waitForFunction(() => document.elementFromPoint(innerWidth / 2, innerHeight / 2)?.closest("tr:not(.spacer)"));
      most = Math.max(most, await page.locator("main tr").count());
    }
    // Rows come over several frames, and the page grows with them.
    await page.waitForFunction(() => {
      scrollTo(0, document.documentElement.scrollHeight);
      return document.querySelector("tbody tr[aria-rowindex='2001']");
    });
    most = Math.max(most, await page.locator("main tr").count());
    console.log(`rows: at most ${most} of 2,000, limit ${ROWS}`);
    assert.ok(most <= ROWS, `${most} rows`);
    // What is not in the document is found nevertheless.
    await page.getByLabel("Search").fill("web-500");
    await page.getByRole("link", { name: "web-500", exact: true }).waitFor();
  });
});

for (const [name, hash] of [
  ["the overview", "#/overview"],
  ["the list of servers", "#/servers"],
  ["the page of a server", "server"],
]) {
  test(`an idle minute of ${name} has few requests, a hidden one none`, TEST, async () => {
    await withPage(chromium, site.url, {}, async (page) => {
      await page.clock.install();
      await openDemo(page);
      await settled(page);
      if (hash === "server") await page.getByRole("link", { name: "web-1", exact: true }).click();
      else await go(page, hash);
      await settled(page);
      // What the page loads when it is opened.
      await pass(page, 5);
      const opened = await requestsOf(page);
      await pass(page, 60);
      const idle = (await requestsOf(page)) - opened;
      await hide(page, true);
      await pass(page, 60);
      const hidden = (await requestsOf(page)) - opened - idle;
      console.log(`requests of ${name}: ${idle} in an idle minute, limit ${IDLE}; ${hidden} in a hidden one`);
      assert.ok(idle > 0 && idle <= IDLE, `${idle} requests`);
      assert.equal(hidden, 0);
      await hide(page, false);
      await pass(page, 30);
      assert.ok((await requestsOf(page)) > opened + idle, "it goes on once it is visible");
    });
  });
}

/** Lets seconds pass on the page's clock. The worker of the demo answers between two of them. */
async function pass(page, seconds) {
  for (let second = 0; second < seconds; second++) {
    await page.clock.runFor(1000);
    await page.waitForTimeout(10);
  }
}

async function hide(page, isHidden) {
  await page.evaluate((isHidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: isHidden });
    Object.defineProperty(document, "visibilityState", { configurable: true, value: isHidden ? "hidden" : "visible" });
    document.dispatchEvent(new Event("visibilitychange"));
  }, isHidden);
}
