// What is shown while data is loaded, or when that has failed.
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../app.js";
import { isPassing, problemOf } from "../data/problem.js";
import type { Loadable } from "../data/resource-list.js";
import { problemBox } from "./problem-box.js";

export function loading(): TemplateResult {
  return html`<div class="card skeleton" aria-hidden="true">${[1, 2, 3, 4, 5].map(() => html`<div class="skeleton-row"></div>`)}</div>`;
}

/** A part of a panel that is not loaded yet. */
export function rowSkeleton(rows = 1): TemplateResult {
  return html`<div aria-hidden="true">${Array.from({ length: rows }, () => html`<div class="skeleton-row"></div>`)}</div>`;
}

/** Data that could not be loaded, with a button to try again. */
export function failed(data: Loadable, app: App): TemplateResult {
  return html`<div class="failed">
    ${problemBox(problemOf(data.error))} ${triedAgain(data.error)}
    <button class="button" type="button" @click=${() => data.load().then(app.changed)}>Try again</button>
  </div>`;
}

/** Tells that what could not be loaded is loaded again: see `Refresher`. */
export function triedAgain(error: unknown): TemplateResult | typeof nothing {
  return isPassing(error) ? html`<p class="muted">The dashboard tries again by itself.</p>` : nothing;
}
