// What a Storage Box is like at the moment.
import type { StorageBox } from "hetzner-cloud";
import { html, type TemplateResult } from "lit";
import type { Field, Values } from "../ui/form.js";
import { statusText } from "../ui/status.js";
import { chosenOf } from "../ui/values.js";

export function storageBoxStatus({ status }: StorageBox): TemplateResult {
  return statusText(status);
}

/** The share of the space that is in use, from 0 to 1. */
export function usageOf({ stats, storage_box_type }: StorageBox): number {
  return storage_box_type.size > 0 ? stats.size / storage_box_type.size : 0;
}

/** The ways of access, with the names of the API. */
const ACCESS = [
  ["ssh_enabled", "SSH: SFTP, SCP, rsync, BorgBackup"],
  ["samba_enabled", "Samba (CIFS)"],
  ["webdav_enabled", "WebDAV"],
  ["reachable_externally", "From outside of Hetzner's network"],
] as const;

/** The ways of access to a whole Storage Box. */
export const BOX_ACCESS = [...ACCESS, ["zfs_enabled", "Directory .zfs with the snapshots"]] as const;

/** The ways of access to a subaccount. */
export const SUBACCOUNT_ACCESS = [...ACCESS, ["readonly", "Read-only"]] as const;

type Way = (typeof BOX_ACCESS | typeof SUBACCOUNT_ACCESS)[number][0];

/** Checkboxes for ways of access. */
export function accessField<Key extends Way>(
  ways: readonly (readonly [Key, string])[],
  settings: Partial<Record<Key, boolean>>,
): Field {
  return {
    name: "access_settings",
    label: "Access",
    type: "choices",
    options: ways.map(([value, label]) => ({ value, label })),
    value: ways.map(([key]) => key).filter((key) => settings[key]),
  };
}

/** The settings that were chosen: each of them, on or off. */
export function accessOf<Key extends Way>(ways: readonly (readonly [Key, string])[], values: Values) {
  const chosen = chosenOf(values, "access_settings");
  return Object.fromEntries(ways.map(([key]) => [key, chosen.includes(key)])) as Record<Key, boolean>;
}

/** Whether something is permitted, as a tag. */
export function onOff(isOn: boolean | undefined): TemplateResult {
  return isOn ? html`<span class="tag good">on</span>` : html`<span class="tag">off</span>`;
}
