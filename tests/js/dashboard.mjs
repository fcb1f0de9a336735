// Serves the built dashboard with its headers, and opens its pages in Chromium. Whatever a page writes to the console as an
// error, throws, or is refused by its Content Security Policy fails the test.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { within } from "./serve.mjs";

const { chromium } = createRequire(new URL("../../pkg-js/package.json", import.meta.url))("playwright-core");

const FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The folder of the dashboard, installed and built by `cargo xtask test dashboard`. */
export function dashboardFolder() {
  const examples = process.env.HETZNER_EXAMPLES;
  if (!examples) throw new Error("HETZNER_EXAMPLES must be the folder of the built examples: run `cargo xtask test dashboard`");
  return join(examples, "dashboard");
}

/** Starts `vite preview` with these variables of the environment. */
export async function preview(variables = {}, root = dashboardFolder()) {
  const vite = await import(pathToFileURL(join(dashboardFolder(), "node_modules/vite/dist/node/index.js")).href);
  const before = { ...process.env };
  Object.assign(process.env, variables);
  try {
    const server = await vite.preview({ root, logLevel: "error", preview: { host: "127.0.0.1", port: 0, strictPort: false } });
    const { port } = server.httpServer.address();
    return { url: `http://127.0.0.1:${port}/`, stop: () => within(10, "the end of Vite", server.close()) };
  } finally {
    for (const name of Object.keys(variables)) if (!(name in before)) delete process.env[name];
  }
}

export async function browser(args = []) {
  return chromium.launch({ executablePath: process.env.CHROME, args: [...FLAGS, ...args], timeout: 60_000 });
}

/**
 * Opens a page in a context of its own, and gives it to `use`. `allowed` are patterns of errors in the console that are
 * expected, such as those of refused requests, which Chromium reports by itself.
 */
export async function withPage(browser, url, { allowed = [], ...options }, use) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, reducedMotion: "reduce", ...options });
  try {
    const problems = [];
    const page = await within(20, "a page of Chromium", context.newPage());
    page.setDefaultTimeout(20_000);
    page.on("console", (message) => message.type() === "error" && problems.push(message.text()));
    page.on("pageerror", (error) => problems.push(String(error.stack ?? error)));
    await page.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", ({ violatedDirective, sourceFile, lineNumber }) =>
        console.error(`refused by the policy: ${violatedDirective}, ${sourceFile}:${lineNumber}`),
      );
    });
    await page.goto(url);
    await use(page);
    assert.deepEqual(problems.filter((text) => !allowed.some((pattern) => pattern.test(text))), []);
  } finally {
    await within(30, "the end of a context", context.close());
  }
}

/** Opens the demo at a route, such as `#/servers`. */
export async function openDemo(page, hash = "#/servers") {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, hash);
  await page.getByRole("button", { name: "Open the demo" }).click();
  // On a narrow screen it is a menu, which is closed.
  await page.locator("#navigation").waitFor({ state: "attached" });
}

/** Goes to a route, and waits until its data is shown. */
export async function go(page, hash) {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, hash);
  await settled(page);
}

/** Waits until nothing is loaded any more. */
export async function settled(page) {
  await page.locator(".frame main h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector("main .skeleton") && !/^Loading/.test(document.querySelector("main [role=status]")?.textContent ?? ""));
}

/** Starts the demo again, with a number of servers as its button says. */
export async function startAgain(page, label) {
  await go(page, "#/break-it");
  await page.getByRole("button", { name: label, exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: `Start: ${label}` }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** Switches a fault on or off. */
export async function breakIt(page, title, isOn = true) {
  await go(page, "#/break-it");
  const box = page.getByRole("switch", { name: title });
  await box.setChecked(isOn);
  await page.waitForTimeout(100);
  assert.equal(await box.isChecked(), isOn, title);
}

/** The number of requests to the API, as the page shows it. */
export const requestsOf = async (page) => Number(await page.locator(".requests-count").textContent());

export async function overflows(page) {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}
