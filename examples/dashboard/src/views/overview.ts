// The overview: what the project has, what needs attention, and what it costs a month.
import { html, nothing, svg, type TemplateResult } from "lit";
import { Check, CircleAlert, CircleCheck } from "lucide";
import type { App } from "../app.js";
import { type Attention, attentionOf } from "../data/attention.js";
import { pricesOf } from "../data/prices.js";
import { problemOf } from "../data/problem.js";
import { loadAll, type Project } from "../data/project.js";
import type { Loadable } from "../data/resource-list.js";
import { progressOf, type TrackedOperation } from "../data/tracker.js";
import { hrefOf, type Route } from "../route.js";
import { panel } from "../ui/details.js";
import { ago, count } from "../ui/format.js";
import { icon } from "../ui/icon.js";
import { problemBox } from "../ui/problem-box.js";
import { failed, triedAgain } from "../ui/states.js";
import { costsPanel, totalText } from "./costs.js";
import { amount } from "./prices.js";
import type { Resource, Section } from "./section.js";
import { SECTIONS } from "./sections.js";

const ALL: Section<Resource>[] = SECTIONS.flatMap(({ sections }) => sections);

export function overviewNeeds(project: Project): Loadable[] {
  const { pricing, storageBoxTypes } = project.catalogue;
  return [...ALL.map((section) => section.list(project)), pricing, storageBoxTypes];
}

export function overview(app: App, route: Route): TemplateResult {
  const lists = ALL.map((section) => section.list(app.project));
  const isLoaded = lists.every(({ isComplete }) => isComplete);
  // Those that could not be loaded are told above the tiles.
  const isFailed = lists.every(({ isComplete, state }) => isComplete || state === "failed");
  const resources = lists.reduce((sum, { total }) => sum + total, 0);
  const costs = totalText(app);
  const about = [
    `${isLoaded ? "" : isFailed ? "Incomplete: " : "Loading: "}${count(resources, "resource")}`,
    isLoaded && costs && `${costs} a month without tax`,
  ];
  return html`<header class="page-header">
      <div>
        <h1>Overview</h1>
        <p class="muted" role="status" aria-busy=${!isLoaded}>${about.filter(Boolean).join(", ")}</p>
      </div>
    </header>
    ${failures(app)}
    <ul class="tiles">${ALL.map((section) => tile(app, section))}</ul>
    <div class="panels">
      <div class="column">${attentionPanel(app, isLoaded, isFailed)} ${serversPanel(app)} ${operationsPanel(app)}</div>
      <div class="column">${costsPanel(app, route)}</div>
    </div>`;
}

/** What could not be loaded, as one problem: lists mostly fail for the same reason. */
function failures(app: App): TemplateResult | typeof nothing {
  const sections = ALL.filter((section) => section.list(app.project).state === "failed");
  const lists = sections.map((section) => section.list(app.project));
  const [list] = lists;
  if (!list || lists.length === 1) return list ? failed(list, app) : nothing;
  return html`<div class="failed">
    ${problemBox(problemOf(list.error))} ${triedAgain(list.error)}
    <p>Not loaded: ${sections.map(({ title }) => title).join(", ")}.</p>
    <button class="button" type="button" @click=${() => void loadAll(lists)}>Try again</button>
  </div>`;
}

function tile(app: App, section: Section<Resource>): TemplateResult {
  const { total, isComplete, state } = section.list(app.project);
  return html`<li>
    <a class="card tile" href=${hrefOf(section.path)}>
      <strong>${isComplete ? total.toLocaleString("en") : state === "failed" ? "?" : "…"}</strong>
      ${icon(section.icon)}
      <span class="tile-title">${section.title}</span>
    </a>
  </li>`;
}

const NOT_LOADED = "Not loaded.";

/** The most names of resources in a row. */
const MOST_NAMES = 4;

function attentionPanel(app: App, isLoaded: boolean, isFailed: boolean): TemplateResult {
  const prices = pricesOf(app.project);
  const isBusy = ({ id }: { id: number }) => app.tracker.runningOn("server", id) !== undefined;
  const all = attentionOf(app.project, prices, app.now(), isBusy);
  if (all.length > 0) {
    return panel("Needs attention", html`<ul class="attention">${all.map((one) => attention(app, one))}</ul>`);
  }
  return panel(
    "Needs attention",
    isLoaded
      ? html`<p class="calm">${icon(CircleCheck)} Nothing.</p>`
      : html`<p class="muted">${isFailed ? "Not known: not everything could be loaded." : "Loading …"}</p>`,
  );
}

function attention(app: App, { title, isUrgent, path, items, monthly }: Attention): TemplateResult {
  const others = items.length - MOST_NAMES;
  return html`<li data-urgent=${isUrgent}>
    ${icon(CircleAlert)}
    <div>
      <p>${title}${isUrgent ? html`<span class="visually-hidden"> (urgent)</span>` : nothing}</p>
      <p class="names">
        ${items
          .slice(0, MOST_NAMES)
          .map(
            ({ id, name, note }) =>
              html`<span><a href=${hrefOf(path, id)}>${name}</a>${note ? html` <span class="muted">${note}</span>` : nothing}</span>`,
          )}
        ${others > 0 ? html`<a href=${hrefOf(path)}>and ${others} more</a>` : nothing}
      </p>
    </div>
    ${monthly ? html`<span class="numeric">${amount(app, monthly)} <small class="muted">a month</small></span>` : nothing}
  </li>`;
}

/** The states of servers as parts of a bar, in this order. */
const PARTS = [
  ["running", "Running"],
  ["off", "Off"],
  ["other", "Other"],
] as const;

function serversPanel(app: App): TemplateResult {
  const { items, isComplete, state } = app.project.servers;
  const counts = new Map<string, number>();
  for (const { status } of items) {
    const part = status === "running" || status === "off" ? status : "other";
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  let x = 0;
  const bars = PARTS.map(([part]) => {
    const width = items.length > 0 ? (100 * (counts.get(part) ?? 0)) / items.length : 0;
    x += width;
    return svg`<rect x=${x - width} width=${width} height="8" data-part=${part}></rect>`;
  });
  if (items.length === 0)
    return panel(
      "Servers",
      html`<p class="muted">${state === "failed" ? NOT_LOADED : isComplete ? "There are none." : "Loading …"}</p>`,
    );
  return panel(
    "Servers",
    html`<svg class="bar parts" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">${bars}</svg>
      <ul class="legend">
        ${PARTS.map(
          ([part, label]) =>
            html`<li><span class="legend-dot" data-part=${part} aria-hidden="true"></span>${label} <strong>${(counts.get(part) ?? 0).toLocaleString("en")}</strong></li>`,
        )}
      </ul>`,
  );
}

/** The number of operations that are shown. */
const SHOWN = 6;

function operationsPanel(app: App): TemplateResult {
  const { operations } = app.tracker;
  return panel(
    "Operations of this session",
    operations.length === 0
      ? html`<p class="muted">What you start is shown here with its progress.</p>`
      : html`<ul class="rows">${operations.slice(0, SHOWN).map(operationRow)}</ul>`,
  );
}

function operationRow(operation: TrackedOperation): TemplateResult {
  const { state, title, problem, startedAt, endedAt } = operation;
  const outcome = { running: `${progressOf(operation)} %`, done: "done", failed: "failed" }[state];
  return html`<li class="operation" data-state=${state}>
    <div>
      <span>${title}</span>
      ${problem ? html`<small class="muted">${problem.summary}</small>` : nothing}
    </div>
    ${state === "running" ? html`<span class="spinner" aria-hidden="true"></span>` : icon(state === "done" ? Check : CircleAlert)}
    <span class="muted">${outcome}, ${ago(endedAt ?? startedAt, Date.now())}</span>
  </li>`;
}
