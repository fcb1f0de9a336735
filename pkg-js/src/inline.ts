// The wasm of an entry as a text of letters that compress as well as its bytes.

/** The bytes of a text: see `encode` in `xtask/src/pkg.rs`. The decoder is that of the text: see `decoder.wat`. */
export function decode(decoder: string, text: string): Uint8Array<ArrayBuffer> {
  const module = new WebAssembly.Module(bytesOf(decoder));
  const { memory, decode } = new WebAssembly.Instance(module).exports as {
    memory: WebAssembly.Memory;
    decode: (length: number) => number;
  };
  const { written } = new TextEncoder().encodeInto(text, new Uint8Array(memory.buffer));
  return new Uint8Array(memory.buffer, 0, decode(written));
}

/** The bytes of base64. Slow for many. */
function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
}
