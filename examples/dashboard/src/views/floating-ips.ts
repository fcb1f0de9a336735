// The section of floating IPs.
import type { FloatingIp } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { Move } from "lucide";
import type { App } from "../app.js";
import { link } from "../ui/details.js";
import { confirm } from "../ui/dialog.js";
import { descriptionField, labelsField, nameField } from "../ui/fields.js";
import { openForm, type Values } from "../ui/form.js";
import { place } from "../ui/format.js";
import { nameAndLabels, textOf } from "../ui/values.js";
import { fittingServers, loadFor, locationOf, locationOptions, serverOptions } from "./choices.js";
import { labelsColumn, locationColumn, nameColumn, priceColumn } from "./columns.js";
import { addressColumn, addressPage, addressText, VERSIONS } from "./ip-addresses.js";
import { priceSummary } from "./prices.js";
import type { Section } from "./section.js";

export const floatingIps: Section<FloatingIp> = {
  path: "floating_ips",
  title: "Floating IPs",
  singular: "floating IP",
  icon: Move,
  list: (project) => project.floatingIps,
  needs: ({ project }) => [project.servers, project.catalogue.pricing],
  emptyText: "A floating IP is an address that moves between servers.",
  searchText: (ip, app) =>
    [addressText(ip), ip.home_location.name, ip.description, serverName(app, ip)].filter(Boolean).join("\n"),
  create: openCreate,
  columns: (app) => [
    nameColumn(floatingIps),
    addressColumn(),
    {
      key: "description",
      header: "Description",
      share: 2,
      from: "wide",
      sort: ({ description }) => description ?? "",
      cell: ({ description }) => html`<span title=${description ?? ""}>${description ?? ""}</span>`,
    },
    { ...locationColumn(({ home_location }) => home_location), header: "Home" },
    {
      key: "server",
      header: "Assigned to",
      share: 2,
      from: "medium",
      sort: (ip) => serverName(app, ip),
      cell: (ip) => assignedTo(app, ip),
    },
    priceColumn(app, (prices, ip) => prices.floatingIp(ip)),
    labelsColumn(floatingIps),
  ],
  detail: page,
};

function serverName(app: App, { server }: FloatingIp): string {
  return server ? (app.project.servers.get(server)?.name ?? String(server)) : "";
}

function assignedTo(app: App, { server }: FloatingIp): unknown {
  return server ? link(app.project.servers, "servers", server) : html`<span class="muted">unassigned</span>`;
}

function page(app: App, ip: FloatingIp): TemplateResult {
  const { id, name, description } = ip;
  const { floatingIps: api } = app.hz;
  return addressPage(app, floatingIps, ip, {
    api,
    fields: [nameField(name), descriptionField(description)],
    update: (values) =>
      api.update({ id, ...nameAndLabels(values), description: textOf(values, "description") || null }),
    isAssigned: Boolean(ip.server),
    assign: () => openAssign(app, ip),
    unassign: () => openUnassign(app, ip),
    price: (prices) => prices.floatingIp(ip),
    known: [
      ["Description", description],
      ["Home location", place(ip.home_location)],
      ["Assigned to", assignedTo(app, ip)],
    ],
  });
}

function openAssign(app: App, ip: FloatingIp): void {
  const zone = ip.home_location.network_zone;
  const isElsewhere = (other: string) => (other === zone ? undefined : `is in ${other}`);
  openForm({
    title: `Assign ${ip.name}`,
    action: "Assign",
    fields: [
      {
        name: "server",
        label: "Server",
        type: "select",
        required: true,
        options: fittingServers(app.project.servers.items, ({ location }) => isElsewhere(location.network_zone)),
        hint: `A server in the network zone ${zone}. Its system must be set up to use the address.`,
      },
    ],
    submit: (values) => {
      const call = () => app.hz.floatingIps.assign({ id: ip.id, server: Number(values["server"]) });
      return app.perform({ title: `Assigning ${ip.name}`, call });
    },
  });
}

async function openUnassign(app: App, ip: FloatingIp): Promise<void> {
  const text = html`<p>${serverName(app, ip)} is not reached by <code>${ip.ip}</code> any more. The address stays, and costs the same.</p>`;
  if (!(await confirm({ title: `Unassign ${ip.name}?`, text, action: "Unassign", isDangerous: true }))) return;
  await app.attempt({ title: `Unassigning ${ip.name}`, call: () => app.hz.floatingIps.unassign({ id: ip.id }) });
}

async function openCreate(app: App): Promise<void> {
  const { servers, catalogue } = app.project;
  if (!(await loadFor(app, "Creating a floating IP", [servers, catalogue.locations, catalogue.pricing]))) return;
  const isAssigned = (values: Values) => values["server"] !== "";
  openForm({
    title: "Create a floating IP",
    action: "Create floating IP",
    fields: [
      nameField(),
      VERSIONS,
      {
        name: "server",
        label: "Server",
        type: "select",
        options: [{ value: "", label: "None yet" }, ...serverOptions(servers.items)],
      },
      {
        name: "home_location",
        label: "Home location",
        type: "select",
        options: locationOptions(app),
        isShown: (values) => !isAssigned(values),
        hint: "Traffic takes the shortest way to servers of this location.",
      },
      descriptionField(),
      labelsField(),
    ],
    summary: (values) => {
      const server = isAssigned(values) ? servers.get(Number(values["server"])) : undefined;
      const home_location = server?.location ?? locationOf(app, textOf(values, "home_location"));
      const type = textOf(values, "type");
      return priceSummary(app, (prices) => home_location && prices.floatingIp({ type, home_location }));
    },
    submit: async (values) => {
      const place = isAssigned(values)
        ? { server: Number(values["server"]) }
        : { home_location: textOf(values, "home_location") };
      const params = {
        ...nameAndLabels(values),
        type: textOf(values, "type"),
        description: textOf(values, "description") || null,
        ...place,
      };
      const call = () => app.hz.floatingIps.create(params);
      const reply = await app.perform({ title: `Creating ${params.name}`, call });
      app.project.floatingIps.put(reply.floating_ip);
    },
  });
}
