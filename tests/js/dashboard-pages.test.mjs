// Every page of the dashboard: accessible by the rules of axe in light and dark, not wider than a phone, usable by keyboard.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { CHROMIUM_TEST as TEST } from "./serve.mjs";
import { browser, go, openDemo, overflows, preview, settled, withPage } from "./dashboard.mjs";

const axe = readFileSync(createRequire(new URL("../../pkg-js/package.json", import.meta.url)).resolve("axe-core/axe.min.js"), "utf8");

let site, chromium;
before(async () => {
  [site, chromium] = await Promise.all([preview(), browser()]);
}, TEST);
after(async () => {
  await chromium?.close();
  await site?.stop();
}, TEST);

/** Visits the list of each section, the page of its first resource with each of its tabs, and the other pages. */
async function visitAll(page, visit) {
  await openDemo(page, "#/overview");
  const routes = await page.getByRole("navigation", { name: "Sections", includeHidden: true }).getByRole("link", { includeHidden: true }).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
  assert.ok(routes.length >= 15, routes.join(" "));
  for (const route of routes) {
    await go(page, route);
    await visit(route);
    const first = page.locator("main .name").first();
    if ((await first.count()) === 0) continue;
    const detail = await first.getAttribute("href");
    await go(page, detail);
    await visit(detail);
    const tabs = await page.locator("main nav:not(.breadcrumb) a[href^='#/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    for (const tab of new Set(tabs)) {
      await go(page, tab);
      await visit(tab);
    }
  }
  return routes;
}

/** Collects the violations of the rules of axe: the pages by the rule and the element. */
class Violations {
  #pages = new Map();

  async check(page, name) {
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
    for (const { id, nodes } of violations) {
      const text = `${id}: ${nodes[0].html.slice(0, 200)}${nodes.length > 1 ? `, and ${nodes.length - 1} more` : ""}`;
      this.#pages.set(text, [...(this.#pages.get(text) ?? []), name]);
    }
  }

  assertNone() {
    const texts = [...this.#pages].map(([text, pages]) => `${text}\n    ${pages.length} pages, as ${pages.slice(0, 3).join(", ")}`);
    assert.ok(texts.length === 0, `${texts.length} violations:\n  ${texts.join("\n  ")}`);
  }
}

for (const colorScheme of ["light", "dark"]) {
  // The longest of all tests: axe reads every element of some forty pages.
  test(`axe finds nothing on any page: ${colorScheme}`, { timeout: 300_000 }, async () => {
    // The Content Security Policy would refuse the script that is evaluated.
    await withPage(chromium, site.url, { bypassCSP: true, colorScheme }, async (page) => {
      const violations = new Violations();
      const check = (name) => violations.check(page, name);
      await check("the first page");
      await visitAll(page, check);
      violations.assertNone();
    });
  });
}

/** The buttons that open a dialog, by their names. */
const OPENING = /^(Add|Apply|Assign|Attach|Build|Change|Create|Delete|Detach|Disable|Edit|Enable|Reboot|Rebuild|Rename|Request|Reset|Resize|Shut down)\b|…$/;

test("axe finds nothing in the dialogs", { timeout: 300_000 }, async () => {
  await withPage(chromium, site.url, { bypassCSP: true }, async (page) => {
    const violations = new Violations();
    const opened = new Set();
    await visitAll(page, async (route) => {
      const menu = page.locator("main details.menu summary");
      const openMenu = async () => (await menu.count()) > 0 && menu.first().click();
      await openMenu();
      const names = await page.locator("main button:enabled").evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? button.innerText.trim()));
      await page.keyboard.press("Escape");
      const kind = route.replace(/\/.*/, "");
      for (const name of new Set(names.filter((name) => OPENING.test(name)))) {
        const button = page.locator("main").getByRole("button", { name, exact: true }).first();
        if (!(await button.isVisible())) await openMenu();
        // It is gone or disabled, if a button before it has changed the resource at once. The number of dialogs is checked.
        const isClicked = await button.click({ timeout: 2_000 }).then(() => true, () => false);
        if (!isClicked) continue;
        const dialog = page.locator("dialog[open]");
        // A button without a dialog, such as one that adds a field.
        const isOpen = await dialog.waitFor({ timeout: 1_000 }).then(() => true, () => false);
        if (!isOpen) continue;
        await dialog.locator(".skeleton").waitFor({ state: "detached" });
        opened.add(`${kind} ${name}`);
        await violations.check(page, `${name} of ${route}`);
        await page.keyboard.press("Escape");
        await dialog.waitFor({ state: "detached" });
      }
    });
    console.log(`dialogs: ${opened.size}`);
    violations.assertNone();
    assert.ok(opened.size >= 60, [...opened].join("\n"));
  });
});

for (const colorScheme of ["light", "dark"]) {
  test(`no page is wider than 360 pixels: ${colorScheme}`, { timeout: 300_000 }, async () => {
    await withPage(chromium, site.url, { viewport: { width: 360, height: 740 }, colorScheme }, async (page) => {
      const wide = (await overflows(page)) ? ["the first page"] : [];
      await visitAll(page, async (route) => (await overflows(page)) && wide.push(route));
      assert.deepEqual(wide, []);
      const dark = await page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).every((part) => part < 64));
      assert.equal(dark, colorScheme === "dark");
      // The navigation is a menu there.
      await page.getByRole("button", { name: "Menu" }).click();
      await page.getByRole("link", { name: "Servers" }).click();
      await page.getByRole("heading", { level: 1, name: "Servers" }).waitFor();
      await page.getByRole("navigation", { name: "Sections" }).waitFor({ state: "hidden" });
    });
  });
}

test("a server is shut down with the keyboard only", TEST, async () => {
  await withPage(chromium, site.url, {}, async (page) => {
    await page.getByRole("button", { name: "Open the demo" }).press("Enter");
    await go(page, "#/servers");
    const focused = () => page.evaluate(() => document.activeElement.textContent.trim() || document.activeElement.ariaLabel || document.activeElement.id);
    const tabTo = async (name) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press("Tab");
        if (name.test(await focused())) return;
      }
      assert.fail(`${name} is not reached`);
    };
    // The keyboard starts at the top of a page that was loaded.
    await page.reload();
    await settled(page);
    await page.keyboard.press("Tab");
    assert.equal(await focused(), "Skip to the content");
    await page.keyboard.press("Enter");
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    await tabTo(/^web-1$/);
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: "web-1" }).waitFor();
    // A new page is where the keyboard continues.
    assert.equal(await page.evaluate(() => document.activeElement.id), "main");
    await tabTo(/^Shut down$/);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.equal(await focused(), "Shut down");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").waitFor();
    await tabTo(/^Shut down$/);
    await page.keyboard.press("Enter");
    await page.getByRole("status").getByText("Shutting down web-1").waitFor();
    // The system has gone down after the action.
    await page.getByRole("button", { name: "Power on" }).waitFor({ timeout: 60_000 });
  });
});
