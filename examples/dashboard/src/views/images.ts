// The section of the project's own images: snapshots and backups.
import type { Image } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Camera } from "lucide";
import type { App } from "../app.js";
import { button } from "../ui/buttons.js";
import { facts, link, moment, panel } from "../ui/details.js";
import { confirm } from "../ui/dialog.js";
import { descriptionField, labelsField, optionsOf } from "../ui/fields.js";
import { openForm } from "../ui/form.js";
import { dateTime } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { statusText } from "../ui/status.js";
import { labelsOf, textOf } from "../ui/values.js";
import { loadFor } from "./choices.js";
import { createdColumn, labelsColumn, nameColumn, priceColumn } from "./columns.js";
import { openDelete, resourceHeader } from "./operations.js";
import { aMonth, monthly, saving, snapshotPrice } from "./prices.js";
import { nameOf, type Section } from "./section.js";

export const images: Section<Image> = {
  path: "images",
  title: "Images",
  singular: "image",
  icon: Camera,
  list: (project) => project.images,
  needs: ({ project }) => [project.catalogue.pricing],
  emptyText: "Snapshots and backups of servers are shown here.",
  sort: "created",
  nameOf: ({ id, description }) => description || `Image ${id}`,
  searchText: ({ type, created_from, os_flavor, architecture }) =>
    [type, created_from?.name, os_flavor, architecture].join("\n"),
  create: openCreate,
  columns: (app) => [
    nameColumn(images, 3, "Description"),
    { key: "type", header: "Type", share: 1.6, sort: ({ type }) => type, cell: typeOf },
    {
      key: "server",
      header: "Created from",
      share: 2,
      from: "medium",
      sort: ({ created_from }) => created_from?.name ?? "",
      cell: ({ created_from }) => html`<span title=${created_from?.name ?? ""}>${created_from?.name ?? "–"}</span>`,
    },
    {
      key: "size",
      header: "Size",
      isNumeric: true,
      from: "medium",
      sort: ({ image_size }) => image_size ?? 0,
      cell: ({ image_size }) => sizeOf(image_size),
    },
    {
      ...priceColumn(app, (prices, image) => (image.type === "backup" ? 0 : prices.image(image))),
      cell: (image) => (image.type === "backup" ? INCLUDED : monthly(app, (prices) => prices.image(image))),
    },
    labelsColumn(images),
    createdColumn(app, "medium"),
  ],
  detail: page,
};

/** Backups are part of the price of their server. */
const INCLUDED = html`<span class="muted">included</span>`;

function typeOf({ type, status }: Image): TemplateResult {
  return status === "available" ? html`${type}` : statusText(status, `${type}, ${status}`);
}

function sizeOf(gigabytes: number | null | undefined): string {
  return gigabytes ? `${gigabytes.toLocaleString("en", { maximumFractionDigits: 2 })} GB` : "–";
}

function page(app: App, image: Image): TemplateResult {
  const { id, type, created_from } = image;
  const isBackup = type === "backup";
  const { images: api } = app.hz;
  return html`${resourceHeader(
    app,
    images,
    image,
    html`<span class="tag">${type}</span>`,
    isBackup ? button("Keep as snapshot", Camera, () => openConversion(app, image)) : nothing,
    {
      fields: [descriptionField(image.description)],
      update: (values) => api.update({ id, description: textOf(values, "description"), labels: labelsOf(values) }),
      ...(isBackup ? {} : { protect: (isProtected) => api.changeProtection({ id, delete: isProtected }) }),
      remove: () =>
        openDelete(app, images, image, {
          text: html`<p>The ${type} of ${created_from?.name ?? "a server"} from ${dateTime(image.created)} is lost.</p>
            ${isBackup ? nothing : saving(app, (prices) => prices.image(image))}`,
          call: () => api.delete({ id }),
        }),
    },
  )}
    <div class="panels">
      ${panel(
        "About",
        facts([
          ["Status", image.status],
          ["Size", sizeOf(image.image_size)],
          ["Price", isBackup ? INCLUDED : aMonth(app, (prices) => prices.image(image))],
          ["Created from", created_from && serverLink(app, created_from)],
          ["Bound to", image.bound_to && link(app.project.servers, "servers", image.bound_to)],
          ["Created", moment(image.created, app.now())],
          ["Labels", labelList("images", image.labels)],
        ]),
      )}
      ${panel(
        "Use",
        facts([
          ["System", [image.os_flavor, image.os_version].filter(Boolean).join(" ")],
          ["Architecture", image.architecture],
          ["Disk needed", `${image.disk_size} GB`],
          ["Id", html`<code>${id}</code>`],
        ]),
      )}
    </div>`;
}

/** A link to the server, with the name that it had; only the name if it does not exist any more. */
function serverLink(app: App, { id, name }: { id: number; name: string }): unknown {
  const { servers } = app.project;
  if (servers.isComplete && !servers.get(id)) return html`${name} <span class="muted">(deleted)</span>`;
  return html`<a href="#/servers/${id}">${name}</a>`;
}

async function openConversion(app: App, image: Image): Promise<void> {
  const name = nameOf(images, image);
  const price = aMonth(app, (prices) => prices.image(image));
  const text = `It is kept when newer backups replace it, or its server is deleted. As a snapshot it costs ${price || "something"}, without tax. This cannot be reversed.`;
  if (!(await confirm({ title: `Keep ${name} as a snapshot?`, text, action: "Keep as snapshot" }))) return;
  const call = async () => app.project.images.put(await app.hz.images.update({ id: image.id, type: "snapshot" }));
  await app.attempt({ title: `Converting ${name}`, call });
}

async function openCreate(app: App): Promise<void> {
  const { servers, catalogue } = app.project;
  if (!(await loadFor(app, "Creating an image", [servers, catalogue.pricing]))) return;
  openForm({
    title: "Create a snapshot",
    action: "Create snapshot",
    fields: [
      {
        name: "server",
        label: "Server",
        type: "select",
        required: true,
        options: optionsOf(servers.items, ({ name, status }) => `${name} (${status})`),
        hint: "Of a server that is running, files that are being written may be inconsistent. Volumes are not part of it.",
      },
      descriptionField(),
      labelsField(),
    ],
    summary: () => snapshotPrice(app),
    submit: async (values) => {
      const id = Number(values["server"]);
      const description = textOf(values, "description");
      const params = { id, labels: labelsOf(values), ...(description ? { description } : {}) };
      const title = `Creating a snapshot of ${servers.get(id)?.name ?? id}`;
      const reply = await app.perform({ title, call: () => app.hz.servers.createImage(params) });
      app.project.images.put(reply.image);
    },
  });
}
