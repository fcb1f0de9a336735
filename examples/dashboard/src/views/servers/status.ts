// The status of a server in lists and on its page.
import type { Server } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { progressBar, statusText } from "../../ui/status.js";

/** The status of a server, or the progress of what the user has started on it. */
export function statusOf(app: App, { id, status, locked }: Server): TemplateResult {
  const running = app.tracker.runningOn("server", id);
  const isLocked = locked && !running;
  return statusText(status, status, isLocked ? html`<span class="muted">locked</span>` : progressBar(running));
}
