// The entry with tasks for Cloudflare Workers, which compile the wasm when they are deployed.
// The build leaves the import, which Workers resolve to a module.
import wasm from "../wasm/hetzner_cloud_tasks_bg.wasm";
import { setModule } from "./core.js";

setModule(() => wasm as unknown as WebAssembly.Module);

export * from "./exports.js";
export * from "./tasks.js";
export { Hetzner } from "./tasks.js";
