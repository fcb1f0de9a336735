// The section of images.
import type { Image } from "hetzner-cloud";
import { html } from "lit";
import { Camera } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const images: Section<Image> = {
  path: "images",
  title: "Images",
  singular: "image",
  icon: Camera,
  list: (project) => project.images,
  emptyText: "Snapshots and backups of servers are shown here.",
  nameOf: ({ id, description }) => description ?? `image ${id}`,
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(images, item),
      cell: (item) => nameCell(images, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("images", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(images, item), "", "")}`,
};
