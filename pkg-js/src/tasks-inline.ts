// The entry with tasks, with its wasm as a text, which the build writes.
import decoder from "../wasm/hetzner_cloud_tasks_decoder.wasm";
import { text } from "../wasm/hetzner_cloud_tasks_text.js";
import { setModule } from "./core.js";
import { decode } from "./inline.js";

setModule(() => decode(decoder, text));

export * from "./exports.js";
export * from "./tasks.js";
export { Hetzner } from "./tasks.js";
