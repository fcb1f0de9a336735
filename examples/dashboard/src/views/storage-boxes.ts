// The section of Storage Boxes.
import type { StorageBox } from "hetzner-cloud";
import { html } from "lit";
import { Archive } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const storageBoxes: Section<StorageBox> = {
  path: "storage_boxes",
  title: "Storage Boxes",
  singular: "Storage Box",
  icon: Archive,
  list: (project) => project.storageBoxes,
  emptyText: "A Storage Box is storage that is reached by SSH, Samba or WebDAV.",
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(storageBoxes, item),
      cell: (item) => nameCell(storageBoxes, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("storage_boxes", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(storageBoxes, item), "", "")}`,
};
