// The section of placement groups.
import type { PlacementGroup } from "hetzner-cloud";
import { html } from "lit";
import { Boxes } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const placementGroups: Section<PlacementGroup> = {
  path: "placement_groups",
  title: "Placement groups",
  singular: "placement group",
  icon: Boxes,
  list: (project) => project.placementGroups,
  emptyText: "A placement group keeps its servers on different hosts.",
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(placementGroups, item),
      cell: (item) => nameCell(placementGroups, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("placement_groups", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(placementGroups, item), "", "")}`,
};
