// The section of certificates.
import type { Certificate } from "hetzner-cloud";
import { html } from "lit";
import { BadgeCheck } from "lucide";
import { detailHeader } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const certificates: Section<Certificate> = {
  path: "certificates",
  title: "Certificates",
  singular: "certificate",
  icon: BadgeCheck,
  list: (project) => project.certificates,
  emptyText: "A certificate is used by the HTTPS services of load balancers.",
  columns: () => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(certificates, item),
      cell: (item) => nameCell(certificates, item),
    },
    { key: "labels", header: "Labels", from: "wide", cell: ({ labels }) => labelList("certificates", labels, 2) },
  ],
  detail: (_app, item) => html`${detailHeader(nameOf(certificates, item), "", "")}`,
};
