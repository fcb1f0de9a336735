// The section of volumes.
import type { Volume, VolumeCreateParams } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { HardDrive } from "lucide";
import type { App } from "../app.js";
import { progressOf } from "../data/tracker.js";
import { confirm } from "../ui/dialog.js";
import { detailHeader, facts, link, panel } from "../ui/details.js";
import { type Field, labelsField, labelsOf, openForm } from "../ui/form.js";
import { dateTime } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import {
  deleteButton,
  editButton,
  explain,
  monthly,
  optionsOf,
  priceSummary,
  protectionControl,
  textOf,
} from "./resource-forms.js";
import { nameCell, nameOf, type Section } from "./section.js";

/** The sizes that the API accepts, in GB. */
const [LEAST, MOST] = [10, 10_240];

export const volumes: Section<Volume> = {
  path: "volumes",
  title: "Volumes",
  singular: "volume",
  icon: HardDrive,
  list: (project) => project.volumes,
  needs: ({ servers, catalogue }) => [servers, catalogue.pricing, catalogue.locations],
  emptyText: "A volume is storage that is attached to a server, and outlives it.",
  searchText: ({ server, location, format }, app) =>
    [server && app.project.servers.get(server)?.name, location?.name, format].join("\n"),
  create: createVolume,
  columns: (app) => [
    {
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(volumes, item),
      cell: (item) => nameCell(volumes, item),
    },
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
    {
      key: "location",
      header: "Location",
      from: "medium",
      sort: ({ location }) => location?.name ?? "",
      cell: ({ location }) => location?.name ?? "–",
    },
    {
      key: "format",
      header: "Format",
      from: "wide",
      sort: ({ format }) => format ?? "",
      cell: ({ format }) => format ?? "–",
    },
    {
      key: "price",
      header: "Monthly",
      from: "medium",
      isNumeric: true,
      sort: ({ size }) => size,
      cell: (item) => monthly(app, (prices) => prices.volume(item)),
    },
    {
      key: "labels",
      header: "Labels",
      share: 1.5,
      from: "wide",
      cell: ({ labels }) => labelList("volumes", labels, 2),
    },
  ],
  detail: volumePage,
};

function statusOf(app: App, { id, status }: Volume): TemplateResult {
  const running = app.tracker.runningOn("volume", id);
  return html`<span class="status" data-status=${status}>
    <span class="status-dot" aria-hidden="true"></span>${status}
    ${
      running
        ? html`<progress class="inline" max="100" .value=${progressOf(running)} aria-label=${running.title}></progress>`
        : nothing
    }
  </span>`;
}

function gigabytes(size: number): string {
  return `${size.toLocaleString("en")} GB`;
}

function volumePage(app: App, volume: Volume): TemplateResult {
  const { hz } = app;
  const isAttached = volume.server !== null && volume.server !== undefined;
  return html`${detailHeader(
    volume.name,
    statusOf(app, volume),
    html`<button class="button" type="button" @click=${() => (isAttached ? detach(app, volume) : attach(app, volume))}>
        ${isAttached ? "Detach" : "Attach"}
      </button>
      <button class="button" type="button" @click=${() => resize(app, volume)}>Resize</button>
      ${editButton(app, volumes, volume, (params) => hz.volumes.update(params))}
      ${deleteButton(app, volumes, volume, {
        call: () => hz.volumes.delete({ id: volume.id }),
        text: html`<p>All data of this volume (${gigabytes(volume.size)}) is deleted. It cannot be restored.</p>`,
        obstacle: isAttached && "It is attached to a server. Unmount it there, and detach it.",
        isTyped: true,
      })}`,
  )}
    <div class="panels">
      ${panel(
        "About",
        facts([
          ["Size", gigabytes(volume.size)],
          ["Price", `${monthly(app, (prices) => prices.volume(volume))} a month`],
          ["Server", isAttached ? link(app.project.servers, "servers", volume.server) : "not attached"],
          ["Location", volume.location?.description],
          ["Format", volume.format ?? "not formatted by Hetzner"],
          ["Protection", protectionControl(app, volumes, volume, (params) => hz.volumes.changeProtection(params))],
          ["Created", dateTime(volume.created)],
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
    <pre tabindex="0">${(format ? mount : [`mkfs.ext4 ${device}`, ...mount]).join("\n")}</pre>
    <h3>Use the space after it was enlarged</h3>
    <pre tabindex="0">${grow}</pre>`;
}

function createVolume(app: App): void {
  const { project, hz } = app;
  const fields: Field[] = [
    { name: "name", type: "text", label: "Name", required: true },
    {
      name: "size",
      type: "number",
      label: "Size in GB",
      value: "10",
      min: LEAST,
      max: MOST,
      required: true,
      hint: "It can be enlarged later, but never reduced.",
    },
    {
      name: "server",
      type: "select",
      label: "Attach to",
      options: [
        { value: "", label: "No server" },
        ...optionsOf(project.servers.items, ({ name, location }) => `${name} (${location.name})`),
      ],
    },
    {
      name: "location",
      type: "select",
      label: "Location",
      options: (project.catalogue.locations.value ?? []).map(({ name, description }) => ({
        value: name,
        label: `${description} (${name})`,
      })),
      hint: "A volume can only be attached to servers of its location.",
      isShown: ({ server }) => !server,
    },
    {
      name: "format",
      type: "select",
      label: "Format",
      options: [
        { value: "ext4", label: "ext4" },
        { value: "xfs", label: "xfs" },
        { value: "", label: "Not formatted" },
      ],
    },
    {
      name: "automount",
      type: "checkbox",
      label: "Mount it on the server",
      value: true,
      isShown: ({ server, format }) => Boolean(server && format),
    },
    labelsField(),
  ];
  openForm({
    title: "Create a volume",
    fields,
    action: "Create volume",
    summary: ({ size }) => priceSummary(app, (prices) => prices.volume({ size: Number(size) })),
    submit: async (values) => {
      const [name, server, format] = [textOf(values, "name"), textOf(values, "server"), textOf(values, "format")];
      const params: VolumeCreateParams = {
        name,
        size: Number(values["size"]),
        labels: labelsOf(textOf(values, "labels")),
      };
      if (format) params.format = format;
      if (server) params.server = Number(server);
      else params.location = textOf(values, "location");
      if (server && format) params.automount = values["automount"] === true;
      const reply = await app.perform({ title: `Creating volume ${name}`, call: () => hz.volumes.create(params) });
      project.volumes.put(reply.volume);
    },
  });
}

function attach(app: App, volume: Volume): void {
  const reachable = app.project.servers.items.filter(({ location }) => location.id === volume.location.id);
  if (reachable.length === 0) {
    explain("No server can use it", `There is no server in its location, ${volume.location.description}.`);
    return;
  }
  openForm({
    title: `Attach ${volume.name}`,
    fields: [
      {
        name: "server",
        type: "select",
        label: "Server",
        options: optionsOf(reachable),
        hint: `The servers in ${volume.location.description}.`,
      },
      {
        name: "automount",
        type: "checkbox",
        label: "Mount it on the server",
        value: Boolean(volume.format),
        hint: "It must be formatted.",
      },
    ],
    action: "Attach",
    submit: ({ server, automount }) => {
      const params = { id: volume.id, server: Number(server), automount: automount === true };
      const to = app.project.servers.get(params.server)?.name ?? server;
      return app.perform({ title: `Attaching ${volume.name} to ${to}`, call: () => app.hz.volumes.attach(params) });
    },
  });
}

async function detach(app: App, { id, name, server }: Volume): Promise<void> {
  const from = app.project.servers.get(server ?? 0)?.name ?? "its server";
  const text = `Unmount it on ${from} first, or what was written last may be lost. The data stays on the volume.`;
  if (!(await confirm({ title: `Detach ${name}?`, text, action: `Detach ${name}` }))) return;
  await app.attempt({ title: `Detaching ${name}`, call: () => app.hz.volumes.detach({ id }) });
}

function resize(app: App, volume: Volume): void {
  const { id, name, size } = volume;
  if (size >= MOST) {
    explain(`${name} cannot be enlarged`, `It has ${gigabytes(size)} already, which is the most.`);
    return;
  }
  openForm({
    title: `Resize ${name}`,
    fields: [
      {
        name: "size",
        type: "number",
        label: "New size in GB",
        value: String(Math.min(MOST, size * 2)),
        min: size + 1,
        max: MOST,
        required: true,
        hint: `Larger than ${gigabytes(size)}: it can never be reduced. The file system on it has to be enlarged afterwards.`,
      },
    ],
    action: "Resize",
    summary: (values) =>
      priceSummary(
        app,
        (prices) => prices.volume({ size: Number(values["size"]) }),
        (prices) => prices.volume(volume),
      ),
    submit: (values) => {
      const params = { id, size: Number(values["size"]) };
      return app.perform({
        title: `Resizing ${name} to ${gigabytes(params.size)}`,
        call: () => app.hz.volumes.resize(params),
      });
    },
  });
}
