// A proxy with the API token, as a plugin of Vite: to use the dashboard on one's own machine, without a token in the page.
import { Readable } from "node:stream";
import { proxy } from "hetzner-cloud/proxy";

const PREFIX = "/hetzner";
const LOOPBACK = ["127.0.0.1", "::1", "::ffff:127.0.0.1"];

/** Answers requests below `/hetzner` if HCLOUD_TOKEN is set. HCLOUD_BASE_URL may name another API, such as that of `serve`. */
export function hetznerProxy() {
  const { HCLOUD_TOKEN: token, HCLOUD_BASE_URL: baseUrl } = process.env;
  const use = ({ middlewares }) => {
    if (!token) return;
    middlewares.use((incoming, outgoing, next) => {
      if (!incoming.url.startsWith(`${PREFIX}/`)) next();
      else answer(incoming, outgoing, { token, baseUrl }).catch(next);
    });
  };
  return { name: "hetzner-proxy", configureServer: use, configurePreviewServer: use };
}

async function answer(incoming, outgoing, { token, baseUrl }) {
  const { method, url, headers, socket } = incoming;
  const hasBody = method !== "GET" && method !== "HEAD";
  const request = new Request(new URL(url, `http://${headers.host}`), {
    method,
    headers: Object.entries(headers).flatMap(([name, value]) => [value].flat().map((one) => [name, one])),
    ...(hasBody && { body: Readable.toWeb(incoming), duplex: "half" }),
  });
  const response = await proxy(request, {
    token,
    prefix: PREFIX,
    baseUrl,
    // All that the token may do, and passwords of new servers too, but only for programs on this machine. Vite refuses foreign
    // hosts, and `proxy` pages of other origins.
    allow: () => true,
    secrets: true,
    authorize: () => LOOPBACK.includes(socket.remoteAddress),
  });
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}
