// The forms of load balancers: type, algorithm and public interface.
import type { LoadBalancer, LoadBalancerType } from "hetzner-cloud";
import type { App } from "../../app.js";
import { priceIn } from "../../data/prices.js";
import { confirm } from "../../ui/dialog.js";
import { type Option, openForm } from "../../ui/form.js";
import { count } from "../../ui/format.js";
import { textOf } from "../../ui/values.js";
import { amount, priceSummary } from "../prices.js";

export const ALGORITHMS: Option[] = [
  { value: "round_robin", label: "Round robin: each target in turn" },
  { value: "least_connections", label: "Least connections: the target with the fewest" },
];

/** The types in a location, with what they cost there. */
export function typeOptions(app: App, location: string): Option[] {
  return (app.project.catalogue.loadBalancerTypes.value ?? []).flatMap((type) => {
    const price = priceIn(type.prices, location);
    if (price === undefined) return [];
    return [{ value: type.name, label: `${type.name}, ${amount(app, price)} a month: ${limitsOf(type)}` }];
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
