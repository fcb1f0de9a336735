// The forms of networks: creation, range, subnets and routes.
import type { Network, NetworkAddSubnetParams, NetworkCreateParams, NetworkRoute, NetworkSubnet } from "hetzner-cloud";
import type { App } from "../app.js";
import { contains, rangeOf } from "../data/ipv4.js";
import { confirm } from "../ui/dialog.js";
import { labelsField, nameField } from "../ui/fields.js";
import { type Option, openForm } from "../ui/form.js";
import { nameAndLabels, numberOf, textOf } from "../ui/values.js";
import type { Member } from "./network-members.js";

export function createNetwork(app: App): void {
  const { project, hz } = app;
  openForm({
    title: "Create a network",
    fields: [
      nameField(),
      {
        name: "ip_range",
        type: "text",
        label: "Range",
        value: freeRange(project.networks.items),
        required: true,
        hint: "A private range of at least 256 addresses. It can be enlarged later.",
      },
      {
        name: "zone",
        type: "select",
        label: "First subnet",
        options: [...zonesOf(app), { value: "", label: "None yet" }],
        hint: "Members of a subnet are in locations of its network zone.",
      },
      {
        name: "subnets.0.ip_range",
        type: "text",
        label: "Range of the subnet",
        placeholder: "a free range of 256 addresses",
        isShown: ({ zone }) => Boolean(zone),
      },
      labelsField(),
    ],
    action: "Create network",
    summary: () => "Networks are free of charge.",
    submit: async (values) => {
      const [zone, range] = [textOf(values, "zone"), textOf(values, "subnets.0.ip_range") || undefined];
      const params: NetworkCreateParams = { ...nameAndLabels(values), ip_range: textOf(values, "ip_range") };
      if (zone) params.subnets = [{ type: "cloud", network_zone: zone, ip_range: range }];
      const network = await app.perform({ title: `Creating ${params.name}`, call: () => hz.networks.create(params) });
      project.networks.put(network);
    },
  });
}

/** The first of the ranges 10.n.0.0/16 that no network uses. */
function freeRange(networks: readonly Network[]): string {
  const used = networks.map(({ ip_range }) => rangeOf(ip_range)).filter((range) => range !== undefined);
  for (let n = 0; n < 256; n++) {
    const range = rangeOf(`10.${n}.0.0/16`);
    if (range && !used.some((other) => contains(other, range.first) || contains(range, other.first)))
      return `10.${n}.0.0/16`;
  }
  return "192.168.0.0/16";
}

function zonesOf({ project }: App): Option[] {
  const locations = project.catalogue.locations.value ?? [];
  const zones = Map.groupBy(locations, ({ network_zone }) => network_zone);
  return [...zones].map(([zone, members]) => ({
    value: zone,
    label: `${zone} (${members.map(({ city }) => city).join(", ")})`,
  }));
}

export function addSubnet(app: App, { id, name }: Network): void {
  openForm({
    title: `Add a subnet to ${name}`,
    fields: [
      {
        name: "type",
        type: "select",
        label: "Type",
        options: [
          { value: "cloud", label: "cloud: servers and load balancers" },
          { value: "vswitch", label: "vswitch: dedicated servers" },
        ],
      },
      { name: "network_zone", type: "select", label: "Network zone", options: zonesOf(app) },
      { name: "ip_range", type: "text", label: "Range", placeholder: "a free range of 256 addresses" },
      {
        name: "vswitch_id",
        type: "number",
        label: "Id of the vSwitch",
        required: true,
        min: 1,
        isShown: ({ type }) => type === "vswitch",
      },
    ],
    action: "Add subnet",
    submit: (values) => {
      const params: NetworkAddSubnetParams = {
        id,
        type: textOf(values, "type"),
        network_zone: textOf(values, "network_zone"),
        ip_range: textOf(values, "ip_range") || undefined,
      };
      if (params.type === "vswitch") params.vswitch_id = numberOf(values, "vswitch_id");
      return app.perform({ title: `Adding a subnet to ${name}`, call: () => app.hz.networks.addSubnet(params) });
    },
  });
}

export async function deleteSubnet(app: App, { id }: Network, { ip_range: range }: NetworkSubnet): Promise<void> {
  if (!range) return;
  const question = { text: "Nothing has an address in it.", action: "Delete", isDangerous: true };
  if (!(await confirm({ title: `Delete ${range}?`, ...question }))) return;
  await app.attempt({
    title: `Deleting subnet ${range}`,
    call: () => app.hz.networks.deleteSubnet({ id, ip_range: range }),
  });
}

export function addRoute(app: App, network: Network, members: readonly Member[]): void {
  const servers = members.filter(({ kind, ip }) => kind === "server" && ip);
  const known = servers.map(({ name, ip }) => ({ value: ip ?? "", label: `${name} (${ip})` }));
  openForm({
    title: `Add a route to ${network.name}`,
    intro: "Packets for the destination are sent to the gateway, a server of the network.",
    fields: [
      {
        name: "destination",
        type: "text",
        label: "Destination",
        required: true,
        placeholder: "10.100.0.0/16",
        hint: "A range outside of all subnets; 0.0.0.0/0 for everything else.",
      },
      {
        name: "server",
        type: "select",
        label: "Gateway",
        options: [...known, { value: "", label: "Another address" }],
      },
      {
        name: "gateway",
        type: "text",
        label: "Address of the gateway",
        required: true,
        isShown: ({ server }) => !server,
      },
    ],
    action: "Add route",
    submit: (values) => {
      const gateway = textOf(values, "server") || textOf(values, "gateway");
      const params = { id: network.id, destination: textOf(values, "destination"), gateway };
      const title = `Adding the route to ${params.destination}`;
      return app.perform({ title, call: () => app.hz.networks.addRoute(params) });
    },
  });
}

export async function deleteRoute(app: App, { id }: Network, { destination, gateway }: NetworkRoute): Promise<void> {
  const text = `Packets for ${destination} are not sent to ${gateway} any more.`;
  const question = { title: `Delete the route to ${destination}?`, text, action: "Delete", isDangerous: true };
  if (!(await confirm(question))) return;
  await app.attempt({
    title: `Deleting the route to ${destination}`,
    call: () => app.hz.networks.deleteRoute({ id, destination, gateway }),
  });
}

export function changeRange(app: App, { id, name, ip_range }: Network): void {
  openForm({
    title: `Range of ${name}`,
    fields: [
      {
        name: "ip_range",
        type: "text",
        label: "New range",
        value: ip_range,
        required: true,
        hint: `It must start at the same address as ${ip_range} and contain it: a network can only be enlarged.`,
      },
    ],
    action: "Change range",
    submit: (values) => {
      const params = { id, ip_range: textOf(values, "ip_range") };
      return app.perform({ title: `Changing the range of ${name}`, call: () => app.hz.networks.changeIpRange(params) });
    },
  });
}
