// The page of one load balancer.
import type { LoadBalancer, LoadBalancerPublicNetIp } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { progressOf } from "../../data/tracker.js";
import { detailHeader, facts, link, panel } from "../../ui/details.js";
import { bytes, count, dateTime, words } from "../../ui/format.js";
import { labelList } from "../../ui/labels.js";
import { deleteButton, editButton, monthly, protectionControl } from "../resource-forms.js";
import {
  attachNetwork,
  changeAlgorithm,
  changeReverseDns,
  changeType,
  detachNetwork,
  setPublicInterface,
} from "./forms.js";
import { healthSummary } from "./health.js";
import { loadBalancers } from "./section.js";
import { openService, servicesList } from "./services.js";
import { addTarget, targetsList } from "./targets.js";

export function loadBalancerPage(app: App, balancer: LoadBalancer): TemplateResult {
  const { hz } = app;
  const { services, targets, load_balancer_type: type } = balancer;
  const running = app.tracker.runningOn("load_balancer", balancer.id);
  return html`${detailHeader(
    balancer.name,
    html`${healthSummary(balancer)}
      <span class="muted">${type.name} in ${balancer.location.name}</span>
      ${running ? html`<progress class="inline" max="100" .value=${progressOf(running)} aria-label=${running.title}></progress>` : nothing}`,
    html`<button class="button" type="button" @click=${() => changeType(app, balancer)}>Change type</button>
      ${editButton(app, loadBalancers, balancer, (params) => hz.loadBalancers.update(params))}
      ${deleteButton(app, loadBalancers, balancer, {
        call: () => hz.loadBalancers.delete({ id: balancer.id }),
        text: `It stops serving at once, and its public addresses are given up. It costs nothing any more, in place of ${monthly(app, (prices) => prices.loadBalancer(balancer))} a month.`,
      })}`,
  )}
    <div class="panels">
      ${panel(
        `Services (${services.length} of ${type.max_services})`,
        servicesList(app, balancer),
        button("Add a service", () => openService(app, balancer, undefined)),
      )}
      ${panel(
        `Targets (${targets.length} of ${type.max_targets})`,
        targetsList(app, balancer),
        button("Add a target", () => addTarget(app, balancer)),
      )}
      ${panel("Network", networkFacts(app, balancer))}
      ${panel(
        "About",
        facts([
          ["Type", `${type.description}: ${count(type.max_connections, "connection")}`],
          ["Price", `${monthly(app, (prices) => prices.loadBalancer(balancer))} a month`],
          ["Location", balancer.location.description],
          [
            "Algorithm",
            html`<span class="fact-control">
              ${words(balancer.algorithm.type)} ${button("Change", () => changeAlgorithm(app, balancer))}
            </span>`,
          ],
          [
            "Outgoing traffic",
            `${bytes(balancer.outgoing_traffic ?? 0)} of ${bytes(balancer.included_traffic)} this month`,
          ],
          ["Incoming traffic", bytes(balancer.ingoing_traffic ?? 0)],
          [
            "Protection",
            protectionControl(app, loadBalancers, balancer, (params) => hz.loadBalancers.changeProtection(params)),
          ],
          ["Created", dateTime(balancer.created)],
          ["Labels", labelList("load_balancers", balancer.labels)],
        ]),
      )}
    </div>`;
}

function button(label: string, click: () => void, about?: string): TemplateResult {
  return html`<button class="button small" type="button" aria-label=${about ?? nothing} @click=${click}>${label}</button>`;
}

function networkFacts(app: App, balancer: LoadBalancer): TemplateResult {
  const { public_net: net, private_net: privateNets } = balancer;
  return facts([
    [
      "Public interface",
      html`<span class="fact-control">
        <span class="tag ${net.enabled ? "good" : ""}">${net.enabled ? "enabled" : "disabled"}</span>
        ${button(net.enabled ? "Disable" : "Enable", () => setPublicInterface(app, balancer), `${net.enabled ? "Disable" : "Enable"} the public interface`)}
      </span>`,
    ],
    ["IPv4", publicAddress(app, balancer, net.ipv4)],
    ["IPv6", publicAddress(app, balancer, net.ipv6)],
    [
      "Private networks",
      html`<ul class="stacked">
        ${privateNets.map(
          ({ network, ip }) =>
            html`<li class="fact-control">
              ${link(app.project.networks, "networks", network)} <code>${ip}</code>
              ${button("Detach", () => detachNetwork(app, balancer, network), `Detach from ${app.project.networks.get(network)?.name ?? network}`)}
            </li>`,
        )}
        <li class="fact-control">
          ${privateNets.length === 0 ? html`<span class="muted">none</span>` : nothing}
          ${button("Attach to a network", () => attachNetwork(app, balancer))}
        </li>
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
  return html`<div class="stacked">
    <span><code>${ip}</code> ${blocked ? html`<span class="tag bad">blocked</span>` : nothing}</span>
    <span class="fact-control">
      <span class="muted">${name ?? "no reverse DNS entry"}</span>
      ${button("Reverse DNS", () => changeReverseDns(app, balancer, ip, name), `Reverse DNS of ${ip}`)}
    </span>
  </div>`;
}
