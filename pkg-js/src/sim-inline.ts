// The default entry of the embedded Hetzner: the wasm is part of the script, as text.
import { singles, text } from "../wasm/hetzner_cloud_sim_text.js";
import { setModule } from "./sim-core.js";

setModule(() => WebAssembly.compile(decode()));

/** The bytes of the text: see `encode` in `xtask/src/pkg.rs`. */
function decode(): Uint8Array<ArrayBuffer> {
  const letters = Array.from({ length: 95 }, (_, at) => 32 + at).filter((code) => code !== 34 && code !== 92);
  const others = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !singles.includes(byte));
  const prefixes = letters.length - singles.length;
  const places = new Uint8Array(128);
  for (const [at, code] of letters.entries()) places[code] = at;
  const bytes = new Uint8Array(text.length);
  let length = 0;
  for (let at = 0; at < text.length; at++) {
    const place = places[text.charCodeAt(at)] as number;
    bytes[length++] =
      place < prefixes
        ? (others[place * letters.length + (places[text.charCodeAt(++at)] as number)] as number)
        : (singles[place - prefixes] as number);
  }
  return bytes.subarray(0, length);
}

export * from "./sim.js";
