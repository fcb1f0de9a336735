// The runtimes that differ.

/** Whether this is a Cloudflare Worker: its timers and connections belong to the request that it answers. */
export function isWorker(): boolean {
  return globalThis.navigator?.userAgent === "Cloudflare-Workers";
}

/** Whether the runtime lets a program set `user-agent`: a browser does not, and may send a preflight request for it. */
export function isUserAgentSent(): boolean {
  return !globalThis.navigator?.userAgent?.startsWith("Mozilla/");
}
