// The status of a DNS zone, and of its delegation.
import type { Zone } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";

export function zoneStatus({ status }: Zone): TemplateResult {
  return html`<span class="status" data-status=${status}><span class="status-dot" aria-hidden="true"></span>${status}</span>`;
}

export function delegationOf({ authoritative_nameservers }: Zone): string {
  return authoritative_nameservers.delegation_status ?? "unknown";
}

export function delegationStatus(zone: Zone): TemplateResult {
  const status = delegationOf(zone);
  return html`<span class="status" data-status=${status}><span class="status-dot" aria-hidden="true"></span>${status}</span>`;
}
