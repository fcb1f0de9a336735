// The form that creates a load balancer.
import type { LoadBalancer, LoadBalancerCreateParams, LoadBalancerServiceInput } from "hetzner-cloud";
import type { App } from "../../app.js";
import { type Field, labelsField, labelsOf, openForm, type Values } from "../../ui/form.js";
import { numberOf, optionsOf, priceSummary, textOf } from "../resource-forms.js";
import { ALGORITHMS, typeOptions } from "./forms.js";

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
      const title = `Creating load balancer ${params.name}`;
      const reply = await app.perform({ title, call: () => hz.loadBalancers.create(params) });
      project.loadBalancers.put(reply.load_balancer);
    },
  });
}

function fieldsOf(app: App): Field[] {
  const { networks, certificates, catalogue } = app.project;
  const locations = catalogue.locations.value ?? [];
  const zoneOf = (name: string) => locations.find((location) => location.name === name)?.network_zone;
  const hasService = ({ service }: Values) => Boolean(service);
  return [
    { name: "name", type: "text", label: "Name", required: true },
    {
      name: "location",
      type: "select",
      label: "Location",
      options: locations.map(({ name, description }) => ({ value: name, label: `${description} (${name})` })),
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
            subnets.some(({ network_zone }) => network_zone === zoneOf(textOf(values, "location"))),
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
    {
      name: "listen_port",
      type: "number",
      label: "Port to listen on",
      min: 1,
      max: 65_535,
      placeholder: "80; for HTTPS 443",
      isShown: hasService,
    },
    {
      name: "destination_port",
      type: "number",
      label: "Port of the targets",
      value: "80",
      min: 1,
      max: 65_535,
      required: true,
      isShown: hasService,
    },
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
    name: textOf(values, "name"),
    location: textOf(values, "location"),
    load_balancer_type: textOf(values, "load_balancer_type"),
    algorithm: { type: textOf(values, "algorithm") },
    labels: labelsOf(textOf(values, "labels")),
    public_interface: values["public_interface"] === true,
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
  if (protocol === "https") service.http = { certificates: (values["certificates"] as string[]).map(Number) };
  return service;
}
