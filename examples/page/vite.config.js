import { defineConfig } from "vite";

export default defineConfig({
  // `npm run dev` takes the proxy from the Worker, which `npm run dev` in ../worker starts.
  server: { proxy: { "/hetzner": "http://127.0.0.1:8787" } },
});
