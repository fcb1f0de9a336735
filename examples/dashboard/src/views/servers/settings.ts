// Changes of a server itself: name, labels, protection, reverse DNS; and its deletion.
import type { Server } from "hetzner-cloud";
import { html } from "lit";
import type { App } from "../../app.js";
import { hrefOf } from "../../route.js";
import { pricesOf } from "../../data/prices.js";
import { confirm } from "../../ui/dialog.js";
import { count, money } from "../../ui/format.js";
import { labelsField, labelsOf, openForm } from "../../ui/form.js";
import { withLoaded } from "./with-loaded.js";

export function rename(app: App, { id, name }: Server): void {
  openForm({
    title: `Rename ${name}`,
    intro: "The host name in the operating system does not change.",
    fields: [{ name: "name", type: "text", label: "Name", value: name, required: true }],
    action: "Rename",
    submit: async (values) =>
      app.project.servers.put(await app.hz.servers.update({ id, name: values["name"] as string })),
  });
}

export function changeLabels(app: App, { id, name, labels }: Server): void {
  openForm({
    title: `Labels of ${name}`,
    intro: "Firewalls and load balancers that select servers by labels follow the change.",
    fields: [labelsField(labels)],
    action: "Save",
    submit: async (values) =>
      app.project.servers.put(await app.hz.servers.update({ id, labels: labelsOf(values["labels"] as string) })),
  });
}

export async function protect(app: App, { id, name, protection }: Server): Promise<void> {
  const isOn = !protection.delete;
  const agreed = await confirm({
    title: isOn ? `Protect ${name}?` : `Remove the protection of ${name}?`,
    text: isOn
      ? "Until the protection is removed, the API refuses to delete or rebuild the server. It costs nothing."
      : "The server can be deleted and rebuilt again.",
    action: isOn ? "Protect" : "Remove the protection",
  });
  if (!agreed) return;
  await app.attempt({
    title: isOn ? `Protecting ${name}` : `Removing the protection of ${name}`,
    // The API accepts equal values only.
    call: () => app.hz.servers.changeProtection({ id, delete: isOn, rebuild: isOn }),
  });
}

/** The addresses that have a reverse DNS entry, with the entry. */
function pointersOf({ public_net: { ipv4, ipv6 } }: Server): { ip: string; name: string }[] {
  const of6 = (ipv6?.dns_ptr ?? []).map(({ ip, dns_ptr }) => ({ ip, name: dns_ptr }));
  return [...(ipv4 ? [{ ip: ipv4.ip, name: ipv4.dns_ptr }] : []), ...of6];
}

const OTHER = "other";

/** Opens the form for the reverse DNS entry of an address of the server, or of this one. */
export function changeReverseDns(app: App, server: Server, ip?: string): void {
  const { id, name, public_net } = server;
  const pointers = pointersOf(server);
  const others = public_net.ipv6 ? [{ value: OTHER, label: "Another address of the IPv6 network" }] : [];
  const chosen = ip ?? pointers[0]?.ip ?? OTHER;
  openForm({
    title: `Reverse DNS of ${name}`,
    intro: "The domain name that a lookup of the address returns. Mail servers look at it.",
    fields: [
      {
        name: "ip",
        type: "select",
        label: "Address",
        required: true,
        value: chosen,
        options: [...pointers.map((one) => ({ value: one.ip, label: `${one.ip} (now ${one.name})` })), ...others],
      },
      {
        name: "other_ip",
        type: "text",
        label: "IPv6 address",
        required: true,
        ...(public_net.ipv6 ? { value: public_net.ipv6.ip.replace(/\/\d+$/, "1") } : {}),
        isShown: (values) => values["ip"] === OTHER,
      },
      {
        name: "dns_ptr",
        type: "text",
        label: "Domain name",
        value: pointers.find((one) => one.ip === chosen)?.name ?? "",
        placeholder: "mail.example.com",
        hint: "Empty: the default of Hetzner.",
      },
    ],
    action: "Save",
    submit: (values) => {
      const address = (values["ip"] === OTHER ? values["other_ip"] : values["ip"]) as string;
      return app.perform({
        title: `Changing the reverse DNS of ${address}`,
        call: () =>
          app.hz.servers.changeDnsPtr({ id, ip: address, dns_ptr: (values["dns_ptr"] as string).trim() || null }),
        affects: () =>
          [public_net.ipv4?.id, public_net.ipv6?.id]
            .filter((one) => one !== null && one !== undefined)
            .map((one) => ({ list: app.project.primaryIps, id: one })),
      });
    },
  });
}

export async function deleteServer(app: App, server: Server): Promise<void> {
  const { id, name } = server;
  const { project } = app;
  const needs = [project.volumes, project.primaryIps, project.floatingIps, project.images];
  if (!(await withLoaded(app, "Loading what belongs to the server", needs))) return;
  const volumes = project.volumes.items.filter((volume) => volume.server === id);
  const floating = project.floatingIps.items.filter((ip) => ip.server === id);
  const backups = project.images.items.filter(({ bound_to }) => bound_to === id);
  const snapshots = project.images.items.filter((image) => image.created_from?.id === id && image.bound_to !== id);
  const addresses = project.primaryIps.items.filter((ip) => ip.assignee_id === id && ip.assignee_type === "server");
  const [lost, kept] = [addresses.filter(({ auto_delete }) => auto_delete), addresses.filter((ip) => !ip.auto_delete)];
  const prices = pricesOf(project);
  const sum = (costs: number[]) => costs.reduce((all, one) => all + one, 0);
  const ends = prices && prices.server(server) + sum(lost.map((ip) => prices.primaryIp(ip)));
  const stays =
    prices &&
    sum(kept.map((ip) => prices.primaryIp(ip))) +
      sum(volumes.map((volume) => prices.volume(volume))) +
      sum(floating.map((ip) => prices.floatingIp(ip))) +
      sum(snapshots.map((image) => prices.image(image)));
  const names = (items: { name: string }[]) => items.map((item) => item.name).join(", ");
  const agreed = await confirm({
    title: `Delete ${name}?`,
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
      ${
        prices && ends !== undefined
          ? html`<p>Cost that ends: ${money(ends, prices.currency)} a month.${stays ? ` Cost that stays: ${money(stays, prices.currency)} a month.` : ""}</p>`
          : ""
      }`,
    action: "Delete the server",
    isDangerous: true,
    typed: name,
  });
  if (!agreed) return;
  const isAccepted = await app.attempt({
    title: `Deleting ${name}`,
    call: async () => {
      const action = await app.hz.servers.delete({ id });
      // Without an action it is gone already.
      if (!action) project.servers.remove(id);
      return action;
    },
    affects: () => [
      ...volumes.map((volume) => ({ list: project.volumes, id: volume.id })),
      ...addresses.map((ip) => ({ list: project.primaryIps, id: ip.id })),
      ...floating.map((ip) => ({ list: project.floatingIps, id: ip.id })),
      ...backups.map((image) => ({ list: project.images, id: image.id })),
    ],
  });
  if (isAccepted) location.hash = hrefOf("servers");
}
