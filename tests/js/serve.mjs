// Starts the embedded Hetzner over HTTP, as `cargo run --example serve` does, and bounds what the tests wait for.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const ARGUMENTS = ["--port", "0", "--speed", "5", "--servers", "3", "--snapshots", "120"];
const OUTPUT_LENGTH = 16_384;

/** Starts a server of its own; `stop` ends it. Fails with the server's output when it does not start within 10 s. */
export async function serve(args = ARGUMENTS) {
  const binary = process.env.HETZNER_SERVE;
  if (!binary) throw new Error("HETZNER_SERVE must be the path of the example `serve`: run `cargo xtask test`");
  const child = spawn(binary, args, { stdio: ["ignore", "pipe", "pipe"] });
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const exited = new Promise((resolve) => child.once("close", resolve));

  let output = "";
  const started = new Promise((resolve, reject) => {
    const read = (text) => {
      output = (output + text).slice(-OUTPUT_LENGTH);
      const address = /^listening on (http:\/\/\S+)\r?\n/m.exec(output)?.[1];
      if (address) resolve(address);
    };
    child.stdout.setEncoding("utf8").on("data", read);
    child.stderr.setEncoding("utf8").on("data", read).pipe(process.stderr, { end: false });
    child.once("error", reject);
    child.once("close", (code, signal) => reject(new Error(`it ended with ${signal ?? code}`)));
  });

  const stop = async () => {
    child.kill();
    await within(5, "the end of the server", exited).finally(kill);
    process.off("exit", kill);
  };
  try {
    const address = await within(10, "its address", started);
    return { baseUrl: `${address}/v1`, stop };
  } catch (error) {
    kill();
    throw new Error(`${binary} did not start: ${error.message}\nIts output:\n${output}`);
  }
}

/** Bounds of the tests, in milliseconds: for `node:test`, as a last resort after those of `within`. */
export const TEST = { timeout: 60_000 };
export const CHROMIUM_TEST = { timeout: 120_000 };

/** Awaits a promise for so many seconds; the error names what hung. */
export async function within(seconds, what, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${seconds} s for ${what}`)), seconds * 1000);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

export const dist = new URL("../../pkg-js/dist/", import.meta.url);

/** The recorded conversation of the embedded Hetzner, as JSON. */
export const recorded = readFileSync(new URL("../data/sim-conversation.json", import.meta.url), "utf8");

/** A token, and so a project, for a scenario. */
export const tokenOf = (name) => `token-${name.replace(/[^a-z0-9]/gi, "-")}`;
