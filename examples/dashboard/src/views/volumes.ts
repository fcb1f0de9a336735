// The section of volumes.
import type { Volume } from "hetzner-cloud";
import { html } from "lit";
import { HardDrive } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const volumes: Section<Volume> = {
  path: "volumes",
  title: "Volumes",
  singular: "volume",
  icon: HardDrive,
  list: (project) => project.volumes,
  emptyText: "A volume is storage that is attached to a server.",
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(volumes, item),
      cell: (item) => nameCell(volumes, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("volumes", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(volumes, item), "", "")}`,
};
