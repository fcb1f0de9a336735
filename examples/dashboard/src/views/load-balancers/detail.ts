// The page of one load balancer.
import type { LoadBalancer, LoadBalancerPublicNetIp } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Pencil, Plug, Plus, Power, Scaling, Unplug } from "lucide";
import type { App } from "../../app.js";
import { button, iconButton, smallButton } from "../../ui/buttons.js";
import { facts, link, moment, panel } from "../../ui/details.js";
import { bytes, count, place, words } from "../../ui/format.js";
import { labelList } from "../../ui/labels.js";
import { progressBar } from "../../ui/status.js";
import { nameAndLabels } from "../../ui/values.js";
import { attachToNetwork, detachMember } from "../network-attachment.js";
import { openDelete, resourceHeader } from "../operations.js";
import { aMonth, saving } from "../prices.js";
import { openPointer } from "../reverse-dns.js";
import { changeAlgorithm, changeType, setPublicInterface } from "./forms.js";
import { healthSummary } from "./health.js";
import { loadBalancers } from "./section.js";
import { openService } from "./service-form.js";
import { servicesList } from "./services.js";
import { addTarget, targetsList } from "./targets.js";

export function loadBalancerPage(app: App, balancer: LoadBalancer): TemplateResult {
  const { loadBalancers: api } = app.hz;
  const { id, services, targets, load_balancer_type: type } = balancer;
  const about = html`${healthSummary(balancer)}
    <span class="muted">${type.name} in ${balancer.location.name}</span>
    ${progressBar(app.tracker.runningOn("load_balancer", id))}`;
  const change = button("Change type", Scaling, () => changeType(app, balancer));
  return html`${resourceHeader(app, loadBalancers, balancer, about, change, {
    update: (values) => api.update({ id, ...nameAndLabels(values) }),
    protect: (isProtected) => api.changeProtection({ id, delete: isProtected }),
    remove: () =>
      openDelete(app, loadBalancers, balancer, {
        text: html`<p>It stops serving at once, and its public addresses are given up.</p>
          ${saving(app, (prices) => prices.loadBalancer(balancer))}`,
        call: () => api.delete({ id }),
      }),
  })}
    <div class="panels">
      ${panel(
        `Services (${services.length} of ${type.max_services})`,
        servicesList(app, balancer),
        smallButton("Add a service", Plus, () => openService(app, balancer, undefined)),
      )}
      ${panel(
        `Targets (${targets.length} of ${type.max_targets})`,
        targetsList(app, balancer),
        smallButton("Add a target", Plus, () => addTarget(app, balancer)),
      )}
      ${panel(
        "Network",
        networkFacts(app, balancer),
        smallButton("Attach", Plug, () => attachToNetwork(app, "load balancer", balancer), {
          about: "Attach to a network",
        }),
      )}
      ${panel(
        "About",
        facts([
          ["Type", `${type.description}: ${count(type.max_connections, "connection")}`],
          ["Price", aMonth(app, (prices) => prices.loadBalancer(balancer))],
          ["Location", place(balancer.location)],
          [
            "Algorithm",
            html`<span class="fact-control">
              ${words(balancer.algorithm.type)} ${smallButton("Change", Pencil, () => changeAlgorithm(app, balancer), { about: "Change the algorithm" })}
            </span>`,
          ],
          [
            "Outgoing traffic",
            `${bytes(balancer.outgoing_traffic ?? 0)} of ${bytes(balancer.included_traffic)} this month`,
          ],
          ["Incoming traffic", bytes(balancer.ingoing_traffic ?? 0)],
          ["Created", moment(balancer.created, app.now())],
          ["Labels", labelList("load_balancers", balancer.labels)],
        ]),
      )}
    </div>`;
}

function networkFacts(app: App, balancer: LoadBalancer): TemplateResult {
  const { id, name, public_net: net, private_net: privateNets } = balancer;
  const [state, toggle] = net.enabled ? ["enabled", "Disable"] : ["disabled", "Enable"];
  const member = { kind: "load balancer", id, name } as const;
  return facts([
    [
      "Public interface",
      html`<span class="fact-control">
        <span class="tag ${net.enabled ? "good" : ""}">${state}</span>
        ${smallButton(toggle, Power, () => setPublicInterface(app, balancer), { about: `${toggle} the public interface` })}
      </span>`,
    ],
    ["IPv4", publicAddress(app, balancer, net.ipv4)],
    ["IPv6", publicAddress(app, balancer, net.ipv6)],
    [
      "Private networks",
      privateNets.length === 0
        ? html`<span class="muted">none</span>`
        : html`<ul class="stacked">
            ${privateNets.map(
              ({ network, ip }) => html`<li class="with-tools">
                <span>${link(app.project.networks, "networks", network)} <code>${ip}</code></span>
                ${iconButton(`Detach from ${app.project.networks.get(network)?.name ?? network}`, Unplug, () => detachMember(app, network, member))}
              </li>`,
            )}
          </ul>`,
    ],
  ]);
}

/** A public address with its reverse DNS entry. */
function publicAddress(
  app: App,
  balancer: LoadBalancer,
  { ip, dns_ptr: name, blocked }: LoadBalancerPublicNetIp,
): unknown {
  if (!ip) return null;
  const change = (address: string, dns_ptr: string | null) =>
    app.hz.loadBalancers.changeDnsPtr({ id: balancer.id, ip: address, dns_ptr });
  return html`<code>${ip}</code> ${blocked ? html`<span class="tag bad">blocked</span>` : nothing}
    <div class="with-tools">
      <span class="muted">${name || "no reverse DNS"}</span>
      ${iconButton(`Change the reverse DNS of ${ip}`, Pencil, () => openPointer(app, ip, name, change))}
    </div>`;
}
