// Starts the embedded Hetzner: the first `Sim.create()` of a process, as a ratio to compiling and instantiating the same
// wasm bare. Each is measured in fresh processes of its own, in turn. Fails when the limit is exceeded.
//
//   node benches/js/start.mjs
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const PROCESSES = 15;
const LIMIT = 3;
const dist = new URL("../../pkg-js/dist/", import.meta.url);

/** Starts with nothing but the bytes. The imports are never called. */
function bare() {
  const bytes = readFileSync(new URL("hetzner_cloud_sim.wasm", dist));
  const start = performance.now();
  const module = new WebAssembly.Module(bytes);
  const imports = {};
  for (const { module: from, name } of WebAssembly.Module.imports(module)) (imports[from] ??= {})[name] = () => {};
  new WebAssembly.Instance(module, imports);
  return performance.now() - start;
}

/** Starts as users do. */
async function ours() {
  const { Sim } = await import(new URL("sim.js", dist));
  const start = performance.now();
  await Sim.create();
  return performance.now() - start;
}

const MEASURED = { bare, ours };

const [task] = process.argv.slice(2);
if (task) {
  console.log(await MEASURED[task]());
} else {
  const times = { bare: [], ours: [] };
  for (let round = 0; round < PROCESSES; round++) {
    for (const [name, all] of Object.entries(times)) {
      all.push(Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), name], { encoding: "utf8" })));
    }
  }
  const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
  const [ourTime, bareTime] = [median(times.ours), median(times.bare)];
  const ratio = ourTime / bareTime;
  const millis = `${ourTime.toFixed(1)} / ${bareTime.toFixed(1)} ms (this machine)`;
  console.log(`start of the embedded Hetzner / its wasm bare: ratio ${ratio.toFixed(2)}, limit ${LIMIT}; ${millis}`);
  process.exitCode = ratio > LIMIT ? 1 : 0;
}
