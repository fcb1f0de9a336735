// The section of floating IPs.
import type { FloatingIp } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { Link, Move, Unlink } from "lucide";
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

export const floatingIps: Section<FloatingIp> = {
  path: "floating_ips",
  title: "Floating IPs",
  singular: "floating IP",
  icon: Move,
  list: (project) => project.floatingIps,
  needs: (project) => [project.servers, project.catalogue.pricing],
  emptyText: "A floating IP is an address that moves between servers.",
  searchText: (ip, app) =>
    [addressText(ip), ip.home_location.name, ip.description, serverName(app, ip)].filter(Boolean).join("\n"),
  create: openCreate,
  columns: (app) => [
    { key: "name", header: "Name", share: 2, sort: ({ name }) => name, cell: (ip) => nameCell(floatingIps, ip) },
    {
      key: "address",
      header: "Address",
      share: 2,
      sort: ({ ip }) => ip,
      cell: ({ ip }) => html`<span class="address" title=${ip}>${ip}</span>`,
    },
    {
      key: "description",
      header: "Description",
      share: 2,
      from: "wide",
      sort: ({ description }) => description ?? "",
      cell: ({ description }) => html`<span title=${description ?? ""}>${description ?? ""}</span>`,
    },
    {
      key: "location",
      header: "Home",
      from: "medium",
      sort: ({ home_location }) => home_location.name,
      cell: ({ home_location }) => home_location.name,
    },
    {
      key: "server",
      header: "Assigned to",
      share: 2,
      from: "medium",
      sort: (ip) => serverName(app, ip),
      cell: (ip) => assignedTo(app, ip),
    },
    {
      key: "price",
      header: "A month",
      isNumeric: true,
      from: "medium",
      sort: (ip) => amountOf(app, (prices) => prices.floatingIp(ip)),
      cell: (ip) => priceCell(app, (prices) => prices.floatingIp(ip)),
    },
    {
      key: "labels",
      header: "Labels",
      share: 2,
      from: "wide",
      cell: ({ labels }) => labelList("floating_ips", labels, 2),
    },
  ],
  detail: page,
};

function serverName(app: App, { server }: FloatingIp): string {
  return server ? (app.project.servers.get(server)?.name ?? String(server)) : "";
}

function assignedTo(app: App, { server }: FloatingIp): unknown {
  return server ? link(app.project.servers, "servers", server) : html`<span class="muted">unassigned</span>`;
}

function descriptionField(value = ""): Field {
  return { name: "description", label: "Description", type: "text", value };
}

function page(app: App, ip: FloatingIp): TemplateResult {
  const { id, name } = ip;
  const buttons = html`${
    ip.server
      ? button("Unassign", Unlink, () => openUnassign(app, ip))
      : button("Assign", Link, () => openAssign(app, ip))
  }
  ${editButton(app, {
    item: ip,
    name,
    list: app.project.floatingIps,
    fields: [nameField(name), descriptionField(ip.description ?? "")],
    send: (values) =>
      app.hz.floatingIps.update({
        id,
        name: text(values, "name"),
        description: text(values, "description") || null,
        labels: labels(values),
      }),
  })}
  ${protectionButton(app, name, ip.protection.delete, (isProtected) =>
    app.hz.floatingIps.changeProtection({ id, delete: isProtected }),
  )}
  ${deleteButton(app, {
    path: floatingIps.path,
    list: app.project.floatingIps,
    id,
    name,
    text: html`<p>The address <code>${ip.ip}</code> is given up, and cannot be had again.</p>
      <p>This saves ${priceSummary(app, (prices) => prices.floatingIp(ip))}</p>`,
    call: () => app.hz.floatingIps.delete({ id }),
    reason: whyProtected(ip.protection.delete) ?? (ip.server ? "Unassign it first" : undefined),
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
        ["Description", ip.description],
        ["Home location", ip.home_location.description],
        ["Assigned to", assignedTo(app, ip)],
        ["Price a month", priceCell(app, (prices) => prices.floatingIp(ip))],
        ["Created", html`${dateTime(ip.created)} <span class="muted">(${ago(ip.created, app.now())})</span>`],
        ["Labels", labelList("floating_ips", ip.labels)],
      ]),
    )}
    ${reverseDnsPanel(app, ip, {
      change: (address, dns_ptr) => app.hz.floatingIps.changeDnsPtr({ id, ip: address, dns_ptr }),
    })}
  </div>`;
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
        options: serverOptions(app.project.servers.items, ({ location }) => isElsewhere(location.network_zone)),
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
    action: "Create",
    fields: [
      nameField(),
      VERSIONS,
      {
        name: "server",
        label: "Server",
        type: "select",
        options: [{ value: "", label: "None yet" }, ...serverOptions(servers.items, () => undefined)],
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
      const home_location = server?.location ?? locationOf(app, String(values["home_location"]));
      const type = String(values["type"]);
      return priceSummary(app, (prices) => home_location && prices.floatingIp({ type, home_location }));
    },
    submit: async (values) => {
      const place = isAssigned(values)
        ? { server: Number(values["server"]) }
        : { home_location: String(values["home_location"]) };
      const params = {
        name: text(values, "name"),
        type: String(values["type"]),
        description: text(values, "description") || null,
        labels: labels(values),
        ...place,
      };
      const call = () => app.hz.floatingIps.create(params);
      const reply = await app.perform({ title: `Creating ${params.name}`, call });
      app.project.floatingIps.put(reply.floating_ip);
    },
  });
}
