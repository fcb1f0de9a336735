// The section of Storage Boxes.
import type { StorageBox } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { Archive } from "lucide";
import { bytes } from "../ui/format.js";
import { createdColumn, labelsColumn, locationColumn, nameColumn, priceColumn } from "./columns.js";
import type { Section } from "./section.js";
import { openCreateStorageBox } from "./storage-box-forms.js";
import { storageBoxPage } from "./storage-box-page.js";
import { storageBoxStatus, usageOf } from "./storage-box-status.js";

export const storageBoxes: Section<StorageBox> = {
  path: "storage_boxes",
  title: "Storage Boxes",
  singular: "Storage Box",
  icon: Archive,
  list: (project) => project.storageBoxes,
  needs: ({ project }, { id }) => [
    project.catalogue.pricing,
    project.catalogue.storageBoxTypes,
    ...(id === undefined ? [] : [project.snapshots(Number(id)), project.subaccounts(Number(id))]),
  ],
  emptyText: "A Storage Box is storage that is reached by SSH, Samba or WebDAV.",
  searchText: ({ storage_box_type, location, username, server }) =>
    [storage_box_type.name, location.name, username, server].join("\n"),
  create: openCreateStorageBox,
  columns: (app) => [
    nameColumn(storageBoxes),
    { key: "status", header: "Status", share: 1.6, sort: ({ status }) => status, cell: storageBoxStatus },
    {
      key: "type",
      header: "Type",
      from: "medium",
      sort: ({ storage_box_type }) => storage_box_type.size,
      cell: ({ storage_box_type }) => storage_box_type.name,
    },
    locationColumn(({ location }) => location),
    { key: "usage", header: "Usage", share: 2, sort: usageOf, cell: usageCell },
    priceColumn(app, (prices, box) => prices.storageBox(box)),
    labelsColumn(storageBoxes),
    createdColumn(app),
  ],
  detail: storageBoxPage,
};

function usageCell(box: StorageBox): TemplateResult {
  const text = `${bytes(box.stats.size)} of ${bytes(box.storage_box_type.size)}`;
  return html`<span class="usage" title=${text}>
    <progress max="1" .value=${usageOf(box)} aria-label="Usage"></progress>
    <small class="muted">${text}</small>
  </span>`;
}
