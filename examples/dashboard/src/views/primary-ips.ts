// The section of primary IPs.
import type { IpType, PrimaryIp, Server } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { MapPin } from "lucide";
import type { App } from "../app.js";
import { link } from "../ui/details.js";
import { confirm } from "../ui/dialog.js";
import { labelsField, nameField } from "../ui/fields.js";
import { type Field, openForm, type Values } from "../ui/form.js";
import { place } from "../ui/format.js";
import { isChecked, nameAndLabels, textOf } from "../ui/values.js";
import { fittingServers, loadFor, locationOf, locationOptions } from "./choices.js";
import { labelsColumn, locationColumn, nameColumn, priceColumn } from "./columns.js";
import { addressColumn, addressPage, addressText, VERSIONS, versionOf } from "./ip-addresses.js";
import { priceSummary } from "./prices.js";
import type { Section } from "./section.js";

export const primaryIps: Section<PrimaryIp> = {
  path: "primary_ips",
  title: "Primary IPs",
  singular: "primary IP",
  icon: MapPin,
  list: (project) => project.primaryIps,
  needs: ({ project }) => [project.servers, project.catalogue.pricing],
  emptyText: "A primary IP is the public address of a server.",
  searchText: (ip, app) => `${addressText(ip)}\n${ip.location.name}\n${assignee(app, ip)?.name ?? ""}`,
  create: openCreate,
  columns: (app) => [
    nameColumn(primaryIps),
    addressColumn(),
    { key: "type", header: "Version", from: "wide", sort: ({ type }) => type, cell: versionOf },
    locationColumn(({ location }) => location),
    {
      key: "assignee",
      header: "Assigned to",
      share: 2,
      from: "medium",
      sort: (ip) => assignee(app, ip)?.name ?? "",
      cell: (ip) => assignedTo(app, ip),
    },
    priceColumn(app, (prices, ip) => prices.primaryIp(ip)),
    labelsColumn(primaryIps),
  ],
  detail: page,
};

function assignee(app: App, { assignee_id }: PrimaryIp): Server | undefined {
  return assignee_id ? app.project.servers.get(assignee_id) : undefined;
}

function assignedTo(app: App, { assignee_id, assignee_type }: PrimaryIp): unknown {
  if (!assignee_id) return html`<span class="muted">unassigned</span>`;
  if (assignee_type === "server") return link(app.project.servers, "servers", assignee_id);
  return `${assignee_type} ${assignee_id}`;
}

function autoDeleteField(value = false): Field {
  return { name: "auto_delete", label: "Delete it together with its server", type: "checkbox", value };
}

function page(app: App, ip: PrimaryIp): TemplateResult {
  const { id, name, auto_delete } = ip;
  const { primaryIps: api } = app.hz;
  return addressPage(app, primaryIps, ip, {
    api,
    fields: [nameField(name), autoDeleteField(auto_delete)],
    update: (values) => api.update({ id, ...nameAndLabels(values), auto_delete: isChecked(values, "auto_delete") }),
    isAssigned: Boolean(ip.assignee_id),
    assign: () => openAssign(app, ip),
    unassign: () => openUnassign(app, ip),
    price: (prices) => prices.primaryIp(ip),
    known: [
      ["Location", place(ip.location)],
      ["Assigned to", assignedTo(app, ip)],
      ["With its server", auto_delete ? "deleted together with it" : "kept when it is deleted"],
    ],
  });
}

/** The reason why a server cannot be given an address of this version. */
function whyNot(server: Server, type: IpType, location?: string): string | undefined {
  if (location !== undefined && server.location.name !== location) return `is in ${server.location.name}`;
  const has = type === "ipv4" ? server.public_net.ipv4 : server.public_net.ipv6;
  if (has) return `has an ${versionOf({ type })} already`;
  return server.status === "off" ? undefined : `is ${server.status}; it must be off`;
}

function openAssign(app: App, ip: PrimaryIp): void {
  const servers = app.project.servers.items.filter(({ location }) => location.name === ip.location.name);
  openForm({
    title: `Assign ${ip.name}`,
    action: "Assign",
    fields: [
      {
        name: "assignee_id",
        label: "Server",
        type: "select",
        required: true,
        options: fittingServers(servers, (server) => whyNot(server, ip.type)),
        hint: `A server in ${ip.location.name} that is off, and has no ${versionOf(ip)}.`,
      },
    ],
    submit: (values) => {
      const assignee_id = Number(values["assignee_id"]);
      const call = () => app.hz.primaryIps.assign({ id: ip.id, assignee_type: "server", assignee_id });
      return app.perform({ title: `Assigning ${ip.name}`, call });
    },
  });
}

async function openUnassign(app: App, ip: PrimaryIp): Promise<void> {
  const server = assignee(app, ip);
  const name = server?.name ?? "its server";
  const isOn = server && server.status !== "off";
  const text = html`<p>${name} is not reached by <code>${ip.ip}</code> any more. The address stays, and costs the same.</p>
    ${isOn ? html`<p>${name} is ${server.status}: the API refuses this until it is off.</p>` : ""}`;
  if (!(await confirm({ title: `Unassign ${ip.name}?`, text, action: "Unassign", isDangerous: true }))) return;
  await app.attempt({ title: `Unassigning ${ip.name}`, call: () => app.hz.primaryIps.unassign({ id: ip.id }) });
}

async function openCreate(app: App): Promise<void> {
  const { servers, catalogue } = app.project;
  if (!(await loadFor(app, "Creating a primary IP", [servers, catalogue.locations, catalogue.pricing]))) return;
  const isAssigned = (values: Values) => values["purpose"] === "assigned";
  openForm({
    title: "Create a primary IP",
    action: "Create primary IP",
    fields: [
      nameField(),
      VERSIONS,
      {
        name: "purpose",
        label: "Use",
        type: "select",
        options: [
          { value: "reserved", label: "Reserved in a location, for a server later" },
          { value: "assigned", label: "Assigned to a server that is off" },
        ],
      },
      {
        name: "location",
        label: "Location",
        type: "select",
        options: locationOptions(app),
        isShown: (values) => !isAssigned(values),
      },
      {
        name: "assignee_id",
        label: "Server",
        type: "select",
        required: true,
        isShown: isAssigned,
        options: (values) => fittingServers(servers.items, (server) => whyNot(server, textOf(values, "type"))),
      },
      autoDeleteField(),
      labelsField(),
    ],
    summary: (values) => {
      const server = isAssigned(values) ? servers.get(Number(values["assignee_id"])) : undefined;
      const location = server?.location ?? locationOf(app, textOf(values, "location"));
      return priceSummary(app, (prices) => location && prices.primaryIp({ type: textOf(values, "type"), location }));
    },
    submit: async (values) => {
      const place = isAssigned(values)
        ? { assignee_type: "server" as const, assignee_id: Number(values["assignee_id"]) }
        : { location: textOf(values, "location") };
      const params = {
        ...nameAndLabels(values),
        type: textOf(values, "type"),
        auto_delete: isChecked(values, "auto_delete"),
        ...place,
      };
      const call = () => app.hz.primaryIps.create(params);
      const reply = await app.perform({ title: `Creating ${params.name}`, call });
      app.project.primaryIps.put(reply.primary_ip);
    },
  });
}
