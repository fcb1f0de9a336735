// The section of servers: the list, and what belongs to it.
import type { Server } from "hetzner-cloud";
import { html } from "lit";
import { Server as ServerIcon } from "lucide";
import { ago } from "../../ui/format.js";
import { labelList } from "../../ui/labels.js";
import { type Section, nameCell } from "../section.js";
import { serverPage } from "./detail.js";
import { serverNeeds } from "./needs.js";
import { statusOf } from "./status.js";

export const servers: Section<Server> = {
  path: "servers",
  title: "Servers",
  singular: "server",
  icon: ServerIcon,
  list: (project) => project.servers,
  needs: (app, route) => (route.id === undefined ? [app.project.catalogue.pricing] : serverNeeds(app, route)),
  emptyText: "A server is a virtual machine with an image, in a location of your choice.",
  sort: "name",
  searchText: (server) => [...addressesOf(server), server.server_type.name, server.location.name].join("\n"),
  columns: (app) => [
    { key: "name", header: "Name", share: 2, sort: ({ name }) => name, cell: (server) => nameCell(servers, server) },
    { key: "status", header: "Status", sort: ({ status }) => status, cell: (server) => statusOf(app, server) },
    {
      key: "type",
      header: "Type",
      sort: ({ server_type }) => server_type.name,
      from: "medium",
      cell: ({ server_type }) => server_type.name,
    },
    {
      key: "location",
      header: "Location",
      sort: ({ location }) => location.name,
      from: "medium",
      cell: ({ location }) => location.name,
    },
    {
      key: "address",
      header: "Address",
      from: "medium",
      sort: ({ public_net }) => public_net.ipv4?.ip ?? "",
      cell: ({ public_net }) => html`<span class="address">${public_net.ipv4?.ip ?? "–"}</span>`,
    },
    { key: "labels", header: "Labels", share: 2, from: "wide", cell: ({ labels }) => labelList("servers", labels, 2) },
    {
      key: "created",
      header: "Created",
      from: "wide",
      sort: ({ created }) => -Date.parse(created),
      cell: ({ created }) => html`<span class="muted">${ago(created, app.now())}</span>`,
    },
  ],
  detail: serverPage,
};

/** The public addresses of a server. */
export function addressesOf({ public_net, private_net }: Server): string[] {
  const addresses = [public_net.ipv4?.ip, public_net.ipv6?.ip, ...private_net.map(({ ip }) => ip)];
  return addresses.filter((address) => address !== undefined && address !== null);
}
