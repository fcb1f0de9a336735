// The section of floating ips.
import type { FloatingIp } from "hetzner-cloud";
import { html } from "lit";
import { Move } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const floatingIps: Section<FloatingIp> = {
  path: "floating_ips",
  title: "Floating IPs",
  singular: "floating IP",
  icon: Move,
  list: (project) => project.floatingIps,
  emptyText: "A floating IP is an address that moves between servers.",
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(floatingIps, item),
      cell: (item) => nameCell(floatingIps, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("floating_ips", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(floatingIps, item), "", "")}`,
};
