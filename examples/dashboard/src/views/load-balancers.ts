// The section of load balancers.
import type { LoadBalancer } from "hetzner-cloud";
import { html } from "lit";
import { Split } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const loadBalancers: Section<LoadBalancer> = {
  path: "load_balancers",
  title: "Load balancers",
  singular: "load balancer",
  icon: Split,
  list: (project) => project.loadBalancers,
  emptyText: "A load balancer distributes traffic among servers.",
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(loadBalancers, item),
      cell: (item) => nameCell(loadBalancers, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("load_balancers", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(loadBalancers, item), "", "")}`,
};
