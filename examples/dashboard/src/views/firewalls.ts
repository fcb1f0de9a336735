// The section of firewalls.
import type { Firewall, FirewallResource } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { BrickWallShield, Plus, X } from "lucide";
import type { App } from "../app.js";
import { hrefOf } from "../route.js";
import { button, iconButton } from "../ui/buttons.js";
import { facts, moment, panel } from "../ui/details.js";
import { count } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { nameAndLabels } from "../ui/values.js";
import { createdColumn, labelsColumn, nameColumn } from "./columns.js";
import { rulesEditor } from "./firewall-editor.js";
import { applyFirewall, createFirewall, removeFirewall, resourceName } from "./firewall-forms.js";
import { isEdited } from "./firewall-rules.js";
import { openDelete, resourceHeader } from "./operations.js";
import { nameCell, type Section } from "./section.js";

export const firewalls: Section<Firewall> = {
  path: "firewalls",
  title: "Firewalls",
  singular: "firewall",
  icon: BrickWallShield,
  list: (project) => project.firewalls,
  needs: ({ project: { servers } }) => [servers],
  emptyText: "A firewall has rules for the traffic of servers.",
  searchText: ({ rules, applied_to }, app) =>
    [
      ...rules.flatMap(({ port, description, source_ips, destination_ips }) => [
        port,
        description,
        ...source_ips,
        ...destination_ips,
      ]),
      ...applied_to.map((resource) => resourceName(app, resource)),
    ].join("\n"),
  create: createFirewall,
  columns: (app) => [
    {
      ...nameColumn(firewalls),
      cell: (item) =>
        html`${nameCell(firewalls, item)} ${isEdited(app, item) ? html`<span class="tag warning">not saved</span>` : nothing}`,
    },
    { key: "rules", header: "Rules", sort: ({ rules }) => rules.length, cell: ({ rules }) => rulesText(rules) },
    {
      key: "applied",
      header: "Applied to",
      share: 1.5,
      from: "medium",
      sort: ({ applied_to }) => applied_to.length,
      cell: ({ applied_to }) => appliedText(applied_to),
    },
    labelsColumn(firewalls),
    createdColumn(app),
  ],
  detail: firewallPage,
};

function rulesText(rules: Firewall["rules"]): string {
  const inbound = rules.filter(({ direction }) => direction === "in").length;
  return `${inbound} in, ${rules.length - inbound} out`;
}

function appliedText(resources: readonly FirewallResource[]): string {
  const servers = resources.filter(({ type }) => type === "server").length;
  const selectors = resources.length - servers;
  const texts = [servers > 0 && count(servers, "server"), selectors > 0 && count(selectors, "label selector")];
  return texts.filter(Boolean).join(", ") || "nothing";
}

function firewallPage(app: App, firewall: Firewall): TemplateResult {
  const { hz } = app;
  const { id, rules, applied_to: resources } = firewall;
  return html`${resourceHeader(
    app,
    firewalls,
    firewall,
    html`<span class="muted">${rulesText(rules)}; applied to ${appliedText(resources)}</span>`,
    button("Apply", Plus, () => applyFirewall(app, firewall)),
    {
      update: (values) => hz.firewalls.update({ id, ...nameAndLabels(values) }),
      obstacle:
        resources.length > 0
          ? `It is in use: applied to ${appliedText(resources)}. Remove it from there first`
          : undefined,
      remove: () =>
        openDelete(app, firewalls, firewall, {
          text: "Its rules are deleted with it.",
          call: () => hz.firewalls.delete({ id }),
        }),
    },
  )}
    <div class="panels">
      <div class="full">${rulesEditor(app, firewall)}</div>
      ${panel("Applied to", appliedTable(app, firewall))}
      ${panel(
        "About",
        facts([
          ["Price", "free of charge"],
          ["Created", moment(firewall.created, app.now())],
          ["Labels", labelList("firewalls", firewall.labels)],
        ]),
      )}
    </div>`;
}

function appliedTable(app: App, firewall: Firewall): TemplateResult {
  if (firewall.applied_to.length === 0)
    return html`<p class="muted">Nothing: its rules have no effect until it is applied to servers.</p>`;
  return html`<div class="scroll-x">
    <table class="plain">
      <caption class="visually-hidden">What the firewall is applied to</caption>
      <thead>
        <tr><th scope="col">Servers</th><th scope="col">State</th><td></td></tr>
      </thead>
      <tbody>
        ${firewall.applied_to.map(
          (resource) =>
            html`<tr>
              <td>${resourceCell(app, resource)}</td>
              <td>${stateOf(app, firewall, resource)}</td>
              <td class="numeric">
                ${iconButton(`Remove from ${resourceName(app, resource)}`, X, () => removeFirewall(app, firewall, resource))}
              </td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

function resourceCell(app: App, resource: FirewallResource): TemplateResult {
  const { server, label_selector: label, applied_to_resources: matched } = resource;
  if (server) return serverLink(app, server.id);
  const ids = (matched ?? []).flatMap((one) => (one.server ? [one.server.id] : []));
  return html`<code>${label?.selector ?? resource.type}</code>
    <div class="muted">
      ${ids.length === 0 ? "matches no server at present" : ids.map((id, index) => html`${index > 0 ? ", " : nothing}${serverLink(app, id)}`)}
    </div>`;
}

function serverLink(app: App, id: number): TemplateResult {
  return html`<a class="name" href=${hrefOf("servers", id)}>${app.project.servers.get(id)?.name ?? id}</a>`;
}

/** Whether the rules are in effect on a server. */
function stateOf(app: App, { id }: Firewall, { server }: FirewallResource): TemplateResult | string {
  if (!server) return "by labels";
  const firewall = app.project.servers.get(server.id)?.public_net.firewalls?.find((one) => one.id === id);
  if (!firewall?.status) return "–";
  return html`<span class="tag ${firewall.status === "applied" ? "good" : "warning"}">${firewall.status}</span>`;
}
