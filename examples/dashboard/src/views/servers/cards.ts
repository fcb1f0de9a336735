// The servers as cards.
import type { Server } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { hrefOf, type Route } from "../../route.js";
import "../../ui/card-grid.js";
import { copyButton } from "../../ui/copy-button.js";
import { bytes } from "../../ui/format.js";
import { labelList } from "../../ui/labels.js";
import { aMonth } from "../prices.js";
import { grouped } from "../section.js";
import { selectBox } from "./bulk.js";
import { listedCost } from "./costs.js";
import { ownLabels } from "./groups.js";
import { statusOf } from "./status.js";

export function serverCards(app: App, servers: Server[], route: Route): TemplateResult {
  return html`<card-grid
    .rows=${grouped(servers, route.query.get("group"))}
    .card=${(server: Server) => serverCard(app, server)}
    .caption=${"Servers"}
  ></card-grid>`;
}

function serverCard(app: App, server: Server): TemplateResult {
  const { id, name, server_type: type, location, public_net } = server;
  const address = public_net.ipv4?.ip;
  return html`<div class="server-card-title">
      ${selectBox(app, server)}
      <a class="name" href=${hrefOf("servers", id)} title=${name}>${name}</a>
    </div>
    ${statusOf(app, server)}
    <p class="muted">
      ${type.name} · ${type.cores} vCPU · ${type.memory} GB · ${location.city ?? location.name}
    </p>
    <p class="server-card-address">
      ${
        address
          ? html`<span class="address">${address}</span>${copyButton(address, `IPv4 address of ${name}`)}`
          : html`<span class="muted">no public IPv4</span>`
      }
    </p>
    <div class="server-card-labels">${labelList("servers", ownLabels(server), 2)}</div>
    <p class="server-card-cost">
      <span>${aMonth(app, (prices) => listedCost(prices, server))}</span>
      <span class="muted" title="Outgoing traffic of this month">${traffic(server)}</span>
    </p>`;
}

function traffic({ outgoing_traffic: used, included_traffic: included }: Server): string {
  if (used === null || used === undefined) return "no traffic yet";
  return included ? `${bytes(used)} of ${bytes(included)} out` : `${bytes(used)} out`;
}
