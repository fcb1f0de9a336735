// The section of DNS zones.
import type { Zone } from "hetzner-cloud";
import { Globe } from "lucide";
import { createdColumn, labelsColumn, nameColumn } from "./columns.js";
import type { Section } from "./section.js";
import { openCreateZone } from "./zone-forms.js";
import { zonePage } from "./zone-page.js";
import { delegationOf, delegationStatus, zoneStatus } from "./zone-status.js";

export const zones: Section<Zone> = {
  path: "zones",
  title: "DNS zones",
  singular: "DNS zone",
  icon: Globe,
  list: (project) => project.zones,
  needs: ({ project }, { id }) => (id === undefined ? [] : [project.rrsets(Number(id))]),
  emptyText: "A zone has the DNS records of a domain.",
  searchText: ({ mode, registrar, authoritative_nameservers }) =>
    [mode, registrar, authoritative_nameservers.delegation_status].join("\n"),
  create: openCreateZone,
  columns: (app) => [
    nameColumn(zones, 2, "Domain"),
    { key: "status", header: "Status", sort: ({ status }) => status, cell: zoneStatus },
    { key: "mode", header: "Mode", from: "medium", sort: ({ mode }) => mode, cell: ({ mode }) => mode },
    {
      key: "records",
      header: "Records",
      isNumeric: true,
      from: "medium",
      sort: ({ record_count }) => record_count,
      cell: ({ record_count, mode }) => (mode === "secondary" ? "–" : record_count),
    },
    {
      key: "delegation",
      header: "Delegation",
      share: 1.5,
      from: "medium",
      sort: (zone) => delegationOf(zone),
      cell: (zone) => delegationStatus(zone),
    },
    { key: "ttl", header: "TTL", isNumeric: true, from: "wide", sort: ({ ttl }) => ttl, cell: ({ ttl }) => `${ttl} s` },
    labelsColumn(zones),
    createdColumn(app),
  ],
  detail: zonePage,
};
