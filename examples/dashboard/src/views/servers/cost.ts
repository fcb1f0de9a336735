// What a server costs a month, as the list shows it.
import type { Server } from "hetzner-cloud";
import type { Prices } from "../../data/prices.js";

/** A server with its IPv4 address and its backups; without volumes, further addresses and tax. */
export function monthlyCost(prices: Prices, server: Server): number {
  const address = server.public_net.ipv4 ? prices.primaryIp({ type: "ipv4", location: server.location }) : 0;
  return prices.server(server) + address;
}
