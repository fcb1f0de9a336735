// Prints the bytes of the dashboard's scripts by their part, and fails over the limit. The embedded Hetzner does not count:
// it is loaded with the demo only.
//
//   node tests/js/dashboard-size.mjs DIST    with the folder of a build with source maps
import { readdirSync, readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

/** The most bytes, compressed with brotli. */
const LIMIT = 120 * 1024;
const PARTS = [
  ["hetzner-cloud", /node_modules\/hetzner-cloud\//],
  ["lit", /node_modules\/(@?lit|@lit-labs)[-/]/],
  ["uplot", /node_modules\/uplot\//],
  ["icons", /node_modules\/lucide\//],
  ["other packages", /node_modules\//],
  ["the dashboard", /(^|\/)src\//],
];

const [dist] = process.argv.slice(2);
const files = readdirSync(join(dist, "assets")).filter((name) => name.endsWith(".js"));
const [demo, page] = [files.filter((name) => name.startsWith("demo-worker")), files.filter((name) => !name.startsWith("demo-worker"))];
if (demo.length !== 1 || page.length === 0) throw new Error(`unexpected scripts: ${files.join(", ")}`);

/** The code of each part. */
const parts = new Map([...PARTS.map(([name]) => [name, ""]), ["the bundler", ""]]);
let compressed = 0;
let raw = 0;
for (const name of page) {
  const text = readFileSync(join(dist, "assets", name), "utf8");
  raw += Buffer.byteLength(text);
  compressed += brotliCompressSync(text).length;
  add(text, new SourceMap(JSON.parse(readFileSync(join(dist, "assets", `${name}.map`), "utf8"))));
}
console.log(`${"part".padEnd(20)} ${"raw".padStart(9)} ${"share".padStart(7)} ${"brotli".padStart(9)}   (of a part: alone)`);
for (const [name, code] of [...parts].sort(([, a], [, b]) => b.length - a.length)) {
  row(name, Buffer.byteLength(code), code === "" ? 0 : brotliCompressSync(code).length);
}
row("all", raw, compressed, `limit ${LIMIT}`);
if (compressed > LIMIT) {
  console.error(`the scripts of the dashboard have ${compressed} bytes (brotli), over the limit of ${LIMIT}`);
  process.exitCode = 1;
}

function row(name, bytes, brotli, note = "") {
  const share = `${((100 * bytes) / raw).toFixed(1)} %`;
  console.log(`${name.padEnd(20)} ${String(bytes).padStart(9)} ${share.padStart(7)} ${String(brotli).padStart(9)}   ${note}`);
}

/** Adds each character to the part that it comes from. */
function add(text, map) {
  for (const [line, code] of text.split("\n").entries()) {
    for (let column = 0; column < code.length; column++) {
      const source = map.findEntry(line, column).originalSource ?? "";
      const part = PARTS.find(([, pattern]) => pattern.test(source))?.[0] ?? "the bundler";
      parts.set(part, parts.get(part) + code[column]);
    }
  }
}
