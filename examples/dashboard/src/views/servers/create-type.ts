// The fields for where and what a new server is: its location, type and image.
import type { Image, ServerType } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { count } from "../../ui/format.js";
import { amount } from "../prices.js";
import { type Fields, problem } from "./create-parts.js";
import { availability, imageGroups, imageReason, typeCost, typeGroups } from "./draft.js";

export function locations({ app, draft, problemOf, change }: Fields): TemplateResult {
  const all = app.project.catalogue.locations.value ?? [];
  return html`<fieldset class="field">
    <legend>Location</legend>
    <div class="locations">
      ${all.map(
        ({ name, city, country }) => html`<label class="choice">
          <input type="radio" name="location" value=${name} .checked=${name === draft.location} @change=${(
            event: Event,
          ) => {
            change({ location: name });
            showType((event.target as HTMLInputElement).form);
          }} />
          <span><strong>${city}</strong> <small class="muted">${name} · ${country}</small></span>
        </label>`,
      )}
    </div>
    ${problem("location", problemOf)}
  </fieldset>`;
}

/** Scrolls to the chosen type: another one was chosen if it cannot be ordered in the location. */
function showType(form: HTMLFormElement | null): void {
  form?.querySelector(".types input:checked")?.closest("label")?.scrollIntoView({ block: "nearest" });
}

export function types({ app, draft, problemOf, change }: Fields): TemplateResult {
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
          : html`<span class="type-cost"><strong>${amount(app, cost.monthly)}</strong> / month <small class="muted">${amount(app, cost.hourly, 4)} / hour</small></span>`
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

export function image({ app, draft, problemOf, change }: Fields): TemplateResult {
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
