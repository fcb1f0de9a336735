// The section of servers: the list, and what belongs to it.
import type { Server } from "hetzner-cloud";
import { html } from "lit";
import { Server as ServerIcon } from "lucide";
import type { App } from "../../app.js";
import type { Column } from "../../ui/data-table.js";
import { labelList } from "../../ui/labels.js";
import { createdColumn, labelsColumn, locationColumn, nameColumn, priceColumn } from "../columns.js";
import type { Section } from "../section.js";
import { bulkBar, selectAllBox, selectBox } from "./bulk.js";
import { serverCards } from "./cards.js";
import { listedCost } from "./costs.js";
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
  needs: (app, route) => (route.id === undefined ? [app.project.catalogue.pricing] : serverNeeds(app, route)),
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
  return [
    {
      key: "select",
      header: "Select",
      heading: selectAllBox(app, shown),
      share: 0.45,
      cell: (server) => selectBox(app, server),
    },
    nameColumn(servers),
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
      share: 0.95,
      sort: ({ server_type }) => server_type.name,
      from: "medium",
      cell: ({ server_type }) => server_type.name,
    },
    { ...locationColumn<Server>(({ location }) => location), share: 0.9 },
    {
      key: "address",
      header: "Address",
      share: 1.4,
      from: "medium",
      sort: ({ public_net }) => public_net.ipv4?.ip ?? "",
      cell: ({ public_net }) => html`<span class="address">${public_net.ipv4?.ip ?? "–"}</span>`,
    },
    { ...labelsColumn(servers, 2, 2.3), cell: (server) => labelList("servers", ownLabels(server), 2) },
    priceColumn(app, listedCost),
    createdColumn(app),
  ];
}

/** The public addresses of a server. */
export function addressesOf({ public_net, private_net }: Server): string[] {
  const addresses = [public_net.ipv4?.ip, public_net.ipv6?.ip, ...private_net.map(({ ip }) => ip)];
  return addresses.filter((address) => address !== undefined && address !== null);
}
