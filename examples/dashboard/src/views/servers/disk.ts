// Operations on the disk and the size of a server: snapshots, backups, rebuilding, resizing.
import type { Image, Server, ServerType } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { priceIn, pricesOf } from "../../data/prices.js";
import { confirm } from "../../ui/dialog.js";
import { descriptionField, labelsField, typedField } from "../../ui/fields.js";
import { type Option, openForm, type Values } from "../../ui/form.js";
import { count } from "../../ui/format.js";
import { openSecrets } from "../../ui/secret.js";
import { isChecked, labelsOf, textOf } from "../../ui/values.js";
import { loadFor } from "../choices.js";
import { aMonth, amount, snapshotPrice } from "../prices.js";
import { shutDown } from "./power.js";

export function createSnapshot(app: App, server: Server): void {
  const { id, name, status } = server;
  openForm({
    title: `Create a snapshot of ${name}`,
    intro: html`<p>A copy of the disk, without volumes. It is kept until you delete it, also when the server is deleted.</p>
      ${status === "off" ? "" : html`<p>The server is not off: what is written meanwhile may be missing, or half written.</p>`}`,
    fields: [descriptionField(), labelsField()],
    summary: () => snapshotPrice(app),
    action: "Create snapshot",
    submit: async (values) => {
      const description = textOf(values, "description");
      const params = { id, labels: labelsOf(values), ...(description ? { description } : {}) };
      const { image } = await app.perform({
        title: `Creating a snapshot of ${name}`,
        call: () => app.hz.servers.createImage({ ...params, type: "snapshot" }),
        affects: (reply) => [{ list: app.project.images, id: reply.image.id }],
      });
      app.project.images.put(image);
    },
  });
}

export async function enableBackups(app: App, server: Server): Promise<void> {
  const { id, name, server_type, location } = server;
  const prices = pricesOf(app.project);
  const price = aMonth(app, (all) => (all.serverType(server_type.name, location.name) ?? 0) * all.backupShare);
  const share = prices
    ? `${Math.round(prices.backupShare * 100)} % of the price of the server`
    : "A share of the price of the server";
  const agreed = await confirm({
    title: `Enable backups of ${name}?`,
    text: html`<p>The disk is backed up every day, and the latest seven backups are kept. Volumes are not part of them.</p>
      <p>${share}${price && `: ${price}`}.</p>`,
    action: "Enable backups",
  });
  if (agreed)
    await app.attempt({ title: `Enabling backups of ${name}`, call: () => app.hz.servers.enableBackup({ id }) });
}

export async function disableBackups(app: App, server: Server): Promise<void> {
  const { id, name, server_type, location } = server;
  const { images } = app.project;
  if (!(await loadFor(app, "Loading the backups", [images]))) return;
  const backups = images.items.filter(({ bound_to }) => bound_to === id);
  const price = aMonth(app, (all) => (all.serverType(server_type.name, location.name) ?? 0) * all.backupShare);
  const agreed = await confirm({
    title: `Disable backups of ${name}?`,
    text: html`<p>${
      backups.length > 0
        ? `${count(backups.length, "backup")} of this server will be deleted. This cannot be undone.`
        : "No backup exists yet. None will be made."
    }</p>
      <p>Snapshots stay. ${price && `It saves ${price}.`}</p>`,
    action: "Disable backups",
    isDangerous: true,
    ...(backups.length > 0 ? { typed: name } : {}),
  });
  if (agreed)
    await app.attempt({
      title: `Disabling backups of ${name}`,
      call: () => app.hz.servers.disableBackup({ id }),
      affects: () => backups.map((backup) => ({ list: images, id: backup.id })),
    });
}

export async function rebuild(app: App, server: Server): Promise<void> {
  const { id, name, image } = server;
  const { images, catalogue } = app.project;
  if (!(await loadFor(app, "Loading the images", [images, catalogue.systemImages]))) return;
  let password: string | null | undefined;
  const offered = [...images.items, ...(catalogue.systemImages.value ?? [])].filter((one) => isUsable(one, server));
  const present = offered.find((one) => one.id === image?.id);
  openForm({
    title: `Rebuild ${name}`,
    intro: html`<p>The disk is replaced by an image. <strong>All data on the disk is lost.</strong></p>
      <p>Addresses, networks, firewalls, volumes, backups and the price stay.</p>`,
    fields: [
      {
        name: "image",
        type: "select",
        label: "Image",
        required: true,
        options: offered.map((one) => ({ value: String(one.id), label: labelOf(one) })),
        ...(present ? { value: String(present.id) } : {}),
      },
      typedField(name),
    ],
    action: "Rebuild",
    isDangerous: true,
    submit: async (values) => {
      const reply = await app.perform({
        title: `Rebuilding ${name}`,
        call: () => app.hz.servers.rebuild({ id, image: Number(values["image"]) }),
      });
      password = reply.root_password;
    },
    submitted: () => {
      if (password)
        openSecrets(
          `Root password of ${name}`,
          "It holds as soon as the server is rebuilt. It is shown only now: neither the API nor this page keeps it.",
          [{ label: "Password of root", value: password }],
        );
    },
  });
}

/** Returns whether a server can be rebuilt from an image. */
function isUsable({ architecture, disk_size, status, deprecation }: Image, server: Server): boolean {
  const isOffered = status === "available" && !deprecation;
  return isOffered && architecture === server.server_type.architecture && disk_size <= server.primary_disk_size;
}

function labelOf({ type, description, name, created }: Image): string {
  const text = description || name || "without description";
  return type === "snapshot" || type === "backup" ? `${text} (${type} of ${created.slice(0, 10)})` : text;
}

export async function resize(app: App, server: Server): Promise<void> {
  const { id, name, status, server_type, location } = server;
  if (status !== "off") {
    const agreed = await confirm({
      title: `${name} must be off to be resized`,
      text: "Shut it down first, and resize it when its status is off. What runs on the server stops until it is powered on again.",
      action: "Shut down …",
    });
    if (agreed) await shutDown(app, server);
    return;
  }
  const { serverTypes, pricing } = app.project.catalogue;
  if (!(await loadFor(app, "Loading the server types", [serverTypes, pricing]))) return;
  const types = (serverTypes.value ?? []).filter(
    (type) => type.architecture === server_type.architecture && type.name !== server_type.name,
  );
  openForm({
    title: `Resize ${name}`,
    intro: `It is a ${server_type.name} in ${location.name}: ${sizeOf(server_type)}. The addresses stay.`,
    fields: [
      {
        name: "server_type",
        type: "select",
        label: "New server type",
        required: true,
        options: types.map((type) => typeOption(app, server, type)),
      },
      {
        name: "upgrade_disk",
        type: "checkbox",
        label: "Enlarge the disk too",
        hint: "A larger disk can never be reduced, so the server cannot be made smaller again.",
      },
    ],
    summary: (values) => difference(app, server, types, values),
    action: "Resize",
    submit: (values) =>
      app.perform({
        title: `Resizing ${name} to ${types.find((type) => String(type.id) === values["server_type"])?.name ?? "another type"}`,
        call: () =>
          app.hz.servers.changeType({
            id,
            server_type: Number(values["server_type"]),
            upgrade_disk: isChecked(values, "upgrade_disk"),
          }),
      }),
    wide: true,
  });
}

function typeOption(app: App, server: Server, type: ServerType): Option {
  const price = priceOf(type, server);
  const reason = reasonAgainst(type, server);
  const text = price === undefined ? "" : ` · ${amount(app, price)}`;
  return {
    value: String(type.id),
    label: `${type.name} · ${sizeOf(type)}${text}${reason && ` (${reason})`}`,
    isDisabled: reason !== "",
  };
}

/** Why a server cannot be changed to a type; an empty text if it can. */
function reasonAgainst(type: ServerType, { location, primary_disk_size }: Server): string {
  const offer = type.locations.find(({ name }) => name === location.name);
  if (!offer) return `not in ${location.name}`;
  if (offer.deprecation) return "no longer offered";
  if (!offer.available) return `sold out in ${location.name}`;
  return type.disk < primary_disk_size ? "its disk is too small" : "";
}

function priceOf(type: ServerType, { location }: Server): number | undefined {
  return priceIn(type.prices, location.name);
}

function sizeOf({ cores, memory, disk, cpu_type }: ServerType): string {
  return `${count(cores, cpu_type === "dedicated" ? "dedicated core" : "core")}, ${memory} GB memory, ${disk} GB disk`;
}

/** The price of the chosen type, and how it differs from now. */
function difference(app: App, server: Server, types: ServerType[], values: Values): TemplateResult | string {
  const prices = pricesOf(app.project);
  const type = types.find(({ id }) => String(id) === values["server_type"]);
  const [now, then] = [priceOf(server.server_type, server), type && priceOf(type, server)];
  if (!prices || !type || now === undefined || then === undefined) return "The price is not known.";
  const share = server.backup_window ? 1 + prices.backupShare : 1;
  const change = (then - now) * share;
  const sign = change < 0 ? "less" : "more";
  return html`<strong>${amount(app, then * share)} a month</strong>${server.backup_window ? " with backups" : ""}:
    ${amount(app, Math.abs(change))} ${sign} than now.
    ${values["upgrade_disk"] ? `The disk grows from ${server.primary_disk_size} to ${type.disk} GB.` : `The disk stays at ${server.primary_disk_size} GB.`}`;
}
