// The entry of the embedded Hetzner for Cloudflare Workers, which compile the wasm when they are deployed.
// The build leaves the import, which Workers resolve to a module.
import wasm from "../wasm/hetzner_cloud_sim_bg.wasm";
import { setModule } from "./sim-core.js";

setModule(() => wasm as unknown as WebAssembly.Module);

export * from "./sim.js";
