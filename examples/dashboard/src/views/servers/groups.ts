// The tools above the list of servers: table or cards, and the label that it is grouped by.
import type { Server } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { LayoutGrid, Rows3 } from "lucide";
import type { App } from "../../app.js";
import { MARKER } from "../../data/creation.js";
import { type Route, setQuery } from "../../route.js";
import type { Column } from "../../ui/data-table.js";
import { type IconNode, icon } from "../../ui/icon.js";

const VIEWS: [value: string, label: string, icon: IconNode][] = [
  ["", "Table", Rows3],
  ["cards", "Cards", LayoutGrid],
];

export function isInCards(route: Route): boolean {
  return route.query.get("view") === "cards";
}

/** The tools. Cards have no headers to sort by, so there is a choice for that. */
export function listTools(app: App, route: Route, columns: Column<Server>[], sort: string): TemplateResult {
  const change = (name: string) => (event: Event) => {
    setQuery({ [name]: (event.target as HTMLSelectElement).value });
    app.changed();
  };
  const group = route.query.get("group") ?? "";
  // A label of the address that no server has any more can still be replaced.
  const keys = [...new Set([...labelKeys(app.project.servers.items), group])].filter(Boolean);
  const sortedBy = route.query.get("sort") ?? sort;
  return html`<label class="inline-field">
      <span>Group by</span>
      <select @change=${change("group")}>
        <option value="" .selected=${group === ""}>no label</option>
        ${keys.map((key) => html`<option value=${key} .selected=${key === group}>${key}</option>`)}
      </select>
    </label>
    ${
      isInCards(route)
        ? html`<label class="inline-field">
            <span>Sort by</span>
            <select @change=${change("sort")}>
              ${columns
                .filter((column) => column.sort)
                .map(
                  ({ key, header }) =>
                    html`<option value=${key} .selected=${key === sortedBy.replace(/^-/, "")}>${header.toLowerCase()}</option>`,
                )}
            </select>
          </label>`
        : nothing
    }
    <fieldset class="segmented">
      <legend class="visually-hidden">View</legend>
      ${VIEWS.map(
        ([value, label, node]) => html`<label>
          <input type="radio" name="view" value=${value} .checked=${isInCards(route) === (value === "cards")} @change=${change("view")} />
          ${icon(node)} ${label}
        </label>`,
      )}
    </fieldset>`;
}

const KEYS = new WeakMap<readonly Server[], string[]>();

/** The keys of labels that exist. A list is a new one after each change. */
function labelKeys(servers: readonly Server[]): string[] {
  const known = KEYS.get(servers);
  if (known) return known;
  const keys = new Set(servers.flatMap(({ labels }) => Object.keys(labels ?? {})));
  keys.delete(MARKER);
  const sorted = [...keys].sort();
  KEYS.set(servers, sorted);
  return sorted;
}

/** The labels that a user has given. */
export function ownLabels({ labels }: Server): Record<string, string> {
  const { [MARKER]: _marker, ...own } = labels ?? {};
  return own;
}
