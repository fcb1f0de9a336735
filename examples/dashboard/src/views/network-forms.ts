// The forms of networks.
import type {
  LoadBalancerAttachToNetworkParams,
  Network,
  NetworkAddSubnetParams,
  NetworkCreateParams,
  NetworkRoute,
  NetworkSubnet,
  ServerAttachToNetworkParams,
} from "hetzner-cloud";
import type { App } from "../app.js";
import { contains, rangeOf } from "../data/ipv4.js";
import { confirm } from "../ui/dialog.js";
import { type Field, labelsField, labelsOf, type Option, openForm } from "../ui/form.js";
import { count } from "../ui/format.js";
import { type Member, membersOf } from "./network-members.js";
import { explain, linesOf, optionsOf, textOf } from "./resource-forms.js";

export function createNetwork(app: App): void {
  const { project, hz } = app;
  openForm({
    title: "Create a network",
    fields: [
      { name: "name", type: "text", label: "Name", required: true },
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
      const [name, zone, range] = [
        textOf(values, "name"),
        textOf(values, "zone"),
        textOf(values, "subnets.0.ip_range") || undefined,
      ];
      const params: NetworkCreateParams = {
        name,
        ip_range: textOf(values, "ip_range"),
        labels: labelsOf(textOf(values, "labels")),
      };
      if (zone) params.subnets = [{ type: "cloud", network_zone: zone, ip_range: range }];
      const network = await app.perform({ title: `Creating network ${name}`, call: () => hz.networks.create(params) });
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
      const [type, zone, range] = [
        textOf(values, "type"),
        textOf(values, "network_zone"),
        textOf(values, "ip_range") || undefined,
      ];
      const params: NetworkAddSubnetParams = { id, type, network_zone: zone, ip_range: range };
      if (type === "vswitch") params.vswitch_id = Number(values["vswitch_id"]);
      return app.perform({ title: `Adding a subnet to ${name}`, call: () => app.hz.networks.addSubnet(params) });
    },
  });
}

export async function deleteSubnet(app: App, network: Network, subnet: NetworkSubnet, used: number): Promise<void> {
  const { ip_range: range } = subnet;
  if (!range) return;
  if (used > 0) {
    const text = `${count(used, "member")} of the network ${used === 1 ? "has its address" : "have their addresses"} in it. Detach them first.`;
    explain(`${range} cannot be deleted yet`, text);
    return;
  }
  const question = { text: "Nothing has an address in it.", action: "Delete subnet", isDangerous: true };
  if (!(await confirm({ title: `Delete ${range}?`, ...question }))) return;
  await app.attempt({
    title: `Deleting subnet ${range}`,
    call: () => app.hz.networks.deleteSubnet({ id: network.id, ip_range: range }),
  });
}

export function addRoute(app: App, network: Network): void {
  const servers = membersOf(app, network).filter(({ kind, ip }) => kind === "server" && ip);
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
  const question = { title: `Delete the route to ${destination}?`, text, action: "Delete route", isDangerous: true };
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

/** Attaches a server or load balancer. */
export function attachMember(app: App, network: Network): void {
  const { project, hz } = app;
  if (network.subnets.length === 0) {
    explain(`Nothing can be attached to ${network.name} yet`, "Addresses come from subnets: add one first.");
    return;
  }
  const members = membersOf(app, network);
  const isFree = (path: Member["path"]) => (resource: { id: number }) =>
    !members.some((member) => member.path === path && member.id === resource.id);
  const servers = optionsOf(project.servers.items.filter(isFree("servers")));
  const balancers = optionsOf(project.loadBalancers.items.filter(isFree("load_balancers")));
  if (servers.length + balancers.length === 0) {
    explain("There is nothing to attach", "All servers and load balancers are members of this network already.");
    return;
  }
  const ranges = network.subnets.flatMap(({ ip_range }) => (ip_range ? [{ value: ip_range, label: ip_range }] : []));
  const fields: Field[] = [
    {
      name: "kind",
      type: "select",
      label: "Attach",
      options: [
        { value: "server", label: "A server", isDisabled: servers.length === 0 },
        { value: "load_balancer", label: "A load balancer", isDisabled: balancers.length === 0 },
      ],
    },
    {
      name: "member",
      type: "select",
      label: "Name",
      options: ({ kind }) => (kind === "load_balancer" ? balancers : servers),
    },
    { name: "ip_range", type: "select", label: "Subnet", options: [{ value: "", label: "Any" }, ...ranges] },
    { name: "ip", type: "text", label: "Address", placeholder: "a free one" },
    {
      name: "alias_ips",
      type: "textarea",
      label: "Alias IPs",
      rows: 2,
      hint: "Further addresses of the server, one each line.",
      isShown: ({ kind }) => kind === "server",
    },
  ];
  openForm({
    title: `Attach to ${network.name}`,
    fields,
    action: "Attach",
    submit: (values) => {
      const id = Number(values["member"]);
      const isServer = values["kind"] === "server";
      const list = isServer ? project.servers : project.loadBalancers;
      const params: LoadBalancerAttachToNetworkParams & ServerAttachToNetworkParams = { id, network: network.id };
      const [ip, range, aliases] = [
        textOf(values, "ip"),
        textOf(values, "ip_range"),
        linesOf(textOf(values, "alias_ips")),
      ];
      if (ip) params.ip = ip;
      if (range) params.ip_range = range;
      if (isServer && aliases.length > 0) params.alias_ips = aliases;
      return app.perform({
        title: `Attaching ${list.get(id)?.name} to ${network.name}`,
        call: () => (isServer ? hz.servers.attachToNetwork(params) : hz.loadBalancers.attachToNetwork(params)),
      });
    },
  });
}

export async function detachMember(app: App, network: Network, { kind, id, name, ip }: Member): Promise<void> {
  const text = `It loses the address ${ip} and does not reach the other members privately any more.`;
  const question = { title: `Detach ${name}?`, text, action: `Detach ${name}`, isDangerous: true };
  if (!(await confirm(question))) return;
  const { servers, loadBalancers } = app.hz;
  const params = { id, network: network.id };
  await app.attempt({
    title: `Detaching ${name} from ${network.name}`,
    call: () => (kind === "server" ? servers.detachFromNetwork(params) : loadBalancers.detachFromNetwork(params)),
  });
}

export function changeAliases(app: App, network: Network, { id, name, aliases }: Member): void {
  openForm({
    title: `Alias IPs of ${name}`,
    fields: [
      {
        name: "alias_ips",
        type: "textarea",
        label: "Alias IPs",
        rows: 4,
        value: aliases.join("\n"),
        hint: `Further addresses in ${network.name}, one each line. None removes all.`,
      },
    ],
    action: "Save",
    submit: (values) => {
      const params = { id, network: network.id, alias_ips: linesOf(textOf(values, "alias_ips")) };
      return app.perform({
        title: `Changing the alias IPs of ${name}`,
        call: () => app.hz.servers.changeAliasIps(params),
      });
    },
  });
}
