// What a server costs a month, part by part.
import type { Server } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { type Prices, pricesOf } from "../../data/prices.js";
import { panel } from "../../ui/details.js";
import { money } from "../../ui/format.js";
import { failed, rowSkeleton } from "../../ui/states.js";

/** A part of the cost. */
export interface Cost {
  name: string;
  /** A month, without tax. */
  price: number;
}

/** The parts of the cost of a server: with its addresses, backups and volumes. */
export function costsOf({ project }: App, prices: Prices, server: Server): Cost[] {
  const { server_type, location, backup_window, public_net } = server;
  const base = prices.serverType(server_type.name, location.name) ?? 0;
  const costs: Cost[] = [{ name: `Server type ${server_type.name}`, price: base }];
  if (backup_window) costs.push({ name: "Backups", price: base * prices.backupShare });
  if (public_net.ipv4) costs.push({ name: "IPv4 address", price: prices.primaryIp({ type: "ipv4", location }) });
  if (public_net.ipv6) costs.push({ name: "IPv6 network", price: prices.primaryIp({ type: "ipv6", location }) });
  for (const ip of project.floatingIps.items.filter((one) => one.server === server.id))
    costs.push({ name: `Floating IP ${ip.name}`, price: prices.floatingIp(ip) });
  for (const volume of project.volumes.items.filter((one) => one.server === server.id))
    costs.push({ name: `Volume ${volume.name}, ${volume.size} GB`, price: prices.volume(volume) });
  return costs;
}

/** An amount a month, as in `€3.79 a month`; an empty text while the prices are not loaded. */
export function monthly(app: App, amount: (prices: Prices) => number | undefined): string {
  const prices = pricesOf(app.project);
  const value = prices && amount(prices);
  return prices && value !== undefined ? `${money(value, prices.currency)} a month` : "";
}

export function costPanel(app: App, server: Server): TemplateResult {
  const { catalogue, volumes, floatingIps } = app.project;
  const prices = pricesOf(app.project);
  const missing = [catalogue.pricing, volumes, floatingIps].filter(({ state }) => state !== "ready");
  if (!prices || missing.length > 0) {
    const failure = missing.find(({ state }) => state === "failed");
    return panel("Cost per month", failure ? failed(failure, app) : rowSkeleton(3));
  }
  const costs = costsOf(app, prices, server);
  const amount = (price: number) => money(price, prices.currency);
  return panel(
    "Cost per month",
    html`<table class="plain costs">
        <caption class="visually-hidden">Cost per month</caption>
        <thead class="visually-hidden">
          <tr><th scope="col">Part</th><th scope="col">Price</th></tr>
        </thead>
        <tbody>
          ${costs.map(({ name, price }) => html`<tr><td>${name}</td><td class="numeric">${amount(price)}</td></tr>`)}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Sum</th>
            <td class="numeric"><strong>${amount(costs.reduce((sum, { price }) => sum + price, 0))}</strong></td>
          </tr>
        </tfoot>
      </table>
      <small class="muted">Without tax. A server that is off costs the same.</small>`,
  );
}
