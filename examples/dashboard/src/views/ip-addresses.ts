// What primary and floating IPs have in common.
import type { FloatingIp, PrimaryIp } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Link, Unlink } from "lucide";
import type { Column } from "../ui/data-table.js";
import { button } from "../ui/buttons.js";
import type { Field } from "../ui/form.js";

export type Address = PrimaryIp | FloatingIp;

/** `IPv4` or `IPv6`. */
export function versionOf({ type }: { type: string }): string {
  return type.replace("ipv", "IPv");
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

/** The text of a search: the address, and its names. */
export function addressText({ ip, dns_ptr, type }: Address): string {
  return [ip, type, ...(dns_ptr ?? []).map(({ dns_ptr }) => dns_ptr)].join("\n");
}

export function addressColumn<Item extends Address>(): Column<Item> {
  return {
    key: "address",
    header: "Address",
    share: 2,
    sort: ({ ip }) => ip,
    cell: ({ ip }) => html`<span class="address" title=${ip}>${ip}</span>`,
  };
}

/** What the header says about an address. */
export function addressAbout({ ip, blocked }: Address): TemplateResult {
  return html`<span class="address">${ip}</span>
    ${blocked ? html`<span class="tag warning">blocked by Hetzner</span>` : nothing}`;
}

export function assignmentButton(isAssigned: boolean, assign: () => unknown, unassign: () => unknown): TemplateResult {
  return isAssigned ? button("Unassign", Unlink, unassign) : button("Assign", Link, assign);
}

/** What the deletion of an address means. */
export function lossOf({ ip }: Address): TemplateResult {
  return html`<p>The address <code>${ip}</code> is given up, and cannot be had again.</p>`;
}
