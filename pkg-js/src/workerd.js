// For Cloudflare Workers, which compile the wasm when they are deployed.
import module from "./hetzner_cloud_bg.wasm";
import { initSync } from "./hetzner_cloud.js";
import { start } from "./hetzner.js";

initSync({ module });
start({ sendsUserAgent: true });

export * from "./errors.js";
export { Hetzner } from "./hetzner.js";
export { Secret } from "./secret.js";
