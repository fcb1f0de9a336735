// What a Storage Box is like at the moment.
import type { StorageBox } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";

export function storageBoxStatus({ status }: StorageBox): TemplateResult {
  return html`<span class="status" data-status=${status}><span class="status-dot" aria-hidden="true"></span>${status}</span>`;
}

/** The share of the space that is in use, from 0 to 1. */
export function usageOf({ stats, storage_box_type }: StorageBox): number {
  return storage_box_type.size > 0 ? stats.size / storage_box_type.size : 0;
}

/** The ways of access, with the names of the API. */
export const ACCESS = [
  ["ssh_enabled", "SSH: SFTP, SCP, rsync, BorgBackup"],
  ["samba_enabled", "Samba (CIFS)"],
  ["webdav_enabled", "WebDAV"],
  ["reachable_externally", "From outside of Hetzner's network"],
] as const;

/** Whether something is permitted, as a tag. */
export function onOff(isOn: boolean | undefined): TemplateResult {
  return isOn ? html`<span class="tag good">on</span>` : html`<span class="tag">off</span>`;
}
