// The selection of servers, and power operations on all that are selected.
import { type Action, HetznerError, type Server } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Play, Power, RotateCw, X } from "lucide";
import type { App } from "../../app.js";
import { iconButton, smallButton } from "../../ui/buttons.js";
import { confirm } from "../../ui/dialog.js";
import { count } from "../../ui/format.js";
import type { IconNode } from "../../ui/icon.js";

interface BulkOperation {
  /** The label of its button, as in `Shut down`. */
  label: string;
  /** As in `Shutting down`. */
  participle: string;
  icon: IconNode;
  /** What it does. */
  text: string;
  /** Whether a server is in a state in which it does something. */
  concerns: (server: Server) => boolean;
  send: (app: App, id: number) => PromiseLike<Action>;
}

const OPERATIONS: BulkOperation[] = [
  {
    label: "Start",
    participle: "Starting",
    icon: Play,
    text: "They are powered on. A server costs the same whether it is on or off.",
    concerns: ({ status }) => status === "off",
    send: (app, id) => app.hz.servers.powerOn({ id }),
  },
  {
    label: "Shut down",
    participle: "Shutting down",
    icon: Power,
    text: "Their operating systems are asked to shut down. Servers that are off still cost the same.",
    concerns: ({ status }) => status === "running",
    send: (app, id) => app.hz.servers.shutdown({ id }),
  },
  {
    label: "Reboot",
    participle: "Rebooting",
    icon: RotateCw,
    text: "Their operating systems are asked to reboot. Their services are interrupted meanwhile.",
    concerns: ({ status }) => status === "running",
    send: (app, id) => app.hz.servers.reboot({ id }),
  },
];

/** The selected servers of a project, and the requests that are being sent for them. */
class Selection {
  readonly ids = new Set<number>();
  sending: { label: string; sent: number; all: number; isStopped: boolean } | undefined;
}

const selections = new WeakMap<App, Selection>();

function selectionOf(app: App): Selection {
  const selection = selections.get(app) ?? new Selection();
  selections.set(app, selection);
  return selection;
}

/** The checkbox of a server. */
export function selectBox(app: App, { id, name }: Server): TemplateResult {
  return html`<input
    type="checkbox"
    class="select"
    aria-label=${`Select ${name}`}
    title="Enter: go to what can be done with the selected servers"
    aria-keyshortcuts="Enter"
    @keydown=${goToBar}
    .checked=${selectionOf(app).ids.has(id)}
    @change=${(event: Event) => select(app, [id], (event.target as HTMLInputElement).checked)}
  />`;
}

/** Goes from a row to the bar, which may be thousands of rows away. */
function goToBar(event: KeyboardEvent): void {
  if (event.key !== "Enter") return;
  // The same press would use the button.
  event.preventDefault();
  document.querySelector<HTMLElement>(".bulk-bar button")?.focus();
}

/** The checkbox of all servers that are shown. */
export function selectAllBox(app: App, servers: readonly Server[]): TemplateResult {
  const selected = servers.filter(({ id }) => selectionOf(app).ids.has(id)).length;
  const isAll = selected === servers.length && selected > 0;
  const ids = () => servers.map(({ id }) => id);
  return html`<input
    type="checkbox"
    class="select"
    aria-label="Select all servers that are shown"
    aria-keyshortcuts="Enter"
    @keydown=${goToBar}
    .checked=${isAll}
    .indeterminate=${selected > 0 && !isAll}
    @change=${(event: Event) => select(app, ids(), (event.target as HTMLInputElement).checked)}
  />`;
}

function select(app: App, ids: readonly number[], isSelected: boolean): void {
  const selection = selectionOf(app);
  for (const id of ids) {
    if (isSelected) selection.ids.add(id);
    else selection.ids.delete(id);
  }
  app.changed();
}

/** The bar below the list, once a server is selected. What the filter hides is left alone. */
export function bulkBar(app: App, servers: readonly Server[]): TemplateResult {
  const selection = selectionOf(app);
  const chosen = servers.filter(({ id }) => selection.ids.has(id));
  const { sending } = selection;
  const about = `${count(chosen.length, "server")} selected`;
  const spoken = html`<p class="visually-hidden" role="status">${chosen.length > 0 && !sending ? about : ""}</p>`;
  if (chosen.length === 0 && !sending) return spoken;
  return html`${spoken}<section class="bulk-bar" aria-label="Selected servers">
    ${
      sending
        ? html`<p role="status">${sending.label}: ${sending.sent} of ${sending.all} sent</p>
            <button class="button small" type="button" ?disabled=${sending.isStopped} @click=${() => stop(app)}>Stop</button>`
        : html`<p>${about}</p>
            ${
              chosen.length < servers.length
                ? html`<button class="button quiet small" type="button" @click=${() => select(app, ids(servers), true)}>
                    Select all ${servers.length.toLocaleString("en")}
                  </button>`
                : nothing
            }
            <div class="buttons">
              ${OPERATIONS.map((operation) =>
                smallButton(operation.label, operation.icon, () => ask(app, operation, chosen), {
                  reason: chosen.some(operation.concerns) ? undefined : "The status of none of them fits",
                }),
              )}
              ${iconButton("Clear the selection", X, () => select(app, ids(chosen), false))}
            </div>`
    }
  </section>`;
}

function ids(servers: readonly Server[]): number[] {
  return servers.map(({ id }) => id);
}

function stop(app: App): void {
  const { sending } = selectionOf(app);
  if (sending) sending.isStopped = true;
  app.changed();
}

async function ask(app: App, operation: BulkOperation, chosen: readonly Server[]): Promise<void> {
  const concerned = chosen.filter(operation.concerns);
  const others = chosen.length - concerned.length;
  const names = concerned.slice(0, 8).map(({ name }) => name);
  const more = concerned.length - names.length;
  const agreed = await confirm({
    title: `${operation.label} ${count(concerned.length, "server")}?`,
    text: html`<p>${operation.text}</p>
      <p><strong>${names.join(", ")}</strong>${more > 0 ? ` and ${more.toLocaleString("en")} more` : nothing}</p>
      ${others > 0 ? html`<p class="muted">${count(others, "selected server")} ${others === 1 ? "is" : "are"} left alone: ${others === 1 ? "its" : "their"} status does not fit.</p>` : nothing}
      ${concerned.length > 50 ? html`<p class="muted">This takes ${count(concerned.length, "request")} of the 3,600 an hour.</p>` : nothing}`,
    action: `${operation.label} ${count(concerned.length, "server")}`,
  });
  if (agreed) await sendAll(app, operation, concerned);
}

/** Sends one request after another. A refusal concerns its server; any other error ends it. */
async function sendAll(app: App, { participle, send }: BulkOperation, servers: readonly Server[]): Promise<void> {
  const selection = selectionOf(app);
  const sending = { label: participle, sent: 0, all: servers.length, isStopped: false };
  selection.sending = sending;
  /** The last refusal: one that concerns all servers ends it. */
  let refusal: { name: string; error: unknown } | undefined;
  let refused = 0;
  for (const { id, name } of servers) {
    if (sending.isStopped) break;
    try {
      const title = `${participle} ${name}`;
      void app.tracker.follow(title, await send(app, id));
      selection.ids.delete(id);
    } catch (error) {
      refused++;
      refusal = { name, error };
    }
    sending.sent++;
    app.changed();
    if (refusal && !concernsOne(refusal.error)) break;
  }
  selection.sending = undefined;
  if (refusal) {
    const rest = servers.length - sending.sent;
    const others = [refused > 1 && `${refused} were refused`, rest > 0 && `${rest} not sent`].filter(Boolean);
    const about = others.length > 0 ? ` (${others.join(", ")})` : "";
    app.report(`${participle} ${refusal.name}${about}`, refusal.error);
  }
  app.changed();
}

/** Returns whether the other servers may succeed nevertheless. */
function concernsOne(error: unknown): boolean {
  const known = HetznerError.from(error);
  if (!known) return false;
  return known.isNotFound() || known.isLocked() || known.isConflict() || known.kind === "unprocessable_entity";
}
