// The section of volumes.
import type { Volume } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { HardDrive, Plug, Scaling, Unplug } from "lucide";
import type { App } from "../app.js";
import { button } from "../ui/buttons.js";
import { facts, link, moment, panel } from "../ui/details.js";
import { labelList } from "../ui/labels.js";
import { progressBar, statusText } from "../ui/status.js";
import { place } from "../ui/format.js";
import { nameAndLabels } from "../ui/values.js";
import { labelsColumn, locationColumn, nameColumn, priceColumn } from "./columns.js";
import { openDelete, resourceHeader } from "./operations.js";
import { aMonth, saving } from "./prices.js";
import type { Section } from "./section.js";
import {
  attachVolume,
  createVolume,
  detachVolume,
  gigabytes,
  MOST_GIGABYTES,
  reachable,
  resizeVolume,
} from "./volume-forms.js";

export const volumes: Section<Volume> = {
  path: "volumes",
  title: "Volumes",
  singular: "volume",
  icon: HardDrive,
  list: (project) => project.volumes,
  needs: ({ project: { servers, catalogue } }) => [servers, catalogue.pricing, catalogue.locations],
  emptyText: "A volume is storage that is attached to a server, and outlives it.",
  searchText: ({ server, location, format }, app) =>
    [server && app.project.servers.get(server)?.name, location?.name, format].join("\n"),
  create: createVolume,
  columns: (app) => [
    nameColumn(volumes),
    {
      key: "status",
      header: "Status",
      from: "medium",
      sort: ({ status }) => status,
      cell: (item) => statusOf(app, item),
    },
    { key: "size", header: "Size", isNumeric: true, sort: ({ size }) => size, cell: ({ size }) => gigabytes(size) },
    {
      key: "server",
      header: "Server",
      share: 1.5,
      from: "medium",
      sort: ({ server }) => app.project.servers.get(server ?? 0)?.name ?? "",
      cell: ({ server }) => link(app.project.servers, "servers", server),
    },
    locationColumn(({ location }) => location),
    {
      key: "format",
      header: "Format",
      from: "wide",
      sort: ({ format }) => format ?? "",
      cell: ({ format }) => format ?? "–",
    },
    priceColumn(app, (prices, volume) => prices.volume(volume)),
    labelsColumn(volumes, 2, 1.5),
  ],
  detail: volumePage,
};

function statusOf(app: App, { id, status }: Volume): TemplateResult {
  return statusText(status, status, progressBar(app.tracker.runningOn("volume", id)));
}

function volumePage(app: App, volume: Volume): TemplateResult {
  const { hz } = app;
  const { id, size } = volume;
  const isAttached = Boolean(volume.server);
  const none = reachable(app, volume).length === 0 ? `There is no server in ${place(volume.location)}` : undefined;
  const most = size >= MOST_GIGABYTES ? `It has ${gigabytes(size)} already, which is the most` : undefined;
  const buttons = html`${
    isAttached
      ? button("Detach", Unplug, () => detachVolume(app, volume))
      : button("Attach", Plug, () => attachVolume(app, volume), { reason: none })
  }
  ${button("Resize", Scaling, () => resizeVolume(app, volume), { reason: most })}`;
  return html`${resourceHeader(app, volumes, volume, statusOf(app, volume), buttons, {
    update: (values) => hz.volumes.update({ id, ...nameAndLabels(values) }),
    protect: (isProtected) => hz.volumes.changeProtection({ id, delete: isProtected }),
    obstacle: isAttached ? "It is attached to a server. Unmount it there, and detach it" : undefined,
    remove: () =>
      openDelete(app, volumes, volume, {
        text: html`<p><strong>All data of this volume (${gigabytes(size)}) is lost.</strong> It cannot be restored.</p>
          ${saving(app, (prices) => prices.volume(volume))}`,
        isTyped: true,
        call: () => hz.volumes.delete({ id }),
      }),
  })}
    <div class="panels">
      ${panel(
        "About",
        facts([
          ["Size", gigabytes(size)],
          ["Price", aMonth(app, (prices) => prices.volume(volume))],
          ["Server", isAttached ? link(app.project.servers, "servers", volume.server) : "not attached"],
          ["Location", volume.location && place(volume.location)],
          ["Format", volume.format ?? "not formatted by Hetzner"],
          ["Created", moment(volume.created, app.now())],
          ["Labels", labelList("volumes", volume.labels)],
        ]),
      )}
      ${panel("On the server", onServer(volume, isAttached))}
    </div>`;
}

/** How the volume is used on its server. */
function onServer({ name, linux_device: device, format }: Volume, isAttached: boolean): TemplateResult {
  const grow = format === "xfs" ? `xfs_growfs /mnt/${name}` : `resize2fs ${device}`;
  const mount = [`mkdir -p /mnt/${name}`, `mount -o discard,defaults ${device} /mnt/${name}`];
  return html`${facts([["Linux device", html`<code>${device}</code>`]])}
    ${isAttached ? nothing : html`<p class="muted">Once it is attached:</p>`}
    <h3>Mount it</h3>
    <pre tabindex="0" role="region" aria-label="Commands that mount it">${(format ? mount : [`mkfs.ext4 ${device}`, ...mount]).join("\n")}</pre>
    <h3>Use the space after it was enlarged</h3>
    <pre tabindex="0" role="region" aria-label="Command that uses the space">${grow}</pre>`;
}
