// The default entry of the embedded Hetzner: the wasm is part of the script, as text.
import decoder from "../wasm/hetzner_cloud_sim_decoder.wasm";
import { text } from "../wasm/hetzner_cloud_sim_text.js";
import { decode } from "./inline.js";
import { setModule } from "./sim-core.js";

setModule(() => WebAssembly.compile(decode(decoder, text)));

export * from "./sim.js";
