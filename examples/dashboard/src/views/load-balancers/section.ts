// The section of load balancers.
import type { LoadBalancer } from "hetzner-cloud";
import { html } from "lit";
import { Split } from "lucide";
import { labelsColumn, locationColumn, nameColumn, priceColumn } from "../columns.js";
import type { Section } from "../section.js";
import { createLoadBalancer } from "./create.js";
import { loadBalancerPage } from "./detail.js";
import { healthRank, healthSummary } from "./health.js";
import { serviceTitle } from "./services.js";

export const loadBalancers: Section<LoadBalancer> = {
  path: "load_balancers",
  title: "Load balancers",
  singular: "load balancer",
  icon: Split,
  list: (project) => project.loadBalancers,
  needs: ({ project: { servers, networks, certificates, catalogue } }) => [
    servers,
    networks,
    certificates,
    catalogue.pricing,
    catalogue.loadBalancerTypes,
    catalogue.locations,
  ],
  emptyText: "A load balancer distributes connections among servers that are healthy.",
  searchText: ({ public_net, private_net, location, load_balancer_type, services }) =>
    [
      public_net.ipv4.ip,
      public_net.ipv6.ip,
      ...private_net.map(({ ip }) => ip),
      location.name,
      load_balancer_type.name,
      ...services.map(serviceTitle),
    ].join("\n"),
  create: createLoadBalancer,
  columns: (app) => [
    nameColumn(loadBalancers, 1.5),
    { key: "health", header: "Health", share: 1.25, sort: healthRank, cell: (item) => healthSummary(item) },
    {
      key: "services",
      header: "Services",
      share: 1.25,
      from: "wide",
      sort: ({ services }) => services.length,
      cell: ({ services }) =>
        services.map(({ protocol, listen_port: port }) => `${protocol} ${port}`).join(", ") || "–",
    },
    {
      key: "type",
      header: "Type",
      from: "medium",
      sort: ({ load_balancer_type: type }) => type.name,
      cell: ({ load_balancer_type: type }) => type.name,
    },
    locationColumn(({ location }) => location),
    {
      key: "address",
      header: "Address",
      share: 1.25,
      from: "medium",
      sort: ({ public_net }) => public_net.ipv4.ip ?? "",
      cell: ({ public_net, private_net }) =>
        html`<span class="address">${(public_net.enabled ? public_net.ipv4.ip : private_net[0]?.ip) ?? "–"}</span>`,
    },
    priceColumn(app, (prices, balancer) => prices.loadBalancer(balancer)),
    labelsColumn(loadBalancers, 1),
  ],
  detail: loadBalancerPage,
};
