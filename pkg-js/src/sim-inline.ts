// The default entry of the embedded Hetzner: the wasm is part of the script, as text.
import { singles, text } from "../wasm/hetzner_cloud_sim_text.js";
import { decode } from "./inline.js";
import { setModule } from "./sim-core.js";

setModule(() => WebAssembly.compile(decode(singles, text)));

export * from "./sim.js";
