// Tells xtask what it cannot see without more crates, one fact a line:
//   import <module>                      of each wasm file
//   file <name> <raw> <gzip> <brotli>    in bytes, at the highest compression
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

for (const path of process.argv.slice(2)) {
  const bytes = readFileSync(path);
  if (path.endsWith(".wasm")) {
    const imports = WebAssembly.Module.imports(new WebAssembly.Module(bytes));
    for (const module of new Set(imports.map((it) => it.module))) console.log("import", module);
  }
  const gzip = gzipSync(bytes, { level: 9 }).length;
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  const brotli = brotliCompressSync(bytes, { params: quality }).length;
  console.log("file", basename(path), bytes.length, gzip, brotli);
}
