// The default entry: the wasm is part of the script, as base64, so that it starts wherever a script does.
// The build makes the file a text.
import base64 from "../wasm/hetzner_cloud_bg.wasm";
import { setModule } from "./core.js";
import { bytesOf } from "./inline.js";

setModule(() => bytesOf(base64 as unknown as string));

export * from "./exports.js";
