// The Worker: the page and its proxy, and snapshots by cron.
import { Hetzner, type OperationName } from "hetzner-cloud";
import { proxy } from "hetzner-cloud/proxy";
import { authorize } from "./authorize.js";
import { backUp } from "./backup.js";

interface Env {
  HCLOUD_TOKEN: string;
  DASHBOARD_PASSWORD: string;
  HCLOUD_BASE_URL?: string;
  KEEP: number;
  WAIT_SECONDS: number;
  STATE: KVNamespace;
  ASSETS: Fetcher;
}

/** What the page may do. */
const ALLOWED: OperationName[] = [
  "servers.list",
  "servers.get",
  "servers.get_metrics",
  "servers.create",
  "servers.power_on",
  "servers.power_off",
  "servers.shutdown",
  "server_types.list",
  "images.list",
  "ssh_keys.list",
  "actions.list",
];

export default {
  async fetch(request, env) {
    const password = env.DASHBOARD_PASSWORD;
    if (new URL(request.url).pathname.startsWith("/hetzner/")) {
      return proxy(request, {
        token: env.HCLOUD_TOKEN,
        baseUrl: env.HCLOUD_BASE_URL,
        prefix: "/hetzner",
        allow: ALLOWED,
        authorize: (request) => authorize(request, password),
      });
    }
    const verdict = await authorize(request, password);
    return verdict === true ? env.ASSETS.fetch(request) : verdict;
  },

  async scheduled({ scheduledTime }, env) {
    const hz = new Hetzner({ token: env.HCLOUD_TOKEN, baseUrl: env.HCLOUD_BASE_URL });
    const night = new Date(scheduledTime).toISOString().slice(0, 10);
    await backUp(hz, env.STATE, { night, keep: env.KEEP, waitMillis: env.WAIT_SECONDS * 1000 });
  },
} satisfies ExportedHandler<Env>;
