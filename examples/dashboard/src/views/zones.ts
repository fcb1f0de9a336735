// The section of DNS zones.
import type { Zone } from "hetzner-cloud";
import { html } from "lit";
import { Globe } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const zones: Section<Zone> = {
  path: "zones",
  title: "DNS zones",
  singular: "DNS zone",
  icon: Globe,
  list: (project) => project.zones,
  emptyText: "A zone has the DNS records of a domain.",
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(zones, item),
      cell: (item) => nameCell(zones, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("zones", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(zones, item), "", "")}`,
};
