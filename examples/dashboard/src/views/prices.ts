// Prices as the views show them. All are without tax.
import { html, type TemplateResult } from "lit";
import type { App } from "../app.js";
import { type Prices, pricesOf } from "../data/prices.js";
import { money } from "../ui/format.js";

/** A price a month; `undefined` where it is not known. */
export type PriceOf = (prices: Prices) => number | undefined;

/** An amount in the currency of the project. */
export function amount({ project }: App, value: number, digits?: number): string {
  return money(value, project.catalogue.pricing.value?.currency ?? "EUR", digits);
}

/** A price a month, to sort by; 0 until the prices are loaded. */
export function amountOf(app: App, priceOf: PriceOf): number {
  const prices = pricesOf(app.project);
  return (prices && priceOf(prices)) ?? 0;
}

/** A price a month in a cell, as in `€3.79`; a dash until the prices are loaded. */
export function monthly(app: App, priceOf: PriceOf): string {
  const prices = pricesOf(app.project);
  const price = prices && priceOf(prices);
  return price === undefined ? "–" : amount(app, price);
}

/** A price in a sentence, as in `€3.79 a month`; empty until the prices are loaded. */
export function aMonth(app: App, priceOf: PriceOf): string {
  const price = monthly(app, priceOf);
  return price === "–" ? "" : `${price} a month`;
}

/** What a choice costs, and what it was before. */
export function priceSummary(app: App, priceOf: PriceOf, before?: PriceOf): TemplateResult | string {
  const price = aMonth(app, priceOf);
  if (!price) return "The price is not known.";
  return html`<strong>${price}</strong>, without tax${before ? `, in place of ${monthly(app, before)}` : ""}`;
}

/** What a deletion saves. */
export function saving(app: App, priceOf: PriceOf): TemplateResult | string {
  const price = aMonth(app, priceOf);
  return price && html`<p>This saves ${price}, without tax.</p>`;
}

/** What a snapshot costs, before its size is known. */
export function snapshotPrice(app: App): string {
  const price = pricesOf(app.project)?.image({ image_size: 1 });
  if (price === undefined) return "The price is not known.";
  return `${amount(app, price, 4)} a month for each GB that the image has when it is done, without tax.`;
}
