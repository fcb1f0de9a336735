// The section of networks.
import type { Network } from "hetzner-cloud";
import { html } from "lit";
import { Network as NetworkIcon } from "lucide";
import { rangeOf } from "../data/ipv4.js";
import type { Column } from "../ui/data-table.js";
import { labelsColumn, nameColumn } from "./columns.js";
import { createNetwork } from "./network-forms.js";
import { networkPage } from "./network-page.js";
import type { Section } from "./section.js";

export const networks: Section<Network> = {
  path: "networks",
  title: "Networks",
  singular: "network",
  icon: NetworkIcon,
  list: (project) => project.networks,
  needs: ({ project: { servers, loadBalancers, catalogue } }) => [servers, loadBalancers, catalogue.locations],
  emptyText: "A network connects servers and load balancers privately.",
  searchText: ({ ip_range, subnets, routes }) =>
    [ip_range, ...subnets.map((subnet) => subnet.ip_range), ...routes.map(({ destination }) => destination)].join("\n"),
  create: createNetwork,
  columns: () => [
    nameColumn(networks),
    {
      key: "range",
      header: "Range",
      share: 1.5,
      sort: ({ ip_range }) => rangeOf(ip_range)?.first ?? 0,
      cell: ({ ip_range }) => html`<span class="address">${ip_range}</span>`,
    },
    numberColumn("subnets", "Subnets", "medium", ({ subnets }) => subnets),
    numberColumn("servers", "Servers", "medium", ({ servers }) => servers),
    { ...numberColumn("balancers", "Load balancers", "wide", ({ load_balancers }) => load_balancers), share: 1.25 },
    numberColumn("routes", "Routes", "wide", ({ routes }) => routes),
    labelsColumn(networks),
  ],
  detail: networkPage,
};

/** How many there are of something. */
function numberColumn(
  key: string,
  header: string,
  from: "medium" | "wide",
  of: (network: Network) => readonly unknown[] | null | undefined,
): Column<Network> {
  const number = (network: Network) => of(network)?.length ?? 0;
  return { key, header, isNumeric: true, from, sort: number, cell: number };
}
