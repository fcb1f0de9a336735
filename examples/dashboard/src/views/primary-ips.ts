// The section of primary ips.
import type { PrimaryIp } from "hetzner-cloud";
import { html } from "lit";
import { MapPin } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const primaryIps: Section<PrimaryIp> = {
  path: "primary_ips",
  title: "Primary IPs",
  singular: "primary IP",
  icon: MapPin,
  list: (project) => project.primaryIps,
  emptyText: "A primary IP is the public address of a server.",
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(primaryIps, item),
      cell: (item) => nameCell(primaryIps, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("primary_ips", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(primaryIps, item), "", "")}`,
};
