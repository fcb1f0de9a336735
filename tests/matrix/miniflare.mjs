// Runs the bundled Worker of a row in miniflare, and prints its response: `node miniflare.mjs FOLDER FILE`.
// The folder has the module and its wasm. Bindings are in `bindings.mjs` of the row.
import { createRequire } from "node:module";
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const { Miniflare } = createRequire(new URL("../../pkg-js/package.json", import.meta.url))("miniflare");

const [folder, main] = process.argv.slice(2);
const others = readdirSync(folder).filter((name) => name.endsWith(".wasm"));
const modules = [main, ...others].map((path) => ({
  type: path.endsWith(".wasm") ? "CompiledWasm" : "ESModule",
  path,
  contents: readFileSync(join(folder, path)),
}));
const bindings = resolve("bindings.mjs");
const options = existsSync(bindings) ? (await import(pathToFileURL(bindings))).default : {};
const worker = new Miniflare({ compatibilityDate: "2026-04-01", modules, ...options });
try {
  const response = await worker.dispatchFetch("http://worker.test/");
  console.log(await response.text());
} finally {
  await worker.dispose();
}
