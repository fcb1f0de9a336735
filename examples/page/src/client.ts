import { Hetzner } from "hetzner-cloud";

/** The client. The page has no token: the Worker behind `/hetzner` adds it. Few retries, so that an error soon shows. */
export const hz = new Hetzner({ baseUrl: "/hetzner", maxRetries: 2 });
