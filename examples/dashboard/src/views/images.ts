// The section of the project's own images: snapshots and backups.
import type { Image } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Camera } from "lucide";
import type { App } from "../app.js";
import { pricesOf } from "../data/prices.js";
import { detailHeader, facts, link, panel } from "../ui/details.js";
import { confirm } from "../ui/dialog.js";
import { type Field, labelsField, openForm } from "../ui/form.js";
import { ago, dateTime, money } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { amountOf, priceCell } from "./ip-addresses.js";
import {
  button,
  deleteButton,
  editButton,
  labels,
  loadFor,
  protectedTag,
  protectionButton,
  text,
  whyProtected,
} from "./operations.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const images: Section<Image> = {
  path: "images",
  title: "Images",
  singular: "image",
  icon: Camera,
  list: (project) => project.images,
  needs: (project) => [project.catalogue.pricing],
  emptyText: "Snapshots and backups of servers are shown here.",
  sort: "created",
  nameOf: ({ id, description }) => description || `Image ${id}`,
  searchText: ({ type, created_from, os_flavor, architecture }) =>
    [type, created_from?.name, os_flavor, architecture].join("\n"),
  create: openCreate,
  columns: (app) => [
    {
      key: "name",
      header: "Description",
      share: 3,
      sort: (image) => nameOf(images, image),
      cell: (image) => nameCell(images, image),
    },
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
      key: "price",
      header: "A month",
      isNumeric: true,
      from: "medium",
      sort: (image) => priceOf(app, image),
      cell: (image) => priceText(app, image),
    },
    { key: "labels", header: "Labels", share: 2, from: "wide", cell: ({ labels }) => labelList("images", labels, 2) },
    {
      key: "created",
      header: "Created",
      share: 1.2,
      from: "medium",
      sort: ({ created }) => -Date.parse(created),
      cell: ({ created }) => html`<span class="muted">${ago(created, app.now())}</span>`,
    },
  ],
  detail: page,
};

function typeOf({ type, status }: Image): TemplateResult {
  return status === "available"
    ? html`${type}`
    : html`<span class="status" data-status=${status}><span class="status-dot" aria-hidden="true"></span>${type}, ${status}</span>`;
}

function sizeOf(gigabytes: number | null | undefined): string {
  return gigabytes ? `${gigabytes.toLocaleString("en", { maximumFractionDigits: 2 })} GB` : "–";
}

/** Backups are part of the price of their server. */
function priceOf(app: App, image: Image): number {
  return image.type === "backup" ? 0 : amountOf(app, (prices) => prices.image(image));
}

function priceText(app: App, image: Image): unknown {
  if (image.type === "backup") return html`<span class="muted">included</span>`;
  return priceCell(app, (prices) => prices.image(image));
}

function descriptionField(value = ""): Field {
  return { name: "description", label: "Description", type: "text", value };
}

function page(app: App, image: Image): TemplateResult {
  const { id, type } = image;
  const name = nameOf(images, image);
  const buttons = html`${type === "backup" ? button("Keep as snapshot", Camera, () => openConversion(app, image)) : nothing}
  ${editButton(app, {
    item: image,
    name,
    list: app.project.images,
    fields: [descriptionField(image.description)],
    send: (values) => app.hz.images.update({ id, description: text(values, "description"), labels: labels(values) }),
  })}
  ${
    type === "snapshot"
      ? protectionButton(app, name, image.protection.delete, (isProtected) =>
          app.hz.images.changeProtection({ id, delete: isProtected }),
        )
      : nothing
  }
  ${deleteButton(app, {
    path: images.path,
    list: app.project.images,
    id,
    name,
    text: html`<p>The ${type} of ${image.created_from?.name ?? "a server"} from ${dateTime(image.created)} is lost.</p>
      ${priceOf(app, image) > 0 ? html`<p>This saves ${priceText(app, image)} a month without tax.</p>` : ""}`,
    isTyped: false,
    call: () => app.hz.images.delete({ id }),
    reason: whyProtected(image.protection.delete),
  })}`;
  const { created_from } = image;
  return html`${detailHeader(name, html`<span class="tag">${type}</span>${protectedTag(image.protection.delete)}`, buttons)}
    <div class="panels">
      ${panel(
        "About",
        facts([
          ["Status", image.status],
          ["Size", sizeOf(image.image_size)],
          ["Price a month", priceText(app, image)],
          ["Created from", created_from && serverLink(app, created_from)],
          ["Bound to", image.bound_to && link(app.project.servers, "servers", image.bound_to)],
          ["Created", html`${dateTime(image.created)} <span class="muted">(${ago(image.created, app.now())})</span>`],
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
  const price = priceCell(app, (prices) => prices.image(image));
  const text = `It is kept when newer backups replace it, or its server is deleted. As a snapshot it costs ${price} a month without tax. This cannot be reversed.`;
  if (!(await confirm({ title: `Keep ${name} as a snapshot?`, text, action: "Keep as snapshot" }))) return;
  const call = async () => app.project.images.put(await app.hz.images.update({ id: image.id, type: "snapshot" }));
  await app.attempt({ title: `Converting ${name}`, call });
}

async function openCreate(app: App): Promise<void> {
  const { servers, catalogue } = app.project;
  if (!(await loadFor(app, "Creating an image", [servers, catalogue.pricing]))) return;
  const options = servers.items.map(({ id, name, status }) => ({ value: String(id), label: `${name} (${status})` }));
  openForm({
    title: "Create a snapshot",
    action: "Create snapshot",
    fields: [
      {
        name: "server",
        label: "Server",
        type: "select",
        required: true,
        options: options.sort((a, b) => a.label.localeCompare(b.label, "en", { numeric: true })),
        hint: "Of a server that is running, files that are being written may be inconsistent. Volumes are not part of it.",
      },
      descriptionField(),
      labelsField(),
    ],
    summary: () => {
      const prices = pricesOf(app.project);
      if (!prices) return "The price is not known.";
      const price = prices.image({ image_size: 1 });
      return `${money(price, prices.currency, 4)} a month for each GB that the image has when it is done, without tax.`;
    },
    submit: async (values) => {
      const id = Number(values["server"]);
      const description = text(values, "description");
      const params = { id, labels: labels(values), ...(description ? { description } : {}) };
      const title = `Creating a snapshot of ${servers.get(id)?.name ?? id}`;
      const reply = await app.perform({ title, call: () => app.hz.servers.createImage(params) });
      app.project.images.put(reply.image);
    },
  });
}
