// The wasm of an entry as text: letters that compress as well as the bytes.

/** The bytes of the text: see `encode` in `xtask/src/pkg.rs`. Done in place and with tables, because it is a million. */
export function decode(singles: readonly number[], text: string): Uint8Array<ArrayBuffer> {
  const letters = Array.from({ length: 95 }, (_, at) => 32 + at).filter((code) => code !== 34 && code !== 92);
  const others = Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !singles.includes(byte));
  const prefixes = letters.length - singles.length;
  // The bytes of single letters, then those of letters after each prefix.
  const table = new Uint8Array(128 * (1 + prefixes));
  const offsets = new Uint16Array(128);
  for (const [at, code] of letters.entries()) {
    if (at < prefixes) offsets[code] = 128 * (1 + at);
    else table[code] = singles[at - prefixes] as number;
    for (let prefix = 0; prefix < prefixes; prefix++) {
      table[128 * (1 + prefix) + code] = others[prefix * letters.length + at] as number;
    }
  }
  const bytes = new TextEncoder().encode(text) as Uint8Array<ArrayBuffer>;
  const end = bytes.length;
  let length = 0;
  for (let at = 0; at < end; at++) {
    const code = bytes[at] as number;
    const offset = offsets[code] as number;
    bytes[length++] = table[offset > 0 ? offset + (bytes[++at] as number) : code] as number;
  }
  return bytes.subarray(0, length);
}
