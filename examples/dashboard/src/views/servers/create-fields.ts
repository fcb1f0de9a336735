// The fields of the dialog that creates a server.
import type { Image, ServerType } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import type { App } from "../../app.js";
import { count, money } from "../../ui/format.js";
import {
  addressCost,
  availability,
  backupCost,
  bytesOf,
  type Cost,
  type Draft,
  freeVolumes,
  groupReason,
  imageGroups,
  imageReason,
  MOST_USER_DATA,
  networkReason,
  typeCost,
  typeGroups,
} from "./draft.js";

/** What the fields read, and how they change it. */
export interface Fields {
  app: App;
  draft: Draft;
  /** The problem of a parameter, if it has one. */
  problemOf: (parameter: string) => string | undefined;
  change: (changes: Partial<Draft>) => void;
}

export function fieldsOf(fields: Fields): TemplateResult {
  return html`${locations(fields)} ${types(fields)}
    <div class="create-columns">${image(fields)} ${name(fields)}</div>
    <div class="create-columns">${sshKeys(fields)} ${addresses(fields)}</div>
    <div class="create-columns">${networks(fields)} ${firewalls(fields)}</div>
    <div class="create-columns">${volumes(fields)} ${placementGroup(fields)}</div>
    <div class="create-columns">${labels(fields)} ${userData(fields)}</div>
    ${options(fields)}`;
}

function locations({ app, draft, problemOf, change }: Fields): TemplateResult {
  const all = app.project.catalogue.locations.value ?? [];
  return html`<fieldset class="field">
    <legend>Location</legend>
    <div class="locations">
      ${all.map(
        ({ name, city, country }) => html`<label class="choice">
          <input type="radio" name="location" value=${name} .checked=${name === draft.location} @change=${() => change({ location: name })} />
          <span><strong>${city}</strong> <small class="muted">${name} · ${country}</small></span>
        </label>`,
      )}
    </div>
    ${problem("location", problemOf)}
  </fieldset>`;
}

function types({ app, draft, problemOf, change }: Fields): TemplateResult {
  const groups = typeGroups(app.project.catalogue.serverTypes.value ?? []);
  const row = (type: ServerType) => {
    const { reason, note } = availability(type, draft.location, app.now());
    const cost = typeCost(type, draft.location);
    return html`<label class="choice type" data-state=${reason ? "disabled" : nothing}>
      <input
        type="radio"
        name="server_type"
        value=${type.name}
        ?disabled=${reason !== undefined}
        .checked=${type.name === draft.type}
        @change=${() => change({ type: type.name })}
      />
      <strong>${type.name}</strong>
      <span class="type-size">${count(type.cores, "core")}, ${type.memory} GB, ${type.disk} GB disk</span>
      ${note ? html`<small class="type-note tag warning">${note}</small>` : nothing}
      ${
        reason
          ? html`<small class="type-cost">${reason}</small>`
          : html`<span class="type-cost"><strong>${price(app, cost.monthly)}</strong> / month <small class="muted">${hourly(app, cost.hourly)} / hour</small></span>`
      }
    </label>`;
  };
  return html`<fieldset class="field">
    <legend>Server type</legend>
    <div class="types">
      ${groups.map(([title, group]) => html`<fieldset><legend>${title}</legend>${group.map(row)}</fieldset>`)}
    </div>
    ${problem("server_type", problemOf)}
  </fieldset>`;
}

function image({ app, draft, problemOf, change }: Fields): TemplateResult {
  const type = app.project.catalogue.serverTypes.value?.find(({ name }) => name === draft.type);
  const option = (one: Image) => {
    const reason = imageReason(one, type);
    const about = [one.description || one.name || one.id, one.deprecation && "(deprecated)", reason && `– ${reason}`];
    return html`<option value=${one.id} ?disabled=${reason !== undefined} .selected=${one.id === draft.image}>
      ${about.filter(Boolean).join(" ")}
    </option>`;
  };
  return html`<div class="field">
    <label for="create-image">Image</label>
    <select
      id="create-image"
      aria-invalid=${problemOf("image") ? "true" : nothing}
      aria-describedby="create-image-about"
      @change=${(event: Event) => change({ image: Number((event.target as HTMLSelectElement).value) })}
    >
      ${imageGroups(app.project, type).map(([title, images]) => html`<optgroup label=${title}>${images.map(option)}</optgroup>`)}
    </select>
    <div id="create-image-about">
      <small class="hint">For the architecture of the type: ${type?.architecture ?? "none chosen"}.</small>
      ${problem("image", problemOf)}
    </div>
  </div>`;
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
    return html`<label class="check">
      <input type="checkbox" .checked=${draft[version]} @change=${(event: Event) => change({ [version]: isChecked(event) })} />
      <span>${label} <small class="muted">${monthly > 0 ? `${price(app, monthly)} a month` : "free of charge"}</small></span>
    </label>`;
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
  const mount = html`<label class="check">
    <input type="checkbox" .checked=${draft.automount} @change=${(event: Event) => change({ automount: isChecked(event) })} />
    <span>Mount them at the first boot</span>
  </label>`;
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
  return html`<div class="field">
    <label for="create-labels">Labels</label>
    <textarea
      id="create-labels"
      rows="5"
      spellcheck="false"
      placeholder="env=prod"
      aria-describedby="create-labels-about"
      aria-invalid=${problemOf("labels") ? "true" : nothing}
      .value=${draft.labels}
      @input=${(event: Event) => change({ labels: (event.target as HTMLTextAreaElement).value })}
    ></textarea>
    <div id="create-labels-about">
      <small class="hint">A key=value each line. The dashboard adds one, to find the server if the answer is lost.</small>
      ${problem("labels", problemOf)}
    </div>
  </div>`;
}

function userData({ draft, problemOf, change }: Fields): TemplateResult {
  const size = bytesOf(draft.userData);
  return html`<div class="field">
    <label for="create-user-data">User data for cloud-init</label>
    <textarea
      id="create-user-data"
      rows="5"
      spellcheck="false"
      placeholder="#cloud-config"
      aria-describedby="create-user-data-about"
      aria-invalid=${problemOf("user_data") ? "true" : nothing}
      .value=${draft.userData}
      @input=${(event: Event) => change({ userData: (event.target as HTMLTextAreaElement).value })}
    ></textarea>
    <div id="create-user-data-about">
      <small class="hint">${size.toLocaleString("en")} of ${MOST_USER_DATA.toLocaleString("en")} bytes</small>
      ${problem("user_data", problemOf)}
    </div>
  </div>`;
}

function options({ app, draft, change }: Fields): TemplateResult {
  const type = app.project.catalogue.serverTypes.value?.find(({ name }) => name === draft.type);
  const { monthly } = backupCost(app.project, typeCost(type, draft.location));
  return html`<fieldset class="field choices">
    <legend>Options</legend>
    <label class="check">
      <input type="checkbox" .checked=${draft.backups} @change=${(event: Event) => change({ backups: isChecked(event) })} />
      <span>Backups, one each day <small class="muted">${price(app, monthly)} a month</small></span>
    </label>
    <label class="check">
      <input type="checkbox" .checked=${draft.starts} @change=${(event: Event) => change({ starts: isChecked(event) })} />
      <span>Start the server after it is created</span>
    </label>
  </fieldset>`;
}

/** Checkboxes, of which any number may be chosen. */
function choices(
  title: string,
  parameter: string,
  options: readonly { id: number; name: string; reason?: string | undefined }[],
  chosen: readonly number[],
  change: (ids: number[]) => void,
  problemOf: Fields["problemOf"],
  hint = options.length === 0 ? "There are none." : "",
): TemplateResult {
  return html`<fieldset class="field choices">
    <legend>${title}</legend>
    ${options.map(
      ({ id, name, reason }) => html`<label class="check">
        <input
          type="checkbox"
          ?disabled=${reason !== undefined}
          .checked=${chosen.includes(id)}
          @change=${(event: Event) => {
            const others = chosen.filter((other) => other !== id);
            change(isChecked(event) ? [...others, id] : others);
          }}
        />
        <span>${name}${reason ? html` <small class="muted">${reason}</small>` : nothing}</span>
      </label>`,
    )}
    ${hint ? html`<small class="hint">${hint}</small>` : nothing} ${problem(parameter, problemOf)}
  </fieldset>`;
}

function problem(parameter: string, problemOf: Fields["problemOf"]): TemplateResult | typeof nothing {
  const text = problemOf(parameter);
  return text ? html`<small class="field-problem" data-parameter=${parameter}>${text}</small>` : nothing;
}

function isChecked(event: Event): boolean {
  return (event.target as HTMLInputElement).checked;
}

/** A price in the currency of the project. */
export function price({ project }: App, amount: Cost["monthly"]): string {
  return money(amount, project.catalogue.pricing.value?.currency ?? "EUR");
}

/** A price an hour, which has more digits. */
export function hourly({ project }: App, amount: Cost["hourly"]): string {
  const currency = project.catalogue.pricing.value?.currency ?? "EUR";
  return amount.toLocaleString("en", {
    style: "currency",
    currency,
    minimumFractionDigits: 4,
    maximumFractionDigits: 4,
  });
}
