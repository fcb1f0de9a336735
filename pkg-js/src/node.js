// For Node and its like.
import { readFileSync } from "node:fs";
import { initSync } from "./hetzner_cloud.js";
import { start } from "./hetzner.js";

initSync({ module: readFileSync(new URL("./hetzner_cloud_bg.wasm", import.meta.url)) });
start({ sendsUserAgent: true });

export * from "./errors.js";
export { Hetzner } from "./hetzner.js";
export { Secret } from "./secret.js";
