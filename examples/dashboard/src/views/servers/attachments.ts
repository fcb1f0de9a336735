// What a server is connected with: networks, volumes, firewalls, and a placement group.
import type { Firewall, Server, ServerPrivateNet, Volume } from "hetzner-cloud";
import type { App } from "../../app.js";
import { confirm } from "../../ui/dialog.js";
import { openForm } from "../../ui/form.js";
import { monthly } from "./costs.js";
import { withLoaded } from "./with-loaded.js";

export async function attachNetwork(app: App, server: Server): Promise<void> {
  const { id, name, private_net } = server;
  const { networks } = app.project;
  if (!(await withLoaded(app, "Loading the networks", [networks]))) return;
  const offered = networks.items.filter(
    (network) => network.subnets.length > 0 && !private_net.some((own) => own.network === network.id),
  );
  openForm({
    title: `Attach ${name} to a network`,
    intro: "The server gets a further interface with a private address. It costs nothing.",
    fields: [
      {
        name: "network",
        type: "select",
        label: "Network",
        required: true,
        options: offered.map((network) => ({
          value: String(network.id),
          label: `${network.name} (${network.ip_range})`,
        })),
        ...(offered.length === 0 ? { hint: "There is no other network with a subnet." } : {}),
      },
      { name: "ip", type: "text", label: "Address", placeholder: "10.0.0.5", hint: "Empty: a free one." },
      {
        name: "alias_ips",
        type: "text",
        label: "Alias IPs",
        hint: "Further addresses of the network, separated by commas.",
      },
    ],
    action: "Attach",
    submit: ({ network, ip, alias_ips }) =>
      app.perform({
        title: `Attaching ${name} to a network`,
        call: () =>
          app.hz.servers.attachToNetwork({
            id,
            network: Number(network),
            alias_ips: addressesOf(alias_ips as string),
            ...(ip ? { ip: ip as string } : {}),
          }),
        affects: () => [{ list: networks, id: Number(network) }],
      }),
  });
}

export async function detachNetwork(app: App, { id, name }: Server, network: number): Promise<void> {
  const { networks } = app.project;
  const networkName = networks.get(network)?.name ?? `network ${network}`;
  const agreed = await confirm({
    title: `Detach ${name} from ${networkName}?`,
    text: "The server loses its private addresses there. Load balancers that reach it by this network do not reach it any more.",
    action: "Detach",
    isDangerous: true,
  });
  if (!agreed) return;
  await app.attempt({
    title: `Detaching ${name} from ${networkName}`,
    call: () => app.hz.servers.detachFromNetwork({ id, network }),
    affects: () => [{ list: networks, id: network }],
  });
}

export function changeAliasIps(app: App, { id, name }: Server, { network, alias_ips }: ServerPrivateNet): void {
  openForm({
    title: `Alias IPs of ${name}`,
    intro: "Further addresses of the server in the network. They must be configured in its operating system too.",
    fields: [
      {
        name: "alias_ips",
        type: "text",
        label: "Alias IPs",
        value: (alias_ips ?? []).join(", "),
        hint: "Separated by commas. Empty: none.",
      },
    ],
    action: "Save",
    submit: (values) =>
      app.perform({
        title: `Changing the alias IPs of ${name}`,
        call: () =>
          app.hz.servers.changeAliasIps({
            id,
            network: Number(network),
            alias_ips: addressesOf(values["alias_ips"] as string),
          }),
      }),
  });
}

function addressesOf(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

export async function attachVolume(app: App, { id, name, location }: Server): Promise<void> {
  const { volumes } = app.project;
  if (!(await withLoaded(app, "Loading the volumes", [volumes]))) return;
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
        options: offered.map((volume) => ({ value: String(volume.id), label: `${volume.name} (${volume.size} GB)` })),
        ...(offered.length === 0 ? { hint: `There is no free volume in ${location.name}.` } : {}),
      },
      {
        name: "automount",
        type: "checkbox",
        label: "Mount it",
        hint: "For a volume with a file system, on a server that runs.",
      },
    ],
    action: "Attach",
    submit: ({ volume, automount }) =>
      app.perform({
        title: `Attaching ${volumes.get(Number(volume))?.name ?? "a volume"} to ${name}`,
        call: () => app.hz.volumes.attach({ id: Number(volume), server: id, automount: automount === true }),
        affects: () => [{ list: app.project.servers, id }],
      }),
  });
}

export async function detachVolume(app: App, server: Server, volume: Volume): Promise<void> {
  const price = monthly(app, (prices) => prices.volume(volume));
  const agreed = await confirm({
    title: `Detach ${volume.name}?`,
    text: `Unmount it in ${server.name} first, or data that is not written is lost. The volume stays with its data${price ? `, and still costs ${price}` : ""}.`,
    action: "Detach",
    isDangerous: true,
  });
  if (!agreed) return;
  await app.attempt({
    title: `Detaching ${volume.name} from ${server.name}`,
    call: () => app.hz.volumes.detach({ id: volume.id }),
    affects: () => [{ list: app.project.servers, id: server.id }],
  });
}

export async function applyFirewall(app: App, { id, name, public_net }: Server): Promise<void> {
  const { firewalls, servers } = app.project;
  if (!(await withLoaded(app, "Loading the firewalls", [firewalls]))) return;
  const offered = firewalls.items.filter(({ id }) => !(public_net.firewalls ?? []).some((own) => own.id === id));
  openForm({
    title: `Apply a firewall to ${name}`,
    intro: "What no rule of the applied firewalls allows to come in is dropped at once. It costs nothing.",
    fields: [
      {
        name: "firewall",
        type: "select",
        label: "Firewall",
        required: true,
        options: offered.map((one) => ({ value: String(one.id), label: `${one.name} (${one.rules.length} rules)` })),
        ...(offered.length === 0 ? { hint: "There is no other firewall." } : {}),
      },
    ],
    action: "Apply",
    submit: ({ firewall }) =>
      app.perform({
        title: `Applying ${firewalls.get(Number(firewall))?.name ?? "a firewall"} to ${name}`,
        call: () =>
          app.hz.firewalls.applyToResources({ id: Number(firewall), apply_to: [{ type: "server", server: { id } }] }),
        affects: () => [
          { list: servers, id },
          { list: firewalls, id: Number(firewall) },
        ],
      }),
  });
}

export async function removeFirewall(app: App, { id, name }: Server, firewall: Firewall): Promise<void> {
  const { firewalls, servers } = app.project;
  const agreed = await confirm({
    title: `Remove ${firewall.name} from ${name}?`,
    text: "Its rules do not apply to the server any more. Without any firewall, everything may come in.",
    action: "Remove",
    isDangerous: true,
  });
  if (!agreed) return;
  await app.attempt({
    title: `Removing ${firewall.name} from ${name}`,
    call: () =>
      app.hz.firewalls.removeFromResources({ id: firewall.id, remove_from: [{ type: "server", server: { id } }] }),
    affects: () => [
      { list: servers, id },
      { list: firewalls, id: firewall.id },
    ],
  });
}

/** Returns whether a firewall is applied to a server by a label selector only: then just its labels remove it. */
export function isBySelector({ applied_to }: Firewall, server: Server): boolean {
  return !applied_to.some((resource) => resource.server?.id === server.id);
}

export async function addToPlacementGroup(app: App, { id, name }: Server): Promise<void> {
  const { placementGroups } = app.project;
  if (!(await withLoaded(app, "Loading the placement groups", [placementGroups]))) return;
  openForm({
    title: `Add ${name} to a placement group`,
    intro:
      "The servers of a group run on different hosts, so that one failing host stops one of them only. It costs nothing.",
    fields: [
      {
        name: "placement_group",
        type: "select",
        label: "Placement group",
        required: true,
        options: placementGroups.items.map((group) => ({
          value: String(group.id),
          label: `${group.name} (${group.servers.length} of 10 servers)`,
          isDisabled: group.servers.length >= 10,
        })),
        ...(placementGroups.items.length === 0 ? { hint: "There is none yet." } : {}),
      },
    ],
    action: "Add",
    submit: ({ placement_group }) =>
      app.perform({
        title: `Adding ${name} to a placement group`,
        call: () => app.hz.servers.addToPlacementGroup({ id, placement_group: Number(placement_group) }),
        affects: () => [{ list: placementGroups, id: Number(placement_group) }],
      }),
  });
}

export async function removeFromPlacementGroup(app: App, { id, name, placement_group }: Server): Promise<void> {
  const { placementGroups } = app.project;
  const agreed = await confirm({
    title: `Remove ${name} from ${placement_group?.name ?? "its placement group"}?`,
    text: "From its next start the server may run on the same host as others of the group.",
    action: "Remove",
  });
  if (!agreed) return;
  await app.attempt({
    title: `Removing ${name} from its placement group`,
    call: () => app.hz.servers.removeFromPlacementGroup({ id }),
    affects: () => (placement_group ? [{ list: placementGroups, id: placement_group.id }] : []),
  });
}
