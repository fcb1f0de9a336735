import { readFileSync } from "node:fs";
import { defineConfig } from "vite";
import { hetznerProxy } from "./vite-proxy.js";

export default defineConfig({
  // Works in any folder of a host.
  base: "./",
  // The entry with the WebAssembly beside it: a browser compiles that outside of the main thread.
  resolve: { alias: [{ find: /^hetzner-cloud$/, replacement: "hetzner-cloud/asset" }] },
  optimizeDeps: { exclude: ["hetzner-cloud"] },
  plugins: [hetznerProxy()],
  worker: { format: "es" },
  build: { target: "es2023" },
  // The headers that `public/_headers` gives to a static host.
  preview: { headers: headersOf("public/_headers"), strictPort: true },
});

/** Reads the headers of all paths. */
function headersOf(file) {
  const [, ...lines] = readFileSync(new URL(file, import.meta.url), "utf8").trim().split("\n");
  return Object.fromEntries(lines.map((line) => line.trim().split(/: (.*)/, 2)));
}
