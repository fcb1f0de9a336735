// The page of one server.
import type { Server } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import type { Route } from "../../route.js";
import { detailHeader } from "../../ui/details.js";
import { labelList } from "../../ui/labels.js";
import { costPanel } from "./costs.js";
import { historyPanel } from "./history.js";
import { metricsPanel } from "./metrics.js";
import { serverButtons } from "./operations.js";
import {
  aboutPanel,
  firewallsPanel,
  imagesPanel,
  networksPanel,
  placementPanel,
  trafficPanel,
  volumesPanel,
} from "./panels.js";
import { statusOf } from "./status.js";

export function serverPage(app: App, server: Server, route: Route): TemplateResult {
  return html`${detailHeader(server.name, about(app, server), serverButtons(app, server))}
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
  const { protection, rescue_enabled, backup_window, iso, labels } = server;
  return html`${statusOf(app, server)}
    ${protection.delete || protection.rebuild ? html`<span class="tag">protected</span>` : nothing}
    ${rescue_enabled ? html`<span class="tag warning">rescue system at the next boot</span>` : nothing}
    ${iso ? html`<span class="tag warning">ISO attached</span>` : nothing}
    ${backup_window ? html`<span class="tag good">backups</span>` : nothing} ${labelList("servers", labels)}`;
}
