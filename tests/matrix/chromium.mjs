// Opens a page in Chromium and waits for the outcome that its script sets: `chromium PAGE [FOLDER]` serves a folder of
// the row, `chromium PAGE from COMMAND` takes the page from the server that the command starts.
import { spawn } from "node:child_process";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";

const { chromium } = createRequire(new URL("../../pkg-js/package.json", import.meta.url))("playwright-core");

const FLAGS = [
  "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
  "--disable-background-networking", "--disable-component-update", "--disable-sync",
];
const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

const [page, ...rest] = process.argv.slice(2);
const server = rest[0] === "from" ? await started(rest.slice(1)) : await files(rest[0] ?? ".");
try {
  await open(new URL(page, server.url));
  console.log("the program has passed");
} finally {
  server.stop();
}

/** Opens a page and waits until its program has passed. */
async function open(url) {
  const profile = mkdtempSync(join(tmpdir(), "hetzner-cloud-matrix-"));
  const options = { executablePath: process.env.CHROME, args: FLAGS, headless: true, timeout: 30_000 };
  const context = await chromium.launchPersistentContext(profile, options);
  const seen = [];
  try {
    const page = await context.newPage();
    page.on("console", (message) => seen.push(message.text()));
    page.on("pageerror", (error) => seen.push(String(error)));
    page.on("response", (response) => response.status() < 400 || seen.push(`${response.status()} ${response.url()}`));
    await page.goto(url.href, { timeout: 20_000 });
    await page.waitForFunction(() => "outcome" in globalThis, undefined, { timeout: 15_000 });
    await page.evaluate(async () => {
      const late = new Promise((_, reject) => setTimeout(() => reject(new Error("no outcome within 15 s")), 15_000));
      await Promise.race([globalThis.outcome, late]);
    });
  } catch (error) {
    throw new Error(`${error.message}\nThe page wrote:\n${seen.join("\n")}`);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
}

/** Serves a folder. */
async function files(folder) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://page").pathname);
    try {
      const body = readFileSync(join(resolve(folder), path));
      response.setHeader("content-type", TYPES[extname(path)] ?? "text/plain").end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return { url: `http://127.0.0.1:${server.address().port}/`, stop };
}

/** Starts a server by its command, and reads its URL from what it writes. */
async function started([command, ...given]) {
  // A group of its own, so that its children end with it.
  const child = spawn(command, given, { stdio: ["ignore", "pipe", "inherit"], detached: true });
  const stop = () => process.kill(-child.pid);
  const started = new Promise((resolve, reject) => {
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      process.stdout.write(text);
      output += text;
      const found = /http:\/\/(?:localhost|127\.0\.0\.1):\d+/.exec(output.replace(/\x1b\[\d*m/g, ""));
      if (found) resolve(found[0]);
    });
    child.once("error", reject);
    setTimeout(() => reject(new Error(`${command} wrote no URL within 20 s`)), 20_000).unref();
    child.once("exit", (code) => reject(new Error(`${command} ended with ${code}`)));
  });
  return { url: await started.catch((error) => (stop(), Promise.reject(error))), stop };
}
