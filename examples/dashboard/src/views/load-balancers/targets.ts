// The targets of a load balancer, with their health.
import type { LoadBalancer, LoadBalancerAddTargetParams, LoadBalancerTarget } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { X } from "lucide";
import type { App } from "../../app.js";
import { iconButton } from "../../ui/buttons.js";
import { link } from "../../ui/details.js";
import { confirm } from "../../ui/dialog.js";
import { optionsOf } from "../../ui/fields.js";
import { openForm, type Values } from "../../ui/form.js";
import { count } from "../../ui/format.js";
import { isChecked, textOf } from "../../ui/values.js";
import { matching } from "../choices.js";
import { healthTags } from "./health.js";

export function targetsList(app: App, balancer: LoadBalancer): TemplateResult {
  if (balancer.targets.length === 0)
    return html`<p class="muted">There are none: connections are not accepted. Add a target.</p>`;
  return html`<ul class="entries">
    ${balancer.targets.map((target) => {
      const name = targetName(app, target);
      return html`<li>
        <div class="entry">${targetAbout(app, target)}</div>
        ${iconButton(`Remove ${name}`, X, () => removeTarget(app, balancer, target))}
      </li>`;
    })}
  </ul>`;
}

function targetName(app: App, { server, label_selector: label, ip, type }: LoadBalancerTarget): string {
  if (server) return app.project.servers.get(server.id)?.name ?? `server ${server.id}`;
  return label?.selector ?? ip?.ip ?? type;
}

function targetAbout(app: App, target: LoadBalancerTarget): TemplateResult {
  const { server, label_selector: label, targets, health_status: health, use_private_ip: isPrivate } = target;
  const way = isPrivate ? html`<span class="tag">private IP</span>` : nothing;
  if (server) {
    return html`<h3>${link(app.project.servers, "servers", server.id)}</h3>
      ${way}
      <div>${healthTags(health ?? [])}</div>`;
  }
  if (!label) return html`<h3><code>${targetName(app, target)}</code></h3><div>${healthTags(health ?? [])}</div>`;
  return html`<h3><code>${label.selector}</code></h3>
    ${way}
    <span class="muted">${count(targets?.length ?? 0, "server")} at present</span>
    <ul class="stacked">
      ${(targets ?? []).map(
        (resolved) =>
          html`<li class="resolved">
            ${link(app.project.servers, "servers", resolved.server.id)} ${healthTags(resolved.health_status)}
          </li>`,
      )}
    </ul>`;
}

export function addTarget(app: App, balancer: LoadBalancer): void {
  const { project, hz } = app;
  const present = new Set(balancer.targets.map(({ server }) => server?.id));
  const servers = project.servers.items.filter(({ id }) => !present.has(id));
  const isOf = (type: string) => (values: Values) => values["type"] === type;
  openForm({
    title: `Add a target to ${balancer.name}`,
    fields: [
      {
        name: "type",
        type: "select",
        label: "Target",
        options: [
          { value: "server", label: "A server", isDisabled: servers.length === 0 },
          { value: "label_selector", label: "All servers with labels, also later ones" },
          { value: "ip", label: "A dedicated server, by its IP address" },
        ],
      },
      { name: "server", type: "select", label: "Server", options: optionsOf(servers), isShown: isOf("server") },
      {
        name: "label_selector",
        type: "text",
        label: "Label selector",
        required: true,
        placeholder: "env=prod,role=web",
        isShown: isOf("label_selector"),
      },
      { name: "ip", type: "text", label: "IP address", required: true, isShown: isOf("ip") },
      {
        name: "use_private_ip",
        type: "checkbox",
        label: "Reach it over the private network",
        value: balancer.private_net.length > 0,
        hint: "It must be in a network of the load balancer.",
        isShown: (values) => values["type"] !== "ip",
      },
    ],
    action: "Add target",
    summary: (values) =>
      values["type"] === "label_selector"
        ? matching(app, textOf(values, "label_selector"))
        : "It gets connections as soon as its checks pass.",
    submit: (values) => {
      const type = textOf(values, "type");
      const params: LoadBalancerAddTargetParams = { id: balancer.id, type };
      if (type === "ip") params.ip = { ip: textOf(values, "ip") };
      else params.use_private_ip = isChecked(values, "use_private_ip");
      if (type === "server") params.server = { id: Number(values["server"]) };
      if (type === "label_selector") params.label_selector = { selector: textOf(values, "label_selector") };
      const name = type === "server" ? project.servers.get(Number(values["server"]))?.name : textOf(values, type);
      return app.perform({
        title: `Adding ${name} to ${balancer.name}`,
        call: () => hz.loadBalancers.addTarget(params),
      });
    },
  });
}

async function removeTarget(app: App, balancer: LoadBalancer, target: LoadBalancerTarget): Promise<void> {
  const name = targetName(app, target);
  const text = "It gets no new connections any more.";
  if (!(await confirm({ title: `Remove ${name}?`, text, action: "Remove", isDangerous: true }))) return;
  const { type, server, label_selector: label, ip } = target;
  const params = {
    id: balancer.id,
    type,
    ...(server ? { server: { id: server.id } } : {}),
    ...(label ? { label_selector: { selector: label.selector } } : {}),
    ...(ip ? { ip: { ip: ip.ip } } : {}),
  };
  await app.attempt({
    title: `Removing ${name} from ${balancer.name}`,
    call: () => app.hz.loadBalancers.removeTarget(params),
  });
}
