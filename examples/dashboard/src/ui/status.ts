// The status of resources: a dot in its colour, and what is going on.
import { html, nothing, type TemplateResult } from "lit";
import { progressOf, type TrackedOperation } from "../data/tracker.js";

/** A status with its colour. `text` is what is shown, if that is not its name. */
export function statusText(status: string, text: unknown = status, more: unknown = nothing): TemplateResult {
  return html`<span class="status" data-status=${status}
    ><span class="status-dot" aria-hidden="true"></span>${text} ${more}</span
  >`;
}

/** The progress of an operation, if there is one. */
export function progressBar(operation: TrackedOperation | undefined): TemplateResult | typeof nothing {
  if (!operation) return nothing;
  return html`<progress class="inline" max="100" .value=${progressOf(operation)} aria-label=${operation.title}></progress>`;
}
