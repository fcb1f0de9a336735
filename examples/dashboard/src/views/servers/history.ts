// What has been done to a server.
import type { Action, Server } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { History } from "lucide";
import type { App } from "../../app.js";
import { smallButton } from "../../ui/buttons.js";
import { panel } from "../../ui/details.js";
import { ago, capitalized, dateTime, words } from "../../ui/format.js";
import { failed, rowSkeleton } from "../../ui/states.js";
import { statusText } from "../../ui/status.js";
import { historyOf } from "./needs.js";

const STATES: Record<string, string> = { success: "done", error: "failed" };

export function historyPanel(app: App, { id }: Server): TemplateResult {
  const data = historyOf(app, id);
  const { actions } = data;
  const more = async () => {
    try {
      await data.more();
    } catch (error) {
      app.report("Loading older actions", error);
    }
  };
  const content = html`${data.state === "failed" ? failed(data, app) : nothing}
    ${
      actions.length > 0
        ? html`<div class="scroll-x">
            <table class="plain">
              <caption class="visually-hidden">Actions of this server, the newest first</caption>
              <thead>
                <tr>
                  <th scope="col">Action</th>
                  <th scope="col">Status</th>
                  <th scope="col" class="from-medium">Started</th>
                  <th scope="col" class="numeric">Duration</th>
                </tr>
              </thead>
              <tbody>${actions.map((action) => row(app, action))}</tbody>
            </table>
          </div>`
        : data.state === "ready"
          ? html`<p class="muted">Nothing has been done to this server yet.</p>`
          : data.state === "failed"
            ? nothing
            : rowSkeleton(3)
    }
    ${data.hasMore ? html`<div>${smallButton("Show older actions", History, more)}</div>` : nothing}`;
  return panel("Actions", content);
}

function row(app: App, action: Action): TemplateResult {
  const { command, status, started, finished, progress, error } = action;
  const name = capitalized(words(command));
  const end = finished ? Date.parse(finished) : app.now();
  return html`<tr>
    <td>${name}${error ? html`<br /><small class="field-problem">${error.message} (<code>${error.code}</code>)</small>` : nothing}
      <small class="narrow-only muted">${ago(started, app.now())}</small></td>
    <td>
      ${
        status === "running"
          ? statusText(
              "creating",
              `${progress} %`,
              html`<progress class="inline" max="100" .value=${progress} aria-label=${name}></progress>`,
            )
          : statusText(STATE_COLOURS[status] ?? status, STATES[status] ?? status)
      }
    </td>
    <td class="from-medium"><time datetime=${started} title=${dateTime(started)}>${ago(started, app.now())}</time></td>
    <td class="numeric">${duration(end - Date.parse(started))}</td>
  </tr>`;
}

/** The statuses of resources that are shown in the same colours. */
const STATE_COLOURS: Record<string, string> = { success: "completed", error: "failed" };

function duration(millis: number): string {
  const seconds = Math.max(0, Math.round(millis / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3_600)];
  return hours > 0 ? `${hours} h ${minutes % 60} min` : `${minutes} min ${seconds % 60} s`;
}
