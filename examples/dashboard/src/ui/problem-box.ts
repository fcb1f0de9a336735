// A problem, as what has happened and what to do.
import { html, nothing, type TemplateResult } from "lit";
import { CircleAlert } from "lucide";
import type { Problem } from "../data/problem.js";
import { capitalized } from "./format.js";
import { icon } from "./icon.js";

export function problemBox({ summary, advice, code, fields }: Problem): TemplateResult {
  return html`<div class="problem" role="alert">
    ${icon(CircleAlert)}
    <div>
      <p>${summary}</p>
      ${
        Object.keys(fields).length > 0
          ? html`<ul>
            ${Object.entries(fields).map(([name, text]) => html`<li><code>${name}</code> ${text}</li>`)}
          </ul>`
          : nothing
      }
      ${advice ? html`<p class="advice">${capitalized(advice)}${/[.!?]$/.test(advice) ? "" : "."}</p>` : nothing}
      ${code ? html`<p class="code-of-api">Code of the API: <code>${code}</code></p>` : nothing}
    </div>
  </div>`;
}
