// Lists 10,000 servers of the embedded Hetzner over HTTP, whose responses take 30 ms: pages side by side, as a ratio to one
// by one. Fails when the limit is exceeded.
//
//   HETZNER_SERVE=… node benches/js/list.mjs    with a release build of the example `serve`
import { Hetzner } from "../../pkg-js/dist/index.js";
import { serve } from "../../tests/js/serve.mjs";

const SERVERS = 10_000;
const LATENCY = 30;
const CONCURRENCY = 10;
const LIMIT = 0.14;
/** One page alone, which tells how many there are, then the others. */
const ROUNDS = 1 + Math.ceil((SERVERS / 50 - 1) / CONCURRENCY);

const server = await serve(["--port", "0", "--servers", `${SERVERS}`, "--latency", `${LATENCY}`, "--limit", "4294967295"]);
try {
  const hz = new Hetzner({ token: "any", baseUrl: server.baseUrl });
  const time = async (concurrency) => {
    const start = performance.now();
    const { length } = await hz.servers.list({ per_page: 50 }, { concurrency }).all();
    if (length !== SERVERS) throw new Error(`${length} of ${SERVERS} servers`);
    return performance.now() - start;
  };
  await time(CONCURRENCY);
  const sideBySide = Math.min(await time(CONCURRENCY), await time(CONCURRENCY));
  const oneByOne = await time(1);
  const ratio = sideBySide / oneByOne;
  const above = sideBySide - ROUNDS * LATENCY;
  console.log(
    `${SERVERS} servers, ${CONCURRENCY} pages in flight / one by one: ratio ${ratio.toFixed(3)}, limit ${LIMIT}; ` +
      `${above.toFixed(0)} ms above ${ROUNDS} x ${LATENCY} ms (this machine)`,
  );
  process.exitCode = ratio > LIMIT ? 1 : 0;
} finally {
  await server.stop();
}
