// The fields of the dialog that creates a server.
import { html, nothing, type TemplateResult } from "lit";
import { count } from "../../ui/format.js";
import { amount } from "../prices.js";
import { checkbox, choices, type Fields, problem, textArea } from "./create-parts.js";
import { image, locations, types } from "./create-type.js";
import {
  addressCost,
  backupCost,
  bytesOf,
  freeVolumes,
  groupReason,
  MOST_USER_DATA,
  networkReason,
  typeCost,
} from "./draft.js";

export function fieldsOf(fields: Fields): TemplateResult {
  return html`${locations(fields)} ${types(fields)}
    <div class="create-columns">${image(fields)} ${name(fields)}</div>
    <div class="create-columns">${sshKeys(fields)} ${addresses(fields)}</div>
    <div class="create-columns">${networks(fields)} ${firewalls(fields)}</div>
    <div class="create-columns">${volumes(fields)} ${placementGroup(fields)}</div>
    <div class="create-columns">${labels(fields)} ${userData(fields)}</div>
    ${options(fields)}`;
}

function name({ draft, problemOf, change }: Fields): TemplateResult {
  return html`<div class="field">
    <label for="create-name">Name</label>
    <input
      id="create-name"
      autocomplete="off"
      spellcheck="false"
      aria-invalid=${problemOf("name") ? "true" : nothing}
      aria-describedby="create-name-about"
      .value=${draft.name}
      @input=${(event: Event) => change({ name: (event.target as HTMLInputElement).value, isNameSuggested: false })}
    />
    <div id="create-name-about">
      ${problemOf("name") ? problem("name", problemOf) : html`<small class="hint">A host name, unique in the project.</small>`}
    </div>
  </div>`;
}

function sshKeys({ app, draft, problemOf, change }: Fields): TemplateResult {
  const options = app.project.sshKeys.items.map(({ id, name }) => ({ id, name }));
  const hint =
    draft.sshKeys.length === 0
      ? "Without a key a root password is generated. It is shown once."
      : "The keys may log in as root; no password is generated.";
  return choices("SSH keys", "ssh_keys", options, draft.sshKeys, (sshKeys) => change({ sshKeys }), problemOf, hint);
}

function addresses({ app, draft, problemOf, change }: Fields): TemplateResult {
  const box = (version: "ipv4" | "ipv6", label: string) => {
    const { monthly } = addressCost(app.project, version, draft.location);
    const cost = monthly > 0 ? `${amount(app, monthly)} a month` : "free of charge";
    const about = html`${label} <small class="muted">${cost}</small>`;
    return checkbox(about, draft[version], (isOn) => change({ [version]: isOn }));
  };
  return html`<fieldset class="field choices">
    <legend>Public addresses</legend>
    ${box("ipv4", "IPv4")} ${box("ipv6", "IPv6")}
    ${
      !draft.ipv4 && !draft.ipv6
        ? html`<small class="hint">Without a public address the server is reached through a network only.</small>`
        : nothing
    }
    ${problem("public_net", problemOf)}
  </fieldset>`;
}

function networks({ app, draft, problemOf, change }: Fields): TemplateResult {
  const location = app.project.catalogue.locations.value?.find(({ name }) => name === draft.location);
  const options = app.project.networks.items.map(({ id, name, ip_range, subnets }) => ({
    id,
    name: `${name} (${ip_range})`,
    reason: networkReason(subnets, location),
  }));
  return choices("Networks", "networks", options, draft.networks, (networks) => change({ networks }), problemOf);
}

function firewalls({ app, draft, problemOf, change }: Fields): TemplateResult {
  const options = app.project.firewalls.items.map(({ id, name, rules }) => ({
    id,
    name: `${name} (${count(rules.length, "rule")})`,
  }));
  return choices("Firewalls", "firewalls", options, draft.firewalls, (firewalls) => change({ firewalls }), problemOf);
}

function volumes({ app, draft, problemOf, change }: Fields): TemplateResult {
  const free = freeVolumes(app.project.volumes.items, draft.location);
  const options = free.map(({ id, name, size }) => ({ id, name: `${name} (${size} GB)` }));
  const mount = checkbox("Mount them at the first boot", draft.automount, (automount) => change({ automount }));
  const hint = options.length === 0 ? "No volume of this location is unattached." : "";
  return html`<div class="field">
    ${choices("Volumes", "volumes", options, draft.volumes, (volumes) => change({ volumes }), problemOf, hint)}
    ${draft.volumes.length > 0 ? mount : nothing} ${problem("automount", problemOf)}
  </div>`;
}

function placementGroup({ app, draft, problemOf, change }: Fields): TemplateResult {
  const groups = app.project.placementGroups.items;
  return html`<div class="field">
    <label for="create-group">Placement group</label>
    <select
      id="create-group"
      @change=${(event: Event) => change({ placementGroup: Number((event.target as HTMLSelectElement).value) || undefined })}
    >
      <option value="" .selected=${draft.placementGroup === undefined}>none</option>
      ${groups.map((group) => {
        const reason = groupReason(group);
        return html`<option value=${group.id} ?disabled=${reason !== undefined} .selected=${group.id === draft.placementGroup}>
          ${group.name}${reason ? ` – ${reason}` : ""}
        </option>`;
      })}
    </select>
    <small class="hint">Servers of a group run on different hosts.</small>
    ${problem("placement_group", problemOf)}
  </div>`;
}

function labels({ draft, problemOf, change }: Fields): TemplateResult {
  const hint = "A key=value each line. The dashboard adds one, to find the server if the answer is lost.";
  const area = { label: "Labels", parameter: "labels", value: draft.labels, placeholder: "env=prod", hint, problemOf };
  return textArea(area, (value) => change({ labels: value }));
}

function userData({ draft, problemOf, change }: Fields): TemplateResult {
  const { userData: value } = draft;
  const hint = `${bytesOf(value).toLocaleString("en")} of ${MOST_USER_DATA.toLocaleString("en")} bytes`;
  const label = "User data for cloud-init";
  const area = { label, parameter: "user_data", value, placeholder: "#cloud-config", hint, problemOf };
  return textArea(area, (userData) => change({ userData }));
}

function options({ app, draft, change }: Fields): TemplateResult {
  const type = app.project.catalogue.serverTypes.value?.find(({ name }) => name === draft.type);
  const { monthly } = backupCost(app.project, typeCost(type, draft.location));
  const backups = html`Backups, one each day <small class="muted">${amount(app, monthly)} a month</small>`;
  return html`<fieldset class="field choices">
    <legend>Options</legend>
    ${checkbox(backups, draft.backups, (isOn) => change({ backups: isOn }))}
    ${checkbox("Start the server after it is created", draft.starts, (starts) => change({ starts }))}
  </fieldset>`;
}
