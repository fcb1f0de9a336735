// Reverse DNS: the domain names of addresses.
import type { Action, DnsPtr } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { Pencil, Plus, RotateCcw } from "lucide";
import type { App, UserOperation } from "../app.js";
import { iconButton, smallButton } from "../ui/buttons.js";
import { panel } from "../ui/details.js";
import { type Field, openForm } from "../ui/form.js";
import { textOf } from "../ui/values.js";

/** Gives a name to an address, or its default. */
type Change = (ip: string, name: string | null) => PromiseLike<Action>;

/** The field for the domain name of an address. */
export function pointerField(value: string | null | undefined): Field {
  return {
    name: "dns_ptr",
    label: "Domain name",
    type: "text",
    value: value ?? "",
    placeholder: "host.example.com",
    hint: "Empty: the default. Mail servers may reject mail unless this name has the address in its own DNS records.",
  };
}

/** The operation that sends the field. */
export function naming(ip: string, name: string, change: Change): UserOperation<Action> {
  return { title: `Changing the reverse DNS of ${ip}`, call: () => change(ip, name || null) };
}

/** Opens the form for the name of an address. */
export function openPointer(app: App, ip: string, name: string | null | undefined, change: Change): void {
  openForm({
    title: `Reverse DNS of ${ip}`,
    action: "Save",
    fields: [pointerField(name)],
    submit: (values) => app.perform(naming(ip, textOf(values, "dns_ptr"), change)),
  });
}

/** Opens the form for the name of any address of an IPv6 network. */
function openNewPointer(app: App, network: string, change: Change): void {
  openForm({
    title: "Add an entry of reverse DNS",
    action: "Add",
    fields: [addressField(network), { ...pointerField(""), required: true } as Field],
    submit: (values) => app.perform(naming(textOf(values, "ip"), textOf(values, "dns_ptr"), change)),
  });
}

/** The field for an address of a network such as `2001:db8::/64`. */
export function addressField(network: string): Field {
  return {
    name: "ip",
    label: "Address",
    type: "text",
    required: true,
    value: network.replace(/\/\d+$/, "1"),
    hint: `An address of ${network}.`,
  };
}

/** The names of an address, or of addresses of a network. */
export function reverseDnsPanel(
  app: App,
  { ip, type, dns_ptr }: { ip: string; type: string; dns_ptr?: DnsPtr[] | null },
  change: Change,
): TemplateResult {
  const entries = dns_ptr ?? [];
  const isNetwork = type === "ipv6";
  const row = ({ ip, dns_ptr }: DnsPtr) => {
    const about = isNetwork ? `Remove the entry of ${ip}` : `Restore the default of ${ip}`;
    const reset = () => app.attempt({ title: `Resetting the reverse DNS of ${ip}`, call: () => change(ip, null) });
    return html`<li>
      <div>
        <code class="strong">${ip}</code>
        <code class="muted">${dns_ptr}</code>
      </div>
      ${iconButton(`Edit the entry of ${ip}`, Pencil, () => openPointer(app, ip, dns_ptr, change))}
      ${iconButton(about, RotateCcw, reset)}
    </li>`;
  };
  return panel(
    "Reverse DNS",
    entries.length === 0
      ? html`<p class="muted">No address has an entry.</p>`
      : html`<ul class="rows">${entries.map(row)}</ul>`,
    isNetwork ? smallButton("Add", Plus, () => openNewPointer(app, ip, change), { about: "Add an entry" }) : "",
  );
}
