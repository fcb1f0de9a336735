// The section of networks.
import type { Network } from "hetzner-cloud";
import { html } from "lit";
import { Network as NetworkIcon } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const networks: Section<Network> = {
  path: "networks",
  title: "Networks",
  singular: "network",
  icon: NetworkIcon,
  list: (project) => project.networks,
  emptyText: "A network connects servers and load balancers privately.",
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(networks, item),
      cell: (item) => nameCell(networks, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("networks", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(networks, item), "", "")}`,
};
