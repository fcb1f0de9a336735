// The dialog of the latest requests and operations.
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../app.js";
import type { LoggedRequest } from "../connection/request-log.js";
import { closing, openDialog } from "../ui/dialog.js";
import { count } from "../ui/format.js";

export function openRequests(app: App): void {
  const { requests } = app.session;
  openDialog(
    "Requests",
    (dialog) => html`<div class="dialog-body">
        <p>
          ${count(requests.total, "request")} since this page was opened, ${requests.lastMinute} in the last minute. The API
          grants 3,600 an hour. Nothing is asked while the page is hidden.
        </p>
        <table class="plain">
          <caption class="visually-hidden">The latest requests</caption>
          <thead>
            <tr><th scope="col">Operation</th><th scope="col" class="from-medium">Request</th><th scope="col">Outcome</th></tr>
          </thead>
          <tbody>${requests.latest.slice(0, 25).map(row)}</tbody>
        </table>
      </div>
      ${closing(dialog)}`,
    { wide: true },
  );
}

function row({ operation, method, path, attempt, status, problem, isRetried }: LoggedRequest): TemplateResult {
  const outcome = status === undefined ? "in flight" : (status ?? "no answer");
  return html`<tr>
    <td>${operation}${attempt > 1 ? html` <span class="muted">attempt ${attempt}</span>` : nothing}
      <small class="narrow-only muted"><code>${method} ${path}</code></small></td>
    <td class="from-medium"><code>${method} ${path}</code></td>
    <td>${outcome}${isRetried ? html` <span class="muted">sent again</span>` : nothing}${problem ? html`<br /><small class="muted">${problem}</small>` : nothing}</td>
  </tr>`;
}
