// A section: the resources of a type, as a list and with details. All sections are built in the same way.
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { ListFilter, Plus, Search } from "lucide";
import type { App } from "../app.js";
import type { Project } from "../data/project.js";
import type { Loadable, ResourceList } from "../data/resource-list.js";
import { matches, parseSelector } from "../data/selector.js";
import { hrefOf, type Route, setQuery } from "../route.js";
import { type Column, type Row, sorted } from "../ui/data-table.js";
import { count } from "../ui/format.js";
import { type IconNode, icon } from "../ui/icon.js";
import { failed, loading } from "../ui/states.js";
import { openSelectorBuilder } from "./selector-builder.js";

/** A resource of a section. */
export interface Resource {
  id: number;
  name?: string | null;
  labels?: Record<string, string> | null;
}

export interface Section<Item extends Resource = Resource> {
  /** The first part of the route, such as `load_balancers`. */
  path: string;
  /** As in `Load balancers` and `load balancer`. */
  title: string;
  singular: string;
  icon: IconNode;
  list: (project: Project) => ResourceList<Item>;
  /** Other data that the views read: of the list, or of the page of a resource. */
  needs?: (app: App, route: Route) => Loadable[];
  /** The columns of the table; `shown` are the resources in it. */
  columns: (app: App, shown: readonly Item[]) => Column<Item>[];
  /** The column that the list is sorted by at first. */
  sort?: string;
  /** The name that is shown; by default that of the resource. */
  nameOf?: (item: Item) => string;
  /** Further text that a search finds. */
  searchText?: (item: Item, app: App) => string;
  /** Opens the form that creates one. */
  create?: (app: App) => void;
  /** What an empty list says beside that there are none. */
  emptyText: string;
  /** Shown in place of the table, if the query asks for it. */
  alternative?: (app: App, items: Item[], route: Route) => TemplateResult | null;
  /** Further tools above the list. */
  tools?: (app: App, route: Route) => TemplateResult;
  /** Shown below the list, and before it for the keyboard: a list may have thousands of rows. */
  below?: (app: App, items: readonly Item[]) => TemplateResult | typeof nothing;
  /** The page of one resource. */
  detail: (app: App, item: Item, route: Route) => TemplateResult;
}

export function nameOf<Item extends Resource>(section: Section<Item>, item: Item): string {
  return section.nameOf?.(item) ?? item.name ?? `${section.singular} ${item.id}`;
}

/** The title within a sentence, as in `load balancers`, `SSH keys` and `primary IPs`. */
function pluralOf<Item extends Resource>({ title, singular }: Section<Item>): string {
  return singular.charAt(0) + title.slice(1);
}

/** A cell with the name, as a link to the details. */
export function nameCell<Item extends Resource>(section: Section<Item>, item: Item): TemplateResult {
  const name = nameOf(section, item);
  return html`<a class="name" href=${hrefOf(section.path, item.id)} title=${name}>${name}</a>`;
}

/** What was selected last. A page is rendered more often than its data changes, and may have thousands of resources. */
let last: { app: App; version: number; address: string; items: Resource[] } | undefined;

/** The resources that the query asks for, in its order. */
export function selected<Item extends Resource>(app: App, section: Section<Item>, route: Route): Item[] {
  const { version } = app;
  const address = `${section.path}?${route.query}`;
  if (!last || last.app !== app || last.version !== version || last.address !== address) {
    last = { app, version, address, items: select(app, section, route) };
  }
  return last.items as Item[];
}

function select<Item extends Resource>(app: App, section: Section<Item>, route: Route): Item[] {
  const conditions = parseSelector(route.query.get("selector") ?? "") ?? [];
  const search = (route.query.get("search") ?? "").toLowerCase();
  const found = section.list(app.project).items.filter((item) => {
    if (!matches(item.labels ?? {}, conditions)) return false;
    if (!search) return true;
    const labels = Object.entries(item.labels ?? {}).map(([key, value]) => `${key}=${value}`);
    const text = [nameOf(section, item), item.id, ...labels, section.searchText?.(item, app)].join("\n");
    return text.toLowerCase().includes(search);
  });
  return sorted(found, section.columns(app, []), route.query.get("sort") ?? section.sort ?? "name");
}

/** Rows with a heading for each value of a label. */
export function grouped<Item extends Resource>(items: readonly Item[], label: string | null): Row<Item>[] {
  if (!label) return items.map((item) => ({ item }));
  const groups = Map.groupBy(items, (item) => item.labels?.[label] ?? "");
  const named = [...groups].sort(([a], [b]) => Number(a === "") - Number(b === "") || a.localeCompare(b));
  return named.flatMap(([value, members]) => [
    { group: value === "" ? `Without ${label}` : `${label}=${value}`, count: members.length },
    ...members.map((item) => ({ item })),
  ]);
}

/** The page of all resources. */
export function listPage<Item extends Resource>(app: App, section: Section<Item>, route: Route): TemplateResult {
  const list = section.list(app.project);
  const items = selected(app, section, route);
  const isFiltered = route.query.has("search") || route.query.has("selector");
  return html`<header class="page-header">
      <div>
        <h1>${section.title}</h1>
        <p class="muted" role="status" aria-busy=${list.state === "loading" && !list.isComplete}>${summary(list, items.length, section, isFiltered)}</p>
      </div>
      ${
        section.create
          ? html`<button class="button primary" type="button" @click=${() => section.create?.(app)}>
              ${icon(Plus)} Create ${section.singular}
            </button>`
          : nothing
      }
    </header>
    ${toolbar(app, section, route)} ${list.state === "failed" ? failed(list, app) : nothing}
    <div class="list">${section.below?.(app, items) ?? nothing} ${content(app, section, route, list, items, isFiltered)}</div>`;
}

function summary<Item extends Resource>(
  list: ResourceList<Item>,
  shown: number,
  section: Section<Item>,
  isFiltered: boolean,
): string {
  if (list.state === "new" || (list.state === "loading" && list.items.length === 0)) return "Loading …";
  if (list.state === "failed" && list.items.length === 0) return "Not loaded";
  const all = count(list.total, section.singular, pluralOf(section));
  if (!list.isComplete && list.state === "loading") return `Loading: ${list.items.length} of ${all}`;
  return isFiltered ? `${shown} of ${all}` : all;
}

function toolbar<Item extends Resource>(app: App, section: Section<Item>, route: Route): TemplateResult {
  const selector = route.query.get("selector") ?? "";
  const isValid = parseSelector(selector) !== null;
  const update = (name: string) => (event: Event) => {
    setQuery({ [name]: (event.target as HTMLInputElement).value });
    app.changed();
  };
  return html`<div class="toolbar" role="search" aria-label="Filter ${pluralOf(section)}">
    <label class="search">
      ${icon(Search)}<span class="visually-hidden">Search</span>
      <input type="search" placeholder="Search" autocapitalize="none" .value=${live(route.query.get("search") ?? "")} @input=${update("search")} />
    </label>
    <label class="search selector">
      ${icon(ListFilter)}<span class="visually-hidden">Label selector</span>
      <input
        type="search"
        placeholder="Label selector, as in env=prod"
        spellcheck="false"
        autocapitalize="none"
        aria-invalid=${isValid ? nothing : "true"}
        .value=${live(selector)}
        @input=${update("selector")}
      />
    </label>
    <button
      type="button"
      class="button"
      @click=${() =>
        openSelectorBuilder(section.list(app.project).items, selector, (built) => {
          setQuery({ selector: built });
          app.changed();
        })}
    >
      Build a selector
    </button>
    ${section.tools?.(app, route) ?? nothing}
    ${isValid ? nothing : html`<p class="field-problem" role="alert">This is not a valid selector. Examples: env=prod, env in (a,b), !role</p>`}
  </div>`;
}

function content<Item extends Resource>(
  app: App,
  section: Section<Item>,
  route: Route,
  list: ResourceList<Item>,
  items: Item[],
  isFiltered: boolean,
): TemplateResult | typeof nothing {
  if (items.length === 0) {
    if (list.state === "new" || list.state === "loading") return loading();
    if (list.state === "failed") return nothing;
    return isFiltered ? emptyFilter(app, section) : empty(app, section);
  }
  const sort = (event: CustomEvent<string>) => {
    setQuery({ sort: event.detail });
    app.changed();
  };
  return (
    section.alternative?.(app, items, route) ??
    html`<div class="card table-card">
      <data-table
        .columns=${section.columns(app, items)}
        .rows=${grouped(items, route.query.get("group"))}
        .sort=${route.query.get("sort") ?? section.sort ?? "name"}
        .caption=${section.title}
        @sort=${sort}
      ></data-table>
    </div>`
  );
}

function empty<Item extends Resource>(app: App, section: Section<Item>): TemplateResult {
  return html`<div class="empty">
    <span class="empty-icon">${icon(section.icon)}</span>
    <h2>No ${pluralOf(section)} yet</h2>
    <p class="muted">${section.emptyText}</p>
    ${
      section.create
        ? html`<button class="button" type="button" @click=${() => section.create?.(app)}>${icon(Plus)} Create ${section.singular}</button>`
        : nothing
    }
  </div>`;
}

function emptyFilter<Item extends Resource>(app: App, section: Section<Item>): TemplateResult {
  const clear = () => {
    setQuery({ search: "", selector: "" });
    app.changed();
  };
  return html`<div class="empty">
    <span class="empty-icon">${icon(Search)}</span>
    <h2>None of the ${pluralOf(section)} matches</h2>
    <p class="muted">Change the search or the label selector.</p>
    <button class="button" type="button" @click=${clear}>Show all</button>
  </div>`;
}

/** The page of one resource. */
export function detailPage<Item extends Resource>(app: App, section: Section<Item>, route: Route): TemplateResult {
  const list = section.list(app.project);
  const item = list.get(Number(route.id));
  const back = html`<nav class="breadcrumb" aria-label="Breadcrumb"><a href=${hrefOf(section.path)}>${section.title}</a></nav>`;
  if (item) return html`${back}${section.detail(app, item, route)}`;
  if (list.state === "failed") return html`${back}${failed(list, app)}`;
  if (!list.isComplete) return html`${back}${loading()}`;
  return html`${back}
    <div class="empty">
      <h1>This ${section.singular} does not exist</h1>
      <p class="muted">It may have been deleted meanwhile.</p>
      <a class="button" href=${hrefOf(section.path)}>Show all ${pluralOf(section)}</a>
    </div>`;
}
