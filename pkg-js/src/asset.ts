// The entry with the wasm beside it, for browsers: fewer bytes than the default, where a bundler copies assets and allows
// `await` at the top of a module.
import { setModule } from "./core.js";

const response = await fetch(new URL("./hetzner_cloud.wasm", import.meta.url));
if (!response.ok) throw new Error(`cannot load ${response.url}: status ${response.status}`);
// Compiled now, because browsers do that outside of the main thread, and on first use they could not.
const module = await WebAssembly.compile(await response.arrayBuffer());
setModule(() => module);

export * from "./exports.js";
