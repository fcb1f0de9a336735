// The status of a DNS zone, and of its delegation.
import type { Zone } from "hetzner-cloud";
import type { TemplateResult } from "lit";
import { statusText } from "../ui/status.js";

export function zoneStatus({ status }: Zone): TemplateResult {
  return statusText(status);
}

export function delegationOf({ authoritative_nameservers }: Zone): string {
  return authoritative_nameservers.delegation_status ?? "unknown";
}

export function delegationStatus(zone: Zone): TemplateResult {
  return statusText(delegationOf(zone));
}
