import { defineConfig } from "vite";

export default defineConfig({
  // The Worker of `npm run dev` in ../worker. The host stays the page's, as the proxy refuses pages of other origins.
  server: { proxy: { "/hetzner": { target: "http://localhost:8787", changeOrigin: false } } },
});
