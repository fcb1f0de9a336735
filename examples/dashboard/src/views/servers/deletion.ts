// The deletion of a server, with what it means for what it is connected with.
import type { Server } from "hetzner-cloud";
import { html } from "lit";
import type { App } from "../../app.js";
import { count } from "../../ui/format.js";
import { loadFor } from "../choices.js";
import { openDelete } from "../operations.js";
import { aMonth, amount, amountOf } from "../prices.js";
import { servers } from "./section.js";

export async function deleteServer(app: App, server: Server): Promise<void> {
  const { id } = server;
  const { project } = app;
  const needs = [project.volumes, project.primaryIps, project.floatingIps, project.images];
  if (!(await loadFor(app, "Loading what belongs to the server", needs))) return;
  const volumes = project.volumes.items.filter((volume) => volume.server === id);
  const floating = project.floatingIps.items.filter((ip) => ip.server === id);
  const backups = project.images.items.filter(({ bound_to }) => bound_to === id);
  const snapshots = project.images.items.filter((image) => image.created_from?.id === id && image.bound_to !== id);
  const addresses = project.primaryIps.items.filter((ip) => ip.assignee_id === id && ip.assignee_type === "server");
  const [lost, kept] = [addresses.filter(({ auto_delete }) => auto_delete), addresses.filter((ip) => !ip.auto_delete)];
  const sum = (costs: number[]) => costs.reduce((all, one) => all + one, 0);
  const ends = aMonth(app, (prices) => prices.server(server) + sum(lost.map((ip) => prices.primaryIp(ip))));
  const stays = amountOf(app, (prices) =>
    sum([
      ...kept.map((ip) => prices.primaryIp(ip)),
      ...volumes.map((volume) => prices.volume(volume)),
      ...floating.map((ip) => prices.floatingIp(ip)),
      ...snapshots.map((image) => prices.image(image)),
    ]),
  );
  const names = (items: { name: string }[]) => items.map((item) => item.name).join(", ");
  await openDelete(app, servers, server, {
    text: html`<p><strong>The server and all data on its disk are lost. This cannot be undone.</strong></p>
      <ul class="consequences">
        ${backups.length > 0 ? html`<li>${count(backups.length, "backup")} of it will be deleted too.</li>` : ""}
        ${lost.length > 0 ? html`<li>Primary IPs that are deleted with it: ${lost.map(({ ip }) => ip).join(", ")}.</li>` : ""}
        ${kept.length > 0 ? html`<li>Primary IPs that are unassigned, and stay billed: ${kept.map(({ ip }) => ip).join(", ")}.</li>` : ""}
        ${volumes.length > 0 ? html`<li>Volumes that are detached, keep their data, and stay billed: ${names(volumes)}.</li>` : ""}
        ${floating.length > 0 ? html`<li>Floating IPs that are unassigned, and stay billed: ${names(floating)}.</li>` : ""}
        ${snapshots.length > 0 ? html`<li>${count(snapshots.length, "snapshot")} of it will stay.</li>` : ""}
        ${(server.load_balancers ?? []).length > 0 ? html`<li>Load balancers lose it as a target.</li>` : ""}
      </ul>
      ${ends && html`<p>Cost that ends: ${ends}.${stays > 0 ? ` Cost that stays: ${amount(app, stays)} a month.` : ""}</p>`}`,
    isTyped: true,
    call: () => app.hz.servers.delete({ id }),
    affects: () => [
      ...volumes.map((volume) => ({ list: project.volumes, id: volume.id })),
      ...addresses.map((ip) => ({ list: project.primaryIps, id: ip.id })),
      ...floating.map((ip) => ({ list: project.floatingIps, id: ip.id })),
      ...backups.map((image) => ({ list: project.images, id: image.id })),
    ],
  });
}
