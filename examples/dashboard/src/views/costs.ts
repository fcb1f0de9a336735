// The monthly costs, as a table with bars.
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../app.js";
import { costsOf, type CostShare, labelKeys, shares, total } from "../data/costs.js";
import { pricesOf } from "../data/prices.js";
import { hrefOf, type Route, setQuery } from "../route.js";
import { panel } from "../ui/details.js";
import { failed } from "../ui/states.js";
import { amount } from "./prices.js";

/** The sum a month, as text; `undefined` until the prices are loaded. */
export function totalText(app: App): string | undefined {
  const prices = pricesOf(app.project);
  return prices && amount(app, total(costsOf(app.project, prices)));
}

export function costsPanel(app: App, route: Route): TemplateResult {
  const prices = pricesOf(app.project);
  const { pricing } = app.project.catalogue;
  if (!prices) return panel("Monthly costs", pricing.state === "failed" ? failed(pricing, app) : "Loading …");
  const costs = costsOf(app.project, prices);
  const keys = labelKeys(costs);
  const chosen = keys.find((key) => key === route.query.get("costs"));
  const sum = total(costs);
  const choose = (event: Event) => {
    setQuery({ costs: (event.target as HTMLSelectElement).value });
    app.changed();
  };
  const choice = html`<select class="small-select" aria-label="Costs by" @change=${choose}>
    <option value="" .selected=${chosen === undefined}>by kind</option>
    ${keys.map((key) => html`<option value=${key} .selected=${key === chosen}>by label ${key}</option>`)}
  </select>`;
  return panel(
    "Monthly costs",
    html`<table class="plain costs">
        <caption class="visually-hidden">Costs a month</caption>
        <thead class="visually-hidden">
          <tr><th scope="col">Kind</th><th scope="col">Share</th><th scope="col">A month</th></tr>
        </thead>
        <tbody>${shares(costs, chosen).map((share) => row(app, share, sum))}</tbody>
        <tfoot>
          <tr><th scope="row" colspan="2">Total</th><td class="numeric">${amount(app, sum)}</td></tr>
        </tfoot>
      </table>
      <p class="muted"><small>Prices of a whole month, without tax and without traffic beyond the included.</small></p>`,
    keys.length > 0 ? choice : nothing,
  );
}

function row(app: App, { name, path, count, monthly }: CostShare, sum: number): TemplateResult {
  const percent = sum > 0 ? (100 * monthly) / sum : 0;
  return html`<tr>
    <th scope="row">
      ${path ? html`<a href=${hrefOf(path)}>${name}</a>` : name} <span class="muted">${count}</span>
    </th>
    <td>
      <svg class="bar" viewBox="0 0 100 8" preserveAspectRatio="none" role="img" aria-label=${`${Math.round(percent)} percent`}>
        <rect class="track" width="100" height="8"></rect>
        <rect width=${percent} height="8"></rect>
      </svg>
    </td>
    <td class="numeric">${amount(app, monthly)}</td>
  </tr>`;
}
