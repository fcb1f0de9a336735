// The status of a server in lists and on its page.
import type { Server } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { progressOf } from "../../data/tracker.js";

/** The status of a server, or the progress of what the user has started on it. */
export function statusOf(app: App, { id, status, locked }: Server): TemplateResult {
  const running = app.tracker.runningOn("server", id);
  return html`<span class="status" data-status=${status}>
    <span class="status-dot" aria-hidden="true"></span>${status}
    ${
      running
        ? html`<progress class="inline" max="100" .value=${progressOf(running)} aria-label=${running.title}></progress>`
        : locked
          ? html`<span class="muted">locked</span>`
          : nothing
    }
  </span>`;
}
