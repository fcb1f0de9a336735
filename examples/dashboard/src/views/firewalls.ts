// The section of firewalls.
import type { Firewall, FirewallCreateParams, FirewallResource, FirewallRuleInput } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { BrickWallShield } from "lucide";
import type { App } from "../app.js";
import { matches, parseSelector } from "../data/selector.js";
import { hrefOf } from "../route.js";
import { confirm } from "../ui/dialog.js";
import { detailHeader, facts, panel } from "../ui/details.js";
import { type Field, labelsField, labelsOf, openForm, type Values } from "../ui/form.js";
import { ago, count, dateTime } from "../ui/format.js";
import { labelList } from "../ui/labels.js";
import { rulesEditor } from "./firewall-editor.js";
import { isEdited } from "./firewall-rules.js";
import { deleteButton, editButton, optionsOf, textOf } from "./resource-forms.js";
import { nameCell, nameOf, type Section } from "./section.js";

export const firewalls: Section<Firewall> = {
  path: "firewalls",
  title: "Firewalls",
  singular: "firewall",
  icon: BrickWallShield,
  list: (project) => project.firewalls,
  needs: ({ servers }) => [servers],
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
      key: "name",
      header: "Name",
      share: 2,
      sort: (item) => nameOf(firewalls, item),
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
    {
      key: "labels",
      header: "Labels",
      share: 2,
      from: "wide",
      cell: ({ labels }) => labelList("firewalls", labels, 2),
    },
    {
      key: "created",
      header: "Created",
      from: "wide",
      sort: ({ created }) => -Date.parse(created),
      cell: ({ created }) => html`<span class="muted">${ago(created, app.now())}</span>`,
    },
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

function resourceName(app: App, { server, label_selector: label }: FirewallResource): string {
  if (server) return app.project.servers.get(server.id)?.name ?? `server ${server.id}`;
  return label?.selector ?? "";
}

function firewallPage(app: App, firewall: Firewall): TemplateResult {
  const { hz } = app;
  const { id, name, rules, applied_to: resources } = firewall;
  return html`${detailHeader(
    name,
    html`<span class="muted">${rulesText(rules)}; applied to ${appliedText(resources)}</span>`,
    html`<button class="button" type="button" @click=${() => apply(app, firewall)}>Apply</button>
      ${editButton(app, firewalls, firewall, (params) => hz.firewalls.update(params))}
      ${deleteButton(app, firewalls, firewall, {
        call: () => hz.firewalls.delete({ id }),
        text: "Its rules are deleted with it.",
        obstacle:
          resources.length > 0 && `It is in use: applied to ${appliedText(resources)}. Remove it from there first.`,
      })}`,
  )}
    <div class="panels">
      <div class="full">${rulesEditor(app, firewall)}</div>
      ${panel("Applied to", appliedTable(app, firewall))}
      ${panel(
        "About",
        facts([
          ["Price", "free of charge"],
          ["Created", dateTime(firewall.created)],
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
                <button
                  class="button small"
                  type="button"
                  aria-label="Remove from ${resourceName(app, resource)}"
                  @click=${() => removeFrom(app, firewall, resource)}
                >
                  Remove
                </button>
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

async function removeFrom(app: App, firewall: Firewall, resource: FirewallResource): Promise<void> {
  const { type, server, label_selector } = resource;
  const from = resourceName(app, resource);
  const text = `The rules of ${firewall.name} do not hold there any more. Without another firewall, all traffic is allowed.`;
  const question = { title: `Remove it from ${from}?`, text, action: "Remove", isDangerous: true };
  if (!(await confirm(question))) return;
  const target = server ? { type, server: { id: server.id } } : { type, label_selector: label_selector ?? undefined };
  await app.attempt({
    title: `Removing ${firewall.name} from ${from}`,
    call: () => app.hz.firewalls.removeFromResources({ id: firewall.id, remove_from: [target] }),
    changes: { list: app.project.firewalls, id: firewall.id },
  });
}

function apply(app: App, firewall: Firewall): void {
  const { project, hz } = app;
  const applied = new Set(firewall.applied_to.map(({ server }) => server?.id));
  const servers = project.servers.items.filter(
    ({ id, public_net }) => !applied.has(id) && (public_net.ipv4 || public_net.ipv6),
  );
  const isByServer = ({ type }: Values) => type === "server";
  const fields: Field[] = [
    {
      name: "type",
      type: "select",
      label: "Apply to",
      options: [
        { value: "server", label: "A server", isDisabled: servers.length === 0 },
        { value: "label_selector", label: "All servers with labels, also later ones" },
      ],
    },
    {
      name: "server",
      type: "select",
      label: "Server",
      options: optionsOf(servers),
      hint: "Servers with a public address, as firewalls filter public traffic.",
      isShown: isByServer,
    },
    {
      name: "apply_to",
      type: "text",
      label: "Label selector",
      required: true,
      placeholder: "env=prod,role=web",
      isShown: (values) => !isByServer(values),
    },
  ];
  openForm({
    title: `Apply ${firewall.name}`,
    fields,
    action: "Apply",
    summary: (values) =>
      isByServer(values) ? "Its rules hold as soon as it is applied." : matching(app, textOf(values, "apply_to")),
    submit: (values) => {
      const type = textOf(values, "type");
      const selector = textOf(values, "apply_to");
      const id = Number(values["server"]);
      const isServer = isByServer(values);
      const target = isServer ? { type, server: { id } } : { type, label_selector: { selector } };
      return app.perform({
        title: `Applying ${firewall.name} to ${isServer ? project.servers.get(id)?.name : selector}`,
        call: () => hz.firewalls.applyToResources({ id: firewall.id, apply_to: [target] }),
      });
    },
  });
}

/** The number of servers that a selector matches at present. */
function matching(app: App, selector: string): string {
  const conditions = parseSelector(selector);
  if (!selector) return "Type a selector, such as env=prod.";
  if (!conditions) return "This is not a valid selector.";
  const matched = app.project.servers.items.filter(({ labels }) => matches(labels, conditions));
  return `Matches ${count(matched.length, "server")} at present.`;
}

const ANYWHERE = ["0.0.0.0/0", "::/0"];
const tcp = (port: string, description: string): FirewallRuleInput => ({
  direction: "in",
  protocol: "tcp",
  port,
  source_ips: ANYWHERE,
  description,
});
const PING: FirewallRuleInput = { direction: "in", protocol: "icmp", source_ips: ANYWHERE, description: "Ping" };
const BEGINNINGS: Record<string, [label: string, rules: FirewallRuleInput[]]> = {
  web: ["SSH, HTTP, HTTPS and ping", [tcp("22", "SSH"), tcp("80", "HTTP"), tcp("443", "HTTPS"), PING]],
  ssh: ["SSH and ping", [tcp("22", "SSH"), PING]],
  none: ["No rules: drops all inbound packets", []],
};

function createFirewall(app: App): void {
  openForm({
    title: "Create a firewall",
    fields: [
      { name: "name", type: "text", label: "Name", required: true },
      {
        name: "rules",
        type: "select",
        label: "Allow from everywhere",
        options: Object.entries(BEGINNINGS).map(([value, [label]]) => ({ value, label })),
        hint: "The rules can be changed on its page.",
      },
      {
        name: "apply_to",
        type: "text",
        label: "Apply to servers with labels",
        placeholder: "none yet, or a selector such as role=web",
      },
      labelsField(),
    ],
    action: "Create firewall",
    summary: (values) =>
      textOf(values, "apply_to") ? matching(app, textOf(values, "apply_to")) : "Firewalls are free of charge.",
    submit: async (values) => {
      const [name, selector] = [textOf(values, "name"), textOf(values, "apply_to")];
      const params: FirewallCreateParams = {
        name,
        labels: labelsOf(textOf(values, "labels")),
        rules: BEGINNINGS[textOf(values, "rules")]?.[1] ?? [],
      };
      if (selector) params.apply_to = [{ type: "label_selector", label_selector: { selector } }];
      const title = `Creating firewall ${name}`;
      const reply = await app.perform({ title, call: () => app.hz.firewalls.create(params) });
      app.project.firewalls.put(reply.firewall);
    },
  });
}
