// The forms of firewalls: creation, and what they are applied to.
import type { Firewall, FirewallCreateParams, FirewallResource, FirewallRuleInput, Server } from "hetzner-cloud";
import type { App } from "../app.js";
import { confirm } from "../ui/dialog.js";
import { labelsField, nameField, optionsOf, orNone } from "../ui/fields.js";
import { type Field, openForm, type Values } from "../ui/form.js";
import { count } from "../ui/format.js";
import { nameAndLabels, textOf } from "../ui/values.js";
import { loadFor, matching } from "./choices.js";

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

export function createFirewall(app: App): void {
  openForm({
    title: "Create a firewall",
    fields: [
      nameField(),
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
      const selector = textOf(values, "apply_to");
      const params: FirewallCreateParams = {
        ...nameAndLabels(values),
        rules: BEGINNINGS[textOf(values, "rules")]?.[1] ?? [],
      };
      if (selector) params.apply_to = [{ type: "label_selector", label_selector: { selector } }];
      const title = `Creating ${params.name}`;
      const reply = await app.perform({ title, call: () => app.hz.firewalls.create(params) });
      app.project.firewalls.put(reply.firewall);
    },
  });
}

export function applyFirewall(app: App, firewall: Firewall): void {
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
        affects: () => affected(app, firewall.id, isServer ? id : undefined),
      });
    },
  });
}

/** Opens the form that applies one of the firewalls to a server. */
export async function applyFirewallTo(app: App, { id, name, public_net }: Server): Promise<void> {
  const { firewalls } = app.project;
  if (!(await loadFor(app, "Loading the firewalls", [firewalls]))) return;
  const offered = firewalls.items.filter((one) => !(public_net.firewalls ?? []).some((own) => own.id === one.id));
  openForm({
    title: `Apply a firewall to ${name}`,
    intro: "What no rule of the applied firewalls allows to come in is dropped at once. It costs nothing.",
    fields: [
      {
        name: "firewall",
        type: "select",
        label: "Firewall",
        required: true,
        options: orNone(
          optionsOf(offered, ({ name, rules }) => `${name} (${count(rules.length, "rule")})`),
          "There is no other firewall",
        ),
      },
    ],
    action: "Apply",
    submit: (values) => {
      const firewall = Number(values["firewall"]);
      return app.perform({
        title: `Applying ${firewalls.get(firewall)?.name ?? firewall} to ${name}`,
        call: () => app.hz.firewalls.applyToResources({ id: firewall, apply_to: [{ type: "server", server: { id } }] }),
        affects: () => affected(app, firewall, id),
      });
    },
  });
}

/** Asks whether a firewall shall be removed from a server or a label selector. */
export async function removeFirewall(app: App, firewall: Firewall, resource: FirewallResource): Promise<void> {
  const { type, server, label_selector } = resource;
  const from = resourceName(app, resource);
  const text = `The rules of ${firewall.name} do not hold there any more. Without another firewall, all traffic is allowed.`;
  const question = { title: `Remove ${firewall.name} from ${from}?`, text, action: "Remove", isDangerous: true };
  if (!(await confirm(question))) return;
  const target = server ? { type, server: { id: server.id } } : { type, label_selector: label_selector ?? undefined };
  await app.attempt({
    title: `Removing ${firewall.name} from ${from}`,
    call: () => app.hz.firewalls.removeFromResources({ id: firewall.id, remove_from: [target] }),
    affects: () => affected(app, firewall.id, server?.id),
  });
}

/** What is applied to, by its name. */
export function resourceName(app: App, { server, label_selector: label }: FirewallResource): string {
  if (server) return app.project.servers.get(server.id)?.name ?? `server ${server.id}`;
  return label?.selector ?? "";
}

/** What an application changes. */
function affected({ project: { firewalls, servers } }: App, firewall: number, server: number | undefined) {
  return [{ list: firewalls, id: firewall }, ...(server === undefined ? [] : [{ list: servers, id: server }])];
}

/** Returns whether a firewall is applied to a server by a label selector only: then just its labels remove it. */
export function isBySelector({ applied_to }: Firewall, server: Server): boolean {
  return !applied_to.some((resource) => resource.server?.id === server.id);
}
