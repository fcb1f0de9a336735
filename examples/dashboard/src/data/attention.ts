// What the owner of a project should look at: resources in an unusual state, and those that cost without being used.
import type { LoadBalancer, Server } from "hetzner-cloud";
import type { Prices } from "./prices.js";
import type { Project } from "./project.js";

/** Resources that need attention for the same reason. */
export interface Attention {
  title: string;
  isUrgent: boolean;
  /** The section of the resources. */
  path: string;
  items: { id: number; name: string; note?: string }[];
  /** What they cost a month without being used. */
  monthly?: number;
}

/** The states in which a server is for a while, or for good without a fault. */
const USUAL = ["running", "off", "initializing", "starting", "stopping", "rebuilding", "migrating", "deleting"];
const DAY = 86_400_000;
/** The days before its end from which a certificate is shown. */
const EXPIRY = 30 * DAY;

/** Returns whether the user has started what locks a server: it is shown with the operation. */
type IsBusy = (server: Server) => boolean;

export function attentionOf(project: Project, prices: Prices | undefined, now: number, isBusy: IsBusy): Attention[] {
  const all = [
    ...certificates(project, now),
    ...loadBalancers(project),
    ...servers(project, prices, isBusy),
    ...zones(project),
    ...storageBoxes(project),
    ...unused(project, prices),
  ];
  return all.filter(({ items }) => items.length > 0);
}

function servers({ servers }: Project, prices: Prices | undefined, isBusy: IsBusy): Attention[] {
  const off = servers.items.filter(({ status }) => status === "off");
  const unusual = servers.items.filter(({ status }) => !USUAL.includes(status));
  const locked = servers.items.filter((server) => server.locked && !isBusy(server));
  const monthly = prices && off.reduce((sum, server) => sum + prices.server(server), 0);
  return [
    {
      title: "Servers in an unusual state",
      isUrgent: true,
      path: "servers",
      items: unusual.map(({ id, name, status }) => ({ id, name, note: status })),
    },
    { title: "Servers that are locked by an action", isUrgent: false, path: "servers", items: locked },
    {
      title: "Servers that are off, and cost the same",
      isUrgent: false,
      path: "servers",
      items: off,
      ...(monthly === undefined ? {} : { monthly }),
    },
  ];
}

function loadBalancers({ loadBalancers }: Project): Attention[] {
  const items = loadBalancers.items.flatMap((balancer) => {
    const [sick, all] = unhealthy(balancer);
    return sick > 0 ? [{ id: balancer.id, name: balancer.name, note: `${sick} of ${all} targets` }] : [];
  });
  return [{ title: "Load balancers with unhealthy targets", isUrgent: true, path: "load_balancers", items }];
}

/** The number of unhealthy targets, and of all; a target of a label selector counts as its servers. */
function unhealthy({ targets }: LoadBalancer): [unhealthy: number, all: number] {
  const healths = (targets ?? []).flatMap(({ targets, health_status }) =>
    targets ? targets.map((target) => target.health_status) : [health_status],
  );
  const sick = healths.filter((health) => health?.some(({ status }) => status === "unhealthy"));
  return [sick.length, healths.length];
}

function certificates({ certificates }: Project, now: number): Attention[] {
  const failed = certificates.items.filter(
    ({ status }) => status?.issuance === "failed" || status?.renewal === "failed",
  );
  const isEnding = (end: string | null | undefined) => end && Date.parse(end) < now + EXPIRY;
  // A managed certificate is renewed in time, unless that fails.
  const ending = certificates.items.filter((one) => one.type !== "managed" && isEnding(one.not_valid_after));
  const days = (end: string) => Math.floor((Date.parse(end) - now) / DAY);
  const note = (end: string) => (days(end) < 0 ? "expired" : `in ${days(end)} days`);
  return [
    {
      title: "Certificates that expire soon",
      isUrgent: true,
      path: "certificates",
      items: ending.map(({ id, name, not_valid_after }) => ({ id, name, note: note(not_valid_after ?? "") })),
    },
    {
      title: "Certificates whose issuance or renewal failed",
      isUrgent: true,
      path: "certificates",
      items: failed,
    },
  ];
}

function zones({ zones }: Project): Attention[] {
  const failed = zones.items.filter(({ status }) => status === "error");
  const wrong = ["partially-valid", "invalid", "lame"];
  const misled = zones.items.flatMap(({ id, name, authoritative_nameservers }) => {
    const note = authoritative_nameservers?.delegation_status ?? "";
    return wrong.includes(note) ? [{ id, name, note }] : [];
  });
  return [
    { title: "DNS zones with an error", isUrgent: true, path: "zones", items: failed },
    { title: "DNS zones that the registry does not point to", isUrgent: true, path: "zones", items: misled },
  ];
}

function storageBoxes({ storageBoxes }: Project): Attention[] {
  const items = storageBoxes.items.flatMap(({ id, name, status, stats, storage_box_type }) => {
    const usage = Math.round((100 * (stats?.size ?? 0)) / (storage_box_type?.size || 1));
    const note = status === "locked" ? "locked" : `${usage} % in use`;
    return status === "locked" || usage >= 90 ? [{ id, name, note }] : [];
  });
  return [{ title: "Storage Boxes that are locked or nearly full", isUrgent: true, path: "storage_boxes", items }];
}

function unused(project: Project, prices: Prices | undefined): Attention[] {
  function costly<Item extends { id: number; name: string }>(
    title: string,
    path: string,
    items: Item[],
    price: (prices: Prices, item: Item) => number,
  ): Attention[] {
    if (!prices) return [];
    // What costs nothing may lie there.
    const paid = items.filter((item) => price(prices, item) > 0);
    const monthly = paid.reduce((sum, item) => sum + price(prices, item), 0);
    return [{ title, isUrgent: false, path, items: paid, monthly }];
  }
  const { primaryIps, floatingIps, volumes } = project;
  return [
    ...costly(
      "Primary IPs that are not assigned",
      "primary_ips",
      primaryIps.items.filter(({ assignee_id }) => !assignee_id),
      (prices, ip) => prices.primaryIp(ip),
    ),
    ...costly(
      "Floating IPs that are not assigned",
      "floating_ips",
      floatingIps.items.filter(({ server }) => !server),
      (prices, ip) => prices.floatingIp(ip),
    ),
    ...costly(
      "Volumes that are not attached",
      "volumes",
      volumes.items.filter(({ server }) => !server),
      (prices, volume) => prices.volume(volume),
    ),
  ];
}
