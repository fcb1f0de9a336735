// The section of firewalls.
import type { Firewall } from "hetzner-cloud";
import { html } from "lit";
import { BrickWallShield } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const firewalls: Section<Firewall> = {
  path: "firewalls",
  title: "Firewalls",
  singular: "firewall",
  icon: BrickWallShield,
  list: (project) => project.firewalls,
  emptyText: "A firewall has rules for the traffic of servers.",
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(firewalls, item),
      cell: (item) => nameCell(firewalls, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("firewalls", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(firewalls, item), "", "")}`,
};
