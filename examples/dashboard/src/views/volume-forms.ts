// The forms of volumes: creation, attachment and size.
import type { Server, Volume, VolumeCreateParams } from "hetzner-cloud";
import type { App } from "../app.js";
import { confirm } from "../ui/dialog.js";
import { labelsField, nameField, optionsOf, orNone } from "../ui/fields.js";
import { type Field, openForm } from "../ui/form.js";
import { place } from "../ui/format.js";
import { isChecked, nameAndLabels, textOf } from "../ui/values.js";
import { locationOptions, serverOptions } from "./choices.js";
import { aMonth, priceSummary } from "./prices.js";

/** The sizes that the API accepts. */
const LEAST_GIGABYTES = 10;
export const MOST_GIGABYTES = 10_240;

export function gigabytes(size: number): string {
  return `${size.toLocaleString("en")} GB`;
}

export function createVolume(app: App): void {
  const { project, hz } = app;
  const fields: Field[] = [
    nameField(),
    {
      name: "size",
      type: "number",
      label: "Size in GB",
      value: "10",
      min: LEAST_GIGABYTES,
      max: MOST_GIGABYTES,
      required: true,
      hint: "It can be enlarged later, but never reduced.",
    },
    {
      name: "server",
      type: "select",
      label: "Attach to",
      options: [{ value: "", label: "No server" }, ...serverOptions(project.servers.items)],
    },
    {
      name: "location",
      type: "select",
      label: "Location",
      options: locationOptions(app),
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
      const [server, format] = [textOf(values, "server"), textOf(values, "format")];
      const params: VolumeCreateParams = { ...nameAndLabels(values), size: Number(values["size"]) };
      if (format) params.format = format;
      if (server) params.server = Number(server);
      else params.location = textOf(values, "location");
      if (server && format) params.automount = isChecked(values, "automount");
      const reply = await app.perform({ title: `Creating ${params.name}`, call: () => hz.volumes.create(params) });
      project.volumes.put(reply.volume);
    },
  });
}

/** The servers that a volume can be attached to. */
export function reachable({ project }: App, { location }: Volume): Server[] {
  return project.servers.items.filter((server) => server.location.id === location.id);
}

export function attachVolume(app: App, volume: Volume): void {
  openForm({
    title: `Attach ${volume.name}`,
    fields: [
      {
        name: "server",
        type: "select",
        label: "Server",
        options: optionsOf(reachable(app, volume)),
        hint: `The servers in ${place(volume.location)}.`,
      },
      mountField(Boolean(volume.format)),
    ],
    action: "Attach",
    submit: (values) => attachment(app, volume, Number(values["server"]), isChecked(values, "automount")),
  });
}

/** Attaches one of the volumes to a server. */
export function attachVolumeTo(app: App, { id, name, location }: Server): void {
  const { volumes } = app.project;
  const offered = volumes.items.filter((volume) => !volume.server && volume.location.name === location.name);
  openForm({
    title: `Attach a volume to ${name}`,
    intro: "The price does not change: a volume costs the same whether it is attached or not.",
    fields: [
      {
        name: "volume",
        type: "select",
        label: "Volume",
        required: true,
        options: orNone(
          optionsOf(offered, (volume) => `${volume.name} (${gigabytes(volume.size)})`),
          `There is no free volume in ${location.name}`,
        ),
      },
      mountField(false),
    ],
    action: "Attach",
    submit: async (values) => {
      const volume = volumes.get(Number(values["volume"]));
      if (volume) await attachment(app, volume, id, isChecked(values, "automount"));
    },
  });
}

function mountField(value: boolean): Field {
  const hint = "It must have a file system, and the server must be running.";
  return { name: "automount", type: "checkbox", label: "Mount it on the server", value, hint };
}

function attachment(app: App, { id, name }: Volume, server: number, automount: boolean) {
  const { servers } = app.project;
  return app.perform({
    title: `Attaching ${name} to ${servers.get(server)?.name ?? server}`,
    call: () => app.hz.volumes.attach({ id, server, automount }),
    affects: () => [{ list: servers, id: server }],
  });
}

export async function detachVolume(app: App, volume: Volume): Promise<void> {
  const { id, name, server } = volume;
  const { servers } = app.project;
  const from = servers.get(server ?? 0)?.name ?? "its server";
  const price = aMonth(app, (prices) => prices.volume(volume));
  const text = `Unmount it on ${from} first, or what was written last may be lost. The volume stays with its data${price && `, and still costs ${price}`}.`;
  if (!(await confirm({ title: `Detach ${name}?`, text, action: "Detach", isDangerous: true }))) return;
  await app.attempt({
    title: `Detaching ${name} from ${from}`,
    call: () => app.hz.volumes.detach({ id }),
    affects: () => (server ? [{ list: servers, id: server }] : []),
  });
}

export function resizeVolume(app: App, volume: Volume): void {
  const { id, name, size } = volume;
  openForm({
    title: `Resize ${name}`,
    fields: [
      {
        name: "size",
        type: "number",
        label: "New size in GB",
        value: String(Math.min(MOST_GIGABYTES, size * 2)),
        min: size + 1,
        max: MOST_GIGABYTES,
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
