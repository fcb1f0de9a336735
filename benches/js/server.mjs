// The server of the benchmark, in a thread of its own: an API that always answers the same, and the files of a page.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

const TYPES = { html: "text/html", js: "text/javascript", mjs: "text/javascript", wasm: "application/wasm" };

const page = readFileSync(workerData.page);
const { servers } = JSON.parse(page);
const one = Buffer.from(JSON.stringify({ server: { ...servers[0], id: 42 } }));
/** The files that were requested, in order. */
let requested = [];

const server = createServer((request, response) => {
  const [path] = request.url.split("?");
  const send = (type, body) => response.writeHead(200, { "content-type": type, "content-length": body.length }).end(body);
  if (path === "/v1/servers") return send("application/json", page);
  if (path.startsWith("/v1/servers/")) return send("application/json", one);
  requested.push(path);
  try {
    send(TYPES[path.split(".").at(-1)], readFileSync(new URL(path.slice(1), workerData.files)));
  } catch {
    response.writeHead(404).end();
  }
});
server.keepAliveTimeout = 60_000;
server.listen(0, "127.0.0.1", () => parentPort.postMessage(`http://127.0.0.1:${server.address().port}`));

parentPort.on("message", () => {
  parentPort.postMessage(requested);
  requested = [];
});
