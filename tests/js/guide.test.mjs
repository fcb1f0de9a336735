// The samples of `docs/testing.md`, as a reader runs them: TypeScript in Node, commands in a shell, Python with the official
// client, and documents in all ways that take them. Its Rust is tested by rustdoc, its types by `tsc`.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { TEST, dist, serve, within } from "./serve.mjs";

const { build } = createRequire(new URL("../../pkg-js/package.json", import.meta.url))("esbuild");
const { Sim } = await import(new URL("sim.js", dist));
const GUIDE = readFileSync(new URL("../../docs/testing.md", import.meta.url), "utf8");
const ADDRESS = "http://localhost:8080";
/** The programs of commands that install or start what the samples use. */
const INSTALLERS = ["cargo", "npm", "pip"];

let server, folder;
before(async () => {
  folder = mkdtempSync(join(tmpdir(), "hetzner-cloud-guide-"));
  server = await serve(serveArguments());
}, TEST);
after(async () => {
  await server?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
}, TEST);

/** The blocks of a language, each with the heading above it. */
function blocks(language) {
  let heading;
  const all = [];
  for (const [, title, block] of GUIDE.matchAll(new RegExp(`^(?:##+ (.*)|\`\`\`${language}\n([^]*?)^\`\`\`)$`, "gm"))) {
    if (title) heading = title;
    else all.push({ name: `${language} ${all.length + 1}, ${heading}`, text: block });
  }
  return all;
}

/** The arguments with which the guide starts the server, on a free port. */
function serveArguments() {
  const lines = GUIDE.matchAll(/^\$ cargo run --release --example serve -- --port 8080 (.*)$/gm);
  const [args, ...others] = new Set(Array.from(lines, ([, args]) => args));
  assert.deepEqual(others, [], "the guide always starts the server in the same way");
  return ["--port", "0", ...args.split(" ")];
}

/** A sample with the address of the server. */
const addressed = (text) => text.replaceAll(ADDRESS, new URL(server.baseUrl).origin);

/** Runs a program in the folder; returns its standard output. Fails with all that it wrote when it fails or hangs. */
async function run(program, args, input = "") {
  const child = spawn(program, args, { cwd: folder, timeout: 40_000, env: { ...process.env, NODE_TEST_CONTEXT: undefined } });
  const written = { stdout: "", stderr: "" };
  for (const stream of ["stdout", "stderr"]) child[stream].setEncoding("utf8").on("data", (text) => (written[stream] += text));
  child.stdin.end(input);
  const [code, signal] = await within(45, program, new Promise((resolve, reject) => {
    child.once("error", reject).once("close", (...end) => resolve(end));
  }));
  assert.equal(code, 0, `${program} ended with ${code ?? signal}:\n${written.stdout}${written.stderr}`);
  return written.stdout;
}

const STAND_INS = fileURLToPath(new URL("guide-stand-ins.mjs", import.meta.url));
/** The files of the packages that samples import. */
const packages = {
  "hetzner-cloud": fileURLToPath(new URL("index.js", dist)),
  "hetzner-cloud/sim": fileURLToPath(new URL("sim.js", dist)),
  vitest: STAND_INS,
};

for (const { name, text } of blocks("ts")) {
  test(name, TEST, async () => {
    const outfile = join(folder, `${name.replace(/\W+/g, "-")}.test.mjs`);
    const plugin = {
      name: "packages",
      setup: ({ onResolve }) => onResolve({ filter: /^/ }, ({ path }) => ({ path: packages[path] ?? path, external: true })),
    };
    const stdin = { contents: addressed(text), loader: "ts", resolveDir: folder };
    await build({ stdin, outfile, bundle: true, format: "esm", target: "es2022", plugins: [plugin], logLevel: "silent" });
    const output = await run(process.execPath, ["--import", STAND_INS, "--test", "--test-reporter=tap", outfile]);
    assert.match(output, /^# pass [1-9]/m);
  });
}

test("commands", TEST, async () => {
  const commands = blocks("console").flatMap(({ text }) => text.replaceAll("\\\n", "").split(/^\$ /m).slice(1));
  const own = commands.filter((command) => !INSTALLERS.includes(command.split(" ")[0]));
  const steps = own.map((step) => {
    const [, command, expected] = /^(.*)\n([^]*)$/.exec(step);
    return { command, expected: expected.trim() };
  });
  const script = steps.map(({ command }) => `${addressed(command)}\nprintf '\\036'\n`).join("");
  const outputs = (await run("sh", ["-e", "-u"], script)).split("\x1e");
  assert.equal(outputs.pop(), "");
  for (const [at, { command, expected }] of steps.entries()) {
    const pattern = expected.split("…").map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^]*?");
    assert.match(outputs[at].trim(), new RegExp(`^${pattern}$`), command);
  }
});

for (const { name, text } of blocks("python")) {
  test(name, TEST, async () => {
    const python = process.env.HETZNER_PYTHON;
    assert(python, "HETZNER_PYTHON must be a Python with the package `hcloud`: run `cargo xtask test guide`");
    const file = `${name.replace(/\W+/g, "_")}.py`;
    writeFileSync(join(folder, file), addressed(text));
    const isTest = text.includes("unittest");
    await run(python, isTest ? ["-B", "-m", "unittest", file] : ["-B", file]);
  });
}

test("documents", TEST, async () => {
  const headers = { authorization: "Bearer documents" };
  for (const { name, text } of blocks("json")) {
    const kind = JSON.parse(text).rules ? "faults" : "state";
    await Sim.create({ [kind]: text });
    const response = await fetch(new URL(`/sim/${kind}`, server.baseUrl), { method: "PUT", headers, body: text });
    assert(response.ok, `${name}: ${await response.text()}`);
  }
});

test("every block is of a language that is run here, or by rustdoc", () => {
  const languages = [...GUIDE.matchAll(/^```(\S+)$/gm)].map(([, language]) => language);
  assert.deepEqual([...new Set(languages)].sort(), ["console", "json", "python", "rust", "rust,test_harness", "ts"]);
  for (const one of new Set(languages)) {
    assert.equal(blocks(one).length, languages.filter((language) => language === one).length, one);
  }
});

/** The code that begins each row of a table. */
function rowsOf(header) {
  const [, rows] = GUIDE.split(`| ${header} |`)[1].split(/\n\|[-|]+\|\n/);
  return [...rows.split("\n\n")[0].matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
}

test("the tables have all faults, conditions, lists and endpoints", TEST, async () => {
  const types = readFileSync(new URL("sim-faults.d.ts", dist), "utf8");
  assert.deepEqual(rowsOf("fault"), [...types.matchAll(/^ {4}fault: "(\w+)";$/gm)].map(([, name]) => name));
  const [conditions] = types.split("interface FaultConditions {")[1].split("\n}");
  assert.deepEqual(rowsOf("condition"), [...conditions.matchAll(/^ {4}(\w+)\?:/gm)].map(([, name]) => name));

  const error = await Sim.create({ state: { moons: [] } }).catch((error) => error);
  assert.deepEqual(rowsOf("list"), error.problem.split("those are ")[1].split(", "));

  const endpoints = rowsOf("request");
  for (const path of new Set(endpoints.map((endpoint) => endpoint.split(" ")[1]))) {
    const headers = { authorization: "Bearer tables" };
    const { headers: received } = await fetch(new URL(path, server.baseUrl), { method: "PATCH", headers });
    const methods = received.get("allow").split(", ").filter((method) => method !== "OPTIONS");
    assert.deepEqual(methods.map((method) => `${method} ${path}`), endpoints.filter((endpoint) => endpoint.endsWith(` ${path}`)));
  }
});
