// The operations of the user with their progress, and the last problem.
import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Check, CircleAlert, X } from "lucide";
import type { App } from "../app.js";
import { progressOf, type TrackedOperation } from "../data/tracker.js";
import { count, words } from "../ui/format.js";
import { icon } from "../ui/icon.js";
import { problemBox } from "../ui/problem-box.js";
import { creationNotices } from "./servers/creation-notices.js";

/** The milliseconds for which an operation that succeeded is shown. */
const SHOWN = 6_000;
/** A narrow screen has room for fewer operations beside the page. */
const NARROW = matchMedia("(max-width: 40rem)");

/** The most operations that are shown. */
const SEEN = 4;

export function notices(app: App): TemplateResult {
  const shown = app.tracker.operations.filter(
    ({ state, endedAt }) => state !== "done" || (endedAt ?? 0) > Date.now() - SHOWN,
  );
  // One that failed stays until it is closed: it must not be behind those that run.
  shown.sort((a, b) => Number(b.state === "failed") - Number(a.state === "failed"));
  const most = NARROW.matches ? 2 : SEEN;
  return html`<aside class="notices" aria-label="Messages">
    ${
      app.notice
        ? html`<div class="notice">
            <header>
              <strong>${app.notice.title}</strong>
              <button class="button icon-only quiet" type="button" aria-label="Close" @click=${() => app.dismiss()}>${icon(X)}</button>
            </header>
            ${problemBox(app.notice.problem)}
          </div>`
        : nothing
    }
    ${creationNotices(app)}
    <div class="operations">${shown.slice(0, most).map((operation) => notice(app, operation))}</div>
    ${shown.length > most ? html`<p class="notice muted">and ${shown.length - most} more</p>` : nothing}
  </aside>
  ${spoken(shown, app.accepted)}`;
}

/** What a screen reader says: that an operation has begun and how it has ended, not each step of its progress. */
function spoken(operations: readonly TrackedOperation[], accepted: string | undefined): TemplateResult {
  const of = (wanted: TrackedOperation["state"]) => operations.filter(({ state }) => state === wanted).length;
  const all = `${count(operations.length, "operation")}: ${of("done")} done, ${of("failed")} failed`;
  return html`<div role="status" aria-atomic="false" class="visually-hidden">
    ${accepted ? html`<p>${`${accepted}: done`}</p>` : nothing}
    ${
      operations.length > SEEN
        ? html`<p>${all}</p>`
        : repeat(
            operations,
            (operation) => operation,
            ({ title, state }) => html`<p>${`${title}: ${state === "running" ? "in progress" : state}`}</p>`,
          )
    }
  </div>`;
}

function notice(app: App, operation: TrackedOperation): TemplateResult {
  const { title, state, problem, actions } = operation;
  const running = actions.find(({ status }) => status === "running");
  return html`<div class="notice operation" data-state=${state}>
    <header>
      ${state === "running" ? html`<span class="spinner" aria-hidden="true"></span>` : icon(state === "done" ? Check : CircleAlert)}
      <strong>${title}</strong>
      ${
        state === "failed"
          ? html`<button class="button icon-only quiet" type="button" aria-label="Close" @click=${() => app.tracker.forget(operation)}>
              ${icon(X)}
            </button>`
          : html`<span class="muted">${state === "done" ? "done" : `${progressOf(operation)} %`}</span>`
      }
    </header>
    ${
      state === "running"
        ? html`<progress max="100" .value=${progressOf(operation)} aria-label=${title}></progress>
            ${running ? html`<small class="muted">${words(running.command)}</small>` : nothing}`
        : nothing
    }
    ${problem ? problemBox(problem) : nothing}
  </div>`;
}
