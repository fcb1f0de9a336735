// The records of a primary zone: a table of its RRSets, and the dialog of one.
import type { Rrset, Zone } from "hetzner-cloud";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { Lock, Pencil, Plus, Search, Trash2 } from "lucide";
import type { App } from "../app.js";
import { keyOf } from "../data/rrsets.js";
import { type Route, setQuery } from "../route.js";
import { button, iconButton, smallButton } from "../ui/buttons.js";
import { type Column, sorted } from "../ui/data-table.js";
import { facts } from "../ui/details.js";
import { closing, confirm, type OpenDialog, openDialog } from "../ui/dialog.js";
import { labelsText } from "../ui/fields.js";
import { count } from "../ui/format.js";
import { icon } from "../ui/icon.js";
import { failed, loading } from "../ui/states.js";
import { PROTECTED, protectionButton } from "./operations.js";
import { openAddRrset, openEditRrset } from "./rrset-form.js";

export function recordsPanel(app: App, zone: Zone, route: Route): TemplateResult {
  const list = app.project.rrsets(zone.id);
  const rrsets = selected(app, zone, route);
  return html`<section class="card panel full records">
    <header>
      <div>
        <h2>Records</h2>
        <p class="muted" role="status">${summary(list.items.length, rrsets.length, list.isComplete)}</p>
      </div>
      ${smallButton("Add records", Plus, () => openAddRrset(app, zone))}
    </header>
    ${filter(app, zone, route)} ${list.state === "failed" ? failed(list, app) : nothing}
    ${
      rrsets.length > 0
        ? html`<data-table
            .columns=${columns(app, zone)}
            .rows=${rrsets.map((item) => ({ item }))}
            .sort=${route.query.get("sort") ?? "name"}
            .caption=${`Records of ${zone.name}`}
            @sort=${(event: CustomEvent<string>) => update(app, { sort: event.detail })}
          ></data-table>`
        : list.isComplete
          ? html`<p class="muted none">${list.items.length === 0 ? "There are no records." : "No record matches."}</p>`
          : list.state === "failed"
            ? nothing
            : loading()
    }
  </section>`;
}

function summary(all: number, shown: number, isComplete: boolean): string {
  if (!isComplete) return all === 0 ? "Loading …" : `Loading: ${all} so far`;
  return shown === all ? count(all, "RRSet") : `${shown} of ${count(all, "RRSet")}`;
}

function update(app: App, changes: Record<string, string>): void {
  setQuery(changes);
  app.changed();
}

function selected(app: App, zone: Zone, route: Route): Rrset[] {
  const search = (route.query.get("search") ?? "").toLowerCase();
  const type = route.query.get("type");
  const found = app.project.rrsets(zone.id).items.filter((rrset) => {
    if (type && rrset.type !== type) return false;
    const records = rrset.records.flatMap(({ value, comment }) => [value, comment ?? ""]);
    return !search || [rrset.name, ...records].join("\n").toLowerCase().includes(search);
  });
  return sorted(found, columns(app, zone), route.query.get("sort") ?? "name");
}

function filter(app: App, zone: Zone, route: Route): TemplateResult {
  const types = new Set(app.project.rrsets(zone.id).items.map(({ type }) => type));
  const chosen = route.query.get("type") ?? "";
  return html`<div class="toolbar" role="search" aria-label="Filter the records">
    <label class="search">
      ${icon(Search)}<span class="visually-hidden">Search the records</span>
      <input
        type="search"
        placeholder="Search"
        autocapitalize="none"
        .value=${live(route.query.get("search") ?? "")}
        @input=${(event: Event) => update(app, { search: (event.target as HTMLInputElement).value })}
      />
    </label>
    <select aria-label="Type" @change=${(event: Event) => update(app, { type: (event.target as HTMLSelectElement).value })}>
      <option value="" .selected=${chosen === ""}>All types</option>
      ${[...types].sort().map((type) => html`<option value=${type} .selected=${type === chosen}>${type}</option>`)}
    </select>
  </div>`;
}

function columns(app: App, zone: Zone): Column<Rrset>[] {
  return [
    {
      key: "name",
      header: "Name",
      share: 2,
      // The domain itself comes first.
      sort: ({ name }) => (name === "@" ? "" : name),
      cell: (rrset) => nameCell(app, zone, rrset),
    },
    {
      key: "type",
      header: "Type",
      share: 1.8,
      sort: ({ type }) => type,
      cell: ({ type }) => html`<span class="tag">${type}</span>`,
    },
    {
      key: "value",
      header: "Values",
      share: 5,
      sort: ({ records }) => records[0]?.value ?? "",
      cell: ({ records }) => values(records.map(({ value }) => value)),
    },
    {
      key: "comment",
      header: "Comment",
      share: 2,
      from: "wide",
      cell: ({ records }) =>
        html`<span class="muted">${records.map(({ comment }) => comment).find(Boolean) ?? ""}</span>`,
    },
    {
      key: "ttl",
      header: "TTL",
      isNumeric: true,
      from: "medium",
      sort: ({ ttl }) => ttl ?? zone.ttl,
      cell: ({ ttl }) => (ttl ? `${ttl} s` : html`<span class="muted">${zone.ttl} s</span>`),
    },
    {
      key: "edit",
      header: "Edit",
      from: "medium",
      cell: (rrset) =>
        iconButton(
          `Edit ${nameOf(rrset)}`,
          Pencil,
          () => openEditRrset(app, zone, rrset),
          rrset.protection.change ? PROTECTED : undefined,
        ),
    },
  ];
}

function values(all: string[]): TemplateResult {
  const others = all.length > 1 ? html` <span class="muted">+${all.length - 1}</span>` : nothing;
  return html`<span title=${all.join("\n")}><code>${all[0]}</code>${others}</span>`;
}

function nameOf({ name, type }: Rrset): string {
  return `${name} ${type}`;
}

function nameCell(app: App, zone: Zone, rrset: Rrset): TemplateResult {
  return html`<button
      type="button"
      class="link-button"
      title=${rrset.name}
      aria-label=${nameOf(rrset)}
      @click=${() => openRrset(app, zone, rrset.id)}
    >
      ${rrset.name}</button
    >${rrset.protection.change ? html`<span class="lock" title="protected">${icon(Lock)}<span class="visually-hidden">protected</span></span>` : nothing}`;
}

/** The dialog of one RRSet, with all its values and what can be done with it. */
function openRrset(app: App, zone: Zone, id: string): void {
  const rrset = app.project.rrsets(zone.id).get(id);
  if (!rrset) return;
  const then = (dialog: OpenDialog, act: (app: App, zone: Zone, rrset: Rrset) => unknown) => () => {
    dialog.close();
    act(app, zone, rrset);
  };
  openDialog(
    nameOf(rrset),
    (dialog) => html`<div class="dialog-body">
        <table class="plain">
          <caption class="visually-hidden">Values</caption>
          <thead><tr><th scope="col">Value</th><th scope="col">Comment</th></tr></thead>
          <tbody>
            ${rrset.records.map(({ value, comment }) => html`<tr><td><code>${value}</code></td><td>${comment ?? ""}</td></tr>`)}
          </tbody>
        </table>
        ${facts([
          ["TTL", rrset.ttl ? `${rrset.ttl} s` : `${zone.ttl} s, of the zone`],
          ["Protection", rrset.protection.change ? "against changes and deletion" : "none"],
          ["Labels", labelsText(rrset.labels ?? {})],
        ])}
        <div class="buttons">
          ${button("Edit", Pencil, then(dialog, openEditRrset), { reason: rrset.protection.change ? PROTECTED : undefined })}
          ${protectionButton(rrset.protection.change, then(dialog, protect))}
          ${button("Delete", Trash2, then(dialog, openDeleteRrset), { reason: whyNotDeleted(rrset) })}
        </div>
      </div>
      ${closing(dialog)}`,
  );
}

function whyNotDeleted({ type, protection }: Rrset): string | undefined {
  if (type === "SOA") return "A zone always has its SOA record";
  return protection.change ? PROTECTED : undefined;
}

/** The parameters that name an RRSet, and the refresh after an operation on it. */
function target(app: App, zone: Zone, rrset: Rrset) {
  const ended = () => app.project.rrsets(zone.id).refreshItem(rrset.id);
  return { params: { id_or_name: zone.id, ...keyOf(rrset.id) }, ended };
}

function protect(app: App, zone: Zone, rrset: Rrset): Promise<boolean> {
  const change = !rrset.protection.change;
  const { params, ended } = target(app, zone, rrset);
  const title = change ? `Protecting ${nameOf(rrset)}` : `Removing the protection of ${nameOf(rrset)}`;
  return app.attempt({ title, call: () => app.hz.zoneRrsets.changeProtection({ ...params, change }), ended });
}

async function openDeleteRrset(app: App, zone: Zone, rrset: Rrset): Promise<void> {
  const name = nameOf(rrset);
  const text = html`<p>${count(rrset.records.length, "record")} of <strong>${rrset.name}</strong> in ${zone.name} are lost. Resolvers
    forget them within ${rrset.ttl ?? zone.ttl} seconds.</p>`;
  if (!(await confirm({ title: `Delete ${name}?`, text, action: "Delete", isDangerous: true }))) return;
  const { params, ended } = target(app, zone, rrset);
  await app.attempt({ title: `Deleting ${name}`, call: () => app.hz.zoneRrsets.delete(params), ended });
}
