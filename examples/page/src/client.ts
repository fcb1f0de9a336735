import { Hetzner } from "hetzner-cloud";

/** The client. The page has no token: the Worker behind `/hetzner` adds it. Few retries: errors show soon. */
export const hz = new Hetzner({ baseUrl: "/hetzner", maxRetries: 2 });
