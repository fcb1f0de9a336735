// Servers and load balancers as members of networks: attaching, detaching, and alias IPs.
import type { LoadBalancer, Network, Server } from "hetzner-cloud";
import type { App } from "../app.js";
import { confirm } from "../ui/dialog.js";
import { optionsOf, orNone } from "../ui/fields.js";
import { type Field, type Option, openForm, type Values } from "../ui/form.js";
import { entriesOf, textOf } from "../ui/values.js";
import { loadFor } from "./choices.js";
import type { Member } from "./network-members.js";

type Kind = Member["kind"];

/** What can be attached to networks. */
type Attachable = Pick<Server | LoadBalancer, "id" | "name" | "location"> & {
  private_net: { network?: number | null }[];
};

/** Opens the form that attaches a server or a load balancer to a network of its zone. */
export async function attachToNetwork(app: App, kind: Kind, { id, name, location, ...one }: Attachable): Promise<void> {
  const { networks } = app.project;
  if (!(await loadFor(app, "Loading the networks", [networks]))) return;
  const zone = location.network_zone;
  const offered = networks.items.filter(
    ({ id, subnets }) =>
      subnets.some(({ network_zone }) => network_zone === zone) &&
      !one.private_net.some(({ network }) => network === id),
  );
  openForm({
    title: `Attach ${name} to a network`,
    intro: "It gets a further interface with a private address. It costs nothing.",
    fields: [
      {
        name: "network",
        type: "select",
        label: "Network",
        required: true,
        options: orNone(
          optionsOf(offered, ({ name, ip_range }) => `${name} (${ip_range})`),
          `No other network has a subnet in ${zone}`,
        ),
      },
      ...addressFields((values) => networks.get(Number(values["network"]))),
      ...(kind === "server" ? [aliasesField()] : []),
    ],
    action: "Attach",
    submit: (values) => attach(app, kind, { id, name }, Number(values["network"]), values),
  });
}

/** Opens the form that attaches one of the servers or load balancers to a network. */
export function attachMember(app: App, network: Network, members: readonly Member[]): void {
  const { servers, loadBalancers } = candidates(app, members);
  const isServer = ({ kind }: Values) => kind === "server";
  openForm({
    title: `Attach to ${network.name}`,
    fields: [
      {
        name: "kind",
        type: "select",
        label: "Attach",
        options: [
          { value: "server", label: "A server", isDisabled: servers.length === 0 },
          { value: "load balancer", label: "A load balancer", isDisabled: loadBalancers.length === 0 },
        ],
      },
      {
        name: "member",
        type: "select",
        label: "Name",
        options: (values) => optionsOf<{ id: number; name: string }>(isServer(values) ? servers : loadBalancers),
      },
      ...addressFields(() => network),
      { ...aliasesField(), isShown: isServer },
    ],
    action: "Attach",
    submit: (values) => {
      const [kind, id] = [textOf(values, "kind") as Kind, Number(values["member"])];
      const list: readonly { id: number; name: string }[] = kind === "server" ? servers : loadBalancers;
      const member = list.find((one) => one.id === id) ?? { id, name: String(id) };
      return attach(app, kind, member, network.id, values);
    },
  });
}

/** Why nothing can be attached to a network; `undefined` if something can. */
export function whyNotAttached(app: App, network: Network, members: readonly Member[]): string | undefined {
  if (network.subnets.length === 0) return "Addresses come from subnets: add one first";
  const { servers, loadBalancers } = candidates(app, members);
  return servers.length + loadBalancers.length > 0 ? undefined : "All servers and load balancers are members already";
}

function candidates({ project: { servers, loadBalancers } }: App, members: readonly Member[]) {
  const isFree = (path: Member["path"]) => (one: { id: number }) =>
    !members.some((member) => member.path === path && member.id === one.id);
  return {
    servers: servers.items.filter(isFree("servers")),
    loadBalancers: loadBalancers.items.filter(isFree("load_balancers")),
  };
}

/** The fields for a subnet, or an address. */
function addressFields(networkOf: (values: Values) => Network | undefined): Field[] {
  const ranges = (values: Values): Option[] => {
    const subnets = networkOf(values)?.subnets ?? [];
    return subnets.flatMap(({ ip_range: value }) => (value ? [{ value, label: value }] : []));
  };
  return [
    {
      name: "ip_range",
      type: "select",
      label: "Subnet",
      options: (values) => [{ value: "", label: "Any" }, ...ranges(values)],
    },
    { name: "ip", type: "text", label: "Address", placeholder: "a free one" },
  ];
}

function aliasesField(aliases: readonly string[] = [], rows = 2): Field {
  const hint = "Further addresses in the network, one each line. They must be set up in the operating system too.";
  return { name: "alias_ips", type: "textarea", label: "Alias IPs", rows, value: aliases.join("\n"), hint };
}

function attach(app: App, kind: Kind, { id, name }: { id: number; name: string }, network: number, values: Values) {
  const { networks } = app.project;
  const [ip, range, aliases] = [textOf(values, "ip"), textOf(values, "ip_range"), entriesOf(values, "alias_ips")];
  const params = { id, network, ...(ip ? { ip } : {}), ...(range ? { ip_range: range } : {}) };
  return app.perform({
    title: `Attaching ${name} to ${networks.get(network)?.name ?? network}`,
    call: () =>
      kind === "server"
        ? app.hz.servers.attachToNetwork({ ...params, alias_ips: aliases })
        : app.hz.loadBalancers.attachToNetwork(params),
    affects: () => [{ list: networks, id: network }],
  });
}

/** Asks whether a member shall leave a network. */
export async function detachMember(
  app: App,
  network: number,
  { kind, id, name }: Pick<Member, "kind" | "id" | "name">,
): Promise<void> {
  const { networks } = app.project;
  const from = networks.get(network)?.name ?? `network ${network}`;
  const others =
    kind === "server"
      ? "Load balancers that reach it by this network do not reach it any more."
      : "Targets that it reaches by this network get no connections any more.";
  const text = `${name} loses its addresses there, and does not reach the other members privately any more. ${others}`;
  if (!(await confirm({ title: `Detach ${name} from ${from}?`, text, action: "Detach", isDangerous: true }))) return;
  const api = kind === "server" ? app.hz.servers : app.hz.loadBalancers;
  await app.attempt({
    title: `Detaching ${name} from ${from}`,
    call: () => api.detachFromNetwork({ id, network }),
    affects: () => [{ list: networks, id: network }],
  });
}

/** Opens the form for the further addresses of a server in a network. */
export function changeAliases(
  app: App,
  network: number,
  { id, name, aliases }: Pick<Member, "id" | "name" | "aliases">,
): void {
  openForm({
    title: `Alias IPs of ${name}`,
    fields: [aliasesField(aliases, 4)],
    action: "Save",
    submit: (values) =>
      app.perform({
        title: `Changing the alias IPs of ${name}`,
        call: () => app.hz.servers.changeAliasIps({ id, network, alias_ips: entriesOf(values, "alias_ips") }),
      }),
  });
}
