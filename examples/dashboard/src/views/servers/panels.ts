// What is known of a server, and what it is connected with.
import type { Firewall, Server } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Camera, History, ListPlus, Pencil, Plug, Plus, Unplug, X } from "lucide";
import type { App } from "../../app.js";
import { hrefOf } from "../../route.js";
import { iconButton, smallButton } from "../../ui/buttons.js";
import { copyButton } from "../../ui/copy-button.js";
import { facts, link, moment, panel } from "../../ui/details.js";
import { ago, bytes, count, dateTime } from "../../ui/format.js";
import { failed, rowSkeleton } from "../../ui/states.js";
import { applyFirewallTo, isBySelector, removeFirewall } from "../firewall-forms.js";
import { attachToNetwork, changeAliases, detachMember } from "../network-attachment.js";
import { addToGroup, removeFromGroup } from "../placement-forms.js";
import { amount } from "../prices.js";
import { attachVolumeTo, detachVolume, gigabytes } from "../volume-forms.js";
import { createSnapshot, enableBackups } from "./disk.js";
import { lockOf } from "./operations.js";
import { changeReverseDns } from "./reverse-dns.js";

export function aboutPanel(app: App, server: Server): TemplateResult {
  const { server_type, location, image, created, iso, backup_window, primary_disk_size, load_balancers } = server;
  const cores = count(server_type.cores, server_type.cpu_type === "dedicated" ? "dedicated core" : "core");
  const balancers = load_balancers ?? [];
  const floating = server.public_net.floating_ips;
  const entries: [name: string, value: unknown][] = [
    [
      "Type",
      html`${server_type.name}<br /><span class="muted">${cores}, ${server_type.memory} GB memory, ${primary_disk_size} GB disk</span>`,
    ],
    ["Location", html`${location.city ?? location.name} <span class="muted">(${location.name})</span>`],
    ["Image", image ? image.description || image.name : html`<span class="muted">does not exist any more</span>`],
    ...(iso ? ([["ISO", iso.description]] satisfies [string, unknown][]) : []),
    ["Backups", backup_window ? `daily, ${backup_window} UTC` : "none"],
    ["IPv4", ipv4(app, server)],
    ["IPv6", ipv6(app, server)],
    ...(floating.length > 0
      ? ([["Floating IPs", floating.map((id) => floatingIp(app, id))]] satisfies [string, unknown][])
      : []),
    ...(balancers.length > 0
      ? ([
          [
            "Load balancers",
            balancers.map((id) => html`<div>${link(app.project.loadBalancers, "load_balancers", id)}</div>`),
          ],
        ] satisfies [string, unknown][])
      : []),
    ["Created", moment(created, app.now())],
    ["ID", html`<span class="with-tools">${server.id} ${copyButton(String(server.id), "ID")}</span>`],
  ];
  return panel("About", facts(entries));
}

function floatingIp(app: App, id: number): TemplateResult {
  const ip = app.project.floatingIps.get(id)?.ip;
  return html`<div class="with-tools">
    <a class="address" href=${hrefOf("floating_ips", id)}>${ip ?? id}</a> ${ip ? copyButton(ip, "floating IP") : nothing}
  </div>`;
}

function ipv4(app: App, server: Server): unknown {
  const { ipv4 } = server.public_net;
  if (!ipv4) return html`<span class="muted">none</span>`;
  return html`<div class="with-tools">
      <span class="address">${ipv4.ip}</span> ${copyButton(ipv4.ip, "IPv4 address")}
    </div>
    ${blocked(ipv4.blocked)}
    ${pointer(app, server, ipv4.ip, ipv4.dns_ptr)}`;
}

function ipv6(app: App, server: Server): unknown {
  const { ipv6 } = server.public_net;
  if (!ipv6) return html`<span class="muted">none</span>`;
  return html`<div class="with-tools">
      <span class="address">${ipv6.ip}</span> ${copyButton(ipv6.ip, "IPv6 network")}
    </div>
    ${blocked(ipv6.blocked)}
    ${(ipv6.dns_ptr ?? []).map(({ ip, dns_ptr }) => html`<div class="address">${ip}</div> ${pointer(app, server, ip, dns_ptr)}`)}`;
}

function blocked(isBlocked: boolean): unknown {
  return isBlocked ? html`<span class="tag warning">blocked by Hetzner</span>` : nothing;
}

/** A reverse DNS entry. */
function pointer(app: App, server: Server, ip: string, name: string): TemplateResult {
  return html`<div class="with-tools pointer">
    <small class="muted">${name || "no reverse DNS"}</small>
    ${iconButton(`Change the reverse DNS of ${ip}`, Pencil, () => changeReverseDns(app, server, ip), lockOf(app, server))}
  </div>`;
}

/** A list of connections, or what there is none of. */
function connections(items: TemplateResult[], none: string): TemplateResult {
  if (items.length === 0) return html`<p class="muted">${none}</p>`;
  return html`<ul class="entries">
    ${items.map((item) => html`<li>${item}</li>`)}
  </ul>`;
}

export function networksPanel(app: App, server: Server): TemplateResult {
  const reason = lockOf(app, server);
  const items = server.private_net.map(({ network, ip, alias_ips, mac_address }) => {
    const name = app.project.networks.get(network ?? 0)?.name ?? `network ${network}`;
    return html`<div>
        ${link(app.project.networks, "networks", network)}
        <div class="with-tools"><span class="address">${ip ?? "no address yet"}</span> ${ip ? copyButton(ip, "private address") : nothing}</div>
        <small class="muted">${(alias_ips ?? []).length > 0 ? html`Alias IPs: ${alias_ips?.join(", ")}<br />` : nothing}${mac_address}</small>
      </div>
      ${
        network
          ? html`<div class="row-buttons">
              ${iconButton(`Change the alias IPs in ${name}`, ListPlus, () => changeAliases(app, network, { ...server, aliases: alias_ips ?? [] }), reason)}
              ${iconButton(`Detach from ${name}`, Unplug, () => detachMember(app, network, { ...server, kind: "server" }), reason)}
            </div>`
          : nothing
      }`;
  });
  return panel(
    "Networks",
    connections(items, "Not attached to a private network."),
    smallButton("Attach", Plug, () => attachToNetwork(app, "server", server), { reason, about: "Attach to a network" }),
  );
}

export function volumesPanel(app: App, server: Server): TemplateResult {
  const reason = lockOf(app, server);
  const items = (server.volumes ?? []).map((id) => {
    const volume = app.project.volumes.get(id);
    if (!volume) return html`<div>${link(app.project.volumes, "volumes", id)}</div>`;
    const { name, size, linux_device } = volume;
    return html`<div>
        ${link(app.project.volumes, "volumes", id)} <span class="muted">${gigabytes(size)}</span>
        <div class="with-tools"><small class="muted address">${linux_device}</small> ${copyButton(linux_device, "device path")}</div>
      </div>
      ${iconButton(`Detach ${name}`, Unplug, () => detachVolume(app, volume), reason)}`;
  });
  return panel(
    "Volumes",
    connections(items, "No volume is attached."),
    smallButton("Attach", Plug, () => attachVolumeTo(app, server), { reason, about: "Attach a volume" }),
  );
}

export function firewallsPanel(app: App, server: Server): TemplateResult {
  const reason = lockOf(app, server);
  const items = (server.public_net.firewalls ?? []).map(({ id, status }) => {
    const firewall = app.project.firewalls.get(id ?? 0);
    return html`<div>
        ${link(app.project.firewalls, "firewalls", id)}
        ${status === "applied" ? nothing : html`<span class="tag warning">${status ?? "unknown"}</span>`}
        ${firewall ? html`<div class="muted">${count(firewall.rules.length, "rule")}</div>` : nothing}
      </div>
      ${firewall ? iconButton(`Remove ${firewall.name}`, X, () => removeFirewall(app, firewall, { type: "server", server }), reason ?? selectorOf(firewall, server)) : nothing}`;
  });
  return panel(
    "Firewalls",
    connections(items, "No firewall: everything may come in."),
    smallButton("Apply", Plus, () => applyFirewallTo(app, server), { reason, about: "Apply a firewall" }),
  );
}

function selectorOf(firewall: Firewall, server: Server): string | undefined {
  return isBySelector(firewall, server) ? "Applied by a label selector: change the labels of the server" : undefined;
}

export function placementPanel(app: App, server: Server): TemplateResult {
  const reason = lockOf(app, server);
  const { placement_group, status } = server;
  const off = status === "off" ? undefined : "The server must be off";
  if (!placement_group)
    return panel(
      "Placement group",
      html`<p class="muted">In no group: it may run on the same host as your other servers.</p>`,
      smallButton("Add", Plus, () => addToGroup(app, server), {
        reason: reason ?? off,
        about: "Add to a placement group",
      }),
    );
  const { id, name, servers } = placement_group;
  const others = servers.filter((other) => other !== server.id);
  return panel(
    "Placement group",
    html`<p>
      <a href=${hrefOf("placement_groups", id)}>${name}</a>
      <span class="muted">${others.length > 0 ? html`runs on another host than ${count(others.length, "other server")}.` : "has no other server."}</span>
    </p>`,
    smallButton("Remove", X, () => removeFromGroup(app, server), { reason, about: `Remove from ${name}` }),
  );
}

export function trafficPanel(app: App, server: Server): TemplateResult {
  const used = server.outgoing_traffic ?? 0;
  const included = server.included_traffic ?? 0;
  const share = included > 0 ? (100 * used) / included : 0;
  const perTb = server.server_type.prices.find(({ location }) => location === server.location.name)
    ?.price_per_tb_traffic.net;
  return panel(
    "Traffic this month",
    html`<div>
      <p><strong>${bytes(used)}</strong> of ${bytes(included)} outgoing <span class="muted">(${share.toFixed(share < 10 ? 1 : 0)} %)</span></p>
      <progress max="100" .value=${Math.min(100, share)} aria-label="Outgoing traffic used"></progress>
      <small class="muted">
        Incoming: ${bytes(server.ingoing_traffic ?? 0)}, free of charge.
        ${perTb === undefined ? nothing : `Each TB beyond costs ${amount(app, Number(perTb))} without tax.`}
      </small>
    </div>`,
  );
}

export function imagesPanel(app: App, server: Server): TemplateResult {
  const reason = lockOf(app, server);
  const { images } = app.project;
  const own = images.items.filter((image) => image.bound_to === server.id || image.created_from?.id === server.id);
  const newest = [...own].sort((a, b) => Date.parse(b.created) - Date.parse(a.created));
  const table = html`<div class="scroll-x">
    <table class="plain">
      <caption class="visually-hidden">Backups and snapshots of this server, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Image</th>
          <th scope="col">Type</th>
          <th scope="col" class="numeric">Size</th>
          <th scope="col" class="from-medium">Created</th>
        </tr>
      </thead>
      <tbody>
        ${newest.map(
          ({ id, description, type, image_size, created, status }) => html`<tr>
            <td><a href=${hrefOf("images", id)}>${description || `image ${id}`}</a></td>
            <td>${type}${status === "available" ? nothing : html` <span class="tag">${status}</span>`}</td>
            <td class="numeric">${image_size ? `${image_size.toFixed(1)} GB` : "–"}</td>
            <td class="from-medium"><time datetime=${created} title=${dateTime(created)}>${ago(created, app.now())}</time></td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
  const empty = html`<p class="muted">There is no backup or snapshot. If the disk is lost, its data is lost.</p>`;
  return panel(
    "Backups and snapshots",
    newest.length > 0
      ? table
      : images.state === "failed"
        ? failed(images, app)
        : images.isComplete
          ? empty
          : rowSkeleton(),
    html`<div class="buttons">
      ${server.backup_window ? nothing : smallButton("Enable backups", History, () => enableBackups(app, server), { reason })}
      ${smallButton("Create snapshot", Camera, () => createSnapshot(app, server), { reason })}
    </div>`,
  );
}
