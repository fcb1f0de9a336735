// The page of one server.
import type { Server } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import type { Route } from "../../route.js";
import { labelList } from "../../ui/labels.js";
import { nameAndLabels } from "../../ui/values.js";
import { resourceHeader } from "../operations.js";
import { costPanel } from "./costs.js";
import { deleteServer } from "./deletion.js";
import { historyPanel } from "./history.js";
import { metricsPanel } from "./metrics.js";
import { lockOf, moreMenu, powerButtons } from "./operations.js";
import {
  aboutPanel,
  firewallsPanel,
  imagesPanel,
  networksPanel,
  placementPanel,
  trafficPanel,
  volumesPanel,
} from "./panels.js";
import { servers } from "./section.js";
import { statusOf } from "./status.js";

export function serverPage(app: App, server: Server, route: Route): TemplateResult {
  const { id } = server;
  return html`${resourceHeader(app, servers, server, about(app, server), powerButtons(app, server), {
    intro:
      "The host name in the operating system does not change. Firewalls and load balancers that select servers by labels follow the labels.",
    update: (values) => app.hz.servers.update({ id, ...nameAndLabels(values) }),
    // The API accepts equal values only.
    protect: (isProtected) => app.hz.servers.changeProtection({ id, delete: isProtected, rebuild: isProtected }),
    remove: () => deleteServer(app, server),
    reason: lockOf(app, server),
    more: moreMenu(app, server),
  })}
    <div class="server-page">
      ${aboutPanel(app, server)}
      <div class="server-main">${metricsPanel(app, server, route)} ${imagesPanel(app, server)} ${historyPanel(app, server)}</div>
      <div class="server-side">
        ${costPanel(app, server)} ${trafficPanel(app, server)} ${networksPanel(app, server)} ${volumesPanel(app, server)}
        ${firewallsPanel(app, server)} ${placementPanel(app, server)}
      </div>
    </div>`;
}

function about(app: App, server: Server): TemplateResult {
  const { rescue_enabled, backup_window, iso, labels } = server;
  return html`${statusOf(app, server)}
    ${rescue_enabled ? html`<span class="tag warning">rescue system at the next boot</span>` : nothing}
    ${iso ? html`<span class="tag warning">ISO attached</span>` : nothing}
    ${backup_window ? html`<span class="tag good">backups</span>` : nothing} ${labelList("servers", labels)}`;
}
