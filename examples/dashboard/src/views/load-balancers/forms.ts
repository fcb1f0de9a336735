// The forms of load balancers: type, algorithm, networks, public interface and reverse DNS.
import type { LoadBalancer, LoadBalancerAttachToNetworkParams, LoadBalancerType } from "hetzner-cloud";
import type { App } from "../../app.js";
import { priceIn } from "../../data/prices.js";
import { confirm } from "../../ui/dialog.js";
import { type Option, openForm } from "../../ui/form.js";
import { count, money } from "../../ui/format.js";
import { explain, optionsOf, priceSummary, textOf } from "../resource-forms.js";

export const ALGORITHMS: Option[] = [
  { value: "round_robin", label: "Round robin: each target in turn" },
  { value: "least_connections", label: "Least connections: the target with the fewest" },
];

/** The types in a location, with what they cost there. */
export function typeOptions(app: App, location: string): Option[] {
  const currency = app.project.catalogue.pricing.value?.currency ?? "EUR";
  return (app.project.catalogue.loadBalancerTypes.value ?? []).flatMap((type) => {
    const price = priceIn(type.prices, location);
    if (price === undefined) return [];
    return [{ value: type.name, label: `${type.name}, ${money(price, currency)} a month: ${limitsOf(type)}` }];
  });
}

function limitsOf({ max_connections, max_targets, max_services }: LoadBalancerType): string {
  return `${count(max_connections, "connection")}, ${count(max_targets, "target")}, ${count(max_services, "service")}`;
}

export function changeType(app: App, balancer: LoadBalancer): void {
  const { id, name, load_balancer_type: present, location } = balancer;
  const options = typeOptions(app, location.name).map((option) =>
    option.value === present.name ? { ...option, label: `${option.label} (now)`, isDisabled: true } : option,
  );
  openForm({
    title: `Change the type of ${name}`,
    fields: [
      {
        name: "load_balancer_type",
        type: "select",
        label: "New type",
        options,
        hint: "Its services, targets and certificates must be within the limits of the new type.",
      },
    ],
    action: "Change type",
    summary: (values) =>
      priceSummary(
        app,
        (prices) =>
          prices.loadBalancer({
            location,
            load_balancer_type: { ...present, name: textOf(values, "load_balancer_type") },
          }),
        (prices) => prices.loadBalancer(balancer),
      ),
    submit: (values) => {
      const type = textOf(values, "load_balancer_type");
      return app.perform({
        title: `Changing ${name} to ${type}`,
        call: () => app.hz.loadBalancers.changeType({ id, load_balancer_type: type }),
      });
    },
  });
}

export function changeAlgorithm(app: App, { id, name, algorithm }: LoadBalancer): void {
  openForm({
    title: `Algorithm of ${name}`,
    fields: [
      { name: "type", type: "select", label: "Target of a connection", options: ALGORITHMS, value: algorithm.type },
    ],
    action: "Save",
    submit: (values) =>
      app.perform({
        title: `Changing the algorithm of ${name}`,
        call: () => app.hz.loadBalancers.changeAlgorithm({ id, type: textOf(values, "type") }),
      }),
  });
}

export function attachNetwork(app: App, balancer: LoadBalancer): void {
  const { id, name, location, private_net: nets } = balancer;
  const networks = app.project.networks.items.filter(
    (network) =>
      network.subnets.some((subnet) => subnet.network_zone === location.network_zone) &&
      !nets.some((net) => net.network === network.id),
  );
  if (networks.length === 0) {
    explain(
      "There is no network to attach it to",
      `It must have a subnet in the network zone ${location.network_zone}, and not be attached yet.`,
    );
    return;
  }
  openForm({
    title: `Attach ${name} to a network`,
    fields: [
      {
        name: "network",
        type: "select",
        label: "Network",
        options: optionsOf(networks, (network) => `${network.name} (${network.ip_range})`),
      },
      {
        name: "ip_range",
        type: "select",
        label: "Subnet",
        options: ({ network }) => [
          { value: "", label: "Any" },
          ...(app.project.networks.get(Number(network))?.subnets ?? []).flatMap(({ ip_range }) =>
            ip_range ? [{ value: ip_range, label: ip_range }] : [],
          ),
        ],
      },
      { name: "ip", type: "text", label: "Address", placeholder: "a free one" },
    ],
    action: "Attach",
    submit: (values) => {
      const params: LoadBalancerAttachToNetworkParams = { id, network: Number(values["network"]) };
      const [range, ip] = [textOf(values, "ip_range"), textOf(values, "ip")];
      if (range) params.ip_range = range;
      if (ip) params.ip = ip;
      return app.perform({
        title: `Attaching ${name} to ${app.project.networks.get(params.network)?.name}`,
        call: () => app.hz.loadBalancers.attachToNetwork(params),
      });
    },
  });
}

export async function detachNetwork(app: App, { id, name }: LoadBalancer, network: number): Promise<void> {
  const from = app.project.networks.get(network)?.name ?? `network ${network}`;
  const text = `${name} loses its address there. Targets that it reaches over this network get no connections any more.`;
  if (!(await confirm({ title: `Detach from ${from}?`, text, action: "Detach", isDangerous: true }))) return;
  await app.attempt({
    title: `Detaching ${name} from ${from}`,
    call: () => app.hz.loadBalancers.detachFromNetwork({ id, network }),
  });
}

export async function setPublicInterface(app: App, { id, name, public_net: { enabled } }: LoadBalancer): Promise<void> {
  const { loadBalancers } = app.hz;
  if (!enabled) {
    await app.attempt({
      title: `Enabling the public interface of ${name}`,
      call: () => loadBalancers.enablePublicInterface({ id }),
    });
    return;
  }
  const question = {
    title: "Disable the public interface?",
    text: `${name} is reached by its private networks only. All targets must be reached over these, too.`,
    action: "Disable",
    isDangerous: true,
  };
  if (!(await confirm(question))) return;
  await app.attempt({
    title: `Disabling the public interface of ${name}`,
    call: () => loadBalancers.disablePublicInterface({ id }),
  });
}

export function changeReverseDns(
  app: App,
  { id, name }: LoadBalancer,
  ip: string,
  present: string | null | undefined,
): void {
  openForm({
    title: `Reverse DNS of ${ip}`,
    fields: [
      {
        name: "dns_ptr",
        type: "text",
        label: "Domain name",
        value: present ?? "",
        placeholder: "lb.example.com",
        hint: "Empty restores the default of Hetzner.",
      },
    ],
    action: "Save",
    submit: (values) =>
      app.perform({
        title: `Changing the reverse DNS of ${name}`,
        call: () => app.hz.loadBalancers.changeDnsPtr({ id, ip, dns_ptr: textOf(values, "dns_ptr") || null }),
      }),
  });
}
