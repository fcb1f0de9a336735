// The wasm of the embedded Hetzner: compiled and started once, by the first project.
import { difference, initSync, SimHandle } from "../wasm/hetzner_cloud_sim.js";

export { difference, SimHandle };

let compile: () => WebAssembly.Module | Promise<WebAssembly.Module>;
let started: Promise<void> | undefined;

/** Sets the source of the wasm; each entry has its own. */
export function setModule(source: () => WebAssembly.Module | Promise<WebAssembly.Module>): void {
  compile = source;
}

/** Starts the wasm. */
export function start(): Promise<void> {
  started ??= (async () => void initSync({ module: await compile() }))();
  return started;
}

/** Frees the projects that cannot be reached any more. */
export const abandoned: FinalizationRegistry<SimHandle> | undefined =
  globalThis.FinalizationRegistry && new globalThis.FinalizationRegistry((handle) => handle.free());
