// The default entry: the wasm is part of the script, as a text, which the build writes, so that it starts wherever a script
// does.
import decoder from "../wasm/hetzner_cloud_decoder.wasm";
import { text } from "../wasm/hetzner_cloud_text.js";
import { setModule } from "./core.js";
import { decode } from "./inline.js";

setModule(() => decode(decoder, text));

export * from "./exports.js";
