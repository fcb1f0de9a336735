// What primary and floating IPs have in common.
import type { Action, FloatingIp, PrimaryIp } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { Link, Unlink } from "lucide";
import type { App } from "../app.js";
import { button } from "../ui/buttons.js";
import type { Column } from "../ui/data-table.js";
import { facts, moment, panel } from "../ui/details.js";
import type { Field } from "../ui/form.js";
import { labelList } from "../ui/labels.js";
import { type Operations, openDelete, resourceHeader } from "./operations.js";
import { aMonth, type PriceOf, saving } from "./prices.js";
import { reverseDnsPanel } from "./reverse-dns.js";
import type { Section } from "./section.js";

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

/** What differs between the pages of the two kinds of addresses. */
interface AddressPage<Item extends Address> extends Pick<Operations<Item>, "fields" | "update"> {
  isAssigned: boolean;
  assign: () => unknown;
  unassign: () => unknown;
  price: PriceOf;
  /** What is known beside the version and the price. */
  known: [name: string, value: unknown][];
  api: {
    changeProtection: (params: { id: number; delete: boolean }) => PromiseLike<Action>;
    changeDnsPtr: (params: { id: number; ip: string; dns_ptr: string | null }) => PromiseLike<Action>;
    delete: (params: { id: number }) => PromiseLike<void>;
  };
}

/** The page of one address. */
export function addressPage<Item extends Address>(
  app: App,
  section: Section<Item>,
  item: Item,
  { isAssigned, assign, unassign, price, known, api, ...operations }: AddressPage<Item>,
): TemplateResult {
  const { id, ip, blocked, created, labels } = item;
  const about = html`<span class="address">${ip}</span>
    ${blocked ? html`<span class="tag warning">blocked by Hetzner</span>` : nothing}`;
  const assignment = isAssigned ? button("Unassign", Unlink, unassign) : button("Assign", Link, assign);
  return html`${resourceHeader(app, section, item, about, assignment, {
    ...operations,
    protect: (isProtected) => api.changeProtection({ id, delete: isProtected }),
    obstacle: isAssigned ? "It is assigned to a server. Unassign it first" : undefined,
    remove: () =>
      openDelete(app, section, item, {
        text: html`<p>The address <code>${ip}</code> is given up, and cannot be had again.</p>
          ${saving(app, price)}`,
        call: () => api.delete({ id }),
      }),
  })}
    <div class="panels">
      ${panel(
        "About",
        facts([
          ["Version", versionOf(item)],
          ...known,
          ["Price", aMonth(app, price)],
          ["Created", moment(created, app.now())],
          ["Labels", labelList(section.path, labels)],
        ]),
      )}
      ${reverseDnsPanel(app, item, (address, dns_ptr) => api.changeDnsPtr({ id, ip: address, dns_ptr }))}
    </div>`;
}
