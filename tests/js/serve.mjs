// Starts the embedded Hetzner over HTTP, as `cargo run --example serve` does.
import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

export async function serve() {
  const binary = process.env.HETZNER_SERVE;
  if (!binary) throw new Error("HETZNER_SERVE has to be the path of the example `serve`: run `cargo xtask test`");
  const arguments_ = ["--port", "0", "--speed", "5", "--servers", "3", "--snapshots", "120"];
  const child = spawn(binary, arguments_, { stdio: ["ignore", "pipe", "inherit"] });
  const [line] = await new Promise((resolve, reject) => {
    child.once("error", reject);
    createInterface(child.stdout).once("line", (line) => resolve([line]));
  });
  return { baseUrl: `${line.split(" ").at(-1)}/v1`, stop: () => child.kill() };
}

export const dist = new URL("../../pkg-js/dist/", import.meta.url);

/** A token, and so a project, for a scenario. */
export const tokenOf = (name) => `token-${name.replace(/[^a-z0-9]/gi, "-")}`;
