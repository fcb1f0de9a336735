// The members of a network, as the servers and load balancers themselves report them.
import type { Network, NetworkSubnet } from "hetzner-cloud";
import type { App } from "../app.js";
import { addressOf, contains, rangeOf } from "../data/ipv4.js";

export interface Member {
  id: number;
  kind: "server" | "load balancer";
  /** The path of its section. */
  path: "servers" | "load_balancers";
  name: string;
  ip: string | null;
  aliases: string[];
  status: string;
}

export function membersOf(app: App, { id: network }: Network): Member[] {
  const servers = app.project.servers.items.flatMap(({ id, name, status, private_net }): Member[] => {
    const net = private_net.find((one) => one.network === network);
    if (!net) return [];
    return [{ id, kind: "server", path: "servers", name, ip: net.ip ?? null, aliases: net.alias_ips ?? [], status }];
  });
  const balancers = app.project.loadBalancers.items.flatMap(({ id, name, private_net }): Member[] => {
    const net = private_net.find((one) => one.network === network);
    if (!net) return [];
    return [{ id, kind: "load balancer", path: "load_balancers", name, ip: net.ip, aliases: [], status: "running" }];
  });
  return [...balancers, ...servers];
}

/** The subnet that contains an address. */
export function subnetOf(network: Network, ip: string | null): NetworkSubnet | undefined {
  const address = addressOf(ip);
  if (address === undefined) return undefined;
  return network.subnets.find(({ ip_range }) => {
    const range = rangeOf(ip_range);
    return range !== undefined && contains(range, address);
  });
}
