// The section of primary IPs.
import type { IpType, PrimaryIp, Server } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { Link, MapPin, Unlink } from "lucide";
import type { App } from "../app.js";
import { detailHeader, facts, link, panel } from "../ui/details.js";
import { confirm } from "../ui/dialog.js";
import { type Field, labelsField, openForm, type Values } from "../ui/form.js";
import { ago, dateTime } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import {
  addressText,
  amountOf,
  blockedTag,
  locationOf,
  locationOptions,
  priceCell,
  priceSummary,
  reverseDnsPanel,
  serverOptions,
  VERSIONS,
  versionOf,
} from "./ip-addresses.js";
import {
  button,
  deleteButton,
  editButton,
  labels,
  loadFor,
  nameField,
  protectedTag,
  protectionButton,
  text,
  whyProtected,
} from "./operations.js";
import { nameCell, type Section } from "./section.js";

export const primaryIps: Section<PrimaryIp> = {
  path: "primary_ips",
  title: "Primary IPs",
  singular: "primary IP",
  icon: MapPin,
  list: (project) => project.primaryIps,
  needs: (project) => [project.servers, project.catalogue.pricing],
  emptyText: "A primary IP is the public address of a server.",
  searchText: (ip, app) => `${addressText(ip)}\n${ip.location.name}\n${assignee(app, ip)?.name ?? ""}`,
  create: openCreate,
  columns: (app) => [
    { key: "name", header: "Name", share: 2, sort: ({ name }) => name, cell: (ip) => nameCell(primaryIps, ip) },
    {
      key: "address",
      header: "Address",
      share: 2,
      sort: ({ ip }) => ip,
      cell: ({ ip }) => html`<span class="address" title=${ip}>${ip}</span>`,
    },
    { key: "type", header: "Version", from: "wide", sort: ({ type }) => type, cell: versionOf },
    {
      key: "location",
      header: "Location",
      from: "medium",
      sort: ({ location }) => location.name,
      cell: ({ location }) => location.name,
    },
    {
      key: "assignee",
      header: "Assigned to",
      share: 2,
      from: "medium",
      sort: (ip) => assignee(app, ip)?.name ?? "",
      cell: (ip) => assignedTo(app, ip),
    },
    {
      key: "price",
      header: "A month",
      isNumeric: true,
      from: "medium",
      sort: (ip) => amountOf(app, (prices) => prices.primaryIp(ip)),
      cell: (ip) => priceCell(app, (prices) => prices.primaryIp(ip)),
    },
    {
      key: "labels",
      header: "Labels",
      share: 2,
      from: "wide",
      cell: ({ labels }) => labelList("primary_ips", labels, 2),
    },
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

function page(app: App, ip: PrimaryIp): TemplateResult {
  const { id, name } = ip;
  const autoDelete: Field = {
    name: "auto_delete",
    label: "Delete it together with its server",
    type: "checkbox",
    value: ip.auto_delete,
  };
  const buttons = html`${
    ip.assignee_id
      ? button("Unassign", Unlink, () => openUnassign(app, ip))
      : button("Assign", Link, () => openAssign(app, ip))
  }
  ${editButton(app, {
    item: ip,
    name,
    list: app.project.primaryIps,
    fields: [nameField(name), autoDelete],
    send: (values) =>
      app.hz.primaryIps.update({
        id,
        name: text(values, "name"),
        auto_delete: values["auto_delete"] === true,
        labels: labels(values),
      }),
  })}
  ${protectionButton(app, name, ip.protection.delete, (isProtected) =>
    app.hz.primaryIps.changeProtection({ id, delete: isProtected }),
  )}
  ${deleteButton(app, {
    path: primaryIps.path,
    list: app.project.primaryIps,
    id,
    name,
    text: html`<p>The address <code>${ip.ip}</code> is given up, and cannot be had again.</p>
      <p>This saves ${priceSummary(app, (prices) => prices.primaryIp(ip))}</p>`,
    call: () => app.hz.primaryIps.delete({ id }),
    reason: whyProtected(ip.protection.delete) ?? (ip.assignee_id ? "Unassign it first" : undefined),
  })}`;
  return html`${detailHeader(
    name,
    html`<span class="address">${ip.ip}</span>${protectedTag(ip.protection.delete)}${blockedTag(ip.blocked)}`,
    buttons,
  )}
  <div class="panels">
    ${panel(
      "About",
      facts([
        ["Version", versionOf(ip)],
        ["Location", ip.location.description],
        ["Assigned to", assignedTo(app, ip)],
        ["With its server", ip.auto_delete ? "deleted together with it" : "kept when it is deleted"],
        ["Price a month", priceCell(app, (prices) => prices.primaryIp(ip))],
        ["Created", html`${dateTime(ip.created)} <span class="muted">(${ago(ip.created, app.now())})</span>`],
        ["Labels", labelList("primary_ips", ip.labels)],
      ]),
    )}
    ${reverseDnsPanel(app, ip, {
      change: (address, dns_ptr) => app.hz.primaryIps.changeDnsPtr({ id, ip: address, dns_ptr }),
    })}
  </div>`;
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
        options: serverOptions(servers, (server) => whyNot(server, ip.type)),
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
    action: "Create",
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
        options: (values) => serverOptions(servers.items, (server) => whyNot(server, String(values["type"]))),
      },
      { name: "auto_delete", label: "Delete it together with its server", type: "checkbox" },
      labelsField(),
    ],
    summary: (values) => {
      const server = isAssigned(values) ? servers.get(Number(values["assignee_id"])) : undefined;
      const location = server?.location ?? locationOf(app, String(values["location"]));
      return priceSummary(app, (prices) => location && prices.primaryIp({ type: String(values["type"]), location }));
    },
    submit: async (values) => {
      const place = isAssigned(values)
        ? { assignee_type: "server" as const, assignee_id: Number(values["assignee_id"]) }
        : { location: String(values["location"]) };
      const params = {
        name: text(values, "name"),
        type: String(values["type"]),
        auto_delete: values["auto_delete"] === true,
        labels: labels(values),
        ...place,
      };
      const call = () => app.hz.primaryIps.create(params);
      const reply = await app.perform({ title: `Creating ${params.name}`, call });
      app.project.primaryIps.put(reply.primary_ip);
    },
  });
}
