// What a server costs a month, part by part.
import type { Server } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { type Prices, pricesOf } from "../../data/prices.js";
import { panel } from "../../ui/details.js";
import { failed, rowSkeleton } from "../../ui/states.js";
import { amount } from "../prices.js";

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

/** What the lists show: a server with its IPv4 address and its backups; without volumes and further addresses. */
export function listedCost(prices: Prices, server: Server): number {
  const address = server.public_net.ipv4 ? prices.primaryIp({ type: "ipv4", location: server.location }) : 0;
  return prices.server(server) + address;
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
  return panel(
    "Cost per month",
    html`<table class="plain costs">
        <caption class="visually-hidden">Cost per month</caption>
        <thead class="visually-hidden">
          <tr><th scope="col">Part</th><th scope="col">Price</th></tr>
        </thead>
        <tbody>
          ${costs.map(({ name, price }) => html`<tr><td>${name}</td><td class="numeric">${amount(app, price)}</td></tr>`)}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">Sum</th>
            <td class="numeric"><strong>${amount(
              app,
              costs.reduce((sum, { price }) => sum + price, 0),
            )}</strong></td>
          </tr>
        </tfoot>
      </table>
      <small class="muted">Without tax. A server that is off costs the same.</small>`,
  );
}
