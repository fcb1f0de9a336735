// Writes the pictures of the dashboard for the READMEs, from the demo.
//
//   HETZNER_EXAMPLES=… CHROME=… node tests/js/dashboard-pictures.mjs FOLDER
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { browser, breakIt, go, openDemo, preview, withPage } from "./dashboard.mjs";
import { withPalette } from "./png.mjs";

/** The most bytes of a picture, so that a README loads quickly. */
const MOST_BYTES = 150_000;
const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 360, height: 740 };

/** Each picture: its name, how it is viewed, and what is to be seen. */
const PICTURES = [
  ["servers", WIDE, "light", () => undefined],
  ["server", WIDE, "dark", (page) => follow(page, "#/servers", "web-1")],
  ["network", WIDE, "light", (page) => follow(page, "#/networks", "internal")],
  ["break-it", WIDE, "dark", (page) => breakAll(page)],
  ["narrow-light", NARROW, "light", () => undefined],
  ["narrow-dark", NARROW, "dark", (page) => follow(page, "#/servers", "db-primary")],
];

const [folder] = process.argv.slice(2);
if (!folder) throw new Error("the folder of the pictures is missing");
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const [site, chromium] = await Promise.all([preview(), browser()]);
try {
  for (const [name, viewport, colorScheme, show] of PICTURES) {
    await withPage(chromium, site.url, { viewport, colorScheme }, async (page) => {
      await openDemo(page);
      await go(page, "#/servers");
      await show(page);
      // The fonts, and the data that is loaded after the page.
      await page.evaluate(() => document.fonts.ready);
      await page.waitForTimeout(1_500);
      const path = join(folder, `${name}.png`);
      const picture = await withPalette(page, await page.screenshot());
      if (picture.length > MOST_BYTES) throw new Error(`${path} has ${picture.length} bytes, over ${MOST_BYTES}`);
      writeFileSync(path, picture);
      console.log(`${path}: ${picture.length} bytes`);
    });
  }
} finally {
  await chromium.close();
  await site.stop();
}

/** Opens the page of a resource by its name in the list. */
async function follow(page, list, name) {
  await go(page, list);
  const href = await page.getByRole("link", { name, exact: true }).first().getAttribute("href");
  await go(page, href);
}

async function breakAll(page) {
  await breakIt(page, "Lose 20 % of all answers");
  await breakIt(page, "Slow answers");
  await go(page, "#/volumes");
  await page.waitForTimeout(2_000);
  await go(page, "#/break-it");
}
