// The form that creates a load balancer.
import type { LoadBalancer, LoadBalancerCreateParams, LoadBalancerServiceInput } from "hetzner-cloud";
import type { App } from "../../app.js";
import { labelsField, nameField, optionsOf } from "../../ui/fields.js";
import { type Field, openForm, type Values } from "../../ui/form.js";
import { chosenOf, isChecked, nameAndLabels, numberOf, textOf } from "../../ui/values.js";
import { locationOf, locationOptions } from "../choices.js";
import { priceSummary } from "../prices.js";
import { ALGORITHMS, typeOptions } from "./forms.js";
import { destinationPortField, listenPortField } from "./service-form.js";

export function createLoadBalancer(app: App): void {
  const { project, hz } = app;
  openForm({
    title: "Create a load balancer",
    fields: fieldsOf(app),
    action: "Create load balancer",
    wide: true,
    hasColumns: true,
    summary: (values) =>
      priceSummary(app, (prices) => {
        const chosen = {
          location: { name: textOf(values, "location") },
          load_balancer_type: { name: textOf(values, "load_balancer_type") },
        };
        return prices.loadBalancer(chosen as LoadBalancer);
      }),
    submit: async (values) => {
      const params = paramsOf(values);
      const title = `Creating ${params.name}`;
      const reply = await app.perform({ title, call: () => hz.loadBalancers.create(params) });
      project.loadBalancers.put(reply.load_balancer);
    },
  });
}

function fieldsOf(app: App): Field[] {
  const { networks, certificates } = app.project;
  const hasService = ({ service }: Values) => Boolean(service);
  return [
    nameField(),
    {
      name: "location",
      type: "select",
      label: "Location",
      options: locationOptions(app),
    },
    {
      name: "load_balancer_type",
      type: "select",
      label: "Type",
      options: (values) => typeOptions(app, textOf(values, "location")),
    },
    { name: "algorithm", type: "select", label: "Algorithm", options: ALGORITHMS },
    {
      name: "network",
      type: "select",
      label: "Private network",
      options: (values) => [
        { value: "", label: "None" },
        ...optionsOf(
          networks.items.filter(({ subnets }) =>
            subnets.some(
              ({ network_zone }) => network_zone === locationOf(app, textOf(values, "location"))?.network_zone,
            ),
          ),
        ),
      ],
      group: "Network",
    },
    {
      name: "public_interface",
      type: "checkbox",
      label: "Reachable from the internet, by an IPv4 and an IPv6 address",
      value: true,
    },
    {
      name: "service",
      type: "select",
      label: "Protocol",
      options: [
        { value: "http", label: "HTTP" },
        { value: "https", label: "HTTPS: TLS ends at the load balancer", isDisabled: certificates.items.length === 0 },
        { value: "tcp", label: "TCP, with any content" },
        { value: "", label: "No service yet" },
      ],
      group: "First service",
    },
    { ...listenPortField(), isShown: hasService },
    { ...destinationPortField(80), isShown: hasService },
    {
      name: "certificates",
      type: "choices",
      label: "Certificates",
      options: optionsOf(certificates.items),
      isShown: ({ service }) => service === "https",
    },
    {
      name: "targets",
      type: "text",
      label: "Servers with labels",
      placeholder: "none yet, or a selector such as role=web",
      hint: "Single servers can be added on its page. They are reached over the private network, if there is one.",
      group: "Targets",
    },
    labelsField(),
  ];
}

function paramsOf(values: Values): LoadBalancerCreateParams {
  const [network, selector] = [numberOf(values, "network"), textOf(values, "targets")];
  const service = serviceOf(values);
  const params: LoadBalancerCreateParams = {
    ...nameAndLabels(values),
    location: textOf(values, "location"),
    load_balancer_type: textOf(values, "load_balancer_type"),
    algorithm: { type: textOf(values, "algorithm") },
    public_interface: isChecked(values, "public_interface"),
  };
  if (network !== undefined) params.network = network;
  if (service) params.services = [service];
  if (selector) {
    const isPrivate = network !== undefined;
    params.targets = [{ type: "label_selector", label_selector: { selector }, use_private_ip: isPrivate }];
  }
  return params;
}

function serviceOf(values: Values): LoadBalancerServiceInput | undefined {
  const protocol = textOf(values, "service");
  if (!protocol) return undefined;
  const service: LoadBalancerServiceInput = {
    protocol,
    listen_port: numberOf(values, "listen_port") ?? (protocol === "https" ? 443 : 80),
    destination_port: numberOf(values, "destination_port"),
  };
  if (protocol === "https") service.http = { certificates: chosenOf(values, "certificates").map(Number) };
  return service;
}
