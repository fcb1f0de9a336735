// Labels of resources, as links to the list of those that have them.
import { html, nothing, type TemplateResult } from "lit";

/** The labels of a resource, at most a number of them. */
export function labelList(
  section: string,
  labels: Record<string, string> | null | undefined,
  most = Infinity,
): TemplateResult | typeof nothing {
  const entries = Object.entries(labels ?? {});
  if (entries.length === 0) return nothing;
  const others = entries.slice(most);
  return html`<ul class="labels" aria-label="Labels">
    ${entries.slice(0, most).map(
      ([key, value]) =>
        html`<li>
          <a class="label" href="#/${section}?selector=${encodeURIComponent(value ? `${key}=${value}` : key)}" title=${`${key}=${value}`}
            ><span class="label-key">${key}</span>${value ? html`<span class="label-value">${value}</span>` : nothing}</a
          >
        </li>`,
    )}
    ${
      others.length > 0
        ? html`<li class="muted" title=${others.map(([key, value]) => `${key}=${value}`).join("\n")}>+${others.length}</li>`
        : nothing
    }
  </ul>`;
}
