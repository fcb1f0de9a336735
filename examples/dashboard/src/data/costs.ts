// What each resource of a project costs a month, without tax and without traffic beyond the included.
import type { Prices } from "./prices.js";
import type { Project } from "./project.js";

/** The cost of one resource, or of a part of it. */
export interface Cost {
  /** The kind of what is paid for, and the section where it is. */
  kind: string;
  path: string;
  labels: Record<string, string>;
  monthly: number;
}

export function costsOf(project: Project, prices: Prices): Cost[] {
  function costs<Item extends { labels?: Record<string, string> | null }>(
    kind: string,
    path: string,
    { items }: { items: readonly Item[] },
    price: (item: Item) => number,
  ): Cost[] {
    return items.map((item) => ({ kind, path, labels: item.labels ?? {}, monthly: price(item) }));
  }
  const snapshots = { items: project.images.items.filter(({ type }) => type === "snapshot") };
  const all = [
    costs("Servers", "servers", project.servers, (server) => prices.server({ ...server, backup_window: null })),
    costs(
      "Server backups",
      "servers",
      project.servers,
      (server) => prices.server(server) - prices.server({ ...server, backup_window: null }),
    ),
    costs("Volumes", "volumes", project.volumes, (volume) => prices.volume(volume)),
    costs("Load balancers", "load_balancers", project.loadBalancers, (balancer) => prices.loadBalancer(balancer)),
    costs("Primary IPs", "primary_ips", project.primaryIps, (ip) => prices.primaryIp(ip)),
    costs("Floating IPs", "floating_ips", project.floatingIps, (ip) => prices.floatingIp(ip)),
    costs("Snapshots", "images", snapshots, (image) => prices.image(image)),
    costs("Storage Boxes", "storage_boxes", project.storageBoxes, (box) => prices.storageBox(box)),
  ];
  return all.flat().filter(({ monthly }) => monthly > 0);
}

/** A part of the costs: of a kind, or of the resources with a value of a label. */
export interface CostShare {
  name: string;
  /** The section of the resources, if there is one for all of them. */
  path?: string;
  count: number;
  monthly: number;
}

/** The costs by their kind, or by the value of a label; the highest first. */
export function shares(costs: readonly Cost[], label?: string): CostShare[] {
  const groups = Map.groupBy(costs, ({ kind, labels }) => (label === undefined ? kind : labels[label]));
  const all = [...groups].map(([key, group]) => ({
    name: key ?? `Without ${label}`,
    ...(label === undefined && group[0] ? { path: group[0].path } : {}),
    count: group.length,
    monthly: total(group),
  }));
  return all.sort((a, b) => b.monthly - a.monthly);
}

export function total(costs: readonly Cost[]): number {
  return costs.reduce((sum, { monthly }) => sum + monthly, 0);
}

/** The keys of labels that any of the costs has. */
export function labelKeys(costs: readonly Cost[]): string[] {
  return [...new Set(costs.flatMap(({ labels }) => Object.keys(labels)))].sort();
}
