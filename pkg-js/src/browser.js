// For browsers and bundlers: the wasm lies beside this file, and is there before the first line that imports us runs.
import init from "./hetzner_cloud.js";
import { start } from "./hetzner.js";

await init({ module_or_path: new URL("./hetzner_cloud_bg.wasm", import.meta.url) });
start({ sendsUserAgent: false });

export * from "./errors.js";
export { Hetzner } from "./hetzner.js";
export { Secret } from "./secret.js";
