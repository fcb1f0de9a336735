// What primary and floating IPs have in common: their reverse DNS, and the choice of a server.
import type { Action, DnsPtr, FloatingIp, PrimaryIp, Server } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import { Pencil, Plus, RotateCcw } from "lucide";
import type { App } from "../app.js";
import { type Prices, pricesOf } from "../data/prices.js";
import { panel } from "../ui/details.js";
import { type Field, type Option, openForm } from "../ui/form.js";
import { money } from "../ui/format.js";
import { iconButton, smallButton, text } from "./operations.js";

export type Address = PrimaryIp | FloatingIp;

/** `IPv4` or `IPv6`. */
export function versionOf({ type }: { type: string }): string {
  return type.replace("ipv", "IPv");
}

/** A price a month, to sort by; 0 until the prices are loaded. */
export function amountOf(app: App, price: (prices: Prices) => number): number {
  const prices = pricesOf(app.project);
  return prices ? price(prices) : 0;
}

/** A price a month in a cell; empty until the prices are loaded. */
export function priceCell(app: App, price: (prices: Prices) => number): string {
  const prices = pricesOf(app.project);
  return prices ? money(price(prices), prices.currency) : "";
}

/** The price a month, told before something is created. */
export function priceSummary(app: App, price: (prices: Prices) => number | undefined): string {
  const prices = pricesOf(app.project);
  const amount = prices && price(prices);
  if (!prices || amount === undefined) return "The price is not known.";
  return `${money(amount, prices.currency)} a month without tax.`;
}

export const VERSIONS: Field = {
  name: "type",
  label: "Version",
  type: "select",
  options: [
    { value: "ipv4", label: "IPv4: one address" },
    { value: "ipv6", label: "IPv6: a /64 network" },
  ],
};

/** The locations that can be chosen. */
export function locationOptions(app: App): Option[] {
  const locations = app.project.catalogue.locations.value ?? [];
  return locations.map(({ name, city, country }) => ({ value: name, label: `${name}: ${city}, ${country}` }));
}

export function locationOf(app: App, name: string) {
  return app.project.catalogue.locations.value?.find((location) => location.name === name);
}

/** Servers as options. Those that the API would refuse are shown with the reason. */
export function serverOptions(servers: readonly Server[], whyNot: (server: Server) => string | undefined): Option[] {
  const options = servers.map((server) => {
    const reason = whyNot(server);
    const label = `${server.name} (${reason ?? server.location.name})`;
    return { value: String(server.id), label, isDisabled: reason !== undefined };
  });
  options.sort((a, b) => Number(a.isDisabled) - Number(b.isDisabled) || a.label.localeCompare(b.label, "en"));
  const isNone = options.every(({ isDisabled }) => isDisabled);
  return isNone ? [{ value: "", label: "No server fits", isDisabled: true }, ...options] : options;
}

/** The operations on reverse DNS. */
interface ReverseDns {
  change: (ip: string, name: string | null) => PromiseLike<Action>;
}

export function reverseDnsPanel(app: App, address: Address, api: ReverseDns): TemplateResult {
  const entries = address.dns_ptr ?? [];
  const isNetwork = address.type === "ipv6";
  return panel(
    "Reverse DNS",
    entries.length === 0
      ? html`<p class="muted">No address has an entry.</p>`
      : html`<ul class="rows">${entries.map((entry) => row(app, entry, isNetwork, api))}</ul>`,
    isNetwork
      ? smallButton("Add", Plus, () => openEntry(app, { ip: "", dns_ptr: "" }, address, api), "Add an entry")
      : "",
  );
}

function row(app: App, entry: DnsPtr, isNetwork: boolean, api: ReverseDns): TemplateResult {
  const reset = () =>
    app.attempt({ title: `Resetting the reverse DNS of ${entry.ip}`, call: () => api.change(entry.ip, null) });
  const about = isNetwork ? `Remove the entry of ${entry.ip}` : `Restore the default of ${entry.ip}`;
  return html`<li>
    <div>
      <code class="strong">${entry.ip}</code>
      <code class="muted">${entry.dns_ptr}</code>
    </div>
    ${iconButton(`Edit the entry of ${entry.ip}`, Pencil, () => openEntry(app, entry, undefined, api))}
    ${iconButton(about, RotateCcw, reset)}
  </li>`;
}

function openEntry(app: App, entry: DnsPtr, network: Address | undefined, { change }: ReverseDns): void {
  const address: Field = {
    name: "ip",
    label: "Address",
    type: "text",
    required: true,
    value: network?.ip.replace(/\/\d+$/, "1") ?? "",
    hint: `An address of ${network?.ip ?? ""}.`,
  };
  openForm({
    title: network ? "Add an entry of reverse DNS" : `Reverse DNS of ${entry.ip}`,
    action: "Save",
    fields: [
      ...(network ? [address] : []),
      {
        name: "dns_ptr",
        label: "Host name",
        type: "text",
        value: entry.dns_ptr,
        required: true,
        placeholder: "host.example.com",
        hint: "The name should have this address in its own DNS records, or mail servers may reject it.",
      },
    ],
    submit: (values) => {
      const ip = network ? text(values, "ip") : entry.ip;
      const call = () => change(ip, text(values, "dns_ptr"));
      return app.perform({ title: `Changing the reverse DNS of ${ip}`, call });
    },
  });
}

/** The text of a search: the address, and its names. */
export function addressText({ ip, dns_ptr, type }: Address): string {
  return [ip, type, ...(dns_ptr ?? []).map(({ dns_ptr }) => dns_ptr)].join("\n");
}

export function blockedTag(isBlocked: boolean): TemplateResult | "" {
  return isBlocked ? html`<span class="tag warning">blocked by Hetzner</span>` : "";
}
