// The section of servers: the list, and what belongs to it.
import type { Server } from "hetzner-cloud";
import { html } from "lit";
import { Server as ServerIcon } from "lucide";
import type { App } from "../../app.js";
import { pricesOf } from "../../data/prices.js";
import type { Column } from "../../ui/data-table.js";
import { ago, money } from "../../ui/format.js";
import { labelList } from "../../ui/labels.js";
import { nameCell, type Section } from "../section.js";
import { bulkBar, selectAllBox, selectBox } from "./bulk.js";
import { serverCards } from "./cards.js";
import { monthlyCost } from "./cost.js";
import { openCreate } from "./create.js";
import { serverPage } from "./detail.js";
import { isInCards, listTools, ownLabels } from "./groups.js";
import { serverNeeds } from "./needs.js";
import { statusOf } from "./status.js";

const SORT = "name";

export const servers: Section<Server> = {
  path: "servers",
  title: "Servers",
  singular: "server",
  icon: ServerIcon,
  list: (project) => project.servers,
  needs: ({ catalogue }) => [catalogue.pricing],
  detailNeeds: serverNeeds,
  emptyText: "A server is a virtual machine with an image, in a location of your choice.",
  sort: SORT,
  searchText: (server) => [...addressesOf(server), server.server_type.name, server.location.name].join("\n"),
  columns,
  create: openCreate,
  tools: (app, route) => listTools(app, route, columns(app, []), SORT),
  alternative: (app, items, route) => (isInCards(route) ? serverCards(app, items, route) : null),
  below: bulkBar,
  detail: serverPage,
};

function columns(app: App, shown: readonly Server[]): Column<Server>[] {
  const prices = pricesOf(app.project);
  return [
    {
      key: "select",
      header: "Select",
      heading: selectAllBox(app, shown),
      share: 0.45,
      cell: (server) => selectBox(app, server),
    },
    { key: "name", header: "Name", share: 2, sort: ({ name }) => name, cell: (server) => nameCell(servers, server) },
    {
      key: "status",
      header: "Status",
      share: 1.5,
      sort: ({ status }) => status,
      cell: (server) => statusOf(app, server),
    },
    {
      key: "type",
      header: "Type",
      share: 0.8,
      sort: ({ server_type }) => server_type.name,
      from: "medium",
      cell: ({ server_type }) => server_type.name,
    },
    {
      key: "location",
      header: "Location",
      share: 0.9,
      sort: ({ location }) => location.name,
      from: "medium",
      cell: ({ location }) => location.name,
    },
    {
      key: "address",
      header: "Address",
      share: 1.4,
      from: "medium",
      sort: ({ public_net }) => public_net.ipv4?.ip ?? "",
      cell: ({ public_net }) => html`<span class="address">${public_net.ipv4?.ip ?? "–"}</span>`,
    },
    {
      key: "labels",
      header: "Labels",
      share: 2.3,
      from: "wide",
      cell: (server) => labelList("servers", ownLabels(server), 2),
    },
    {
      key: "cost",
      header: "Monthly cost",
      share: 1.2,
      isNumeric: true,
      from: "wide",
      sort: (server) => (prices ? monthlyCost(prices, server) : 0),
      cell: (server) =>
        prices
          ? html`<span title="With its IPv4 address and backups, without volumes and tax">${money(monthlyCost(prices, server), prices.currency)}</span>`
          : "",
    },
    {
      key: "created",
      header: "Created",
      share: 1.3,
      from: "wide",
      sort: ({ created }) => -Date.parse(created),
      cell: ({ created }) => html`<span class="muted">${ago(created, app.now())}</span>`,
    },
  ];
}

/** The public addresses of a server. */
export function addressesOf({ public_net, private_net }: Server): string[] {
  const addresses = [public_net.ipv4?.ip, public_net.ipv6?.ip, ...private_net.map(({ ip }) => ip)];
  return addresses.filter((address) => address !== undefined && address !== null);
}
