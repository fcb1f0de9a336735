// The outcomes of creations whose answer was lost. That a server was found is good news, not a failure.
import { html, nothing, type TemplateResult } from "lit";
import { Check, CircleHelp, X } from "lucide";
import type { App } from "../../app.js";
import type { Creation } from "../../data/creation.js";
import { hrefOf } from "../../route.js";
import { icon } from "../../ui/icon.js";
import { openCreate, showPassword } from "./create.js";

export function creationNotices(app: App): TemplateResult {
  return html`<div role="status" class="operations">
    ${app.creations.list.map((creation) => notice(app, creation))}
  </div>`;
}

function notice(app: App, creation: Creation): TemplateResult | typeof nothing {
  const { name, problem } = creation;
  switch (creation.state) {
    case "sending":
      return box(
        html`<span class="spinner" aria-hidden="true"></span><strong>Creating ${name}</strong>`,
        html`<p>It was sent, and the answer is not there yet.</p>`,
        "sending",
      );
    case "looking":
      return box(
        html`<span class="spinner" aria-hidden="true"></span><strong>Looking for ${name}</strong>`,
        html`<p>${creation.reason} The server is looked for by the label of this creation.</p>
          ${problem ? html`<p class="muted">${problem.summary} The dashboard looks again by itself.</p>` : nothing}`,
        "looking",
      );
    case "adopted":
      return box(
        html`${icon(Check)}<strong>${name} was adopted</strong>${close(app, creation)}`,
        html`<p>The answer was lost; the server exists and was adopted.</p>
          ${creation.hasPassword ? html`<p>Its root password was in the lost answer: reset the password on the page of the server.</p>` : nothing}
          <p><a href=${hrefOf("servers", creation.server)} @click=${() => app.creations.forget(creation)}>Show ${name}</a></p>`,
        "good",
      );
    case "absent":
      if (creation.isElsewhere)
        return box(
          html`${icon(CircleHelp)}<strong>${name} is not in this project</strong>${close(app, creation)}`,
          html`<p>No server has its label. If it was sent to another project, connect to that one to find out.</p>`,
          "absent",
        );
      return box(
        html`${icon(CircleHelp)}<strong>${name} was not created</strong>${close(app, creation)}`,
        html`<p>${creation.reason} ${absence(creation)} It can be sent again.</p>
          <button class="button small" type="button" @click=${() => sendAgain(app, creation)}>
            ${creation.params ? "Send it again" : "Create it again …"}
          </button>`,
        "absent",
      );
    case "unknown":
      return box(
        html`${icon(CircleHelp)}<strong>It is unknown whether ${name} exists</strong>${close(app, creation)}`,
        html`<p>${creation.reason} The server cannot be looked for. ${problem?.summary}</p>
          <button class="button small" type="button" @click=${() => app.creations.look(creation)}>Look again</button>`,
        "absent",
      );
    case "elsewhere":
      return box(
        html`${icon(CircleHelp)}<strong>It is unknown whether ${name} exists</strong>${close(app, creation)}`,
        html`<p>
            ${creation.reason} It was sent with another token. Connect with that one again to find out, or look here if this is
            the same project.
          </p>
          <button class="button small" type="button" @click=${() => app.creations.look(creation)}>Look here</button>`,
        "absent",
      );
    default:
      return nothing;
  }
}

/** What is known of a server that was not found. */
function absence({ params }: Creation): string {
  return params
    ? "No server has the label of this creation, so nothing was created."
    : "No server of this project has its label: nothing was created, or it was deleted since.";
}

function box(header: TemplateResult, content: TemplateResult, kind: string): TemplateResult {
  return html`<div class="notice creation" data-kind=${kind}><header>${header}</header>${content}</div>`;
}

function close(app: App, creation: Creation): TemplateResult {
  return html`<button class="button icon-only quiet" type="button" aria-label="Close" @click=${() => app.creations.forget(creation)}>
    ${icon(X)}
  </button>`;
}

async function sendAgain(app: App, creation: Creation): Promise<void> {
  if (!creation.params) {
    app.creations.forget(creation);
    openCreate(app, creation.name);
    return;
  }
  try {
    const reply = await app.creations.sendAgain(creation);
    if (reply) showPassword(reply);
  } catch (error) {
    app.report(`Creating ${creation.name}`, error);
  }
}
